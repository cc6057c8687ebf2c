"""Where the labels of a bar's parts stand: within the part, beside its end, or above it; in full wherever they fit."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from builder.fit.texts import LaidText
from builder.fit.visuals.laid import Drawing
from builder.model.brand import EMU_PER_PT
from builder.model.slides import Paragraph, Run
from builder.model.visuals import Bars

_INSIDE = 5 * EMU_PER_PT
"""What a label keeps clear of the edges of its part, left and right."""
_BESIDE = 6 * EMU_PER_PT
_OFF_AXIS = 3 * EMU_PER_PT
_APART = 10 * EMU_PER_PT
Place = Literal["inside", "beside", "above"]


class Wording(msgspec.Struct, frozen=True):
    """A label laid in one wording: on one line, on two, or without the name of its series; sizes in EMU."""

    text: LaidText
    width: int
    short: bool = False


class Label(msgspec.Struct, frozen=True):
    """A label placed: `x` is its left edge from the zero line, in EMU."""

    text: LaidText
    width: int
    x: int
    place: Place
    short: bool = False


class Row(msgspec.Struct, frozen=True):
    """The labels of one bar, None for a part that there is not; `scale` is the length of the longest bar in EMU."""

    scale: int
    length: Decimal
    labels: tuple[Label | None, ...]
    end: int = 0

    def widest_scale(self, room: int) -> int:
        """At which scale the label beside this bar ends within `room` EMU; the present one where it does."""
        beside = [label for label in self.labels if label is not None and label.place == "beside"]
        over = max((label.x + label.width - room for label in beside), default=0)
        if over <= 0 or not self.end:
            return self.scale
        return int(self.scale * max(0, self.end - over) / self.end)


class Lettering(msgspec.Struct, frozen=True):
    """All wordings of all labels at one size. `line` is the height of a line in EMU."""

    bars: Bars
    full: tuple[tuple[Wording | None, ...], ...]
    folded: tuple[tuple[Wording | None, ...], ...]
    short: tuple[tuple[Wording | None, ...], ...]
    line: int

    def rows(self, scale: int, thickness: int, room: int, *, above: bool) -> tuple[Row, ...] | None:
        """Place every label; None where one finds no place.

        A label may leave out the name of its series only where another bar has it in full. `above` allows labels above
        their bars.
        """
        series = len(self.bars.bars[0].parts)
        brief = [True] * series
        while True:
            made: list[Row] = []
            for at in range(len(self.bars.bars)):
                row = self._row(at, scale, thickness, room, brief, above=above)
                if row is None:
                    return None
                made.append(row)
            nameless = [at for at in range(series) if brief[at] and _is_nameless([row.labels[at] for row in made])]
            if not nameless:
                return tuple(made)
            for at in nameless:
                brief[at] = False

    def _row(
        self, bar: int, scale: int, thickness: int, room: int, brief: Sequence[bool], *, above: bool
    ) -> Row | None:
        longest = max(one.length for one in self.bars.bars)
        parts = self.bars.bars[bar].parts
        last = max(at for at, part in enumerate(parts) if part is not None)
        edge, taken = 0, 0  # the left edge of the part; the right end of the labels above
        sum_so_far = Decimal(0)
        labels: list[Label | None] = []
        for at, part in enumerate(parts):
            if part is None:
                labels.append(None)
                continue
            sum_so_far += part.value
            right = round(float(sum_so_far / longest) * scale) if longest else 0
            label = self._inside(bar, at, edge, right, thickness) if len(parts) > 1 else None
            full = self.full[bar][at]
            if label is None and at == last and full is not None:
                label = Label(full.text, full.width, right + _BESIDE, "beside")
            if label is None and brief[at]:
                label = self._fitted(self.short[bar][at], edge, right, thickness)
            if label is None and above and full is not None:
                x = max(edge, taken, _OFF_AXIS)
                if x + full.width <= room:
                    label = Label(full.text, full.width, x, "above")
                    taken = x + full.width + _APART
            if label is None:
                return None
            labels.append(label)
            edge = right
        return Row(scale, self.bars.bars[bar].length, tuple(labels), edge)

    def _inside(self, bar: int, at: int, left: int, right: int, thickness: int) -> Label | None:
        return self._fitted(self.full[bar][at], left, right, thickness) or self._fitted(
            self.folded[bar][at], left, right, thickness
        )

    def _fitted(self, wording: Wording | None, left: int, right: int, thickness: int) -> Label | None:
        """The label in the middle of its part, if it fits there."""
        if wording is None or wording.width + 2 * _INSIDE > right - left or wording.text.height > thickness:
            return None
        return Label(wording.text, wording.width, (left + right - wording.width) // 2, "inside", wording.short)


def lettering(visual: Bars, drawing: Drawing, step: int) -> Lettering:
    """Lay every label in its wordings, `step` half-points below the size of the slot."""

    def worded(paragraph: Paragraph | None, *, short: bool = False) -> Wording | None:
        if paragraph is None:
            return None
        width = drawing.width([paragraph], step)
        return Wording(drawing.lay([paragraph], width, step), width, short)

    full: list[tuple[Wording | None, ...]] = []
    folded: list[tuple[Wording | None, ...]] = []
    short: list[tuple[Wording | None, ...]] = []
    for bar in visual.bars:
        names = [*visual.series, *([None] * (len(bar.parts) - len(visual.series)))]
        pairs = [(part.label if part else None, name) for part, name in zip(bar.parts, names, strict=True)]
        full.append(tuple(worded(label) for label, _ in pairs))
        folded.append(tuple(worded(_folded(label, name)) for label, name in pairs))
        short.append(tuple(worded(_shortened(label, name), short=True) for label, name in pairs))
    line = max(one.text.height for row in full for one in row if one is not None)
    return Lettering(visual, tuple(full), tuple(folded), tuple(short), line)


def _is_nameless(labels: Sequence[Label | None]) -> bool:
    """Whether a series has labels and none of them gives its name."""
    shown = [label for label in labels if label is not None]
    return bool(shown) and all(label.short for label in shown)


def _found(label: Paragraph | None, name: Paragraph | None) -> int:
    """Where the runs of a series' name begin among those of a label; -1 where they do not stand there."""
    if label is None or name is None or not name.runs:
        return -1
    words = [run.text for run in name.runs]
    texts = [run.text for run in label.runs]
    starts = range(1, len(texts) - len(words) + 1)
    return next((at for at in starts if texts[at : at + len(words)] == words), -1)


def _folded(label: Paragraph | None, name: Paragraph | None) -> Paragraph | None:
    """The label with the name of its series on a second line."""
    at = _found(label, name)
    if label is None or at < 2:
        return None
    before = label.runs[: at - 1]  # without the space between
    last: Run = msgspec.structs.replace(before[-1], break_after=True)
    return msgspec.structs.replace(label, runs=(*before[:-1], last, *label.runs[at:]))


def _shortened(label: Paragraph | None, name: Paragraph | None) -> Paragraph | None:
    """The label without the name of its series."""
    at = _found(label, name)
    if label is None or name is None or at < 2:
        return None
    return msgspec.structs.replace(label, runs=(*label.runs[: at - 1], *label.runs[at + len(name.runs) :]))
