"""What is kept of a check lies in the user's cache folder, and whatever is odd about it is ignored."""

import hashlib
import os
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from builder.cli import group
from builder.ledger import load
from builder.volumes import read_in_volumes, store

SHIPS = "seeds/facts/a-ships.yaml"


def kept(harbour: Path) -> list[Path]:
    return sorted((harbour.parent / "cache").rglob("*.ledger"))


def check(harbour: Path) -> list[str]:
    return [finding.message for finding in read_in_volumes(harbour, processes=1)[1]]


def test_one_file_a_project_for_its_owner_alone(harbour: Path) -> None:
    check(harbour)
    (file,) = kept(harbour)
    assert file.stat().st_mode & 0o077 == 0
    assert not [path for path in harbour.rglob("*") if path.suffix == ".ledger"]


def test_nothing_is_read_that_was_read_before(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = check(harbour)
    monkeypatch.setattr("builder.volumes.shelf.read_files", pytest.fail)
    monkeypatch.setattr("builder.volumes.whole.check_facts", pytest.fail)
    monkeypatch.setattr("builder.volumes.whole.check_sources", pytest.fail)
    assert check(harbour) == found


def test_only_what_a_change_concerns_is_read_again(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(harbour)
    text = (harbour / SHIPS).read_text("utf-8")
    (harbour / SHIPS).write_text(text.replace("[leska]\n  review", "[]\n  review"))
    read: list[str] = []
    real = store.Store.put
    monkeypatch.setattr(store.Store, "put", lambda self, key, value: (read.append(key), real(self, key, value))[1])
    check(harbour)
    assert len(read) == 2, "the file itself, and its check: no source, and no other file of facts"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _data: b"",
        lambda data: data[:-1],
        lambda data: data[:40] + b"x" + data[41:],
        lambda _data: hashlib.sha256(b"\xc1").digest() + b"\xc1",
        lambda _data: hashlib.sha256(b"\x80").digest() + b"\x80",
    ],
    ids=["empty", "cut", "changed", "not MessagePack", "without entries"],
)
def test_a_damaged_file_is_ignored_and_written_anew(harbour: Path, spoil: object) -> None:
    found = check(harbour)
    (file,) = kept(harbour)
    whole = file.read_bytes()
    assert callable(spoil)
    file.write_bytes(spoil(whole))
    assert check(harbour) == found
    assert file.read_bytes() == whole


def test_entries_of_another_form_are_ignored(harbour: Path) -> None:
    found = check(harbour)
    (file,) = kept(harbour)
    entries = msgspec.msgpack.decode(file.read_bytes()[32:], type=dict[str, bytes])
    data = msgspec.msgpack.encode({key: msgspec.msgpack.encode([1, "x"]) for key in entries})
    file.write_bytes(hashlib.sha256(data).digest() + data)
    assert check(harbour) == found


def test_another_program_starts_anew(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(harbour)
    before = kept(harbour)[0].read_bytes()
    monkeypatch.setattr(store, "program", lambda: b"another version")
    check(harbour)
    assert kept(harbour)[0].read_bytes() != before


def test_a_link_in_place_of_the_file_is_not_followed(harbour: Path, tmp_path: Path) -> None:
    found = check(harbour)
    (file,) = kept(harbour)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").read_bytes()
    assert check(harbour) == found
    assert not file.is_symlink()
    assert (tmp_path / "elsewhere").read_bytes() == before


@pytest.mark.parametrize("inside", ["", "seeds", "build/cache"])
def test_a_cache_folder_within_the_project_is_not_used(
    harbour: Path, inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(harbour / inside))
    check(harbour)
    assert not list(harbour.rglob("*.ledger"))


def test_a_relative_cache_folder_is_not_used(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", str(harbour.parent / "home"))
    monkeypatch.chdir(harbour)
    check(harbour)
    assert not list(harbour.rglob("*.ledger"))


def test_a_cache_that_cannot_be_written_is_no_failure(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = check(harbour)
    (harbour.parent / "a file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(harbour.parent / "a file"))
    assert check(harbour) == found


def test_the_projects_checked_last_are_kept(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = harbour.parent / "cache" / "sourcedeck"
    folder.mkdir(parents=True)
    monkeypatch.setattr(store, "MOST_PROJECTS", 2)
    for number in range(4):
        old = folder / f"old-{number}.ledger"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    check(harbour)
    assert [path.name for path in kept(harbour) if path.name.startswith("old")] == ["old-3.ledger"]


def test_a_small_project_keeps_nothing_and_a_large_one_unless_asked_not_to(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*options: str) -> str:
        return CliRunner().invoke(group, ["check", "-C", str(harbour), *options]).output

    small = run()
    assert not kept(harbour)
    monkeypatch.setattr(load, "LARGE", 1)
    assert run("--no-cache") == small
    assert not kept(harbour)
    assert [run(), run()] == [small, small]
    assert kept(harbour)


def test_a_process_that_dies_is_no_failure(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from builder.volumes.workers import workers

    with workers(2) as crew:
        assert list(crew.map(die_elsewhere, [os.getpid()] * 6)) == [True] * 6


def test_work_is_given_up_where_python_keeps_its_processes_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    from builder.volumes.workers import workers

    def work_and_give_up() -> None:
        with workers(2) as crew:
            assert list(crew.map(abs, [-1] * 6)) == [1] * 6
            monkeypatch.delattr(crew._pool, "_processes")
            raise EOFError("given up")

    with pytest.raises(EOFError, match="given up"):
        work_and_give_up()


def die_elsewhere(parent: int) -> bool:
    """Whether this is the process `parent`; any other that is asked ends at once."""
    if os.getpid() != parent:
        os._exit(3)
    return True
