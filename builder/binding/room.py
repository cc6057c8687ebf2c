"""How much room a layout leaves for content: the largest rectangle clear of its title, furniture and pictures."""

import itertools

from builder.binding.sizes import Page
from builder.model.brand import Box
from builder.model.brandfile import FoundLayout

_ACROSS, _DOWN = 32, 24
"""Fine enough for a choice between layouts; where the slots stand is worked out later."""
_WHOLE = 0.7
"""What covers more of the slide is its ground, and what is set stands on it."""


def room(layout: FoundLayout, page: Page) -> float:
    """The share of the slide (0 to 1) in the largest rectangle without title, furniture and drawings."""
    titles = [one.box for one in layout.placeholders if one.type in ("title", "ctrTitle")][:1]
    drawn = [box for box in layout.drawn if page.share(box) < _WHOLE]
    taken = [page.seen(box) for box in (*titles, *(one.box for one in layout.furniture), *drawn)]
    return _largest_free([[_free(page, taken, x, y) for x in range(_ACROSS)] for y in range(_DOWN)])


def _free(page: Page, taken: list[Box], x: int, y: int) -> bool:
    """Whether the middle of a cell is clear of all boxes."""
    across, down = page.width * (2 * x + 1) / (2 * _ACROSS), page.height * (2 * y + 1) / (2 * _DOWN)
    return not any(box.x <= across <= box.right and box.y <= down <= box.bottom for box in taken)


def _largest_free(cells: list[list[bool]]) -> float:
    """The share of all cells in the largest rectangle of free ones, from the columns' heights row by row."""
    heights = [0] * _ACROSS
    best = 0
    for row in cells:
        heights = [height + 1 if free else 0 for height, free in zip(heights, row, strict=True)]
        for first, last in itertools.combinations_with_replacement(range(_ACROSS), 2):
            if heights[first] and heights[last]:
                best = max(best, min(heights[first : last + 1]) * (last - first + 1))
    return best / (_ACROSS * _DOWN)
