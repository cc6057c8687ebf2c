"""A chain in the file: a named group of shapes and connectors that python-pptx finds glued to their boxes."""

from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.shapes.connector import Connector
from pptx.shapes.group import GroupShape

from builder.fit import fit
from builder.model.brand import Brand
from builder.model.slides import Deck, Origin, Paragraph, Run, Slide, Slot
from builder.model.visuals import Chain, ChainBox, ChainLink, Figure, Numbers
from builder.packs import load_pack
from builder.powerpoint import write

ROOT = Path(__file__).resolve().parents[2]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LINKS = (
    ("sources", "herald", False),
    ("officials", "herald", False),
    ("herald", "gazette", False),
    ("officials", "gazette", True),
)


def line(text: str, style: str = "heading") -> Paragraph:
    return Paragraph((Run(text, Origin("fact", "f", "attribution")),), style)


def written(visual: Chain | Numbers, tmp_path: Path) -> GroupShape:
    pack = load_pack("seminar", ROOT, bundled=ROOT / "templates")
    brand: Brand = pack.brand
    slots = {"title": Slot("title", (line("Who told whom"),)), "visual": Slot("visual", (visual,))}
    slide = Slide(id="s", template="chain", slots=slots)
    placed = fit(Deck(id="d", title="D", language="en-GB", slides=(slide,), citations=()), brand)
    assert placed.findings == ()
    write(placed, Path(pack.brand_path), tmp_path / "deck.pptx", brand)
    (group,) = [
        shape for shape in Presentation(str(tmp_path / "deck.pptx")).slides[0].shapes if isinstance(shape, GroupShape)
    ]
    return group


@pytest.fixture
def group(tmp_path: Path) -> GroupShape:
    names = ("sources", "officials", "herald", "gazette")
    chain = Chain(
        name="Chain",
        alt=line("Who told whom: sources and officials to the Herald; the Herald to the Gazette"),
        boxes=tuple(ChainBox(key=one, words=(line(one),), strong=one == "herald") for one in names),
        links=tuple(ChainLink(start=one, end=other, dashed=dashed) for one, other, dashed in LINKS),
        key=line("A dashed line is a step that the source does not state.", "caption"),
    )
    return written(chain, tmp_path)


def ends(connector: Connector) -> list[int]:
    """The ids of the shapes that a connector is glued to."""
    element = connector._element
    return [int(element.find(f".//{A}{tag}").get("id")) for tag in ("stCxn", "endCxn")]


def test_every_connector_is_glued_and_every_link_leads_from_its_box_to_its_box(group: GroupShape) -> None:
    names = {shape.shape_id: shape.name for shape in group.shapes}
    glued = [ends(shape) for shape in group.shapes if isinstance(shape, Connector)]
    assert glued
    assert all(one in names for pair in glued for one in pair)
    after: dict[str, set[str]] = {}
    for start, end in glued:
        after.setdefault(names[start], set()).add(names[end])
    reached: set[tuple[str, str]] = set()
    for start in ("sources", "officials", "herald"):
        waiting = list(after[start])
        while waiting:
            name = waiting.pop()
            if name.startswith("Waypoint"):
                waiting += after[name]
            else:
                reached.add((start, name))
    assert reached == {(one, other) for one, other, _ in LINKS}


def test_connectors_begin_and_end_where_their_shapes_do(group: GroupShape) -> None:
    shapes = {shape.shape_id: shape for shape in group.shapes}
    for connector in group.shapes:
        if isinstance(connector, Connector):
            start, end = (shapes[one] for one in ends(connector))
            assert connector.begin_x == start.left + start.width
            assert connector.end_x == end.left
            assert abs(connector.begin_y - (start.top + start.height // 2)) <= 1
            assert abs(connector.end_y - (end.top + end.height // 2)) <= 1


def test_the_group_is_named_and_described_and_what_has_no_words_is_decorative(group: GroupShape) -> None:
    properties = group._element.find(f"{P}nvGrpSpPr/{P}cNvPr")
    assert properties.get("name") == "Chain"
    assert properties.get("descr").startswith("Who told whom")
    for shape in group.shapes:
        if not (shape.has_text_frame and shape.text_frame.text):
            assert b"decorative" in etree.tostring(shape._element), shape.name


def test_the_box_in_which_all_meet_has_the_strong_outline(group: GroupShape) -> None:
    widths = {shape.name: shape.line.width.pt for shape in group.shapes if shape.has_text_frame and shape.line.width}
    assert widths["herald"] == 1.5
    assert widths["gazette"] == 1.0


def test_large_numbers_are_editable_text_in_one_size(tmp_path: Path) -> None:
    figures = tuple(Figure(value=line(one, "number"), words=(line("Ships"),)) for one in ("more than 400", "32"))
    group = written(Numbers(name="Numbers", alt=line("Numbers: more than 400; 32"), figures=figures), tmp_path)
    texts = [shape for shape in group.shapes if shape.has_text_frame and shape.text_frame.text]
    assert [shape.text_frame.text for shape in texts] == ["more than 400", "Ships", "32", "Ships"]
    sizes = {shape.text_frame.paragraphs[0].runs[0].font.size.pt for shape in (texts[0], texts[2])}
    assert len(sizes) == 1
    assert sizes.pop() >= 60
