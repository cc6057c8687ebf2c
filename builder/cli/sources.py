"""`sourcedeck sources`: the sources of the ledger: whether their text is stored and pinned, and how much is quoted."""

import json
from pathlib import Path

import click

from builder.cli.options import find, project_option
from builder.cli.words import counted
from builder.model.ledger import Ledger, Source
from builder.printable import printable_json


@click.command("sources", epilog="Example: sourcedeck sources --format json")
@click.option("--stored", is_flag=True, help="Only sources whose text is stored.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", help="A list, or JSON.")
@project_option
def sources_command(stored: bool, format_name: str, project: Path | None) -> None:
    """List the sources, with the facts that rest on each."""
    from builder.ledger import load_ledger

    ledger = load_ledger(find(project))
    facts = facts_by_source(ledger)
    chosen = [source for source in ledger.sources.values() if not stored or source.text is not None]
    if format_name == "json":
        rows = [as_json(source, facts.get(source.id, [])) for source in chosen]
        click.echo(printable_json(json.dumps(rows, ensure_ascii=False, indent=2)))
        return
    from builder.citations import full_citation

    for source in chosen:
        resting = facts.get(source.id, [])
        click.echo(f"{click.style(source.id, bold=True)}  {state(source)}, {counted(len(resting), 'fact')}")
        click.echo("    " + "".join(run.text for run in full_citation(source)))
    held = sum(source.text is not None for source in chosen)
    click.echo(
        f"{counted(len(chosen), 'source')}: {held} with a stored text, {len(chosen) - held} cited and not checked."
    )


def facts_by_source(ledger: Ledger) -> dict[str, list[str]]:
    """The ids of the facts that rest on each source."""
    facts: dict[str, list[str]] = {}
    for fact in ledger.facts.values():
        for source in dict.fromkeys(evidence.source for evidence in fact.evidence):
            facts.setdefault(source, []).append(fact.id)
    return facts


def state(source: Source) -> str:
    """Whether its text is stored, and pinned."""
    if source.text is None:
        return "no text stored"
    return f"{len(source.text.split())} words stored, {'pinned' if source.text_sha256 else 'not pinned'}"


def as_json(source: Source, facts: list[str]) -> dict[str, object]:
    """One source as CSL-JSON (the Citation Style Language's fields), with what Sourcedeck adds under `custom`."""
    fields: dict[str, object] = {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "container-title": source.container_title,
        "publisher": source.publisher,
        "author": [
            {"literal": author.literal} if author.literal else {"family": author.family, "given": author.given}
            for author in source.authors
        ],
        "issued": {"raw": source.issued} if source.issued else {},
        "URL": source.url,
        "language": source.language,
        "number": source.number,
    }
    kept = {key: value for key, value in fields.items() if value}
    return {**kept, "custom": {"stored": source.text is not None, "pinned": bool(source.text_sha256), "facts": facts}}
