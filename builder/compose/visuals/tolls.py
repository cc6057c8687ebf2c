"""Which numbers are tolls: counts of people killed, wounded or missing, which stand in words and are never drawn."""

import re

from builder.compose.facts import FactView
from builder.compose.problems import RefusedError
from builder.model.ledger import Derived, Quantity

TOLL_WORDS = frozenset(
    (
        *("kill", "killed", "kills", "killing", "dead", "death", "deaths", "died", "dies", "dying", "fatality"),
        *("fatalities", "toll", "tolls", "wound", "wounded", "wounds", "injure", "injured", "injures", "injuring"),
        *("injury", "injuries", "hurt", "maimed", "missing", "casualty", "casualties", "victim", "victims", "body"),
        *("bodies", "corpse", "corpses", "perished", "lives"),
    )
)
"""Words in the name, unit or wording of a number, or among its fact's tags, that make it a toll."""
_WORD = re.compile(r"[a-z]+")


def is_toll(view: FactView, number: Quantity | Derived) -> bool:
    """Whether a number of a fact counts people killed, wounded or missing, or is worked out from one that does."""
    said = number.words if isinstance(number, Quantity) else number.of
    texts = (number.name, number.unit, said, *view.fact.tags)
    return any(not TOLL_WORDS.isdisjoint(_WORD.findall(text.casefold())) for text in texts)


def refuse_toll(view: FactView, number: Quantity | Derived, function: str) -> None:
    """Raise RefusedError (P105) for a toll: people are no lengths and no headline figures."""
    if is_toll(view, number):
        raise RefusedError(
            "P105",
            f"`{function}` does not draw “{number.name}” of {view.fact.id}: it counts people killed, hurt or missing",
            "let a toll stand in words, at the size of the text, with who counted: print the fact itself",
        )
