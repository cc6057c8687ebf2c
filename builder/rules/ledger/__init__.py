"""Rules about sources and facts: the ledger with its quotations located in, findings out."""
