"""The words that rules look for, as data: the files of `words/`, each read once when first asked for."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from builder.text.forms import DateWords, NameWords, NumberWords, RelativeWords

_TOLLS = "tolls"

HedgeClass = Literal["modal", "estimate", "intent", "negation", "hearsay"]
"""What a hedge does: it says that something may be, is guessed, is meant, is not, or is only heard."""


class HedgeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hedges by class; `not_after` and `not_before` name neighbours that make a word something else.

    Words of `only_before` mean what they do only before a name or a noun (one of `articles` may open it): the German
    "laut" is an adverb elsewhere.

    Of the words of hearsay, `of_speaker` say only that nobody names the speaker, and `reported_speech` that the words
    are somebody's. `negating_endings` negate whatever they end ("n't"), `negating_beginnings` what they begin (those
    that are `sure`, wherever they begin a word). Modals that are `sure` say more than others; `carried_by` names the
    classes that may stand for a word beside its own, `carrying` words that stand for a class and are no hedges.
    """

    modal: tuple[str, ...]
    estimate: tuple[str, ...]
    intent: tuple[str, ...]
    negation: tuple[str, ...]
    hearsay: tuple[str, ...]
    of_speaker: tuple[str, ...]
    reported_speech: tuple[str, ...]
    negating_endings: tuple[str, ...]
    negating_beginnings: tuple[str, ...]
    sure_beginnings: tuple[str, ...]
    sure: frozenset[str]
    carried_by: Mapping[str, tuple[HedgeClass, ...]]
    carrying: Mapping[HedgeClass, tuple[str, ...]]
    not_after: Mapping[str, frozenset[str]]
    not_before: Mapping[str, frozenset[str]]
    only_before: tuple[str, ...]
    articles: tuple[str, ...]


class Sayings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of saying with their inflections, and phrases that do their work; the file explains the other lists."""

    words: tuple[str, ...]
    imperatives: tuple[str, ...]
    after_quotation: tuple[str, ...]
    by: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    offices: tuple[str, ...] = ()
    strangers: frozenset[str] = frozenset()


class QualifiersAfter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Qualifiers that stand after their number, by kind."""

    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    unless: tuple[str, ...]


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


class LikelihoodWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of estimative probability, by the rungs of the ladder of ICD 203, from the lowest to the highest."""

    almost_no_chance: tuple[str, ...]
    very_unlikely: tuple[str, ...]
    unlikely: tuple[str, ...]
    even_chance: tuple[str, ...]
    likely: tuple[str, ...]
    very_likely: tuple[str, ...]
    almost_certain: tuple[str, ...]


class ConfidenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Levels of analytic confidence (ICD 203); after one of `others` it is somebody else's (“public confidence”)."""

    high: tuple[str, ...]
    moderate: tuple[str, ...]
    low: tuple[str, ...]
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    levels: tuple[str, ...]
    others: frozenset[str]


class ConfirmationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a text claims several origins; the file explains each list."""

    second: tuple[str, ...]
    voices: tuple[str, ...]
    several: tuple[str, ...]
    both: tuple[str, ...]
    before_colon: tuple[str, ...]
    verbs: tuple[str, ...]
    by: tuple[str, ...]
    confirmed: tuple[str, ...]
    confirms: tuple[str, ...]
    independent: frozenset[str]
    independently: tuple[str, ...]
    relays: tuple[str, ...]
    open: tuple[str, ...]
    conditions: tuple[str, ...]
    apart: frozenset[str]
    small: frozenset[str]
    joins: tuple[str, ...]
    turns: tuple[str, ...]


class MentionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words before a quoted word that is spoken of, not used (“the word ‘regime’”)."""

    before: tuple[str, ...]


class SearchWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of looking for something, or where: what was not found is told with one of them."""

    words: tuple[str, ...]


class CutWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that a quotation must not leave behind, and what lies between them and it; the file explains each list."""

    openers: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    boundaries: tuple[str, ...] = ()
    strong_boundaries: tuple[str, ...] = ()
    determiners: frozenset[str] = frozenset()
    conditions: tuple[str, ...] = ()
    asking: frozenset[str] = frozenset()
    unconditional: tuple[str, ...] = ()
    dependent: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    reversals: tuple[str, ...] = ()
    portions: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    reports: frozenset[str] = frozenset()
    asides: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    questions: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()


class NounWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What numbers count: anybody, things by their kind, and the words that end a noun after its number."""

    anybody: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    tolls: tuple[tuple[str, ...], ...] = ()
    things: tuple[tuple[str, ...], ...] = ()
    ends: frozenset[str] = frozenset()
    wholes: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    pronouns: frozenset[str] = frozenset()


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    hedges: HedgeWords
    sayings: Sayings
    qualifiers: QualifierWords
    abbreviations: Abbreviations
    numbers: NumberWords
    dates: DateWords
    relative: RelativeWords
    names: NameWords
    likelihood: LikelihoodWords
    confidence: ConfidenceWords
    confirmation: ConfirmationWords
    mention: MentionWords
    searching: SearchWords
    cuts: CutWords = CutWords()
    nouns: NounWords = NounWords()


class LessonWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a lesson, which claim nothing about the world; `words/deck/en.toml` explains each list."""

    things: tuple[str, ...]
    shown: tuple[str, ...]
    between: tuple[str, ...]
    numbered: tuple[str, ...]
    orders: tuple[str, ...]
    scales: tuple[str, ...]
    addressed: tuple[str, ...]


class ReportingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a verb of saying that tell whether it reports; `words/deck/en.toml` explains each list."""

    nobody: tuple[str, ...]
    ourselves: tuple[str, ...]
    speakers: tuple[str, ...]
    present: tuple[str, ...]
    base_forms: tuple[str, ...]
    order_after: tuple[str, ...]
    denied: tuple[str, ...]
    denied_after: tuple[str, ...]
    indefinite: tuple[str, ...]
    relative: tuple[str, ...]
    open: tuple[str, ...]


class ClaimWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that claim a share, a growth, a certainty or a time; `words/deck/en.toml` explains each list."""

    most: tuple[str, ...]
    nearly_all: tuple[str, ...]
    every: tuple[str, ...]
    few: tuple[str, ...]
    leading: tuple[str, ...]
    two_times: tuple[str, ...]
    three_times: tuple[str, ...]
    four_times: tuple[str, ...]
    half_times: tuple[str, ...]
    confirming: tuple[str, ...]
    denying: tuple[str, ...]
    sure_future: tuple[str, ...]
    relative: tuple[str, ...]


class SpeakerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Speakers without a name, by what they are; `words/deck/en.toml` explains each list."""

    unnamed: tuple[str, ...]
    outlet: tuple[str, ...]
    institution: tuple[str, ...]
    others: tuple[str, ...]
    reporting: tuple[str, ...]
    nationality: Mapping[str, tuple[str, ...]]


class DeckWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the rules about decks look for in our own words; a file a language in `words/deck/`."""

    lesson: LessonWords
    reporting: ReportingWords
    claims: ClaimWords
    speakers: SpeakerWords


class TollWords(msgspec.Struct, frozen=True):
    """Words by which a number is known to count people killed, wounded or missing; `words/tolls.toml` explains each."""

    always: frozenset[str]
    signs: frozenset[str]
    maybe: frozenset[str]
    people: frozenset[str]


@functools.cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that have a file of words, in order."""
    files = (Path(__file__).parent / "words").glob("*.toml")
    return tuple(sorted(file.stem for file in files if file.stem != _TOLLS))


@functools.lru_cache(maxsize=256)
def known_language(language: str) -> str:
    """The language whose words stand for `language` (BCP 47): itself, what it is a kind of ("de-AT"), else English."""
    tag = language.replace("_", "-").casefold()
    while tag:
        if tag in languages():
            return tag
        tag = tag.rpartition("-")[0]
    return "en"


def is_read(language: str) -> bool:
    """Whether the rules know the words of `language` (BCP 47; English where it is empty): no list is of another's.

    Of a language that they do not know, only figures are read: nobody is accused for words that nothing can read.
    """
    tag = language.replace("_", "-").casefold() or "en"
    return tag.partition("-")[0] == "en" or known_language(tag) != "en"


def vocabulary(language: str = "en") -> Vocabulary:
    """The words of a language (BCP 47); of English where it has no file."""
    return _vocabulary(known_language(language))


@functools.cache
def _vocabulary(tag: str) -> Vocabulary:
    return msgspec.convert(_read(f"{tag}.toml"), Vocabulary)


def deck_words(language: str = "en") -> DeckWords:
    """The words of decks in a language (BCP 47); of English where it has no file of words."""
    return _deck_words(known_language(language))


@functools.cache
def _deck_words(tag: str) -> DeckWords:
    has_file = (Path(__file__).parent / "words" / "deck" / f"{tag}.toml").is_file()
    return msgspec.convert(_read(f"deck/{tag if has_file else 'en'}.toml"), DeckWords)


@functools.cache
def toll_words() -> TollWords:
    """The words of tolls, in all languages together."""
    by_kind = msgspec.convert(_read(f"{_TOLLS}.toml"), dict[str, dict[str, tuple[str, ...]]])
    return TollWords(**{kind: frozenset().union(*languages.values()) for kind, languages in by_kind.items()})


def _read(name: str) -> dict[str, object]:
    return tomllib.loads((Path(__file__).parent / "words" / name).read_text(encoding="utf-8"))
