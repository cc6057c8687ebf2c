"""What every visual needs to be laid: its box, its words measured, and what came of it."""

from collections.abc import Iterable, Sequence
from math import ceil

import msgspec

from builder.fit.faces import Knowledge
from builder.fit.paragraphs import one_line
from builder.fit.texts import SAFE_WIDTH, Desk, LaidText, knowledge_of, lay_text, most_steps, size_at
from builder.model.brand import EMU_PER_INCH, EMU_PER_PT, Align, Anchor, Box, Brand, SlotBox, TextStyle
from builder.model.placed import Chart, Connector, Shape, ShapeText
from builder.model.slides import Paragraph

CORNER = EMU_PER_INCH * 6 // 100
"""The radius of a card's corners, in EMU."""


class LaidVisual(msgspec.Struct, frozen=True, kw_only=True):
    """A visual laid: its shapes, back to front; its smallest text in pt; by how much it does not fit, in pt of height.

    `excess` 0 means that every text is in its shape, no two texts overlap, and all is inside the box. `height` (EMU) is
    what it takes of its slot; `lay_visual` sets it.
    """

    shapes: tuple[Shape | Connector | Chart, ...]
    size: float
    excess: float = 0.0
    knowledge: Knowledge = Knowledge.MEASURED
    height: int = 0


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a visual is drawn: its box on the slide (EMU), its slot with the text styles, and the brand."""

    box: Box
    slot: SlotBox
    brand: Brand
    desk: Desk

    @property
    def style(self) -> TextStyle:
        """The slot's own text style, over which paragraph styles are laid."""
        return self.slot.levels[0]

    @property
    def scale(self) -> float:
        """How much larger this slide is than ours, in both directions: posters have text and shapes to match."""
        return max(1.0, min(self.brand.width, self.brand.height) / (7.5 * EMU_PER_INCH))

    def lay(self, paragraphs: Iterable[Paragraph], width: int, step: int = 0) -> LaidText:
        """Lay paragraphs into `width` EMU, `step` half-points below their sizes but not below their least."""
        return lay_text(self.desk.lines(paragraphs, self.slot), width, step)

    def steps(self, paragraphs: Iterable[Paragraph]) -> int:
        """How many half-points the largest of these paragraphs may shrink until all are at their least sizes."""
        return most_steps(self.desk.lines(paragraphs, self.slot), 0.0)

    def width(self, paragraphs: Iterable[Paragraph], step: int = 0) -> int:
        """The width in EMU that these paragraphs need to stand each on one line."""
        lines = self.desk.lines(paragraphs, self.slot)
        widest = max((one_line(line.prepared, size_at(line.setting, step)) for line in lines), default=0.0)
        return ceil(widest / SAFE_WIDTH * EMU_PER_PT) + EMU_PER_PT // 2

    def knowledge(self, paragraphs: Iterable[Paragraph]) -> Knowledge:
        """How well the widths of these paragraphs are known."""
        return knowledge_of(self.desk.lines(paragraphs, self.slot))

    def text(self, laid: LaidText, align: Align = "left", inset: int = 0, anchor: Anchor = "top") -> ShapeText:
        """Laid paragraphs as the text of a shape, with the same inset (EMU) on all four sides."""
        style = msgspec.structs.replace(self.style, align=align)
        return ShapeText(paragraphs=laid.paragraphs, style=style, insets=(inset, inset, inset, inset), anchor=anchor)


def card(key: str, name: str, box: Box, text: ShapeText | None = None, weight: float = 0.75) -> Shape:
    """A card as every visual has it; `weight` is that of its outline, in pt."""
    return Shape(
        key=key,
        name=name,
        geometry="roundRect",
        box=box,
        fill="card",
        line="hairline",
        weight=weight,
        corner=CORNER,
        text=text,
    )


def overflow(over: int, texts: Sequence[LaidText]) -> float:
    """By how much a visual does not fit, in pt, that is `over` EMU too high; a word that was cut counts for a line."""
    cut = smallest(texts) if any(text.cut for text in texts) else 0.0
    return max(over / EMU_PER_PT, cut)


def smallest(texts: Sequence[LaidText]) -> float:
    """The smallest size among these texts, in pt; 0 where there are none."""
    return min((paragraph.size for text in texts for paragraph in text.paragraphs), default=0.0)
