"""`sourcedeck source`: what is done to one source; so far, pinning its text."""

from pathlib import Path

import click

from builder.cli.options import find, project_option, unknown


@click.group("source", epilog="Example: sourcedeck source pin republic-world-2022-11-21")
def source_command() -> None:
    """Work on one source."""


@source_command.command("pin", epilog="Example: sourcedeck source pin --all")
@click.argument("ids", nargs=-1, metavar="[SOURCE]...")
@click.option("--all", "every", is_flag=True, help="Pin every source that has a text.")
@project_option
def pin_command(ids: tuple[str, ...], every: bool, project: Path | None) -> None:
    """Write the digest of a source's text into its front matter, so that `check` notices when the text changes.

    Do it once you have compared the stored text with the page.
    """
    from builder.ledger import load_ledger
    from builder.ledger.pin import pin

    folder = find(project)
    if not ids and not every:
        raise click.UsageError("Name the sources to pin, or say --all.")
    sources = load_ledger(folder).sources
    chosen = [one.id for one in sources.values() if one.text is not None] if every else list(ids)
    for name in chosen:
        if name not in sources:
            raise click.UsageError(unknown("source", name, sources))
        source = sources[name]
        if source.text is None:
            raise click.UsageError(f"{name} has no stored text to pin.")
        changed = pin(folder, source)
        click.echo(f"{name}: {'pinned' if changed else 'already pinned to this text'}")
