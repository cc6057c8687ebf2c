"""A deck and a brand in, placed slides out: the ladder from "it fits" over splitting and shrinking to an error."""

from collections.abc import Iterator

import msgspec

from builder.fit.ladder import Ladder
from builder.fit.messages import findings_of, stand_ins_of
from builder.fit.mirror import mirrored, mirrored_brand, settled
from builder.fit.pages import GENTLE, Page, Room
from builder.model.brand import Brand, Layout, SlotBox
from builder.model.finding import Finding
from builder.model.language import is_right_to_left
from builder.model.placed import PlacedDeck, PlacedSlide, PlacedText
from builder.model.slides import Deck, Slide


def fit(deck: Deck, brand: Brand) -> PlacedDeck:
    """Lay out every slide, so that no text leaves its box, or say what does.

    For each slide, the first that holds: everything fits at the layout's sizes; slots that could split shrink to 85 %
    of them (a page at 17 pt reads better than two half-empty ones at 20), tables and all others to their least sizes;
    the slide splits between facts into as few parts as fit so; it shrinks to the least sizes, whole or split; it is
    parted between its slots, each part in a layout that serves what is left; it is parted within facts, between
    paragraphs and in the end between sentences; else it is an error (L101), and the slide is placed as it least
    overflows.
    """
    turned = is_right_to_left(deck.language)
    if brand.is_right_to_left:
        placed = _fit(deck, mirrored_brand(brand))
        return mirrored(placed, mirrored_brand(brand), brand) if turned else settled(placed, brand)
    placed = _fit(deck, brand)
    return mirrored(placed, brand, brand) if turned else placed


def _fit(deck: Deck, brand: Brand) -> PlacedDeck:
    """The deck laid out; on a stranger's layouts with titles of one size, which is that of the smallest."""
    placed = _laid(deck, brand)
    sizes = {size for slide in placed.slides if _is_shared(slide.layout) for size in _title_sizes(slide)}
    return placed if len(sizes) < 2 else _laid(deck, _titled(brand, min(sizes)))


def _is_shared(layout: Layout) -> bool:
    """Whether this is a stranger's layout for content, neither cover nor section."""
    return layout.elastic and layout.slot("subtitle") is None


def _title_sizes(slide: PlacedSlide) -> Iterator[float]:
    return (
        shape.paragraphs[0].size
        for shape in slide.shapes
        if isinstance(shape, PlacedText) and shape.slot.name == "title"
    )


def _titled(brand: Brand, size: float) -> Brand:
    """The brand with titles of this size on a stranger's layouts for content."""

    def set_so(slot: SlotBox) -> SlotBox:
        if slot.name != "title":
            return slot
        levels = tuple(msgspec.structs.replace(level, size=size) for level in slot.levels)
        return msgspec.structs.replace(slot, levels=levels)

    layouts = (
        msgspec.structs.replace(layout, slots=tuple(map(set_so, layout.slots))) if _is_shared(layout) else layout
        for layout in brand.layouts
    )
    return msgspec.structs.replace(brand, layouts=tuple(layouts))


def _laid(deck: Deck, brand: Brand) -> PlacedDeck:
    room = Room(brand)
    placed: list[PlacedSlide] = []
    findings: list[Finding] = []
    unknown: set[str] = set()
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
            findings += findings_of(page, number, brand)
            unknown.update(font for fonts in page.unknown.values() for font in fonts)
    findings += stand_ins_of(deck, brand, unknown)
    return PlacedDeck(deck=deck, slides=tuple(placed), findings=tuple(findings))


def _pages(deck: Deck, slide: Slide, room: Room, first: int) -> list[Page]:
    """The pages of one slide, by the ladder; `first` is the number of the first of them."""
    page = room.place(slide, GENTLE)
    return [page] if page.fits else Ladder(deck, slide, room, first).pages(page)
