"""Figures in a text whose words nobody reads, and every value that they may have: its marks and scales are unknown."""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

_FIGURES = re.compile(r"\d(?:[\d.,'’٫٬]*\d)?(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))*(?:[.,٫]\d+)?")
_MARK = re.compile(r"[.,٫]")
_WORD_AFTER = re.compile(r"\s?[^\W\d_]")
# Thousand, million and so on, and the scales of India and China: "11 millions" is 11 or 11,000,000.
_SCALES = tuple(Decimal(10) ** power for power in (3, 4, 5, 6, 7, 8, 9, 12))


class BareFigures(msgspec.Struct, frozen=True, gc=False):
    """One run of figures, where it stands, and what it may say: "1.234" is 1234 or 1.234."""

    start: int
    end: int
    words: str
    values: frozenset[Decimal]


def bare_figures(text: str) -> Iterator[BareFigures]:
    """The runs of figures of `text`, in order, in whatever script: "١١" is 11."""
    for match in _FIGURES.finditer(text):
        values = set(_plain_values(match.group()))
        if _WORD_AFTER.match(text, match.end()):
            values |= {value * scale for value in values for scale in _SCALES}
        yield BareFigures(*match.span(), match.group(), frozenset(values))


def _plain_values(words: str) -> Iterator[Decimal]:
    yield Decimal(_digits(words))
    marks = list(_MARK.finditer(words))
    if marks:
        yield Decimal(f"{_digits(words[: marks[-1].start()])}.{_digits(words[marks[-1].end() :])}")


def _digits(words: str) -> str:
    return "".join(str(int(sign)) for sign in words if sign.isdecimal())
