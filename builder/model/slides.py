"""The slide model: what each slide says, in slots, blocks and runs, each run knowing where it is from. No geometry."""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from builder.model.finding import NOWHERE, Finding, Place

OriginKind = Literal["fact", "source", "deck", "template", "program"]


class Origin(msgspec.Struct, frozen=True):
    """Where a run's words are from.

    `fact`: our words about a fact, or a value of it (`ref` its id, `field` e.g. `assertion`, `quantities.killed`).
    `source`: a quotation or a citation (`ref` the fact's id for a quotation, with `field` `exact` or `context`; the
    source's id for a citation, with `field` `citation`). `deck`: the deck's author. `template`: the slide template or a
    pack's fixed words (`ref` the template's or string's name). `program`: page numbers, "2 of 3", counts, citation
    numbers.
    `rests_on` are ids of facts that deck text declares to rest on; `own_words` are those of `deckspec.Text`.
    """

    kind: OriginKind
    ref: str = ""
    field: str = ""
    at: Place = NOWHERE
    rests_on: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()


class Run(msgspec.Struct, frozen=True):
    """Words of one origin in one style.

    `style` names a character style of the brand ("" is the paragraph's own): `muted`, `label`, `quotation`, `cite`,
    `mark` (status marks). `href` is an external address; `jump` an anchor inside the deck (`source:12` is the entry of
    citation 12 on the sources slide, `slide:ID` a slide). `cites` holds the numbers that a citation run prints.
    `break_after`: a line break follows. `mark` is the status that a mark stands for ("reported", "disputed" …), "" for
    other runs.
    """

    text: str
    origin: Origin
    strong: bool = False
    emphasis: bool = False
    highlight: bool = False
    superscript: bool = False
    style: str = ""
    href: str = ""
    jump: str = ""
    cites: tuple[int, ...] = ()
    language: str = ""
    break_after: bool = False
    mark: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of a slot. `style` names a paragraph style of the brand; `level` 0 is the outermost list level.

    Neighbouring paragraphs with the same `item` (not 0) belong together: a split never parts them. `anchor` makes the
    paragraph a target (`source:12`).
    """

    runs: tuple[Run, ...]
    style: str = "body"
    level: int = 0
    bullet: Literal["none", "dot", "number"] = "none"
    item: int = 0
    anchor: str = ""

    @property
    def text(self) -> str:
        """The words as a reader sees them, line breaks as newlines."""
        return "".join(run.text + ("\n" if run.break_after else "") for run in self.runs)


class Cell(msgspec.Struct, frozen=True):
    """A table cell."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The words of all its paragraphs."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class RowWords(msgspec.Struct, frozen=True):
    """How a table's description counts its rows: all of them, and a part of them."""

    one: str = "row"
    all: str = "rows"
    one_of: str = "row {last} of {of}"
    several_of: str = "rows {first} to {last} of {of}"
    before: str = "; "


_ENGLISH = RowWords()


class Table(msgspec.Struct, frozen=True):
    """A native table: one header row, rows of as many cells, and relative column widths. It may split between rows.

    `description` is its alternative text: what its columns are, and `rows_in_words`.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    description: str = ""
    row_words: RowWords = _ENGLISH

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of its cells, row by row."""
        return (one for row in (self.header, *self.rows) for cell in row for one in cell.paragraphs)

    def part(self, first: int, last: int) -> "Table":
        """The rows from `first` up to, not including, `last`; the description says which they are of how many."""
        of = len(self.rows)
        told = self.description.removesuffix(rows_in_words(0, of, of, self.row_words))
        told = told and f"{told}{rows_in_words(first, last, of, self.row_words)}"
        return Table(self.header, self.rows[first:last], self.widths, told, self.row_words)


def rows_in_words(first: int, last: int, of: int, words: RowWords = _ENGLISH) -> str:
    """The end of a table's description: "; 12 rows", or "; rows 4 to 7 of 12" where it has a part of them."""
    if last - first == of:
        return f"{words.before}{of} {words.all if of != 1 else words.one}"
    told = words.several_of if last - first > 1 else words.one_of
    return words.before + told.replace("{first}", str(first + 1)).replace("{last}", str(last)).replace("{of}", str(of))


class Visual(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn rather than written: `builder.model.visuals` has its kinds.

    `alt` is its alternative text, in runs like all words; `name` is what it is called in PowerPoint's selection pane.
    """

    name: str
    alt: Paragraph

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph on its face, in reading order; of no kind in particular, it has none."""
        return iter(())

    @property
    def units(self) -> int:
        """Between how many things it may be parted over several slides; 1 where it stays whole."""
        return 1

    def part(self, first: int, last: int) -> "Visual":
        """The things from `first` up to, not including, `last`. Raises ValueError where it stays whole."""
        raise ValueError(f"{self.name} stays whole: it has no part from {first} to {last}")


Block = Paragraph | Table | Visual


class Slot(msgspec.Struct, frozen=True):
    """A named place of a slide with its content, in reading order."""

    name: str
    blocks: tuple[Block, ...]

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph, those of table cells and visuals too."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from block.paragraphs()

    @property
    def text(self) -> str:
        """All words of the slot, a line a paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs())


class Citation(msgspec.Struct, frozen=True):
    """One citation number of the deck: a source and a quotation in it.

    `short` is the strip's form ("Republic World, 21 Nov 2022"), `locator` what is added to it ("paragraph 1").
    """

    number: int
    source: str
    short: str
    exact: str = ""
    locator: str = ""
    checked: bool = False
    url: str = ""


class Slide(msgspec.Struct, frozen=True, kw_only=True):
    """One slide: its slots by name in reading order, its notes, and the facts and citations that stand behind it.

    `facts` are the ids of all facts that the slide shows or rests on; `citations` the numbers of the sources strip.
    The slots `title` and (where there are citations) `sources` are among the slots; the strip is laid out again by the
    fit stage for each part of a split slide. `at` is its entry in the deck file. `skipped` is how many slides directly
    before it could not be composed: they are counted, so that findings name the numbers of the deck as it will be.
    """

    id: str
    template: str
    slots: Mapping[str, Slot]
    notes: tuple[Paragraph, ...] = ()
    facts: tuple[str, ...] = ()
    citations: tuple[int, ...] = ()
    section: str = ""
    minutes: int = 0
    starts: int = 0
    at: Place = NOWHERE
    skipped: int = 0

    @property
    def title(self) -> str:
        """The words of the title, on one line."""
        slot = self.slots.get("title")
        return " ".join(slot.text.split()) if slot else ""


class Deck(msgspec.Struct, frozen=True, kw_only=True):
    """The whole deck before it is laid out. `date` (ISO) is the build date; `citations` are by number, from 1.

    `properties` are words of the author that stand in the file, whether a slide shows them or not: its title and the
    names of its sections, each with the id of the slide at which it begins.
    """

    id: str
    title: str
    language: str
    slides: tuple[Slide, ...]
    citations: tuple[Citation, ...]
    date: str = ""
    known_as_of: str = ""
    audience: str = ""
    strings: Mapping[str, str] = {}
    properties: tuple[tuple[str, Paragraph], ...] = ()
    findings: tuple[Finding, ...] = ()
