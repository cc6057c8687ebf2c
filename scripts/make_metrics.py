"""Make builder/fit/metrics/*.json: advance widths, kerning and line heights of the families that brands use most.

    npm pack @fontsource/lato && mkdir fonts/lato && tar xzf fontsource-lato-*.tgz -C fonts/lato --strip-components 1
    python scripts/make_metrics.py fonts  # with each npm package, unpacked, in a folder of its name

It needs fonttools and brotli (the program itself needs neither), the Debian packages fonts-liberation,
fonts-liberation2, fonts-crosextra-carlito, fonts-crosextra-caladea, fonts-urw-base35, fonts-lato, fonts-noto-core,
fonts-open-sans and fonts-roboto-unhinted, and the npm packages that `NPM` names. Figures come from four places:

- the family itself, where it is open (Open Sans, Lato, Roboto …);
- an open twin, which has the advance widths of its original by design (Liberation Sans for Arial …);
- advance widths as pdfjs-dist tells them, relative to those of Liberation Sans (Segoe UI, Myriad Pro);
- widths in hundredths of an em that string-pixel-width tells for the letters of ASCII (Verdana, Tahoma …): rounded up,
  carried over to accented letters, and marked `bounded`.

Kerning of the first five families is kept whole; that of the others for letters without accents only, in steps of a
hundredth of an em, rounded towards the wider. That takes a third of the room, and makes no word narrower than it is:
kerning draws letters together, a few hundredths of an em at most apart. Outlines are not looked at, and only figures
are written. Symbols are left out on purpose: a twin may have one that its original lacks.
"""

import argparse
import io
import json
import math
import re
import sys
import unicodedata
from pathlib import Path

import msgspec
from fontTools.ttLib import TTFont

from builder.fonts.measure import KERN_RANGES, WIDTH_RANGES, by_classes, encode, figures_of, in_stretches
from builder.fonts.sfnt import Font
from builder.model.figures import Figures

METRICS = Path(__file__).resolve().parent.parent / "builder" / "fit" / "metrics"
DEBIAN = Path("/usr/share/fonts")
STYLES = ("regular", "bold", "italic", "bold-italic")
SUFFIXES = ("Regular", "Bold", "Italic", "BoldItalic")
# Twins in Debian: the path up to the style, and what it calls the four styles.
TWINS = {
    "arial": ("truetype/liberation/LiberationSans-", SUFFIXES),
    "times-new-roman": ("truetype/liberation/LiberationSerif-", SUFFIXES),
    "courier-new": ("truetype/liberation2/LiberationMono-", SUFFIXES),
    "arial-narrow": ("truetype/liberation/LiberationSansNarrow-", SUFFIXES),
    "calibri": ("truetype/crosextra/Carlito-", SUFFIXES),
    "cambria": ("truetype/crosextra/Caladea-", SUFFIXES),
    "century-gothic": ("opentype/urw-base35/URWGothic-", ("Book", "Demi", "BookOblique", "DemiOblique")),
}
# Line height of the originals (hhea ascent + descent + line gap, in em), where it may exceed the twin's.
ORIGINAL_LINE = {
    "arial": 1.1499,
    "times-new-roman": 1.1499,
    "calibri": 1.2207,
    "cambria": 1.1724,
    "georgia": 1.1362,
    "century-gothic": 1.2256,
}
TWIN_ONLY = frozenset(ORIGINAL_LINE)
"""Families whose own line is told above: what Windows takes of the twin says nothing about them."""
NPM = {
    "georgia": "gelasio",
    **{
        name: name
        for name in (
            *("barlow", "dm-sans", "eb-garamond", "fira-sans", "ibm-plex-sans", "inter", "lato", "lora"),
            *("merriweather", "montserrat", "mulish", "noto-sans", "noto-serif", "nunito", "nunito-sans"),
            *("open-sans", "oswald", "playfair-display", "poppins", "pt-sans", "pt-serif", "raleway", "roboto"),
            *("roboto-condensed", "roboto-slab", "source-sans-3", "source-sans-pro", "source-serif-4", "ubuntu"),
            "work-sans",
        )
    },
}
# Families with another version about that is wider in places: in Debian, the path up to the style. The wider counts.
VERSIONS = {
    "lato": "truetype/lato/Lato-",
    "noto-sans": "truetype/noto/NotoSans-",
    "noto-serif": "truetype/noto/NotoSerif-",
    "open-sans": "truetype/open-sans/OpenSans-",
    "roboto": "truetype/roboto/unhinted/RobotoTTF/Roboto-",
}
SUBSETS = ("latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese")
WEIGHTS = ("400-normal", "700-normal", "400-italic", "700-italic")
WHOLE = frozenset(("arial", "calibri", "cambria", "georgia", "times-new-roman"))
"""Families of which the kerning is kept as it is; the shipped packs are set in them."""
PLAIN = ((0x21, 0x7E), (0x2010, 0x2026))
TOLD = {"segoe-ui": ("Segoeui", 1.3301), "myriad-pro": ("MyriadPro", 1.2)}
"""What pdfjs-dist calls a family, and its line height in em."""
ROUNDED = {
    "verdana": ("verdana", 1.2154),
    "tahoma": ("tahoma", 1.2071),
    "trebuchet-ms": ("trebuchet ms", 1.1611),
    "comic-sans-ms": ("comic sans ms", 1.3936),
    "impact": ("impact", 1.2197),
    "avenir": ("avenir", 1.366),
    "avenir-next": ("avenir next", 1.366),
}
"""What string-pixel-width calls a family, and its line height in em."""


def main() -> int:
    """Write one file a face, and say how large each became."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, help="the folder with the unpacked npm packages")
    folder: Path = parser.parse_args().packages
    METRICS.mkdir(parents=True, exist_ok=True)
    for family, (stem, suffixes) in TWINS.items():
        for style, suffix in zip(STYLES, suffixes, strict=True):
            end = ".otf" if stem.startswith("opentype") else ".ttf"
            write_face(family, style, [DEBIAN / f"{stem}{suffix}{end}"])
    for family, package in NPM.items():
        files = folder / package / "files"
        for style, weight in zip(STYLES, WEIGHTS, strict=True):
            subsets = SUBSETS[:2] if family != package else SUBSETS
            parts = [files / f"{package}-{subset}-{weight}.woff2" for subset in subsets]
            parts = [part for part in parts if part.exists()]
            if parts:
                write_face(family, style, parts)
    for family, (name, line) in TOLD.items():
        for index, style in enumerate(STYLES):
            write(family, style, told(folder / "pdfjs-dist/build/pdf.worker.mjs", name, SUFFIXES[index], line))
    text = (folder / "string-pixel-width/lib/widthsMap.js").read_text("utf-8")
    widths = json.loads(text[text.index("{", text.index("widthsMap =")) : text.rindex("};") + 1])
    for family, (name, line) in ROUNDED.items():
        for index, style in enumerate(STYLES):
            own = {character: both[index] for character, both in widths[name].items() if len(character) == 1}
            write(family, style, rounded_up(own, line))
    return 0


def write_face(family: str, style: str, paths: list[Path]) -> None:
    """Write the figures of one face; `paths` are the files it is spread over, the first one first."""
    fonts = [Font(plain(path)) for path in paths]
    least = ORIGINAL_LINE.get(family, 0.0)
    step, kerned = (1, KERN_RANGES) if family in WHOLE else (fonts[0].units // 100, PLAIN)
    windows = family not in TWIN_ONLY
    figures = figures_of(fonts, least_line=least, windows=windows, kern_step=step, kerned=kerned)
    if family in VERSIONS:
        other = DEBIAN / f"{VERSIONS[family]}{SUFFIXES[STYLES.index(style)]}.ttf"
        figures = wider(figures, figures_of([Font(plain(other))], kern_step=step, kerned=kerned))
    write(family, style, figures)


def wider(one: Figures, other: Figures) -> Figures:
    """Figures that bound two versions of a face: of each letter, pair and line the wider one."""
    scale = one.units / other.units
    own, others = letters(one), letters(other)
    advances = {
        letter: max(own.get(letter, 0), math.ceil(others.get(letter, 0) * scale)) for letter in sorted({*own, *others})
    }
    first, second = pairs(one), pairs(other)
    kerned = {pair: max(first.get(pair, 0), math.ceil(second.get(pair, 0) * scale)) for pair in {*first, *second}}
    left, right, kern = by_classes({pair: value for pair, value in sorted(kerned.items()) if value})
    return msgspec.structs.replace(
        one,
        line=max(one.line, other.line),
        advances=in_stretches(advances),
        left=left,
        right=right,
        kern=kern,
    )


def letters(figures: Figures) -> dict[str, int]:
    """The width of each letter."""
    return {
        chr(int(first, 16) + index): width
        for first, stretch in figures.advances.items()
        for index, width in enumerate(stretch)
    }


def pairs(figures: Figures) -> dict[tuple[str, str], int]:
    """What kerning adds to each pair of letters."""
    return {
        (left, right): value
        for group, row in zip(figures.left, figures.kern, strict=True)
        for index, value in zip(row[::2], row[1::2], strict=True)
        for left in group
        for right in figures.right[index]
    }


def plain(path: Path) -> bytes:
    """A font file as it is, a web font unpacked."""
    if path.suffix != ".woff2":
        return path.read_bytes()
    font = TTFont(path)
    font.flavor = None
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def told(worker: Path, name: str, style: str, line: float) -> Figures:
    """A face as pdfjs-dist tells it: for each character of Liberation Sans, how much wider its own is.

    A factor of exactly 1 stands for a character that was not compared. The same table gives Calibri with the widths of
    Carlito, to a thousandth of an em.
    """
    text = worker.read_text("utf-8")
    factors, widths, codes = (
        [float(one) for one in re.findall(rf"\b{table} = \[([^\]]*)\]", text)[0].split(",")]
        for table in (f"{name}{style}Factors", f"LiberationSans{style}Widths", f"LiberationSans{style}Mapping")
    )
    advances: dict[str, int] = {}
    for factor, width, code in zip(factors, widths, codes, strict=True):
        if factor != 1 and code > 0 and any(first <= code <= last for first, last in WIDTH_RANGES):
            advances.setdefault(chr(int(code)), round(factor * width * 2 + 0.5))
    return Figures(2000, 1.0, 0.2, 0.0, line, in_stretches(advances), [], [], [])


def rounded_up(widths: dict[str, float], line: float) -> Figures:
    """A face of which the letters of ASCII are known in hundredths of an em: nothing is narrower than it is."""
    own = {character: width * 10 + 5 for character, width in widths.items()}
    digit, sign = max(own["0"], own["n"]), own["<"]
    own |= {
        **{"\u00a0": own[" "], "–": digit, "—": 1050, "…": max(1000, 3 * own["."]), "•": digit, "·": digit},
        **dict.fromkeys("“”„", max(620, own['"'])),
        **dict.fromkeys("‘’‚", max(380, own["'"])),
        **dict.fromkeys("«»‹›", max(sign, 650)),
        **dict.fromkeys("€£§", max(digit, 650)),
    }
    for first, last in ((0xC0, 0x17F), (0x1E00, 0x1EFF)):
        for code in range(first, last + 1):
            base = unicodedata.normalize("NFD", chr(code))[0]
            if base in widths and chr(code) not in own:
                own[chr(code)] = own[base] if base not in "iIljt" else own[base] * 1.3
    advances = {character: int(width + 0.999) for character, width in own.items()}
    return Figures(1000, 1.0, 0.2, 0.0, line, in_stretches(advances), [], [], [], bounded=True)


def write(family: str, style: str, figures: Figures) -> None:
    """Write one file, and say how large it became."""
    path = METRICS / f"{family}-{style}.json"
    path.write_bytes(encode(figures))
    kern = sum(len(row) // 2 for row in figures.kern)
    count = sum(map(len, figures.advances.values()))
    sys.stdout.write(f"{path.name}: {count} widths, {kern} pairs of classes, {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    raise SystemExit(main())
