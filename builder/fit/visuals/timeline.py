"""A timeline and its box in, native shapes out: dots for exact days, bars for times in words, a card for each.

Cards stand in one row above and one below the axis, in order of time, so no leader crosses another or a card.
"""

from itertools import pairwise
from math import ceil

import msgspec

from builder.fit.texts import LaidText
from builder.fit.visuals.laid import CORNER, Drawing, LaidVisual, card, smallest
from builder.fit.visuals.timeline_cards import (
    GAP,
    LABEL_SPACE,
    LANE_GAP,
    LEADER,
    Arrangement,
    Cards,
    Row,
    top_of_axis,
    under_labels,
)
from builder.fit.visuals.timeline_scene import BAR, DOT, TICK, Scene, Stand, make_scene
from builder.model.brand import EMU_PER_INCH, Box
from builder.model.placed import Chart, Connector, Shape, ShapeText
from builder.model.visuals import Timeline

MOST_EVENTS = 14
"""How many events one slide may show; with more, it splits."""
_LINE = EMU_PER_INCH * 4 // 100
_TICK_LINE = EMU_PER_INCH * 2 // 100
_ROUNDED = ceil(CORNER * 0.29289)
"""What a rounded rectangle keeps free of text by itself on each side (ECMA-376 presetShapeDefinitions, roundRect)."""
_LONG_LEADER = EMU_PER_INCH * 60 // 100
_MOST_GROWTH = 8
"""By how many half-points words may grow."""
_AMPLE = 0.7
"""Words grow as long as no more than this share of the height is taken, and no card has more lines."""
_LEAST_OVER = 36.0
"""What too many events count for, in pt, so that a split is tried."""

_Drawn = Shape | Connector | Chart


def lay_timeline(visual: Timeline, drawing: Drawing) -> LaidVisual:
    """Lay a timeline: its words in half-point steps, larger than their own size where there is ample room. Pure.

    With more than 14 events, or where the least sizes do not fit, `excess` says so.
    """
    scene = make_scene(visual, drawing)
    cards = Cards(visual, scene, drawing)
    best = _largest(cards, drawing.steps(visual.paragraphs()))
    over = best.excess
    if len(visual.events) > MOST_EVENTS:
        over = max(over, _LEAST_OVER)
    shapes = _Pen(scene, best, drawing).shapes()
    texts = [*best.above.texts, *best.below.texts, *(label.laid for label in scene.labels)]
    return LaidVisual(
        shapes=tuple(shapes),
        size=smallest(texts if best.key is None else [*texts, best.key]),
        excess=over,
        knowledge=drawing.knowledge(visual.paragraphs()),
    )


def _largest(cards: Cards, most: int) -> Arrangement:
    """The best arrangement at the fewest half-points of shrinking at which one fits; else that at the most.

    Where there is ample room, words grow above their own sizes: a large figure is better than an empty slide.
    """
    best = cards.best(0)
    if not best.over:
        for step in range(-_MOST_GROWTH, 0):
            grown = cards.best(step)
            if not grown.over and grown.need <= _AMPLE * cards.box.height and grown.lines <= best.lines:
                return grown
        return best
    best = cards.best(most)
    low, high = 0, most
    while not best.over and high - low > 1:
        step = (low + high) // 2
        tried = cards.best(step)
        if tried.over:
            low = step
        else:
            high, best = step, tried
    return best


class _Pen:
    """Where everything stands once the rows are chosen, and the shapes of it."""

    def __init__(self, scene: Scene, plan: Arrangement, drawing: Drawing) -> None:
        self.scene = scene
        self.plan = plan
        self.drawing = drawing
        box = drawing.box
        spare = max(box.height - plan.need, 0)
        rows = (plan.above, plan.below)
        # The row of each event, its place there, and whether that is above the axis.
        self.seats = {at: (row, place, row is plan.above) for row in rows for place, at in enumerate(row.places)}
        # What is left makes the leaders longer first, then stands above and below everything alike.
        each = min(spare // max(sum(bool(row.places) for row in rows), 1), _LONG_LEADER - LEADER)
        self.longer = [each if row.places else 0 for row in rows]
        self.top = box.y + (spare - sum(self.longer)) // 4
        self.axis = self.top + top_of_axis(plan.above) + self.longer[0]
        self.lower = self.axis + under_labels(scene) + plan.below.tracks + LEADER + self.longer[1]

    def shapes(self) -> list[_Drawn]:
        """Everything, back to front: the axis, leaders, marks, then the words in reading order."""
        drawn: list[_Drawn] = [*self._axis(), *self._leaders()]
        drawn += [self._mark(at, stand) for at, stand in enumerate(self.scene.stands)]
        drawn += self._labels()
        drawn += [self._card(at) for at in range(len(self.scene.stands))]
        key = self.plan.key
        if key is not None:
            drawn.append(self._key(key))
        return drawn

    def _axis(self) -> list[_Drawn]:
        scene, y = self.scene, self.axis
        top, bottom, half = y + _LINE // 2, y + TICK, _TICK_LINE // 2
        rings = tuple(((x - half, top), (x + half, top), (x + half, bottom), (x - half, bottom)) for x in scene.ticks)
        left, right = scene.ticks[0] - half, scene.ticks[-1] + half
        return [
            Shape(
                key="ticks",
                name="Ticks",
                geometry="freeform",
                box=Box(left, top, right - left, bottom - top),
                fill="stem",
                rings=rings,
            ),
            Shape(
                key="axis",
                name="Axis",
                geometry="rect",
                box=Box(scene.low, y - _LINE // 2, scene.high - scene.low, _LINE),
                fill="axis",
            ),
        ]

    def _labels(self) -> list[_Drawn]:
        top = self.axis + max(TICK, DOT // 2) + LABEL_SPACE
        return [
            Shape(
                key=f"tick-{at}",
                name=f"Tick {at + 1}: {label.laid.paragraphs[0].paragraph.text}",
                geometry="rect",
                box=Box(label.low, top, label.high - label.low, label.laid.height),
                fill="paper",
                text=self.drawing.text(label.laid),
            )
            for at, label in enumerate(self.scene.labels)
        ]

    def _leaders(self) -> list[_Drawn]:
        """From each mark straight past tick labels and bars, then to its card."""
        drawn: list[_Drawn] = []
        for row, up in ((self.plan.above, True), (self.plan.below, False)):
            clear = self._clear(row, up)
            edge = self.top + row.height if up else self.lower
            for at, lane, (begin, end) in zip(row.places, row.lanes, row.leaders, strict=True):
                mark = self._mark_box(self.scene.stands[at], lane, up)
                start = mark.y if up else mark.bottom
                path = (
                    [(begin, start), (begin, edge)] if begin == end else [(begin, start), (begin, clear), (end, edge)]
                )
                if begin != end and start == clear:
                    del path[0]
                # A line can hold on to the top or the foot of a dot; a bar has no site where its line begins.
                dot = f"mark-{at}" if self.scene.stands[at].exact and path[0] == (begin, start) else ""
                drawn += [
                    Connector(
                        key=f"leader-{at}-{piece}",
                        name=f"Leader {at + 1}" if not piece else f"Leader {at + 1}, to its card",
                        start=one,
                        end=other,
                        line="stem",
                        weight=1.25,
                        dash="dot",
                        from_shape="" if piece else dot,
                        from_site=0 if up else 2,
                    )
                    for piece, (one, other) in enumerate(pairwise(path))
                ]
        return drawn

    def _clear(self, row: Row, up: bool) -> int:
        """From where on nothing stands between the axis and the cards of a row."""
        if up:
            return self.axis - max(DOT // 2, TICK) - row.tracks
        return self.axis + under_labels(self.scene) + row.tracks

    def _mark_box(self, stand: Stand, lane: int, up: bool) -> Box:
        if stand.exact:
            return Box(stand.low - DOT // 2, self.axis - DOT // 2, DOT, DOT)
        offset = lane * (BAR + LANE_GAP)
        y = self.axis - max(DOT // 2, TICK) - LANE_GAP - BAR - offset
        if not up:
            y = self.axis + under_labels(self.scene) + offset
        return Box(stand.low, y, stand.high - stand.low, BAR)

    def _mark(self, at: int, stand: Stand) -> Shape:
        row, place, up = self.seats[at]
        box = self._mark_box(stand, row.lanes[place], up)
        key, name = f"mark-{at}", f"{'Dot' if stand.exact else 'Bar'} {at + 1}"
        if stand.exact:
            return Shape(key=key, name=name, geometry="ellipse", box=box, fill="dot", line="paper", weight=2.0)
        if not (stand.open_start or stand.open_end):
            return Shape(key=key, name=name, geometry="roundRect", box=box, fill="span", corner=BAR // 2)
        return Shape(key=key, name=name, geometry="freeform", box=box, fill="span", rings=(_pointed(box, stand),))

    def _card(self, at: int) -> Shape:
        row, place, up = self.seats[at]
        side, head = row.pad
        side, head = side - _ROUNDED, head - _ROUNDED
        text = msgspec.structs.replace(self.drawing.text(row.texts[place]), insets=(side, head, side, head))
        where = Box(row.edges[place], self.top if up else self.lower, row.widths[place], row.height)
        return card(f"card-{at}", f"Event {at + 1}: {_named(self.scene.stands[at])}", where, text)

    def _key(self, laid: LaidText) -> Shape:
        box, lower = self.drawing.box, self.plan.below
        if self.plan.key_beside:
            width = min(lower.edges) - GAP - box.x
            where = Box(box.x, self.lower + lower.height - laid.height, width, laid.height)
        else:
            where = Box(box.x, box.bottom - laid.height, box.width, laid.height)
        text: ShapeText = self.drawing.text(laid)
        return Shape(key="key", name="Key", geometry="rect", box=where, text=text)


def _named(stand: Stand) -> str:
    """Its date in words, which the selection pane calls an event by."""
    return stand.event.words[0].text.partition("\n")[0]


def _pointed(box: Box, stand: Stand) -> tuple[tuple[int, int], ...]:
    """The outline of a bar with a point at each end that the source leaves open."""
    half = box.height // 2
    left = box.x + half if stand.open_start else box.x
    right = box.right - half if stand.open_end else box.right
    points = [(left, box.y), (right, box.y)]
    if stand.open_end:
        points.append((box.right, box.y + half))
    points += [(right, box.bottom), (left, box.bottom)]
    if stand.open_start:
        points.append((box.x, box.y + half))
    return tuple(points)
