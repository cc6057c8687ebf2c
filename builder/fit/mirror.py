"""Slides turned round for languages that are written from right to left: what was laid out first stands on the right.

Fitting works from left to right, whatever the language. What it has placed is mirrored as a whole, so that columns,
cards, pills and the steps of a visual come in the order in which they are read; maps keep east and west. A brand that
is set from right to left itself is turned before fitting, and again after it for a language that runs so too.
"""

from collections.abc import Callable, Mapping

import msgspec

from builder.model.brand import OPPOSITE, Box, Brand, Layout, SlotBox, TextStyle
from builder.model.placed import (
    Chart,
    ChartText,
    Connector,
    Placed,
    PlacedDeck,
    PlacedSlide,
    PlacedTable,
    PlacedText,
    PlacedVisual,
    Shape,
)
from builder.model.visuals import AreaMap

_SITES = (0, 3, 2, 1)
"""The connection sites of a rectangle (top, left, bottom, right) after turning."""

Axis = Callable[[str], int]
"""Twice the place of the axis about which a slot of a layout, and what stands in it, is turned; by the slot's name."""


def mirrored_brand(brand: Brand) -> Brand:
    """A brand whose text runs from right to left as if it ran from left to right, and the other way round."""
    return msgspec.structs.replace(brand, layouts=tuple(_layout(layout, brand) for layout in brand.layouts))


def mirrored(deck: PlacedDeck, fitted: Brand, file: Brand) -> PlacedDeck:
    """The deck turned round. It was laid out on the brand `fitted`; `file` is the brand as its file has it."""
    kept = {layout.name: layout for layout in file.layouts}
    return msgspec.structs.replace(deck, slides=tuple(_slide(slide, fitted, kept) for slide in deck.slides))


def settled(deck: PlacedDeck, file: Brand) -> PlacedDeck:
    """A deck laid out on the turned brand, and left so: each slot tells what of it the file does not have."""
    kept = {layout.name: layout for layout in file.layouts}

    def carried(shape: Placed, layout: Layout) -> Placed:
        other = kept.get(layout.name)
        own = other.slot(shape.slot.name) if other else None
        slot = _carried(shape.slot, own)
        if isinstance(shape, PlacedText):
            moved = slot.seat != "layout" or own is None or shape.box != own.box
            return msgspec.structs.replace(shape, slot=slot, moved=moved)
        return msgspec.structs.replace(shape, slot=slot)

    slides = tuple(
        msgspec.structs.replace(slide, shapes=tuple(carried(shape, slide.layout) for shape in slide.shapes))
        for slide in deck.slides
    )
    return msgspec.structs.replace(deck, slides=slides)


def _axis(layout: Layout, brand: Brand) -> Axis:
    """The slide's own middle where all that stands on it can be turned; else that of each row of slots.

    A stranger's logo stays where it is: beside it, a slot must keep its place.
    """
    if brand.settles:
        return lambda _slot: brand.width
    rows: list[tuple[Box, list[str]]] = []
    for slot in layout.slots:
        box, names = slot.box, [slot.name]
        for row in [row for row in rows if _are_beside(row[0], box)]:
            rows.remove(row)
            box, names = _around(row[0], box), [*row[1], *names]
        rows.append((box, names))
    axes = {name: box.x + box.right for box, names in rows for name in names}
    return lambda slot: axes.get(slot, brand.width)


def _are_beside(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    return shared > 0 and (one.right <= other.x or other.right <= one.x or shared * 2 > min(one.height, other.height))


def _around(one: Box, other: Box) -> Box:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Box(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


def _layout(layout: Layout, brand: Brand) -> Layout:
    axis = _axis(layout, brand)
    bands = layout.bands
    if brand.settles:
        bands = tuple((_box(box, brand.width), color) for box, color in bands)
    return msgspec.structs.replace(
        layout, slots=tuple(_slot(slot, axis(slot.name)) for slot in layout.slots), bands=bands
    )


def _slot(slot: SlotBox, axis: int) -> SlotBox:
    frame = slot.frame
    if frame is not None and frame.edge in ("left", "right"):
        frame = msgspec.structs.replace(frame, edge="right" if frame.edge == "left" else "left")
    return msgspec.structs.replace(
        slot,
        box=_box(slot.box, axis),
        insets=_insets(slot.insets),
        levels=tuple(map(_style, slot.levels)),
        frame=frame,
    )


def _style(style: TextStyle) -> TextStyle:
    return msgspec.structs.replace(style, align=OPPOSITE[style.align], rtl=not style.rtl)


def _box(box: Box, axis: int) -> Box:
    return Box(axis - box.x - box.width, box.y, box.width, box.height)


def _insets(insets: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = insets
    return right, top, left, bottom


def _slide(slide: PlacedSlide, brand: Brand, kept: Mapping[str, Layout]) -> PlacedSlide:
    layout = _layout(slide.layout, brand)
    axis = _axis(slide.layout, brand)
    file = kept.get(layout.name)
    shapes = tuple(
        _placed(shape, layout, file.slot(shape.slot.name) if file else None, axis(shape.slot.name))
        for shape in slide.shapes
    )
    return msgspec.structs.replace(slide, layout=layout, shapes=shapes)


def _placed(shape: Placed, layout: Layout, file: SlotBox | None, axis: int) -> Placed:
    slot = layout.slot(shape.slot.name) or _slot(shape.slot, axis)
    slot = _carried(slot, file)
    box = _box(shape.box, axis)
    if isinstance(shape, PlacedText):
        return msgspec.structs.replace(
            shape,
            slot=slot,
            box=box,
            moved=slot.seat != "layout" or file is None or box != file.box,
            pills=tuple(msgspec.structs.replace(pill, box=_box(pill.box, axis)) for pill in shape.pills),
            hairlines=tuple(msgspec.structs.replace(line, x=axis - line.x - line.width) for line in shape.hairlines),
        )
    if isinstance(shape, PlacedTable):
        return msgspec.structs.replace(shape, slot=slot, box=box)
    return _visual(shape, slot, axis)


def _carried(slot: SlotBox, file: SlotBox | None) -> SlotBox:
    """The slot as the slide must write it: in the layout's placeholder where that stands so, else moved there."""
    if file is None:
        return slot
    levels, inherited = file.levels, file.inherited or file.levels
    if slot.seat != "layout" or (slot.box == file.box and slot.insets == file.insets):
        return msgspec.structs.replace(slot, levels=levels)
    return msgspec.structs.replace(slot, seat="moved", levels=levels, inherited=inherited)


def _visual(shape: PlacedVisual, slot: SlotBox, axis: int) -> PlacedVisual:
    box = _box(shape.box, axis)
    if isinstance(shape.visual, AreaMap):
        by = box.x - shape.box.x
        return msgspec.structs.replace(
            shape, slot=slot, box=box, shapes=tuple(_shifted(one, by) for one in shape.shapes)
        )
    return msgspec.structs.replace(shape, slot=slot, box=box, shapes=tuple(_turned(one, axis) for one in shape.shapes))


def _shifted(one: Shape | Connector | Chart, by: int) -> Shape | Connector | Chart:
    """A part of a map, moved with it."""
    if isinstance(one, Chart) or not by:
        return one
    if isinstance(one, Connector):
        (x1, y1), (x2, y2) = one.start, one.end
        return msgspec.structs.replace(one, start=(x1 + by, y1), end=(x2 + by, y2))
    rings = tuple(tuple((x + by, y) for x, y in ring) for ring in one.rings)
    return msgspec.structs.replace(one, box=Box(one.box.x + by, one.box.y, one.box.width, one.box.height), rings=rings)


def _turned(one: Shape | Connector | Chart, axis: int) -> Shape | Connector | Chart:
    if isinstance(one, Chart):
        return _chart(one, axis)
    if isinstance(one, Connector):
        (x1, y1), (x2, y2) = one.start, one.end
        return msgspec.structs.replace(
            one,
            start=(axis - x1, y1),
            end=(axis - x2, y2),
            from_site=_SITES[one.from_site],
            to_site=_SITES[one.to_site],
        )
    text = one.text and msgspec.structs.replace(one.text, insets=_insets(one.text.insets))
    rings = tuple(tuple((axis - x, y) for x, y in ring) for ring in one.rings)
    return msgspec.structs.replace(one, box=_box(one.box, axis), rings=rings, text=text)


def _chart(chart: Chart, axis: int) -> Chart:
    def label(text: ChartText) -> ChartText:
        return msgspec.structs.replace(text, box=_box(text.box, axis))

    return msgspec.structs.replace(
        chart,
        box=_box(chart.box, axis),
        plot=_box(chart.plot, axis),
        rtl=not chart.rtl,
        heads=tuple(map(label, chart.heads)),
        labels=tuple(tuple(one and label(one) for one in row) for row in chart.labels),
    )
