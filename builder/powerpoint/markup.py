"""Small pieces of DrawingML as text, shared by everything that writes OOXML."""

import re
from collections.abc import Iterable, Mapping

from builder.errors import SourcedeckError
from builder.model.brand import Align, Anchor, Box
from builder.model.color import parts

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NS_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NS_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
NS_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{NS_A}" xmlns:r="{NS_R}" xmlns:p="{NS_P}"'
ANCHORS: Mapping[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
SIDES: Mapping[Align, str] = {"left": "l", "center": "ctr", "right": "r"}
"""How DrawingML says where text stands in its box (ST_TextAnchoringType), and at which side (ST_TextAlignType)."""
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# Characters that XML 1.0 cannot hold at all (section 2.2, Char), not even as references.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')

GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""The root of every shape tree."""
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""What marks a shape as decoration, which screen readers pass over."""


def escape(text: str) -> str:
    """Text for an element or a quoted attribute; raises SourcedeckError on characters that XML cannot hold."""
    if not _SPECIAL.search(text):
        return text
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        raise SourcedeckError(
            f"the text “{text[:60]}” has the control character U+{ord(forbidden.group()):04X} at place "
            f"{forbidden.start() + 1}, which no PowerPoint file can hold",
            hint="delete it where the text comes from",
        )
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def transform(box: Box, tag: str = "a:xfrm", flips: str = "", children: str = "") -> str:
    """The place and size of a shape. `flips` are the attributes that mirror it, `children` what a group adds."""
    place = f'<a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/>'
    return f"<{tag}{flips}>{place}{children}</{tag}>"


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of these; an empty one where there is none."""
    found = list(boxes)
    if not found:
        return Box(0, 0, 0, 0)
    x, y = min(box.x for box in found), min(box.y for box in found)
    return Box(x, y, max(box.right for box in found) - x, max(box.bottom for box in found) - y)


def group(number: int, name: str, alt: str, where: Box, inside: str) -> str:
    """A named group with its alternative text; its shapes count their places from the slide's corner."""
    children = f'<a:chOff x="{where.x}" y="{where.y}"/><a:chExt cx="{where.width}" cy="{where.height}"/>'
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="{escape(name)}" descr="{escape(alt)}"/><p:cNvGrpSpPr/>'
        f"<p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{transform(where, children=children)}</p:grpSpPr>{inside}</p:grpSp>"
    )


def graphic_frame(number: int, name: str, alt: str, holder: str, where: Box, uri: str, inside: str) -> str:
    """The frame of a table or chart; `holder` is its `p:ph` or "", `uri` says what is `inside`."""
    described = f' descr="{escape(alt)}"' if alt else ""
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{escape(name)}"{described}/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{holder}</p:nvPr></p:nvGraphicFramePr>{transform(where, 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def rounded(where: Box, corner: float) -> str:
    """The geometry of a rectangle whose corners have this radius (EMU): half its shorter side at most."""
    shorter = min(where.width, where.height)
    guide = f'<a:gd name="adj" fmla="val {min(50_000, round(corner / shorter * 100_000))}"/>' if shorter else ""
    return f'<a:prstGeom prst="roundRect"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def solid(color: str) -> str:
    """A fill in a colour as `builder.model.color` writes it."""
    return f"<a:solidFill>{scheme_color(color)}</a:solidFill>"


def scheme_color(color: str) -> str:
    """A colour, "accent2", "accent2/30", "accent2*60" or "#12294B"; raises ValueError for what is no colour."""
    name, form, percent = parts(color)
    tag, value = ("srgbClr", name[1:].upper()) if name.startswith("#") else ("schemeClr", name)
    if not form:
        return f'<a:{tag} val="{value}"/>'
    share = round(percent * 1000)
    offset = f'<a:lumOff val="{100_000 - share}"/>' if form == "/" else ""
    return f'<a:{tag} val="{value}"><a:lumMod val="{share}"/>{offset}</a:{tag}>'


def rectangle(number: int, name: str, where: Box, fill: str) -> str:
    """A plain filled band of the backdrop, marked as decoration so that screen readers pass it over."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}">{DECORATIVE}'
        f'</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(where)}<a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
