"""How wide the stand-in for an unknown font is: for which words and lines of decks it bounds the fonts we know.

    python benchmarks/fonts.py build/*.pptx

An unknown font is laid out as bold Arial, a tenth wider, and a fifth where it is bold. For every family with figures
of its own this prints the share of the decks' different words, and of their text in pieces of ten words, that are no
wider in it than in the stand-in; and how wide the widest of these pieces is, in parts of its width in the stand-in.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pptx import Presentation

from builder.fit.faces import Face, extent, face
from builder.fit.families import FAMILIES

_WORDS = 10
_UNKNOWN = "a font that nobody knows"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("decks", nargs="+", type=Path, help="built decks (.pptx)")
    texts = [text for deck in parser.parse_args().decks for text in texts_of(deck)]
    words = sorted({word for text in texts for word in text.split()})
    pieces = sorted({piece for text in texts for piece in in_pieces(text)})
    out = [f"{len(words)} words, {len(pieces)} pieces of {_WORDS} words"]
    out.append(f"{'family':<22}{'words':>8}{'pieces':>8}{'widest':>8}   bold:{'words':>8}{'pieces':>8}{'widest':>8}")
    for family in sorted(FAMILIES):
        cells = "        ".join(
            row(face(family.replace("-", " "), bold, False), face(_UNKNOWN, bold, False), words, pieces)
            for bold in (False, True)
        )
        out.append(f"{family:<22}{cells}")
    sys.stdout.write("\n".join(out) + "\n")
    return 0


def row(font: Face, bound: Face, words: Iterable[str], pieces: Iterable[str]) -> str:
    """The shares that a face bounds, and the most that a piece exceeds it (above 1)."""
    by_word = [extent(font, word).width <= extent(bound, word).width for word in words]
    ratios = [width(font, piece) / width(bound, piece) for piece in pieces]
    held = sum(ratio <= 1 for ratio in ratios)
    return f"{sum(by_word) / len(by_word):>8.1%}{held / len(ratios):>8.1%}{max(ratios):>8.2f}"


def width(font: Face, text: str) -> float:
    """The width of a text on one line, in em."""
    return sum(extent(font, word).width for word in text.split()) + extent(font, " ").width * text.count(" ")


def texts_of(deck: Path) -> Iterator[str]:
    """The paragraphs on the slides of a deck."""
    for slide in Presentation(str(deck)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
            if shape.has_table:
                for cells in shape.table.rows:
                    yield from (cell.text for cell in cells.cells)


def in_pieces(text: str) -> Iterator[str]:
    """A text in pieces of ten words; a last one that is shorter is left out."""
    words = text.split()
    for start in range(0, len(words) - _WORDS + 1, _WORDS):
        yield " ".join(words[start : start + _WORDS])


if __name__ == "__main__":
    raise SystemExit(main())
