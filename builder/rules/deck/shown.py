"""A placed deck as the rules read it: each paragraph's own words with the run of every character, names and support."""

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import msgspec

from builder.model.finding import Finding, Place
from builder.model.ledger import Fact, Ledger
from builder.model.placed import PlacedDeck, PlacedSlide
from builder.model.slides import Paragraph, Run, Visual
from builder.rules.book import breach
from builder.rules.deck.changes import with_shared_percent
from builder.rules.located import LocatedLedger
from builder.rules.names import Naming, plainly_set
from builder.rules.support import Support, Supports, quoted_stretches, read_date
from builder.text.dates import DateMention, dates
from builder.text.edtf import Interval
from builder.text.folding import fold
from builder.text.hedges import sayings
from builder.text.numbers import Number, numbers
from builder.text.spans import Span

NOTES = "notes"
STOPS = ".;:·"
"""What ends a statement: words on its two sides are not one clause."""
ALTERNATIVE = "alternative text"
"""What stands for a slot where words of a visual's alternative text are judged."""
PROPERTIES = "file"
"""What stands for a slot where words of the file's properties are judged: its title, the names of its sections."""
_DIGIT = re.compile(r"\d")
_MONTHS = tuple(name[:3] for name in calendar.month_name[1:])
_JUDGED = frozenset(("fact", "deck", "template"))
# Fields of facts and decks that name what not to say: they must be free to hold it.
_WARNINGS = frozenset(("avoid", "caution"))


class Shown(msgspec.Struct, frozen=True, eq=False):
    """A paragraph as it is judged.

    In `text`, what others answer for (quotations, citations, page numbers, status marks) is blanked, character for
    character, so that words of ours on both sides of it are not joined; the stops that the program sets between two
    statements (“ · ”) stay. `own` tells that the deck or a template has
    words in it, and not facts alone.
    """

    slide: PlacedSlide
    slot: str
    text: str
    runs: tuple[Run, ...]
    starts: tuple[int, ...]
    own: bool

    def run_at(self, offset: int) -> Run:
        """The run in which a character of `text` stands."""
        return self.runs[bisect_right(self.starts, offset) - 1]

    def place(self, run: Run) -> Place:
        """Where a run was written; the slide's entry in the deck where that is not known."""
        return run.origin.at if run.origin.at.path else self.slide.slide.at

    def breach(self, run: Run, code: str, message: str, hint: str) -> Finding:
        """A finding of the rule `code` about a run of this paragraph, and so about the facts behind that run."""
        return breach(
            code,
            self.place(run),
            message,
            hint,
            slide=self.slide.number,
            slot=self.slot,
            facts=facts_behind(run),
            template=self.slide.slide.template,
        )


class ShownNumber(msgspec.Struct, frozen=True, eq=False):
    """A number in our words: where it stands, and the run that answers for it."""

    shown: Shown
    number: Number
    run: Run


class ShownDeck:
    """The deck with its judged paragraphs and the ledger behind it; what is asked twice is worked out once."""

    def __init__(self, placed: PlacedDeck, ledger: Ledger) -> None:
        self.placed = placed
        self.deck = placed.deck
        self.ledger = ledger
        self.located = LocatedLedger(ledger)
        self.names = self.located.names
        self.supports = Supports(ledger, self.names)
        self._numbers: dict[str, tuple[Number, ...]] = {}
        self._dates: dict[str, tuple[DateMention, ...]] = {}
        self._sayings: dict[str, tuple[Span, ...]] = {}
        self._namings: dict[str, tuple[Naming, ...]] = {}
        self._folded: dict[str, str] = {}

    @cached_property
    def paragraphs(self) -> tuple[Shown, ...]:
        """The paragraphs with words of ours, slide by slide: slots in reading order, alternative texts, then notes.

        Last come the deck's title and the names of its sections, with the slide at which each begins.
        """
        first = {slide.slide.id: slide for slide in reversed(self.placed.slides) if slide.part == 1}
        named = (_shown(first[name], PROPERTIES, words) for name, words in self.deck.properties if name in first)
        every = (shown for slide in self.placed.slides for shown in _paragraphs(slide))
        return (*every, *(shown for shown in named if shown is not None))

    @cached_property
    def own_paragraphs(self) -> tuple[Shown, ...]:
        """The paragraphs with words of the deck or of a template, not of facts alone."""
        return tuple(shown for shown in self.paragraphs if shown.own)

    @cached_property
    def numbers(self) -> tuple[ShownNumber, ...]:
        """Every number in our words that counts something and is not declared to claim nothing."""
        return tuple(
            ShownNumber(shown, number, shown.run_at(number.start))
            for shown in self.paragraphs
            for number in self.numbers_of(shown.text)
            if not number.ordinal and not is_own_words(shown, number.start, number.end)
        )

    def numbers_of(self, text: str) -> tuple[Number, ...]:
        """The numbers of a text."""
        if text not in self._numbers:
            found = numbers(text, names=self.names.with_numbers, language=self.deck.language)
            self._numbers[text] = with_shared_percent(text, found)
        return self._numbers[text]

    def dates_of(self, text: str) -> tuple[DateMention, ...]:
        """The calendar dates of a text; relative words (“earlier”) are left to the ledger's rules."""
        if text not in self._dates:
            self._dates[text] = dates(text, language=self.deck.language) if _may_hold_date(text) else ()
        return self._dates[text]

    def sayings_of(self, text: str) -> tuple[Span, ...]:
        """The verbs of saying in a text."""
        if text not in self._sayings:
            self._sayings[text] = sayings(text, language=self.deck.language)
        return self._sayings[text]

    def namings_of(self, text: str) -> tuple[Naming, ...]:
        """The names of actors and places in a text."""
        if text not in self._namings:
            found = {naming.start: naming for naming in self._small_names(text)}
            found |= {naming.start: naming for naming in self.names.find(text)}
            self._namings[text] = tuple(found[at] for at in sorted(found))
        return self._namings[text]

    def folded_text(self, source: str) -> str:
        """The stored text of a source, folded and in small letters; "" where none is stored."""
        if source not in self._folded:
            stored = self.located.text(source)
            self._folded[source] = fold(stored.text).casefold() if stored else ""
        return self._folded[source]

    def _small_names(self, text: str) -> Iterator[Naming]:
        """The names of actors that begin with a small letter and have several words: “the port authority”."""
        plain = plainly_set(text)
        for pattern, name, ids in self._small:
            for match in pattern.finditer(plain):
                yield Naming(*match.span(), name, ids)

    @cached_property
    def _small(self) -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
        bearers: dict[str, dict[str, None]] = {}
        for actor in self.ledger.actors.values():
            for name in (actor.name, actor.plain, *actor.names) if actor.kind != "unnamed" else ():
                bare = plainly_set(name).removeprefix("the ").removeprefix("The ")
                if " " in bare and bare[0].islower():
                    bearers.setdefault(bare, {})[actor.id] = None
        return tuple(
            (re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])"), name, tuple(ids)) for name, ids in bearers.items()
        )

    @cached_property
    def own_dates(self) -> tuple[Interval, ...]:
        """The deck's own days: up to which it speaks, and of which it is."""
        return tuple(day for day in (read_date(self.deck.known_as_of), read_date(self.deck.date)) if day)

    def slide_supports(self, slide: PlacedSlide) -> list[Support]:
        """What the facts that a slide shows or rests on vouch for."""
        return self.supports.all_of(slide.slide.facts)

    def run_supports(self, run: Run) -> list[Support]:
        """What the facts vouch for that a run names: its own fact, or those that it rests on."""
        return self.supports.all_of((run.origin.ref,) if run.origin.kind == "fact" else run.origin.rests_on)

    def quoted_in(self, shown: Shown) -> tuple[Span, ...]:
        """The stretches of a paragraph in quotation marks that a quotation of the slide's facts has, capitals aside."""
        if "“" not in shown.text and '"' not in shown.text:
            return ()
        known = [one.casefold() for support in self.slide_supports(shown.slide) for one in support.quotations]
        found = quoted_stretches(shown.text)
        return tuple(span for span, folded in found if any(folded.casefold() in one for one in known))

    def facts_shown(self, slide: PlacedSlide) -> tuple[Fact, ...]:
        """The facts that stand on the face of a slide (not in its notes), in reading order."""
        found: dict[str, Fact] = {}
        for run in runs_on_face(slide):
            origin = run.origin
            of_fact = origin.kind == "fact" or (origin.kind == "source" and origin.field in ("exact", "context"))
            if of_fact and origin.ref in self.ledger.facts:
                found[origin.ref] = self.ledger.facts[origin.ref]
        return tuple(found.values())


def facts_behind(run: Run) -> tuple[str, ...]:
    """The ids of the facts that answer for a run: its own, or those that it rests on."""
    of_fact = run.origin.kind == "fact" or (run.origin.kind == "source" and run.origin.field in ("exact", "context"))
    return (run.origin.ref,) if of_fact else run.origin.rests_on


def whole_id(slide: PlacedSlide) -> str:
    """The id of the slide of the model; a later part of a split slide has its own, ending in ".2", ".3" and so on."""
    return slide.slide.id.removesuffix(f".{slide.part}") if slide.part > 1 else slide.slide.id


def runs_on_face(slide: PlacedSlide) -> Iterator[Run]:
    """The runs of a slide's slots, the sources strip left out."""
    for name, slot in slide.slide.slots.items():
        if name != "sources":
            for paragraph in slot.paragraphs():
                yield from paragraph.runs


def _may_hold_date(text: str) -> bool:
    """Whether a text has a figure or the beginning of a month's name: most have neither, and are done."""
    return bool(_DIGIT.search(text)) or any(month in text for month in _MONTHS)


def is_own_words(shown: Shown, start: int, end: int) -> bool:
    """Whether a stretch of a paragraph lies in words that the deck's author declares to claim nothing."""
    run = shown.run_at(start)
    for words in run.origin.own_words:
        at = shown.text.find(words)
        while words and at >= 0:
            if at < end and start < at + len(words):
                return True
            at = shown.text.find(words, at + 1)
    return False


def _paragraphs(slide: PlacedSlide) -> Iterator[Shown]:
    for name, slot in slide.slide.slots.items():
        if name != "sources":
            for paragraph in slot.paragraphs():
                shown = _shown(slide, name, paragraph)
                if shown:
                    yield shown
    alternatives = (
        block.alt for slot in slide.slide.slots.values() for block in slot.blocks if isinstance(block, Visual)
    )
    for paragraph in alternatives:
        shown = _shown(slide, ALTERNATIVE, paragraph)
        if shown:
            yield shown
    for paragraph in slide.slide.notes:
        shown = _shown(slide, NOTES, paragraph)
        if shown:
            yield shown


def _shown(slide: PlacedSlide, slot: str, paragraph: Paragraph) -> Shown | None:
    """The paragraph as it is judged; None where no word of it is ours."""
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    judged = own = False
    for run in paragraph.runs:
        starts.append(at)
        ours = _is_judged(run, slot)
        judged = judged or ours
        own = own or (ours and run.origin.kind != "fact")
        text = run.text if ours else _blanked(run)
        if run.break_after:
            text += "\n"
        parts.append(text)
        at += len(text)
    return Shown(slide, slot, "".join(parts), paragraph.runs, tuple(starts), own) if judged else None


def _blanked(run: Run) -> str:
    """Spaces for the characters of a run that is not judged; of the program's separators, the stops are kept."""
    is_separator = run.origin.kind == "program" and run.origin.field == "separator"
    return "".join(one if is_separator and one in STOPS else " " for one in run.text)


def _is_judged(run: Run, slot: str) -> bool:
    origin = run.origin
    if origin.kind not in _JUDGED or run.superscript or run.style == "mark":
        return False
    field = origin.field.rpartition(".")[2]
    return not (field in _WARNINGS and (slot == NOTES or field == "avoid"))
