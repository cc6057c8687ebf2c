"""The project's files: finding the project, listing its files, and reading text safely. Bad files become findings."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from builder.errors import SourcedeckError
from builder.model.finding import Finding, Place
from builder.model.ledger import ANY_ID
from builder.printable import is_plain_name

MAX_BYTES = 8_000_000
"""The largest file that is read; a seed file of that size should be parted."""

_READINGS = 2  # a file that changes while it is read is read once more
_UTF8_HINT = "save the file as UTF-8 (in Word or Excel: “Unicode (UTF-8)”)"
_ID = re.compile(r"(?:^|[\s{,])id:[ \t]*[\"']?([A-Za-z0-9][A-Za-z0-9_-]*)")
_BOM = "\ufeff"


def find_project(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds a folder `seeds`.

    Raises SourcedeckError where there is none.
    """
    resolved = start.resolve()
    for folder in (resolved, *resolved.parents):
        if (folder / "seeds").is_dir():
            if not (folder / "seeds").resolve().is_relative_to(folder):
                message = "the folder “seeds” is a link that leads out of the project"
                raise SourcedeckError(message, place=Place(str(folder)), hint="put a copy inside, not a link")
            return folder
    raise SourcedeckError(
        f"no project here: neither {start} nor a folder above it has a folder “seeds”",
        hint="run “sourcedeck init mycourse” to begin one, or change to the folder of yours",
    )


def deck_files(project: Path) -> tuple[Path, ...]:
    """The deck files of a project, `decks/*.yaml`, in the order of their names.

    Raises SourcedeckError where decks/ cannot be listed.
    """
    names = names_in(project, "decks", ".yaml", "D")
    if isinstance(names, Finding):
        raise SourcedeckError(names.message, place=names.place, hint=names.hint)
    return tuple(project / "decks" / name for name in names)


def names_in(project: Path, folder: str, ending: str = "", letter: str = "F") -> tuple[str, ...] | Finding:
    """The names in a folder of the project that end in `ending`, sorted, hidden ones left out; none where it is not.

    A finding where the folder is a file, leads out of the project, or cannot be listed.
    """
    path = project / folder
    try:
        if not path.resolve().is_relative_to(project.resolve()):
            return _finding(letter, folder, "the folder lies outside the project", "put a copy inside, not a link")
        names = os.listdir(path)  # noqa: PTH208 - only the names are wanted, of 10,000 files
    except FileNotFoundError:
        if path.is_symlink():
            return _finding(letter, folder, "this is a link to nothing", "make it a folder")
        return ()
    except NotADirectoryError:
        return _finding(letter, folder, "this is a file, where a folder is expected", "move it elsewhere")
    except (OSError, RuntimeError) as error:
        return _finding(letter, folder, f"the folder cannot be listed: {_reason(error)}", "")
    return tuple(sorted(name for name in names if name.endswith(ending) and not name.startswith(".")))


def relative_path(project: Path, path: Path) -> str:
    """A path as places tell it: relative to the project, with forward slashes; as given where it lies outside."""
    try:
        return path.absolute().relative_to(project.absolute()).as_posix()
    except ValueError:
        return path.as_posix()


def read_text(project: Path, relative: str, letter: str = "F") -> str | Finding:
    """A file's text with LF line ends and without a byte order mark, or a finding that says why it cannot be read.

    `relative` is a path inside the project, with forward slashes; a path or symbolic link that leads out is refused,
    and so is whatever is no ordinary file: nothing is waited for. `letter` is the family of the finding's rule code (S,
    F, D, P).
    """
    data = _read(project, relative)
    if isinstance(data, tuple):
        return _finding(letter, relative, *data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(letter, relative, data, error)
    if data[:1] == b"\0" or data[1:2] == b"\0":  # every letter of English in UTF-16 has such a byte
        return _finding(letter, relative, "the file is UTF-16 text, not UTF-8", _UTF8_HINT)
    return plain_text(text)


def plain_text(text: str) -> str:
    """A file's text as the program has it: without a byte order mark, and with LF line ends."""
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def _read(project: Path, relative: str) -> bytes | tuple[str, str]:
    """A file's bytes, or what is wrong with it and what to do."""
    if not is_plain_name(relative):
        return "the name of this file has a character that cannot be seen", "name it in letters, digits, - and _"
    try:
        path = (project / relative).resolve()
        if not path.is_relative_to(project.resolve()):
            return "the file lies outside the project", "put a copy inside, not a link"
        for _ in range(_READINGS):
            data = _read_once(path)
            if data is not None:
                return data
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        return f"the file cannot be read: {_reason(error)}", ""
    return "the file changes while it is read", "run the command again when nothing writes to it"


def _read_once(path: Path) -> bytes | tuple[str, str] | None:
    """A file's bytes; None where it changed meanwhile. Raises OSError."""
    if path.exists() and not path.is_file():
        return "the file cannot be read: it is no ordinary file", "move it elsewhere"
    # Between the question and the opening, a file may become a pipe that nobody writes to: then this does not wait.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            return "the file cannot be read: it is no ordinary file", "move it elsewhere"
        if before.st_size > MAX_BYTES:
            message = f"the file has {before.st_size:,} bytes; at most {MAX_BYTES:,} are read"
            return message, "part it into smaller files"
        data = file.read(MAX_BYTES + 1)
        after = os.fstat(handle)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if same and len(data) == after.st_size else None


def _reason(error: OSError | RuntimeError) -> str:
    reason = getattr(error, "strerror", None)
    return reason.lower() if reason else "a link leads to itself"


def ids_written(project: Path, relative: str) -> Iterator[tuple[str, Place]]:
    """The ids that a file which cannot be read seems to hold, with their places; ANY_ID where they cannot be told.

    They are not trusted with anything: only a reference to one of them is then not told as a second mistake.
    """
    data = _read(project, relative)
    if isinstance(data, tuple):
        yield ANY_ID, Place(relative)
    else:
        yield from ids_in(relative, data.decode("utf-16" if b"\0" in data[:4] else "utf-8", "replace"))


def ids_in(relative: str, text: str) -> Iterator[tuple[str, Place]]:
    """The ids that a text which cannot be read as YAML seems to hold, with their places; ANY_ID where it has none."""
    found = None
    for number, line in enumerate(text.splitlines(), start=1):
        for found in _ID.finditer(line):
            yield found.group(1), Place(relative, number, found.start(1) + 1)
    if found is None:
        yield ANY_ID, Place(relative)


def strays(project: Path, folder: str, endings: tuple[str, ...]) -> tuple[Finding, ...]:
    """Warnings for files of a seeds folder that nothing reads, since their names end otherwise; hidden ones may lie.

    An error where the folder itself cannot be listed.
    """
    names = names_in(project, f"seeds/{folder}", letter="S" if folder == "sources" else "F")
    if isinstance(names, Finding):
        return (names,)
    return tuple(
        Finding(
            "S001" if folder == "sources" else "F001",
            "warning",
            Place(f"seeds/{folder}/{name}"),
            "this file is not read",
            f"files of this folder end in {' or '.join(endings)}; rename or move it",
        )
        for name in names
        if not name.endswith(endings)
    )


def _not_utf8(letter: str, relative: str, data: bytes, error: UnicodeDecodeError) -> Finding:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _finding(letter, relative, "the file is UTF-16 text, not UTF-8", _UTF8_HINT)
    line = data.count(b"\n", 0, error.start) + 1
    before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")
    return Finding(
        f"{letter}001",
        "error",
        Place(relative, line, len(before) + 1),
        f"the byte 0x{data[error.start]:02X} is not UTF-8 text",
        _UTF8_HINT,
    )


def _finding(letter: str, relative: str, message: str, hint: str) -> Finding:
    return Finding(f"{letter}001", "error", Place(relative), message, hint)
