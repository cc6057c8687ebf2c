"""Room shared on layouts that nobody made for our slots: title and task get what they need, content the rest."""

from collections.abc import Mapping, Sequence

from builder.model.brand import Box, Layout
from builder.model.slots import SOURCES, TASK

_HEAD = frozenset({"title", "kicker", "subtitle", "meta"})
_TITLE_MOST, _TASK_MOST = 0.25, 0.45
"""Which share of the content's height a title may take, and a task of its own and the content's together."""
_BELOW_TITLE = 0.3
"""What air is kept below a title, in parts of its lines, beside what its layout keeps."""
_NEAR = 0.02
"""A kicker that stands no farther above a title than this share of the slide's height belongs to it."""


def title_room(places: Mapping[str, Box]) -> int:
    """The height (EMU) that a title may have before its text must shrink."""
    content = _content(places)
    top, bottom = _span(places, content) if content else (0, 0)
    return places["title"].height + round((bottom - top) * _TITLE_MOST)


def task_room(places: Mapping[str, Box]) -> int:
    """The height (EMU) that a task may have before its text must shrink."""
    task, above = places[TASK], _above_task(places)
    if not above:
        return task.height
    top, bottom = _span(places, above)
    return max(task.height, round((task.height + bottom - top) * _TASK_MOST))


def titled(places: Mapping[str, Box], need: int) -> Mapping[str, Box]:
    """The boxes when the title is as high as its text, where it does not fit into its own; content begins below it."""
    own = places["title"]
    content = _content(places)
    if need <= own.height or not content:
        return places
    title = Box(own.x, own.y, own.width, need)
    top, bottom = _span(places, content)
    return {**_between(places, content, max(top, title.bottom), bottom), "title": title}


def lifted(places: Mapping[str, Box], need: int, line: int) -> Mapping[str, Box]:
    """The boxes when content rises to a title whose text needs less than its box; `line` is the height of its lines."""
    own, content = places["title"], _content(places)
    rise = own.height - need - round(_BELOW_TITLE * line)
    if rise <= 0 or not content or any(places[name].y < own.bottom for name in content):
        return places
    top, bottom = _span(places, content)
    return _between(places, content, top - rise, bottom)


def tasked(places: Mapping[str, Box], need: int) -> Mapping[str, Box]:
    """The boxes when the task is as high as its text, and what stands above it has the rest."""
    task, above = places[TASK], _above_task(places)
    if not above:
        return places
    top, bottom = _span(places, above)
    after = _between(places, above, top, bottom + task.height - need)
    return {**after, TASK: Box(task.x, task.bottom - need, task.width, need)}


def rows_as_needed(places: Mapping[str, Box], needs: Mapping[str, int]) -> Mapping[str, Box] | None:
    """The boxes when rows of cards are as high as the fullest of each needs; None where the cards have no such room.

    What is left goes to all rows alike. `needs` are the heights of the cards' contents in EMU.
    """
    rows: dict[int, int] = {}
    for name, need in needs.items():
        y = places[name].y
        rows[y] = max(rows.get(y, 0), need)
    have = {places[name].y: places[name].height for name in needs}
    spare = sum(have.values()) - sum(rows.values())
    if len(rows) < 2 or spare < 0:
        return None
    after = dict(places)
    moved = 0
    for y in sorted(rows):
        height = rows[y] + spare // len(rows)
        for name in needs:
            if places[name].y == y:
                after[name] = Box(places[name].x, y + moved, places[name].width, height)
        moved += height - have[y]
    return after


def followed(layout: Layout, places: Mapping[str, Box], spare: int, height: int) -> Mapping[str, Box]:
    """The boxes when the kicker comes down to a title whose text stands at the foot, or in the middle, of its box.

    `spare` is what the text leaves empty of the title's box, `height` that of the slide, in EMU.
    """
    title, kicker = layout.slot("title"), layout.slot("kicker")
    if title is None or kicker is None or kicker.seat != "free" or title.anchor == "top" or spare <= 0:
        return places
    own, box = places["title"], places.get("kicker")
    if box is None or not 0 <= own.y - box.bottom <= _NEAR * height:
        return places
    down = spare if title.anchor == "bottom" else spare // 2
    return {**places, "kicker": Box(box.x, box.y + down, box.width, box.height)}


def _content(places: Mapping[str, Box]) -> list[str]:
    """The slots below the title that may give it room."""
    bottom = places["title"].y
    return [
        name for name, box in places.items() if name not in _HEAD and name not in (TASK, SOURCES) and box.y > bottom
    ]


def _above_task(places: Mapping[str, Box]) -> list[str]:
    top = places[TASK].y
    return [name for name in places if name not in _HEAD and name not in (TASK, SOURCES) and places[name].bottom <= top]


def _span(places: Mapping[str, Box], names: Sequence[str]) -> tuple[int, int]:
    """Where these slots begin and end."""
    return min(places[name].y for name in names), max(places[name].bottom for name in names)


def _between(places: Mapping[str, Box], names: Sequence[str], top: int, bottom: int) -> Mapping[str, Box]:
    """The boxes when these slots stand between two heights: gaps stay, rows share what is left in their proportions."""
    rows = sorted({(places[name].y, places[name].bottom) for name in names})
    own = sum(end - start for start, end in rows)
    gaps = rows[-1][1] - rows[0][0] - own
    share = max(bottom - top - gaps, 0) / max(own, 1)
    after = dict(places)
    y, before = top, rows[0][0]
    for start, end in rows:
        y += start - before
        height = round((end - start) * share)
        for name in names:
            if places[name].y == start:
                after[name] = Box(places[name].x, y, places[name].width, height)
        y, before = y + height, end
    return after
