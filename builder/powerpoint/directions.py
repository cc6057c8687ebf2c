"""From which side a paragraph is written and read, as DrawingML says it, and what keeps other scripts in their order.

`algn` names a side of the page, whatever the direction; `marL` and `indent` count from the side where a line begins.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from builder.model.brand import OPPOSITE, TextStyle
from builder.model.slides import Paragraph, Run
from builder.powerpoint.markup import SIDES

_LETTER_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_LRM = "\u200e"
_RLM = "\u200f"
"""The marks of both directions: a sign between two words of one direction goes with them."""


def direction(
    paragraph: Paragraph,
    level: TextStyle,
    style: TextStyle,
    *,
    rtl: bool,
    indented: bool = False,
    whole: bool = False,
) -> str:
    """The attributes `algn` and `rtl` of a paragraph, where its list level does not say the same, or as a `whole`.

    `rtl` tells that the deck runs from right to left. A paragraph all in letters of the other direction keeps that,
    for its full stop to stand at its end, but begins at the deck's side; one that leaves room to pills (`indented`)
    runs as the deck does.
    """
    align = OPPOSITE[style.align] if rtl != level.rtl else style.align
    runs_right = rtl and runs_from_right(paragraph, indented=indented)
    attributes = f' algn="{SIDES[align]}"' if whole or align != level.align or rtl != level.rtl else ""
    return attributes + (f' rtl="{int(runs_right)}"' if whole or runs_right != level.rtl else "")


def runs_from_right(paragraph: Paragraph, *, indented: bool = False) -> bool:
    """Whether a paragraph of a deck that runs from right to left does so itself: no sentence or sum of others does."""
    text = paragraph.text
    other = not _LETTER_FROM_RIGHT.search(text) and (bool(_LETTER.search(text)) or "=" in text)
    return indented or paragraph.bullet != "none" or not other


def isolated(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs of a paragraph from right to left: words of the other direction keep their signs, and nothing else.

    Without marks, a full stop would go to their far end, and a figure after them would count as one of them. Each run
    stands for itself: what follows it is another's.
    """
    for run in runs:
        text = _isolated(run.text)
        yield run if text == run.text else msgspec.structs.replace(run, text=text)


def _isolated(text: str) -> str:
    """A text with marks around its words of the other direction, each stretch of them up to letters from the right."""
    made: list[str] = []
    at = end = 0
    other = False
    for letter in _LETTER.finditer(text):
        from_right = _LETTER_FROM_RIGHT.match(letter.group()) is not None
        if from_right and other:
            made += (text[at:end], _RLM)
            at = end
        if not from_right and not end:
            at = len(text) - len(text.lstrip())
            made += (text[:at], "" if text[at].isalnum() else _LRM)
        other, end = not from_right, letter.end()
    if other:
        last = len(text.rstrip())
        made += (text[at:last], "" if text[last - 1].isalnum() else _LRM, _RLM)
        at = last
    return "".join((*made, text[at:]))
