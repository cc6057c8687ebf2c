"""The command `sourcedeck`: thin commands that read, call and print; each is imported only when it is called."""

import importlib
from collections.abc import Mapping
from typing import Any

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
    "pack": "Make a pack of your own: from your school's template, or in its colours with its logo.",
    "source": "Pin a source's text, so that a later change of it is noticed.",
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and summaries, and imports a command when it is called.

    So `sourcedeck --help` costs no more than click itself. `summaries` are the commands in the order of a first day's
    work; the command `new` of a group with the `modules` "builder.cli.pack_" is `pack_new_command` in that module.
    """

    def __init__(self, *arguments: Any, summaries: Mapping[str, str], modules: str, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.summaries = summaries
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """The commands in the order of a first day's work."""
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now; None where there is none."""
        if cmd_name not in self.summaries:
            return None
        name = f"{self.modules}{cmd_name}"
        command = getattr(importlib.import_module(name), f"{name.rpartition('.')[2]}_command")
        if not isinstance(command, click.Command):
            raise TypeError(f"{name} holds no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which name is nearest."""
        name = args[0] if args else ""
        if name and name not in self.summaries and not name.startswith("-"):
            from builder.cli.options import unknown

            listed = f"there {'are' if len(self.summaries) > 1 else 'is'} {', '.join(self.summaries)}"
            raise click.UsageError(unknown("command", name, self.summaries, listed), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Print names and summaries without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))


@click.group(
    cls=LazyGroup,
    summaries=COMMANDS,
    modules="builder.cli.",
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
