"""Bad input ends in one clear message and a status: no traceback, nothing half written, the old deck as it was."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fixture_types import Edit, Run

SOURCE, FACTS, DECK = "seeds/sources/leska-courier.md", "seeds/facts/harbour.yaml", "decks/harbour.yaml"
BUILT = "build/harbour.pptx"
COMMAND = (sys.executable, "-c", "from builder.start import main; main()")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files, limits and signals")
# A raw control character in what is said would be obeyed by a terminal.
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]")


@pytest.fixture
def built(project: Path, run: Run) -> Iterator[Path]:
    """The tiny project with a deck that was built before; afterwards its folders hold no more than they did."""
    assert run("build", "--quiet").exit_code == 0
    deck = project / BUILT
    before = deck.read_bytes()
    yield project
    assert deck.read_bytes() == before, "the old deck was touched"
    assert [path.name for path in deck.parent.iterdir()] == ["harbour.pptx"], "something was left behind"


def refused(run: Run, *arguments: str) -> str:
    """What a build says that must fail, once it is certain that it says it well."""
    result = run(*(arguments or ("build",)))
    assert result.exit_code == 1, result.output
    assert not CONTROL.search(result.output), result.output
    return result.output


def findings_in(output: str) -> list[str]:
    """The lines that begin a finding."""
    return [line for line in output.splitlines() if re.search(r": (?:error|warning) [A-Z]\d{3} ", line)]


# --- files that cannot be read, and what is in them


def be_missing(path: Path) -> None:
    path.symlink_to("nowhere.md")


def be_a_ring(path: Path) -> None:
    path.symlink_to(path.name)


def be_a_folder(path: Path) -> None:
    path.mkdir()


def be_a_pipe(path: Path) -> None:
    os.mkfifo(path)


def be_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def be_of_the_machine(path: Path) -> None:
    path.symlink_to("/etc/hostname")


UNREADABLE: dict[Callable[[Path], None], str] = {
    be_missing: "the file cannot be read: no such file or directory",
    be_a_ring: "the file cannot be read: ",
    be_a_folder: "the file cannot be read: it is no ordinary file",
    be_a_pipe: "the file cannot be read: it is no ordinary file",
    be_endless: "the file lies outside the project",
    be_of_the_machine: "the file lies outside the project",
}


@posix_only
@pytest.mark.parametrize("name", [SOURCE, FACTS, "seeds/reference/actors.yaml", DECK])
@pytest.mark.parametrize("become", UNREADABLE, ids=lambda become: become.__name__)
def test_a_file_that_cannot_be_read_is_told_once(
    built: Path, run: Run, name: str, become: Callable[[Path], None]
) -> None:
    (built / name).unlink()
    become(built / name)
    told = findings_in(refused(run))
    assert [line.startswith(f"{name}: error ") and UNREADABLE[become] in line for line in told] == [True], told


BYTES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a byte of Windows": (lambda data: data.replace(b"harbour", b"harb\xf6r", 1), "the byte 0xF6 is not UTF-8 text"),
    "broken at the end": (lambda data: data + b"\xe2\x80", "is not UTF-8 text"),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "the file is UTF-16 text, not UTF-8"),
    "UTF-16 without a mark": (lambda data: data.decode().encode("utf-16-le"), "the file is UTF-16 text, not UTF-8"),
    "UTF-16 the other way": (lambda data: data.decode().encode("utf-16-be"), "the file is UTF-16 text, not UTF-8"),
    "a NUL": (lambda data: data + b"\0", "the control character U+0000 is not allowed"),
    "an escape": (lambda data: data.replace(b"harbour", b"har\x1b[31mbour", 1), "the control character U+001B"),
    "an escape of eight bits": (lambda data: data.replace(b"harbour", b"har\xc2\x9bbour", 1), "U+009B is not allowed"),
    "private use": (lambda data: data.replace(b"harbour", "har\ue000bour".encode(), 1), "private-use character U+E000"),
    "private use, far away": (lambda data: data.replace(b"harbour", "har\U000f0001".encode(), 1), "U+F0001"),
    "writing turned around": (lambda data: data.replace(b"harbour", "har\u202ebour".encode(), 1), "U+202E"),
    "50 MB": (lambda data: data + b"lorem ipsum dolor #\n" * 2_500_000, "at most 8,000,000 are read"),
    "nothing": (lambda _: b"", ""),
}


# A project may have no facts yet: what an empty file of facts misses is told by its deck.
CHANGED = [(name, change) for name in (SOURCE, FACTS, DECK) for change in BYTES if (name, change) != (FACTS, "nothing")]


@pytest.mark.parametrize(("name", "change"), CHANGED)
def test_bytes_that_are_no_plain_text_are_told_once(built: Path, run: Run, name: str, change: str) -> None:
    path = built / name
    make, said = BYTES[change]
    path.write_bytes(make(path.read_bytes()))
    told = findings_in(refused(run))
    assert [line.startswith(f"{name}") and said in line for line in told] == [True], told


def test_a_mark_of_byte_order_and_the_line_ends_of_windows_change_nothing(built: Path, run: Run) -> None:
    before = (built / BUILT).read_bytes()
    for name in (SOURCE, FACTS, DECK, "seeds/reference/actors.yaml"):
        text = (built / name).read_bytes()
        (built / name).write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    result = run("build", "--strict", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert (built / BUILT).read_bytes() == before


HOSTILE_YAML = {
    "a bomb": (
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "the YAML aliases (*name) multiply",
    ),
    "a ring": ("&a [*a]\n", "refer to themselves"),
    "brackets": ("[" * 100_000 + "]" * 100_000, "nest too deeply"),
    "dashes": ("- " * 100_000, "nest too deeply"),
    "indents": ("\n".join(" " * depth + "a:" for depth in range(2_000)), "nest too deeply"),
    "a tag": (
        "- id: !!python/object/apply:os.system [touch pwned]\n",
        "the YAML tag “!!python/object/apply:os.system”",
    ),
    "a private-use escape": ('- id: "\\ue000"\n', "private-use character U+E000"),
}


@pytest.mark.parametrize("name", [FACTS, DECK])
@pytest.mark.parametrize("kind", HOSTILE_YAML)
def test_hostile_yaml_is_told_in_a_line(built: Path, run: Run, name: str, kind: str) -> None:
    text, said = HOSTILE_YAML[kind]
    (built / name).write_text(text, encoding="utf-8")
    told = findings_in(refused(run))
    assert [line.startswith(f"{name}:") and said in line for line in told] == [True], told
    assert not list(built.rglob("pwned"))


def test_a_key_that_is_written_twice_is_told_with_both_lines(built: Path, run: Run, edit: Edit) -> None:
    edit(FACTS, "  kind: official_statement", "  kind: official_statement\n  kind: figure")
    output = refused(run)
    assert "harbour.yaml:4:3: error F005 the key “kind” is written twice" in output
    assert "the first is on line 3" in output


def test_thousands_of_broken_records_make_a_hundred_messages(built: Path, run: Run) -> None:
    (built / FACTS).write_text("- {id: a}\n" * 5_000, encoding="utf-8")
    told = findings_in(refused(run))
    assert len(told) == 101
    assert "more than 100 things are wrong; the rest of the file was not read" in told[-1]


@pytest.mark.parametrize("value", ["1e999999999", "9" * 6_000, "NaN", "Infinity", "-0", "٤٢", "0x1F", "1_000"])
def test_a_number_that_is_none_or_has_no_end_is_no_quantity(built: Path, run: Run, edit: Edit, value: str) -> None:
    edit(FACTS, "value: 11", f"value: {value}")
    assert f"{FACTS}:17:" in refused(run)


@pytest.mark.parametrize("digits", [5_000, 500_000])
def test_a_number_of_thousands_of_digits_in_a_text_is_read_in_time(built: Path, run: Run, digits: int) -> None:
    path = built / SOURCE
    path.write_text(path.read_text("utf-8") + "\n" + "9" * digits + " ships.\n", encoding="utf-8")
    assert "error" in refused(run)


@pytest.mark.parametrize("issued", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_are_days(built: Path, run: Run, edit: Edit, issued: str) -> None:
    edit(SOURCE, "issued: 2022-03-08", f"issued: {issued}")
    assert "the when of “closed” is 2022-03-07" in refused(run)


# --- names and paths


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "..", "a/b", "C:\\x", "leska-courier.md"])
def test_an_id_is_no_path(built: Path, run: Run, edit: Edit, name: str) -> None:
    edit(FACTS, "source: leska-courier", f"source: '{name}'")
    output = refused(run)
    assert f"{FACTS}:6:15: error F006 there is no source “{name}”" in output
    assert len(findings_in(output)) <= 2  # the sentence that is quoted no longer may be told as well


@pytest.mark.parametrize("name", ["../seminar", "/srv", "..", ".", "mine/../seminar", "seminar/", "a" * 5_000])
def test_the_name_of_a_pack_or_a_template_is_no_path(built: Path, run: Run, edit: Edit, name: str) -> None:
    edit(DECK, "pack: seminar", f"pack: {name}")
    assert f"{DECK}:2:7: error D006 there is no pack “{name}”" in refused(run)
    assert f"there is no pack “{name}”" in refused(run, "build", "--pack", name)
    edit(DECK, f"pack: {name}", "pack: seminar")
    edit(DECK, "template: passage", f"template: {name}")
    assert f"there is no slide template “{name}”" in refused(run) or f"no slide template “{name}”" in refused(run)


@posix_only
@pytest.mark.parametrize("folder", ["seeds", "seeds/sources", "seeds/facts", "seeds/reference", "decks"])
def test_a_folder_that_is_a_link_out_of_the_project_is_told_once(built: Path, run: Run, folder: str) -> None:
    away = built.parent / "away"
    (built / folder).rename(away)
    (built / folder).symlink_to(away)
    output = refused(run)
    assert "put a copy inside, not a link" in output
    assert output.count("hint:") == 1, output


@pytest.mark.parametrize("folder", ["seeds/sources", "seeds/facts", "seeds/reference", "decks"])
def test_a_file_where_a_folder_should_be_is_told_once(built: Path, run: Run, folder: str) -> None:
    for path in (built / folder).iterdir():
        path.unlink()
    (built / folder).rmdir()
    (built / folder).write_bytes(b"")
    output = refused(run)
    assert f"{folder}: " in output
    assert "this is a file, where a folder is expected" in output
    assert output.count("error") + output.count("Error") <= 2 + output.count("`sourcedeck explain"), output


@posix_only
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("seeds/sources/a\x1b[2Jb.md", "seeds/sources/a\\x1b[2Jb.md"),
        ("seeds/sources/a\n::error::b.md", "seeds/sources/a\\n::error::b.md"),
        ("seeds/facts/a\rb.yaml", "seeds/facts/a\\rb.yaml"),
        ("decks/a\x9bb.yaml", "decks/a\\x9bb.yaml"),
        ("decks/a\u202eb.yaml", "decks/a\\u202eb.yaml"),
        ("decks/a\udcffb.yaml", "decks/a\\xffb.yaml"),
    ],
)
def test_a_name_that_a_terminal_would_obey_is_shown_as_it_is_written(
    built: Path, run: Run, name: str, shown: str
) -> None:
    try:
        (built / name).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this disk has no such names")
    for form in ("text", "github"):
        output = refused(run, "check", "--format", form)
        assert "the name of this file has a character that cannot be seen" in output
        assert not any(line.startswith(("::error::", "[2J")) for line in output.splitlines())
    assert f"{shown}: error" in refused(run, "build")
    output = run("check", "--format", "json").output
    assert not CONTROL.search(output), output


# --- templates of a stranger

TEMPLATES = {
    "a loop without end": "{% for a in range(10**9) %}x{% endfor %}",
    "loops in loops": "{% for a in facts %}" * 5 + "x" + "{% endfor %}" * 5,
    "facts by facts by facts": "{% set m = [" + "fact, " * 60 + "] %}"
    "{% for a in m %}{% for b in m %}{% for c in m %}{{ a.headline }}{% endfor %}{% endfor %}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a file that includes itself": "{% include 'passage' %}",
    "a parent": "{% extends 'passage' %}",
    "a long text": "{{ 'a' * 10**9 }}",
    "a long number": "{{ 9 ** 9 ** 9 }}",
    "a wide centre": "{{ 'a' | center(10**9) }}",
    "a deep indent": "{{ fact.headline | indent(10**9) }}",
    "a format": "{{ '%999999999d' | format(1) }}",
    "a replacement": "{{ fact.headline | replace('', 'a' * 10**6) }}",
    "classes": "{{ fact.__class__.__mro__[1].__subclasses__() }}",
    "an attribute by filter": "{{ fact | attr('__class__') }}",
    "a format string": "{{ '{0.__class__}'.format(fact) }}",
    "globals": "{{ cycler.__init__.__globals__ }}",
    "deep brackets": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "a private-use character": "\U000f0001",
}


@pytest.mark.parametrize("attack", TEMPLATES)
def test_a_hostile_template_is_stopped_with_its_line(built: Path, run: Run, edit: Edit, attack: str) -> None:
    pack = built / "templates/mine"
    (pack / "slides").mkdir(parents=True)
    (pack / "pack.toml").write_text('extends = "seminar"\n', encoding="utf-8")
    head = "---\nslots: [title, passage]\nfacts: [1, null]\n---\n# {{ fact.headline }}\n::: passage\n"
    body = f"{head}{TEMPLATES[attack]}\n:::\n"
    (pack / "slides/passage.md.j2").write_text(body, encoding="utf-8")
    edit(DECK, "pack: seminar", "pack: mine")
    told = [line for line in findings_in(refused(run)) if line.startswith("templates/mine/slides/passage.md.j2:")]
    assert [re.search(r"error P\d{3} ", line) is not None for line in told] == [True], told


# --- where the deck is to go


def test_a_file_where_the_folder_should_be(project: Path, run: Run) -> None:
    (project / "build").write_bytes(b"mine")
    assert "a file stands where a folder should be" in refused(run)
    assert (project / "build").read_bytes() == b"mine"
    assert run("build", "-o", "build").exit_code == 2


def test_a_folder_where_the_deck_should_be(project: Path, run: Run) -> None:
    (project / BUILT).mkdir(parents=True)
    assert "a folder stands where the file should be" in refused(run)
    assert [path.name for path in (project / "build").iterdir()] == ["harbour.pptx"]


@posix_only
@pytest.mark.parametrize("place", ["/proc/sourcedeck", "/dev/full/build", "/dev/null/build"])
def test_a_place_that_cannot_be_written(built: Path, run: Run, place: str) -> None:
    assert "cannot write " in refused(run, "build", "-o", place)


def test_a_name_that_is_too_long_for_the_disk(built: Path, run: Run) -> None:
    assert "choose shorter names" in refused(run, "build", "-o", "a" * 300)


def test_where_one_deck_cannot_be_written_none_is(built: Path, run: Run) -> None:
    second = built / "decks/second.yaml"
    second.write_bytes((built / DECK).read_bytes())
    (built / "out").mkdir()
    (built / "out/second.pptx").mkdir()
    assert "second.pptx" in refused(run, "build", "-o", "out")
    assert [path.name for path in (built / "out").iterdir()] == ["second.pptx"]
    second.unlink()


# --- the process: its signals, its streams, and others at work meanwhile


def started(*arguments: str, cwd: Path, **options: object) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return] # options of Popen, handed on
        [*COMMAND, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


def ended(*arguments: str, cwd: Path, **options: object) -> tuple[int, str]:
    """The status of a command in a process of its own, and what it said; never a traceback."""
    with started(*arguments, cwd=cwd, **options) as process:
        out, err = process.communicate(timeout=60)
    said = (out or "") + (err or "")
    assert "Traceback" not in said, said
    assert "fault of its own" not in said, said
    return process.returncode, said


# A stage at which the process stops itself: the name of a function that is reached there.
STAGES = {
    "reading": "builder.ledger.files.read_text",
    "checking": "builder.rules.check_ledger",
    "composing": "builder.compose.compose",
    "fitting": "builder.fit.fit",
    "writing": "builder.powerpoint.writer.deck_bytes",
    "renaming": "pathlib.Path.replace",
}
STOPS_ITSELF = """
import importlib, os, sys
number, where = int(sys.argv.pop(1)), sys.argv.pop(1)
path, _, name = where.rpartition(".")
try:
    home = importlib.import_module(path)
except ModuleNotFoundError:
    home = getattr(importlib.import_module(path.rpartition(".")[0]), path.rpartition(".")[2])
real = getattr(home, name)
def stop(*arguments, **named):
    os.kill(os.getpid(), number)
    return real(*arguments, **named)
setattr(home, name, stop)
from builder.start import main
main()
"""


@posix_only
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_at_any_stage_ends_the_build_in_a_line(built: Path, stage: str, name: str) -> None:
    number = getattr(signal, name)
    command = [sys.executable, "-c", STOPS_ITSELF, str(int(number)), STAGES[stage], "build", "--quiet"]
    done = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (128 + number, "")
    assert done.stderr == "Stopped. No file was left half written.\n"


@posix_only
@pytest.mark.parametrize("wait", [0.0, 0.03, 0.1, 0.2])
def test_a_signal_at_any_moment_ends_the_build_in_a_line(built: Path, wait: float) -> None:
    # A word on standard error says that Python itself has started; before that, the signal is Python's own.
    program = "import os; os.write(2, b'.'); from builder.start import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "build", "-q"], cwd=built, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        process.stderr.read(1)
        time.sleep(wait + 0.02)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode in (0, 130)
    assert said == ("" if process.returncode == 0 else "Stopped. No file was left half written.\n")


@posix_only
def test_what_the_caller_ignores_stays_ignored(built: Path) -> None:
    command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", sys.executable, "-c", STOPS_ITSELF, "2", STAGES["fitting"]]
    done = subprocess.run([*command, "build", "-q"], cwd=built, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@posix_only
def test_a_second_build_into_the_same_folder_says_that_there_is_a_first(built: Path, run: Run) -> None:
    from builder.whole_file import reserved

    with reserved(built / "build"):
        status, said = ended("build", cwd=built)
        assert run("check").exit_code == 0, "checking writes nothing, and waits for nobody"
        assert run("build", "-q", "-o", "elsewhere").exit_code == 0
    assert status == 1
    assert "another sourcedeck is writing into" in said
    assert len(said.splitlines()) == 2
    assert run("build", "-q").exit_code == 0


@posix_only
def test_two_builds_at_once_leave_one_whole_deck(built: Path) -> None:
    processes = [started("build", "-q", cwd=built) for _ in range(4)]
    ends = [(process.wait(timeout=60), process.communicate()[1]) for process in processes]
    assert {status for status, _ in ends} <= {0, 1}
    assert any(status == 0 for status, _ in ends)
    assert all("another sourcedeck" in said for status, said in ends if status)


@posix_only
def test_a_file_that_changes_while_it_is_read(built: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fstat
    path = built / SOURCE

    def meddled(handle: int) -> os.stat_result:
        found = real(handle)
        if os.path.samestat(found, path.stat()):
            with path.open("a", encoding="utf-8") as file:
                file.write("More.\n")
        return found

    monkeypatch.setattr(os, "fstat", meddled)
    told = findings_in(refused(run))
    monkeypatch.undo()
    assert len(told) == 1
    assert f"{SOURCE}: error S001 the file changes while it is read" in told[0]


def test_a_file_that_was_changed_once_is_read_again(built: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real, path = os.fstat, built / DECK
    meddled = []

    def once(handle: int) -> os.stat_result:
        found = real(handle)
        if not meddled and os.path.samestat(found, path.stat()):
            meddled.append(handle)
            path.write_bytes(path.read_bytes() + b"# a comment\n")
        return found

    monkeypatch.setattr(os, "fstat", once)
    assert run("build", "-q").exit_code == 0
    assert meddled


@posix_only
def test_a_brand_that_changes_while_the_deck_is_made(
    built: Path, run: Run, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    import builder.build

    shutil.copytree(Path(__file__).parents[2] / "templates/seminar", built / "templates/mine")
    edit(DECK, "pack: seminar", "pack: mine")
    real = builder.build.write_decks

    def meddled(*arguments: object, **named: object) -> object:
        with (built / "templates/mine/brand.pptx").open("ab") as file:
            file.write(b"\n")
        return real(*arguments, **named)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(builder.build, "write_decks", meddled)
    assert "brand.pptx changed while the deck was made" in refused(run)


@posix_only
def test_a_folder_that_was_taken_away(built: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    program = f'cd {gone} && rmdir {gone} && exec "$@"'
    done = subprocess.run(["sh", "-c", program, "sh", *COMMAND, "check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Error: the current folder is gone" in done.stderr


@posix_only
@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", ">/dev/null"])
def test_closed_streams_are_no_error(built: Path, streams: str) -> None:
    command = ["sh", "-c", f'exec "$@" {streams}', "sh", *COMMAND, "build"]
    done = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@posix_only
def test_a_standard_output_that_is_full(built: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, "facts"], cwd=built, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr == "Error: no space left on device\n"


@pytest.mark.parametrize("changes", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}])
def test_a_machine_without_home_and_with_a_plain_locale(built: Path, changes: dict[str, str]) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    status, said = ended("build", cwd=built, env=kept | changes)
    assert status == 0, said
    (built / FACTS).write_text("- id: „x\n", encoding="utf-8")
    status, said = ended("build", cwd=built, env=kept | changes)
    assert status == 1
    assert "harbour.yaml" in said


@posix_only
def test_a_new_project_that_cannot_be_filled_leaves_nothing(tmp_path: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    status, said = ended("init", "mycourse", cwd=tmp_path, preexec_fn=limit)
    assert status == 1
    assert "mycourse cannot be filled" in said
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_a_fault_of_ours_is_told_in_a_line_with_a_way_to_its_traceback(built: Path) -> None:
    program = "import builder.rules\nbuilder.rules.check_ledger = None\nfrom builder.start import main\nmain()"
    command = [sys.executable, "-c", program, "check"]
    done = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: sourcedeck failed by a fault of its own (TypeError: ")
    assert len(done.stderr.splitlines()) == 2
    environment = os.environ | {"SOURCEDECK_TRACEBACK": "1"}
    done = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False, env=environment)
    assert "Traceback" in done.stderr
