"""The digest by which a stored text is pinned, so that a later change of it shows."""

import hashlib


def text_digest(text: str) -> str:
    """The SHA-256 of a source's text (as `Source.text` has it: LF line ends, UTF-8), in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
