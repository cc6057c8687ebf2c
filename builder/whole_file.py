"""Files on disk, written whole or not at all; every room that writes does it here."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from builder.errors import SourcedeckError


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: under a temporary name in the same folder, then renamed.

    On failure nothing is left behind and an older file stays as it was. Raises SourcedeckError.
    """
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files that belong together: each under a temporary name first, then all renamed.

    So a full disk leaves older files as they were, and nothing half new. Raises SourcedeckError.
    """
    written: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, data in files.items():
            written.append((_write_aside(path, data), path))
        for temporary, path in written:
            temporary.replace(path)
    except OSError as error:
        raise SourcedeckError(f"cannot write {path}: {_reason(error)}", hint=_HINT) from None
    finally:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _write_aside(path: Path, data: bytes) -> Path:
    """Write `data` under a temporary name beside `path`; on failure nothing is left. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files for their owner alone; this one is to be shared as the old one was, or as any new file.
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


_HINT = "close the file if PowerPoint has it open, or choose another folder with -o"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
