"""The project's files: finding the project, listing its files, and reading text safely. Bad files become findings."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.errors import SourcedeckError
from builder.model.finding import Finding, Place

MAX_BYTES = 8_000_000
"""The largest file that is read; a seed file of that size should be parted."""

_ID = re.compile(r"(?:^|[\s{,])id:[ \t]*[\"']?([A-Za-z0-9][A-Za-z0-9_-]*)")
_BOM = "\ufeff"


def find_project(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds a folder `seeds`.

    Raises SourcedeckError where there is none.
    """
    resolved = start.resolve()
    for folder in (resolved, *resolved.parents):
        if (folder / "seeds").is_dir():
            return folder
    raise SourcedeckError(
        f"no project here: neither {start} nor a folder above it has a folder “seeds”",
        hint="run “sourcedeck init mycourse” to begin one, or change to the folder of yours",
    )


def deck_files(project: Path) -> tuple[Path, ...]:
    """The deck files of a project, `decks/*.yaml`, in the order of their names."""
    return tuple(sorted((project / "decks").glob("*.yaml"), key=lambda path: path.name))


def relative_path(project: Path, path: Path) -> str:
    """A path as places tell it: relative to the project, with forward slashes; as given where it lies outside."""
    try:
        return path.absolute().relative_to(project.absolute()).as_posix()
    except ValueError:
        return path.as_posix()


def read_text(project: Path, relative: str, letter: str = "F") -> str | Finding:
    """A file's text with LF line ends and without a byte order mark, or a finding that says why it cannot be read.

    `relative` is a path inside the project, with forward slashes; a path or symbolic link that leads out is refused.
    `letter` is the family of the finding's rule code (S, F, D, P).
    """
    try:
        path = (project / relative).resolve()
        if not path.is_relative_to(project.resolve()):
            return _finding(letter, relative, "the file lies outside the project", "put a copy inside, not a link")
        if path.exists() and not path.is_file():
            return _finding(letter, relative, "the file cannot be read: it is no ordinary file", "move it elsewhere")
        size = path.stat().st_size
        if size > MAX_BYTES:
            return _finding(
                letter,
                relative,
                f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read",
                "part it into smaller files",
            )
        data = path.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        reason = getattr(error, "strerror", None) or "a link leads to itself"
        return _finding(letter, relative, f"the file cannot be read: {reason}", "")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(letter, relative, data, error)
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def ids_written(project: Path, relative: str) -> Iterator[tuple[str, Place]]:
    """The ids that a file which cannot be read seems to hold, with their places.

    They are not trusted with anything: only a reference to one of them is then not told as a second mistake.
    """
    try:
        path = (project / relative).resolve()
        if not path.is_relative_to(project.resolve()) or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return
        text = path.read_bytes().decode("utf-8", "replace")
    except (OSError, RuntimeError):
        return
    yield from ids_in(relative, text)


def ids_in(relative: str, text: str) -> Iterator[tuple[str, Place]]:
    """The ids that a text which cannot be read as YAML seems to hold, with their places."""
    for number, line in enumerate(text.splitlines(), start=1):
        for found in _ID.finditer(line):
            yield found.group(1), Place(relative, number, found.start(1) + 1)


def strays(project: Path, folder: str, endings: Iterable[str]) -> tuple[Finding, ...]:
    """Warnings for files of a seeds folder that nothing reads, since their names end otherwise; hidden ones may lie."""
    read = tuple(endings)
    return tuple(
        Finding(
            "S001" if folder == "sources" else "F001",
            "warning",
            Place(f"seeds/{folder}/{path.name}"),
            "this file is not read",
            f"files of this folder end in {' or '.join(read)}; rename or move it",
        )
        for path in sorted((project / "seeds" / folder).glob("*"))
        if not path.name.startswith(".") and not path.name.endswith(read)
    )


def _not_utf8(letter: str, relative: str, data: bytes, error: UnicodeDecodeError) -> Finding:
    line = data.count(b"\n", 0, error.start) + 1
    before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")
    return Finding(
        f"{letter}001",
        "error",
        Place(relative, line, len(before) + 1),
        f"the byte 0x{data[error.start]:02X} is not UTF-8 text",
        "save the file as UTF-8 (in Word or Excel: “Unicode (UTF-8)”)",
    )


def _finding(letter: str, relative: str, message: str, hint: str) -> Finding:
    return Finding(f"{letter}001", "error", Place(relative), message, hint)
