"""Spans: where in a text something stands."""

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
