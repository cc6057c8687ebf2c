"""The command `sourcedeck`: thin commands that read, call and print; each is imported only when it is called."""

import importlib

import click

from builder import __version__

COMMANDS = {
    "init": "Make a new project from the sample: seeds, decks and, if asked, templates.",
    "check": "Check the ledger and every deck; write nothing.",
    "explain": "Explain a code that check or build has printed.",
    "build": "Build decks into PowerPoint files that can be edited.",
    "preview": "Draw every slide of a deck as a picture, with a contact sheet (needs LibreOffice).",
    "facts": "List the facts with their status and where they are used.",
    "show": "Show one fact: its passage in context, its status and why, its slides.",
    "sources": "List the sources: stored, pinned, quoted.",
    "source": "Pin a source's text, so that a later change of it is noticed.",
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and summaries, and imports a command when it is called.

    So `sourcedeck --help` costs no more than click itself.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The commands in the order of a first day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"builder.cli.{cmd_name}")
        command = getattr(module, f"{cmd_name}_command")
        if not isinstance(command, click.Command):
            raise TypeError(f"builder.cli.{cmd_name} holds no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which name is nearest."""
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            from builder.cli.options import unknown

            raise click.UsageError(unknown("command", name, COMMANDS, f"there are {', '.join(COMMANDS)}"), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Print names and summaries without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A first deck: `sourcedeck init mycourse`, `cd mycourse`, `sourcedeck build`.",
)
@click.version_option(__version__, prog_name="sourcedeck")
def group() -> None:
    """Turn curated facts into briefing decks in which every claim traces to the words of a source."""


def exit_code() -> int:
    """Run the command that the arguments name; its exit status. An exception that nobody expected goes on."""
    try:
        group(prog_name="sourcedeck")
    except SystemExit as done:
        if done.code is None or isinstance(done.code, int):
            return done.code or 0
        raise
    return 0
