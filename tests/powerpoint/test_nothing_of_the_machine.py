"""The shipped decks hold nothing of the machine that made them, and every machine makes the same bytes."""

import getpass
import io
import os
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from placed_decks import ROOT

from builder.model.placed import PlacedDeck

EPOCH = (1980, 1, 1, 0, 0, 0)
WHEN = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z?")
BUILD = "import sys; from builder.start import main; main()"


def members(data: bytes, inside: str = "") -> Iterator[tuple[str, zipfile.ZipInfo, bytes]]:
    """The parts of a package, with those of the workbooks in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            part = archive.read(info)
            yield inside + info.filename, info, part
            if info.filename.endswith(".xlsx"):
                yield from members(part, f"{info.filename}/")


def test_no_part_tells_a_path_a_person_a_machine_or_the_time(shipped: tuple[PlacedDeck, Path]) -> None:
    placed, out = shipped
    telling = [str(ROOT), str(Path.home()), "file:", "/tmp/", "\\Users\\", socket.gethostname()]  # noqa: S108
    if getpass.getuser() != "root":  # a word of XlsxWriter's and of ours
        telling.append(getpass.getuser())
    books = 0
    for name, info, data in members(out.read_bytes()):
        assert info.date_time == EPOCH, name
        assert (info.extra, info.comment) == (b"", b""), name
        books += name.startswith("ppt/embeddings/") and name.endswith("docProps/core.xml")
        if name.endswith((".xml", ".rels")):
            text = data.decode()
            assert [word for word in telling if word in text] == [], name
            times = {f"{placed.deck.date}T00:00:00Z"} if name.startswith("docProps/") else {"1980-01-01T00:00:00Z"}
            assert set(WHEN.findall(text)) <= times, name
            people = re.findall(r"<(?:dc:creator|cp:lastModifiedBy|Company|Manager)>([^<]+)<", text)
            assert people == [], name
    assert books


def test_another_process_in_another_place_makes_the_same_bytes(
    shipped: tuple[PlacedDeck, Path], tmp_path: Path
) -> None:
    placed, out = shipped
    other = {"PYTHONHASHSEED": "31337", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": str(tmp_path), "USER": "ann"}
    kept = {name: value for name, value in os.environ.items() if name not in {"SOURCE_DATE_EPOCH", *other}}
    command = ["build", placed.deck.id, "-C", str(ROOT), "-o", str(tmp_path / "out"), "--quiet"]
    made = subprocess.run(
        [sys.executable, "-c", BUILD, *command], env={**kept, **other}, cwd=tmp_path, capture_output=True, check=False
    )
    assert made.returncode == 0, made.stderr.decode()
    assert (tmp_path / "out" / out.name).read_bytes() == out.read_bytes()
