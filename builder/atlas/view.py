"""A part of the world as a map shows it: its projection, the middle of its frame, and how far it reaches."""

from collections.abc import Sequence
from math import asin, cos, degrees, hypot, radians, sin

import msgspec

from builder.atlas.projection import Azimuthal, EqualEarth, Flat, Place


class View(msgspec.Struct, frozen=True):
    """A part of the world: its projection, and on that map the middle and half of width and height (radians of arc)."""

    projection: Azimuthal | EqualEarth
    x: float
    y: float
    half_width: float
    half_height: float

    @property
    def aspect(self) -> float:
        """Width by height."""
        return self.half_width / self.half_height

    @property
    def is_world(self) -> bool:
        """Whether it is a map of the whole world."""
        return isinstance(self.projection, EqualEarth)

    @property
    def middle(self) -> Place:
        """The place in the middle of the frame; for the world, of its map."""
        if isinstance(self.projection, EqualEarth):
            return self.projection.longitude, 0.0
        return self.projection.place(self.x, self.y)

    @property
    def reach(self) -> float:
        """How far the corners of the frame are from its middle, in degrees; a little more than that."""
        return degrees(2 * asin(min(1.0, hypot(self.half_width, self.half_height) / 2))) * 1.05

    def on_frame(self, places: Sequence[Place], width: float) -> list[Flat]:
        """Where places lie in a frame of this width, from its top left corner, y downwards."""
        scale = width / 2 / self.half_width
        left, top = self.x - self.half_width, self.y + self.half_height
        return [((x - left) * scale, (top - y) * scale) for x, y in self.projection.flat(places)]

    def spots(self, places: Sequence[Place], width: float) -> list[Flat]:
        """Where places lie in the frame; longitudes may be counted in any way."""
        projection = self.projection
        if isinstance(projection, EqualEarth):
            return self.on_frame([(projection.near(longitude), latitude) for longitude, latitude in places], width)
        return self.on_frame(places, width)

    def opened(self, line: Sequence[Place]) -> list[list[Place]]:
        """A ring as one or more that end at the edges of the map."""
        return self.projection.opened(line) if isinstance(self.projection, EqualEarth) else [list(line)]

    def has(self, place: Place) -> bool:
        """Whether a place is in the frame. On a map of a part of the world, not what is on the far side."""
        if isinstance(self.projection, Azimuthal) and _is_far(self.middle, place):
            return False
        [(x, y)] = self.spots([place], 2 * self.half_width)
        return 0 <= x <= 2 * self.half_width and 0 <= y <= 2 * self.half_height

    def grown(self, factor: float) -> "View":
        """The same map, reaching farther."""
        return msgspec.structs.replace(self, half_width=self.half_width * factor, half_height=self.half_height * factor)


def shaped(projection: Azimuthal | EqualEarth, middle: Flat, half: tuple[float, float], aspect: float) -> View:
    """The view of this aspect (width by height) that reaches at least half of these width and height."""
    half_width, half_height = max(half[0], half[1] * aspect), max(half[1], half[0] / aspect)
    return View(projection, middle[0], middle[1], half_width, half_height)


def _is_far(one: Place, other: Place) -> bool:
    """Whether two places are more than about 115° apart."""
    a, b = radians(one[1]), radians(other[1])
    return sin(a) * sin(b) + cos(a) * cos(b) * cos(radians(one[0] - other[0])) < -0.42
