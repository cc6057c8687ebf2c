"""`sourcedeck pack measure`: fonts of one's own computer, measured into a pack, prove the fit of its text."""

import json
from pathlib import Path

import pytest
from fixture_types import Run
from font_files import font_file


@pytest.fixture
def pack(project: Path) -> Path:
    """A pack of the project's own that extends a bundled one."""
    folder = project / "templates" / "mine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text('name = "mine"\nextends = "seminar"\n', "utf-8")
    return folder


def save(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_fonts_are_measured_into_the_pack(pack: Path, run: Run, tmp_path: Path) -> None:
    regular = save(tmp_path, "secret-name.ttf", font_file("Aptos"))
    bold = save(tmp_path, "b.ttf", font_file("Aptos", "Bold"))
    result = run("pack", "measure", "mine", regular, bold)
    assert result.exit_code == 0
    assert "Measured Aptos: regular, bold." in result.output
    assert "not given: italic, bold italic" in result.output
    assert "Wrote 2 files to templates/mine/metrics." in result.output
    files = sorted(path.name for path in (pack / "metrics").iterdir())
    assert files == ["aptos-bold.json", "aptos-regular.json"]
    text = (pack / "metrics" / "aptos-regular.json").read_text("utf-8")
    assert "secret" not in text
    assert str(tmp_path) not in text
    assert set(json.loads(text)) == {"units", "ascent", "descent", "gap", "line", "advances", "left", "right", "kern"}


def test_what_is_measured_twice_is_the_same(pack: Path, run: Run, tmp_path: Path) -> None:
    font = save(tmp_path, "a.ttf", font_file("Aptos", kern=[("T", "o", -80)]))
    run("pack", "measure", "mine", font)
    first = (pack / "metrics" / "aptos-regular.json").read_bytes()
    assert run("pack", "measure", "mine", font, font).exit_code == 0
    assert (pack / "metrics" / "aptos-regular.json").read_bytes() == first


def test_files_that_cannot_be_measured_are_told_and_the_others_kept(pack: Path, run: Run, tmp_path: Path) -> None:
    good = save(tmp_path, "good.ttf", font_file("Aptos"))
    bad = save(tmp_path, "bad.ttf", b"no font at all")
    variable = save(tmp_path, "variable.ttf", font_file("Inter", variable=True))
    result = run("pack", "measure", "mine", bad, variable, good, str(tmp_path / "none.ttf"), str(tmp_path))
    assert result.exit_code == 1
    assert "bad.ttf cannot be measured: it is no font file (.ttf, .otf or .ttc)" in result.stderr
    assert "variable.ttf cannot be measured: it is a variable font" in result.stderr
    assert "none.ttf: no such file" in result.stderr
    assert "is a folder" in result.stderr
    assert [path.name for path in (pack / "metrics").iterdir()] == ["aptos-regular.json"]


def test_two_files_of_one_style_are_told(pack: Path, run: Run, tmp_path: Path) -> None:
    one = save(tmp_path, "one.ttf", font_file("Aptos"))
    two = save(tmp_path, "two.ttf", font_file("Aptos", widths={"a": 600}))
    result = run("pack", "measure", "mine", one, two)
    assert result.exit_code == 1
    assert "two.ttf is Aptos regular, and so was another file before it" in result.stderr


def test_a_pack_of_the_program_is_not_written_to(project: Path, run: Run, tmp_path: Path) -> None:
    result = run("pack", "measure", "seminar", save(tmp_path, "a.ttf", font_file()))
    assert result.exit_code == 1
    assert "“seminar” is a pack of the program, not of this project" in result.stderr


def test_figures_reach_the_brand_and_are_inherited(pack: Path, run: Run, project: Path, tmp_path: Path) -> None:
    from builder.bundled import bundled_root
    from builder.packs.load import load_pack

    run("pack", "measure", "mine", save(tmp_path, "a.ttf", font_file("Aptos")))
    heir = project / "templates" / "heir"
    heir.mkdir()
    (heir / "pack.toml").write_text('name = "heir"\nextends = "mine"\n', "utf-8")
    brand = load_pack("heir", project, bundled=bundled_root() / "templates").brand
    assert list(brand.faces) == ["aptos-regular"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("aptos-regular.json", "{}", "error P003 these are no figures of a font: "),
        ("aptos-regular.json", "no JSON", "error P003 these are no figures of a font: "),
        ("aptos.json", "{}", "warning P003 this file is not read"),
        ("README.md", "mine", "warning P003 this file is not read"),
    ],
)
def test_files_that_are_no_figures_are_findings(pack: Path, project: Path, name: str, text: str, told: str) -> None:
    from builder.bundled import bundled_root
    from builder.packs.load import load_pack

    (pack / "metrics").mkdir()
    (pack / "metrics" / name).write_text(text, "utf-8")
    found = load_pack("mine", project, bundled=bundled_root() / "templates").findings
    (line,) = [f"{one.severity} {one.code} {one.message}" for one in found if one.place.path.endswith(name)]
    assert line.startswith(told)
