"""How messages put things: words clipped to a line, qualifiers and classes of hedge by name."""

from collections.abc import Iterable

from builder.model.ledger import Qualifier

QUALIFIER_WORDS: dict[Qualifier, str] = {
    "exact": "exactly",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "fewer_than": "fewer than",
    "about": "about",
}

HEDGE_NAMES = {
    "modal": "a modal",
    "estimate": "an estimate",
    "intent": "an intention",
    "negation": "a negation",
    "hearsay": "hearsay",
}


def clipped(words: str, limit: int = 90) -> str:
    """The words on one line, cut with an ellipsis where they are longer than `limit` characters."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"


def listed(words: Iterable[str]) -> str:
    """The words in quotation marks, in order and once each: “a”, “b”."""
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
