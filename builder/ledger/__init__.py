"""seeds/ in, Ledger out: the project's records, cross-checked, with statuses and derived numbers worked out."""

from builder.ledger.load import load_ledger

__all__ = ["load_ledger"]
