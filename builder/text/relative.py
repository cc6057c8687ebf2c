"""Relative words of time ("earlier this month", "two weeks ago"), resolved against an anchor day.

Weeks run from Monday to Sunday [ISO 8601]. What is resolved is never finer than what was
said: "last week" is seven days.
"""

import calendar
import datetime
import functools
import re
from collections.abc import Callable, Iterable, Iterator

from builder.text.phrases import alternatives, either, needed_words, spelled
from builder.text.vocabulary import vocabulary

Resolver = Callable[[str, datetime.date], str]

_DAY = datetime.timedelta(days=1)
_WORD = re.compile(r"\d+|[^\W\d_]+")
_MOST_COUNTED = 20
"""Number words up to this are read before units of time; figures up to 999."""


def relative(
    text: str, words: Iterable[str], anchor: datetime.date, *, language: str = "en"
) -> Iterator[tuple[int, int, str]]:
    """Start, end and EDTF of each relative expression; those of one pattern after another, overlaps and all.

    `words` are those of the text; `language` is one that `known_language` gave.
    """
    reader, lowered = _reader(language), frozenset(map(str.lower, words))
    if not reader.needed.isdisjoint(lowered):
        yield from reader.found(text, lowered, anchor)


def period(unit: str, day: datetime.date) -> tuple[datetime.date, datetime.date]:
    """First and last day of the day, week, month or year that holds `day`."""
    if unit == "week":
        monday = day - day.weekday() * _DAY
        return monday, monday + 6 * _DAY
    if unit == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if unit == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day, day


def shifted(unit: str, day: datetime.date, count: int) -> datetime.date:
    """A day in the period that lies `count` days, weeks, months or years from that of `day`."""
    if unit in ("day", "week"):
        return day + count * (7 if unit == "week" else 1) * _DAY
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    return datetime.date(months // 12, months % 12 + 1, 1)


class _Reader:
    """Finds and resolves the relative words of one language."""

    def __init__(self, language: str) -> None:
        words, numbers = vocabulary(language).relative, vocabulary(language).numbers
        small = {word.lower(): value for word, value in numbers.cardinals.items() if 0 < value <= _MOST_COUNTED}
        self._counts = {**{word.lower(): 1 for word in (*numbers.articles, *numbers.ones)}, **small}
        self._units = {word.lower(): unit for word, unit in (*words.units.items(), *words.plural_units.items())}
        self._weekdays = vocabulary(language).dates.weekdays
        self._days = {
            one.removeprefix("=").lower(): days for phrase, days in words.days.items() for one in spelled(phrase)
        }
        units, weekday = either(words.units), f"(?-i:{alternatives(self._weekdays)})"
        self._slots = {
            "unit": units,
            "units": either([*words.units, *words.plural_units]),
            "count": rf"(?:\d{{1,3}}|{alternatives(self._counts)})",
            "weekday": weekday,
        }
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}
        listed: tuple[tuple[tuple[str, ...], Resolver], ...] = (
            (tuple(words.days), self._named_day),
            (words.earlier_in, self._earlier_in),
            (words.later_in, self._later_in),
            (words.last, functools.partial(self._neighbour, -1)),
            (words.this, functools.partial(self._neighbour, 0)),
            (words.next, functools.partial(self._neighbour, 1)),
            (words.ago, self._ago),
            (words.some_ago, _open_past),
            (words.stretch, self._stretch),
            (words.weekday_last, self._weekday_last),
            (words.weekday_next, self._weekday_next),
            (words.weekday, self._weekday_latest),
            (words.past, _open_past),
            (words.future, _open_future),
        )
        unless = rf"(?!\s+{either(words.past_unless, self._slots)})"
        named = {"unit": words.units, "units": self._units, "weekday": self._weekdays}
        self._listed = tuple(
            (needed_words(phrases, named), phrases, unless if phrases is words.past else "", resolve)
            for phrases, resolve in listed
            if phrases
        )
        self.needed = frozenset[str]().union(*(needed for needed, *_ in self._listed))

    def found(self, text: str, words: frozenset[str], anchor: datetime.date) -> Iterator[tuple[int, int, str]]:
        """Start, end and EDTF of each expression, of one pattern after another; `words` are those in small letters."""
        for needed, phrases, unless, resolve in self._listed:
            if needed.isdisjoint(words):
                continue
            for match in self._pattern(phrases, unless).finditer(text):
                try:
                    yield match.start(), match.end(), resolve(match.group(), anchor)
                except (ValueError, OverflowError):  # "900 years ago", told in the year 500
                    continue

    def _pattern(self, phrases: tuple[str, ...], unless: str) -> re.Pattern[str]:
        """The pattern of some phrases, compiled when a text may first have one of them."""
        if phrases not in self._patterns:
            pattern = rf"(?<![\w-]){either(phrases, self._slots)}(?![\w-]){unless}"
            self._patterns[phrases] = re.compile(pattern, re.IGNORECASE)
        return self._patterns[phrases]

    def _named_day(self, words: str, anchor: datetime.date) -> str:
        return str(anchor + self._days[" ".join(words.lower().split())] * _DAY)

    def _earlier_in(self, words: str, anchor: datetime.date) -> str:
        first, _last = period(self._unit(words), anchor)
        return f"{first}/{max(anchor - _DAY, first)}"

    def _later_in(self, words: str, anchor: datetime.date) -> str:
        _first, last = period(self._unit(words), anchor)
        return f"{min(anchor + _DAY, last)}/{last}"

    def _neighbour(self, count: int, words: str, anchor: datetime.date) -> str:
        unit = self._unit(words)
        return _written(unit, shifted(unit, anchor, count))

    def _ago(self, words: str, anchor: datetime.date) -> str:
        unit = self._unit(words)
        return _written(unit, shifted(unit, anchor, -self._count(words)))

    def _stretch(self, words: str, anchor: datetime.date) -> str:
        return f"{shifted(self._unit(words), anchor, -self._count(words))}/{anchor}"

    def _weekday_latest(self, words: str, anchor: datetime.date) -> str:
        """The latest such day up to the anchor."""
        return str(anchor - self._days_since(words, anchor) * _DAY)

    def _weekday_last(self, words: str, anchor: datetime.date) -> str:
        return str(anchor - (self._days_since(words, anchor) or 7) * _DAY)

    def _weekday_next(self, words: str, anchor: datetime.date) -> str:
        return str(anchor + (7 - self._days_since(words, anchor)) * _DAY)

    def _days_since(self, words: str, anchor: datetime.date) -> int:
        named = next(self._weekdays[word] for word in _WORD.findall(words) if word in self._weekdays)
        return (anchor.weekday() - named) % 7

    def _unit(self, words: str) -> str:
        return next(self._units[word] for word in reversed(_WORD.findall(words.lower())) if word in self._units)

    def _count(self, words: str) -> int:
        """How many units the words count; one where they do not say."""
        for word in _WORD.findall(words.lower()):
            if word in self._counts or word.isdecimal():
                return self._counts.get(word) or int(word)
        return 1


@functools.cache
def _reader(language: str) -> _Reader:
    return _Reader(language)


def _written(unit: str, day: datetime.date) -> str:
    """The period that holds `day`, as EDTF."""
    if unit == "week":
        first, last = period(unit, day)
        return f"{first}/{last}"
    return str(day)[: {"day": 10, "month": 7, "year": 4}[unit]]


def _open_past(_words: str, anchor: datetime.date) -> str:
    return f"../{anchor}"


def _open_future(_words: str, anchor: datetime.date) -> str:
    return f"{anchor}/.."
