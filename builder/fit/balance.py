"""Spare room given back: content rises below a short title, cards' text grows, and cards end where their text does."""

from collections.abc import Iterable, Mapping
from math import floor

from builder.fit.texts import STEP, LaidText
from builder.model.brand import EMU_PER_PT, Box, Layout
from builder.model.slots import ALIKE, SOURCES, TASK

_HEAD = frozenset({"title", "kicker"})
_COVER = "meta"
"""Only covers have this slot, and theirs stay where they are."""
AIR = 0.4
"""What room is kept below text that grew, in parts of its size: at the brim it would look as if it had been forced."""
_BELOW = 0.7
"""The same below the text of a card that was made lower."""
_LOWEST = 0.62
"""To which share of its height a card may be lowered, so that a word alone does not make a strip of it."""


def risen(layout: Layout, places: Mapping[str, Box], title: LaidText | None) -> Mapping[str, Box]:
    """The boxes when those below the title take up the whole lines which it leaves empty.

    The task and the sources keep their places; rows of cards share what is won.
    """
    slot = layout.slot("title")
    if slot is None or title is None or layout.slot(_COVER) is not None:
        return places
    line = title.height / max(title.lines, 1)
    rise = round((floor(slot.box.height / line) - title.lines) * line) if line else 0
    moving = [name for name, box in places.items() if _in_body(name) and box.y >= slot.box.bottom]
    if rise <= 0 or not moving:
        return places
    tops = sorted({places[name].y for name in moving})
    after = dict(places)
    for name in moving:
        box = places[name]
        row = tops.index(box.y)
        top, bottom = (round(rise * (len(tops) - at) / len(tops)) for at in (row, row + 1))
        after[name] = Box(box.x, box.y - top, box.width, box.height + top - bottom)
    return after


def most_growth(size: float, most: float) -> int:
    """How many half-points a text of this size may grow."""
    return max(floor((most - size) / STEP), 0)


def stranded(laid: LaidText) -> int:
    """How many paragraphs end with a line of one word."""
    return sum(
        len(paragraph.lines) > 1 and len(paragraph.lines[-1].split()) == 1 and bool(paragraph.lines[-2])
        for paragraph in laid.paragraphs
    )


def lowered(places: Mapping[str, Box], cards: Mapping[str, tuple[int, float]]) -> Mapping[str, Box]:
    """The boxes when cards are only as high as the fullest of them needs, and the task below follows them.

    `cards` gives the height in EMU that each needs, and the size of its text in pt.
    """
    own = [places[name] for name in cards]
    need = max(height + size * _BELOW * EMU_PER_PT for height, size in cards.values())
    tallest = max(box.height for box in own)
    height = round(max(need, tallest * _LOWEST))
    if height >= tallest:
        return places
    tops = sorted({box.y for box in own})
    after = dict(places)
    for name in cards:
        box = places[name]
        after[name] = Box(box.x, box.y - tops.index(box.y) * (tallest - height), box.width, height)
    lower = max(box.bottom for box in own) - max(after[name].bottom for name in cards)
    task = places.get(TASK)
    if task is not None:
        after[TASK] = Box(task.x, task.y - lower, task.width, task.height)
    return after


def _in_body(name: str) -> bool:
    return name not in _HEAD and name not in (TASK, SOURCES)


def groups(names: Iterable[str]) -> list[list[str]]:
    """Which of these slots are cards of one kind, in groups."""
    own = set(names)
    return [found for group in ALIKE if (found := [name for name in group if name in own])]
