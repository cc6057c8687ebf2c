"""Files on disk, written whole or not at all, by one process at a time; every room that writes does it here."""

import errno
import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from builder.errors import SourcedeckError

_OTHER_FOLDER = "choose another folder with -o"
_HINTS = {
    errno.ENOSPC: f"make room, or {_OTHER_FOLDER}",
    errno.EDQUOT: f"make room, or {_OTHER_FOLDER}",
    errno.EFBIG: f"make room, or {_OTHER_FOLDER}",
    errno.EROFS: _OTHER_FOLDER,
    errno.EEXIST: f"move what stands in the way, or {_OTHER_FOLDER}",
    errno.ENOTDIR: f"a file stands where a folder should be: move it, or {_OTHER_FOLDER}",
    errno.EISDIR: f"a folder stands where the file should be: move it, or {_OTHER_FOLDER}",
    errno.ENAMETOOLONG: "choose shorter names",
}
_USUAL_HINT = f"close the file if PowerPoint has it open, or {_OTHER_FOLDER}"


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: under a temporary name in the same folder, then renamed.

    On failure nothing is left behind and an older file stays as it was. Raises SourcedeckError.
    """
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files that belong together: each under a temporary name first, then all renamed.

    So a full disk, or Ctrl-C, leaves older files as they were, and nothing half new, not even an empty folder. Only a
    rename that the system refuses (a deck that is open on Windows) can part them, and then each one is whole. Raises
    SourcedeckError.
    """
    written: dict[Path, Path] = {}
    folders: list[Path] = []
    path = Path()
    try:
        for path, data in files.items():
            _make_folders(path.parent, folders)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            _write_aside(path, data, written)
        with _undisturbed():
            for path, temporary in written.items():
                temporary.replace(path)
    except OSError as error:
        hint = _HINTS.get(error.errno or 0, _USUAL_HINT)
        raise SourcedeckError(f"cannot write {path}: {_reason(error)}", hint=hint) from None
    finally:
        for temporary in written.values():
            with suppress(OSError):
                temporary.unlink()
        _remove_empty(folders)


@contextmanager
def reserved(folder: Path) -> Iterator[None]:
    """Keep a folder for this process as long as it works there; raises SourcedeckError where another one has it.

    The lock is on the folder itself: no file is left behind, and it ends with the process, however that ends. A folder
    that is not there yet is made, and taken away again if nothing was put into it. Where the system has no such lock
    (Windows, some network disks, a folder that may not be made) each file is still written whole, and the last stays.
    """
    folders: list[Path] = []
    handle = -1
    try:
        with suppress(ImportError, OSError):
            _make_folders(folder, folders)
            handle = _locked(folder)
        yield
    finally:
        if handle >= 0:
            os.close(handle)
        _remove_empty(folders)


def _locked(folder: Path) -> int:
    """Open a folder and lock it; raises SourcedeckError where it is locked, and ImportError or OSError for no lock."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException as error:
        os.close(handle)
        if isinstance(error, BlockingIOError):
            hint = f"wait until it is done, or {_OTHER_FOLDER}"
            raise SourcedeckError(f"another sourcedeck is writing into {folder}", hint=hint) from None
        raise
    return handle


def _remove_empty(folders: list[Path]) -> None:
    """Take away the folders that were made for nothing; one that holds something stays."""
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it; those that were not there are noted in `made`. Raises OSError."""
    missing = []
    while not folder.exists() and folder.parent != folder:
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        made.append(one)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def _write_aside(path: Path, data: bytes, written: dict[Path, Path]) -> None:
    """Write `data` under a temporary name beside `path`, which is noted in `written` before it exists."""
    for number in range(100):
        # Hidden, and of no length that a long name could push over the system's limit.
        temporary = path.with_name(f".{path.stem[:40]}-{os.getpid()}-{number}.part")
        if not temporary.exists():
            break
    written[path] = temporary
    with temporary.open("xb") as file:
        file.write(data)
    if path.is_file():
        temporary.chmod(path.stat().st_mode & 0o777)  # shared as the old one was


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let a signal to end wait until the block is done: files that belong together are renamed together."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {number: signal.signal(number, wait) for number in numbers if signal.getsignal(number) is not None}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in waiting[:1]:
            signal.raise_signal(number)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
