"""Which words a deck's slides have: the pack's, in the language of the deck, the nearest first."""

import tomllib
from pathlib import Path

import pytest
from harbours_abroad import GERMAN, made, told

from builder.markdown import deck_as_markdown
from builder.model.placed import PlacedVisual, Shape
from builder.text.slide_words import date_words, slide_languages, slide_words

TEMPLATES = Path(__file__).parents[2] / "templates"
LANGUAGES = ("ar", "de", "es", "fr")
PLURALS = ("_zero", "_two", "_few", "_many")
MINE = GERMAN.replace("pack: seminar", "pack: mine")
EXTENDS = 'name = "mine"\nextends = "seminar"\n'


def text_of(one: object) -> str:
    assert one.placed is not None  # type: ignore[attr-defined]
    return deck_as_markdown(one.placed)  # type: ignore[attr-defined]


def without_plurals(words: dict[str, object]) -> set[str]:
    """The keys, but for further plural forms of a key that is there."""
    ends = {key: next((key.removesuffix(end) for end in PLURALS if key.endswith(end)), "") for key in words}
    return {key for key, plain in ends.items() if plain not in words}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", ["seminar", "classroom"])
def test_each_language_has_the_keys_of_the_english_words(pack: str, language: str) -> None:
    english = tomllib.loads((TEMPLATES / pack / "strings.toml").read_text("utf-8"))
    words = tomllib.loads((TEMPLATES / pack / f"strings.{language}.toml").read_text("utf-8"))
    assert without_plurals(words) == set(english)
    assert [key for key in english if bool(english[key]) != bool(words[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_words_of_every_deck(language: str) -> None:
    english, words = slide_words(), slide_words(language)
    assert without_plurals(dict(words)) == set(english)
    for key, text in english.items():
        assert text.count("{") == words[key].count("{"), key
    assert {key for key in date_words(language) if key not in ("day", "first_day")} == {
        *("between", "between_days", "by", "by_day", "from", "from_day", "about", "possibly", "possibly_about")
    }
    assert "en" in slide_languages()
    assert date_words("en") == {}


def test_a_german_deck_has_german_words_and_dates(tmp_path: Path) -> None:
    one = made(tmp_path, GERMAN)
    text = text_of(one)
    assert "Stand 8. März 2022" in text
    assert "„on Monday“: 7. März 2022" in text or "am Montag" not in text
    assert "○ Ohne Urheber" in text
    assert "mindestens 11" in text
    assert "4 Minuten" in text
    assert "**Warum dieser Status:** Berichtet: Die Aussage geht zurück auf „two unnamed officials“" in text
    assert "Wer wird „Zeuge“ genannt?" in text
    assert "The Leska Courier, 8. März 2022" in text
    for english in ("Say:", "Why this", "not checked", "Known as of", " minutes", "At least 11 ships waited outside."):
        assert english not in text, english
    assert not [line for line in told(one) if "P109" in line or "D118" in line]


def test_the_line_of_a_timeline_has_the_months_of_the_language(tmp_path: Path) -> None:
    one = made(tmp_path, GERMAN)
    assert one.placed is not None
    visuals = [shape for slide in one.placed.slides for shape in slide.shapes if isinstance(shape, PlacedVisual)]
    texts = [part.text for visual in visuals for part in visual.shapes if isinstance(part, Shape) and part.text]
    words = [paragraph.paragraph.text for text in texts for paragraph in text.paragraphs]
    assert "7. März" in words
    assert not [text for text in words if "March" in text]


def test_quotation_marks_and_signs_are_those_of_the_language(tmp_path: Path) -> None:
    french = text_of(made(tmp_path, GERMAN.replace("language: de", "language: fr")))
    assert "«\u00a0Two unnamed officials reportedly" in french
    assert "**À dire\u00a0:** " in french


def test_one_word_overridden_is_kept_in_every_language(tmp_path: Path) -> None:
    files = {"templates__mine__pack_dot_toml": EXTENDS}
    one = made(tmp_path / "a", MINE, **files, templates__mine__strings_dot_toml='title_sources = "Die Quellen"\n')
    assert "Die Quellen" in text_of(one)
    assert not [line for line in told(one) if "P109" in line]
    files["templates__mine__strings_dot_toml"] = 'title_sources = "Sources"\n'
    files["templates__mine__strings.de_dot_toml"] = 'title_sources = "Unsere Quellen"\n'
    assert "Unsere Quellen" in text_of(made(tmp_path / "b", MINE, **files))
    assert "## 7\\. Sources" in text_of(made(tmp_path / "c", MINE.replace("language: de", "language: en"), **files))


def test_words_of_a_country_come_before_those_of_its_language(tmp_path: Path) -> None:
    files = {
        "templates__mine__pack_dot_toml": EXTENDS,
        "templates__mine__strings.de_dot_toml": 'time = "Zeit"\nwho = "Wer?"\n',
        "templates__mine__strings.de-AT_dot_toml": 'who = "Wer denn?"\n',
    }
    one = made(tmp_path, MINE.replace("language: de", "language: de-AT"), **files)
    assert "Wer denn?" in text_of(one)
    assert "8. März 2022" in text_of(one)


def test_a_language_without_words_is_told_once_and_uses_the_english_ones(tmp_path: Path) -> None:
    one = made(tmp_path, GERMAN.replace("language: de", "language: nl"))
    warnings = [line for line in told(one) if " P109 " in line]
    assert len(warnings) == 1
    assert warnings[0].startswith(
        "decks/harbour.yaml:1:11 warning P109 the pack seminar has no words in the language “nl”"
    )
    assert "strings.nl.toml" in warnings[0]
    assert "Known as of 8 maart 2022" in text_of(one)


def test_words_that_a_language_lacks_are_named(tmp_path: Path) -> None:
    files = {
        "templates__mine__pack_dot_toml": EXTENDS,
        "templates__mine__strings_dot_toml": 'greeting = "Welcome"\nfarewell = "Goodbye"\n',
        "templates__mine__strings.de_dot_toml": 'greeting = "Willkommen"\n',
        "templates__mine__slides__hello_dot_md_dot_j2": (
            "---\nslots: [title, body]\n---\n# {{ strings.greeting }}\n\n::: body\n{{ strings.farewell }}\n:::\n"
        ),
    }
    one = made(tmp_path, MINE, **files)
    assert [line for line in told(one) if "P10" in line] == [
        "templates/mine/strings.de.toml:1:1 warning P109 the language “de” lacks 1 word, and the slides use the "
        "English ones: farewell | add the keys to templates/mine/strings.de.toml"
    ]


def test_a_key_that_nothing_asks_for_gets_the_nearest_one(tmp_path: Path) -> None:
    files = {
        "templates__mine__pack_dot_toml": EXTENDS,
        "templates__mine__strings.de_dot_toml": 'time = "Zeit"\nknow_as_of = "Stand"\n',
    }
    (found,) = [line for line in told(made(tmp_path, MINE, **files)) if " P108 " in line]
    assert found.startswith("templates/mine/strings.de.toml:2:1 warning P108 ")
    assert "known_as_of" in found


def test_a_file_of_words_that_is_named_after_no_language_is_not_read(tmp_path: Path) -> None:
    files = {"templates__mine__pack_dot_toml": EXTENDS, "templates__mine__strings.german_dot_toml": 'who = "Wer?"\n'}
    (found,) = [line for line in told(made(tmp_path, MINE, **files)) if "strings.german" in line]
    assert " P003 this file is not read" in found


def test_a_language_that_the_rules_do_not_know_is_told_once(tmp_path: Path) -> None:
    french = told(made(tmp_path / "fr", GERMAN.replace("language: de", "language: fr")))
    assert sum(" D118 " in line for line in french) == 1
    assert not any(" D118 " in line for line in told(made(tmp_path / "de", GERMAN)))
