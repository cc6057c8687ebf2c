"""The outlines of countries as the program ships them: names and codes, rings of shared arcs, points in degrees."""

import functools
import struct
import sys
from array import array
from collections.abc import Mapping
from math import asin, cos, hypot, log2, pi, radians, sin
from pathlib import Path

import msgspec

_FOLDER = Path(__file__).parent
_VERSION = 1
_TURN = 65_536
_DEGREES = 360 / _TURN
_FINEST, _STEPS = 0.001, 12
_FULL = 6.0
"""The angle, in radians, that arcs fill at least when they go round a point: a turn, less what a sphere bends."""

Arcs = tuple[int, ...]
"""A ring as the arcs of which it is made."""


class Country(msgspec.Struct, frozen=True):
    """What Natural Earth draws by itself: its ISO 3166-1 alpha-3 code ("" where it has none), and its English name.

    `also` are other names that texts use. A polygon is an outer ring and its holes; a ring is a row of arcs, of which
    `~n` is arc n backwards.
    """

    name: str
    polygons: tuple[tuple[Arcs, ...], ...]
    code: str = ""
    also: tuple[str, ...] = ()


class Atlas:
    """All countries and the arcs of their borders. Neighbours share arcs, so that their borders are one line."""

    def __init__(self, countries: tuple[Country, ...], outlines: bytes) -> None:
        """Take the countries and the bytes of outlines.bin. Raises ValueError for another version of that file."""
        version, arcs, points = struct.unpack_from("<III", outlines)
        if version != _VERSION:
            raise ValueError(f"outlines.bin has version {version}; make it again with scripts/make_atlas.py")
        self.countries = countries
        at = struct.calcsize("<III")
        self._first, at = _numbers("I", outlines, at, arcs)
        self._first.append(points)
        self._circles, at = _numbers("H", outlines, at, 3 * arcs)
        self._points, at = _numbers("H", outlines, at, 2 * points)
        self._matter = outlines[at:]
        self._codes = {
            name.casefold(): country.code
            for country in countries
            for name in (country.name, *country.also)
            if country.code
        }
        self._by_code = {country.code: country for country in countries if country.code}

    def code(self, name: str) -> str:
        """The code of the country that goes by this name; "" where none does."""
        return self._codes.get(" ".join(name.split()).replace("'", "’").casefold(), "")

    @property
    def by_code(self) -> Mapping[str, Country]:
        """The countries that have a code, by it."""
        return self._by_code

    def arc(self, number: int, side: float = 0.0) -> list[tuple[float, float]]:
        """The points of an arc in degrees, without those whose loss changes less than a square of this side (degrees).

        `~number` gives them from the end. Both ends stay, so that rings stay closed and neighbours together.
        """
        plain = max(number, ~number)
        start, end = self._first[plain], self._first[plain + 1]
        points, matter, least = self._points, self._matter, _step(side)
        found = [
            (points[2 * at] * _DEGREES, points[2 * at + 1] * _DEGREES - 90)
            for at in range(start, end)
            if matter[at] >= least
        ]
        return found if number >= 0 else found[::-1]

    def distances(self, longitude: float, latitude: float) -> "Distances":
        """How far each arc is from a place."""
        return Distances(self._circles, longitude, latitude)


class Distances:
    """How far arcs are from one place, in degrees."""

    def __init__(self, circles: "array[int]", longitude: float, latitude: float) -> None:
        x, y = radians(longitude), radians(latitude)
        one, two, three = cos(y) * cos(x), cos(y) * sin(x), sin(y)
        self._middles: list[float] = []
        self._radii = [circles[at] * _DEGREES for at in range(2, len(circles), 3)]
        for at in range(0, len(circles), 3):
            east, north = radians(circles[at] * _DEGREES), radians(circles[at + 1] * _DEGREES - 90)
            flat = cos(north)
            a, b, c = flat * cos(east) - one, flat * sin(east) - two, sin(north) - three
            self._middles.append(2 * asin(min(1.0, hypot(a, b, c) / 2)) * 180 / pi)

    def gap(self, arc: int) -> float:
        """At least how far the nearest point of an arc is; below 0 where the place lies in the circle around it."""
        plain = max(arc, ~arc)
        return self._middles[plain] - self._radii[plain]

    def is_near(self, ring: Arcs, reach: float) -> bool:
        """Whether a ring may come within `reach` degrees, or go around the place."""
        around = 0.0
        for arc in ring:
            plain = max(arc, ~arc)
            middle, radius = self._middles[plain], self._radii[plain]
            if middle - radius <= reach:
                return True
            around += 2 * asin(min(1.0, radius / middle))
        return around >= _FULL


def _step(side: float) -> int:
    """The step on the scale of outlines.bin (scripts/make_atlas.py has it) from which a side in degrees matters."""
    return max(0, min(255, round(_STEPS * log2(side / _FINEST)))) if side > 0 else 0


def _numbers(kind: str, data: bytes, at: int, count: int) -> tuple["array[int]", int]:
    numbers = array(kind)
    end = at + count * numbers.itemsize
    numbers.frombytes(data[at:end])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers, end


@functools.cache
def load_atlas() -> Atlas:
    """The atlas that comes with the program, read once."""
    countries = msgspec.json.decode((_FOLDER / "countries.json").read_bytes(), type=tuple[Country, ...])
    return Atlas(countries, (_FOLDER / "outlines.bin").read_bytes())
