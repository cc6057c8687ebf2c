"""Deck spec + ledger + pack in, Outline out: the ordered list of slides wanted, with the facts of each."""

from builder.outline.plan import Section, outline, sections
from builder.outline.spec import parse_deck

__all__ = ["Section", "outline", "parse_deck", "sections"]
