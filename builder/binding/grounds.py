"""What stands behind a slot on a stranger's layout, as colours; and whether text on it can be read at all."""

from collections.abc import Mapping, Sequence

from builder.binding.colours import readable, stands_out
from builder.model.brand import EMU_PER_PT, Box
from builder.model.brandfile import FoundLayout
from builder.model.color import parts
from builder.model.contrast import MARK, TEXT

UNKNOWN = ""
"""A picture, a pattern or a gradient: nobody can say what contrast text has on it."""
_OPPOSITE = {"tx1": "bg1", "bg1": "tx1", "tx2": "bg1", "bg2": "tx1"}
_EDGE = 10 * EMU_PER_PT
"""How thick a line or an edge is at most: less than letters are high, so no text stands on it."""
_TOUCH = 0.02
"""A drawing that covers less than this share of a slot does not count."""


def grounds(layout: FoundLayout, box: Box) -> tuple[str, ...]:
    """The colours behind a box, UNKNOWN among them where it stands on a picture."""
    found: list[str] = []
    for band, fill in reversed(layout.bands):
        if min(band.width, band.height) > _EDGE and _shared(band, box) > _TOUCH:
            found.append(fill)
            if _shared(band, box) >= 0.999:
                return tuple(found)
    bands = {band for band, _ in layout.bands}
    if any(
        drawn not in bands and min(drawn.width, drawn.height) > _EDGE and _shared(drawn, box) > _TOUCH
        for drawn in layout.drawn
    ):
        found.append(UNKNOWN)
    return (*found, layout.background)


def page_color(layouts: Sequence[FoundLayout], theme: Mapping[str, str]) -> str:
    """The ground of most of these layouts; the theme's own where they have pictures."""
    known = [layout.background for layout in layouts if layout.background and parts(layout.background)[0] in theme]
    return max(known, key=known.count) if known else "bg1"


def text_color(color: str, behind: Sequence[str], theme: Mapping[str, str], *, large: bool) -> str:
    """The colour, or the one nearest to it that can be read on all of these grounds; "" where none can.

    Plain text on the ground of the other kind is set in the theme's other plain colour, as a designer would: black
    becomes white on a dark band, and not a grey that can just be read.
    """
    least = MARK if large else TEXT
    if UNKNOWN in behind:
        return ""
    other = _OPPOSITE.get(color, "")
    if other and not stands_out(color, behind, theme, least) and stands_out(other, behind, theme, TEXT):
        return other
    found = readable(color, behind, theme, least)
    return found if stands_out(found, behind, theme, least) else ""


def _shared(one: Box, other: Box) -> float:
    """The share of the second box that the first covers."""
    return one.common(other).area / max(other.area, 1)
