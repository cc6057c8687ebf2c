"""Folding: two spellings of the same words become one string; a hit in it is led back to its place in the original.

What is folded is what typesetting and copying change without changing a word: composed and decomposed letters (NFC,
never NFKC, which turns 84² into 842), kinds of quotation marks, dashes and f-ligatures, kinds and runs of space, soft
hyphens, zero-width and bidirectional marks. Letter case, figures and punctuation stay. Quotations are sought as the W3C
Web Annotation model's TextQuoteSelector has it: `exact`, and where that recurs, `prefix` and `suffix`.
"""

import functools
import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from builder.text.spans import Span

MAX_HITS = 64
"""How many places of one quotation are told; more would help nobody."""

_SINGLE = "‘’‚‛‹›′‵ʹʻʼˈ＇`´"
_DOUBLE = "“”„‟«»″‶〝〞〟＂"
_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_DROPPED = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
)
_FOLDED = {
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **_LIGATURES,
    **dict.fromkeys(_DROPPED, ""),
}
_CHANGED = re.compile("[" + re.escape("".join(_FOLDED)) + "]")
_WORD = re.compile(r"\S+")

# Scripts that set no spaces between words: there, no boundary can be asked for.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def _replacement(match: re.Match[str]) -> str:
    return _FOLDED[match.group()]


def fold(text: str) -> str:
    """The text folded, without space at its ends. Folding twice changes nothing."""
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    replaced = _CHANGED.sub(_replacement, text)
    if not unicodedata.is_normalized("NFC", replaced):
        # Composing may bring forth a character of the table (U+1FFD becomes an acute accent).
        replaced = unicodedata.normalize("NFC", _CHANGED.sub(_replacement, unicodedata.normalize("NFC", replaced)))
    return " ".join(replaced.split())


@functools.lru_cache(maxsize=4096)
def _fold_needle(text: str) -> str:
    return fold(text)


class Searchable:
    """A text, folded once, in which quotations are found at the speed of `str.find`."""

    def __init__(self, text: str) -> None:
        self.text = text
        pieces: list[str] = []
        self._folded_starts: list[int] = []
        self._line_starts: list[int] = []
        self._same: list[bool] = []
        at = folded_at = 0
        for line in text.splitlines(keepends=True):
            piece = fold(line)
            if piece:
                pieces.append(piece)
                self._folded_starts.append(folded_at)
                self._line_starts.append(at)
                # In such a line each character is where it was.
                self._same.append(piece.isascii() and line.startswith(piece))
                folded_at += len(piece) + 1
            at += len(line)
        self._line_starts.append(at)
        self.folded = " ".join(pieces)

    def find(self, exact: str, prefix: str = "", suffix: str = "") -> tuple[Span, ...]:
        """Where `exact` stands in the original text: at most `MAX_HITS` spans, in order; none for an empty `exact`.

        A hit begins and ends outside words and numbers: "11" is not found in "110" or "11.5", nor "can" in "can't".
        `prefix` and `suffix` are words that must stand directly before and after it, with or without a space between.
        """
        needle, before, after = _fold_needle(exact), _fold_needle(prefix), _fold_needle(suffix)
        if not needle:
            return ()
        hits = (
            (start, start + len(needle))
            for start in _occurrences(self.folded, needle)
            if _begins_and_ends_whole(self.folded, start, start + len(needle))
            and _stands_between(self.folded, start, start + len(needle), before, after)
        )
        return tuple(self.original(start, end) for start, end in itertools.islice(hits, MAX_HITS))

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that was folded to `folded[start:end]`; not empty."""
        return Span(self._original(start)[0], self._original(end - 1)[1])

    def _original(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._folded_starts, offset) - 1
        folded_start, line_start = self._folded_starts[line], self._line_starts[line]
        if self._same[line]:
            return line_start + offset - folded_start, line_start + offset - folded_start + 1
        words_before = self.folded.count(" ", folded_start, offset)
        if words_before:
            folded_start = self.folded.rindex(" ", folded_start, offset) + 1
        words = (word for word in _WORD.finditer(self.text, line_start) if _CHANGED.sub(_replacement, word.group()))
        word = next(itertools.islice(words, words_before, None))
        return _inside(word.group(), word.start(), offset - folded_start)


@functools.lru_cache(maxsize=1024)
def searchable(text: str) -> Searchable:
    """A text made searchable, and kept a while: rules ask for the numbers of the same quotations one after another."""
    return Searchable(text)


def _occurrences(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _begins_and_ends_whole(text: str, start: int, end: int) -> bool:
    return not (
        _joined(text, start)
        or _joined(text, end)
        or (text.startswith("'t", end) and text[end - 1] in "nN" and not text[end + 2 : end + 3].isalnum())
    )


def _joined(text: str, at: int) -> bool:
    """Whether the place before character `at` is inside a word or a number."""
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    if _is_word(left) and _is_word(right):
        return not (_UNSPACED.match(left) or _UNSPACED.match(right))
    if left in ".," and right.isdecimal():
        return at > 1 and text[at - 2].isdecimal()
    return left.isdecimal() and right in ".," and text[at + 1 : at + 2].isdecimal()


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _stands_between(text: str, start: int, end: int, before: str, after: str) -> bool:
    return (
        not before
        or text.endswith(before, 0, start)
        or (text[start - 1 : start] == " " and text.endswith(before, 0, start - 1))
    ) and (not after or text.startswith(after, end) or (text[end : end + 1] == " " and text.startswith(after, end + 1)))


def _inside(word: str, at: int, offset: int) -> tuple[int, int]:
    """Start and end, in the original, of the character that became the `offset`-th of the folded `word`.

    A word is folded cluster by cluster: what composition can join (a letter and its marks, the parts of a Hangul
    syllable) stays together, so that the sum of the parts is the whole.
    """
    if word.isascii():
        return at + offset, at + offset + 1
    length = 0
    for start, end in _clusters(word):
        length += len(fold(word[start:end]))
        if length > offset:
            return at + start, at + end
    return at, at + len(word)


def _clusters(word: str) -> Iterator[tuple[int, int]]:
    start, end = 0, 0
    for at, character in enumerate(word):
        if _FOLDED.get(character) == "":
            continue
        if start < end and not _continues(character):
            yield start, end
            start = at
        elif start == end:
            start = at
        end = at + 1
    if start < end:
        yield start, end


def _continues(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
