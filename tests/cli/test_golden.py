"""The tiny deck as text, word for word: what a template, a string or a rule changes in it shows in one small diff."""

import os
from pathlib import Path

from fixture_types import Run

GOLDEN = Path(__file__).parent.parent / "golden" / "harbour.md"


def test_the_tiny_deck_reads_as_it_did(run: Run, project: Path) -> None:
    assert run("build", "--format", "md").exit_code == 0
    text = (project / "build/harbour.md").read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), "if the change is meant, run `make golden` and read its diff"
