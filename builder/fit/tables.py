"""A table laid into a box: column widths from relative widths and content, row heights from the text of the cells."""

from itertools import pairwise
from math import ceil, sqrt

import msgspec

from builder.fit.faces import Knowledge
from builder.fit.paragraphs import natural_width, one_line, widest_piece
from builder.fit.texts import SAFE_WIDTH, STEP, Desk, LaidText, Line, knowledge_of, lay_text, size_at
from builder.model.brand import EMU_PER_PT, TableStyle
from builder.model.slides import Cell, Table

_AIR = 8 * EMU_PER_PT
"""How much a row's text may stand off its rules, above and below, where there is room."""

_SHORT = 0.22
"""Up to which share of a table's width a column of short cells gets what sets each on one line."""
_MOST_SHORT = 0.75
"""What all such columns may take together with the longest words of the others."""

_PreparedRow = tuple[list[Line], ...]


class PreparedTable(msgspec.Struct, frozen=True):
    """A table with each cell's paragraphs prepared; row 0 is the header."""

    table: Table
    rows: tuple[_PreparedRow, ...]
    style: TableStyle


class LaidTable(msgspec.Struct, frozen=True):
    """Column widths and row heights in EMU, and the sizes of head and body in pt, at one step of shrinking.

    `pad` (EMU) stands above and below the text of each cell beside the table style's own margins.
    """

    columns: tuple[int, ...]
    rows: tuple[int, ...]
    head_size: float
    body_size: float
    cut: bool
    pad: int = 0

    @property
    def height(self) -> int:
        """The height of the whole table, in EMU."""
        return sum(self.rows)


def prepare_table(desk: Desk, table: Table, style: TableStyle) -> PreparedTable:
    """Prepare the paragraphs of every cell."""

    def row(cells: tuple[Cell, ...], head: bool) -> _PreparedRow:
        text = style.head if head else style.body
        return tuple(desk.cell(cell.paragraphs, text, style.least) for cell in cells)

    return PreparedTable(table, (row(table.header, True), *(row(cells, False) for cells in table.rows)), style)


def lay_table(prepared: PreparedTable, width: int, step: int) -> LaidTable:
    """Lay a table `width` EMU wide, its text `step` half-points below its size but not below its least."""
    style = prepared.style
    left, top, right, bottom = style.margins
    columns = column_widths(prepared, width, step)
    heights: list[int] = []
    cut = False
    for row in prepared.rows:
        tallest = 0
        for column, lines in zip(columns, row, strict=False):
            laid: LaidText = lay_text(lines, column - left - right, step)
            tallest = max(tallest, laid.height)
            cut = cut or laid.cut
        heights.append(tallest + top + bottom)
    return LaidTable(
        columns, tuple(heights), _cell_size(style.head.size, style, step), _cell_size(style.body.size, style, step), cut
    )


def spread(laid: LaidTable, prepared: PreparedTable, height: int) -> LaidTable:
    """Let rows breathe where `height` (EMU) has room; rows with cells to fill in take all of it, in equal parts."""
    pad = min(_AIR, max(height - laid.height, 0) // (2 * len(laid.rows)))
    rows = [row + 2 * pad for row in laid.rows]
    room = height - sum(rows)
    if room > 0 and len(rows) > 1 and any(not any(map(_has_text, row)) for row in _columns_without_head(prepared)):
        each = (height - rows[0]) // (len(rows) - 1)
        tallest = max(rows[1:])
        rows[1:] = [each] * (len(rows) - 1) if each >= tallest else [row + room // (len(rows) - 1) for row in rows[1:]]
    return msgspec.structs.replace(laid, rows=tuple(rows), pad=pad)


def _columns_without_head(prepared: PreparedTable) -> list[list[list[Line]]]:
    """The body's cells, column by column."""
    return [[_cell(row, column) for row in prepared.rows[1:]] for column in range(len(prepared.table.header))]


def _has_text(lines: list[Line]) -> bool:
    return any(line.prepared.segments and any(line.prepared.segments) for line in lines)


def _cell_size(size: float, style: TableStyle, step: int) -> float:
    """A size after `step` half-points of shrinking, in pt."""
    return max(min(style.least, size), size - step * STEP)


def table_knowledge(prepared: PreparedTable) -> Knowledge:
    """How well the widths of its texts are known."""
    return max((knowledge_of(lines) for row in prepared.rows for lines in row), default=Knowledge.MEASURED)


def table_lines(prepared: PreparedTable) -> list[Line]:
    """The paragraphs of all cells."""
    return [line for row in prepared.rows for lines in row for line in lines]


def column_widths(prepared: PreparedTable, width: int, step: int) -> tuple[int, ...]:
    """Column widths that sum to `width` (EMU).

    Each column is as wide as its widest unbreakable word, so that no word is cut if that is possible at all; beyond
    that the relative widths decide. Where all are alike, nobody has decided: longer columns get more, and columns of
    short cells (days, numbers, names) what sets each on one line.
    """
    count = len(prepared.table.header)
    if not count:
        return ()
    least = [_least_width(prepared, column, step) for column in range(count)]
    if not _decided(prepared, count):
        whole = [_whole_width(prepared, column, step) for column in range(count)]
        wider = [one if one <= width * _SHORT else word for one, word in zip(whole, least, strict=True)]
        least = wider if sum(wider) < width * _MOST_SHORT else least
    if sum(least) >= width:
        shares = [value / sum(least) * width for value in least]
    else:
        shares = _at_least(_weights(prepared, count), least, width)
    edges = [round(sum(shares[:index])) for index in range(count)] + [width]
    return tuple(right - left for left, right in pairwise(edges))


def _decided(prepared: PreparedTable, count: int) -> bool:
    """Whether somebody gave the columns their relative widths."""
    widths = [width for width in prepared.table.widths[:count] if width > 0]
    return len(widths) == count and len(set(widths)) > 1


def _weights(prepared: PreparedTable, count: int) -> list[float]:
    if _decided(prepared, count):
        return list(prepared.table.widths[:count])
    # Heights even out when widths grow with the amount of text; the root keeps short columns readable.
    return [
        sqrt(1 + sum(natural_width(line.prepared) for row in prepared.rows for line in _cell(row, column)))
        for column in range(count)
    ]


def _at_least(weights: list[float], least: list[float], width: float) -> list[float]:
    """Share `width` by weights, giving no column less than its least."""
    fixed: dict[int, float] = {}
    while True:
        free = [index for index in range(len(weights)) if index not in fixed]
        room = width - sum(fixed.values())
        total = sum(weights[index] for index in free)
        short = [index for index in free if weights[index] / total * room < least[index]]
        if not short:
            return [fixed[i] if i in fixed else weights[i] / total * room for i in range(len(weights))]
        fixed.update({index: least[index] for index in short})
        if len(fixed) == len(weights):
            return [fixed[index] for index in range(len(weights))]


def _whole_width(prepared: PreparedTable, column: int, step: int) -> float:
    """The width in which each cell of a column stands on one line, with its margins, in EMU."""
    left, _, right, _ = prepared.style.margins
    lines = [line for row in prepared.rows for line in _cell(row, column)]
    widest = max((one_line(line.prepared, size_at(line.setting, step)) for line in lines), default=0.0)
    return ceil(widest / SAFE_WIDTH * EMU_PER_PT) + left + right + EMU_PER_PT // 4


def _least_width(prepared: PreparedTable, column: int, step: int) -> float:
    """The width of a column's widest word with its margins, in EMU, rounding included."""
    left, _, right, _ = prepared.style.margins
    widest = 0.0
    for row in prepared.rows:
        for line in _cell(row, column):
            setting = line.setting
            size = size_at(setting, step)
            letters = max((len(p.text) for segment in line.prepared.segments for p in segment), default=0)
            indents = (setting.style.margin_left + max(setting.style.indent, 0)) / EMU_PER_PT
            widest = max(widest, widest_piece(line.prepared) * size + letters * setting.style.tracking + indents)
    return ceil(widest / SAFE_WIDTH * EMU_PER_PT) + left + right + EMU_PER_PT // 4


def _cell(row: _PreparedRow, column: int) -> list[Line]:
    return row[column] if column < len(row) else []
