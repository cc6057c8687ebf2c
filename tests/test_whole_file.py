"""Files that belong together are written all or not at all."""

import os
import signal
from collections.abc import ItemsView
from pathlib import Path

import pytest

from builder.errors import SourcedeckError
from builder.whole_file import reserved, write_all


def test_files_that_belong_together_arrive_together(tmp_path: Path) -> None:
    write_all({tmp_path / "a/one.png": b"1", tmp_path / "b/two.png": b"2"})
    assert (tmp_path / "a/one.png").read_bytes() == b"1"
    assert (tmp_path / "b/two.png").read_bytes() == b"2"


def test_where_one_cannot_be_written_the_others_stay_as_they_were(tmp_path: Path) -> None:
    first, second = tmp_path / "one.png", tmp_path / "folder/two.png"
    first.write_bytes(b"old")
    second.parent.write_bytes(b"a file where the folder should be")
    with pytest.raises(SourcedeckError, match=r"cannot write .*two\.png"):
        write_all({first: b"new", second: b"new"})
    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "one.png"]


def test_a_folder_in_the_way_of_one_file_leaves_all_others_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "a.pptx", tmp_path / "b.pptx"
    first.write_bytes(b"old")
    second.mkdir()
    with pytest.raises(SourcedeckError, match=r"(?s)cannot write .*b\.pptx.*a folder stands where"):
        write_all({first: b"new", second: b"new"})
    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pptx", "b.pptx"]


def test_folders_that_were_made_for_nothing_go_again(tmp_path: Path) -> None:
    (tmp_path / "wall").write_bytes(b"")
    with pytest.raises(SourcedeckError):
        write_all({tmp_path / "new/deep/a.pptx": b"1", tmp_path / "wall/b.pptx": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["wall"]


def test_a_file_is_shared_as_the_old_one_was(tmp_path: Path) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_all({path: b"new"})
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("д" * 125 + ".pptx")
    write_all({path: b"new"})
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_waits_until_files_that_belong_together_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signal_number: int
) -> None:
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal_number)
        return replace(self, target)

    def stop(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    monkeypatch.setattr(Path, "replace", interrupted)
    before = signal.signal(signal_number, stop)
    try:
        with pytest.raises(SystemExit):
            write_all({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    finally:
        signal.signal(signal_number, before)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_signal_before_all_is_there_leaves_nothing(tmp_path: Path) -> None:
    class Interrupted(dict[Path, bytes]):
        def items(self) -> ItemsView[Path, bytes]:
            yield from list(super().items())[:1]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_all(Interrupted({tmp_path / "new/a": b"1", tmp_path / "new/b": b"2"}))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_kept_for_one_and_given_back(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    folder = tmp_path / "build"
    with reserved(folder):
        with pytest.raises(SourcedeckError, match="another sourcedeck is writing into"), reserved(folder):
            pytest.fail("two have the folder")
        write_all({folder / "a": b"1"})
    with reserved(folder):
        assert [path.name for path in folder.iterdir()] == ["a"]


def test_a_folder_that_was_kept_for_nothing_is_not_left_behind(tmp_path: Path) -> None:
    with reserved(tmp_path / "new/build"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_where_a_folder_cannot_be_locked_the_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with reserved(tmp_path / "file/build"):
        write_all({tmp_path / "a": b"1"})
    assert (tmp_path / "a").read_bytes() == b"1"
