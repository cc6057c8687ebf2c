"""What a number is a part of: whether its own words have it of another whole than the source, or turned round."""

import re
from collections.abc import Sequence

from builder.model.ledger import Derived, Fact, Quantity
from builder.rules.governed import alike, stem
from builder.rules.ledger.counted import nouns_in_quotations, places_in_quotations, words_of
from builder.rules.located import LocatedLedger
from builder.rules.nouns import head_noun, whole_before
from builder.text.numbers import Number
from builder.text.vocabulary import vocabulary

_OF = re.compile(r"\s+(?:out\s+)?(?:of|von)\s+(?:the\s+|den\s+)?", re.IGNORECASE)


def other_whole(record: Quantity | Derived, told: tuple[str, ...], fact: Fact, ledger: LocatedLedger) -> str:
    """The noun of which a part is told (“a quarter of the commuters”), where the source has it of another; else "".

    Only a word that the source uses elsewhere in the paragraph is told to be wrong: another may be a synonym. Where the
    source names no whole, it is none of the fact's other parts: “430 of them cycle, and 51% …” are no 51% of the
    cyclists.
    """
    if isinstance(record, Derived):
        return ""
    words = vocabulary(fact.language)
    found = [nouns for nouns, _ in nouns_in_quotations(record, fact, ledger)]
    if any(word in words.cuts.questions for nouns in found for word in nouns):
        return ""  # “a third of what it costs”
    wholes = [
        stem(word) for nouns in (found if any(found) else _leading_wholes(record, fact, ledger)) for word in nouns
    ]
    if not words.nouns.pronouns.isdisjoint(word for nouns in found for word in nouns) or any(
        alike(stem(word), whole) for word in told for whole in wholes
    ):
        return ""
    if not wholes:
        return next((word for word in told[:1] if _is_another_part(word, record, fact)), "")
    used = {
        stem(word)
        for one in ledger.quotations(fact)
        for at in one.paragraphs()
        for word in words_of(one.stored.words(one.stored.paragraphs[at]))
    }
    head = head_noun(told)
    return head if head and stem(head) in used else ""


def turned_round(number: Number, text: str, every: Sequence[Number]) -> Number | None:
    """The number that follows as the whole (“84 of 43”) where it is less than its part; None where it is not."""
    for other in every:
        is_whole = other.start > number.end and _OF.fullmatch(text[number.end : other.start])
        if is_whole and number.value is not None and other.value is not None and other.value < number.value:
            return other
    return None


def _leading_wholes(quantity: Quantity, fact: Fact, ledger: LocatedLedger) -> list[tuple[str, ...]]:
    """The wholes that quotations name before a quantity (“Of 1,000 commuters, 430 …, and 51% …”)."""
    found: list[tuple[str, ...]] = []
    for text, tongue, number, every in places_in_quotations(quantity, fact, ledger):
        found.append(whole_before(text, number, every, tongue))
    return found


def _is_another_part(word: str, record: Quantity, fact: Fact) -> bool:
    """Whether a word names another quantity of the fact that is itself a part of what it counts (430 commuters)."""
    others = [one for one in fact.quantities if one is not record and one.unit]
    named = [one for one in others if any(alike(stem(word), stem(part)) for part in words_of(one.name))]
    counted = any(alike(stem(word), stem(part)) for one in fact.quantities for part in words_of(one.unit))
    return bool(named) and not counted
