"""Dates as news prose has them, each as the EDTF interval that it says: never finer than the words."""

import calendar
import datetime
import functools
import re
from collections.abc import Callable, Iterator

import msgspec

from builder.text.edtf import Interval, in_words, parse_edtf
from builder.text.identifiers import identifiers
from builder.text.relative import RELATIVE_WORDS, WEEKDAYS, relative
from builder.text.spans import Span
from builder.text.vocabulary import known_language

__all__ = ["DateMention", "Interval", "dates", "in_words", "parse_edtf"]

Resolver = Callable[[re.Match[str], datetime.date | None], str | None]

_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(_LONG.split("|"), start=1)}

_WEEKDAY = rf"(?:(?:{WEEKDAYS}),?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"(?:\s*[-‐‑–—]\s*|\s+(?:to|and|or|until|till|through)\s+)"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[/.,]\d|,\d{3})"
_PART = r"(?:(?:(?:early|late|mid)[\s-]+|the\s+(?:beginning|start|middle|end)\s+of\s+))?"


def _month(group: str) -> str:
    return rf"(?P<{group}>(?:{_LONG})(?!\w)|(?:{_SHORT})(?!\w)\.?)"


_ISO = r"\d{4}-\d\d(?:-\d\d)?"
_ISO_DATE = re.compile(rf"(?<![\w/.-])(?:{_ISO}|\.\.)/(?:{_ISO}|\.\.)(?![\w-])|(?<![\w/.-]){_ISO}[~?%]?(?![\w-]|/\d)")
_DAY_RANGE = re.compile(
    rf"(?<![\w.,–-])(?P<d1>{_DAY})(?:,\s*{_DAY})*{_TO}(?P<d2>{_DAY})\s+(?:of\s+)?{_month('m2')}(?:,?\s+(?P<y2>{_YEAR}))?"
)
_DAY_RANGE_US = re.compile(
    rf"(?<!\w){_month('m2')}\s+(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})(?![\w.,]*\d|\s*%)(?:,?\s+(?P<y2>{_YEAR}))?"
)
_RANGE = re.compile(
    rf"(?<![\w.,–-])(?:(?P<d1>{_DAY})\s+(?:of\s+)?)?{_month('m1')}(?:,?\s+(?P<y1>{_YEAR}))?{_TO}{_WEEKDAY}"
    rf"(?:(?P<d2>{_DAY})\s+(?:of\s+)?)?{_month('m2')}(?:,?\s+(?P<y2>{_YEAR}))?"
)
_DAY_MONTH = re.compile(
    rf"(?<![\w.,–-]){_WEEKDAY}(?:the\s+)?(?P<d2>{_DAY})\s+(?:of\s+)?{_month('m2')}(?:,?\s+(?P<y2>{_YEAR}))?"
)
_MONTH_DAY = re.compile(
    rf"(?<!\w){_WEEKDAY}{_month('m2')}\s+(?P<d2>{_DAY})(?![\w%]|[.,]\d|\s*%)(?:(?P<comma>,)?\s+(?P<y2>{_YEAR}))?"
)
_MONTH_YEAR = re.compile(rf"(?<!\w){_PART}{_month('m2')},?\s+(?:of\s+)?(?P<y2>{_YEAR})")
_NUMERIC = re.compile(r"(?<![\w/.,])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\w/])")
_PART_OF_YEAR = re.compile(
    rf"(?<!\w)(?:Q(?P<q>[1-4])|the\s+(?P<nth>first|second|third|fourth|last)\s+(?P<unit>quarter|half)(?:\s+of)?)\s+(?P<y>{_YEAR})"
)
_SEASON = re.compile(
    rf"(?<!\w){_PART}(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?(?P<y>{_YEAR})"
)
_YEARS = re.compile(
    r"(?<![\w.,/$€£-])(?P<a>(?:19|20)\d\d)(?:\s*[-–—/]\s*|\s+(?:to|and|or)\s+)(?P<b>(?:19|20)\d\d|\d\d)(?![\w/,%]|[.]\d)"
)
_DECADE = re.compile(r"(?<!\w)(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?P<y>(?:1[5-9]|20)\d0)['’]?s(?!\w)")
_BARE_YEAR = re.compile(
    rf"(?<![\w.,/:$€£¥+-]){_PART}(?:pre-|post-)?(?P<y>(?:1[5-9]|20)\d\d)(?![\w%/]|[.,]\d|\s*%|\s+per\s?cent)"
)
_BARE_MONTH = re.compile(
    rf"(?<![\w-])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id)[\s-]+)?{_month('m')}(?!\w|\s*\d{{1,2}}\.\d)"
)

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_MONTH_NAMES = frozenset((*_LONG.split("|"), *_SHORT.replace("Sept?", "Sep|Sept").split("|")))
_HAS_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_LIST_JOINT = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|\s+to|[-–—])\s*(?:on\s+|in\s+)?")
_BETWEEN = re.compile(r"\b[Bb]etween\s+$")
_BEFORE = re.compile(
    r"(?P<word>since|until|till|by|before|after|around|about|circa|ca?\.|up\s+to|through)\s+(?:as\s+early\s+as\s+|about\s+|around\s+|the\s+)?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s+(?:on|onwards?)(?!\w|\s+the)")
_DATE_WORD_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|before|after|from|during|through|throughout|of|year|years|early|late|mid|circa|and|or|to"
    r"|for|as\s+of)\s+(?:the\s+)?|\(|[-–—])$",
    re.IGNORECASE,
)
_SEES_A_COUNT = re.compile(
    r"\b(?:at\s+least|at\s+most|more\s+than|less\s+than|fewer\s+than|no\s+fewer\s+than|as\s+many\s+as|up\s+to|over|under|nearly"
    r"|almost|exactly|an\s+estimated|estimated|some|all|another|only|totalling|total\s+of|number\s+of|than)\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:million|billion|thousand|of\s+(?:the|them|its|their|\d)|(?:[A-Za-z-]+\s+)?(?:people|persons|men|women|children"
    r"|civilians|soldiers|troops|drones|missiles|rockets|shells|tanks|dead|deaths|casualties|killed|wounded|injured|homes|houses"
    r"|cases|units|aircraft|planes|UAVs|jobs|workers|officials|km|kms|kilomet(?:re|er)s|miles|met(?:re|er)s|kg|tonnes|tons"
    r"|litres|liters|barrels|dollars|euros|pounds|roubles|rubles|hours|days|weeks|months|years|words|pages|times)\b)",
)


class DateMention(msgspec.Struct, frozen=True, gc=False):
    """A date as it stands in the text, and the EDTF that it says; "" where no anchor tells the year."""

    start: int
    end: int
    text: str
    edtf: str


def dates(text: str, anchor: datetime.date | None = None, *, language: str = "en") -> tuple[DateMention, ...]:
    """The dates that `text` mentions, in order, as its language (BCP 47) writes them.

    Relative words ("yesterday", "last week", "earlier") are dates only where an `anchor` is given, the day on which the
    text was issued. A month or day without a year is the most recent one not after the anchor.
    Four figures without a comma, from 1900 to 2099, are a year, unless they are counted on: after a qualifier or before
    a counted thing they are a number ("more than 2000", "2000 drones"; but "the 2022 strikes"). Years from 1500 need a
    preposition before them.
    """
    return _dates(text, anchor, known_language(language))


@functools.lru_cache(maxsize=8192)
def _dates(text: str, anchor: datetime.date | None, language: str) -> tuple[DateMention, ...]:
    found: list[tuple[int, int, str]] = []
    named: tuple[Span, ...] | None = None
    for start, end, edtf in _candidates(text, anchor):
        if any(start < other_end and other_start < end for other_start, other_end, _ in found):
            continue
        named = identifiers(text, language=language) if named is None else named
        if not any(
            start < name.end and name.start < end and not Span(start, end).covers(name.start, name.end)
            for name in named
        ):
            found.append((start, end, edtf))
    mentions = [_with_preposition(text, *mention) for mention in sorted(found)]
    after: DateMention | None = None
    for at, mention in reversed(list(enumerate(mentions))):
        after = mentions[at] = _with_year(text, mention, after, language)
    return tuple(mentions)


def _candidates(text: str, anchor: datetime.date | None) -> Iterator[tuple[int, int, str]]:
    """Mentions by one pattern after another; what an earlier one found, a later one may not take again."""
    words = _WORD.findall(text)
    has_month, has_digit = not _MONTH_NAMES.isdisjoint(words), _DIGIT.search(text) is not None
    for needs_month, needs_digit, pattern, resolve in _CALENDAR:
        if (needs_month and not has_month) or (needs_digit and not has_digit):
            continue
        for match in pattern.finditer(text):
            edtf = resolve(match, anchor)
            if edtf is not None:
                yield match.start(), len(match.group().rstrip()) + match.start(), edtf
    if anchor is not None and not RELATIVE_WORDS.isdisjoint(map(str.lower, words)):
        yield from relative(text, anchor)


def _with_preposition(text: str, start: int, end: int, edtf: str) -> DateMention:
    """The mention with the word before it that opens its interval, or blurs it."""
    before = _BEFORE.search(text, max(0, start - 32), start)
    if not edtf or "/" in edtf:
        return DateMention(start, end, text[start:end], edtf)
    if before is None:
        onwards = _ONWARDS.match(text, end)
        if onwards is not None and text[:start].rstrip().endswith(("from", "From")):
            return DateMention(start, onwards.end(), text[start : onwards.end()], f"{edtf}/..")
        return DateMention(start, end, text[start:end], edtf)
    word = before["word"].casefold()
    if word in ("since", "after"):
        edtf = f"{edtf}/.."
    elif word in ("around", "about", "circa", "c.", "ca."):
        edtf = f"{edtf}~"
    else:
        edtf = f"../{edtf}"
    return DateMention(before.start(), end, text[before.start() : end], edtf)


def _with_year(text: str, mention: DateMention, after: DateMention | None, language: str) -> DateMention:
    """The mention with the year that the next one says for both: "8 September and 15 November 2022"."""
    if after is None or _HAS_YEAR.search(mention.text) or not _LIST_JOINT.fullmatch(text, mention.end, after.start):
        return mention
    year = _HAS_YEAR.search(after.text) or _HAS_YEAR.search(after.edtf)
    if year is None or _MONTH_NAMES.isdisjoint(_WORD.findall(mention.text)):
        return mention
    completed = _dates(f"{mention.text} {year.group()}", None, language)
    return DateMention(mention.start, mention.end, mention.text, completed[0].edtf) if len(completed) == 1 else mention


def _day_in(day: str, month: str, year: str | None, anchor: datetime.date | None) -> str | None:
    """EDTF of a day; "" where its year cannot be told, None where the calendar has no such day."""
    number, of_month = int(re.sub(r"\D", "", day)), _month_number(month)
    if not 1 <= number <= calendar.monthrange(2000, of_month)[1]:
        return None
    if year is not None:
        return f"{year}-{of_month:02}-{number:02}" if number <= calendar.monthrange(int(year), of_month)[1] else None
    if anchor is None:
        return ""
    for earlier in (anchor.year, anchor.year - 1):
        if (of_month, number) <= (anchor.month, anchor.day) or earlier < anchor.year:
            return f"{earlier}-{of_month:02}-{number:02}"
    return None


def _month_in(month: str, year: str | None, anchor: datetime.date | None, *, ahead: bool = False) -> str:
    """EDTF of a month; without a year, the latest up to the anchor's month, or, `ahead`, the first after it."""
    number = _month_number(month)
    if year is not None:
        return f"{year}-{number:02}"
    if anchor is None:
        return ""
    if ahead:
        return f"{anchor.year + (number <= anchor.month)}-{number:02}"
    return f"{anchor.year - (number > anchor.month)}-{number:02}"


def _month_number(name: str) -> int:
    return _MONTH_NUMBERS[name[:3]]


def _joined(first: str | None, last: str | None) -> str | None:
    if first is None or last is None:
        return None
    if not first or not last:
        return ""
    if first > last and len(first) >= 7:  # "from November to February": the first is of the year before
        first = f"{int(first[:4]) - 1}{first[4:]}"
    return f"{first}/{last}"


def _iso(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    try:
        parse_edtf(match.group())
    except ValueError:
        return None
    return match.group()


def _day_range(match: re.Match[str], anchor: datetime.date | None) -> str | None:
    last = _day_in(match["d2"], match["m2"], match["y2"], anchor)
    first = _day_in(match["d1"], match["m2"], match["y2"] or (last[:4] if last else None), anchor)
    return _joined(first, last)


def _range(match: re.Match[str], anchor: datetime.date | None) -> str | None:
    year = match["y2"]
    if _names_two(match):
        return None
    if _ambiguous(match, "m1") and not (match["d1"] or match["y1"] or year or _after_preposition(match)):
        return None
    last = _day_in(match["d2"], match["m2"], year, anchor) if match["d2"] else _month_in(match["m2"], year, anchor)
    first_year = match["y1"] or (last[:4] if last else None)
    first = (
        _day_in(match["d1"], match["m1"], first_year, anchor)
        if match["d1"]
        else _month_in(match["m1"], first_year, anchor)
    )
    return _joined(first, last)


def _day_month(match: re.Match[str], anchor: datetime.date | None) -> str | None:
    return _day_in(match["d2"], match["m2"], match["y2"], anchor)


def _month_day(match: re.Match[str], anchor: datetime.date | None) -> str | None:
    # "in October 11 people": a count, unless a year makes it a day.
    counted = match["y2"] is None and re.match(r"\s+[a-z]", match.string[match.end() :])
    if counted and re.search(r"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Dd]uring)\s+$", match.string[: match.start()]):
        return None
    return _day_in(match["d2"], match["m2"], match["y2"], anchor)


def _month_year(match: re.Match[str], anchor: datetime.date | None) -> str | None:
    return _month_in(match["m2"], match["y2"], anchor)


def _numeric(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    """A day where only one order is possible, else the year: 3/4/2022 may be of March or of April."""
    a, b, year = int(match["a"]), int(match["b"]), match["y"]
    if match["sep"] == "." or a > 12 or a == b:
        day, month = a, b
    elif b > 12:
        day, month = b, a
    else:
        return year if a and b else None
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(int(year), month)[1]):
        return None
    return f"{year}-{month:02}-{day:02}"


def _part_of_year(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    year = match["y"]
    if match["unit"] == "half":
        halves = {"first": "01/{0}-06", "second": "07/{0}-12", "last": "07/{0}-12"}
        return f"{year}-{halves[match['nth']].format(year)}" if match["nth"] in halves else None
    number = int(match["q"] or 0) or {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[match["nth"]]
    return f"{year}-{3 * number - 2:02}/{year}-{3 * number:02}"


def _season(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    year = int(match["y"])
    return f"{year - 1}-12/{year + 1}-03" if match["season"].casefold() == "winter" else str(year)


def _years(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    first, last = match["a"], match["b"]
    if _names_two(match):
        return None
    last = first[:2] + last if len(last) == 2 else last
    return f"{first}/{last}" if first < last else None


def _decade(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    return f"{match['y']}/{int(match['y']) + 9}"


def _bare_year(match: re.Match[str], _anchor: datetime.date | None) -> str | None:
    text, year = match.string, match["y"]
    before = text[max(0, match.start() - 32) : match.start()]
    said_as_date = _DATE_WORD_BEFORE.search(before) is not None or match.group() != year
    if _SEES_A_COUNT.search(before) or (not said_as_date and int(year) < 1900):
        return None
    if _COUNTED.match(text, match.end()) and not re.search(r"\b(?:the|'s|’s|its|their)\s+$", before, re.IGNORECASE):
        return None
    return year


def _bare_month(match: re.Match[str], anchor: datetime.date | None) -> str | None:
    which = (match["which"] or "").casefold()
    if _ambiguous(match, "m") and not which and not _after_preposition(match):
        return None
    if which == "last" and anchor is not None and _month_number(match["m"]) == anchor.month:
        return f"{anchor.year - 1}-{anchor.month:02}"
    return _month_in(match["m"], None, anchor, ahead=which == "next")


def _names_two(match: re.Match[str]) -> bool:
    """Whether the match is two dates and no stretch: joined by "and" or "or" without a "between"."""
    joined = re.search(r"\s(?:and|or)\s", match.group()) is not None
    return joined and _BETWEEN.search(match.string, 0, match.start()) is None


def _ambiguous(match: re.Match[str], group: str) -> bool:
    """Whether the word has other meanings: "May", "March", and what only looks like an abbreviation."""
    return match[group] in ("May", "March") or match[group].rstrip(".") not in _LONG.split("|")


def _after_preposition(match: re.Match[str]) -> bool:
    return _DATE_WORD_BEFORE.search(match.string, max(0, match.start() - 32), match.start()) is not None


# Each with whether it needs a month's name, and whether it needs a figure, to be found at all.
_CALENDAR: tuple[tuple[bool, bool, re.Pattern[str], Resolver], ...] = (
    (False, True, _ISO_DATE, _iso),
    (True, True, _DAY_RANGE, _day_range),
    (True, True, _DAY_RANGE_US, _day_range),
    (True, False, _RANGE, _range),
    (True, True, _DAY_MONTH, _day_month),
    (True, True, _MONTH_DAY, _month_day),
    (True, True, _MONTH_YEAR, _month_year),
    (False, True, _NUMERIC, _numeric),
    (False, True, _PART_OF_YEAR, _part_of_year),
    (False, True, _SEASON, _season),
    (False, True, _YEARS, _years),
    (False, True, _DECADE, _decade),
    (False, True, _BARE_YEAR, _bare_year),
    (True, False, _BARE_MONTH, _bare_month),
)
