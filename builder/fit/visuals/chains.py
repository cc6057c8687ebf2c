"""A chain and its box in, native shapes out: equal boxes in columns, and connectors that stay attached to them."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import msgspec

from builder.fit.texts import LaidText
from builder.fit.visuals.chain_boxes import POINT, WEIGHT, box_shape, called
from builder.fit.visuals.laid import Drawing, LaidVisual, overflow, smallest
from builder.fit.visuals.layers import Columns, columns, middles, stacked
from builder.fit.visuals.tracks import turns
from builder.model.brand import EMU_PER_INCH, Box
from builder.model.placed import Connector, Shape
from builder.model.visuals import Chain

_LANE = EMU_PER_INCH // 10
_MOST_WIDE = EMU_PER_INCH * 36 // 10
_LEAST_BETWEEN = EMU_PER_INCH * 45 // 100
_ABOVE_KEY = EMU_PER_INCH // 8


class _Spacing(NamedTuple):
    """How much room things have: the share of the width that a gap takes, and EMU inside and between boxes.

    `alike` gives all boxes of a column the same height.
    """

    share: float
    aside: int
    above: int
    between: int
    most_between: int
    alike: bool = True


_WORTH = 4
"""How many half-points of size are worth names that stand on one line."""
_AIRY = _Spacing(0.1, EMU_PER_INCH // 6, EMU_PER_INCH * 22 // 100, EMU_PER_INCH * 26 // 100, EMU_PER_INCH // 2)
_CLOSE = _Spacing(0.07, EMU_PER_INCH // 10, EMU_PER_INCH // 9, EMU_PER_INCH * 18 // 100, EMU_PER_INCH // 3)
_TIGHT = _Spacing(0.05, EMU_PER_INCH // 12, EMU_PER_INCH // 14, EMU_PER_INCH // 7, EMU_PER_INCH // 4, alike=False)


class _Frame(msgspec.Struct, frozen=True):
    """Where boxes stand: the left edge of each column, the width of all, and for each box its text and height.

    `over` is by how many EMU the tallest column is taller than the room, `cut` whether a word had to be cut.
    """

    lefts: tuple[int, ...]
    width: int
    texts: tuple[LaidText, ...]
    heights: Mapping[int, int]
    between: int
    over: int
    cut: bool
    spacing: _Spacing

    @property
    def fits(self) -> bool:
        return self.over <= 0 and not self.cut


class _Stop(NamedTuple):
    """Where a connector begins or ends: the shape's key, its left and right edges, and its middle height."""

    key: str
    left: int
    right: int
    y: int


def lay_chain(visual: Chain, drawing: Drawing) -> LaidVisual:
    """Lay a chain: airy where there is room, else closer, then with smaller text, then from top to bottom.

    Raises ValueError where the links go in a circle, and KeyError for a link to a box that is not there.
    """
    numbers = {box.key: number for number, box in enumerate(visual.boxes)}
    graph = columns(len(visual.boxes), [(numbers[link.start], numbers[link.end]) for link in visual.links])
    box = drawing.box
    key = drawing.lay([visual.key], box.width) if visual.key is not None else None
    frame = _frame(visual, drawing, graph, box.height)
    places = _places(graph, frame, box.y, box.height)
    where = _corner(graph, frame, places, drawing, visual, key) if key is not None else None
    if key is not None and where is None:
        room = box.height - key.height - _ABOVE_KEY
        frame = _frame(visual, drawing, graph, room)
        places = _places(graph, frame, box.y, room)
        where = Box(box.x, box.bottom - key.height, box.width, key.height)
    shapes: list[Shape | Connector] = list(_links(visual, graph, places))
    shapes += [
        box_shape(visual.boxes[node], places[node], frame.texts[node], frame.spacing.aside, drawing)
        for column in graph.order
        for node in column
        if not graph.is_lane(node)
    ]
    texts = list(frame.texts)
    if key is not None and where is not None:
        shapes.append(Shape(key="key", name="Key", geometry="rect", box=where, text=drawing.text(key)))
        texts.append(key)
    laid = LaidVisual(
        shapes=tuple(shapes),
        size=smallest(texts),
        excess=overflow(max(0, frame.over), texts),
        knowledge=drawing.knowledge(visual.paragraphs()),
    )
    if not laid.excess:
        return laid
    from builder.fit.visuals.upright_chains import lay_upright  # for slides that are narrow

    upright = lay_upright(visual, drawing, graph)
    return laid if upright.excess else upright


def _places(graph: Columns, frame: _Frame, top: int, room: int) -> dict[int, Box]:
    below = middles(graph, frame.heights, frame.between, room)
    return {
        node: Box(frame.lefts[at], top + below[node] - frame.heights[node] // 2, frame.width, frame.heights[node])
        for at, column in enumerate(graph.order)
        for node in column
    }


def _corner(
    graph: Columns, frame: _Frame, places: Mapping[int, Box], drawing: Drawing, visual: Chain, key: LaidText
) -> Box | None:
    """Where the key stands on one line below columns at the left or the right that leave room; None if nowhere."""
    box = drawing.box
    top = box.bottom - key.height - _ABOVE_KEY
    needed = drawing.width([visual.key]) if visual.key is not None else 0
    free = [all(places[node].bottom <= top for node in column) for column in graph.order]
    if not frame.fits or key.lines > 1:
        return None
    for first, last in [(0, at) for at in range(len(free))] + [(at, len(free) - 1) for at in range(len(free))]:
        left, right = frame.lefts[first], frame.lefts[last] + frame.width
        if all(free[first : last + 1]) and right - left >= needed:
            return Box(left, box.bottom - key.height, right - left, key.height)
    return None


def _frame(visual: Chain, drawing: Drawing, graph: Columns, room: int) -> _Frame:
    """The largest setting in which every box holds its words and every column stands in the room; else the tightest.

    Wider boxes and a little less size are worth it where they save names a second line.
    """
    words = [paragraph for box in visual.boxes for paragraph in box.words]
    frame = None
    fitting: list[_Frame] = []
    for step in range(drawing.steps(words) + 1):
        tried = [_set(visual, drawing, graph, room, spacing, step) for spacing in (_AIRY, _CLOSE)]
        fitting += [frame for frame in tried if frame.fits]
        if fitting and step >= _WORTH:
            break
        frame = _set(visual, drawing, graph, room, _TIGHT, step)
        if frame.fits and not fitting:
            return frame
    if fitting:
        return min(fitting, key=lambda frame: sum(text.lines for text in frame.texts))
    return frame or _set(visual, drawing, graph, room, _TIGHT, 0)


def _set(visual: Chain, drawing: Drawing, graph: Columns, room: int, spacing: _Spacing, step: int) -> _Frame:
    count = max(len(graph.order), 1)
    gap = max(_LEAST_BETWEEN, round(drawing.box.width * spacing.share)) if count > 1 else 0
    width = min(round(_MOST_WIDE * drawing.scale), (drawing.box.width - gap * (count - 1)) // count)
    if count > 1:
        gap = min(2 * gap, (drawing.box.width - width * count) // (count - 1))
    inner = max(width - 2 * spacing.aside, EMU_PER_INCH // 4)
    texts = tuple(drawing.lay(box.words, inner, step) for box in visual.boxes)
    heights: dict[int, int] = {}
    for column in graph.order:
        own = {node: texts[node].height + 2 * spacing.above for node in column if not graph.is_lane(node)}
        tallest = max(own.values(), default=0)
        heights |= {node: tallest if spacing.alike else height for node, height in own.items()}
        heights |= {node: _LANE for node in column if graph.is_lane(node)}
    tall_ones = [[heights[node] for node in column] for column in graph.order]
    over = max((stacked(tall, spacing.between) for tall in tall_ones), default=0) - room
    spare = min(((room - sum(tall)) // (len(tall) + 1) for tall in tall_ones), default=0)
    return _Frame(
        lefts=tuple(drawing.box.x + at * (width + gap) for at in range(count)),
        width=width,
        texts=texts,
        heights=heights,
        between=max(spacing.between, min(spare, spacing.most_between)),
        over=over,
        cut=any(text.cut for text in texts),
        spacing=spacing,
    )


def _links(visual: Chain, graph: Columns, places: Mapping[int, Box]) -> list[Shape | Connector]:
    """The connectors, dashed ones below solid ones, and the waypoints by which long ones go round boxes.

    LibreOffice 7.4 turns every bent connector half-way between its ends, whatever the file says; where a line turns
    elsewhere, a waypoint as small as the line is wide makes that half-way.
    """
    heights = {node: _middle(box) for node, box in places.items()}
    turned = turns(graph, heights, [link.dashed for link in visual.links])
    points: dict[_Stop, str] = {}
    lines: list[Connector] = []
    for number, link in enumerate(visual.links):
        name = " to ".join(called(box) for key in (link.start, link.end) for box in visual.boxes if box.key == key)
        stops: list[_Stop] = []
        for hop, turn in zip(graph.hops, turned, strict=True):
            if hop.link == number:
                start, end = _stop(visual, graph, places, hop.start), _stop(visual, graph, places, hop.end)
                between = _waypoints(start, end, turn)
                stops += [*([] if stops else [start]), *between, *(_lane(end) if graph.is_lane(hop.end) else [end])]
        keys = [stop.key or points.setdefault(stop, f"way-{len(points)}") for stop in stops]
        for at, ((one, other), (from_shape, to_shape)) in enumerate(zip(pairwise(stops), pairwise(keys), strict=True)):
            connector = Connector(
                key=f"link-{number}-{at}",
                name=name if len(stops) == 2 else f"{name}, part {at + 1}",
                start=(one.right, one.y),
                end=(other.left, other.y),
                line="arrow",
                weight=WEIGHT,
                dash="dash" if link.dashed else "solid",
                arrow=at == len(stops) - 2,
                bent=one.y != other.y,
                from_shape=from_shape,
                to_shape=to_shape,
            )
            lines.append(connector)
    lines.sort(key=lambda line: line.dash == "solid")
    return [*lines, *(_point(stop, key, number) for number, (stop, key) in enumerate(points.items(), start=1))]


def _middle(box: Box) -> int:
    return box.y + box.height // 2


def _stop(visual: Chain, graph: Columns, places: Mapping[int, Box], node: int) -> _Stop:
    box = places[node]
    key = "" if graph.is_lane(node) else f"box-{visual.boxes[node].key}"
    return _Stop(key, box.x, box.right, _middle(box))


def _lane(stop: _Stop) -> list[_Stop]:
    """The waypoints at both ends of a lane."""
    left, right = stop.left, stop.right
    return [_Stop("", left, left + POINT, stop.y), _Stop("", right - POINT, right, stop.y)]


def _waypoints(start: _Stop, end: _Stop, turn: Fraction) -> list[_Stop]:
    """The waypoint, if one is needed, that puts a line's turn where it shall be."""
    if start.y == end.y or turn == Fraction(1, 2):
        return []
    x = start.right + round((end.left - start.right) * turn)
    if turn > Fraction(1, 2):
        right = 2 * x - end.left
        return [_Stop("", right - POINT, right, start.y)]
    left = 2 * x - start.right
    return [_Stop("", left, left + POINT, end.y)]


def _point(stop: _Stop, key: str, number: int) -> Shape:
    box = Box(stop.left, stop.y - POINT // 2, POINT, POINT)
    return Shape(key=key, name=f"Waypoint {number}", geometry="rect", box=box, fill="arrow")
