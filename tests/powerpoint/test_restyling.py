"""A token changed, and every slide changed with it: nothing on a slide has a colour or font of its own."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from layout_samples import sample
from placed_decks import PACKS, brand, settings
from pptx import Presentation

from builder.model.brand import Brand
from builder.model.color import parts
from builder.powerpoint import make_brand, read_brand, write

OWN_COLOUR = re.compile(r"srgbClr|sysClr|prstClr|scrgbClr|hslClr")
TYPEFACE = re.compile(r'typeface="([^"]*)"')
SHADE = re.compile(r'<a:schemeClr val="(\w+)">(.*?)</a:schemeClr>|<a:schemeClr val="(\w+)"/>')


def changed(pack: str, colors: Mapping[str, str], fonts: Mapping[str, str] | None = None) -> dict[str, object]:
    """The pack's settings with other colours and fonts."""
    given = settings(pack)
    tokens = dict(given["tokens"])  # type: ignore[call-overload]  # a table of pack.toml
    tokens["colors"] = tokens["colors"] | colors
    tokens["fonts"] = tokens["fonts"] | (fonts or {})
    return given | {"tokens": tokens}


def written(folder: Path, pack: str, look: Mapping[str, object]) -> tuple[Brand, dict[str, str]]:
    """The sample deck in a brand made from those settings: the brand as read, and the parts of the deck as text."""
    folder.mkdir()
    source, out = folder / "brand.pptx", folder / "deck.pptx"
    source.write_bytes(make_brand(look))
    made = read_brand(source, look)
    write(sample(pack, made), source, out, made)
    with zipfile.ZipFile(out) as archive:
        return made, {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


@pytest.mark.parametrize("pack", PACKS)
def test_slides_and_layouts_take_every_colour_and_font_from_the_theme(tmp_path: Path, pack: str) -> None:
    _, made = written(tmp_path / "plain", pack, settings(pack))
    looked_at = 0
    for name, text in made.items():
        if name.startswith(("ppt/slides/slide", "ppt/slideLayouts/", "ppt/slideMasters/")):
            assert not OWN_COLOUR.search(text), name
            fonts = {font for font in TYPEFACE.findall(text) if not font.startswith("+")}
            assert fonts <= {"Arial"}, name  # the bullet's
            assert "Arial" not in re.sub(r"<a:buFont [^>]*>", "", text), name
            looked_at += 1
    assert looked_at == 2 * len(brand(pack).layouts) + 1 + _splits(pack)


def _splits(pack: str) -> int:
    """How many slides more than layouts the sample has: what is long goes on over a second slide."""
    return len(sample(pack).slides) - len(brand(pack).layouts)


def test_a_colour_changed_changes_every_slide_and_its_shades(tmp_path: Path) -> None:
    before, slides_before = written(tmp_path / "before", "seminar", settings("seminar"))
    after, slides_after = written(tmp_path / "after", "seminar", changed("seminar", {"red": "0055AA"}))
    for name, text in slides_before.items():
        if name.startswith("ppt/slides/"):
            assert slides_after[name] == text, f"{name} has what only the theme should have"
    # The kicker is a dark shade of red: now of blue, on every layout that has one.
    for layout, same in zip(before.layouts, after.layouts, strict=True):
        kicker, now = layout.slot("kicker"), same.slot("kicker")
        if kicker is None or now is None or layout.name == "Title":
            continue
        assert parts(kicker.levels[0].color)[0] == "accent1"
        assert before.rgb(kicker.levels[0].color) == (137, 51, 35)
        red, _, blue = after.rgb(now.levels[0].color)
        assert blue > red
    assert after.rgb("said-line") == (0, 0x55, 0xAA)
    assert after.rgb("said-fill") != before.rgb("said-fill")


def test_a_font_changed_changes_every_slide(tmp_path: Path) -> None:
    _, before = written(tmp_path / "before", "seminar", settings("seminar"))
    georgia = changed("seminar", {}, {"heading": "Georgia"})
    after, slides = written(tmp_path / "after", "seminar", georgia)
    assert {slot.levels[0].font for layout in after.layouts for slot in layout.slots if slot.name == "title"} == {
        "Georgia"
    }
    assert [name for name in slides if name.startswith("ppt/slides/")] == [
        name for name in before if name.startswith("ppt/slides/")
    ]
    for name, text in slides.items():
        assert "Cambria" not in text, name
        assert "Georgia" not in text or name.startswith("ppt/theme/"), name


def test_what_is_behind_the_slots_is_read_with_its_shades(tmp_path: Path) -> None:
    look = brand("classroom")
    by_name = {layout.name: layout for layout in look.layouts}
    cover, columns = by_name["Title"], by_name["Two columns"]
    assert (cover.background, columns.background) == ("tx2", "bg1")
    left, right, title = (columns.slot(name) for name in ("left", "right", "title"))
    assert left
    assert right
    assert title
    assert (left.fill, right.fill, title.fill) == ("accent5/25", "folHlink/10", "")
    bar, rule = columns.bands[0], columns.bands[-1]
    assert (bar[1], bar[0].width) == ("accent1", look.width)
    assert rule[1] == "accent6"
    assert not any(fill == "accent1" and box.width == look.width for box, fill in cover.bands)


@pytest.mark.parametrize("pack", PACKS)
def test_a_person_finds_layouts_and_their_text_under_names(tmp_path: Path, pack: str) -> None:
    path = tmp_path / "brand.pptx"
    path.write_bytes(make_brand(settings(pack)))
    presentation = Presentation(str(path))
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    names = [shape.name for shape in layouts["Six cards and task"].placeholders]
    assert names[:9] == ["Kicker", "Title", "One", "Two", "Three", "Four", "Five", "Six", "Task"]
    for layout in presentation.slide_layouts:
        for shape in layout.placeholders:
            assert shape.name
            if shape.placeholder_format.type not in {13, 15, 16}:  # page number, footer and date say nothing
                assert shape.text_frame.text, f"{layout.name}: {shape.name} does not say what it is for"


@pytest.mark.parametrize("names", [("one", "two", "three", "four"), ("one", "two", "three", "four", "five", "six")])
@pytest.mark.parametrize("pack", PACKS)
def test_cards_of_a_layout_are_of_one_size_and_read_in_rows(pack: str, names: tuple[str, ...]) -> None:
    layout = next(
        layout for layout in brand(pack).layouts if layout.name == f"{'Four' if len(names) == 4 else 'Six'} cards"
    )
    boxes = [slot.box for slot in layout.slots if slot.name in names]
    assert max(box.width for box in boxes) - min(box.width for box in boxes) <= 1
    assert max(box.height for box in boxes) - min(box.height for box in boxes) <= 1
    assert boxes == sorted(boxes, key=lambda box: (box.y, box.x))
    assert len({box.y for box in boxes}) == 2


def test_notes_are_printed_with_their_page_number_on_one_page(tmp_path: Path) -> None:
    look = settings("seminar")
    source, out = tmp_path / "brand.pptx", tmp_path / "deck.pptx"
    source.write_bytes(make_brand(look))
    write(sample("seminar"), source, out, read_brand(source, look))
    presentation = Presentation(str(out))
    master = {shape.name: shape for shape in presentation.notes_master.placeholders}
    image, notes, number = (master[name] for name in ("Slide image", "Notes", "Page number"))
    assert image.top + image.height < notes.top
    assert notes.top + notes.height < number.top
    assert abs(image.width / image.height - 16 / 9) < 0.01
    third = presentation.slides[2].notes_slide
    assert [shape.text_frame.text for shape in third.placeholders if shape.name == "Page number"] == ["3"]
    assert 'sz="1100"' in str(master["Notes"]._element.xml)
