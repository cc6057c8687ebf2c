"""PowerPoint files and packs that a person names: the file or pack meant, or the nearest name that exists."""

from contextlib import suppress
from pathlib import Path

import click

from builder.cli.options import unknown
from builder.printable import printable

_ENDINGS = (".pptx", ".potx", ".potm", ".pptm", ".ppsx", ".ppsm", ".ppt", ".pot", ".thmx", ".odp")


def brand_file(path: Path) -> Path:
    """The path, where a file stands there. Raises click.UsageError where none does, with the nearest in its folder."""
    if path.is_file():
        return path
    if path.is_dir():
        inside = _presentations(path)
        listed = f": it has {', '.join(inside[:5])}" if inside else ", and no presentation is in it"
        raise click.UsageError(f"{printable(str(path))} is a folder{printable(listed)}. Name one file.")
    told = f"There is no file {printable(str(path))}."
    if not path.parent.is_dir():
        raise click.UsageError(f"{told} There is no folder {printable(str(path.parent))} either.")
    from builder.reading.nearest import nearest

    near = nearest(path.name, _presentations(path.parent))
    raise click.UsageError(f"{told} Did you mean {printable(str(path.parent / near))}?" if near else told)


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


def _presentations(folder: Path) -> list[str]:
    """The names of presentations in a folder, in their order."""
    with suppress(OSError):
        return sorted(
            one.name
            for one in folder.iterdir()
            if one.suffix.lower() in _ENDINGS and not one.name.startswith(("~", "."))
        )
    return []
