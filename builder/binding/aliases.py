"""What the name of a layout or placeholder means, in twelve languages: the lists of `words/`, read when needed.

Names are compared by key: letter case, accents, width, punctuation and the Arabic article do not count, nor the figure
that PowerPoint sets behind a name ("Inhaltsplatzhalter 2") or before a copy's ("1_Titelfolie"). A list's words are
sought whole, except in scripts that set no spaces. The longest match wins: a "subtitle" is no title.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping
from typing import Literal

import msgspec

from builder.binding.wordlists import read_words

How = Literal["exact", "prefix", "contains"]
"""How the words of a list stand in a name: they are all of it, its beginning, or a part of it."""

GENERIC = "content"
"""What says that a placeholder takes text, and not what for."""

_UNSPACED = re.compile("[\u2e80-\u2fff\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff]")
_BETWEEN = re.compile(f"(?<={_UNSPACED.pattern}) +(?={_UNSPACED.pattern})")
_NO_LETTER = re.compile(r"[\W_]+")
_COPY = re.compile(r"^\s*\d+_")
_FIGURE = re.compile(r"^(.*?[^\W\d_].*?) ?\d+$")
_COUNT = re.compile(r"(\d+)\D*$")
_ARTICLE = re.compile(r"\b(?:و?ال|لل)(?=\w{2})")
_VOICED = "\u3099\u309a"
_SHORTEST_INSIDE = 2
"""A single character, such as 图, means what its list says only where it stands alone."""
_HOWS: tuple[How, ...] = ("exact", "prefix", "contains")


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a name can mean: its words, and the slots that such a placeholder can carry, the best first.

    Where it is `numbered`, a figure in the name says which of them.
    """

    words: tuple[str, ...]
    serves: tuple[str, ...] = ()
    numbered: bool = False
    endings: tuple[str, ...] = ()


class Meaning(msgspec.Struct, frozen=True):
    """What a name means: the role, how its words stand in it, and the slots it can carry, the best first."""

    role: str
    how: How
    serves: tuple[str, ...] = ()


def key(name: str) -> str:
    """A name as it is compared; empty where it has neither letter nor figure."""
    text = unicodedata.normalize("NFKD", _COPY.sub("", unicodedata.normalize("NFKC", name))).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter) or letter in _VOICED)
    text = unicodedata.normalize("NFC", text).replace("ـ", "")
    text = _BETWEEN.sub("", _NO_LETTER.sub(" ", text).strip())
    text = _ARTICLE.sub("", text)
    figure = _FIGURE.match(text)
    return figure[1].strip() if figure else text


def plain(name: str) -> str:
    """A name without regard to case, width and spaces, by which a person's spelling is compared with the file's."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


@functools.lru_cache(maxsize=16_384)
def placeholder_meaning(name: str) -> Meaning | None:
    """What the name of a placeholder means, or None where no list knows it."""
    found = _find(_without_filler(key(name)), _placeholder_words())
    if found is None:
        return None
    role, how = found
    listed = _placeholders()[role]
    count = _COUNT.search(unicodedata.normalize("NFKC", name))
    if not listed.numbered:
        return Meaning(role, how, listed.serves)
    place = int(count[1]) - 1 if count else -1
    return Meaning(role, how, listed.serves[place : place + 1] if 0 <= place < len(listed.serves) else ())


@functools.lru_cache(maxsize=16_384)
def layout_meaning(name: str) -> Meaning | None:
    """What the name of a layout means ("title", "obj", "twoObj", "quote" …), or None where no list knows it."""
    found = _find(key(name), _layout_words())
    return Meaning(*found) if found else None


def _find(name: str, words: Mapping[str, str]) -> tuple[str, How] | None:
    """The role whose words say most of the name: all of it, else the longest of those that stand in it."""
    if not name:
        return None
    if name in words:
        return words[name], "exact"
    best: tuple[int, int, str] | None = None
    for word, role in words.items():
        at = _at(name, word)
        if at >= 0:
            rank = (len(word), int(at == 0), role)
            best = rank if best is None or rank[:2] > best[:2] else best
    return (best[2], _HOWS[2 - best[1]]) if best else None


def _at(name: str, word: str) -> int:
    """Where the word stands in the name, whole; -1 where it does not."""
    if _UNSPACED.search(word):
        return name.find(word) if len(word) >= _SHORTEST_INSIDE else -1
    return f" {name} ".find(f" {word} ")


def _without_filler(name: str) -> str:
    """The name without the words that only say that it is a placeholder, unless they are all of it."""
    fillers, endings = _fillers()
    for filler in fillers:
        at = _at(name, filler)
        if at >= 0:
            left = f"{name[:at].strip()} {name[at + len(filler) :].strip()}".strip()
            return left or name
    for ending in endings:
        if name.endswith(ending) and name != ending:
            return name.removesuffix(ending).strip()
    return name


@functools.cache
def _placeholders() -> Mapping[str, Role]:
    return read_words("placeholders.toml", dict[str, Role])


@functools.cache
def _placeholder_words() -> Mapping[str, str]:
    return {word: role for word, role in _by_key(_placeholders()).items() if role != "fillers"}


@functools.cache
def _layout_words() -> Mapping[str, str]:
    return _by_key(read_words("layouts.toml", dict[str, Role]))


@functools.cache
def _fillers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    listed = _placeholders()["fillers"]
    words = sorted({key(word) for word in listed.words}, key=lambda word: (-len(word), word))
    return tuple(words), tuple(key(ending) for ending in listed.endings)


def _by_key(roles: Mapping[str, Role]) -> Mapping[str, str]:
    """Each word's key with the first role that lists it."""
    words: dict[str, str] = {}
    for role, listed in roles.items():
        for word in listed.words:
            words.setdefault(key(word), role)
    return words
