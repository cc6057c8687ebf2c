"""The rule that a count and its list agree: every place of a quotation's list, every item that a number introduces."""

import re
from collections.abc import Iterator

from builder.model.finding import Finding
from builder.rules.book import breach
from builder.rules.located import LocatedLedger
from builder.rules.wording import clipped, listed
from builder.text.folding import fold
from builder.text.numbers import Number

_COUNT = re.compile(r"count\(\s*places\s*\)")
# “five cities: A, B and C”, “five cities (A, B and C)”, “five cities, namely A, B and C”.
_LIST = re.compile(
    r"(?:\s+[^\W\d_][\w'’-]*){1,4}(?:\s*:\s+|\s+\((?=[^)]*\))|,?\s+(?:namely|nämlich)\s+)(?P<items>[^.;:!?()\n]+)"
)
_SEPARATOR = re.compile(r",\s*(?:(?:and|und)\s+)?|\s+(?:and|und)\s+")
_ARTICLE = re.compile(r"(?:the|der|die|das)\s+(?=[^\W\d_a-zß-öø-ÿ])")
_OPEN_LIST = re.compile(r"…|\b(?:others?|more|including|among|etc|andere|weitere|darunter|u\.\s?a)\b", re.IGNORECASE)
_ITEM_WORDS = 4
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*(?:\s+[^\W\d_a-zß-öø-ÿ][\w'’-]*){0,2}"
_ENUMERATION = re.compile(rf"{_CAPITAL}(?:,\s+{_CAPITAL})*(?:,?\s+(?:and|und)\s+{_CAPITAL})")


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
