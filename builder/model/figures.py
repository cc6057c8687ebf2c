"""The figures of a font face: what fitting measures with, as a record and as the JSON it is kept in."""

import msgspec

MOST_FIGURES_BYTES = 1_000_000
"""The longest JSON that figures are read from; those of a real face take some ten thousand bytes."""
_MOST_EM = 10.0


class Figures(msgspec.Struct, frozen=True, eq=False, omit_defaults=True):
    """One face: `units` to the em; line figures in em; widths as stretches; kerning by classes.

    `advances` has the widths of neighbouring characters by the code of the first, in hexadecimal. `left` and `right`
    are the characters that kern alike, before and behind; `kern[i]` has, for class i of the left, class of the right
    and value by turns. Widths and values are in font units. Where it is `bounded`, the font itself was not measured,
    and its widths are at most these. Equal only to itself, so that it can be a key.
    """

    units: int
    ascent: float
    descent: float
    gap: float
    line: float
    advances: dict[str, list[int]]
    left: list[str]
    right: list[str]
    kern: list[list[int]]
    bounded: bool = False


def read_figures(data: bytes) -> Figures:
    """The figures of a face from JSON. Raises ValueError, in words for people, for what cannot be figures."""
    if len(data) > MOST_FIGURES_BYTES:
        raise ValueError(f"it has more than {MOST_FIGURES_BYTES:,} bytes")
    try:
        figures = msgspec.json.decode(data, type=Figures)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise ValueError(str(error)) from None
    fault = fault_of(figures)
    if fault:
        raise ValueError(fault)
    return figures


def fault_of(figures: Figures) -> str:
    """What keeps figures from being measured with; "" where nothing does."""
    if not 16 <= figures.units <= 65_535:
        return f"“units” is {figures.units}; a font has 16 to 65,535 units to the em"
    if not 0.5 <= figures.line <= _MOST_EM:
        return f"“line” is {figures.line:g}; a line is half an em to {_MOST_EM:g} em high"
    return _widths_fault(figures) or _kern_fault(figures)


def _widths_fault(figures: Figures) -> str:
    most = _MOST_EM * figures.units
    space = False
    for first, stretch in figures.advances.items():
        if not (1 <= len(first) <= 6 and all(one in "0123456789abcdef" for one in first)):
            return f"“{first[:20]}” in “advances” is no code of a character"
        if any(not 0 <= width <= most for width in stretch):
            return f"a width of “advances.{first}” is below 0 or above {_MOST_EM:g} em"
        space = space or int(first, 16) <= 0x20 < int(first, 16) + len(stretch)
    return "" if space else "the width of a space is missing in “advances”"


def _kern_fault(figures: Figures) -> str:
    most = _MOST_EM * figures.units
    if len(figures.kern) != len(figures.left):
        return "“kern” has not one row for each class of “left”"
    for row in figures.kern:
        if len(row) % 2 or any(not -most <= value <= most for value in row[1::2]):
            return "a row of “kern” is not class and value by turns"
    return ""


def face_key(font: str, bold: bool, italic: bool) -> str:
    """How a face is called among figures: the font's name in small letters, and its style ("open-sans-bold")."""
    words = "".join(one if one.isalnum() else " " for one in font.casefold()).split()
    style = "-".join(["bold"] * bold + ["italic"] * italic) or "regular"
    return f"{'-'.join(words)[:80]}-{style}"
