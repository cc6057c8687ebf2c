"""The judgement on access: what is wrong with a file that a person or another program has made."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.slide import Slide
from pptx.util import Inches

_spec = importlib.util.spec_from_file_location(
    "judge_access", Path(__file__).parents[2] / "scripts" / "judge_access.py"
)
assert _spec
assert _spec.loader
judge_access = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(judge_access)

ROOT = Path(__file__).parents[2]


def judged(folder: Path, spoil: Callable[[Slide], object], title: str = "A title", slides: int = 1) -> list[str]:
    """What is wrong with a deck of `slides` slides, each with a title of its own, after `spoil` worked on the first."""
    deck = Presentation()
    deck.core_properties.title = title
    for number in range(slides):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        run = slide.shapes.title.text_frame.paragraphs[0].add_run()
        run.text = f"Slide {number + 1} says something"
        run._r.get_or_add_rPr().set("lang", "en-GB")
    spoil(deck.slides[0])
    path = folder / "deck.pptx"
    deck.save(str(path))
    return judge_access.access_problems(path)


def connect(slide: Slide, ends: int) -> None:
    """Add two boxes and a connector with an arrow, glued to them at so many ends."""
    box = MSO_SHAPE.RECTANGLE
    boxes = [slide.shapes.add_shape(box, Inches(1 + 3 * at), Inches(3), Inches(2), Inches(1)) for at in (0, 1)]
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(3), Inches(3.5), Inches(4), Inches(3.5))
    for glue, shape, site in ((line.begin_connect, boxes[0], 3), (line.end_connect, boxes[1], 1))[:ends]:
        glue(shape, site)
    for shape in (*boxes, line):
        shape._element.xpath(".//p:cNvPr")[0].set("descr", "A box or the link between the boxes")


def untouched(_slide: Slide) -> None:
    """Spoil nothing."""


def test_a_plain_deck_is_well(tmp_path: Path) -> None:
    assert judged(tmp_path, untouched) == []


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda slide: slide.shapes.title.text_frame.clear(), "an empty title placeholder"),
        (lambda slide: slide.shapes.title._element.getparent().remove(slide.shapes.title._element), "no title"),
        (lambda slide: slide.shapes.add_shape(MSO_SHAPE.OVAL, 0, 0, 9, 9), "neither alternative text nor is it"),
        (lambda slide: slide.shapes.add_group_shape(), "neither alternative text nor is it decoration"),
        (lambda slide: slide.shapes.add_table(2, 2, 0, 0, 99, 99), "has an empty head"),
        (lambda slide: slide.shapes.add_textbox(Inches(-1), 0, Inches(2), Inches(1)), "72.0 pt off the slide"),
        (lambda slide: slide.shapes.title.text_frame.paragraphs[0].runs[0]._r.rPr.attrib.pop("lang"), "no language"),
        (lambda slide: connect(slide, 1), "is not attached at both ends"),
    ],
)
def test_what_keeps_somebody_from_reading_is_told(
    tmp_path: Path, spoil: Callable[[Slide], object], problem: str
) -> None:
    found = judged(tmp_path, spoil)
    assert any(problem in line for line in found), found


def test_a_connector_glued_at_both_ends_is_well(tmp_path: Path) -> None:
    assert judged(tmp_path, lambda slide: connect(slide, 2)) == []


def test_equal_titles_missing_sections_and_a_missing_document_title_are_told(tmp_path: Path) -> None:
    def copy(slide: Slide) -> None:
        slide.shapes.title.text_frame.paragraphs[0].runs[0].text = "SLIDE 2 says  something"

    assert any("slide 2: the same title as slide 1" in line for line in judged(tmp_path, copy, slides=2))
    assert "10 slides and no sections" in judged(tmp_path, untouched, slides=10)
    assert judged(tmp_path, untouched, title=" ") == ["the document has no title"]


def test_a_dotted_leader_may_hold_on_to_its_point_alone(tmp_path: Path) -> None:
    def lead(slide: Slide) -> None:
        connect(slide, 1)
        slide.shapes[-1].line.dash_style = MSO_LINE.ROUND_DOT

    assert judged(tmp_path, lead) == []
