"""`sourcedeck pack preview`: every slide template of a pack, or of one on a PowerPoint file, filled with samples."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import project_option, strict_option
from builder.cli.preview import pictures_of, put
from builder.cli.report import explains, failed, in_order, print_findings, tally
from builder.cli.stages import Stages
from builder.cli.summary import from_here
from builder.cli.words import counted
from builder.errors import SourcedeckError

if TYPE_CHECKING:
    from builder.previewing import Preview


@click.command("preview", epilog="Example: sourcedeck pack preview uni --pictures")
@click.argument("given", metavar="FILE|PACK")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into (default: build/ in the project).",
)
@click.option("--pictures", is_flag=True, help="Draw the slides as pictures too, with a contact sheet (LibreOffice).")
@strict_option
@project_option
def pack_preview_command(given: str, out: Path | None, pictures: bool, strict: bool, project: Path | None) -> None:
    """Build OUT/NAME-preview.pptx: two slides for each slide template of a pack, with little in it and with much.

    Templates of your own are in it, found by their names. The words on the slides are samples from a coast that does
    not exist. A PowerPoint FILE is shown as it would be once adopted. What a template cannot take is told, and the
    rest is written all the same; the exit status is 1 then.
    """
    with _pack(given, project) as (name, home, folder):
        from builder.previewing import preview_pack

        shown = preview_pack(name, home)
    target = out if out is not None else folder / "build"
    findings = in_order(shown.findings)
    print_findings(findings)
    if shown.data is None:
        raise SourcedeckError(
            f"no slide of the pack “{name}” can be shown", hint="mend what stands above, and try again"
        )
    _write(shown, target, f"{name}-preview", pictures=pictures)
    if more := explains(findings):
        click.echo(more)
    slides = len(shown.made.placed.slides) if shown.made.placed else 0
    click.echo(
        f"{counted(shown.templates, 'slide template')}, {counted(slides, 'slide')} of samples: {tally(findings)}."
    )
    if failed(findings, strict=strict):
        raise SystemExit(1)


@contextmanager
def _pack(given: str, project: Path | None) -> Iterator[tuple[str, Path, Path]]:
    """The name of the pack that is meant, the project that has it, and the folder in which a person works.

    A file is adopted into a throw-away project, and wants no project itself.
    """
    from builder.cli.brandfiles import file_or_pack, project_for

    folder = project_for(given, project)
    which = file_or_pack(given, folder)
    if isinstance(which, str):
        yield which, folder, folder
        return
    from builder.adoption import adopt_file
    from builder.whole_file import write_all

    with tempfile.TemporaryDirectory(prefix="sourcedeck-") as aside:
        name = _plain(which.stem)
        write_all(adopt_file(which, name, Path(aside), "seminar").files)
        yield name, Path(aside), folder


def _plain(stem: str) -> str:
    """A name for a pack, of a file's name."""
    from builder.packs.new import check_name

    name = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:40].strip("-")
    return name if name not in ("seminar", "classroom") and not check_name(name) else "template"


def _write(shown: "Preview", target: Path, name: str, *, pictures: bool) -> None:
    """Write the deck, and pictures of its slides where these are wanted."""
    from builder.whole_file import write_whole

    data = shown.data or b""
    path = target / f"{name}.pptx"
    if not pictures:
        write_whole(path, data)
        click.echo(from_here(path))
        return
    from builder.pictures.libreoffice import workbench

    with workbench(300) as bench:
        write_whole(path, data)
        click.echo(from_here(path))
        with Stages()("drawing"):
            drawn = pictures_of(bench.pdf(path), 1280)
    put(target / name, drawn)
    click.echo(f"{from_here(target / name)}: {counted(len(drawn), 'picture')}")
