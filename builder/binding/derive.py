"""A bound pattern and a pack's wishes in, a layout for fitting out: each slot with its seat, box, styles and frame."""

from collections.abc import Mapping, Sequence

import msgspec

from builder.binding.arrange import around, arrange, overlap
from builder.binding.bound import Bound, Seated
from builder.binding.colours import readable
from builder.binding.grounds import UNKNOWN, grounds, text_color
from builder.binding.hints import Hint
from builder.binding.hints import hint as asked
from builder.binding.patterns import SlotPlan
from builder.binding.wishes import Wish, Wishes, scaled, size_scale
from builder.model.brand import EMU_PER_PT, LIST_HANG, OPPOSITE, Align, Box, Frame, Layout, SlotBox, TextStyle
from builder.model.brandfile import BrandFile, FoundLayout, FoundPlaceholder

_TITLE_LIKE = frozenset({"title", "subtitle"})
_LARGE = 18.0
"""From which size on text is large, in pt (WCAG 2.2, 1.4.3)."""
_HEAD = frozenset({"title", "subtitle", "kicker", "meta"})
"""Slots of plain text, which need no ground but one that it can be read on."""
_LOW = frozenset({"kicker", "meta", "sources"})
"""Slots of one or two lines, whose boxes have no height to spare."""
_FAR = 0.12
"""From which share of the slide's height on a title is no longer where its layout has it."""
_AIR = 72_000
"""The least space between text and the edge of its plate, in EMU."""
_GROUND = 0.5
"""A drawing that covers more of the slide than this is the ground of what stands on it."""
_PLAIN = Wish(size=18.0)


def derive(bound: Bound, file: BrandFile, wishes: Wishes, page: str = "bg1") -> Layout:
    """The layout, under the pattern's name, that serves this pattern on the file's own layout.

    `page` is the colour of its slides, for which marks and styles are made: whatever stands on another one, or on a
    picture, gets a plate of it.
    """
    places = arrange(bound, file)
    scale = size_scale(file.width, file.height)
    content = around([box for name, box in places.items() if name not in _HEAD and name != "sources"])
    seats = {seat.slot: seat for seat in bound.seats}
    slots = tuple(
        _slot(plan, seats, places[plan.name], scaled(_wish(plan, wishes), scale), bound, file, page)
        for plan in bound.pattern.slots
    )
    return Layout(
        name=bound.pattern.name,
        part=bound.layout.part,
        slots=_beside_title(slots, places, bound),
        background=bound.layout.background,
        bands=bound.layout.bands,
        elastic=_nothing_in(content, bound.layout, file),
        rises=_nothing_in(around([places["title"], *([content] if content else [])]), bound.layout, file),
    )


def _nothing_in(room: Box | None, layout: FoundLayout, file: BrandFile) -> bool:
    """Whether the layout draws nothing in a room, but for what is the ground of most of the slide."""
    most = _GROUND * file.width * file.height
    return room is None or not any(overlap(drawn, room) for drawn in layout.drawn if drawn.width * drawn.height < most)


def _beside_title(slots: tuple[SlotBox, ...], places: Mapping[str, Box], bound: Bound) -> tuple[SlotBox, ...]:
    """The slots, with what stands by a title on the brand's own picture in the title's colour, and without a plate.

    What lets the title be read there lets its kicker be read, and on a picture that is the whole ground the small
    print of a cover too.
    """
    title = next((slot for slot in slots if slot.name == "title"), None)
    if title is None or title.fill or UNKNOWN not in grounds(bound.layout, places["title"]):
        return slots
    with_it = {"kicker", "meta"} if not bound.layout.background else {"kicker"}
    return tuple(
        msgspec.structs.replace(
            slot,
            frame=None,
            fill="",
            insets=(0, slot.insets[1], 0, slot.insets[3]) if slot.seat == "free" else slot.insets,
            levels=tuple(msgspec.structs.replace(level, color=title.levels[0].color) for level in slot.levels),
        )
        if slot.name in with_it and UNKNOWN in grounds(bound.layout, places[slot.name])
        else slot
        for slot in slots
    )


def _is_shared(holder: FoundPlaceholder, layout: FoundLayout) -> bool:
    """Whether another placeholder of the layout has the same index: programs do not agree on which of them passes on.

    What is written there says all of its look.
    """
    others = (*layout.placeholders, *layout.furniture, *layout.hidden)
    return sum(one.idx == holder.idx for one in others) > 1


def _wish(plan: SlotPlan, wishes: Wishes) -> Wish:
    return wishes.get(plan.look) or wishes.get(plan.name) or wishes.get("body") or _PLAIN


def _slot(
    plan: SlotPlan, seats: Mapping[str, Seated], box: Box, wish: Wish, bound: Bound, file: BrandFile, page: str
) -> SlotBox:
    holder = seats[plan.name].placeholder
    hint = asked(holder.prompt) if holder and holder.prompt else Hint()
    if hint.size:
        wish = msgspec.structs.replace(wish, size=max(hint.size, wish.least), most=0.0)
    inherited = (holder.levels if holder else ()) or bound.layout.other
    passed_down = () if holder and _is_shared(holder, bound.layout) else inherited
    if bound.pattern.backdrop and wish.frame and wish.frame.fill == bound.layout.background:
        # A band in the colour of its ground cannot be seen: what stands on it begins where all else does.
        _, top, _, bottom = wish.insets
        wish = msgspec.structs.replace(wish, frame=None, insets=(0, top, 0, bottom))
    frame = wish.frame
    fill = (frame.fill if frame else "") or (holder.fill if holder else "")
    behind = (fill,) if fill else grounds(bound.layout, box)
    levels = _levels(plan.name, wish, inherited, file)
    plain = bool(bound.pattern.backdrop) or plan.name in _HEAD or set(behind) <= {page, fill}
    at_home = holder is not None and abs(box.y - holder.box.y) < _FAR * file.height
    color = _color(plan.name, levels[0], behind, at_home, file) if plain else ""
    if not color:
        frame, fill = _plate(frame, page), page
        color = readable(levels[0].color, (page,), file.colors)
    levels = tuple(msgspec.structs.replace(level, color=color) for level in levels)
    insets = _insets(wish, holder, plan.name, box, plate=frame != wish.frame and wish.frame is None)
    if plan.name == "kicker" or (bound.pattern.backdrop and plan.name in ("meta", "sources")):
        levels = _aligned(levels, bound)
    anchor = holder.anchor if holder and plan.name in _TITLE_LIKE else wish.anchor
    if plan.name == "title" and anchor == "middle" and not bound.pattern.backdrop:
        anchor = "top"  # right below its kicker, and on the same line on every slide
    # A title stays one where the layout has no place for it, as when PowerPoint changes the layout of a slide.
    kind = holder.type if holder else "title" if plan.name == "title" else ""
    return SlotBox(
        name=plan.name,
        idx=holder.idx if holder else 0,
        type=kind,
        box=box,
        levels=levels,
        home=holder.box if holder else None,
        inherited=passed_down,
        insets=insets,
        anchor=anchor,
        role=wish.role,
        least=wish.least,
        shape_name=plan.name.capitalize(),
        fill=fill,
        most=wish.most,
        between=wish.between,
        seat="moved" if kind else "free",
        frame=frame,
        lines=hint.lines,
    )


def _levels(name: str, wish: Wish, inherited: tuple[TextStyle, ...], file: BrandFile) -> tuple[TextStyle, ...]:
    """What the slot's text is set in: the brand's letters and colour, in the pack's sizes, without stray bullets."""
    base = inherited[0] if inherited else TextStyle(font=file.fonts.get("minor", "Calibri"), size=wish.size)
    titled = name in _TITLE_LIKE
    size = max(min(base.size, wish.size) if titled else wish.size, wish.least)
    color = base.color if titled or base.color != "tx1" else wish.color
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
        align=_side(base) if titled else "left",
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


def _side(style: TextStyle) -> Align:
    """The side at which a line of the file begins, as seen in a layout from left to right; which all of ours are."""
    return OPPOSITE[style.align] if style.rtl else style.align


def _aligned(levels: tuple[TextStyle, ...], bound: Bound) -> tuple[TextStyle, ...]:
    """The levels set to the side, or the middle, to which the layout sets its title."""
    title = next((seat.placeholder for seat in bound.seats if seat.slot == "title"), None)
    align = _side(title.levels[0]) if title and title.levels else "left"
    return tuple(msgspec.structs.replace(level, align=align) for level in levels)


def _color(name: str, style: TextStyle, behind: Sequence[str], at_home: bool, file: BrandFile) -> str:
    """The colour of a slot's text; "" where it needs a plate to stand on.

    A title in its own place and colour on a picture is the brand's own doing, and stays.
    """
    if name in _TITLE_LIKE and at_home and UNKNOWN in behind:
        known = [ground for ground in behind if ground != UNKNOWN]
        return text_color(style.color, known, file.colors, large=name == "title") if known else style.color
    return text_color(style.color, behind, file.colors, large=name == "title" and style.size >= _LARGE)


def _plate(frame: Frame | None, page: str) -> Frame:
    """The frame with a ground of its own, where text could not be read on what the layout shows."""
    return msgspec.structs.replace(frame, fill=page) if frame else Frame(fill=page)


def _insets(wish: Wish, own: FoundPlaceholder | None, name: str, box: Box, *, plate: bool) -> tuple[int, int, int, int]:
    """The insets of a slot: its placeholder's where it keeps its place, else the pack's, and some air on a plate."""
    kept = own is not None and (name in _TITLE_LIKE or (name in _LOW and box == own.box))
    left, top, right, bottom = own.insets if own is not None and kept else wish.insets
    if plate:
        left, right = max(left, _AIR), max(right, _AIR)
        if name not in _LOW and name != "title":
            top, bottom = max(top, _AIR), max(bottom, _AIR)
    return left, top, right, bottom
