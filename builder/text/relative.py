"""Relative words of time ("earlier this month", "two weeks ago"), resolved against an anchor day.

Weeks run from Monday to Sunday [ISO 8601]. What is resolved is never finer than what was
said: "last week" is seven days.
"""

import calendar
import datetime
import re
from collections.abc import Callable, Iterator

Resolver = Callable[[re.Match[str], datetime.date], str]

WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
RELATIVE_WORDS = frozenset(
    [
        "yesterday",
        "today",
        "tonight",
        "tomorrow",
        "morning",
        "evening",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "earlier",
        "previously",
        "recently",
        "soon",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
"""Without one of these, in small letters, a text has nothing relative."""

_WEEKDAY_NAMES = tuple(WEEKDAYS.split("|"))
_COUNTS = {
    word: count
    for count, words in enumerate(
        ("", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
    for word in words.split()
}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_UNIT = r"(?P<unit>day|week|month|year)"
_DAY = datetime.timedelta(days=1)


def relative(text: str, anchor: datetime.date) -> Iterator[tuple[int, int, str]]:
    """Start, end and EDTF of each relative expression; those of one pattern after another, overlaps and all."""
    for pattern, resolve in _PATTERNS:
        for match in pattern.finditer(text):
            if edtf := resolve(match, anchor):
                yield match.start(), match.end(), edtf


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


def _written(unit: str, day: datetime.date) -> str:
    """The period that holds `day`, as EDTF."""
    if unit == "week":
        first, last = period(unit, day)
        return f"{first}/{last}"
    return f"{day:%Y-%m-%d}"[: {"day": 10, "month": 7, "year": 4}[unit]]


def _named_day(match: re.Match[str], anchor: datetime.date) -> str:
    days = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}
    return str(anchor + days.get(re.sub(r"\s+", " ", match.group().casefold()), 0) * _DAY)


def _part_of_this(match: re.Match[str], anchor: datetime.date) -> str:
    first, last = period(match["unit"], anchor)
    if match["part"].casefold() == "later":
        return f"{min(anchor + _DAY, last)}/{last}"
    return f"{first}/{max(anchor - _DAY, first)}"


def _neighbour(match: re.Match[str], anchor: datetime.date) -> str:
    count = {"last": -1, "this": 0, "next": 1}[match["which"].casefold()]
    return _written(match["unit"], shifted(match["unit"], anchor, count))


def _ago(match: re.Match[str], anchor: datetime.date) -> str:
    unit = match["unit"]
    return _written(unit, shifted(unit, anchor, -_count(match)))


def _past_stretch(match: re.Match[str], anchor: datetime.date) -> str:
    count = _count(match) if match["count"] else 1
    return f"{shifted(match['unit'], anchor, -count)}/{anchor}"


def _weekday(match: re.Match[str], anchor: datetime.date) -> str:
    """The latest such day up to the anchor; after "last" before it, after "next" beyond it."""
    back = (anchor.weekday() - _WEEKDAY_NAMES.index(match["weekday"])) % 7
    which = (match["which"] or "").casefold()
    if which == "next":
        return str(anchor + (7 - back) * _DAY)
    if which == "last" and back == 0:
        back = 7
    return str(anchor - back * _DAY)


def _open_past(_match: re.Match[str], anchor: datetime.date) -> str:
    return f"../{anchor}"


def _open_future(_match: re.Match[str], anchor: datetime.date) -> str:
    return f"{anchor}/.."


def _count(match: re.Match[str]) -> int:
    words = match["count"].casefold()
    return _COUNTS[words] if words in _COUNTS else int(words)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


_PATTERNS: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    (
        _pattern(r"the\s+day\s+before\s+yesterday|yesterday|today|tonight|tomorrow|this\s+(?:morning|evening)"),
        _named_day,
    ),
    (_pattern(rf"(?P<part>earlier|later)\s+(?:this|in\s+the)\s+{_UNIT}"), _part_of_this),
    (_pattern(r"earlier\s+today"), lambda _match, anchor: str(anchor)),
    (_pattern(rf"(?P<which>last|this|next)\s+{_UNIT}"), _neighbour),
    (_pattern(rf"{_COUNT}\s+{_UNIT}s?\s+(?:ago|earlier|before\s+now)"), _ago),
    (_pattern(r"(?:several\s+|a\s+few\s+|some\s+)?(?:days|weeks|months|years)\s+ago"), _open_past),
    (_pattern(rf"(?:over|in|during|for|within)\s+the\s+(?:past|last)\s+(?:{_COUNT}\s+)?{_UNIT}s?"), _past_stretch),
    (_pattern(rf"(?:(?:on|since|by|until)\s+)?(?:(?P<which>last|this|next)\s+)?(?P<weekday>{WEEKDAYS})"), _weekday),
    (_pattern(r"earlier(?!\s+(?:this|than|in|on|that|\w+\s+year))|previously|recently"), _open_past),
    (_pattern(r"soon|in\s+the\s+coming\s+(?:days|weeks|months|years)|within\s+(?:days|weeks|months)"), _open_future),
)
