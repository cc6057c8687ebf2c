"""The files of one seeds folder: their contents in short, and their records, packed, unpacked only when asked for."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from builder.ledger.files import ids_written, read_text
from builder.model.finding import Finding, Place
from builder.volumes.parts import Contents, FileText, volumes
from builder.volumes.reading import SOURCES, read_files
from builder.volumes.store import Store, key
from builder.volumes.workers import Workers

Seat = tuple[str, int]
"""Where a record is: the path of its file, and its number there."""


class Shelf:
    """The files of a folder, read, or known from an earlier run.

    `contents` and `digests` are by path, in the order of the paths. `index` tells the seat of each id; `twice` the
    seats, by path, of records whose id another had before them, each after the seat of that one.
    """

    def __init__(self, project: Path, paths: tuple[str, ...], store: Store, crew: Workers) -> None:
        self._texts: dict[str, bytes] = {}
        self._records: dict[str, tuple[bytes, ...]] = {}
        self.digests: dict[str, bytes] = {}
        unread: dict[str, Contents] = {}
        for path in paths:
            text = read_text(project, path, "S" if path.startswith(SOURCES) else "F")
            if isinstance(text, Finding):
                unread[path] = _unread(project, path, text)
            self._texts[path] = b"" if isinstance(text, Finding) else text.encode()
            self.digests[path] = hashlib.sha256(self._texts[path]).digest()
        self.volumes = volumes({path: len(text) for path, text in self._texts.items()})
        read = self._read(store, crew)
        self.contents: Mapping[str, Contents] = {path: unread.get(path, read[path]) for path in paths}
        self.index: dict[str, Seat] = {}
        self.twice: dict[str, list[tuple[Seat, Seat]]] = {}
        self._ids: dict[str, tuple[str, ...]] = {}
        for path, contents in self.contents.items():
            self._enter(path, contents.ids)

    def _enter(self, path: str, ids: tuple[str, ...]) -> None:
        kept: list[str] = []
        for number, name in enumerate(ids):
            first = self.index.setdefault(name, (path, number))
            if first == (path, number):
                kept.append(name)
            else:
                self.twice.setdefault(path, []).append((first, (path, number)))
        self._ids[path] = tuple(kept)

    def ids_of(self, path: str) -> tuple[str, ...]:
        """The ids of the records of a file, without those that another file or record had before it."""
        return self._ids[path]

    def packed(self, seat: Seat) -> bytes:
        """The record at a seat, packed. A file that was known from an earlier run is read now."""
        path, number = seat
        if path not in self._records:
            self._records[path] = read_files((FileText(path, self._texts[path]),))[0].records
            del self._texts[path]
        return self._records[path][number]

    def _read(self, store: Store, crew: Workers) -> Mapping[str, Contents]:
        """The contents of every file, volume by volume; those that no earlier run has read are read now."""
        known: dict[str, Contents] = {}
        waiting: list[tuple[str, tuple[str, ...]]] = []
        for volume in self.volumes:
            digest = key("read", *(part for path in volume for part in (path.encode(), self.digests[path])))
            found = store.get(digest, tuple[Contents, ...])
            if found is None or len(found) != len(volume):
                waiting.append((digest, volume))
            else:
                known.update(zip(volume, found, strict=True))
        tasks = [tuple(FileText(path, self._texts[path]) for path in volume) for _, volume in waiting]
        for (digest, volume), read in zip(waiting, crew.map(read_files, tasks), strict=True):
            for path, file in zip(volume, read, strict=True):
                known[path] = file.contents
                self._records[path] = file.records
                del self._texts[path]
            store.put(digest, tuple(file.contents for file in read))
        return known


def _unread(project: Path, path: str, finding: Finding) -> Contents:
    """What is known of a file that cannot be read: why, and the ids that it seems to hold."""
    broken = tuple(ids_written(project, path))
    if path.startswith(SOURCES):
        broken = ((path.removeprefix(SOURCES).removesuffix(".md"), Place(path)),)
    return Contents(ids=(), findings=(finding,), broken=broken)
