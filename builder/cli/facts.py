"""`sourcedeck facts`: the facts of the ledger, each with its status and where it is used."""

import json
from pathlib import Path

import click

from builder.cli.marks import marks
from builder.cli.options import find, project_option
from builder.cli.usage import Use, uses_by_fact
from builder.cli.words import counted
from builder.model.ledger import Fact, Ledger
from builder.printable import printable_json


@click.command("facts", epilog="Example: sourcedeck facts --tag deal --unused")
@click.option("--tag", "tags", multiple=True, help="Only facts with this tag (repeat it to ask for several).")
@click.option("--kind", help="Only facts of this kind (figure, legal, prediction, …).")
@click.option("--audience", help="Only facts marked for this audience, or for none.")
@click.option("--unused", is_flag=True, help="Only facts that no slide uses.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", help="A table, or JSON.")
@project_option
def facts_command(
    tags: tuple[str, ...], kind: str | None, audience: str | None, unused: bool, format_name: str, project: Path | None
) -> None:
    """List the facts with their status, and the slides that use each."""
    from builder.ledger import load_ledger

    folder = find(project)
    ledger = load_ledger(folder)
    uses = uses_by_fact(folder, ledger)
    chosen = [
        fact
        for fact in ledger.facts.values()
        if set(tags) <= set(fact.tags)
        and (not kind or fact.kind == kind)
        and (not audience or not fact.audience or audience in fact.audience)
        and not (unused and fact.id in uses)
    ]
    if format_name == "json":
        rows = [as_json(fact, ledger, uses.get(fact.id, [])) for fact in chosen]
        click.echo(printable_json(json.dumps(rows, ensure_ascii=False, indent=2)))
        return
    for fact in chosen:
        click.echo(
            f"{click.style(fact.id, bold=True)}  {marks(ledger.statuses[fact.id])}  {used(uses.get(fact.id, []))}"
        )
        click.echo(f"    {fact.assertion}")
    click.echo(f"{len(chosen)} of {counted(len(ledger.facts), 'fact')}.")


def used(uses: list[Use]) -> str:
    """Where it is used, a deck at a time: "drone-deal-seminar 3, 14"."""
    if not uses:
        return "not used"
    decks = dict.fromkeys(use.deck for use in uses)
    return "; ".join(f"{deck} {', '.join(str(use.page) for use in uses if use.deck == deck)}" for deck in decks)


def as_json(fact: Fact, ledger: Ledger, uses: list[Use]) -> dict[str, object]:
    """One fact as an object, with its three marks and its slides."""
    status = ledger.statuses[fact.id]
    return {
        "id": fact.id,
        "assertion": fact.assertion,
        "kind": fact.kind,
        "basis": str(status.basis),
        "checked": status.checked,
        "disputed": status.disputed,
        "file": fact.at.path,
        "line": fact.at.line,
        "slides": [{"deck": use.deck, "page": use.page} for use in uses],
    }
