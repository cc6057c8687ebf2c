"""Runs put together into phrases: the signs between them, lists with commas and “and”, counts, capitals."""

from collections.abc import Sequence

import msgspec

from builder.compose.said import Said
from builder.compose.words import Words
from builder.model.slides import Origin, Run

SEPARATOR = Origin("program", field="separator")
"""Where the signs between the words of others are from."""
SPACE, COMMA, SEMICOLON, COLON, STOP, DOT, OPENS, CLOSES = (
    Run(text, SEPARATOR) for text in (" ", ", ", "; ", ": ", ". ", " · ", " (", ")")
)


def apart(items: Sequence[Sequence[Run]], sign: Run = SEMICOLON, last: Run | None = None) -> list[Run]:
    """Put a sign between items; `last` before the last one, where that is another."""
    end = len(items) - 1
    return [
        run
        for at, item in enumerate(items)
        for run in ((last if last is not None and at == end else sign, *item) if at else item)
    ]


def listed(items: Sequence[Sequence[Run]], words: Words) -> list[Run]:
    """Put commas between items, and the word for “and” before the last, as the language does."""
    if not words.english:
        middle, end, only = words.joints()
        return apart(items, Run(middle, SEPARATOR), words.run("and", end if len(items) > 2 else only))
    front, last = apart(items[:-1], COMMA), items[-1:]
    return [*front, *([SPACE, words.run("and"), SPACE] if front else []), *(run for item in last for run in item)]


def count(number: int, words: str = "") -> Run:
    """Say how many there are, of what `words` say."""
    return Run(f"{number} {words}".rstrip(), Origin("program", field="count"))


def runs_of(said: Said) -> list[Run]:
    """Give a text's runs, without its citation numbers."""
    return [piece for piece in said.pieces if isinstance(piece, Run)]


def strong(run: Run) -> Run:
    """Set a run in bold."""
    return msgspec.structs.replace(run, strong=True)


def begun(run: Run) -> Run:
    """Begin a run with a capital letter."""
    return msgspec.structs.replace(run, text=run.text[:1].upper() + run.text[1:])
