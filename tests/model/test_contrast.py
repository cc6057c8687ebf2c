"""The nearest shade that passes: it passes, keeps its hue, and no shade between it and the colour would do."""

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model.color import contrast
from builder.model.contrast import (
    Rgb,
    digits_of,
    least_contrast,
    nearest_shade,
    rgb_of,
    six_digits,
)

WHITE, BLACK, CREAM = (255, 255, 255), (0, 0, 0), (251, 250, 246)
channels = st.integers(0, 255)
colors = st.tuples(channels, channels, channels)


def lightness(color: Rgb) -> float:
    return colorsys.rgb_to_hls(*(channel / 255 for channel in color))[1]


def test_a_colour_that_passes_is_its_own_nearest() -> None:
    assert nearest_shade(rgb_of("12294B"), lambda shade: contrast(shade, CREAM) >= 4.5) == rgb_of("12294B")


@pytest.mark.parametrize(
    ("color", "ground", "least", "expected"),
    [("8FB4FF", WHITE, 4.5, "246CFF"), ("FFCC00", WHITE, 4.5, "907300"), ("12294B", BLACK, 3.0, "2758A2")],
)
def test_a_pale_colour_gets_darker_and_a_dark_one_lighter(color: str, ground: Rgb, least: float, expected: str) -> None:
    found = nearest_shade(rgb_of(color), lambda shade: contrast(shade, ground) >= least)
    assert found is not None
    assert contrast(found, ground) >= least
    assert digits_of(found) == expected


@given(colors, colors, st.sampled_from([3.0, 4.5]))
def test_what_is_found_passes_and_nothing_nearer_does(color: Rgb, ground: Rgb, least: float) -> None:
    found = nearest_shade(color, lambda shade: contrast(shade, ground) >= least)
    assert found is not None  # black or white stand out from every ground by 4.58 at least
    assert contrast(found, ground) >= least
    if found != color:
        way = (lightness(found) - lightness(color)) * 0.98
        hue, start, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in color))
        for part in (0.25, 0.5, 0.75):
            red, green, blue = (round(one * 255) for one in colorsys.hls_to_rgb(hue, start + way * part, saturation))
            shade = red, green, blue
            assert abs(lightness(shade) - lightness(found)) < 0.006 or contrast(shade, ground) < least


def test_where_no_shade_passes_there_is_none() -> None:
    assert nearest_shade((200, 30, 30), lambda _: False) is None
    assert nearest_shade((200, 30, 30), lambda shade: contrast(shade, (120, 120, 120)) >= 12) is None


@pytest.mark.parametrize("written", ["#12294B", "12294b", " #12294B "])
def test_a_colour_as_people_write_it(written: str) -> None:
    assert six_digits(written) == "12294B"


def test_three_digits_stand_for_six() -> None:
    assert six_digits("#fA0") == "FFAA00"


@pytest.mark.parametrize("written", ["", "#", "blue", "#12294", "12294B00", "rgb(1,2,3)", "#12 294", "＃12294B"])
def test_what_is_no_colour_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no colour: write six hexadecimal digits"):
        six_digits(written)


def test_large_text_may_stand_out_less() -> None:
    assert [
        least_contrast(size, bold=bold) for size, bold in ((17.9, False), (18, False), (14, True), (14, False))
    ] == [
        4.5,
        3.0,
        3.0,
        4.5,
    ]
