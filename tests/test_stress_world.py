"""The fiction of the stress decks: sound, the same on every run, and hard where it says so."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from builder.build import read_ledger, read_pack

SCRIPTS = Path(__file__).parents[1] / "scripts"


@pytest.fixture(scope="module")
def world() -> ModuleType:
    return load("stress_world")


def load(name: str) -> ModuleType:
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(SCRIPTS))


def test_its_ledger_has_no_findings(world: ModuleType, tmp_path: Path) -> None:
    world.write_world(tmp_path)
    ledger, findings = read_ledger(tmp_path)
    assert findings == ()
    assert set(world.LOG_IDS) <= set(ledger.facts)
    assert set(world.ACTOR_IDS) <= set(ledger.actors)


def test_it_is_the_same_on_every_run(world: ModuleType, tmp_path: Path) -> None:
    for name in ("one", "two"):
        world.write_world(tmp_path / name)
    files = [path.relative_to(tmp_path / "one") for path in sorted((tmp_path / "one").rglob("*")) if path.is_file()]
    assert len(files) > 8
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_its_long_word_has_sixty_letters(world: ModuleType) -> None:
    assert len(world.LONG_WORD) == 60
    assert world.LONG_WORD.isalpha()


def test_every_template_is_tried_with_titles_and_names_of_its_own() -> None:
    slides = load("stress_slides")
    templates = read_pack("seminar", SCRIPTS.parent).templates
    cases = slides.cases(templates)
    assert {case.slide["template"] for case in cases} == set(templates)
    assert len({case.name for case in cases}) == len(cases)
    titles = [str(case.slide["title"]) for case in cases]
    assert len(set(titles)) > 0.95 * len(titles)
    assert set(slides.TITLE_LENGTHS) <= {len(title) for title in titles}
