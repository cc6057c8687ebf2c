"""Status marks laid as pills: how wide each is, in which rows they stand, and what room their paragraph leaves them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil

import msgspec

from builder.fit.faces import Knowledge
from builder.fit.paragraphs import Prepared, lay, one_line, prepare
from builder.fit.styles import Setting
from builder.model.brand import EMU_PER_PT, Box, Brand, TextStyle
from builder.model.marks import pill_style
from builder.model.placed import PillRoom
from builder.model.slides import Origin, Paragraph, Run

HEIGHT = 237_744
"""The height of a pill of one line, in EMU (0.26 in)."""
GAP = 64_008
"""The space between two pills, in EMU (0.07 in)."""
PAD = 108_000
"""The space to the left and right of a pill's words, in EMU."""
LINE = 13.0
"""The line spacing within a pill, in pt."""
_BEFORE_TEXT = 146_304
_DROP = 2.4
"""How far, in pt, a pill reaches below the line that keeps its room, so that its words stand on the line's baseline."""
APART = 6.0
"""What more space, in pt, there is above marks that begin something new below a text."""
_MIDDLE = 0.54
"""Where the middle of a pill stands beside a line of text, from the line's top: at half the height of its letters."""
_WIDEST_KEY = 0.5
_STYLES = frozenset({"marks", "key"})
_BETWEEN = " \u00a0·–—-"
_BREAK = Run("", Origin("program", field="break"), break_after=True)


class PreparedPill(msgspec.Struct, frozen=True):
    """A mark with its words prepared, and its width on one line in EMU."""

    run: Run
    prepared: Prepared
    width: int


class Marks(msgspec.Struct, frozen=True):
    """The marks of a paragraph; in a key they stand in a column of their own, beside all lines of their meaning."""

    pills: tuple[PreparedPill, ...]
    is_key: bool
    scale: float = 1.0

    @property
    def width(self) -> int:
        """What all of them take in one row, in EMU."""
        return sum(pill.width for pill in self.pills) + self.sized(GAP) * (len(self.pills) - 1)

    def sized(self, length: float) -> int:
        """A length of ours (EMU) on slides of the brand's size."""
        return round(length * self.scale)

    @property
    def knowledge(self) -> Knowledge:
        """How well their widths are known."""
        return max(pill.prepared.knowledge for pill in self.pills)


class Seat(msgspec.Struct, frozen=True):
    """A pill and its box, in EMU from the top left corner of its paragraph."""

    run: Run
    box: Box
    size: float


class LaidMarks(msgspec.Struct, frozen=True):
    """A paragraph of marks laid: its lines, its height in pt without the space before it, its room, its pills.

    `breaks` rows of pills stand above its text.
    """

    lines: tuple[str, ...]
    height: float
    room: PillRoom
    seats: tuple[Seat, ...]
    breaks: int
    cut: bool


class PillBook:
    """The pills of a brand: the setting of each mark, made once. It lives as long as one call of `fit`."""

    def __init__(self, brand: Brand) -> None:
        self._brand = brand
        self._settings: dict[str, Setting] = {}

    def take(self, paragraph: Paragraph, style: TextStyle) -> tuple[Marks, Paragraph] | None:
        """The marks of a paragraph, and the paragraph without them; None where it has no pills.

        They are taken from paragraphs of the styles `marks` and `key` that begin at the left.
        """
        if paragraph.style not in _STYLES or style.align != "left" or paragraph.bullet != "none":
            return None
        runs = tuple(_merged(paragraph.runs))
        if not any(run.mark for run in runs):
            return None
        pills = tuple(self._pill(run) for run in runs if run.mark)
        rest = msgspec.structs.replace(paragraph, runs=_rest(runs))
        return Marks(pills, paragraph.style == "key", self._brand.scale), rest

    def _pill(self, run: Run) -> PreparedPill:
        setting = self._settings.get(run.mark)
        if setting is None:
            style = pill_style(self._brand, run.mark)
            setting = self._settings[run.mark] = Setting(style, style.size, {}, brand=self._brand)
        prepared = prepare((run,), setting)
        words = one_line(prepared, setting.size)
        return PreparedPill(run, prepared, ceil(words * EMU_PER_PT) + 2 * round(PAD * self._brand.scale))


def _merged(runs: Sequence[Run]) -> Iterable[Run]:
    """The runs, with those that make one mark ("later: ", its day) as one in the look of the pill."""
    for mark, same in groupby(runs, key=lambda run: run.mark):
        if not mark:
            yield from same
            continue
        first, *others = same
        text = first.text + "".join(other.text for other in others)
        yield msgspec.structs.replace(first, text=text, style="", strong=False)


def _rest(runs: Sequence[Run]) -> tuple[Run, ...]:
    """What a paragraph says beside its marks, without the dots between them and the dash after them."""
    marked = [at for at, run in enumerate(runs) if run.mark]
    rest = [
        run
        for at, run in enumerate(runs)
        if not run.mark and (at < marked[0] or at > marked[-1] or run.text.strip(_BETWEEN))
    ]
    while rest and not rest[0].break_after:
        text = rest[0].text.lstrip(_BETWEEN)
        if text:
            rest[0] = msgspec.structs.replace(rest[0], text=text)
            break
        rest.pop(0)
    return tuple(rest)


def key_column(marks: Iterable[Marks | None], width: int) -> int:
    """How wide the column of pills of a key is, in EMU; 0 where it would take more than half of `width`."""
    widest, before = max(
        ((one.width, one.sized(_BEFORE_TEXT)) for one in marks if one is not None and one.is_key), default=(0, 0)
    )
    return widest + before if widest and widest < width * _WIDEST_KEY else 0


def lay_marks(marks: Marks, rest: Prepared, size: float, width: int, safe: float, column: int) -> LaidMarks:
    """Lay pills and text into `width` EMU; `safe` is the share of a line that text may fill.

    `size` is that of the text in pt, `column` the width that the pills of a key share, or 0.
    """
    if marks.is_key and column:
        return _lay_key(marks, rest, size, width, safe, column)
    seats, rows, right = _rows(marks, width)
    gap, drop = marks.sized(GAP), _DROP * marks.scale
    has_text = any(rest.segments)
    own = one_line(rest, size)
    beside = right + marks.sized(_BEFORE_TEXT)
    fits = has_text and len(rest.segments) == 1 and own * EMU_PER_PT <= (width - beside) * safe
    tallest = max(box.height for _, box in seats)
    step = tallest + gap
    taken = rows * tallest + (rows - 1) * gap
    if has_text and not fits:
        taken = rows * step
    pitch = max(taken / rows / EMU_PER_PT, rest.line * size if has_text else 0.0)
    laid = lay(rest, size, width * safe / EMU_PER_PT, width * safe / EMU_PER_PT) if has_text else None
    breaks = rows - 1 if fits or laid is None else rows
    lines = ("",) * breaks + (laid.lines if laid else ("",))
    room = PillRoom(line=round(pitch, 2), after=drop, margin=beside if fits else 0)
    # The last row of pills ends where the text beside it needs it to.
    top = round((rows * room.line + drop) * EMU_PER_PT) - taken
    placed = (
        Seat(pill.run, msgspec.structs.replace(box, y=top + row * step), pill.prepared.setting.size)
        for pill, (row, box) in zip(marks.pills, seats, strict=True)
    )
    height = room.line * len(lines) + drop
    return LaidMarks(lines, height, room, tuple(placed), breaks, bool(laid and laid.cut))


def _rows(marks: Marks, width: int) -> tuple[list[tuple[int, Box]], int, int]:
    """The row and place of each pill, how many rows there are, and where the last one ends, in EMU.

    A pill that is wider than the column is set in several lines; its box then stands for its own height.
    """
    seats: list[tuple[int, Box]] = []
    row = x = 0
    for pill in marks.pills:
        own, height = pill.width, marks.sized(HEIGHT)
        if own > width:
            inner = (width - marks.sized(PAD)) / EMU_PER_PT
            own, lines = width, lay(pill.prepared, pill.prepared.setting.size, inner, inner).lines
            height += round((len(lines) - 1) * LINE * marks.scale * EMU_PER_PT)
        if x and x + own > width:
            row, x = row + 1, 0
        seats.append((row, Box(x, 0, own, height)))
        x += own + marks.sized(GAP)
    return seats, row + 1, x - marks.sized(GAP)


def _lay_key(marks: Marks, rest: Prepared, size: float, width: int, safe: float, column: int) -> LaidMarks:
    """Pills in their column, the middle of the text's first line at theirs."""
    style = rest.setting.style
    room_for_text = max((width - column) * safe / EMU_PER_PT, size)
    laid = lay(rest, size, room_for_text, room_for_text)
    line = rest.line * size * style.line_spacing
    pill_height = marks.sized(HEIGHT)
    small = line * EMU_PER_PT < pill_height
    # Where nobody knows how high the lines of a script will be, they are set as they were measured: pills stand still.
    exact = max(line, pill_height / EMU_PER_PT) if small or rest.knowledge is not Knowledge.MEASURED else 0.0
    height = exact * len(laid.lines) if exact else laid.height * size * style.line_spacing
    top = 0 if small else round(max(line * _MIDDLE * EMU_PER_PT - pill_height / 2, 0))
    x, seats = 0, []
    for pill in marks.pills:
        seats.append(Seat(pill.run, Box(x, top, pill.width, pill_height), pill.prepared.setting.size))
        x += pill.width + marks.sized(GAP)
    room = PillRoom(line=exact, margin=column)
    return LaidMarks(laid.lines, height, room, tuple(seats), 0, laid.cut)


def with_breaks(paragraph: Paragraph, breaks: int) -> Paragraph:
    """The paragraph with that many empty lines before its words."""
    return msgspec.structs.replace(paragraph, runs=(_BREAK,) * breaks + paragraph.runs) if breaks else paragraph
