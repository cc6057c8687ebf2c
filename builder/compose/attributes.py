"""The attributes of a fact, one function each: quotation, who says so, marks, passage in context, numbers."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from builder.citations import full_citation, short_citation
from builder.compose.facts import FactView
from builder.compose.figures import derived_numbers, figures, quantities
from builder.compose.passages import quotation_in_words
from builder.compose.phrases import CLOSES, COMMA, DOT, OPENS, SEMICOLON, SPACE, apart
from builder.compose.said import (
    ABSENT,
    Kind,
    Many,
    Piece,
    Said,
    View,
    joined,
    once,
    tidy,
)
from builder.model.ledger import Actor, Basis
from builder.model.slides import Origin, Run
from builder.text.slide_words import with_names

DISPUTE_JUMP = "dispute:"
"""The jump of a "Disputed" mark until every slide is known; then `slide:ID`, or nothing. Ids of its facts, spaced."""
LATER_MARK = "later-mark:"
"""The jump of a mark "later: …" until the whole slide is known; then nothing. Ids of its facts, with spaces between."""
LATER_SUFFIX = "later-suffix:"
"""The jump of "(later: …)" after an assertion until then; it is dropped where the slide has the fact's mark."""
# Words that begin an unnamed speaker's description and are no names: only these lose their capital in mid-sentence.
_COMMON = frozenset(
    {"A", "An", "The", "At", "Some", "Several", "Many", "Most", "More", "Few", "Two", "Three", "Four", "Five", "Six"}
    | {"Officials", "Sources", "People", "Unnamed", "Anonymous", "New", "Nearly", "About", "Over", "Another", "Other"}
    | {"One", "Reports", "Experts", "Analysts", "Witnesses", "According"}
)


def _said(view: FactView) -> Said:
    pieces: list[Piece] = [view.run(view.fact.assertion, "assertion")]
    if view.references:
        pieces.append(view.superscript)
    if view.later:
        pieces += _jumping(view.later_suffix("muted"), LATER_SUFFIX + view.fact.id)
    return view.of(tuple(pieces))


def _quotation(view: FactView) -> Said:
    pieces: list[Piece] = []
    for evidence in view.fact.evidence:
        if evidence.exact:
            if pieces:
                pieces.append(SPACE)
            words = quotation_in_words(evidence, view.shelf.passages.find(evidence), view.shelf.words.marks)
            pieces.append(msgspec.structs.replace(view.run(words, "exact", "source"), style="quotation"))
    return view.of(tuple(pieces)) if pieces else ABSENT


def _who(view: FactView) -> Said:
    words, fact = view.shelf.words, view.fact
    if not fact.attribution:
        if fact.looked_for is not None:
            return view.of((words.run("looked_for_who"),))
        if not fact.evidence:
            return view.of((words.run("worked_out"),)) if fact.derived else ABSENT
        return (
            view.of((view.run(view.sources[0].name, "attribution"), SPACE, words.run("own_voice")))
            if view.sources
            else ABSENT
        )
    pieces: list[Piece] = []
    for at, link in enumerate(fact.attribution):
        actor = view.shelf.ledger.actors.get(link.who)
        if at:
            pieces += [COMMA, words.run("relayed_by" if at == 1 else "relayed_further_by"), SPACE]
        pieces.append(view.run(_speaker_name(view, at), "attribution"))
        if actor is not None and actor.kind == "unnamed" and words["unnamed"] not in _speaker_name(view, at).casefold():
            pieces += [OPENS, words.run("unnamed"), CLOSES]
        elif at == 0 and actor is not None and actor.kind == "outlet" and len(fact.attribution) == 1:
            pieces += [SPACE, words.run("own_voice")]
    return view.of(tuple(pieces))


def _speaker_name(view: FactView, at: int) -> str:
    """Name one link of the chain: the source's own words for unnamed speakers, the plain name for all others."""
    link = view.fact.attribution[at]
    actor = view.shelf.ledger.actors.get(link.who)
    if actor is not None and actor.kind == "unnamed" and link.words:
        first, _, rest = tidy(link.words).partition(" ")
        return f"{first.lower() if first in _COMMON else first} {rest}".strip()
    return view.shelf.actor_name(link.who)


def _speaker(view: FactView) -> Said:
    if not view.fact.attribution:
        # What we worked out, or did not find, nobody said: the sources of its parts are not its speakers.
        return view.say(view.sources[0].name, "attribution") if view.fact.evidence and view.sources else ABSENT
    actor: Actor | None = view.shelf.ledger.actors.get(view.fact.attribution[0].who)
    if actor is not None and actor.kind == "unnamed" and view.fact.attribution[0].words:
        return view.say(_speaker_name(view, 0), "attribution")
    return view.say(view.shelf.actor_name(view.fact.attribution[0].who), "attribution")


def _marks(view: FactView) -> Said:
    return marks((view,))


def marks(views: Sequence[FactView]) -> Said:
    """Give the status marks of one fact, or of several under one line: every different mark once.

    Marks alone show no fact: whoever is given one and prints only its marks has dropped it.
    """
    words = views[0].shelf.words
    bases = once(view.status.basis for view in views)
    found: list[tuple[Run, ...]] = [(words.mark(basis.value),) for basis in bases]
    disputed = " ".join(view.fact.id for view in views if view.status.disputed)
    if disputed:
        found.append(_jumping((words.mark("disputed"),), DISPUTE_JUMP + disputed))
    if any(not view.status.checked and view.status.basis is not Basis.DERIVED for view in views):
        found.append((words.mark("not_checked"),))
    later: dict[str, list[FactView]] = {}
    for view in views:
        if view.later:
            later.setdefault(view.shelf.day(view.date, short=True), []).append(view)
    for same_day in later.values():
        facts = " ".join(view.fact.id for view in same_day)
        mark = (msgspec.structs.replace(run, mark="later") for run in same_day[0].later_mark("mark"))
        found.append(_jumping(tuple(mark), LATER_MARK + facts))
    whole = [tuple(map(_unbroken, mark)) for mark in found]
    references = once(reference for view in views for reference in view.references)
    return Said(tuple(apart(whole, DOT)), (), references)


def _unbroken(run: Run) -> Run:
    """Keep a mark on one line: its icon and words, and its date, belong together."""
    return msgspec.structs.replace(run, text=run.text.replace(" ", "\u00a0"))


def _jumping(runs: Sequence[Run], jump: str) -> tuple[Run, ...]:
    return tuple(msgspec.structs.replace(run, jump=jump) for run in runs)


def _why(view: FactView) -> Said:
    why, words = view.status.why, view.shelf.words
    if view.status.reason:
        key, *names = view.status.reason
        label = words[f"status_{view.status.basis.value}"].partition(" ")[2]
        why = f"{label}{words['sign_colon']}{with_names(words[key], [words.requoted(name) for name in names])}"
    return view.of((Run(why, Origin("program", view.fact.id, "why")),)) if why else ABSENT


def _source(view: FactView) -> Said:
    origin_of = [(source, Origin("source", source.id, "citation", source.at)) for source in view.sources]
    runs = [Run(short_citation(source, view.shelf.words.all), origin) for source, origin in origin_of]
    return joined([view.of((run,)) for run in runs], (SEMICOLON,)) if runs else ABSENT


def _full_citation(view: FactView) -> Said:
    said = [view.of(full_citation(source, view.shelf.style, view.shelf.words.all)) for source in view.sources]
    return joined(said, (SPACE,)) if said else ABSENT


def _when(view: FactView) -> Said:
    """Say when; an open beginning without words of the source is no date, and says so."""
    when = view.fact.when
    if when is None:
        return ABSENT
    day = view.run(view.shelf.day(when.edtf), "when")
    if when.words or not when.edtf.startswith(("../", "/")):
        return view.of((day,))
    return view.of((view.shelf.words.run("not_dated"), SEMICOLON, day))


def _cite(view: FactView) -> Said:
    return view.of((view.superscript,)) if view.references else ABSENT


def _disputes(view: FactView) -> Many:
    return view.shelf.facts(view.shelf.ledger.disputes.get(view.fact.id, view.fact.disputes))


class LookedForView(View):
    """What was looked for and not found."""

    what = "looked_for"
    __slots__ = ("view",)

    def __init__(self, view: FactView) -> None:
        super().__init__()
        self.view = view

    def __bool__(self) -> bool:
        return self.view.fact.looked_for is not None


def _looked_for_what(looked: LookedForView) -> Said:
    record = looked.view.fact.looked_for
    return looked.view.say(record.what, "looked_for.what") if record else ABSENT


def _looked_for_on(looked: LookedForView) -> Said:
    record = looked.view.fact.looked_for
    return looked.view.say(looked.view.shelf.day(record.on), "looked_for.on") if record else ABSENT


LookedForView.names = {"what": _looked_for_what, "on": _looked_for_on}


def _plain(field: str) -> Callable[[FactView], Said]:
    """Give the attribute that says a text field of the fact as it stands."""

    def attribute(view: FactView) -> Said:
        return view.say(getattr(view.fact, field), field)

    return attribute


_HIDDEN: Mapping[str, Callable[[FactView], object]] = {
    "*said": _said,
    "*cite": _cite,
    "*full_citation": _full_citation,
    "*figures": figures,
}
_SHOWN: Mapping[str, Callable[[FactView], object]] = {
    "assertion": _plain("assertion"),
    "headline": lambda view: view.say(view.fact.headline, "headline") or view.look_up("assertion"),
    "quotation": _quotation,
    "who": _who,
    "speaker": _speaker,
    "when": _when,
    "when_words": lambda view: view.say(view.fact.when.words if view.fact.when else "", "when"),
    "marks": _marks,
    "why": _why,
    "source": _source,
    "quantities": quantities,
    "derived": derived_numbers,
    "disputes": _disputes,
    "caution": _plain("caution"),
    "question": _plain("question"),
    "answer": _plain("answer"),
    "kind": lambda view: Kind(view.fact.kind, Origin("fact", view.fact.id, "kind", view.fact.at), (view.fact.id,)),
    "looked_for": LookedForView,
}
FactView.names = {**_SHOWN, **_HIDDEN}
