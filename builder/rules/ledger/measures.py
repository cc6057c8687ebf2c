"""What a number is measured in: its currency, percent or percentage points, and which toll it is of."""

import functools
import re
from collections.abc import Iterator

from builder.model.ledger import Derived, Fact, Quantity
from builder.rules.figures import figures_of, parts, same_value
from builder.rules.ledger.counted import counted_records, words_of
from builder.rules.located import LocatedLedger
from builder.rules.nouns import counted_words
from builder.text.folding import searchable
from builder.text.numbers import Number, numbers
from builder.text.vocabulary import known_language, vocabulary

_SIGN = re.compile(r"[$€£¥₴₽]")
_MONEY = re.compile(r"\s+(?:\w+\s+)?(dollars?|euros?|pounds?|yen|hryvnias?|rou?bles?|pfund|rubel)\b", re.IGNORECASE)
_CURRENCIES = {
    **dict.fromkeys(("$", "dollar", "dollars"), "dollars"),
    **dict.fromkeys(("€", "euro", "euros"), "euros"),
    **dict.fromkeys(("£", "pound", "pounds", "pfund"), "pounds"),
    **dict.fromkeys(("¥", "yen"), "yen"),
    **dict.fromkeys(("₴", "hryvnia", "hryvnias"), "hryvnias"),
    **dict.fromkeys(("₽", "rouble", "roubles", "ruble", "rubles", "rubel"), "roubles"),
}
_POINTS = re.compile(r"percentage[\s-]points?|prozentpunkte?", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+(?:(?:another|a\s+further|a\s+total\s+of|weitere)\s+)?$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:\s+(?!and\b|or\b|und\b)[^\W\d_]+){0,2}\s+(?:were|was|had\s+been|have\s+been|wurden|seien)\s+([^\W\d_]+)",
    re.IGNORECASE,
)


def other_measure(number: Number, text: str, fact: Fact, ledger: LocatedLedger) -> str:
    """What a number of a fact's own words is measured in, where all its sources have another measure; else "".

    Euros are no dollars, percentage points no percent, and the killed no injured.
    """
    told = _measures(text, number, fact.language)
    if not told:
        return ""
    records = [
        record
        for figure, record in zip(figures_of(fact), counted_records(fact), strict=True)
        if any(same_value(part, figure) for part in parts(number))
    ]
    fault = ""
    for record in records:
        if isinstance(record, Derived):
            return ""
        found = [one for one in _measured(record, fact, ledger) if one]
        wrong = [
            f"{kind}: {words}" for kind, words in told.items() if any(one.get(kind, words) != words for one in found)
        ]
        if not wrong:
            return ""
        fault = wrong[0].partition(": ")[2]
    return fault


def _measured(quantity: Quantity, fact: Fact, ledger: LocatedLedger) -> Iterator[dict[str, str]]:
    """The measures of a quantity in each quotation that has its words; of its words alone where none is quoted."""
    texts = [(one.exact, ledger.language_of(one)) for one in fact.evidence if one.exact.strip()]
    for text, tongue in texts or [(quantity.words, fact.language)]:
        for span in searchable(text).find(quantity.words):
            for number in numbers(text, names=ledger.names.with_numbers, language=tongue):
                if number.start < span.end and span.start < number.end:
                    named = _tolls_named(f"{quantity.name} {quantity.unit}", fact.language)
                    yield {**({"toll": named[0]} if len(named) == 1 else {}), **_measures(text, number, tongue)}


def _measures(text: str, number: Number, language: str) -> dict[str, str]:
    """What a number of a text is measured in: its currency, whether in percentage points, which toll it is of."""
    found: dict[str, str] = {}
    before, after = text[max(0, number.start - 4) : number.start], text[number.end : number.end + 24]
    sign = _SIGN.search(before) or _SIGN.search(number.text)
    money = _MONEY.match(after)
    if sign or money:
        found["currency"] = _CURRENCIES[sign[0] if sign else (money[1].casefold() if money else "")]
    if number.percent or _POINTS.search(f"{number.text}{after[:20]}"):
        found["percent"] = "percentage points" if _POINTS.search(f"{number.text}{after[:20]}") else "percent"
    if toll := _toll_of(text, number, language) if _has_toll(text, known_language(language)) else "":
        found["toll"] = toll
    return found


@functools.lru_cache(maxsize=1024)
def _has_toll(text: str, tag: str) -> bool:
    return bool(_tolls_named(text, tag))


def _toll_of(text: str, number: Number, language: str) -> str:
    """Which toll a number is of by the verb right before it (“killing at least 11 people”), or else after it."""
    start = text.rfind(number.qualifier_words, 0, number.start) if number.qualifier_words else number.start
    before = _LAST_WORD.search(text, max(0, start - 24), start if start >= 0 else number.start)
    following = counted_words(text, number.end, language)
    auxiliary = _PASSIVE.match(text, number.end)
    named = _tolls_named(" ".join((*following, auxiliary[1] if auxiliary else "")), language)
    return next(iter(_tolls_named(before[1] if before else "", language)), named[0] if len(named) == 1 else "")


def _tolls_named(text: str, language: str) -> list[str]:
    words = words_of(text)
    return [kinds[0] for kinds in vocabulary(language).nouns.tolls if any(word in kinds for word in words)]
