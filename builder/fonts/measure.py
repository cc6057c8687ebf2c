"""A font measured: the widths, the kerning and the line height of each of its faces, as figures."""

import json
from collections.abc import Callable, Sequence
from typing import TypeAlias

import msgspec

from builder.fonts.kerning import Pairs, pairs_of
from builder.fonts.sfnt import Font, FontError, faces_of
from builder.model.figures import Figures, face_key, fault_of

MOST_BYTES = 64 * 1024 * 1024
"""The largest font file that is read."""

# Latin, Greek, Cyrillic, and the punctuation, small figures and currencies of text. No symbols: what PowerPoint draws
# those with is not always the font.
Ranges: TypeAlias = tuple[tuple[int, int], ...]
WIDTH_RANGES: Ranges = (
    (0x0020, 0x024F),
    (0x02B0, 0x036F),
    (0x0370, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x2150, 0x218F),
)
KERN_RANGES: Ranges = ((0x21, 0x7E), (0xA1, 0x17F), (0x370, 0x3FF), (0x400, 0x45F), (0x2010, 0x2026), (0x2039, 0x203A))
_LEAST_LETTERS = "etaoinshrdlu 0123456789"


class Measured(msgspec.Struct, frozen=True):
    """A face with its figures: the family's name as PowerPoint shows it, and which of its four styles it is."""

    family: str
    bold: bool
    italic: bool
    figures: Figures


def measure_file(data: bytes) -> tuple[Measured, ...]:
    """Measure each face of a font file. Raises FontError, with the reason in plain words, where that cannot be done."""
    if len(data) > MOST_BYTES:
        raise FontError(f"it is larger than {MOST_BYTES // 1024 // 1024} MB")
    if not data:
        raise FontError("it is empty")
    return tuple(_measured(font) for font in faces_of(data))


def _measured(font: Font) -> Measured:
    if "fvar" in font.tables:
        raise FontError(
            "it is a variable font, which PowerPoint does not set in its weights; give the static files, one for each "
            "style (regular, bold, italic, bold italic)"
        )
    family = font.family
    if not any(one.isalnum() for one in family):
        raise FontError("it has no name of a family")
    return Measured(family, font.bold, font.italic, figures_of([font]))


def figures_of(
    fonts: Sequence[Font],
    *,
    least_line: float = 0.0,
    windows: bool = True,
    kern_step: int = 1,
    kerned: Ranges = KERN_RANGES,
) -> Figures:
    """The figures of one face, which may be spread over several files, the first one first.

    The line is the height at single spacing, in em: that of `hhea`, at least `least_line`, and with `windows` at least
    what Windows takes (`OS/2`). Kerning between the characters `kerned` is kept, rounded up to steps of
    `kern_step` font units. Raises FontError.
    """
    first = fonts[0]
    units, hhea = first.units, first.start("hhea")
    ascent, descent, gap = (first.i16(hhea + at) / units for at in (4, 6, 8))
    line = max(ascent - descent + gap, least_line)
    if windows and first.tables.get("OS/2", (0, 0))[1] >= 78:
        os2 = first.start("OS/2")
        line = max(line, (first.u16(os2 + 74) + first.u16(os2 + 76)) / units)
    advances: dict[str, int] = {}
    pairs: Pairs = {}
    for font in reversed(fonts):
        glyphs = font.glyphs(WIDTH_RANGES)
        widths = font.advances(set(glyphs.values()))
        advances |= {character: widths[glyph] for character, glyph in glyphs.items()}
        kerning = {one: glyph for one, glyph in glyphs.items() if any(a <= ord(one) <= b for a, b in kerned)}
        pairs |= {pair: -(-value // kern_step) * kern_step for pair, value in pairs_of(font, kerning).items()}
    if not advances.keys() >= set(_LEAST_LETTERS):
        raise FontError("it has no Latin letters and figures; others are not measured")
    left, right, kern = by_classes({pair: value for pair, value in pairs.items() if value})
    figures = Figures(
        units=units,
        ascent=round(ascent, 4),
        descent=round(-descent, 4),
        gap=round(gap, 4),
        line=round(line, 4),
        advances=in_stretches(advances),
        left=left,
        right=right,
        kern=kern,
    )
    if fault_of(figures):
        raise FontError("it is damaged (lines, letters or kerning of no sensible size)")
    return figures


def encode(figures: Figures) -> bytes:
    """Figures as the JSON that they are kept in: equal figures give equal bytes."""
    text = json.dumps(msgspec.to_builtins(figures), ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def file_name(face: Measured) -> str:
    """What the file of a face is called in a pack's folder `metrics` ("open-sans-bold-italic.json")."""
    return f"{face_key(face.family, face.bold, face.italic)}.json"


def by_classes(pairs: Pairs) -> tuple[list[str], list[str], list[list[int]]]:
    """Kerning pairs as classes: left characters that kern alike, right characters that kern alike, and the values.

    `kern[i]` holds, for left class i, right class and value by turns.
    """
    lefts = sorted({left for left, _ in pairs})
    rights = sorted({right for _, right in pairs})
    right_classes = _alike(rights, lambda right: tuple(pairs.get((left, right), 0) for left in lefts))
    left_classes = _alike(lefts, lambda left: tuple(pairs.get((left, group[0]), 0) for group in right_classes))
    kern = [
        [
            figure
            for index, right in enumerate(right_classes)
            if (value := pairs.get((left[0], right[0]), 0))
            for figure in (index, value)
        ]
        for left in left_classes
    ]
    return left_classes, right_classes, kern


def _alike(characters: list[str], key: Callable[[str], tuple[int, ...]]) -> list[str]:
    """The characters grouped by equal keys, each group as a string, in order of their first characters."""
    groups: dict[tuple[int, ...], str] = {}
    for character in characters:
        vector = key(character)
        groups[vector] = groups.get(vector, "") + character
    return list(groups.values())


def in_stretches(advances: dict[str, int]) -> dict[str, list[int]]:
    """Widths as stretches of neighbouring code points: the first one in hexadecimal, and the widths in order."""
    stretches: dict[str, list[int]] = {}
    previous, current = -2, ""
    for code in sorted(map(ord, advances)):
        if code != previous + 1:
            current = f"{code:x}"
            stretches[current] = []
        stretches[current].append(advances[chr(code)])
        previous = code
    return stretches
