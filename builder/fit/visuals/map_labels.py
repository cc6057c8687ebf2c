"""Points with their labels in, a place for each label out: beside its point, clear of all others, or at a short line.

Where labels stand is what cartographers prefer (Imhof 1975, "Positioning names on maps"): to the right of the point,
else to the left, above, below, aslant; a label that finds no room there is moved away and tied to its point by a line.
"""

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin

import msgspec

from builder.atlas.clip import share_inside

Point = tuple[float, float]
_DIRECTIONS = 16
_NEAR = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -0.3), (1, 0.3), (-1, -0.3), (-1, 0.3))
_ASLANT = ((1, -1), (1, 1), (-1, -1), (-1, 1))
_REACHES = ((5.0, 8.0), (5.0, 8.0, 12.0, 17.0, 23.0))
"""How far from its point a label may stand away, in radii of a dot: a little, then more."""
_TRIES = 8
"""How often, for each label, one is seated before the search gives up at this size of text."""


class Rect(msgspec.Struct, frozen=True):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rect", apart: float = 0.0) -> bool:
        """Whether they overlap, or come closer than `apart`."""
        return (
            self.left - apart < other.right
            and other.left < self.right + apart
            and self.top - apart < other.bottom
            and other.top < self.bottom + apart
        )

    def is_in(self, other: "Rect") -> bool:
        """Whether it lies wholly in the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def wider(self, by: float) -> "Rect":
        """The same with a margin around it."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def crosses(self, start: Point, end: Point) -> bool:
        """Whether a line touches it."""
        return share_inside(start, end, (self.left, self.top, self.right, self.bottom)) is not None


class Seat(msgspec.Struct, frozen=True):
    """Where a label may stand, and the line that ties it to its point, if it is not beside it."""

    rect: Rect
    line: tuple[Point, Point] | None = None

    def meets(self, other: "Seat", apart: float) -> bool:
        """Whether two labels, or their lines, come closer than this."""
        if self.rect.meets(other.rect, apart):
            return True
        mine, theirs = self.line, other.line
        if mine is None and theirs is None:
            return False
        return (
            (theirs is not None and self.rect.wider(apart).crosses(*theirs))
            or (mine is not None and other.rect.wider(apart).crosses(*mine))
            or (mine is not None and theirs is not None and _cross(mine, theirs))
        )


class Labelled(msgspec.Struct, frozen=True):
    """A point and the size of its label. Without a `dot` the label itself stands on the point."""

    at: Point
    width: float
    height: float
    dot: bool = True


def seat_labels(
    labels: Sequence[Labelled], frame: Rect, radius: float, apart: float, *, lines: bool
) -> list[Seat] | None:
    """A seat for each label, none touching another, a dot or the frame; None where none was found.

    `radius` is that of the dots, `apart` how far texts keep from all else. With `lines`, labels may stand away.
    """
    for reaches in _REACHES if lines else ((),):
        options = [list(_seats(label, labels, frame, radius, apart, reaches)) for label in labels]
        if all(options):
            found = _Search(options, apart).run(_crowded_first(labels, options))
            if found is not None:
                return found
    return None


def _crowded_first(labels: Sequence[Labelled], options: Sequence[Sequence[Seat]]) -> list[int]:
    """The labels in the order in which they choose: those with the fewest seats and the most neighbours first."""

    def freedom(at: int) -> tuple[float, int]:
        x, y = labels[at].at
        reach = labels[at].width * 2
        near = sum(hypot(x - other.at[0], y - other.at[1]) < reach for other in labels)
        return len(options[at]) / near, at

    return sorted(range(len(labels)), key=freedom)


class _Search:
    """A search that seats one label after the other; one without room takes it from those that lost it least often."""

    def __init__(self, options: Sequence[Sequence[Seat]], apart: float) -> None:
        self._options = options
        self._apart = apart
        self._taken: dict[int, Seat] = {}
        self._lost = [0] * len(options)

    def run(self, order: Sequence[int]) -> list[Seat] | None:
        waiting = list(order)
        left = _TRIES * len(waiting)
        while waiting and left:
            left -= 1
            label = waiting.pop(0)
            seat, out = self._cheapest(label)
            for other in out:
                del self._taken[other]
                self._lost[other] += 1
                waiting.append(other)
            self._taken[label] = seat
        if waiting:
            return None
        self._settle(order)
        return [self._taken[at] for at in range(len(order))]

    def _cheapest(self, label: int) -> tuple[Seat, list[int]]:
        """The first of the label's seats that is free, else the one that costs the others least; and these others."""
        best: tuple[int, Seat, list[int]] | None = None
        for seat in self._options[label]:
            out = [at for at, other in self._taken.items() if seat.meets(other, self._apart)]
            if not out:
                return seat, out
            cost = sum(1 + self._lost[at] for at in out)
            if best is None or cost < best[0]:
                best = cost, seat, out
        if best is None:
            raise ValueError("a label without a seat")
        return best[1], best[2]

    def _settle(self, order: Sequence[int]) -> None:
        """Give each label the best seat that the others leave it, until none can do better."""
        moved = True
        while moved:
            moved = False
            for label in order:
                others = [seat for at, seat in self._taken.items() if at != label]
                for seat in self._options[label]:
                    if seat is self._taken[label]:
                        break
                    if not any(seat.meets(other, self._apart) for other in others):
                        self._taken[label] = seat
                        moved = True
                        break


def _seats(
    label: Labelled, labels: Sequence[Labelled], frame: Rect, radius: float, apart: float, reaches: Sequence[float]
) -> Iterator[Seat]:
    """The seats of one label that are clear of all dots and inside the frame, the best first."""
    dots = [_dot(other.at, radius) for other in labels if other.dot]
    others = [_dot(other.at, radius) for other in labels if other.dot and other is not label]
    inner = frame.wider(-apart)
    for rect in _beside(label, radius, apart):
        if rect.is_in(inner) and not any(rect.meets(dot, apart / 2) for dot in dots):
            yield Seat(rect)
    for reach in reaches:
        for turn in range(_DIRECTIONS):
            seat = _away(label, radius, reach * radius, 2 * pi * turn / _DIRECTIONS)
            if seat.line is None or not seat.rect.is_in(inner):
                continue
            if any(seat.rect.meets(dot, apart / 2) for dot in dots):
                continue
            if not any(dot.wider(apart / 2).crosses(*seat.line) for dot in others):
                yield seat


def _dot(at: Point, radius: float) -> Rect:
    return Rect(at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius)


def _beside(label: Labelled, radius: float, apart: float) -> Iterator[Rect]:
    (x, y), width, height = label.at, label.width, label.height
    if not label.dot:
        for down in (0.0, -1.0, 1.0, -2.0, 2.0):
            yield _rect(x - width / 2, y - height / 2 + down * height, width, height)
        return
    gap = radius + apart
    for right, down in _NEAR:
        left = x + gap if right > 0 else x - gap - width if right < 0 else x - width / 2
        middle = y + down * (height if right else gap * 0.6 + height / 2)
        yield _rect(left, middle - height / 2, width, height)
    for right, down in _ASLANT:
        left = x + radius / 2 if right > 0 else x - radius / 2 - width
        yield _rect(left, y + down * (gap * 0.6 + height / 2) - height / 2, width, height)


def _away(label: Labelled, radius: float, reach: float, angle: float) -> Seat:
    """A seat some way off; the line goes from the dot's edge to the middle of the label's nearest side."""
    (x, y), width, height = label.at, label.width, label.height
    right, down = cos(angle), sin(angle)
    end = (x + reach * right, y + reach * down)
    if abs(right) >= 0.5:
        rect = _rect(end[0] if right > 0 else end[0] - width, end[1] - height / 2, width, height)
    else:
        rect = _rect(end[0] - width / 2, end[1] if down > 0 else end[1] - height, width, height)
    start = (x + radius * right, y + radius * down)
    return Seat(rect, (start, end))


def _rect(left: float, top: float, width: float, height: float) -> Rect:
    return Rect(left, top, left + width, top + height)


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    return _side(*one, other[0]) != _side(*one, other[1]) and _side(*other, one[0]) != _side(*other, one[1])


def _side(start: Point, end: Point, point: Point) -> bool:
    return (end[0] - start[0]) * (point[1] - start[1]) > (end[1] - start[1]) * (point[0] - start[0])
