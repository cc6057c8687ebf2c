"""Hedges and sayings: the words by which a text says how sure it is, and who says so."""

import functools
import re
from collections.abc import Iterator, Mapping

import msgspec

from builder.text.lexicon import Lexicon
from builder.text.phrases import alternatives, either, spelled
from builder.text.spans import Span
from builder.text.vocabulary import HedgeClass, is_read, known_language, vocabulary

__all__ = ["Hedge", "HedgeClass", "hedges", "sayings"]

_KEPT = 8192
"""Of how many texts the answer is kept: every rule asks anew of the same ones."""

_LETTERS_BEFORE = re.compile(r"[^\W\d_]+$")
_SPACE = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"([\w'’-]+)\s+$")
_WORD_AFTER = re.compile(r"\s+([\w'’-]+)")
_BEFORE_A_DAY = re.compile(r"(?:,?\s+|[\s–-]*)\d|\s*[–-]\s*[A-Z]")


class Hedge(msgspec.Struct, frozen=True, gc=False):
    """A hedge as it stands in the text: its place, its words, and what it does.

    `of_speaker` tells that the words say only that nobody names the speaker ("unnamed"), `reported_speech` that they
    show only that somebody says so (the German "habe").
    """

    start: int
    end: int
    words: str
    kind: HedgeClass
    of_speaker: bool = False
    reported_speech: bool = False


def hedges(text: str, *, language: str = "en") -> tuple[Hedge, ...]:
    """The hedges of `text`, in order, by the words of its language (BCP 47).

    "May" the month, "a can", "military might" and "No. 5" are none. Nor is anything, where nobody knows the words.
    """
    return _hedges(text, known_language(language)) if is_read(language) else ()


@functools.lru_cache(maxsize=_KEPT)
def _hedges(text: str, language: str) -> tuple[Hedge, ...]:
    kinds, (of_speaker, reported) = _kinds(language), _of_speakers(language)
    found = [
        Hedge(*match.span(), match.group(), kinds[phrase], phrase in of_speaker, phrase in reported)
        for match, phrase in _hedge_words(language).find(text)
        if not _is_something_else(text, match, language)
    ]
    if contracted := list(_contractions(text, language)):
        found = sorted(found + contracted, key=lambda hedge: hedge.start)
    return tuple(found)


def sayings(text: str, *, language: str = "en") -> tuple[Span, ...]:
    """Where `text` has a verb of saying or "according to", in order.

    An imperative at the beginning ("Say in one line …", "Call …") is an order to the reader and no saying.
    """
    return _sayings(text, known_language(language)) if is_read(language) else ()


@functools.lru_cache(maxsize=_KEPT)
def _sayings(text: str, language: str) -> tuple[Span, ...]:
    imperatives = vocabulary(language).sayings.imperatives
    found = _saying_words(language).finditer(text)
    return tuple(
        Span(*match.span())
        for match in found
        if not _is_imperative(text, match, imperatives) and not _is_an_adverb(text, match, language)
    )


def _contractions(text: str, language: str) -> Iterator[Hedge]:
    for ending in _contracted(language).finditer(text):
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
    return {word: kind for kind, listed in classes for phrase in listed for word in spelled(phrase)}


@functools.cache
def _of_speakers(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Phrases that tell of the speaker alone, and those of reported speech."""
    words = vocabulary(language).hedges
    of_speaker = frozenset(plain for phrase in words.of_speaker for plain in spelled(phrase))
    return of_speaker, frozenset(plain for phrase in words.reported_speech for plain in spelled(phrase))


@functools.cache
def _contracted(language: str) -> re.Pattern[str]:
    endings = vocabulary(language).hedges.negating_endings
    return re.compile(rf"(?:{alternatives(endings)})(?!\w)", re.IGNORECASE)


@functools.cache
def _before_month(language: str) -> re.Pattern[str]:
    """What stands before a word that is a month there, and else a hedge ("May")."""
    words = vocabulary(language).dates
    before = (*words.before_date, *words.parts, *words.list_then, *words.last, *words.next, *words.this)
    endings = either(words.day_endings)
    return re.compile(rf"(?:\b{either(before)}|\d{endings}?)[\s,–-]+$", re.IGNORECASE)


@functools.cache
def _hedge_words(language: str) -> Lexicon:
    return Lexicon(_kinds(language))


@functools.cache
def _saying_words(language: str) -> Lexicon:
    return Lexicon(vocabulary(language).sayings.words)


def _is_something_else(text: str, match: re.Match[str], language: str) -> bool:
    words, start, end = match.group(), match.start(), match.end()
    if words in vocabulary(language).dates.unsure_months and (
        _before_month(language).search(text, max(0, start - 16), start) or _BEFORE_A_DAY.match(text, end)
    ):
        return True
    if words == "No" and text.startswith(".", end) and text[end + 1 :].lstrip()[:1].isdecimal():
        return True
    return _is_an_adverb(text, match, language) or _has_other_neighbours(text, match, language)


def _has_other_neighbours(text: str, match: re.Match[str], language: str) -> bool:
    start, end = match.span()
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    known, key = vocabulary(language).hedges, _key(match.group())
    if before is not None and before[1].casefold() in known.not_after.get(key, ()):
        return True
    after = _WORD_AFTER.match(text, end) if key in known.not_before else None
    return after is not None and after[1].casefold() in known.not_before[key]


def _is_an_adverb(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a word that reports only before a name or a noun has none: “read it aloud” is the German “laut”, too."""
    if _key(match.group()) not in vocabulary(language).hedges.only_before:
        return False
    return not _noun_follows(language).match(text, match.end()) or _has_other_neighbours(text, match, language)


@functools.cache
def _noun_follows(language: str) -> re.Pattern[str]:
    """A name, a noun or a figure, which an article or an adjective in the dative or genitive may open."""
    articles = alternatives(vocabulary(language).hedges.articles)
    capital = r"[^\W\d_a-zäöüß]"
    opened = rf"(?:{articles})\b|[^\W\d_]+(?:en|er|em|es)\s+(?:[^\W\d_]+\s+){{0,2}}?{capital}"
    return re.compile(rf"\s+[\"'“”‘’«»„‚(]*(?:{capital}|\d|{opened})")


def _is_imperative(text: str, match: re.Match[str], imperatives: tuple[str, ...]) -> bool:
    return match.group() in imperatives and text[: match.start()].rstrip()[-1:] in ("", ".", "!", "?", ":", ";")
