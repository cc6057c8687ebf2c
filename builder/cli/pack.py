"""`sourcedeck pack`: packs of one's own, each command imported only when it is called."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from builder.cli import LazyGroup

COMMANDS = {
    "adopt": "Make a pack from your school's own PowerPoint template.",
    "new": "Make a pack in your school's colours and fonts, with its logo.",
    "check": "Tell which layout and placeholder carries each slot, and how to mend gaps.",
    "preview": "Build a deck that shows each slide template of a pack, filled with samples.",
    "diff": "Tell what a newer version of your school's template breaks.",
    "make": "Make a pack's brand.pptx again after a change of its pack.toml.",
    "measure": "Measure fonts from your computer, so that a pack may use them.",
}


@click.group(
    "pack",
    cls=LazyGroup,
    summaries=COMMANDS,
    modules="builder.cli.pack_",
    epilog="Example: sourcedeck pack adopt ~/Downloads/university.potx --name uni",
)
def pack_command() -> None:
    """Work on packs: how slides look and are worded."""


def write_new_pack(files: Mapping[Path, bytes]) -> None:
    """Write the files of a pack that is new; raises SourcedeckError too where another process makes one meanwhile."""
    from builder.errors import SourcedeckError
    from builder.packs.folders import SETTINGS
    from builder.whole_file import reserved

    folder = next(path for path in files if path.name == SETTINGS).parent
    with _for_packs(), reserved(folder):
        if folder.is_dir() and any(folder.iterdir()):
            raise SourcedeckError(f"{folder} is there already, and nothing is overwritten", hint="choose another name")
        write_pack(files)


def write_pack(files: Mapping[Path, bytes]) -> None:
    """Write the files of a pack, all or none. Raises SourcedeckError with what to do, which is not another folder."""
    from builder.whole_file import write_all

    with _for_packs():
        write_all(files)


@contextmanager
def _for_packs() -> Iterator[None]:
    """Hints for those who write packs: a pack can be put nowhere but into its project."""
    from builder.errors import SourcedeckError

    try:
        yield
    except SourcedeckError as error:
        hint = error.hint.partition("choose another folder")[0].removesuffix(", or ").strip()
        raise SourcedeckError(error.said, hint=hint or "make the project's folder one that you may write to") from None
