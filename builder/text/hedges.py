"""Hedges and sayings: the words by which a text says how sure it is, and who says so."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from builder.text.lexicon import Lexicon
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

HedgeClass = Literal["modal", "estimate", "intent", "negation", "hearsay"]

_CONTRACTED = re.compile(r"[nN]['’ʼ][tT](?!\w)")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_SPACE = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"([\w'’-]+)\s+$")
# What "May" the month stands after, or before.
_MONTH_AFTER = re.compile(
    r"(?:\b(?:in|since|by|until|till|early|late|mid|last|this|next|of|from|before|after|during|through|to|and|or|every|on)"
    r"|\d(?:st|nd|rd|th)?)[\s,–-]+$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(r"(?:,?\s+|[\s–-]*)\d|\s*[–-]\s*[A-Z]")


class Hedge(msgspec.Struct, frozen=True, gc=False):
    """A hedge as it stands in the text: its place, its words, and what it does."""

    start: int
    end: int
    words: str
    kind: HedgeClass


def hedges(text: str, *, language: str = "en") -> tuple[Hedge, ...]:
    """The hedges of `text`, in order, by the words of its language (BCP 47).

    "May" the month, "a can", "military might" and "No. 5" are none.
    """
    language = known_language(language)
    kinds = _kinds(language)
    found = [
        Hedge(match.start(), match.end(), match.group(), kinds[_key(match.group())])
        for match in _hedge_words(language).finditer(text)
        if not _is_something_else(text, match, language)
    ]
    if contracted := list(_contractions(text)):
        found = sorted(found + contracted, key=lambda hedge: hedge.start)
    return tuple(found)


def sayings(text: str, *, language: str = "en") -> tuple[Span, ...]:
    """Where `text` has a verb of saying or "according to", in order.

    An imperative at the beginning ("Say in one line …", "Call …") is an order to the reader and no saying.
    """
    found = _saying_words(known_language(language)).finditer(text)
    return tuple(Span(*match.span()) for match in found if not _is_imperative(text, match))


def _contractions(text: str) -> Iterator[Hedge]:
    for ending in _CONTRACTED.finditer(text):
        word = _LETTERS_BEFORE.search(text, max(0, ending.start() - 16), ending.start())
        if word is not None:
            yield Hedge(word.start(), ending.end(), text[word.start() : ending.end()], "negation")


def _key(words: str) -> str:
    return _SPACE.sub(" ", words).casefold().replace("’", "'").replace("ʼ", "'")


@functools.cache
def _kinds(language: str) -> Mapping[str, HedgeClass]:
    words = vocabulary(language).hedges
    classes: tuple[tuple[HedgeClass, tuple[str, ...]], ...] = (
        ("hearsay", words.hearsay),
        ("intent", words.intent),
        ("estimate", words.estimate),
        ("modal", words.modal),
        ("negation", words.negation),
    )
    # A word of two classes ("cannot") keeps the last: dropping a negation is the worse.
    return {word: kind for kind, listed in classes for word in listed}


@functools.cache
def _hedge_words(language: str) -> Lexicon:
    return Lexicon(_kinds(language))


@functools.cache
def _saying_words(language: str) -> Lexicon:
    return Lexicon(vocabulary(language).sayings.words)


def _is_something_else(text: str, match: re.Match[str], language: str) -> bool:
    words, start, end = match.group(), match.start(), match.end()
    if words == "May" and (_MONTH_AFTER.search(text, max(0, start - 12), start) or _MONTH_BEFORE.match(text, end)):
        return True
    if words == "No" and text.startswith(".", end) and text[end + 1 :].lstrip()[:1].isdecimal():
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    unless = vocabulary(language).hedges.not_after.get(_key(words), frozenset())
    return before is not None and before[1].casefold() in unless


def _is_imperative(text: str, match: re.Match[str]) -> bool:
    return match.group() in ("Say", "Call") and text[: match.start()].rstrip()[-1:] in ("", ".", "!", "?", ":", ";")
