"""Listed words and phrases, found in a text: a set look-up a word, and a pattern only where a phrase may begin."""

import functools
import re
from collections.abc import Iterable, Iterator

from builder.text.phrases import alternatives, spelled

__all__ = ["Lexicon", "alternatives"]

_WORD = re.compile(r"[^\W\d_]\w*")
_GAP = "…"
_IN_THE_GAP = r"(?:\s+(?:[^\s.:;!?]|[.:](?=\S))+){0,16}?\s+"
"""The words, few and of one clause, that may stand between the parts of a phrase that comes in two."""
_ENDED = r"(?!\w|[-‐‑][^\W\d_]|['’ʼ]t(?!\w))"


# A word that is listed alone, at a place where it begins.
_ALONE = re.compile(rf"([^\W\d_]\w*){_ENDED}")


class Lexicon:
    """Words and phrases that begin with a letter, matched whole, whatever their case.

    A word joined to its neighbour by a hyphen or apostrophe ("non-aligned", "can-do") is not matched. A phrase in two
    parts with "…" between them ("wies … zurück") matches by its first part, where the second follows in the clause.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        by_head: dict[str, list[str]] = {}
        for phrase in dict.fromkeys(plain for listed in phrases for plain in spelled(listed)):
            head = _WORD.match(phrase.removeprefix("="))
            if head is None:
                raise ValueError(f"{phrase!r} does not begin with a letter")
            by_head.setdefault(head.group().lower(), []).append(phrase)
        # A phrase in two parts says more than its first part, which may be listed too.
        self._by_head = {
            head: sorted(listed, key=lambda phrase: (_GAP not in phrase, -len(phrase), phrase))
            for head, listed in by_head.items()
        }
        self._heads = frozenset(by_head)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in order; none overlaps another."""
        for match, _phrase in self.find(text):
            yield match

    def find(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """The matches in order, each with its phrase as listed; none overlaps another."""
        lowered, words = _words_of(text)
        if self._heads.isdisjoint(words):
            return
        heads = self._heads & words
        free = 0
        for start, head in _places(text, lowered, heads):
            if start < free:
                continue
            if start and (text[start - 1] in "'’ʼ-‐‑_" and text[start - 2 : start - 1].isalnum()):
                continue
            match = self._pattern(head).match(text, start)
            if match is not None and match.lastindex is not None:
                free = match.end()
                yield match, self._by_head[head][match.lastindex - 1]

    def _pattern(self, head: str) -> re.Pattern[str]:
        """The pattern of the phrases that begin with a word, compiled when a text first has it: most never do."""
        pattern = self._patterns.get(head)
        if pattern is None:
            listed = self._by_head[head]
            joined = "|".join(f"({_phrase(one)})" for one in listed)
            pattern = _ALONE if listed == [head] else re.compile(joined, re.IGNORECASE)
            self._patterns[head] = pattern
        return pattern


@functools.lru_cache(maxsize=8192)
def _words_of(text: str) -> tuple[str, frozenset[str]]:
    """The text in small letters, and its words: every lexicon asks for those of the same texts."""
    lowered = text.lower()
    return lowered, frozenset(_WORD.findall(lowered))


def _places(text: str, lowered: str, heads: frozenset[str]) -> list[tuple[int, str]]:
    """Where the words `heads` begin in a text, in order; most texts have one or two, and need no look at each word."""
    if len(lowered) != len(text) or "_" in text:  # a letter that small letters take two for (İ); a word like a_b
        words = ((word.start(), word.group().lower()) for word in _WORD.finditer(text))
        return [(start, word) for start, word in words if word in heads]
    found: list[tuple[int, str]] = []
    for head in heads:
        at = lowered.find(head)
        while at >= 0:
            end = at + len(head)
            if not lowered[end : end + 1].isalnum() and _begins_word(lowered, at):
                found.append((at, head))
            at = lowered.find(head, end)
    return sorted(found)


def _begins_word(text: str, at: int) -> bool:
    """Whether the letter at a place begins a word: what stands before it is no letter, and no figure after one."""
    before = at - 1
    while before >= 0 and text[before].isdecimal():
        before -= 1
    return before < 0 or not text[before].isalnum()


def _phrase(phrase: str) -> str:
    """The pattern of one phrase; of one in two parts it takes the first, and looks ahead for the second."""
    first, gap, second = phrase.partition(_GAP)
    if not gap:
        return alternatives([phrase]) + _ENDED
    return rf"{alternatives([first.strip()])}(?={_IN_THE_GAP}{alternatives([second.strip()])}{_ENDED})"
