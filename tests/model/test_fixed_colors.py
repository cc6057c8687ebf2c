"""Fixed colours, as strangers' brands have them beside those of their theme."""

import pytest

from builder.model.color import parts, rgb
from builder.powerpoint.markup import solid


def test_a_fixed_colour_is_the_same_on_every_theme() -> None:
    assert rgb("#12294B", {}) == (0x12, 0x29, 0x4B)
    assert rgb("#808080/50", {}) == (192, 192, 192)
    assert parts("#12294B*80") == ("#12294B", "*", 80.0)


def test_a_fixed_colour_is_written_as_one() -> None:
    assert solid("#12294b") == '<a:solidFill><a:srgbClr val="12294B"/></a:solidFill>'
    assert solid("#12294B/20") == (
        '<a:solidFill><a:srgbClr val="12294B"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:srgbClr></a:solidFill>'
    )


@pytest.mark.parametrize("wrong", ["#12294", "#12294BFF", "#GGGGGG", "12294B", "#"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no colour"):
        parts(wrong)
