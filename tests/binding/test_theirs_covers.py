"""Covers, and what stands on pictures and bands, on layouts that a stranger made."""

import msgspec
from office_layouts import LEVELS, holder, inches, office
from test_theirs import LOOKS, THEMES

from builder.binding.arrange import arrange
from builder.binding.bound import Bindings, Bound
from builder.binding.choose import choose
from builder.binding.derive import derive
from builder.binding.grounds import text_color
from builder.binding.patterns import plans
from builder.binding.wishes import Wish
from builder.model.brand import Frame
from builder.model.brandfile import BrandFile, FoundLayout


def bound_to(file: BrandFile, pattern: str) -> Bound:
    return next(one for one in choose(file, Bindings(), plans(8, 5.9)) if one.pattern.name == pattern)


def only(kind: str, *, background: str = "bg1") -> BrandFile:
    """A file whose only layout is one for content, with the title on top."""
    found = (holder(0, "title", inches(0.9, 0.5, 11.5, 1.2)), holder(1, "obj", inches(0.9, 2, 11.5, 4.7)))
    layout = FoundLayout(
        label="Only", name="Only", part="o.xml", kind=kind, placeholders=found, other=LEVELS, background=background
    )
    return BrandFile(name="only", width=12_192_000, height=6_858_000, layouts=(layout,), colors=THEMES["office"])


def test_a_cover_on_a_layout_for_content_stands_a_third_down_with_kicker_and_subtitle_beside_its_title() -> None:
    file = only("obj")
    places = arrange(bound_to(file, "Title"), file)
    assert 0.25 * file.height < places["title"].y < 0.4 * file.height
    assert places["kicker"].bottom == places["title"].y
    assert places["title"].bottom < places["subtitle"].y < places["title"].bottom + inches(0, 0.3, 0, 0).y
    assert places["subtitle"].bottom <= places["meta"].y


def test_the_title_of_a_layout_for_covers_stays_where_it_is() -> None:
    file = office()
    own = file.layouts[0].placeholders[0].box
    assert arrange(bound_to(file, "Title"), file)["title"] == own


def test_a_kicker_on_the_brands_own_picture_goes_with_the_title() -> None:
    file = only("obj", background="")
    slots = {slot.name: slot for slot in derive(bound_to(file, "Text"), file, LOOKS).slots}
    assert slots["kicker"].frame is None
    assert slots["kicker"].levels[0].color == slots["title"].levels[0].color
    assert slots["sources"].frame, "small print has a plate"
    assert slots["body"].frame


def test_black_becomes_white_on_a_dark_band_and_not_a_grey_that_can_just_be_read() -> None:
    theme = THEMES["office"]
    assert text_color("tx1", ("#101010",), theme, large=True) == "bg1"
    assert text_color("tx1", ("bg1",), theme, large=True) == "tx1"


def test_a_band_in_the_colour_of_its_ground_is_none() -> None:
    file = office()
    file = msgspec.structs.replace(file, colors=THEMES["office"])
    looks = {**LOOKS, "cover-sources": Wish(size=12.0, least=11.0, frame=Frame(fill="bg1"), insets=(9, 9, 9, 9))}
    slots = {slot.name: slot for slot in derive(bound_to(file, "Title"), file, looks).slots}
    assert slots["sources"].frame is None
    assert slots["sources"].insets[0] == 0


def test_the_subtitle_of_a_cover_has_the_room_down_to_the_small_print() -> None:
    for file in (office(), office(7.5, 7.5)):
        places = arrange(bound_to(file, "Title"), file)
        assert 0 < places["meta"].y - places["subtitle"].bottom < inches(0, 0.2, 0, 0).y
        assert places["meta"].bottom < places["sources"].y


def test_a_cover_is_set_higher_where_its_subtitle_has_too_little_room() -> None:
    low = office()
    title = holder(0, "ctrTitle", inches(2.9, 2.25, 6.6, 2.25))
    below = holder(1, "subTitle", inches(2.9, 4.65, 6.6, 0.9))
    cover = msgspec.structs.replace(low.layouts[0], placeholders=(title, below))
    file = msgspec.structs.replace(low, layouts=(cover, *low.layouts[1:]))
    places = arrange(bound_to(file, "Title"), file)
    assert places["title"].y < title.box.y
    assert places["title"].height == title.box.height
    assert places["kicker"].bottom == places["title"].y
    assert places["subtitle"].height >= inches(0, 1.55, 0, 0).y
    assert places["subtitle"].bottom < places["meta"].y


def test_three_slim_columns_stand_one_under_another() -> None:
    square = office(7.5, 7.5)
    places = arrange(bound_to(square, "Three columns"), square)
    assert places["left"].x == places["middle"].x == places["right"].x
    wide = office()
    places = arrange(bound_to(wide, "Three columns"), wide)
    assert places["left"].right < places["middle"].x


def test_a_high_title_of_a_cover_gives_its_subtitle_room_for_three_lines() -> None:
    found = (
        holder(0, "title", inches(0.9, 1.87, 11.5, 3.12)),
        holder(1, "body", inches(0.9, 5.02, 11.5, 1.4), "Text Placeholder 2"),
    )
    layout = FoundLayout(label="S", name="S", part="s.xml", kind="secHead", placeholders=found, other=LEVELS)
    file = BrandFile(name="s", width=12_192_000, height=6_858_000, layouts=(layout,), colors=THEMES["office"])
    places = arrange(bound_to(file, "Title"), file)
    assert places["subtitle"].height >= inches(0, 0, 0, 1.25).height
    assert places["title"].height >= inches(0, 0, 0, 1.85).height
    assert places["title"].bottom <= places["subtitle"].y
