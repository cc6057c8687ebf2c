"""The rule that a number counts what its source counts, in the unit of its quantity and in the fact's own words."""

from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.ledger import Derived, Fact, Quantity
from builder.rules.book import breach
from builder.rules.figures import Figure, figures_of, parts, same_value
from builder.rules.ledger.counted import (
    counted_records,
    nouns_in_quotations,
    operands_of,
    places_in_quotations,
    words_of,
)
from builder.rules.ledger.wholes import other_whole
from builder.rules.located import LocatedLedger
from builder.rules.nouns import conflict, counted_with_another, counted_words, has_kind, is_part
from builder.text.numbers import Number


def unit_supported(ledger: LocatedLedger) -> Iterator[Finding]:
    """F104: the `unit` of a quantity is of the kind that the quotation counts: no missiles where it has people."""
    for fact in ledger.facts_in_words():
        for quantity in fact.quantities:
            if not has_kind(words_of(quantity.unit), fact.language):
                continue
            for counted, near in nouns_in_quotations(quantity, fact, ledger):
                other = conflict(counted, words_of(quantity.unit), near, fact.language)
                if other:
                    yield breach(
                        "F104",
                        quantity.where("unit"),
                        f"quantity “{quantity.name}” of “{fact.id}” counts “{quantity.unit}”, and its quotation counts"
                        f" “{' '.join(counted)}”",
                        "write as unit what the source counts",
                    )
                    break


def other_kind(number: Number, text: str, fact: Fact, ledger: LocatedLedger) -> tuple[str, Figure] | None:
    """The noun that a number of a fact's own words counts, where its source counts another kind of thing; else None.

    Where several quantities have that value, it is of another kind than all of them.
    """
    partial = number.percent or number.fraction
    told = counted_words(text, number.end, fact.language, of=is_part(number))
    if not told and not number.percent:  # “one in four commuters”
        told = counted_words(text, number.end, fact.language)
    fault: tuple[str, Figure] | None = None
    for figure, record in zip(figures_of(fact), counted_records(fact), strict=True):
        if not told or not any(same_value(part, figure) for part in parts(number)):
            continue
        counted, ours, near, language = _counted_by(record, told, fact, ledger)
        other = conflict(counted, ours, near, language) or _counted_elsewhere(record, told, fact, ledger)
        if not other and partial:
            other = other_whole(record, told, fact, ledger)
        if not other:
            return None
        fault = fault or (other, figure)
    return fault


def _counted_elsewhere(record: Quantity | Derived, told: tuple[str, ...], fact: Fact, ledger: LocatedLedger) -> str:
    """The noun told of a number that its quotation, or that of a number it was worked out from, counts by another."""
    operands = [(record, fact)] if isinstance(record, Quantity) else list(operands_of(record, fact, ledger))
    found: list[str] = []
    for quantity, owner in operands:
        for text, tongue, number, every in places_in_quotations(quantity, owner, ledger):
            named = words_of(f"{quantity.name} {quantity.unit}")
            found.append(counted_with_another(told, named, text, number, every, tongue))
    return found[0] if found and all(found) else ""


def _counted_by(
    one: Quantity | Derived, told: tuple[str, ...], fact: Fact, ledger: LocatedLedger
) -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    """What `conflict` wants: what the source counts, what is told, the words near it, and their language."""
    if isinstance(one, Derived):
        operands = [quantity for quantity, _ in operands_of(one, fact, ledger)]
        units = tuple(word for quantity in operands for word in words_of(f"{quantity.unit} {quantity.words}"))
        return units or tuple(words_of(one.unit)), told, "", fact.language
    found = list(nouns_in_quotations(one, fact, ledger))
    nouns = tuple(word for counted, _ in found for word in counted)
    return (*words_of(f"{one.unit} {one.words}"), *nouns), told, " ".join(near for _, near in found), fact.language
