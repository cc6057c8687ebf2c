"""Words in, a quick look out: whether a text can hold any of them at all. Most texts cannot, and are done."""

import re
import unicodedata
from collections.abc import Iterable

import msgspec

from builder.text.spans import Span

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufb00-\ufb06\ufeff]")


class Telltales:
    """Words of which a text has at least one, or none of the phrases that they stand for.

    A text with soft hyphens, ligatures and the like may have any.
    """

    def __init__(self, words: Iterable[str]) -> None:
        folded = {word.casefold() for word in words if word}
        self._words = tuple(
            word for word in sorted(folded) if not any(other != word and other in word for other in folded)
        )

    def may_be_in(self, text: str) -> bool:
        """Whether a text may hold one of the phrases."""
        lowered = text.casefold()
        for word in self._words:
            if word in lowered:
                return True
        return bool(self._words) and hides(text)


def hides(text: str) -> bool:
    """Whether a text has soft hyphens, joined letters and the like, so that a word may stand in it unseen."""
    return not text.isascii() and bool(_HIDDEN.search(text))


class Bare(msgspec.Struct, frozen=True):
    """A text without soft hyphens and joined letters, and where each of its characters stands in the text as it was."""

    text: str
    places: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """The span of the text as it was."""
        return Span(self.places[span.start], self.places[span.end - 1] + 1) if self.places else span


def bared(text: str) -> Bare:
    """The text without what hides words in it; most hide nothing, and stay as they are."""
    if not hides(text):
        return Bare(text, ())
    letters = [
        (letter, at)
        for at, character in enumerate(text)
        if not (_HIDDEN.match(character) and not character.isalpha())
        for letter in (unicodedata.normalize("NFKC", character) if _HIDDEN.match(character) else character)
    ]
    return Bare("".join(letter for letter, _ in letters), tuple(at for _, at in letters))
