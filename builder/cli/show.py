"""`sourcedeck show`: one fact, its passage highlighted in its context, its status and why, the slides that use it."""

import textwrap
from pathlib import Path

import click

from builder.cli.marks import marks
from builder.cli.options import find, project_option, unknown
from builder.cli.usage import uses_by_fact
from builder.model.ledger import Attribution, Evidence, Fact, Ledger

WIDTH = 96


@click.command("show", epilog="Example: sourcedeck show finalised")
@click.argument("fact_id", metavar="FACT")
@project_option
def show_command(fact_id: str, project: Path | None) -> None:
    """Show a FACT by its id: what we say, what the source says, its status and why, and the slides that use it."""
    from builder.ledger import load_ledger

    folder = find(project)
    ledger = load_ledger(folder)
    fact = ledger.facts.get(fact_id)
    if fact is None:
        raise click.UsageError(unknown("fact", fact_id, ledger.facts, "`sourcedeck facts` lists them"))
    click.echo(f"{click.style(fact.id, bold=True)}  ({fact.at.path}:{fact.at.line})")
    click.echo(wrapped(fact.assertion))
    show_status(fact, ledger)
    show_details(fact, ledger)
    for evidence in fact.evidence:
        show_evidence(evidence, ledger)
    show_uses(fact, folder, ledger)


def show_status(fact: Fact, ledger: Ledger) -> None:
    """The three marks, and why."""
    status = ledger.statuses[fact.id]
    click.echo(f"\nStatus    {marks(status)}")
    click.echo(wrapped(status.why, "          "))
    for other in ledger.disputes.get(fact.id, ()):
        click.echo(wrapped(f"≠ {other}: {ledger.facts[other].assertion}", "          "))


def show_details(fact: Fact, ledger: Ledger) -> None:
    """Who says so, when, how many, and what to watch."""
    if fact.attribution:
        chain = " → ".join(link(one, ledger) for one in fact.attribution)
        click.echo(f"Who       {chain}")
    if fact.when is not None:
        from builder.text.dates import in_words

        words = f" (“{fact.when.words}”)" if fact.when.words else ""
        click.echo(f"When      {in_words(fact.when.edtf)}{words}")
    for quantity in fact.quantities:
        value = quantity.indefinite or f"{quantity.value}" + (f"–{quantity.high}" if quantity.high is not None else "")
        qualifier = "" if quantity.qualifier == "exact" else quantity.qualifier.replace("_", " ") + " "
        click.echo(f"Quantity  {quantity.name}: {qualifier}{value} {quantity.unit} (“{quantity.words}”)")
    for derived in fact.derived:
        click.echo(f"Derived   {derived.name} = {derived.of} = {derived.value} {derived.unit}")
    for waiver in ledger.waivers:
        if waiver.fact == fact.id:
            click.echo(f"Waived    {waiver.rule} ({waiver.severity}): {wrapped(waiver.reason, '          ').lstrip()}")
    if fact.caution:
        click.echo(f"Caution   {wrapped(fact.caution, '          ').lstrip()}")


def link(attribution: Attribution, ledger: Ledger) -> str:
    """One link of the chain: the actor's name, and the source's words for it."""
    actor = ledger.actors.get(attribution.who)
    name = actor.name if actor else attribution.who
    return f"{name} (“{attribution.words}”)" if attribution.words else name


def show_evidence(evidence: Evidence, ledger: Ledger) -> None:
    """A quotation highlighted in its paragraph, with the line of the file where it stands."""
    source = ledger.sources.get(evidence.source)
    if source is None:
        return
    from builder.citations import short_citation

    click.echo(f"\n{short_citation(source)}: {source.title}")
    if source.url:
        click.echo(f"  {source.url}")
    if source.text is None:
        click.echo("  No text of this source is stored, so the fact is not checked against it.")
        return
    from builder.text.folding import Searchable
    from builder.text.sentences import paragraph_number, paragraphs

    hits = Searchable(source.text).find(evidence.exact, evidence.prefix, evidence.suffix)
    if not hits:
        click.echo(f"  The quotation was not found in the stored text: “{evidence.exact}”")
        return
    hit = hits[0]
    for span in paragraphs(source.text):
        if span.start <= hit.start < span.end:
            before, after = source.text[span.start : hit.start], source.text[hit.end : span.end]
            quoted = source.text[hit.start : hit.end]
            line = source.text_line + source.text.count("\n", 0, hit.start)
            click.echo(f"  Paragraph {paragraph_number(source.text, hit.start)}, seeds/sources/{source.id}.md:{line}")
            # Brackets carry the highlight where there is no colour.
            shown = wrapped(f"{before}⟦{quoted}⟧{after}", "  ")
            click.echo(shown.replace("⟦", click.style("⟦", fg="yellow")).replace("⟧", click.style("⟧", fg="yellow")))


def show_uses(fact: Fact, project: Path, ledger: Ledger) -> None:
    """The slides that the fact stands behind."""
    uses = uses_by_fact(project, ledger).get(fact.id, [])
    click.echo("\nSlides" if uses else "\nNo slide uses it.")
    for use in uses:
        click.echo(f"  {use.deck}, slide {use.page}: {use.title}")


def wrapped(text: str, indent: str = "") -> str:
    """Text in lines of a readable width."""
    return textwrap.fill(" ".join(text.split()), WIDTH, initial_indent=indent, subsequent_indent=indent)
