"""Listed words and phrases, found in a text: a set look-up a word, and a pattern only where a phrase may begin."""

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]\w*")


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words: the longest that fits, any space for a space, any apostrophe for one."""
    longest_first = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’ʼ]") for word in longest_first)


class Lexicon:
    """Words and phrases that begin with a letter, matched whole, whatever their case.

    A word joined to its neighbour by a hyphen or apostrophe ("non-aligned", "can-do") is not matched.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        by_head: dict[str, list[str]] = {}
        for phrase in phrases:
            head = _WORD.match(phrase)
            if head is None:
                raise ValueError(f"{phrase!r} does not begin with a letter")
            by_head.setdefault(head.group().lower(), []).append(phrase)
        self._by_head = by_head
        self._heads = frozenset(by_head)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in order; none overlaps another."""
        if self._heads.isdisjoint(_WORD.findall(text.lower())):
            return
        free = 0
        for word in _WORD.finditer(text):
            start = word.start()
            head = word.group().lower()
            if start < free or head not in self._heads:
                continue
            if start and (text[start - 1] in "'’ʼ-‐‑_" and text[start - 2 : start - 1].isalnum()):
                continue
            match = self._pattern(head).match(text, start)
            if match is not None:
                free = match.end()
                yield match

    def _pattern(self, head: str) -> re.Pattern[str]:
        """The pattern of the phrases that begin with a word, compiled when a text first has it: most never do."""
        pattern = self._patterns.get(head)
        if pattern is None:
            words = alternatives(self._by_head[head])
            pattern = re.compile(rf"(?:{words})(?!\w|[-‐‑][^\W\d_]|['’ʼ]t(?!\w))", re.IGNORECASE)
            self._patterns[head] = pattern
        return pattern
