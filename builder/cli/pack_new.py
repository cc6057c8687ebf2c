"""`sourcedeck pack new`: a pack in the colours, fonts and with the logo of a school."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import find, project_option
from builder.cli.pack import write_new_pack
from builder.printable import printable

if TYPE_CHECKING:
    from builder.newpack import Picture


def _color(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    """Six hexadecimal digits, of a colour as people write it."""
    from builder.model.contrast import six_digits

    if value is None:
        return ""
    try:
        return six_digits(value)
    except ValueError as error:
        raise click.BadParameter(printable(f"{error}.")) from None


class _Quoting(click.Command):
    """Tells of a colour that is missing why it is: from a `#` without quotation marks on, a shell reads no more."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As any command does, with a word more for a colour that a shell has dropped."""
        try:
            return super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            if error.option_name not in ("--primary", "--accent"):
                raise
            told = f"{error.message} A shell drops what follows a “#”: put the colour in quotation marks, '#12294B'."
            raise click.BadOptionUsage(error.option_name, told, ctx) from None


@click.command(
    "new",
    cls=_Quoting,
    epilog="Example: sourcedeck pack new lakeside --primary '#12294B' --accent '#B4432E' --heading-font Georgia "
    "--logo logo.png",
)
@click.argument("name")
@click.option("--primary", callback=_color, metavar="COLOUR", help="The main colour, such as '#12294B' or 12294B.")
@click.option("--accent", callback=_color, metavar="COLOUR", help="The colour of accents.")
@click.option("--heading-font", default="", metavar="FONT", help="The font of titles, as PowerPoint names it.")
@click.option("--body-font", default="", metavar="FONT", help="The font of all else.")
@click.option(
    "--logo",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A PNG or JPEG picture; it is drawn anew into the pack, without what it tells of its maker.",
)
@click.option("--extends", default="seminar", metavar="PACK", help="The pack to begin with (default: seminar).")
@project_option
def pack_new_command(
    name: str,
    primary: str,
    accent: str,
    heading_font: str,
    body_font: str,
    logo: Path | None,
    extends: str,
    project: Path | None,
) -> None:
    """Make a pack of your own in templates/NAME: all of another pack, in your colours and fonts, with your logo.

    Colours in which something could not be read are refused, with the nearest that can. A deck needs no change but the
    line “pack: NAME”. What is not given stays as the extended pack has it.
    """
    from builder.newpack import Asked, make_pack
    from builder.packs.new import check_name

    if told := check_name(name):
        raise click.UsageError(printable(told))
    folder = find(project)
    asked = Asked(
        name=name,
        extends=extends,
        primary=primary,
        accent=accent,
        heading_font=heading_font.strip(),
        body_font=body_font.strip(),
        logo=_picture(logo) if logo else None,
    )
    made = make_pack(asked, folder)
    write_new_pack(made.files)
    for note in made.notes:
        click.echo(note, err=True)
    click.echo(f"Made templates/{name} with {', '.join(path.name for path in made.files)}.")
    click.echo(f"Try it: sourcedeck build --pack {name}. To keep it, write “pack: {name}” in a deck of decks/.")


def _picture(path: Path) -> "Picture":
    """The logo at a path, drawn anew. Raises SourcedeckError where it cannot be, click.UsageError for no file."""
    from builder.cli.brandfiles import no_file
    from builder.errors import SourcedeckError
    from builder.newpack import Picture
    from builder.pictures.logo import MOST_BYTES, clean_logo

    if not path.exists():
        raise no_file(path, (".png", ".jpg", ".jpeg"))
    if not path.is_file():  # a pipe would be waited for
        raise SourcedeckError(f"{path} is no ordinary file", hint="name a PNG or JPEG picture")
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SourcedeckError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from None
    clean = clean_logo(data, path.name)
    return Picture(clean.data, clean.kind, clean.inks, clean.ground)
