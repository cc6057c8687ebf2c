"""The three marks of a fact in print: sign and word, never a colour alone."""

from builder.model.ledger import BASIS_MARKS, DISPUTED_MARK, NOT_CHECKED_MARK, Basis, Status


def marks(status: Status) -> str:
    """Basis, dispute and check: "◔ Reported · ≠ Disputed · matched"."""
    parts = [BASIS_MARKS[status.basis]]
    if status.disputed:
        parts.append(DISPUTED_MARK)
    if status.checked:
        parts.append("matched")
    elif status.basis is not Basis.DERIVED:  # what we worked out or did not find has no quotation to check
        parts.append(NOT_CHECKED_MARK)
    return " · ".join(parts)
