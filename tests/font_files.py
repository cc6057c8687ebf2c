"""Fonts made by code, for tests: a few letters as empty outlines, with the widths and kerning that are asked for."""

import io
import struct
from collections.abc import Mapping, Sequence

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

LETTERS = "etaoinshrdlucmfwypvbgkjqxzETAOINSHRDLUCMFWYPVBGKJQXZ 0123456789.,-“”’–é"


def font_file(
    family: str = "Harbour Sans",
    style: str = "Regular",
    *,
    widths: Mapping[str, int] | None = None,
    kern: Sequence[tuple[str, str, int]] = (),
    letters: str = LETTERS,
    variable: bool = False,
) -> bytes:
    """A TrueType font of 1,000 units to the em in which each letter is 500 wide, or as wide as `widths` says."""
    names = {letter: f"uni{ord(letter):04X}" for letter in letters}
    advances = {name: (dict(widths or {}).get(letter, 500), 0) for letter, name in names.items()}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    builder.setupGlyf({name: Glyph() for name in [".notdef", *names.values()]})
    builder.setupHorizontalMetrics({".notdef": (500, 0), **advances})
    builder.setupHorizontalHeader(ascent=900, descent=-250)
    bold, italic = "Bold" in style, "Italic" in style
    builder.setupNameTable({"familyName": family, "styleName": style})
    builder.setupOS2(usWinAscent=950, usWinDescent=300, fsSelection=(bold << 5) | italic)
    builder.setupPost()
    builder.font["head"].macStyle = bold | (italic << 1)
    builder.font["head"].created = builder.font["head"].modified = 3_500_000_000
    if variable:
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    if kern:
        rules = "".join(f"pos {names[left]} {names[right]} {value};" for left, right, value in kern)
        addOpenTypeFeaturesFromString(builder.font, f"feature kern {{ {rules} }} kern;")
    buffer = io.BytesIO()
    builder.font.save(buffer)
    return buffer.getvalue()


def embedded_font(font: bytes, *, compressed: bool = False, veiled: bool = False) -> bytes:
    """A font wrapped as PowerPoint and Google Slides embed it (EOT); `compressed` only says that it is."""
    flags = (0x4 if compressed else 0) | (0x1000_0000 if veiled else 0)
    rest = b"\0" * 46 + b"\0" * 24  # Unicode ranges and empty names
    header = struct.pack("<LLLL18xH", 36 + len(rest) + len(font), len(font), 0x20001, flags, 0x504C) + rest
    return header + (bytes(one ^ 0x50 for one in font) if veiled else font)
