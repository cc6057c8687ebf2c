"""A tree of shapes as strangers draw it in, flat shapes with their boxes on the slide out: groups and alternatives."""

import math
import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from builder.model.brand import Box
from builder.powerpoint.found_names import plain_name
from builder.powerpoint.markup import NS_A, NS_P

A, P = f"{{{NS_A}}}", f"{{{NS_P}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST_SHAPES = 5_000
_DEEPEST = 40
_MOST = 500_000_000
"""Ten times the largest slide, in EMU: what lies farther out is a slip of the pen."""
_MEASURE = re.compile(r"\s*([+-]?[0-9]{1,12}(?:\.[0-9]{1,12})?)(mm|cm|in|pt|pc|pi)?\s*")
_UNITS = {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "pi": 152_400, None: 1}
_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_LINE = 12_700
"""How thick a line counts as an obstacle, in EMU."""
TRUE = frozenset({"1", "true", "on"})


class FoundShape(msgspec.Struct, frozen=True):
    """A shape of a master or layout, its box (None where it says none), and whether it is turned.

    `holder` is its `p:ph`, None where it is no placeholder.
    """

    element: etree._Element
    box: Box | None
    turned: bool
    holder: etree._Element | None

    @property
    def name(self) -> str:
        """The name that PowerPoint's selection pane shows."""
        properties = self.element.find(f"*/{P}cNvPr")
        return plain_name(properties.get("name", "")) if properties is not None else ""


class _Frame(msgspec.Struct, frozen=True):
    """How the coordinates of a group's children become those of the slide: scaled, then moved."""

    across: float = 1.0
    down: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def box(self, box: Box) -> Box:
        return Box(
            round(box.x * self.across + self.x),
            round(box.y * self.down + self.y),
            round(box.width * self.across),
            round(box.height * self.down),
        )


def measure(value: str | None) -> int | None:
    """A coordinate or length in EMU, whatever unit it is written in; None for what is none or beyond all slides."""
    found = _MEASURE.fullmatch(value) if value else None
    if found is None:
        return None
    emu = round(float(found[1]) * _UNITS[found[2]])
    return emu if abs(emu) <= _MOST else None


def shape_box(shape: etree._Element) -> Box | None:
    """Where a shape outside of groups says that it stands, or None where it says nothing."""
    return _box(shape.find(f"{P}spPr/{A}xfrm"))[0]


def flat_shapes(root: etree._Element) -> Iterator[FoundShape]:
    """The shapes of a master's or layout's tree, back to front: those in groups too, of alternatives the first."""
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is not None:
        for place, shape in enumerate(_inside(tree, _Frame(), 0)):
            if place >= _MOST_SHAPES:
                return
            yield shape


def _inside(holder: etree._Element, frame: _Frame, depth: int) -> Iterator[FoundShape]:
    for element in holder:
        if element.tag == f"{_MC}AlternateContent":
            chosen = element.find(f"{_MC}Choice")
            chosen = element.find(f"{_MC}Fallback") if chosen is None or not len(chosen) else chosen
            if chosen is not None and depth < _DEEPEST:
                yield from _inside(chosen, frame, depth + 1)
        elif element.tag == f"{P}grpSp":
            if depth < _DEEPEST and not _hidden(element):
                yield from _inside(element, _group(element, frame), depth + 1)
        elif element.tag in _SHAPES and not _hidden(element):
            place = element.find(f"{P}xfrm") if element.tag in _FRAMED else element.find(f"{P}spPr/{A}xfrm")
            box, turned = _box(place)
            ph = element.find(f"*/{P}nvPr/{P}ph")
            yield FoundShape(element, frame.box(box) if box is not None else None, turned, ph)


_FRAMED = frozenset({f"{P}graphicFrame", f"{P}contentPart"})
_SHAPES = _FRAMED | {f"{P}sp", f"{P}pic", f"{P}cxnSp"}


def _hidden(element: etree._Element) -> bool:
    properties = element.find(f"*/{P}cNvPr")
    return properties is not None and properties.get("hidden", "") in TRUE


def _box(place: etree._Element | None) -> tuple[Box | None, bool]:
    """The box that a shape's transform covers on the slide, and whether it is turned."""
    offset, extent = (place.find(f"{A}off"), place.find(f"{A}ext")) if place is not None else (None, None)
    if place is None or offset is None or extent is None:
        return None, False
    x, y = measure(offset.get("x")), measure(offset.get("y"))
    width, height = measure(extent.get("cx")), measure(extent.get("cy"))
    if x is None or y is None or width is None or height is None:
        return None, False
    box = Box(x, y, max(width, 0), max(height, 0))
    angle = (measure(place.get("rot")) or 0) % 21_600_000 / 60_000  # ST_Angle: 60,000 to the degree
    if not angle:
        return box, False
    sine, cosine = abs(math.sin(math.radians(angle))), abs(math.cos(math.radians(angle)))
    across, down = box.width * cosine + box.height * sine, box.width * sine + box.height * cosine
    middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
    covered = Box(round(middle_x - across / 2), round(middle_y - down / 2), round(across), round(down))
    return covered, True


def _group(element: etree._Element, frame: _Frame) -> _Frame:
    place = element.find(f"{P}grpSpPr/{A}xfrm")
    own, inner = (None, None) if place is None else (_pair(place, "off", "ext"), _pair(place, "chOff", "chExt"))
    if own is None or inner is None or not inner.width or not inner.height:
        return frame
    across, down = own.width / inner.width, own.height / inner.height
    return _Frame(
        frame.across * across,
        frame.down * down,
        frame.x + frame.across * (own.x - inner.x * across),
        frame.y + frame.down * (own.y - inner.y * down),
    )


def _pair(place: etree._Element, offset: str, extent: str) -> Box | None:
    corner, size = place.find(f"{A}{offset}"), place.find(f"{A}{extent}")
    if corner is None or size is None:
        return None
    sides = (measure(corner.get("x")), measure(corner.get("y")), measure(size.get("cx")), measure(size.get("cy")))
    x, y, width, height = (side or 0 for side in sides)
    return Box(x, y, width, height)


def obstacles(shape: FoundShape, width: int, height: int) -> tuple[Box, ...]:
    """The boxes on a slide of that size where a shape can be seen; none where nothing of it shows.

    A large frame without a fill is seen along its edges only.
    """
    if shape.box is None or not _shows(shape.element):
        return ()
    box = shape.box
    boxes: tuple[Box, ...] = (box,)
    if box.width * box.height > 0.25 * width * height and _only_an_outline(shape.element):
        boxes = (
            Box(box.x, box.y, box.width, _LINE),
            Box(box.x, box.bottom - _LINE, box.width, _LINE),
            Box(box.x, box.y, _LINE, box.height),
            Box(box.right - _LINE, box.y, _LINE, box.height),
        )
    return tuple(cut for one in boxes if (cut := _on_slide(one, width, height)) is not None)


def _on_slide(box: Box, width: int, height: int) -> Box | None:
    """What of a box lies on the slide; a line has the thickness of one."""
    x, y = max(box.x, 0), max(box.y, 0)
    right, bottom = min(max(box.right, box.x + _LINE), width), min(max(box.bottom, box.y + _LINE), height)
    return Box(x, y, right - x, bottom - y) if right > x and bottom > y else None


def has_fill(element: etree._Element) -> bool:
    """Whether a shape covers what is behind it, by its own fill or by its style's."""
    properties = element.find(f"{P}spPr")
    if properties is not None:
        if any(properties.find(f"{A}{kind}") is not None for kind in _FILLS):
            return True
        if properties.find(f"{A}noFill") is not None:
            return False
    return _styled(element, "fillRef")


def has_text(element: etree._Element) -> bool:
    """Whether a shape says anything."""
    body = element.find(f"{P}txBody")
    return body is not None and any((text.text or "").strip() for text in body.iter(f"{A}t"))


def _styled(element: etree._Element, kind: str) -> bool:
    reference = element.find(f"{P}style/{A}{kind}")
    return reference is not None and reference.get("idx", "0") != "0"


def _has_line(element: etree._Element) -> bool:
    line = element.find(f"{P}spPr/{A}ln")
    if line is not None:
        if line.find(f"{A}noFill") is not None:
            return False
        if any(line.find(f"{A}{kind}") is not None for kind in _FILLS):
            return True
    return _styled(element, "lnRef")


def _shows(element: etree._Element) -> bool:
    return element.tag != f"{P}sp" or has_fill(element) or has_text(element) or _has_line(element)


def _only_an_outline(element: etree._Element) -> bool:
    return element.tag == f"{P}sp" and not has_fill(element) and not has_text(element)
