"""Decks as written: read back with python-pptx, looked at as XML, and judged by the schema."""

import re
import zipfile
from pathlib import Path

import pytest
from layout_samples import sample
from openxml_audit import OpenXmlValidator
from placed_decks import PACKS, Content, brand, brand_file, deck, paragraph, run, settings, slide, table
from pptx import Presentation

from builder.errors import SourcedeckError
from builder.model.brand import Box
from builder.model.placed import PillRoom, PlacedDeck, PlacedSlide, PlacedText
from builder.model.slides import Run
from builder.powerpoint import read_brand, write
from builder.powerpoint.text_markup import Links, TextWriter

SLIDE = "ppt/slides/slide1.xml"


def written(tmp_path: Path, placed: PlacedDeck, pack: str = "seminar") -> Path:
    out = tmp_path / "deck.pptx"
    write(placed, brand_file(pack), out, brand(pack))
    return out


def xml(path: Path, part: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(part).decode()


def one(content: Content, layout: str = "Text", slot: str = "body") -> PlacedDeck:
    return deck(slide(brand("seminar"), layout, {"title": "A title", slot: content}))


@pytest.mark.parametrize("pack", PACKS)
def test_every_layout_filled_has_no_schema_finding_and_equal_bytes(tmp_path, pack: str) -> None:
    out = written(tmp_path, sample(pack), pack)
    assert OpenXmlValidator().validate(str(out)).errors == []
    before = out.read_bytes()
    assert written(tmp_path, sample(pack), pack).read_bytes() == before
    with zipfile.ZipFile(out) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())


def test_python_pptx_reads_texts_notes_tables_and_layouts_back(tmp_path) -> None:
    look = brand("seminar")
    rows = table(("Date", "Who"), ("8 September", "US"), description="Listings by date")
    placed = deck(
        slide(look, "Text", {"title": "First", "body": "Text & <more>"}, notes=(paragraph("Say it."),)),
        slide(look, "Table", {"title": "Second", "table": rows}, number=2),
    )
    first, second = Presentation(str(written(tmp_path, placed))).slides
    assert first.slide_layout.name == "Text"
    assert first.shapes.title.text_frame.text == "First"
    assert [shape.text_frame.text for shape in first.placeholders] == ["First", "Text & <more>", "1"]
    assert first.notes_slide.notes_text_frame.text == "Say it."
    assert not second.has_notes_slide
    frame = next(shape for shape in second.shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [["Date", "Who"], ["8 September", "US"]]
    assert frame.table.first_row
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Listings by date"


def test_placeholders_inherit_and_only_differences_are_written(tmp_path) -> None:
    out = written(tmp_path, one([paragraph("plain"), paragraph("a label", style="label")]))
    text = xml(out, "ppt/slides/slide1.xml")
    assert text.count("<p:spPr/>") == 2  # the text, risen below a short title, has a place of its own
    plain, label = re.findall(r"<a:rPr ([^>]*?)/?>", text)[1:3]
    assert plain == 'lang="en-GB" dirty="0"'
    assert 'sz="1400" b="1" cap="all"' in label


def test_runs_carry_highlight_superscript_language_and_theme_colour(tmp_path) -> None:
    marked = paragraph(
        run("quoted", highlight=True), run("1", superscript=True, style="cite"), run("fa", language="fa")
    )
    text = xml(written(tmp_path, one(marked)), "ppt/slides/slide1.xml")
    assert '<a:highlight><a:schemeClr val="accent5"/></a:highlight>' in text
    assert 'baseline="30000"' in text
    assert '<a:schemeClr val="hlink"/>' in text
    assert 'lang="fa"' in text
    assert "srgbClr" not in text


def test_links_go_out_and_jump_to_the_slide_with_the_anchor(tmp_path) -> None:
    look = brand("seminar")
    cited = paragraph(
        "text", run("1", jump="source:1"), run("home", href="https://example.org/?a=1&b=2"), run("x", jump="no")
    )
    entry = paragraph("1  A source", anchor="source:1")
    placed = deck(
        slide(look, "Text", {"title": "One", "body": cited}),
        slide(look, "List", {"title": "Two", "list": entry}, number=2),
    )
    out = written(tmp_path, placed)
    relations = xml(out, "ppt/slides/_rels/slide1.xml.rels")
    assert 'Target="slide2.xml"' in relations
    assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in relations
    text = xml(out, "ppt/slides/slide1.xml")
    assert text.count("<a:hlinkClick ") == 2
    assert text.count('action="ppaction://hlinksldjump"') == 1


def test_an_entry_of_several_numbers_is_the_target_of_each_and_no_slide_leads_to_itself(tmp_path) -> None:
    look = brand("seminar")
    cited = paragraph("text", run("4", jump="source:4"))
    entry = paragraph(run("1, 4", jump="source:1"), "  A source", anchor="source:1 source:4")
    placed = deck(
        slide(look, "Text", {"title": "One", "body": cited}),
        slide(look, "List", {"title": "Two", "list": entry}, number=2),
    )
    out = written(tmp_path, placed)
    assert 'Target="slide2.xml"' in xml(out, "ppt/slides/_rels/slide1.xml.rels")
    assert "hlinkClick" in xml(out, "ppt/slides/slide1.xml")
    assert "hlinkClick" not in xml(out, "ppt/slides/slide2.xml")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a b?q={x}&p=50%25#ü", "https://example.org/a%20b?q=%7Bx%7D&amp;p=50%25#ü"),
        ("https://example.org/list?in[]=1&off=50%", "https://example.org/list?in%5B%5D=1&amp;off=50%25"),
        ("http://[2001:db8::1]:80/a#b#c", "http://[2001:db8::1]:80/a#b%23c"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
    ],
)
def test_addresses_are_written_so_that_powerpoint_takes_them(tmp_path, address: str, target: str) -> None:
    linked = one(paragraph(run("here", href=address)))
    relations = xml(written(tmp_path, linked), "ppt/slides/_rels/slide1.xml.rels")
    assert f'Target="{target}" TargetMode="External"' in relations


def test_an_address_that_reads_like_a_slide_is_a_relationship_of_its_own(tmp_path) -> None:
    look = brand("seminar")
    both = paragraph(run("slide", jump="slide:s2"), " and ", run("page", href="slide2.xml"))
    placed = deck(slide(look, "Text", {"title": "One", "body": both}), slide(look, "Text", {"title": "Two"}, number=2))
    relations = xml(written(tmp_path, placed), "ppt/slides/_rels/slide1.xml.rels")
    assert len(re.findall('Target="slide2.xml"', relations)) == 2
    assert len(re.findall('TargetMode="External"', relations)) == 1


def test_words_beside_a_link_are_runs_of_their_own_and_say_the_same(tmp_path) -> None:
    def cite(text: str, jump: str = "slide:s2") -> Run:
        return run(text, superscript=True, style="cite", jump=jump)

    look = brand("seminar")
    placed = deck(
        slide(look, "Text", {"title": "One", "body": paragraph("text", cite("1"), cite(",", ""), cite("2"), " on")}),
        slide(look, "Text", {"title": "Two", "body": "x"}, number=2),
    )
    text = xml(written(tmp_path, placed), "ppt/slides/slide1.xml")
    runs = re.findall(r"<a:rPr (.*?)<a:t>(.*?)</a:t>", text)
    assert [words for _, words in runs[1:-1]] == ["text", "1", ",", "2", " ", "on"]
    first, comma, space = (runs[place][0] for place in (2, 3, 5))
    assert 'b="1" baseline="30000"' in first
    assert "hlinkClr" in first
    assert "b=" not in comma
    assert 'baseline="31000"' in comma
    assert "baseline" not in space
    assert "hlink" in comma
    assert "hlinkClick" not in comma + space


def test_neighbouring_runs_of_one_look_are_written_as_one(tmp_path) -> None:
    text = xml(written(tmp_path, one(paragraph("a", run(" b", strong=True), run(" c", strong=True), " d"))), SLIDE)
    assert re.findall(r"<a:t>(.*?)</a:t>", text) == ["A title", "a", " b c", " d", "1"]


def test_sections_hold_every_slide(tmp_path) -> None:
    look = brand("seminar")
    names = ("", "Who says so", "Who says so", "Sanctions")
    placed = deck(
        *(slide(look, "Text", {"title": name or "Start"}, number=n, section=name) for n, name in enumerate(names, 1))
    )
    text = xml(written(tmp_path, placed), "ppt/presentation.xml")
    assert re.findall(r'p14:section name="([^"]*)"', text) == ["A sample", "Who says so", "Sanctions"]
    assert re.findall(r'p14:sldId id="(\d+)"', text) == ["256", "257", "258", "259"]


def test_bullets_hang_and_numbers_count(tmp_path) -> None:
    text = xml(
        written(tmp_path, one([paragraph("a", bullet="dot"), paragraph("b", bullet="number")])), "ppt/slides/slide1.xml"
    )
    assert text.count('marL="274320" indent="-274320"') == 2
    assert '<a:buAutoNum type="arabicPeriod"/>' in text


def test_document_properties_tell_the_deck_and_nobody(tmp_path) -> None:
    properties = Presentation(str(written(tmp_path, one("x")))).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("A sample", "", "")
    assert properties.created == properties.modified
    assert properties.created.date().isoformat() == "2022-11-21"
    assert properties.language == "en-GB"


def test_edges_follow_a_slot_that_was_moved_or_left_out(tmp_path) -> None:
    look = brand("classroom")
    whole = slide(look, "Statements", {"title": "T", "first": "a", "second": "b", "third": "c", "sources": "1"})
    *rest, strip = whole.shapes
    assert isinstance(strip, PlacedText)
    taller = Box(strip.box.x, strip.box.y - 200_000, strip.box.width, strip.box.height + 200_000)
    moved = PlacedText(slot=strip.slot, box=taller, paragraphs=strip.paragraphs, used=0, moved=True)
    higher = PlacedSlide(number=2, slide=whole.slide, layout=whole.layout, shapes=(*rest, moved))
    fewer = PlacedSlide(number=3, slide=whole.slide, layout=whole.layout, shapes=(*rest[:-1], strip))
    out = written(tmp_path, deck(whole, higher, fewer), "classroom")
    assert "edge" not in xml(out, "ppt/slides/slide1.xml")
    second, third = (Presentation(str(out)).slides[place] for place in (1, 2))
    edge = next(shape for shape in second.shapes if shape.name == "Sources edge")
    assert edge.top == taller.y
    assert [shape.name for shape in third.shapes if "edge" in shape.name] == [
        "First edge",
        "Second edge",
        "Sources edge",
    ]
    assert 'showMasterSp="0"' in xml(out, "ppt/slides/slide2.xml")
    number = next(shape for shape in second.shapes if shape.name == "Page number")
    # LibreOffice hides it with the master's shapes otherwise.
    assert number.element.spPr.xfrm is not None
    assert OpenXmlValidator().validate(str(out)).errors == []


def test_a_control_character_is_refused_and_nothing_is_left(tmp_path) -> None:
    with pytest.raises(SourcedeckError, match=r"U\+0007"):
        written(tmp_path, one("bell\x07"))
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_written_is_said_in_a_sentence(tmp_path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SourcedeckError, match="cannot write"):
        write(one("x"), brand_file("seminar"), tmp_path / "file" / "deck.pptx", brand("seminar"))


def test_an_older_file_is_replaced_whole(tmp_path) -> None:
    out = written(tmp_path, one("first"))
    before = out.read_bytes()
    assert written(tmp_path, one("second")).read_bytes() != before
    assert [path.name for path in tmp_path.iterdir()] == ["deck.pptx"]


def test_a_brand_with_sample_slides_gives_a_deck_without_them(tmp_path) -> None:
    own = Presentation(str(brand_file("seminar")))
    own.slides.add_slide(own.slide_layouts[2])
    folder = tmp_path / "pack"
    folder.mkdir()
    own.save(str(folder / "brand.pptx"))
    out = tmp_path / "deck.pptx"
    write(one("ours"), folder / "brand.pptx", out, read_brand(folder / "brand.pptx", settings("seminar")))
    assert len(Presentation(str(out)).slides) == 1
    assert OpenXmlValidator().validate(str(out)).errors == []


def test_a_bulleted_paragraph_that_leaves_room_to_pills_has_one_margin() -> None:
    """XML allows no attribute twice, and PowerPoint opens no part that is not well formed."""
    look = brand("seminar")
    level = look.layouts[0].slots[0].levels[0]
    marked = paragraph("the authority", bullet="dot", style="marks")
    text = TextWriter(look, "en-GB").paragraph(marked, level, 14.0, Links([], {}), room=PillRoom(margin=900, line=18.0))
    properties = re.findall(r"<a:pPr ([^>]*)>", text)[0]
    assert properties.split() == ['marL="900"', 'indent="0"']
