"""One number as a language writes it, read at a place of a text: figures, words, fractions, "dozens"."""

import functools
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

import msgspec

from builder.text.forms import NumberWords
from builder.text.number_patterns import NumberPatterns
from builder.text.vocabulary import vocabulary

_VULGAR = re.compile("[¼½¾⅐-⅞]")
_UNIT_ENDING = re.compile(r"(?:km/h|kmh|mph|km|kg|cm|mm|ft|kWh?|MWh?|GWh?|[mgthsC])\b|°")
_CURRENCY = re.compile(r"[$€£¥₴₽]\s?$")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


class Cardinal(msgspec.Struct, frozen=True, gc=False):
    """A single number. `factor` is its scale ("million"), `part` tells a fraction, `weak` "half" standing alone."""

    start: int
    end: int
    value: Decimal | None
    indefinite: str = ""
    factor: int = 1
    percent: bool = False
    points: bool = False
    ordinal: bool = False
    part: bool = False
    weak: bool = False


@functools.cache
def number_reader(language: str) -> "NumberReader":
    """What reads the numbers of a language that `known_language` gave; its patterns are made once."""
    return NumberReader(vocabulary(language).numbers)


class NumberReader:
    """Reads single numbers by the words and marks of one language."""

    def __init__(self, words: NumberWords) -> None:
        self.patterns = NumberPatterns(words)
        self._solid = words.solid
        self._values = _lowered({**words.cardinals, **words.scales, **words.groups})
        self._ordinals = _lowered(words.ordinals)
        self._parts = _lowered(words.parts)
        self._multiples = frozenset(_lowered({**words.groups, **_hundreds(words)}))
        self._marks = {mark.removesuffix(".").lower(): value for mark, value in words.marks.items()}
        self._unsure_marks = _lowered(words.unsure_marks)
        self._indefinite = self.patterns.indefinite_words

    def beginnings(self, text: str) -> re.Pattern[str] | None:
        """What finds where numbers may begin in a text; None where it has no figure and no word of numbers."""
        if self._solid:
            may_have = self.patterns.digit.search(text) or self.patterns.may_begin.search(text)
            return self.patterns.may_begin if may_have else None
        if not self.patterns.needed.isdisjoint(_LETTERS.findall(text.lower())):
            return self.patterns.may_begin
        return self.patterns.figures_begin if self.patterns.digit.search(text) else None

    def read(self, text: str, at: int) -> Cardinal | None:
        """The number that begins at `at`, as long as it can be, or None."""
        if text[at].isdecimal() or _VULGAR.match(text, at):
            return self._read_figures(text, at)
        return self._read_words(text, at)

    def _read_figures(self, text: str, at: int) -> Cardinal | None:
        figures = self.patterns.figures.match(text, at)
        value = Decimal(self.patterns.plain(figures.group())) if figures else Decimal(0)
        end = figures.end() if figures else at
        if vulgar := _VULGAR.match(text, end):
            numerator, denominator = unicodedata.normalize("NFKC", vulgar.group()).split("⁄")
            value, end = value + Decimal(numerator) / Decimal(denominator), vulgar.end()
        elif (ordinal := self.patterns.ordinal_end(text, at, end)) is not None:
            return Cardinal(at, ordinal, value, ordinal=True)
        elif half := self.patterns.and_half.match(text, end):
            value, end = value + Decimal("0.5"), half.end()
        factor = 1
        if scale := self._mark(text, at, end):
            factor, end = scale
        elif text[end : end + 1].isalpha():
            if not _UNIT_ENDING.match(text, end):
                return None
        elif words := self.patterns.scale_words.match(text, end):
            for word in _WORD.findall(_plain(words.group())):
                factor *= self._values[word]
            end = words.end()
        return self._with_percent(text, Cardinal(at, end, value * factor, factor=factor))

    def _mark(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The scale that a mark after figures stands for ("bn", "Mio."), and where it ends."""
        if mark := self.patterns.mark.match(text, end):
            return self._marks[_plain(mark["mark"])], mark.end()
        unsure = self.patterns.unsure_mark.match(text, end)
        if unsure is None:
            return None
        money = _CURRENCY.search(text, max(0, start - 2), start) is not None
        joined = unsure.start("mark") == end
        if money or (joined and self.patterns.counted_by_mark.match(text, unsure.end())):
            return self._unsure_marks[_plain(unsure["mark"])], unsure.end()
        return None

    def _read_words(self, text: str, at: int) -> Cardinal | None:
        if indefinite := self.patterns.indefinite.match(text, at):
            words = " ".join(_plain(indefinite.group()).split())
            return Cardinal(at, indefinite.end(), None, indefinite=self._indefinite[words])
        return self._read_fraction(text, at) or self._read_ordinal_or_cardinal(text, at)

    def _read_fraction(self, text: str, at: int) -> Cardinal | None:
        if half_a := self.patterns.half_a.match(text, at):
            factor = self._values[_plain(half_a["scale"])]
            return Cardinal(at, half_a.end(), Decimal(factor) / 2, factor=factor)
        if mixed := self.patterns.mixed.match(text, at):
            factor = self._values[_plain(mixed["scale"])] if mixed["scale"] else 1
            whole = self._value(mixed["whole"])[0] if mixed["whole"] else 1
            made = Cardinal(at, mixed.end(), (whole + Decimal("0.5")) * factor, factor=factor)
            return self._with_percent(text, made)
        if fraction := self.patterns.fraction.match(text, at):
            value = Decimal(self._values.get(_plain(fraction["many"]), 1)) / self._parts[_plain(fraction["part"])]
            return Cardinal(at, fraction.end(), value, part=True)
        half = self.patterns.half.match(text, at)
        if half is None or self.patterns.before_half_period.search(text, max(0, at - 24), at):
            return None
        weak = not self.patterns.after_half.match(text, half.end())
        return Cardinal(at, half.end(), Decimal("0.5"), part=True, weak=weak)

    def _read_ordinal_or_cardinal(self, text: str, at: int) -> Cardinal | None:
        cardinal, ordinal = self.patterns.cardinal.match(text, at), self.patterns.ordinal.match(text, at)
        if ordinal is not None and (cardinal is None or ordinal.end() > cardinal.end()):
            added = self._value(ordinal["first"])[0] if ordinal["first"] else 0
            return Cardinal(at, ordinal.end(), Decimal(self._ordinals[_plain(ordinal["last"])] + added), ordinal=True)
        if cardinal is None:
            return None
        number, factor = self._value(cardinal.group())
        value, end = Decimal(number), cardinal.end()
        if factor > 1 and (half := self.patterns.and_half.match(text, end)):  # "a million and a half"
            value, end = value + Decimal(factor) / 2, half.end()
        return self._with_percent(text, Cardinal(at, end, value, factor=factor))

    def _value(self, words: str) -> tuple[int, int]:
        """The value of number words, and the scale of the last of them."""
        total = current = 0
        factor = 1
        for word in self.patterns.token.findall(_plain(words)):
            if word not in self._values:
                continue
            value, factor = self._values[word], 1
            if word in self._multiples:
                current, factor = (current or 1) * value, value
            elif value >= 1000:
                total, current, factor = total + (current or 1) * value, 0, value
            else:
                current += value
        return total + current, factor

    def _with_percent(self, text: str, number: Cardinal) -> Cardinal:
        match = self.patterns.percent.match(text, number.end)
        if match is None:
            return number
        points = match["points"] is not None
        return Cardinal(number.start, match.end(), number.value, factor=number.factor, percent=True, points=points)


def _hundreds(words: NumberWords) -> dict[str, int]:
    return {word: value for word, value in words.scales.items() if value == 100}


def _lowered(values: Mapping[str, int]) -> dict[str, int]:
    return {word.lower(): value for word, value in values.items()}


def _plain(words: str) -> str:
    """Words as the tables have them: small letters, straight apostrophes."""
    return words.lower().replace("’", "'").replace("ʼ", "'")
