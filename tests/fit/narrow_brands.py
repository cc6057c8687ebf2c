"""The seminar brand on other slides: 4:3, and 3:4 with one slot below the other."""

import msgspec

from builder.model.brand import EMU_PER_INCH, Box, Brand, Layout, SlotBox

_MARGIN = 0.5
_HEADS = {"kicker": (0.3, 0.3), "title": (0.65, 1.7)}


def scaled(brand: Brand, factor: float) -> Brand:
    """The brand on slides of the same height whose width is `factor` of its own."""

    def slot(one: SlotBox) -> SlotBox:
        box = Box(round(one.box.x * factor), one.box.y, round(one.box.width * factor), one.box.height)
        return msgspec.structs.replace(one, box=box)

    layouts = tuple(msgspec.structs.replace(one, slots=tuple(map(slot, one.slots))) for one in brand.layouts)
    return msgspec.structs.replace(brand, width=round(brand.width * factor), layouts=layouts)


def upright(brand: Brand, width: float = 7.5, height: float = 10.0) -> Brand:
    """The brand on slides of these inches, with the slots of each layout in one column."""
    layouts = tuple(_stacked(layout, width, height) for layout in brand.layouts)
    return msgspec.structs.replace(brand, width=_emu(width), height=_emu(height), layouts=layouts)


def _stacked(layout: Layout, width: float, height: float) -> Layout:
    inner = width - 2 * _MARGIN
    bottom = height - 1.1
    task = any(slot.name == "task" for slot in layout.slots)
    names = [slot.name for slot in layout.slots if slot.name not in ("kicker", "title", "task", "sources")]
    top = 2.5
    lowest = bottom - (1.6 if task else 0.0)
    each = (lowest - top) / max(len(names), 1)
    boxes = {name: (at, size) for name, (at, size) in _HEADS.items()}
    boxes |= {name: (top + at * each, each - 0.15) for at, name in enumerate(names)}
    boxes |= {"task": (lowest + 0.05, 1.5), "sources": (height - 0.9, 0.6)}
    return msgspec.structs.replace(
        layout,
        slots=tuple(
            msgspec.structs.replace(
                slot, box=Box(_emu(_MARGIN), _emu(boxes[slot.name][0]), _emu(inner), _emu(boxes[slot.name][1]))
            )
            for slot in layout.slots
        ),
    )


def _emu(inches: float) -> int:
    return round(inches * EMU_PER_INCH)
