"""The rule about hindsight: what was not known yet on the deck's day is marked as later."""

import re
from collections.abc import Iterable, Iterator

from builder.model.finding import Finding
from builder.model.ledger import Fact
from builder.model.placed import PlacedSlide
from builder.model.slides import Paragraph, Run
from builder.rules.book import breach
from builder.rules.deck.shown import ShownDeck, runs_on_face, whole_id
from builder.rules.support import read_date
from builder.text.edtf import Interval

_STRING = "status_later"
_SCRIPT = "notes.script"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"\w+")


def later_marked(deck: ShownDeck) -> Iterator[Finding]:
    """D104: a fact dated after the deck's known-as-of date is marked as later on every slide that tells of it.

    Where only its script does, the script says “later”, or the year, or the slide has the mark. Parts of a split slide
    count as one slide.

    A fact's date is its `when`, else the day on which its first source was issued.
    """
    known = read_date(deck.deck.known_as_of)
    if known is None or known.latest is None:
        return
    parts: dict[str, list[PlacedSlide]] = {}
    for placed in deck.placed.slides:
        parts.setdefault(whole_id(placed), []).append(placed)
    for placed in deck.placed.slides:
        whole = parts[whole_id(placed)]
        shown = {fact.id: fact for fact in deck.facts_shown(placed)}
        told = _told(deck, runs_on_face(placed), known.latest.year)
        said = _told(deck, _script(placed), known.latest.year, _word(deck))
        for fact in {**shown, **told, **said}.values():
            date = _date(deck, fact)
            if not (date and date.earliest and date.earliest > known.latest):
                continue
            if not any(_is_marked(deck, part, fact) for part in whole):
                yield breach(
                    "D104",
                    placed.slide.at,
                    f"{fact.id} is of {date.earliest}, after {deck.deck.known_as_of}, up to which this deck speaks, and"
                    " is not marked as later",
                    "let its status marks stand here (in a table: a column with field: status), or write “later” beside"
                    " it",
                    slide=placed.number,
                    facts=(fact.id,),
                    template=placed.slide.template,
                )


def _told(deck: ShownDeck, runs: Iterable[Run], year: int, later: str = "") -> dict[str, Fact]:
    """The facts that words of the deck rest on.

    Words that name a later year tell by themselves that they are later, and so do those with the word `later`.
    """
    found: dict[str, Fact] = {}
    for run in runs:
        tells = later and later in _WORD.findall(run.text.casefold())
        if run.origin.kind == "deck" and not tells and not any(int(one) > year for one in _YEAR.findall(run.text)):
            found |= {one: deck.ledger.facts[one] for one in run.origin.rests_on if one in deck.ledger.facts}
    return found


def _script(placed: PlacedSlide) -> Iterator[Run]:
    """What is said aloud; the rest of the notes is for the speaker alone."""
    for paragraph in placed.slide.notes:
        yield from (run for run in paragraph.runs if run.origin.field == _SCRIPT)


def _word(deck: ShownDeck) -> str:
    """The word by which the deck's pack marks what is later."""
    return deck.deck.strings.get(_STRING, "later").partition("{")[0].strip(" :(").casefold()


def _date(deck: ShownDeck, fact: Fact) -> Interval | None:
    if fact.when is not None:
        return read_date(fact.when.edtf)
    sources = deck.supports.of(fact.id).sources
    return read_date(sources[0].issued) if sources else None


def _is_marked(deck: ShownDeck, placed: PlacedSlide, fact: Fact) -> bool:
    """Whether a slide marks a fact as later: by the mark of its day, or by the word in a text that is about it.

    Words that rest on other facts mark those; words that rest on none, and words of a template, mark all.
    """
    word = _word(deck)
    for paragraph in _paragraphs(placed):
        refs = {run.origin.ref for run in paragraph.runs if run.origin.kind == "fact"}
        for run in paragraph.runs:
            origin = run.origin
            if origin.ref == _STRING:
                if not refs or any(_is_of_the_day(deck, ref, fact) for ref in refs):
                    return True
            elif origin.kind in ("deck", "template") and word in _WORD.findall(run.text.casefold()):
                about = (*refs, *origin.rests_on)
                if not origin.rests_on or fact.id in about:
                    return True
    return False


def _is_of_the_day(deck: ShownDeck, other: str, fact: Fact) -> bool:
    """Whether another fact is of the same day, or time: a mark tells the day, and so for which facts it stands."""
    known = deck.ledger.facts.get(other)
    return known is not None and _date(deck, known) == _date(deck, fact)


def _paragraphs(placed: PlacedSlide) -> Iterator[Paragraph]:
    for name, slot in placed.slide.slots.items():
        if name != "sources":
            yield from slot.paragraphs()
