"""What a change came to, in words: records of a ledger, slides of a deck; lines that only moved are no change."""

from pathlib import Path

import pytest
from fixture_types import Edit

from builder.build import MadeDeck, make_deck, read_ledger
from builder.watching.files import Change
from builder.watching.kept import Kept
from builder.watching.told import all_told, records_told, slides_told, words_told

FACTS, DECK = "seeds/facts/harbour.yaml", "decks/harbour.yaml"


def made(project: Path, **options: str) -> MadeDeck:
    ledger, _ = read_ledger(project)
    return make_deck(Path(DECK), project, ledger, **options)  # type: ignore[arg-type] # words alone


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("that repairs had begun", "that the repairs had begun", "fact repairs"),
        ("- id: closed", "# a comment\n- id: closed", ""),
        ("- id: repairs", "- id: mended", "new fact mended; no more fact repairs"),
        ("- id: repairs", "- id: [", ""),
    ],
)
def test_the_records_that_differ_are_named(project: Path, edit: Edit, old: str, new: str, said: str) -> None:
    before, _ = read_ledger(project)
    edit(FACTS, old, new)
    assert records_told(FACTS, before, read_ledger(project)[0]) == said


def test_many_records_are_counted(project: Path) -> None:
    before, _ = read_ledger(project)
    (project / FACTS).unlink()
    (project / "seeds/reference/actors.yaml").unlink()
    after, _ = read_ledger(project)
    assert records_told(FACTS, before, after) == "no more facts closed, ships, may-last, repairs"
    assert records_told("seeds/reference/actors.yaml", before, after).startswith("no more actors port-authority, ")


def test_words_of_a_pack_are_named_by_their_keys() -> None:
    assert words_told({"who": "Who?", "when": "When?", "gone": "x"}, {"who": "Who says so?", "when": "When?"}) == (
        "gone, who"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Who counted the ships?", "Who saw the ships?", "slide 2 changed"),
        ("Read the three lines aloud.", "Read the lines aloud.", "notes of slide 2 changed"),
        ("title: The harbour", "# a comment\ntitle: The harbour", "no slide changed"),
        ("  - {template: sources, title: The sources}\n", "", "slide 4 gone"),
        ("  - template: key-facts\n", "  - {template: timeline, facts: [closed]}\n  - template: key-facts\n",
         "slide 3 changed, slide 2 new, notes of slide 4 changed"),
        ("title: The harbour of Leska\npack", "title: The port of Leska\npack",
         "only the names of the deck or its sections changed"),
    ],
)  # fmt: skip
def test_the_slides_that_differ_are_named(project: Path, edit: Edit, old: str, new: str, said: str) -> None:
    before = made(project)
    edit(DECK, old, new)
    assert slides_told(before, made(project)) == said


def test_another_brand_changes_the_look_of_every_slide(project: Path) -> None:
    assert slides_told(made(project), made(project, pack_name="classroom")) == "the look of every slide changed"
    assert slides_told(None, made(project)) == "written for the first time"


def test_of_many_files_the_first_are_named() -> None:
    saved = [Change(f"decks/{name}.yaml") for name in "abcdefg"]
    assert all_told(saved, {"decks/a.yaml": "fact x"}) == [
        "decks/a.yaml changed: fact x",
        *(f"decks/{name}.yaml changed" for name in "bcde"),
        "and 2 more files",
    ]


class Count:
    """What a stage was called, each time it ran."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, name: str) -> "Count":
        self.names.append(name)
        return self

    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...


@pytest.mark.parametrize(
    ("path", "again", "not_again"),
    [
        (DECK, "compose", "reading the ledger"),
        ("templates/mine/slides/new.md.j2", "compose", "reading the ledger"),
        ("bundled:templates/seminar/strings.toml", "compose", "reading the ledger"),
        (FACTS, "reading the ledger", "nothing"),
        ("templates/other/strings.toml", "nothing", "compose"),
    ],
)
def test_what_a_saved_file_does_not_concern_is_kept(project: Path, path: str, again: str, not_again: str) -> None:
    (project / "templates/mine").mkdir(parents=True)
    (project / "templates/mine/pack.toml").write_text('name = "mine"\nextends = "seminar"\n', encoding="utf-8")
    kept = Kept(project, pack_name="mine")
    kept.made([Path(DECK)])
    kept.forget([Change(path)])
    ran = Count()
    kept.made([Path(DECK)], ran)
    names = [*ran.names, "nothing"]
    assert again in names
    assert not_again == "nothing" or not_again not in names


def test_words_of_a_language_are_named_too(project: Path, edit: Edit) -> None:
    pack = project / "templates/mine"
    pack.mkdir(parents=True)
    (pack / "pack.toml").write_text('name = "mine"\nextends = "seminar"\n', "utf-8")
    words = pack / "strings.de.toml"
    words.write_text('kicker_sources = "Quellen"\nwho = "Wer?"\n', "utf-8")
    edit(DECK, "pack: seminar", "pack: mine\nlanguage: de")
    kept, saved = Kept(project), [Change("templates/mine/strings.de.toml", "changed")]
    kept.made([Path(DECK)])
    kept.details(())
    words.write_text('kicker_sources = "Unsere Quellen"\nwho = "Wer?"\n', "utf-8")
    kept.forget(saved)
    kept.made([Path(DECK)])
    assert kept.details(saved) == {"templates/mine/strings.de.toml": "kicker_sources"}
