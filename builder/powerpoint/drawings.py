"""One placed visual in, native shapes and connectors out, in one named group with its alternative text."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from builder.model.brand import EMU_PER_PT, Box, Brand, TextStyle
from builder.model.placed import Chart, Connector, Dash, PlacedVisual, Shape, ShapeText
from builder.powerpoint.charts import chart_frame, chart_name
from builder.powerpoint.markup import ANCHORS, DECORATIVE, around, escape, group, rounded, solid, transform
from builder.powerpoint.package import office
from builder.powerpoint.text_markup import Links, TextWriter

_DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot"}
_SITES = {"rect": (0, 1, 2, 3), "roundRect": (0, 1, 2, 3), "ellipse": (0, 2, 4, 6)}
"""The connection sites top, left, bottom and right of each preset (presetShapeDefinitions.xml): ellipses have eight."""

_GRAIN = 635
"""The unit of an outline's points, in EMU: at a twentieth of a point, a map takes three tenths less of the file."""


class _Glue(NamedTuple):
    """What a connector needs to know of a shape to hold on to it."""

    id: int
    geometry: str = ""


def visual_xml(placed: PlacedVisual, ids: Iterator[int], text: TextWriter, links: Links) -> str:
    """The group of a visual; a chart as a graphic frame, with what else it has beside it.

    `ids` gives the shape ids that are free on the slide, in order.
    """
    if any(isinstance(shape, Chart) for shape in placed.shapes):
        return "".join([_beside_chart(shape, placed, ids, text, links) for shape in placed.shapes])
    number = next(ids)
    own = {shape.key: _Glue(next(ids), getattr(shape, "geometry", "")) for shape in placed.shapes}
    inside = "".join([_one(shape, own, text, links) for shape in placed.shapes])
    where = around(_line_box(shape) if isinstance(shape, Connector) else shape.box for shape in placed.shapes)
    return group(number, placed.visual.name, placed.visual.alt.text, where, inside)


def _beside_chart(
    shape: Shape | Connector | Chart, placed: PlacedVisual, ids: Iterator[int], text: TextWriter, links: Links
) -> str:
    number = next(ids)
    if not isinstance(shape, Chart):
        return _one(shape, {shape.key: _Glue(number)}, text, links)
    order = 1 + sum(relation.type == office("chart") for relation in links.relations)
    return chart_frame(number, placed, shape, links.add("chart", f"/{chart_name(links.part, order)}"))


def _one(shape: Shape | Connector | Chart, ids: Mapping[str, _Glue], text: TextWriter, links: Links) -> str:
    if isinstance(shape, Connector):
        return _connector(shape, ids, text.brand)
    if isinstance(shape, Chart):
        raise TypeError("a chart stands by itself, not in a group")
    return _shape(shape, ids[shape.key].id, text, links)


def _shape(shape: Shape, number: int, text: TextWriter, links: Links) -> str:
    brand = text.brand
    words = _words(shape.text, text, links) if shape.text is not None else ""
    fill = solid(brand.color(shape.fill)) if shape.fill else "<a:noFill/>"
    properties = f"{transform(shape.box)}{_geometry(shape)}{fill}{_line(shape.line, shape.weight, shape.dash, brand)}"
    named = f'<p:cNvPr id="{number}" name="{escape(shape.name)}"'
    named += "/>" if words else f">{DECORATIVE}</p:cNvPr>"
    box = ' txBox="1"' if words and not shape.fill and not shape.line else ""
    return f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr><p:spPr>{properties}</p:spPr>{words}</p:sp>"


def _geometry(shape: Shape) -> str:
    if shape.geometry == "roundRect":
        return rounded(shape.box, shape.corner)
    if shape.geometry != "freeform":
        return f'<a:prstGeom prst="{shape.geometry}"><a:avLst></a:avLst></a:prstGeom>'
    box = shape.box
    width, height = (max(1, round(side / _GRAIN)) for side in (box.width, box.height))
    path: list[str] = []
    for ring in shape.rings:
        points = [f'<a:pt x="{round((x - box.x) / _GRAIN)}" y="{round((y - box.y) / _GRAIN)}"/>' for x, y in ring]
        path.append(f"<a:moveTo>{points[0]}</a:moveTo>")
        path += [f"<a:lnTo>{point}</a:lnTo>" for point in points[1:]]
        path.append("<a:close/>")
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}">{"".join(path)}</a:path></a:pathLst></a:custGeom>'
    )


def _line(color: str, weight: float, dash: Dash, brand: Brand, end: str = "") -> str:
    if not color:
        return "<a:ln><a:noFill/></a:ln>"
    style = "" if dash == "solid" else f'<a:prstDash val="{_DASHES[dash]}"/>'
    return f'<a:ln w="{round(weight * EMU_PER_PT)}">{solid(brand.color(color))}{style}{end}</a:ln>'


def _words(words: ShapeText, text: TextWriter, links: Links) -> str:
    left, top, right, bottom = words.insets
    inherited = TextStyle(font=text.brand.theme_fonts.get("minor", words.style.font), size=18.0)
    base = msgspec.structs.replace(words.style, color=text.brand.color(words.style.color))
    paragraphs = "".join(
        [text.paragraph(item.paragraph, inherited, item.size, links, base) for item in words.paragraphs]
    )
    return (
        f'<p:txBody><a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
        f'anchor="{ANCHORS[words.anchor]}"><a:noAutofit/></a:bodyPr>{text.plain.shape}{paragraphs}</p:txBody>'
    )


def _line_box(line: Connector) -> Box:
    (x1, y1), (x2, y2) = line.start, line.end
    return Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def _connector(line: Connector, ids: Mapping[str, _Glue], brand: Brand) -> str:
    """A connector; glued to shapes, PowerPoint routes it anew when one of them is moved (ECMA-376, 20.1.2.2.36)."""
    ends = ""
    if line.from_shape:
        ends += _end("stCxn", ids[line.from_shape], line.from_site)
    if line.to_shape:
        ends += _end("endCxn", ids[line.to_shape], line.to_site)
    flips = ' flipH="1"' if line.end[0] < line.start[0] else ""
    flips += ' flipV="1"' if line.end[1] < line.start[1] else ""
    frame = transform(_line_box(line), flips=flips)
    kind = "bentConnector3" if line.bent else "straightConnector1"
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if line.arrow else ""
    drawn = _line(line.line, line.weight, line.dash, brand, head)
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{ids[line.key].id}" name="{escape(line.name)}">{DECORATIVE}</p:cNvPr>'
        f"<p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f'<p:spPr>{frame}<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>{drawn}</p:spPr></p:cxnSp>'
    )


def _end(tag: str, glue: _Glue, site: int) -> str:
    """One end of a connector; raises ValueError for a shape without sites, to which PowerPoint could not keep it."""
    if glue.geometry not in _SITES:
        raise ValueError(f"a {glue.geometry or 'chart'} has no connection sites")
    return f'<a:{tag} id="{glue.id}" idx="{_SITES[glue.geometry][site]}"/>'
