"""What earlier runs found, kept in the user's cache folder under digests of all that it depends on.

It is never kept in a project: one that comes from a stranger could bring a cache that says “clean”. Each project has
one file, written anew by each run that found something new, with the entries that this run asked for; so nothing old
piles up. A file that is damaged, of another program or of another user is ignored.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import msgspec

import builder
from builder.errors import SourcedeckError
from builder.whole_file import write_whole

T = TypeVar("T")

MOST_BYTES = 256_000_000
"""A file of more would be slower to read than its ledger; it is not written."""
MOST_PROJECTS = 8
"""Of how many projects something is kept: those that were checked last."""
_ENDING = ".ledger"
_DIGEST_BYTES = 32


class Store:
    """The entries of one project, by digest. Without a path it keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._old = _read(path) if path else {}
        self._used: dict[str, bytes] = {}

    def get(self, key: str, kind: type[T]) -> T | None:
        """The entry under a key, or None where there is none that can be read."""
        data = self._used.get(key) or self._old.get(key)
        if data is None:
            return None
        try:
            value = msgspec.msgpack.decode(data, type=kind)
        except (msgspec.MsgspecError, ValueError):
            return None
        self._used[key] = data
        return value

    def put(self, key: str, value: object) -> None:
        """Keep a value under the digest of all that it depends on."""
        if self._path is not None:
            self._used[key] = msgspec.msgpack.encode(value)

    def save(self) -> None:
        """Write the entries that were asked for or put in this run. That it cannot be written is no failure."""
        if self._path is None or self._used.keys() == self._old.keys():
            return
        data = msgspec.msgpack.encode(self._used)
        if len(data) > MOST_BYTES:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._path, hashlib.sha256(data).digest() + data)
            self._path.chmod(0o600)
            _drop_oldest(self._path.parent)
        except (OSError, SourcedeckError):
            return


def store_of(project: Path) -> Store:
    """The store of a project in the user's cache folder; one that keeps nothing where there is no such folder.

    A cache folder within the project, or a project within the cache folder, is not used.
    """
    folder = cache_folder()
    whole = project.resolve()
    if folder is None or folder.is_relative_to(whole) or whole.is_relative_to(folder):
        return Store(None)
    return Store(folder / (hashlib.sha256(os.fsencode(whole)).hexdigest()[:32] + _ENDING))


def cache_folder() -> Path | None:
    """Where the user's system keeps what can be made again: $XDG_CACHE_HOME, ~/Library/Caches or %LOCALAPPDATA%."""
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA", ""))
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            base = Path(os.environ.get("XDG_CACHE_HOME", ""))
            base = base if base.is_absolute() else Path.home() / ".cache"
        return (base / "sourcedeck").resolve() if base.is_absolute() else None
    except (RuntimeError, OSError):  # nobody's home
        return None


def key(step: str, *parts: bytes) -> str:
    """The digest under which a step's result is kept: of the program and of all that the result depends on."""
    digest = hashlib.sha256(program())
    for part in (step.encode(), *parts):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def program() -> bytes:
    """The digest of this program: every file of its code and words, and the versions of what it runs on."""
    versions = [version(name) for name in ("PyYAML", "msgspec", "rapidfuzz")]
    digest = hashlib.sha256(repr((sys.version, *versions)).encode())
    root = Path(builder.__file__).parent
    for path in sorted(path for ending in ("py", "toml") for path in root.rglob(f"*.{ending}")):
        if "sample" not in path.relative_to(root).parts:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()


def _read(path: Path) -> dict[str, bytes]:
    """The entries of a file; none where it is missing, damaged, a link, or another user's."""
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > 2 * MOST_BYTES:
            return {}
        owner: Callable[[], int] | None = getattr(os, "getuid", None)
        if owner is not None and about.st_uid != owner():
            return {}
        held = path.read_bytes()
        digest, data = held[:_DIGEST_BYTES], held[_DIGEST_BYTES:]
        if hashlib.sha256(data).digest() != digest:
            return {}
        return msgspec.msgpack.decode(data, type=dict[str, bytes])
    except (OSError, msgspec.MsgspecError, ValueError):
        return {}


def _drop_oldest(folder: Path) -> None:
    kept = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.lstat().st_mtime, reverse=True)
    for path in kept[MOST_PROJECTS:]:
        path.unlink(missing_ok=True)
