"""`sourcedeck pack preview`: every slide template of a pack, filled with samples, for a person to look at."""

from pathlib import Path

import pytest
from fixture_types import Run
from pptx import Presentation

from builder.build import read_ledger, read_pack
from builder.previewing import preview_pack

SPECIMENS = Path(__file__).parents[2] / "builder" / "specimens"
OWN = (
    "---\nslots: [title, body]\nfacts: [1, 2]\n---\n# {{ slide.title }}\n\n"
    "::: body\n{{ fact }}\n\n{{ facts[1] if facts | length > 1 }}\n:::\n"
)
TOP = "# {{ slide.title }}\n\n::: kicker\n{{ slide.extra.riddle }}\n:::"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    path = tmp_path / "Our School (2026).pptx"
    Presentation().save(str(path))
    return path


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text for slide in Presentation(str(path)).slides]


def test_the_samples_are_a_ledger_that_checks_clean() -> None:
    assert read_ledger(SPECIMENS)[1] == ()


@pytest.mark.parametrize("pack", ["seminar", "classroom"])
def test_each_template_is_shown_with_little_and_with_much_in_it(run: Run, project: Path, pack: str) -> None:
    result = run("pack", "preview", pack, "--strict")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[0] == f"build/{pack}-preview.pptx"
    assert result.output.splitlines()[-1].endswith(" of samples: no findings.")
    told = titles(project / f"build/{pack}-preview.pptx")
    for template in read_pack(pack, project).templates:
        name = template.replace("-", " ").capitalize()
        assert any(title.startswith(f"{name}: little in it") for title in told), name
        assert any(title.startswith(f"{name}: much in it") for title in told), name


def test_an_adopted_pack_and_the_file_itself_are_shown_alike(run: Run, project: Path, school: Path) -> None:
    run("pack", "adopt", str(school), "--name", "uni")
    assert run("pack", "preview", "uni", "-o", "shown").exit_code == 0
    result = run("pack", "preview", str(school), "-o", "shown")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[0] == "shown/our-school-2026-preview.pptx"
    assert titles(project / "shown/uni-preview.pptx") == titles(project / "shown/our-school-2026-preview.pptx")
    assert [path.name for path in (project / "templates").iterdir()] == ["uni"]


def test_a_file_wants_no_project(run: Run, school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(school.parent)
    assert run("pack", "preview", school.name).exit_code == 0
    assert (school.parent / "build/our-school-2026-preview.pptx").is_file()


def test_equal_packs_give_equal_bytes(project: Path) -> None:
    assert preview_pack("seminar", project).data == preview_pack("seminar", project).data


def own(project: Path, text: str) -> None:
    path = project / "templates/mine/slides/our-own.md.j2"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    (project / "templates/mine/pack.toml").write_text('extends = "seminar"\n', "utf-8")


def test_a_template_of_ones_own_is_found_by_its_name(run: Run, project: Path) -> None:
    own(project, OWN)
    assert run("pack", "preview", "mine").exit_code == 0
    assert "Our own: little in it" in titles(project / "build/mine-preview.pptx")


def test_what_a_template_asks_for_by_name_is_given(run: Run, project: Path) -> None:
    own(
        project,
        OWN.replace("facts: [1, 2]", "facts: [1, 2]\nneeds: [extra.riddle]").replace("# {{ slide.title }}", TOP),
    )
    result = run("pack", "preview", "mine")
    assert result.exit_code == 0, result.output


def test_a_template_that_cannot_take_its_samples_is_told_and_the_rest_is_written(run: Run, project: Path) -> None:
    own(project, OWN.replace("{{ fact }}", "{{ facct }}"))
    result = run("pack", "preview", "mine")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0].startswith("templates/mine/slides/our-own.md.j2:8:")
    assert "P103" in lines[0]
    assert "`sourcedeck explain P103` says more." in lines
    assert "Passage: little in it" in titles(project / "build/mine-preview.pptx")


def test_what_does_not_fit_is_told_at_its_template(run: Run, project: Path) -> None:

    own(project, OWN.replace("# {{ slide.title }}", "# {{ slide.title }} and " + "a long way to go " * 20))
    result = run("pack", "preview", "mine")
    assert result.exit_code == 1
    assert "templates/mine/slides/our-own.md.j2:1:1: error L101" in result.output
    assert (project / "build/mine-preview.pptx").is_file()


@pytest.mark.parametrize(
    ("given", "told"), [("semnar", "Did you mean “seminar”?"), ("no.pptx", "There is no file no.pptx")]
)
def test_what_is_not_there_is_a_wrong_call(run: Run, project: Path, given: str, told: str) -> None:
    result = run("pack", "preview", given)
    assert result.exit_code == 2
    assert told in result.output
    assert not (project / "build").exists()


@pytest.mark.slow
@pytest.mark.libreoffice
def test_pictures_are_drawn_of_every_slide(run: Run, project: Path) -> None:
    own(project, OWN)
    result = run("pack", "preview", "mine", "--pictures")
    assert result.exit_code == 0, result.output
    drawn = sorted(path.name for path in (project / "build/mine-preview").iterdir())
    assert sum(name.startswith("slide-") for name in drawn) == len(titles(project / "build/mine-preview.pptx"))
    assert "contact-sheet.png" in drawn
