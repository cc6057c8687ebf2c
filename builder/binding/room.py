"""How much room a layout leaves for content: the largest rectangle clear of its title, furniture and pictures."""

from builder.binding.sizes import Page
from builder.model.brand import Box
from builder.model.brandfile import FoundLayout

_ACROSS, _DOWN = 32, 24
"""Fine enough for a choice between layouts; where the slots stand is worked out later."""
_WHOLE = 0.7
"""What covers more of the slide is its ground, and what is set stands on it."""
_MOSTLY = 0.95


def room(layout: FoundLayout, page: Page) -> float:
    """The share of the slide (0 to 1) in the largest rectangle without title, furniture and drawings.

    A panel that a text placeholder stands on takes no room from it.
    """
    titles = [one.box for one in layout.placeholders if one.type in ("title", "ctrTitle")][:1]
    bodies = [one.box for one in layout.placeholders if one.type in ("body", "obj", "")]
    bodies += [layout.body] if layout.body else []
    drawn = [box for box in layout.drawn if page.share(box) < _WHOLE and not any(_holds(box, one) for one in bodies)]
    taken = [page.seen(box) for box in (*titles, *(one.box for one in layout.furniture), *drawn)]
    free = [[True] * _ACROSS for _ in range(_DOWN)]
    for box in taken:
        columns = _cells(box.x, box.right, page.width, _ACROSS)
        for row in _cells(box.y, box.bottom, page.height, _DOWN):
            for column in columns:
                free[row][column] = False
    return _largest_free(free)


def _holds(box: Box, text: Box) -> bool:
    """Whether a drawing is the ground that a text stands on."""
    shared = box.common(text).area
    return shared > 0 and shared >= _MOSTLY * text.area


def _cells(start: int, end: int, size: int, count: int) -> range:
    """The cells of a side whose middles lie between two edges."""
    first, last = (round(edge * count / max(size, 1)) for edge in (start, end))
    return range(max(first, 0), min(last, count))


def _largest_free(cells: list[list[bool]]) -> float:
    """The share of all cells in the largest rectangle of free ones.

    Row by row, each column stands as high as it has been free; a rectangle ends where a lower column begins.
    """
    heights = [0] * (_ACROSS + 1)  # the last one is a wall
    best = 0
    for row in cells:
        for column, is_free in enumerate(row):
            heights[column] = heights[column] + 1 if is_free else 0
        rising: list[tuple[int, int]] = []
        for column, height in enumerate(heights):
            start = column
            while rising and rising[-1][1] >= height:
                start, higher = rising.pop()
                best = max(best, higher * (column - start))
            rising.append((start, height))
    return best / (_ACROSS * _DOWN)
