"""Calendar dates of one language ("21 November 2022", "im Juli"), found by its words and told as EDTF."""

import calendar
import datetime
import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from builder.text.edtf import parse_edtf
from builder.text.phrases import alternatives, either
from builder.text.vocabulary import vocabulary

Resolver = Callable[[re.Match[str], datetime.date | None], str | None]

_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[/.,]\d|,\d{3})"
_ISO = r"\d{4}-\d\d(?:-\d\d)?"
_ISO_DATE = rf"(?<![\w/.-])(?:{_ISO}|\.\.)/(?:{_ISO}|\.\.)(?![\w-])|(?<![\w/.-]){_ISO}[~?%]?(?![\w-]|/\d)"
_DIGIT = re.compile(r"\d")
_FOUR_FIGURES = re.compile(r"\d{4}")
# What a text must have to be looked through for a form: a quick look, before the long patterns.
_TELLTALES = {
    "iso": re.compile(r"\d{4}-\d\d|\.\./\.\."),
    "year": re.compile(r"(?:1[5-9]|2[01])\d\d"),
    "parted": re.compile(r"\d[./]\d"),
}
_WEEK = 7


class _Form(NamedTuple):
    """A form of dates, and what a text needs to have one: "month", "day" (beside a month), or a telltale."""

    pattern: str
    resolve: Resolver
    needs: tuple[str, ...]


@functools.cache
def calendar_reader(language: str) -> "CalendarReader":
    """What reads the dates of a language that `known_language` gave; its patterns are made once."""
    return CalendarReader(language)


class CalendarReader:
    """Reads calendar dates by the words of one language."""

    def __init__(self, language: str) -> None:
        self._words = words = vocabulary(language).dates
        self._percent = either(vocabulary(language).numbers.percent)
        self._months = {**words.months, **words.short_months}
        self.month_names = frozenset(self._months)
        self._unsure = frozenset((*words.unsure_months, *words.short_months)) - (
            frozenset(words.months) - frozenset(words.unsure_months)
        )
        self._nth = {word.lower(): number for word, number in words.nth.items()}
        self._between = _compiled(rf"\b{either(words.between)}\s+{self._articles}$")
        self._two = _compiled(rf"\s{either(words.both)}\s")
        self._two_days = re.compile(rf"^{self._day}(?:,\s*{self._day})*,?\s+{either(words.both)}\s")
        self._before_date = _compiled(
            rf"(?:\b{either(words.before_date)}\s+(?:{either(words.day_articles)}\s+)?|\(|[-–—])$"
        )
        self._before_month = _compiled(rf"\b{either(words.before_month)}\s+$")
        self._before_count = _compiled(rf"\b{either(words.before_count)}\s+$")
        scales = either([*vocabulary(language).numbers.scales])
        of = either(vocabulary(language).numbers.joints.of)
        of_then = either(vocabulary(language).numbers.joints.of_then)
        self._counted = re.compile(
            rf"\s+(?:{scales}\b|{of}\s+(?:{of_then}\b|them\b|\d)|(?:[^\W\d_][\w-]*\s+)?{either(words.counted)}\b)"
        )
        self._before_day = _compiled(rf"\b{either(vocabulary(language).numbers.ordinal_after)}\s+$")
        self._determined = _compiled(rf"(?:\b{either(words.determiners)}|'s|’s)\s+$")
        self._forms = tuple(self._listed())
        listed, of = either(self._months), rf"(?:{either(words.day_of)}\s+)?"
        self._day_by_month = re.compile(rf"\d(?:{self._day_endings})?\s+{of}{listed}|{listed}\.?\s+\d")

    def candidates(
        self, text: str, words: Sequence[str], anchor: datetime.date | None
    ) -> Iterator[tuple[int, int, str]]:
        """Start, end and EDTF of what may be dates, by one pattern after another; `words` are those of the text."""
        has = self._telltales(text, words)
        for form in self._forms:
            if not has.issuperset(form.needs):
                continue
            for match in _pattern(form.pattern).finditer(text):
                edtf = form.resolve(match, anchor)
                if edtf is not None:
                    yield match.start(), len(match.group().rstrip()) + match.start(), edtf

    def _telltales(self, text: str, words: Sequence[str]) -> set[str]:
        """Which of the things that forms need a text has."""
        has = set() if self.month_names.isdisjoint(words) else {"month"}
        if not _DIGIT.search(text):
            return has
        if has and self._day_by_month.search(text):
            has.add("day")
        named = _TELLTALES if _FOUR_FIGURES.search(text) else ("parted",)
        has.update(name for name in named if _TELLTALES[name].search(text))
        return has

    def _listed(self) -> Iterator["_Form"]:
        """The forms of dates; what an earlier one finds, a later one may not take again."""
        words, part, articles = self._words, self._part, self._articles
        yield _Form(_ISO_DATE, _iso, ("iso",))
        yield from self._with_months()
        separators = "[./]" if words.month_first or words.day_first else "[.]"
        short_year = r"|\d\d(?![\d.])" if words.day_first else ""
        day_and_month = rf"(?<![\w/.,])(?P<a>\d{{1,2}})(?P<sep>{separators})(?P<b>\d{{1,2}})(?P=sep)"
        yield _Form(rf"{day_and_month}(?P<y>(?:19|20)\d\d{short_year})(?![\w/])", self._numeric, ("parted",))
        if words.day_first and not words.month_first:
            yield _Form(r"(?<![\w/.,])(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?!\d)", self._day_without_year, ("parted",))
        nth = alternatives(words.nth)
        units = rf"(?:(?P<quarter>{alternatives(words.quarters)})|(?:{alternatives(words.halves)}))"
        of = rf"(?:\s+{either(words.day_of)})?"
        yield _Form(
            rf"(?<!\w)(?:Q(?P<q>[1-4])|{articles}(?P<nth>{nth})\s+{units}{of})\s+(?P<y>{_YEAR})",
            self._part_of_year,
            ("year",),
        )
        seasons = rf"(?P<season>(?P<winter>{alternatives(words.winter)})|{alternatives(words.seasons)})"
        yield _Form(rf"(?<!\w){part}{seasons}{of}\s+(?P<y>{_YEAR})", _season, ("year",))
        to = rf"(?:\s*[-–—/]\s*|\s+{either(words.to)}\s+)"
        no_count = rf"(?![\w/,%]|[.]\d|\s+{self._percent})"
        first, last = r"(?<![\w.,/$€£-])(?P<a>(?:19|20)\d\d)", r"(?P<b>(?:19|20)\d\d|\d\d)"
        yield _Form(f"{first}{to}{last}{no_count}", self._years, ("year",))
        decade = either(words.decade_endings)
        yield _Form(rf"(?<!\w){articles}{part}(?P<y>(?:1[5-9]|20)\d0){decade}(?!\w)", _decade, ("year",))
        prefix, no_count = rf"{either(words.year_prefixes)}?", rf"(?![\w%/]|[.,]\d|\s*%|\s+{self._percent})"
        year = rf"(?<![\w.,/:$€£¥+-]){part}{prefix}(?P<y>(?:1[5-9]|20)\d\d){no_count}"
        yield _Form(year, self._bare_year, ("year",))
        which = rf"(?:(?P<which>{either((*words.last, *words.next, *words.this))})|{either(words.parts)})"
        month = rf"(?<![\w-])(?:(?i:{which})[\s-]+)?{self._month('m')}(?!\w|\s*\d{{1,2}}\.\d)"
        yield _Form(month, self._bare_month, ("month",))

    def _with_months(self) -> Iterator["_Form"]:
        """The forms with a month's name and a day, a week or a year."""
        words, month, weekday, day = self._words, self._month("m2"), self._weekday, self._day
        to, of = rf"(?:\s*[-‐‑–—/]\s*|\s+{either(words.to)}\s+)", f"(?:{either(words.day_of)}\\s+)?"
        year, no_number = rf"(?:,?\s+(?P<y2>{_YEAR}))?", r"(?<![\w.,–-])"
        days = rf"{no_number}(?P<d1>{day})(?:,\s*{day})*{to}{self._articles}(?P<d2>{day})\s+{of}{month}{year}"
        yield _Form(days, self._day_range, ("month", "day"))
        # "8 and 15 November 2022" is two days, unless a "between" makes it a stretch.
        rest = rf"(?=(?:,\s*{day})*,?\s+{either(words.both)}\s+{self._articles}{day}\s+{of}{month}{year})"
        yield _Form(rf"{no_number}(?P<d2>{day}){rest}", self._day_month, ("month", "day"))
        if words.month_first:
            days = rf"(?<!\w){month}\s+(?P<d1>{day}){to}(?P<d2>{day})(?![\w.,]*\d|\s*%){year}"
            yield _Form(days, self._day_range, ("month", "day"))
        first = rf"(?:(?P<d1>{day})\s+{of})?{self._month('m1')}(?:,?\s+(?P<y1>{_YEAR}))?"
        last = rf"(?:{self._articles}(?P<d2>{day})\s+{of})?{month}{year}"
        yield _Form(f"{no_number}{first}{to}{weekday}{last}", self._range, ("month",))
        one = rf"{no_number}{weekday}{self._articles}(?P<d2>{day})\s+{of}{month}{year}"
        yield _Form(one, self._day_month, ("month", "day"))
        if words.month_first:
            one = rf"(?<!\w){weekday}{month}\s+(?P<d2>{day})(?![\w%]|[.,]\d|\s*%)(?:,?\s+(?P<y2>{_YEAR}))?"
            yield _Form(one, self._month_day, ("month", "day"))
        weeks = rf"(?:{either(words.weeks)}\s+{month}|{self._month('m3')}{either(words.week_endings)})"
        nth = rf"(?<!\w){self._articles}(?P<nth>{alternatives(words.nth)})"
        # "Oktoberwoche" holds the month within a word, where the look for names of months does not see it.
        yield _Form(rf"{nth}\s+{weeks}{year}", self._week_of_month, () if words.week_endings else ("month",))
        yield _Form(rf"(?<!\w){self._part}{month},?\s+{of}(?P<y2>{_YEAR})", self._month_year, ("month", "year"))

    @property
    def _part(self) -> str:
        return rf"(?:(?i:{alternatives(self._words.parts)})[\s-]+)?"

    @property
    def _day_endings(self) -> str:
        return "|".join(map(re.escape, self._words.day_endings))

    @property
    def _day(self) -> str:
        return rf"\d{{1,2}}(?:{self._day_endings})?"

    @property
    def _weekday(self) -> str:
        return rf"(?:{either(self._words.weekdays)},?\s+)?"

    @property
    def _articles(self) -> str:
        return rf"(?:{either(self._words.day_articles)}\s+)?"

    def _month(self, group: str) -> str:
        ended = r"(?!\w)" if group != "m3" else ""
        short = alternatives(self._words.short_months)
        return rf"(?P<{group}>{either(self._words.months)}{ended}|(?:{short})(?!\w)\.?)"

    def _number(self, month: str) -> int:
        return self._months[month.rstrip(".")]

    def _day_in(self, day: str, month: str, year: str | None, anchor: datetime.date | None) -> str | None:
        """EDTF of a day; "" where its year cannot be told, None where the calendar has no such day."""
        return _day_of(int(re.sub(r"\D", "", day)), self._number(month), year, anchor)

    def _month_in(self, month: str, year: str | None, anchor: datetime.date | None, *, ahead: bool = False) -> str:
        """EDTF of a month; without a year, the latest up to the anchor's month, or, `ahead`, the first after it."""
        number = self._number(month)
        if year is not None:
            return f"{year}-{number:02}"
        if anchor is None:
            return ""
        if ahead:
            return f"{anchor.year + (number <= anchor.month):04}-{number:02}"
        return f"{anchor.year - (number > anchor.month):04}-{number:02}"

    def _day_range(self, match: re.Match[str], anchor: datetime.date | None) -> str | None:
        if self._two_days.search(match.group()) and not self._follows_between(match):
            return None
        last = self._day_in(match["d2"], match["m2"], match["y2"], anchor)
        first = self._day_in(match["d1"], match["m2"], match["y2"] or (last[:4] if last else None), anchor)
        return _joined(first, last)

    def _range(self, match: re.Match[str], anchor: datetime.date | None) -> str | None:
        year = match["y2"]
        if self._names_two(match):
            return None
        sure = match["d1"] or match["y1"] or year or self._after_preposition(match)
        if self._is_unsure(match["m1"]) and not sure:
            return None
        if match["d2"]:
            last = self._day_in(match["d2"], match["m2"], year, anchor)
        else:
            last = self._month_in(match["m2"], year, anchor)
        first_year = match["y1"] or (last[:4] if last else None)
        if match["d1"]:
            return _joined(self._day_in(match["d1"], match["m1"], first_year, anchor), last)
        return _joined(self._month_in(match["m1"], first_year, anchor), last)

    def _day_month(self, match: re.Match[str], anchor: datetime.date | None) -> str | None:
        return self._day_in(match["d2"], match["m2"], match["y2"], anchor)

    def _month_day(self, match: re.Match[str], anchor: datetime.date | None) -> str | None:
        # "in October 11 people": a count, unless a year makes it a day.
        counted = match["y2"] is None and re.match(r"\s+[a-z]", match.string[match.end() :])
        if counted and self._before_month.search(match.string[: match.start()]):
            return None
        return self._day_in(match["d2"], match["m2"], match["y2"], anchor)

    def _week_of_month(self, match: re.Match[str], anchor: datetime.date | None) -> str | None:
        month = self._month_in(match["m2"] or match["m3"], match["y2"], anchor)
        if not month:
            return month
        days = calendar.monthrange(int(month[:4]), int(month[5:]))[1]
        nth = self._nth[match["nth"].lower()]
        last = days if nth < 0 else nth * _WEEK
        return f"{month}-{last - _WEEK + 1:02}/{month}-{last:02}" if last <= days else None

    def _month_year(self, match: re.Match[str], anchor: datetime.date | None) -> str | None:
        return self._month_in(match["m2"], match["y2"], anchor)

    def _numeric(self, match: re.Match[str], _anchor: datetime.date | None) -> str | None:
        """A day where only one order is possible, else the year: 3/4/2022 may be of March or of April."""
        a, b, year = int(match["a"]), int(match["b"]), match["y"]
        year = f"20{year}" if len(year) == 2 else year
        if self._words.day_first or match["sep"] == "." or a > 12 or a == b:
            day, month = a, b
        elif b > 12:
            day, month = b, a
        else:
            return year if a and b else None
        if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(int(year), month)[1]):
            return None
        return f"{year}-{month:02}-{day:02}"

    def _day_without_year(self, match: re.Match[str], anchor: datetime.date | None) -> str | None:
        """The day of "am 21.11."; only after what comes before a day, since such figures are much else."""
        if not self._before_day.search(match.string, max(0, match.start() - 16), match.start()):
            return None
        month = int(match["b"])
        return _day_of(int(match["a"]), month, None, anchor) if 1 <= month <= 12 else None

    def _part_of_year(self, match: re.Match[str], _anchor: datetime.date | None) -> str | None:
        year = match["y"]
        parts = 4 if match["q"] or match["quarter"] else 2
        number = int(match["q"] or 0) or self._nth[match["nth"].lower()]
        number = parts if number < 0 else number
        months = 12 // parts
        if number > parts:
            return None
        return f"{year}-{months * (number - 1) + 1:02}/{year}-{months * number:02}"

    def _years(self, match: re.Match[str], _anchor: datetime.date | None) -> str | None:
        first, last = match["a"], match["b"]
        if self._names_two(match):
            return None
        last = first[:2] + last if len(last) == 2 else last
        return f"{first}/{last}" if first < last else None

    def _bare_year(self, match: re.Match[str], _anchor: datetime.date | None) -> str | None:
        text, year = match.string, match["y"]
        before = text[max(0, match.start() - 32) : match.start()]
        said_as_date = self._before_date.search(before) is not None or match.group() != year
        if self._before_count.search(before) or (not said_as_date and int(year) < 1900):
            return None
        if self._counted.match(text, match.end()) and not self._determined.search(before):
            return None
        return year

    def _bare_month(self, match: re.Match[str], anchor: datetime.date | None) -> str | None:
        which = (match["which"] or "").lower()
        said = match.group() != match["m"]
        if self._is_unsure(match["m"]) and not said and not self._after_preposition(match):
            return None
        if which in self._words.last and anchor is not None and self._number(match["m"]) == anchor.month:
            return f"{anchor.year - 1:04}-{anchor.month:02}"
        return self._month_in(match["m"], None, anchor, ahead=which in self._words.next)

    def _names_two(self, match: re.Match[str]) -> bool:
        """Whether the match is two dates and no stretch: joined by "and" or "or" without a "between"."""
        return self._two.search(match.group()) is not None and not self._follows_between(match)

    def _follows_between(self, match: re.Match[str]) -> bool:
        return self._between.search(match.string, max(0, match.start() - 24), match.start()) is not None

    def _is_unsure(self, month: str) -> bool:
        """Whether the word has other meanings: "May", "March", and what only looks like an abbreviation."""
        return month.rstrip(".") in self._unsure

    def _after_preposition(self, match: re.Match[str]) -> bool:
        return self._before_date.search(match.string, max(0, match.start() - 32), match.start()) is not None


def _day_of(number: int, of_month: int, year: str | None, anchor: datetime.date | None) -> str | None:
    if not 1 <= number <= calendar.monthrange(2000, of_month)[1]:
        return None
    if year is not None:
        return f"{year}-{of_month:02}-{number:02}" if number <= calendar.monthrange(int(year), of_month)[1] else None
    if anchor is None:
        return ""
    for earlier in (anchor.year, anchor.year - 1):
        if (of_month, number) <= (anchor.month, anchor.day) or earlier < anchor.year:
            return f"{earlier:04}-{of_month:02}-{number:02}"
    return None


def _joined(first: str | None, last: str | None) -> str | None:
    if first is None or last is None:
        return None
    if not first or not last:
        return ""
    if first > last and len(first) >= 7:  # "from November to February": the first is of the year before
        first = f"{int(first[:4]) - 1:04}{first[4:]}"
    return f"{first}/{last}"


def _iso(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    try:
        parse_edtf(match.group())
    except ValueError:
        return None
    return match.group()


def _season(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    year = int(match["y"])
    return f"{year - 1}-12/{year + 1}-03" if match["winter"] else str(year)


def _decade(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    return f"{match['y']}/{int(match['y']) + 9}"


@functools.cache
def _pattern(form: str) -> re.Pattern[str]:
    """The pattern of a form, compiled when a text first needs it: most forms are never met."""
    return re.compile(form)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
