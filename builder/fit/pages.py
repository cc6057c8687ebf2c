"""One placed slide: slots laid into the boxes of a layout, shrunk where they must be, and what did not fit."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor

import msgspec

from builder.fit.balance import AIR, groups, lowered, most_growth, risen, stranded
from builder.fit.elastic import followed, lifted, rows_as_needed, task_room, tasked, title_room, titled
from builder.fit.faces import Knowledge
from builder.fit.grounds import Grounds
from builder.fit.layouts import LayoutBook, boxes
from builder.fit.parts import LaidPart, Part, TableLaid, TablePart, TextLaid, VisualPart, parts_of
from builder.fit.pills import PillBook
from builder.fit.split import WHOLE, Unit, units_of
from builder.fit.styles import StyleBook
from builder.fit.tables import lay_table, prepare_table
from builder.fit.texts import Desk, LaidText, inner_width, lay_text, most_steps
from builder.model.brand import EMU_PER_PT, Box, Brand, Layout, SlotBox
from builder.model.placed import Placed
from builder.model.slides import Block, Slide, Visual
from builder.model.slots import SOURCES, TASK

TITLE_LINES, NARROW_TITLE_LINES = 3, 4
"""The most lines of a title; on a slide that is higher than wide, those that its box holds, but not more."""
GENTLE = 0.85
"""How far a slot that could split shrinks before it does: to this share of the layout's size."""
_STRIP_SHARE = 0.3  # the strip shrinks rather than take more of the slide
_BETWEEN = 8 * EMU_PER_PT
_LINE = 1.2
"""What a line takes of height, in parts of its size."""
_FIRST = {"title": 0, TASK: 1}
"""Slots that are laid before the others: where room is shared, the others get what these leave."""
_FLOWING = frozenset({"passage", "reading", "body", "aside"})
_AROUND = frozenset({"kicker", "title", "subtitle", "meta", TASK, SOURCES})
_ALIKE = 4
"""Cards whose heights (EMU) differ by less are of one height."""


class Excess(msgspec.Struct, frozen=True):
    """A slot that does not fit: by how many pt and lines, at which size; `splits` where it has units to part.

    `lines` counts the lines too many; `most` is how many there may be, 0 where only the height counts. `cut_word` is
    set where a title's word is wider than the slide.
    """

    slot: SlotBox
    points: float
    lines: int
    size: float
    splits: bool = False
    cut_word: bool = False
    most: int = 0


class Page(msgspec.Struct, frozen=True):
    """A slide placed: layout, shapes in reading order, what does not fit, slots without a place, how sure we are."""

    slide: Slide
    layout: Layout
    shapes: tuple[Placed, ...]
    excess: tuple[Excess, ...]
    missing: tuple[str, ...]
    knowledge: Mapping[str, Knowledge]
    below: tuple[SlotBox, ...]
    places: Mapping[str, Box]
    unknown: Mapping[str, tuple[str, ...]] = {}
    """The fonts without metrics in a slot."""

    @property
    def fits(self) -> bool:
        """Whether every slot that has a place fits."""
        return not self.excess


class _Work(msgspec.Struct):
    """A slot being fitted: its content prepared, its box, its lines at most, and how many half-points it shrinks."""

    slot: SlotBox
    box: Box
    parts: tuple[Part, ...]
    splits: bool
    limit: int = 0
    most: int = 0
    step: int = 0
    laid: list[LaidPart] = []

    @property
    def height(self) -> int:
        """What the content takes, with insets and the gaps between its parts, in EMU."""
        return sum(part.height for part in self.laid) + _BETWEEN * (len(self.laid) - 1)

    @property
    def text(self) -> LaidText | None:
        """The text of a slot that holds nothing else."""
        alone = self.laid[0] if len(self.laid) == 1 else None
        return alone.text if isinstance(alone, TextLaid) else None

    @property
    def sizes(self) -> list[float]:
        """The sizes of its texts, in pt."""
        return [size for part in self.laid for size in part.sizes]


class Room:
    """Where slides are placed: brand, layouts and settings, kept for one call of `fit`."""

    def __init__(self, brand: Brand) -> None:
        self.brand = brand
        self.layouts = LayoutBook(brand)
        self.desk = Desk(StyleBook(brand), PillBook(brand))
        self._grounds = Grounds(brand)

    def place(self, slide: Slide, share: float) -> Page:
        """Place one slide; slots that could split shrink to `share` of their size at most, others to their least."""
        filled = [name for name, slot in slide.slots.items() if any(p.runs for p in slot.paragraphs())]
        layout, missing = self.layouts.choose(filled)
        slide = self._grounds.fitted(slide, layout)
        slots = [slot for slot in layout.slots if slot.name in filled]
        strip = next((slot for slot in slots if slot.name == SOURCES), None)
        ready: dict[str, _Work] = {}
        strip_height = 0
        if strip:
            ready[SOURCES] = self._work(strip, strip.box, slide.slots[SOURCES].blocks, 0.0)
            self._shrink_strip(ready[SOURCES])
            strip_height = ready[SOURCES].height
        places = boxes(layout, filled, strip_height)
        for slot in sorted(slots, key=lambda slot: _FIRST.get(slot.name, len(_FIRST))):
            box = places[slot.name]
            if slot.name == SOURCES:
                ready[SOURCES].box = box
                continue
            ready[slot.name] = work = self._work(slot, box, slide.slots[slot.name].blocks, share)
            if layout.elastic and slot.name in _FIRST:
                places = self._shared(work, layout, places)
                continue
            _shrink(work, box.height)
            if slot.name == "title" and self.brand.settles:
                places = risen(layout, places, work.text)
        if layout.elastic:
            places = _uneven(ready, places)
        _make_alike(ready)
        if (self.brand.settles or layout.elastic) and all(_excess(work) is None for work in ready.values()):
            places = _settle(ready, places, elastic=layout.elastic)
        _seat(ready.values(), places)
        _spread_tables(ready.values())
        works = [ready[slot.name] for slot in slots]
        return Page(
            slide,
            layout,
            tuple(shape for work in works for shape in _shapes(work)),
            tuple(excess for work in works if (excess := _excess(work)) is not None),
            missing,
            {work.slot.name: _knowledge(work) for work in works},
            tuple(work.slot for work in works if _is_below(work)),
            places,
            {work.slot.name: fonts for work in works if (fonts := _unknown(work))},
        )

    def _shared(self, work: _Work, layout: Layout, places: Mapping[str, Box]) -> Mapping[str, Box]:
        """The boxes when a title or a task has what it needs of its layout's room."""
        if work.slot.name == TASK:
            _shrink(work, task_room(places))
            return tasked(places, work.height) if work.height <= task_room(places) else places
        _shrink(work, title_room(places))
        if not layout.rises:
            return titled(places, work.height)
        places = followed(layout, places, places["title"].height - work.height, self.brand.height)
        if work.slot.anchor == "top" and work.text:
            places = lifted(places, work.height, work.text.height // max(work.text.lines, 1))
        return titled(places, work.height)

    def _shrink_strip(self, work: _Work) -> None:
        """Keep the strip to its box if smaller text does that; else it keeps its size, up to a share of the slide."""
        _shrink(work, work.box.height)
        if work.height > work.box.height:
            work.step = 0
            _lay(work)
            _shrink(work, round(self.brand.height * _STRIP_SHARE))

    def _work(self, slot: SlotBox, box: Box, blocks: Sequence[Block], share: float) -> _Work:
        """Prepare a slot's blocks and lay them at the layout's size."""
        parts = parts_of(blocks, slot, self.brand, self.desk)
        splits = share > 0 and slot.name not in WHOLE and _can_split(blocks)
        work = _Work(slot, box, parts, splits, self._limit(slot))
        _lay(work)
        if work.height > box.height or work.limit or _cuts_cells(work):
            lines = [line for part in parts for line in part.lines]
            # A table's rows are there to be compared, so it shrinks as far as it may before it is parted.
            gently = splits and not all(isinstance(part, TablePart) for part in parts)
            work.most = most_steps(lines, share if gently else 0.0)
        return work

    def _limit(self, slot: SlotBox) -> int:
        """How many lines the text of a slot may take; 0 where only its height counts."""
        if slot.name != "title":
            return slot.lines
        most = TITLE_LINES
        if self.brand.height > self.brand.width:
            holds = floor(slot.box.height / (slot.least * _LINE * EMU_PER_PT))
            most = min(max(most, holds), NARROW_TITLE_LINES)
        return min(most, slot.lines or most)

    def unit_heights(self, slot: SlotBox, units: Iterable[Unit]) -> list[float]:
        """The height of each unit of a slot at the layout's size, in EMU."""
        heights: list[float] = []
        tables: dict[int, list[int]] = {}
        for unit in units:
            if unit.visual is not None:
                heights.append(slot.box.height / unit.visual.units)
                continue
            if unit.table is None:
                lines = self.desk.text(unit.paragraphs, slot)
                heights.append(lay_text(lines, inner_width(slot, slot.box), 0, parts=bool(slot.between)).height)
                continue
            rows = tables.get(id(unit.table))
            if rows is None:
                prepared = prepare_table(self.desk, unit.table, self.brand.table)
                rows = tables[id(unit.table)] = list(lay_table(prepared, slot.box.width, 0).rows[:0:-1])
            heights.append(rows.pop())
        return heights


def _lay(work: _Work) -> None:
    """Lay a slot's content at its present step; visuals share the room that text and tables leave."""
    laid = {at: part.lay(work.box, work.step) for at, part in enumerate(work.parts) if not isinstance(part, VisualPart)}
    drawn = len(work.parts) - len(laid)
    if not drawn:
        work.laid = list(laid.values())
        return
    taken = sum(part.height for part in laid.values()) + _BETWEEN * (len(work.parts) - 1)
    room = max(0, work.box.height - taken) // drawn
    work.laid = []
    y = work.box.y
    for at, part in enumerate(work.parts):
        work.laid.append(laid.get(at) or part.lay(Box(work.box.x, y, work.box.width, room), work.step))
        y += work.laid[-1].height + _BETWEEN


def _lay_all(group: Iterable[_Work], step: int) -> None:
    for work in group:
        work.step = step
        _lay(work)


def _shrink(work: _Work, room: int) -> None:
    """Shrink by half-points until the content fits `room` EMU of height, or no step is left."""
    while work.step < work.most and (work.height > room or _breaks_limit(work) or _cuts_cells(work)):
        work.step += 1
        _lay(work)


def _make_alike(works: Mapping[str, _Work]) -> None:
    for names in groups(works):
        step = max(works[name].step for name in names)
        _lay_all([works[name] for name in names if works[name].step < step], step)


def _uneven(works: Mapping[str, _Work], places: Mapping[str, Box]) -> Mapping[str, Box]:
    """The boxes when rows of cards that are too low get room from those that have it to spare."""
    for names in groups(works):
        group = [works[name] for name in names]
        before = [work.step for work in group]
        if not any(work.step or _excess(work) for work in group):
            continue
        for step in range(max(work.most for work in group) + 1):
            _lay_all(group, step)
            if after := rows_as_needed(places, {work.slot.name: work.height for work in group}):
                _seat(group, after)
                return after
        for work, step in zip(group, before, strict=True):
            _lay_all([work], step)
    return places


def _settle(works: Mapping[str, _Work], places: Mapping[str, Box], *, elastic: bool) -> Mapping[str, Box]:
    """Let text grow into its room, alike on all cards, and cards end below it; gives the boxes that come of it.

    On `elastic` layouts a passage ends with its text, too, for it carries its frame along, and a task follows any text.
    """
    cards = groups(works)
    for names in cards + [[name] for name in works if not any(name in group for group in cards)]:
        group = [works[name] for name in names]
        texts = [laid for work in group if (laid := work.text) is not None and not work.step]
        if len(texts) < len(group):
            continue
        _grow(group)
        if names in cards and len({places[name].height // _ALIKE for name in names}) == 1:
            needs = {work.slot.name: (work.height, max(work.sizes)) for work in group}
            places = lowered(places, needs)
    flowing = [work for name, work in works.items() if name not in _AROUND] if elastic else []
    beside = len({places[work.slot.name].y for work in flowing}) == 1
    if beside and all(work.slot.name in _FLOWING and work.text for work in flowing):
        places = lowered(places, {work.slot.name: (work.height, max(work.sizes)) for work in flowing})
    _seat(works.values(), places)
    return places


def _seat(works: Iterable[_Work], places: Mapping[str, Box]) -> None:
    for work in works:
        work.box = places[work.slot.name]


def _grow(group: Sequence[_Work]) -> None:
    """Set the texts of a group as large as all may be while the fewest words are left alone on a line."""
    most = min(most_growth(work.slot.levels[0].size, work.slot.most) for work in group)
    if not most:
        return
    fewest: int | None = None
    best = 0
    for step in range(-most, 1):
        _lay_all(group, step)
        if not step or all(_has_air(work) for work in group):
            alone = sum(stranded(text) for work in group if (text := work.text))
            if fewest is None or alone < fewest:
                fewest, best = alone, step
            if not alone:
                return  # The largest size with no word alone: no smaller one can be better.
    if best:
        _lay_all(group, best)


def _has_air(work: _Work) -> bool:
    """Whether text that grew is not at the brim of its box, nor above its lines."""
    return work.height + AIR * max(work.sizes) * EMU_PER_PT <= work.box.height and not _breaks_limit(work)


def _breaks_limit(work: _Work) -> bool:
    """Whether this has more lines than it may have, or is a title with a word that had to be cut."""
    if not work.limit:
        return False
    return sum(text.lines for text in _texts(work)) > work.limit or _is_cut(work)


def _cuts_cells(work: _Work) -> bool:
    """Whether a table cuts a word that is wider than its column."""
    return any(isinstance(part, TableLaid) and part.laid.cut for part in work.laid)


def _is_cut(work: _Work) -> bool:
    return work.slot.name == "title" and any(text.cut for text in _texts(work))


def _texts(work: _Work) -> list[LaidText]:
    return [part.text for part in work.laid if isinstance(part, TextLaid)]


def _spread_tables(works: Iterable[_Work]) -> None:
    """Give a table that has its slot to itself the room that is left."""
    for work in works:
        if len(work.laid) == 1 and isinstance(alone := work.laid[0], TableLaid):
            work.laid = [alone.spread(work.box.height)]


def _can_split(blocks: Sequence[Block]) -> bool:
    """Whether a slot has units to part; the words beside a visual that stays whole stay with it."""
    whole = any(isinstance(block, Visual) and block.units == 1 for block in blocks)
    return not whole and len(units_of(blocks)) > 1


def _excess(work: _Work) -> Excess | None:
    """What does not fit of a slot, if anything."""
    over = work.height - work.box.height
    broken = _breaks_limit(work)
    if over <= 0 and not broken:
        return None
    size = max(work.sizes, default=work.slot.least)
    lines = ceil(max(over, 0) / (size * _LINE * EMU_PER_PT))
    if broken:
        lines = max(lines, sum(text.lines for text in _texts(work)) - work.limit)
    return Excess(work.slot, max(over, 0) / EMU_PER_PT, lines, size, work.splits, _is_cut(work), work.limit)


def _shapes(work: _Work) -> list[Placed]:
    """The shapes of a slot: its text in the slot's box, or its parts one below the other."""
    if work.text is not None:
        return [work.laid[0].shape(work.box)]
    shapes: list[Placed] = []
    y = work.box.y
    for part in work.laid:
        shapes.append(part.shape(Box(work.box.x, y, work.box.width, part.height)))
        y += part.height + _BETWEEN
    return shapes


def _knowledge(work: _Work) -> Knowledge:
    return max((part.knowledge for part in work.laid), default=Knowledge.MEASURED)


def _unknown(work: _Work) -> tuple[str, ...]:
    """The fonts without metrics that are known of by now; those of a visual's words are the slot's own."""
    if _knowledge(work) is not Knowledge.UNKNOWN:
        return ()
    found = {font: None for part in work.parts for line in part.lines for font in line.setting.unknown}
    return tuple(found) or (work.slot.levels[0].font,)


def _is_below(work: _Work) -> bool:
    """Whether a style of the brand is below its own least size."""
    return any(line.setting.below for part in work.parts for line in part.lines)
