"""Line breaking classes of characters (UAX 14), as far as the texts of slides need them."""

import functools
import unicodedata

# Table of UAX 14, section 5.1, for the characters whose class does not follow from their general category.
_LISTED = {
    "BK": "\u000b\u000c\u0085\u2028\u2029\n\r",
    "SP": " ",
    "ZW": "\u200b",
    "WJ": "\u2060\ufeff",
    "ZWJ": "\u200d",
    "GL": "\u00a0\u2007\u202f\u2011\u034f\u035c\u035d\u035e\u035f\u0360\u0361\u0362\u0f08\u0f0c\u0f12\u180e",
    "BA": "\t\u00ad\u058a\u05be\u2010\u2012\u2013\u2027\u2056\u2058\u2059\u205a\u205b\u205d\u205e|\u1680\u2000\u2001"
    "\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000",
    "BB": "\u00b4\u02c8\u02cc\u02df",
    "B2": "\u2014\u2e3a\u2e3b",
    "HY": "-",
    "EX": "!?\u05c6\u061b\u061e\u061f\u06d4\uff01\uff1f\ufe15\ufe16\ufe56\ufe57",
    "IS": ",.:;\u037e\u0589\u060c\u060d\u2044\ufe10\ufe13\ufe14",
    "SY": "/",
    "IN": "\u2024\u2025\u2026\u22ef\ufe19",
    "NS": "\u203c\u203d\u2047\u2048\u2049\u3005\u301c\u303b\u303c\u309b\u309c\u309d\u309e\u30a0\u30fb\u30fc\u30fd\u30fe"
    "\uff1a\uff1b\uff65ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ",
    "CL": "\u3001\u3002\uff0c\uff0e\uff61\ufe11\ufe12\ufe50\ufe52}",
    "CP": ")]",
    "QU": "\"'\u275b\u275c\u275d\u275e\u275f\u2760\u2e00\u2e01\u2e06\u2e07\u2e08\u2e0b",
    "PO": "%\u00a2\u00b0\u2030\u2031\u2032\u2033\u2034\u2035\u2036\u2037\u20a7\u2103\u2109\u20b6\uff05\uffe0\u066a",
    "PR": "+\\\u00b1\u2116\u2212\u2213",
    "AL": "#&*<=>@^_`~¦§©¬®¯¶·¸×÷‖‗†‡•※‸‾‿⁀⁁⁂⁃⁊",
    "OP": "\u00a1\u00bf\u201a\u201e",
}
_BY_CHARACTER = {character: name for name, characters in _LISTED.items() for character in characters}
_BY_CATEGORY = {
    "Ps": "OP",
    "Pe": "CL",
    "Pi": "QU",
    "Pf": "QU",
    "Nd": "NU",
    "Mn": "CM",
    "Me": "CM",
    "Mc": "CM",
    "Sc": "PR",
}
_CONTROLS = {"Cc": "CM", "Cf": "CM", "Zl": "BK", "Zp": "BK", "Zs": "BA"}


@functools.lru_cache(maxsize=4096)
def line_break_class(character: str) -> str:
    """The class of a character: AL for what has no other, ID for ideographs, Hangul syllables, emoji and wide signs."""
    listed = _BY_CHARACTER.get(character)
    if listed:
        return listed
    category = unicodedata.category(character)
    found = _BY_CATEGORY.get(category) or _CONTROLS.get(category)
    if found and not 0xFF10 <= ord(character) <= 0xFF19:
        return found
    return _class_by_block(character)


def _class_by_block(character: str) -> str:
    code = ord(character)
    if 0x05D0 <= code <= 0x05F2:
        return "HL"
    if 0x1F3FB <= code <= 0x1F3FF:
        return "EM"
    if 0x1F1E6 <= code <= 0x1F1FF:
        return "RI"
    wide = unicodedata.east_asian_width(character) in "WF" or 0x1F000 <= code <= 0x1FAFF
    return "ID" if wide else "AL"
