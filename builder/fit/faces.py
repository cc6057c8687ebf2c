"""Fonts as figures: the advance widths, kerning and line height of a face, and an upper bound where there are none."""

import enum
import functools
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from builder.fit.families import UPRIGHT, kin
from builder.fit.joined import LETTERS, joined_width
from builder.model.figures import Figures, face_key

_FOLDER = Path(__file__).parent / "metrics"
_NONE: Mapping[str, Figures] = {}
# A face that a pack did not measure, by another of its family that it did. Of the 47 families with figures, lines of
# ten words are at most so much wider in bold than in regular (Comic Sans MS aside: 1.23), and in italic than upright.
_BOLD_BY_REGULAR, _ITALIC_BY_UPRIGHT = 1.18, 1.06
# An unknown font is laid out as bold Arial, a tenth wider, and where it is bold a fifth: wider than nearly every text
# face (benchmarks/fonts.py). It never passes. The pack's owner may know a family that is nearer to it.
_UNKNOWN, _UNKNOWN_BOLD = 1.1, 1.2
_STAND_IN = "Arial"

# Upper bounds, in em. Symbols: what Segoe UI Symbol, DejaVu Sans and Noto Sans Symbols draw in the blocks 2190 to 2BFF
# is narrower, long arrows aside. Emoji: Segoe UI Emoji (1.37). Ideographs and kana are one em by design. Capitals of
# the scripts left are up to 1.1 (Cyrillic in bold serifs); running Thai stays under 0.75 a letter.
_WIDE, _EMOJI, _SYMBOL, _CAPITAL, _OTHER = 1.0, 1.4, 1.1, 1.1, 0.75
# LibreOffice 7.4 sets single lines at 1.2 em whatever the font (measured), and PowerPoint sets none of the five lower.
_LEAST_LINE = 1.2
# Line heights of the fonts that renderers fall back on: Segoe UI Symbol and Emoji 1.33, Noto Sans CJK 1.448.
_FALLBACK_LINE, _WIDE_LINE = 1.34, 1.45


class Knowledge(enum.IntEnum):
    """How a width is known; the worst of its parts counts for a text."""

    MEASURED = 0
    SYMBOL = 1
    BOUNDED = 2
    UNKNOWN = 3


class Face:
    """A face ready to measure with: `line` in em at single spacing.

    `knowledge` tells how its figures serve the font: its own, an upper bound of it, or a stand-in for one that nobody
    knows. Widths are taken times `factor`. Letters that it lacks are wider where it is `bold`.
    """

    def __init__(
        self,
        figures: Figures,
        *,
        knowledge: Knowledge = Knowledge.MEASURED,
        factor: float = 1.0,
        bold: bool = False,
    ) -> None:
        self.figures = figures
        self.knowledge = max(knowledge, Knowledge.BOUNDED) if figures.bounded else knowledge
        self.factor = factor
        self.heavier = _BOLD_BY_REGULAR if bold else 1.0
        self.units = figures.units
        self.line = max(figures.line, _LEAST_LINE)
        self.widths: dict[str, int] = {}
        for first, stretch in figures.advances.items():
            self.widths.update(zip(map(chr, range(int(first, 16), 0x110000)), stretch, strict=False))
        self.left = {character: index for index, group in enumerate(figures.left) for character in group}
        self.right = {character: index for index, group in enumerate(figures.right) for character in group}
        self.kern = [dict(zip(row[::2], row[1::2], strict=True)) for row in figures.kern]

    @property
    def known(self) -> bool:
        """Whether the figures are the font's own, or bound it."""
        return self.knowledge < Knowledge.UNKNOWN


class Extent(msgspec.Struct, frozen=True, gc=False):
    """What a word takes: width and line height in em of its size, and how well that is known."""

    width: float
    line: float
    knowledge: Knowledge


def face(font: str, bold: bool, italic: bool, own: Mapping[str, Figures] = _NONE, stand_in: str = "") -> Face:
    """The face of a font family by name; a cautious stand-in with `known` False for a family without metrics.

    `own` are figures that the pack brings, by the names that `face_key` gives; they come before those shipped, and
    bound styles of the same font that nobody measured. `stand_in` is the family that an unknown one counts as.
    """
    exact = own.get(face_key(font, bold, italic)) if own else None
    if exact is not None:
        return _own_face(exact, 0.0)
    shipped = _face(font.casefold().strip(), bold, italic)
    if own and not shipped.known:
        for key_bold, key_italic, factor in _nearest(bold, italic):
            figures = own.get(face_key(font, key_bold, key_italic))
            if figures is not None:
                return _own_face(figures, factor)
    if shipped.known or not stand_in:
        return shipped
    wide = face(counted_as(stand_in, own), True, False, own)
    return _unknown_face(wide.figures, wide.factor * (_UNKNOWN_BOLD if bold else _UNKNOWN))


def counted_as(stand_in: str, own: Mapping[str, Figures] = _NONE) -> str:
    """The family that an unknown font counts as, in bold and wider: its stand-in, or Arial where nobody knows that."""
    return stand_in if face(stand_in, True, False, own).known else _STAND_IN


def _nearest(bold: bool, italic: bool) -> Iterator[tuple[bool, bool, float]]:
    """The other faces of a family that bound one, the best first, each with its factor."""
    if italic:
        yield bold, False, _ITALIC_BY_UPRIGHT
    if bold:
        yield False, italic, _BOLD_BY_REGULAR
    if bold and italic:
        yield False, False, _BOLD_BY_REGULAR * _ITALIC_BY_UPRIGHT


@functools.lru_cache(maxsize=64)
def _own_face(figures: Figures, factor: float) -> Face:
    return Face(figures, knowledge=Knowledge.BOUNDED, factor=factor) if factor else Face(figures)


@functools.lru_cache(maxsize=64)
def _face(font: str, bold: bool, italic: bool) -> Face:
    by = kin(font, bold)
    if by is None:
        return _unknown_face(_figures(_STAND_IN, True, False), _UNKNOWN_BOLD if bold else _UNKNOWN)
    knowledge = Knowledge.BOUNDED if by.bounded else Knowledge.MEASURED
    figures = _figures(by.stem, by.bold, italic and by.stem not in UPRIGHT)
    return Face(figures, knowledge=knowledge, factor=by.factor, bold=bold)


@functools.lru_cache(maxsize=64)
def _unknown_face(figures: Figures, factor: float) -> Face:
    return Face(figures, knowledge=Knowledge.UNKNOWN, factor=factor)


@functools.lru_cache(maxsize=64)
def _figures(stem: str, bold: bool, italic: bool) -> Figures:
    return msgspec.json.decode((_FOLDER / f"{face_key(stem, bold, italic)}.json").read_bytes(), type=Figures)


# Spaces at which no line breaks are as wide as the space, or narrower.
_SPACES = {0x00A0: " ", 0x2007: " ", 0x202F: " "}


@functools.lru_cache(maxsize=65_536)
def extent(font: Face, word: str) -> Extent:
    """The width of a word with kerning, its line height, and how well both are known."""
    if not word.isascii():
        word = word.translate(_SPACES)
    widths = font.widths
    total = 0
    bound = 0.0
    line = font.line
    knowledge = Knowledge.MEASURED
    for character in word:
        width = widths.get(character)
        if width is not None:
            total += width
            continue
        bounded, its_line, its_knowledge = _upper_bound(character)
        bound += bounded
        line = max(line, its_line)
        knowledge = max(knowledge, its_knowledge)
    if knowledge > Knowledge.MEASURED:
        bound += joined_width(word, widths) * font.heavier
    if len(word) > 1 and font.kern:
        total += _kerning(font, word)
    if font.knowledge is Knowledge.MEASURED:
        return Extent(total / font.units + bound, line, knowledge)
    line = line if font.known else line * _UNKNOWN
    return Extent((total / font.units + bound) * font.factor, line, max(knowledge, font.knowledge))


def _kerning(font: Face, word: str) -> int:
    """What pair kerning adds to a word, in font units."""
    kern, left, right = font.kern, font.left, font.right
    total = 0
    previous = left.get(word[0])
    for character in word[1:]:
        if previous is not None:
            follower = right.get(character)
            if follower is not None:
                total += kern[previous].get(follower, 0)
        previous = left.get(character)
    return total


@functools.lru_cache(maxsize=4096)
def _upper_bound(character: str) -> tuple[float, float, Knowledge]:
    """Width and line height, in em, that a character without metrics takes at most."""
    if character in LETTERS:  # as wide as it is in its word
        return 0.0, _FALLBACK_LINE, Knowledge.BOUNDED
    code, category = ord(character), unicodedata.category(character)
    if category in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0, 0.0, Knowledge.MEASURED
    if 0x1F000 <= code <= 0x1FAFF:
        return _EMOJI, _FALLBACK_LINE, Knowledge.BOUNDED
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE, _WIDE_LINE, Knowledge.BOUNDED
    if category.startswith(("S", "P")) or 0x2460 <= code <= 0x2BFF:
        return _SYMBOL, _FALLBACK_LINE, Knowledge.SYMBOL
    return (_CAPITAL if category == "Lu" else _OTHER), _FALLBACK_LINE, Knowledge.BOUNDED
