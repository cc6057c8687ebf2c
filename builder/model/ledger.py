"""The ledger: sources, facts with their evidence, and the reference records, each knowing its file and line."""

import enum
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

import msgspec

from builder.model.finding import Finding, Place

FactKind = Literal[
    "reported_event",
    "official_statement",
    "figure",
    "assessment",
    "prediction",
    "legal",
    "background",
    "absence",
]
Qualifier = Literal["exact", "at_least", "at_most", "more_than", "fewer_than", "about"]
ActorKind = Literal["person", "institution", "state", "outlet", "firm", "unnamed"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every record has: its place, and the line and column of the values of its keys.

    In a list of texts each element has a mark too, under `disputes[0]`, `disputes[1]` and so on.
    """

    at: Place
    marks: Mapping[str, tuple[int, int]] = {}

    def where(self, key: str) -> Place:
        """The place of the value of `key`, or of the record where the key was not written."""
        mark = self.marks.get(key)
        return Place(self.at.path, *mark) if mark else self.at


class LeftOut(Record, frozen=True, kw_only=True):
    """A sentence that no fact quotes: its words (or their beginning), and why it was left out."""

    exact: str
    reason: str


class Author(Record, frozen=True, kw_only=True):
    """A CSL name: family and given name, or a literal for an institution."""

    family: str = ""
    given: str = ""
    literal: str = ""


class Source(Record, frozen=True, kw_only=True):
    """One source: CSL fields, and its text, verbatim, where we hold it.

    `id` is the file's name without its ending. `text` is None where no text is stored: facts that rest on it are not
    checked. `text_line` is the line of the file on which the text begins, so that an offset can be told as a line.
    `relays` says in words what the page relays when the original was not seen.
    """

    id: str
    type: str
    title: str
    container_title: str = ""
    publisher: str = ""
    authors: tuple[Author, ...] = ()
    issued: str = ""
    accessed: str = ""
    number: str = ""
    genre: str = ""
    url: str = ""
    language: str = ""
    short: str = ""
    title_from: str = ""
    relays: str = ""
    seen: str = ""
    rights: str = ""
    quote_limit: int = 400
    text_sha256: str = ""
    left_out: tuple[LeftOut, ...] = ()
    text: str | None = None
    text_line: int = 0

    @property
    def name(self) -> str:
        """How a reader calls it: the short name, else the paper's or publisher's name, else the title."""
        return self.short or self.container_title or self.publisher or self.title


class Attribution(Record, frozen=True, kw_only=True):
    """One link of the chain of who says so: an actor's id, and the source's words for it."""

    who: str
    words: str = ""


class Evidence(Record, frozen=True, kw_only=True):
    """A quotation in a source, as a W3C TextQuoteSelector (`exact`, `prefix`, `suffix`).

    `exact` is empty only for a source without stored text. `locator` is what a citation adds ("paragraph 3").
    """

    source: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    locator: str = ""


class When(Record, frozen=True, kw_only=True):
    """When it happened: an EDTF date or interval, the source's words for it, and what relative words count from."""

    edtf: str
    words: str = ""
    anchor: str = ""


class Quantity(Record, frozen=True, kw_only=True):
    """A number as the source has it: value, qualifier, unit, and the words in the quotation that say so.

    `value` is None where the source has only an indefinite word ("hundreds"), which then stands in `indefinite`.
    `high` is the upper end of a range.
    """

    name: str
    value: Decimal | None
    words: str
    high: Decimal | None = None
    indefinite: str = ""
    qualifier: Qualifier = "exact"
    unit: str = ""


class Derived(Record, frozen=True, kw_only=True):
    """A number that we worked out: its name, the expression, and (after loading) value and qualifier.

    `of` is one of `a + b`, `a - b`, `a / b`, `share(a, b)` (percent), `count(places)`; an operand is a quantity of
    this fact, or `fact-id.quantity` of another. `value` is None where it could not be worked out (a finding says why).
    """

    name: str
    of: str
    unit: str = ""
    value: Decimal | None = None
    qualifier: Qualifier = "exact"


class LookedFor(Record, frozen=True, kw_only=True):
    """What was looked for and not found: in words, in which sources, on which day; `words` are searched by machine."""

    what: str
    sources: tuple[str, ...]
    on: str
    words: tuple[str, ...] = ()


class Fact(Record, frozen=True, kw_only=True):
    """One claim in our own words, with its evidence, who says so, when, and how many.

    `language` is that of our own words (assertion, headline and the rest), a tag of BCP 47; its quotations are in the
    language of their source.
    """

    id: str
    assertion: str
    kind: FactKind
    language: str = "en"
    headline: str = ""
    attribution: tuple[Attribution, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    when: When | None = None
    quantities: tuple[Quantity, ...] = ()
    derived: tuple[Derived, ...] = ()
    disputes: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    priority: int = 2
    review_after: str = ""
    withdrawn: str = ""
    looked_for: LookedFor | None = None
    caution: str = ""
    question: str = ""
    answer: str = ""

    @property
    def numbers(self) -> tuple[Quantity | Derived, ...]:
        """What its sources count, then what we worked out."""
        return self.quantities + self.derived


class Actor(Record, frozen=True, kw_only=True):
    """A speaker, institution, state, firm or outlet. `party: true` marks a party to the conflict.

    `of` names the actor that it belongs to. `names` are further spellings by which texts know it. `plain` is the name
    in running text ("the US Treasury"). What `role` says rests on the facts named in `rests_on`.
    """

    id: str
    name: str
    kind: ActorKind
    plain: str = ""
    party: bool = False
    role: str = ""
    of: str = ""
    names: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()


class Locality(Record, frozen=True, kw_only=True):
    """A place with coordinates in degrees (WGS 84)."""

    id: str
    name: str
    latitude: float
    longitude: float
    country: str = ""
    names: tuple[str, ...] = ()


class Term(Record, frozen=True, kw_only=True):
    """A glossary entry, in our own words, and the source at which its meaning was seen."""

    id: str
    term: str
    meaning: str
    source: str
    locator: str = ""
    caution: str = ""


class Target(Record, frozen=True, kw_only=True):
    """Whom or what a listing names, spelled as the source spells it."""

    name: str
    kind: Literal["person", "entity", "goods", "other"]
    actor: str = ""


class Listing(Record, frozen=True, kw_only=True):
    """A sanctions listing or measure; its date, words and source are those of its fact."""

    id: str
    fact: str
    by: str
    measure: str
    targets: tuple[Target, ...] = ()


class Wording(Record, frozen=True, kw_only=True):
    """Words that are not ours, why, and what to write instead; inside quotation marks they may stand."""

    words: tuple[str, ...]
    why: str
    instead: str = ""


class Waiver(Record, frozen=True, kw_only=True):
    """A rule lowered or silenced for one fact or one slide template of the project, with the reason.

    `rule` is the code of a rule. Exactly one of `fact` (an id) and `template` (“passage”, or “seminar/passage” for the
    one of that pack) is given. `severity` is what its findings become there: a warning, a note, or nothing ("silent").
    """

    rule: str
    reason: str
    fact: str = ""
    template: str = ""
    severity: Literal["warning", "note", "silent"] = "silent"


class Basis(enum.StrEnum):
    """What a fact rests on: the first of its three marks (the others: checked, disputed)."""

    ON_RECORD = "on_record"
    SAID = "said"
    SAID_BY_PARTY = "said_by_party"
    REPORTED = "reported"
    UNATTRIBUTED = "unattributed"
    DERIVED = "derived"


BASIS_MARKS: Mapping[Basis, str] = {
    Basis.ON_RECORD: "● On record",
    Basis.SAID: "❝ Said",
    Basis.SAID_BY_PARTY: "❝ Said by a party",
    Basis.REPORTED: "◔ Reported",
    Basis.UNATTRIBUTED: "○ Unattributed",
    Basis.DERIVED: "÷ Derived",
}
"""Each basis in print: sign and word, never a colour alone. A pack may use other words on its slides."""
DISPUTED_MARK = "≠ Disputed"
NOT_CHECKED_MARK = "not checked"


class Status(msgspec.Struct, frozen=True):
    """The three marks of a fact, computed by `builder.ledger.status`, never typed.

    `checked` means that the quotation's words match a stored text, not that they are true. `why` says in a sentence
    which line of the decision table applied, `reason` by the key of that sentence and the names that stand in it.
    """

    basis: Basis
    checked: bool
    disputed: bool
    why: str = ""
    reason: tuple[str, ...] = ()


ANY_ID = "*"
"""Among the broken ids: a file could not be read, and nobody knows which ids it holds."""


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """All records by id, in file order, with the status of each fact and what the reader found wrong.

    `disputes` is symmetric: each side is listed under the other, whoever wrote it. `matches` are where each fact's
    quotations stand, one entry an evidence, in order: start and end in the source's text, once for each time they occur
    (none where no text is stored). `broken` are ids of records that could not be read (findings say why), and where
    they stand: a reference to one of them is no second mistake. Where a whole file could not be read, ANY_ID is among
    them, since any id may have stood there. `numbered_names` are the names and titles that hold a
    number, and `papers` the names under which sources appeared, where the reader has gathered them (that of a large
    ledger does); None where it has not.
    """

    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    actors: Mapping[str, Actor] = {}
    localities: Mapping[str, Locality] = {}
    terms: Mapping[str, Term] = {}
    listings: Mapping[str, Listing] = {}
    wording: tuple[Wording, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    statuses: Mapping[str, Status] = {}
    disputes: Mapping[str, tuple[str, ...]] = {}
    matches: Mapping[str, tuple[tuple[tuple[int, int], ...], ...]] = {}
    broken: Mapping[str, Place] = {}
    numbered_names: tuple[str, ...] | None = None
    papers: tuple[str, ...] | None = None
    findings: tuple[Finding, ...] = ()

    def is_broken(self, record_id: str) -> bool:
        """Whether an id is, or may be, that of a record that could not be read."""
        return record_id in self.broken or ANY_ID in self.broken
