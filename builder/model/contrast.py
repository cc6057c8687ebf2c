"""How much colours must stand out (WCAG 2.2), the nearest shade that does, and colours as six hexadecimal digits.

A shade has the same hue and saturation, and another lightness.
"""

import colorsys
import re
from collections.abc import Callable

Rgb = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

TEXT, LARGE, MARK = 4.5, 3.0, 3.0
"""The least contrast of text, of large text, and of marks and lines (WCAG 2.2, 1.4.3 and 1.4.11)."""
LARGE_FROM, LARGE_BOLD_FROM = 18.0, 14.0
"""From which sizes on text is large, in pt."""

_STEPS = 1_000
_DIGITS = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")


def least_contrast(size: float, *, bold: bool) -> float:
    """The ratio by which text of a size in pt must stand out."""
    return LARGE if size >= LARGE_FROM or (bold and size >= LARGE_BOLD_FROM) else TEXT


def nearest_shade(color: Rgb, passes: Callable[[Rgb], bool]) -> Rgb | None:
    """The shade of `color` nearest to it in lightness that passes, or itself; None where none does.

    Hue and saturation are kept, as far as eight bits a channel can. Of two that are equally near it is the darker one.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in color))
    tried = {color}
    if passes(color):
        return color
    for step in range(1, _STEPS + 1):
        for nearby in (lightness - step / _STEPS, lightness + step / _STEPS):
            if not 0.0 <= nearby <= 1.0:
                continue
            red, green, blue = (round(channel * 255) for channel in colorsys.hls_to_rgb(hue, nearby, saturation))
            shade = red, green, blue
            if shade not in tried and passes(shade):
                return shade
            tried.add(shade)
    return None


def six_digits(written: str) -> str:
    """A colour as people write it (`#12294b`, `12294B`, `#abc`), as six hexadecimal digits; raises ValueError."""
    found = _DIGITS.fullmatch(written.strip())
    if found is None:
        raise ValueError(f"“{written}” is no colour: write six hexadecimal digits, such as #12294B")
    digits = found[1].upper()
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


def rgb_of(digits: str) -> Rgb:
    """Red, green and blue of six hexadecimal digits."""
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def digits_of(color: Rgb) -> str:
    """Six hexadecimal digits of red, green and blue."""
    return "".join(f"{channel:02X}" for channel in color)
