"""The words beside a link inside the deck, written so that LibreOffice keeps the link's look.

LibreOffice inserts a link to another slide a second time once it knows all slides, and a link then looks as the words
around it let it (seen in 7.4, by rendering each pattern):

- it takes its colour from the words after it;
- what it has in common with the words after it (bold, raised) is lost, unless the words before it have it too;
- at the start of a paragraph it takes everything from the words after it.

So the comma or the space after a link is written for the link's sake: at the start of a paragraph as the link is set,
anywhere else in its colour alone, and as much raised as nobody sees. PowerPoint shows the same either way.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from builder.model.slides import Run
from builder.powerpoint.run_properties import RunMarkup

_SEPARATOR = re.compile(r"[,;] ?| ")


class Piece(NamedTuple):
    """A run as it will stand in the file: its properties, its words, its link's markup or "", and a line break or not.

    `jump` is the run of the slide model where the link leads to a slide of the deck.
    """

    markup: RunMarkup
    text: str
    link: str = ""
    jump: Run | None = None
    breaks: bool = False


def settle(pieces: Sequence[Piece], beside: Callable[[Run, bool], RunMarkup]) -> list[Piece]:
    """The pieces with the separators after links set as their links need it.

    `beside` gives the properties of a separator from the run of its link, and whether it is raised with it.
    """
    settled: list[Piece] = []
    for piece in pieces:
        before = settled[-1] if settled else None
        found = _SEPARATOR.match(piece.text) if before and before.jump and not before.breaks else None
        if not before or not before.jump or not found or piece.link:
            settled.append(piece)
            continue
        words = found.group()
        first = len(settled) == 1
        markup = before.markup if first else beside(before.jump, before.jump.superscript and words != " ")
        rest = piece.text[len(words) :]
        settled.append(Piece(markup, words, breaks=piece.breaks and not rest))
        if rest:
            settled.append(piece._replace(text=rest))
    return settled


def join(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with neighbours of one look and one link as one."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and not last.breaks and (last.markup, last.link) == (piece.markup, piece.link):
            joined[-1] = last._replace(text=last.text + piece.text, breaks=piece.breaks)
        else:
            joined.append(piece)
    return joined
