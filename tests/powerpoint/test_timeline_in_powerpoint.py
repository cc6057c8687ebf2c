"""A timeline in the file: one named group with alternative text, cards with words, links and theme colours only."""

import re
from pathlib import Path

import pytest
from lxml import etree
from placed_decks import brand_file
from pptx import Presentation
from pptx.shapes.group import GroupShape

from builder.fit import fit
from builder.model.brand import Brand
from builder.model.slides import Deck, Origin, Paragraph, Run, Slide, Slot
from builder.model.visuals import Event, Timeline
from builder.packs import load_pack
from builder.powerpoint import write

ROOT = Path(__file__).resolve().parents[2]


def event(when: str, words: str, **changes: object) -> Event:
    origin = Origin("fact", "f", "headline")
    line = Paragraph((Run(when, origin, strong=True, break_after=True), Run(words, origin)))
    return Event(when=when, words=(line,), **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=["seminar", "classroom"])
def group(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> GroupShape:
    look: Brand = load_pack(request.param, ROOT, bundled=ROOT / "templates").brand
    visual = Timeline(
        name="Timeline",
        alt=Paragraph((Run("Timeline. 8 September 2022: four firms are listed", Origin("template")),)),
        events=(event("2022-09-08", "Four firms are listed"), event("2022-11", "A meeting", open=True)),
        key=Paragraph((Run("A dot is an exact day.", Origin("template")),), "caption"),
    )
    title = Slot("title", (Paragraph((Run("When", Origin("deck")),)),))
    slide = Slide(id="s", template="timeline", slots={"title": title, "visual": Slot("visual", (visual,))})
    placed = fit(Deck(id="d", title="D", language="en-GB", slides=(slide,), citations=()), look)
    path = tmp_path_factory.mktemp(request.param) / "timeline.pptx"
    write(placed, brand_file(request.param), path, look)
    (found,) = [shape for shape in Presentation(str(path)).slides[0].shapes if isinstance(shape, GroupShape)]
    return found


def test_it_is_one_group_that_says_what_it_shows(group: GroupShape) -> None:
    assert group.name == "Timeline"
    properties = group._element.xpath("./p:nvGrpSpPr/p:cNvPr")[0]
    assert properties.get("descr") == "Timeline. 8 September 2022: four firms are listed"


def test_its_words_are_editable_and_in_reading_order(group: GroupShape) -> None:
    words = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame and shape.text_frame.text]
    assert words[-3:] == ["2022-09-08\x0bFour firms are listed", "2022-11\x0bA meeting", "A dot is an exact day."]


def test_each_shape_has_its_own_name_and_what_has_no_words_is_decoration(group: GroupShape) -> None:
    names = [shape.name for shape in group.shapes]
    assert len(names) == len(set(names))
    for shape in group.shapes:
        wordless = not (shape.has_text_frame and shape.text_frame.text)
        assert bool(shape._element.xpath(".//*[local-name()='decorative']")) == wordless, shape.name


def test_its_colours_and_fonts_are_the_theme_s(group: GroupShape) -> None:
    xml = etree.tostring(group._element, encoding="unicode")
    assert "srgbClr" not in xml
    assert all(font.startswith("+") for font in re.findall(r'typeface="([^"]+)"', xml))


def test_the_line_of_an_exact_day_holds_on_to_its_dot(group: GroupShape) -> None:
    names = {shape.shape_id: shape.name for shape in group.shapes}
    held = {
        shape.name: names[int(end.get("id"))]
        for shape in group.shapes
        for end in shape._element.xpath("./p:nvCxnSpPr/p:cNvCxnSpPr/a:stCxn")
    }
    assert held == {"Leader 1": "Dot 1"}
