"""The words that rules look for, as data: the files of `words/`, each read once when first asked for."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec


class HedgeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hedges by class; `not_after` and `not_before` name neighbours that make a word something else."""

    modal: tuple[str, ...]
    estimate: tuple[str, ...]
    intent: tuple[str, ...]
    negation: tuple[str, ...]
    hearsay: tuple[str, ...]
    not_after: Mapping[str, frozenset[str]] = {}


class Sayings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of saying with their inflections, and phrases that do their work."""

    words: tuple[str, ...]


class QualifiersAfter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Qualifiers that stand after their number, by kind."""

    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]


class QualifierWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Qualifiers that stand before their number, by kind, and what may stand around them."""

    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    more_than: tuple[str, ...]
    fewer_than: tuple[str, ...]
    about: tuple[str, ...]
    degrees: tuple[str, ...]
    between: tuple[str, ...]
    topics: tuple[str, ...]
    after: QualifiersAfter


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations, without their last full stop, by whether they can end a sentence; `starters` like to begin one."""

    before_name: frozenset[str]
    before_figure: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    hedges: HedgeWords
    sayings: Sayings
    qualifiers: QualifierWords
    abbreviations: Abbreviations


class TollWords(msgspec.Struct, frozen=True):
    """Words by which a number is known to count people killed, wounded or missing; `words/tolls.toml` explains each."""

    always: frozenset[str]
    signs: frozenset[str]
    maybe: frozenset[str]
    people: frozenset[str]


@functools.cache
def vocabulary() -> Vocabulary:
    """The words of English."""
    return msgspec.convert(_read("en.toml"), Vocabulary)


@functools.cache
def toll_words() -> TollWords:
    """The words of tolls, in all languages together."""
    by_kind = msgspec.convert(_read("tolls.toml"), dict[str, dict[str, tuple[str, ...]]])
    return TollWords(**{kind: frozenset().union(*languages.values()) for kind, languages in by_kind.items()})


def _read(name: str) -> dict[str, object]:
    return tomllib.loads((Path(__file__).parent / "words" / name).read_text(encoding="utf-8"))
