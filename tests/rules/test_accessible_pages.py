"""The examples of the pages about who can read the slides, run on a project as a user would."""

from pathlib import Path

import pytest
from fixture_types import Edit, Run

from builder.cli.explain import documentation, pages

PAGES = pages(documentation())
DECK = "decks/harbour.yaml"
SOURCES = "  - {template: sources, title: The sources}\n"
TABLE = "| | |\n|---|---|\n| one | two |"
LINKED = "---\nslots: [title, body]\nfacts: 0\n---\n# {{ slide.title }}\n\n::: body\nSee [here](https://example.org/report).\n:::\n"


def title_twice(edit: Edit, project: Path) -> None:
    edit(DECK, SOURCES, f"{SOURCES}  - {{template: about, title: The sources}}\n")


def own_pack(edit: Edit, project: Path) -> Path:
    folder = project / "templates/mine"
    (folder / "slides").mkdir(parents=True)
    (folder / "pack.toml").write_text('name = "mine"\nextends = "seminar"\n', encoding="utf-8")
    edit(DECK, "pack: seminar", "pack: mine")
    return folder


def bare_mark(edit: Edit, project: Path) -> None:
    (own_pack(edit, project) / "strings.toml").write_text('status_said = "❝"\n', encoding="utf-8")


def link_without_words(edit: Edit, project: Path) -> None:
    (own_pack(edit, project) / "slides/linked.md.j2").write_text(LINKED, encoding="utf-8")
    edit(DECK, SOURCES, f"{SOURCES}  - {{template: linked, title: More to read}}\n")


def table_without_heads(edit: Edit, project: Path) -> None:
    table = LINKED.replace("body", "table").replace("See [here](https://example.org/report).", TABLE)
    (own_pack(edit, project) / "slides/linked.md.j2").write_text(table, encoding="utf-8")
    edit(DECK, SOURCES, f"{SOURCES}  - {{template: linked, title: More to read}}\n")


def foreign_language(edit: Edit, project: Path) -> None:
    edit("seeds/sources/leska-courier.md", "language: en", "language: uk")


def twelve_slides(edit: Edit, project: Path) -> None:
    more = "".join(
        f"  - {{template: activity, title: Try it {name}, task: {{text: Read it aloud., minutes: 0}}}}\n"
        for name in "abcdefgh"
    )
    edit(DECK, SOURCES, f"{SOURCES}{more}")


def no_title(edit: Edit, project: Path) -> None:
    edit(DECK, "title: The harbour of Leska\n", 'title: ""\n')


BREAKS = {
    "A101": ("“The sources”", title_twice),
    "A103": ("A Markdown table in a template, its first line left empty", table_without_heads),
    "A106": ('`status_said = "❝"`', bare_mark),
    "A107": ("`[here](https://example.org/report)`", link_without_words),
    "A108": ("`language: uk`", foreign_language),
    "A109": ("A deck of twelve slides", twelve_slides),
    "A110": ('`title: ""`', no_title),
}


@pytest.mark.parametrize("code", BREAKS)
def test_the_example_of_the_page_breaks_the_rule(code: str, run: Run, edit: Edit, project: Path) -> None:
    words, breaks = BREAKS[code]
    assert words in PAGES[code].partition("**What breaks it.**")[2]
    breaks(edit, project)
    output = run("check", "--strict").output
    assert f" {code} " in output, output
