"""Spans: where in a text something stands."""

from bisect import bisect_left, insort
from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """The characters `start` to `end` (excluded) of a text, counted in code points from 0."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, start: int, end: int) -> bool:
        """Whether the characters `start` to `end` all lie in it."""
        return self.start <= start and end <= self.end


class Taken:
    """Stretches of a text that are spoken for; looking whether another touches one is quick, however many there are."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._stretches: list[tuple[int, int]] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if self._stretches and start < self._stretches[-1][1]:
                first, last = self._stretches[-1]
                self._stretches[-1] = (first, max(last, end))
            else:
                self._stretches.append((start, end))

    def touching(self, start: int, end: int) -> Span | None:
        """The last stretch that has characters of `start` to `end`, or None where they are free."""
        at = bisect_left(self._stretches, (end, 0))
        if at == 0 or self._stretches[at - 1][1] <= start:
            return None
        return Span(*self._stretches[at - 1])

    def take(self, start: int, end: int) -> None:
        """Take a stretch that is free."""
        insort(self._stretches, (start, end))
