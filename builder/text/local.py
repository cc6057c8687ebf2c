"""Dates, lists, plural forms and names of languages as languages other than English write them, through Babel.

English has its own code and never comes here, so that an English build does not load Babel.
"""

import copy
import datetime
import functools

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.dates import format_date, format_skeleton

from builder.text.edtf import Written, ends_of
from builder.text.slide_words import date_words

_SIGNS = {
    **{"between": "{first} – {last}", "between_days": "{first} – {last}"},
    **{"by": "… – {date}", "by_day": "… – {date}", "from": "{date} – …", "from_day": "{date} – …"},
    **{"about": "~ {date}", "possibly": "{date}?", "possibly_about": "~ {date}?"},
}
"""What stands around dates in a language without words for it."""
_MARKS = {"~": "about", "?": "possibly", "%": "possibly_about"}


@functools.cache
def locale_of(language: str) -> Locale:
    """The locale of a language tag, or of the widest one that is known ("de-AT", "de"); English where none is."""
    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            found = Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        # Babel keeps what it has looked up for one language in what all inherit: another one would get its months.
        data = localedata.load(str(found))
        data.update(copy.deepcopy(data))
        return found
    return Locale("en")


@functools.lru_cache(maxsize=4096)
def date_in_words(edtf: str, language: str, *, short: bool = False, year: bool = True) -> str:
    """An EDTF string in words of a language; not finer than it is. ValueError as `builder.text.edtf.in_words`.

    `short` abbreviates months, and sets closed intervals with a dash. Without `year`, years are left out wherever a
    month tells the time too: an axis says the year for all.
    """
    first, last = ends_of(edtf)
    writing = _Writing(language, short)
    if first is not None and (last is None or first == last):
        return writing.marked(first, year=year) if last is not None else writing.around("from", first, year=year)
    if last is not None and first is None:
        return writing.around("by", last, year=year)
    if first is None or last is None:
        raise ValueError(f"“{edtf}” names no date")
    return writing.interval(first, last, year=year)


class _Writing:
    """The dates of one language: long or short."""

    def __init__(self, language: str, short: bool) -> None:
        primary = language.replace("_", "-").partition("-")[0].casefold()
        self._locale = locale_of(language)
        self._words = date_words(primary) or _SIGNS
        self._short = short
        self._month = "MMM" if short else "MMMM"

    def interval(self, first: Written, last: Written, *, year: bool) -> str:
        """Both ends, the first short of what the last says for both."""
        plain = not (first.mark or last.mark) and first.precision == last.precision
        same_year = plain and first.year == last.year and bool(first.month)
        same_month = same_year and first.month == last.month and bool(first.day)
        opening = self._day_alone(first) if same_month else self.marked(first, year=year and not same_year)
        closing = self.marked(last, year=year)
        if self._short:
            return f"{opening}–{closing}" if same_month else f"{opening} – {closing}"
        key = "between_days" if first.day and last.day and not (first.mark or last.mark) else "between"
        return self._words[key].format(first=opening, last=closing)

    def around(self, key: str, date: Written, *, year: bool) -> str:
        """A date with the words for an open end."""
        key = f"{key}_day" if date.day and not date.mark else key
        return self._words[key].format(date=self.marked(date, year=year))

    def marked(self, date: Written, *, year: bool) -> str:
        """A date with the words for what is uncertain about it."""
        plain = self._plain(date, year=year)
        return self._words[_MARKS[date.mark]].format(date=plain) if date.mark else plain

    def _plain(self, date: Written, *, year: bool) -> str:
        if not date.month:
            return str(date.year)
        day = datetime.date(date.year, date.month, date.day or 1)
        if date.day and year and not self._short:
            words = format_date(day, "long", locale=self._locale)
        elif not date.day and not year:
            words = format_date(day, "LLL" if self._short else "LLLL", locale=self._locale)
        else:
            skeleton = ("y" if year else "") + self._month + ("d" if date.day else "")
            words = format_skeleton(skeleton, day, locale=self._locale)
        return self._first_of_month(date, words)

    def _day_alone(self, date: Written) -> str:
        return self._first_of_month(date, self._words.get("day", "{day}").format(day=date.day))

    def _first_of_month(self, date: Written, words: str) -> str:
        """The first of a month, where a language has a form of its own for it: "1er novembre"."""
        first = self._words.get("first_day", "")
        return first + words[1:] if first and date.day == 1 and words[:2].rstrip() == "1" else words


def list_joints(language: str) -> tuple[str, str, str]:
    """What stands between the items of a list: between most of them, before the last, and between only two."""
    patterns = locale_of(language).list_patterns["standard"]
    return _joint(patterns["middle"]), _joint(patterns["end"]), _joint(patterns["2"])


def _joint(pattern: str) -> str:
    return pattern.partition("{0}")[2].partition("{1}")[0]


def plural_category(count: int, language: str) -> str:
    """The plural category of a count (CLDR): one, two, few, many or other."""
    return str(locale_of(language).plural_form(count))


def name_of_language(tag: str, language: str) -> str:
    """What a language calls the language of a tag; the tag itself where it has no name for it."""
    names = locale_of(language).languages
    return str(names.get(tag.replace("_", "-").partition("-")[0].casefold(), tag))


def name_of_country(code: str, language: str, english: str) -> str:
    """What a language calls the country of an ISO 3166-1 alpha-3 code; its English name where it has none for it."""
    short = get_global("territory_aliases").get(code, [code])[0]
    return str(locale_of(language).territories.get(short, english))


def figure_marks(language: str) -> tuple[str, str]:
    """The marks in figures: between thousands, and before decimals."""
    symbols = locale_of(language).number_symbols["latn"]
    return str(symbols["group"]), str(symbols["decimal"])
