"""Bars laid: how long and thick they are, and their labels, none of which leaves its place or meets another."""

from math import ceil

import msgspec

from builder.fit.texts import LaidText
from builder.fit.visuals.bar_labels import Label, Lettering, Row, lettering
from builder.fit.visuals.laid import Drawing, LaidVisual, smallest
from builder.model.brand import EMU_PER_INCH, EMU_PER_PT, Box
from builder.model.color import contrast
from builder.model.placed import Chart, ChartText, Shape
from builder.model.slides import Paragraph
from builder.model.visuals import Bars

_PITCH = round(1.45 * EMU_PER_INCH)
"""From one bar to the next at most: thicker bars say no more."""
_GAP = 70
_LEAST_GAP = 30
_AXIS_GAP = 12 * EMU_PER_PT
_PAD = 3 * EMU_PER_PT
_CAPTION_GAP = 10 * EMU_PER_PT
_HEADS_SHARE = 0.36
"""The labels of the bars take no more of the width; longer ones go on in a second line."""
_LEAST_CONTRAST = 3.0
"""Of a mark against what is behind it (WCAG 2.2, 1.4.11); a lighter bar gets an outline."""
_SHORT, _ABOVE, _SMALLER = 1.0, 1.5, 0.2
"""What it costs to leave a series' name out of a label, to set one above its bar, and to shrink by half a point."""


class _Heads(msgspec.Struct, frozen=True):
    """The labels of the bars laid in their column; `width` is that of the column in EMU."""

    texts: tuple[LaidText, ...]
    width: int

    @property
    def height(self) -> int:
        return max(text.height for text in self.texts)

    @property
    def cut(self) -> bool:
        return any(text.cut for text in self.texts)


class _Plan(msgspec.Struct, frozen=True):
    """One way to draw the bars. `cost` is how far it is from the best one thinkable."""

    heads: _Heads
    rows: tuple[Row, ...]
    plot: Box
    gap: int
    step: int
    cost: float


def lay_bars(visual: Bars, drawing: Drawing) -> LaidVisual:
    """Lay bars into the drawing's box, with the caption below them."""
    box = drawing.box
    heads = [bar.label for bar in visual.bars]
    most = drawing.steps([*heads, *(part.label for bar in visual.bars for part in bar.parts if part)])
    plans: list[_Plan] = []
    for step in range(most + 1):
        plan = _plan(visual, drawing, step, _below(visual, drawing))
        if plan is not None:
            plans.append(plan)
            if plan.cost <= _SMALLER * (step + 1):
                break
    best = min(plans, key=lambda plan: plan.cost, default=None)
    excess = 0.0
    if best is None:
        best, excess = _forced(visual, drawing, most)
    chart = _chart(visual, drawing, best)
    shapes: list[Chart | Shape] = [chart]
    sizes = [text.size for row in (chart.heads, *chart.labels) for text in row if text is not None]
    if visual.caption is not None:
        caption, size = _caption(visual.caption, drawing, best)
        shapes.append(caption)
        sizes.append(size)
        excess = excess or max(0, caption.box.bottom - box.bottom) / EMU_PER_PT
    known = drawing.knowledge([*visual.paragraphs()])
    return LaidVisual(shapes=tuple(shapes), size=min(sizes), excess=excess, knowledge=known)


def _below(visual: Bars, drawing: Drawing) -> int:
    """The room that the caption takes, in EMU, if it is as wide as the bars and the labels beside them."""
    if visual.caption is None:
        return 0
    width = round(drawing.box.width * (1 - _HEADS_SHARE)) - _AXIS_GAP
    return drawing.lay([visual.caption], width).height + _CAPTION_GAP


def _heads(visual: Bars, drawing: Drawing, step: int) -> _Heads:
    paragraphs = [bar.label for bar in visual.bars]
    width = min(drawing.width(paragraphs, step), round(drawing.box.width * _HEADS_SHARE))
    return _Heads(tuple(drawing.lay([one], width, step) for one in paragraphs), width)


def _plan(visual: Bars, drawing: Drawing, step: int, below: int) -> _Plan | None:
    """The best way to draw the bars with texts `step` half-points smaller; None where there is none."""
    heads = _heads(visual, drawing, step)
    letters = lettering(visual, drawing, step)
    pitch = min(_PITCH, (drawing.box.height - below) // len(visual.bars))
    if heads.cut or heads.height + _PAD > pitch:
        return None
    gap = _gap(pitch, letters.line, above=False)
    rows = _rows(letters, heads, drawing, (pitch, gap)) if gap else None
    if rows is None or not gap:
        gap = _gap(pitch, letters.line, above=True)
        rows = _rows(letters, heads, drawing, (pitch, gap), above=True) if gap else None
    if rows is None:
        return None
    x = drawing.box.x + heads.width + _AXIS_GAP
    plot = Box(x, drawing.box.y, rows[0].scale, pitch * len(visual.bars))
    labels = [label for row in rows for label in row.labels if label is not None]
    cost = sum(_SHORT * label.short + _ABOVE * (label.place == "above") for label in labels)
    return _Plan(heads, rows, plot, gap, step, cost + _SMALLER * step)


def _gap(pitch: int, line: int, *, above: bool) -> int:
    """The space between bars in percent of their thickness, so that a line fits into a bar, or above it; 0 for none."""
    thickness = pitch / (1 + _GAP / 100)
    if above:
        thickness = min(thickness, pitch - 2 * (line + 2 * _PAD))
    elif thickness < line + _PAD:
        thickness = pitch / (1 + _LEAST_GAP / 100)
    if thickness < line + (0 if above else _PAD):
        return 0
    return round((pitch / thickness - 1) * 100)


def _rows(
    letters: Lettering, heads: _Heads, drawing: Drawing, spaces: tuple[int, int], *, above: bool = False
) -> tuple[Row, ...] | None:
    """The labels of every bar at the largest scale at which those beside the bars stay within the box."""
    pitch, gap = spaces
    thickness = round(pitch / (1 + gap / 100))
    room = drawing.box.width - heads.width - _AXIS_GAP
    scale = room
    while scale > room // 4:
        rows = letters.rows(scale, thickness, room, above=above)
        if rows is None:
            return None
        reach = min((row.widest_scale(room) for row in rows), default=scale)
        if reach >= scale:
            return rows
        scale = min(reach, scale - EMU_PER_PT)
    return None


def _forced(visual: Bars, drawing: Drawing, step: int) -> tuple[_Plan, float]:
    """What is drawn where nothing fits, for the eye of who mends it, and how many pt of height would be needed."""
    heads = _heads(visual, drawing, step)
    letters = lettering(visual, drawing, step)
    needed = max(heads.height + _PAD, round((letters.line + _PAD) * (1 + _LEAST_GAP / 100))) * len(visual.bars)
    below = _below(visual, drawing)
    room = drawing.box.height - below
    scale = (drawing.box.width - heads.width - _AXIS_GAP) // 2
    plot = Box(drawing.box.x + heads.width + _AXIS_GAP, drawing.box.y, scale, max(room, len(visual.bars)))
    rows = tuple(Row(scale, bar.length, (None,) * len(bar.parts)) for bar in visual.bars)
    line = letters.line * len(visual.bars)
    return _Plan(heads, rows, plot, _GAP, step, 0.0), max(needed - room, line) / EMU_PER_PT


def _chart(visual: Bars, drawing: Drawing, plan: _Plan) -> Chart:
    count = max(1, len(visual.series))
    fills = tuple(f"bar-{at}" for at in range(1, count + 1))
    brand, box = drawing.brand, drawing.box
    behind = brand.rgb(drawing.slot.fill or "paper") if brand.theme_colors else (255, 255, 255)
    bare = Chart(
        key="chart",
        name="Bars with their values",
        box=Box(box.x, box.y, box.width, min(plan.plot.bottom - box.y + _PAD, box.height)),
        bars=visual,
        plot=plan.plot,
        style=drawing.style,
        label_size=smallest(plan.heads.texts),
        value_size=smallest([label.text for row in plan.rows for label in row.labels if label]) or drawing.slot.least,
        gap=plan.gap,
        fills=fills,
        outlines=tuple(
            "stem" if brand.theme_colors and contrast(brand.rgb(fill), behind) < _LEAST_CONTRAST else ""
            for fill in fills
        ),
    )
    pitch = plan.plot.height // len(visual.bars)
    heads = [
        _text(
            text,
            Box(box.x, plan.plot.y + pitch * at + (pitch - text.height) // 2, plan.heads.width, text.height),
            "ink",
        )
        for at, text in enumerate(plan.heads.texts)
    ]
    labels = [
        tuple(_label(bare, at, series, label) for series, label in enumerate(row.labels))
        for at, row in enumerate(plan.rows)
    ]
    return msgspec.structs.replace(bare, heads=tuple(heads), labels=tuple(labels))


def _label(chart: Chart, bar: int, series: int, label: Label | None) -> ChartText | None:
    """A label in its place: in the middle of its part, or beside or above it."""
    if label is None:
        return None
    part = chart.part_box(bar, series)
    width, height = label.width, label.text.height
    x = chart.plot.x + label.x
    if label.place == "above":
        return _text(label.text, Box(x, part.y - height - _PAD, width, height), "ink")
    y = part.y + (part.height - height) // 2
    if label.place == "beside":
        return _text(label.text, Box(x, y, width, height), "ink")
    fill = chart.fills[series]
    return _text(label.text, Box(x, y, width, height), f"{fill}-text", fill)


def _text(text: LaidText, box: Box, color: str, behind: str = "") -> ChartText:
    placed = text.paragraphs[0]
    return ChartText(
        paragraph=placed.paragraph, lines=placed.lines, size=placed.size, box=box, color=color, behind=behind
    )


def _caption(paragraph: Paragraph, drawing: Drawing, plan: _Plan) -> tuple[Shape, float]:
    """The caption below the bars, from their zero line on, and its size."""
    box, x = drawing.box, plan.plot.x
    laid = drawing.lay([paragraph], box.right - x)
    where = Box(x, plan.plot.bottom + _CAPTION_GAP, box.right - x, ceil(laid.height))
    shape = Shape(key="caption", name="Caption", geometry="rect", box=where, text=drawing.text(laid))
    return shape, laid.paragraphs[0].size
