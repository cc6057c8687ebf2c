"""Colours as a brand names them (a role, a place of the theme, a lighter or darker form of one), and how they look.

A colour is written `accent2`, `accent2/30` (30 parts of it, the rest white) or `accent2*60` (darkened to 60 % of its
lightness); a stranger's brand may have fixed ones too, `#12294B`. Both forms are those of DrawingML's lumMod and lumOff
(ECMA-376 part 1, 20.1.2.3.20 and 21), so that a person who changes the theme in PowerPoint changes them too.
"""

import colorsys
import re
from collections.abc import Mapping

STATUS_ROLES = ("on_record", "said", "reported", "unattributed", "derived", "disputed", "not_checked", "later")
"""Each status mark has three roles: `reported-text`, `reported-fill` and `reported-line`."""

ROLES: Mapping[str, str] = {
    "ink": "tx1",
    "paper": "bg1",
    "card": "bg2",
    "title": "tx2",
    "accent": "accent1",
    "muted": "tx1/60",
    "hairline": "bg1*85",
    "link": "hlink",
    "highlight": "accent5",
    "axis": "tx2",
    "dot": "tx2",
    "span": "accent2",
    "stem": "tx1/50",
    "bar-1": "tx2",
    "bar-1-text": "bg1",
    "bar-2": "bg1*85",
    "bar-2-text": "tx1",
    "bar-3": "accent2",
    "bar-3-text": "tx1",
    "land": "accent2/30",
    "neighbour": "bg1*92",
    "border": "bg1",
    "water": "bg1",
    "place": "tx1",
    "country": "tx1/60",
    "arrow": "tx2",
    "number": "tx2",
    **{
        f"{status}-{part}": color
        for status in STATUS_ROLES
        for part, color in (("text", "tx1"), ("fill", "bg1"), ("line", "tx1/60"))
    },
}
"""What each role of visuals and marks is where a brand says nothing. A pack has its own under `[tokens.roles]`."""

_FORM = re.compile(r"(#[0-9A-Fa-f]{6}|[A-Za-z][\w-]*?)(?:([/*])(\d+(?:\.\d+)?))?\Z")


def parts(color: str) -> tuple[str, str, float]:
    """A colour's theme place, its form ("", "/" lighter, "*" darker) and the percentage of that form.

    Raises ValueError for what is no colour.
    """
    match = _FORM.match(color)
    if match is None:
        raise ValueError(f"“{color}” is no colour: write accent2, accent2/30 or accent2*60")
    return match[1], match[2] or "", float(match[3] or 100)


def rgb(color: str, theme: Mapping[str, str]) -> tuple[int, int, int]:
    """What a colour looks like: red, green and blue, 0 to 255. `theme` has six hexadecimal digits for each place.

    Raises KeyError for a place that the theme does not have.
    """
    place, form, percent = parts(color)
    digits = place[1:] if place.startswith("#") else theme[place]
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    if form:
        hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
        share = percent / 100
        lightness = lightness * share + (1 - share if form == "/" else 0.0)
        red, green, blue = colorsys.hls_to_rgb(hue, min(lightness, 1.0), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)


def luminance(color: tuple[int, int, int]) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
