"""The colours of a stranger's brand: theme, colour map and whatever a fill says of itself in, our own notation out."""

import colorsys
import re
from collections.abc import Iterator, Mapping

import msgspec
from lxml import etree

from builder.model.color import luminance, rgb
from builder.powerpoint.markup import NS_A
from builder.powerpoint.settings import SCHEME_NAMES, THEME_SLOTS

A = f"{{{NS_A}}}"
MAPPED = (
    "bg1",
    "tx1",
    "bg2",
    "tx2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    *THEME_SLOTS[10:],
)
"""The names that text and shapes call colours by; the master's `p:clrMap` says which colour of the theme each is."""
PLAIN_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
OFFICE_COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
"""The theme "Office" of PowerPoint 2013 to 2022: what a file without a theme is shown in."""
_HEX = frozenset("0123456789ABCDEF")
_SYSTEM = {"window": "FFFFFF", "windowText": "000000", "btnFace": "F0F0F0", "highlight": "0078D7", "grayText": "6D6D6D"}
_PRESETS: dict[str, str] = dict(
    re.findall(
        r"(\w+):(\w{6})",
        "black:000000 white:FFFFFF red:FF0000 green:008000 blue:0000FF yellow:FFFF00 cyan:00FFFF aqua:00FFFF "
        "magenta:FF00FF fuchsia:FF00FF gray:808080 grey:808080 silver:C0C0C0 maroon:800000 olive:808000 "
        "purple:800080 teal:008080 navy:000080 lime:00FF00 orange:FFA500 brown:A52A2A pink:FFC0CB gold:FFD700 "
        "dkBlue:00008B dkRed:8B0000 dkGreen:006400 dkGray:A9A9A9 ltGray:D3D3D3 ltBlue:ADD8E6 indigo:4B0082 "
        "darkBlue:00008B darkRed:8B0000 darkGreen:006400 darkGray:A9A9A9 lightGray:D3D3D3 lightBlue:ADD8E6 "
        "crimson:DC143C steelBlue:4682B4 royalBlue:4169E1 slateGray:708090 dimGray:696969 whiteSmoke:F5F5F5 "
        "beige:F5F5DC ivory:FFFFF0 coral:FF7F50 tomato:FF6347 skyBlue:87CEEB forestGreen:228B22 "
        "turquoise:40E0D0 ",
    )
)


class Palette(msgspec.Struct, frozen=True):
    """What the names of colours stand for on one master or layout.

    `theme` has six hex digits for each of the twelve places of the theme, `mapped` the place that each name means.
    """

    theme: Mapping[str, str]
    mapped: Mapping[str, str]

    @property
    def colors(self) -> dict[str, str]:
        """Six hex digits by the names that text uses ("tx1", "accent1")."""
        return {name: self.theme[self.mapped[name]] for name in MAPPED}

    def under(self, color_map: etree._Element | None) -> "Palette":
        """The palette with the map of a `p:clrMap` or `a:overrideClrMapping`; names that it lacks stay."""
        if color_map is None:
            return self
        said = {name: color_map.get(name, "") for name in MAPPED}
        mapped = {name: said[name] if said[name] in self.theme else place for name, place in self.mapped.items()}
        return Palette(self.theme, mapped)

    def fill(self, holder: etree._Element | None) -> str:
        """The colour of an element's plain fill; "" where it has none, or one of another kind."""
        found = holder.find(f"{A}solidFill") if holder is not None else None
        return self.color(next(_colors(found), None)) if found is not None else ""

    def color(self, element: etree._Element | None, placeholder: str = "") -> str:
        """One colour element as `builder.model.color` writes it; "" for none.

        A theme colour keeps its name, with `*` or `/` where that says the same; anything else is worked out: "#12294B".
        `placeholder` is what phClr stands for within the theme's own fills.
        """
        if element is None:
            return ""
        name = self._name(element, placeholder)
        changes = [
            (child.tag.rpartition("}")[2], number(child.get("val", "100000"))) for child in element.iter(f"{A}*")
        ]
        changes = [(tag, share) for tag, share in changes[1:] if tag in _CHANGES]
        if not changes or not name:
            return name
        if not name.startswith("#") and "/" not in name and "*" not in name:
            said = dict(changes)
            share = said.get("lumMod", 1.0)
            if len(said) == len(changes) and 0 < share <= 1:
                if set(said) == {"lumMod"}:
                    return f"{name}*{share * 100:g}"
                if set(said) == {"lumMod", "lumOff"} and abs(share + said["lumOff"] - 1) < 0.002:
                    return f"{name}/{share * 100:g}"
        red, green, blue = rgb(name, self.colors)
        color: tuple[float, ...] = (red / 255, green / 255, blue / 255)
        for tag, share in changes:
            color = _changed(color, tag, share)
        return "#" + "".join(f"{round(min(max(channel, 0.0), 1.0) * 255):02X}" for channel in color)

    def _name(self, element: etree._Element, placeholder: str) -> str:
        tag = element.tag.rpartition("}")[2]
        if tag != "schemeClr":
            digits = fixed_color(element)
            return f"#{digits}" if digits else ""
        said = element.get("val", "tx1")
        if said == "phClr":
            return placeholder
        if said in self.mapped:
            return said
        if said in SCHEME_NAMES:  # dk1 and its like name the theme's own colour, whatever the map says
            meant = next((name for name in MAPPED if self.mapped[name] == said), "")
            return meant or f"#{self.theme[said]}"
        return "tx1"

    def grounds(self, fill: etree._Element | None, placeholder: str = "") -> tuple[str, ...]:
        """The colours of a fill element: one of a plain fill, several of a gradient, none of a picture or no fill."""
        if fill is None or fill.tag not in {f"{A}solidFill", f"{A}gradFill", f"{A}pattFill"}:
            return ()
        stops = fill.iterfind(f"{A}gsLst/{A}gs") if fill.tag == f"{A}gradFill" else (fill,)
        if fill.tag == f"{A}pattFill":
            stops = fill.iterfind(f"{A}bgClr")
        found = (self.color(next(_colors(stop), None), placeholder) for stop in stops)
        return tuple(dict.fromkeys(color for color in found if color))

    def hardest(self, grounds: tuple[str, ...]) -> str:
        """Of several colours the one on which this palette's text is hardest to read; "" of none."""
        text = luminance(rgb("tx1", self.colors))
        return min(grounds, key=lambda color: abs(luminance(rgb(color, self.colors)) - text), default="")


def palette(theme: etree._Element | None) -> Palette:
    """The colours of a theme part under the plain map; what it lacks is that of Office."""
    colors = dict(OFFICE_COLORS)
    for slot in THEME_SLOTS if theme is not None else ():
        holder = theme.find(f".//{A}clrScheme/{A}{slot}") if theme is not None else None
        digits = fixed_color(next(_colors(holder), None)) if holder is not None else ""
        if digits:
            colors[slot] = digits
    return Palette(colors, {name: PLAIN_MAP.get(name, name) for name in MAPPED})


def fixed_color(element: etree._Element | None) -> str:
    """The six hex digits of a colour that is not the theme's; "" for what is none."""
    if element is None:
        return ""
    tag, said = element.tag.rpartition("}")[2], element.get("val", "")
    if tag == "srgbClr":
        return _six(said)
    if tag == "sysClr":
        return _six(element.get("lastClr", "")) or _SYSTEM.get(said, "")
    if tag == "prstClr":
        return _PRESETS.get(said, "808080")
    return _measured(element, tag)


def _measured(element: etree._Element, tag: str) -> str:
    """A colour given by shares of light, or by hue, fullness and lightness."""
    if tag == "scrgbClr":
        return _digits(tuple(_gamma(number(element.get(channel, "0"))) for channel in "rgb"))
    if tag == "hslClr":
        hue = number(element.get("hue", "0")) * 100_000 / 21_600_000
        light, full = number(element.get("lum", "0")), number(element.get("sat", "0"))
        return _digits(colorsys.hls_to_rgb(hue % 1.0, min(max(light, 0.0), 1.0), min(max(full, 0.0), 1.0)))
    return ""


def _colors(holder: etree._Element) -> Iterator[etree._Element]:
    return (child for child in holder if isinstance(child.tag, str) and child.tag.endswith("Clr"))


def _six(digits: str) -> str:
    digits = digits.strip().removeprefix("#").upper()
    return digits if len(digits) == 6 and _HEX.issuperset(digits) else ""


def _digits(channels: tuple[float, ...]) -> str:
    return "".join(f"{round(min(max(channel, 0.0), 1.0) * 255):02X}" for channel in channels)


def number(value: str) -> float:
    """A percentage in thousandths of a percent ("75000") as a share (0.75); 1.0 for what is no number."""
    try:
        share = float(value) / 100_000
    except ValueError:
        return 1.0
    return share if abs(share) < 1_000 else 1.0


_CHANGES = frozenset({"lumMod", "lumOff", "lum", "tint", "shade", "satMod", "satOff", "inv", "gray", "comp", "hueOff"})


def _changed(color: tuple[float, ...], tag: str, share: float) -> tuple[float, ...]:
    """A colour after one of DrawingML's changes (ECMA-376 part 1, 20.1.2.3); tint and shade count in linear light."""
    if tag == "tint":
        return tuple(_gamma(_linear(channel) * share + 1 - share) for channel in color)
    if tag == "shade":
        return tuple(_gamma(_linear(channel) * share) for channel in color)
    if tag == "inv":
        return tuple(1 - channel for channel in color)
    hue, light, full = colorsys.rgb_to_hls(*(min(max(channel, 0.0), 1.0) for channel in color))
    if tag == "lumMod":
        light *= share
    elif tag == "lumOff":
        light += share
    elif tag == "lum":
        light = share
    elif tag == "satMod":
        full *= share
    elif tag == "satOff":
        full += share
    elif tag == "gray":
        full = 0.0
    elif tag == "comp":
        hue = (hue + 0.5) % 1.0
    return colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), min(max(full, 0.0), 1.0))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((min(channel, 1.0) + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    channel = min(max(channel, 0.0), 1.0)
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
