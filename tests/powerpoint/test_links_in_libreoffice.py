"""Links inside a deck as LibreOffice draws them: each keeps its weight, its size and its colour."""

import html
import re
import subprocess
from pathlib import Path

import pytest
from placed_decks import brand, brand_file, deck, paragraph, run, slide

from builder.model.slides import Run
from builder.powerpoint import write

FONT = re.compile(r'<fontspec id="(\d+)" size="(\d+)" family="([^"]*)" color="([^"]*)"')
TEXT = re.compile(r'<text [^>]*font="(\d+)"[^>]*>(.*?)</text>')


def cite(text: str, jump: str = "slide:s2") -> Run:
    return run(text, superscript=True, style="cite", jump=jump)


def number(text: str) -> Run:
    return run(text, strong=True, jump="slide:s2")


@pytest.mark.libreoffice
def test_links_keep_their_look_wherever_they_stand_in_a_paragraph(tmp_path: Path) -> None:
    comma, bold_comma = cite(",", ""), run(", ", strong=True)
    body = [
        paragraph("At the end", cite("Q1")),
        paragraph("Two at the end", cite("Q2"), comma, cite("Q3")),
        paragraph("In the middle", cite("Q4"), comma, cite("Q5"), comma, cite("Q6"), " and on."),
    ]
    strip = paragraph(
        *(number("S1"), bold_comma, number("S2"), " One, 2022 · ", number("S3"), " Two · "),
        *(number("S4"), bold_comma, number("S5"), " Three"),
        style="sources",
    )
    look = brand("seminar")
    placed = deck(
        slide(look, "Text", {"title": "One", "body": body, "sources": strip}),
        slide(look, "Text", {"title": "Two", "body": [paragraph("x")]}, number=2),
    )
    write(placed, brand_file("seminar"), tmp_path / "links.pptx", look)
    looks = drawn(tmp_path)
    assert {looks[f"Q{place}"] for place in range(1, 7)} == {looks["Q1"]}
    assert {looks[f"S{place}"] for place in range(1, 6)} == {looks["S1"]}
    assert looks["Q1"][1:] == ("Bold", "#1f5fa8")
    assert looks["S1"][1:] == ("Bold", "#565f6b")


def drawn(folder: Path) -> dict[str, tuple[str, str, str]]:
    """Size, weight and colour of the words Q1 … and S1 … on the first page."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "links.pptx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    pdftohtml = ["pdftohtml", "-xml", "-f", "1", "-l", "1", "-stdout", "-i", "-hidden", "-fontfullname", "links.pdf"]
    page = subprocess.run(pdftohtml, cwd=folder, check=True, capture_output=True, timeout=60).stdout.decode()
    fonts = {match[1]: (match[2], match[3].rpartition("-")[2], match[4]) for match in FONT.finditer(page)}
    return {
        name: fonts[match[1]]
        for match in TEXT.finditer(page)
        for name in re.findall(r"[QS]\d", html.unescape(re.sub(r"<[^>]+>", "", match[2])))
    }
