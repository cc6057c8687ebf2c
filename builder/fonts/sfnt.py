"""OpenType files read within bounds: the tables that measuring needs, and no more steps than a real font takes."""

import struct
from collections.abc import Iterable, Mapping

_MOST_STEPS = 4_000_000
"""Entries of tables that are looked at, at most. Carlito Bold, with much kerning, takes 100,000."""
_MOST_TABLES = 256
_MOST_FACES = 64
_CMAPS = ((3, 10), (3, 1), (0, 6), (0, 4), (0, 3), (0, 2), (0, 1), (0, 0))
_NAMES = ((3, 1, 0x409), (3, 10, 0x409), (3, 1, None), (0, None, None), (1, 0, 0))


class FontError(Exception):
    """Why a file cannot be measured, in words that end a sentence: “NAME cannot be measured: …”."""


class Font:
    """One face of a font file. Reading beyond the file, or too long, raises FontError."""

    def __init__(self, data: bytes, offset: int = 0) -> None:
        self.data = data
        self._steps = 0
        self.tables: dict[str, tuple[int, int]] = {}
        count = self.u16(offset + 4)
        if count > _MOST_TABLES:
            raise FontError("it is damaged (too many tables)")
        for at in range(offset + 12, offset + 12 + 16 * count, 16):
            start, length = self.u32(at + 8), self.u32(at + 12)
            if start + length <= len(data):
                self.tables[data[at : at + 4].decode("latin-1")] = (start, length)
        for tag, what in (("head", "size"), ("hhea", "line height"), ("hmtx", "widths"), ("cmap", "characters")):
            if tag not in self.tables:
                raise FontError(f"it has no table “{tag}” ({what}); the file is damaged or cut off")

    def step(self, count: int = 1) -> None:
        """Count entries looked at; raise FontError where they are more than any real font has."""
        self._steps += count
        if self._steps > _MOST_STEPS:
            raise FontError("its tables lead in circles, or are larger than those of any real font")

    def u16(self, at: int) -> int:
        """An unsigned number of two bytes."""
        return self._number(">H", at)

    def i16(self, at: int) -> int:
        """A signed number of two bytes."""
        return self._number(">h", at)

    def u32(self, at: int) -> int:
        """An unsigned number of four bytes."""
        return self._number(">L", at)

    def u16s(self, at: int, count: int) -> tuple[int, ...]:
        """Several unsigned numbers of two bytes."""
        self.step(count)
        try:
            return struct.unpack_from(f">{count}H", self.data, at)
        except struct.error:
            raise FontError("it is damaged or cut off") from None

    def _number(self, form: str, at: int) -> int:
        try:
            (found,) = struct.unpack_from(form, self.data, at)
        except struct.error:
            raise FontError("it is damaged or cut off") from None
        return int(found)

    def start(self, tag: str) -> int:
        """Where a table starts; it must be there."""
        return self.tables[tag][0]

    @property
    def units(self) -> int:
        """Font units to the em."""
        units = self.u16(self.start("head") + 18)
        if not 16 <= units <= 16_384:
            raise FontError("it is damaged (no size of the em)")
        return units

    @property
    def bold(self) -> bool:
        """Whether it is the bold face of its family, by which PowerPoint's B button chooses."""
        return bool(self.u16(self.start("head") + 44) & 1 or self._selection & 0x20)

    @property
    def italic(self) -> bool:
        """Whether it is the italic face of its family."""
        return bool(self.u16(self.start("head") + 44) & 2 or self._selection & 1)

    @property
    def _selection(self) -> int:
        """`fsSelection` of the table OS/2, 0 where there is none."""
        start, length = self.tables.get("OS/2", (0, 0))
        return self.u16(start + 62) if length >= 64 else 0

    @property
    def family(self) -> str:
        """The family as the font menu of PowerPoint shows it (name 1); "" where it has none."""
        if "name" not in self.tables:
            return ""
        base = self.start("name")
        count, strings = self.u16(base + 2), base + self.u16(base + 4)
        found: dict[tuple[int, int, int], str] = {}
        for at in range(base + 6, base + 6 + 12 * count, 12):
            platform, encoding, language, name, length, offset = self.u16s(at, 6)
            if name == 1:
                raw = self.data[strings + offset : strings + offset + min(length, 400)]
                code = "latin-1" if platform == 1 else "utf-16-be"
                found.setdefault((platform, encoding, language), raw.decode(code, "replace").strip("\0 "))
        for wanted in _NAMES:
            for key, words in found.items():
                if words and all(one is None or one == its for one, its in zip(wanted, key, strict=True)):
                    return words
        return ""

    def advances(self, glyphs: Iterable[int]) -> dict[int, int]:
        """The advance width of each glyph, in font units."""
        start, length = self.tables["hmtx"]
        count = min(self.u16(self.start("hhea") + 34), length // 4)
        if not count:
            raise FontError("it has no widths")
        return {glyph: self.u16(start + 4 * min(glyph, count - 1)) for glyph in glyphs}

    def glyphs(self, ranges: Iterable[tuple[int, int]]) -> dict[str, int]:
        """The glyph of each character of the ranges that the font has."""
        table = self._best_cmap()
        form = self.u16(table)
        if form == 4:
            find: _Segments | _Groups | _Trimmed = _Segments(self, table)
        elif form == 12:
            find = _Groups(self, table)
        elif form == 6:
            find = _Trimmed(self, table)
        else:
            raise FontError(f"its table of characters has a form that is not read here ({form})")
        found: dict[str, int] = {}
        for first, last in ranges:
            for code in range(first, last + 1):
                glyph = find.glyph(code)
                if glyph:
                    found[chr(code)] = glyph
        return found

    def _best_cmap(self) -> int:
        base = self.start("cmap")
        tables: dict[tuple[int, int], int] = {}
        for at in range(base + 4, base + 4 + 8 * self.u16(base + 2), 8):
            self.step()
            tables.setdefault((self.u16(at), self.u16(at + 2)), base + self.u32(at + 4))
        for key in _CMAPS:
            if key in tables:
                return tables[key]
        raise FontError("it is a font of symbols: it does not say which letters it has")


class _Segments:
    """A table of characters of form 4: segments of the first 65,536."""

    def __init__(self, font: Font, at: int) -> None:
        self._font = font
        count = font.u16(at + 6) // 2
        self._ends = font.u16s(at + 14, count)
        self._starts = font.u16s(at + 16 + 2 * count, count)
        self._deltas = font.u16s(at + 16 + 4 * count, count)
        self._offsets_at = at + 16 + 6 * count
        self._offsets = font.u16s(self._offsets_at, count)
        self._segment = 0

    def glyph(self, code: int) -> int:
        """The glyph of a character, 0 for none; codes are asked for in rising order."""
        while self._segment < len(self._ends) and self._ends[self._segment] < code:
            self._segment += 1
        index = self._segment
        if index == len(self._ends) or self._starts[index] > code:
            return 0
        offset = self._offsets[index]
        if not offset:
            return (code + self._deltas[index]) & 0xFFFF
        glyph = self._font.u16(self._offsets_at + 2 * index + offset + 2 * (code - self._starts[index]))
        return (glyph + self._deltas[index]) & 0xFFFF if glyph else 0


class _Groups:
    """A table of characters of form 12: groups of any."""

    def __init__(self, font: Font, at: int) -> None:
        count = font.u32(at + 12)
        font.step(count)
        self._groups = [tuple(font.u32(at + 16 + 12 * index + part) for part in (0, 4, 8)) for index in range(count)]
        self._group = 0

    def glyph(self, code: int) -> int:
        """The glyph of a character, 0 for none; codes are asked for in rising order."""
        while self._group < len(self._groups) and self._groups[self._group][1] < code:
            self._group += 1
        if self._group == len(self._groups) or self._groups[self._group][0] > code:
            return 0
        first, _, glyph = self._groups[self._group]
        return (glyph + code - first) & 0xFFFF


class _Trimmed:
    """A table of characters of form 6: one stretch."""

    def __init__(self, font: Font, at: int) -> None:
        self._first = font.u16(at + 6)
        self._glyphs = font.u16s(at + 10, font.u16(at + 8))

    def glyph(self, code: int) -> int:
        """The glyph of a character, 0 for none."""
        return self._glyphs[code - self._first] if 0 <= code - self._first < len(self._glyphs) else 0


def faces_of(data: bytes) -> tuple[Font, ...]:
    """The faces of a .ttf, .otf or .ttc. Raises FontError for what is none of these."""
    head = data[:4]
    if head in _OTHER_FILES:
        raise FontError(_OTHER_FILES[head])
    if head == b"ttcf" and len(data) >= 16:
        (count,) = struct.unpack_from(">L", data, 8)
        if not 0 < count <= _MOST_FACES or 12 + 4 * count > len(data):
            raise FontError("it is damaged (a collection of no faces, or too many)")
        return tuple(Font(data, offset) for offset in struct.unpack_from(f">{count}L", data, 12))
    if head not in (b"\x00\x01\x00\x00", b"OTTO", b"true"):
        raise FontError("it is no font file (.ttf, .otf or .ttc)")
    return (Font(data),)


_OTHER_FILES: Mapping[bytes, str] = {
    b"wOFF": "it is a web font (.woff); give the .ttf or .otf of the same font",
    b"wOF2": "it is a web font (.woff2); give the .ttf or .otf of the same font",
    b"%!PS": "it is a PostScript font; give the .ttf or .otf of the same font",
    b"\x80\x01\xd5\x00": "it is a PostScript font; give the .ttf or .otf of the same font",
    b"PK\x03\x04": "it is a zip file; unpack it, and give the .ttf or .otf files",
}
