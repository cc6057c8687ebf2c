"""One placed slide: slots laid into the boxes of a layout, shrunk where they must be, and what did not fit."""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

import msgspec

from builder.fit.balance import AIR, groups, lowered, most_growth, risen, stranded
from builder.fit.faces import Knowledge
from builder.fit.grounds import Grounds
from builder.fit.layouts import SOURCES, LayoutBook, boxes
from builder.fit.pills import PillBook
from builder.fit.seats import seated
from builder.fit.split import WHOLE, units_of
from builder.fit.styles import StyleBook
from builder.fit.tables import LaidTable, PreparedTable, lay_table, prepare_table, spread, table_knowledge, table_lines
from builder.fit.texts import Desk, LaidText, Line, inner_width, knowledge_of, lay_text, measured, most_steps
from builder.fit.visuals.laid import Drawing, LaidVisual
from builder.model.brand import EMU_PER_PT, Box, Brand, Layout, SlotBox
from builder.model.placed import Placed, PlacedTable, PlacedText, PlacedVisual
from builder.model.slides import Block, Paragraph, Slide, Table, Visual

TITLE_LINES = 3
GENTLE = 0.85
"""How far a slot that could split shrinks before it does: to this share of the layout's size."""
# The strip shrinks rather than take more of the slide than this.
_STRIP_SHARE = 0.3
_BETWEEN = 8 * EMU_PER_PT

_Part = list[Line] | PreparedTable | Visual
_Stack = tuple[_Part, ...]
_Laid = LaidText | LaidTable | LaidVisual


class Excess(msgspec.Struct, frozen=True):
    """A slot that does not fit: by how many pt and lines, at which size; `splits` where it has units to part.

    `lines` counts the lines too many. `cut_word` is set where a title's word is wider than the slide.
    """

    slot: SlotBox
    points: float
    lines: int
    size: float
    splits: bool = False
    cut_word: bool = False


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

    @property
    def fits(self) -> bool:
        """Whether every slot that has a place fits."""
        return not self.excess


class _Work(msgspec.Struct):
    """A slot being fitted: its content prepared, its box, and how many half-points it shrinks at present."""

    slot: SlotBox
    box: Box
    stack: _Stack
    splits: bool
    most: int
    step: int
    laid: list[_Laid]

    @property
    def height(self) -> int:
        """What the content takes, with insets and the gaps between text and tables, in EMU."""
        return _height(self.slot, self.stack, self.laid)


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
        for slot in sorted(slots, key=lambda slot: slot.name != "title"):
            box = places[slot.name]
            if slot.name == SOURCES:
                ready[SOURCES].box = box
                continue
            ready[slot.name] = work = self._work(slot, box, slide.slots[slot.name].blocks, share)
            self._shrink(work, box.height)
            if slot.name == "title" and self.brand.settles:
                places = risen(layout, places, _only_text(work))
        self._make_alike(ready)
        if self.brand.settles and all(_excess(work) is None for work in ready.values()):
            places = self._settle(ready, places)
        _spread_tables(ready)
        works = [ready[slot.name] for slot in slots]
        return Page(
            slide,
            layout,
            tuple(shape for work in works for shape in _shapes(work)),
            tuple(excess for work in works if (excess := _excess(work)) is not None),
            missing,
            {work.slot.name: _knowledge(work) for work in works},
            tuple(work.slot for work in works if _is_below(work.stack)),
            places,
        )

    def _shrink_strip(self, work: _Work) -> None:
        """Keep the strip to its box if smaller text does that; else it keeps its size, up to a share of the slide."""
        self._shrink(work, work.box.height)
        if work.height > work.box.height:
            work.step = 0
            self.lay(work)
            self._shrink(work, round(self.brand.height * _STRIP_SHARE))

    def _work(self, slot: SlotBox, box: Box, blocks: Sequence[Block], share: float) -> _Work:
        """Prepare a slot's blocks and lay them at the layout's size."""
        stack = self._stack(slot, blocks)
        splits = share > 0 and slot.name not in WHOLE and _can_split(blocks)
        work = _Work(slot, box, stack, splits, 0, 0, [])
        self.lay(work)
        if work.height > box.height or slot.name == "title":
            lines = [line for part in stack for line in _lines(part)]
            # A table's rows are there to be compared, so it shrinks as far as it may before it is parted.
            gently = splits and not all(isinstance(part, PreparedTable) for part in stack)
            work.most = most_steps(lines, share if gently else 0.0)
        return work

    def _stack(self, slot: SlotBox, blocks: Sequence[Block]) -> _Stack:
        """Neighbouring paragraphs together, each table and each visual by itself."""
        if all(isinstance(block, Paragraph) for block in blocks):
            return (self.desk.text((block for block in blocks if isinstance(block, Paragraph)), slot),)
        stack: list[_Part] = []
        for block in blocks:
            if isinstance(block, Table):
                stack.append(prepare_table(self.desk, block, self.brand.table))
            elif isinstance(block, Visual):
                stack.append(block)
            elif stack and isinstance(stack[-1], list):
                stack[-1] += self.desk.text((block,), slot)
            else:
                stack.append(self.desk.text((block,), slot))
        return tuple(stack)

    def unit_heights(self, slot: SlotBox, blocks: Sequence[Block]) -> list[float]:
        """The height of each unit of a slot at the layout's size, in EMU."""
        heights: list[float] = []
        tables: dict[int, list[int]] = {}
        for unit in units_of(blocks):
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

    def lay(self, work: _Work) -> None:
        """Lay a slot's content at its present step; visuals share the room that text and tables leave."""
        width = inner_width(work.slot, work.box)
        laid: dict[int, _Laid] = {}
        for at, part in enumerate(work.stack):
            if isinstance(part, PreparedTable):
                laid[at] = lay_table(part, work.box.width, work.step)
            elif not isinstance(part, Visual):
                laid[at] = lay_text(part, width, work.step, parts=bool(work.slot.between))
        drawn = len(work.stack) - len(laid)
        if drawn:
            from builder.fit.visuals import lay_visual  # few slides have one

            insets = (work.slot.insets[1] + work.slot.insets[3]) * any(isinstance(p, list) for p in work.stack)
            taken = sum(part.height for part in laid.values()) + insets + _BETWEEN * (len(work.stack) - 1)
            room = max(0, work.box.height - taken) // drawn
            y = work.box.y
            for at, part in enumerate(work.stack):
                if isinstance(part, Visual):
                    where = Box(work.box.x, y, work.box.width, room)
                    drawing = Drawing(box=where, slot=work.slot, brand=self.brand, desk=self.desk)
                    laid[at] = lay_visual(part, drawing)
                y += laid[at].height + _BETWEEN
                if isinstance(part, list):
                    y += work.slot.insets[1] + work.slot.insets[3]
        work.laid = [laid[at] for at in range(len(work.stack))]

    def _shrink(self, work: _Work, room: int) -> None:
        """Shrink by half-points until the content fits `room` EMU of height, or no step is left."""
        while work.step < work.most and (work.height > room or _breaks_title(work)):
            work.step += 1
            self.lay(work)

    def _make_alike(self, works: Mapping[str, _Work]) -> None:
        for names in groups(works):
            group = [works[name] for name in names]
            step = max(work.step for work in group)
            for work in group:
                if work.step < step:
                    work.step = step
                    self.lay(work)

    def _settle(self, works: Mapping[str, _Work], places: Mapping[str, Box]) -> Mapping[str, Box]:
        """Let text grow into its room, alike on all cards, and cards end below it; gives the boxes that come of it."""
        cards = groups(works)
        for names in cards + [[name] for name in works if not any(name in group for group in cards)]:
            group = [works[name] for name in names]
            texts = [laid for work in group if (laid := _only_text(work)) is not None and not work.step]
            if len(texts) < len(group):
                continue
            self._grow(group)
            if names in cards:
                needs = {work.slot.name: (work.height, _text_size(work)) for work in group}
                places = lowered(places, needs)
        for name, work in works.items():
            work.box = places[name]
        return places

    def _grow(self, group: Sequence[_Work]) -> None:
        """Set the texts of a group as large as all may be while the fewest words are left alone on a line."""
        most = min(most_growth(work.slot.levels[0].size, work.slot.most) for work in group)
        if not most:
            return
        tried: list[tuple[int, int]] = []
        for step in range(-most, 1):
            self._lay_all(group, step)
            if not step or all(work.height + AIR * _text_size(work) * EMU_PER_PT <= work.box.height for work in group):
                tried.append((sum(stranded(text) for work in group if (text := _only_text(work))), step))
        self._lay_all(group, min(tried)[1])

    def _lay_all(self, group: Iterable[_Work], step: int) -> None:
        for work in group:
            work.step = step
            self.lay(work)


def _only_text(work: _Work) -> LaidText | None:
    """The text of a slot that holds nothing else."""
    laid = work.laid[0] if len(work.laid) == 1 else None
    return laid if isinstance(laid, LaidText) else None


def _text_size(work: _Work) -> float:
    return max(size for laid in work.laid for size in _sizes(laid))


def _breaks_title(work: _Work) -> bool:
    """Whether this is a title of more than three lines, or with a word that had to be cut."""
    return work.slot.name == "title" and any(
        isinstance(laid, LaidText) and (laid.lines > TITLE_LINES or laid.cut) for laid in work.laid
    )


def _spread_tables(works: Mapping[str, _Work]) -> None:
    """Give a table that has its slot to itself the room that is left."""
    for work in works.values():
        part, laid = work.stack[0], work.laid[0]
        if len(work.stack) == 1 and isinstance(part, PreparedTable) and isinstance(laid, LaidTable):
            work.laid = [spread(laid, part, work.box.height)]


def _lines(part: _Part) -> list[Line]:
    """The lines of a part that shrink with it; a visual shrinks by itself."""
    if isinstance(part, Visual):
        return []
    return list(table_lines(part)) if isinstance(part, PreparedTable) else part


def _height(slot: SlotBox, stack: _Stack, laid: Sequence[_Laid]) -> int:
    gaps = _BETWEEN * (len(laid) - 1)
    insets = slot.insets[1] + slot.insets[3] if any(isinstance(part, list) for part in stack) else 0
    return sum(part.height for part in laid) + gaps + insets


def _can_split(blocks: Sequence[Block]) -> bool:
    """Whether a slot has units to part; the words beside a visual that stays whole stay with it."""
    whole = any(isinstance(block, Visual) and block.units == 1 for block in blocks)
    return not whole and len(units_of(blocks)) > 1


def _excess(work: _Work) -> Excess | None:
    """What does not fit of a slot, if anything."""
    over = work.height - work.box.height
    broken = _breaks_title(work)
    if over <= 0 and not broken:
        return None
    sizes = [size for laid in work.laid for size in _sizes(laid)]
    size = max(sizes, default=work.slot.least)
    lines = ceil(max(over, 0) / (size * 1.2 * EMU_PER_PT))
    cut = False
    if broken:
        laid_lines = sum(laid.lines for laid in work.laid if isinstance(laid, LaidText))
        lines = max(lines, laid_lines - TITLE_LINES)
        cut = any(isinstance(laid, LaidText) and laid.cut for laid in work.laid)
    return Excess(work.slot, max(over, 0) / EMU_PER_PT, lines, size, work.splits, cut)


def _sizes(laid: _Laid) -> list[float]:
    if isinstance(laid, LaidTable):
        return [laid.body_size]
    if isinstance(laid, LaidVisual):
        return [laid.size]
    return [paragraph.size for paragraph in laid.paragraphs]


def _shapes(work: _Work) -> list[Placed]:
    """The shapes of a slot: its text, or text and tables one below the other."""
    slot, box = work.slot, work.box
    known = measured(_knowledge(work))
    if len(work.stack) == 1 and isinstance(laid := work.laid[0], LaidText) and isinstance(lines := work.stack[0], list):
        placed = PlacedText(
            slot=slot,
            box=box,
            paragraphs=laid.paragraphs,
            used=work.height,
            measured=known,
            moved=box != slot.box,
        )
        return [seated(placed, lines, laid)]
    shapes: list[Placed] = []
    y = box.y
    for part, laid in zip(work.stack, work.laid, strict=True):
        if isinstance(laid, LaidTable) and isinstance(part, PreparedTable):
            where = Box(box.x, y, box.width, laid.height)
            shapes.append(
                PlacedTable(
                    slot=slot,
                    box=where,
                    table=part.table,
                    columns=laid.columns,
                    rows=laid.rows,
                    head_size=laid.head_size,
                    body_size=laid.body_size,
                    measured=known,
                    pad=laid.pad,
                )
            )
        elif isinstance(laid, LaidVisual) and isinstance(part, Visual):
            where = Box(box.x, y, box.width, laid.height)
            shapes.append(
                PlacedVisual(
                    slot=slot,
                    box=where,
                    visual=part,
                    shapes=laid.shapes,
                    size=laid.size,
                    measured=measured(laid.knowledge),
                )
            )
        elif isinstance(laid, LaidText) and isinstance(part, list):
            used = laid.height + slot.insets[1] + slot.insets[3]
            where = Box(box.x, y, box.width, used)
            text = PlacedText(slot=slot, box=where, paragraphs=laid.paragraphs, used=used, measured=known, moved=True)
            shapes.append(seated(text, part, laid))
        y = where.bottom + _BETWEEN
    return shapes


def _knowledge(work: _Work) -> Knowledge:
    known = [Knowledge.MEASURED]
    for part, laid in zip(work.stack, work.laid, strict=True):
        if isinstance(laid, LaidVisual):
            known.append(laid.knowledge)
        elif isinstance(part, PreparedTable):
            known.append(table_knowledge(part))
        elif not isinstance(part, Visual):
            known.append(knowledge_of(part))
    return max(known)


def _is_below(stack: _Stack) -> bool:
    """Whether a style of the brand is below its own least size."""
    return any(line.setting.below for part in stack for line in _lines(part))
