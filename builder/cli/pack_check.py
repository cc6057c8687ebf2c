"""`sourcedeck pack check`: who carries which slot of which slide template, and what is wrong with a pack."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.options import project_option, strict_option
from builder.cli.report import FORMATS, explains, failed, in_order, print_findings, tally
from builder.printable import printable, printable_json

if TYPE_CHECKING:
    from builder.inspection import Inspected


@click.command("check", epilog="Example: sourcedeck pack check uni -v")
@click.argument("given", metavar="FILE|PACK")
@click.option("--extends", metavar="PACK", help="For a FILE: the pack whose slides are tried on it (default: seminar).")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", help="How it is printed.")
@click.option("-v", "--verbose", is_flag=True, help="Give the reason for each slot.")
@strict_option
@project_option
def pack_check_command(
    given: str, extends: str | None, format_name: str, verbose: bool, strict: bool, project: Path | None
) -> None:
    """Check a pack, or a PowerPoint file before it is adopted.

    Prints a line for each slide template and each set of slots that it may fill: the layout that serves it, how well (0
    to 1), and the placeholder (idx) of each slot, or that it stands in a text box. Then gaps, and how to mend them, and
    what is wrong with pack.toml. Exit status 1 where a template cannot be shown or a binding holds nothing.
    """
    seen = _seen(given, extends, project)
    findings = in_order(seen.findings)
    if format_name == "json":
        from builder.cli.inspected import inspected_json

        click.echo(printable_json(json.dumps(inspected_json(seen), ensure_ascii=False, indent=2)))
    elif format_name == "github":
        print_findings(findings, "github")
    else:
        _print(seen, verbose=verbose)
        print_findings(findings)
        if more := explains(findings):
            click.echo(more)
        from builder.cli.inspected import unserved, verdict

        for line in unserved(seen):
            click.echo(printable(line))
        click.echo(printable(f"{verdict(seen)} {tally(findings).capitalize()}."))
    if failed(findings, strict=strict) or seen.unserved:
        raise SystemExit(1)


def _seen(given: str, extends: str | None, project: Path | None) -> "Inspected":
    """The file or pack that is meant, looked at. A file may lie anywhere, and wants no project."""
    from builder.cli.brandfiles import file_or_pack, project_for
    from builder.inspection import inspect_file, inspect_pack

    folder = project_for(given, project)
    which = file_or_pack(given, folder)
    if isinstance(which, Path):
        return inspect_file(which, extends or "seminar", folder)
    if extends:
        raise click.UsageError("--extends is for files; a pack says in pack.toml what it extends.")
    return inspect_pack(which, folder)


def _print(seen: "Inspected", *, verbose: bool) -> None:
    from builder.cli.inspected import facts, gaps, table

    for part in (facts(seen), table(seen, verbose=verbose), gaps(seen)):
        lines = list(part)
        for line in lines:
            click.echo(printable(line))
        if lines:
            click.echo()
