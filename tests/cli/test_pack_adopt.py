"""`sourcedeck pack adopt` as a user meets it: what it says, what it writes, and what it refuses."""

import errno
import os
import shutil
import tomllib
from pathlib import Path

import pytest
from fixture_types import Run
from pptx import Presentation

from builder.cli.pack import write_new_pack
from builder.errors import SourcedeckError
from builder.whole_file import reserved


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """The school's template: the default one of python-pptx, with a sample slide."""
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[0]).shapes.title.text = "A sample"
    path = tmp_path / "Our school.pptx"
    presentation.save(str(path))
    return path


def files(project: Path) -> list[str]:
    return sorted(path.relative_to(project).as_posix() for path in project.rglob("*"))


def test_it_says_what_was_made_and_what_comes_next(run: Run, school: Path) -> None:
    result = run("pack", "adopt", str(school), "--name", "uni")
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            "Made templates/uni from Our school.pptx: 11 layouts, slides of 25.40 × 19.05 cm (4:3).",
            "Fonts: Calibri, measured.",
            "Left behind: 1 sample slide, 1 printer setting.",
            "In text boxes, since no placeholder is for them: kicker, task, sources, meta.",
            "Also: columns, statements and cards on “Title Only”; body on “Title and Content”.",
            "The file has no notes master; a plain one was added, since decks have notes.",
            "Next: sourcedeck pack check uni, then sourcedeck build --pack uni.",
        ],
    )


def test_the_pack_builds_the_deck_and_the_deck_is_not_changed(run: Run, project: Path, school: Path) -> None:
    before = (project / "decks/harbour.yaml").read_bytes()
    run("pack", "adopt", str(school), "--name", "uni")
    assert run("check", "--strict").exit_code == 0
    assert run("build", "--pack", "uni").exit_code == 0
    made = Presentation(str(project / "build/harbour.pptx"))
    assert {one.slide_layout.name for one in made.slides} <= {one.name for one in Presentation().slide_layouts}
    assert (project / "decks/harbour.yaml").read_bytes() == before


def test_equal_files_give_equal_bytes_and_nothing_of_the_machine(
    run: Run, project: Path, school: Path, tmp_path: Path
) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    first = {path.name: path.read_bytes() for path in (project / "templates/uni").iterdir()}
    shutil.rmtree(project / "templates")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(school, elsewhere / school.name)
    run("pack", "adopt", str(elsewhere / school.name), "--name", "uni")
    assert {path.name: path.read_bytes() for path in (project / "templates/uni").iterdir()} == first
    assert str(tmp_path).encode() not in first["pack.toml"]
    assert "Our school.pptx" in first["pack.toml"].decode()


def test_it_works_from_any_folder_of_the_project(
    run: Run, project: Path, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "seeds" / "facts")
    shutil.copy(school, "here.potx")
    assert run("pack", "adopt", "here.potx", "--name", "uni").exit_code == 0
    assert (project / "templates/uni/pack.toml").is_file()


def test_a_file_name_cannot_break_pack_toml(run: Run, project: Path, school: Path) -> None:
    odd = school.with_name('a\n[layouts]\n"x.pptx')
    shutil.copy(school, odd)
    result = run("pack", "adopt", str(odd), "--name", "uni")
    assert result.exit_code == 0
    assert r"a\n[layouts]" in result.output
    assert tomllib.loads((project / "templates/uni/pack.toml").read_text("utf-8"))["name"] == "uni"


def test_fonts_that_nobody_has_measured_are_told_and_accepted(run: Run, project: Path, tmp_path: Path) -> None:
    presentation = Presentation()
    master = presentation.slide_master.part
    theme = next(one.target_part for one in master.rels.values() if one.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/>', b'<a:latin typeface="Chalk Of Leska"/>')
    presentation.save(str(tmp_path / "chalk.pptx"))
    result = run("pack", "adopt", str(tmp_path / "chalk.pptx"), "--name", "uni")
    assert (
        "Fonts that nobody has measured: Chalk Of Leska. They count as bold Arial, a tenth wider; "
        "with the font's file: sourcedeck pack measure uni FONTFILE"
    ) in result.output.splitlines()
    assert run("build", "--pack", "uni").exit_code == 0


@pytest.mark.parametrize("name", ["Uni", "our uni", "uni_1", "../uni", "", "con", "ünı"])
def test_names_that_no_pack_can_have(run: Run, project: Path, school: Path, name: str) -> None:
    before = files(project)
    result = run("pack", "adopt", str(school), "--name", name)
    assert result.exit_code == 2
    assert "cannot be a pack's name" in result.output
    assert files(project) == before


def test_a_file_that_is_not_there_is_told_with_the_nearest(run: Run, project: Path, school: Path) -> None:
    before = files(project)
    for given, told in (
        ("Our scool.pptx", f"There is no file {school.with_name('Our scool.pptx')}. Did you mean {school}?"),
        ("nothing-alike.pptx", f"There is no file {school.with_name('nothing-alike.pptx')}."),
        ("no/such.pptx", "There is no folder "),
    ):
        result = run("pack", "adopt", str(school.parent / given), "--name", "uni")
        assert result.exit_code == 2
        assert told in result.output
    result = run("pack", "adopt", str(school.parent), "--name", "uni")
    assert result.exit_code == 2
    assert "is a folder: it has Our school.pptx. Name one file." in result.output
    assert files(project) == before


def test_a_file_that_is_no_presentation_is_refused_and_nothing_written(run: Run, project: Path, tmp_path: Path) -> None:
    before = files(project)
    (tmp_path / "letter.pptx").write_text("Dear all", "utf-8")
    result = run("pack", "adopt", str(tmp_path / "letter.pptx"), "--name", "uni")
    assert result.exit_code == 1
    assert "hint: " in result.output
    assert files(project) == before


def test_nothing_is_overwritten(run: Run, project: Path, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    before = (project / "templates/uni/pack.toml").read_bytes()
    result = run("pack", "adopt", str(school), "--name", "uni")
    assert result.exit_code == 1
    assert "there is a pack “uni” already" in result.output
    assert "--update" in result.output
    assert (project / "templates/uni/pack.toml").read_bytes() == before


def test_the_name_of_a_pack_of_the_program_is_not_taken(run: Run, project: Path, school: Path) -> None:
    result = run("pack", "adopt", str(school), "--name", "seminar")
    assert result.exit_code == 1
    assert "“seminar” is a pack that comes with the program" in result.output
    assert not (project / "templates").exists()


def test_a_pack_to_extend_that_does_not_exist(run: Run, project: Path, school: Path) -> None:
    result = run("pack", "adopt", str(school), "--name", "uni", "--extends", "clasroom")
    assert result.exit_code == 1
    assert "did you mean “classroom”?" in result.output
    assert not (project / "templates").exists()


def test_bindings_of_another_file_are_not_inherited(run: Run, project: Path, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni", "--extends", "classroom")
    result = run("pack", "adopt", str(school), "--name", "other", "--extends", "uni")
    assert result.exit_code == 1
    assert "its bindings are for another PowerPoint file" in result.output
    assert "write: --extends classroom" in result.output


def test_update_leaves_extends_alone(run: Run, school: Path) -> None:
    result = run("pack", "adopt", str(school), "--name", "uni", "--update", "--extends", "seminar")
    assert result.exit_code == 2
    assert "change “extends” there" in result.output


def test_what_stands_in_the_way_is_told(run: Run, project: Path, school: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/uni").write_text("a note", "utf-8")
    result = run("pack", "adopt", str(school), "--name", "uni")
    assert result.exit_code == 1
    assert "templates/uni is a plain file; a pack is a folder with a pack.toml in it" in result.output
    assert (project / "templates/uni").read_text("utf-8") == "a note"


def test_a_pack_that_another_process_makes_meanwhile_is_not_mixed_with_this_one(project: Path) -> None:
    folder = project / "templates/uni"
    files = {folder / "pack.toml": b'extends = "seminar"\n', folder / "brand.pptx": b"one"}
    write_new_pack(files)
    with pytest.raises(SourcedeckError, match="nothing is overwritten"):
        write_new_pack(dict.fromkeys(files, b"two"))
    assert (folder / "brand.pptx").read_bytes() == b"one"
    with reserved(project / "templates/other"), pytest.raises(SourcedeckError, match="another sourcedeck is writing"):
        write_new_pack({project / "templates/other/pack.toml": b""})
    assert files.keys() == {*folder.iterdir()}


def test_a_folder_of_packs_that_is_a_link_out_of_the_project_gets_nothing(
    run: Run, project: Path, school: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (project / "templates").symlink_to(outside)
    for command in (("pack", "adopt", str(school), "--name", "uni"), ("pack", "new", "uni")):
        result = run(*command)
        assert (result.exit_code, "leads out of the project" in result.output) == (1, True)
    assert not list(outside.iterdir())


def test_what_cannot_be_written_leaves_no_half_pack_and_no_word_of_options_that_are_not_there(
    run: Run, project: Path, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("builder.whole_file._write_aside", full)
    result = run("pack", "adopt", str(school), "--name", "uni")
    assert (result.exit_code, "no space left" in result.output, " -o" in result.output) == (1, True, False)
    assert not (project / "templates").exists()
