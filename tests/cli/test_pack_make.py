"""`sourcedeck pack make` as a user meets it: a colour changed in pack.toml is in the brand, and so in the deck."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from fixture_types import Run
from pptx import Presentation

from builder.cli import group
from builder.packs import load_pack

BUNDLED = Path(__file__).parents[2] / "templates"


def write(project: Path, text: str, name: str = "mine") -> Path:
    path = project / "templates" / name / "pack.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def theme(project: Path, name: str) -> dict[str, str]:
    return dict(load_pack(name, project, bundled=BUNDLED).brand.theme_colors)


@pytest.mark.parametrize("pack", ["seminar", "classroom"])
def test_the_brands_that_come_with_the_program_are_what_it_makes(run: Run, project: Path, pack: str) -> None:
    shutil.copytree(BUNDLED / pack, project / "templates" / pack)
    (project / f"templates/{pack}/brand.pptx").unlink()
    result = run("pack", "make", pack)
    assert (result.exit_code, result.output) == (0, f"Made templates/{pack}/brand.pptx.\n")
    assert (project / f"templates/{pack}/brand.pptx").read_bytes() == (BUNDLED / pack / "brand.pptx").read_bytes()


def test_one_colour_is_changed_and_all_else_is_inherited(run: Run, project: Path) -> None:
    write(project, 'extends = "seminar"\n[tokens.colors]\nnavy = "4A1942"\n')
    assert run("pack", "make", "mine").exit_code == 0
    assert theme(project, "mine") == {**theme(project, "seminar"), "tx2": "4A1942"}
    assert run("build", "--pack", "mine").exit_code == 0


def test_a_pack_of_the_program_is_not_changed(run: Run, project: Path) -> None:
    result = run("pack", "make", "seminar")
    assert result.exit_code == 1
    assert "“seminar” is a pack of the program, not of this project" in result.output
    assert "sourcedeck pack new mine --extends seminar" in result.output


def test_a_brand_is_made_in_its_own_folder_only(run: Run, project: Path) -> None:
    write(project, 'extends = "seminar"\nbrand = "../brand.pptx"\n')
    result = run("pack", "make", "mine")
    assert result.exit_code == 1
    assert (
        "templates/mine/pack.toml:2:1: brand is “../brand.pptx”, which is no file of the pack's folder" in result.output
    )
    assert not (project / "templates/brand.pptx").exists()


def test_a_brand_that_cannot_be_written_is_told_with_what_helps(run: Run, project: Path) -> None:
    write(project, 'extends = "seminar"\n')
    (project / "templates/mine/brand.pptx").mkdir()
    result = run("pack", "make", "mine")
    assert result.exit_code == 1
    assert "a folder stands where the file should be: move it" in result.output
    assert "-o" not in result.output.split()


@pytest.mark.parametrize("bound", [True, False])
def test_a_schools_own_file_is_never_made_over(run: Run, project: Path, bound: bool) -> None:
    Presentation().save(str(project / "school.pptx"))
    assert run("pack", "adopt", str(project / "school.pptx"), "--name", "uni").exit_code == 0
    if not bound:  # who takes the bindings away leaves them to the program
        write(project, 'name = "uni"\nextends = "seminar"\nbrand = "brand.pptx"\n', "uni")
    before = (project / "templates/uni/brand.pptx").read_bytes()
    result = run("pack", "make", "uni")
    assert result.exit_code == 1
    assert "the brand of “uni” is made from a PowerPoint template, not from pack.toml" in result.output
    assert (project / "templates/uni/brand.pptx").read_bytes() == before


def test_a_brand_that_is_broken_is_made_again(run: Run, project: Path) -> None:
    write(project, 'extends = "seminar"\n')
    (project / "templates/mine/brand.pptx").write_bytes(b"PK")
    assert run("pack", "make", "mine").exit_code == 0
    assert theme(project, "mine") == theme(project, "seminar")


def test_one_wrong_pack_of_two_and_neither_is_made(run: Run, project: Path) -> None:
    write(project, 'extends = "seminar"\n')
    write(project, 'extends = "seminar"\n[tokens.colors]\nnavy = "blue"\n', "other")
    result = run("pack", "make", "mine", "other")
    assert result.exit_code == 1
    assert "the colour “navy” is “blue”" in result.output
    assert not (project / "templates/mine/brand.pptx").exists()


def test_a_command_that_does_not_exist_is_told_with_the_nearest() -> None:
    result = CliRunner().invoke(group, ["pack", "mkae"])
    assert result.exit_code == 2
    assert "There is no command “mkae”" in result.output
    assert "Did you mean “make”?" in result.output


def test_a_colour_that_is_too_pale_is_told_with_the_nearest_that_passes(run: Run, project: Path) -> None:
    path = write(project, 'extends = "seminar"\n[tokens.colors]\nnavy = "BFD8EE"\n')
    result = run("pack", "make", "mine")
    assert (result.exit_code, result.stdout) == (0, "Made templates/mine/brand.pptx.\n")
    told, hint = result.stderr.splitlines()
    assert told.startswith(
        "templates/mine/pack.toml:3:1: warning A105 “navy” (BFD8EE) is too pale for titles on the page (1.4"
    )
    better = hint.partition('navy = "')[2][:6]
    assert hint.endswith("; then: sourcedeck pack make mine")
    path.write_text(path.read_text("utf-8").replace("BFD8EE", better), "utf-8")
    assert run("pack", "make", "mine").stderr == ""
    assert run("build", "--pack", "mine").exit_code == 0


def test_a_family_and_colours_that_no_one_shade_mends_are_told(run: Run, project: Path) -> None:
    write(project, 'extends = "classroom"\n[tokens.colors]\nteal = "BFE8E6"\n')
    assert "“teal” (BFE8E6) is too pale for" in run("pack", "make", "mine").stderr
    write(project, 'extends = "classroom"\n[tokens.roles]\nlater-text = "white"\n')
    result = run("pack", "make", "mine")
    assert result.exit_code == 0
    assert "warning A105 the colours do not stand out for the mark “later” (1.0:1, 4.5:1 is the least)" in result.stderr


def test_a_misspelt_colour_is_told(run: Run, project: Path) -> None:
    write(project, 'extends = "seminar"\n[tokens.colors]\nnayv = "0B3D66"\n')
    result = run("pack", "make", "mine")
    assert result.exit_code == 0
    assert "templates/mine/pack.toml:3:1: warning P125 nothing is in the colour “nayv”" in result.stderr
    assert "did you mean “navy”?" in result.stderr
