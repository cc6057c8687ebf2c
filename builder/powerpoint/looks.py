"""Looks as DrawingML: list levels from a text look, and frames (fill, line, edge, insets) from a card."""

from builder.model.brand import EMU_PER_INCH, EMU_PER_PT, LIST_HANG, Box
from builder.powerpoint.markup import ANCHORS, SIDES, rounded, solid
from builder.powerpoint.settings import BrandSettings, Card, TextLook

_EDGE = {"left": 114_300, "top": 76_200, "rule": 9_525}
"""How thick an edge is, in EMU."""
_PAGE_CLEARANCE = 0.9
"""The strip's text keeps clear of the page number, which stands over its right end (inches)."""


def shape_color(brand: BrandSettings, color: str) -> str:
    """A fill by colour name; "violet/9" is nine parts of violet in white."""
    return solid(brand.scheme(color))


def body_properties(look: TextLook, insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)) -> str:
    """`a:bodyPr`: insets in inches, anchor, and no shrinking, since everything is measured."""
    left, top, right, bottom = (round(inset * EMU_PER_INCH) for inset in insets)
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
        f'anchor="{ANCHORS[look.anchor]}"><a:noAutofit/></a:bodyPr>'
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
        bullet = '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    flags = f' b="{int(look.bold)}" i="{int(look.italic)}"'
    if look.caps:
        flags += ' cap="all"'
    if look.tracking:
        flags += f' spc="{round(look.tracking * 100)}"'
    margin, indent = (
        (level * LIST_HANG, -LIST_HANG) if level else (round(look.hang * EMU_PER_PT), -round(look.hang * EMU_PER_PT))
    )
    return (
        f'<{tag} marL="{margin}" indent="{indent}" algn="{SIDES[look.align]}" '
        'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f'<a:lnSpc><a:spcPct val="{round(look.line_spacing * 100_000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(look.space_before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}'
        f'<a:defRPr sz="{round(look.size * 100)}"{flags} kern="1200">{solid(brand.scheme(look.color))}'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr></{tag}>'
    )


def frame(
    brand: BrandSettings, look: TextLook, card: Card | None, where: Box
) -> tuple[str, tuple[float, float, float, float]]:
    """Geometry, fill and line of a slot's frame, and the insets in inches that go with it."""
    shape = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    if card is None:
        # Descenders of a last line that stands on the edge of its box would cross it.
        return shape, (0.0, 0.0, 0.0, 0.03 if look.anchor == "bottom" else 0.0)
    if card.edge == "rule":
        return shape, (0.0, 0.08, _PAGE_CLEARANCE, 0.0)
    fill = shape_color(brand, card.fill) if card.fill else "<a:noFill/>"
    line = f'<a:ln w="9525">{solid(brand.scheme(card.line))}</a:ln>' if card.line else "<a:ln><a:noFill/></a:ln>"
    if card.corner:
        shape = rounded(where, card.corner * EMU_PER_INCH)
    side = brand.tokens.look.card_inset if card.inset is None else card.inset
    # A line of text has room of its own above its letters, so the same space looks larger below them. What stands in
    # the middle needs none of it.
    above, below = (side * 0.35, side * 0.35) if look.anchor == "middle" else (side * 0.75, side * 0.5)
    return shape + fill + line, (side, above, side, below)


def edge_name(slot: str) -> str:
    """The name of the shape that is a slot's edge."""
    return f"{slot.capitalize()} edge"


def beside_edge(card: Card | None, whole: Box) -> tuple[Box, Box | None]:
    """The slot's own box and the box of its edge, which together fill `whole`.

    An edge is a shape of the layout beside its placeholder, not under it: a slide's shapes cover its layout's. (As part
    of the placeholder's own geometry PowerPoint would pass it down, but LibreOffice would not.)
    """
    if card is None or not card.edge:
        return whole, None
    thick = _EDGE[card.edge]
    if card.edge == "rule":
        return whole, Box(whole.x, whole.y, whole.width, thick)
    if card.edge == "left":
        inner = Box(whole.x + thick, whole.y, whole.width - thick, whole.height)
        return inner, Box(whole.x, whole.y, thick, whole.height)
    inner = Box(whole.x, whole.y + thick, whole.width, whole.height - thick)
    return inner, Box(whole.x, whole.y, whole.width, thick)
