"""What stands behind a text or a mark: fills of shapes, of its slot, of bands of its layout, and the slide's own."""

from collections.abc import Iterable, Sequence
from typing import Literal

from builder.model.brand import EMU_PER_PT, Box, Layout, SlotBox
from builder.model.placed import Chart, Connector, Shape

Ring = Sequence[tuple[int, int]]
Share = Literal["none", "part", "whole"]

# At which heights and widths of a box a freeform is asked whether it is there: labels are small, countries large.
_ROWS = (0.1, 0.5, 0.9)
_COLUMNS = (0.02, 0.25, 0.5, 0.75, 0.98)
_EDGE = 10 * EMU_PER_PT
"""How thick a rule or a card's edge is at most: less than the smallest letters are high, so no text stands on it."""


def behind_slot(layout: Layout, slot: SlotBox, box: Box) -> tuple[str, ...]:
    """The colours on which text in a slot stands: its own fill, else bands that reach into its box, and the slide's.

    Rules and edges are left out: where a strip grows or a slot moves, they move along with it.
    """
    if slot.fill:
        return (slot.fill,)
    left, top, right, bottom = slot.insets
    text = Box(box.x + left, box.y + top, box.width - left - right, box.height - top - bottom)
    colours: list[str] = []
    for band, fill in reversed(layout.bands):
        if min(band.width, band.height) <= _EDGE:
            continue
        share = _rectangle_share(band, text)
        if share != "none":
            colours.append(fill)
        if share == "whole":
            return tuple(colours)
    return (*colours, layout.background)


def behind_shape(box: Box, below: Iterable[Shape | Connector | Chart], slot: Iterable[str]) -> tuple[str, ...]:
    """The colours on which a box of a visual stands: what lies below it, and where that leaves gaps the slot's."""
    colours: list[str] = []
    for shape in reversed(tuple(below)):
        if not isinstance(shape, Shape) or not shape.fill:
            continue
        share = _share(shape, box)
        if share != "none":
            colours.append(shape.fill)
        if share == "whole":
            return tuple(colours)
    return (*colours, *slot)


def _share(shape: Shape, box: Box) -> Share:
    share = _rectangle_share(shape.box, box)
    if share == "none" or shape.geometry in ("rect", "roundRect"):
        return share
    return _freeform_share(shape.rings, box) if shape.geometry == "freeform" else "part"


def _rectangle_share(under: Box, box: Box) -> Share:
    across = min(under.right, box.right) - max(under.x, box.x)
    down = min(under.bottom, box.bottom) - max(under.y, box.y)
    if across <= 0 or down <= 0:
        return "none"
    return "whole" if across >= box.width and down >= box.height else "part"


def _freeform_share(rings: Iterable[Ring], box: Box) -> Share:
    """How many of fifteen points of the box lie inside the outlines, counted by crossings along three lines."""
    heights = [box.y + box.height * share for share in _ROWS]
    crossings: list[list[float]] = [[] for _ in heights]
    for ring in rings:
        x1, y1 = ring[-1]
        for x2, y2 in ring:
            for row, height in enumerate(heights):
                if (y1 > height) != (y2 > height):
                    crossings[row].append(x1 + (height - y1) * (x2 - x1) / (y2 - y1))
            x1, y1 = x2, y2
    inside = sum(
        sum(crossing > box.x + box.width * share for crossing in row) % 2 for row in crossings for share in _COLUMNS
    )
    if not inside:
        return "none"
    return "whole" if inside == len(_ROWS) * len(_COLUMNS) else "part"
