"""Footers of a brand: slides carry the fixed words that PowerPoint would give them, and neither prompts nor dates."""

from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from placed_decks import brand_file, deck, settings, slide
from strange_files import MASTER, PRESENTATION, A, P, Parts, edit, fragment, read_parts, saved

from builder.powerpoint import read_brand, write

LAYOUT = "ppt/slideLayouts/slideLayout3.xml"
"""The layout "Text" of the seminar's brand."""


def parts() -> Parts:
    return read_parts(brand_file("seminar").read_bytes())


def say(changed: Parts, kind: str, paragraphs: str, part: str = LAYOUT, **attributes: str) -> None:
    """Have the footer or page number of a layout say something."""

    def change(root) -> None:
        holder = next(ph for ph in root.iter(f"{P}ph") if ph.get("type") == kind)
        holder.attrib.update(attributes)
        body = holder.getparent().getparent().getparent().find(f"{P}txBody")
        for old in body.findall(f"{A}p"):
            body.remove(old)
        body.append(fragment(paragraphs))

    edit(changed, part, change)


def furniture(folder: Path, changed: Parts) -> dict[str, etree._Element]:
    """The furniture of a slide, by type."""
    path = saved(folder, changed, "brand.pptx")
    look = read_brand(path, settings("seminar"))
    out = folder / "deck.pptx"
    write(deck(slide(look, "Text", {"title": "A title", "body": "Words"}, number=7)), path, out, look)
    assert OpenXmlValidator().validate(str(out)).errors == []
    root = etree.fromstring(read_parts(out.read_bytes())["ppt/slides/slide1.xml"])
    shapes = root.findall(f"{P}cSld/{P}spTree/{P}sp")
    held = {shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph").get("type"): shape for shape in shapes if len(shape[0][2])}
    return {kind: shape for kind, shape in held.items() if kind in {"ftr", "dt", "sldNum"}}


def words(shape: etree._Element) -> str:
    return "".join(text.text for text in shape.iter(f"{A}t"))


FIXED = '<a:p><a:r><a:rPr lang="de-DE" b="1"/><a:t>© Universität X</a:t></a:r></a:p>'


def test_fixed_words_of_the_layout_stand_on_its_slides(tmp_path) -> None:
    changed = parts()
    say(changed, "ftr", FIXED)
    found = furniture(tmp_path, changed)
    assert {kind: words(shape) for kind, shape in found.items()} == {"sldNum": "7", "ftr": "© Universität X"}
    run = found["ftr"].find(f".//{A}rPr")
    assert (run.get("b"), run.get("lang")) == ("1", "en-GB")
    assert found["ftr"].find(f".//{P}ph").get("idx") == "41"


def test_where_the_layout_says_nothing_its_master_speaks(tmp_path) -> None:
    changed = parts()
    say(changed, "ftr", FIXED, MASTER)
    assert words(furniture(tmp_path, changed)["ftr"]) == "© Universität X"


def test_an_empty_footer_a_prompt_and_the_date_are_not_carried(tmp_path) -> None:
    assert {*furniture(tmp_path, parts())} == {"sldNum"}
    changed = parts()
    say(changed, "ftr", FIXED, hasCustomPrompt="1")
    say(
        changed,
        "dt",
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2C}" type="datetime1"><a:t>1.1.2020</a:t></a:fld></a:p>',
    )
    assert {*furniture(tmp_path, changed)} == {"sldNum"}


@pytest.mark.parametrize("part", [LAYOUT, MASTER])
def test_the_header_and_footer_settings_switch_it_off(tmp_path, part: str) -> None:
    changed = parts()
    say(changed, "ftr", FIXED)

    def off(root) -> None:
        for old in root.findall(f"{P}hf"):
            root.remove(old)
        after = root.find(f"{P}sldLayoutIdLst" if part == MASTER else f"{P}clrMapOvr")
        after.addnext(fragment('<p:hf ftr="0"/>'))

    edit(changed, part, off)
    assert {*furniture(tmp_path, changed)} == {"sldNum"}


def test_words_around_the_page_number_stay_around_it(tmp_path) -> None:
    changed = parts()
    field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr/><a:t>‹Nr.›</a:t></a:fld>'
    say(changed, "sldNum", f'<a:p><a:r><a:rPr lang="de-DE"/><a:t>Seite </a:t></a:r>{field}</a:p>')
    found = furniture(tmp_path, changed)["sldNum"]
    assert words(found) == "Seite 7"
    assert found.find(f".//{A}fld").get("type") == "slidenum"


def test_a_link_in_the_footer_leaves_its_words(tmp_path) -> None:
    changed = parts()
    say(
        changed,
        "ftr",
        '<a:p><a:r><a:rPr lang="de-DE"><a:hlinkClick r:id="rId9"/></a:rPr><a:t>uni.example</a:t></a:r></a:p>',
    )
    found = furniture(tmp_path, changed)["ftr"]
    assert words(found) == "uni.example"
    assert found.find(f".//{A}hlinkClick") is None


def test_title_slides_may_be_left_without(tmp_path) -> None:
    changed = parts()
    say(changed, "ftr", FIXED)
    edit(changed, LAYOUT, lambda root: root.set("type", "title"))
    assert {*furniture(tmp_path, changed)} == {"sldNum", "ftr"}
    edit(changed, PRESENTATION, lambda root: root.set("showSpecialPlsOnTitleSld", "0"))
    assert furniture(tmp_path, changed) == {}


def test_slides_count_from_one_whatever_the_template_did(tmp_path) -> None:
    changed = parts()
    edit(changed, PRESENTATION, lambda root: root.set("firstSlideNum", "0"))
    furniture(tmp_path, changed)
    assert b"firstSlideNum" not in read_parts((tmp_path / "deck.pptx").read_bytes())[PRESENTATION]
