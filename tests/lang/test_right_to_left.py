"""Decks that are written from right to left: what their files say, and where their shapes stand."""

import re
import sys
from pathlib import Path

import msgspec
import pytest
from harbours_abroad import ARABIC, DECK, made, opened, told, write
from lxml import etree
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from builder.adoption import adopt_file
from builder.build import make_deck, read_ledger, read_pack
from builder.fit.mirror import mirrored_brand
from builder.model.brand import Brand
from builder.model.language import is_right_to_left
from builder.model.placed import PlacedText, PlacedVisual
from builder.model.slides import Origin, Paragraph, Run
from builder.powerpoint.directions import isolated, runs_from_right

PROGRAM = Origin("program")
DECK_IN_ENGLISH = (
    ARABIC.replace("language: ar", "language: en")
    .replace("روايتان عن الميناء", "Two accounts of the harbour")
    .replace("من الذي عدّ السفن؟", "Who counted the ships?")
)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Presentation:
    return opened(made(tmp_path_factory.mktemp("arabic"), ARABIC))


def paragraphs(presentation: Presentation) -> list[etree._Element]:
    return [one for slide in presentation.slides for one in slide._element.iter(qn("a:p"))]


def words_of(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("a:t")))


def named(presentation: Presentation, slide: int, word: str) -> list[object]:
    return [shape for shape in presentation.slides[slide].shapes if word in shape.name]


def test_the_arabic_deck_is_clean_but_for_the_rules_language(tmp_path: Path) -> None:
    assert [line.split()[2] for line in told(made(tmp_path, ARABIC)) if "D112" not in line] == ["D118"]


def test_arabic_paragraphs_run_from_the_right_and_begin_there(deck: Presentation) -> None:
    arabic = [one for one in paragraphs(deck) if re.search("[\u0620-\u064a]", words_of(one))]
    assert len(arabic) > 20
    for one in arabic:
        properties = one.find(qn("a:pPr"))
        assert properties is not None, words_of(one)
        assert (properties.get("rtl"), properties.get("algn") in ("r", "ctr")) == ("1", True), words_of(one)


def test_an_english_sentence_keeps_its_direction_and_begins_at_the_decks_side(deck: Presentation) -> None:
    one = next(one for one in paragraphs(deck) if "The closure may last until Friday." in words_of(one))
    said = words_of(one)
    properties = one.find(qn("a:pPr"))
    assert (properties.get("rtl"), properties.get("algn")) == (None, "r")
    assert "\u200f" not in said
    assert {run.get("lang") for run in one.iter(qn("a:rPr"))} >= {"en"}


def test_the_first_column_stands_on_the_right(deck: Presentation) -> None:
    (left,), (right,) = named(deck, 1, "Left"), named(deck, 1, "Right")
    first, second = (left, right) if "سلطة" in left.text_frame.text else (right, left)
    assert first.left > second.left
    assert first.left + first.width > 0.9 * deck.slide_width


def test_tables_have_their_first_column_on_the_right(deck: Presentation) -> None:
    (table,) = [shape for shape in deck.slides[2].shapes if shape.has_table]
    assert table._element.find(".//" + qn("a:tblPr")).get("rtl") == "1"
    assert table.table.cell(0, 0).text == "من"


def test_pills_stand_at_the_right_end_of_their_card(tmp_path: Path) -> None:
    one = made(tmp_path, ARABIC)
    assert one.placed is not None
    for slide in one.placed.slides:
        for shape in slide.shapes:
            if isinstance(shape, PlacedText) and shape.pills:
                first = shape.pills[0].box
                assert shape.box.right - first.right < first.x - shape.box.x or first.width > shape.box.width / 2


def test_a_chain_begins_on_the_right_and_its_links_stay_glued(tmp_path: Path) -> None:
    one = made(tmp_path, ARABIC)
    assert one.placed is not None
    (visual,) = [shape for shape in one.placed.slides[3].shapes if isinstance(shape, PlacedVisual)]
    boxes = {shape.key: shape.box for shape in visual.shapes if hasattr(shape, "box")}
    links = [shape for shape in visual.shapes if hasattr(shape, "from_shape")]
    assert links
    for link in links:
        assert link.start[0] == boxes[link.from_shape].x
        assert link.end[0] == boxes[link.to_shape].right
        assert (link.from_site, link.to_site) == (1, 3)


def test_bars_grow_from_the_right(deck: Presentation) -> None:
    (chart,) = [shape.chart for shape in deck.slides[4].shapes if shape.has_chart]
    space = chart._chartSpace
    assert [one.get("val") for one in space.iter(qn("c:orientation"))] == ["maxMin", "maxMin"]
    assert next(space.iter(qn("c:axPos"))).get("val") == "r"


def test_the_page_number_stands_on_the_left(deck: Presentation) -> None:
    numbers = [shape for shape in deck.slides[1].placeholders if shape.placeholder_format.type == 13]
    assert numbers
    assert numbers[0].left < deck.slide_width / 2


def test_the_backdrop_follows_and_nothing_leaves_the_slide(deck: Presentation) -> None:
    for slide in deck.slides:
        assert slide._element.get("showMasterSp") == "0"
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width


def test_letters_that_join_are_not_drawn_apart(deck: Presentation) -> None:
    (kicker,) = named(deck, 1, "Kicker")
    assert {run.get("spc") for run in kicker._element.iter(qn("a:rPr"))} == {"0"}


def test_notes_run_from_the_right_too(deck: Presentation) -> None:
    notes = deck.slides[1].notes_slide.notes_text_frame
    assert notes is not None
    arabic = [one for one in notes._txBody.iter(qn("a:p")) if re.search("[\u0620-\u064a]", words_of(one))]
    assert {one.find(qn("a:pPr")).get("rtl") for one in arabic} == {"1"}


def isolated_text(text: str, language: str = "") -> str:
    (run,) = isolated((Run(text, PROGRAM, language=language),))
    return run.text


def test_words_of_the_other_direction_keep_their_signs_and_no_more() -> None:
    assert isolated_text("نص") == "نص"
    assert isolated_text("45") == "45"
    assert isolated_text("Kyiv, 21 نوفمبر") == "Kyiv\u200f, 21 نوفمبر"
    assert isolated_text("(Kyiv)", "en") == "\u200e(Kyiv)\u200e\u200f"
    assert isolated_text(" Kyiv, paragraph 1") == " Kyiv, paragraph 1\u200f"


def test_which_paragraphs_run_from_the_right() -> None:
    def runs(text: str) -> bool:
        return runs_from_right(Paragraph((Run(text, PROGRAM),)))

    assert (runs("نص"), runs("Kyiv و"), runs("45"), runs("Kyiv"), runs("84 − 43 = 41")) == (
        True,
        True,
        True,
        False,
        False,
    )
    assert runs_from_right(Paragraph((Run("Kyiv", PROGRAM),)), indented=True)
    assert [is_right_to_left(tag) for tag in ("ar", "he", "fa-IR", "ur", "ps", "de", "az-Arab", "pa-PK")] == [
        *(True, True, True, True, True, False, True, False)
    ]


def turned_brand() -> Brand:
    """The seminar's brand as a school that writes from right to left would have it."""
    return mirrored_brand(read_pack("seminar", Path(__file__).parents[2]).brand)


def test_turning_a_brand_twice_gives_it_back() -> None:
    brand = read_pack("seminar", Path(__file__).parents[2]).brand
    assert not brand.is_right_to_left
    assert turned_brand().is_right_to_left
    assert mirrored_brand(turned_brand()) == brand


@pytest.mark.parametrize(("language", "rtl", "algn"), [("en", "0", "l"), ("ar", None, None)])
def test_a_brand_set_from_right_to_left_serves_both(tmp_path: Path, language: str, rtl: str, algn: str) -> None:
    """An English deck says so in each paragraph; an Arabic one needs to say nothing, and nothing is moved."""
    write(tmp_path, ARABIC.replace("language: ar", f"language: {language}"))
    pack = msgspec.structs.replace(read_pack("seminar", tmp_path), brand=turned_brand())
    one = make_deck(Path(DECK), tmp_path, read_ledger(tmp_path)[0], packs={"seminar": pack})
    (title,) = [
        shape for shape in opened(one).slides[1].shapes if shape.has_text_frame and "روايتان" in shape.text_frame.text
    ]
    properties = title.text_frame.paragraphs[0]._p.find(qn("a:pPr"))
    found = (None, None) if properties is None else (properties.get("rtl"), properties.get("algn"))
    assert found == (rtl, algn)
    assert one.placed is not None
    columns = {shape.slot.name: shape.box.x for shape in one.placed.slides[1].shapes}
    assert (columns["left"] > columns["right"]) == (language == "ar")
    (kicker,) = [shape for shape in one.placed.slides[1].shapes if shape.slot.name == "kicker"]
    assert isinstance(kicker, PlacedText)
    assert kicker.moved == (language == "en")


def adopted(project: Path, name: str) -> str:
    """Adopt one of the templates as people have them, made by code; the pack's name."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "brands"))
    import odd_templates

    one = next(one for one in odd_templates.ADOPTED if one.name == name)
    made = adopt_file(odd_templates.make(one, project), name, project, "seminar")
    for path, data in made.files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return name


def side_of(paragraph: etree._Element) -> tuple[str | None, str | None]:
    properties = paragraph.find(qn("a:pPr"))
    return (None, None) if properties is None else (properties.get("rtl"), properties.get("algn"))


@pytest.mark.parametrize("name", ["office-arabic", "office-hebrew"])
def test_an_english_deck_on_a_template_from_right_to_left_says_so_in_each_paragraph(tmp_path: Path, name: str) -> None:
    write(tmp_path, DECK_IN_ENGLISH)
    one = make_deck(Path(DECK), tmp_path, read_ledger(tmp_path)[0], pack_name=adopted(tmp_path, name))
    file = opened(one)
    # The page number's paragraph is the template's own.
    own = [one for one in paragraphs(file) if one.find(qn("a:fld")) is None]
    assert len(own) > 20
    assert {side_of(one)[0] for one in own} == {"0"}
    (title,) = [one for one in paragraphs(file) if words_of(one) == "Two accounts of the harbour"]
    assert side_of(title) == ("0", "l")
    notes = file.slides[1].notes_slide.notes_text_frame
    assert notes is not None
    assert {side_of(one) for one in notes._txBody.iter(qn("a:p"))} == {("0", "l")}


@pytest.mark.parametrize("name", ["office-arabic", "german-ministry"])
def test_an_arabic_deck_on_any_template_begins_on_the_right(tmp_path: Path, name: str) -> None:
    write(tmp_path, ARABIC)
    one = make_deck(Path(DECK), tmp_path, read_ledger(tmp_path)[0], pack_name=adopted(tmp_path, name))
    for said in ("روايتان عن الميناء", "جنبًا إلى جنب"):
        (found,) = [one for one in paragraphs(opened(one)) if words_of(one) == said]
        assert side_of(found) in [("1", "r"), (None, "r")], said
    assert one.placed is not None
    columns = {shape.slot.name: shape.box.x for shape in one.placed.slides[1].shapes}
    assert columns["left"] > columns["right"]


def test_a_logo_at_the_upper_right_stays_uncovered(tmp_path: Path) -> None:
    """A stranger's slots are turned within their row, so that a title beside a logo stays beside it."""
    write(tmp_path, ARABIC)
    name = adopted(tmp_path, "german-ministry")
    ledger = read_ledger(tmp_path)[0]
    turned = make_deck(Path(DECK), tmp_path, ledger, pack_name=name)
    (tmp_path / DECK).write_text(ARABIC.replace("language: ar", "language: de"), "utf-8")
    straight = make_deck(Path(DECK), tmp_path, ledger, pack_name=name)
    assert turned.placed is not None
    assert straight.placed is not None
    for ours, theirs in zip(turned.placed.slides[1:5], straight.placed.slides[1:5], strict=True):
        boxes = [{one.slot.name: (one.box.x, one.box.width) for one in slide.shapes} for slide in (ours, theirs)]
        assert boxes[0]["title"] == boxes[1]["title"]
