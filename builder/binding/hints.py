"""What the prompt of a placeholder asks of its text: how many lines at most, and which size; in twelve languages.

A number counts only with its unit beside it: "two lines", "18 pt", "字号 18". A year or a count of points is no size.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from builder.binding.wordlists import read_words

_MOST_LINES = 20
_SIZES = (6.0, 200.0)
"""Sizes in pt that a prompt can mean."""
_SPACELESS = "\u3041-\u30ff\u3400-\u9fff"
_FRESH = rf"(?<![\d.,:/_])(?<![^\W\d_{_SPACELESS}])"
"""Where a number begins: behind no other, no point, and no letter, save of a script that sets no spaces."""
_NUMBER = rf"{_FRESH}(\d{{1,3}}(?:[.,]\d)?)"
_RANGE = rf"(?:{_FRESH}\d{{1,3}} ?(?:-|–|—|~|bis|to|à|a|до|至|から) ?)?"


class Hint(msgspec.Struct, frozen=True):
    """The most lines that text may take, and its size in pt; 0 where the prompt does not say."""

    lines: int = 0
    size: float = 0.0


class _Lines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    one: tuple[str, ...]
    two: tuple[str, ...]
    three: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    but_after: tuple[str, ...]


class _Sizes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    units: tuple[str, ...]
    unsure: tuple[str, ...]
    about: tuple[str, ...]
    bare: tuple[str, ...]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    numbers: Mapping[str, tuple[str, ...]]
    lines: _Lines
    sizes: _Sizes


class _Patterns(msgspec.Struct, frozen=True):
    """The words of the file as patterns, and what a number's word is worth."""

    values: Mapping[str, int]
    lines: re.Pattern[str]
    whole: tuple[tuple[re.Pattern[str], int], ...]
    least: re.Pattern[str]
    turned_round: re.Pattern[str]
    sized: re.Pattern[str]
    unsure: re.Pattern[str]
    about: re.Pattern[str]
    bare: re.Pattern[str]


@functools.lru_cache(maxsize=1024)
def hint(prompt: str) -> Hint:
    """What a prompt asks for. Of several numbers of lines the least counts, of several sizes the first."""
    text = _folded(prompt)
    if not text:
        return Hint()
    patterns = _patterns()
    return Hint(_lines(text, patterns), _size(text, patterns))


def _lines(text: str, patterns: _Patterns) -> int:
    counts = [count for pattern, count in patterns.whole if pattern.search(text)]
    for found in patterns.lines.finditer(text):
        least = patterns.least.search(text[: found.start()])
        if least and not patterns.turned_round.search(text[: least.start()]):
            continue
        word = found[1]
        counts.append(patterns.values[word] if word in patterns.values else int(float(word.replace(",", "."))))
    return min((count for count in counts if 1 <= count <= _MOST_LINES), default=0)


def _size(text: str, patterns: _Patterns) -> float:
    found = [*patterns.sized.finditer(text), *patterns.bare.finditer(text)]
    if patterns.about.search(text):
        found += patterns.unsure.finditer(text)
    for one in sorted(found, key=lambda one: one.start()):
        size = float(one[1].replace(",", "."))
        if _SIZES[0] <= size <= _SIZES[1]:
            return size
    return 0.0


@functools.cache
def _patterns() -> _Patterns:
    words = read_words("hints.toml", _Words)
    lines, sizes = words.lines, words.sizes
    values = {_folded(word): int(number) for number, listed in words.numbers.items() for word in listed}
    number = rf"{_RANGE}({_any(values)}|{_FRESH}\d{{1,2}})"
    after = rf"(?! ?{_any(lines.not_before)})"
    whole = [(re.compile(_any(listed)), count) for count, listed in ((1, lines.one), (2, lines.two), (3, lines.three))]
    return _Patterns(
        values=values,
        lines=re.compile(rf"{number}[ -]?{_any(lines.words)}{after}"),
        whole=tuple(whole),
        least=re.compile(rf"(?:(?<!\w){_any(lines.not_after)}) ?$"),
        turned_round=re.compile(rf"{_any(lines.but_after)} ?$"),
        sized=re.compile(rf"{_RANGE}{_NUMBER}[ -]?{_any(sizes.units)}"),
        unsure=re.compile(rf"{_RANGE}{_NUMBER}[ -]?{_any(sizes.unsure)}"),
        about=re.compile(_any(sizes.about)),
        bare=re.compile(rf"{_any(sizes.bare)} ?:? ?(\d{{1,3}}(?:[.,]\d)?)(?![\w.,]*\d|[ -]?[a-z])"),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, whole; those of scripts without spaces may stand within others."""
    folded = sorted({_folded(word) for word in words}, key=lambda word: (-len(word), word))
    spaced = "|".join(re.escape(word) for word in folded if not re.search(f"[{_SPACELESS}]", word))
    other = "|".join(re.escape(word) for word in folded if re.search(f"[{_SPACELESS}]", word))
    whole = rf"(?<![^\W\d_{_SPACELESS}])(?:{spaced})(?![^\W_{_SPACELESS}])" if spaced else ""
    return f"(?:{'|'.join(part for part in (whole, other) if part)})"


def _folded(text: str) -> str:
    """Text without accents, in small letters, with plain spaces and hyphens."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter) or letter in "\u3099\u309a")
    text = re.sub("[‐‑−]", "-", unicodedata.normalize("NFC", text))
    return " ".join(text.split())
