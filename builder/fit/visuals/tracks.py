"""The hops between two columns in, the x of each one's upright stretch out, so that no two lines run into one."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import permutations

import msgspec

from builder.fit.visuals.layers import Columns
from builder.model.brand import EMU_PER_INCH

_NEAR = EMU_PER_INCH // 12
_MOST_TRIED = 5
"""Up to so many tracks, every order of them is tried."""


class Line(msgspec.Struct, frozen=True):
    """A hop as it is drawn: the heights of its ends (EMU), who stands there, and whether it is dashed."""

    start: int
    end: int
    start_y: int
    end_y: int
    dashed: bool = False


def turns(graph: Columns, middles: Mapping[int, int], dashed: Sequence[bool]) -> list[Fraction]:
    """For each hop of a graph, at which part of the gap between its columns, or its rows, it turns.

    `middles` are the heights (EMU) at which the hops of a node begin and end, or the x of those that go down; `dashed`
    tells of each link.
    """
    column_of = {node: at for at, column in enumerate(graph.order) for node in column}
    found = [Fraction(1, 2)] * len(graph.hops)
    for column in range(len(graph.order) - 1):
        here = [at for at, hop in enumerate(graph.hops) if column_of[hop.start] == column]
        lines = [
            Line(hop.start, hop.end, middles[hop.start], middles[hop.end], dashed[hop.link])
            for hop in (graph.hops[at] for at in here)
        ]
        for at, turn in zip(here, tracks(lines, _NEAR), strict=True):
            found[at] = turn
    return found


def tracks(lines: Sequence[Line], near: int) -> list[Fraction]:
    """For each line, at which part of the gap its upright stretch stands: one half, unless lines must be told apart.

    Lines share a stretch only where everything at its one side leads to everything at its other. Stretches of others
    that would come nearer than `near` (EMU) to each other's ends stand in tracks of their own, in the order that makes
    the fewest crossings.
    """
    bundles = _bundles(lines)
    own = [bundle for bundle in bundles if any(lines[at].start_y != lines[at].end_y for at in bundle)]
    place: dict[int, int] = {}
    for number, bundle in enumerate(own):
        low, high = _reach(lines, bundle)
        taken = {
            place[other]
            for other in range(number)
            if _reach(lines, own[other])[0] < high + near and low - near < _reach(lines, own[other])[1]
        }
        place[number] = next(track for track in range(number + 1) if track not in taken)
    count = max(place.values(), default=0) + 1
    orders = permutations(range(count)) if count <= _MOST_TRIED else iter([tuple(range(count))])
    made = [_spread(lines, own, place, order) for order in orders]
    return min(made, key=lambda places: _crossings(lines, places))


def _spread(
    lines: Sequence[Line], bundles: Sequence[Sequence[int]], place: dict[int, int], order: Sequence[int]
) -> list[Fraction]:
    found = [Fraction(1, 2)] * len(lines)
    for number, bundle in enumerate(bundles):
        for at in bundle:
            found[at] = Fraction(order[place[number]] + 1, len(order) + 1)
    return found


def _reach(lines: Sequence[Line], bundle: Sequence[int]) -> tuple[int, int]:
    heights = [height for at in bundle for height in (lines[at].start_y, lines[at].end_y)]
    return min(heights), max(heights)


def _bundles(lines: Sequence[Line]) -> list[list[int]]:
    """Groups of lines that may share a stretch: solid and dashed ones apart, each start of a group with each end."""
    found: list[list[int]] = []
    for dashed in (False, True):
        left = [at for at, line in enumerate(lines) if line.dashed == dashed]
        while left:
            group = _connected(lines, left)
            left = [at for at in left if at not in group]
            starts = {lines[at].start for at in group}
            ends = {lines[at].end for at in group}
            if len(starts) * len(ends) == len(group):
                found.append(group)
            elif len(starts) <= len(ends):
                found += [[at for at in group if lines[at].start == one] for one in sorted(starts)]
            else:
                found += [[at for at in group if lines[at].end == one] for one in sorted(ends)]
    return found


def _connected(lines: Sequence[Line], among: Sequence[int]) -> list[int]:
    """The first line of `among`, and all that share a start or an end with it, or with one of those."""
    group = [among[0]]
    for at in group:  # grows while it is read
        for other in among:
            shared = lines[at].start == lines[other].start or lines[at].end == lines[other].end
            if shared and other not in group:
                group.append(other)
    return sorted(group)


def _crossings(lines: Sequence[Line], places: Sequence[Fraction]) -> int:
    """How often an upright stretch crosses a level one of another line."""
    found = 0
    for line, x in zip(lines, places, strict=True):
        low, high = sorted((line.start_y, line.end_y))
        for other, its_x in zip(lines, places, strict=True):
            found += its_x > x and low < other.start_y < high
            found += its_x < x and low < other.end_y < high
    return found
