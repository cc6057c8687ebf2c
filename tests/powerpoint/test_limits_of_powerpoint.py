"""What the schema lets pass and PowerPoint repairs: values out of range, and parts that do not fit each other."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from builder.model.placed import PlacedDeck

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST = 51_206_400
# ECMA-376 part 1, 20.1.10: ST_TextFontSize, ST_TextSpacingPoint, ST_TextMargin, ST_TextIndent, ST_LineWidth and others.
RANGES = {
    ("rPr", "sz"): (100, 400_000),
    ("defRPr", "sz"): (100, 400_000),
    ("endParaRPr", "sz"): (100, 400_000),
    ("rPr", "spc"): (-400_000, 400_000),
    ("spcPts", "val"): (0, 158_400),
    ("spcPct", "val"): (0, 13_200_000),
    ("pPr", "marL"): (0, MOST),
    ("pPr", "indent"): (-MOST, MOST),
    ("pPr", "lvl"): (0, 8),
    ("ln", "w"): (0, 20_116_800),
    ("ext", "cx"): (0, 2**31 - 1),
    ("ext", "cy"): (0, 2**31 - 1),
    ("path", "w"): (1, 2**31 - 1),
    ("path", "h"): (1, 2**31 - 1),
    ("tr", "h"): (1, 2**31 - 1),
    ("gridCol", "w"): (1, 2**31 - 1),
    ("lumMod", "val"): (0, 100_000),
    ("lumOff", "val"): (0, 100_000),
}
# The guides that a preset's adjustment may have; PowerPoint takes a file with any other for damaged.
ADJUSTMENTS = {
    "rect": set(),
    "ellipse": set(),
    "roundRect": {"adj"},
    "straightConnector1": set(),
    "bentConnector3": set(),
}
LABELS = {"clustered": {"ctr", "inBase", "inEnd", "outEnd"}, "stacked": {"ctr", "inBase", "inEnd"}}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


@pytest.fixture
def trees(shipped: tuple[PlacedDeck, Path]) -> dict[str, etree._Element]:
    """The parts of a shipped deck that a deck does not take over from its brand."""
    with zipfile.ZipFile(shipped[1]) as archive:
        names = [name for name in archive.namelist() if re.match(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml", name)]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def test_every_value_is_in_the_range_of_its_type(trees: dict[str, etree._Element]) -> None:
    seen = set()
    for name, tree in trees.items():
        for (tag, attribute), (least, most) in RANGES.items():
            for node in tree.iter(f"{A}{tag}"):
                value = node.get(attribute)
                if value is not None:
                    seen.add(tag)
                    assert least <= int(value) <= most, f"{name}: {tag} {attribute} {value}"
    assert seen >= {"rPr", "spcPts", "pPr", "ln", "ext", "path", "tr", "gridCol", "lumMod"}


def test_presets_have_no_adjustment_but_their_own(trees: dict[str, etree._Element]) -> None:
    for tree in trees.values():
        for shape in tree.iter(f"{A}prstGeom"):
            assert {guide.get("name") for guide in shape.iter(f"{A}gd")} <= ADJUSTMENTS[shape.get("prst", "")]


def test_each_run_says_its_language_as_powerpoint_writes_it(trees: dict[str, etree._Element]) -> None:
    for name, tree in trees.items():
        for run in tree.iter(f"{A}r", f"{A}fld"):
            assert LANGUAGE.fullmatch(run.find(f"{A}rPr").get("lang", "")), f"{name}: {run.findtext(f'{A}t')}"


def test_a_group_is_as_large_outside_as_inside_and_no_group_is_empty(trees: dict[str, etree._Element]) -> None:
    found = 0
    for name, tree in trees.items():
        for group in tree.iter(f"{P}grpSp"):
            found += 1
            frame = group.find(f"{P}grpSpPr/{A}xfrm")
            off, ext, inner, within = (dict(child.attrib) for child in frame)
            assert (off, ext) == (inner, within), name
            left, top, width, height = (int(one) for one in (*off.values(), *ext.values()))
            shapes = [child for child in group if child.tag in {f"{P}sp", f"{P}cxnSp"}]
            assert shapes, name
            for shape in shapes:
                at, size = (dict(one.attrib) for one in shape.find(f"{P}spPr/{A}xfrm"))
                x, y, across, down = (int(one) for one in (*at.values(), *size.values()))
                assert left <= x <= x + across <= left + width, name
                assert top <= y <= y + down <= top + height, name
    assert found


def test_outlines_begin_with_a_point_close_and_stay_in_their_box(trees: dict[str, etree._Element]) -> None:
    paths = [path for tree in trees.values() for path in tree.iter(f"{A}path")]
    assert paths
    for path in paths:
        orders = [node.tag.removeprefix(A) for node in path]
        assert re.fullmatch(r"(moveTo( lnTo){2,} close ?)+", " ".join(orders))
        for point in path.iter(f"{A}pt"):
            assert 0 <= int(point.get("x")) <= int(path.get("w"))
            assert 0 <= int(point.get("y")) <= int(path.get("h"))


def test_charts_have_label_places_of_their_kind_and_caches_as_their_workbook(
    shipped: tuple[PlacedDeck, Path], trees: dict[str, etree._Element]
) -> None:
    charts = {name: tree for name, tree in trees.items() if name.startswith("ppt/charts/")}
    assert charts
    for name, tree in charts.items():
        grouping = tree.find(f".//{C}grouping").get("val")
        assert {node.get("val") for node in tree.iter(f"{C}dLblPos")} <= LABELS[grouping]
        axes = [node.get("val") for node in tree.find(f".//{C}barChart").findall(f"{C}axId")]
        assert sorted(axes) == sorted(node.find(f"{C}axId").get("val") for node in tree.iter(f"{C}catAx", f"{C}valAx"))
        cells = workbook(shipped[1], name)
        for reference in tree.iter(f"{C}strRef", f"{C}numRef"):
            places = list(spread(reference.findtext(f"{C}f")))
            cache = reference[1]
            assert int(cache.find(f"{C}ptCount").get("val")) == len(places)
            cached = {places[int(point.get("idx"))]: point.findtext(f"{C}v") for point in cache.iter(f"{C}pt")}
            assert cached == {place: cells[place] for place in places if place in cells}


def spread(reference: str) -> Iterator[str]:
    """The cells of a reference within one column: Sheet1!$B$2:$B$4."""
    sheet, _, cells = reference.partition("!")
    assert sheet == "Sheet1"
    column, first, last = re.fullmatch(r"\$([A-Z])\$(\d+)(?::\$[A-Z]\$(\d+))?", cells).groups()
    yield from (f"{column}{row}" for row in range(int(first), int(last or first) + 1))


def workbook(deck: Path, chart: str) -> dict[str, str]:
    """What the cells of a chart's workbook hold."""
    with zipfile.ZipFile(deck) as archive:
        book = archive.read(chart.replace("/charts/", "/embeddings/").replace(".xml", ".xlsx"))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        strings = [node.findtext(f"{S}t") for node in etree.fromstring(archive.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    values = {cell.get("r"): (cell.get("t"), cell.findtext(f"{S}v")) for cell in sheet.iter(f"{S}c")}
    return {place: strings[int(value)] if kind == "s" else value for place, (kind, value) in values.items()}
