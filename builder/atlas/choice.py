"""Places in, what a map of them shows out: a sensible part of the world for one place, for many, and for all of it."""

from collections.abc import Sequence
from math import radians

from builder.atlas.clip import area, holds
from builder.atlas.data import Atlas, Country
from builder.atlas.outlines import outlines
from builder.atlas.projection import Azimuthal, EqualEarth, Flat, Place, distance, middle
from builder.atlas.view import View, shaped

LEAST_ALONE = (radians(10), radians(6))
"""The least width and height of a map of one place, in radians of arc: neighbours are in view nearly everywhere."""
LEAST = (radians(5), radians(3))
# Places take this much of the frame at most, so that their labels have room.
_FILL = (0.70, 0.76)
# A whole country is shown where that makes the map no more than this much larger; places keep off the edge.
# That much for up to this many places, which then have less room, and less for more.
_WIDEN, _WHOLE, _OFF_EDGE = 2.0, (0.95, 0.95), 0.90
_FEW = 9
_COARSE = 0.3
# Farther than this from their middle (degrees), places are shown on a map of the whole world.
_WORLD = 52.0
# A map grows until it has this much land, and one country, or one with the sea, does not fill it to the edges.
_LEAST_LAND, _MOST_OF_ONE, _GROW, _LARGEST = 0.004, 0.85, 1.3, 1.2
# The world is cut open through the Bering Strait, and its empty south left out, unless a place is there.
_USUAL, _CUT_OFF = 11.0, 172.0
_SOUTH, _NORTH = -58.0, 84.0
_STEPS = 100.0


def view_of(atlas: Atlas, places: Sequence[Place], land: Sequence[str], aspect: float) -> View:
    """What a map of these places shows in a frame of this width by height; `land` are the codes of their countries.

    All places are in it with room for labels, their countries wholly where these are not much larger, and always some
    land and some border or coast. Places too far apart for a map of a part of the world get all of it, in a frame that
    may be flatter than asked for. Raises ValueError where there is no place.
    """
    if not places:
        raise ValueError("a map needs a place")
    start = middle(places)
    if max(distance(start, place) for place in places) > _WORLD:
        return _whole_world(places)
    least = LEAST if len(set(places)) > 1 else LEAST_ALONE
    view = _around(places, least, _FILL, aspect)
    return _grown(atlas, _with_countries(atlas, view, places, land, aspect))


def _around(held: Sequence[Place], least: tuple[float, float], fill: tuple[float, float], aspect: float) -> View:
    """The smallest view that holds places: its middle is that of their extent on the map."""
    longitude, latitude = middle(held)
    projection = Azimuthal(longitude, latitude)
    low: Flat = (0.0, 0.0)
    high = low
    for _ in range(4):
        projection = Azimuthal(longitude, latitude)
        flat = projection.flat(held)
        low = min(x for x, _ in flat), min(y for _, y in flat)
        high = max(x for x, _ in flat), max(y for _, y in flat)
        longitude, latitude = projection.place((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)
    half = max((high[0] - low[0]) / fill[0], least[0]) / 2, max((high[1] - low[1]) / fill[1], least[1]) / 2
    return shaped(projection, ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2), half, aspect)


def _with_countries(atlas: Atlas, view: View, places: Sequence[Place], land: Sequence[str], aspect: float) -> View:
    """The view with those countries whole that do not make it much larger; a reader knows a country by its outline."""
    held: list[Place] = list(places)
    found = view
    for points in sorted((_mainland(atlas.by_code[code], atlas, places, view) for code in land), key=len):
        wide = _around([*held, *points], (2 * view.half_width, 2 * view.half_height), _WHOLE, aspect)
        flat = wide.spots(places, 2.0)
        edge = max(max(abs(x - 1), abs(y * wide.aspect - 1)) for x, y in flat)
        wide = wide.grown(max(1.0, edge / _OFF_EDGE))
        if wide.half_width <= view.half_width * min(_WIDEN, max(1.0, _WIDEN * _FEW / len(places))):
            held += points
            found = wide
    return found


def _mainland(country: Country, atlas: Atlas, places: Sequence[Place], view: View) -> list[Place]:
    """The outline of what of a country has the places; of its largest part where none has."""
    outer = [[point for arc in polygon[0] for point in atlas.arc(arc, _COARSE)[:-1]] for polygon in country.polygons]
    flat = [view.on_frame(ring, _STEPS) for ring in outer]
    spots = view.spots(places, _STEPS)
    held = [at for at, ring in enumerate(flat) if len(ring) > 2 and any(holds(ring, spot) for spot in spots)] or sorted(
        range(len(flat)), key=lambda at: -abs(area(flat[at])) if len(flat[at]) > 2 else 0.0
    )[:1]
    return [point for at in held for point in outer[at]]


def _grown(atlas: Atlas, view: View) -> View:
    """The view, made to reach farther while it would show little but sea, or little but one country."""
    while view.half_width < _LARGEST:
        shown = outlines(atlas, view, _STEPS, 1.0)
        whole = _STEPS * _STEPS / view.aspect
        land = sum(outline.area for outline in shown) / whole
        if land >= _LEAST_LAND and shown[0].area / whole <= _MOST_OF_ONE:
            break
        view = view.grown(_GROW)
    return view


def _whole_world(places: Sequence[Place]) -> View:
    """The world, turned so that no place is cut off at its edges."""
    projection = EqualEarth(_USUAL)
    if any(abs(projection.near(longitude) - _USUAL) > _CUT_OFF for longitude, _ in places):
        projection = EqualEarth(_middle_longitude([longitude for longitude, _ in places]))
    south = min(_SOUTH, *(latitude - 8 for _, latitude in places))
    north = max(_NORTH, *(latitude + 4 for _, latitude in places))
    [(_, bottom), (_, top)] = projection.flat(
        [(projection.longitude, max(south, -90)), (projection.longitude, min(north, 90))]
    )
    [(edge, _)] = projection.flat([(projection.longitude + 180, 0.0)])
    return View(projection, 0.0, (top + bottom) / 2, edge, (top - bottom) / 2)


def _middle_longitude(longitudes: Sequence[float]) -> float:
    """The longitude opposite the widest gap between these."""
    turned = sorted(longitude % 360 for longitude in longitudes)
    gaps = [
        ((after - before) % 360 or 360.0, before)
        for before, after in zip(turned, [*turned[1:], turned[0]], strict=True)
    ]
    gap, before = max(gaps)
    return (before + gap / 2 + 180) % 360
