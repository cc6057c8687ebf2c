"""Outlines of countries in, where their names stand out: inside the outline, clear of labels and dots, or nowhere."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from builder.fit.visuals.map_labels import Rect

Flat = tuple[float, float]
Span = tuple[float, float]
_ROWS = 4
"""A name is as high as this many rows, on each of which it is looked for."""


def seat_name(
    rings: Sequence[Sequence[Flat]], width: float, height: float, frame: Rect, taken: Iterable[Rect], margin: float
) -> Rect | None:
    """The seat of a name this large, as near as may be to the middle of its country; None where it does not fit.

    `margin` is kept free around it, inside the outline and from what is `taken`.
    """
    high, wide = height + 2 * margin, width + 2 * margin
    spacing = high / _ROWS
    low = max(frame.top, min(y for ring in rings for _, y in ring))
    count = int((min(frame.bottom, max(y for ring in rings for _, y in ring)) - low) / spacing) + 1
    if count <= _ROWS:
        return None
    rows = _inside(rings, low, spacing, count)
    taken = list(taken)
    middle_x, middle_y = _middle(rows, low, spacing)
    best: tuple[float, Rect] | None = None
    for first in range(count - _ROWS):
        top = low + first * spacing
        if top < frame.top or top + high > frame.bottom:
            continue
        spans = rows[first]
        for row in rows[first + 1 : first + _ROWS + 1]:
            spans = _both(spans, row)
        for start, end in _without(spans, [rect for rect in taken if rect.top < top + high and rect.bottom > top]):
            if end - start < wide:
                continue
            x = min(max(middle_x, start + wide / 2), end - wide / 2)
            off = (x - middle_x) ** 2 + 4 * (top + high / 2 - middle_y) ** 2
            if best is None or off < best[0]:
                best = off, Rect(x - width / 2, top + margin, x + width / 2, top + margin + height)
    return best[1] if best else None


def _inside(rings: Sequence[Sequence[Flat]], low: float, spacing: float, count: int) -> list[list[Span]]:
    """On each row, the spans inside the rings (even-odd rule)."""
    crossings: list[list[float]] = [[] for _ in range(count)]
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if y1 == y2:
                continue
            top, bottom = min(y1, y2), max(y1, y2)
            for row in range(max(0, int((top - low) / spacing)), min(count, int((bottom - low) / spacing) + 1)):
                y = low + row * spacing
                if top <= y < bottom:
                    crossings[row].append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return [list(zip(row[::2], row[1::2], strict=False)) for row in map(sorted, crossings)]


def _middle(rows: Sequence[Sequence[Span]], low: float, spacing: float) -> Flat:
    """The centre of gravity of the spans."""
    weight = x = y = 0.0
    for number, row in enumerate(rows):
        for start, end in row:
            weight += end - start
            x += (end - start) * (start + end) / 2
            y += (end - start) * (low + number * spacing)
    return (x / weight, y / weight) if weight else (0.0, low)


def _both(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    found = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(start, end) for start, end in found if start < end]


def _without(spans: Sequence[Span], taken: Iterable[Rect]) -> list[Span]:
    left = list(spans)
    for rect in taken:
        cut: list[Span] = []
        for start, end in left:
            if rect.right <= start or rect.left >= end:
                cut.append((start, end))
                continue
            if start < rect.left:
                cut.append((start, rect.left))
            if rect.right < end:
                cut.append((rect.right, end))
        left = cut
    return left
