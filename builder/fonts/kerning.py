"""Pair kerning of a font, flattened: GPOS `kern`, or the old `kern` table where there is none."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from builder.fonts.sfnt import Font

Pairs: TypeAlias = dict[tuple[str, str], int]

_SCRIPTS = frozenset((b"DFLT", b"latn", b"grek", b"cyrl"))
_PAIRS, _EXTENSION = 2, 9
_X_ADVANCE = 4


def pairs_of(font: Font, glyphs: Mapping[str, int]) -> Pairs:
    """What kerning adds between each two of these characters, in font units; zeros left out."""
    rights: dict[int, str] = {}
    for character, glyph in glyphs.items():
        rights[glyph] = rights.get(glyph, "") + character
    rows = _rows(font, rights)
    return {
        (left, right): value
        for left, glyph in glyphs.items()
        for follower, value in rows.get(glyph, {}).items()
        if value
        for right in rights[follower]
    }


def _rows(font: Font, wanted: Mapping[int, str]) -> dict[int, dict[int, int]]:
    """For each left glyph, what it adds before each right one."""
    lookups = list(_lookups(font)) if "GPOS" in font.tables else []
    if not lookups:
        return _old(font, wanted) if "kern" in font.tables else {}
    total: dict[int, dict[int, int]] = {}
    for tables in lookups:
        found: dict[int, dict[int, int]] = {}
        for table in tables:
            for left, row in _subtable(font, table, wanted):
                own = found.setdefault(left, {})
                for right, value in row.items():  # the first subtable that knows a pair counts
                    own.setdefault(right, value)
        for left, row in found.items():
            own = total.setdefault(left, {})
            for right, value in row.items():
                own[right] = own.get(right, 0) + value
    return total


def _lookups(font: Font) -> Iterator[list[int]]:
    """The pair subtables of each lookup that `kern` uses in the default, Latin, Greek or Cyrillic script."""
    base = font.start("GPOS")
    scripts, features, lookups = (base + font.u16(base + at) for at in (4, 6, 8))
    named: set[int] = set()
    for at in range(scripts + 2, scripts + 2 + 6 * font.u16(scripts), 6):
        font.step()
        script = scripts + font.u16(at + 4)
        language = font.u16(script) if font.data[at : at + 4] in _SCRIPTS else 0
        if language:
            named.update(font.u16s(script + language + 6, font.u16(script + language + 4)))
    wanted: set[int] = set()
    for index in sorted(named):
        at = features + 2 + 6 * index
        if index < font.u16(features) and font.data[at : at + 4] == b"kern":
            feature = features + font.u16(at + 4)
            wanted.update(font.u16s(feature + 4, font.u16(feature + 2)))
    for index in sorted(wanted):
        if index < font.u16(lookups):
            tables = list(_pair_tables(font, lookups + font.u16(lookups + 2 + 2 * index)))
            if tables:
                yield tables


def _pair_tables(font: Font, lookup: int) -> Iterator[int]:
    kind = font.u16(lookup)
    for offset in font.u16s(lookup + 6, font.u16(lookup + 4)):
        table = lookup + offset
        if kind == _EXTENSION and font.u16(table + 2) == _PAIRS:
            yield table + font.u32(table + 4)
        elif kind == _PAIRS:
            yield table


def _subtable(font: Font, table: int, wanted: Mapping[int, str]) -> Iterator[tuple[int, dict[int, int]]]:
    """The rows of a pair subtable: each left glyph that it covers, with the value for each right one it knows."""
    form, coverage, first_format, second_format = font.u16s(table, 4)[0], *font.u16s(table + 2, 3)
    first_size, second_size = (2 * one.bit_count() for one in (first_format, second_format))
    advance = 2 * (first_format & 3).bit_count() if first_format & _X_ADVANCE else None
    covered = _coverage(font, table + coverage, wanted)
    if form == 1:
        for glyph, index in covered.items():
            pairs = table + font.u16(table + 10 + 2 * index)
            count, size = font.u16(pairs), 2 + first_size + second_size
            font.step(count)
            row: dict[int, int] = {}
            for at in range(pairs + 2, pairs + 2 + size * count, size):
                right = font.u16(at)
                if right in wanted:
                    row.setdefault(right, 0 if advance is None else font.i16(at + 2 + advance))
            yield glyph, row
    elif form == 2:
        lefts = _classes(font, table + font.u16(table + 8), wanted)
        rights = _classes(font, table + font.u16(table + 10), wanted)
        left_count, right_count = font.u16s(table + 12, 2)
        size = first_size + second_size
        rows: dict[int, dict[int, int]] = {}
        for glyph in covered:
            left = lefts.get(glyph, 0)
            if left not in rows and left < left_count:
                font.step(len(wanted))
                start = table + 16 + left * right_count * size
                values = {
                    one: 0 if advance is None else font.i16(start + one * size + advance)
                    for one in {rights.get(right, 0) for right in wanted}
                    if one < right_count
                }
                rows[left] = {right: values.get(rights.get(right, 0), 0) for right in wanted}
            yield glyph, rows.get(left, {})


def _coverage(font: Font, at: int, wanted: Mapping[int, str]) -> dict[int, int]:
    """The wanted glyphs that a subtable covers, each with its place."""
    form, count = font.u16s(at, 2)
    if form == 1:
        return {glyph: index for index, glyph in enumerate(font.u16s(at + 4, count)) if glyph in wanted}
    found: dict[int, int] = {}
    for index in range(count):
        first, last, place = font.u16s(at + 4 + 6 * index, 3)
        font.step(max(0, last - first))
        found |= {glyph: place + glyph - first for glyph in range(first, last + 1) if glyph in wanted}
    return found


def _classes(font: Font, at: int, wanted: Mapping[int, str]) -> dict[int, int]:
    """The class of each wanted glyph; one that is not named has class 0."""
    if font.u16(at) == 1:
        first = font.u16(at + 2)
        named = enumerate(font.u16s(at + 6, font.u16(at + 4)), first)
        return {glyph: kind for glyph, kind in named if glyph in wanted}
    found: dict[int, int] = {}
    for index in range(font.u16(at + 2)):
        first, last, kind = font.u16s(at + 4 + 6 * index, 3)
        font.step(max(0, last - first))
        found |= {glyph: kind for glyph in range(first, last + 1) if glyph in wanted}
    return found


def _old(font: Font, wanted: Mapping[int, str]) -> dict[int, dict[int, int]]:
    """The pairs of the old `kern` table, form 0, as Windows writes it."""
    base = font.start("kern")
    rows: dict[int, dict[int, int]] = {}
    if font.u16(base):
        return rows
    at = base + 4
    for _ in range(min(font.u16(base + 2), 16)):
        length, cover = font.u16s(at + 2, 2)
        if cover & 0xFF07 == 1:  # horizontal, no least values, not across the line; form 0
            count = font.u16(at + 6)
            font.step(count)
            for pair in range(at + 14, at + 14 + 6 * count, 6):
                left, right = font.u16(pair), font.u16(pair + 2)
                if left in wanted and right in wanted:
                    rows.setdefault(left, {})[right] = font.i16(pair + 4)
        at += length
    return rows
