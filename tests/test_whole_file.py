"""Files that belong together are written all or not at all."""

from pathlib import Path

import pytest

from builder.errors import SourcedeckError
from builder.whole_file import write_all


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
