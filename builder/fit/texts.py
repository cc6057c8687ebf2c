"""A slot's paragraphs laid into its box: lines, sizes and heights, at the layout's sizes or some half-points below."""

from collections.abc import Iterable, Sequence
from math import ceil, floor

import msgspec

from builder.fit.faces import Knowledge
from builder.fit.paragraphs import Prepared, lay, prepare
from builder.fit.pills import APART, LaidMarks, Marks, PillBook, key_column, lay_marks, with_breaks
from builder.fit.styles import Setting, StyleBook
from builder.model.brand import EMU_PER_PT, Box, SlotBox, TextStyle, list_indent
from builder.model.placed import Measured, Pill, PillRoom, PlacedParagraph
from builder.model.slides import Paragraph

# Renderers round advances to their own grid, and not all of them kern; a hundredth of the width is kept for that.
SAFE_WIDTH = 0.99
STEP = 0.5
PARTED = 7.0
"""What more space, in pt, there is between points that a hairline parts."""
_HIGH = 0.58
"""Where a hairline stands in the space between points: a little low, for the letters below it have air of their own."""
_HEADS = frozenset({"label", "heading"})
_MARK = {"dot": 0.5, "number": 0.9}
"""The least hang, in em, that a bullet or a number of one digit fits into."""


class Line(msgspec.Struct, frozen=True):
    """A paragraph with its setting and its pieces, ready to be laid; `marks` are those of its words that are pills."""

    paragraph: Paragraph
    setting: Setting
    prepared: Prepared
    marks: Marks | None = None


class LaidText(msgspec.Struct, frozen=True):
    """Paragraphs laid at one step of shrinking. Heights in EMU, without insets; `cut` where a word had to be cut.

    The boxes of `pills` count from the text's top left corner. `parted` holds the places of paragraphs that a hairline
    parts from the one before, each with the hairline's height below the text's top.
    """

    paragraphs: tuple[PlacedParagraph, ...]
    height: int
    cut: bool
    pills: tuple[Pill, ...] = ()
    parted: tuple[tuple[int, int], ...] = ()

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return sum(len(paragraph.lines) for paragraph in self.paragraphs)


class Desk:
    """Where one slide is worked on: the brand's settings, and each paragraph prepared once."""

    def __init__(self, styles: StyleBook, pills: PillBook) -> None:
        self.styles = styles
        self._pills = pills
        self._prepared: dict[tuple[int, int], Line] = {}
        self._marked: dict[tuple[int, int], tuple[Paragraph, Line]] = {}

    def clear(self) -> None:
        """Forget the paragraphs of the slide before."""
        self._prepared.clear()
        self._marked.clear()

    def lines(self, paragraphs: Iterable[Paragraph], slot: SlotBox) -> list[Line]:
        """The paragraphs of a slot, prepared in the settings of its levels."""
        setting = self.styles.setting
        return [self.line(paragraph, setting(slot.levels, slot.least, paragraph)) for paragraph in paragraphs]

    def text(self, paragraphs: Iterable[Paragraph], slot: SlotBox) -> list[Line]:
        """The paragraphs of a slot of text, prepared, their status marks as pills."""
        setting = self.styles.setting
        found: list[Line] = []
        for paragraph in paragraphs:
            own = setting(slot.levels, slot.least, paragraph)
            marked = self._with_pills(paragraph, own) if any(run.mark for run in paragraph.runs) else None
            found.append(marked or self.line(paragraph, own))
        return found

    def _with_pills(self, paragraph: Paragraph, setting: Setting) -> Line | None:
        key = (id(paragraph), id(setting))
        if key in self._marked:
            return self._marked[key][1]
        taken = self._pills.take(paragraph, setting.style)
        if taken is None:
            return None
        marks, rest = taken
        line = Line(rest, setting, prepare(rest.runs, setting), marks)
        self._marked[key] = paragraph, line  # held, so that no other paragraph gets its id
        return line

    def cell(self, paragraphs: Iterable[Paragraph], style: TextStyle, least: float) -> list[Line]:
        """The paragraphs of a table cell, prepared."""
        setting = self.styles.cell
        return [self.line(paragraph, setting(style, least, paragraph)) for paragraph in paragraphs]

    def line(self, paragraph: Paragraph, setting: Setting) -> Line:
        """A paragraph prepared in a setting."""
        key = (id(paragraph), id(setting))
        found = self._prepared.get(key)
        if found is None:
            found = self._prepared[key] = Line(paragraph, setting, prepare(paragraph.runs, setting))
        return found


def lay_text(lines: Sequence[Line], width: int, step: int, *, parts: bool = False) -> LaidText:
    """Lay paragraphs into a column `width` EMU wide, each `step` half-points below its size but not below its least.

    With a `step` below 0 those grow whose size is the slot's own.
    The first paragraph's space before is not counted: renderers leave it out at the top of a box. With `parts` there is
    room for a hairline before each point but the first.
    """
    placed: list[PlacedParagraph] = []
    parted: list[tuple[int, int]] = []
    pills: list[Pill] = []
    total = 0
    cut = False
    column = key_column((line.marks for line in lines), width)
    for index, line in enumerate(lines):
        setting = line.setting
        style = setting.style
        before = style.space_before if index else 0.0
        size = size_at(setting, step)
        apart = 0.0
        if parts and _begins_point(lines, index):
            apart = PARTED
            parted.append((index, total + round((before + apart) * _HIGH * EMU_PER_PT)))
        elif line.marks is not None and _begins_group(lines, index):
            apart = APART
        before += apart
        if line.marks is not None:
            marked = lay_marks(line.marks, line.prepared, size, width, SAFE_WIDTH, column)
            emu = ceil((marked.height + style.space_after + before) * EMU_PER_PT)
            paragraph = with_breaks(line.paragraph, marked.breaks)
            room = msgspec.structs.replace(marked.room, before=apart)
            placed.append(PlacedParagraph(paragraph, marked.lines, size, emu, room))
            pills += _seated(marked, index, total + round(before * EMU_PER_PT))
            cut = cut or marked.cut
        else:
            first, others = line_widths(line.paragraph, style, size, width)
            laid = lay(line.prepared, size, first, others)
            height = laid.height * size * style.line_spacing + style.space_after + before
            emu = ceil(height * EMU_PER_PT)
            placed.append(
                PlacedParagraph(line.paragraph, laid.lines, size, emu, PillRoom(before=apart) if apart else None)
            )
            cut = cut or laid.cut
        total += emu
    return LaidText(tuple(placed), total, cut, tuple(pills), tuple(parted))


def size_at(setting: Setting, step: int) -> float:
    """The size in pt of a paragraph `step` half-points below its size, but not below its least; above it where < 0."""
    if step < 0 and not setting.grows:
        return setting.size
    return max(setting.least, setting.size - step * STEP) if step else setting.size


def _begins_group(lines: Sequence[Line], at: int) -> bool:
    """Whether marks open what follows them, and stand below something else than its label."""
    if not at or at + 1 == len(lines) or lines[at - 1].paragraph.style in _HEADS:
        return False
    item = lines[at].paragraph.item
    return item != 0 and lines[at - 1].paragraph.item != item == lines[at + 1].paragraph.item


def _begins_point(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph begins a point: not the first, not below a label, not more of the item before."""
    if not at or lines[at - 1].paragraph.style in _HEADS:
        return False
    item = lines[at].paragraph.item
    return not item or lines[at - 1].paragraph.item != item


def _seated(marked: LaidMarks, paragraph: int, top: int) -> Iterable[Pill]:
    """The pills of a paragraph whose own top is `top` EMU below that of the text."""
    for seat in marked.seats:
        box = msgspec.structs.replace(seat.box, y=seat.box.y + top)
        yield Pill(run=seat.run, box=box, size=seat.size, paragraph=paragraph)


def line_widths(paragraph: Paragraph, style: TextStyle, size: float, width: int) -> tuple[float, float]:
    """The widths of the first line and of the others, in pt.

    A hanging first line without a bullet is not given the room to its left. A number wider than its hang pushes the
    first line's text to the next tab stop.
    """
    margin, indent = list_indent(style) if paragraph.bullet != "none" else (style.margin_left, style.indent)
    room = (width - margin) / EMU_PER_PT * SAFE_WIDTH
    pushed = max(indent / EMU_PER_PT, 0.0)
    if paragraph.bullet != "none" and -indent / EMU_PER_PT < _MARK[paragraph.bullet] * size:
        pushed += size
    return max(room - pushed, size), max(room, size)


def inner_width(slot: SlotBox, box: Box) -> int:
    """The width for text in a box, in EMU."""
    return box.width - slot.insets[0] - slot.insets[2]


def most_steps(lines: Iterable[Line], share: float) -> int:
    """How many half-point steps these paragraphs may shrink: to their least, and not below `share` of the largest."""
    settings = [line.setting for line in lines]
    if not settings:
        return 0
    to_least = max(ceil((setting.size - setting.least) / STEP) for setting in settings)
    largest = max(setting.size for setting in settings)
    return min(to_least, floor(largest * (1 - share) / STEP + 1e-9))


def knowledge_of(lines: Iterable[Line]) -> Knowledge:
    """How well the widths of these paragraphs are known: the worst counts."""
    found = Knowledge.MEASURED
    for line in lines:
        found = max(found, line.prepared.knowledge)
        if line.marks is not None:
            found = max(found, line.marks.knowledge)
    return found


def measured(knowledge: Knowledge) -> Measured:
    """The word for it in placed shapes."""
    if knowledge is Knowledge.UNKNOWN:
        return "not measured"
    return "measured" if knowledge is Knowledge.MEASURED else "bounded"
