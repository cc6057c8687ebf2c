"""Judge a .pptx as PowerPoint's accessibility checker and a screen reader would, from the file alone.

    python scripts/judge_access.py build/*.pptx

It knows nothing of the program that wrote the file: languages of runs, titles, alternative text, heads of tables,
ends of connectors, names, sections, and whether a shape stands off its slide. Exit status: 0 all is well; 1 not.
"""

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple

from lxml import etree

_NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_A, _P, _R = (f"{{{_NS[prefix]}}}" for prefix in "apr")
_SHAPES = frozenset(f"{_P}{name}" for name in ("sp", "pic", "grpSp", "graphicFrame", "cxnSp"))
_LONGEST = 150
_SECTIONS_FROM = 10
_TOLERANCE = 12_700
"""How far a shape may stand off the slide, in EMU: a point, for outlines and rounding."""


class Frame(NamedTuple):
    """Where the children of a group really stand: their coordinates times a scale, plus an offset (EMU)."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0


def access_problems(deck: Path) -> list[str]:
    """Everything that keeps somebody from reading the deck, a line each."""
    with zipfile.ZipFile(deck) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))}
    main = etree.fromstring(parts["ppt/presentation.xml"])
    size = main.find("p:sldSz", _NS)
    width, height = (int(size.get(side, "0")) for side in ("cx", "cy")) if size is not None else (0, 0)
    targets = _targets(parts, "ppt/presentation.xml")
    slides = [targets[item.get(f"{_R}id", "")] for item in main.findall("p:sldIdLst/p:sldId", _NS)]
    problems = [*_of_document(parts, main, len(slides))]
    titles: dict[str, int] = {}
    for number, name in enumerate(slides, start=1):
        root = etree.fromstring(parts[name])
        found = [*_title(root, number, titles), *_shapes(root, width, height), *_languages(root)]
        for target in _targets(parts, name).values():
            if "/charts/" in target or "/notesSlides/" in target:
                found += _languages(etree.fromstring(parts[target]), f"{target.rsplit('/', 1)[-1]}: ")
        problems += [f"slide {number}: {problem}" for problem in found]
    return problems


def _targets(parts: dict[str, bytes], name: str) -> dict[str, str]:
    """The parts that a part leads to, by relationship."""
    relations = parts.get(f"{dirname(name)}/_rels/{name.rsplit('/', 1)[-1]}.rels")
    found: dict[str, str] = {}
    for item in etree.fromstring(relations) if relations else ():
        if item.get("TargetMode") != "External":
            target = item.get("Target", "")
            found[item.get("Id", "")] = (
                target.lstrip("/") if target[:1] == "/" else normpath(join(dirname(name), target))
            )
    return found


def _of_document(parts: dict[str, bytes], main: etree._Element, slides: int) -> Iterator[str]:
    core = etree.fromstring(parts["docProps/core.xml"]) if "docProps/core.xml" in parts else None
    if core is None or not (core.findtext("dc:title", "", _NS) or "").strip():
        yield "the document has no title"
    names = [section.get("name", "").strip() for section in main.iterfind(".//p14:section", _NS)]
    if slides >= _SECTIONS_FROM and not names:
        yield f"{slides} slides and no sections"
    if len({name.casefold() for name in names}) < len(names) or not all(names):
        yield f"sections without names of their own: {', '.join(names)}"


def _title(root: etree._Element, number: int, known: dict[str, int]) -> Iterator[str]:
    first = next((shape for shape in root.iterfind("p:cSld/p:spTree/p:sp", _NS)), None)
    for shape in root.iterfind(".//p:sp", _NS):
        holder = shape.find("p:nvSpPr/p:nvPr/p:ph", _NS)
        if holder is not None and holder.get("type") in ("title", "ctrTitle"):
            break
    else:
        yield "no title placeholder"
        return
    words = " ".join(_text(shape).split())
    if not words:
        yield "an empty title placeholder"
    elif known.setdefault(words.casefold(), number) != number:
        yield f"the same title as slide {known[words.casefold()]}: “{words}”"
    if first is not None and first is not shape and first.find("p:nvSpPr/p:nvPr/p:ph", _NS) is not None:
        yield f"“{_name(first)}” is read before the title"


def _shapes(root: etree._Element, width: int, height: int) -> Iterator[str]:
    tree = root.find("p:cSld/p:spTree", _NS)
    if tree is None:
        return
    ids = {item.get("id", "") for item in root.iter(f"{_P}cNvPr")}
    names: set[str] = set()
    for shape, frame, spoken_for in _walk(tree, Frame(), spoken_for=False):
        name = _name(shape)
        if name.casefold() in names:
            yield f"two shapes are called “{name}”"
        names.add(name.casefold())
        if not spoken_for:
            yield from _alternative(shape, name)
        yield from _table(shape, name)
        if shape.tag == f"{_P}cxnSp":
            yield from _ends(shape, name, ids)
        yield from _off(shape, name, frame, width, height)


def _walk(tree: etree._Element, frame: Frame, *, spoken_for: bool) -> Iterator[tuple[etree._Element, Frame, bool]]:
    """Each shape, those of groups too, with its group's frame, and whether its group has the alternative text."""
    for shape in tree:
        if shape.tag not in _SHAPES:
            continue
        yield shape, frame, spoken_for
        if shape.tag == f"{_P}grpSp":
            yield from _walk(shape, inside(shape, frame), spoken_for=spoken_for or bool(_described(shape)))


def inside(group: etree._Element, frame: Frame) -> Frame:
    """The frame of a group's children, of a group that itself stands in `frame`."""
    place = group.find("p:grpSpPr/a:xfrm", _NS)
    if place is None:
        return frame
    off, ext, child, extent = (place.find(f"a:{name}", _NS) for name in ("off", "ext", "chOff", "chExt"))
    if off is None or ext is None or child is None or extent is None:
        return frame
    across = int(ext.get("cx", "0")) / max(int(extent.get("cx", "0")), 1)
    down = int(ext.get("cy", "0")) / max(int(extent.get("cy", "0")), 1)
    x = int(off.get("x", "0")) - int(child.get("x", "0")) * across
    y = int(off.get("y", "0")) - int(child.get("y", "0")) * down
    return Frame(frame.x + x * frame.across, frame.y + y * frame.down, frame.across * across, frame.down * down)


def _box(shape: etree._Element, frame: Frame) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of a shape on the slide, in EMU; None where it inherits its place."""
    place = shape.find("p:spPr/a:xfrm", _NS)
    for path in ("p:grpSpPr/a:xfrm", "p:xfrm"):
        place = shape.find(path, _NS) if place is None else place
    off, ext = (place.find(f"a:{name}", _NS) if place is not None else None for name in ("off", "ext"))
    if off is None or ext is None:
        return None
    left, top = frame.x + int(off.get("x", "0")) * frame.across, frame.y + int(off.get("y", "0")) * frame.down
    return left, top, left + int(ext.get("cx", "0")) * frame.across, top + int(ext.get("cy", "0")) * frame.down


def _off(shape: etree._Element, name: str, frame: Frame, width: int, height: int) -> Iterator[str]:
    where = _box(shape, frame)
    if where is None:
        return
    by = max(-where[0], -where[1], where[2] - width, where[3] - height)
    if by > _TOLERANCE:
        yield f"“{name}” stands {by / 12_700:.1f} pt off the slide"


def _alternative(shape: etree._Element, name: str) -> Iterator[str]:
    """A text speaks for itself, and so does a placeholder; all else has a description or is decoration."""
    if shape.tag == f"{_P}sp" and (_text(shape).strip() or shape.find("p:nvSpPr/p:nvPr/p:ph", _NS) is not None):
        return
    words, decorative = _described(shape), shape.find(".//adec:decorative[@val='1']", _NS) is not None
    if not words and not decorative:
        yield f"“{name}” has neither alternative text nor is it decoration"
    if len(words) > _LONGEST:
        yield f"“{name}” has an alternative text of {len(words)} characters"


def _described(shape: etree._Element) -> str:
    properties = shape.find("./*/p:cNvPr", _NS)
    return properties.get("descr", "").strip() if properties is not None else ""


def _table(shape: etree._Element, name: str) -> Iterator[str]:
    table = shape.find("a:graphic/a:graphicData/a:tbl", _NS)
    if table is None:
        return
    style, first = table.find("a:tblPr", _NS), table.find("a:tr", _NS)
    if style is None or style.get("firstRow") != "1" or first is None:
        yield f"the table “{name}” has no header row"
    elif not all(_text(cell).strip() for cell in first.findall("a:tc", _NS)):
        yield f"the table “{name}” has an empty head"
    for cell in table.iter(f"{_A}tc"):
        spans, merges = (cell.get("gridSpan", "1"), cell.get("rowSpan", "1")), (cell.get("hMerge"), cell.get("vMerge"))
        if spans != ("1", "1") or "1" in merges or "true" in merges:
            yield f"the table “{name}” has merged cells"
            break


def _ends(shape: etree._Element, name: str, ids: set[str]) -> Iterator[str]:
    """A connector with an arrow, or with one end glued, has both glued to shapes of the slide.

    A dotted leader may hold on to its point alone: where it meets a text, the text's edge has no connection site.
    """
    ends = [shape.find(f"p:nvCxnSpPr/p:cNvCxnSpPr/a:{end}", _NS) for end in ("stCxn", "endCxn")]
    arrow = any(shape.find(f"p:spPr/a:ln/a:{end}[@type]", _NS) is not None for end in ("headEnd", "tailEnd"))
    leader = shape.find("p:spPr/a:ln/a:prstDash[@val='sysDot']", _NS) is not None and not arrow
    glued = [end is not None for end in ends]
    if (arrow or any(glued)) and not leader and not all(glued):
        yield f"the connector “{name}” is not attached at both ends"
    if any(end is not None and end.get("id", "") not in ids for end in ends):
        yield f"the connector “{name}” is attached to a shape that is not there"


def _languages(root: etree._Element, where: str = "") -> Iterator[str]:
    for run in root.iter(f"{_A}r", f"{_A}fld"):
        properties, words = run.find("a:rPr", _NS), run.findtext("a:t", "", _NS) or ""
        if words.strip() and (properties is None or not properties.get("lang")):
            yield f"{where}no language: “{words[:40]}”"


def _name(shape: etree._Element) -> str:
    properties = shape.find("./*/p:cNvPr", _NS)
    return properties.get("name", "") if properties is not None else ""


def _text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{_A}t"))


def main(arguments: list[str]) -> int:
    """Judge each deck named; returns the exit status."""
    failed = False
    for name in arguments:
        problems = access_problems(Path(name))
        print(f"{name}: {len(problems)} problems of access")
        failed = failed or bool(problems)
        for problem in problems:
            print(f"  {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
