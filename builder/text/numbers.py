"""Numbers as written: value or range, "43 of 84", percent, and the qualifier that governs them."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from builder.model.ledger import Qualifier
from builder.text.cardinals import MAY_BEGIN, NUMBER_WORDS, Cardinal, read
from builder.text.dates import dates
from builder.text.identifiers import identifiers
from builder.text.qualifiers import qualifier_after, qualifier_before
from builder.text.spans import Span
from builder.text.vocabulary import known_language

_WORD = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"[\d¼½¾⅐-⅞]")
_DASH = re.compile(r"[-‐‑–—](?=[\d$€£])[$€£]?")
_TO = re.compile(r"\s+to\s+[$€£]?")
_OR = re.compile(r"\s+or\s+")
_AND = re.compile(r"\s+and\s+[$€£]?")
_FROM_BEFORE = re.compile(r"\bfrom\s+(?:[\w.]+\s+){0,3}[$€£]?$", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(r"\bbetween\s+(?:(?:about|around|some|roughly|an\s+estimated)\s+)?[$€£]?$", re.IGNORECASE)
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|a\s+total\s+of|its|their|his|her|those|these|all)\s+)?", re.IGNORECASE)
_SLASH = re.compile(r"/(?=\d)")
_IN = re.compile(r"\s+in\s+(?:every\s+)?")
_TIME_OR_PLACE = re.compile(
    r"\s+(?:\w+\s+)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|cities|towns|villages|countries|regions|districts"
    r"|provinces|places|attacks|strikes|waves|raids|incidents|buildings)\b"
)
_MINUS = re.compile(r"(?:(?<![\w)\]%.,])[-−]|\bminus\s+)[$€£]?$", re.IGNORECASE)
_NAMELESS_ONE = re.compile(r"\b(?:no|every|any|some|each|this|that|which|the|another)[\s-]+$", re.IGNORECASE)


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number in a text. `start`, `end` and `text` are those of the number itself, without its qualifier.

    `value` is None for an indefinite word, which then stands in `indefinite` ("hundreds", "several hundred"). `high` is
    the upper end of a range, and `of` the whole in "43 of 84"; both lie within the span. 51% has the value 51, and
    `percent`; "a third" has a third of 1, and `fraction`. `qualifier_words` are as they stand in the text.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    high: Decimal | None = None
    of: Decimal | None = None
    indefinite: str = ""
    qualifier: Qualifier = "exact"
    qualifier_words: str = ""
    percent: bool = False
    ordinal: bool = False
    fraction: bool = False


def numbers(text: str, *, names: Iterable[str] = (), language: str = "en") -> tuple[Number, ...]:
    """The numbers of `text`, in order, as its language (BCP 47) writes them.

    Passed over are `names`, whatever else `identifiers` knows for a name, and calendar dates (`dates`: "15 Nov",
    "2022"); "two days ago" has the number two. "One" is a number only with a qualifier, a scale or a whole ("at least
    one", "one million", "one of 84"); ordinals are flagged. Nothing reaches across a quotation mark.
    """
    return _numbers(text, tuple(names), True, known_language(language))


def parse_number(words: str, *, language: str = "en") -> tuple[Number, ...]:
    """The numbers of words that are known to hold one and no date: four figures are never a year here."""
    return _numbers(words, (), False, known_language(language))


@functools.lru_cache(maxsize=8192)
def _numbers(text: str, names: tuple[str, ...], skip_dates: bool, language: str) -> tuple[Number, ...]:
    if not _DIGIT.search(text) and NUMBER_WORDS.isdisjoint(_WORD.findall(text.lower())):
        return ()
    skipped: list[Span] = list(identifiers(text, names, language=language))
    if skip_dates:
        skipped += [Span(mention.start, mention.end) for mention in dates(text, language=language)]
    return tuple(_found(text, skipped, language))


def _found(text: str, skipped: Sequence[Span], language: str) -> Iterator[Number]:
    at = 0
    while match := MAY_BEGIN.search(text, at):
        first = _read(text, match.start(), skipped)
        if first is None:
            at = _end_of_word(text, match.start(), skipped)
            continue
        number = _whole(text, first, skipped, language)
        at = max(number.end, match.start() + 1)
        if not _is_mere_word(text, first, number):
            yield number


def _end_of_word(text: str, at: int, skipped: Sequence[Span]) -> int:
    end = at + 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return max([end, *(span.end for span in skipped if span.start <= at < span.end)])


def _read(text: str, at: int, skipped: Sequence[Span]) -> Cardinal | None:
    number = read(text, at) if at < len(text) else None
    if number is None or any(number.start < span.end and span.start < number.end for span in skipped):
        return None
    return number


def _whole(text: str, first: Cardinal, skipped: Sequence[Span], language: str) -> Number:
    """The number with its range or whole, sign and qualifier."""
    value, high, of, last = first.value, None, None, first
    if value is not None and not first.ordinal:
        if (second := _upper_end(text, first, skipped)) is not None:
            value, high, last = _aligned(first, second), second.value, second
        elif not first.percent and not first.part and (second := _of_whole(text, first, skipped)) is not None:
            of, last = second.value, second
    start = first.start
    if value is not None and (minus := _MINUS.search(text, max(0, start - 8), start)):
        start, value = minus.start(), -value
    qualified = qualifier_before(text, start, language=language)
    if qualified.kind == "exact" and not first.ordinal:
        qualified = qualifier_after(text, last.end, language=language)
    return Number(
        start=start,
        end=last.end,
        text=text[start : last.end],
        value=value,
        high=high,
        of=of,
        indefinite=first.indefinite,
        qualifier=qualified.kind,
        qualifier_words=qualified.words,
        percent=first.percent or (last.percent and high is not None),
        ordinal=first.ordinal,
        fraction=first.part,
    )


def _upper_end(text: str, first: Cardinal, skipped: Sequence[Span]) -> Cardinal | None:
    """The upper end of the range that `first` begins, if it does: "10–15", "10 to 15", "one or two"."""
    joint = _DASH.match(text, first.end) or _TO.match(text, first.end) or _OR.match(text, first.end)
    and_joint = None if joint else _AND.match(text, first.end)
    if and_joint is not None and _BETWEEN_BEFORE.search(text, max(0, first.start - 40), first.start):
        joint = and_joint
    if joint is None or not MAY_BEGIN.match(text, joint.end()):
        return None
    if joint.re is _TO and _FROM_BEFORE.search(text, max(0, first.start - 40), first.start):
        return None  # "rose from 11 to 19": two numbers
    second = _read(text, joint.end(), skipped)
    if second is None or second.value is None or second.ordinal or second.part:
        return None
    low = _aligned(first, second)
    if low >= second.value or (joint.re is _OR and second.value != low + second.factor):
        return None
    return second


def _aligned(first: Cardinal, second: Cardinal) -> Decimal:
    """The lower end, on the scale of the upper one where only that has it: "10 to 15 million"."""
    value = first.value if first.value is not None else Decimal(0)
    if first.factor == 1 and second.factor > 1 and second.value is not None and value * second.factor < second.value:
        return value * second.factor
    return value


def _of_whole(text: str, first: Cardinal, skipped: Sequence[Span]) -> Cardinal | None:
    """The whole of which `first` is a part, if one is given: "43 of 84", "43/84", "one in five"."""
    joint = _OF.match(text, first.end) or _SLASH.match(text, first.end) or _IN.match(text, first.end)
    if joint is None or not (joint.re is _SLASH or MAY_BEGIN.match(text, joint.end())):
        return None
    second = _read(text, joint.end(), skipped)
    if second is None or second.value is None or second.percent or second.ordinal or second.part:
        return None
    if first.value is None or first.value > second.value:
        return None
    if joint.re is _IN and (
        (second.value > 10 and second.value not in (100, 1000)) or _TIME_OR_PLACE.match(text, second.end)
    ):
        return None
    return second


def _is_mere_word(text: str, first: Cardinal, number: Number) -> bool:
    """Whether it only looks like a number: "one" as a pronoun, "half" beside no whole."""
    if number.qualifier != "exact" and not _NAMELESS_ONE.search(text, max(0, number.start - 10), number.start):
        return False
    if first.weak:
        return number.high is None
    alone = number.text.lower() == "one"
    return alone and number.of is None and not number.percent
