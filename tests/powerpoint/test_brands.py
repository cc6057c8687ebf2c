"""The committed brands: complete, the same as their tokens make, and read back as they were made."""

import zipfile

import pytest
from placed_decks import PACKS, brand, brand_file, settings
from pptx import Presentation

from builder.binding.patterns import SLIDE_HEIGHT, SLIDE_WIDTH
from builder.errors import SourcedeckError
from builder.model.brand import Box
from builder.powerpoint import make_brand, read_brand

LAYOUTS = {
    "Title": "kicker title subtitle meta sources",
    "Section": "kicker title subtitle sources",
    "Text": "kicker title body sources",
    "Text and task": "kicker title body task sources",
    "Two columns": "kicker title left right sources",
    "Two columns and task": "kicker title left right task sources",
    "Three columns": "kicker title left middle right sources",
    "Three columns and task": "kicker title left middle right task sources",
    "Passage": "kicker title passage sources",
    "Passage and task": "kicker title passage task sources",
    "Passage and reading": "kicker title passage reading sources",
    "Passage, reading and task": "kicker title passage reading task sources",
    "Quotation": "kicker title quotation sources",
    "Quotation and task": "kicker title quotation task sources",
    "Quotation and text": "kicker title quotation body sources",
    "Quotation, text and task": "kicker title quotation body task sources",
    "Table": "kicker title table sources",
    "Table and task": "kicker title table task sources",
    "Statements": "kicker title first second third sources",
    "Statements and task": "kicker title first second third task sources",
    "Four cards": "kicker title one two three four sources",
    "Four cards and task": "kicker title one two three four task sources",
    "Six cards": "kicker title one two three four five six sources",
    "Six cards and task": "kicker title one two three four five six task sources",
    "Prompt": "kicker title prompt sources",
    "Prompt and task": "kicker title prompt task sources",
    "Visual": "kicker title visual sources",
    "Visual and task": "kicker title visual task sources",
    "Visual and aside": "kicker title visual aside sources",
    "Visual, aside and task": "kicker title visual aside task sources",
    "Prompt and aside": "kicker title prompt aside sources",
    "List": "kicker title list sources",
    "List and aside": "kicker title list aside sources",
}


@pytest.mark.parametrize("pack", PACKS)
def test_the_committed_brand_is_what_its_tokens_make(pack: str) -> None:
    made = make_brand(settings(pack))
    assert made == make_brand(settings(pack))
    assert brand_file(pack).read_bytes() == made, f"run: sourcedeck pack make {pack}"


@pytest.mark.parametrize("pack", PACKS)
def test_every_layout_has_its_slots_inside_the_slide_and_apart(pack: str) -> None:
    look = brand(pack)
    assert {layout.name: " ".join(slot.name for slot in layout.slots) for layout in look.layouts} == LAYOUTS
    assert (look.width, look.height) == (SLIDE_WIDTH, SLIDE_HEIGHT)
    for layout in look.layouts:
        boxes = [slot.box for slot in layout.slots]
        assert all(box.x >= 0 and box.y >= 0 and box.right <= look.width and box.bottom <= look.height for box in boxes)
        for place, box in enumerate(boxes):
            assert not any(_meet(box, other) for other in boxes[place + 1 :]), layout.name
        indexes = [slot.idx for slot in layout.slots]
        assert len(set(indexes)) == len(indexes)


def _meet(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("pack", PACKS)
def test_styles_come_down_the_chain(pack: str) -> None:
    look = brand(pack)
    text = next(layout for layout in look.layouts if layout.name == "Text")
    title, body, strip = (text.slot(name) for name in ("title", "body", "sources"))
    assert title
    assert body
    assert strip
    assert (title.levels[0].font, title.levels[0].bold) == (look.theme_fonts["major"], True)
    assert (body.levels[0].font, body.levels[0].bullet, body.levels[1].bullet) == (look.theme_fonts["minor"], "", "•")
    assert body.levels[1].indent == -body.levels[1].margin_left
    assert strip.role == "sources"
    for layout in look.layouts:
        assert all(slot.levels[0].size >= slot.least for slot in layout.slots), layout.name


def test_colours_and_named_styles_are_the_theme_s() -> None:
    look = brand("seminar")
    assert look.theme_colors["tx2"] == "12294B"
    assert look.theme_colors[look.highlight] == "FFE58A"
    assert look.char_styles["cite"].color == "hlink"
    assert look.para_styles["quotation"].font == "Cambria"


@pytest.mark.parametrize("pack", PACKS)
def test_python_pptx_reads_the_brand_and_finds_nobody_in_it(pack: str) -> None:
    presentation = Presentation(str(brand_file(pack)))
    assert [layout.name for layout in presentation.slide_layouts] == list(LAYOUTS)
    properties = presentation.core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")


@pytest.mark.parametrize("pack", PACKS)
def test_text_stands_out_from_its_ground(pack: str) -> None:
    colors = brand(pack).theme_colors
    for ink, ground in (("tx1", "bg1"), ("tx2", "bg1"), ("accent3", "bg1"), ("tx1", "bg2"), ("accent1", "bg1")):
        assert _contrast(colors[ink], colors[ground]) >= 4.5, (ink, ground)


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""

    def luminance(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_an_unknown_key_is_named() -> None:
    broken = settings("seminar")
    broken["table"] = {"head-sise": 3}
    with pytest.raises(SourcedeckError, match="head-sise"):
        make_brand(broken)


def test_an_unknown_colour_is_named_with_those_that_exist() -> None:
    broken = settings("seminar")
    broken["table"] = {"head-fill": "navvy"}
    with pytest.raises(SourcedeckError, match="no colour “navvy”"):
        make_brand(broken)


def test_a_file_that_is_no_presentation_is_refused(tmp_path) -> None:
    plain = tmp_path / "brand.pptx"
    plain.write_text("hello")
    with pytest.raises(SourcedeckError, match="is not a PowerPoint file"):
        read_brand(plain, settings("seminar"))


@pytest.mark.parametrize("name", ["../out.xml", "/etc/x.xml", "a\\b.xml"])
def test_unsafe_names_in_a_zip_are_refused(tmp_path, name: str) -> None:
    path = tmp_path / "brand.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(SourcedeckError, match="unsafe name"):
        read_brand(path, settings("seminar"))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path) -> None:
    path = tmp_path / "brand.pptx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/presentation.xml", bytes(5_000_000))
    with pytest.raises(SourcedeckError, match="unpacks to 5,000,000 bytes"):
        read_brand(path, settings("seminar"))


def test_two_parts_of_one_name_are_refused(tmp_path) -> None:
    path = tmp_path / "brand.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xml", "x")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.xml", "y")
    with pytest.raises(SourcedeckError, match="two parts of the same name"):
        read_brand(path, settings("seminar"))


def test_entities_are_refused(tmp_path) -> None:
    path = tmp_path / "brand.pptx"
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Relationships>&a;</Relationships>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", bomb)
    with pytest.raises(SourcedeckError, match="declares a document type"):
        read_brand(path, settings("seminar"))


def test_a_slot_is_bound_by_pack_toml_first(tmp_path) -> None:
    bound = settings("seminar") | {"slots": {"Text": {"aside": "Body"}}}
    look = read_brand(brand_file("seminar"), bound)
    assert [slot.name for slot in look.layouts[2].slots] == ["kicker", "title", "aside", "sources"]
