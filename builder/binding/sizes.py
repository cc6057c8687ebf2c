"""How large placeholders are, in which order they are read, and how large a slot wants its own. EMU and shares."""

from collections.abc import Sequence

import msgspec

from builder.binding.patterns import SLIDE_HEIGHT, SLIDE_WIDTH
from builder.model.brand import Box
from builder.model.brandfile import FoundPlaceholder

HEAD = ("kicker", "title", "subtitle", "meta")
EDGE = (*HEAD, "task", "sources")
"""The slots around the main ones; they never take the large placeholder of a layout."""
_LEAST_OF = {1: 0.2, 2: 0.12, 3: 0.08, 4: 0.07, 6: 0.05}
"""The share of the slide that a main slot wants at least, by how many stand on the slide."""
LEAST_BESIDE = 0.08
"""What a slot beside a larger one wants."""
LEAST_SUBTITLE = 0.03
LIKE_SIZES = 0.15
"""Areas that differ by less are equal."""


class Page(msgspec.Struct, frozen=True):
    """The slide that placeholders stand on, in EMU, and whether it is read from right to left."""

    width: int = SLIDE_WIDTH
    height: int = SLIDE_HEIGHT
    rtl: bool = False

    def seen(self, box: Box) -> Box:
        """The part of a box that lies on the slide; without width or height where nothing of it does."""
        return box.common(Box(0, 0, self.width, self.height))

    def share(self, box: Box) -> float:
        """How much of the slide a box covers, 0 to 1."""
        return self.seen(box).area / max(self.width * self.height, 1)

    def in_reading_order(self, found: Sequence[FoundPlaceholder]) -> list[FoundPlaceholder]:
        """Placeholders row by row, and in a row from the side on which reading begins."""
        ordered: list[FoundPlaceholder] = []
        for row in rows(found):
            ordered += sorted(row, key=lambda one: -one.box.right if self.rtl else one.box.x)
        return ordered


def least_share(name: str, main: Sequence[str]) -> float:
    """The share of the slide that a main slot wants at least, among the main slots of its pattern."""
    if name == "aside" or (name in ("reading", "body") and len(main) == 2):
        return LEAST_BESIDE
    return _LEAST_OF[max(count for count in _LEAST_OF if count <= max(len(main), 1))]


def rows(found: Sequence[FoundPlaceholder]) -> list[list[FoundPlaceholder]]:
    """Placeholders in rows from above: those are in one whose heights overlap by more than half of the lower one."""
    made: list[list[FoundPlaceholder]] = []
    for one in sorted(found, key=lambda one: (one.box.y, one.box.x)):
        if made and all(_beside(one.box, other.box) for other in made[-1]):
            made[-1].append(one)
        else:
            made.append([one])
    return made


def _beside(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    return shared > min(one.height, other.height) / 2
