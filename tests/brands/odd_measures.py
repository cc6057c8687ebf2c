"""Figures on how a deck looks on a brand: overlaps, what lies off the slide, empty room, sizes of titles."""

import itertools
from collections.abc import Iterable, Iterator

import msgspec

from builder.model.brand import EMU_PER_PT, Box
from builder.model.brandfile import BrandFile, FoundLayout
from builder.model.placed import Placed, PlacedDeck, PlacedSlide, PlacedText, PlacedVisual

_EDGE = 10 * EMU_PER_PT
"""Drawings that are not thicker are lines: a text may touch them."""
_TOUCH = 2 * EMU_PER_PT
_GROUND = 0.5
"""A drawing that covers more of the slide is its ground."""
_ACROSS, _DOWN = 64, 48


class Looks(msgspec.Struct, kw_only=True):
    """What was counted in a deck: pairs of slots that overlap, slots on drawings and on furniture, shapes off a slide.

    `empty` is the mean share of the room between title and foot with nothing in it, `titles` how many sizes titles
    have, `lonely` how many slides hold nothing but a task, `parts` how many slides continue another, `steps` how many
    slides have a kicker whose text begins elsewhere than that of the title.
    """

    slides: int = 0
    overlaps: int = 0
    drawn: int = 0
    furniture: int = 0
    off: int = 0
    empty: float = 0.0
    titles: int = 0
    lonely: int = 0
    parts: int = 0
    steps: int = 0
    where: tuple[str, ...] = ()


def looks(deck: PlacedDeck, file: BrandFile) -> Looks:
    """Count what an eye would stumble over."""
    by_part = {layout.part: layout for layout in file.layouts}
    found = Looks(slides=len(deck.slides))
    where: list[str] = []
    sizes: set[float] = set()
    empty: list[float] = []
    for slide in deck.slides:
        layout = by_part[slide.layout.part]
        boxes = [(shape.slot.name, used(shape)) for shape in slide.shapes]
        pairs = [
            (one, other)
            for (one, first), (other, second) in itertools.combinations(boxes, 2)
            if one != other and _overlap(first, second)
        ]
        on_drawn = [(name, "drawn") for name, box in boxes if any(_overlap(box, one) for one in _drawn(layout, file))]
        on_foot = [
            (name, "foot") for name, box in boxes if any(_overlap(box, one) for one in _furniture(slide, layout))
        ]
        off = [(name, "off") for name, box in boxes if _is_off(box, file)]
        found.overlaps += len(pairs)
        found.drawn += len(on_drawn)
        found.furniture += len(on_foot)
        found.off += len(off)
        where += [f"{slide.number}: {one}/{other}" for one, other in (*pairs, *on_drawn, *on_foot, *off)]
        names = {name for name, _ in boxes}
        found.lonely += names <= {"kicker", "title", "sources", "task"} and "task" in names
        if "meta" not in names and slide.layout.name not in ("Title", "Section"):
            sizes |= {one.paragraphs[0].size for one in _texts(slide, "title")}
            empty.append(_empty(slide, boxes, file))
        found.steps += _steps(slide)
    found.empty = round(sum(empty) / max(len(empty), 1), 3)
    found.titles = len(sizes)
    found.parts = sum(slide.part > 1 for slide in deck.slides)
    found.where = tuple(where)
    return found


def used(shape: Placed) -> Box:
    """The part of a shape's box that shows something: all of it with a frame, else the text."""
    box = shape.box
    if not isinstance(shape, PlacedText):
        return box
    if shape.slot.frame is not None and (shape.slot.frame.fill or shape.slot.frame.line):
        return box
    spare = max(box.height - shape.used, 0)
    y = box.y + {"top": 0, "middle": spare // 2, "bottom": spare}[shape.slot.anchor]
    return Box(box.x, y, box.width, min(shape.used, box.height))


def _texts(slide: PlacedSlide, name: str) -> Iterator[PlacedText]:
    return (one for one in slide.shapes if isinstance(one, PlacedText) and one.slot.name == name)


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > _TOUCH and down > _TOUCH


def _is_off(box: Box, file: BrandFile) -> bool:
    return box.x < -_TOUCH or box.y < -_TOUCH or box.right > file.width + _TOUCH or box.bottom > file.height + _TOUCH


def _drawn(layout: FoundLayout, file: BrandFile) -> Iterable[Box]:
    """What the layout draws, but for lines and for what is the ground of most of the slide or of a placeholder."""
    holders = [one.box for one in layout.placeholders]
    return [
        one
        for one in layout.drawn
        if min(one.width, one.height) > _EDGE
        and one.width * one.height < _GROUND * file.width * file.height
        and not any(_holds(one, holder) for holder in holders)
    ]


def _holds(one: Box, other: Box) -> bool:
    return one.x <= other.x and one.y <= other.y and one.right >= other.right and one.bottom >= other.bottom


def _furniture(slide: PlacedSlide, layout: FoundLayout) -> list[Box]:
    own = {(shape.slot.idx, shape.slot.type) for shape in slide.shapes}
    shown = [one for one in layout.furniture if one.type == "sldNum" or (one.type == "ftr" and one.prompt)]
    return [one.box for one in shown if (one.idx, one.type) not in own]


def _steps(slide: PlacedSlide) -> bool:
    edges = [
        one.box.x + one.slot.insets[0]
        for name in ("kicker", "title")
        for one in _texts(slide, name)
        if one.slot.levels[0].align == "left"
    ]
    return len(edges) == 2 and abs(edges[0] - edges[1]) > EMU_PER_PT


def _empty(slide: PlacedSlide, boxes: list[tuple[str, Box]], file: BrandFile) -> float:
    """The share of the room from the title to the foot of the slide that no text, table or visual covers."""
    covered = [_ink(shape) for shape in slide.shapes if shape.slot.name not in ("title", "kicker")]
    top = max((box.bottom for name, box in boxes if name == "title" and box.y < file.height // 2), default=0)
    total = free = 0
    for row in range(_DOWN):
        y = (row + 0.5) * file.height / _DOWN
        if not top < y < 0.94 * file.height:
            continue
        for column in range(_ACROSS):
            x = (column + 0.5) * file.width / _ACROSS
            if not 0.06 * file.width < x < 0.94 * file.width:
                continue
            total += 1
            free += not any(box.x <= x < box.right and box.y <= y < box.bottom for box in covered)
    return free / max(total, 1)


def _ink(shape: Placed) -> Box:
    """Where the text of a shape stands; a visual fills its box."""
    if isinstance(shape, PlacedVisual) or not isinstance(shape, PlacedText):
        return shape.box
    spare = max(shape.box.height - shape.used, 0)
    y = shape.box.y + {"top": 0, "middle": spare // 2, "bottom": spare}[shape.slot.anchor]
    return Box(shape.box.x, y, shape.box.width, shape.used)
