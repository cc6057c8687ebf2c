"""PowerPoint files and packs that a person names: the file or pack meant, or the nearest name that exists."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from builder.cli.options import find, unknown
from builder.errors import SourcedeckError
from builder.printable import printable

_ENDINGS = (".pptx", ".potx", ".potm", ".pptm", ".ppsx", ".ppsm", ".ppt", ".pot", ".thmx", ".odp")


def brand_file(path: Path) -> Path:
    """The path, where a file stands there. Raises click.UsageError where none does, with the nearest in its folder."""
    if path.is_file():
        return path
    if path.is_dir():
        inside = _files(path, _ENDINGS)
        listed = f": it has {', '.join(inside[:5])}" if inside else ", and no presentation is in it"
        raise click.UsageError(f"{printable(str(path))} is a folder{printable(listed)}. Name one file.")
    raise no_file(path, _ENDINGS)


def no_file(path: Path, endings: Sequence[str]) -> click.UsageError:
    """What to tell of a file that does not exist: the nearest in its folder that has one of these endings."""
    told = f"There is no file {printable(str(path))}."
    if not path.parent.is_dir():
        return click.UsageError(f"{told} There is no folder {printable(str(path.parent))} either.")
    from builder.reading.nearest import nearest

    near = nearest(path.name, _files(path.parent, endings))
    return click.UsageError(f"{told} Did you mean {printable(str(path.parent / near))}?" if near else told)


def project_for(given: str, project: Path | None) -> Path:
    """The project in which a FILE|PACK is meant; where there is none, and it is a file, the folder one works in.

    Raises SourcedeckError where there is no project, and it is no file.
    """
    try:
        return find(project)
    except SourcedeckError:
        if project is not None or not Path(given).exists():
            raise
        return Path.cwd()


def file_or_pack(given: str, project: Path) -> Path | str:
    """What a person means by FILE|PACK: a pack by its name, else the file at that path.

    Raises click.UsageError where there is neither.
    """
    from builder.bundled import bundled_root
    from builder.packs.folders import pack_names

    packs = pack_names(project, bundled_root() / "templates")
    if given in packs:
        return given
    path = Path(given)
    if path.is_file() or "/" in given or "\\" in given or path.suffix.lower() in _ENDINGS:
        return brand_file(path)
    raise click.UsageError(unknown("file or pack", given, packs, f"the packs are {', '.join(packs)}"))


def _files(folder: Path, endings: Sequence[str]) -> list[str]:
    """The names of files in a folder with one of these endings, in their order."""
    with suppress(OSError):
        return sorted(
            one.name
            for one in folder.iterdir()
            if one.suffix.lower() in endings and not one.name.startswith(("~", "."))
        )
    return []
