"""A closed outline in, what of it lies in a rectangle out: closed outlines that follow the frame where they are cut."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

Flat = tuple[float, float]
Ring = list[Flat]
_LEFT, _RIGHT, _TOP, _BOTTOM = 1, 2, 4, 8
_LEAST = 1e-7


class Frame:
    """A rectangle from (0, 0) to its width and height."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height

    def clipped(self, ring: Sequence[Flat]) -> list[Ring]:
        """What of a ring is inside. A ring that leaves and comes back gives several, without seams along the frame."""
        codes = [self._code(point) for point in ring]
        if not any(codes):
            return [list(ring)]
        chains = [chain for chain in self._chains(ring, codes) if not self._is_point(chain)]
        if not chains:
            # Not crossed: the frame is all inside, or all outside.
            return [self._corners()] if self._is_within(ring) else []
        pieces = self._linked(chains, area(ring) > 0)
        # Where a ring only just touches the frame, rounding may swap where it comes in and goes out, and turn the land
        # inside out. One piece with seams has the right area always.
        seamed = self._seamed(ring)
        size = abs(area(seamed)) if len(seamed) > 2 else 0.0
        if abs(sum(abs(area(piece)) for piece in pieces) - size) > _LEAST * self.width * self.height:
            return [seamed] if size else []
        return pieces

    def _seamed(self, ring: Sequence[Flat]) -> Ring:
        """What of a ring is inside, in one piece with seams along the frame (Sutherland and Hodgman 1974)."""
        left = list(ring)
        for axis, edge, sign in ((0, 0.0, 1), (0, self.width, -1), (1, 0.0, 1), (1, self.height, -1)):
            kept: Ring = []
            for at, point in enumerate(left):
                last = left[at - 1]
                inside, was_inside = (point[axis] - edge) * sign > 0, (last[axis] - edge) * sign > 0
                if inside != was_inside:
                    share = (edge - last[axis]) / (point[axis] - last[axis])
                    kept.append((last[0] + share * (point[0] - last[0]), last[1] + share * (point[1] - last[1])))
                if inside:
                    kept.append(point)
            left = kept
        return [self._held(*point) for point in left]

    def _code(self, point: Flat) -> int:
        """On which sides of the frame a point is; one on the frame itself is not inside."""
        x, y = point
        return (_LEFT if x <= 0 else _RIGHT if x >= self.width else 0) | (
            _TOP if y <= 0 else _BOTTOM if y >= self.height else 0
        )

    def _chains(self, ring: Sequence[Flat], codes: Sequence[int]) -> list[Ring]:
        """The stretches of a ring inside the frame, each from where it comes in to where it goes out."""
        chains: list[Ring] = []
        start = next(at for at, code in enumerate(codes) if code)
        current: Ring = []
        count = len(ring)
        for step in range(1, count + 1):
            before, at = (start + step - 1) % count, (start + step) % count
            if codes[before] & codes[at]:
                continue
            if not codes[before] and not codes[at]:
                current.append(ring[at])
                continue
            cut = self._cut(ring[before], ring[at])
            if cut is None:
                if codes[before] and codes[at]:
                    continue
                inner = ring[at] if codes[before] else ring[before]
                cut = inner, inner  # so near the frame that no length is left
            enters, leaves = cut
            if codes[before]:
                current = [enters]
                chains.append(current)
            current.append(leaves if codes[at] else ring[at])
        return chains

    def _is_point(self, chain: Ring) -> bool:
        """Whether a stretch is too short to tell where it comes in from where it goes out."""
        least = _LEAST * self.width
        (x, y), *others = chain
        return all(abs(x - other_x) < least and abs(y - other_y) < least for other_x, other_y in others)

    def _cut(self, one: Flat, other: Flat) -> tuple[Flat, Flat] | None:
        """What of a segment is inside, or None."""
        found = share_inside(one, other, (0.0, 0.0, self.width, self.height))
        if found is None or found[0] >= found[1]:
            return None
        first, last = found
        (x, y), dx, dy = one, other[0] - one[0], other[1] - one[1]
        # An end on the frame stays as it is: its neighbour on the other side must meet it there.
        enters = (x + first * dx, y + first * dy) if first else one
        leaves = (x + last * dx, y + last * dy) if last < 1 else other
        return self._held(*enters), self._held(*leaves)

    def _held(self, x: float, y: float) -> Flat:
        return min(max(x, 0.0), self.width), min(max(y, 0.0), self.height)

    def _linked(self, chains: list[Ring], clockwise: bool) -> list[Ring]:
        """Rings of chains and of the frame between them: from where one goes out along the frame to where one comes in.

        Inside is on the right of a ring that goes clockwise (y downwards), so the frame is followed the same way.
        """
        turn = 1 if clockwise else -1
        entries = sorted(((turn * self._along(chain[0])) % self._around, number) for number, chain in enumerate(chains))
        rings: list[Ring] = []
        free = [True] * len(chains)
        for first in range(len(chains)):
            if not free[first]:
                continue
            ring: Ring = []
            number = first
            while free[number]:
                free[number] = False
                ring += chains[number]
                leaves = (turn * self._along(chains[number][-1])) % self._around
                place, number = self._next(entries, leaves)
                ring += self._corners_between(leaves, place, turn)
            if len(ring) > 2:
                rings.append(ring)
        return rings

    def _next(self, entries: Sequence[tuple[float, int]], leaves: float) -> tuple[float, int]:
        """The first entry that is met along the frame."""
        at = bisect_left(entries, (leaves, 0))
        return entries[at % len(entries)]

    @property
    def _around(self) -> float:
        return 2 * (self.width + self.height)

    def _along(self, point: Flat) -> float:
        """Where a point of the frame lies on it: clockwise from the top left corner (y downwards)."""
        x, y = point
        sides = (
            (y, x),
            (self.width - x, self.width + y),
            (self.height - y, self.width + self.height + self.width - x),
            (x, 2 * self.width + self.height + self.height - y),
        )
        return min(((abs(off), along) for off, along in sides), key=itemgetter(0))[1]

    def _corners(self) -> Ring:
        return [(0.0, 0.0), (self.width, 0.0), (self.width, self.height), (0.0, self.height)]

    def _corners_between(self, start: float, end: float, turn: int) -> Ring:
        """The frame's corners between two places on it, in the order in which they are passed."""
        passed = [
            (((turn * self._along(corner)) % self._around - start) % self._around, corner) for corner in self._corners()
        ]
        length = (end - start) % self._around
        return [corner for way, corner in sorted(passed) if 0 < way < length]

    def _is_within(self, ring: Sequence[Flat]) -> bool:
        return holds(ring, (self.width / 2, self.height / 2))


def share_inside(start: Flat, end: Flat, rectangle: tuple[float, float, float, float]) -> tuple[float, float] | None:
    """From which to which part of a segment it is in a rectangle (Liang and Barsky 1984); None where it is nowhere.

    The rectangle is given by its left, top, right and bottom; both parts are alike where it is only touched.
    """
    left, top, right, bottom = rectangle
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for run, room in ((-dx, x - left), (dx, right - x), (-dy, y - top), (dy, bottom - y)):
        if not run:
            if room < 0:
                return None
            continue
        share = room / run
        if run < 0:
            first = max(first, share)
        else:
            last = min(last, share)
    return (first, last) if first <= last else None


def area(ring: Sequence[Flat]) -> float:
    """The area of a ring; above 0 where it goes clockwise as seen with y downwards."""
    total = 0.0
    last_x, last_y = ring[-1]
    for x, y in ring:
        total += last_x * y - x * last_y
        last_x, last_y = x, y
    return total / 2


def holds(ring: Sequence[Flat], point: Flat) -> bool:
    """Whether a point lies in a ring (even-odd rule)."""
    x, y = point
    found = False
    last_x, last_y = ring[-1]
    for this_x, this_y in ring:
        if (this_y > y) != (last_y > y) and x < (last_x - this_x) * (y - this_y) / (last_y - this_y) + this_x:
            found = not found
        last_x, last_y = this_x, this_y
    return found
