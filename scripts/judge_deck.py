"""Judge decks as strangers would: the schema, and every word inside its shape when LibreOffice draws it.

    python scripts/judge_deck.py build/*.pptx

For each deck: openxml-audit has no finding; LibreOffice renders as many pages as there are slides; each word of a page
(from the top of its capitals to its tails, by `pdftotext -bbox-layout`) lies inside the box of a shape of that slide
that holds the word, with a tolerance of 2 pt on each side; no word lies over a word of another shape, with the same
tolerance; and each shape's letters are all on the page. Shapes in groups are judged like all others, and
`judge_access.py` tells what keeps somebody from reading the deck. Install the metric twins first
(fonts-crosextra-carlito, fonts-crosextra-caladea, fonts-liberation), or the widths lie.

A line for each deck tells its slides, words and shapes, and the worst distance: how far the worst word stands out;
and its fonts that this machine draws in other letters, whose widths prove nothing.

Exit status: 0 all is well; 1 a deck failed; 2 a program is missing, or the call is wrong.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from judge_access import Frame, access_problems, inside  # the script beside this one

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
_TYPEFACES = "{http://schemas.openxmlformats.org/drawingml/2006/main}latin"
_TWINS = {
    "Arial": "Liberation Sans",
    "Arial Narrow": "Liberation Sans Narrow",
    "Calibri": "Carlito",
    "Calibri Light": "Carlito",
    "Cambria": "Caladea",
    "Courier New": "Liberation Mono",
    "Times New Roman": "Liberation Serif",
}
"""Fonts of Office, and free ones whose letters are as wide; the light one is no wider than its twin."""
_RULE = """<match target="pattern"><test name="family"><string>{font}</string></test>
<edit name="family" mode="assign" binding="same"><string>{twin}</string></edit></match>"""
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<include ignore_missing="yes">{system}</include>{rules}</fontconfig>"""


class Area(NamedTuple):
    """A box on the page, in pt, and the letters of what stands in it (folded, without spaces).

    `sure` is False where it may draw less than its letters: a chart has values that it does not print.
    """

    name: str
    left: float
    top: float
    right: float
    bottom: float
    letters: str
    sure: bool = True

    def distance(self, other: "Area") -> float:
        """How far the other area stands out of this one at its worst side, in pt; 0 where it lies inside."""
        sides = self.left - other.left, self.top - other.top, other.right - self.right, other.bottom - self.bottom
        return max(0.0, *sides)

    def overlap(self, other: "Area") -> float:
        """How deep the two areas lie over each other, in pt, across or down, whichever is less; 0 where apart."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, min(across, down))


class Judgement(NamedTuple):
    """What is wrong, and how far the worst word stands out of its shape, in pt."""

    problems: list[str]
    worst: float


def fold(text: str) -> str:
    """Letters alone, so that capitals, ligatures and spaces make no difference between file and picture."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def audit(deck: Path) -> list[str]:
    """What openxml-audit finds, a line each."""
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(str(deck))
    return [f"schema: {error.part_uri}: {error.description}" for error in result.errors]


def shapes(deck: Path) -> list[list[Area]]:
    """The text shapes of each slide, those in groups too; the cells of a table, or the words of a chart, as one."""
    from pptx import Presentation

    return [list(_areas(slide.shapes, Frame())) for slide in Presentation(str(deck)).slides]


def _areas(found: Iterable[Any], frame: Frame) -> Iterator[Area]:
    for shape in found:
        if hasattr(shape, "shapes"):
            yield from _areas(shape.shapes, inside(shape.element, frame))
            continue
        sure = True
        if shape.has_text_frame:
            text = shape.text_frame.text
        elif shape.has_table:
            text = "\n".join(cell.text_frame.text for row in shape.table.rows for cell in row.cells)
        elif shape.has_chart:
            text, sure = "\n".join(_chart_words(shape.chart._chartSpace)), False
        else:
            continue
        if not text.strip() and not shape.is_placeholder:
            continue
        fields = "".join(node.text or "" for node in shape.element.iter() if _in_field(node))
        left, top = frame.x + shape.left * frame.across, frame.y + shape.top * frame.down
        right, bottom = left + shape.width * frame.across, top + shape.height * frame.down
        left, top, right, bottom = (side / EMU_PER_PT for side in (left, top, right, bottom))
        yield Area(shape.name, left, top, right, bottom, fold(text or fields), sure)


def _chart_words(chart: ET.Element) -> Iterator[str]:
    """What a chart may write: rich labels, and the names and values behind it."""
    return (node.text for node in chart.iter() if node.text and str(node.tag).endswith(("}t", "}v")))


def _in_field(node: ET.Element) -> bool:
    """Whether an element is the text of a field, which python-pptx leaves out of a shape's text."""
    parent = node.getparent()  # type: ignore[attr-defined]  # these are lxml elements
    return str(node.tag).endswith("}t") and parent is not None and str(parent.tag).endswith("}fld")


def fonts_of(deck: Path) -> list[str]:
    """The fonts that a deck's slides are set in: those that they, their layouts, masters and themes name."""
    from lxml import etree
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE

    found: set[str] = set()
    seen: set[str] = set()
    for slide in Presentation(str(deck)).slides:
        layout = slide.slide_layout
        owners = {one.part.partname: one.element for one in (slide, layout, layout.slide_master)}
        theme = layout.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        if theme.partname not in seen:
            owners[theme.partname] = etree.fromstring(theme.blob)
        for name in owners.keys() - seen:
            seen.add(name)
            found.update(node.get("typeface", "") for node in owners[name].iter(_TYPEFACES))
    return sorted(font for font in found if font and font[0] != "+")


def twinned(folder: Path) -> dict[str, str]:
    """The environment in which a program finds the metric twins: systems know some of them, but not the light one."""
    system = os.environ.get("FONTCONFIG_FILE") or "/etc/fonts/fonts.conf"
    rules = "".join(_RULE.format(font=font, twin=twin) for font, twin in _TWINS.items() if not installed(font))
    path = folder / "fonts.conf"
    path.write_text(_FONTS.format(system=system, rules=rules), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(path)}


@cache
def installed(font: str) -> bool:
    """Whether this machine has a font, and no other in its place. True where it cannot tell."""
    if shutil.which("fc-match") is None:
        return True
    command = ["fc-match", "--format", "%{family}", font.replace("-", "\\-")]
    found = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    return font.casefold() in found.casefold().split(",")


def render(deck: Path, folder: Path) -> Path:
    """The deck as a PDF by LibreOffice, with a profile of its own so that runs at the same time do not meet."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=twinned(folder))
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


def judge(areas: list[Area], words: list[Area]) -> Judgement:
    """What is wrong with one page."""
    problems: list[str] = []
    worst = 0.0
    placed: list[tuple[Area, frozenset[Area]]] = []
    for word in words:
        homes = [area for area in areas if word.letters in area.letters]
        # Bullets and numbers of lists are drawn by the program that renders and stand in no shape's text.
        distances = {area: area.distance(word) for area in homes or areas}
        least = min(distances.values(), default=TOLERANCE + 1)
        worst = max(worst, least)
        if least > TOLERANCE:
            where = ", ".join(area.name for area in homes) or "any shape"
            problems.append(
                f"“{word.name}” at {word.left:.0f}, {word.top:.0f} to {word.right:.0f}, {word.bottom:.0f} pt stands "
                f"{least:.1f} pt outside {where}"
            )
        near = max(least, TOLERANCE)
        placed.append((word, frozenset(area for area, distance in distances.items() if distance <= near)))
    return Judgement([*problems, *_overlaps(placed), *_undrawn(areas, words)], worst)


def _overlaps(placed: list[tuple[Area, frozenset[Area]]]) -> list[str]:
    """Words that lie over words of other shapes; each word comes with the shapes that it can belong to."""
    problems: list[str] = []
    ordered = sorted(placed, key=lambda item: item[0].top)
    for place, (word, homes) in enumerate(ordered):
        for other, others in ordered[place + 1 :]:
            if other.top >= word.bottom:
                break
            if word.overlap(other) > TOLERANCE and not homes & others:
                names = [", ".join(sorted(area.name for area in areas)) for areas in (homes, others)]
                problems.append(
                    f"“{word.name}” of {names[0]} and “{other.name}” of {names[1]} lie over each other by "
                    f"{word.overlap(other):.1f} pt at {other.left:.0f}, {other.top:.0f}"
                )
    return problems


def _undrawn(areas: list[Area], words: list[Area]) -> list[str]:
    """Shapes of which letters are missing on the page."""
    problems: list[str] = []
    drawn = Counter("".join(word.letters for word in words))
    for area in (area for area in areas if area.sure):
        missing = Counter(area.letters) - drawn
        if missing:
            problems.append(f"{area.name}: not drawn: {''.join(sorted(missing.elements()))[:40]}")
        drawn -= Counter(area.letters)
    return problems


def judge_deck(deck: Path) -> tuple[str, list[str]]:
    """The deck's figures in a line, and everything that is wrong with it."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as beside:
        rendered = beside.submit(render, deck, Path(folder))
        problems = [*audit(deck), *access_problems(deck)]
        wanted = shapes(deck)
        try:
            drawn = pages(rendered.result())
        except (subprocess.SubprocessError, OSError, ET.ParseError) as error:
            return f"{deck}: not rendered", [*problems, f"LibreOffice could not render it: {error}"]
    if len(drawn) != len(wanted):
        problems.append(f"{len(wanted)} slides, but {len(drawn)} pages")
    worst = 0.0
    for number, (areas, page) in enumerate(zip(wanted, drawn, strict=False), start=1):
        found = judge(areas, page)
        worst = max(worst, found.worst)
        problems += [f"slide {number}: {problem}" for problem in found.problems]
    figures = (
        f"{len(wanted)} slides, {sum(map(len, drawn))} words, {sum(map(len, wanted))} shapes, "
        f"worst distance {worst:.1f} pt, {len(problems)} problems"
    )
    strange = [font for font in fonts_of(deck) if not installed(_TWINS.get(font, font))]
    if strange:
        figures += f"; drawn in other letters: {', '.join(strange)}"
    return f"{deck}: {figures}", problems


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
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for figures, problems in workers.map(judge_deck, map(Path, arguments)):
            print(figures)
            failed = failed or bool(problems)
            for problem in problems:
                print(f"  {problem}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
