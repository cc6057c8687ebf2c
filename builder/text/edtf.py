"""Dates as EDTF writes them, in a small profile: read as an interval of days, and told in words.

The profile of the Extended Date/Time Format [ISO 8601-2:2019; Library of Congress]: a year, a month or a day, each with
`?` (uncertain), `~` (approximate) or `%` (both) after it; an interval of two of them, with a slash; an end that is
open, `..`, or left empty (unknown: here, open too). Seasons, unspecified digits and sets are not in it.
"""

import calendar
import datetime
import functools
import re
from typing import Literal

import msgspec

from builder.model.language import is_english

Precision = Literal["day", "month", "year", "interval"]

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[?~%]?)", re.ASCII)
_MONTHS = tuple(calendar.month_name)
_SHORT = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EXAMPLES = "write 2022, 2022-11, 2022-11-21, 2022-11-01/2022-11-20, ../2022-11-21 or 2022-11-21/.."


class Interval(msgspec.Struct, frozen=True):
    """The days that a date can mean, both ends included; None where that end is open."""

    earliest: datetime.date | None
    latest: datetime.date | None
    approximate: bool = False
    uncertain: bool = False
    precision: Precision = "day"

    def holds(self, other: "Interval") -> bool:
        """Whether every day of `other` lies in this interval."""
        return (self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)) and (
            self.latest is None or (other.latest is not None and other.latest <= self.latest)
        )


class Written(msgspec.Struct, frozen=True):
    """One date of the profile, as written: month and day are 0 where it is coarser."""

    year: int
    month: int
    day: int
    mark: str

    @property
    def earliest(self) -> datetime.date:
        """Its first day."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """Its last day."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def precision(self) -> Precision:
        """How exact it is."""
        return "day" if self.day else "month" if self.month else "year"


@functools.lru_cache(maxsize=4096)
def parse_edtf(edtf: str) -> Interval:
    """The interval of days that an EDTF string means. ValueError, in a plain sentence, if it is not of the profile."""
    first, last = _ends(edtf)
    ends = [end for end in (first, last) if end is not None]
    marks = "".join(end.mark for end in ends)
    approximate, uncertain = "~" in marks or "%" in marks, "?" in marks or "%" in marks
    if "/" not in edtf:
        return Interval(ends[0].earliest, ends[0].latest, approximate, uncertain, ends[0].precision)
    earliest = first.earliest if first is not None else None
    latest = last.latest if last is not None else None
    if earliest is not None and latest is not None and earliest > latest:
        raise ValueError(f"“{edtf}” ends before it begins: write the earlier date first")
    return Interval(earliest, latest, approximate, uncertain, "interval")


@functools.lru_cache(maxsize=4096)
def in_words(edtf: str, *, short: bool = False, language: str = "en") -> str:
    """An EDTF string in words: "21 November 2022", "between 1 and 20 November 2022", "by July 2022", "about 2015?".

    `short` abbreviates months, and sets closed intervals with a dash: "1–20 Nov 2022". ValueError as `parse_edtf`.
    """
    if not is_english(language):
        from builder.text.local import date_in_words  # loads Babel, which an English deck does without

        return date_in_words(edtf, language, short=short)
    return _in_english(edtf, short)


def _in_english(edtf: str, short: bool) -> str:
    first, last = ends_of(edtf)
    if "/" not in edtf and first is not None:
        return _said(first, short)
    if first is None and last is not None:
        return f"by {_said(last, short)}"
    if last is None and first is not None:
        return f"from {_said(first, short)}"
    if first is None or last is None:
        raise ValueError(f"“{edtf}” has no end: {_EXAMPLES}")
    if first == last:
        return _said(first, short)
    opening, closing = _without_common_part(first, last, short), _said(last, short)
    if not short:
        return f"between {opening} and {closing}"
    return f"{opening} – {closing}" if " " in opening else f"{opening}–{closing}"


def ends_of(edtf: str) -> tuple[Written | None, Written | None]:
    """Both ends of a date as written, the same twice where it is no interval; None where one is open.

    ValueError as `parse_edtf`.
    """
    parse_edtf(edtf)
    return _ends(edtf)


def _ends(edtf: str) -> tuple[Written | None, Written | None]:
    first, slash, last = edtf.partition("/")
    if not slash:
        date = _date(first, edtf)
        return date, date
    if first in ("", "..") and last in ("", ".."):
        raise ValueError(f"“{edtf}” names no date: {_EXAMPLES}")
    return (
        None if first in ("", "..") else _date(first, edtf),
        None if last in ("", "..") else _date(last, edtf),
    )


def _date(words: str, whole: str) -> Written:
    match = _DATE.fullmatch(words)
    if match is None:
        raise ValueError(f"“{whole}” is not a date that we can read: {_EXAMPLES}")
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    try:
        datetime.date(year, month if match["month"] else 1, day if match["day"] else 1)
    except ValueError:
        raise ValueError(f"“{words}” is no day of the calendar: look at its year, month and day") from None
    return Written(year, month, day, match["mark"])


def _said(date: Written, short: bool) -> str:
    months = _SHORT if short else _MONTHS
    parts = [str(date.day) if date.day else "", months[date.month] if date.month else "", str(date.year)]
    words = " ".join(part for part in parts if part)
    return {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}[date.mark] + words


def _without_common_part(first: Written, last: Written, short: bool) -> str:
    """The words of the first end, short of the year, and of the month, that the last end says for both."""
    words = _said(first, short)
    if first.mark or last.mark or first.precision != last.precision or first.year != last.year or not first.month:
        return words
    words = words.removesuffix(f" {first.year}")
    return str(first.day) if first.day and first.month == last.month else words
