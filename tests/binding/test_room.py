"""How much room a layout leaves for content."""

import found_layouts as made
import pytest
from found_layouts import BELOW, layout, ph, title

from builder.binding.room import room
from builder.binding.sizes import Page

PAGE = Page()


def test_an_empty_layout_leaves_everything() -> None:
    assert room(layout("Leer"), PAGE) == 1.0


def test_titles_and_furniture_take_room_and_texts_do_not() -> None:
    under = layout("x", title(place=(0, 0, 100, 25)), ph(1, "obj", "A", BELOW))
    assert room(under, PAGE) == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("drawn", "left"),
    [
        ((0, 0, 50, 100), 0.5),
        ((25, 0, 50, 100), 0.25),
        ((0, 75, 100, 25), 0.75),
        ((0, 0, 100, 100), 1.0),
        ((45, 45, 10, 10), 0.45),
    ],
)
def test_the_largest_rectangle_clear_of_pictures_counts(drawn: made.Place, left: float) -> None:
    """What covers the slide is its ground."""
    assert room(layout("x", drawn=drawn), PAGE) == pytest.approx(left, abs=0.035)


def test_what_lies_off_the_slide_takes_nothing() -> None:
    assert room(layout("x", title(place=(-60, 0, 50, 50)), drawn=(120, 0, 30, 100)), PAGE) == 1.0


def test_a_panel_behind_a_text_takes_no_room_from_it() -> None:
    panel, over = (5, 25, 90, 70), (5, 25, 40, 70)
    assert room(layout("x", ph(1, "obj", "A", BELOW), drawn=panel), PAGE) == 1.0
    assert room(layout("x", ph(1, "obj", "A", BELOW), drawn=over), PAGE) == pytest.approx(0.55, abs=0.035)
