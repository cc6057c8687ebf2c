"""A slot that its layout does not carry as it is wanted: its place, frame, insets and list styles as markup."""

from builder.model.brand import Box, Brand, Frame, Seat, SlotBox, TextStyle
from builder.powerpoint.markup import ANCHORS, SIDES, rectangle, rounded, solid, transform
from builder.powerpoint.run_properties import typeface

_PLAIN = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_ONE_LEVEL = frozenset({"title", "kicker", "subtitle", "meta", "sources"})
"""Slots without lists: what one would be set in need not be said."""
EDGES = {"left": 114_300, "right": 114_300, "top": 76_200, "rule": 9_525}
"""How thick an edge is, in EMU."""


def shape_properties(slot: SlotBox, box: Box, *, moved: bool) -> str:
    """The `p:spPr` of a slot's text: nothing where the layout's own serves."""
    if slot.seat == "layout":
        return f"<p:spPr>{transform(box)}</p:spPr>" if moved else "<p:spPr/>"
    place = "" if box == slot.home else transform(box)
    inside = f"{place}{_frame(slot, box)}"
    return f"<p:spPr>{inside}</p:spPr>" if inside else "<p:spPr/>"


def _frame(slot: SlotBox, box: Box) -> str:
    frame = slot.frame
    if frame is None:
        return f"{_PLAIN}<a:noFill/>" if slot.seat == "free" else ""
    shape = rounded(box, frame.corner) if frame.corner else _PLAIN
    fill = solid(frame.fill) if frame.fill else "<a:noFill/>"
    line = f'<a:ln w="9525">{solid(frame.line)}</a:ln>' if frame.line else "<a:ln><a:noFill/></a:ln>"
    return shape + fill + line


def edge_box(frame: Frame | None, box: Box) -> Box | None:
    """Where the edge of a frame stands, along the inner side of the slot's box; None where it has none."""
    if frame is None or not frame.edge:
        return None
    thick = EDGES[frame.edge]
    if frame.edge == "right":
        return Box(box.right - thick, box.y, thick, box.height)
    return Box(box.x, box.y, thick, box.height) if frame.edge == "left" else Box(box.x, box.y, box.width, thick)


def edge(number: int, name: str, slot: SlotBox, box: Box) -> str:
    """The edge of a slot's frame as a shape, or "" where it has none."""
    where = edge_box(slot.frame, box)
    if where is None or slot.frame is None:
        return ""
    return rectangle(number, name, where, solid(slot.frame.edge_color or "accent1"))


def body_properties(slot: SlotBox, brand: Brand) -> str:
    """`a:bodyPr` and `a:lstStyle` of a slot's text: empty where the layout's own serve."""
    if slot.seat == "layout":
        return "<a:bodyPr/><a:lstStyle/>"
    left, top, right, bottom = slot.insets
    styles = "".join(
        _level(number, wanted, slot.inherited[number - 1] if len(slot.inherited) >= number else None, brand, slot.seat)
        for number, wanted in enumerate(slot.levels[: 1 if slot.name in _ONE_LEVEL else 3], start=1)
    )
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
        f'anchor="{ANCHORS[slot.anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle>{styles}</a:lstStyle>'
    )


def _level(number: int, wanted: TextStyle, given: TextStyle | None, brand: Brand, seat: Seat) -> str:
    """One list level: what it says otherwise than what the file passes down.

    In a text box it tells its margins even so: where it does not, LibreOffice moves all paragraphs in as far as the
    first, which may begin beside pills.
    """
    if given == wanted and seat != "free":
        return ""
    attributes = ""
    apart = given is None or (wanted.margin_left, wanted.indent) != (given.margin_left, given.indent)
    if apart or seat == "free":
        attributes += f' marL="{wanted.margin_left}" indent="{wanted.indent}"'
    if given is None or wanted.align != given.align or wanted.rtl != given.rtl:
        attributes += f' algn="{SIDES[wanted.align]}" rtl="{int(wanted.rtl)}"'
    inside = ""
    if given is None or wanted.line_spacing != given.line_spacing:
        inside += f'<a:lnSpc><a:spcPct val="{round(wanted.line_spacing * 100_000)}"/></a:lnSpc>'
    if given is None or wanted.space_before != given.space_before:
        inside += f'<a:spcBef><a:spcPts val="{round(wanted.space_before * 100)}"/></a:spcBef>'
    if given is None or wanted.space_after != given.space_after:
        inside += f'<a:spcAft><a:spcPts val="{round(wanted.space_after * 100)}"/></a:spcAft>'
    if given is None or wanted.bullet != given.bullet:
        bullet = f'<a:buFont typeface="Arial"/><a:buChar char="{wanted.bullet}"/>'
        inside += bullet if wanted.bullet else "<a:buNone/>"
    return f"<a:lvl{number}pPr{attributes}>{inside}{_run(wanted, given, brand)}</a:lvl{number}pPr>"


def _run(wanted: TextStyle, given: TextStyle | None, brand: Brand) -> str:
    attributes = ""
    if given is None or wanted.size != given.size:
        attributes += f' sz="{round(wanted.size * 100)}"'
    for name, flag, other in (
        ("b", wanted.bold, given.bold if given else None),
        ("i", wanted.italic, given.italic if given else None),
    ):
        if flag != other:
            attributes += f' {name}="{int(flag)}"'
    if given is None or wanted.caps != given.caps:
        attributes += ' cap="all"' if wanted.caps else ' cap="none"'
    if given is None or wanted.tracking != given.tracking:
        attributes += f' spc="{round(wanted.tracking * 100)}"'
    inside = solid(wanted.color) if given is None or wanted.color != given.color else ""
    if given is None or wanted.font != given.font:
        inside += typeface(brand, wanted.font)
    return f"<a:defRPr{attributes}>{inside}</a:defRPr>" if attributes or inside else ""
