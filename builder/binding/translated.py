"""A pack's colours in a stranger's theme: accents stay accents, greys become shades of its text and its ground."""

import colorsys
from collections.abc import Mapping

import msgspec

from builder.binding.wishes import Wish, Wishes
from builder.model.brand import Brand
from builder.model.color import contrast, parts, rgb

_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_GREY = 0.22
"""A colour with less chroma than this (0 to 1) is a grey, whatever place of the theme it has."""
_PAGE = "bg1"
_TEXT = "tx1"


class Translator:
    """Translates colours as `builder.model.color` writes them from one theme (hex by scheme name) into another.

    `page` is the colour that their slides have: it takes the place of our paper, and greys stand out from it as ours.
    """

    def __init__(self, own: Mapping[str, str], theirs: Mapping[str, str], page: str = _PAGE) -> None:
        self._own, self._theirs, self._page = own, theirs, page
        ground = rgb(page, theirs)
        self._ink = max((_TEXT, _PAGE), key=lambda place: contrast(rgb(place, theirs), ground))
        self._places = _places(own, theirs)
        self._known: dict[str, str] = {}

    def __call__(self, color: str) -> str:
        """The colour in the other theme; what neither theme has stays as it is."""
        found = self._known.get(color)
        if found is None:
            found = self._known[color] = self._translated(color)
        return found

    def _translated(self, color: str) -> str:
        try:
            place, form, percent = parts(color)
            own = rgb(color, self._own)
            base = rgb(place, self._own)
        except (KeyError, ValueError):
            return color
        if place in ("hlink", "folHlink") and place in self._theirs:
            return color
        if color == _TEXT:
            return self._ink
        if place in (_TEXT, _PAGE) or _is_grey(base):
            return self._neutral(own)
        there = self._places.get(place, place)
        return f"{there}{form}{percent:g}" if form else there

    def _neutral(self, own: tuple[int, int, int]) -> str:
        """The shade of the text or the ground that stands out from the page as this grey does from its own."""
        wanted = contrast(own, rgb(_PAGE, self._own))
        page = rgb(self._page, self._theirs)
        if wanted < 1.04:
            return self._page
        place, form, _ = parts(self._page)
        shades = [self._ink, *(f"{self._ink}{sign}{step}" for sign in "*/" for step in range(95, 4, -5))]
        if not form:
            shades += [f"{place}{sign}{step}" for sign in "*/" for step in range(97, 40, -2)]
        return min(shades, key=lambda one: abs(contrast(rgb(one, self._theirs), page) - wanted))


def translated(brand: Brand, translate: Translator) -> Brand:
    """The brand with the colours of all its styles and roles in the other theme."""
    table = brand.table
    return msgspec.structs.replace(
        brand,
        para_styles={
            name: msgspec.structs.replace(style, color=None if style.color is None else translate(style.color))
            for name, style in brand.para_styles.items()
        },
        char_styles={
            name: msgspec.structs.replace(style, color=None if style.color is None else translate(style.color))
            for name, style in brand.char_styles.items()
        },
        table=msgspec.structs.replace(
            table,
            head=msgspec.structs.replace(table.head, color=translate(table.head.color)),
            body=msgspec.structs.replace(table.body, color=translate(table.body.color)),
            head_fill=translate(table.head_fill),
            rule_color=translate(table.rule_color),
            band_fill=translate(table.band_fill) if table.band_fill else "",
        ),
        colors={role: translate(color) for role, color in brand.colors.items()},
        highlight=translate(brand.highlight),
    )


def translated_wishes(wishes: Wishes, translate: Translator) -> Wishes:
    """The wishes with their colours in the other theme."""
    return {name: _wish(wish, translate) for name, wish in wishes.items()}


def _wish(wish: Wish, translate: Translator) -> Wish:
    frame = wish.frame
    if frame is not None:
        frame = msgspec.structs.replace(
            frame,
            fill=translate(frame.fill) if frame.fill else "",
            line=translate(frame.line) if frame.line else "",
            edge_color=translate(frame.edge_color) if frame.edge_color else "",
        )
    between = translate(wish.between) if wish.between else ""
    return msgspec.structs.replace(wish, color=translate(wish.color), between=between, frame=frame)


def _places(own: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """For each colourful place of the own theme, one of theirs: the same where that has colour, else the next free."""
    colourful = [place for place in ("tx2", *_ACCENTS) if place in theirs and not _is_grey(rgb(place, theirs))]
    accents = [place for place in colourful if place != "tx2"] or colourful or [_TEXT]
    places: dict[str, str] = {}
    for number, place in enumerate(place for place in _ACCENTS if place in own):
        if _is_grey(rgb(place, own)):
            continue
        places[place] = place if place in colourful else accents[number % len(accents)]
    for place in ("tx2", "bg2"):
        places[place] = place if place in theirs else accents[0]
    if "tx2" in theirs and "tx2" not in colourful:
        places["tx2"] = "tx2" if contrast(rgb("tx2", theirs), rgb(_PAGE, theirs)) >= 7 else accents[0]
    return places


def _is_grey(color: tuple[int, int, int]) -> bool:
    """Whether a colour has little colour to the eye: little chroma, or next to black or white."""
    red, green, blue = (channel / 255 for channel in color)
    _, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    return max(red, green, blue) - min(red, green, blue) < _GREY * (1.0 if 0.12 < lightness < 0.9 else 1.6)
