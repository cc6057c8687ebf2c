"""The passage of a text that comes nearest to a quotation not found in it: for a hint, never for a verdict."""

import difflib
import re

import msgspec

from builder.text.folding import Searchable, fold
from builder.text.spans import Span

_ENOUGH = 60.0
"""Below this similarity (0 to 100) two passages have too little in common for the hint to help."""

_FURTHER_WORDS = 3
_TOKEN = re.compile(r"\w+(?:['.,-]\w+)*|[^\w\s]")


class Nearest(msgspec.Struct, frozen=True):
    """A passage of the original text: its place, its words, the same with what differs marked, and how similar it is.

    In `marked`, words of the passage that the quotation has otherwise or not at all stand in [brackets]; where the
    quotation has words that the passage lacks, `[no “…”]` names them. `similarity` runs from 0 to 100 (all alike).
    """

    span: Span
    text: str
    marked: str
    similarity: float


def nearest_passage(text: str, exact: str) -> Nearest | None:
    """The passage of `text` most like `exact`, or None where nothing is like it."""
    from rapidfuzz import fuzz  # only a hint needs it, and a clean run gives none

    searchable, needle = Searchable(text), fold(exact)
    if not needle or not searchable.folded:
        return None
    best = fuzz.partial_ratio_alignment(needle, searchable.folded, score_cutoff=_ENOUGH)
    if best is None or best.dest_end <= best.dest_start:
        return None
    start, end = _widened(searchable.folded, best.dest_start, best.dest_end)
    start, end, marked = _compared(needle, searchable.folded, start, end)
    span = searchable.original(start, end)
    return Nearest(span, span.of(text), marked, best.score)


def _widened(folded: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to the words that it touches and a few on either side, where the quotation may go on."""
    for _ in range(_FURTHER_WORDS + 1):
        start = max(folded.rfind(" ", 0, start), 0)
        stop = folded.find(" ", end + 1)
        end = stop if stop >= 0 else len(folded)
    return start, end


def _compared(needle: str, folded: str, start: int, end: int) -> tuple[int, int, str]:
    """The passage between the first and the last word that it shares with the quotation, and the same marked."""
    wanted = _TOKEN.findall(needle)
    tokens = list(_TOKEN.finditer(folded, start, end))
    changes = difflib.SequenceMatcher(None, wanted, [token.group() for token in tokens], autojunk=False).get_opcodes()
    # Words that only the passage has, at either end, are no difference: it was widened beyond the quotation.
    while changes and changes[0][0] == "insert":
        changes = changes[1:]
    while changes and changes[-1][0] == "insert":
        changes = changes[:-1]
    parts: list[str] = []
    at = start = tokens[changes[0][3]].start() if changes[0][3] < len(tokens) else start
    for kind, wanted_start, wanted_end, first, last in changes:
        if kind == "delete":
            parts.append(f" [no “{' '.join(wanted[wanted_start:wanted_end])}”]")
            continue
        words_start, words_end = tokens[first].start(), tokens[last - 1].end()
        parts.append(folded[at:words_start])
        words = folded[words_start:words_end]
        parts.append(words if kind == "equal" else f"[{words}]")
        at = words_end
    return start, max(at, start + 1), "".join(parts).strip()
