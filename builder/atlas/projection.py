"""Degrees in, a flat map out: equal-area projections for a part of the world and for all of it.

Coordinates of the flat map are radians of arc at its middle, x to the east and y to the north.
"""

from collections.abc import Iterable, Sequence
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

Place = tuple[float, float]
"""Longitude and latitude, in degrees (WGS 84)."""
Flat = tuple[float, float]

_FAR = 1e-6
# Equal Earth: Šavrič, Patterson and Jenny 2019, "The Equal Earth map projection", equations 7 to 9.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


class Azimuthal:
    """Lambert's azimuthal equal-area projection around a place (Snyder 1987, "Map projections", p. 185).

    North is up at the middle. Shapes are right near the middle and good over a continent; poles and the date line are
    places like any other. The point opposite the middle is on no map.
    """

    def __init__(self, longitude: float, latitude: float) -> None:
        self.longitude = longitude
        self.latitude = latitude
        self._sin, self._cos = sin(radians(latitude)), cos(radians(latitude))

    def flat(self, places: Iterable[Place]) -> list[Flat]:
        """Where places lie on the map."""
        middle, high, level = radians(self.longitude), self._sin, self._cos
        found: list[Flat] = []
        for longitude, latitude in places:
            east, north = radians(longitude) - middle, radians(latitude)
            up, across = sin(north), cos(north)
            along = across * cos(east)
            stretch = sqrt(2 / max(_FAR, 1 + high * up + level * along))
            found.append((stretch * across * sin(east), stretch * (level * up - high * along)))
        return found

    def place(self, x: float, y: float) -> Place:
        """The place at a point of the map."""
        far = hypot(x, y)
        if not far:
            return self.longitude, self.latitude
        angle = 2 * asin(min(1.0, far / 2))
        up = cos(angle) * self._sin + y * sin(angle) * self._cos / far
        east = atan2(x * sin(angle), far * self._cos * cos(angle) - y * self._sin * sin(angle))
        return self.longitude + degrees(east), degrees(asin(max(-1.0, min(1.0, up))))


class EqualEarth:
    """The Equal Earth projection: the whole world, cut open on the far side of its middle longitude."""

    def __init__(self, longitude: float) -> None:
        self.longitude = longitude

    def flat(self, places: Iterable[Place]) -> list[Flat]:
        """Where places lie on the map; longitudes within half a turn of the middle, both edges included."""
        found: list[Flat] = []
        for longitude, latitude in places:
            angle = asin(_M * sin(radians(latitude)))
            square = angle * angle
            sixth = square * square * square
            x = cos(angle) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
            y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
            found.append((x * radians(longitude - self.longitude), y))
        return found

    def near(self, longitude: float) -> float:
        """The same longitude, counted so that it is within half a turn of the middle."""
        return longitude - 360 * round((longitude - self.longitude) / 360)

    def opened(self, ring: Sequence[Place]) -> list[list[Place]]:
        """A ring as one or more that end at the map's edges; one around a pole goes along the map's top or bottom."""
        line = _followed(ring, self.near(ring[0][0]))
        gone = line[-1][0] - line[0][0]
        if abs(gone) > 180:
            pole = 90.0 if line[0][1] > 0 else -90.0
            line = [*line, (line[-1][0], pole), (line[0][0], pole)]
            line = _densified(line)
        low, high = min(x for x, _ in line), max(x for x, _ in line)
        west, east = self.longitude - 180, self.longitude + 180
        parts: list[list[Place]] = []
        for turn in (-360, 0, 360):
            if low + turn < east and high + turn > west:
                shifted = [(x + turn, y) for x, y in line]
                part = _until(_until(shifted, west, 1), east, -1)
                if len(part) > 2:
                    parts.append(_densified(part))
        return parts


def distance(one: Place, other: Place) -> float:
    """The angle between two places, in degrees."""
    a, b = _vector(one), _vector(other)
    return degrees(2 * asin(min(1.0, hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2)))


def middle(places: Sequence[Place]) -> Place:
    """The place in the midst of places; where they balance all round the world, the first of them."""
    x, y, z = (sum(one[axis] for one in map(_vector, places)) for axis in range(3))
    length = hypot(x, y, z)
    if length < _FAR:
        return places[0]
    return degrees(atan2(y, x)), degrees(asin(max(-1.0, min(1.0, z / length))))


def _vector(place: Place) -> tuple[float, float, float]:
    longitude, latitude = radians(place[0]), radians(place[1])
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _followed(ring: Sequence[Place], start: float) -> list[Place]:
    """A ring with longitudes that do not jump, closed by its first point."""
    line = [(start, ring[0][1])]
    last = start
    for longitude, latitude in (*ring[1:], ring[0]):
        last = longitude - 360 * round((longitude - last) / 360)
        line.append((last, latitude))
    return line


def _until(line: Sequence[Place], edge: float, side: int) -> list[Place]:
    """What of a closed line lies on one side of a longitude (Sutherland and Hodgman 1974)."""
    kept: list[Place] = []
    for at, (x, y) in enumerate(line):
        before_x, before_y = line[at - 1]
        inside, was_inside = (x - edge) * side >= 0, (before_x - edge) * side >= 0
        if inside != was_inside:
            share = (edge - before_x) / (x - before_x)
            kept.append((edge, before_y + share * (y - before_y)))
        if inside:
            kept.append((x, y))
    return kept


def _densified(line: Sequence[Place], step: float = 5.0) -> list[Place]:
    """The same line with points at least every few degrees: what is straight in degrees is bent on the map."""
    dense: list[Place] = []
    for at, (x, y) in enumerate(line):
        before_x, before_y = line[at - 1]
        parts = int(max(abs(x - before_x), abs(y - before_y)) / step) + 1 if at else 1
        dense += [
            (before_x + (x - before_x) * part / parts, before_y + (y - before_y) * part / parts)
            for part in range(1, parts)
        ]
        dense.append((x, y))
    return dense
