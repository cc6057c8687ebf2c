"""Folding, sentences, numbers, dates and hedges: pure functions over text that know nothing of the ledger."""
