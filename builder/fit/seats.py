"""A laid text with its pills and hairlines on the slide: where each stands, and the line breaks that they depend on."""

from collections.abc import Sequence

import msgspec

from builder.fit.joined import LETTERS
from builder.fit.paragraphs import lay, prepare
from builder.fit.styles import Setting
from builder.fit.texts import SAFE_WIDTH, LaidText, Line, inner_width, line_widths
from builder.model.brand import EMU_PER_PT, Box
from builder.model.placed import Hairline, PillRoom, PlacedParagraph, PlacedText
from builder.model.slides import Origin, Run

# As wide as a line gets for a renderer that kerns tighter than the metrics say.
_LOOSE = 1.012 / SAFE_WIDTH
# The same for Arabic and Hebrew: fonts may be a third narrower than the widest.
_LOOSEST = 1.5
_BLANK = Run("\u00a0", Origin("program", field="blank"))


def seated(placed: PlacedText, lines: Sequence[Line], laid: LaidText) -> PlacedText:
    """Give a text the pills of its marks and the hairlines between its points, where the anchor of its box puts them.

    A renderer that sets one line fewer than was counted would leave the pills below on other words. So wherever that
    could happen, a line break of the paragraph is written out.
    """
    if not laid.pills and not laid.parted:
        return placed
    slot, box = placed.slot, placed.box
    left, top, _, bottom = slot.insets
    spare = max(box.height - top - bottom - laid.height, 0)
    y = box.y + top + {"top": 0, "middle": spare // 2, "bottom": spare}[slot.anchor]
    pills = tuple(
        msgspec.structs.replace(
            pill, box=Box(box.x + left + pill.box.x, y + pill.box.y, pill.box.width, pill.box.height)
        )
        for pill in laid.pills
    )
    width = inner_width(slot, box)
    hairlines = tuple(
        Hairline(x=box.x + left, y=y + height, width=width, color=slot.between) for _, height in laid.parted
    )
    last = max(*(pill.paragraph for pill in laid.pills), *(at for at, _ in laid.parted), 0)
    last = last if slot.anchor == "top" else len(lines)
    paragraphs = tuple(
        _settled(paragraph, line, width) if at < last else paragraph
        for at, (paragraph, line) in enumerate(zip(laid.paragraphs, lines, strict=True))
    )
    return msgspec.structs.replace(placed, paragraphs=_not_empty(paragraphs), pills=pills, hairlines=hairlines)


def _not_empty(paragraphs: tuple[PlacedParagraph, ...]) -> tuple[PlacedParagraph, ...]:
    """The paragraphs, with a blank where none has a word: PowerPoint would show the prompt of an empty placeholder."""
    first, *others = paragraphs
    if any(run.text for placed in paragraphs for run in placed.paragraph.runs):
        return paragraphs
    blank = msgspec.structs.replace(first.paragraph, runs=(*first.paragraph.runs, _BLANK))
    return (msgspec.structs.replace(first, paragraph=blank), *others)


def _settled(placed: PlacedParagraph, line: Line, width: int) -> PlacedParagraph:
    """The paragraph with line breaks written out in each stretch that might take a line less than was counted.

    Where its lines are of a script whose height nobody knows, they are set as high as was counted.
    """
    if line.marks is not None and not (line.marks.is_key and _joins(placed.paragraph.text)):
        return placed
    if line.marks is None and _joins(placed.paragraph.text):
        placed = _as_counted(placed, line)
    if len(placed.lines) == 1:
        return placed
    paragraph, setting = placed.paragraph, line.setting
    if line.marks is not None:
        margin = placed.room.margin if placed.room else 0
        first = others = max((width - margin) * SAFE_WIDTH / EMU_PER_PT, placed.size)
    else:
        first, others = line_widths(paragraph, setting.style, placed.size, width)
    runs: list[Run] = []
    stretch: list[Run] = []
    for run in paragraph.runs:
        stretch.append(run)
        if run.break_after:
            runs += _stretch(stretch, setting, placed.size, others if runs else first, others)
            stretch = []
    runs += _stretch(stretch, setting, placed.size, others if runs else first, others)
    if len(runs) == len(paragraph.runs):
        return placed
    return msgspec.structs.replace(placed, paragraph=msgspec.structs.replace(paragraph, runs=tuple(runs)))


def _joins(text: str) -> bool:
    """Whether a text has letters whose widths are but bounded, and whose lines are of a height that nobody knows."""
    return any(character in LETTERS for character in text)


def _as_counted(placed: PlacedParagraph, line: Line) -> PlacedParagraph:
    """The paragraph with an exact line spacing: that which its lines were laid with."""
    style, room = line.setting.style, placed.room or PillRoom()
    if placed.paragraph.bullet != "none" or style.margin_left or style.bullet:
        return placed
    spaces = style.space_after + style.space_before + room.before
    height = max(placed.height / EMU_PER_PT - spaces, placed.size) / len(placed.lines)
    exact = round(min(height, line.prepared.line * placed.size * style.line_spacing), 2)
    return msgspec.structs.replace(placed, room=msgspec.structs.replace(room, line=exact))


def _stretch(runs: list[Run], setting: Setting, size: float, first: float, others: float) -> list[Run]:
    """One forced line's runs; where a little more room would save a line, broken at the first end that this moves."""
    prepared = prepare(runs, setting)
    tight = lay(prepared, size, first, others)
    if len(tight.lines) == 1 or "".join(tight.lines) != "".join(run.text for run in runs):
        return runs
    looser = _LOOSEST if _joins("".join(run.text for run in runs)) else _LOOSE
    loose = lay(prepared, size, first * looser, others * looser)
    if len(loose.lines) == len(tight.lines):
        return runs
    moved = next(at for at, (ours, theirs) in enumerate(zip(tight.lines, loose.lines, strict=False)) if ours != theirs)
    before, after = _cut(runs, sum(len(line) for line in tight.lines[: moved + 1]))
    return [*before, *_stretch(after, setting, size, others, others)]


def _cut(runs: Sequence[Run], at: int) -> tuple[list[Run], list[Run]]:
    """The runs before and after a place in their text, with a line break for the space between."""
    before: list[Run] = []
    after: list[Run] = []
    for run in runs:
        if at >= len(run.text) and not after:
            before.append(run)
            at -= len(run.text)
        elif after or at <= 0:
            after.append(run)
        else:
            before.append(msgspec.structs.replace(run, text=run.text[:at], break_after=False))
            after.append(msgspec.structs.replace(run, text=run.text[at:]))
    before[-1] = msgspec.structs.replace(before[-1], text=before[-1].text.rstrip(" "), break_after=True)
    return before, after
