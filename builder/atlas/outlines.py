"""A view in, the countries in its frame out: outlines simplified to its scale, cut at its edges, borders in common."""

from collections.abc import Callable, Sequence
from math import degrees

import msgspec

from builder.atlas.clip import Flat, Frame, Ring, area
from builder.atlas.data import Arcs, Atlas, Country, Distances
from builder.atlas.projection import Place
from builder.atlas.view import View

# An arc out of view may lose details a third as large as its distance: none of them reaches the frame.
_OUT_OF_VIEW = 3.0


class Outline(msgspec.Struct, frozen=True):
    """A country as it lies in the frame: closed rings (holes among them), and the area that they take."""

    country: Country
    rings: tuple[tuple[Flat, ...], ...]
    area: float


def outlines(atlas: Atlas, view: View, width: float, tolerance: float) -> list[Outline]:
    """The countries in a frame of this width, the largest first; y runs downwards from the frame's top left corner.

    Details smaller than `tolerance` (in the unit of `width`) are left out, on both sides of a border alike.
    """
    frame = Frame(width, width / view.aspect)
    detail = degrees(tolerance * 2 * view.half_width / width)
    draw = _world(atlas, view, width, detail) if view.is_world else _part(atlas, view, width, detail)
    found: list[Outline] = []
    for country in atlas.countries:
        rings = [
            piece
            for polygon in country.polygons
            for ring in draw(polygon)
            if _is_seen(ring, tolerance)
            for piece in frame.clipped(ring)
            if _is_seen(piece, tolerance)
        ]
        if rings:
            size = abs(sum(abs(area(ring)) for ring in rings))
            found.append(Outline(country, tuple(map(tuple, rings)), size))
    return sorted(found, key=lambda outline: (-outline.area, outline.country.name))


def _is_seen(ring: Sequence[Flat], tolerance: float) -> bool:
    """Whether a ring is large enough to be drawn."""
    if len(ring) < 3:
        return False
    low_x, low_y = min(x for x, _ in ring), min(y for _, y in ring)
    return max(x for x, _ in ring) - low_x > tolerance or max(y for _, y in ring) - low_y > tolerance


def _part(atlas: Atlas, view: View, width: float, detail: float) -> Callable[[Sequence[Arcs]], list[Ring]]:
    """What draws a polygon on a map of a part of the world: each arc is projected once."""
    distances = atlas.distances(*view.middle)
    reach = view.reach
    made: dict[int, list[Flat]] = {}

    def arc(number: int) -> list[Flat]:
        plain = max(number, ~number)
        points = made.get(plain)
        if points is None:
            side = max(detail, _coarser(distances, plain, reach))
            points = made[plain] = view.on_frame(atlas.arc(plain, side), width)
        return points if number >= 0 else points[::-1]

    def rings(polygon: Sequence[Arcs]) -> list[Ring]:
        if not distances.is_near(polygon[0], reach):
            return []
        return [[point for number in ring for point in arc(number)[:-1]] for ring in polygon]

    return rings


def _coarser(distances: Distances, arc: int, reach: float) -> float:
    return (distances.gap(arc) - reach) / _OUT_OF_VIEW


def _world(atlas: Atlas, view: View, width: float, detail: float) -> Callable[[Sequence[Arcs]], list[Ring]]:
    """What draws a polygon on a map of the world, which is cut open on one side."""

    def rings(polygon: Sequence[Arcs]) -> list[Ring]:
        found: list[Ring] = []
        for ring in polygon:
            line: list[Place] = [place for number in ring for place in atlas.arc(number, detail)[:-1]]
            if len(line) > 2:
                found += [view.on_frame(part, width) for part in view.opened(line)]
        return found

    return rings
