"""Which files of a project were saved since the last look, told by size, time and number of the file."""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from builder.errors import SourcedeckError

MOST_FILES = 200_000
WATCHED = ("seeds", "templates", "decks")

Stamp = tuple[int, int, int]
"""Nanoseconds of the last change, bytes, and the number of the file: an editor that renames gives another one."""
Look = Mapping[str, Stamp]
"""What stood where, by path from the project's folder with forward slashes."""

# What editors and office programs put beside a file while it is open; vim tries whether it may write as “4913”.
_PASSING = re.compile(r"\..*|.*~|#.*#|~\$.*|\d+|.*\.(?:sw[a-z]|tmp|temp|part|bak|orig|crdownload)", re.IGNORECASE)


class Change(msgspec.Struct, frozen=True):
    """A file that was saved, that is new, or that is gone."""

    path: str
    how: Literal["changed", "is new", "is gone"] = "changed"


def is_passing(name: str) -> bool:
    """Whether a file's name is one that a program gives to what it throws away again."""
    return _PASSING.fullmatch(name) is not None


def look(project: Path, bundled: Path) -> Look:
    """Look at seeds/, templates/ and decks/ of a project, and at the `bundled` packs, which its own may extend.

    What cannot be looked at is not there. Raises SourcedeckError where there are more files than anybody writes.
    """
    roots = {name: project / name for name in WATCHED}
    if bundled.resolve() != (project / "templates").resolve():
        roots["bundled:templates"] = bundled
    found: dict[str, Stamp] = {}
    for label, root in roots.items():
        for path, stamp in _files(label, root):
            found[path] = stamp
            if len(found) > MOST_FILES:
                message = f"there are more than {MOST_FILES:,} files below {root}"
                raise SourcedeckError(message, hint="build without --watch, or move what is no seed elsewhere")
    return found


def _files(label: str, folder: str | Path) -> Iterator[tuple[str, Stamp]]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        if is_passing(entry.name):
            continue
        path = f"{label}/{entry.name}"
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(path, entry.path)
                continue
            told = entry.stat()
        except OSError:  # gone since, or a link to nothing
            continue
        if stat.S_ISREG(told.st_mode):
            yield path, (told.st_mtime_ns, told.st_size, told.st_ino)


def changes(before: Look, after: Look) -> tuple[Change, ...]:
    """What was saved between two looks, in the order of the paths."""
    return tuple(
        Change(path, "is gone" if path not in after else "is new" if path not in before else "changed")
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    )
