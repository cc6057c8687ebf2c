"""The commands as a user meets them: what they print, write, and exit with."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from fixture_types import Edit, Run

from builder.cli import COMMANDS, group


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_help_imports_no_stage_and_no_heavy_library() -> None:
    program = (
        "import sys; from builder.cli import group\n"
        "try: group(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'jinja2', 'lxml', 'yaml', 'pptx', 'rich', 'markdown_it', 'builder.compose'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Build decks into PowerPoint files" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    result = CliRunner().invoke(group, [name, "--help"])
    assert result.exit_code == 0
    assert f"Example: sourcedeck {name}" in " ".join(result.output.split())


def test_check_of_a_sound_project_is_clean(run: Run) -> None:
    result = run("check", "--strict")
    assert result.output == "1 source, 4 facts, 1 deck checked: no findings.\n"
    assert result.exit_code == 0


def test_check_names_the_place_the_rule_and_what_to_do(run: Run, edit: Edit) -> None:
    edit("seeds/facts/harbour.yaml", "exact: At least 11 ships waited", "exact: At least 12 ships waited")
    result = run("check")
    assert result.exit_code == 1
    assert "seeds/facts/harbour.yaml:15:14: error F101" in result.output
    assert "hint: " in result.output
    assert "Traceback" not in result.output


def test_check_as_json_and_as_github_annotations(run: Run, edit: Edit) -> None:
    edit("seeds/facts/harbour.yaml", "exact: At least 11 ships waited", "exact: At least 12 ships waited")
    found = json.loads(run("check", "--format", "json", "--ledger-only").output)
    assert {"code": "F101", "severity": "error", "file": "seeds/facts/harbour.yaml", "line": 15}.items() <= found[
        0
    ].items()
    github = run("check", "--format", "github", "--ledger-only").output
    assert github.startswith("::error file=seeds/facts/harbour.yaml,line=15,col=14,title=F101::")


def test_build_writes_the_deck_and_says_what_it_is(run: Run, project: Path) -> None:
    result = run("build")
    assert result.exit_code == 0, result.output
    deck = project / "build/harbour.pptx"
    assert deck.name in result.output
    assert "4 slides, 8 of 20 minutes" in result.output
    assert "4 facts used, 0 not used" in result.output
    assert zipfile.ZipFile(deck).testzip() is None


def test_equal_inputs_give_equal_bytes_whatever_the_clock_and_the_folder(
    run: Run, project: Path, tmp_path: Path
) -> None:
    run("build")
    run("build", "-o", str(tmp_path / "elsewhere"))
    assert digest(project / "build/harbour.pptx") == digest(tmp_path / "elsewhere/harbour.pptx")


def test_the_date_is_the_option_then_the_environment_then_the_deck(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def modified() -> str:
        with zipfile.ZipFile(project / "build/harbour.pptx") as archive:
            return archive.read("docProps/core.xml").decode()

    run("build")
    assert "2022-03-08" in modified()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1672531200")
    run("build")
    assert "2023-01-01" in modified()
    run("build", "--date", "2024-02-29")
    assert "2024-02-29" in modified()


def test_a_finding_stops_the_build_and_leaves_the_old_deck_alone(run: Run, edit: Edit, project: Path) -> None:
    run("build")
    before = digest(project / "build/harbour.pptx")
    edit("decks/harbour.yaml", "At least 11 ships waited", "11 ships waited")
    result = run("build")
    assert result.exit_code == 1
    assert "nothing was written" in result.output
    assert digest(project / "build/harbour.pptx") == before


def test_build_as_text(run: Run, project: Path) -> None:
    assert run("build", "--format", "md").exit_code == 0
    text = (project / "build/harbour.md").read_text(encoding="utf-8")
    assert "at least 11 ships waited outside the harbour" in text


def test_build_in_another_pack(run: Run, project: Path) -> None:
    result = run("build", "--pack", "classroom")
    assert result.exit_code == 0, result.output
    result = run("build", "--pack", "clasroom")
    assert result.exit_code != 0
    assert "classroom" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], "Did you mean “build”?"),
        (["build", "harbor"], "Did you mean “harbour”?"),
        (["build", "--date", "tomorrow"], "not a date like 2022-11-21"),
        (["show", "ship"], "Did you mean “ships”?"),
        (["source", "pin", "leska"], "Did you mean “leska-courier”?"),
    ],
)
def test_a_wrong_call_is_explained_and_exits_with_2(run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_outside_a_project_the_way_in_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(group, ["build"])
    assert result.exit_code == 1
    assert "sourcedeck init" in result.output


def test_facts_tells_status_and_use(run: Run) -> None:
    output = run("facts").output
    assert "ships  ❝ Said · matched  harbour 2" in output
    assert "4 of 4 facts." in output
    assert "0 of 4 facts." in run("facts", "--unused").output
    rows = json.loads(run("facts", "--format", "json", "--kind", "figure").output)
    assert [(row["id"], row["checked"], row["slides"]) for row in rows] == [
        ("ships", True, [{"deck": "harbour", "page": 2}])
    ]


def test_show_puts_the_quotation_into_its_passage(run: Run) -> None:
    output = " ".join(run("show", "repairs").output.split())
    assert "⟦Two unnamed officials reportedly told the newspaper that repairs had begun.⟧" in output
    assert "The closure may last until Friday." in output
    assert "◔ Reported · matched" in output
    assert "harbour, slide 3: Two unnamed officials" in output


def test_sources_tells_what_is_stored_and_pinned(run: Run) -> None:
    output = run("sources").output
    assert "leska-courier" in output
    assert "pinned, 4 facts" in output
    assert json.loads(run("sources", "--format", "json").output)[0]["container-title"] == "The Leska Courier"


def test_source_pin_settles_a_drift(run: Run, edit: Edit) -> None:
    edit("seeds/sources/leska-courier.md", "until Friday. Two", "until Friday.  Two")
    assert "S110" in run("check", "--ledger-only").output
    assert "pinned" in run("source", "pin", "leska-courier").output
    assert run("check", "--ledger-only", "--strict").exit_code == 0


def test_init_makes_a_project_and_overwrites_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(group, ["init", "mycourse", "--with-templates"])
    assert made.exit_code == 0, made.output
    assert (tmp_path / "mycourse/decks/drone-deal-classroom.yaml").is_file()
    assert (tmp_path / "mycourse/templates/seminar/pack.toml").is_file()
    again = CliRunner().invoke(group, ["init", "mycourse"])
    assert again.exit_code == 1
    assert "not empty" in again.output


def test_an_output_folder_that_cannot_be_written_is_one_sentence(run: Run, project: Path) -> None:
    (project / "build").write_text("a file where the folder should be", encoding="utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "build" in result.output


def test_the_commands_listed_are_click_commands() -> None:
    with click.Context(group) as context:
        assert all(isinstance(group.get_command(context, name), click.Command) for name in group.list_commands(context))
