"""`sourcedeck pack diff` and `pack adopt --update`: next year's template, and what it breaks."""

import json
from pathlib import Path

import pytest
from fixture_types import Run
from pptx import Presentation
from pptx.util import Inches


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """The school's template: the default one of python-pptx."""
    path = tmp_path / "school.pptx"
    Presentation().save(str(path))
    return path


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A year later: the layout for two contents has another name, one placeholder less is on it, a table is wider."""
    presentation = Presentation()
    two = presentation.slide_layouts.get_by_name("Two Content")
    two.name = "Zwei Spalten"
    placeholder = next(one for one in two.placeholders if one.placeholder_format.idx == 2)
    placeholder._element.getparent().remove(placeholder._element)
    title = presentation.slide_layouts.get_by_name("Title Only").placeholders[0]
    title.left, title.top, title.width, title.height = Inches(5), Inches(5), Inches(4), Inches(1)
    path = tmp_path / "school-2027.pptx"
    presentation.save(str(path))
    return path


def test_the_same_file_breaks_nothing(run: Run, school: Path) -> None:
    assert run("pack", "adopt", str(school), "--name", "uni").exit_code == 0
    result = run("pack", "diff", "uni", str(school))
    assert (result.exit_code, result.output) == (0, "Nothing differs.\n")


def test_what_breaks_is_told_with_what_to_do(run: Run, school: Path, newer: Path) -> None:
    assert run("pack", "adopt", str(school), "--name", "uni").exit_code == 0
    result = run("pack", "diff", "uni", str(newer))
    lines = result.output.splitlines()
    assert result.exit_code == 1
    broken = [line for line in lines if line.startswith("breaks:")]
    assert (
        "breaks: pack.toml, [layouts] Two columns; Two columns and task; Passage and reading and 5 more: "
        "the file has no layout “Two Content”"
    ) in broken
    assert "breaks: pack.toml, [slots.“Two Content”]: the file has no layout “Two Content”" in broken
    assert any(line.startswith("differs: “Two Content”: it is gone; it served ") for line in lines)
    assert any(line.startswith("differs: “Title Only”: 0 “Title 1” stands elsewhere") for line in lines)
    for number, line in enumerate(lines):
        if line.startswith("breaks:"):
            assert lines[number + 1].startswith("    hint: "), line
    assert lines[-1].startswith("2 things break, ")


def test_files_alone_are_compared_without_bindings(run: Run, school: Path, newer: Path) -> None:
    result = run("pack", "diff", str(school), str(newer))
    assert result.exit_code == 0
    assert "breaks" not in result.output
    assert run("pack", "diff", str(school), str(newer), "--strict").exit_code == 1
    assert "told:" not in result.output
    assert "told: “Zwei Spalten”: it is new" in run("pack", "diff", str(school), str(newer), "-v").output


def test_two_files_with_the_bindings_of_a_pack(run: Run, school: Path, newer: Path) -> None:
    assert run("pack", "adopt", str(school), "--name", "uni").exit_code == 0
    result = run("pack", "diff", str(school), str(newer), "--name", "uni")
    assert result.exit_code == 1
    assert result.output == run("pack", "diff", "uni", str(newer)).output


def test_json_has_every_change(run: Run, school: Path, newer: Path) -> None:
    changes = json.loads(run("pack", "diff", str(school), str(newer), "--format", "json").output)
    assert {one["severity"] for one in changes} == {"warning", "info"}
    assert all(set(one) == {"kind", "severity", "layout", "what", "mend"} for one in changes)
    assert {"layout gone", "layout added", "placeholder moved"} <= {one["kind"] for one in changes}


def test_a_slip_in_a_name_is_told_with_the_nearest(run: Run, school: Path) -> None:
    result = run("pack", "diff", str(school), str(school.with_name("scool.pptx")))
    assert result.exit_code == 2
    assert f"Did you mean {school}?" in result.output
    result = run("pack", "diff", "seminr", str(school))
    assert result.exit_code == 2
    assert "Did you mean “seminar”?" in result.output


def test_an_update_keeps_what_the_person_wrote(run: Run, project: Path, school: Path, newer: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    toml = project / "templates/uni/pack.toml"
    kept = toml.read_bytes() + b"# My own note.\n"
    toml.write_bytes(kept)
    result = run("pack", "adopt", str(newer), "--name", "uni", "--update")
    assert result.exit_code == 1  # bindings broke
    assert "breaks: pack.toml, [slots.“Two Content”]: the file has no layout “Two Content”" in result.output
    assert toml.read_bytes() == kept
    assert run("pack", "diff", "uni", str(newer)).output == "Nothing differs.\n"
    assert run("build", "--pack", "uni").exit_code == 1
    text = toml.read_text("utf-8").replace("Two Content", "Zwei Spalten")
    toml.write_text("".join(line for line in text.splitlines(True) if " = 2 " not in line), "utf-8")
    built = run("build", "--pack", "uni")
    assert built.exit_code == 0, built.output


def test_an_update_without_changes_says_so(run: Run, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    result = run("pack", "adopt", str(school), "--name", "uni", "--update")
    assert result.exit_code == 0
    assert "Nothing differs." in result.output.splitlines()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("uni", "there is no pack “uni”"),
        ("seminar", "the pack “seminar” was not adopted from a PowerPoint file"),
    ],
)
def test_only_an_adopted_pack_is_updated(run: Run, project: Path, school: Path, name: str, told: str) -> None:
    result = run("pack", "adopt", str(school), "--name", name, "--update")
    assert result.exit_code == 1
    assert told in result.output
    assert "hint: " in result.output
    assert not (project / "templates").exists()
