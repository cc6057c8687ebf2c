"""Where a line may break: the Unicode Line Breaking Algorithm (UAX 14, revision 53), rules LB4 to LB31.

Left out: LB9's treatment of emoji sequences beyond joiners and modifiers, LB26 (conjoining Jamo) and LB28a (Brahmic
clusters), which need tables of their own; dictionary breaks (Thai, Khmer) are refused: such a text is one long word.
"""

import functools
import re
import unicodedata

from builder.fit.classes import line_break_class

_LETTERS = frozenset({"AL", "HL"})
_CLOSERS = frozenset({"CL", "CP"})
_SPACES = frozenset({"SP", "BK", "ZW"})
# What may stand before an opening quotation mark (LB15a) and after a closing one (LB15b).
_BEFORE_OPENING = frozenset({"", "BK", "OP", "QU", "GL", "SP", "ZW"})
_AFTER_CLOSING = frozenset({"", "SP", "GL", "WJ", "CL", "QU", "CP", "EX", "IS", "SY", "BK", "ZW"})
_BEFORE_HYPHEN = frozenset({"", "BK", "SP", "ZW", "GL"})
# LB13, LB11, LB12, LB21: no break before these, whatever stands before (spaces are LB18's business).
_NEVER_BEFORE = frozenset({"CL", "CP", "EX", "SY", "IS", "WJ", "BK", "SP", "ZW"})
_EAST_ASIAN = frozenset("FWH")

# LB23 to LB30: pairs that stay together, beyond what the rules below say.
_TOGETHER = frozenset(
    {(left, "NU") for left in ("AL", "HL", "NU", "PO", "PR", "HY", "IS")}
    | {("NU", right) for right in ("AL", "HL", "PO", "PR")}
    | {(left, right) for left in ("PR", "PO") for right in ("AL", "HL")}
    | {(left, right) for left in ("AL", "HL") for right in ("PR", "PO", "AL", "HL")}
    | {("PR", right) for right in ("ID", "EM")}
    | {("ID", "PO"), ("EM", "PO"), ("ID", "EM"), ("IS", "AL"), ("IS", "HL"), ("SY", "HL")}
)

_ALNUM = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
# A word between spaces without a break inside, neither end of which binds across a space (LB13, LB25, LB28, LB29).
PLAIN_WORD = re.compile(rf"[{_ALNUM}](?:[.,:;]?[{_ALNUM}])*[.,:;!?]?")


def line_breaks(text: str) -> tuple[int, ...]:
    """The offsets before which a line may begin, in order, without 0 and the end.

    Mandatory breaks (LB4, LB5) are the caller's: text is expected to have no line feed in it.
    """
    classes = resolved_classes(text)
    offsets = [index for index in range(1, len(text)) if _may_break(text, classes, index)]
    return tuple(offsets)


def resolved_classes(text: str) -> list[str]:
    """The class of each character, with combining marks as the character they belong to (LB9, LB10)."""
    classes: list[str] = []
    for character in text:
        own = line_break_class(character)
        if own in {"CM", "ZWJ"}:
            own = "AL" if not classes or classes[-1] in _SPACES else "+" + classes[-1].lstrip("+")
        classes.append(own)
    return classes


def _may_break(text: str, classes: list[str], index: int) -> bool:
    """Whether a line may begin at `index`: the rules in the order of the standard; the first that applies decides."""
    if classes[index].startswith("+") or text[index - 1] == "\u200d":
        return False  # LB8a, LB9
    right = classes[index]
    left = classes[index - 1].lstrip("+")
    before = index - 1
    while before >= 0 and classes[before] == "SP":
        before -= 1
    base = classes[before].lstrip("+") if before >= 0 else ""
    if right in {"SP", "ZW", "BK"}:
        return False  # LB6, LB7
    if base == "ZW":
        return True  # LB8
    if _binds_over_spaces(text, classes, before, index):
        return False
    if left == "SP":
        return True  # LB18
    return not _stay_together(text, classes, index, left, right)


def _binds_over_spaces(text: str, classes: list[str], before: int, index: int) -> bool:  # noqa: PLR0911 one return a rule
    """LB11 to LB17: pairs that stay together although spaces stand between."""
    base = classes[before].lstrip("+") if before >= 0 else ""
    right = classes[index]
    spaced = before != index - 1
    if right == "WJ" or (base in {"WJ", "GL"} and not spaced):
        return True
    if right == "GL" and not spaced and base not in {"BA", "HY"}:
        return True  # LB12a
    if base == "OP" or (base == "QU" and _is_opening_quotation(text, classes, before)):
        return True  # LB14, LB15a
    if right == "IS" and spaced:
        return classes[index + 1 : index + 2] != ["NU"]  # LB15c, LB15d
    if right in _NEVER_BEFORE:
        return True  # LB13
    if right == "QU" and _is_closing_quotation(text, classes, index):
        return True  # LB15b
    return (base in _CLOSERS and right == "NS") or (base == "B2" == right)  # LB16, LB17


def _is_opening_quotation(text: str, classes: list[str], index: int) -> bool:
    while classes[index].startswith("+"):
        index -= 1
    previous = classes[index - 1].lstrip("+") if index else ""
    return unicodedata.category(text[index]) == "Pi" and previous in _BEFORE_OPENING


def _is_closing_quotation(text: str, classes: list[str], index: int) -> bool:
    following = index + 1
    while following < len(classes) and classes[following].startswith("+"):
        following += 1
    return unicodedata.category(text[index]) == "Pf" and (
        following == len(classes) or classes[following] in _AFTER_CLOSING
    )


def _stay_together(  # noqa: C901, PLR0911 one return a rule, in the order of the standard
    text: str, classes: list[str], index: int, left: str, right: str
) -> bool:
    """LB19 to LB30b, for neighbours without a space between."""
    earlier = classes[index - 2].lstrip("+") if index > 1 else ""
    if "QU" in (left, right):
        return not _is_east_asian_quotation(text, index, left, right)  # LB19, LB19a
    if right in {"BA", "HY", "NS"} or left == "BB":
        return True  # LB21
    if left in {"HY", "BA"} and right in _LETTERS and _is_word_initial_hyphen(text, index, earlier):
        return True  # LB20a
    if left in {"HY", "BA"} and earlier == "HL" and right != "HL":
        return True  # LB21a
    if right == "IN":
        return True  # LB22
    if left == "HY" and right == "NU":
        return True  # LB25, as revised: a hyphen and a number stay together
    if (left, right) in _TOGETHER:
        return True
    if (left in _LETTERS or left == "NU") and right == "OP":
        return unicodedata.east_asian_width(text[index]) not in _EAST_ASIAN  # LB30
    if left == "CP" and (right in _LETTERS or right == "NU"):
        return unicodedata.east_asian_width(text[index - 1]) not in _EAST_ASIAN  # LB30
    if (left, right) == ("RI", "RI"):
        return _odd_flags(classes, index)  # LB30a
    if left in {"PR", "PO"} and right == "OP":
        return _begins_number(classes, index + 1)
    if left in {"SY", "IS"} and right in {"NU", "PO", "PR"}:
        return _ends_number(classes, index - 1)
    return left in _CLOSERS and right in {"PO", "PR"} and _ends_number(classes, index - 2)


def _is_east_asian_quotation(text: str, index: int, left: str, right: str) -> bool:
    """Whether a quotation mark between East Asian characters opens after `index`, or closes before it."""
    if right == "QU" and left != "QU":
        return unicodedata.category(text[index]) == "Pi" and _are_east_asian(text, index - 1, index + 1)
    if left == "QU" and right != "QU":
        return unicodedata.category(text[index - 1]) == "Pf" and _are_east_asian(text, index, index - 2)
    return False


def _are_east_asian(text: str, *indices: int) -> bool:
    return all(0 <= index < len(text) and unicodedata.east_asian_width(text[index]) in _EAST_ASIAN for index in indices)


def _is_word_initial_hyphen(text: str, index: int, earlier: str) -> bool:
    return text[index - 1] in "-\u2010" and earlier in _BEFORE_HYPHEN


def _odd_flags(classes: list[str], index: int) -> bool:
    """Whether an odd number of regional indicators stands before `index`: the pair is one flag."""
    count = 0
    while index - count > 0 and classes[index - count - 1] == "RI":
        count += 1
    return count % 2 == 1


def _begins_number(classes: list[str], index: int) -> bool:
    """LB25: whether a number, or a sign and a number, stands at `index`."""
    following = classes[index : index + 2]
    return following[:1] == ["NU"] or following == ["IS", "NU"]


def _ends_number(classes: list[str], index: int) -> bool:
    """LB25: whether digits, with signs between and after, end at `index`."""
    while index >= 0 and classes[index].lstrip("+") in {"SY", "IS"}:
        index -= 1
    return index >= 0 and classes[index].lstrip("+") == "NU"


def stands_alone(word: str) -> bool:
    """Whether a word between spaces has no break inside, and a line may begin before and after it, whatever is there.

    Dashes (LB17) and East Asian marks (LB16) look at the word beyond the space, and so need it.
    """
    if PLAIN_WORD.fullmatch(word):
        return True
    dashes = line_break_class(word[-1]) == "B2" or line_break_class(word[0]) == "B2" if word else True
    return not dashes and max(word) < "\u2e80" and breaks_in_context(word) == (True, (), True)


@functools.lru_cache(maxsize=32_768)
def breaks_in_context(text: str) -> tuple[bool, tuple[int, ...], bool]:
    """Breaks of words joined by single spaces, standing between plain words: before them, inside, and after them.

    What binds across a space ("( a", "a !") is found by putting a plain word on each side. One tailoring: the standard
    breaks after a slash ("and/or"), and LibreOffice breaks a word with a slash nowhere, not even at its hyphens;
    counting on such a break could count a line too few.
    """
    offsets = line_breaks(f"a {text} a")
    end = len(text) + 3
    inside = tuple(offset - 2 for offset in offsets if 2 < offset < end)
    if "/" in text:
        inside = tuple(offset for offset in inside if not _inside_slashed_word(text, offset))
    return 2 in offsets, inside, end in offsets


def _inside_slashed_word(text: str, offset: int) -> bool:
    start = text.rfind(" ", 0, offset) + 1
    stop = text.find(" ", offset)
    return start < offset and "/" in text[start : stop if stop >= 0 else len(text)]
