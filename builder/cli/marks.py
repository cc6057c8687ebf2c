"""The three marks of a fact in print: sign and word, never a colour alone."""

from builder.model.ledger import BASIS_MARKS, DISPUTED_MARK, NOT_CHECKED_MARK, Status


def marks(status: Status) -> str:
    """Basis, dispute and check: "◔ Reported · ≠ Disputed · matched"."""
    parts = [BASIS_MARKS[status.basis]]
    if status.disputed:
        parts.append(DISPUTED_MARK)
    parts.append("matched" if status.checked else NOT_CHECKED_MARK)
    return " · ".join(parts)
