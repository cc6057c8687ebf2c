"""Numbers as written: value or range, "43 of 84", percent, and the qualifier that governs them."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from builder.model.ledger import Qualifier
from builder.text.cardinals import Cardinal, number_reader
from builder.text.dates import dates
from builder.text.forms import NumberWords
from builder.text.identifiers import as_key, identifiers
from builder.text.phrases import either
from builder.text.qualifiers import qualifier_after, qualifier_before
from builder.text.spans import Span, Taken
from builder.text.vocabulary import is_read, known_language, vocabulary

_DASH = re.compile(r"[-‐‑–—](?=[\d$€£])[$€£]?")
_SLASH = re.compile(r"/(?=\d)")


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number in a text. `start`, `end` and `text` are those of the number itself, without its qualifier.

    `value` is None for an indefinite word, which then stands in `indefinite` ("hundreds", "several hundred"). `high` is
    the upper end of a range, and `of` the whole in "43 of 84"; both lie within the span. 51% has the value 51, and
    `percent`, and `points` if it is percentage points; "a third" has a third of 1, and `fraction`. `qualifier_words`
    are as they stand in the text. `indefinite` is told in English, whatever the language: "Dutzende" are "dozens".
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
    points: bool = False
    ordinal: bool = False
    fraction: bool = False


def numbers(text: str, *, names: Iterable[str] = (), language: str = "en") -> tuple[Number, ...]:
    """The numbers of `text`, in order, as its language (BCP 47) writes them.

    Passed over are `names`, whatever else `identifiers` knows for a name, and calendar dates (`dates`: "15 Nov",
    "2022"); "two days ago" has the number two. "One" is a number only with a qualifier, a scale or a whole ("at least
    one", "one million", "one of 84"); ordinals are flagged. Nothing reaches across a quotation mark.
    Of a language whose words are not known, those in figures alone.
    """
    return _in_figures(_numbers(text, as_key(names), True, known_language(language)), language)


def parse_number(words: str, *, language: str = "en") -> tuple[Number, ...]:
    """The numbers of words that are known to hold one and no date: four figures are never a year here."""
    return _in_figures(_numbers(words, (), False, known_language(language)), language)


def _in_figures(found: tuple[Number, ...], language: str) -> tuple[Number, ...]:
    """The numbers that a language whose words are not known writes in figures; of any other, all."""
    if is_read(language):
        return found
    return tuple(number for number in found if any(sign.isdecimal() for sign in number.text))


class _Joints:
    """The patterns, of one language, of what joins two numbers; each with what must stand before the first."""

    def __init__(self, words: NumberWords) -> None:
        joints = words.joints
        self.to = _compiled(rf"\s+{either(joints.to)}\s+[$€£]?")
        self.either = _compiled(rf"\s+{either(joints.either)}\s+")
        self.both = _compiled(rf"\s+{either(joints.both)}\s+[$€£]?")
        self.from_before = _compiled(rf"\b{either(joints.from_)}\s+(?:[\w.]+\s+){{0,3}}[$€£]?$")
        self.between_before = _compiled(rf"\b{either(joints.between)}\s+[$€£]?$")
        self.of = _compiled(rf"\s+{either(joints.of)}\s+(?:{either(joints.of_then)}\s+)?")
        self.in_ = _compiled(rf"\s+{either(joints.in_)}\s+")
        self.not_in = _compiled(rf"\s+(?:\w+\s+)?{either(joints.not_in)}\b")
        self.minus = _compiled(rf"(?:(?<![\w)\]%.,])[-−]|\b{either(joints.minus)}\s+)[$€£]?$")
        self.nameless = _compiled(rf"\b{either(words.nameless)}[\s-]+$")
        self.ones = frozenset(one.lower() for one in words.ones)
        self.articles = frozenset(article.lower() for article in words.articles)


class _Text:
    """A text whose numbers are being read, by the words of its language, and what is passed over in it."""

    def __init__(self, text: str, skipped: Sequence[Span], language: str) -> None:
        self.text = text
        self._taken = Taken(skipped)
        self.language = language
        self.reader = number_reader(language)
        self.joints = _joints(language)

    def numbers(self, may_begin: re.Pattern[str]) -> Iterator[Number]:
        """The numbers, in order."""
        at = 0
        while match := may_begin.search(self.text, at):
            first = self._read(match.start())
            if first is None:
                at = self._end_of_word(match.start())
                continue
            number = self._whole(first)
            at = max(number.end, match.start() + 1)
            if not self._is_mere_word(first, number):
                yield number

    def _end_of_word(self, at: int) -> int:
        end = at + 1
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        taken = self._taken.touching(at, at + 1)
        return max(end, taken.end) if taken else end

    def _read(self, at: int) -> Cardinal | None:
        number = self.reader.read(self.text, at) if at < len(self.text) else None
        return None if number is None or self._taken.touching(number.start, number.end) else number

    def _whole(self, first: Cardinal) -> Number:
        """The number with its range or whole, sign and qualifier."""
        text, value, high, of, last = self.text, first.value, None, None, first
        if value is not None and not first.ordinal:
            if (second := self._upper_end(first)) is not None:
                value, high, last = _aligned(first, second), second.value, second
            elif not first.percent and not first.part and (second := self._of_whole(first)) is not None:
                of, last = second.value, second
        start = first.start
        if value is not None and (minus := self.joints.minus.search(text, max(0, start - 8), start)):
            start, value = minus.start(), -value
        qualified = qualifier_before(text, start, language=self.language)
        if qualified.kind == "exact" and not first.ordinal:
            qualified = qualifier_after(text, last.end, language=self.language)
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
            points=first.points or (last.points and high is not None),
            ordinal=first.ordinal,
            fraction=first.part,
        )

    def _upper_end(self, first: Cardinal) -> Cardinal | None:
        """The upper end of the range that `first` begins, if it does: "10–15", "10 to 15", "one or two"."""
        text, joints = self.text, self.joints
        joint = _DASH.match(text, first.end) or joints.to.match(text, first.end) or joints.either.match(text, first.end)
        both = None if joint else joints.both.match(text, first.end)
        if both is not None and joints.between_before.search(text, max(0, first.start - 40), first.start):
            joint = both
        if joint is None or not self.reader.patterns.may_begin.match(text, joint.end()):
            return None
        if joint.re is joints.to and joints.from_before.search(text, max(0, first.start - 40), first.start):
            return None  # "rose from 11 to 19": two numbers
        second = self._read(joint.end())
        if second is None or second.value is None or second.ordinal or second.part:
            return None
        low = _aligned(first, second)
        if low >= second.value or (joint.re is joints.either and second.value != low + second.factor):
            return None
        return second

    def _of_whole(self, first: Cardinal) -> Cardinal | None:
        """The whole of which `first` is a part, if one is given: "43 of 84", "43/84", "one in five"."""
        text, joints = self.text, self.joints
        joint = joints.of.match(text, first.end) or _SLASH.match(text, first.end) or joints.in_.match(text, first.end)
        if joint is None or not (joint.re is _SLASH or self.reader.patterns.may_begin.match(text, joint.end())):
            return None
        second = self._read(joint.end())
        if second is None or second.value is None or second.percent or second.ordinal or second.part:
            return None
        if first.value is None or first.value > second.value:
            return None
        rare = second.value > 10 and second.value not in (100, 1000)
        if joint.re is joints.in_ and (rare or joints.not_in.match(text, second.end)):
            return None
        return second

    def _is_mere_word(self, first: Cardinal, number: Number) -> bool:
        """Whether it only looks like a number: "one" as a pronoun, "half" beside no whole."""
        words = number.text.lower()
        before = self.text[max(0, number.start - 16) : number.start]
        if number.qualifier != "exact" and not self.joints.nameless.search(before):
            # "über eine Brücke": where one word is article and number, only a bound makes a number of it.
            return words in self.joints.articles and number.qualifier not in ("at_least", "at_most")
        if first.weak:
            return number.high is None
        return words in self.joints.ones and number.of is None and not number.percent


@functools.cache
def _joints(language: str) -> _Joints:
    return _Joints(vocabulary(language).numbers)


@functools.lru_cache(maxsize=8192)
def _numbers(text: str, names: tuple[str, ...], skip_dates: bool, language: str) -> tuple[Number, ...]:
    may_begin = number_reader(language).beginnings(text)
    if may_begin is None:
        return ()
    skipped: list[Span] = list(identifiers(text, names, language=language))
    if skip_dates:
        skipped += [Span(mention.start, mention.end) for mention in dates(text, language=language)]
    return tuple(_Text(text, skipped, language).numbers(may_begin))


def _aligned(first: Cardinal, second: Cardinal) -> Decimal:
    """The lower end, on the scale of the upper one where only that has it: "10 to 15 million"."""
    value = first.value if first.value is not None else Decimal(0)
    if first.factor == 1 and second.factor > 1 and second.value is not None and value * second.factor < second.value:
        return value * second.factor
    return value


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
