"""Two colours that do not stand out in, the one of pack.toml to change out, with the nearest shade that serves."""

from functools import partial

import msgspec

from builder.model.brand import Brand
from builder.model.color import contrast, parts
from builder.model.contrast import Rgb, digits_of, nearest_shade, rgb_of

PLAIN = "change one of the two colours in the pack's tokens, or set the text larger"
"""The hint where pack.toml has no names for the colours, or no shade of them serves."""


class Mends:
    """Hints for colours of a brand that do not stand out from one another, each worked out once."""

    def __init__(self, brand: Brand) -> None:
        self._brand = brand
        self._known: dict[tuple[tuple[str, ...], str, float], str] = {}

    def of(self, fronts: tuple[str, ...], back: str, least: float) -> str:
        """What to change, so that one of the fronts contrasts with the back by `least`."""
        key = (fronts, back, least)
        if key not in self._known:
            self._known[key] = self._hint(fronts, back, least)
        return self._known[key]

    def _hint(self, fronts: tuple[str, ...], back: str, least: float) -> str:
        theme = self._brand.theme_colors
        places = dict.fromkeys(self._place(color) for color in (fronts[0], back))
        found: dict[str, Rgb] = {}
        for place in places:
            if place in self._brand.color_names and place in theme:
                serves = partial(self._serves, place, fronts, back, least)
                shade = nearest_shade(rgb_of(theme[place]), serves)
                if shade:
                    found[place] = shade
        if not found:
            return PLAIN
        place = min(found, key=lambda one: _far(rgb_of(theme[one]), found[one]))
        name, digits = self._brand.color_names[place], digits_of(found[place])
        nearest = f'the nearest shade that serves here is {name} = "{digits}"'
        return f"change “{name}” ({place}) in pack.toml: {nearest}; or set the text larger"

    def _place(self, color: str) -> str:
        try:
            return parts(self._brand.color(color))[0]
        except ValueError:
            return ""

    def _serves(self, place: str, fronts: tuple[str, ...], back: str, least: float, shade: Rgb) -> bool:
        theme = {**self._brand.theme_colors, place: digits_of(shade)}
        brand = msgspec.structs.replace(self._brand, theme_colors=theme)
        try:
            return any(contrast(brand.rgb(front), brand.rgb(back)) >= least for front in fronts)
        except (KeyError, ValueError):
            return False


def _far(one: Rgb, other: Rgb) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
