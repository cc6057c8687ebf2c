"""docs/adopt.md is what happens: its commands are run, and print what stands there, but for lines left out at “…”."""

import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from builder.cli import group

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "adopt.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"\$ (.+)\n((?:(?!\$ ).*\n)*)")

SCORE = re.compile(r"\b[01]\.\d\d\b|\b\d+ %")


def run(command: str) -> str:
    """What a command prints; `cd`, and `sed -i s/a/b/ FILE` (a change that a person makes in an editor), too."""
    name, *arguments = shlex.split(command)
    if name == "cd":
        os.chdir(arguments[0])
        return ""
    if name == "sed":
        _, old, new, _ = arguments[1].split("/")
        path = Path(arguments[2])
        text = path.read_text("utf-8")
        assert re.search(old, text, re.MULTILINE), f"{path} does not hold {old}"
        path.write_text(re.sub(old, new, text, flags=re.MULTILINE), "utf-8")
        return ""
    assert name == "sourcedeck", f"the page types “{name}”, which this test cannot"
    result = CliRunner().invoke(group, arguments, prog_name="sourcedeck", catch_exceptions=False)
    return result.output.replace("\\", "/") if os.sep == "\\" else result.output


def fits(shown: str, printed: str) -> bool:
    """Whether the lines shown are those printed, where a line “…” stands for any number of them.

    How well a layout serves is a matter of taste that changes now and then: scores and percentages may differ.
    """
    lines = SCORE.sub("#", shown).splitlines(keepends=True)
    pattern = "".join(r"(?:.*\n)*?" if line == "…\n" else re.escape(line) for line in lines)
    return re.fullmatch(pattern, SCORE.sub("#", printed)) is not None


def files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ministry's file, and that of a year later, in which a layout has another name."""
    monkeypatch.syspath_prepend(str(ROOT / "tests" / "brands"))
    import odd_programs

    make: Callable[[Path], None] = odd_programs.german_ministry
    make(folder / "ministry.pptx")
    newer = Presentation(str(folder / "ministry.pptx"))
    newer.slide_layouts.get_by_name("Zwei Inhalte").name = "Zwei Spalten"
    newer.save(str(folder / "ministry-new.pptx"))


def test_the_page_says_what_the_commands_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files(tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for block in BLOCK.findall(PAGE.read_text("utf-8")):
        for command, shown in COMMAND.findall(block):
            printed = run(command)
            assert fits(shown, printed), f"docs/adopt.md: `{command}` prints\n{printed}"
    decks = Presentation("build/drone-deal-seminar.pptx")
    names = {slide.slide_layout.name for slide in decks.slides}
    assert decks.slides[0].slide_layout.name == "Abschnittsüberschrift"
    assert {"Titel und Inhalt", "Zwei Spalten"} <= names
