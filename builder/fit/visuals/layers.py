"""Boxes and links in, columns from left to right out: who stands in which, in what order and how high. Pure numbers.

The steps are those of layered drawing (Sugiyama, Tagawa and Toda 1981): columns by longest path, lanes where a link
passes a column by, order by barycentres, heights by isotonic regression.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

import msgspec

from builder.fit.visuals.isotonic import pooled

_SWEEPS = 6
# A lane that bends is harder to follow than a box that stands a little off its neighbours' middle.
_LANE_WEIGHT = 8.0


class Hop(msgspec.Struct, frozen=True):
    """A link from one column to the next: the nodes at its ends, and which link it is part of."""

    start: int
    end: int
    link: int


class Columns(msgspec.Struct, frozen=True):
    """Nodes in columns, top to bottom. Nodes below `boxes` are the boxes in the order given; the others are lanes."""

    boxes: int
    order: tuple[tuple[int, ...], ...]
    hops: tuple[Hop, ...]

    def is_lane(self, node: int) -> bool:
        """Whether a node is a place where a link passes a column by."""
        return node >= self.boxes


def columns(boxes: int, links: Sequence[tuple[int, int]]) -> Columns:
    """Put boxes 0 to `boxes` - 1 into columns so that every link goes to the right, with few crossings.

    Each box stands as far left as its links let it, but those at which links end stand all in the last column.
    Raises ValueError where the links go in a circle.
    """
    level = _levels(boxes, links)
    ends = {end for _, end in links} - {start for start, _ in links}
    level = [max(level) if box in ends else own for box, own in enumerate(level)]
    hops: list[Hop] = []
    levels = list(level)
    for number, (start, end) in enumerate(links):
        at = start
        for between in range(level[start] + 1, level[end]):
            levels.append(between)
            hops.append(Hop(at, len(levels) - 1, number))
            at = len(levels) - 1
        hops.append(Hop(at, end, number))
    visited = _visited(boxes, hops)
    order = [
        sorted((node for node, own in enumerate(levels) if own == one), key=visited.__getitem__)
        for one in range(max(levels, default=-1) + 1)
    ]
    return Columns(boxes, tuple(map(tuple, _untangled(order, hops))), tuple(hops))


def _levels(boxes: int, links: Sequence[tuple[int, int]]) -> list[int]:
    level = [0] * boxes
    for _ in range(boxes + 1):
        moved = False
        for start, end in links:
            if level[end] <= level[start]:
                level[end] = level[start] + 1
                moved = True
        if not moved:
            return level
    raise ValueError("the links go in a circle")


def _visited(boxes: int, hops: Sequence[Hop]) -> dict[int, int]:
    """When each node is reached by following the links of each box in turn: what belongs together comes together."""
    after = _ends(hops, backwards=False)
    found: dict[int, int] = {}
    for box in range(boxes):
        waiting = [box]
        while waiting:
            node = waiting.pop()
            if node not in found:
                found[node] = len(found)
                waiting += reversed(after.get(node, []))
    return found


def _untangled(order: list[list[int]], hops: Sequence[Hop]) -> list[list[int]]:
    """The order with the fewest crossings that some sweeps to and fro find; the given one wins ties."""
    best, least = order, crossings(order, hops)
    before: Mapping[int, list[int]] = _ends(hops, backwards=True)
    after: Mapping[int, list[int]] = _ends(hops, backwards=False)
    for sweep in range(_SWEEPS):
        order = [list(column) for column in order]
        to_right = sweep % 2 == 0
        for at in range(1, len(order)) if to_right else range(len(order) - 2, -1, -1):
            beside = order[at - 1 if to_right else at + 1]
            place = {node: float(row) for row, node in enumerate(beside)}
            ends = before if to_right else after
            own = {node: float(row) for row, node in enumerate(order[at])}
            order[at].sort(key=lambda node: _mean([place[one] for one in ends.get(node, ())], own[node]))
        found = crossings(order, hops)
        if found < least:
            best, least = order, found
    return best


def _ends(hops: Sequence[Hop], *, backwards: bool) -> dict[int, list[int]]:
    ends: dict[int, list[int]] = {}
    for hop in hops:
        ends.setdefault(hop.end if backwards else hop.start, []).append(hop.start if backwards else hop.end)
    return ends


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def crossings(order: Sequence[Sequence[int]], hops: Sequence[Hop]) -> int:
    """How many pairs of hops cross between the columns."""
    place = {node: (at, row) for at, column in enumerate(order) for row, node in enumerate(column)}
    drawn = [(place[hop.start][0], place[hop.start][1], place[hop.end][1]) for hop in hops]
    return sum(
        one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0
        for at, one in enumerate(drawn)
        for other in drawn[:at]
    )


def stacked(heights: Sequence[int], gap: int) -> int:
    """What nodes of these heights take one below the other."""
    return sum(heights) + gap * (len(heights) - 1) if heights else 0


def middles(columns: Columns, heights: Mapping[int, int], gap: int, room: int) -> dict[int, int]:
    """How far below the top the middle of each node stands, all within `room`, none nearer to another than `gap`.

    The tallest column is spread evenly, and the others follow it to both sides: each node as near to the mean of its
    neighbours as the others in its column let it. A column that is taller than `room` overruns it at the bottom.
    """
    order = columns.order
    tall = [stacked([heights[node] for node in column], gap) for column in order]
    first = max(range(len(order)), key=lambda at: (tall[at], -at), default=0)
    found: dict[int, int] = {}
    y = max(0, (room - tall[first]) // 2) if order else 0
    for node in order[first] if order else ():
        found[node] = y + heights[node] // 2
        y += heights[node] + gap
    before, after = _ends(columns.hops, backwards=True), _ends(columns.hops, backwards=False)
    to_right = [(at, before) for at in range(first + 1, len(order))]
    for at, ends in (*to_right, *((at, after) for at in range(first - 1, -1, -1))):
        column = order[at]
        wishes = [_mean([found[one] for one in ends.get(node, ())], room / 2) for node in column]
        weights = [_LANE_WEIGHT if columns.is_lane(node) else 1.0 for node in column]
        apart = [(heights[one] + heights[other]) / 2 + gap for one, other in pairwise(column)]
        settled = _settled(wishes, weights, apart)
        for node, middle in zip(column, _inside(settled, [heights[node] for node in column], apart, room), strict=True):
            found[node] = round(middle)
    return found


def _settled(wishes: Sequence[float], weights: Sequence[float], apart: Sequence[float]) -> list[float]:
    """The places nearest to the wishes (least squares) at the distances asked."""
    shifts = list(accumulate(apart, initial=0.0))[: len(wishes)]
    free = pooled([wish - shift for wish, shift in zip(wishes, shifts, strict=True)], weights)
    return [place + shift for place, shift in zip(free, shifts, strict=True)]


def _inside(places: Sequence[float], heights: Sequence[int], apart: Sequence[float], room: int) -> list[float]:
    """The places pushed up from below the room, then down from above it."""
    found = list(places)
    for at in range(len(found) - 1, -1, -1):
        limit = room - heights[at] / 2 if at == len(found) - 1 else found[at + 1] - apart[at]
        found[at] = min(found[at], limit)
    for at in range(len(found)):
        limit = heights[at] / 2 if at == 0 else found[at - 1] + apart[at - 1]
        found[at] = max(found[at], limit)
    return found
