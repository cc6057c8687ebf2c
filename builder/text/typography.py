"""Straight apostrophes and quotation marks as a typist leaves them, turned into typographic ones."""

import re

QuotationMarks = tuple[str, str, str, str]
"""The quotation marks of a language: those that open and close, and those within others."""
ENGLISH: QuotationMarks = ("“", "”", "‘", "’")
_MARK = re.compile("([\"'])")
_OPENS_AFTER = "([{‘“„‚«—–-/"


def typographic(text: str, before: str = "", marks: QuotationMarks = ENGLISH) -> str:
    """Give `text` with ’, “ and ” for straight marks; `before` is what stands before it on the same line, if anything.

    `marks` are the quotation marks of the language; an apostrophe is ’ in all of them.

    A mark opens at the beginning and after a space, bracket, dash or opening mark, and closes elsewhere. A single mark
    opens only where another one closes it; else, as in '22 or 'tis, it is an apostrophe. After a figure that stands in
    no quotation, marks are feet and inches, or minutes and seconds, and stay.
    """
    if '"' not in text and "'" not in text:
        return text
    made: list[str] = []
    quoting = {'"': False, "'": False}
    previous, at = before[-1:], 0
    for piece in _MARK.split(text):
        at += len(piece)
        if piece in quoting:
            opens = not previous or previous.isspace() or previous in _OPENS_AFTER
            opens = opens and (piece == '"' or _is_closed(text, at))
            inside_word = text[at : at + 1].isalnum()
            if not opens and not quoting[piece] and previous.isdigit() and not inside_word:
                made.append(piece)
            elif piece == '"':
                made.append(marks[0] if opens else marks[1])
                quoting[piece] = opens
            else:
                made.append(marks[2] if opens else marks[3] if quoting[piece] and not inside_word else "’")
                quoting[piece] = opens or (quoting[piece] and inside_word)
        else:
            made.append(piece)
        previous = made[-1][-1:] or previous
    return "".join(made)


def _is_closed(text: str, at: int) -> bool:
    """Whether the single mark before `at` has a partner: one after a letter or stop, and nothing of a word behind.

    A mark at the very end opens for what comes after it, such as a value in a template.
    """
    if at == len(text):
        return True
    if text[at].isspace():
        return False
    return any(
        text[other] == "'" and not text[other - 1].isspace() and not text[other + 1 : other + 2].isalnum()
        for other in range(at + 1, len(text))
    )
