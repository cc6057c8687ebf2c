"""Changes from one number to another in a text: “from 12% to 6%”, “to 6%, from 12%”."""

import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from builder.text.numbers import Number

_FEW = r"(?:[^\W\d_]+\s+){0,3}"
_FROM = re.compile(rf"\b(?:from|von)\s+{_FEW}$", re.IGNORECASE)
_TO = re.compile(rf"\b(?:to|auf)\s+{_FEW}$", re.IGNORECASE)
_THEN_TO = re.compile(rf",?\s+(?:[^\W\d_]+\s+){{0,4}}(?:to|auf)\s+{_FEW}", re.IGNORECASE)
_THEN_FROM = re.compile(rf",?\s+(?:[^\W\d_]+\s+){{0,4}}(?:from|von)\s+{_FEW}", re.IGNORECASE)
_NO_NOUN = re.compile(r"\s*(?:$|[,.;:)!?]|(?:to|auf|from|von)\b)", re.IGNORECASE)


def changes(text: str, every: Sequence[Number]) -> Iterator[tuple[Number, Number, bool]]:
    """The pairs of numbers of a change, as they stand, and whether what was stands first."""
    for one, other in itertools.pairwise(every):
        if one.value is None or other.value is None or one.high is not None:
            continue
        between = text[one.end : other.start]
        if _FROM.search(text, 0, one.start) and _THEN_TO.fullmatch(between):
            yield one, other, True
        elif _TO.search(text, 0, one.start) and _THEN_FROM.fullmatch(between):
            yield one, other, False


def with_shared_percent(text: str, every: tuple[Number, ...]) -> tuple[Number, ...]:
    """The numbers of a text, the bare one of a change in the percent of its other: “to six percent, from twelve”."""
    shared = {
        bare.start: msgspec.structs.replace(bare, percent=True, points=whole.points)
        for one, other, _ in changes(text, every)
        for bare, whole in ((one, other), (other, one))
        if whole.percent and not bare.percent and _NO_NOUN.match(text, bare.end)
    }
    return tuple(shared.get(number.start, number) for number in every) if shared else every
