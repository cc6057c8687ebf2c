"""What is said to people who write slide templates: each slip named where it stands, with what to write instead."""

import os
from pathlib import Path

import click
import pytest
from harbour_files import project_files
from template_slips import ALL, DECK, FILES, Slip

from builder.build import make_deck, read_ledger
from builder.cli.report import as_text, in_order
from builder.errors import SourcedeckError

PAGE = Path(__file__).parents[2] / "docs/template-errors.md"
UPDATE = "UPDATE_SLIPS"
SLIPS = {slip.what: slip for slips in ALL.values() for slip in slips}
BEGINS, ENDS = "<!-- slips -->\n", "<!-- end of slips -->\n"


def told(slip: Slip | None, project: Path) -> list[str]:
    """What the program says of the tiny project with that slip, a finding an item."""
    files: dict[str, str | bytes] = {**project_files(), **FILES}
    for name, old, new in slip.changes if slip else ():
        text = files.get(name, "")
        if new is None:
            del files[name]
        elif old:
            assert isinstance(text, str)
            assert isinstance(new, str)
            assert old in text, f"{name} does not hold “{old}”"
            files[name] = text.replace(old, new, 1)
        else:
            files[name] = new
    for name, content in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        ledger, found = read_ledger(project)
        made = make_deck(Path(DECK), project, ledger)
    except SourcedeckError as error:
        return [click.unstyle(error.format_message())]
    return [click.unstyle(as_text(finding)) for finding in in_order([*found, *made.findings])]


def test_the_template_without_a_slip_builds_without_a_word(tmp_path: Path) -> None:
    assert told(None, tmp_path) == []


@pytest.mark.parametrize("what", SLIPS)
def test_a_slip_is_named_where_it_stands_with_what_to_do(what: str, tmp_path: Path) -> None:
    slip = SLIPS[what]
    said = told(slip, tmp_path)
    assert len(said) == slip.findings, "\n".join(said)
    together = "\n".join(said)
    missing = [words for words in slip.said if words not in together]
    assert not missing, f"{missing} in\n{together}"
    for finding in said:
        assert "hint: " in finding, f"says not what to do: {finding}"


def test_there_are_many_slips_and_no_two_of_a_name() -> None:
    assert len(SLIPS) == sum(len(slips) for slips in ALL.values()) > 100


def test_the_page_of_slips_says_what_the_program_says(tmp_path: Path) -> None:
    parts: list[str] = []
    for number, (heading, slips) in enumerate(ALL.items()):
        parts += [f"\n## {heading}\n", "| slip | what is said | what to do |", "|---|---|---|"]
        for at, slip in enumerate(slips):
            said = told(slip, tmp_path / f"{number}-{at}")
            cells = [finding.replace("\n    hint: ", "\n  hint: ").partition("\n  hint: ") for finding in said]
            message = (
                "<br>".join(_cell(first) for first, _, _ in cells) or "nothing: it is read as if it were not there"
            )
            hint = "<br>".join(_cell(last) for _, _, last in cells)
            parts.append(f"| {_cell(slip.what)} | {message} | {hint} |")
    table = "\n".join(parts) + "\n"
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    wanted = f"{before}{BEGINS}{table}{ENDS}{after}"
    if os.environ.get(UPDATE):
        PAGE.write_text(wanted, "utf-8")
    assert PAGE.read_text("utf-8") == wanted, f"{UPDATE}=1 writes the page anew; then read its diff"


def _cell(text: str) -> str:
    """A message in a table of Markdown, in which its own marks are no marks."""
    for mark in "\\|*_<>[]`":
        text = text.replace(mark, f"\\{mark}")
    return text
