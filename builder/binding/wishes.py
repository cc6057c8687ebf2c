"""What a pack asks of a slot on a stranger's brand: sizes, weight, frame, insets; and how large type counts there."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from builder.binding.patterns import SLIDE_HEIGHT, SLIDE_WIDTH
from builder.model.brand import Anchor, Brand, Frame, ParaStyle


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """How the pack sets a slot: sizes and spaces in pt, insets in EMU, colours as theme names ("accent1*76")."""

    size: float
    most: float = 0.0
    least: float = 18.0
    role: str = "body"
    font: Literal["heading", "body"] = "body"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    tracking: float = 0.0
    color: str = "tx1"
    line_spacing: float = 1.0
    space_before: float = 0.0
    hang: float = 0.0
    anchor: Anchor = "top"
    between: str = ""
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    frame: Frame | None = None


Wishes = Mapping[str, Wish]
"""The wishes of a pack by the name of the look: "body", "cover-title" …"""


_BANNER = 1.3
"""How much wider than a screen, at the same height, a slide is no longer shown on one."""


def size_scale(width: int, height: int) -> float:
    """How large type must be on slides of this size (EMU) to look as on ours of 13.333 x 7.5 in.

    A slide is shown as large as the screen lets it be: on one of 10 x 5.625 in, 13.5 pt look as 18 pt do on ours, and
    on one of 26.667 x 15 in it takes 36. Pages that are higher than wide are read from paper, where a point is a point;
    banners that are wider than any screen hang on a wall of their own, where the height counts.
    """
    across, down = width / SLIDE_WIDTH, height / SLIDE_HEIGHT
    if height > width:
        return min(max(across, down), 1.0)
    return down if across > _BANNER * down else max(across, down)


def scaled(wish: Wish, scale: float) -> Wish:
    """The wish for slides on which type counts `scale` times."""
    if scale == 1.0:
        return wish
    left, top, right, bottom = (round(inset * scale) for inset in wish.insets)
    return msgspec.structs.replace(
        wish,
        size=_half(wish.size * scale),
        most=_half(wish.most * scale),
        least=_half(wish.least * scale),
        tracking=wish.tracking * scale,
        space_before=wish.space_before * scale,
        hang=wish.hang * scale,
        insets=(left, top, right, bottom),
    )


def resized(brand: Brand, scale: float) -> Brand:
    """The brand with the sizes of its named styles and of its tables on slides where type counts `scale` times."""
    if scale == 1.0:
        return brand
    table = brand.table
    head, body = (msgspec.structs.replace(one, size=_half(one.size * scale)) for one in (table.head, table.body))
    return msgspec.structs.replace(
        brand,
        para_styles={name: _resized(style, scale) for name, style in brand.para_styles.items()},
        table=msgspec.structs.replace(table, head=head, body=body, least=_half(table.least * scale)),
        scale=scale,
    )


def _resized(style: ParaStyle, scale: float) -> ParaStyle:
    size, least = (None if one is None else _half(one * scale) for one in (style.size, style.least))
    before = None if style.space_before is None else style.space_before * scale
    return msgspec.structs.replace(style, size=size, least=least, space_before=before)


def _half(size: float) -> float:
    """A size in half-points, in which fitting counts; rounded up, so that a least size stays one."""
    return -(-round(size * 20) // 10) / 2
