"""`sourcedeck preview`: pictures of every slide of a deck, and a contact sheet, drawn by LibreOffice."""

import re
from pathlib import Path

import click

from builder.cli.options import find, named_decks, project_option
from builder.cli.report import explains, failed, in_order, print_findings, tally, told
from builder.cli.stages import Stages
from builder.cli.summary import from_here
from builder.cli.words import counted
from builder.errors import SourcedeckError

_OURS = re.compile(r"(?:slide-\d{2,}|contact-sheet(?:-\d+)?)\.png")


@click.command("preview", epilog="Example: sourcedeck preview drone-deal-classroom --width 1920")
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@project_option
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the pictures (default: build/preview/ in the project; beside a .pptx: preview/).",
)
@click.option(
    "--width",
    type=click.IntRange(160, 7680),
    default=1280,
    show_default=True,
    metavar="PIXELS",
    help="The width of a slide's picture.",
)
@click.option("--pack", "pack_name", default="", metavar="PACK", help="Use this pack instead of the decks' own.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=1),
    default=120,
    show_default=True,
    help="How long LibreOffice may take for a deck.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print errors and warnings only.")
def preview_command(
    decks: tuple[str, ...],
    project: Path | None,
    out: Path | None,
    width: int,
    pack_name: str,
    seconds: float,
    quiet: bool,
) -> None:
    """Draw every slide of the DECKs named (by name or path; all of decks/ where none is named), or of .pptx files.

    Decks are built first, in a throw-away folder; where one has an error, nothing is drawn. Writes
    OUT/DECK/slide-01.png and so on, and OUT/DECK/contact-sheet.png. LibreOffice must be installed; it may break a line
    otherwise than PowerPoint does, above all where the deck's fonts are missing.
    """
    from builder.pictures.libreoffice import Workbench, workbench

    files = [Path(name) for name in decks if name.lower().endswith(".pptx")]
    names = tuple(name for name in decks if not name.lower().endswith(".pptx"))
    for path in files:
        if not path.is_file():
            raise click.UsageError(f"There is no file {path}.")
    stages = Stages(quiet=quiet)
    drawn: list[tuple[Path, dict[str, bytes]]] = []

    def draw(bench: Workbench, path: Path, folder: Path) -> None:
        stages.subject(path.stem)
        with stages("drawing"):
            drawn.append((folder / path.stem, pictures_of(bench.pdf(path), width)))

    with workbench(seconds) as bench:
        for path in files:
            draw(bench, path, out if out is not None else path.parent / "preview")
        if names or not files:
            home = find(project)
            for path in built(home, names, pack_name, bench.folder / "decks", stages):
                draw(bench, path, out if out is not None else home / "build" / "preview")
    for folder, pictures in drawn:
        put(folder, pictures)
        if not quiet:
            slides = sum(name.startswith("slide-") for name in pictures)
            click.echo(f"{from_here(folder)}: {counted(slides, 'slide')} and a contact sheet")


def built(project: Path, names: tuple[str, ...], pack_name: str, folder: Path, stages: Stages) -> list[Path]:
    """The decks named, as .pptx files in `folder`. Findings are printed as `build` prints them; errors end the run."""
    from builder.build import make_deck, read_ledger, write_deck

    named = named_decks(project, names)
    if not named:
        raise click.UsageError("There is no deck to draw: put one into decks/, or begin with `sourcedeck init`.")
    ledger, found = read_ledger(project, stages)
    made = [make_deck(deck, project, ledger, pack_name=pack_name, stage=stages) for deck in named]
    findings = in_order([*found, *(finding for one in made for finding in one.findings)])
    print_findings(told(findings, quiet=True), err=True)
    if failed(findings, strict=False):
        click.echo(f"{tally(findings).capitalize()}: nothing was drawn. {explains(findings)}", err=True)
        raise SystemExit(1)
    return [write_deck(one, folder) for one in made]


def pictures_of(pdf: bytes, width: int) -> dict[str, bytes]:
    """The PNG files of a deck by name: its slides in order, then the contact sheet (several for a long deck)."""
    from builder.pictures.pages import pictures, png
    from builder.pictures.sheet import contact_sheets, thumbnail

    slides: list[bytes] = []
    small = []
    for picture in pictures(pdf, width):
        slides.append(png(picture))
        small.append(thumbnail(picture))
    if not slides:
        raise SourcedeckError("the deck has no slide to draw")
    digits = max(2, len(str(len(slides))))
    files = {f"slide-{number:0{digits}}.png": data for number, data in enumerate(slides, start=1)}
    for number, data in enumerate(contact_sheets(small), start=1):
        files[f"contact-sheet-{number}.png" if number > 1 else "contact-sheet.png"] = data
    return files


def put(folder: Path, pictures: dict[str, bytes]) -> None:
    """Write the pictures, all or none, and take away those of an older run that the deck no longer has."""
    from builder.whole_file import reserved, write_all

    with reserved(folder):
        write_all({folder / name: data for name, data in pictures.items()})
        for path in sorted(folder.glob("*.png")):
            if path.name not in pictures and _OURS.fullmatch(path.name):
                path.unlink(missing_ok=True)
