"""A deck and a brand in, placed slides out: the ladder from "it fits" over splitting and shrinking to an error."""

from collections.abc import Iterator

from builder.fit.messages import findings_of
from builder.fit.pages import GENTLE, Page, Room
from builder.fit.split import LAST_ONLY, Unit, blocks_of, headed, part_of, share_out, units_of
from builder.model.brand import Brand, SlotBox
from builder.model.finding import Finding
from builder.model.placed import PlacedDeck, PlacedSlide
from builder.model.slides import Block, Deck, Slide

_MOST_PARTS = 60


def fit(deck: Deck, brand: Brand) -> PlacedDeck:
    """Lay out every slide, so that no text leaves its box, or say what does.

    For each slide, the first that holds: everything fits at the layout's sizes; slots that could split shrink to 85 %
    of them (a page at 17 pt reads better than two half-empty ones at 20), tables and all others to their least sizes;
    the slide splits between facts into as few parts as fit so; it shrinks to the least sizes, whole or split; else it
    is an error (L101), and the slide is placed as it least overflows.
    """
    room = Room(brand)
    placed: list[PlacedSlide] = []
    findings: list[Finding] = []
    number = 0
    for slide in deck.slides:
        room.desk.clear()
        number += slide.skipped
        pages = _pages(deck, slide, room, number + 1)
        for part, page in enumerate(pages, 1):
            number += 1
            placed.append(
                PlacedSlide(
                    number=number, slide=page.slide, layout=page.layout, shapes=page.shapes, part=part, parts=len(pages)
                )
            )
            findings += findings_of(page, number)
    return PlacedDeck(deck=deck, slides=tuple(placed), findings=tuple(findings))


def _pages(deck: Deck, slide: Slide, room: Room, first: int) -> list[Page]:
    """The pages of one slide, by the ladder; `first` is the number of the first of them."""
    page = room.place(slide, GENTLE)
    if page.fits or not any(excess.splits for excess in page.excess):
        return [page]
    for pages in _splits(deck, slide, room, page, first, GENTLE):
        if all(part.fits for part in pages):
            return pages
    best = [room.place(slide, 0.0)]
    if best[0].fits:
        return best
    for pages in _splits(deck, slide, room, page, first, 0.0):
        if _overflow(pages) < _overflow(best):
            best = pages
        if not _overflow(best):
            break
    return best


def _overflow(pages: list[Page]) -> float:
    """How much of these pages does not fit, in pt; a title that breaks its rules counts as a line."""
    return sum(max(excess.points, 24.0) for page in pages for excess in page.excess)


def _splits(deck: Deck, slide: Slide, room: Room, page: Page, first: int, share: float) -> Iterator[list[Page]]:
    """The slide in two parts, three, and so on, until each unit of its longest slot stands alone."""
    parted = {
        excess.slot.name: units_of(slide.slots[excess.slot.name].blocks) for excess in page.excess if excess.splits
    }
    heights = {
        name: room.unit_heights(slot, slide.slots[name].blocks)
        for name in parted
        if (slot := page.layout.slot(name)) is not None
    }
    early = room.layouts.choose(name for name in slide.slots if name != LAST_ONLY)[0]
    rooms = {name: (_height(early.slot(name)), page.places[name].height) for name in parted}
    # Smaller text takes less room by the square of its size: fewer parts than that are not worth a try.
    fewest = max(2, *(int(sum(heights[name]) * GENTLE**2 / max(*rooms[name], 1)) for name in parted))
    most = min(max(len(units) for units in parted.values()), _MOST_PARTS)
    for parts in range(min(fewest, most), most + 1):
        chunks = {name: _chunks(units, heights[name], rooms[name], parts) for name, units in parted.items()}
        yield [
            room.place(
                part_of(deck, slide, {name: chunk[part - 1] for name, chunk in chunks.items()}, part, parts, first),
                share,
            )
            for part in range(1, parts + 1)
        ]


def _height(slot: SlotBox | None) -> int:
    return slot.box.height if slot else 0


def _chunks(units: list[Unit], heights: list[float], rooms: tuple[int, int], parts: int) -> list[tuple[Block, ...]]:
    """A slot's content for each part; a slot with fewer units than parts repeats its last chunk."""
    own = min(parts, len(units))
    shares = share_out(heights, [rooms[0]] * (own - 1) + [rooms[1]])
    chunks = headed([blocks_of(units[index] for index in share) for share in shares])
    return chunks + [chunks[-1]] * (parts - own)
