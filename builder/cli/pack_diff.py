"""`sourcedeck pack diff`: what an updated brand breaks, before it is used."""

import json
from pathlib import Path

import click

from builder.cli.options import find, project_option, strict_option
from builder.printable import printable, printable_json


@click.command("diff", epilog="Example: sourcedeck pack diff uni ~/Downloads/university-new.potx")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--name", metavar="PACK", help="Whose bindings count (default: those of OLD or NEW, where it is a pack).")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", help="How it is printed.")
@click.option("-v", "--verbose", is_flag=True, help="Tell also what changes nothing on slides.")
@strict_option
@project_option
def pack_diff_command(
    old: str, new: str, name: str | None, format_name: str, verbose: bool, strict: bool, project: Path | None
) -> None:
    """Tell what is not in NEW as it is in OLD, each a PowerPoint file or a pack, and how to mend what that breaks.

    Layouts and placeholders that are gone, renamed or moved; slots that lose their placeholder; bindings of pack.toml
    that hold nothing any more; colours, fonts and the size of slides. Exit status 1 where something breaks, with
    --strict where something looks different too. To use the new file: sourcedeck pack adopt NEW --name PACK --update
    """
    from builder.cli.brandfiles import file_or_pack
    from builder.cli.changes import change_json, change_lines, tally
    from builder.comparing import compare

    folder = find(project)
    changes = compare(file_or_pack(old, folder), file_or_pack(new, folder), folder, name or "")
    if format_name == "json":
        listed = json.dumps([change_json(one) for one in changes], ensure_ascii=False, indent=2)
        click.echo(printable_json(listed))
    else:
        for line in change_lines(changes, verbose=verbose):
            click.echo(printable(line))
        click.echo(f"{tally(changes, verbose=verbose)}.")
    if any(one.severity == "error" or (strict and one.severity == "warning") for one in changes):
        raise SystemExit(1)
