"""Phrases as the files of words write them, turned into plain words and into patterns."""

import itertools
import re
from collections.abc import Iterable, Mapping

_GROUP = re.compile(r"\(([^()]*)\)(\??)")
_SLOT = re.compile(r"(\{\w+\})")
_WORD = re.compile(r"[^\W\d_]+")

NOTHING = "(?!)"
"""A pattern that nothing fits."""

_TELLING = 3
"""A shorter word of a phrase with slots ("on {weekday}") is in too many texts to tell anything."""


def spelled(phrase: str) -> tuple[str, ...]:
    """The plain phrases that one with choices stands for: `(a |b )?c` is "a c", "b c" and "c"."""
    pieces = _GROUP.split(phrase)
    choices = [(pieces[0],)]
    for inner, optional, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        choices += [(*inner.split("|"), *([""] if optional else [])), (after,)]
    return tuple(dict.fromkeys("".join(parts) for parts in itertools.product(*choices)))


def alternatives(phrases: Iterable[str], slots: Mapping[str, str] | None = None) -> str:
    """A pattern for any of the phrases: the longest that fits, any space for a space, any apostrophe for one.

    A phrase that begins with "=" is matched as it is written, capitals and all, also where case is ignored. `slots` are
    the patterns of {names} in a phrase.
    """
    plain = dict.fromkeys(one for phrase in phrases for one in spelled(phrase))
    longest_first = sorted(plain, key=lambda words: (-len(words), words))
    return "|".join(_pattern(words, slots or {}) for words in longest_first) if plain else NOTHING


def either(phrases: Iterable[str], slots: Mapping[str, str] | None = None) -> str:
    """`alternatives` as one group."""
    return f"(?:{alternatives(phrases, slots)})"


def needed_words(phrases: Iterable[str], slots: Mapping[str, Iterable[str]] | None = None) -> frozenset[str]:
    """Words, in small letters, of which a text that has one of the phrases has at least one.

    `slots` are the words that may stand for each {name} in a phrase.
    """
    needed: set[str] = set()
    for phrase in phrases:
        for words in spelled(phrase):
            longest = max(_WORD.findall(_SLOT.sub(" ", words)), key=len, default="")
            slot = next((name for name in slots or {} if f"{{{name}}}" in words), None)
            if slot is None or slots is None or len(longest) >= _TELLING:
                needed.add(longest.lower())
            else:
                needed.update(word.lower() for one in slots[slot] for word in _WORD.findall(one)[-1:])
    return frozenset(needed)


def _pattern(words: str, slots: Mapping[str, str]) -> str:
    exactly, words = words.startswith("="), words.removeprefix("=")
    made = "".join(
        slots[piece[1:-1]] if _SLOT.fullmatch(piece) else re.escape(piece).replace(r"\ ", r"\s+").replace("'", "['’ʼ]")
        for piece in _SLOT.split(words)
    )
    return f"(?-i:{made})" if exactly else made
