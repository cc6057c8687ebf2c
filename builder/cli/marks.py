"""The three marks of a fact in print: sign and word, never a colour alone."""

from builder.model.ledger import Basis, Status

BASIS_MARKS = {
    Basis.ON_RECORD: "● On record",
    Basis.SAID: "❝ Said",
    Basis.SAID_BY_PARTY: "❝ Said by a party",
    Basis.REPORTED: "◔ Reported",
    Basis.UNATTRIBUTED: "○ Unattributed",
    Basis.DERIVED: "÷ Derived",
}


def marks(status: Status) -> str:
    """Basis, dispute and check: "◔ Reported · ≠ Disputed · matched"."""
    parts = [BASIS_MARKS[status.basis]]
    if status.disputed:
        parts.append("≠ Disputed")
    parts.append("matched" if status.checked else "not checked")
    return " · ".join(parts)
