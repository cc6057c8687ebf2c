"""Progress on a terminal, silence elsewhere, and the cost of each stage on request."""

import sys
import threading

import pytest
from fixture_types import Run

from builder.cli import stages
from builder.cli.stages import Stages


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A person who wants to know at once; what they are told."""
    heard: list[str] = []
    monkeypatch.setattr(stages, "PATIENCE", 0.0)
    monkeypatch.setattr(stages.click, "echo", lambda text, **_: heard.append(text))
    return heard


@pytest.mark.parametrize(
    ("terminal", "quiet", "told"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_a_slow_stage_is_told_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, impatient: list[str], terminal: bool, quiet: bool, told: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    watch = Stages(quiet=quiet)
    watch.subject("harbour")
    with watch("reading the ledger"):
        for _ in range(500):
            if impatient:
                break
            threading.Event().wait(0.01 if told else 0.0001)
    assert impatient == (["harbour: reading the ledger …"] if told else [])


def test_verbose_tells_what_each_stage_cost(run: Run) -> None:
    output = run("build", "--verbose").output
    for stage in (
        "reading the ledger",
        "checking the ledger",
        "compose",
        "fit",
        "checking the deck",
        "writing",
        "together",
    ):
        assert any(line.strip().startswith(stage) and line.endswith(" ms") for line in output.splitlines()), stage


def test_quiet_says_nothing_when_all_is_well(run: Run) -> None:
    assert run("build", "--quiet").output == ""
