"""Placed slides: the slide model with a layout chosen, every text measured, every box known (EMU and pt)."""

from typing import Literal

import msgspec

from builder.model.brand import Box, Layout, SlotBox
from builder.model.finding import Finding
from builder.model.slides import Deck, Paragraph, Slide, Table

Measured = Literal["measured", "bounded", "not measured"]


class PlacedParagraph(msgspec.Struct, frozen=True):
    """A paragraph as it will stand: its lines, its size in pt (of the paragraph's own style), its height in EMU."""

    paragraph: Paragraph
    lines: tuple[str, ...]
    size: float
    height: int


class PlacedText(msgspec.Struct, frozen=True, kw_only=True):
    """A slot's text in its box. `box` is the slide's own where it differs from the layout's (`moved`).

    `used` is the height of the text with insets, in EMU; it never exceeds the box, or the deck has an error.
    """

    slot: SlotBox
    box: Box
    paragraphs: tuple[PlacedParagraph, ...]
    used: int
    measured: Measured = "measured"
    moved: bool = False


class PlacedTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table in its slot: column widths and row heights in EMU (row 0 is the header), text sizes in pt.

    `pad` (EMU) stands above and below the text of each cell, beside the table style's own margins.
    """

    slot: SlotBox
    box: Box
    table: Table
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    head_size: float
    body_size: float
    measured: Measured = "measured"
    pad: int = 0


Placed = PlacedText | PlacedTable


class PlacedSlide(msgspec.Struct, frozen=True, kw_only=True):
    """One slide of the file: part `part` of `parts` of a slide of the model, with its shapes in reading order.

    `number` is its page number, from 1. `slide` is the part's own content: slots, facts and citations are only those
    that stand on this part.
    """

    number: int
    slide: Slide
    layout: Layout
    shapes: tuple[Placed, ...]
    part: int = 1
    parts: int = 1


class PlacedDeck(msgspec.Struct, frozen=True, kw_only=True):
    """The deck laid out: what the rules check and the writer writes."""

    deck: Deck
    slides: tuple[PlacedSlide, ...]
    findings: tuple[Finding, ...] = ()
