"""Quotations in their context: the window of a paragraph that shows them, cut at words, in parts."""

import itertools
import re
from collections.abc import Sequence

import msgspec

from builder.compose.passages import ELLIPSIS, Passage

WORDS = 20
"""How many words of context stand before the first quotation and after the last, unless the template says so."""
_SPARE = 3  # An ellipsis for three words or fewer saves no room, and takes words from the reader.
_WORD = re.compile(r"\S+")
_SPACES = re.compile(r"\s+")


class Part(msgspec.Struct, frozen=True):
    """Words of the window.

    `of` are the numbers of the quotations that they belong to, the shortest first; context belongs to none. `ends` are
    the numbers of the quotations that end with these words.
    """

    text: str
    of: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def window(passages: Sequence[Passage], words: int = WORDS) -> tuple[Part, ...]:
    """Give the part of their paragraph that shows these quotations of one paragraph, each of them whole.

    About `words` words of context stand on each side. An ellipsis shows where the paragraph goes on, at its start and
    its end there is none.
    """
    text = passages[0].text
    start = min(passage.span.start for passage in passages)
    end = max(passage.span.end for passage in passages)
    paragraph_start = min(passage.paragraph.start for passage in passages)
    paragraph_end = max(passage.paragraph.end for passage in passages)
    before = _before(text[paragraph_start:start], words)
    after = _after(text[end:paragraph_end], words)
    parts = [Part(before)] if before else []
    cuts = sorted({at for passage in passages for at in (passage.span.start, passage.span.end)})
    for from_, to in itertools.pairwise(cuts):
        covering = [number for number, one in enumerate(passages) if one.span.start <= from_ and one.span.end >= to]
        covering.sort(key=lambda number: passages[number].span.end - passages[number].span.start)
        ends = tuple(number for number, one in enumerate(passages) if one.span.end == to)
        parts.append(Part(_SPACES.sub(" ", text[from_:to]), tuple(covering), ends))
    return (*parts, Part(after)) if after else tuple(parts)


def _before(text: str, words: int) -> str:
    found = list(_WORD.finditer(text))
    shown = _SPACES.sub(" ", text).lstrip()
    if len(found) <= words + _SPARE:
        return shown
    kept = text[found[-words].start() :] if words else text[len(text.rstrip()) :]
    return f"{ELLIPSIS} {_SPACES.sub(' ', kept).lstrip()}"


def _after(text: str, words: int) -> str:
    found = list(_WORD.finditer(text))
    shown = _SPACES.sub(" ", text).rstrip()
    # What closes the quotation's own sentence (a full stop, a quotation mark) is no word of the context.
    closing = 1 if found and found[0].start() == 0 and not any(map(str.isalnum, found[0].group())) else 0
    if len(found) <= words + closing + _SPARE:
        return shown
    kept = text[: found[words + closing - 1].end()] if words + closing else ""
    return f"{_SPACES.sub(' ', kept)} {ELLIPSIS}"
