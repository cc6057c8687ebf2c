"""What PowerPoint repairs, if it opens a file at all: ids, orders, targets, types and counts of a deck built whole."""

import posixpath
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SECTIONS = """
  - template: key-facts
    section: What is said
    title: {text: At least 11 ships waited outside, rests-on: [ships]}
    facts: [closed, ships]
  - template: table
    section: Who says so
    title: Who says so
    facts: [closed, ships, repairs]
    columns: [{head: What is said, field: assertion}, {head: Status, field: status}]
"""
ORDERS = {
    "rPr": "ln noFill solidFill gradFill effectLst highlight uLn latin ea cs sym hlinkClick hlinkMouseOver rtl extLst",
    "pPr": "lnSpc spcBef spcAft buClr buSzPct buFont buNone buAutoNum buChar tabLst defRPr extLst",
    "bodyPr": "prstTxWarp noAutofit normAutofit spAutoFit extLst",
    "tbl": "tblPr tblGrid tr",
    "tc": "txBody tcPr extLst",
    "p": "pPr r br fld endParaRPr",
}


@pytest.fixture
def built(project: Path, run, edit) -> Path:
    """The tiny project's deck, with sections and a table."""
    edit("decks/harbour.yaml", "  - template: passage\n", f"{SECTIONS[1:]}  - template: passage\n")
    result = run("build", "-o", "out")
    assert result.exit_code == 0, result.output
    return project / "out" / "harbour.pptx"


@pytest.fixture
def parts(built: Path) -> dict[str, bytes]:
    """The parts of that deck; no two have names that differ in capitals alone."""
    with zipfile.ZipFile(built) as archive:
        names = archive.namelist()
        assert len(set(map(str.casefold, names))) == len(names)
        return {name: archive.read(name) for name in names}


def trees(parts: dict[str, bytes], under: str = "") -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(data) for name, data in parts.items() if name.startswith(under) and name.endswith(".xml")
    }


def relations(parts: dict[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """The inner relationships of a part: kind and target by id."""
    folder, name = posixpath.split(part)
    rels = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for item in etree.fromstring(rels) if rels else ():
        assert item.get("Id") not in found
        target = item.get("Target")
        if item.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            assert target in parts, f"{part} points to {target}"
        found[item.get("Id")] = (item.get("Type").rpartition("/")[2], target)
    return found


def test_the_schema_finds_nothing(built) -> None:
    assert OpenXmlValidator().validate(str(built)).errors == []


def test_every_relationship_leads_somewhere_and_every_reference_has_one(parts) -> None:
    reached = {target for part in ("", *parts) for _, target in relations(parts, part).values()}
    for name, tree in trees(parts).items():
        own = relations(parts, name)
        used = {value for node in tree.iter() for key, value in node.attrib.items() if key.startswith(R)}
        assert used <= set(own), name
    content = {name for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert content <= reached


def test_each_part_has_one_content_type_and_no_type_is_left_over(parts) -> None:
    items = list(etree.fromstring(parts["[Content_Types].xml"]))
    overrides = [item.get("PartName").lstrip("/") for item in items if item.get("PartName")]
    assert len(set(overrides)) == len(overrides)
    assert set(overrides) == {name for name in parts if name.endswith(".xml") and name != "[Content_Types].xml"}
    assert {item.get("Extension") for item in items} >= {"rels", "xml"}


def test_ids_of_shapes_slides_masters_and_layouts_are_unique(parts) -> None:
    for name, tree in trees(parts, "ppt/").items():
        shapes = [node.get("id") for node in tree.iter(f"{P}cNvPr")]
        assert len(set(shapes)) == len(shapes), name
    presentation = etree.fromstring(parts["ppt/presentation.xml"])
    slides = [int(node.get("id")) for node in presentation.iter(f"{P}sldId")]
    assert len(set(slides)) == len(slides)
    assert min(slides) >= 256
    ids = [node.get("id") for node in presentation.iter(f"{P}sldMasterId")]
    for tree in trees(parts, "ppt/slideMasters/").values():
        ids += [node.get("id") for node in tree.iter(f"{P}sldLayoutId")]
    assert len(set(ids)) == len(ids)
    assert min(map(int, ids)) >= 2**31
    own = relations(parts, "ppt/presentation.xml")
    for tag in ("notesMaster", "handoutMaster"):
        (master,) = presentation.iter(f"{P}{tag}Id")
        assert own[master.get(f"{R}id")][0] == tag


def test_elements_stand_in_the_order_of_the_schema(parts) -> None:
    seen = set()
    for name, tree in trees(parts, "ppt/").items():
        for tag, names in ORDERS.items():
            order = [f"{A}{child}" for child in names.split()]
            for node in tree.iter(f"{A}{tag}"):
                children = [order.index(child.tag) for child in node]
                if tag == "p":  # runs, breaks and fields stand as they come
                    children = [min(place, 1) if place < 4 else place for place in children]
                assert children == sorted(children), f"{name}: {etree.tostring(node)[:300]!r}"
                seen.add(tag)
    assert seen == set(ORDERS)


def test_tables_have_as_many_cells_as_columns_and_a_style_that_exists(parts) -> None:
    styles = {node.get("styleId") for node in etree.fromstring(parts["ppt/tableStyles.xml"]).iter(f"{A}tblStyle")}
    tables = [table for tree in trees(parts, "ppt/slides/").values() for table in tree.iter(f"{A}tbl")]
    assert tables
    for table in tables:
        assert table.findtext(f"{A}tblPr/{A}tableStyleId") in styles
        columns = table.findall(f"{A}tblGrid/{A}gridCol")
        frame = next(table.iterancestors(f"{P}graphicFrame"))
        width = sum(int(column.get("w")) for column in columns)
        assert width == int(frame.find(f"{P}xfrm/{A}ext").get("cx"))
        for row in table.findall(f"{A}tr"):
            assert len(row.findall(f"{A}tc")) == len(columns)
            assert all(cell.find(f"{A}txBody/{A}p") is not None for cell in row)


def test_placeholders_of_a_slide_are_those_of_its_layout(parts) -> None:
    for name, tree in trees(parts, "ppt/slides/").items():
        (layout,) = [target for kind, target in relations(parts, name).values() if kind == "slideLayout"]
        wanted = {(node.get("type"), node.get("idx")) for node in etree.fromstring(parts[layout]).iter(f"{P}ph")}
        own = [(node.get("type"), node.get("idx")) for node in tree.iter(f"{P}ph")]
        assert set(own) <= wanted, name
        assert len(set(own)) == len(own), name


def test_sections_cover_each_slide_once(parts) -> None:
    presentation = etree.fromstring(parts["ppt/presentation.xml"])
    sections = list(presentation.iter(f"{P14}section"))
    assert [section.get("name") for section in sections] == ["The harbour of Leska", "What is said", "Who says so"]
    members = [node.get("id") for section in sections for node in section.iter(f"{P14}sldId")]
    assert members == [node.get("id") for node in presentation.iter(f"{P}sldId")]
    identities = [section.get("id") for section in sections]
    assert all(re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", identity) for identity in identities)
    assert len(set(identities)) == len(identities)


def test_the_properties_count_slides_and_notes(parts) -> None:
    properties = {node.tag.rpartition("}")[2]: node.text for node in etree.fromstring(parts["docProps/app.xml"])}
    assert int(properties["Slides"]) == len(trees(parts, "ppt/slides/"))
    assert int(properties["Notes"]) == len(trees(parts, "ppt/notesSlides/"))
    for name in trees(parts, "ppt/notesSlides/"):
        kinds = dict(relations(parts, name).values())
        assert name in {target for _, target in relations(parts, kinds["slide"]).values()}
