"""Every language has its whole file of words: each list is there, and a word is in one class."""

import itertools
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import pytest

from builder.text import vocabulary as words
from builder.text.hedges import hedges
from builder.text.lexicon import Lexicon
from builder.text.numbers import parse_number
from builder.text.phrases import needed_words, spelled
from builder.text.vocabulary import known_language, languages, vocabulary

FILES = Path(words.__file__).parent / "words"

# Lists that English fills and another language may leave empty, since it has nothing of the kind.
MAY_BE_EMPTY = {
    "hedges.reported_speech": "only where a form of the verb shows that somebody is reported",
    "hedges.negating_endings": "few languages join a “not” to their verbs",
    "numbers.part-before": "only where the word for a third is also the ordinal",
    "numbers.and-half": "some languages have one word for “and a half”",
    "numbers.counted-by-marks": "only where a mark for a scale means something else too",
    "numbers.joints.in": "“one in five”",
    "numbers.joints.not-in": "“two in five days”",
    "numbers.joints.from": "only where “from 11 to 19” has the word of a range",
    "dates.unsure-months": "only where a month is another word too",
    "dates.year-prefixes": "“pre-2022”",
    "dates.determiners": "“the 2022 strikes”",
    "dates.list-then": "“on 8 September and on 15 November”",
    "dates.day-articles": "some languages have no articles",
    "dates.day-of": "“21st of November”",
    "numbers.articles": "some languages have no articles",
}


def _lists(table: Mapping[str, object], path: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lists(value, f"{path}{key}.")
        elif isinstance(value, list):
            yield f"{path}{key}", value


def _file(language: str) -> dict[str, object]:
    return tomllib.loads((FILES / f"{language}.toml").read_text("utf-8"))


# Tables whose keys are words of the language, and so differ from file to file.
OF_WORDS = ("hedges.not_after.", "hedges.carried_by.", "hedges.not_before.", "numbers.indefinite-before.")


def _fixed(language: str) -> dict[str, list[str]]:
    return {path: listed for path, listed in _lists(_file(language)) if not path.startswith(OF_WORDS)}


def test_english_and_german_are_there() -> None:
    assert languages() == ("de", "en")


@pytest.mark.parametrize("language", languages())
def test_every_language_fills_every_list_that_english_has(language: str) -> None:
    english, theirs = _fixed("en"), _fixed(language)
    missing = [path for path in english if path not in theirs]
    assert not missing, f"words/{language}.toml lacks {', '.join(missing)}: see docs/languages.md"
    empty = [path for path, listed in theirs.items() if english.get(path) and not listed and path not in MAY_BE_EMPTY]
    assert not empty, f"words/{language}.toml leaves {', '.join(empty)} empty: fill it, or say why in MAY_BE_EMPTY"


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_table_of_number_and_date_words(language: str) -> None:
    known = vocabulary(language)
    assert set(known.dates.months.values()) == set(range(1, 13))
    assert set(known.dates.weekdays.values()) == set(range(7))
    assert set(known.relative.units.values()) == {"day", "week", "month", "year"}
    assert {*range(1, 20), *range(20, 100, 10)} <= set(known.numbers.cardinals.values())
    assert {*range(1, 20), *range(20, 100, 10)} <= set(known.numbers.ordinals.values())
    assert {2, 3, 4, 5, 10} <= set(known.numbers.parts.values())
    assert {-2, -1, 0, 1} <= set(known.relative.days.values())


@pytest.mark.parametrize("language", languages())
def test_a_word_is_in_one_class(language: str) -> None:
    known = vocabulary(language)
    for group, names in (
        (known.hedges, ("modal", "estimate", "intent", "negation", "hearsay")),
        (known.qualifiers, ("at_least", "at_most", "more_than", "fewer_than", "about")),
        (known.likelihood, known.likelihood.__struct_fields__),
        (known.confidence, ("high", "moderate", "low")),
        (known.abbreviations, ("before_name", "before_figure", "either")),
    ):
        listed = {name: {one.lower() for phrase in getattr(group, name) for one in spelled(phrase)} for name in names}
        for (one, first), (other, second) in itertools.combinations(listed.items(), 2):
            assert not first & second, f"words/{language}.toml: {sorted(first & second)} in {one} and in {other}"


@pytest.mark.parametrize("language", languages())
def test_what_tells_only_of_the_speaker_is_hearsay(language: str) -> None:
    known = vocabulary(language).hedges
    hearsay = {one for phrase in known.hearsay for one in spelled(phrase)}
    told = {one for phrase in (*known.of_speaker, *known.reported_speech) for one in spelled(phrase)}
    assert told <= hearsay, f"words/{language}.toml: {sorted(told - hearsay)} should be hearsay, too"


@pytest.mark.parametrize("language", languages())
def test_a_list_names_each_word_once(language: str) -> None:
    for path, listed in _lists(_file(language)):
        plain = [one for phrase in listed if isinstance(phrase, str) for one in spelled(phrase)]
        twice = sorted({one for one in plain if plain.count(one) > 1})
        assert not twice, f"words/{language}.toml, {path}: {twice} twice"


@pytest.mark.parametrize("language", languages())
def test_every_hedge_that_is_listed_is_found_and_has_its_class(language: str) -> None:
    known = vocabulary(language).hedges
    for kind in ("modal", "estimate", "intent", "negation", "hearsay"):
        for phrase in getattr(known, kind):
            for one in spelled(phrase):
                found = hedges(f"Da {one.replace('…', 'x')} Yes", language=language)
                assert (kind in [hedge.kind for hedge in found]) or "…" in one, (one, kind, found)


@pytest.mark.parametrize("language", languages())
def test_every_number_word_has_its_value(language: str) -> None:
    known = vocabulary(language).numbers
    for word, value in known.cardinals.items():
        if word not in known.ones and value:
            assert [number.value for number in parse_number(word, language=language)] == [value], word
    for phrase, told in known.indefinite.items():
        for one in spelled(phrase):
            found = parse_number(one, language=language)
            assert [number.indefinite for number in found] == [told or one], one


def test_a_tag_with_a_region_has_the_words_of_its_language_and_an_unknown_one_those_of_english() -> None:
    assert [known_language(tag) for tag in ("de", "de-AT", "DE_ch", "en-GB", "uk", "", "x")] == [
        *("de", "de", "de", "en", "en", "en", "en"),
    ]
    assert vocabulary("de-AT") is vocabulary("de")


def test_a_file_with_a_key_that_nobody_reads_is_refused() -> None:
    table = _file("en") | {"hedgehogs": {}}
    with pytest.raises(msgspec.ValidationError, match="hedgehogs"):
        msgspec.convert(table, words.Vocabulary)


def test_a_phrase_stands_for_its_choices() -> None:
    assert spelled("(on |since )?{weekday}") == ("on {weekday}", "since {weekday}", "{weekday}")
    assert spelled("annex(es)?") == ("annexes", "annex")


def test_a_text_with_a_phrase_has_one_of_the_words_that_it_needs() -> None:
    slots = {"unit": ["day"], "weekday": ["Monday"]}
    assert needed_words(["last {unit}", "(on )?{weekday}", "ab", "a few dozen"], slots) == {
        *("last", "monday", "ab", "dozen"),
    }


def test_a_phrase_in_two_parts_is_found_by_its_first_within_the_clause() -> None:
    lexicon = Lexicon(["wies … zurück", "wies"])
    (found,) = lexicon.find("Sie wies den Bericht von 2.30 Uhr entschieden zurück.")
    assert (found[0].group(), found[1]) == ("wies", "wies … zurück")
    (alone,) = lexicon.find("Sie wies darauf hin. Er kam zurück.")
    assert alone[1] == "wies"
