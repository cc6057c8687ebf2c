"""The looks and cards of a pack.toml as wishes: what the pack asks of slots on a brand not made from it."""

from builder.binding.patterns import ROLES
from builder.binding.wishes import Wish, Wishes
from builder.model.brand import EMU_PER_INCH, Box, Frame
from builder.powerpoint.looks import frame
from builder.powerpoint.settings import BrandSettings, Card, TextLook
from builder.powerpoint.slot_markup import EDGES

_ANYWHERE = Box(0, 0, 0, 0)
LEAST = {"title": 24.0, "body": 18.0, "label": 14.0, "caption": 14.0, "pill": 11.0, "sources": 11.0}
"""The least sizes by role, in pt, where a pack says nothing."""


def wishes(settings: BrandSettings) -> Wishes:
    """The wish of each text look, by the look's name ("body", "cover-title")."""
    return {name: _wish(settings, name, look) for name, look in settings.tokens.text.items()}


def _wish(settings: BrandSettings, name: str, look: TextLook) -> Wish:
    card = settings.tokens.cards.get(name)
    _, inches = frame(settings, look, card, _ANYWHERE)
    left, top, right, bottom = (round(inset * EMU_PER_INCH) for inset in inches)
    if card and card.edge == "left":
        left += EDGES["left"]
    elif card and card.edge == "top":
        top += EDGES["top"]
    slot = name.removeprefix("cover-").removeprefix("section-")
    role = ROLES.get(slot, "body")
    return Wish(
        size=look.size,
        most=look.most,
        least=settings.tokens.least.get(role, LEAST[role]),
        role=role,
        font=look.font,
        bold=look.bold,
        italic=look.italic,
        caps=look.caps,
        tracking=look.tracking,
        color=settings.scheme(look.color),
        line_spacing=look.line_spacing,
        space_before=look.space_before,
        hang=look.hang,
        anchor=look.anchor,
        between=settings.scheme(look.between) if look.between else "",
        insets=(left, top, right, bottom),
        frame=_frame(settings, card),
    )


def _frame(settings: BrandSettings, card: Card | None) -> Frame | None:
    if card is None:
        return None
    fill, line, edge = (settings.scheme(color) if color else "" for color in (card.fill, card.line, card.edge_color))
    return Frame(fill=fill, line=line, edge=card.edge, edge_color=edge, corner=round(card.corner * EMU_PER_INCH))
