"""Spare room given back: content rises below a short title, cards' text grows alike, and cards end with their text."""

import msgspec
import pytest

from builder.fit import fit
from builder.model.brand import Brand, SlotBox
from builder.model.placed import PlacedDeck, PlacedSlide, PlacedText
from builder.model.slides import Deck, Origin, Paragraph, Run, Slide, Slot
from tests.powerpoint.placed_decks import brand

SHORT = "One line says it"
LONG = "A title that goes on for so long that no slide of either pack could ever set it on a single line at its size"
WORDS = "Unnamed officials reportedly said that it was finalised. "


def paragraph(text: str, style: str = "body") -> Paragraph:
    return Paragraph((Run(text, Origin("deck", field="points")),), style=style)


def placed(pack: str, title: str = SHORT, **slots: tuple[Paragraph, ...]) -> PlacedSlide:
    filled = {"title": Slot("title", (paragraph(title),))} | {name: Slot(name, found) for name, found in slots.items()}
    made = fitted(filled, brand(pack))
    assert not made.findings
    return made.slides[0]


def fitted(filled: dict[str, Slot], look: Brand) -> PlacedDeck:
    slide = Slide(id="s", template="t", slots=filled)
    return fit(Deck(id="d", title="T", language="en-GB", slides=(slide,), citations=()), look)


def text(slide: PlacedSlide, name: str) -> PlacedText:
    (found,) = (shape for shape in slide.shapes if isinstance(shape, PlacedText) and shape.slot.name == name)
    return found


def own(look: Brand, layout: str, name: str) -> SlotBox:
    (found,) = (slot for one in look.layouts if one.name == layout for slot in one.slots if slot.name == name)
    return found


@pytest.fixture(params=("seminar", "classroom"))
def pack(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_content_rises_by_the_line_that_a_short_title_leaves_empty(pack: str) -> None:
    short = text(placed(pack, body=(paragraph(WORDS * 3),)), "body").box
    long = text(placed(pack, LONG, body=(paragraph(WORDS * 3),)), "body").box
    assert long.y == own(brand(pack), "Text", "body").box.y
    assert 0.4 < (long.y - short.y) / 914_400 < 0.6
    assert short.bottom == long.bottom


def test_content_never_rises_into_its_title(pack: str) -> None:
    slide = placed(pack, left=(paragraph(WORDS),), right=(paragraph(WORDS),), task=(paragraph("Why?"),))
    title = text(slide, "title")
    assert title.box.y + title.used < text(slide, "left").box.y


def test_the_text_of_short_cards_grows_alike_and_no_further_than_the_pack_lets_it(pack: str) -> None:
    slide = placed(pack, left=(paragraph(WORDS),), right=(paragraph("Nothing yet. "),))
    slot = own(brand(pack), "Two columns", "left")
    sizes = {one.size for name in ("left", "right") for one in text(slide, name).paragraphs}
    assert len(sizes) == 1
    assert slot.levels[0].size < sizes.pop() <= slot.most


def test_a_style_with_a_size_of_its_own_keeps_it(pack: str) -> None:
    cards = (paragraph("Iran", "label"), paragraph(WORDS))
    slide = placed(pack, left=cards, right=cards)
    label, words = text(slide, "left").paragraphs
    assert label.size == brand(pack).para_styles["label"].size
    assert words.size > own(brand(pack), "Two columns", "left").levels[0].size


def test_a_full_card_keeps_the_size_of_all(pack: str) -> None:
    full = WORDS * {"seminar": 7, "classroom": 4}[pack]
    slide = placed(pack, LONG, left=(paragraph(full),), right=(paragraph(WORDS),), task=(paragraph("Why?"),))
    least = own(brand(pack), "Two columns and task", "left")
    sizes = {one.size for name in ("left", "right") for one in text(slide, name).paragraphs}
    assert len(sizes) == 1
    assert sizes.pop() <= least.levels[0].size


def test_cards_end_with_their_text_at_one_height_and_the_task_follows(pack: str) -> None:
    slide = placed(pack, LONG, left=(paragraph(WORDS),), right=(paragraph("No."),), task=(paragraph("Why?"),))
    look = brand(pack)
    left, right, task = (text(slide, name) for name in ("left", "right", "task"))
    before = own(look, "Two columns and task", "left").box
    assert left.box.y == right.box.y == before.y
    assert left.box.height == right.box.height < before.height
    assert left.used <= left.box.height
    gap = own(look, "Two columns and task", "task").box.y - before.bottom
    assert task.box.y - left.box.bottom == gap
    assert task.box.height == own(look, "Two columns and task", "task").box.height


def test_rows_of_cards_keep_their_gap_and_their_height() -> None:
    names = ("one", "two", "three", "four")
    slide = placed("seminar", **{name: (paragraph(WORDS),) for name in names})
    one, two, three, four = (text(slide, name).box for name in names)
    assert one.height == two.height == three.height == four.height
    layout = brand("seminar")
    gap = own(layout, "Four cards", "three").box.y - own(layout, "Four cards", "one").box.bottom
    assert abs(three.y - one.bottom - gap) <= 2
    assert (one.y, three.y) == (two.y, four.y)


def test_a_cover_stays_as_it_is_and_a_section_keeps_its_subtitle_near(pack: str) -> None:
    cover = placed(pack, subtitle=(paragraph("A subtitle"),), meta=(paragraph("45 minutes"),))
    assert text(cover, "subtitle").box == text(cover, "subtitle").slot.box
    section = placed(pack, subtitle=(paragraph("A subtitle"),))
    assert section.layout.name == "Section"
    title, subtitle = text(section, "title"), text(section, "subtitle")
    assert title.box.y + title.used < subtitle.box.y < subtitle.slot.box.y


def test_a_brand_that_does_not_settle_keeps_every_box(pack: str) -> None:
    look = msgspec.structs.replace(brand(pack), settles=False)
    filled = {name: Slot(name, (paragraph(SHORT),)) for name in ("title", "left", "right", "task")}
    for shape in fitted(filled, look).slides[0].shapes:
        assert shape.box == shape.slot.box
        assert isinstance(shape, PlacedText)
        assert {one.size for one in shape.paragraphs} == {shape.slot.levels[0].size}


def points(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(paragraph(found) for found in texts)


def test_hairlines_part_the_points_of_a_close_reading_and_touch_no_letters() -> None:
    label = paragraph("Read it closely", "label")
    reading = text(
        placed("seminar", LONG, passage=points(WORDS), reading=(label, *points(WORDS, WORDS * 2, "No."))), "reading"
    )
    assert len(reading.hairlines) == 2
    y = reading.box.y + reading.slot.insets[1]
    ends = [y := y + one.height for one in reading.paragraphs]
    for at, line in enumerate(reading.hairlines, start=1):
        assert ends[at] < line.y < ends[at + 1] - 20 * 12_700
        assert reading.box.x <= line.x < line.x + line.width <= reading.box.right
        assert line.color == "accent6"


def test_points_of_one_item_are_not_parted_and_a_pack_may_want_no_lines() -> None:
    one = tuple(msgspec.structs.replace(found, item=1) for found in points(WORDS, "No."))
    assert not text(placed("seminar", LONG, passage=points(WORDS), reading=one), "reading").hairlines
    assert not text(placed("classroom", passage=points(WORDS), reading=points("Yes.", "No.")), "reading").hairlines
