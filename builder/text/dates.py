"""Dates as news prose has them, each as the EDTF interval that it says: never finer than the words."""

import datetime
import functools
import itertools
import re

import msgspec

from builder.text.calendar_dates import calendar_reader
from builder.text.edtf import Interval, in_words, parse_edtf
from builder.text.identifiers import identifiers
from builder.text.phrases import either
from builder.text.relative import relative
from builder.text.spans import Span, Taken
from builder.text.vocabulary import known_language, vocabulary

__all__ = ["DateMention", "Interval", "dates", "in_words", "parse_edtf"]

_WORD = re.compile(r"[^\W\d_]+")
_HAS_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")


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
    taken = Taken()
    named: Taken | None = None
    words = _WORD.findall(text)
    candidates = calendar_reader(language).candidates(text, words, anchor)
    if anchor is not None:
        candidates = itertools.chain(candidates, relative(text, words, anchor, language=language))
    for start, end, edtf in candidates:
        if taken.touching(start, end):
            continue
        named = Taken(identifiers(text, language=language)) if named is None else named
        # A name may lie within a date ("10.11.2022" looks like one), and none may reach out of it.
        within = (named.touching(start, start + 1), named.touching(start, end))
        if all(name is None or Span(start, end).covers(name.start, name.end) for name in within):
            found.append((start, end, edtf))
            taken.take(start, end)
    mentions = [_with_preposition(text, *mention, language) for mention in sorted(found)]
    after: DateMention | None = None
    for at, mention in reversed(list(enumerate(mentions))):
        after = mentions[at] = _with_year(text, mention, after, language)
    return tuple(mentions)


class _Bounds:
    """The patterns, of one language, of what stands around a date and opens, closes or blurs it."""

    def __init__(self, language: str) -> None:
        words = vocabulary(language).dates
        self.since = frozenset(words.since)
        self.around = frozenset(words.around)
        known = either((*words.since, *words.until, *words.around))
        self.before = _compiled(rf"(?<!\w)(?P<word>{known})\s+(?:{either(words.bound_then)}\s+)?$")
        articles = either(words.day_articles)
        self.onwards = _compiled(rf"\s+{either(words.onwards)}(?!\w|\s+{articles})")
        self.onwards_from = _compiled(rf"\b{either(words.onwards_from)}\s*$")
        joints = either((*words.both, *words.to[:1]))
        self.list_joint = _compiled(rf"\s*(?:,|,?\s+{joints}|[-–—])\s*(?:{either(words.list_then)}\s+)?")


@functools.cache
def _bounds(language: str) -> _Bounds:
    return _Bounds(language)


def _with_preposition(text: str, start: int, end: int, edtf: str, language: str) -> DateMention:
    """The mention with the word before it that opens its interval, or blurs it."""
    if not edtf or "/" in edtf:
        return DateMention(start, end, text[start:end], edtf)
    bounds = _bounds(language)
    before = bounds.before.search(text, max(0, start - 32), start)
    if before is None:
        onwards = bounds.onwards.match(text, end)
        if onwards is not None and bounds.onwards_from.search(text, max(0, start - 16), start):
            return DateMention(start, onwards.end(), text[start : onwards.end()], f"{edtf}/..")
        return DateMention(start, end, text[start:end], edtf)
    word = " ".join(before["word"].lower().split())
    if word in bounds.since:
        edtf = f"{edtf}/.."
    elif word in bounds.around:
        edtf = f"{edtf}~"
    else:
        edtf = f"../{edtf}"
    return DateMention(before.start(), end, text[before.start() : end], edtf)


def _with_year(text: str, mention: DateMention, after: DateMention | None, language: str) -> DateMention:
    """The mention with the year that the next one says for both: "8 September and 15 November 2022"."""
    if after is None or _HAS_YEAR.search(mention.text):
        return mention
    if not _bounds(language).list_joint.fullmatch(text, mention.end, after.start):
        return mention
    year = _HAS_YEAR.search(after.text) or _HAS_YEAR.search(after.edtf)
    if year is None or calendar_reader(language).month_names.isdisjoint(_WORD.findall(mention.text)):
        return mention
    completed = _dates(f"{mention.text} {year.group()}", None, language)
    return DateMention(mention.start, mention.end, mention.text, completed[0].edtf) if len(completed) == 1 else mention


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
