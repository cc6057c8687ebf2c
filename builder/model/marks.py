"""Status marks by name: whose colours a mark has, which are set in capitals, and the style of a mark within a text."""

from collections.abc import Container

QUIET = frozenset({"not_checked", "later"})
"""Marks that tell what we did not do or not know yet: small letters in a dashed outline. All others are in capitals."""
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
