"""The ladder for a slide that does not fit: parted between facts, between slots, ever finer; the fewest good parts."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from builder.fit.continued import HEAD, Content, content_of, part_of, suffix_of
from builder.fit.pages import GENTLE, Page, Room
from builder.fit.seating import seated, seatings
from builder.fit.split import WHOLE, Grain, Unit, blocks_of, headed, share_out, units_of
from builder.model.brand import SlotBox
from builder.model.placed import PlacedText
from builder.model.slides import Block, Deck, Slide, Slot, Visual
from builder.model.slots import ALIKE, SOURCES, TASK

_MOST_PARTS = 60
_FEW = 2
"""So many parts between facts are few enough: no other way is looked for."""
_HOPELESS = 3
"""How many parts are tried where a slot is too high that cannot be parted: less sources may yet make the room."""
_FINER: tuple[Grain, ...] = ("paragraphs", "sentences")
_BESIDE = frozenset({"visual", "aside"})
"""A visual is shown again where the words beside it are parted: they are about what it shows."""
_LONELY_TASK, _LONELY_CARD, _TORN = 4.5, 10.0, 3.0
"""What speaks against a way: a task by itself, a card of several by itself, slots that were made to stand together."""


class Way(msgspec.Struct, frozen=True):
    """A way to part a slide: what its parts hold, how far their text may shrink, by how many pt it is still too high.

    Of ways that fit, the one with the fewest parts is best, then that with the fewest `doubts`.
    """

    contents: tuple[Content, ...]
    share: float
    over: float
    doubts: float = 0.0
    pages: tuple[Page, ...] = ()
    """The pages, where they have been placed as what they will be."""

    @property
    def rank(self) -> tuple[float, int, float]:
        """The less, the better."""
        return self.over, len(self.contents), self.doubts


class Ladder:
    """The ways to part one slide; `first` is the number of the first of its parts."""

    def __init__(self, deck: Deck, slide: Slide, room: Room, first: int) -> None:
        self._deck, self._slide, self._room, self._first = deck, slide, room, first
        self._whole = content_of(slide)
        self._climbed: dict[tuple[str, ...], Way] = {}

    def pages(self, page: Page) -> list[Page]:
        """The pages of the slide, which did not fit as the one `page`.

        The first that holds: it is parted between facts, or shrinks to its least sizes, whole or so parted; it is
        parted between its slots, too; and in the end between paragraphs and sentences. What then still does not fit is
        placed as it least overflows.
        """
        ways = [self._between_facts(page)]
        if len(seatings(list(self._whole), self._serves)) == 1 and not self._whole.keys() >= _BESIDE:
            self._climbed[tuple(self._whole)] = ways[0]
        beyond = any(excess.slot.name in HEAD for excess in page.excess)
        if not page.missing and not beyond and (ways[0].over or len(ways[0].contents) > _FEW):
            ways.append(self._between_slots("items"))
            if all(way.over for way in ways):
                ways.append(self._between_slots("sentences"))
        return self._placed(min(ways, key=lambda way: way.rank))

    def _placed(self, way: Way) -> list[Page]:
        """The pages of a way; where a line of the title would end within “(1 of 2)”, that is kept together."""
        parts = len(way.contents)
        pages = list(way.pages or self._places(way.contents, way.share))
        for at, page in enumerate(pages if parts > 1 else ()):
            if _is_torn(page, suffix_of(self._deck, at + 1, parts)):
                slide = part_of(self._deck, self._slide, way.contents[at], at + 1, parts, self._first, bound=True)
                bound = self._room.place(slide, way.share)
                pages[at] = bound if len(bound.excess) <= len(page.excess) else page
        return pages

    def _places(self, contents: Sequence[Content], share: float) -> Iterator[Page]:
        """The pages of these parts, which are the whole slide."""
        parts = len(contents)
        for part, content in enumerate(contents, 1):
            yield self._room.place(part_of(self._deck, self._slide, content, part, parts, self._first), share)

    def _samples(self, contents: Sequence[Content], share: float) -> Iterator[Page]:
        """The pages of some parts, while nobody knows yet how many there will be."""
        for content in contents:
            yield self._room.place(part_of(self._deck, self._slide, content, 2, _FEW, self._first), share)

    def _between_facts(self, page: Page) -> Way:
        """The whole slide, in as few parts as fit, the text a little smaller; else at its least size."""
        splits = any(excess.splits for excess in page.excess)
        if splits:
            for contents in self._splits(self._whole, page, WHOLE, "items"):
                over, pages = _overflow(self._places(contents, GENTLE), 0.0)
                if not over:
                    return Way(contents, GENTLE, 0.0, pages=pages)
            least = self._room.place(self._slide, 0.0)
            best = Way((self._whole,), 0.0, _excess(least), pages=(least,))
        else:
            best = Way((self._whole,), GENTLE, _excess(page), pages=(page,))
        if not best.over or not splits:
            return best
        for contents in self._splits(self._whole, page, WHOLE, "items"):
            over, pages = _overflow(self._places(contents, 0.0), best.over)
            if over < best.over:
                best = Way(contents, 0.0, over, pages=pages)
            if not over:
                break
        return best

    def _between_slots(self, finest: Grain) -> Way:
        """The best way to give neighbouring slots parts of their own, the task on the last or by itself.

        Each such group of slots may itself be parted, no finer than into `finest`.
        """
        names = [name for name in self._whole if name != TASK]
        if "prompt" in names:  # what asks something stands at the end, like a task
            names = [*(name for name in names if name != "prompt"), "prompt"]
        task = {TASK: self._whole[TASK]} if TASK in self._whole else {}
        best: list[Way] = [Way((), 0.0, 0.0)]
        for end in range(1, len(names) + 1):
            best.append(
                min((self._joined(best[start], names, start, end, {}, finest) for start in range(end)), key=_rank)
            )
        if not task:
            return best[-1]
        ends = len(names)
        ways = [self._joined(best[start], names, start, ends, task, finest) for start in range(ends)]
        ways.append(_added(best[-1], self._climb(task, finest), _LONELY_TASK if names else 0.0))
        return min(ways, key=_rank)

    def _joined(self, before: Way, names: Sequence[str], start: int, end: int, task: Content, finest: Grain) -> Way:
        """What was found for the slots before `start`, and then those up to `end` in a group of their own."""
        group = names[start:end]
        way = self._climb({name: self._whole[name] for name in group} | dict(task), finest)
        return _added(before, way, _doubts(names, start, end))

    def _climb(self, content: Content, finest: Grain) -> Way:
        """The ladder for the slots of one group; what fits in whole items is not parted more finely."""
        key = tuple(content)
        found = self._climbed.get(key)
        if found is None:
            found = self._climbed[key] = self._in_items(content)
        if finest == "items" or not found.over:
            return found
        own = seated(content, seatings(list(content), self._serves)[0])
        page = next(self._samples([own], GENTLE))
        for grain in _FINER:
            for contents in self._splits(own, page, frozenset({TASK}), grain):
                found = self._better(found, contents, 0.0)
                if not found.over:
                    return found
        return found

    def _in_items(self, content: Content) -> Way:
        """The ladder for the slots of one group, parted between items at most."""
        seats = [seated(content, seating) for seating in seatings(list(content), self._serves)]
        pages = list(self._samples(seats, GENTLE))
        for own, page in zip(seats, pages, strict=True):
            if not _excess(page):
                return Way((own,), GENTLE, 0.0)
        whole = WHOLE - {"aside"} if content.keys() >= _BESIDE else WHOLE
        for contents in self._splits(seats[0], pages[0], whole, "items"):
            if not _overflow(self._samples(contents, GENTLE), 0.0)[0]:
                return Way(contents, GENTLE, 0.0)
        best = Way((seats[0],), GENTLE, _excess(pages[0]))
        for contents in (*((own,) for own in seats), *self._splits(seats[0], pages[0], whole, "items")):
            best = self._better(best, contents, 0.0)
            if not best.over:
                break
        return best

    def _better(self, best: Way, contents: tuple[Content, ...], share: float) -> Way:
        """The best way so far, or this one where it overflows by less."""
        over, _ = _overflow(self._samples(contents, share), best.over)
        return Way(contents, share, over) if over < best.over else best

    def _serves(self, names: Iterable[str]) -> bool:
        """Whether a layout has these slots, with nothing else between title and sources."""
        filled = [name for name in self._slide.slots if name in HEAD or name == SOURCES]
        return self._room.layouts.serves([*filled, *names])

    def _splits(
        self, content: Content, page: Page, whole: frozenset[str], grain: Grain
    ) -> Iterator[tuple[Content, ...]]:
        """The content in two parts, three, and so on, until each unit of its longest slot stands alone.

        `page` is all of it on one. The slots in `whole` are repeated, and so are those that fit.
        """
        over = [excess.slot.name for excess in page.excess]
        parted = {name: units for name in over if name in content and (units := _units(content, name, whole, grain))}
        if over == [SOURCES]:
            parted = _longest(content, whole, grain)
        if not parted:
            return
        heights = {
            name: self._room.unit_heights(slot, units)
            for name, units in parted.items()
            if (slot := page.layout.slot(name)) is not None
        }
        names = [name for name in page.slide.slots if name != TASK]
        early = self._room.layouts.choose(names)[0]
        rooms = {name: (_height(early.slot(name)), page.places[name].height) for name in parted}
        # Smaller text takes less room by the square of its size: fewer parts than that are not worth a try.
        fewest = max(2, *(int(sum(heights[name]) * GENTLE**2 / max(*rooms[name], 1)) for name in parted))
        stuck = any(name not in parted and name != SOURCES for name in over)
        most = min(max(len(units) for units in parted.values()), _HOPELESS if stuck else _MOST_PARTS)
        for parts in range(min(fewest, most), most + 1):
            chunks = {name: _chunks(units, heights[name], rooms[name], parts) for name, units in parted.items()}
            yield tuple(
                {
                    name: Slot(name, chunks[name][part]) if name in chunks else slot
                    for name, slot in content.items()
                    if name != TASK or part == parts - 1
                }
                for part in range(parts)
            )


def _units(content: Content, name: str, whole: frozenset[str], grain: Grain) -> list[Unit]:
    """The units of a slot that may be parted; none where there is only one.

    The words beside a visual that stays whole stay with it, if nothing finer is asked for.
    """
    blocks = content[name].blocks
    still = any(isinstance(block, Visual) and block.units == 1 for block in blocks)
    if name in whole or (still and grain == "items"):
        return []
    units = units_of(blocks, grain)
    return units if len(units) > 1 else []


def _longest(content: Content, whole: frozenset[str], grain: Grain) -> dict[str, list[Unit]]:
    """The slot with the most units, to be parted for the sake of what it cites."""
    found = {name: units for name in content if (units := _units(content, name, whole, grain))}
    if not found:
        return {}
    name = max(found, key=lambda name: len(found[name]))
    return {name: found[name]}


def _chunks(units: list[Unit], heights: list[float], rooms: tuple[int, int], parts: int) -> list[tuple[Block, ...]]:
    """A slot's content for each part; a slot with fewer units than parts repeats its last chunk."""
    own = min(parts, len(units))
    shares = share_out(heights, [rooms[0]] * (own - 1) + [rooms[1]])
    chunks = headed([blocks_of(units[index] for index in share) for share in shares])
    return chunks + [chunks[-1]] * (parts - own)


def _is_torn(page: Page, suffix: str) -> bool:
    """Whether the last line of the title begins within the suffix, or with it, where a renderer may yet tear it."""
    for shape in page.shapes:
        if shape.slot.name == "title" and isinstance(shape, PlacedText):
            last = shape.paragraphs[-1].lines[-1].strip()
            return len(last) <= len(suffix) and suffix.endswith(last)
    return False


def _height(slot: SlotBox | None) -> int:
    return slot.box.height if slot else 0


def _overflow(pages: Iterable[Page], most: float) -> tuple[float, tuple[Page, ...]]:
    """How much of these pages does not fit, and the pages; once that is more than `most`, no more are placed."""
    over = 0.0
    placed: list[Page] = []
    for page in pages:
        placed.append(page)
        over += _excess(page)
        if over > most:
            break
    return over, tuple(placed)


def _excess(page: Page) -> float:
    """How much of a page does not fit, in pt; what breaks its lines counts as one, a slot without a place as a page."""
    return sum(max(excess.points, 24.0) for excess in page.excess) + 1000.0 * len(page.missing)


def _doubts(names: Sequence[str], start: int, end: int) -> float:
    """What speaks against giving these slots parts of their own, apart from those before them."""
    kin = next((kin for kin in map(frozenset, ALIKE) if kin.issuperset(names)), None)
    if kin is None:
        return _TORN if start else 0.0
    size = end - start
    return size * size + (_LONELY_CARD if size == 1 < len(names) else 0.0)


def _added(before: Way, way: Way, doubts: float) -> Way:
    return Way(
        (*before.contents, *way.contents),
        min(before.share, way.share) if before.contents else way.share,
        before.over + way.over,
        before.doubts + way.doubts + doubts,
    )


def _rank(way: Way) -> tuple[float, int, float]:
    return way.rank
