"""`sourcedeck init`: a new project, made from the sample that comes with the program."""

import shutil
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

    refuse_if_used(folder)
    rooms = ["seeds", "decks", *(["templates"] if with_templates else [])]
    try:
        for room in rooms:
            shutil.copytree(bundled_root() / room, folder / room, ignore=SKIPPED)
    except OSError as error:
        raise SourcedeckError(
            f"{folder} cannot be filled: {error.strerror or error}", hint="choose a folder that you may write to"
        ) from None
    click.echo(f"Made {folder} with {', '.join(room + '/' for room in rooms)}.")
    click.echo(f"Next: cd {folder}, then `sourcedeck build`; or change a fact in seeds/, then `sourcedeck check`.")


def refuse_if_used(folder: Path) -> None:
    """Refuse a folder that has something in it: nothing of a person's is ever overwritten."""
    if folder.is_dir() and any(folder.iterdir()):
        raise SourcedeckError(f"{folder} is not empty, and init overwrites nothing", hint="choose a new name")
