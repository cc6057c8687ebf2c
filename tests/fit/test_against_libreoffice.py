"""LibreOffice as judge: the lines it sets from the twin fonts are as many as we counted."""

import re
import subprocess
from pathlib import Path

import pytest

from builder.fit.paragraphs import prepare
from builder.fit.styles import Setting
from builder.fit.texts import Line, lay_text
from builder.model.brand import EMU_PER_PT, TextStyle
from builder.model.slides import Origin, Paragraph, Run

PROGRAM = Origin("program")
TEXTS = (
    "Russia and its steadfast ally Iran have inked a deal to begin the manufacturing of hundreds of unmanned "
    "weaponized aircraft on Russian soil, according to new intelligence seen by US and other Western agencies.",
    "At least three officials familiar with the development have reportedly stated that the agreement was finalized "
    "during a meeting in Iran earlier this month, and that the two countries are moving rapidly to transfer designs.",
    "“We’ve seen the evidence — not all of it,” one official said; “but it’s a well-documented, long-standing habit.”",
    "Shahed-136 and Mohajer-6 drones: at least 43 of 84 were shot down (51%), Ukraine’s air force said on 10/10/2022.",
    "The U.S. Treasury’s Office of Foreign Assets Control designated 3 persons under E.O. 13382 on 8 September 2022.",
    "AVIATION AND TOWER WATER TOYS: Yours Truly, W. A. V. Taylor & P. Tomlinson; LT. VOY. To, Te, Ty, AWAY.",
    "Résumé, naïve, Škoda, Łódź, Ærøskøbing, İstanbul, Brücke, façade, coöperate, señor, Dvořák, smørrebrød, Győr.",
    "1,234,567 drones · €4.5 million · $16.5 billion · 12.5% of 2,400 · 24/7 · 2022–2023 · UNSCR 2231, para. 6(b).",
    "Who says so? What did they see, when, and how do they know? Write a source descriptor in one line, in 4 minutes!",
    "efficient offices afflict fifty-five fifth-floor officials; stuffy scaffolds; official traffic offers trouble",
    "Interministerial counterproliferation responsibilities notwithstanding, interoperability recommendations fell.",
    "i.e., the in-between state-of-the-art “dual-use” know-how/technology and/or end-use(r) papers [sic] (see 7.2).",
)
FONTS = ("Arial", "Calibri", "Cambria", "Times New Roman")
FACES = ((False, False), (True, False), (False, True))
WIDTHS = (300.0, 415.0, 560.0)
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">')


@pytest.mark.libreoffice
def test_libreoffice_sets_as_many_lines_as_we_count(tmp_path: Path) -> None:
    cases = [
        (font, bold, italic, WIDTHS[(number + index) % len(WIDTHS)], text)
        for font in FONTS
        for index, (bold, italic) in enumerate(FACES)
        for number, text in enumerate(TEXTS)
    ]
    counted = [count_lines(*case) for case in cases]
    rendered = render(cases, tmp_path)
    assert len(rendered) == len(cases)
    fewer = [(ours, theirs, case) for ours, theirs, case in zip(counted, rendered, cases, strict=True) if ours < theirs]
    other = [(ours, theirs, case) for ours, theirs, case in zip(counted, rendered, cases, strict=True) if ours > theirs]
    assert not fewer, f"LibreOffice needs more lines than we counted: {fewer}"
    assert len(other) <= len(cases) // 10, f"we counted more lines than LibreOffice sets: {other}"


def count_lines(font: str, bold: bool, italic: bool, width: float, text: str) -> int:
    setting = Setting(TextStyle(font, 18, bold=bold, italic=italic), 18, {})
    paragraph = Paragraph((Run(text, PROGRAM),))
    line = Line(paragraph, setting, prepare(paragraph.runs, setting))
    return lay_text([line], round(width * EMU_PER_PT), 0).lines


def render(cases: list[tuple[str, bool, bool, float, str]], folder: Path) -> list[int]:
    """A slide a case, as PDF; how many lines each page has."""
    from pptx import Presentation
    from pptx.util import Pt

    deck = Presentation()
    for font, bold, italic, width, text in cases:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        frame = slide.shapes.add_textbox(Pt(20), Pt(20), Pt(width), Pt(300)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = 0
        run = frame.paragraphs[0].add_run()
        run.text = text
        run.font.name, run.font.size, run.font.bold, run.font.italic = font, Pt(18), bold, italic
        run._r.get_or_add_rPr().set("kern", "1200")
    deck.save(str(folder / "lines.pptx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "lines.pptx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    bbox = ["pdftotext", "-bbox", "lines.pdf", "lines.html"]
    subprocess.run(bbox, cwd=folder, check=True, capture_output=True, timeout=60)
    pages = (folder / "lines.html").read_text(encoding="utf-8").split("<page ")[1:]
    return [len(line_tops(page)) for page in pages]


def line_tops(page: str) -> list[float]:
    """The tops of the lines of a page; words whose tops differ by less than half a line are on one."""
    tops: list[float] = []
    for top in sorted(float(match[2]) for match in WORD.finditer(page)):
        if not tops or top - tops[-1] > 9:
            tops.append(top)
    return tops
