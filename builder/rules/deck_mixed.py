"""Rules about whose number it is on slides: that of the speaker, the fact and the head beside it."""

import re
from collections.abc import Iterable, Iterator

from builder.model.finding import Finding
from builder.model.ledger import Fact
from builder.model.placed import PlacedSlide
from builder.model.slides import Cell, Paragraph, Run, Table
from builder.rules.book import breach
from builder.rules.figures import parts, same_value
from builder.rules.names import Naming
from builder.rules.reporting import reports
from builder.rules.shown import Shown, ShownDeck
from builder.rules.speakers import speakers, speaks_in
from builder.rules.support import Support, quoted_stretches
from builder.rules.wording import clipped
from builder.text.spans import Span

_END = re.compile(r"[;.!?\n](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Fields of a fact that tell which fact is spoken of; those of its numbers tell how many.
_TELLING = frozenset(("assertion", "headline", "attribution", "who", "speaker"))
_NUMBER = "quantities."
_NEGATED = re.compile(r"\b(?:not|no|never|without|un\w+|nicht|kein\w*)\b", re.IGNORECASE)


def number_of_the_speaker(deck: ShownDeck) -> Iterator[Finding]:
    """D101: a number, or quoted words, that deck text gives to a speaker are of a fact in which this one speaks.

    Where the words rest on several facts, “the office said 11, the association 14” cannot be turned round.
    """
    for shown in deck.own_paragraphs:
        said = _said(deck, shown)
        for at, (naming, saying) in enumerate(said):
            run = shown.run_at(naming.start)
            supports = deck.run_supports(run)
            if run.origin.kind != "deck" or len(supports) < 2 or not reports(shown.text, saying, deck.deck.language):
                continue
            own = [one for one in supports if speaks_in(one.fact, naming.ids, deck.ledger, deck.names)]
            clause = _clause(shown.text, naming, saying, said[at + 1][0].start if at + 1 < len(said) else None)
            stranger = own and _of_another(deck, shown, clause, own, supports)
            if stranger:
                words, ids = stranger
                yield shown.breach(
                    run,
                    "D101",
                    f"“{words}” is given to “{naming.words}”, and {ids} has it from another: “{clipped(shown.text)}”",
                    "give each speaker the words and numbers of the fact in which they speak",
                )


def one_fact_a_row(deck: ShownDeck) -> Iterator[Finding]:
    """D101: in a row of a table, or a paragraph, that tells of one fact, no number is another fact's."""
    for placed in deck.placed.slides:
        for name, slot in placed.slide.slots.items():
            for block in slot.blocks:
                if isinstance(block, Table):
                    for row in block.rows:
                        runs = [run for cell in row for one in cell.paragraphs for run in one.runs]
                        yield from _strange_numbers(deck, placed, name, runs)
                elif isinstance(block, Paragraph):
                    yield from _strange_numbers(deck, placed, name, block.runs)


def heads_name_their_numbers(deck: ShownDeck) -> Iterator[Finding]:
    """D101: the head of a column of numbers is not the name or unit of another number of the same fact."""
    for placed in deck.placed.slides:
        for name, slot in placed.slide.slots.items():
            for block in slot.blocks:
                if isinstance(block, Table):
                    for at, head in enumerate(block.header):
                        yield from _wrong_head(deck, placed, name, head, [row[at] for row in block.rows])


def _said(deck: ShownDeck, shown: Shown) -> list[tuple[Naming, Span]]:
    """Who speaks by name in a paragraph, in order; a name in small letters (“the port authority”) is one here, too."""
    found = deck.sayings_of(shown.text)
    if not found:
        return []
    namings = {naming.start: naming for naming in deck.namings_of(shown.text)}
    known: dict[str, dict[str, None]] = {}
    for fact in dict.fromkeys(one for run in shown.runs if run.origin.kind == "deck" for one in run.origin.rests_on):
        for link in deck.ledger.facts[fact].attribution if fact in deck.ledger.facts else ():
            actor = deck.ledger.actors.get(link.who)
            for name in (actor.name, actor.plain, *actor.names) if actor and actor.kind != "unnamed" else ():
                known.setdefault(name.casefold().removeprefix("the "), {})[link.who] = None
    small = shown.text.casefold()
    if len(small) == len(shown.text):
        for name in sorted(known, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", small) if name else ():
                naming = Naming(match.start(), match.end(), shown.text[match.start() : match.end()], tuple(known[name]))
                if not any(one.start < naming.end and naming.start < one.end for one in namings.values()):
                    namings[naming.start] = naming
    return list(speakers(shown.text, [namings[at] for at in sorted(namings)], found, language=deck.deck.language))


def _clause(text: str, naming: Naming, saying: Span, following: int | None) -> Span:
    """The words of a speaker: from the name, or what stands before “…, X said”, to the stop or the next speaker."""
    stop = _END.search(text, max(naming.end, saying.end))
    end = min(stop.start() if stop else len(text), following if following is not None else len(text))
    return Span(min(naming.start, saying.start), end)


def _of_another(
    deck: ShownDeck, shown: Shown, clause: Span, own: list[Support], supports: list[Support]
) -> tuple[str, str] | None:
    """The first number or quoted words of a clause that other facts have, and none of the speaker's own."""
    others = [one for one in supports if one not in own]
    for number in deck.numbers_of(shown.text):
        if clause.covers(number.start, number.end) and not number.ordinal:
            for part in parts(number):
                bearers = [one for one in supports if any(same_value(part, figure) for figure in one.figures)]
                if bearers and not any(one in own for one in bearers):
                    return part.text, bearers[0].fact.id
    for span, folded in quoted_stretches(shown.text):
        if clause.covers(span.start, span.end) and not any(one.has_words(folded) for one in own):
            for other in others:
                if other.has_words(folded):
                    return span.of(shown.text), other.fact.id
    return None


def _strange_numbers(deck: ShownDeck, placed: PlacedSlide, slot: str, runs: Iterable[Run]) -> Iterator[Finding]:
    of_facts = [run for run in runs if run.origin.kind == "fact"]
    told = {run.origin.ref for run in of_facts if run.origin.field in _TELLING}
    for run in of_facts:
        if told and run.origin.field.startswith(_NUMBER) and run.origin.ref not in told | _behind(deck, told):
            ids = ", ".join(sorted(told))
            yield breach(
                "D101",
                run.origin.at if run.origin.at.path else placed.slide.at,
                f"“{clipped(run.text)}” is a number of {run.origin.ref}, and stands beside words of {ids}",
                "print the numbers of a fact beside its own words",
                slide=placed.number,
                slot=slot,
                facts=(run.origin.ref,),
                template=placed.slide.template,
            )


def _behind(deck: ShownDeck, told: set[str]) -> set[str]:
    """The facts from which those told were worked out."""
    known = deck.ledger.facts
    derived = " ".join(one.of for fact in told if fact in known for one in known[fact].derived)
    return {name for name in re.findall(r"([\w-]+)\.", derived) if name in known}


def _wrong_head(deck: ShownDeck, placed: PlacedSlide, slot: str, head: Cell, cells: list[Cell]) -> Iterator[Finding]:
    runs = [run for paragraph in head.paragraphs for run in paragraph.runs if run.origin.kind == "deck"]
    words = set(_WORD.findall(head.text.casefold()))
    if not runs or not words:
        return
    shown = [run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs]
    for run in shown:
        kind, _, name = run.origin.field.partition(".")
        fact = deck.ledger.facts.get(run.origin.ref)
        if run.origin.kind != "fact" or kind != _NUMBER[:-1] or fact is None:
            continue
        other = wrong_name(head.text, name, fact)
        if other:
            yield breach(
                "D101",
                runs[0].origin.at if runs[0].origin.at.path else placed.slide.at,
                f"the column “{clipped(head.text)}” shows “{name}” of {fact.id}, and its head names “{other}”",
                f"write quantity:{other} as its field, or let the head name what it shows",
                slide=placed.number,
                slot=slot,
                facts=(fact.id,),
                template=placed.slide.template,
            )
            return


def wrong_name(head: str, name: str, fact: Fact) -> str:
    """The name of another number of a fact that a head names, where it does not name its own; "" where it is right."""
    words = set(_WORD.findall(head.casefold()))
    labels = {one.name: set(_WORD.findall(f"{one.name} {one.unit}".casefold())) for one in fact.numbers}
    if name not in labels:
        return ""
    negated = bool(_NEGATED.search(head))
    mine = set(_WORD.findall(name.casefold()))
    for other in labels:
        theirs = set(_WORD.findall(other.casefold()))
        if other != name and words & theirs and not words & mine and not negated:
            return other
    return ""
