"""Large numbers and their box in, native shapes out: cards side by side, all numbers at one size, as large as fits."""

from collections.abc import Sequence

import msgspec

from builder.fit.texts import LaidText, lay_text
from builder.fit.visuals.laid import Drawing, LaidVisual, card, overflow, smallest
from builder.model.brand import EMU_PER_INCH, Box, TextStyle
from builder.model.placed import Shape
from builder.model.visuals import Numbers

_SIZES = (96.0, 80.0, 66.0)
"""The largest size in pt for one, two and three numbers."""
_LEAST = 28.0
_LARGE = 40.0
"""From this size on, a number is large beside any text."""
_STEP = 2
"""Half-points from one size to the next."""
_WORTH_A_LINE = 1.3
"""How much larger a number must get by standing on two lines."""
_GAP = EMU_PER_INCH * 3 // 10
_PAD = EMU_PER_INCH * 28 // 100
_BETWEEN = EMU_PER_INCH // 16
_FILLED = 0.66
"""The part of the box that cards take at least: what is below reads as the slide's margin."""


def _style(base: TextStyle, largest: float) -> TextStyle:
    return msgspec.structs.replace(
        base, size=largest, bold=True, color="number", line_spacing=0.9, space_before=0.0, space_after=0.0
    )


class _Sizes(msgspec.Struct, frozen=True):
    """The values and the words below them at one size each."""

    values: tuple[LaidText, ...]
    words: tuple[LaidText, ...]

    @property
    def value_height(self) -> int:
        return max(text.height for text in self.values)

    @property
    def height(self) -> int:
        return 2 * _PAD + self.value_height + _BETWEEN + max(text.height for text in self.words)

    @property
    def size(self) -> float:
        """The size of the values, in pt."""
        return smallest(self.values)

    @property
    def cut(self) -> bool:
        return any(text.cut for text in (*self.values, *self.words))

    @property
    def lines(self) -> int:
        return max(text.lines for text in self.values)


def lay_numbers(visual: Numbers, drawing: Drawing) -> LaidVisual:
    """Lay numbers on cards of equal size, on one line or two each. Pure.

    The words below shrink only where the smallest numbers would not leave them room.
    """
    box = drawing.box
    count = len(visual.figures)
    width = (box.width - _GAP * (count - 1)) // count
    style = _style(drawing.style, _SIZES[min(count, len(_SIZES)) - 1])
    laid = _best(visual, drawing, width - 2 * _PAD, style)
    over = max(0, laid.height - box.height)
    height = max(laid.height, round(box.height * _FILLED))
    shapes: list[Shape] = []
    for at, (value, words) in enumerate(zip(laid.values, laid.words, strict=True)):
        around = Box(box.x + at * (width + _GAP), box.y, width, height)
        name = visual.figures[at].value.text
        top = around.y + (height - laid.height) // 2 + _PAD
        inner = Box(around.x + _PAD, top, width - 2 * _PAD, laid.value_height)
        below = Box(inner.x, inner.bottom + _BETWEEN, inner.width, words.height)
        large = msgspec.structs.replace(drawing.text(value, anchor="bottom"), style=style)
        shapes += [
            card(f"card-{at}", f"Card {at + 1}", around, weight=1.0),
            Shape(key=f"value-{at}", name=f"{name}, figure {at + 1}", geometry="rect", box=inner, text=large),
            Shape(key=f"words-{at}", name=f"Words {at + 1}", geometry="rect", box=below, text=drawing.text(words)),
        ]
    texts = (*laid.values, *laid.words)
    return LaidVisual(
        shapes=tuple(shapes),
        size=smallest(texts),
        excess=overflow(over, texts),
        knowledge=drawing.knowledge(visual.paragraphs()),
    )


def _best(visual: Numbers, drawing: Drawing, width: int, style: TextStyle) -> _Sizes:
    """The largest values that fit on one line, or on two where that lets them be much larger.

    The words below shrink as far as it takes for the values to be large beside them, or to fit at all.
    """
    words = [figure.words for figure in visual.figures]
    paragraphs = [paragraph for one in words for paragraph in one]
    best: _Sizes | None = None
    for step in range(drawing.steps(paragraphs) + 1):
        below = tuple(drawing.lay(one, width, step) for one in words)
        one, two = (_largest(visual, drawing, width, style, below, lines) for lines in (1, 2))
        found = two if one is None or (two and two.size >= _WORTH_A_LINE * one.size) else one
        if found and (best is None or found.size > best.size):
            best = found
        if best and best.size >= _LARGE:
            return best
    below = tuple(drawing.lay(one, width, drawing.steps(paragraphs)) for one in words)
    return best or _set(visual, drawing, width, style, below, round((style.size - _LEAST) * 2))


def _largest(
    visual: Numbers, drawing: Drawing, width: int, style: TextStyle, below: Sequence[LaidText], lines: int
) -> _Sizes | None:
    for step in range(0, round((style.size - _LEAST) * 2) + 1, _STEP):
        laid = _set(visual, drawing, width, style, below, step)
        if laid.lines <= lines and not laid.cut and laid.height <= drawing.box.height:
            return laid
    return None


def _set(
    visual: Numbers, drawing: Drawing, width: int, style: TextStyle, below: Sequence[LaidText], step: int
) -> _Sizes:
    values = tuple(lay_text(drawing.desk.cell([figure.value], style, _LEAST), width, step) for figure in visual.figures)
    return _Sizes(values, tuple(below))
