"""Families of colours: where a pack changes the head of one alone, the colours drawn from it follow."""

import colorsys
import re
from collections.abc import Mapping, Sequence

from builder.model.contrast import Rgb, digits_of, rgb_of

_DIGITS = re.compile(r"[0-9A-Fa-f]{6}")


def follow(member: Rgb, head: Rgb, new: Rgb) -> Rgb:
    """The colour that is to `new` what `member` is to `head`.

    Darker by the same part of its lightness, or lighter by the same part of what lacks to white; turned in hue by as
    much, and as much paler or stronger.
    """
    hue, lightness, saturation = _hls(head)
    its_hue, its_lightness, its_saturation = _hls(member)
    new_hue, new_lightness, new_saturation = _hls(new)
    if its_lightness <= lightness:
        made = new_lightness * (its_lightness / lightness if lightness else 1.0)
    else:
        made = 1.0 - (1.0 - new_lightness) * (1.0 - its_lightness) / (1.0 - lightness)
    strength = new_saturation * (its_saturation / saturation) if saturation else its_saturation
    red, green, blue = colorsys.hls_to_rgb((new_hue + its_hue - hue) % 1.0, made, min(1.0, strength))
    return round(red * 255), round(green * 255), round(blue * 255)


def followed(
    below: Mapping[str, object], above: Mapping[str, object], families: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """What becomes of the colours `below` (name: six digits) that are of a family whose head `above` changes alone."""
    made: dict[str, str] = {}
    for members in families.values():
        if not members or members[0] not in above:
            continue
        old, new = below.get(members[0]), above[members[0]]
        for name in members[1:]:
            its = below.get(name)
            if name not in above and _is_color(old) and _is_color(new) and _is_color(its):
                made[name] = digits_of(follow(rgb_of(str(its)), rgb_of(str(old)), rgb_of(str(new))))
    return made


def _is_color(value: object) -> bool:
    return isinstance(value, str) and _DIGITS.fullmatch(value) is not None


def _hls(color: Rgb) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(channel / 255 for channel in color))
