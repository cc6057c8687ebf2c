"""Which numbers are tolls: counts of people killed, wounded or missing, which stand in words and are never drawn."""

import re
from collections.abc import Iterable, Iterator

from builder.compose.facts import FactView
from builder.compose.problems import RefusedError
from builder.model.ledger import Derived, Fact, Ledger, Quantity
from builder.text.numbers import numbers
from builder.text.vocabulary import toll_words

_TAGS = frozenset(("toll", "tolls"))
_WORD = re.compile(r"[^\W\d_](?:\u200c?[^\W\d_])*")
_SENTENCE = re.compile(r"[^.!?;\n]+")


def is_toll(view: FactView, number: Quantity | Derived, *headed: str) -> bool:
    """Whether a number of a fact counts people killed, wounded or missing, or is worked out from one that does.

    Its name, unit and wording tell, its fact's tags, and what the deck calls it (`headed`). Where it counts people, or
    has no unit, so does a sentence of the fact in which it stands (“killed 7 people”), unless its name or unit says
    that something else happened to them (“evacuated”).
    """
    return _is_toll(view.fact, view.shelf.ledger, number, headed)


def refuse_toll(view: FactView, number: Quantity | Derived, function: str, *headed: str) -> None:
    """Raise RefusedError (P105) for a toll: people are no lengths and no headline figures."""
    if is_toll(view, number, *headed):
        raise RefusedError(
            "P105",
            f"`{function}` does not draw “{number.name}” of {view.fact.id}: it counts people killed, hurt or missing",
            "let a toll stand in words, at the size of the text, with who counted: print the fact itself; if it counts"
            " something else, let its name or unit say so (“evacuated”)",
            facts=(view.fact.id,),
        )


def _is_toll(fact: Fact, ledger: Ledger, number: Quantity | Derived, headed: Iterable[str]) -> bool:
    wording = number.words if isinstance(number, Quantity) else ""
    if any(map(_tells, (number.name, number.unit, wording, *fact.tags))) or not _TAGS.isdisjoint(fact.tags):
        return True
    if isinstance(number, Derived) and any(_is_toll(*one, ()) for one in _operands(fact, ledger, number)):
        return True
    return _may_count_people(number) and (
        any(
            _tells(text) or not toll_words().maybe.isdisjoint(words_of(text))
            for text in (number.name, number.unit, wording, *headed)
        )
        or (not _is_told_otherwise(number) and any(map(_tells, _sentences(fact, number))))
    )


def _may_count_people(number: Quantity | Derived) -> bool:
    """Whether a number counts people, or does not say what it counts."""
    unit = words_of(number.unit)
    return not unit or not toll_words().people.isdisjoint(unit) or (len(unit) == 1 and unit <= toll_words().maybe)


def _is_told_otherwise(number: Quantity | Derived) -> bool:
    """Whether its name or unit says what happened to those it counts: “evacuated”."""
    return any(word.endswith("ed") for word in words_of(f"{number.name} {number.unit}"))


def words_of(text: str) -> frozenset[str]:
    """Give the words of a text, in small letters."""
    return frozenset(_WORD.findall(text.casefold()))


def _tells(text: str) -> bool:
    return not toll_words().always.isdisjoint(words_of(text)) or any(sign in text for sign in toll_words().signs)


def _sentences(fact: Fact, number: Quantity | Derived) -> Iterator[str]:
    """The sentences of a fact, in our words and in those quoted, in which a number stands."""
    for text in (fact.assertion, fact.headline, *(one.exact for one in fact.evidence)):
        for match in _SENTENCE.finditer(text):
            sentence = match.group()
            if any(number.value in (one.value, one.high, one.of) for one in numbers(sentence)):
                yield sentence


def _operands(fact: Fact, ledger: Ledger, number: Derived) -> Iterator[tuple[Fact, Ledger, Quantity]]:
    """The quantities from which a number was worked out, each with its fact."""
    for operand in re.split(r"[\s(),]+", number.of):
        of, dot, name = operand.rpartition(".")
        source = ledger.facts.get(of) if dot else fact
        for quantity in source.quantities if source is not None else ():
            if quantity.name == name:
                yield source or fact, ledger, quantity
