"""Texts and names of strangers as one line that no terminal obeys: what cannot be seen is written as its code."""

import re

# Control characters (a terminal obeys them), line ends, what turns writing around, and the bytes of a name that is no
# text. Bidi marks and joiners of honest writing (U+200E, U+200D) only shape a word, and stay.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FIRST_BYTE, _LAST_BYTE = 0xDC80, 0xDCFF
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text: str) -> str:
    """The text with control characters, line ends and broken bytes as escapes, such as that of a new line."""
    return text if text.isprintable() else _UNSEEN.sub(_code, text)


def printable_json(text: str) -> str:
    """JSON with the same characters as JSON's own escapes; they stand only inside its strings."""
    return text if text.isascii() else _UNSEEN.sub(_json_code, text)


def is_plain_name(name: str) -> bool:
    """Whether a file's name can be printed as it is."""
    return name.isprintable() or _UNSEEN.search(name) is None


def _json_code(found: re.Match[str]) -> str:
    return found.group() if found.group() == "\n" else f"\\u{ord(found.group()):04x}"


def _code(found: re.Match[str]) -> str:
    character = found.group()
    number = ord(character)
    if _FIRST_BYTE <= number <= _LAST_BYTE:  # a byte that is no UTF-8, as Python hands it on in file names
        number -= 0xDC00
    return _SHORT.get(character) or (f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}")
