"""`sourcedeck check`: everything that a build would find, without writing anything."""

from pathlib import Path

import click

from builder.cli.options import cache_option, find, iso_date, named_decks, project_option, strict_option
from builder.cli.report import FORMATS, explains, failed, in_order, print_findings, tally
from builder.cli.stages import Stages
from builder.cli.words import counted


@click.command("check", epilog="Example: sourcedeck check --strict --format github")
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@project_option
@strict_option
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", help="How findings are printed.")
@click.option(
    "--date", callback=iso_date, metavar="YYYY-MM-DD", help="Judge as of this day (default: each deck's own)."
)
@click.option("--ledger-only", is_flag=True, help="Leave the decks alone; check sources and facts only.")
@cache_option
def check_command(
    decks: tuple[str, ...],
    project: Path | None,
    strict: bool,
    format_name: str,
    date: str,
    ledger_only: bool,
    cached: bool,
) -> None:
    """Check the ledger, and make every deck (or the DECKs named) short of writing it.

    One line a finding: file:line:col, severity, code, message; then a hint. Exit status 1 on errors, with --strict on
    warnings too. What seeds/reference/waivers.yaml excuses is printed with its reason, and fails nothing.
    """
    from builder.build import make_deck, read_ledger, unused_waivers

    folder = find(project)
    stages = Stages()
    named = [] if ledger_only else named_decks(folder, decks)
    ledger, found = read_ledger(folder, stages, date=date, cached=cached)
    made = []
    for deck in named:
        stages.subject(deck.stem)
        made.append(make_deck(deck, folder, ledger, date=date, stage=stages))
    if not decks and not ledger_only:
        found += unused_waivers(ledger, found, made)
    findings = in_order([*found, *(finding for one in made for finding in one.findings)])
    print_findings(findings, format_name)
    if format_name == "text":
        if more := explains(findings):
            click.echo(more)
        click.echo(
            f"{counted(len(ledger.sources), 'source')}, {counted(len(ledger.facts), 'fact')}, "
            f"{counted(len(named), 'deck')} checked: {tally(findings)}."
        )
    if failed(findings, strict=strict):
        raise SystemExit(1)
