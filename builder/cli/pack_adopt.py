"""`sourcedeck pack adopt`: a school's own PowerPoint template made a pack of the project."""

from pathlib import Path

import click

from builder.cli.options import find, project_option
from builder.cli.words import counted


@click.command("adopt", epilog="Example: sourcedeck pack adopt ~/Downloads/university.potx --name uni")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", required=True, metavar="NAME", help="The pack's name: small letters, digits and hyphens.")
@click.option(
    "--extends", default="seminar", show_default=True, metavar="PACK", help="The pack whose slides and words it takes."
)
@project_option
def pack_adopt_command(file: Path, name: str, extends: str, project: Path | None) -> None:
    """Make a pack from FILE, a .pptx, .potx, .potm or .ppsx with your school's layouts, colours and fonts.

    Writes templates/NAME/pack.toml, where every binding of a slot to a placeholder can be read and changed, and
    templates/NAME/brand.pptx: FILE without its sample slides. FILE itself stays as it is.
    """
    from builder.adoption import adopt_file
    from builder.whole_file import write_all

    folder = find(project)
    made = adopt_file(file, name, folder, extends)
    write_all(made.files)
    click.echo(f"Made templates/{name} from {file.name}: {counted(len(made.file.layouts), 'layout')}.")
    for kind, number in made.dropped.items():
        click.echo(f"Left behind: {number} {kind}.")
    for note in made.notes:
        click.echo(note)
    click.echo(f"Next: sourcedeck pack check {name}")
