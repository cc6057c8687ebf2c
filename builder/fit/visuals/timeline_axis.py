"""The days to be shown and the room in, an axis that is even in time out: its ends, and ticks whose labels fit."""

import calendar
import datetime
from collections.abc import Callable, Iterator

import msgspec

from builder.model.language import is_english

_LAST = datetime.date.max.toordinal()
_FEWEST, _MOST = 2, 14
_CALM = 5
"""How many stretches between ticks read best."""
_STEPS = (
    ("day", 1, 0.0),
    ("day", 2, 0.1),
    ("day", 7, 0.0),
    ("day", 14, 0.2),
    ("month", 1, 0.0),
    ("month", 3, 0.0),
    ("month", 6, 0.1),
    *(("year", years, 0.0) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
"""The steps of ticks: what is counted, how many of it, and what the less natural ones must make up for."""


class Tick(msgspec.Struct, frozen=True):
    """A tick at the beginning of a day (its ordinal, as `datetime.date.toordinal`), with its label, "" for none."""

    day: int
    label: str


class Axis(msgspec.Struct, frozen=True):
    """A line even in time, from the beginning of the day `start` to that of the day `end`; at both there is a tick."""

    start: int
    end: int
    ticks: tuple[Tick, ...]

    def at(self, day: float, length: int) -> int:
        """How far from its left end a moment stands, in EMU, where the whole is `length` long."""
        return round((day - self.start) / (self.end - self.start) * length)


def choose_axis(
    first: int, last: int, length: int, width: Callable[[str], int], gap: int, language: str = "en"
) -> Axis:
    """The axis for days from the ordinal `first` up to, not including, `last`, drawn `length` EMU long.

    A label begins at its tick and keeps `gap` EMU from the next; `width` tells how wide a text is. Steps are days,
    weeks, months, quarters, half-years, years and round numbers of years; the first label names the year, and so does
    each that begins another. The step is chosen that wastes little of the line on time in which nothing is, and comes
    near to five stretches. Where no labels fit, only the first is given.
    """
    if last - first < 3:
        first, last = max(first - 1, 1), min(last + 1, _LAST + 1)
    best: tuple[float, Axis] | None = None
    for unit, size, oddness in _STEPS:
        days = list(_days(unit, size, first, last))
        stretches = len(days) - 1
        if not _FEWEST <= stretches <= _MOST:
            continue
        waste = 1 - (last - first) / (days[-1] - days[0])
        cost = waste + 0.05 * abs(stretches - _CALM) + oddness
        for short in (False, True):
            axis = Axis(days[0], days[-1], tuple(_labelled(days, unit, short, language)))
            if _fits(axis, length, width, gap):
                if best is None or cost < best[0]:
                    best = cost, axis
                break
            cost += 0.05
    if best is not None:
        return best[1]
    return Axis(first, last, (Tick(first, _named(first, "day", language, short=True, year=True)), Tick(last, "")))


def _days(unit: str, size: int, first: int, last: int) -> Iterator[int]:
    """The ordinals of ticks, from the last one not after `first` to the first one not before `last`."""
    day = _floor(unit, size, first)
    count = 0
    yield day
    while day < last and count <= _MOST:
        day = _next(unit, size, day)
        count += 1
        yield day


def _floor(unit: str, size: int, day: int) -> int:
    if unit == "day":
        # Ordinal 1 is a Monday, so weeks begin on Mondays.
        return day if size < 7 else day - (day - 1) % 7
    date = datetime.date.fromordinal(min(day, _LAST))
    if unit == "month":
        return datetime.date(date.year, (date.month - 1) // size * size + 1, 1).toordinal()
    return datetime.date(max(date.year // size * size, 1), 1, 1).toordinal()


def _next(unit: str, size: int, day: int) -> int:
    if unit == "day":
        return day + size
    date = datetime.date.fromordinal(min(day, _LAST))
    months = date.month - 1 + size if unit == "month" else 0
    year = date.year + (months // 12 if unit == "month" else size - date.year % size)
    return datetime.date(year, months % 12 + 1, 1).toordinal() if year <= datetime.MAXYEAR else _LAST + 1


def _labelled(days: list[int], unit: str, short: bool, language: str) -> Iterator[Tick]:
    before = 0
    for day in days[:-1]:
        year = datetime.date.fromordinal(day).year
        yield Tick(day, _named(day, unit, language, short=short, year=year != before))
        before = year
    yield Tick(days[-1], "")


def _named(day: int, unit: str, language: str, *, short: bool, year: bool) -> str:
    date = datetime.date.fromordinal(day)
    if unit == "year":
        return str(date.year)
    if not is_english(language):
        from builder.text.local import date_in_words

        edtf = date.isoformat() if unit == "day" else date.isoformat()[:7]
        return date_in_words(edtf, language, short=short, year=year)
    month = calendar.month_abbr[date.month] if short else calendar.month_name[date.month]
    words = f"{date.day} {month}" if unit == "day" else month
    return f"{words} {date.year}" if year else words


def _fits(axis: Axis, length: int, width: Callable[[str], int], gap: int) -> bool:
    for tick, after in zip(axis.ticks, axis.ticks[1:], strict=False):
        if axis.at(tick.day, length) + width(tick.label) + gap > axis.at(after.day, length):
            return False
    return True
