"""Looks as DrawingML: list levels from a text look, and frames (fill, line, edge, insets) from a card."""

from builder.model.brand import EMU_PER_INCH, LIST_HANG, Box
from builder.powerpoint.markup import solid
from builder.powerpoint.settings import BrandSettings, Card, TextLook

_EDGE = {"left": 114_300, "top": 76_200, "rule": 9_525}
"""How thick the stroke along an edge is, in EMU."""
_ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_PAGE_CLEARANCE = 0.9
"""The strip's text keeps clear of the page number, which stands over its right end (inches)."""


def shape_color(brand: BrandSettings, color: str) -> str:
    """A fill by colour name; "violet/9" is nine parts of violet in white."""
    name, slash, share = color.partition("/")
    return solid(brand.scheme(name) + slash + share)


def body_properties(look: TextLook, insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)) -> str:
    """`a:bodyPr`: insets in inches, anchor, and no shrinking, since everything is measured."""
    left, top, right, bottom = (round(inset * EMU_PER_INCH) for inset in insets)
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
        f'anchor="{_ANCHORS[look.anchor]}"><a:noAutofit/></a:bodyPr>'
    )


def levels(brand: BrandSettings, look: TextLook, *, count: int = 5, flat: bool = False, tag: str = "a:lvl{}pPr") -> str:
    """`count` list levels of one look: plain text on the first, hanging bullets below it (unless `flat`)."""
    return "".join(_level(brand, look, tag.format(level + 1), 0 if flat else level) for level in range(count))


def list_styles(brand: BrandSettings, look: TextLook) -> str:
    """The five levels that a placeholder of its own look carries in its `a:lstStyle`."""
    return levels(brand, look)


def _level(brand: BrandSettings, look: TextLook, tag: str, level: int) -> str:
    font = "mj" if look.font == "heading" else "mn"
    bullet = "<a:buNone/>"
    if level:
        bullet = f'<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    flags = f' b="{int(look.bold)}" i="{int(look.italic)}"'
    if look.caps:
        flags += ' cap="all"'
    if look.tracking:
        flags += f' spc="{round(look.tracking * 100)}"'
    return (
        f'<{tag} marL="{level * LIST_HANG}" indent="{-LIST_HANG if level else 0}" algn="{_ALIGN[look.align]}" '
        'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f'<a:lnSpc><a:spcPct val="{round(look.line_spacing * 100_000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(look.space_before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}'
        f'<a:defRPr sz="{round(look.size * 100)}"{flags} kern="1200">{solid(brand.scheme(look.color))}'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr></{tag}>'
    )


def frame(brand: BrandSettings, card: Card | None, where: Box) -> tuple[str, tuple[float, float, float, float]]:
    """Geometry, fill and line of a slot's frame, and the insets in inches that go with it."""
    if card is None:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', (0.0, 0.0, 0.0, 0.0)
    fill = shape_color(brand, card.fill) if card.fill else "<a:noFill/>"
    inset = brand.tokens.look.card_inset
    if card.edge == "rule":
        return _edged(brand, card, fill), (0.0, 0.08, _PAGE_CLEARANCE, 0.0)
    if card.edge:
        stroke = _EDGE[card.edge] / EMU_PER_INCH
        left, top = (stroke, 0.0) if card.edge == "left" else (0.0, stroke)
        return _edged(brand, card, fill), (inset + left, inset * 0.75 + top, inset, inset * 0.5)
    line = f'<a:ln w="9525">{solid(brand.scheme(card.line))}</a:ln>' if card.line else "<a:ln><a:noFill/></a:ln>"
    shape = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    if card.corner:
        round_by = round(card.corner * EMU_PER_INCH / min(where.width, where.height) * 100_000)
        shape = f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {round_by}"/></a:avLst></a:prstGeom>'
    return shape + fill + line, (inset, inset * 0.75, inset, inset * 0.5)


def _edged(brand: BrandSettings, card: Card, fill: str) -> str:
    """A rectangle with a stroke along one edge, as one shape: a slide's placeholder inherits both from its layout.

    The guides keep the stroke's width when the placeholder is resized.
    """
    width = _EDGE[card.edge]
    if card.edge == "left":
        line = '<a:moveTo><a:pt x="edge" y="t"/></a:moveTo><a:lnTo><a:pt x="edge" y="b"/></a:lnTo>'
    else:
        line = '<a:moveTo><a:pt x="l" y="edge"/></a:moveTo><a:lnTo><a:pt x="r" y="edge"/></a:lnTo>'
    area = (
        '<a:path stroke="0"><a:moveTo><a:pt x="l" y="t"/></a:moveTo><a:lnTo><a:pt x="r" y="t"/></a:lnTo>'
        '<a:lnTo><a:pt x="r" y="b"/></a:lnTo><a:lnTo><a:pt x="l" y="b"/></a:lnTo><a:close/></a:path>'
    )
    return (
        f'<a:custGeom><a:avLst/><a:gdLst><a:gd name="edge" fmla="val {width // 2}"/></a:gdLst><a:ahLst/><a:cxnLst/>'
        f'<a:rect l="l" t="t" r="r" b="b"/><a:pathLst>{area}<a:path fill="none">{line}</a:path></a:pathLst></a:custGeom>'
        f'{fill}<a:ln w="{width}" cap="flat">{solid(brand.scheme(card.edge_color or "accent1"))}<a:miter lim="800000"/></a:ln>'
    )
