"""The deck spec as a person writes it, and the plan of slides that the outline makes of it."""

from collections.abc import Mapping

import msgspec

from builder.model.finding import Finding, Place
from builder.model.ledger import Fact, Listing, Record, Term


class Text(Record, frozen=True, kw_only=True):
    """Words of the deck's author, plain (no markup), and the facts that they rest on.

    `own_words` are words in it that claim nothing about the world (a scale "0–10", "groups of three"): rules about
    numbers and names pass them over.
    """

    text: str
    rests_on: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()


class Task(Record, frozen=True, kw_only=True):
    """What the class is asked, for how many minutes, and a model answer for the notes."""

    text: Text
    minutes: int = 0
    answer: Text | None = None
    label: Text | None = None


class SpeakerNotes(Record, frozen=True, kw_only=True):
    """What the deck's author adds to the notes; the rest of the notes is composed from the facts."""

    script: Text | None = None
    question: Text | None = None
    answer: Text | None = None
    avoid: Text | None = None


class Selection(Record, frozen=True, kw_only=True):
    """Which facts: named ids in that order, or all that match every given tag, kind, audience and priority.

    `min_priority` 1 takes all, 3 only the most important. `limit` 0 means no limit.
    """

    ids: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    audience: str = ""
    min_priority: int = 1
    limit: int = 0


class Group(Record, frozen=True, kw_only=True):
    """One side, card or column of a slide: a label, facts, and points in the author's words."""

    label: Text | None = None
    facts: Selection | None = None
    points: tuple[Text, ...] = ()


COLUMN_FIELDS = ("assertion", "headline", "who", "speaker", "when", "source", "status", "quotation")
"""What of a fact a column can show, besides `quantity:NAME`."""


class Column(Record, frozen=True, kw_only=True):
    """A table column: its head, and the field of each row's fact that it shows.

    `field` is one of COLUMN_FIELDS, or `quantity:NAME`; "" in a grid that the class fills in.
    """

    head: Text
    field: str = ""
    width: float = 1.0


class SlideSpec(Record, frozen=True, kw_only=True):
    """One entry under `slides`: a template and what fills it.

    `for_each` makes one slide for each fact of that selection. `optional` slides are dropped first when the minutes
    do not suffice; `appendix` slides stand at the end and cost no minutes. `section` opens a section there (a name;
    it makes a slide only with `template: section`). `extra` holds further texts that a template asks for by name.
    """

    template: str
    id: str = ""
    title: Text | None = None
    subtitle: Text | None = None
    kicker: Text | None = None
    facts: Selection | None = None
    for_each: Selection | None = None
    groups: tuple[Group, ...] = ()
    columns: tuple[Column, ...] = ()
    terms: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    points: tuple[Text, ...] = ()
    task: Task | None = None
    notes: SpeakerNotes | None = None
    extra: Mapping[str, Text] = {}
    minutes: int | None = None
    section: str = ""
    optional: bool = False
    appendix: bool = False


class DeckSpec(Record, frozen=True, kw_only=True):
    """A deck file: what it is called, for whom, in how many minutes, as known when, and its slides in order."""

    id: str
    title: Text
    pack: str
    slides: tuple[SlideSpec, ...]
    subtitle: Text | None = None
    audience: str = ""
    language: str = "en-GB"
    style: str = "chicago"
    minutes: int = 0
    buffer: int = 0
    known_as_of: str = ""
    date: str = ""
    findings: tuple[Finding, ...] = ()


class WantedGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A group with its facts found."""

    label: Text | None
    facts: tuple[Fact, ...]
    points: tuple[Text, ...]


class WantedSlide(msgspec.Struct, frozen=True, kw_only=True):
    """A slide that the deck shall have, with its facts, terms and listings found, and where it stands in time.

    `facts` holds the facts of the slide in order; those of its groups are in `groups` and not repeated here.
    `starts` is the minute at which the slide begins.
    """

    id: str
    spec: SlideSpec
    facts: tuple[Fact, ...] = ()
    groups: tuple[WantedGroup, ...] = ()
    terms: tuple[Term, ...] = ()
    listings: tuple[Listing, ...] = ()
    section: str = ""
    minutes: int = 0
    starts: int = 0


class Omission(msgspec.Struct, frozen=True):
    """A slide that the plan left out, what it would have cost in minutes, and why."""

    place: Place
    what: str
    minutes: int
    why: str


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """The slides wanted, in order, what they cost in minutes, and what was left out."""

    spec: DeckSpec
    slides: tuple[WantedSlide, ...]
    minutes: int
    left_out: tuple[Omission, ...] = ()
    findings: tuple[Finding, ...] = ()
