"""Paragraphs and sentences of news prose, as spans of the text."""

import functools
import re

from builder.text.phrases import either
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

_WRAPPED = 120
"""Lines of hand-wrapped text are no longer than this; in a block with longer ones, each line is a paragraph."""
_HEADING = 80
"""A line within wrapped text, no longer than this and without a full stop, is a heading when a capital follows."""

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_FINISHED = re.compile(r"[.!?…:;,。！？؟।-][\"'”’“‘»›«‹)\]]*\s*$")

# What closes in one language opens in another: „so“, »so«.
_CLOSERS = "\"'”’“‘»›«‹)\\]"
_END = re.compile(rf"(?P<stop>[.!?…]+)(?P<closed>[{_CLOSERS}]*)(?=\s)")
_WIDE_STOP = re.compile("[。！？؟।]")
# Slower to search with: asked only where one of these stops is in the text.
_ANY_END = re.compile(rf"{_END.pattern}|{_WIDE_STOP.pattern}+[{_CLOSERS}」』]*")
_OPENERS = "\"'“‘„«‹([¿¡-–—• "
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$|(?<!\w)\d{1,2}$")

_WORD_BEFORE_FIGURES = re.compile(r"([^\W\d_]+)\s+\d{1,2}$")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text`, without the space around them; a heading is one of its own.

    Blank lines part them. Within a block, single line breaks part paragraphs where the lines are longer than a person
    wraps them by hand.
    """
    return tuple(span for block in _BLOCK.finditer(text) for span in _of_block(text, block.start(), block.end()))


def paragraph_number(text: str, offset: int) -> int:
    """The number, from 1, of the paragraph of prose in which `offset` stands, as a person would count.

    Headings are not counted; what stands in one has the number of the paragraph after it.
    """
    number = 1
    for paragraph in paragraphs(text):
        if paragraph.end > offset:
            break
        number += not _is_heading(paragraph.of(text))
    return number


def sentences(text: str, *, language: str = "en") -> tuple[Span, ...]:
    """The sentences of `text`, with their closing quotation marks and brackets, without the space around them.

    Together they hold every character of the text that is not space. A sentence never crosses a paragraph.
    """
    language = known_language(language)
    found: list[Span] = []
    stops = _END if text.isascii() or not _WIDE_STOP.search(text) else _ANY_END
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end in _ends(text, paragraph, language, stops):
            found.append(_trimmed(text, start, end))
            start = end
        if text[start : paragraph.end].strip():
            found.append(_trimmed(text, start, paragraph.end))
    return tuple(found)


def _of_block(text: str, start: int, end: int) -> list[Span]:
    lines = [_trimmed(text, *line.span()) for line in _LINE.finditer(text, start, end)]
    if any(line.end - line.start > _WRAPPED for line in lines):
        return lines
    found = [lines[0]]
    for line in lines[1:]:
        previous = found[-1]
        if _is_heading(previous.of(text)) and _may_begin(text, line.start):
            found.append(line)
        else:
            found[-1] = Span(previous.start, line.end)
    return found


def _is_heading(line: str) -> bool:
    # Wrapped prose breaks near its margin; a heading is short of it, on one line, and not punctuated as prose is.
    return len(line) <= _HEADING and "\n" not in line and not _FINISHED.search(line) and len(line.split()) > 1


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _ends(text: str, paragraph: Span, language: str, stops: re.Pattern[str]) -> list[int]:
    return [
        match.end()
        for match in stops.finditer(text, paragraph.start, paragraph.end)
        if match.end() < paragraph.end and (match["stop"] is None or _is_end(text, match, paragraph, language))
    ]


def _is_end(text: str, match: re.Match[str], paragraph: Span, language: str) -> bool:
    if not _may_begin(text, match.end()):
        return False
    stop, closed = match["stop"], match["closed"]
    if text[match.start() - 1 : match.start()] in ("[", "("):  # an omission, "[…]"
        return False
    if closed and stop[-1] in "!?" and _saying_soon(language).match(text, match.end(), paragraph.end):
        return False
    return stop != "." or bool(closed) or not _is_abbreviation(text, match, paragraph, language)


@functools.cache
def _saying_soon(language: str) -> re.Pattern[str]:
    """A verb of saying not far after a closed quotation: the sentence goes on."""
    verbs = either(vocabulary(language).sayings.after_quotation)
    return re.compile(rf"\s*,?\s+(?:[\w'’.,-]+\s+){{0,8}}?{verbs}\b")


def _may_begin(text: str, at: int) -> bool:
    """Whether what follows looks like the beginning of a sentence: anything but a small letter."""
    rest = text[at : at + 12].lstrip().lstrip(_OPENERS)
    return bool(rest) and not rest[0].islower() and rest[0] not in ",;:"


def _is_abbreviation(text: str, match: re.Match[str], paragraph: Span, language: str) -> bool:
    last = _LAST_WORD.search(text, max(paragraph.start, match.start() - 24), match.start())
    if last is None:
        return False
    word = last.group()
    if word.isdecimal():
        return _is_numbered(text, match, paragraph, language)
    folded, known = word.casefold(), vocabulary(language).abbreviations
    following = text[match.end() : match.end() + 40].lstrip().lstrip(_OPENERS)
    if folded in known.before_name:
        return True
    if folded in known.before_figure:
        return following[:1].isdecimal()
    is_initial = "." in word or (len(word) == 1 and word.isupper())
    if is_initial or folded in known.either:
        next_word = _NEXT_WORD.match(following)
        return next_word is None or next_word.group().casefold() not in known.starters
    return False


def _is_numbered(text: str, match: re.Match[str], paragraph: Span, language: str) -> bool:
    """Whether the full stop makes an ordinal of the figures before it: "am 21. November"."""
    numbers, dates = vocabulary(language).numbers, vocabulary(language).dates
    if "." not in numbers.ordinal_marks:
        return False
    following = _NEXT_WORD.match(text[match.end() : match.end() + 40].lstrip())
    if following is not None and following.group() in (*dates.months, *dates.short_months, *numbers.scales):
        return True
    before = _WORD_BEFORE_FIGURES.search(text, max(paragraph.start, match.start() - 24), match.start())
    return before is not None and before[1].casefold() in numbers.ordinal_after
