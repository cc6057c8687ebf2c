"""Placed slides: the slide model with a layout chosen, every text measured, every box known (EMU and pt)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import msgspec

from builder.model.brand import Anchor, Box, Layout, SlotBox, TextStyle
from builder.model.finding import Finding
from builder.model.slides import Deck, Paragraph, Run, Slide, Table, Visual
from builder.model.visuals import Bars

Measured = Literal["measured", "bounded", "not measured"]
Geometry = Literal["rect", "roundRect", "ellipse", "freeform"]
"""Presets of DrawingML by their names in the file (ST_ShapeType), and outlines of our own."""
Dash = Literal["solid", "dash", "dot"]


class PillRoom(msgspec.Struct, frozen=True, kw_only=True):
    """The room that a paragraph leaves to the pills of its status marks.

    `line` is its exact line spacing in pt (0: as its style has it); `before` and `after` are added to its spaces, in
    pt; `margin` is where its text begins, in EMU from the left of the column.
    """

    line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    margin: int = 0


class PlacedParagraph(msgspec.Struct, frozen=True):
    """A paragraph as it will stand: its lines, its size in pt (of the paragraph's own style), its height in EMU.

    With `room`, its status marks stand over it as pills, and `paragraph` holds what else it says.
    """

    paragraph: Paragraph
    lines: tuple[str, ...]
    size: float
    height: int
    room: PillRoom | None = None


class Pill(msgspec.Struct, frozen=True, kw_only=True):
    """A status mark as a shape: its words, its size in pt, and its box on the slide. `run.mark` decides its colours.

    `paragraph` is the place, in its text, of the paragraph that it belongs to.
    """

    run: Run
    box: Box
    size: float
    paragraph: int = 0


class Hairline(msgspec.Struct, frozen=True, kw_only=True):
    """A line between two points of a text, for the eye alone: from `x` over `width` at the height `y` (EMU)."""

    x: int
    y: int
    width: int
    color: str


class PlacedText(msgspec.Struct, frozen=True, kw_only=True):
    """A slot's text in its box. `box` is the slide's own where it differs from the layout's (`moved`).

    `used` is the height of the text with insets, in EMU; it never exceeds the box, or the deck has an error. `pills`
    are the status marks that stand over the room which the text leaves them, `hairlines` part its points.
    """

    slot: SlotBox
    box: Box
    paragraphs: tuple[PlacedParagraph, ...]
    used: int
    measured: Measured = "measured"
    moved: bool = False
    pills: tuple[Pill, ...] = ()
    hairlines: tuple[Hairline, ...] = ()


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


class ShapeText(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a shape: paragraphs laid in `style`, within insets (EMU: left, top, right, bottom)."""

    paragraphs: tuple[PlacedParagraph, ...]
    style: TextStyle
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    anchor: Anchor = "top"


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """One native shape of a visual. Colours are roles of the brand or its theme's names; "" is none. `weight` in pt.

    `key` is unique within its visual. The `rings` of a "freeform" are closed outlines in EMU on the slide, `corner` is
    the radius in EMU of a "roundRect". A shape without text is decoration: the visual's own alternative text speaks for
    it.
    """

    key: str
    name: str
    geometry: Geometry
    box: Box
    fill: str = ""
    line: str = ""
    weight: float = 0.75
    dash: Dash = "solid"
    corner: int = 0
    rings: tuple[tuple[tuple[int, int], ...], ...] = ()
    text: ShapeText | None = None


class Connector(msgspec.Struct, frozen=True, kw_only=True):
    """A line between two points (EMU on the slide); with keys of shapes at its ends it stays attached to them.

    Sites count as PowerPoint does on rectangles: 0 top, 1 left, 2 bottom, 3 right. `bent` goes in right angles.
    """

    key: str
    name: str
    start: tuple[int, int]
    end: tuple[int, int]
    line: str
    weight: float = 1.5
    dash: Dash = "solid"
    arrow: bool = False
    bent: bool = False
    from_shape: str = ""
    from_site: int = 3
    to_shape: str = ""
    to_site: int = 1


class ChartText(msgspec.Struct, frozen=True, kw_only=True):
    """A label of a chart as it will stand: its words, its lines, its size in pt, its box on the slide and its colour.

    `behind` is the role of what it stands on, "" for the slide itself.
    """

    paragraph: Paragraph
    lines: tuple[str, ...]
    size: float
    box: Box
    color: str
    behind: str = ""


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A native bar chart: its values and words, its box, and where each of its texts stands; sizes in pt.

    `plot` is the inner plot area on the slide: its left edge is zero, and the longest bar reaches its right edge; with
    `rtl` the other way round. `gap`
    is the space between bars in percent of a bar's thickness. `heads` are the labels of the bars; `labels` those of
    their parts, one row a bar, one a series. `fills` and `outlines` are the roles of each series' colours, "" for no
    outline.
    """

    key: str
    name: str
    box: Box
    bars: Bars
    plot: Box
    style: TextStyle
    label_size: float
    value_size: float
    gap: int = 80
    heads: tuple[ChartText, ...] = ()
    labels: tuple[tuple[ChartText | None, ...], ...] = ()
    fills: tuple[str, ...] = ()
    outlines: tuple[str, ...] = ()
    rtl: bool = False

    @property
    def stacked(self) -> bool:
        """Whether its bars have more than one part."""
        return len(self.fills) > 1

    def part_box(self, bar: int, series: int) -> Box:
        """Where one part of a bar is drawn."""
        longest = max(one.length for one in self.bars.bars)
        before = sum((part.value for part in self.bars.bars[bar].parts[:series] if part is not None), Decimal(0))
        part = self.bars.bars[bar].parts[series]
        value = part.value if part is not None else Decimal(0)
        pitch = self.plot.height / len(self.bars.bars)
        thickness = pitch / (1 + self.gap / 100)
        left = round(float(before / longest) * self.plot.width) if longest else 0
        width = round(float(value / longest) * self.plot.width) if longest else 0
        top = self.plot.y + pitch * bar + (pitch - thickness) / 2
        if self.rtl:
            left = self.plot.width - left - width
        return Box(self.plot.x + left, round(top), width, round(thickness))


class PlacedVisual(msgspec.Struct, frozen=True, kw_only=True):
    """A visual in its slot: its shapes, back to front, which is reading order too.

    `size` is the smallest text on it, in pt. It is written as one named group with the visual's alternative text; a
    chart alone as a graphic frame.
    """

    slot: SlotBox
    box: Box
    visual: Visual
    shapes: tuple[Shape | Connector | Chart, ...]
    size: float
    measured: Measured = "measured"


Placed = PlacedText | PlacedTable | PlacedVisual


def paragraphs_of(shape: Placed) -> Iterator[Paragraph]:
    """Every paragraph on a placed shape, in reading order."""
    if isinstance(shape, PlacedText):
        return (item.paragraph for item in shape.paragraphs)
    return (shape.table if isinstance(shape, PlacedTable) else shape.visual).paragraphs()


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
