"""The visuals of the slide model: what is drawn, as facts with their words. Words and values only, no geometry.

Every text in them is a paragraph of runs, so that the rules judge a label like any other words. `alt` is what a screen
reader says of the whole; `name` what PowerPoint's selection pane calls it.
"""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from builder.model.slides import Paragraph, Visual

Words = tuple[Paragraph, ...]
LONGEST_ALT = 150
"""How many characters an alternative text may have: it is heard in one go and cannot be skimmed."""
CRIMEA_NOTE = "map_crimea"
"""The field of the run, in a map's note, that stands there only where Crimea is in the frame."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One large number: its qualifier and value ("more than 400"), and what it counts, with its citation."""

    value: Paragraph
    words: Words


class Numbers(Visual, frozen=True, kw_only=True):
    """One to three large numbers side by side."""

    figures: tuple[Figure, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """The words of each number, in reading order."""
        for figure in self.figures:
            yield figure.value
            yield from figure.words


class BarPart(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of a bar: its value, and what is written on it (with its qualifier, and ÷ where we worked it out)."""

    value: Decimal
    label: Paragraph


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: its label, and its parts, one a series; None where a series has no value for it."""

    label: Paragraph
    parts: tuple[BarPart | None, ...]

    @property
    def length(self) -> Decimal:
        """The sum of its parts."""
        return sum((part.value for part in self.parts if part is not None), Decimal(0))


class Bars(Visual, frozen=True, kw_only=True):
    """Bars from zero, stacked where there is more than one series. `series` name them; `caption` stands below."""

    bars: tuple[Bar, ...]
    series: tuple[Paragraph, ...]
    caption: Paragraph | None = None

    def paragraphs(self) -> Iterator[Paragraph]:
        """The words of bars, of their parts, and the caption."""
        for bar in self.bars:
            yield bar.label
            yield from (part.label for part in bar.parts if part is not None)
        if self.caption is not None:
            yield self.caption


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened: when (EDTF), and its words, the first line of which is the date in words.

    `open` tells that the source gives the time only in words, so that it is drawn as a bar, however short.
    """

    when: str
    words: Words
    open: bool = False


class Timeline(Visual, frozen=True, kw_only=True):
    """Events in order of time. `key` explains dots and bars; `part_alt` is the alternative text of a part of it.

    `language` is that of the dates along its line.
    """

    events: tuple[Event, ...]
    part_alt: Paragraph | None = None
    key: Paragraph | None = None
    language: str = "en"

    def paragraphs(self) -> Iterator[Paragraph]:
        """The words of each event, and the key."""
        for event in self.events:
            yield from event.words
        if self.key is not None:
            yield self.key

    @property
    def units(self) -> int:
        """How many events it has: it may be parted between them."""
        return len(self.events)

    def part(self, first: int, last: int) -> "Timeline":
        """The events from `first` up to, not including, `last`."""
        events = self.events[first:last]
        alt = self.alt if self.part_alt is None or len(events) == len(self.events) else self.part_alt
        key = self.key if any(event.open for event in events) else None
        return msgspec.structs.replace(self, alt=alt, events=events, key=key)


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with its label; degrees (WGS 84). An `area`, such as a country, has no dot: its label stands in it."""

    label: Paragraph
    longitude: float
    latitude: float
    area: bool = False


class AreaMap(Visual, frozen=True, kw_only=True):
    """Places on a map of the countries around them. `land` are the ISO 3166-1 alpha-3 codes of the countries meant.

    `note` says whose borders are drawn and what is not shown; `language` is that of the names of countries.
    """

    spots: tuple[Spot, ...]
    land: tuple[str, ...] = ()
    note: Paragraph | None = None
    language: str = "en"

    def paragraphs(self) -> Iterator[Paragraph]:
        """The labels of the places, and the note."""
        for spot in self.spots:
            yield spot.label
        if self.note is not None:
            yield self.note


class ChainBox(msgspec.Struct, frozen=True, kw_only=True):
    """One voice of a chain: what it is ("Origin"), its name, and when or where it speaks.

    `nobody` marks the place where the source names no one; `strong` the one through which all chains go on.
    """

    key: str
    words: Words
    nobody: bool = False
    strong: bool = False


class ChainLink(msgspec.Struct, frozen=True, kw_only=True):
    """Who told whom, by the keys of two boxes; dashed where the source does not say so or names nobody."""

    start: str
    end: str
    dashed: bool = False


class Chain(Visual, frozen=True, kw_only=True):
    """Boxes and the links between them, from the origins on. `key` explains the dashed links."""

    boxes: tuple[ChainBox, ...]
    links: tuple[ChainLink, ...]
    key: Paragraph | None = None

    def paragraphs(self) -> Iterator[Paragraph]:
        """The words of each box, and the key."""
        for box in self.boxes:
            yield from box.words
        if self.key is not None:
            yield self.key
