"""What a slide cannot show: every bad fact is told in one run, where the deck names it, and once."""

from pathlib import Path

from fixture_types import Edit

from builder.build import make_deck, read_ledger
from builder.model.finding import Finding

MAP = """  - template: {template}
    id: seen
    title: What is seen
    facts: [{facts}]
"""


def _findings(project: Path) -> list[Finding]:
    ledger, found = read_ledger(project)
    return [*found, *make_deck(Path("decks/harbour.yaml"), project, ledger).findings]


def _add(edit: Edit, template: str, facts: str) -> None:
    slide = MAP.format(template=template, facts=facts)
    edit("decks/harbour.yaml", "  - template: key-facts\n", f"{slide}  - template: key-facts\n")


def test_every_fact_that_a_timeline_cannot_show_is_told_where_the_deck_names_it(project: Path, edit: Edit) -> None:
    _add(edit, "timeline", "closed, ships, repairs")
    found = [one for one in _findings(project) if one.code == "P105"]
    assert [one.facts for one in found] == [("ships",), ("repairs",)]
    assert [one.place.column for one in found] == [21, 28]
    assert {one.template for one in found} == {"timeline"}
    assert {one.place.path for one in found} == {"decks/harbour.yaml"}


def test_a_fact_whose_place_is_unknown_is_told_by_the_ledger_alone(project: Path, edit: Edit) -> None:
    edit(
        "seeds/facts/harbour.yaml",
        "words: on Monday, anchor: issued}\n",
        "words: on Monday, anchor: issued}\n  places: [leska]\n",
    )
    _add(edit, "map", "closed")
    found = [one for one in _findings(project) if one.severity == "error"]
    assert [one.code for one in found] == ["F006"]


def test_slides_are_counted_past_one_that_could_not_be_composed(project: Path, edit: Edit) -> None:
    _add(edit, "timeline", "ships")
    edit("decks/harbour.yaml", "At least 11 ships waited", "At least 12 ships waited")
    found = _findings(project)
    assert [(one.code, one.slide) for one in found if one.severity == "error"] == [("P105", 2), ("D101", 3)]


def test_the_names_of_deck_and_sections_are_judged_though_no_slide_shows_them(project: Path, edit: Edit) -> None:
    edit(
        "decks/harbour.yaml", "title: The harbour of Leska\npack", "title: The port authority closed 98 harbours\npack"
    )
    edit(
        "decks/harbour.yaml",
        "  - template: key-facts\n",
        "  - template: key-facts\n    section: Repairs had begun on 98 ships\n",
    )
    found = [one for one in _findings(project) if one.severity == "error"]
    assert {(one.code, one.place.line, one.slot) for one in found} == {
        ("D101", 1, "file"),
        ("D102", 1, "file"),
        ("D101", 8, "file"),
    }


def test_a_section_may_name_what_its_slides_facts_speak_of(project: Path, edit: Edit) -> None:
    edit(
        "decks/harbour.yaml",
        "  - template: key-facts\n",
        "  - template: key-facts\n    section: What the port authority says\n",
    )
    assert not [one for one in _findings(project) if one.severity == "error"]


GRID = """  - template: discussion
    title: What do we know?
    columns: [{head: We know}, {head: We do not know}]
    groups: [{label: Who}, {label: When}]
    task: {text: Fill in the table, minutes: 3}
"""


def test_a_grid_that_the_class_fills_in_needs_only_its_heads(project: Path, edit: Edit) -> None:
    edit("decks/harbour.yaml", "  - template: key-facts\n", f"{GRID}  - template: key-facts\n")
    assert not [one for one in _findings(project) if one.severity == "error"]


def test_a_mistake_in_a_template_is_not_told_again_as_words_that_nobody_asks_for(project: Path, edit: Edit) -> None:
    files = {
        "pack.toml": 'name = "mine"\nextends = "seminar"\n',
        "strings.toml": 'over_to_you = "Over to you"\n',
        "slides/ask.md.j2": "---\nslot: [title]\n---\n# {{ strings.over_to_you }}\n",
    }
    for name, text in files.items():
        path = project / "templates/mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    edit("decks/harbour.yaml", "pack: seminar", "pack: mine")
    assert [one.code for one in _findings(project)] == ["P002"]
