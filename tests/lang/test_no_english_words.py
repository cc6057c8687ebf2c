"""A whole deck of a school abroad: in its slides, notes, properties and Markdown, no word of the program is English."""

import io
import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from harbours_abroad import opened, told
from lxml import etree

from builder.build import MadeDeck, make_deck, read_ledger
from builder.markdown import deck_as_markdown
from builder.powerpoint import deck_data
from builder.text.slide_words import slide_words

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates"
DECK = Path("decks/hafen.yaml")
PACKS = ("seminar", "classroom")


def school(project: Path, pack: str, language: str = "de") -> MadeDeck:
    """The German school's deck, made in a copy of its project; its facts stay German whatever the deck's language."""
    shutil.copytree(HERE / "hafen", project, dirs_exist_ok=True)
    text = (project / DECK).read_text("utf-8").replace("language: de", f"language: {language}", 1)
    (project / DECK).write_text(text, "utf-8")
    return make_deck(DECK, project, read_ledger(project)[0], pack_name=pack)


def words_of(made: MadeDeck) -> Iterator[str]:
    """All that a file says: texts, alternative texts, properties, sections, names of shapes.

    A slot, its edge and a placeholder of notes are called in every language as the brand's file has them.
    """
    assert made.placed is not None
    assert made.pack is not None
    yield deck_as_markdown(made.placed)
    slots = {slot.name.capitalize() for layout in made.pack.brand.layouts for slot in layout.slots}
    data = deck_data(made.placed, Path(made.pack.brand_path), made.pack.brand)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if re.match(r"ppt/(slides|notesSlides|charts)/[^/]*\.xml|docProps/core|ppt/presentation\.xml", name):
                for element in etree.fromstring(file.read(name)).iter():
                    if str(element.tag).endswith(("}t", "}v", "}title", "}subject")):
                        yield element.text or ""
                    yield element.get("descr", "")
                    own = element.get("name", "")
                    if own.removesuffix(" edge") not in slots and "notes" not in name:
                        yield own


def english_only(language: str) -> dict[str, re.Pattern[str]]:
    """The English words of the program and the packs by key, whole or in parts between braces, but for shared ones."""
    every: dict[str, str] = dict(slide_words())
    own: dict[str, str] = dict(slide_words(language))
    for pack in PACKS:
        every |= {f"{pack}.{key}": text for key, text in strings(pack, "strings.toml").items()}
        own |= {f"{pack}.{key}": text for key, text in strings(pack, f"strings.{language}.toml").items()}
    theirs = " ".join(own.values()).casefold()
    found: dict[str, re.Pattern[str]] = {}
    for key, text in every.items():
        parts = [part.strip(" :;,.()") for part in re.split(r"\{\w+\}", text)]
        parts = [part for part in parts if len(part) > 3 and part.casefold() not in theirs]
        if parts:
            found[key] = re.compile("|".join(rf"(?<!\w){re.escape(part)}(?!\w)" for part in parts), re.IGNORECASE)
    return found


def strings(pack: str, file: str) -> dict[str, str]:
    return tomllib.loads((TEMPLATES / pack / file).read_text("utf-8"))


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("language", ["de", "fr", "es", "ar"])
def test_no_word_of_the_program_is_english(tmp_path: Path, pack: str, language: str) -> None:
    made = school(tmp_path, pack, language)
    # In Markdown stand ids of templates, facts, slots and styles; they are no words.
    ids = re.compile(r"(?m)^[a-z-]+ · .*$|^### [a-z]+$|^[a-z]+(-[a-z]+)+$|\{\.[a-z]+\}")
    said = [ids.sub("", text) for text in words_of(made)]
    english = english_only(language)
    assert len(english) > 150
    wrong = [(key, text[:120]) for key, pattern in english.items() for text in said if pattern.search(text)]
    assert wrong == []


def test_the_german_deck_is_clean_and_shows_every_slide_template(tmp_path: Path) -> None:
    made = school(tmp_path, "seminar")
    assert told(made) == []
    assert made.placed is not None
    assert made.pack is not None
    assert {slide.slide.template for slide in made.placed.slides} == set(made.pack.templates)


def test_names_of_countries_on_a_map_are_of_the_language(tmp_path: Path) -> None:
    said = " ".join(words_of(school(tmp_path, "seminar")))
    assert "Dänemark" in said
    assert "Karte: Deutschland mit 1 Ort: Leska" in said
    assert not re.search("Germany|Denmark|Poland", said)


def test_one_source_is_counted_as_one(tmp_path: Path) -> None:
    said = list(words_of(school(tmp_path, "seminar")))
    assert any("verwendete Quelle" in text for text in said)
    assert not any("verwendete Quellen" in text for text in said)


def test_an_english_deck_on_the_same_facts_has_the_english_words(tmp_path: Path) -> None:
    said = " ".join(words_of(school(tmp_path, "seminar", "en")))
    assert [words in said for words in ("Status: ", "### notes", "known as of 2022-03-08", "Germany")] == [True] * 4


def test_a_german_quotation_within_a_quotation_has_single_marks(tmp_path: Path) -> None:
    said = " ".join(words_of(school(tmp_path, "seminar")))
    assert "„Der Bürgermeister sagte am Dienstag: ‚Der Hafen war nie ganz zu.‘“" in said


def test_the_names_of_shapes_are_of_the_language(tmp_path: Path) -> None:
    names = {shape.name for slide in opened(school(tmp_path, "seminar", "fr")).slides for shape in slide.shapes}
    assert any(name.startswith("Statut\u00a0: ") for name in names)
