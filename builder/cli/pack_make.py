"""`sourcedeck pack make`: a pack's brand.pptx, made again from its pack.toml."""

from pathlib import Path

import click

from builder.cli.options import find, project_option
from builder.cli.pack import write_pack


@click.command("make", epilog="Example: sourcedeck pack make mine")
@click.argument("packs", nargs=-1, required=True, metavar="PACK...")
@project_option
def pack_make_command(packs: tuple[str, ...], project: Path | None) -> None:
    """Make brand.pptx again after a change of colours, fonts, sizes or the logo in pack.toml.

    Settings that a pack does not have are those of the pack that it extends. Decks need no change; build them again.
    Colours that do not stand out are told, with the nearest that do, and so are names that nothing asks for.
    """
    from builder.bundled import bundled_root
    from builder.cli.report import in_order, print_findings
    from builder.packs.making import brand_file
    from builder.pale import settings_told

    folder = find(project)
    made = dict(brand_file(name, folder, bundled=bundled_root() / "templates") for name in packs)
    write_pack(made)
    for path in made:
        click.echo(f"Made {path.relative_to(folder).as_posix()}.")
    print_findings(in_order(one for name in packs for one in settings_told(name, folder)), err=True)
