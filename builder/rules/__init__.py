"""The rules: small functions over the ledger and over placed slides, each telling what breaks it as findings."""

from builder.rules.check import check_accessible, check_deck, check_ledger

__all__ = ["check_accessible", "check_deck", "check_ledger"]
