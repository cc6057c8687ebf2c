"""Figures: numbers that a fact vouches for, and whether a number in a text is one of them, qualifier and all."""

import functools
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from builder.model.ledger import Derived, Fact, Qualifier, Quantity
from builder.rules.wording import QUALIFIER_WORDS
from builder.text.folding import fold
from builder.text.numbers import Number
from builder.text.spans import Span

_PERCENT = ("%", "percent", "per cent", "prozent")
_HUNDREDTH = Decimal("0.01")
_NEAR = 24  # characters that may stand between a qualifier and its number: “at least the following 11”

# The noun that a number counts stands among the next words, up to one of these.
_NOUN_REACH = 3
_NEXT_WORD = re.compile(r"\s+(?!(?:and|or|but|of|in|by|with|from|to|for|at|on|as|than|while|where)\b)([^\W\d_]+)")
_LABEL_WORD = re.compile(r"[^\W\d_]{4,}")

# By which qualifiers a figure is kept: the same, or a weaker one of the same direction.
_KEEPING: dict[Qualifier, tuple[Qualifier, ...]] = {
    "exact": ("exact", "about"),
    "at_least": ("at_least",),
    "more_than": ("more_than", "at_least"),
    "at_most": ("at_most",),
    "fewer_than": ("fewer_than", "at_most"),
    "about": ("about",),
}


class Figure(msgspec.Struct, frozen=True):
    """A number that a fact vouches for; `words` are the source's, `derived` tells that it was worked out here.

    `labels` are the words of a quantity's name and unit ("killed", "people"): what it counts.
    """

    fact: str
    value: Decimal | None
    qualifier: Qualifier
    words: str
    high: Decimal | None = None
    indefinite: str = ""
    percent: bool = False
    derived: bool = False
    labels: frozenset[str] = frozenset()


def figures_of(fact: Fact) -> Iterator[Figure]:
    """The quantities and derived numbers of a fact."""
    for quantity in fact.quantities:
        yield Figure(
            fact=fact.id,
            value=quantity.value,
            high=quantity.high,
            indefinite=quantity.indefinite,
            qualifier=quantity.qualifier,
            words=quantity.words,
            percent=_is_percent(quantity),
            labels=_labels(quantity.name, quantity.unit),
        )
    for derived in fact.derived:
        if derived.value is not None:
            yield Figure(
                fact=fact.id,
                value=derived.value,
                qualifier=derived.qualifier,
                words=f"{derived.name} = {derived.of}",
                percent=_is_share(derived),
                derived=True,
                labels=_labels(derived.name, derived.unit),
            )


def figures_in_quotation(fact: str, found: Iterable[Number]) -> Iterator[Figure]:
    """The numbers that stand in a quotation of a fact; of “43 of 84”, both."""
    for number in found:
        yield Figure(
            fact=fact,
            value=number.value,
            high=number.high,
            indefinite=number.indefinite,
            qualifier=number.qualifier,
            words=number.text,
            percent=number.percent,
        )
        if number.of is not None:
            yield Figure(fact=fact, value=number.of, qualifier="exact", words=number.text)


def parts(number: Number) -> Iterator[Number]:
    """A number as the values that each need support: “43 of 84” is 43 and 84, “15–18” only one range."""
    yield number
    if number.of is not None:
        yield msgspec.structs.replace(number, value=number.of, of=None, high=None, qualifier="exact")


def as_share(number: Number, figures: Iterable[Figure]) -> Number:
    """“Three in four” as three quarters, where one of the figures is that; else the number as it is."""
    if number.value is None or not number.of:
        return number
    share = msgspec.structs.replace(number, value=number.value / number.of, of=None, fraction=True)
    return share if any(same_value(share, figure) for figure in figures) else number


def same_value(number: Number, figure: Figure) -> bool:
    """Whether a number in a text has the value of a figure, its qualifier aside.

    What was worked out may be shown rounded to the decimals that the text has, and a fraction be entered rounded to two
    decimals at least.
    """
    if number.indefinite or figure.indefinite:
        return fold(number.indefinite).casefold() == fold(figure.indefinite).casefold()
    if number.value is None or figure.value is None or number.percent != figure.percent:
        return False
    if number.high != figure.high:
        return False
    if number.value == figure.value:
        return True
    if number.fraction:  # “two-thirds” has no last decimal to which it was rounded, but its figure may have: 0.67
        last = _last_place(figure.value)
        return last <= _HUNDREDTH and abs(figure.value - number.value) * 2 <= last
    return figure.derived and abs(figure.value - number.value) * 2 <= _last_place(number.value)


def are_together(number: Number, figures: list[Figure]) -> bool:
    """Whether one fact has both numbers of “43 of 84”: the one of this fact and the other of that make no share."""
    having = [{figure.fact for figure in figures if same_value(part, figure)} for part in parts(number)]
    return bool(frozenset.intersection(*map(frozenset, having)))


def other_noun(number: Number, text: str, figures: list[Figure]) -> tuple[str, Figure] | None:
    """The noun after a number that is the name or unit of other figures and not of its own, with its own figure.

    “43 of 84 drones” where 43 and 84 are missiles, and other numbers are drones; None where the noun is nobody's.
    """
    values = list(parts(number))
    own = [figure for figure in figures if figure.labels and any(same_value(part, figure) for part in values)]
    if not own:
        return None
    known = frozenset.union(*(figure.labels | _labels(figure.words) for figure in own))
    others = frozenset[str]().union(*(figure.labels for figure in figures))
    for word in _nouns_after(text, number.end):
        if word in others and word not in known:
            return word, own[0]
    return None


def keeps(qualifier: Qualifier, figure: Figure) -> bool:
    """Whether a qualifier says no more than the figure's: “more than 400” may become “at least 400”, never “400”."""
    return qualifier in _KEEPING[figure.qualifier]


def qualifier_fault(number: Number, figures: list[Figure]) -> Figure | None:
    """The figure whose qualifier `number` loses or changes; None where one of the same value is kept."""
    same = [figure for figure in figures if same_value(number, figure)]
    if not same or any(keeps(number.qualifier, figure) for figure in same):
        return None
    return same[0]


def with_qualifier(number: Number, text: str) -> Span:
    """Where a number stands in its text together with its qualifier, which may come before or after it."""
    words = number.qualifier_words
    if not words:
        return Span(number.start, number.end)
    before = text.rfind(words, 0, number.start)
    if before >= 0 and number.start - before - len(words) <= _NEAR:
        return Span(before, number.end)
    after = text.find(words, number.end)
    return Span(number.start, after + len(words)) if after >= 0 else Span(number.start, number.end)


def fault_in_words(number: Number, text: str, figure: Figure) -> tuple[str, str]:
    """What is wrong with the qualifier of a number in a text, and what to write instead."""
    said = with_qualifier(number, text).of(text)
    wanted = QUALIFIER_WORDS[figure.qualifier]
    if figure.qualifier == "exact":
        return (
            f"“{said}” adds “{number.qualifier_words}”, and “{figure.fact}” has the number without: “{figure.words}”",
            f"write “{number.text}”, as the source has it",
        )
    hint = f"write “{wanted} {number.text}”"
    if number.qualifier == "exact":
        return f"“{said}” stands without “{wanted}”, which “{figure.fact}” has: “{figure.words}”", hint
    return f"“{said}” says something else than “{wanted}”, which “{figure.fact}” has: “{figure.words}”", hint


def _nouns_after(text: str, end: int) -> Iterator[str]:
    for _ in range(_NOUN_REACH):
        word = _NEXT_WORD.match(text, end)
        if word is None:
            return
        yield word[1].casefold()
        end = word.end()


@functools.lru_cache(maxsize=4096)
def _labels(*words: str) -> frozenset[str]:
    return frozenset(word.casefold() for text in words for word in _LABEL_WORD.findall(text))


def _last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)


def _is_percent(quantity: Quantity) -> bool:
    words = f"{quantity.unit} {quantity.words}".casefold()
    return any(sign in words for sign in _PERCENT)


def _is_share(derived: Derived) -> bool:
    return derived.of.lstrip().startswith("share") or any(sign in derived.unit.casefold() for sign in _PERCENT)
