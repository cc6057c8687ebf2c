"""Where the slots of our patterns stand on layouts that a stranger made."""

import itertools

import pytest
from office_layouts import LEVELS, PATTERNS, holder, inches, office

from builder.binding.arrange import arrange
from builder.binding.bound import Bindings, Bound
from builder.binding.choose import choose
from builder.model.brand import EMU_PER_INCH, Box
from builder.model.brandfile import BrandFile, FoundLayout


def bound_to(file: BrandFile, pattern: str) -> Bound:
    return next(one for one in choose(file, Bindings(), PATTERNS) if one.pattern.name == pattern)


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


SIZES = {
    "wide": (13.333, 7.5),
    "4:3": (10.0, 7.5),
    "ten inches wide": (10.0, 5.625),
    "A4": (11.69, 8.27),
    "A4 upright": (8.27, 11.69),
    "square": (10.0, 10.0),
}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_every_slot_of_every_pattern_has_a_place_of_its_own_on_the_slide(size: tuple[float, float]) -> None:
    file = office(*size)
    for bound in choose(file, Bindings(), PATTERNS):
        places = arrange(bound, file)
        assert set(places) == {slot.name for slot in bound.pattern.slots}
        for name, box in places.items():
            assert box.width > 0, (bound.pattern.name, name)
            assert box.height > 0.1 * EMU_PER_INCH, (bound.pattern.name, name)
            assert box.x >= 0, name
            assert box.right <= file.width + 2, (bound.pattern.name, name)
            assert box.bottom <= file.height, (bound.pattern.name, name)
        for (one, first), (other, second) in itertools.combinations(places.items(), 2):
            assert not overlap(first, second), f"{bound.pattern.name}: {one} and {other}"


def test_columns_stand_one_under_another_where_the_slide_is_narrow() -> None:
    wide, upright = office(), office(8.27, 11.69)
    beside = arrange(bound_to(wide, "Two columns"), wide)
    below = arrange(bound_to(upright, "Two columns"), upright)
    assert beside["left"].y == beside["right"].y
    assert beside["left"].right < beside["right"].x
    assert below["left"].bottom < below["right"].y
    assert below["left"].x == below["right"].x


def test_cards_keep_the_order_in_which_they_are_read_where_they_are_stacked() -> None:
    upright = office(8.27, 11.69)
    places = arrange(bound_to(upright, "Six cards"), upright)
    rows = [(places[name].y, places[name].x) for name in ("one", "two", "three", "four", "five", "six")]
    assert rows == sorted(rows)


def test_the_sources_stand_below_the_content_where_the_layout_leaves_room() -> None:
    file = office()
    places = arrange(bound_to(file, "Text"), file)
    assert places["sources"].y >= places["body"].bottom
    assert not overlap(places["sources"], file.layouts[0].furniture[0].box)


def test_a_kicker_keeps_clear_of_a_logo_above_the_title() -> None:
    logo = inches(0.5, 0.1, 5.0, 0.34)
    clear, beside = office(), office(drawn=(logo,))
    above = arrange(bound_to(clear, "Text"), clear)
    within = arrange(bound_to(beside, "Text"), beside)
    assert above["kicker"].bottom == above["title"].y
    assert above["title"].y == clear.layouts[1].placeholders[0].box.y
    assert not overlap(within["kicker"], logo)
    assert within["kicker"].bottom == within["title"].y


def test_a_layout_without_a_title_gives_it_a_band_along_the_top() -> None:
    blank = FoundLayout(label="Blank", name="Blank", part="b.xml", kind="blank", other=LEVELS)
    file = BrandFile(name="blank", width=12_192_000, height=6_858_000, layouts=(blank,))
    places = arrange(bound_to(file, "Text"), file)
    assert places["title"].bottom <= places["body"].y
    assert places["title"].width > 0.8 * file.width


def test_a_title_that_stands_beside_the_content_leaves_it_the_full_height() -> None:
    title = holder(0, "title", inches(0.5, 1.0, 3.5, 5.0), "Title 1")
    body = holder(1, "obj", inches(4.5, 1.0, 8.0, 5.5), "Content Placeholder 2")
    layout = FoundLayout(label="Side", name="Side", part="s.xml", kind="obj", placeholders=(title, body), other=LEVELS)
    file = BrandFile(name="side", width=12_192_000, height=6_858_000, layouts=(layout,))
    places = arrange(bound_to(file, "Text"), file)
    assert places["body"].y == body.box.y
    assert places["body"].x == body.box.x


def test_everything_begins_where_the_text_of_the_title_does() -> None:
    file = office()
    places = arrange(bound_to(file, "Two columns and task"), file)
    title = file.layouts[1].placeholders[0]
    left = title.box.x + title.insets[0]
    assert {places[name].x for name in ("kicker", "left", "task", "sources")} == {left}
    assert places["right"].right == pytest.approx(title.box.right - title.insets[2], abs=2)


def test_a_title_across_the_middle_goes_to_the_top_of_slides_with_content() -> None:
    title = holder(0, "title", inches(0.7, 3.1, 12.0, 1.3), "Title 1")
    body = holder(1, "obj", inches(0.7, 4.7, 12.0, 2.0), "Content Placeholder 2")
    layout = FoundLayout(label="Low", name="Low", part="l.xml", kind="obj", placeholders=(title, body), other=LEVELS)
    file = BrandFile(name="low", width=12_192_000, height=6_858_000, layouts=(layout,))
    places = arrange(bound_to(file, "Text"), file)
    assert places["title"].bottom < places["body"].y
    assert places["body"].height > 0.5 * file.height
    assert arrange(bound_to(file, "Title"), file)["title"].y > 0.2 * file.height, "a cover keeps it"
