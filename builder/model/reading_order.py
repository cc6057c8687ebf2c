"""In which order a slide is read: what it says first, then its label, the evidence, what helps with it, its sources.

A screen reader takes shapes in the order of the file, and PowerPoint's outline begins each slide with its title. So the
title comes before the kicker above it, which only says of what kind the slide is.
"""

from collections.abc import Iterable

from builder.model.brand import Box, SlotBox

_RANKS = {"title": 0, "kicker": 1, "aside": 3, "task": 4, "sources": 5}
_BODY = 2
_SAME_ROW = 0.5
"""Boxes stand in one row where they share more than this share of the lower one's height."""


def comes_before(one: str, one_box: Box, other: str, other_box: Box, *, rtl: bool = False) -> bool:
    """Whether the slot `one` must be read before `other`, by what they are, else by where they stand.

    Within the body, what stands above comes first, and in a row what stands on the left; with `rtl` on the right.
    """
    ranks = _RANKS.get(one, _BODY), _RANKS.get(other, _BODY)
    if ranks[0] != ranks[1]:
        return ranks[0] < ranks[1]
    if one_box.bottom <= other_box.y:
        return True
    shared = min(one_box.bottom, other_box.bottom) - max(one_box.y, other_box.y)
    in_one_row = shared > _SAME_ROW * min(one_box.height, other_box.height)
    return in_one_row and (other_box.right <= one_box.x if rtl else one_box.right <= other_box.x)


def in_reading_order(slots: Iterable[SlotBox]) -> tuple[SlotBox, ...]:
    """The slots of a layout as they are read; where nothing decides, as the layout has them."""
    waiting, ordered = list(slots), list[SlotBox]()
    while waiting:
        free = [
            slot
            for slot in waiting
            if not any(comes_before(other.name, other.box, slot.name, slot.box) for other in waiting)
        ]
        ordered.append((free or waiting)[0])
        waiting.remove(ordered[-1])
    return tuple(ordered)
