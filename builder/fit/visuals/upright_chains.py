"""A chain on a narrow slide: the same boxes in rows, one below the other, and lines that go down."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import msgspec

from builder.fit.texts import LaidText
from builder.fit.visuals.chain_boxes import POINT, WEIGHT, box_shape, called
from builder.fit.visuals.laid import CORNER, Drawing, LaidVisual, overflow, smallest
from builder.fit.visuals.layers import Columns, middles, stacked
from builder.fit.visuals.tracks import turns
from builder.model.brand import EMU_PER_INCH, Box
from builder.model.placed import Connector, Shape
from builder.model.visuals import Chain

_LANE = EMU_PER_INCH // 10
_MOST_WIDE = EMU_PER_INCH * 26 // 10
_ASIDE, _ABOVE = EMU_PER_INCH // 10, EMU_PER_INCH // 9
_ROUND = round(0.3 * CORNER)
"""What a round corner takes of the width for text at each side (ECMA-376, presetShapeDefinitions, roundRect)."""
_BETWEEN = EMU_PER_INCH * 18 // 100
_LEAST_GAP, _MOST_GAP = EMU_PER_INCH * 3 // 10, EMU_PER_INCH * 7 // 10
_ABOVE_KEY = EMU_PER_INCH // 8


class _Rows(msgspec.Struct, frozen=True):
    """Where boxes stand: the words of each, its place, and by how many EMU all is too high, or too wide."""

    texts: tuple[LaidText, ...]
    places: Mapping[int, Box]
    over: int

    @property
    def fits(self) -> bool:
        return self.over <= 0 and not any(text.cut for text in self.texts)


class _Stop(NamedTuple):
    """A corner of a line, or the box (by its key) at which it begins or ends."""

    x: int
    y: int
    key: str = ""


def lay_upright(visual: Chain, drawing: Drawing, graph: Columns) -> LaidVisual:
    """Lay a chain from top to bottom, its text as large as fits. Pure."""
    box = drawing.box
    key = drawing.lay([visual.key], box.width) if visual.key is not None else None
    room = box.height - (key.height + _ABOVE_KEY if key is not None else 0)
    rows = _rows(visual, drawing, graph, room, 0)
    for step in range(1, drawing.steps([one for box in visual.boxes for one in box.words]) + 1):
        if rows.fits:
            break
        rows = _rows(visual, drawing, graph, room, step)
    shapes: list[Shape | Connector] = list(_links(visual, graph, rows.places))
    for number, one in enumerate(visual.boxes):
        shapes.append(box_shape(one, rows.places[number], rows.texts[number], _ASIDE, drawing))
    texts = list(rows.texts)
    if key is not None:
        where = Box(box.x, box.bottom - key.height, box.width, key.height)
        shapes.append(Shape(key="key", name="Key", geometry="rect", box=where, text=drawing.text(key)))
        texts.append(key)
    return LaidVisual(
        shapes=tuple(shapes),
        size=smallest(texts),
        excess=overflow(max(0, rows.over), texts),
        knowledge=drawing.knowledge(visual.paragraphs()),
    )


def _rows(visual: Chain, drawing: Drawing, graph: Columns, room: int, step: int) -> _Rows:
    box = drawing.box
    width = min((_share(graph, row, box.width, drawing.scale) for row in graph.order), default=_MOST_WIDE)
    texts = tuple(
        drawing.lay(one.words, max(width - 2 * (_ASIDE + _ROUND), EMU_PER_INCH // 4), step) for one in visual.boxes
    )
    across = {node: _LANE if graph.is_lane(node) else width for row in graph.order for node in row}
    tall = [
        max((texts[node].height + 2 * _ABOVE for node in row if not graph.is_lane(node)), default=0)
        for row in graph.order
    ]
    gaps = max(len(tall) - 1, 1)
    gap = max(_LEAST_GAP, min(_MOST_GAP, (room - sum(tall)) // gaps))
    spread = middles(graph, across, _BETWEEN, box.width)
    places: dict[int, Box] = {}
    y = box.y + max(0, (room - stacked(tall, gap)) // 2)
    for row, height in zip(graph.order, tall, strict=True):
        for node in row:
            places[node] = Box(box.x + spread[node] - across[node] // 2, y, across[node], height)
        y += height + gap
    widest = max((stacked([across[node] for node in row], _BETWEEN) for row in graph.order), default=0)
    return _Rows(texts, places, max(stacked(tall, gap) - room, widest - box.width))


def _share(graph: Columns, row: Sequence[int], room: int, scale: float) -> int:
    """The width that each box of a row may have."""
    lanes = sum(graph.is_lane(node) for node in row)
    own = max(len(row) - lanes, 1)
    return min(round(_MOST_WIDE * scale), (room - lanes * _LANE - (len(row) - 1) * _BETWEEN) // own)


def _links(visual: Chain, graph: Columns, places: Mapping[int, Box]) -> list[Shape | Connector]:
    """The connectors, dashed ones below solid ones, and the waypoints at their corners."""
    names = {box.key: called(box) for box in visual.boxes}
    spread = {node: _middle(box) for node, box in places.items()}
    turned = turns(graph, spread, [link.dashed for link in visual.links])
    points: dict[_Stop, str] = {}
    lines: list[Connector] = []
    for number, link in enumerate(visual.links):
        stops: list[_Stop] = []
        for hop, turn in zip(graph.hops, turned, strict=True):
            if hop.link == number:
                stops += _corners(visual, graph, places, (hop.start, hop.end), turn)
        stops = [stop for at, stop in enumerate(stops) if not at or stop != stops[at - 1]]
        keys = [stop.key or points.setdefault(stop, f"way-{len(points)}") for stop in stops]
        name = f"{names[link.start]} to {names[link.end]}"
        for at, ((one, other), (from_shape, to_shape)) in enumerate(zip(pairwise(stops), pairwise(keys), strict=True)):
            sites = _sites(one, other)
            lines.append(
                Connector(
                    key=f"link-{number}-{at}",
                    name=name if len(stops) == 2 else f"{name}, part {at + 1}",
                    start=(one.x, one.y),
                    end=(other.x, other.y),
                    line="arrow",
                    weight=WEIGHT,
                    dash="dash" if link.dashed else "solid",
                    arrow=at == len(stops) - 2,
                    from_shape=from_shape,
                    from_site=sites[0],
                    to_shape=to_shape,
                    to_site=sites[1],
                )
            )
    lines.sort(key=lambda line: line.dash == "solid")
    return [*lines, *(_point(stop, key, number) for number, (stop, key) in enumerate(points.items(), start=1))]


def _corners(
    visual: Chain, graph: Columns, places: Mapping[int, Box], hop: tuple[int, int], turn: Fraction
) -> list[_Stop]:
    """The stops of a line from one row to the next: down, across, and down again."""
    start, end = (places[node] for node in hop)
    keys = ["" if graph.is_lane(node) else f"box-{visual.boxes[node].key}" for node in hop]
    first = _Stop(_middle(start), start.bottom, keys[0])
    last = _Stop(_middle(end), end.y, keys[1])
    if first.x == last.x:
        return [first, last]
    y = first.y + round((last.y - first.y) * turn)
    return [first, _Stop(first.x, y), _Stop(last.x, y), last]


def _sites(one: _Stop, other: _Stop) -> tuple[int, int]:
    """At which sides of two shapes the line between them ends."""
    if one.x == other.x:
        return 2, 0
    return (3, 1) if one.x < other.x else (1, 3)


def _middle(box: Box) -> int:
    return box.x + box.width // 2


def _point(stop: _Stop, key: str, number: int) -> Shape:
    box = Box(stop.x - POINT // 2, stop.y - POINT // 2, POINT, POINT)
    return Shape(key=key, name=f"Waypoint {number}", geometry="rect", box=box, fill="arrow")
