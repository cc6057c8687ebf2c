"""`sourcedeck init`: a new project, made from the sample that comes with the program."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import click

from builder.errors import SourcedeckError

SKIPPED = shutil.ignore_patterns("__pycache__", ".*")


@click.command("init", epilog="Example: sourcedeck init mycourse && cd mycourse && sourcedeck build")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--with-templates", is_flag=True, help="Copy the packs too, to change them; else the bundled ones serve.")
def init_command(folder: Path, with_templates: bool) -> None:
    """Make a project in FOLDER (new or empty): the sample's sources, facts and two decks, ready to build."""
    from builder.bundled import bundled_root

    rooms = ["seeds", "decks", *(["templates"] if with_templates else [])]
    try:
        refuse_if_used(folder)
        fill(folder, bundled_root(), rooms)
    except OSError as error:
        raise SourcedeckError(
            f"{folder} cannot be filled: {reason(error)}", hint="choose a folder that you may write to"
        ) from None
    click.echo(f"Made {folder} with {', '.join(room + '/' for room in rooms)}.")
    click.echo(f"Next: cd {folder}, then `sourcedeck build`; or change a fact in seeds/, then `sourcedeck check`.")


def fill(folder: Path, sample: Path, rooms: Iterable[str]) -> None:
    """Copy rooms of the sample into a folder, under a name of their own until all is there. Raises OSError."""
    from builder.whole_file import reserved

    with reserved(folder):
        folder.mkdir(parents=True, exist_ok=True)
        aside = folder / f".sourcedeck-{os.getpid()}.part"
        try:
            for room in rooms:
                shutil.copytree(sample / room, aside / room, ignore=SKIPPED)
            for room in rooms:
                (aside / room).rename(folder / room)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def reason(error: OSError) -> str:
    """Why files could not be copied; shutil gathers one reason a file."""
    if isinstance(error, shutil.Error) and error.args and error.args[0]:
        return str(error.args[0][0][2])
    return (error.strerror or str(error)).lower()


def refuse_if_used(folder: Path) -> None:
    """Refuse a folder that has something in it: nothing of a person's is ever overwritten."""
    if folder.is_dir() and any(folder.iterdir()):
        raise SourcedeckError(f"{folder} is not empty, and init overwrites nothing", hint="choose a new name")
