"""Make builder/fit/metrics/*.json: advance widths, kerning and line heights of five families, from their open twins.

    npm pack @fontsource/gelasio && tar xzf fontsource-gelasio-*.tgz       # unpacks to ./package
    python scripts/make_metrics.py --gelasio package

It needs fonttools and brotli (`pip install fonttools brotli`; the program itself needs neither), and the twins: the
Debian packages fonts-liberation, fonts-crosextra-carlito and fonts-crosextra-caladea, and the npm package
@fontsource/gelasio. A twin has the advance widths of its original by design; outlines are not looked at, and only
figures are written. Symbols are left out on purpose: a twin may have one that its original lacks.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from fontTools.ttLib import TTFont

Pairs: TypeAlias = dict[tuple[str, str], int]

METRICS = Path(__file__).resolve().parent.parent / "builder" / "fit" / "metrics"
DEBIAN = Path("/usr/share/fonts/truetype")
STYLES = ("regular", "bold", "italic", "bold-italic")
SUFFIXES = ("Regular", "Bold", "Italic", "BoldItalic")
TWINS = {
    "arial": "liberation/LiberationSans",
    "times-new-roman": "liberation/LiberationSerif",
    "calibri": "crosextra/Carlito",
    "cambria": "crosextra/Caladea",
}
# Line height of the originals (hhea ascent + descent + line gap, in em), where it may exceed the twin's.
ORIGINAL_LINE = {
    "arial": 1.1499,
    "times-new-roman": 1.1499,
    "calibri": 1.2207,
    "cambria": 1.1724,
    "georgia": 1.1362,
}

WIDTH_RANGES = (
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
KERN_RANGES = ((0x21, 0x7E), (0xA1, 0x17F), (0x370, 0x3FF), (0x400, 0x45F), (0x2010, 0x2026), (0x2039, 0x203A))


def main() -> int:
    """Write one file a face, and say how large each became."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gelasio", type=Path, required=True, help="the unpacked npm package @fontsource/gelasio")
    options = parser.parse_args()
    METRICS.mkdir(parents=True, exist_ok=True)
    for family, stem in TWINS.items():
        for style, suffix in zip(STYLES, SUFFIXES, strict=True):
            write_face(family, style, [TTFont(DEBIAN / f"{stem}-{suffix}.ttf")])
    for style, file_style in zip(STYLES, ("400-normal", "700-normal", "400-italic", "700-italic"), strict=True):
        files = [options.gelasio / "files" / f"gelasio-{part}-{file_style}.woff2" for part in ("latin", "latin-ext")]
        write_face("georgia", style, [TTFont(file) for file in files])
    return 0


def write_face(family: str, style: str, fonts: list[TTFont]) -> None:
    """Write the figures of one face; `fonts` are the files it is spread over, the first one first."""
    units = fonts[0]["head"].unitsPerEm
    hhea = fonts[0]["hhea"]
    line = max((hhea.ascent - hhea.descent + hhea.lineGap) / units, ORIGINAL_LINE[family])
    advances: dict[str, int] = {}
    pairs: Pairs = {}
    for font in reversed(fonts):
        advances |= widths(font)
        pairs |= kerning(font)
    left, right, kern = by_classes(pairs)
    figures = {
        "units": units,
        "ascent": round(hhea.ascent / units, 4),
        "descent": round(-hhea.descent / units, 4),
        "gap": round(hhea.lineGap / units, 4),
        "line": round(line, 4),
        "advances": in_stretches(advances),
        "left": left,
        "right": right,
        "kern": kern,
    }
    path = METRICS / f"{family}-{style}.json"
    path.write_text(json.dumps(figures, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{path.name}: {len(advances)} widths, {len(pairs)} pairs, {path.stat().st_size} bytes\n")


def widths(font: TTFont) -> dict[str, int]:
    """The advance width of every character of the ranges that the font has, in font units."""
    cmap, advances = font.getBestCmap(), font["hmtx"]
    return {
        chr(code): advances[cmap[code]][0]
        for first, last in WIDTH_RANGES
        for code in range(first, last + 1)
        if code in cmap
    }


def kerning(font: TTFont) -> Pairs:
    """Pair kerning (GPOS `kern`) of the characters of the ranges, flattened, in font units; zeros left out."""
    if "GPOS" not in font:
        return {}
    cmap = font.getBestCmap()
    glyphs = [(chr(code), cmap[code]) for first, last in KERN_RANGES for code in range(first, last + 1) if code in cmap]
    lookups = [[pair_finder(table) for table in tables] for tables in kern_lookups(font["GPOS"].table)]
    pairs: Pairs = {}
    for left_char, left in glyphs:
        for right_char, right in glyphs:
            value = sum(first_found(finders, left, right) for finders in lookups)
            if value:
                pairs[left_char, right_char] = value
    return pairs


def kern_lookups(gpos: object) -> Iterable[list[object]]:
    """The pair subtables of each lookup that `kern` uses in the default, Latin, Greek or Cyrillic script."""
    wanted: set[int] = set()
    for script in gpos.ScriptList.ScriptRecord:  # type: ignore[attr-defined] # fontTools has no types
        if script.ScriptTag in {"DFLT", "latn", "grek", "cyrl"} and script.Script.DefaultLangSys:
            for index in script.Script.DefaultLangSys.FeatureIndex:
                record = gpos.FeatureList.FeatureRecord[index]  # type: ignore[attr-defined] # fontTools has no types
                if record.FeatureTag == "kern":
                    wanted |= set(record.Feature.LookupListIndex)
    for index in sorted(wanted):
        lookup = gpos.LookupList.Lookup[index]  # type: ignore[attr-defined] # fontTools has no types
        tables = [table.ExtSubTable if table.LookupType == 9 else table for table in lookup.SubTable]
        yield [table for table in tables if table.LookupType == 2]


def pair_finder(table: object) -> Callable[[str, str], int | None]:
    """A function from two glyph names to the kern of that subtable, None where it says nothing about the pair."""
    covered = set(table.Coverage.glyphs)  # type: ignore[attr-defined] # fontTools has no types
    if table.Format == 1:  # type: ignore[attr-defined] # fontTools has no types
        found = {
            (left, record.SecondGlyph): getattr(record.Value1, "XAdvance", 0) or 0
            for left, pair_set in zip(table.Coverage.glyphs, table.PairSet, strict=True)  # type: ignore[attr-defined] # fontTools has no types
            for record in pair_set.PairValueRecord
        }
        return lambda left, right: found.get((left, right))
    first, second = table.ClassDef1.classDefs, table.ClassDef2.classDefs  # type: ignore[attr-defined] # fontTools has no types
    values = [
        [getattr(record.Value1, "XAdvance", 0) or 0 for record in row.Class2Record]
        for row in table.Class1Record  # type: ignore[attr-defined] # fontTools has no types
    ]

    def find(left: str, right: str) -> int | None:
        return values[first.get(left, 0)][second.get(right, 0)] if left in covered else None

    return find


def first_found(finders: list[Callable[[str, str], int | None]], left: str, right: str) -> int:
    """The kern of the first subtable of a lookup that knows the pair (OpenType: then the lookup stops)."""
    return next((value for find in finders if (value := find(left, right)) is not None), 0)


def by_classes(pairs: Pairs) -> tuple[list[str], list[str], list[list[int]]]:
    """Kerning pairs as classes: left characters that kern alike, right characters that kern alike, and the values.

    `kern[i]` holds, for left class i, right class and value by turns.
    """
    lefts = sorted({left for left, _ in pairs})
    rights = sorted({right for _, right in pairs})
    right_classes = alike(rights, lambda right: tuple(pairs.get((left, right), 0) for left in lefts))
    left_classes = alike(lefts, lambda left: tuple(pairs.get((left, group[0]), 0) for group in right_classes))
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


def alike(characters: list[str], key: Callable[[str], tuple[int, ...]]) -> list[str]:
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


if __name__ == "__main__":
    raise SystemExit(main())
