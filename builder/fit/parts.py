"""What a slot holds, in parts: text, a table, a visual; each laid at any step, and placed where it shall stand."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from builder.fit.faces import Knowledge
from builder.fit.seats import seated
from builder.fit.tables import LaidTable, PreparedTable, lay_table, prepare_table, spread, table_knowledge, table_lines
from builder.fit.texts import Desk, LaidText, Line, inner_width, knowledge_of, lay_text, measured
from builder.fit.visuals.laid import Drawing, LaidVisual
from builder.model.brand import Box, Brand, SlotBox
from builder.model.placed import Placed, PlacedTable, PlacedText, PlacedVisual
from builder.model.slides import Block, Table, Visual


class LaidPart(Protocol):
    """A part of a slot, laid at one step."""

    @property
    def height(self) -> int:
        """What it takes of the slot's height, in EMU."""
        ...

    @property
    def sizes(self) -> Sequence[float]:
        """The sizes of its texts, in pt."""
        ...

    @property
    def knowledge(self) -> Knowledge:
        """How well its widths are known."""
        ...

    def shape(self, box: Box) -> Placed:
        """The shape of it in a box."""
        ...


class TextPart(msgspec.Struct, frozen=True):
    """Neighbouring paragraphs of a slot, prepared."""

    slot: SlotBox
    lines: list[Line]

    def lay(self, box: Box, step: int) -> "TextLaid":
        """The paragraphs in the width of a box, `step` half-points below their sizes."""
        laid = lay_text(self.lines, inner_width(self.slot, box), step, parts=bool(self.slot.between))
        return TextLaid(self.slot, self.lines, laid)


class TextLaid(msgspec.Struct, frozen=True):
    """Paragraphs laid."""

    slot: SlotBox
    lines: list[Line]
    text: LaidText

    @property
    def height(self) -> int:
        """The height of the text with the slot's insets, in EMU."""
        return self.text.height + self.slot.insets[1] + self.slot.insets[3]

    @property
    def sizes(self) -> Sequence[float]:
        """The size of each paragraph, in pt."""
        return [paragraph.size for paragraph in self.text.paragraphs]

    @property
    def knowledge(self) -> Knowledge:
        """How well its widths are known."""
        return knowledge_of(self.lines)

    def shape(self, box: Box) -> PlacedText:
        """The text in a box, its status marks in their seats."""
        placed = PlacedText(
            slot=self.slot,
            box=box,
            paragraphs=self.text.paragraphs,
            used=self.height,
            measured=measured(self.knowledge),
            moved=box != self.slot.box,
        )
        return seated(placed, self.lines, self.text)


class TablePart(msgspec.Struct, frozen=True):
    """A table, prepared."""

    slot: SlotBox
    table: PreparedTable

    @property
    def lines(self) -> list[Line]:
        """The paragraphs of all cells."""
        return table_lines(self.table)

    def lay(self, box: Box, step: int) -> "TableLaid":
        """The table as wide as a box, `step` half-points below its sizes."""
        return TableLaid(self.slot, self.table, lay_table(self.table, box.width, step))


class TableLaid(msgspec.Struct, frozen=True):
    """A table laid."""

    slot: SlotBox
    prepared: PreparedTable
    laid: LaidTable

    @property
    def height(self) -> int:
        """The height of all rows, in EMU."""
        return self.laid.height

    @property
    def sizes(self) -> Sequence[float]:
        """The size of the cells below the head, in pt."""
        return [self.laid.body_size]

    @property
    def knowledge(self) -> Knowledge:
        """How well its widths are known."""
        return table_knowledge(self.prepared)

    def spread(self, height: int) -> "TableLaid":
        """The table with rows that breathe, where `height` EMU has room."""
        return msgspec.structs.replace(self, laid=spread(self.laid, self.prepared, height))

    def shape(self, box: Box) -> PlacedTable:
        """The table from the top of a box on."""
        laid = self.laid
        return PlacedTable(
            slot=self.slot,
            box=Box(box.x, box.y, box.width, laid.height),
            table=self.prepared.table,
            columns=laid.columns,
            rows=laid.rows,
            head_size=laid.head_size,
            body_size=laid.body_size,
            measured=measured(self.knowledge),
            pad=laid.pad,
        )


class VisualPart(msgspec.Struct, frozen=True):
    """A visual, which shrinks by itself: it has no lines that shrink with the slot."""

    slot: SlotBox
    visual: Visual
    brand: Brand
    desk: Desk

    @property
    def lines(self) -> list[Line]:
        """None: its texts shrink as far as it takes."""
        return []

    def lay(self, box: Box, _step: int) -> "VisualLaid":
        """The visual in a box, which it fills."""
        from builder.fit.visuals import lay_visual  # few slides have one

        drawing = Drawing(box=box, slot=self.slot, brand=self.brand, desk=self.desk)
        return VisualLaid(self.slot, self.visual, lay_visual(self.visual, drawing))


class VisualLaid(msgspec.Struct, frozen=True):
    """A visual laid."""

    slot: SlotBox
    visual: Visual
    laid: LaidVisual

    @property
    def height(self) -> int:
        """The height of its box, and what it would need beside, in EMU."""
        return self.laid.height

    @property
    def sizes(self) -> Sequence[float]:
        """Its smallest size, in pt."""
        return [self.laid.size]

    @property
    def knowledge(self) -> Knowledge:
        """How well its widths are known."""
        return self.laid.knowledge

    def shape(self, box: Box) -> PlacedVisual:
        """The visual in the box in which it was laid."""
        return PlacedVisual(
            slot=self.slot,
            box=Box(box.x, box.y, box.width, self.laid.height),
            visual=self.visual,
            shapes=self.laid.shapes,
            size=self.laid.size,
            measured=measured(self.laid.knowledge),
        )


Part = TextPart | TablePart | VisualPart


def parts_of(blocks: Sequence[Block], slot: SlotBox, brand: Brand, desk: Desk) -> tuple[Part, ...]:
    """The parts of a slot, prepared: neighbouring paragraphs together, each table and each visual by itself."""
    if not blocks:
        return (TextPart(slot, []),)
    parts: list[Part] = []
    for block in blocks:
        if isinstance(block, Table):
            parts.append(TablePart(slot, prepare_table(desk, block, brand.table)))
        elif isinstance(block, Visual):
            parts.append(VisualPart(slot, block, brand, desk))
        elif parts and isinstance(parts[-1], TextPart):
            parts[-1].lines.extend(desk.text((block,), slot))
        else:
            parts.append(TextPart(slot, desk.text((block,), slot)))
    return tuple(parts)
