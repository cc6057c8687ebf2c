"""The documentation says what the program does: commands, options, keys and the table of marks."""

import re
from pathlib import Path

import click
import msgspec
import pytest

from builder.cli import COMMANDS, group
from builder.ledger.status import decision_table
from builder.model.deckspec import Column, DeckSpec, Group, Selection, SlideSpec, SpeakerNotes, Task, Text
from builder.model.ledger import Actor, Evidence, Fact, LookedFor, Quantity, Record, Source, Waiver, When
from builder.packs import load_pack
from builder.reading.shapes import SHAPES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
EVERYTHING = "\n".join([README, *DOCS.values()])


def commands(command: click.Command, path: str = "sourcedeck") -> list[tuple[str, click.Command]]:
    """A command with all those under it, by what a person types."""
    if not isinstance(command, click.Group):
        return [(path, command)]
    context = click.Context(command)
    found = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return [one for name, below in found if below for one in commands(below, f"{path} {name}")]


ALL = commands(group)


@pytest.mark.parametrize(("typed", "command"), ALL, ids=[typed for typed, _ in ALL])
def test_every_command_is_documented_and_explains_itself_and_its_options(typed: str, command: click.Command) -> None:
    assert re.search(rf"{typed}\b", EVERYTHING), f"README.md or docs/ should show `{typed}`"
    assert command.help, f"`{typed}` needs help"
    assert "Example: sourcedeck " in (command.epilog or ""), f"`{typed} --help` needs an example"
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, f"`{typed}`: {option.opts} needs help"


def test_what_the_documentation_types_exists() -> None:
    typed = set(re.findall(r"(?:^|`)sourcedeck ([a-z]+)", EVERYTHING, re.MULTILINE))
    assert typed <= set(COMMANDS)
    options = {option for _, command in ALL for parameter in command.params for option in parameter.opts}
    shown = {
        option for line in re.findall(r"sourcedeck [^`\n#]*", EVERYTHING) for option in re.findall(r"--[a-z-]+", line)
    }
    assert shown - options <= {"--help", "--version"}


def test_the_table_of_marks_is_the_one_by_which_they_are_computed() -> None:
    table = "\n".join(f"| {number} | {when} | {mark} |" for number, when, mark in decision_table())
    assert table in DOCS["status.md"], f"docs/status.md: replace the table's rows by\n{table}"


@pytest.mark.parametrize(
    "record",
    [
        *(Source, Fact, Evidence, When, Quantity, LookedFor, Actor, Waiver),
        *(DeckSpec, SlideSpec, Selection, Group, Column, Task, SpeakerNotes, Text),
    ],
)
def test_every_key_that_a_file_may_have_is_documented(record: type[Record]) -> None:
    shape = SHAPES[record]
    hidden = {"at", "marks", "id", *shape.hidden}
    names = {info.name for info in msgspec.structs.fields(record)} - hidden
    keys = {next((key for key, of in shape.aliases.items() if of == name), name.replace("_", "-")) for name in names}
    keys = {key.rpartition(".")[2] for key in keys}
    missing = sorted(key for key in keys if not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", DOCS["ledger.md"]))
    assert not missing, f"docs/ledger.md should say what these keys of {shape.label} are for: {', '.join(missing)}"


def test_the_table_of_slide_templates_is_that_of_the_packs() -> None:
    pack = load_pack("seminar", ROOT, bundled=ROOT / "templates")
    rows = ["| template | for | facts | groups | needs |", "|---|---|---|---|---|"]
    for name, template in pack.templates.items():
        needs = ", ".join(f"`{need}`" for need in template.needs)
        cells = (f"`{name}`", template.summary, in_words(template.facts), in_words(template.groups), needs)
        rows.append(f"| {' | '.join(cells)} |")
    table = "\n".join(rows)
    assert table in DOCS["templates.md"], f"docs/templates.md: replace the table by\n{table}"


def in_words(bounds: tuple[int, int | None]) -> str:
    least, most = bounds
    if most is None:
        return f"from {least}" if least else "any"
    return "none" if not most else str(least) if least == most else f"{least} to {most}"


@pytest.mark.parametrize("name", ["README.md", *(f"docs/{name}" for name in DOCS)])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    here = ROOT / name
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", here.read_text("utf-8")):
        path, _, anchor = target.partition("#")
        there = (here.parent / path) if path else here
        assert there.exists(), f"{name}: there is no {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, f"{name}: {path} has no heading for #{anchor}"
