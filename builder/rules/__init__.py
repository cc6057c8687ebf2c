"""The rules: small functions over the ledger and over placed slides, each telling what breaks it as findings.

`book` lists them by code, `check` asks them. Those of `ledger/` fall on sources and facts (S, F), of `deck/` on slides
and notes (D), of `both/` on either, of `access/` on who can read a slide (A). What they share stands beside them.
"""

from builder.rules.check import check_accessible, check_deck, check_ledger

__all__ = ["check_accessible", "check_deck", "check_ledger"]
