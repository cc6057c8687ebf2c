"""One number as English writes it, read at a place of a text: figures, words, fractions, "dozens"."""

import functools
import re
import unicodedata
from decimal import Decimal

import msgspec

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000, "millionth": 10**6,
}  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + plural: value for word, value in _ORDINALS.items() if 3 <= value <= 1000 for plural in ("", "s")
}
_WORD_VALUES = {"a": 1, "an": 1, "dozen": 12, **_UNITS, **_TENS, **_SCALES}
_LETTER_SCALES = {
    "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12,
}  # fmt: skip

_LT20 = "|".join(sorted(_UNITS, key=len, reverse=True))
_LT100 = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-]+(?:{'|'.join(list(_UNITS)[1:10])})\b)?|(?:{_LT20}))\b"
_LT1000 = rf"(?:(?:(?:{_LT100}|an?)[\s-]+)?hundred\b(?:\s+(?:and\s+)?{_LT100})?|{_LT100})"
_BIG = r"(?:thousand|million|billion|trillion)\b"
_SCALED = rf"(?:(?:{_LT1000}|an?)[\s-]+)?{_BIG}"
_JOIN = r"(?:,?\s+(?:and\s+)?)"
_NOT_PLURAL = r"(?![a-z]|\s+of\s+(?:thousands|millions|billions))"

_FIGURES = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)"
    r"|\d{1,3}(?: \d{3})* 000(?!\d)|\d+(?:\.\d+)?)"
)
_VULGAR = re.compile("[¼½¾⅐-⅞]")
_CARDINAL = (
    rf"(?:{_SCALED}(?:{_JOIN}{_SCALED})*(?:{_JOIN}{_LT1000})?|{_LT1000}(?:[\s-]+dozen\b)?|(?:an?\s+)?(?:dozen|hundred)\b)"
    rf"{_NOT_PLURAL}"
)
_ORDINAL = re.compile(
    rf"(?:(?:{'|'.join(_TENS)})[\s-]+)?(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\b", re.IGNORECASE
)
_PART_WORDS = "|".join(sorted(_PARTS, key=len, reverse=True))
_FRACTION = re.compile(
    rf"(?P<many>an?|{_LT20})[\s-]+(?P<part>{_PART_WORDS})\b"
    r"(?=\s+(?:of|more|less|fewer|higher|lower|larger|smaller)\b|\s*(?:[.,;:!?)\]\"”’]|$))",
    re.IGNORECASE,
)
_HALF_A = re.compile(r"half[\s-]+an?[\s-]+(?P<scale>dozen|hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_HALF = re.compile(r"half\b(?!-)", re.IGNORECASE)
_HALF_OF = re.compile(r"\s+(?:of|the|its|their|his|her|all|those|these)\b")
_HALF_PERIOD = re.compile(r"\b(?:first|second|other|latter|better|last|next)\s+$", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"(?:(?:many\s+|several\s+|a\s+few\s+)?(?:tens|dozens|hundreds|thousands)\s+of\s+(?:thousands|millions|billions)"
    r"|(?:several|many|a\s+few|a\s+couple(?:\s+of)?)\s+(?:dozen|hundred|thousand|million|billion)s?"
    r"|dozens|hundreds|thousands|millions|billions|trillions|scores(?=\s+of\b))\b",
    re.IGNORECASE,
)
_ORDINAL_ENDING = re.compile(r"(?:st|nd|rd|th)\b")
_LETTER_SCALE = re.compile(r"(?P<scale>bn|bln|mn|mln|tn|trn|[km])\b", re.IGNORECASE)
_UNIT_ENDING = re.compile(r"(?:km/h|kmh|mph|km|kg|cm|mm|ft|kWh?|MWh?|GWh?|[mgthsC])\b|°")
_PEOPLE = re.compile(
    r"\s+(?:people|barrels|tonnes|tons|euros|dollars|pounds|rubles|roubles|refugees|homes|jobs|users|shares)\b"
)
_SCALE_WORDS = re.compile(r"(?:[\s-]+(?:hundred|thousand|million|billion|trillion|dozen)\b)+", re.IGNORECASE)
_PERCENT = re.compile(r"\s?%|[\s-](?:per\s?cent|pct|percentage[\s-]points?)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"[$€£¥₴₽]\s?$")

MAY_BEGIN = re.compile(
    rf"(?<![\w])(?<!\d\.)(?:\d|[¼½¾⅐-⅞]|(?:an?\s+(?:hundred|thousand|million|billion|trillion|dozen|half|third|quarter|fifth|tenth|few"
    rf"|couple)|{_LT20}|{'|'.join(_TENS)}|{'|'.join(_SCALES)}|{'|'.join(_ORDINALS)}|half|dozen|dozens|hundreds|thousands|millions"
    r"|billions|trillions|scores|tens|several|many)\b)",
    re.IGNORECASE,
)
"""Where a number may begin; `read` tells whether one does."""

NUMBER_WORDS = frozenset(
    (*_UNITS, *_TENS, *_SCALES, *_ORDINALS, "half", "dozen", "quarter", "quarters", "dozens", "hundreds", "thousands")
) | frozenset(("millions", "billions", "trillions", "scores", "tens"))
"""Without a figure, and without one of these in small letters, a text has no number."""


class Cardinal(msgspec.Struct, frozen=True, gc=False):
    """A single number. `factor` is its scale ("million"), `part` tells a fraction, `weak` "half" standing alone."""

    start: int
    end: int
    value: Decimal | None
    indefinite: str = ""
    factor: int = 1
    percent: bool = False
    ordinal: bool = False
    part: bool = False
    weak: bool = False


def read(text: str, at: int) -> Cardinal | None:
    """The number that begins at `at`, as long as it can be, or None."""
    if text[at].isdecimal() or _VULGAR.match(text, at):
        return _read_figures(text, at)
    return _read_words(text, at)


def _read_figures(text: str, at: int) -> Cardinal | None:
    figures = _FIGURES.match(text, at)
    value = Decimal(re.sub(r"[,\s]", "", figures.group())) if figures else Decimal(0)
    end = figures.end() if figures else at
    if vulgar := _VULGAR.match(text, end):
        numerator, denominator = unicodedata.normalize("NFKC", vulgar.group()).split("⁄")
        value, end = value + Decimal(numerator) / Decimal(denominator), vulgar.end()
    elif ordinal := _ORDINAL_ENDING.match(text, end):
        return Cardinal(at, ordinal.end(), value, ordinal=True)
    factor = 1
    if text[end : end + 1].isalpha():
        scale = _LETTER_SCALE.match(text, end)
        if scale is not None and (scale["scale"].lower() != "m" or _means_million(text, at, scale.end())):
            factor, end = _LETTER_SCALES[scale["scale"].lower()], scale.end()
        elif not _UNIT_ENDING.match(text, end):
            return None
    elif words := _SCALE_WORDS.match(text, end):
        for word in re.findall(r"[a-z]+", words.group().lower()):
            factor *= _WORD_VALUES[word]
        end = words.end()
    return _with_percent(text, Cardinal(at, end, value * factor, factor=factor))


def _means_million(text: str, start: int, end: int) -> bool:
    return _CURRENCY.search(text, max(0, start - 2), start) is not None or _PEOPLE.match(text, end) is not None


def _read_words(text: str, at: int) -> Cardinal | None:
    if indefinite := _INDEFINITE.match(text, at):
        words = " ".join(indefinite.group().lower().split())
        return Cardinal(at, indefinite.end(), None, indefinite=words)
    return _read_fraction(text, at) or _read_ordinal_or_cardinal(text, at)


def _read_fraction(text: str, at: int) -> Cardinal | None:
    if half_a := _HALF_A.match(text, at):
        return Cardinal(at, half_a.end(), Decimal(_WORD_VALUES[half_a["scale"].lower()]) / 2)
    if fraction := _FRACTION.match(text, at):
        value = Decimal(_WORD_VALUES[fraction["many"].lower()]) / _PARTS[fraction["part"].lower()]
        return Cardinal(at, fraction.end(), value, part=True)
    half = _HALF.match(text, at)
    if half is None or _HALF_PERIOD.search(text, max(0, at - 10), at):
        return None
    return Cardinal(at, half.end(), Decimal("0.5"), part=True, weak=not _HALF_OF.match(text, half.end()))


def _read_ordinal_or_cardinal(text: str, at: int) -> Cardinal | None:
    cardinal, ordinal = _cardinal().match(text, at), _ORDINAL.match(text, at)
    if ordinal is not None and (cardinal is None or ordinal.end() > cardinal.end()):
        words = re.findall(r"[a-z]+", ordinal.group().lower())
        value = sum(_TENS.get(word, 0) or _ORDINALS.get(word, 0) for word in words)
        return Cardinal(at, ordinal.end(), Decimal(value), ordinal=True)
    if cardinal is None:
        return None
    value, factor = _value(cardinal.group())
    return _with_percent(text, Cardinal(at, cardinal.end(), Decimal(value), factor=factor))


@functools.cache
def _cardinal() -> re.Pattern[str]:
    """The pattern of a number in words, compiled when a text has one: it is long, and takes 7 ms."""
    return re.compile(_CARDINAL, re.IGNORECASE)


def _value(words: str) -> tuple[int, int]:
    """The value of number words, and the scale of the last of them."""
    total = current = 0
    factor = 1
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "and":
            continue
        value, factor = _WORD_VALUES[word], 1
        if word in ("hundred", "dozen"):
            current = (current or 1) * value
        elif word in _SCALES:
            total, current, factor = total + (current or 1) * value, 0, value
        else:
            current += value
    return total + current, factor


def _with_percent(text: str, number: Cardinal) -> Cardinal:
    percent = _PERCENT.match(text, number.end)
    if percent is None:
        return number
    return Cardinal(number.start, percent.end(), number.value, factor=number.factor, percent=True)
