"""Arabic and Hebrew letters in a word: their widths in em, for fonts without figures, by how they join.

They bound the regular faces of Noto Sans, DejaVu Sans, Liberation Sans and Noto Serif, and so bold ones of most others.
"""

import unicodedata
from collections.abc import Container
from itertools import zip_longest

_ALONE = {
    **{0.3: "ٱ", 0.35: "آأإاוזין", 0.45: "גנ", 0.5: "ءۀۅۉہ", 0.55: "ؤةدذوڈڌڍڎۆۇۈۋهךכץ", 0.6: "رزٷڑژعغבדלצר"},
    **{0.65: "جحخڄעףפ", 0.7: "مھאהחטםמסת", 0.75: "چڃڇקש", 0.8: "ںلنڻ", 0.85: "ئىېيیق", 0.95: "ےۓكڭطظ"},
    **{1.0: "کگڱڳ", 1.1: "بتثپٹٺٻٿڀفڤڦ", 1.3: "سش", 1.4: "صض"},
}
"""Widths of letters that no other follows, at the end of a word or before a space."""
_JOINED = {
    **{0.35: "لنڻئىېبٹٺٻ", 0.4: "يیتثپٿڀ", 0.45: "ہ", 0.55: "غقفڤڦ", 0.6: "هعمھكڭکگڱڳ", 0.65: "جحخچڃڇڄ"},
    **{0.85: "طظ", 0.9: "سش", 0.95: "صض"},
}
"""Widths of letters that are joined to the next one. The others never are."""
_WIDE = {letter: width for width, letters in _ALONE.items() for letter in letters}
_NARROW = {letter: width for width, letters in _JOINED.items() for letter in letters}
_NEVER_AFTER = "ء"
"""It stands in a word and is joined to no letter before it."""
_FIRST, _LAST = "\u0590", "\u06ff"
_SPACE = 0.06
"""How much wider than the font's own the space after a word is, which comes from the font of its letters."""
LETTERS = frozenset(_WIDE)


def joined_width(word: str, known: Container[str] = ()) -> float:
    """What the Arabic and Hebrew letters of a word take in em, but for those that are `known` already."""
    if not any(_FIRST <= character <= _LAST for character in word):
        return 0.0
    letters = [character for character in word if not unicodedata.combining(character)]
    total = 0.0
    for letter, after in zip_longest(letters, letters[1:], fillvalue=""):
        if letter in LETTERS and letter not in known:
            joins = letter in _NARROW and after in LETTERS and after > "\u05ff" and after != _NEVER_AFTER
            total += _NARROW[letter] if joins else _WIDE[letter]
    return total + _SPACE if total else total
