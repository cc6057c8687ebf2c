"""Deck spec + ledger + pack in, Outline out: the ordered list of slides wanted, with the facts of each."""

from builder.outline.plan import outline
from builder.outline.spec import parse_deck

__all__ = ["outline", "parse_deck"]
