"""Options that commands share, and what they mean: the project's folder, the decks named, the build date."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from builder.errors import SourcedeckError
from builder.printable import printable

F = TypeVar("F", bound=Callable[..., object])


def project_option(function: F) -> F:
    """Add `-C/--project`, the folder to work in; else the current one or the nearest above it with seeds/."""
    return click.option(
        "-C",
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The project's folder (default: this one, or the nearest above it that has seeds/).",
    )(function)


def strict_option(function: F) -> F:
    """Add `--strict`: fail on warnings too."""
    return click.option("--strict", is_flag=True, help="Exit with 1 on warnings too, not only on errors.")(function)


def cache_option(function: F) -> F:
    """Add `--no-cache`: check a large ledger as if it had never been checked before."""
    return click.option(
        "--no-cache",
        "cached",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Read and check a large ledger anew; else what did not change since the last time is not.",
    )(function)


def find(project: Path | None) -> Path:
    """The project's folder. Raises SourcedeckError where there is none."""
    from builder.ledger.files import find_project

    if project is None:
        try:
            project = Path.cwd()
        except OSError:
            hint = "change to another one, or name the project with -C"
            raise SourcedeckError("the current folder is gone, or cannot be read", hint=hint) from None
    return find_project(project)


def named_decks(project: Path, names: tuple[str, ...]) -> list[Path]:
    """The deck files meant by names or paths, relative to the project; all of decks/ where none is named.

    Raises click.UsageError for a deck that does not exist, with the nearest name.
    """
    existing = all_decks(project)
    if not names:
        return existing
    return [named_deck(project, name, existing) for name in names]


def all_decks(project: Path) -> list[Path]:
    """The deck files of a project, relative to it, in the order of their names."""
    from builder.ledger.files import deck_files, relative_path

    return [Path(relative_path(project, deck)) for deck in deck_files(project)]


def named_deck(project: Path, name: str, existing: list[Path]) -> Path:
    """One deck by its name (`drone-deal-seminar`) or its path."""
    wanted = Path(name)
    for deck in existing:
        paths = {(project / deck).resolve()}
        if name == deck.stem or {wanted.resolve(), (project / wanted).resolve()} & paths:
            return deck
    stems = [deck.stem for deck in existing]
    listed = f"the project has {', '.join(stems)}" if stems else "the project's decks/ folder is empty"
    raise click.UsageError(unknown("deck", name, stems, listed))


def unknown(kind: str, name: str, known: Iterable[str], also: str = "") -> str:
    """Say that nothing of that kind has this name, and offer the nearest that exists."""
    from builder.reading.nearest import nearest

    near = nearest(name, known)
    told = f"There is no {kind} “{printable(name)}”" + (f": {printable(also)}." if also else ".")
    return f"{told} Did you mean “{near}”?" if near else told


def iso_date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    """Check that a date is a day of the calendar, as ISO 8601 writes it."""
    if not value:
        return ""
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"“{value}” is not a date like 2022-11-21.") from None
