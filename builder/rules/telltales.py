"""Phrases in, a quick look out: whether a text can hold any of them at all. Most texts cannot, and are done."""

import re
from collections.abc import Iterable

_PART = re.compile(r"[^\s'’]+")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufb00-\ufb06\ufeff]")


class Telltales:
    """The longest word of each phrase, without those that hold another of them.

    A text without any of these has none of the phrases. A text with soft hyphens, ligatures and the like may have them.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        longest = {max(_PART.findall(phrase.casefold()), key=len, default="") for phrase in phrases}
        self._words = tuple(
            word for word in sorted(longest) if not any(other != word and other in word for other in longest)
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
