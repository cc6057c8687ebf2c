"""Slides on layouts that a stranger made: title and task take what they need, content the rest of the room."""

import msgspec
import pytest

from builder.fit import fit
from builder.fit.elastic import followed, lifted, rows_as_needed, tasked, titled
from builder.model.brand import EMU_PER_INCH, Box, Brand, Layout, SlotBox, TableStyle, TextStyle
from builder.model.placed import PlacedSlide, PlacedText
from builder.model.slides import Deck, Origin, Paragraph, Run, Slide, Slot

STYLE = TextStyle(font="Calibri", size=20.0)


def inches(x: float, y: float, width: float, height: float) -> Box:
    return Box(*(round(side * EMU_PER_INCH) for side in (x, y, width, height)))


PLACES = {
    "kicker": inches(1, 0.2, 11, 0.3),
    "title": inches(1, 0.5, 11, 1.2),
    "left": inches(1, 1.8, 5.4, 3.2),
    "right": inches(6.6, 1.8, 5.4, 3.2),
    "task": inches(1, 5.2, 11, 1.0),
    "sources": inches(1, 6.5, 11, 0.5),
}


def layout(**changes: object) -> Layout:
    slots = tuple(
        SlotBox(
            name=name, idx=0, type="title" if name == "title" else "", box=box, seat="free", least=11.0,
            levels=(msgspec.structs.replace(STYLE, size=28.0 if name == "title" else 20.0),) * 5,
        )
        for name, box in PLACES.items()
    )  # fmt: skip
    made = Layout(name="Two columns and task", part="l.xml", slots=slots, elastic=True, rises=True)
    return msgspec.structs.replace(made, **changes)


def brand(of: Layout) -> Brand:
    table = TableStyle(head=STYLE, body=STYLE)
    return Brand(
        name="theirs", width=12_192_000, height=6_858_000, layouts=(of,), para_styles={}, char_styles={}, table=table,
        theme_colors={"tx1": "000000", "bg1": "FFFFFF"}, theme_fonts={"major": "Calibri", "minor": "Calibri"},
    )  # fmt: skip


def slide(number: int, **words: str) -> Slide:
    slots = {name: Slot(name, (Paragraph((Run(text, Origin("deck")),)),)) for name, text in words.items()}
    return Slide(id=f"s{number}", template="any", slots=slots)


def deck(*slides: Slide) -> Deck:
    return Deck(id="d", title="t", language="en", slides=slides, citations=())


def boxes(placed: PlacedSlide) -> dict[str, Box]:
    return {shape.slot.name: shape.box for shape in placed.shapes}


def test_content_rises_to_a_short_title_and_keeps_its_foot() -> None:
    line = round(0.4 * EMU_PER_INCH)
    after = lifted(PLACES, line, line)
    assert after["left"].y == PLACES["left"].y - (PLACES["title"].height - line - round(0.3 * line))
    assert after["left"].bottom == PLACES["left"].bottom
    assert lifted(PLACES, PLACES["title"].height, line) == PLACES


def test_a_task_of_one_line_leaves_its_room_to_what_stands_above_it() -> None:
    after = tasked(PLACES, round(0.4 * EMU_PER_INCH))
    assert after["task"].bottom == PLACES["task"].bottom
    assert after["left"].bottom == after["right"].bottom
    assert after["task"].y - after["left"].bottom == PLACES["task"].y - PLACES["left"].bottom
    assert after["left"].height > PLACES["left"].height


def test_a_title_that_is_too_high_pushes_content_down_and_no_farther_than_it_must() -> None:
    after = titled(PLACES, round(1.6 * EMU_PER_INCH))
    assert after["title"].bottom == after["left"].y
    assert after["left"].bottom == PLACES["left"].bottom
    assert titled(PLACES, PLACES["title"].height) == PLACES


@pytest.mark.parametrize(("anchor", "down"), [("top", 0), ("middle", 100), ("bottom", 200)])
def test_a_kicker_follows_a_title_that_stands_low_in_its_box(anchor: str, down: int) -> None:
    slots = tuple(
        msgspec.structs.replace(slot, anchor=anchor) if slot.name == "title" else slot for slot in layout().slots
    )
    after = followed(layout(slots=slots), PLACES, 200, 6_858_000)
    assert after["kicker"].y == PLACES["kicker"].y + down


def test_a_slide_uses_what_title_and_task_leave_and_nothing_overlaps() -> None:
    words = slide(1, title="Short", left="Of one side " * 30, right="Of the other", task="Talk.", sources="1 A paper")
    placed = fit(deck(words), brand(layout()))
    assert not placed.findings
    where = boxes(placed.slides[0])
    assert where["left"].y < PLACES["left"].y, "it rises below the short title"
    assert where["task"].height < PLACES["task"].height
    assert where["title"].bottom <= PLACES["title"].bottom
    assert where["task"].bottom <= where["sources"].y


def test_nothing_rises_where_something_is_drawn_below_the_title() -> None:
    words = slide(1, title="Short", left="One side", right="The other", task="Talk.")
    placed = fit(deck(words), brand(layout(rises=False)))
    assert boxes(placed.slides[0])["left"].y == PLACES["left"].y


def test_titles_of_a_deck_have_one_size() -> None:
    long = (
        "An assertion that is as long as a sentence can be before it takes more than the lines that a title has, " * 3
    )
    slides = (slide(1, title="Short", left="A", right="B"), slide(2, title=long, left="A", right="B"))
    placed = fit(deck(*slides), brand(layout()))
    titles = [shape for one in placed.slides for shape in one.shapes if shape.slot.name == "title"]
    sizes = {shape.paragraphs[0].size for shape in titles if isinstance(shape, PlacedText)}
    assert len(sizes) == 1
    assert min(sizes) < 28.0


def test_rows_of_cards_are_as_high_as_their_fullest_where_equal_ones_would_not_do() -> None:
    cards = {"one": Box(0, 0, 10, 100), "two": Box(20, 0, 10, 100), "three": Box(0, 120, 10, 100)}
    after = rows_as_needed(cards, {"one": 60, "two": 40, "three": 130})
    assert after is not None
    assert [after[name].height for name in ("one", "two", "three")] == [65, 65, 135]
    assert after["three"].y == 85, "the gap stays"
    assert rows_as_needed(cards, {"one": 90, "two": 40, "three": 130}) is None


def test_a_task_follows_text_that_ends_early() -> None:
    slots = tuple(
        msgspec.structs.replace(slot, name="body", box=inches(1, 1.8, 11, 3.2)) if slot.name == "left" else slot
        for slot in layout().slots
        if slot.name != "right"
    )
    words = slide(1, title="Short", body="One line.", task="Talk.", sources="1 A paper")
    placed = fit(deck(words), brand(layout(slots=slots)))
    where = boxes(placed.slides[0])
    assert where["task"].bottom < PLACES["task"].bottom - EMU_PER_INCH
    assert where["body"].bottom < where["task"].y


def test_marks_are_as_large_as_type_is_on_their_slides() -> None:
    run = Run("Reported", Origin("program"), mark="reported")
    said = Paragraph((run, Run(" They say so.", Origin("deck"))), style="marks")
    words = Slide(id="s", template="any", slots={"title": Slot("title", (Paragraph((Run("T", Origin("deck")),)),)),
                                                 "left": Slot("left", (said,))})  # fmt: skip
    heights = {}
    for scale in (1.0, 2.0):
        placed = fit(deck(words), msgspec.structs.replace(brand(layout()), scale=scale))
        text = next(shape for shape in placed.slides[0].shapes if shape.slot.name == "left")
        assert isinstance(text, PlacedText)
        heights[scale] = (text.pills[0].box.height, text.pills[0].size)
    assert heights[2.0] == (2 * heights[1.0][0], 22.0)
