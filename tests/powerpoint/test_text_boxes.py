"""A slot in a text box, on a brand that has no placeholder for it: its list styles say what LibreOffice would not."""

from lxml import etree
from placed_decks import brand_file, settings
from strange_files import A

from builder.model.brand import Box, SlotBox, TextStyle
from builder.powerpoint import read_brand
from builder.powerpoint.slot_markup import body_properties

PLAIN = TextStyle(font="Calibri", size=18.0)


def first_level(seat: str) -> etree._Element | None:
    slot = SlotBox(
        name="first", idx=0, type="", box=Box(0, 0, 1, 1), levels=(PLAIN,), inherited=(PLAIN,), role="body", seat=seat
    )
    brand = read_brand(brand_file("seminar"), settings("seminar"))
    return etree.fromstring(f'<x xmlns:a="{A[1:-1]}">{body_properties(slot, brand)}</x>').find(f".//{A}lvl1pPr")


def test_a_text_box_tells_its_margins_also_where_they_are_those_passed_down() -> None:
    """LibreOffice else moves all its paragraphs in as far as the first one, which begins beside its pills."""
    level = first_level("free")
    assert level is not None
    assert (level.get("marL"), level.get("indent")) == ("0", "0")
    assert first_level("moved") is None
