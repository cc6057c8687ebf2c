"""Bad input ends in one clear message and a status: no traceback, nothing half written, the old deck as it was."""

import os
import re
import sys
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


@pytest.mark.parametrize("name", [SOURCE, FACTS, DECK])
@pytest.mark.parametrize("change", BYTES)
def test_bytes_that_are_no_plain_text_are_told_once(built: Path, run: Run, name: str, change: str) -> None:
    path = built / name
    make, said = BYTES[change]
    path.write_bytes(make(path.read_bytes()))
    if change == "nothing" and name == FACTS:
        pytest.skip("a project may have no facts yet: what it misses is told by its deck")
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
    assert "the when of closed is 2022-03-07" in refused(run)


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
