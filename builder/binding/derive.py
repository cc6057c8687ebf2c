"""A bound pattern and a pack's wishes in, a layout for fitting out: each slot with its seat, box, styles and frame."""

from collections.abc import Mapping

import msgspec

from builder.binding.arrange import arrange
from builder.binding.bound import Bound, Seated
from builder.binding.hints import Hint
from builder.binding.hints import hint as asked
from builder.binding.patterns import SlotPlan
from builder.binding.wishes import Wish, Wishes, scaled, size_scale
from builder.model.brand import EMU_PER_PT, LIST_HANG, Box, Layout, SlotBox, TextStyle
from builder.model.brandfile import BrandFile
from builder.model.color import contrast, rgb

_TITLE_LIKE = frozenset({"title", "subtitle"})
_READABLE = 4.5
"""The contrast that text of any size needs (WCAG 2.2, 1.4.3)."""
_PLAIN = Wish(size=18.0)


def derive(bound: Bound, file: BrandFile, wishes: Wishes) -> Layout:
    """The layout, under the pattern's name, that serves this pattern on the file's own layout."""
    places = arrange(bound, file)
    scale = size_scale(file.width, file.height)
    seats = {seat.slot: seat for seat in bound.seats}
    slots = tuple(
        _slot(plan, seats[plan.name], places[plan.name], scaled(_wish(plan, wishes), scale), bound, file)
        for plan in bound.pattern.slots
    )
    return Layout(
        name=bound.pattern.name,
        part=bound.layout.part,
        slots=slots,
        background=bound.layout.background,
        bands=bound.layout.bands,
    )


def _wish(plan: SlotPlan, wishes: Wishes) -> Wish:
    return wishes.get(plan.look) or wishes.get(plan.name) or wishes.get("body") or _PLAIN


def _slot(plan: SlotPlan, seat: Seated, box: Box, wish: Wish, bound: Bound, file: BrandFile) -> SlotBox:
    holder = seat.placeholder
    hint = asked(holder.prompt) if holder and holder.prompt else Hint()
    if hint.size:
        wish = msgspec.structs.replace(wish, size=max(hint.size, wish.least), most=0.0)
    inherited = (holder.levels if holder else ()) or bound.layout.other
    insets = wish.insets if wish.frame or holder is None else holder.insets
    frame = wish.frame
    ground = (frame.fill if frame else "") or (holder.fill if holder else "") or bound.layout.background
    levels = _levels(plan.name, wish, inherited, ground, file)
    if plan.name == "kicker" or (bound.pattern.backdrop and plan.name in ("meta", "sources")):
        levels = _aligned(levels, bound)
    anchor = holder.anchor if holder and plan.name in _TITLE_LIKE else wish.anchor
    # A title stays one where the layout has no place for it, as when PowerPoint changes the layout of a slide.
    kind = holder.type if holder else "title" if plan.name == "title" else ""
    return SlotBox(
        name=plan.name,
        idx=holder.idx if holder else 0,
        type=kind,
        box=box,
        levels=levels,
        home=holder.box if holder else None,
        inherited=inherited,
        insets=insets,
        anchor=anchor,
        role=wish.role,
        least=wish.least,
        shape_name=plan.name.capitalize(),
        fill=(frame.fill if frame else "") or (holder.fill if holder else ""),
        most=wish.most,
        between=wish.between,
        seat="moved" if kind else "free",
        frame=frame,
        lines=hint.lines,
    )


def _levels(
    name: str, wish: Wish, inherited: tuple[TextStyle, ...], ground: str, file: BrandFile
) -> tuple[TextStyle, ...]:
    """What the slot's text is set in: the brand's letters and colour, in the pack's sizes, without stray bullets."""
    base = inherited[0] if inherited else TextStyle(font=file.fonts.get("minor", "Calibri"), size=wish.size)
    titled = name in _TITLE_LIKE
    size = max(min(base.size, wish.size) if titled else wish.size, wish.least)
    color = base.color if titled or base.color != "tx1" else wish.color
    color = _readable(color, ground, file.colors, base.color)
    first = TextStyle(
        font=base.font if titled or wish.font == "body" else file.fonts.get("major", base.font),
        size=size,
        bold=base.bold if titled else wish.bold,
        italic=base.italic if titled else wish.italic,
        color=color,
        caps=base.caps if titled else wish.caps,
        tracking=base.tracking if titled else wish.tracking,
        line_spacing=wish.line_spacing,
        space_before=wish.space_before,
        align=base.align if titled else "left",
        margin_left=round(wish.hang * EMU_PER_PT),
        indent=-round(wish.hang * EMU_PER_PT),
    )
    return (
        first,
        *(
            msgspec.structs.replace(first, margin_left=level * LIST_HANG, indent=-LIST_HANG, bullet="•")
            for level in range(1, 5)
        ),
    )


def _aligned(levels: tuple[TextStyle, ...], bound: Bound) -> tuple[TextStyle, ...]:
    """The levels set to the side, or the middle, to which the layout sets its title."""
    title = next((seat.placeholder for seat in bound.seats if seat.slot == "title"), None)
    align = title.levels[0].align if title and title.levels else "left"
    return tuple(msgspec.structs.replace(level, align=align) for level in levels)


def _readable(color: str, ground: str, theme: Mapping[str, str], fallback: str) -> str:
    """The colour where it can be read on the ground, else the brand's own, else that of its two which can."""
    try:
        back = rgb(ground, theme)
    except (KeyError, ValueError):
        return fallback
    for one in (color, fallback, "tx1", "bg1"):
        try:
            if contrast(rgb(one, theme), back) >= _READABLE:
                return one
        except (KeyError, ValueError):
            continue
    return fallback
