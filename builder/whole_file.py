"""A file on disk, written whole or not at all; every room that writes does it here."""

import contextlib
import os
import tempfile
from pathlib import Path

from builder.errors import SourcedeckError


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: under a temporary name in the same folder, then renamed.

    On failure nothing is left behind and an older file stays as it was. Raises SourcedeckError.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files for their owner alone; this one is to be shared as the old one was, or as any new file.
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
        temporary = ""
    except OSError as error:
        raise SourcedeckError(f"cannot write {path}: {_reason(error)}", hint=_HINT) from None
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


_HINT = "close the file if PowerPoint has it open, or choose another folder with -o"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
