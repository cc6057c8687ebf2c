"""Judge decks as strangers would: the schema, and every word inside its shape when LibreOffice draws it.

    python scripts/judge_deck.py build/*.pptx

For each deck: openxml-audit has no finding; LibreOffice renders as many pages as there are slides; each word of a page
(from the top of its capitals to its tails, by `pdftotext -bbox-layout`) lies inside the box of a shape of that slide
that holds the word, with a tolerance of 2 pt on each side; and each shape's letters are all on the page. Install the
metric twins first (fonts-crosextra-carlito, fonts-crosextra-caladea, fonts-liberation), or the widths lie.

Exit status: 0 all is well; 1 a deck failed; 2 a program is missing, or the call is wrong.
"""

import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import NamedTuple

EMU_PER_PT = 12_700
TOLERANCE = 2.0
"""How far a word may stand out of its shape, in pt: what renderers differ by in ascent, descent and side bearing."""
# LibreOffice writes no ascent and descent into its PDFs, so pdftotext gives each word a nominal box of 1.3 em whose
# baseline is 0.95 em down. What is judged is where its ink can be: capitals and tails, in em.
_NOMINAL_HEIGHT, _NOMINAL_ASCENT = 1.3, 0.95
_CAPITAL, _TAIL = 0.73, 0.22
_WORD = "{http://www.w3.org/1999/xhtml}word"
_PAGE = "{http://www.w3.org/1999/xhtml}page"
_TOOLS = {"soffice": "libreoffice-impress", "pdftotext": "poppler-utils"}


class Area(NamedTuple):
    """A box on the page, in pt, and the letters of what stands in it (folded, without spaces)."""

    name: str
    left: float
    top: float
    right: float
    bottom: float
    letters: str

    def holds(self, other: "Area") -> bool:
        """Whether the other area lies inside this one, within the tolerance."""
        return (
            other.left >= self.left - TOLERANCE
            and other.top >= self.top - TOLERANCE
            and other.right <= self.right + TOLERANCE
            and other.bottom <= self.bottom + TOLERANCE
        )


def fold(text: str) -> str:
    """Letters alone, so that capitals, ligatures and spaces make no difference between file and picture."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def audit(deck: Path) -> list[str]:
    """What openxml-audit finds, a line each."""
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(str(deck))
    return [f"schema: {error.description} ({error.part_uri})" for error in result.errors]


def shapes(deck: Path) -> list[list[Area]]:
    """The text shapes of each slide: placeholders with the box they inherit, and the cells of tables as one area."""
    from pptx import Presentation

    slides: list[list[Area]] = []
    for slide in Presentation(str(deck)).slides:
        areas: list[Area] = []
        for shape in slide.shapes:
            if shape.has_text_frame:
                text = shape.text_frame.text
            elif shape.has_table:
                text = "\n".join(cell.text_frame.text for row in shape.table.rows for cell in row.cells)
            else:
                continue
            if not text.strip() and not shape.is_placeholder:
                continue
            fields = "".join(node.text or "" for node in shape.element.iter() if _in_field(node))
            left, top = shape.left / EMU_PER_PT, shape.top / EMU_PER_PT
            right, bottom = left + shape.width / EMU_PER_PT, top + shape.height / EMU_PER_PT
            areas.append(Area(shape.name, left, top, right, bottom, fold(text or fields)))
        slides.append(areas)
    return slides


def _in_field(node: ET.Element) -> bool:
    """Whether an element is the text of a field, which python-pptx leaves out of a shape's text."""
    parent = node.getparent()  # type: ignore[attr-defined]  # these are lxml elements
    return str(node.tag).endswith("}t") and parent is not None and str(parent.tag).endswith("}fld")


def render(deck: Path, folder: Path) -> Path:
    """The deck as a PDF by LibreOffice, with a profile of its own so that runs at the same time do not meet."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{deck.stem}.pdf"


def pages(pdf: Path) -> list[list[Area]]:
    """The words of each page with their boxes."""
    command = ["pdftotext", "-bbox-layout", str(pdf), "-"]
    out = subprocess.run(command, check=True, capture_output=True, timeout=120).stdout
    found: list[list[Area]] = []
    for page in ET.fromstring(out).iter(_PAGE):  # noqa: S314 - the text of a PDF that we have just made
        words: list[Area] = []
        for word in page.iter(_WORD):
            text = word.text or ""
            left, top, right, bottom = (float(word.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax"))
            size = (bottom - top) / _NOMINAL_HEIGHT
            baseline = top + _NOMINAL_ASCENT * size
            words.append(Area(text, left, baseline - _CAPITAL * size, right, baseline + _TAIL * size, fold(text)))
        found.append(words)
    return found


def judge(areas: list[Area], words: list[Area]) -> list[str]:
    """What is wrong with one page."""
    problems: list[str] = []
    for word in words:
        homes = [area for area in areas if word.letters in area.letters]
        # Bullets and numbers of lists are drawn by the program that renders and stand in no shape's text.
        if not any(area.holds(word) for area in homes or areas):
            where = ", ".join(area.name for area in homes) or "any shape"
            problems.append(
                f"“{word.name}” at {word.left:.0f}, {word.top:.0f} to {word.right:.0f}, {word.bottom:.0f} pt stands "
                f"outside {where}"
            )
    drawn = Counter("".join(word.letters for word in words))
    for area in areas:
        missing = Counter(area.letters) - drawn
        if missing:
            problems.append(f"{area.name}: not drawn: {''.join(sorted(missing.elements()))[:40]}")
        drawn -= Counter(area.letters)
    return problems


def judge_deck(deck: Path) -> list[str]:
    """Everything that is wrong with a deck."""
    problems = audit(deck)
    with tempfile.TemporaryDirectory() as folder:
        try:
            drawn = pages(render(deck, Path(folder)))
        except (subprocess.SubprocessError, OSError) as error:
            return [*problems, f"LibreOffice could not render it: {error}"]
    wanted = shapes(deck)
    if len(drawn) != len(wanted):
        problems.append(f"{len(wanted)} slides, but {len(drawn)} pages")
    words = 0
    for number, (areas, page) in enumerate(zip(wanted, drawn, strict=False), start=1):
        words += len(page)
        problems += [f"slide {number}: {problem}" for problem in judge(areas, page)]
    print(f"{deck}: {len(wanted)} slides, {words} words, {len(problems)} problems")
    return problems


def main(arguments: list[str]) -> int:
    """Judge each deck named; returns the exit status."""
    if not arguments:
        print("usage: python scripts/judge_deck.py DECK.pptx …", file=sys.stderr)
        return 2
    for tool, package in _TOOLS.items():
        if shutil.which(tool) is None:
            print(f"{tool} is not installed: apt-get install {package}", file=sys.stderr)
            return 2
    absent = [name for name in arguments if not Path(name).is_file()]
    if absent:
        print(f"no such file: {', '.join(absent)}", file=sys.stderr)
        return 2
    failed = False
    for name in arguments:
        for problem in judge_deck(Path(name)):
            failed = True
            print(f"  {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
