"""Where the slots of a pattern stand on a layout of a stranger's brand: a bound pattern in, boxes out (EMU)."""

from collections.abc import Mapping, Sequence

from builder.binding.bound import Bound
from builder.binding.patterns import ABOVE_TASK, BOTTOM, GAP, TOP, SlotPlan
from builder.binding.wishes import size_scale
from builder.model.brand import EMU_PER_INCH, Box
from builder.model.brandfile import BrandFile, FoundPlaceholder
from builder.model.slots import TITLE_TYPES

HEAD = ("kicker", "title")
_STRIP = 0.49
"""The height of a sources strip of two lines, in inches on a slide of our own size."""
_KICKER = 0.28
_TITLE = 1.16
"""What a title of two lines, or of three small ones, needs."""
_TITLES_BY_WIDTH = ((9.5, _TITLE), (7.0, 1.36), (0.0, 1.76))
"""The least heights of titles by their width, both in inches: two lines of 28 pt, three of 24 pt, four."""
_NEAR = 0.14
_ABOUT = 0.3
"""Edges (in inches) that are no farther apart were meant to be one."""
_LEAST_BODY = 0.35
"""The share of the slide's height that the body keeps at least; a lower region is passed over."""
_NARROW = 1.2
"""A body that is not wider than this many times its height has its columns one under another."""


def arrange(bound: Bound, file: BrandFile) -> Mapping[str, Box]:
    """The box of each slot of the pattern.

    A slot whose placeholder stands where the pattern wants it keeps the placeholder's own box; the others share the
    layout's room for content, or what is left of it, in the proportions of our own layouts.
    """
    room = _Room(bound, file)
    return room.cover() if bound.pattern.backdrop else room.content()


class _Room:
    def __init__(self, bound: Bound, file: BrandFile) -> None:
        self.layout = bound.layout
        self.is_cover = bool(bound.pattern.backdrop)
        self.slots = {slot.name: slot for slot in bound.pattern.slots}
        self.taken = {seat.slot: seat.placeholder for seat in bound.seats if seat.placeholder is not None}
        self.width, self.height = file.width, file.height
        self.unit = EMU_PER_INCH * size_scale(file.width, file.height)
        """An inch, as large as it looks on a slide of our own size."""

    def own(self, name: str) -> Box | None:
        """Where the placeholder of a slot stands; None where it has none, or none that could be seen."""
        found = self.taken.get(name)
        return _on_slide(found.box, self.width, self.height) if found else None

    def text_edges(self, title: Box) -> tuple[int, int]:
        """Where the title's text begins and ends: the edges on which everything without a place of its own stands."""
        holder = self.taken.get("title")
        left, right = (holder.insets[0], holder.insets[2]) if holder is not None else (0, 0)
        return title.x + left, title.right - right

    # --- the head of every slide

    def title(self) -> Box:
        """The title's own box, else a band along the top of the slide.

        On slides with content, a title across the middle leaves it no room, and goes to the top as well.
        """
        own = self.own("title")
        if own is not None and own.width > 0.2 * self.width and not self._in_the_way(own):
            return own
        margin = round(0.05 * self.width)
        return Box(margin, round(0.05 * self.height), self.width - 2 * margin, round(_TITLE * self.unit))

    def _in_the_way(self, title: Box) -> bool:
        across = title.width > 0.6 * self.width and title.height < 0.4 * self.height
        low = title.y > 0.3 * self.height and self.height - title.bottom < 0.5 * self.height
        return across and low and title.bottom < 0.75 * self.height and not self.is_cover

    def head(self, title: Box, body_top: int) -> tuple[dict[str, Box], int]:
        """The boxes of title and kicker, and where the body may begin; a low title takes room from the body."""
        places: dict[str, Box] = {}
        kicker = round(_KICKER * self.unit)
        if "kicker" in self.slots:
            own = self.own("kicker")
            left, right = self.text_edges(title)
            if own is not None and title.y - own.bottom < _FAR * self.height:
                places["kicker"] = own
            elif self._free(above := Box(left, title.y - kicker, right - left, kicker)):
                places["kicker"] = above
            else:
                places["kicker"] = Box(left, title.y, right - left, kicker)
                title = Box(title.x, title.y + kicker, title.width, max(title.height - kicker, 0))
        inches = title.width / self.unit
        least = round(next(height for width, height in _TITLES_BY_WIDTH if inches >= width) * self.unit)
        if title.height < least:
            title = Box(title.x, title.y, title.width, least)
        places["title"] = title
        beside = title.y > 0.5 * self.height  # a title below the body
        return places, body_top if beside else max(body_top, title.bottom + round(_NEAR * self.unit))

    # --- slides with content

    def content(self) -> Mapping[str, Box]:
        """The boxes of a slide with a title above its content and a strip of sources below it."""
        title = self.title()
        region = self._on_edges(self.region(title), title)
        places, top = self.head(title, region.y)
        beside = title.right <= region.x or title.x >= region.right
        top = region.y if beside else top
        bottom = region.bottom
        if "sources" in self.slots:
            places["sources"], bottom = self._strip(region)
        body = Box(region.x, top, region.width, max(bottom - top, 0))
        return places | self._body(body)

    def region(self, title: Box) -> Box:
        """The layout's room for content: its placeholders together, else its master's body, else what is below."""
        boxes = [
            box
            for one in self.layout.placeholders
            if one.type not in TITLE_TYPES and (box := _on_slide(one.box, self.width, self.height)) is not None
        ]
        below = [box for box in boxes if box.y >= title.y or box.bottom > title.bottom]
        for found in (around(below), self.layout.body):
            if found is not None and self._large(found, title):
                return found
        edge, near = round(0.05 * self.width), round(_NEAR * self.unit)
        if title.width < 0.45 * self.width and title.height > 0.3 * self.height:
            x = title.right + near if title.x < self.width - title.right else edge
            right = self.width - edge if x > edge else title.x - near
            return Box(x, edge, right - x, max(self._foot() - edge, 0))
        margin = title.x if title.width > 0.6 * self.width else edge
        top, bottom = title.bottom + round(_NEAR * self.unit), self._foot()
        if title.y > 0.5 * self.height:
            top, bottom = round(0.05 * self.height), title.y
        return Box(margin, top, self.width - 2 * margin, max(bottom - top, 0))

    def _on_edges(self, region: Box, title: Box) -> Box:
        """The region with the edges of the title's text, where it has about those of the title."""
        left, right = self.text_edges(title)
        about = _ABOUT * self.unit
        x = left if abs(region.x - title.x) <= about else region.x
        end = right if abs(region.right - title.right) <= about else region.right
        return Box(x, region.y, max(end - x, 0), region.height)

    def _large(self, box: Box, title: Box) -> bool:
        above = title.y < 0.5 * self.height and title.x < box.right and box.x < title.right
        height = box.bottom - max(box.y, title.bottom if above else 0)
        return box.width >= 0.5 * self.width and height >= _LEAST_BODY * self.height

    def _foot(self) -> int:
        """Where date, footer and page number begin, else a margin above the lower edge."""
        tops = [box.y for one in self._shown() if (box := one.box).y > 0.75 * self.height and box.width]
        return min([*tops, round(0.95 * self.height)])

    def _strip(self, region: Box) -> tuple[Box, int]:
        """The box of the sources, and where the body ends: on the line of the page number, below the region, or in it.

        An empty footer or date shows on no slide, so the sources may stand where they would.
        """
        own = self.own("sources")
        if own is not None:
            return own, min(region.bottom, own.y) if own.y > region.y + region.height / 2 else region.bottom
        height, near = round(_STRIP * self.unit), round(_NEAR * self.unit)
        line = self._page_line(region, height)
        below = Box(region.x, region.bottom + near // 2, region.width, height)
        for strip in (line, below if below.bottom <= self._foot() else None):
            if strip is not None and self._free(strip):
                bottom = strip.y - near
                more = Box(region.x, region.bottom, region.width, max(bottom - region.bottom, 0))
                return strip, bottom if bottom <= region.bottom or self._free(more) else region.bottom
        within = Box(region.x, region.bottom - height, region.width, height)
        return within, within.y - near

    def _page_line(self, region: Box, height: int) -> Box | None:
        """The strip beside the page number at the foot of the slide; None where none stands there."""
        foot = [one.box for one in self._shown() if one.box.y > 0.8 * self.height and one.box.width]
        if not foot:
            return None
        bottom = min(max(box.bottom for box in foot), self.height - round(0.02 * self.height))
        left, right, near = region.x, region.right, round(_NEAR * self.unit)
        for box in foot:
            if box.x > region.x + region.width // 2:
                right = min(right, box.x - near)
            elif box.right < region.x + region.width // 2:
                left = max(left, box.right + near)
            else:
                return None
        wide = right - left >= 0.55 * region.width and bottom - height >= region.y + region.height // 2
        return Box(left, bottom - height, right - left, height) if wide else None

    def _shown(self) -> list[FoundPlaceholder]:
        """The furniture that slides show: the page number, and a footer that says something; never a date."""
        return [one for one in self.layout.furniture if one.type == "sldNum" or (one.type == "ftr" and one.prompt)]

    def _body(self, body: Box) -> dict[str, Box]:
        """The slots between title and strip: mapped from our own grid, or one under another where it is narrow."""
        plans = [slot for name, slot in self.slots.items() if name not in HEAD and name != "sources"]
        task = next((slot for slot in plans if slot.name == "task"), None)
        main = [slot for slot in plans if slot is not task]
        places: dict[str, Box] = {}
        if task is not None:
            share = (BOTTOM * EMU_PER_INCH - task.box.y) / ((BOTTOM - TOP) * EMU_PER_INCH)
            narrow = body.width < 8.0 * self.unit  # its words take more lines there
            height = round(max(body.height * share * (1.25 if narrow else 1.0), 0.62 * self.unit))
            places["task"] = Box(body.x, body.bottom - height, body.width, height)
            body = Box(body.x, body.y, body.width, max(body.height - height - round(ABOVE_TASK * self.unit), 0))
        if main:
            places |= self._spread(main, body)
        return places

    def _spread(self, main: Sequence[SlotPlan], body: Box) -> dict[str, Box]:
        """The main slots over the body: their rows and columns as on our grid, in its proportions."""
        whole = around([slot.box for slot in main])
        if whole is None:
            return {}
        columns = len({slot.box.x for slot in main})
        slim = columns > 2 and body.width / columns < _SLIM * self.unit
        if slim or (body.width < _NARROW * body.height and columns > 1):
            return _stacked(main, body, round(GAP * self.unit))
        across, down = body.width / max(whole.width, 1), body.height / max(whole.height, 1)
        return {
            slot.name: Box(
                body.x + round((slot.box.x - whole.x) * across),
                body.y + round((slot.box.y - whole.y) * down),
                round(slot.box.width * across),
                round(slot.box.height * down),
            )
            for slot in main
        }

    # --- covers and sections

    def cover(self) -> Mapping[str, Box]:
        """The boxes of a cover: title and subtitle as the layout has them, the rest where there is room."""
        title = self._set_lower(self.title())
        places, _ = self.head(title, 0)
        near = round(_NEAR * self.unit)
        strip = round(_STRIP * self.unit)
        foot = self._foot()
        left, right = self.text_edges(title)
        if "sources" in self.slots:
            own = self.own("sources")
            places["sources"] = own or Box(left, foot - strip, right - left, strip)
            foot = min(foot, places["sources"].y) if places["sources"].y > title.y else foot
        top = places["title"].bottom + near
        below = self.own("subtitle")
        if below is None or below.height < 0.5 * self.unit or below.y < places["title"].bottom < below.bottom:
            below = Box(left, top, right - left, max(min(round(1.5 * self.unit), foot - top), 0))
        if "meta" in self.slots:
            height = round(0.62 * self.unit)
            own = self.own("meta")
            if own is not None:
                places["meta"] = own
            elif self._is_open(more := Box(below.x, below.y, below.width, foot - height - 2 * near - below.y)):
                below = more
                places["meta"] = Box(left, foot - near - height, right - left, height)
            elif foot - below.bottom >= height + near:
                places["meta"] = Box(left, below.bottom + near // 2, right - left, height)
            else:
                end = min(below.bottom, foot - near)
                places["meta"] = Box(left, end - height, right - left, height)
                below = Box(below.x, below.y, below.width, max(end - height - below.y, 0))
        if "subtitle" in self.slots:
            end = foot - near if "sources" in self.slots and "meta" not in self.slots else below.bottom
            places["subtitle"] = Box(below.x, below.y, below.width, max(min(below.bottom, end) - below.y, 0))
        return self._relieved(self._raised(places))

    def _relieved(self, places: dict[str, Box]) -> dict[str, Box]:
        """The boxes of a cover, the title's lower by what it has to spare where its subtitle has too little room."""
        title, below = places["title"], places.get("subtitle")
        if below is None or below.y < title.bottom:
            return places
        give = round(min(_RELIEVED * self.unit - below.height, title.height - _SPARE * self.unit))
        if give <= 0:
            return places
        lower = Box(title.x, title.y, title.width, title.height - give)
        return places | {"title": lower, "subtitle": Box(below.x, below.y - give, below.width, below.height + give)}

    def _raised(self, places: dict[str, Box]) -> dict[str, Box]:
        """The boxes of a cover, all but its foot set higher where its subtitle would have too little room."""
        head = around([places[name] for name in HEAD if name in places])
        below = places.get("subtitle")
        if below is None or head is None or below.y < places["title"].bottom:
            return places
        up = round(min(_SUBTITLE * self.unit - below.height, head.y - 0.08 * self.height))
        if up <= 0 or not self._free(Box(head.x, head.y - up, head.width, head.height + up)):
            return places
        raised = {name: Box(box.x, box.y - up, box.width, box.height) for name, box in places.items() if name in HEAD}
        return places | raised | {"subtitle": Box(below.x, below.y - up, below.width, below.height + up)}

    def _is_open(self, room: Box) -> bool:
        """Whether a subtitle may have this room: it begins at its upper edge, and nothing stands in the way."""
        holder = self.taken.get("subtitle")
        return room.height > 0.6 * self.unit and (holder is None or holder.anchor == "top") and self._free(room)

    def _set_lower(self, title: Box) -> Box:
        """The title of a cover a third down the slide, where its layout is one for content, with the title on top."""
        content = self.layout.kind not in _COVERS and title.bottom < _ON_TOP * self.height
        lower = Box(title.x, round(_THIRD * self.height), title.width, title.height)
        rest = Box(title.x, title.y, title.width, round(_CONTENT * self.height))
        subtitle = self.own("subtitle")
        small = subtitle is not None and subtitle.height < _CONTENT * self.height
        return lower if content and not small and self._free(rest) else title

    def _free(self, box: Box) -> bool:
        """Whether a box lies on the slide, clear of what the layout draws and of its furniture."""
        edge = round(0.02 * self.height)
        if box.x < 0 or box.y < edge or box.right > self.width or box.bottom > self.height - edge:
            return False
        area = self.width * self.height
        others = [drawn for drawn in self.layout.drawn if drawn.width * drawn.height < 0.5 * area]
        others += [one.box for one in self._shown()]
        return not any(overlap(box, other) for other in others)


_COVERS = frozenset({"title", "secHead"})
_RELIEVED, _SPARE = 1.3, 1.9
"""The height of a subtitle that a high title gives room to, and what the title keeps: three large lines (inches)."""
_SUBTITLE = 1.6
"""What the subtitle of a cover needs, in inches: four lines, for some have a task in it."""
_SLIM = 2.3
"""Three columns that are narrower, in inches, stand one under another: three words a line are not read but counted."""
_CONTENT = 0.4
"""The share of the slide's height from which on a placeholder is one for content."""
_FAR = 0.1
"""A kicker that stands farther above its title than this share of the slide's height does not belong to it."""
_ON_TOP, _THIRD = 0.36, 0.3
"""Where, in shares of the slide's height, a title on top ends at the lowest, and where that of a cover is set."""


def _stacked(main: Sequence[SlotPlan], body: Box, gap: int) -> dict[str, Box]:
    """Slots one under another: two in a row stay where there are more than three, the rest take their share."""
    rows: list[list[SlotPlan]] = []
    pairs = len(main) > 3
    for slot in main:
        if pairs and rows and len(rows[-1]) == 1:
            rows[-1].append(slot)
        else:
            rows.append([slot])
    areas = [sum(slot.box.width * slot.box.height for slot in row) for row in rows]
    room = max(body.height - gap * (len(rows) - 1), 0)
    places: dict[str, Box] = {}
    y = body.y
    for row, area in zip(rows, areas, strict=True):
        height = round(room * area / max(sum(areas), 1))
        width = (body.width - gap * (len(row) - 1)) // len(row)
        for place, slot in enumerate(row):
            places[slot.name] = Box(body.x + place * (width + gap), y, width, height)
        y += height + gap
    return places


def _on_slide(box: Box, width: int, height: int) -> Box | None:
    """The part of a box that lies on the slide; None where nothing of it can be seen."""
    x, y = max(box.x, 0), max(box.y, 0)
    right, bottom = min(box.right, width), min(box.bottom, height)
    return Box(x, y, right - x, bottom - y) if right - x > 0.02 * width and bottom - y > 0.01 * height else None


def around(boxes: Sequence[Box]) -> Box | None:
    """The box around these boxes; None around none."""
    if not boxes:
        return None
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share a part of the slide."""
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
