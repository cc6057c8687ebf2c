"""Pills as the file has them: named groups over their placeholder, words in outlines, colours of their status."""

import re
import subprocess
from pathlib import Path

import pytest
from placed_decks import ROOT, brand, brand_file
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.shapes.autoshape import Shape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide as PptxSlide
from pptx.util import Pt

from builder.fit import fit
from builder.model.slides import Cell, Deck, Origin, Paragraph, Run, Slide, Slot, Table
from builder.powerpoint import write

DOT = Run(" · ", Origin("program", field="separator"))
WORDS = {"reported": "◔\u00a0Reported", "said_by_party": "❝\u00a0Said\u00a0by\u00a0a\u00a0party"}
WORDS |= {"disputed": "≠\u00a0Disputed", "not_checked": "not\u00a0checked"}
TEXT = "At least three officials reportedly said that the agreement was finalised at a meeting in Iran this month."


def mark(status: str, jump: str = "") -> Run:
    origin = Origin("template", f"status_{status}")
    return Run(WORDS[status], origin, style="mark", mark=status, jump=jump)


def marks(*runs: Run, speaker: str = "", item: int = 1) -> Paragraph:
    given = [piece for at, run in enumerate(runs) for piece in ((DOT, run) if at else (run,))]
    if speaker:
        given += [Run(" – ", Origin("template", "marks")), Run(speaker, Origin("fact", "a", "attribution"))]
    return Paragraph(tuple(given), "marks", item=item)


def words(text: str, item: int = 0) -> Paragraph:
    return Paragraph((Run(text, Origin("deck")),), item=item)


def slide(number: int, *body: Paragraph | Table, slot: str = "body") -> Slide:
    slots = {"title": Slot("title", (words(f"Slide {number}"),)), slot: Slot(slot, body)}
    return Slide(id=f"s{number}", template="t", slots=slots)


def written(folder: Path, *slides: Slide, pack: str = "seminar") -> Path:
    placed = fit(Deck(id="d", title="D", language="en-GB", slides=slides, citations=()), brand(pack))
    assert not [finding for finding in placed.findings if finding.severity == "error"]
    out = folder / "pills.pptx"
    write(placed, brand_file(pack), out, brand(pack))
    return out


def opened(path: Path) -> PptxSlide:
    return next(iter(Presentation(str(path)).slides))


def groups(shown: PptxSlide) -> list[GroupShape]:
    return [shape for shape in shown.shapes if isinstance(shape, GroupShape)]


def pills(group: GroupShape) -> list[Shape]:
    return [shape for shape in group.shapes if isinstance(shape, Shape)]


def described(group: GroupShape) -> str:
    return str(group._element.nvGrpSpPr.cNvPr.get("descr"))


def test_each_paragraph_of_marks_is_a_named_group_after_its_placeholder(tmp_path: Path) -> None:
    first = marks(mark("reported"), mark("disputed"), speaker="three officials")
    again = marks(mark("reported"), mark("disputed"), item=2)
    shown = opened(written(tmp_path, slide(1, first, words("Said.", 1), again, words("Said too.", 2))))
    kinds = [(shape.shape_type, shape.name) for shape in shown.shapes]
    at = next(place for place, (_, name) in enumerate(kinds) if name.startswith("Status"))
    assert kinds[at - 1][0] is MSO_SHAPE_TYPE.PLACEHOLDER
    found = groups(shown)
    assert [group.name for group in found] == ["Status: reported, disputed", "Status: reported, disputed (2)"]
    assert [described(group) for group in found] == ["Reported, Disputed"] * 2
    assert [shape.text_frame.text.replace("\u00a0", " ") for shape in pills(found[0])] == ["◔ Reported", "≠ Disputed"]
    body = next(shape for shape in shown.placeholders if "officials" in shape.text_frame.text)
    assert [paragraph.text for paragraph in body.text_frame.paragraphs] == ["three officials", "Said.", "", "Said too."]


def test_the_paragraph_keeps_its_room_with_an_exact_line(tmp_path: Path) -> None:
    shown = opened(written(tmp_path, slide(1, marks(mark("reported"), speaker="officials"), words(TEXT, 1))))
    body = next(shape for shape in shown.placeholders if "officials" in shape.text_frame.text)
    first = body.text_frame.paragraphs[0]
    spacing, after = first.line_spacing, first.space_after
    assert isinstance(spacing, int)
    assert spacing >= Pt(18.7)
    assert after is not None
    pill = pills(groups(shown)[0])[0]
    assert int(first._p.pPr.get("marL")) > pill.width


def test_colours_outline_and_size_are_those_of_the_status(tmp_path: Path) -> None:
    both = marks(mark("said_by_party"), mark("not_checked"))
    party, unchecked = pills(groups(opened(written(tmp_path, slide(1, both, words("Said.")))))[0])
    look = brand("seminar")
    xml = party._element.xml
    assert look.color("said-line") != look.color("reported-line")
    assert 'cap="all"' in xml
    assert 'prst="roundRect"' in xml
    assert "prstDash" not in xml
    assert "prstDash" in unchecked._element.xml
    assert 'cap="all"' not in unchecked._element.xml
    assert re.findall(r'sz="(\d+)"', xml) == ["1100"]
    assert "srgbClr" not in xml


def test_a_disputed_pill_leads_to_the_other_side_and_keeps_its_colour(tmp_path: Path) -> None:
    out = written(tmp_path, slide(1, marks(mark("disputed", "slide:s2")), words("One.")), slide(2, words("Two.")))
    one, two = Presentation(str(out)).slides
    (pill,) = pills(groups(one)[0])
    assert pill.click_action.target_slide == two
    assert "hlinkClick" not in pill.text_frame._txBody.xml
    (own,) = pills(groups(opened(written(tmp_path, slide(1, marks(mark("disputed", "slide:s1")), words("One.")))))[0])
    assert own.click_action.target_slide is None


def test_in_a_table_a_mark_is_a_word_in_the_colour_of_its_status(tmp_path: Path) -> None:
    def cell(*runs: Run) -> Cell:
        return Cell((Paragraph(runs),))

    rows = ((cell(mark("reported")),), (cell(mark("not_checked")),))
    table = Table((cell(Run("Status", Origin("template", "head"))),), rows, (1.0,))
    shown = opened(written(tmp_path, slide(1, table, slot="table")))
    assert not groups(shown)
    frame = next(shape for shape in shown.shapes if shape.has_table)
    colours = [
        run._r.xml.partition("<a:solidFill>")[2].partition("</a:solidFill>")[0]
        for row in list(frame.table.rows)[1:]
        for run in row.cells[0].text_frame.paragraphs[0].runs
    ]
    assert len(set(colours)) == 2


@pytest.mark.libreoffice
@pytest.mark.parametrize("pack", ["seminar", "classroom"])
def test_libreoffice_sets_no_word_under_a_pill_and_each_mark_inside_its_own(tmp_path: Path, pack: str) -> None:
    """In boxes anchored at the top and in the middle, with texts that nearly fill their last line."""
    body: list[Paragraph] = []
    for item, speaker in enumerate(("", "three officials", "at least three officials"), 1):
        body += [marks(mark("reported"), mark("disputed"), mark("not_checked"), speaker=speaker, item=item)]
        body += [words(TEXT, item)]
    first = [marks(mark("said_by_party"), mark("not_checked"), speaker="a party"), words(TEXT, 1)]
    cards = {
        name: Slot(name, (words(TEXT), *first, marks(mark("disputed"), item=2))) for name in ("left", "middle", "right")
    }
    title = Slot("title", (words("Cards"),))
    slides = (
        slide(1, *body),
        slide(2, *first, slot="first"),
        Slide(id="s3", template="t", slots={"title": title, **cards}),
    )
    out = written(tmp_path, *slides, pack=pack)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(out)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=ROOT)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(out.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = boxes.split("<page ")[1:]
    seen = 0
    for shown, page in zip(Presentation(str(out)).slides, pages, strict=True):
        for group in groups(shown):
            for pill in pills(group):
                inside = _inside(pill, page)
                own = pill.text_frame.text.replace("\u00a0", " ").split()
                # Symbols of another font may come as a word of their own, or in none.
                assert [word for word in inside if word.isascii()] == [
                    word if "not" in own else word.upper() for word in own if word.isascii()
                ]
                seen += 1
    assert seen >= 20


_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def _inside(pill: Shape, page: str) -> list[str]:
    """The words of a page that touch a pill; a word's own box is taller than its letters."""
    left, top = pill.left / 12_700, pill.top / 12_700
    right, bottom = left + pill.width / 12_700, top + pill.height / 12_700
    found = []
    for x0, y0, x1, y1, word in _WORD.findall(page):
        air = (float(y1) - float(y0)) * 0.22
        if float(x0) < right and float(x1) > left and float(y0) + air < bottom and float(y1) - air > top:
            found.append(word.replace("\u00a0", " "))
    return [part for word in found for part in word.split()]
