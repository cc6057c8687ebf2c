"""A fact as templates see it, all facts of the deck on one shelf, and what their citations stand for."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from builder.compose.passages import Passages
from builder.compose.problems import RefusedError, unknown_name
from builder.compose.said import (
    ABSENT,
    Many,
    Piece,
    Reference,
    Said,
    Superscript,
    View,
    tidy,
)
from builder.compose.words import Words, marks_of
from builder.model.language import primary
from builder.model.ledger import Basis, Evidence, Fact, Ledger, Source, Status, Term
from builder.model.slides import Origin, Run
from builder.text.dates import parse_edtf
from builder.text.typography import typographic

_SOURCE_WORDS = frozenset({"when_words"})
_OUR_WORDS = frozenset({"assertion", "headline", "caution", "question", "answer", "looked_for.what"})


class Shelf:
    """All facts of the ledger as views, each made once, and what they need: words, passages, the day of knowledge."""

    def __init__(self, ledger: Ledger, words: Words, style: str, known_as_of: str) -> None:
        self.ledger = ledger
        self.words = words
        self.style = style
        self.passages = Passages(ledger.sources)
        self.known_as_of = _day(known_as_of)
        self._views: dict[str, FactView] = {}
        self._dates: dict[str, str] = {}

    def fact(self, fact_id: str) -> "FactView":
        """Give the view of a fact that the ledger has."""
        view = self._views.get(fact_id)
        if view is None:
            view = self._views[fact_id] = FactView(self.ledger.facts[fact_id], self)
        return view

    def facts(self, fact_ids: tuple[str, ...]) -> Many:
        """Give views of those of the facts that exist."""
        return Many(self.fact(fact_id) for fact_id in fact_ids if fact_id in self.ledger.facts)

    def references(self, fact_ids: tuple[str, ...]) -> tuple[Reference, ...]:
        """Give what the citations of these facts stand for."""
        if len(fact_ids) == 1 and fact_ids[0] in self.ledger.facts:
            return self.fact(fact_ids[0]).references
        return tuple(
            reference
            for fact_id in fact_ids
            if fact_id in self.ledger.facts
            for reference in self.fact(fact_id).references
        )

    def day(self, edtf: str, *, short: bool = False) -> str:
        """Say a date in words; what is no EDTF stays as written (the ledger's rules report it)."""
        key = f"{edtf} short" if short else edtf
        if key not in self._dates:
            try:
                self._dates[key] = self.words.date(edtf, short=short)
            except ValueError:
                self._dates[key] = edtf
        return self._dates[key]

    def term_reference(self, term: Term) -> tuple[Reference, ...]:
        """Give what the citation of a glossary entry stands for."""
        source = self.ledger.sources.get(term.source)
        if source is None:
            return ()
        return (Reference(source, Evidence(at=term.at, source=term.source, locator=term.locator), False),)

    def actor_name(self, actor_id: str) -> str:
        """Give an actor's name in running text; an id that no actor has stands for itself."""
        actor = self.ledger.actors.get(actor_id)
        return typographic(actor.plain or actor.name) if actor else actor_id


def _day(iso: str) -> dt.date | None:
    try:
        return parse_edtf(iso).latest if iso else None
    except ValueError:
        return None


class FactView(View):
    """A fact; `{{ fact }}` is its assertion with its citations. `builder.compose.attributes` has its attributes."""

    what = "fact"
    __slots__ = ("fact", "references", "shelf", "status", "superscript")

    def __init__(self, fact: Fact, shelf: Shelf) -> None:
        super().__init__()
        self.fact = fact
        self.shelf = shelf
        ledger = shelf.ledger
        self.status = ledger.statuses.get(fact.id) or Status(Basis.UNATTRIBUTED, False, bool(fact.disputes))
        self.references = _references(fact, ledger, self.status)
        self.superscript = Superscript(self.references)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FactView) and other.fact.id == self.fact.id

    def __hash__(self) -> int:
        return hash(self.fact.id)

    def say(self, text: str, field: str) -> Said:
        """Give words about the fact, from one of its fields."""
        return self.of((self.run(text, field),)) if text else ABSENT

    def run(self, text: str, field: str, kind: str = "fact") -> Run:
        """Make a run of the fact's words."""
        origin = Origin("source" if kind == "source" else "fact", self.fact.id, field, self.fact.at)
        words = tidy(typographic(text, marks=marks_of(self.fact.language)) if field in _OUR_WORDS else text)
        return Run(words, origin, language=self.language_of(field, kind))

    def language_of(self, field: str, kind: str = "fact") -> str:
        """The language of words of the fact where it is not the deck's; what we word ourselves is in the deck's."""
        tag = self.fact.language
        if kind == "source" or field in _SOURCE_WORDS:
            tag = self.sources[0].language if self.sources else tag
        elif field not in _OUR_WORDS:
            return ""
        return "" if primary(tag or "en") == primary(self.shelf.words.language) else tag or "en"

    def of(self, pieces: tuple[Piece, ...]) -> Said:
        """Give pieces that show this fact."""
        return Said(pieces, (self.fact.id,), self.references)

    def said(self) -> Said:
        """Give the assertion, the citation numbers, and the mark of a later fact."""
        return self.said_attribute("*said")

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the fact is cited from, each once."""
        return tuple({reference.source.id: reference.source for reference in self.references}.values())

    @property
    def date(self) -> str:
        """When it happened, else when its first source was issued: EDTF, or ""."""
        if self.fact.when is not None:
            return self.fact.when.edtf
        return self.sources[0].issued if self.sources else ""

    @property
    def later(self) -> bool:
        """Whether it was not known yet on the day up to which the deck speaks."""
        known = self.shelf.known_as_of
        if known is None or not self.date:
            return False
        try:
            earliest = parse_edtf(self.date).earliest
        except ValueError:
            return False
        return earliest is not None and earliest > known

    def later_mark(self, style: str) -> tuple[Run, ...]:
        """Give the mark "later: 5 Feb 2023"."""
        field = "when" if self.fact.when is not None else "issued"
        day = msgspec.structs.replace(self.run(self.shelf.day(self.date, short=True), field), style=style)
        return self.shelf.words.around("status_later", "date", day, style)

    def later_suffix(self, style: str = "") -> tuple[Run, ...]:
        """Give " (later: 5 Feb 2023)", for the end of a text."""
        origin = Origin("template", "status_later")
        return (Run(" (", origin, style=style), *self.later_mark(style), Run(")", origin, style=style))


def _references(fact: Fact, ledger: Ledger, status: Status) -> tuple[Reference, ...]:
    """Give what stands behind a fact: its evidence, or that of the facts it is worked out from.

    An absence without evidence cites nothing: that a text was searched is no reason to read it there.
    """
    found = [
        Reference(ledger.sources[evidence.source], evidence, status.checked)
        for evidence in fact.evidence
        if evidence.source in ledger.sources
    ]
    if found:
        return tuple(found)
    for operand in _operands(fact):
        other = ledger.facts.get(operand)
        if other is not None and other.id != fact.id and other.evidence:
            checked = ledger.statuses[other.id].checked if other.id in ledger.statuses else False
            found += [
                Reference(ledger.sources[evidence.source], evidence, checked)
                for evidence in other.evidence
                if evidence.source in ledger.sources
            ]
    return tuple(found)


def _operands(fact: Fact) -> tuple[str, ...]:
    """Give the ids of other facts that a derived number is worked out from (`fact-id.quantity`)."""
    names: list[str] = []
    for derived in fact.derived:
        for word in derived.of.replace("(", " ").replace(")", " ").replace(",", " ").split():
            fact_id, dot, _ = word.rpartition(".")
            if dot and fact_id not in names:
                names.append(fact_id)
    return tuple(names)


class NamedValues(View):
    """The numbers of a fact by name; it may be looped over."""

    many = True
    __slots__ = ("_values", "described")

    def __init__(self, what: str, values: Mapping[str, Said]) -> None:
        super().__init__()
        self.described = what
        self._values = values

    def __bool__(self) -> bool:
        return bool(self._values)

    def look_up(self, name: str) -> object:
        """Give the number of that name. Raises RefusedError (P103) where the fact has none."""
        if name == "*":
            return Many(self._values.values())
        if name not in self._values:
            raise unknown_name(self.described, name, self._values)
        return self._values[name]

    def get(self, name: str) -> Said:
        """Give the number of that name, or the absent text."""
        return self._values.get(name, ABSENT)


class NoFact(View):
    """`fact` on a slide that has none: false, and nothing can be asked of it."""

    what = "fact"
    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def look_up(self, name: str) -> object:
        """Raise RefusedError (P106): the deck gives this slide no fact."""
        raise RefusedError(
            "P106",
            f"the template asks for fact.{name}, and the slide has no fact",
            "give the slide `facts: […]` in the deck",
        )

    def said(self) -> Said:
        """Raise RefusedError (P106)."""
        raise RefusedError(
            "P106", "the template prints `fact`, and the slide has no fact", "give the slide `facts: […]` in the deck"
        )
