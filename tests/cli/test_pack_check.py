"""`sourcedeck pack check`: who carries which slot, what is wrong, and how to mend it, as a person reads it."""

import json
import re
from pathlib import Path

import pytest
from fixture_types import Edit, Run
from pptx import Presentation

SCORE = re.compile(r"\b[01]\.\d\d\b")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    path = tmp_path / "school.pptx"
    Presentation().save(str(path))
    return path


def line(output: str, start: str) -> str:
    return next(one for one in output.splitlines() if one.startswith(start))


def test_a_pack_of_the_program_is_well_in_one_line_and_a_matrix(run: Run) -> None:
    result = run("pack", "check", "seminar", "--strict")
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert lines[-1] == "All is well: each of 24 slide templates has layouts that are made for it. No findings."
    row = " ".join(line(result.output, "about ").split())
    assert row == "about List and aside List and aside 1.00 list 25, aside 24"
    assert "On every slide: kicker 10, title 0, sources 29." in lines


def test_colours_that_cannot_be_read_are_no_well(run: Run, project: Path) -> None:
    assert run("pack", "new", "own").exit_code == 0
    toml = project / "templates/own/pack.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[tokens.colors]\nnavy = "BFD8EE"\n', "utf-8")
    assert run("pack", "make", "own").exit_code == 0
    said = " ".join(run("pack", "check", "own").output.split())
    assert "Colours that do not stand out: titles on the page 1.4:1 (least 4.5:1);" in said
    assert "Change them in pack.toml; then: sourcedeck pack make own" in said
    assert "Some colours do not stand out (see above); each of 24 slide templates has layouts" in said


def test_an_adopted_pack_is_shown_with_its_gaps_and_their_mends(run: Run, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    result = run("pack", "check", "uni")
    assert result.exit_code == 0
    assert result.output.startswith(
        "Slides: 25.40 × 19.05 cm (4:3), 11 layouts.\nFonts: Calibri (headings and text): measured.\n"
    )
    row = line(result.output, "passage ")
    assert "Passage and reading (and task)" in row
    assert "Two Content" in row
    assert row.endswith("passage 1, reading 2")
    assert "+one…six" in result.output
    assert "In a text box on every slide that has it: kicker, sources, task." in result.output
    told = " ".join(result.output.split())
    assert (
        "Layout “Title Only” has no places for `left`, `middle` and `right`: add 3 text placeholders named left, "
        "middle and right." in told
    )
    assert "have no place for `sources`: add a text placeholder named sources." in told
    assert result.output.splitlines()[-1].startswith("All 24 slide templates can be shown, ")


def test_no_line_is_wider_than_a_terminal(run: Run, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    for arguments in (("uni",), ("uni", "-v"), ("seminar",)):
        for one in run("pack", "check", *arguments).output.splitlines():
            assert len(one) <= 100 or " " not in one.strip(), one


def test_a_file_is_looked_at_before_it_is_adopted_in_any_folder(
    run: Run, school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    adopted = SCORE.sub("", run("pack", "check", "uni").output)
    assert SCORE.sub("", run("pack", "check", str(school)).output) == adopted
    monkeypatch.chdir(tmp_path)  # no project
    result = run("pack", "check", school.name)
    assert (result.exit_code, SCORE.sub("", result.output)) == (0, adopted)


def test_the_slides_of_another_pack_are_tried_on_a_file(run: Run, school: Path) -> None:
    data = json.loads(run("pack", "check", str(school), "--extends", "classroom", "--format", "json").output)
    assert (data["pack"], data["extends"]) == ("", "classroom")
    assert run("pack", "check", "seminar", "--extends", "classroom").exit_code == 2


def test_verbose_says_why(run: Run, school: Path) -> None:
    result = run("pack", "check", str(school), "-v")
    told = " ".join(result.output.split())
    assert "title 0 “Title 1” 1.00: its name “Title 1” and its type mean title" in told
    assert "kicker text box: no placeholder has a name, marker or type for it" in told


def test_a_wrong_binding_is_told_at_its_line_and_fails(run: Run, edit: Edit, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    edit("templates/uni/pack.toml", '"Two columns" = "Two Content"', '"Two columns" = "Two Contant"')
    result = run("pack", "check", "uni")
    assert result.exit_code == 1
    told = result.output.splitlines()
    number = next(place for place, one in enumerate(told) if "P124" in one)
    assert told[number].startswith("templates/uni/pack.toml:")
    assert told[number].endswith("error P124 [layouts] Two columns: the file has no layout “Two Contant”")
    assert told[number + 1] == "    hint: did you mean “Two Content”?"
    assert told[-1].endswith("1 error.")
    github = run("pack", "check", "uni", "--format", "github")
    assert github.exit_code == 1
    assert github.output.startswith("::error file=templates/uni/pack.toml,line=")


def test_a_mended_binding_is_in_the_matrix(run: Run, edit: Edit, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    edit("templates/uni/pack.toml", '"Two columns" = "Two Content"', '"Two columns" = "Comparison"')
    result = run("pack", "check", "uni")
    assert result.exit_code == 0
    assert "Comparison" in line(result.output, "activity ")


def test_json_has_everything(run: Run, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    data = json.loads(run("pack", "check", "uni", "--format", "json").output)
    assert list(data) == [
        *("pack", "extends", "slides", "fonts", "contrast", "matrix", "gaps", "unserved", "findings"),
    ]
    assert (data["pack"], data["extends"], data["unserved"], data["findings"]) == ("uni", "seminar", {}, [])
    assert data["slides"]["width_cm"] == 25.4
    assert data["fonts"] == [{"use": "headings and text", "font": "Calibri", "measured": True, "stand_in": ""}]
    row = next(one for one in data["matrix"] if one["template"] == "agenda")
    assert (row["pattern"], row["layout"]) == ("Text", "Title and Content")
    slot = next(one for one in row["slots"] if one["slot"] == "body")
    assert {key: slot[key] for key in ("optional", "idx", "placeholder", "step")} == {
        "optional": False,
        "idx": 1,
        "placeholder": "Content Placeholder 2",
        "step": "binding",
    }
    free = next(one for one in row["slots"] if one["slot"] == "sources")
    assert (free["idx"], free["step"]) == (None, "free")
    assert set(data["gaps"][0]) == {
        *("layout", "slots", "patterns", "templates", "edge", "why", "near", "bind", "mend"),
    }


def test_a_template_whose_slots_no_layout_has_fails(run: Run, project: Path, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    slides = project / "templates/uni/slides"
    slides.mkdir()
    slides.joinpath("odd.md.j2").write_text(
        "---\nslots: [title, table, quotation]\n---\n# A\n\n::: table\nx\n:::\n\n::: quotation\ny\n:::\n", "utf-8"
    )
    result = run("pack", "check", "uni")
    assert result.exit_code == 1
    assert "odd: no layout has `" in result.output
    assert "1 slide template of 25 cannot be shown." in result.output


def test_a_font_that_nobody_has_measured_is_told(run: Run, tmp_path: Path) -> None:
    presentation = Presentation()
    theme = next(
        one.target_part for one in presentation.slide_master.part.rels.values() if one.reltype.endswith("/theme")
    )
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', b'<a:latin typeface="Chalk Of Leska"/>')
    presentation.save(str(tmp_path / "chalk.pptx"))
    said = "Fonts: Chalk Of Leska (headings and text): "
    told = run("pack", "check", str(tmp_path / "chalk.pptx"))
    assert line(told.output, said).startswith(f"{said}nobody has measured it")
    run("pack", "adopt", str(tmp_path / "chalk.pptx"), "--name", "uni")
    assert line(run("pack", "check", "uni").output, said) == f"{said}counts as bold Arial, a tenth wider."


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ("semnar", 2, "Did you mean “seminar”?"),
        ("school.pptx", 2, "There is no file school.pptx."),
        ("../schol.pptx", 2, "Did you mean ../school.pptx?"),
    ],
)
def test_what_is_not_there_is_a_wrong_call(run: Run, school: Path, given: str, status: int, told: str) -> None:
    result = run("pack", "check", given)
    assert result.exit_code == status
    assert told in result.output


def test_a_file_that_is_no_presentation_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.pptx").write_text("Dear all", "utf-8")
    result = run("pack", "check", str(tmp_path / "letter.pptx"))
    assert result.exit_code == 1
    assert "hint: " in result.output


def test_a_folder_is_a_wrong_call_without_a_project_too(
    run: Run, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(school.parent)
    (school.parent / "folder.pptx").mkdir()
    for command in ("check", "preview"):
        result = run("pack", command, "folder.pptx")
        assert result.exit_code == 2
        assert "folder.pptx is a folder, and no presentation is in it. Name one file." in result.output
