"""`sourcedeck pack measure`: the figures of fonts on one's own computer, put into a pack."""

import stat
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import find, project_option
from builder.cli.words import counted
from builder.errors import SourcedeckError
from builder.printable import printable

if TYPE_CHECKING:
    from builder.fonts import Measured

_STYLES = ("regular", "bold", "italic", "bold italic")


@click.command("measure", epilog="Example: sourcedeck pack measure uni C:/Windows/Fonts/aptos*.ttf")
@click.argument("name", metavar="PACK")
@click.argument("fonts", nargs=-1, required=True, metavar="FONTFILE...", type=click.Path(path_type=Path))
@project_option
def pack_measure_command(name: str, fonts: tuple[Path, ...], project: Path | None) -> None:
    """Measure fonts (.ttf, .otf or .ttc) that PACK's slides use, so that the fit of text in them is proved.

    Only figures are kept, in templates/PACK/metrics: how wide each letter is. No font is copied, nor where it was. Give
    the files of all four styles (regular, bold, italic, bold italic) where there are such. Your computer's fonts are in
    C:/Windows/Fonts, in /Library/Fonts and ~/Library/Fonts, or in /usr/share/fonts.
    """
    from builder.fonts import encode, file_name
    from builder.packs.metrics import METRICS
    from builder.whole_file import write_all

    root = find(project)
    folder = _pack_folder(name, root) / METRICS
    measured: dict[str, Measured] = {}
    failed = 0
    for path in fonts:
        try:
            for face in _measure(path):
                first = measured.setdefault(file_name(face), face)
                if first is not face and encode(first.figures) != encode(face.figures):
                    raise SourcedeckError(
                        f"{path} is {face.family} {_style(face)}, and so was another file before it",
                        hint="give one file for each style of a font",
                    )
        except SourcedeckError as error:
            failed += 1
            error.show()
    write_all({folder / file: encode(face.figures) for file, face in measured.items()})
    for line in _told(measured.values()):
        click.echo(printable(line))
    if measured:
        click.echo(f"Wrote {counted(len(measured), 'file')} to {folder.relative_to(root).as_posix()}.")
    if failed:
        raise click.exceptions.Exit(1)


def _pack_folder(name: str, root: Path) -> Path:
    """The folder of a pack of the project's own. Raises SourcedeckError for any other."""
    from builder.bundled import bundled_root
    from builder.packs.folders import own_chain

    return own_chain(name, root, bundled_root() / "templates")[0].path


def _measure(path: Path) -> "tuple[Measured, ...]":
    """The faces of a font file. Raises SourcedeckError for what cannot be measured."""
    from builder.fonts import MOST_BYTES, FontError, measure_file

    try:
        if path.is_dir():
            raise SourcedeckError(f"{path} is a folder", hint=f"name the files in it: {path / '*.ttf'}")
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourcedeckError(f"{path} cannot be measured: it is no ordinary file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise SourcedeckError(f"cannot read {path}: {reason.lower()}", hint="look at the file's name again") from None
    try:
        return measure_file(data)
    except FontError as error:
        raise SourcedeckError(f"{path} cannot be measured: {error}") from None


def _told(faces: "Iterable[Measured]") -> Iterable[str]:
    """A line for each family: the styles that were measured, and those that nobody gave."""
    families: dict[str, list[str]] = {}
    for face in faces:
        families.setdefault(face.family, []).append(_style(face))
    for family, styles in families.items():
        yield f"Measured {family}: {', '.join(style for style in _STYLES if style in styles)}."
        missing = [style for style in _STYLES if style not in styles]
        if missing:
            yield f"  not given: {', '.join(missing)}; text in these is only bounded, by the styles measured"


def _style(face: "Measured") -> str:
    return _STYLES[face.bold + 2 * face.italic]
