"""Status marks by name: whose colours a mark has, which are set in capitals, and the style of a mark within a text."""

from collections.abc import Container

from builder.model.brand import Brand, TextStyle

QUIET = frozenset({"not_checked", "later"})
"""Marks that tell what we did not do or not know yet: small letters in a dashed outline. All others are in capitals."""
PILL_SIZE = 11.0
"""The size of a pill's words in pt, and the least that a brand may give them."""
PILL_TRACKING = 0.5
_COLORED_AS = {"said_by_party": "said"}


def status_of(mark: str) -> str:
    """The status whose roles (`builder.model.color.STATUS_ROLES`) a mark has."""
    return _COLORED_AS.get(mark, mark)


def character_style(style: str, mark: str, known: Container[str]) -> str:
    """The character style of a run: `mark-reported` for that mark where the brand has it, else the run's own."""
    if not mark:
        return style
    own = f"mark-{status_of(mark)}"
    return own if own in known else style


def pill_style(brand: Brand, mark: str) -> TextStyle:
    """How a mark is set in its pill: the brand's paragraph style `pill` over bold letters, 11 pt on our own slides."""
    own = brand.para_styles.get("pill")
    size = own.size if own and own.size is not None else PILL_SIZE * brand.scale
    tracking = own.tracking if own and own.tracking is not None else PILL_TRACKING
    quiet = mark in QUIET
    return TextStyle(
        font=(own.font if own else None) or brand.theme_fonts.get("minor") or brand.table.body.font,
        size=max(size, PILL_SIZE * brand.scale),
        bold=own.bold if own and own.bold is not None else True,
        color=f"{status_of(mark)}-text",
        caps=not quiet and not (own and own.caps is False),
        tracking=0.0 if quiet else tracking,
        align="center",
    )
