"""A place in, whose outline it lies in or near out; and whether a map may show Crimea, of which it then tells."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot, radians

from builder.atlas.choice import view_of
from builder.atlas.clip import holds
from builder.atlas.data import Atlas
from builder.atlas.projection import Azimuthal, Flat, Place, distance

CRIMEA: tuple[Place, ...] = (
    (32.6, 45.4),
    (33.8, 44.8),
    (34.1, 44.5),
    (34.4, 45.2),
    (34.8, 45.9),
    (35.3, 45.1),
    (36.4, 45.3),
)
"""Places all over Crimea. It lies in the outline of Ukraine here, after General Assembly resolution 68/262."""
# Frames from square to panorama: no slide's slot for a visual is taller or flatter.
_ASPECTS = (0.8, 1.5, 3.2)
_GROW = 1.3
_NEAR, _FAR = 0.5, 75.0
_COARSE = 0.02
"""Outlines may be off by this many degrees where only nearness is asked."""


def country_at(atlas: Atlas, place: Place) -> str:
    """The code of the country in whose outline a place lies; "" at sea, and where the country has no code."""
    distances = atlas.distances(*place)
    projection = Azimuthal(*place)
    for country in atlas.countries:
        for polygon in country.polygons:
            if distances.is_near(polygon[0], _NEAR):
                ring = [point for arc in polygon[0] for point in atlas.arc(arc)[:-1]]
                holes = [[point for arc in hole for point in atlas.arc(arc)[:-1]] for hole in polygon[1:]]
                if holds(projection.flat(ring), (0.0, 0.0)) and not any(
                    holds(projection.flat(hole), (0.0, 0.0)) for hole in holes
                ):
                    return country.code
    return ""


def is_near_country(atlas: Atlas, place: Place, code: str) -> bool:
    """Whether a place lies in the outline of a country or within half a degree of it, as harbours and islets do."""
    distances = atlas.distances(*place)
    projection = Azimuthal(*place)
    for polygon in atlas.by_code[code].polygons:
        if distances.is_near(polygon[0], _NEAR):
            ring = projection.flat([point for arc in polygon[0] for point in atlas.arc(arc, _COARSE)[:-1]])
            if holds(ring, (0.0, 0.0)) or any(
                _from_middle(one, other) <= radians(_NEAR) for one, other in pairwise((*ring, ring[0]))
            ):
                return True
    return False


def _from_middle(one: Flat, other: Flat) -> float:
    """How far the stretch between two points of a flat map is from its middle."""
    (x, y), across, up = one, other[0] - one[0], other[1] - one[1]
    length = across * across + up * up
    share = min(1.0, max(0.0, -(x * across + y * up) / length)) if length else 0.0
    return hypot(x + share * across, y + share * up)


def may_show_crimea(atlas: Atlas, places: Sequence[Place], land: Sequence[str]) -> bool:
    """Whether some frame around these places has a part of Crimea in it."""
    if min(distance(place, CRIMEA[0]) for place in places) > _FAR:
        return False
    # Frames of shapes between these may have grown once more or once less.
    views = [view_of(atlas, places, land, aspect).grown(_GROW) for aspect in _ASPECTS]
    return any(view.has(place) for view in views for place in CRIMEA)
