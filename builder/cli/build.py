"""`sourcedeck build`: decks into files, and a summary that a teacher can read."""

from pathlib import Path

import click

from builder.build import MadeDeck
from builder.cli.options import cache_option, find, iso_date, named_decks, project_option, strict_option
from builder.cli.report import explains, failed, in_order, print_findings, tally, told
from builder.cli.stages import Stages
from builder.cli.summary import summary
from builder.model.finding import Finding
from builder.model.ledger import Ledger


@click.command("build", epilog="Example: sourcedeck build drone-deal-classroom -o ~/Desktop --pack seminar")
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@project_option
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into (default: build/ in the project).",
)
@click.option("--pack", "pack_name", default="", metavar="PACK", help="Use this pack instead of the decks' own.")
@click.option("--format", "format_name", type=click.Choice(["pptx", "md"]), default="pptx", help="PowerPoint, or text.")
@click.option("--date", callback=iso_date, metavar="YYYY-MM-DD", help="The build date (default: the deck's own).")
@click.option("--watch", "watching", is_flag=True, help="Build again after every saved change, until Ctrl-C.")
@strict_option
@cache_option
@click.option("-q", "--quiet", is_flag=True, help="Print errors and warnings only.")
@click.option("-v", "--verbose", is_flag=True, help="Print what each stage cost, and notes.")
def build_command(
    decks: tuple[str, ...],
    project: Path | None,
    out: Path | None,
    pack_name: str,
    format_name: str,
    date: str,
    watching: bool,
    strict: bool,
    cached: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Build every deck of decks/, or the DECKs named (by name or path).

    All decks are made and checked first; where one has an error, none is written. The build date is --date, else
    SOURCE_DATE_EPOCH, else the deck's known-as-of: equal inputs give equal bytes.

    With --watch it goes on: whatever is saved in seeds/, templates/ or decks/ is built at once, and it says which
    slides changed. A mistake is told, nothing is written, and it waits for the next change.
    """
    from builder.build import write_decks
    from builder.whole_file import reserved

    folder = find(project)
    if watching:
        from builder.cli.watch import watch
        from builder.watching.kept import Kept

        kept = Kept(folder, pack_name=pack_name, date=date, cached=cached, every=not decks and not pack_name)
        watch(kept, decks, out if out is not None else folder / "build", format_name, strict=strict, quiet=quiet)
        return
    named = named_decks(folder, decks)
    if not named:
        raise click.UsageError("There is no deck to build: put one into decks/, or begin with `sourcedeck init`.")
    stages = Stages(quiet=quiet)
    target = out if out is not None else folder / "build"
    with reserved(target):
        every = not decks and not pack_name
        ledger, made, findings = _made(folder, named, stages, pack_name, date, every=every, cached=cached)
        print_findings(told(findings, quiet=quiet, verbose=verbose), err=True)
        if failed(findings, strict=strict):
            click.echo(f"{tally(findings).capitalize()}: nothing was written. {explains(findings)}", err=True)
            raise SystemExit(1)
        paths = write_decks(made, target, format_name, stages)
    if not quiet:
        for one, path in zip(made, paths, strict=True):
            click.echo(summary(one, ledger, path))
    if verbose:
        click.echo(stages.report(), err=True)


def _made(
    folder: Path, named: list[Path], stages: Stages, pack_name: str, date: str, *, every: bool, cached: bool
) -> tuple[Ledger, list[MadeDeck], list[Finding]]:
    """The ledger, the decks named, and all that was found; with `every`, waivers that excuse nothing are told too."""
    from builder.build import make_deck, read_ledger, unused_waivers

    ledger, found = read_ledger(folder, stages, cached=cached)
    made = []
    for deck in named:
        stages.subject(deck.stem)
        made.append(make_deck(deck, folder, ledger, pack_name=pack_name, date=date, stage=stages))
    if every:
        found += unused_waivers(ledger, found, made)
    return ledger, made, in_order([*found, *(finding for one in made for finding in one.findings)])
