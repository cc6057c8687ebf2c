"""A tiny project that works: one source, four facts, one deck. Tests break one thing and look at what is said."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fixture_types import Edit, Run
from harbour_files import project_files


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out tests that need LibreOffice where it is not installed; in CI, that is a failure."""
    missing = [program for program in ("soffice", "pdftotext") if not shutil.which(program)]
    if missing and item.get_closest_marker("libreoffice"):
        outcome = pytest.fail if os.environ.get("CI") else pytest.skip
        outcome(f"not installed: {', '.join(missing)} (Debian: libreoffice-impress, poppler-utils)")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a temporary folder that checks clean and builds."""
    folder = tmp_path / "harbour"
    for name, text in project_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def edit(project: Path) -> Edit:
    """Replace words in a file of the project: `edit("seeds/facts/harbour.yaml", "at least 11", "11")`."""

    def replace(name: str, old: str, new: str) -> None:
        path = project / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold “{old}”"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `sourcedeck` in the project as a user would: `run("check", "--strict")`."""
    from builder.cli import group

    monkeypatch.chdir(project)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(group, list(arguments), catch_exceptions=False)

    return call
