"""One colour of a family changes, and the others stay to it what they were."""

import colorsys

from hypothesis import given
from hypothesis import strategies as st

from builder.model.contrast import Rgb, digits_of, rgb_of
from builder.model.families import follow, followed

channels = st.integers(0, 255)
colors = st.tuples(channels, channels, channels)
TEAL, DEEP, TINT = rgb_of("0B7A75"), rgb_of("0A605B"), rgb_of("E8F5F3")


def hls(color: Rgb) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(channel / 255 for channel in color))


def test_a_deeper_colour_stays_deeper_and_a_tint_a_tint() -> None:
    blue = rgb_of("005A9C")
    deep, tint = follow(DEEP, TEAL, blue), follow(TINT, TEAL, blue)
    assert (digits_of(deep), digits_of(tint)) == ("02497B", "E8F2F7")
    assert hls(deep)[1] < hls(blue)[1] < hls(tint)[1]


@given(colors, colors)
def test_where_nothing_changes_everything_stays(member: Rgb, head: Rgb) -> None:
    made = follow(member, head, head)
    if 0 < hls(head)[1] < 1 and hls(head)[2]:
        assert max(abs(one - other) for one, other in zip(made, member, strict=True)) <= 2


@given(colors, colors, colors)
def test_whatever_is_given_a_colour_comes_out(member: Rgb, head: Rgb, new: Rgb) -> None:
    assert all(0 <= channel <= 255 for channel in follow(member, head, new))


def test_who_is_named_anew_does_not_follow() -> None:
    below = {"teal": "0B7A75", "deep-teal": "0A605B", "tint": "E8F5F3", "amber": "C98A1B", "gold": "amber/50"}
    families = {"primary": ["teal", "deep-teal", "tint"], "accent": ["amber", "gold", "missing"], "none": []}
    assert followed(below, {"teal": "005A9C"}, families) == {"deep-teal": "02497B", "tint": "E8F2F7"}
    assert followed(below, {"teal": "005A9C", "tint": "FFFFFF"}, families) == {"deep-teal": "02497B"}
    assert followed(below, {"amber": "C8102E"}, families) == {}
    assert followed(below, {"teal": "amber/30"}, families) == {}
    assert followed(below, {"tint": "EEEEEE"}, families) == {}
