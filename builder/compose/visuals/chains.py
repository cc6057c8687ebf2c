"""Who told whom: the attributions of several facts as boxes and links, a box a voice, however often it speaks."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from builder.compose.arguments import facts_given
from builder.compose.facts import FactView, Shelf
from builder.compose.phrases import CLOSES, COLON, COMMA, OPENS, SPACE, apart, count, listed
from builder.compose.problems import RefusedError, each
from builder.compose.said import DraftParagraph, DraftVisual, Finish, Piece, Said, Superscript, capitalized, once
from builder.compose.visuals.describe import fullest
from builder.compose.visuals.trails import NOBODY, SOURCE, Trail, trails
from builder.compose.words import Words
from builder.model.ledger import Source
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import Chain, ChainBox, ChainLink

MOST_VOICES = 40
"""With more, nothing is drawn: a slide has room for about twelve."""
# Words of a description that say no more than the name of an unnamed voice does.
_EMPTY = frozenset(("a", "an", "the", "some", "certain", "unnamed", "anonymous"))


class _Graph(msgspec.Struct, frozen=True):
    """Voices from left to right, and the steps between them: whether any fact's source states them."""

    trails: tuple[Trail, ...]
    voices: tuple[str, ...]
    steps: Mapping[tuple[str, str], bool]

    def before(self, voice: str) -> list[str]:
        return [start for start, end in self.steps if end == voice]

    def after(self, voice: str) -> list[str]:
        return [end for start, end in self.steps if start == voice]


def make_chain(shelf: Shelf, facts: object) -> Said:
    """Make what `chain(facts)` of a template gives. Raises RefusedError (P105, P106) for facts that nobody told."""
    views = facts_given(facts, "chain", "chain(facts)")
    graph = _graph([trail for found in each(views, trails) for trail in found])
    _check_names(graph, shelf)
    return _drafted(graph, shelf)


def _graph(found: Sequence[Trail]) -> _Graph:
    steps: dict[tuple[str, str], bool] = {}
    for trail in found:
        for start, end, stated in zip(trail.voices, trail.voices[1:], trail.stated, strict=False):
            steps[start, end] = steps.get((start, end), False) or stated
    voices = once(voice for trail in found for voice in trail.voices)
    if len(voices) > MOST_VOICES:
        raise RefusedError(
            "P105",
            f"`chain` draws up to {MOST_VOICES} voices, and these facts have {len(voices)}",
            "show them on several slides, each with a few facts",
        )
    if not steps:
        raise RefusedError(
            "P105",
            f"`chain` has nothing to draw: of {found[0].view.fact.id} only {voices[0]} is known, and nobody before it",
            "give the fact its `attribution`, from the origin on, or print the fact itself",
            facts=(found[0].view.fact.id,),
        )
    level = dict.fromkeys(voices, 0)
    for _ in voices:
        for start, end in steps:
            level[end] = max(level[end], level[start] + 1)
    circle = _circle(steps)
    if circle:
        raise RefusedError(
            "P105",
            f"`chain` cannot draw these facts together: their words go in a circle, {' to '.join(circle)}",
            "show them on two slides, each with facts that go one way",
        )
    return _Graph(tuple(found), tuple(sorted(voices, key=lambda voice: level[voice])), steps)


def _circle(steps: Mapping[tuple[str, str], bool]) -> list[str]:
    """Give the voices of a circle in order, the first one again at the end; none where every way has an end."""
    left = dict.fromkeys(voice for step in steps for voice in step)
    while left:
        done = [one for one in left if not any(start == one and end in left for start, end in steps)]
        if not done:
            break
        for one in done:
            del left[one]
    way = [next(iter(left))] if left else []
    while way and way[-1] not in way[:-1]:
        way.append(next(end for start, end in steps if start == way[-1] and end in left))
    return way[way.index(way[-1]) :] if way else []


def _check_names(graph: _Graph, shelf: Shelf) -> None:
    """Raise RefusedError (P105) where two voices have one name: one origin would look like two, or two like one."""
    told: dict[str, str] = {}
    for voice in graph.voices:
        if voice.startswith(NOBODY):
            continue
        name = " ".join("".join(run.text for run in _name(voice, graph, shelf)).split())
        other = told.setdefault(name.casefold(), voice)
        if other != voice:
            raise RefusedError(
                "P105",
                f"`chain` would show two boxes with one name: {other} and {voice} are both “{name}”",
                "if they are the same, give the facts one actor; else tell their names apart",
            )


def _all_meet(graph: _Graph) -> str:
    """Give the first voice that hands on whatever came to it and that every chain goes through; "" where none does."""
    for voice in graph.voices:
        if graph.before(voice) and graph.after(voice) and all(voice in trail.voices for trail in graph.trails):
            return voice
    return ""


class _Box(msgspec.Struct, frozen=True):
    """A voice before its citation numbers are given."""

    key: str
    paragraphs: tuple[DraftParagraph, ...]
    strong: bool


def _drafted(graph: _Graph, shelf: Shelf) -> Said:
    """Give the visual, which knows its citation numbers when the slide is assembled."""
    words = shelf.words
    meeting = _all_meet(graph)
    boxes = [_box(voice, graph, shelf, meeting) for voice in graph.voices]
    dashed = not all(graph.steps.values())
    key = DraftParagraph((words.run("chain_key"),), "caption") if dashed else None
    alt = _alt(graph, shelf, meeting)
    links = tuple(ChainLink(start=one, end=other, dashed=not stated) for (one, other), stated in graph.steps.items())

    def make(finish: Finish) -> Chain:
        made = tuple(
            ChainBox(
                key=box.key,
                words=tuple(map(finish, box.paragraphs)),
                nobody=box.key.startswith(NOBODY),
                strong=box.strong,
            )
            for box in boxes
        )
        return Chain(name=words["chain_name"], alt=alt, boxes=made, links=links, key=finish(key) if key else None)

    views = once(trail.view for trail in graph.trails)
    # In the order of the boxes, which decides their numbers.
    references = once(
        reference
        for box in boxes
        for paragraph in box.paragraphs
        for piece in paragraph.pieces
        if isinstance(piece, Superscript)
        for reference in piece.references
    )
    return Said((), once(view.fact.id for view in views), references, blocks=(DraftVisual(make),))


def _box(voice: str, graph: _Graph, shelf: Shelf, meeting: str) -> _Box:
    """Say what a voice is, its name with the numbers of what is cited from it, and its words or days."""
    found: list[DraftParagraph] = []
    role = _role(voice, graph, meeting)
    if role and shelf.words[role]:
        found.append(DraftParagraph((shelf.words.run(role),), "label"))
    own = [trail for trail in graph.trails if trail.voices[-1] == voice]
    sources = {trail.source.id: trail.source for trail in own}.values()
    cited = once(
        reference for trail in own for reference in trail.view.references if reference.source.id == trail.source.id
    )
    name: tuple[Piece, ...] = capitalized(Said(_name(voice, graph, shelf))).pieces
    found.append(DraftParagraph((*name, Superscript(cited)) if cited else name, "heading"))
    described = _description(voice, graph)
    if described is not None:
        found.append(DraftParagraph((described,), "muted"))
    found += [DraftParagraph(line, "muted") for line in _days(own, sources, shelf)]
    return _Box(voice, tuple(found), voice == meeting)


def _role(voice: str, graph: _Graph, meeting: str) -> str:
    """Give the key of the words for what a voice does here."""
    if voice.startswith(NOBODY):
        return ""
    if voice == meeting and len(graph.after(voice)) > 1:
        return "chain_relay_for_all"
    if not graph.before(voice):
        return "chain_origin"
    return "chain_relay" if graph.after(voice) else "chain_report"


def _name(voice: str, graph: _Graph, shelf: Shelf) -> tuple[Run, ...]:
    if voice.startswith(NOBODY):
        return (shelf.words.run("chain_nobody"),)
    if voice.startswith(SOURCE):
        source = shelf.ledger.sources[voice.removeprefix(SOURCE)]
        return (Run(source.name, Origin("source", source.id, "citation", source.at)),)
    view = next(trail.view for trail in graph.trails if voice in trail.voices)
    return (view.run(shelf.actor_name(voice), "attribution"),)


def _description(voice: str, graph: _Graph) -> Run | None:
    """Give the source's fullest words for a voice without a name, where they say more than that it has none."""
    best: tuple[FactView, str] | None = None
    for trail in graph.trails:
        for link in trail.view.fact.attribution:
            if link.who == voice and link.words and (best is None or len(link.words) > len(best[1])):
                best = trail.view, link.words
    if best is None:
        return None
    view, words = best
    actor = view.shelf.ledger.actors.get(voice)
    if actor is None or actor.kind != "unnamed" or _plain_words(words) <= _plain_words(actor.name):
        return None
    return view.run(view.shelf.words.requoted(f"“{words}”"), "attribution")


def _plain_words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split()) - _EMPTY


def _days(own: Iterable[Trail], sources: Iterable[Source], shelf: Shelf) -> list[tuple[Piece, ...]]:
    """Say when a voice's sources are of, and what of them is later than the deck's day."""
    later = {trail.view.date: trail.view for trail in own if trail.view.later}
    lines: list[tuple[Piece, ...]] = []
    for day in once(source.issued for source in sources if source.issued):
        if day in later:
            continue
        source = next(source for source in sources if source.issued == day)
        lines.append((Run(shelf.day(day), Origin("source", source.id, "citation", source.at)),))
    return lines + [view.later_mark("muted") for view in later.values()]


def _alt(graph: _Graph, shelf: Shelf, meeting: str) -> Paragraph:
    """Say who told whom, as fully as fits: every link; else origins, who all goes through and ends; else how many."""
    words = shelf.words
    names = {voice: _name(voice, graph, shelf) for voice in graph.voices}
    lead = (words.run("chain_alt"), COLON)
    origins = listed([names[one] for one in graph.voices if not graph.before(one)], words)
    ends = listed([names[one] for one in graph.voices if not graph.after(one)], words)
    through = (SPACE, words.run("chain_alt_through"), SPACE, *names[meeting]) if meeting else ()
    to = (SPACE, words.run("chain_alt_to"), SPACE)
    unstated = sum(not stated for stated in graph.steps.values())
    dashed = (COMMA, count(unstated), SPACE, words.run("chain_alt_dashed")) if unstated else ()
    voices = sum(not voice.startswith(NOBODY) for voice in graph.voices)
    counted = (*lead, count(voices), SPACE, words.run("chain_alt_voices"), *dashed)
    return fullest(
        (*lead, *_told(graph, names, words)),
        (*lead, *origins, *through, *to, *ends, *dashed),
        (*counted, *through),
        counted,
    )


def _told(graph: _Graph, names: Mapping[str, tuple[Run, ...]], words: Words) -> list[Run]:
    """Say every link: who told the same is named together, and what is not stated is said so."""
    groups: dict[tuple[tuple[str, bool], ...], list[str]] = {}
    for voice in graph.voices:
        ends = tuple((end, stated) for (start, end), stated in graph.steps.items() if start == voice)
        if ends:
            groups.setdefault(ends, []).append(voice)
    if not groups:
        return listed([names[voice] for voice in graph.voices], words)
    steps: list[list[Run]] = []
    for ends, starts in groups.items():
        told = [
            names[end] if stated else (*names[end], OPENS, words.run("chain_alt_unstated"), CLOSES)
            for end, stated in ends
        ]
        to = (SPACE, words.run("chain_alt_to"), SPACE)
        steps.append([*listed([names[one] for one in starts], words), *to, *listed(told, words)])
    return apart(steps)
