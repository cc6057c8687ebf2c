"""Rules about what numbers count: the noun of the source, every item of a list, the whole that a part is of."""

import functools
import re
from collections.abc import Iterator, Sequence

from builder.model.finding import Finding
from builder.model.ledger import Derived, Fact, Quantity
from builder.rules.book import breach
from builder.rules.figures import Figure, figures_of, parts, same_value
from builder.rules.governed import alike, stem
from builder.rules.located import LocatedLedger
from builder.rules.nouns import (
    conflict,
    counted_with_another,
    counted_words,
    has_kind,
    head_noun,
    is_part,
    whole_before,
)
from builder.rules.wording import clipped, listed
from builder.text.folding import fold, searchable
from builder.text.numbers import Number, numbers
from builder.text.vocabulary import known_language, vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_OPERAND = re.compile(r"[^\s,()+/-][^\s,()+/]*")
_COUNT = re.compile(r"count\(\s*places\s*\)")
# “five cities: A, B and C”, “five cities (A, B and C)”, “five cities, namely A, B and C”.
_LIST = re.compile(
    r"(?:\s+[^\W\d_][\w'’-]*){1,4}(?:\s*:\s+|\s+\((?=[^)]*\))|,?\s+(?:namely|nämlich)\s+)(?P<items>[^.;:!?()\n]+)"
)
_SEPARATOR = re.compile(r",\s*(?:(?:and|und)\s+)?|\s+(?:and|und)\s+")
_ARTICLE = re.compile(r"(?:the|der|die|das)\s+(?=[^\W\d_a-zß-öø-ÿ])")
_OPEN_LIST = re.compile(r"…|\b(?:others?|more|including|among|etc|andere|weitere|darunter|u\.\s?a)\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:out\s+)?(?:of|von)\s+(?:the\s+|den\s+)?", re.IGNORECASE)
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
_ITEM_WORDS = 4
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*(?:\s+[^\W\d_a-zß-öø-ÿ][\w'’-]*){0,2}"
_ENUMERATION = re.compile(rf"{_CAPITAL}(?:,\s+{_CAPITAL})*(?:,?\s+(?:and|und)\s+{_CAPITAL})")


def unit_supported(ledger: LocatedLedger) -> Iterator[Finding]:
    """F104: the `unit` of a quantity is of the kind that the quotation counts: no missiles where it has people."""
    for fact in ledger.ledger.facts.values():
        for quantity in fact.quantities:
            if not has_kind(_words(quantity.unit), fact.language):
                continue
            for counted, near in _nouns_in_quotations(quantity, fact, ledger):
                other = conflict(counted, _words(quantity.unit), near, fact.language)
                if other:
                    yield breach(
                        "F104",
                        quantity.where("unit"),
                        f"quantity “{quantity.name}” of “{fact.id}” counts “{quantity.unit}”, and its quotation counts"
                        f" “{' '.join(counted)}”",
                        "write as unit what the source counts",
                    )
                    break


def places_counted(ledger: LocatedLedger) -> Iterator[Finding]:
    """F104: `count(places)` counts every place of the list in the quotation, and leaves none out."""
    book = ledger.ledger
    for fact in book.facts.values():
        counts = [one for one in fact.derived if _COUNT.fullmatch(one.of.strip())]
        known = [book.localities[one] for one in fact.places if one in book.localities]
        names = {name for place in known for name in (place.name, *place.names)}
        for located in ledger.quotations(fact) if counts else ():
            missing = [
                item
                for items in _enumerations(located.evidence.exact, ledger.names.joined)
                if len(names.intersection(items)) > 1 and len(items) > len(set(fact.places))
                for item in items
                if item not in names
            ]
            if missing:
                yield breach(
                    "F104",
                    counts[0].where("of"),
                    f"“{counts[0].name}” of {fact.id} counts {len(set(fact.places))} places, and the quotation lists"
                    f" {listed(missing)}, too",
                    "add it to places (and to seeds/reference/places.yaml), or count only what is listed",
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
    for figure, record in zip(figures_of(fact), _counted_records(fact), strict=True):
        if not told or not any(same_value(part, figure) for part in parts(number)):
            continue
        counted, ours, near, language = _counted_by(record, told, fact, ledger)
        other = conflict(counted, ours, near, language) or _counted_elsewhere(record, told, fact, ledger)
        if not other and partial:
            other = _other_whole(record, told, fact, ledger)
        if not other:
            return None
        fault = fault or (other, figure)
    return fault


def _other_whole(record: Quantity | Derived, told: tuple[str, ...], fact: Fact, ledger: LocatedLedger) -> str:
    """The noun of which a part is told (“a quarter of the commuters”), where the source has it of another; else "".

    Only a word that the source uses elsewhere in the paragraph is told to be wrong: another may be a synonym. Where the
    source names no whole, it is none of the fact's other parts: “430 of them cycle, and 51% …” are no 51% of the
    cyclists.
    """
    if isinstance(record, Derived):
        return ""
    words = vocabulary(fact.language)
    found = [nouns for nouns, _ in _nouns_in_quotations(record, fact, ledger)]
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
        for word in _words(one.stored.words(one.stored.paragraphs[at]))
    }
    head = head_noun(told)
    return head if head and stem(head) in used else ""


def _leading_wholes(quantity: Quantity, fact: Fact, ledger: LocatedLedger) -> list[tuple[str, ...]]:
    """The wholes that quotations name before a quantity (“Of 1,000 commuters, 430 …, and 51% …”)."""
    found: list[tuple[str, ...]] = []
    for text, tongue, number, every in _places_in_quotations(quantity, fact, ledger):
        found.append(whole_before(text, number, every, tongue))
    return found


def _counted_elsewhere(record: Quantity | Derived, told: tuple[str, ...], fact: Fact, ledger: LocatedLedger) -> str:
    """The noun told of a number that its quotation, or that of a number it was worked out from, counts by another."""
    operands = [(record, fact)] if isinstance(record, Quantity) else list(_operands(record, fact, ledger))
    found: list[str] = []
    for quantity, owner in operands:
        for text, tongue, number, every in _places_in_quotations(quantity, owner, ledger):
            named = _words(f"{quantity.name} {quantity.unit}")
            found.append(counted_with_another(told, named, text, number, every, tongue))
    return found[0] if found and all(found) else ""


def _is_another_part(word: str, record: Quantity, fact: Fact) -> bool:
    """Whether a word names another quantity of the fact that is itself a part of what it counts (430 commuters)."""
    others = [one for one in fact.quantities if one is not record and one.unit]
    named = [one for one in others if any(alike(stem(word), stem(part)) for part in _words(one.name))]
    counted = any(alike(stem(word), stem(part)) for one in fact.quantities for part in _words(one.unit))
    return bool(named) and not counted


def _counted_records(fact: Fact) -> Iterator[Quantity | Derived]:
    """The quantities and derived numbers that have figures, in the order of `figures_of`."""
    yield from fact.quantities
    yield from (derived for derived in fact.derived if derived.value is not None)


def _counted_by(
    one: Quantity | Derived, told: tuple[str, ...], fact: Fact, ledger: LocatedLedger
) -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    """What `conflict` wants: what the source counts, what is told, the words near it, and their language."""
    if isinstance(one, Derived):
        operands = [quantity for quantity, _ in _operands(one, fact, ledger)]
        units = tuple(word for quantity in operands for word in _words(f"{quantity.unit} {quantity.words}"))
        return units or tuple(_words(one.unit)), told, "", fact.language
    found = list(_nouns_in_quotations(one, fact, ledger))
    nouns = tuple(word for counted, _ in found for word in counted)
    return (*_words(f"{one.unit} {one.words}"), *nouns), told, " ".join(near for _, near in found), fact.language


def _operands(derived: Derived, fact: Fact, ledger: LocatedLedger) -> Iterator[tuple[Quantity, Fact]]:
    """The quantities from which a derived number was worked out, as far as they are known, each with its fact."""
    for name in _OPERAND.findall(derived.of):
        owner, _, quantity_name = name.rpartition(".")
        of = ledger.ledger.facts.get(owner) if owner else fact
        for quantity in of.quantities if of else ():
            if of and quantity.name == quantity_name:
                yield quantity, of


def _nouns_in_quotations(
    quantity: Quantity, fact: Fact, ledger: LocatedLedger
) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a quantity's number counts in each quotation that has its words, and the text near it."""
    for text, tongue, number, every in _places_in_quotations(quantity, fact, ledger):
        at = every.index(number)
        nouns = counted_words(text, number.end, tongue, of=is_part(number))
        before = every[at - 1].end if at else 0
        following = every[at + 1].start if at + 1 < len(every) else len(text)
        yield nouns, text[before : number.start] + text[number.end : following]


def _places_in_quotations(
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


def turned_round(number: Number, text: str, every: Sequence[Number]) -> Number | None:
    """The number that follows as the whole (“84 of 43”) where it is less than its part; None where it is not."""
    for other in every:
        is_whole = other.start > number.end and _OF.fullmatch(text[number.end : other.start])
        if is_whole and number.value is not None and other.value is not None and other.value < number.value:
            return other
    return None


def other_measure(number: Number, text: str, fact: Fact, ledger: LocatedLedger) -> str:
    """What a number of a fact's own words is measured in, where all its sources have another measure; else "".

    Euros are no dollars, percentage points no percent, and the killed no injured.
    """
    told = _measures(text, number, fact.language)
    if not told:
        return ""
    records = [
        record
        for figure, record in zip(figures_of(fact), _counted_records(fact), strict=True)
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
    words = _words(text)
    return [kinds[0] for kinds in vocabulary(language).nouns.tolls if any(word in kinds for word in words)]


def miscounted(number: Number, text: str, joined: tuple[str, ...] = ()) -> tuple[int, str] | None:
    """How many items a list has that a number introduces, and the list, where that is not the number; else None.

    Only plain lists are counted: names or single words, and none that goes on (“among them”, “…”). `joined` are names
    with an “and” of their own.
    """
    if number.value is None or number.qualifier != "exact" or number.percent or number.of or number.high:
        return None
    found = _LIST.match(text, number.end)
    if found is None or _OPEN_LIST.search(found.group()):
        return None
    words = found["items"].strip()
    items = _items(words, joined)
    if len(items) < 2 or len(items) == number.value or not _is_plain(items):
        return None
    return len(items), clipped(words)


def _enumerations(text: str, joined: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The lists of names in a text (“Kyiv, Lviv and Dnipro”)."""
    for match in _ENUMERATION.finditer(fold(text)):
        yield _items(match.group(), joined)


def _items(words: str, joined: tuple[str, ...]) -> tuple[str, ...]:
    kept = {f"\x00{at}\x00": name for at, name in enumerate(joined)}
    for sign, name in kept.items():
        words = words.replace(name, sign)
    items = (_ARTICLE.sub("", item.strip(" “”\"'")) for item in _SEPARATOR.split(words))
    return tuple(kept.get(item, item) for item in items if item)


def _is_plain(items: tuple[str, ...]) -> bool:
    """Whether the items are all names, or all single words: no sentences, and no names with what they are."""
    capital = [item[0].isupper() or item[0].isdecimal() for item in items]
    short = all(len(item.split()) <= _ITEM_WORDS for item in items)
    return short and (all(capital) or (not any(capital) and all(len(item.split()) == 1 for item in items)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
