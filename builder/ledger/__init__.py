"""seeds/ in, Ledger out: the project's records, cross-checked, with statuses and derived numbers worked out."""

from builder.ledger.load import is_large, load_ledger

__all__ = ["is_large", "load_ledger"]
