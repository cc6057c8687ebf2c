"""Which layout serves a slide's slots, and where its boxes stand once the sources strip has taken what it needs."""

from collections.abc import Iterable, Mapping

import msgspec

from builder.model.brand import Box, Brand, Layout
from builder.model.reading_order import in_reading_order
from builder.model.slots import SOURCES

_HEAD = frozenset({"kicker", "title", "subtitle"})
_UNSEEN = frozenset({"kicker", "subtitle", "meta", SOURCES, "six"})
"""Slots that leave no hole in a slide where they are empty: five cards sit in the places of six."""


class LayoutBook:
    """The layouts of a brand by the slots that they serve, looked up once each; slots stand in reading order."""

    def __init__(self, brand: Brand) -> None:
        self._layouts = [
            msgspec.structs.replace(layout, slots=in_reading_order(layout.slots)) for layout in brand.layouts
        ]
        self._names = [frozenset(slot.name for slot in layout.slots) for layout in brand.layouts]
        self._found: dict[tuple[str, ...], tuple[Layout, tuple[str, ...]]] = {}

    def choose(self, filled: Iterable[str]) -> tuple[Layout, tuple[str, ...]]:
        """The layout for these slots, and those of them that it does not have.

        It is the one with exactly these slots, else with the fewest extra ones; the brand's order breaks a tie. Where
        none has them all, it is the one that lacks the fewest.
        """
        key = tuple(filled)
        found = self._found.get(key)
        if found is None:
            wanted = frozenset(key)
            best = min(
                range(len(self._layouts)),
                key=lambda index: (len(wanted - self._names[index]), len(self._names[index] - wanted), index),
            )
            missing = tuple(name for name in key if name not in self._names[best])
            found = self._found[key] = (self._layouts[best], missing)
        return found

    def serves(self, filled: Iterable[str]) -> bool:
        """Whether a layout has all these slots, and no other but those that may stay empty unseen."""
        layout, missing = self.choose(filled)
        return not missing and not {slot.name for slot in layout.slots} - set(filled) - _UNSEEN


def boxes(layout: Layout, filled: Iterable[str], strip_height: int) -> Mapping[str, Box]:
    """The boxes of the filled slots, by name, when the sources strip needs `strip_height` EMU.

    A strip that needs more than its box grows upward. What stood above it keeps its distance from what it stood on: a
    task below other slots moves up, the rest lose the height. Slots that the growth does not reach stay as they are.
    """
    own = {slot.name: slot.box for slot in layout.slots if slot.name in set(filled)}
    strip = own.get(SOURCES)
    if strip is None or strip_height <= strip.height:
        return own
    after = dict(own)
    after[SOURCES] = Box(strip.x, strip.bottom - strip_height, strip.width, strip_height)
    settled = [SOURCES]
    for name in sorted(own, key=lambda name: -own[name].bottom):
        box = own[name]
        if name == SOURCES or box.bottom > strip.y:
            continue
        rises = [
            own[lower].y - after[lower].y
            for lower in settled
            if own[lower].y >= box.bottom and _side_by_side(own[lower], box) and _reaches(own[lower], box, after[lower])
        ]
        rise = max(rises, default=0)
        settled.append(name)
        if rise and name == "task" and _stands_below_text(own, box):
            after[name] = Box(box.x, box.y - rise, box.width, box.height)
        elif rise:
            after[name] = Box(box.x, box.y, box.width, max(box.height - rise, 0))
    return after


def _side_by_side(one: Box, other: Box) -> bool:
    """Whether two boxes share a part of the slide's width."""
    return one.x < other.right and other.x < one.right


def _reaches(lower: Box, upper: Box, lower_now: Box) -> bool:
    """Whether a lower box that has risen leaves less than half of the gap that was below the upper one."""
    return lower_now.y < upper.bottom + (lower.y - upper.bottom) / 2


def _stands_below_text(own: Mapping[str, Box], box: Box) -> bool:
    """Whether another slot of the body stands above the box, so that it can give the room."""
    return any(name not in _HEAD and other.bottom <= box.y and _side_by_side(other, box) for name, other in own.items())
