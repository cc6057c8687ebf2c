"""Colours of a pack on a stranger's theme: each text and mark made to stand out from what it stands on. Pure."""

import colorsys
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from builder.model.brand import Brand, CharStyle, Layout, TableStyle
from builder.model.color import ROLES, STATUS_ROLES, contrast, parts, rgb
from builder.model.contrast import MARK, TEXT

_ON_PAGE = ("title", "ink", "muted", "number", "place", "link", "accent", "country")
_MARKS = ("axis", "dot", "span", "stem", "arrow", "bar-1", "bar-2", "bar-3", "place")
_ON_DARK = "-on-dark"
_CITE = "cite"
_COVERS = frozenset({"Title", "Section"})
_SEEN = 1.12
"""The contrast with the page from which on a highlight is seen."""
_MARKER = "#FFE58A"
"""The yellow of a marker pen, where a theme has none."""
_YELLOW = (0.095, 0.17)
"""The hues (0 to 1) of a marker's yellow, from amber to lemon."""
_DIM = 30
"""How light, in percent, the ground of a mark is on dark slides."""
_RED = 0.045
"""How far (0 to 1) a hue may be from red to be seen as one."""
_TOLD = 70
"""The difference in red, green or blue (0 to 255) from which on a highlight is told by its colour."""
_NEXT_TO_IT = 1.45
"""The most contrast that a card has with the page: what can be read on one can be read on the other."""
_STEPS = tuple(range(95, 4, -3))


def legible(brand: Brand) -> Brand:
    """The brand with those colours of its styles and roles changed that could not be read on its slides.

    A colour keeps its place in the theme and gets darker or lighter; where no shade of it serves, it becomes the
    theme's text or ground colour, whichever does. What can be read already stays as the pack has it.
    """
    theme = brand.theme_colors
    page = _grounds(brand.layouts, theme, covers=False) or ["bg1"]
    dark = _is_dark(page[0], theme)
    # A paragraph style has one form, for the ground that most slides have; a character style may have one for each.
    main = [one for one in page if _is_dark(one, theme) == dark]
    roles = _roles(brand, main)
    main.append(roles["card"])
    highlight = _highlight(brand, main)
    roles |= {"highlight": highlight, "ink": readable(roles["ink"], (*main, highlight), theme)}
    roles["link"] = readable(roles["link"], (*main, highlight), theme)
    everywhere = [*page, *_grounds(brand.layouts, theme, covers=True), roles["card"]]
    return msgspec.structs.replace(
        brand,
        para_styles={
            name: msgspec.structs.replace(style, color=readable(style.color, main, theme))
            if style.color is not None
            else style
            for name, style in brand.para_styles.items()
        },
        char_styles=_characters(
            brand,
            roles,
            [one for one in everywhere if not _is_dark(one, theme)],
            [one for one in everywhere if _is_dark(one, theme)],
            highlight,
        ),
        table=_table(brand, main),
        colors=roles,
        highlight=highlight,
        link=readable(brand.link, (*main, highlight), theme),
    )


def readable(color: str, grounds: Sequence[str], theme: Mapping[str, str], least: float = TEXT) -> str:
    """The colour, or the nearest shade of it that stands out from every one of these grounds."""
    if stands_out(color, grounds, theme, least):
        return color
    try:
        place, form, percent = parts(color)
    except ValueError:
        return color
    start = percent if form == "*" else 100.0
    shades = [f"{place}*{step}" for step in _STEPS if step < start]
    start = percent if form == "/" else 100.0
    tints = [f"{place}/{step}" for step in _STEPS if step < start]
    darker = not all(_is_dark(ground, theme) for ground in grounds)
    for one in (*shades, *tints) if darker else (*tints, *shades):
        if stands_out(one, grounds, theme, least):
            return one
    last = ("tx1", "bg1", *(f"{place}{form}{step}" for step in (30, 10) for place in ("tx1", "bg1") for form in "*/"))
    return next(
        (one for one in last if stands_out(one, grounds, theme, least)),
        max(last, key=lambda one: _worst(one, grounds, theme)),
    )


def stands_out(color: str, grounds: Iterable[str], theme: Mapping[str, str], least: float) -> bool:
    """Whether a colour has this contrast with every one of these grounds."""
    return _worst(color, grounds, theme) >= least


def _worst(color: str, grounds: Iterable[str], theme: Mapping[str, str]) -> float:
    """The least contrast of a colour with any of these grounds; 0 for a colour that the theme does not have."""
    try:
        front = rgb(color, theme)
        return min((contrast(front, rgb(ground, theme)) for ground in grounds), default=21.0)
    except (KeyError, ValueError):
        return 0.0


def _is_dark(color: str, theme: Mapping[str, str]) -> bool:
    try:
        ground = rgb(color, theme)
    except (KeyError, ValueError):
        return False
    return contrast((255, 255, 255), ground) > contrast((0, 0, 0), ground)


def _grounds(layouts: Iterable[Layout], theme: Mapping[str, str], *, covers: bool) -> list[str]:
    """The colours that slots stand on, the most frequent first; those that the theme does not have are passed over."""
    counted: dict[str, int] = {}
    for layout in layouts:
        if (layout.name in _COVERS) != covers:
            continue
        for slot in layout.slots:
            ground = slot.fill or layout.background
            if _worst("tx1", (ground,), theme):
                counted[ground] = counted.get(ground, 0) + 1
    return sorted(counted, key=lambda one: -counted[one])


def _characters(
    brand: Brand, roles: Mapping[str, str], light: Sequence[str], dark: Sequence[str], highlight: str
) -> dict[str, CharStyle]:
    """Character styles for light ground, and a form of each for dark ground where a brand has both.

    Citations stand in highlighted words and on maps too.
    """
    theme = brand.theme_colors
    made: dict[str, CharStyle] = {}
    for name, style in brand.char_styles.items():
        if style.color is None or name.endswith(_ON_DARK):
            made.setdefault(name, style)
            continue
        grounds = light or dark
        if name == _CITE:
            grounds = (*grounds, highlight, roles["land"], roles["neighbour"])
        if name.startswith("mark-"):
            role = f"{name.removeprefix('mark-')}-text"
            made[name] = msgspec.structs.replace(style, color=readable(roles.get(role, style.color), grounds, theme))
            continue
        made[name] = msgspec.structs.replace(style, color=readable(style.color, grounds, theme))
        if light and dark:
            own = brand.char_styles.get(name + _ON_DARK, style)
            made[name + _ON_DARK] = msgspec.structs.replace(own, color=readable(own.color or style.color, dark, theme))
        elif name + _ON_DARK in brand.char_styles:
            made[name + _ON_DARK] = made[name]  # one ground, one form
    return made


def _table(brand: Brand, page: Sequence[str]) -> TableStyle:
    theme, table = brand.theme_colors, brand.table
    head_fill = table.head_fill
    if not stands_out(head_fill, page, theme, 1.3):
        head_fill = readable(head_fill, page, theme, MARK)
    head = msgspec.structs.replace(table.head, color=readable(table.head.color, (head_fill,), theme))
    band = table.band_fill if stands_out("tx1", (table.band_fill,), theme, TEXT) else ""
    return msgspec.structs.replace(
        table,
        head=head,
        head_fill=head_fill,
        band_fill=band,
        body=msgspec.structs.replace(table.body, color=readable(table.body.color, (band or page[0], *page), theme))
        if page
        else table.body,
    )


def _roles(brand: Brand, page: Sequence[str]) -> dict[str, str]:
    theme = brand.theme_colors
    roles = {role: brand.color(role) for role in {**ROLES, **brand.colors}}
    ground = _is_dark(page[0], theme)
    if _is_dark(roles["card"], theme) != ground or _worst(roles["card"], page, theme) > _NEXT_TO_IT:
        roles["card"] = _beside(page[0], theme)
    roles |= {"paper": page[0], "water": page[0], "border": page[0]}
    roles["land"] = _land(roles["land"], theme, dark=ground)
    if ground:
        roles["neighbour"] = _beside(page[0], theme)
    page = (*page, roles["card"])
    for role in _MARKS:
        roles[role] = readable(roles[role], page, theme, MARK)
    # Bars beside one another are told apart by their light alone: the first gives way, for it is the darkest.
    roles["bar-1"] = readable(roles["bar-1"], (*page, roles["bar-2"]), theme, MARK)
    for role in _ON_PAGE:
        grounds = (*page, roles["land"], roles["neighbour"]) if role in ("country", "place") else page
        roles[role] = readable(roles[role], grounds, theme)
    for number in (1, 2, 3):
        roles[f"bar-{number}-text"] = readable(roles[f"bar-{number}-text"], (roles[f"bar-{number}"],), theme)
    for status in STATUS_ROLES:
        text, fill, line = (f"{status}-{part}" for part in ("text", "fill", "line"))
        if _is_dark(roles[fill], theme) != ground:
            roles[fill] = f"{parts(roles[fill])[0]}*{_DIM}" if ground else page[0]
        if _is_dark(roles[fill], theme) != ground or not stands_out("tx1", (roles[fill],), theme, TEXT):
            roles[fill] = page[0]
        roles[text] = readable(roles[text], (roles[fill], *page), theme)
        if not stands_out(roles[fill], page, theme, MARK):
            roles[line] = readable(roles[line], (*page, roles[fill]), theme, MARK)
    return roles


def _land(color: str, theme: Mapping[str, str], *, dark: bool) -> str:
    """The ground of the country in question: sand where the theme has it, else a tint of what is not red.

    A red land is a land at war, or a warning.
    """
    own = parts(color)[0]
    places = [name for name in (own, "accent2", "accent4", "accent1", "accent6", "accent5", "tx2") if name in theme]
    place = next((name for name in places if not _is_red(rgb(name, theme))), "tx1")
    if dark:
        return f"{place}*40"
    return color if place == own else f"{place}/30"


def _is_red(color: tuple[int, int, int]) -> bool:
    hue, _, colourful = colorsys.rgb_to_hls(*(channel / 255 for channel in color))
    return (hue < _RED or hue > 1 - _RED) and colourful > 0.2


def _beside(page: str, theme: Mapping[str, str]) -> str:
    """A shade just off the page, for cards: a little lighter on dark pages, a little darker on light ones."""
    place, form, _ = parts(page)
    if form:
        return page
    return f"{place}/88" if _is_dark(page, theme) else f"{place}*95"


def _highlight(brand: Brand, page: Sequence[str]) -> str:
    """A ground for highlighted words on which the text's own colour can be read: a yellow where the theme has one."""
    theme = brand.theme_colors
    ink = readable("tx1", page, theme)
    dark = _is_dark(page[0], theme)
    places = sorted(
        (name for name in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6") if name in theme),
        key=lambda name: (_from_yellow(rgb(name, theme)), name),
    )
    if not dark and not (places and _is_yellow(rgb(places[0], theme))):
        return _MARKER  # green would say that it is right, and red that it is wrong
    tried = [
        place if step == 100 else f"{place}*{step}" if dark else f"{place}/{step}"
        for place in dict.fromkeys((*places[:1], parts(brand.highlight)[0], *places))
        for step in (45, 35, 60, 25, 15, 100)
    ]
    for least in (9.0, TEXT + 0.1):
        for one in tried:
            if stands_out(one, (ink,), theme, least) and all(_is_seen(one, ground, theme) for ground in page):
                return one
    return max(tried, key=lambda one: _worst(one, (ink,), theme))


def _is_seen(color: str, ground: str, theme: Mapping[str, str]) -> bool:
    """Whether a highlight is told from its ground, by its light or by its colour."""
    if stands_out(color, (ground,), theme, _SEEN):
        return True
    front, behind = rgb(color, theme), rgb(ground, theme)
    return max(abs(one - other) for one, other in zip(front, behind, strict=True)) >= _TOLD


def _is_yellow(color: tuple[int, int, int]) -> bool:
    hue, _, colourful = colorsys.rgb_to_hls(*(channel / 255 for channel in color))
    return _YELLOW[0] <= hue <= _YELLOW[1] and colourful > 0.4


def _from_yellow(color: tuple[int, int, int]) -> float:
    """How far a colour is from yellow, as the share of blue in it; greys are farthest."""
    red, green, blue = color
    spread = max(color) - min(color)
    return 3.0 if spread < 40 else blue / 255 + abs(red - green) / 255
