"""Rules about what numbers count: the noun of the source, every item of a list, the whole that a part is of."""

import re
from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.ledger import Derived, Fact, Quantity
from builder.rules.book import breach
from builder.rules.figures import Figure, figures_of, parts, same_value
from builder.rules.located import LocatedLedger
from builder.rules.nouns import conflict, counted_words
from builder.rules.wording import clipped, listed
from builder.text.folding import Searchable, fold
from builder.text.numbers import Number, numbers
from builder.text.vocabulary import known_language

_WORD = re.compile(r"[^\W\d_]+")
_OPERAND = re.compile(r"[^\s,()+/-][^\s,()+/]*")
_COUNT = re.compile(r"count\(\s*places\s*\)")
# “five cities: A, B and C”, “five cities (A, B and C)”, “five cities, namely A, B and C”.
_LIST = re.compile(
    r"(?:\s+[^\W\d_][\w'’-]*){1,4}(?:\s*:\s+|\s+\((?=[^)]*\))|,?\s+(?:namely|nämlich)\s+)(?P<items>[^.;:!?()\n]+)"
)
_SEPARATOR = re.compile(r",\s*(?:(?:and|und)\s+)?|\s+(?:and|und)\s+")
_OPEN_LIST = re.compile(r"…|\b(?:others?|more|including|among|etc|andere|weitere|darunter|u\.\s?a)\b", re.IGNORECASE)
_ITEM_WORDS = 4
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*(?:\s+[^\W\d_a-zß-öø-ÿ][\w'’-]*){0,2}"
_ENUMERATION = re.compile(rf"{_CAPITAL}(?:,\s+{_CAPITAL})*(?:,?\s+(?:and|und)\s+{_CAPITAL})")


def unit_supported(ledger: LocatedLedger) -> Iterator[Finding]:
    """F104: the `unit` of a quantity is of the kind that the quotation counts: no missiles where it has people."""
    for fact in ledger.ledger.facts.values():
        for quantity in fact.quantities:
            if not quantity.unit:
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
    told = counted_words(text, number.end, fact.language, of=number.percent or number.fraction)
    if not told and (number.percent or number.fraction or number.indefinite):
        told = counted_words(text, number.end, fact.language, of=bool(number.indefinite))
    if number.indefinite and told[:1] == ("of",):
        told = told[1:]
    fault: tuple[str, Figure] | None = None
    for figure, record in zip(figures_of(fact), _counted_records(fact), strict=True):
        if not told or not any(same_value(part, figure) for part in parts(number)):
            continue
        other = conflict(*_counted_by(record, told, fact, ledger))
        if not other:
            return None
        fault = fault or (other, figure)
    return fault


def _counted_records(fact: Fact) -> Iterator[Quantity | Derived]:
    """The quantities and derived numbers that have figures, in the order of `figures_of`."""
    yield from fact.quantities
    yield from (derived for derived in fact.derived if derived.value is not None)


def _counted_by(
    one: Quantity | Derived, told: tuple[str, ...], fact: Fact, ledger: LocatedLedger
) -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    """What `conflict` wants: what the source counts, what is told, the words near it, and their language."""
    if isinstance(one, Derived):
        operands = list(_operands(one, fact, ledger))
        units = tuple(word for quantity in operands for word in _words(f"{quantity.unit} {quantity.words}"))
        return units or tuple(_words(one.unit)), told, "", fact.language
    found = list(_nouns_in_quotations(one, fact, ledger))
    nouns = tuple(word for counted, _ in found for word in counted)
    return (*_words(f"{one.unit} {one.words}"), *nouns), told, " ".join(near for _, near in found), fact.language


def _operands(derived: Derived, fact: Fact, ledger: LocatedLedger) -> Iterator[Quantity]:
    """The quantities from which a derived number was worked out, as far as they are known."""
    for name in _OPERAND.findall(derived.of):
        owner, _, quantity_name = name.rpartition(".")
        of = ledger.ledger.facts.get(owner) if owner else fact
        for quantity in of.quantities if of else ():
            if quantity.name == quantity_name:
                yield quantity


def _nouns_in_quotations(
    quantity: Quantity, fact: Fact, ledger: LocatedLedger
) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a quantity's number counts in each quotation that has its words, and the text near it.

    Only quotations in the language of the fact's own words: others cannot be compared.
    """
    for evidence in fact.evidence:
        tongue = ledger.language_of(evidence)
        if not evidence.exact.strip() or known_language(tongue) != known_language(fact.language):
            continue
        for span in Searchable(evidence.exact).find(quantity.words):
            every = numbers(evidence.exact, names=ledger.names.with_numbers, language=tongue)
            for at, number in enumerate(every):
                if number.start < span.end and span.start < number.end:
                    partial = number.percent or number.fraction or bool(number.indefinite)
                    nouns = counted_words(evidence.exact, number.end, tongue, of=partial)
                    before = every[at - 1].end if at else 0
                    following = every[at + 1].start if at + 1 < len(every) else len(evidence.exact)
                    yield nouns, evidence.exact[before : number.start] + evidence.exact[number.end : following]


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
    items = (item.strip(" “”\"'") for item in _SEPARATOR.split(words))
    return tuple(kept.get(item, item) for item in items if item)


def _is_plain(items: tuple[str, ...]) -> bool:
    """Whether the items are all names, or all single words: no sentences, and no names with what they are."""
    capital = [item[0].isupper() or item[0].isdecimal() for item in items]
    short = all(len(item.split()) <= _ITEM_WORDS for item in items)
    return short and (all(capital) or (not any(capital) and all(len(item.split()) == 1 for item in items)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
