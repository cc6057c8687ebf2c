"""A timeline and its box in, what does not move out: the axis with its tick labels, and where events stand on it."""

import msgspec

from builder.fit.texts import LaidText
from builder.fit.visuals.laid import Drawing
from builder.fit.visuals.timeline_axis import Axis, choose_axis
from builder.model.brand import EMU_PER_INCH
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import Event, Timeline
from builder.text.edtf import parse_edtf

DOT = EMU_PER_INCH * 20 // 100
BAR = EMU_PER_INCH * 18 // 100
TICK = EMU_PER_INCH * 9 // 100
"""How far a tick reaches below the middle of the axis."""
SIDE = EMU_PER_INCH * 30 // 100
"""How far the axis keeps from the edges of its box."""
_LABEL_GAP = EMU_PER_INCH * 16 // 100
_OPEN_SHARE = 0.12
_LEAST_BAR = BAR * 3 // 2


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event stands: the stretch from `low` to `high` (x, EMU on the slide); an exact day has both alike.

    `open_start` and `open_end` tell that the source gives no end there.
    """

    event: Event
    low: int
    high: int
    open_start: bool = False
    open_end: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is a dot."""
        return not self.event.open

    @property
    def middle(self) -> int:
        """The middle of its stretch."""
        return (self.low + self.high) // 2


class TickLabel(msgspec.Struct, frozen=True):
    """The words of a tick as laid, from `low` to `high` (x, EMU on the slide)."""

    laid: LaidText
    low: int
    high: int


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """The axis from `low` to `high` (x, EMU on the slide), its ticks, their labels, and the events in order of time."""

    low: int
    high: int
    ticks: tuple[int, ...]
    labels: tuple[TickLabel, ...]
    stands: tuple[Stand, ...]
    label_height: int


def make_scene(visual: Timeline, drawing: Drawing) -> Scene:
    """Lay the axis of a timeline over the width of the drawing's box."""
    box = drawing.box
    low, length = box.x + SIDE, max(box.width - 2 * SIDE, 1)
    words: dict[str, Paragraph] = {}

    def paragraph(text: str) -> Paragraph:
        if text not in words:
            words[text] = Paragraph((Run(text, Origin("program", field="tick")),), style="caption")
        return words[text]

    def width(text: str) -> int:
        return drawing.width((paragraph(text),)) if text else 0

    first, last = _extent(visual.events)
    # Its last label may reach to the edge of the box, beyond the axis.
    axis = choose_axis(first, last, length, width, _LABEL_GAP, visual.language)
    labels: list[TickLabel] = []
    for tick in axis.ticks:
        if tick.label:
            x = low + axis.at(tick.day, length)
            laid = drawing.lay((paragraph(tick.label),), box.width)
            labels.append(TickLabel(laid, x, min(x + width(tick.label), box.right)))
    return Scene(
        low=low,
        high=low + length,
        ticks=tuple(low + axis.at(tick.day, length) for tick in axis.ticks),
        labels=tuple(labels),
        stands=tuple(_stand(event, axis, low, length) for event in visual.events),
        label_height=max((label.laid.height for label in labels), default=0),
    )


def _days(event: Event) -> tuple[int | None, int | None]:
    """The ordinals of its first day and of the day after its last; None where that end is open."""
    span = parse_edtf(event.when)
    return (
        span.earliest.toordinal() if span.earliest else None,
        span.latest.toordinal() + 1 if span.latest else None,
    )


def _extent(events: tuple[Event, ...]) -> tuple[int, int]:
    """From which day up to which all that is known reaches, with room for what is open."""
    days = [_days(event) for event in events]
    known = [day for pair in days for day in pair if day is not None]
    first, last = min(known), max(known)
    room = max(round((last - first) * _OPEN_SHARE), 1)
    if any(start is None for start, _ in days):
        first = max(first - room, 1)
    if any(end is None for _, end in days):
        last += room
    return first, max(last, first + 1)


def _stand(event: Event, axis: Axis, low: int, length: int) -> Stand:
    first, last = _days(event)
    if not event.open and first is not None:
        x = low + axis.at(first + 0.5, length)
        return Stand(event=event, low=x, high=x)
    start = low + (axis.at(first, length) if first is not None else 0)
    end = low + (axis.at(last, length) if last is not None else length)
    short = _LEAST_BAR - (end - start)
    if short > 0:
        start = max(low, start - short // 2)
        end = min(low + length, start + _LEAST_BAR)
        start = min(start, end - _LEAST_BAR)
    return Stand(event=event, low=start, high=end, open_start=first is None, open_end=last is None)
