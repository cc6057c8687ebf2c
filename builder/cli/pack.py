"""`sourcedeck pack`: packs of one's own, each command imported only when it is called."""

import click

from builder.cli import LazyGroup

COMMANDS = {
    "new": "Make a pack in your school's colours and fonts, with its logo.",
    "measure": "Measure fonts from your computer, so that a pack may use them.",
    "adopt": "Make a pack from your school's own PowerPoint template.",
    "make": "Make a pack's brand.pptx again after a change of its pack.toml.",
}


@click.group(
    "pack",
    cls=LazyGroup,
    summaries=COMMANDS,
    modules="builder.cli.pack_",
    epilog="Example: sourcedeck pack make mine",
)
def pack_command() -> None:
    """Work on packs: how slides look and are worded."""
