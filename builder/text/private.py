"""Characters that no text may bring: private use, which marks places in texts here, and what hides or breaks text."""

import html
import re

PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""A character of Unicode's three private-use areas."""
REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
"""A private-use character, a control character, or one that makes text run backwards.

U+0080 to U+009F are what is left of typographic marks where Windows text was read as Latin-1; a terminal obeys some.
Right-to-left writing needs no override: with U+202E, “11” could be read where the ledger has “at least 11”.
"""

# The same of ASCII: bytes that a text may have.
_PLAIN = bytes(code for code in range(128) if not REFUSED.match(chr(code)))
_REFERENCE = re.compile(r"&#(?:x[0-9a-f]+|[0-9]+);", re.IGNORECASE)


def refused_in(text: str) -> re.Match[str] | None:
    """The first refused character of a text; quick for one of plain ASCII, as most are."""
    if text.isascii() and not text.encode("ascii").translate(None, _PLAIN):
        return None
    return REFUSED.search(text)


def references_to_private_use(text: str) -> tuple[str, ...]:
    """The character references of HTML and Markdown (`&#xE000;`) in a text that stand for a private-use character."""
    return tuple(found for found in _REFERENCE.findall(text) if PRIVATE_USE.search(html.unescape(found)))
