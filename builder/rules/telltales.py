"""Words in, a quick look out: whether a text can hold any of them at all. Most texts cannot, and are done."""

import re
from collections.abc import Iterable

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
