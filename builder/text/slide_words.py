"""The fixed words of decks by language, as data: the files of `words/slides/`, each read once when first asked for."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

_DATES = "dates"
_FOLDER = Path(__file__).parent / "words" / "slides"


@functools.cache
def slide_languages() -> tuple[str, ...]:
    """The tags of the languages that have a file of fixed words, in order."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


def slide_words(language: str = "en") -> Mapping[str, str]:
    """The fixed words by key in exactly that language (a tag in small letters); none where it has no file."""
    words = _read(language) if language in slide_languages() else {}
    return MappingProxyType({key: text for key, text in words.items() if isinstance(text, str)})


def date_words(language: str) -> Mapping[str, str]:
    """The words around dates ("between {first} and {last}") in a language; none where it has no file, or is English."""
    words = _read(language).get(_DATES, {}) if language in slide_languages() else {}
    return words if isinstance(words, dict) else {}


def with_names(sentence: str, names: Sequence[str]) -> str:
    """A sentence with names in the places of `{name}` and `{party}`, in this order."""
    return sentence.replace("{name}", names[0] if names else "").replace("{party}", names[-1] if names else "")


@functools.cache
def _read(language: str) -> dict[str, object]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
