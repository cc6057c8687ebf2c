"""What the sources count: the quotations that have a quantity's number, and the noun that it counts there."""

import re
from collections.abc import Iterator

from builder.model.ledger import Derived, Fact, Quantity
from builder.rules.located import LocatedLedger
from builder.rules.nouns import counted_words, is_part
from builder.text.folding import searchable
from builder.text.numbers import Number, numbers
from builder.text.vocabulary import known_language

_WORD = re.compile(r"[^\W\d_]+")
_OPERAND = re.compile(r"[^\s,()+/-][^\s,()+/]*")


def counted_records(fact: Fact) -> Iterator[Quantity | Derived]:
    """The quantities and derived numbers that have figures, in the order of `figures_of`."""
    yield from fact.quantities
    yield from (derived for derived in fact.derived if derived.value is not None)


def operands_of(derived: Derived, fact: Fact, ledger: LocatedLedger) -> Iterator[tuple[Quantity, Fact]]:
    """The quantities from which a derived number was worked out, as far as they are known, each with its fact."""
    for name in _OPERAND.findall(derived.of):
        owner, _, quantity_name = name.rpartition(".")
        of = ledger.ledger.facts.get(owner) if owner else fact
        for quantity in of.quantities if of else ():
            if of and quantity.name == quantity_name:
                yield quantity, of


def nouns_in_quotations(quantity: Quantity, fact: Fact, ledger: LocatedLedger) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a quantity's number counts in each quotation that has its words, and the text near it."""
    for text, tongue, number, every in places_in_quotations(quantity, fact, ledger):
        at = every.index(number)
        nouns = counted_words(text, number.end, tongue, of=is_part(number))
        before = every[at - 1].end if at else 0
        following = every[at + 1].start if at + 1 < len(every) else len(text)
        yield nouns, text[before : number.start] + text[number.end : following]


def places_in_quotations(
    quantity: Quantity, fact: Fact, ledger: LocatedLedger
) -> Iterator[tuple[str, str, Number, tuple[Number, ...]]]:
    """Each quotation that has a quantity's words: its text, its language, the number meant, and all its numbers.

    Only quotations in the language of the fact's own words: others cannot be compared.
    """
    for evidence in fact.evidence:
        tongue = ledger.language_of(evidence)
        if not evidence.exact.strip() or known_language(tongue) != known_language(fact.language):
            continue
        for span in searchable(evidence.exact).find(quantity.words):
            every = numbers(evidence.exact, names=ledger.names.with_numbers, language=tongue)
            for number in every:
                if number.start < span.end and span.start < number.end:
                    yield evidence.exact, tongue, number, every


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters, without figures and marks."""
    return _WORD.findall(text.casefold())
