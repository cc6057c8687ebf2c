"""What a command imports and how it ends: nothing that it does not use, and no word or status lost."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fixture_types import Run

# What only hints, other commands, tests or peers need; and what drags in the network.
OFF_THE_BUILD_PATH = (
    *("rich", "rapidfuzz", "babel", "edtf", "pptx", "trafilatura", "urllib.request", "http", "ssl"),
    *("PIL", "pypdfium2", "subprocess", "fontTools"),
    *("builder.binding.aliases", "builder.binding.choose", "builder.binding.derive", "builder.watching"),
)
BUILD = """
import sys
from builder.cli import group
try:
    group(["build", "-C", sys.argv[1], "--quiet"])
except SystemExit as done:
    if done.code:
        raise
print(*sorted({name for name in sys.modules if name in sys.argv[2:]}))
"""


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from builder.start import main; main()", *arguments]
    return subprocess.run(program, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("own", [False, True], ids=["the program's packs", "packs of its own"])
def test_a_build_imports_nothing_that_it_does_not_use(project: Path, own: bool) -> None:
    if own:
        shutil.copytree(Path(__file__).parents[2] / "templates", project / "templates", dirs_exist_ok=True)
    command = [sys.executable, "-c", BUILD, str(project), *OFF_THE_BUILD_PATH]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert list((project / "build").glob("*.pptx"))
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [(["--version"], 0, "version"), (["facts", "--help"], 0, "Usage"), (["biuld"], 2, "build"), ([], 2, "Usage")],
)
def test_the_process_ends_with_all_its_words_and_its_status(arguments: list[str], status: int, said: str) -> None:
    done = started(*arguments)
    assert done.returncode == status
    assert said in done.stdout + done.stderr


def test_the_process_of_a_failed_check_says_so(project: Path, run: Run) -> None:
    assert run("check").exit_code == 0
    (project / "seeds/facts/harbour.yaml").write_text("- id: [", encoding="utf-8")
    done = started("check", "-C", str(project))
    assert done.returncode == 1
    assert "seeds/facts/harbour.yaml:" in done.stdout
    assert done.stdout.endswith(" checked: 1 error.\n")


def test_a_reader_that_goes_away_is_no_error_with_a_traceback(project: Path) -> None:
    program = [sys.executable, "-c", "from builder.start import main; main()", "facts", "-C", str(project)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_is_full_leaves_the_old_deck_and_nothing_half_written(run: Run, project: Path) -> None:
    run("build")
    deck = project / "build/harbour.pptx"
    before = deck.read_bytes()
    # A limit on the size of files stands in for a full disk: the write breaks off in the middle.
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "from builder.start import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "build", "--date", "2023-01-01"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "harbour.pptx: file too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in (project / "build").iterdir()] == ["harbour.pptx"]
    assert deck.read_bytes() == before
