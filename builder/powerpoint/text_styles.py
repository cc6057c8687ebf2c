"""Text styles resolved down DrawingML's chain: placeholder, master's placeholder, master's styles, defaults."""

from collections.abc import Iterable, Mapping

from lxml import etree

from builder.model.brand import Align, TextStyle
from builder.powerpoint.found_colors import Palette
from builder.powerpoint.found_names import plain_name
from builder.powerpoint.markup import NS_A
from builder.powerpoint.settings import SCHEME_NAMES
from builder.powerpoint.shape_tree import TRUE

A = f"{{{NS_A}}}"
_ALIGN: Mapping[str, Align] = {"l": "left", "ctr": "center", "r": "right", "just": "left", "dist": "left"}

Level = dict[str, str | float | int | bool | None]
"""What one list level says of itself, by the field names of TextStyle; what it leaves out is inherited."""
_MOST, _MOST_PERCENT = 51_206_400, 132.0
"""The largest indent in EMU (ST_TextMargin), and the widest spacing (ST_TextSpacingPercent); others are slips."""
_LINE_HEIGHT = 1.2
"""About how high a line is, in sizes of its type: what an exact spacing in pt is a multiple of."""


def read_levels(
    list_style: etree._Element | None, fonts: Mapping[str, str], palette: Palette | None = None
) -> tuple[Level, ...]:
    """The five levels of an `a:lstStyle`, `p:bodyStyle` or `p:defaultTextStyle`.

    With a palette, colours that are not the theme's are read too.
    """
    found: list[Level] = [{} for _ in range(5)]
    if list_style is not None and len(list_style):
        for level in range(5):
            element = list_style.find(f"{A}lvl{level + 1}pPr")
            if element is not None:
                found[level] = _read_level(element, fonts, palette)
    return tuple(found)


def resolve(chain: Iterable[tuple[Level, ...]], body_font: str) -> tuple[TextStyle, ...]:
    """The styles of levels 0 to 4: `chain` goes from the nearest (the placeholder) to the farthest (the defaults)."""
    layers = list(chain)
    styles: list[TextStyle] = []
    for level in range(5):
        merged: Level = {"font": body_font, "size": 18.0}
        for layer in reversed(layers):
            merged.update(layer[level])
        for field in ("space_before", "space_after"):
            share = merged.pop(f"{field}_share", None)
            if isinstance(share, float):
                merged[field] = share * _number(merged["size"])
        exact = merged.pop("line_points", None)
        if isinstance(exact, float):
            merged["line_spacing"] = exact / (_LINE_HEIGHT * _number(merged["size"]))
        styles.append(TextStyle(**merged))  # type: ignore[arg-type]  # the reader below makes each field's own type
    return tuple(styles)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 18.0


def _read_level(element: etree._Element, fonts: Mapping[str, str], palette: Palette | None) -> Level:
    level: Level = {}
    for attribute, field in (("marL", "margin_left"), ("indent", "indent")):
        if attribute in element.attrib:
            level[field] = _whole(element.get(attribute, "0"))
    if "algn" in element.attrib:
        level["align"] = _ALIGN.get(element.get("algn", "l"), "left")
    if "rtl" in element.attrib:
        level["rtl"] = element.get("rtl") in TRUE
    _read_spacing(element, level)
    if element.find(f"{A}buNone") is not None:
        level["bullet"] = ""
    elif element.find(f"{A}buAutoNum") is not None or element.find(f"{A}buBlip") is not None:
        level["bullet"] = "•"
    char = element.find(f"{A}buChar")
    if char is not None:
        level["bullet"] = char.get("char", "•")
    run = element.find(f"{A}defRPr")
    if run is not None:
        _read_run(run, level, fonts, palette)
    return level


def _read_spacing(element: etree._Element, level: Level) -> None:
    for tag, field in (("spcBef", "space_before"), ("spcAft", "space_after")):
        points = element.find(f"{A}{tag}/{A}spcPts")
        percent = element.find(f"{A}{tag}/{A}spcPct")
        if points is not None:
            level[field] = max(_whole(points.get("val", "0")), 0) / 100
            level[f"{field}_share"] = None
        elif percent is not None:
            # A share of the text's size, which is known only when the chain is merged.
            level[f"{field}_share"] = _percent(percent.get("val", "0"))
    percent = element.find(f"{A}lnSpc/{A}spcPct")
    if percent is not None:
        level["line_spacing"] = _percent(percent.get("val", "100000"))
        level["line_points"] = None
    points = element.find(f"{A}lnSpc/{A}spcPts")
    if points is not None and _whole(points.get("val", "0")) > 0:
        level["line_points"] = _whole(points.get("val", "0")) / 100


def _read_run(run: etree._Element, level: Level, fonts: Mapping[str, str], palette: Palette | None) -> None:
    size = _whole(run.get("sz", "0"))
    if 100 <= size <= 400_000:  # ST_TextFontSize, ECMA-376 part 1, 20.1.10.72; PowerPoint passes over any other
        level["size"] = size / 100
    for attribute, field in (("b", "bold"), ("i", "italic")):
        if attribute in run.attrib:
            level[field] = run.get(attribute) in TRUE
    if "cap" in run.attrib:
        level["caps"] = run.get("cap") == "all"
    if "spc" in run.attrib:
        level["tracking"] = _whole(run.get("spc", "0")) / 100
    color = theme_color(run) if palette is None else _any_color(run, palette)
    if color:
        level["color"] = color
    latin = run.find(f"{A}latin")
    if latin is not None:
        level["font"] = font_name(latin.get("typeface", ""), fonts)


def _any_color(run: etree._Element, palette: Palette) -> str:
    """The colour of text, whatever it is filled with: of a gradient the first, "" of a picture."""
    fills = (fill for fill in run if isinstance(fill.tag, str) and fill.tag.endswith("Fill"))
    return next(iter(palette.grounds(next(fills, None))), "")


def theme_color(filled: etree._Element | None, inside: str = "solidFill") -> str:
    """The theme colour of an element's solid fill, as `builder.model.color` writes it; "" where it has none.

    With `inside` empty, the colour is the element's own child.
    """
    path = f"{A}{inside}/{A}schemeClr" if inside else f"{A}schemeClr"
    color = filled.find(path) if filled is not None else None
    if color is None:
        return ""
    name = color.get("val", "tx1")
    shade, lighter = color.find(f"{A}lumMod"), color.find(f"{A}lumOff")
    form = ""
    if shade is not None:
        form = f"{'*' if lighter is None else '/'}{_percent(shade.get('val', '100000')) * 100:g}"
    return SCHEME_NAMES.get(name, name) + form


def font_name(typeface: str, fonts: Mapping[str, str]) -> str:
    """A typeface with the theme's references (+mj-lt, +mn-lt) resolved."""
    if typeface.startswith("+mj"):
        return fonts["major"]
    return fonts["minor"] if typeface.startswith("+mn") else plain_name(typeface) or fonts["minor"]


def _whole(value: str) -> int:
    try:
        number = int(value)
    except ValueError:
        return 0
    return number if abs(number) <= _MOST else 0


def _percent(value: str) -> float:
    """A ST_TextSpacingPercent: thousandths of a percent, or (strict OOXML) a number with a percent sign."""
    try:
        share = float(value[:-1]) / 100 if value.endswith("%") else float(value) / 100_000
    except ValueError:
        return 1.0
    return share if 0 <= share <= _MOST_PERCENT else 1.0
