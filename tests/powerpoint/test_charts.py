"""Charts as written: read back with python-pptx, with their workbook, judged by the schema, always the same bytes."""

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from openxml_audit import OpenXmlValidator
from placed_decks import PACKS, brand, brand_file
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.shapes.placeholder import PlaceholderGraphicFrame

from builder.fit import fit
from builder.model.slides import Deck, Origin, Paragraph, Run, Slide, Slot
from builder.model.visuals import Bar, BarPart, Bars
from builder.powerpoint import write

FIGURE, OURS = Origin("fact", "f", "quantities.n"), Origin("deck")
ROWS = (("Missiles", ("43", "1041.5")), ("Drones & more", ("13", None)))
ALT = "Bars: Missiles, 43 shot down, at least 1,041.5 not; Drones & more, 13 shot down"
PART = "ppt/charts/slide1-chart1.xml"


def words(*texts: str, origin: Origin = FIGURE) -> Paragraph:
    return Paragraph(tuple(Run(text, origin, strong=True) for text in texts))


def part(value: str | None, name: str) -> BarPart | None:
    if value is None:
        return None
    said = f"at least {Decimal(value):,}" if Decimal(value) > 100 else value
    runs = (Run(said, FIGURE, strong=True), Run(" ", OURS), Run(name, OURS, strong=True))
    return BarPart(value=Decimal(value), label=Paragraph(runs))


def charts_deck(count: int = 1, *, plain: bool = False) -> Deck:
    names = ("shot down",) if plain else ("shot down", "not")
    rows = tuple(
        Bar(
            label=words(label, origin=OURS),
            parts=(BarPart(value=Decimal(values[0]), label=words(values[0])),)
            if plain
            else tuple(part(value, name) for value, name in zip(values, names, strict=True)),
        )
        for label, values in ROWS
    )
    caption = Paragraph((Run("As counted", OURS), Run("1", FIGURE, superscript=True, cites=(1,))), "caption")
    visual = Bars(
        name="Bars",
        alt=words(ALT, origin=OURS),
        bars=rows,
        series=tuple(words(name, origin=OURS) for name in names),
        caption=caption,
    )
    slides = tuple(
        Slide(
            id=f"s{at}",
            template="bars",
            slots={"title": Slot("title", (words(f"Slide {at}", origin=OURS),)), "visual": Slot("visual", (visual,))},
        )
        for at in range(count)
    )
    return Deck(id="d", title="D", language="en-GB", slides=slides, citations=())


def with_visual(deck: Deck, visual: Bars) -> Deck:
    (slide,) = deck.slides
    changed = msgspec.structs.replace(slide, slots={**slide.slots, "visual": Slot("visual", (visual,))})
    return msgspec.structs.replace(deck, slides=(changed,))


def with_first_part(deck: Deck, part: BarPart) -> Deck:
    """The deck with another first part of its first bar."""
    (visual,) = deck.slides[0].slots["visual"].blocks
    assert isinstance(visual, Bars)
    first, *rest = visual.bars
    first = msgspec.structs.replace(first, parts=(part, *first.parts[1:]))
    return with_visual(deck, msgspec.structs.replace(visual, bars=(first, *rest)))


def written(tmp_path: Path, deck: Deck, pack: str = "seminar") -> Path:
    out = tmp_path / "deck.pptx"
    placed = fit(deck, brand(pack))
    assert not placed.findings
    write(placed, brand_file(pack), out, brand(pack))
    return out


def read(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def frame_of(path: Path) -> PlaceholderGraphicFrame:
    (frame,) = [shape for shape in Presentation(str(path)).slides[0].shapes if shape.has_chart]
    return frame  # type: ignore[return-value]


def test_python_pptx_reads_categories_series_and_values_back(tmp_path: Path) -> None:
    frame = frame_of(written(tmp_path, charts_deck()))
    chart: Chart = frame.chart
    (plot,) = chart.plots
    assert list(plot.categories) == ["Missiles", "Drones & more"]
    assert [(series.name, list(series.values)) for series in plot.series] == [
        ("shot down", [43.0, 13.0]),
        ("not", [1041.5, None]),
    ]
    assert not chart.has_legend
    assert not chart.has_title
    assert chart.value_axis.minimum_scale == 0
    assert not chart.value_axis.has_major_gridlines


def test_the_chart_stands_in_its_placeholder_with_its_alternative_text(tmp_path: Path) -> None:
    frame = frame_of(written(tmp_path, charts_deck()))
    assert frame.is_placeholder
    assert frame.name == "Bars"
    assert frame._element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr") == [ALT]


def test_labels_keep_their_qualifiers_and_their_numbers_follow_the_data(tmp_path: Path) -> None:
    chart = read(written(tmp_path, charts_deck()), PART)
    said = ["".join(re.findall(r"<a:t>([^<]*)</a:t>", label)) for label in re.findall(r"<c:dLbl>.*?</c:dLbl>", chart)]
    assert "at least 1,041.5 not" in said
    assert re.findall(r'type="VALUE">.*?<a:t>([^<]*)</a:t>', chart) == ["43", "13", "1,041.5"]


def test_a_label_s_field_is_its_own_figure_and_not_a_part_of_another(tmp_path: Path) -> None:
    deck = charts_deck()
    label = words("11 of 1 and 1.5")
    chart = read(written(tmp_path, with_first_part(deck, BarPart(value=Decimal(1), label=label))), PART)
    (runs,) = re.findall(r'<c:dLbl><c:idx val="0"/>.*?<c:rich>(.*?)</c:rich>', chart)[:1]
    assert re.findall(r"(<a:fld|<a:r>).*?<a:t>([^<]*)</a:t>", runs) == [
        ("<a:r>", "11 of "),
        ("<a:fld", "1"),
        ("<a:r>", " and 1.5"),
    ]


def test_bars_that_are_all_nought_leave_the_scale_to_powerpoint(tmp_path: Path) -> None:
    nothing = BarPart(value=Decimal(0), label=words("0"))
    visual = Bars(
        name="Bars",
        alt=words("Bars: none", origin=OURS),
        bars=tuple(Bar(label=words(name, origin=OURS), parts=(nothing,)) for name in ("Missiles", "Drones")),
        series=(words("shot down", origin=OURS),),
    )
    path = written(tmp_path, with_visual(charts_deck(plain=True), visual))
    assert "<c:max" not in read(path, PART)
    assert OpenXmlValidator().validate(str(path)).errors == []


def test_a_label_is_as_exact_as_its_value_and_no_more(tmp_path: Path) -> None:
    """A field is written anew by PowerPoint in the label's own number format."""
    whole, half = (BarPart(value=Decimal(value), label=words(value)) for value in ("43", "1.5"))
    visual = Bars(
        name="Bars",
        alt=words(ALT, origin=OURS),
        bars=tuple(Bar(label=words(name, origin=OURS), parts=(part,)) for name, part in (("A", whole), ("B", half))),
        series=(words("shot down", origin=OURS),),
    )
    chart = read(written(tmp_path, with_visual(charts_deck(plain=True), visual)), PART)
    own = re.findall(r'<c:dLbl><c:idx val="(\d)"/>.*?<a:t>([^<]*)</a:t>.*?formatCode="([^"]*)"', chart)
    assert own == [("0", "43", "#,##0")]
    assert '</c:dLbl><c:numFmt formatCode="#,##0.0"' in chart


def test_plain_numbers_need_no_words_of_their_own(tmp_path: Path) -> None:
    path = written(tmp_path, charts_deck(plain=True))
    chart = read(path, PART)
    assert "<c:dLbl>" not in chart
    assert 'dLblPos val="outEnd"' in chart
    assert 'grouping val="clustered"' in chart


def test_edit_data_finds_the_same_values_in_the_workbook(tmp_path: Path) -> None:
    path = written(tmp_path, charts_deck())
    assert '<c:externalData r:id="rId1"><c:autoUpdate val="0"/>' in read(path, PART)
    relations = read(path, "ppt/charts/_rels/slide1-chart1.xml.rels")
    assert 'relationships/package" Target="/ppt/embeddings/slide1-chart1.xlsx"' in relations
    with zipfile.ZipFile(path) as archive:
        book = zipfile.ZipFile(io.BytesIO(archive.read("ppt/embeddings/slide1-chart1.xlsx")))
        assert 'Extension="xlsx"' in archive.read("[Content_Types].xml").decode()
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    strings = re.findall(r"<t[^>]*>([^<]*)</t>", book.read("xl/sharedStrings.xml").decode())
    cells = dict(re.findall(r'<c r="(\w+)"[^>]*><v>([^<]*)</v>', sheet))
    assert cells["B2"] == "43"
    assert cells["C2"] == "1041.5"
    assert "C3" not in cells
    named = {ref: strings[int(cells[ref])] for ref in ("B1", "C1", "A2", "A3")}
    assert named == {"B1": "shot down", "C1": "not", "A2": "Missiles", "A3": "Drones &amp; more"}
    chart = read(path, PART)
    assert re.findall(r"<c:f>([^<]*)</c:f>", chart)[:3] == ["Sheet1!$B$1", "Sheet1!$A$2:$A$3", "Sheet1!$B$2:$B$3"]


def test_colours_and_fonts_are_the_themes(tmp_path: Path) -> None:
    chart = read(written(tmp_path, charts_deck()), PART)
    assert "srgbClr" not in chart
    assert set(re.findall(r'<a:latin typeface="([^"]*)"', chart)) == {"+mn-lt"}


def test_axis_ids_are_positive_and_axes_know_each_other(tmp_path: Path) -> None:
    chart = read(written(tmp_path, charts_deck()), PART)
    ids = re.findall(r'<c:axId val="([^"]*)"', chart)
    assert len(ids) == 4
    assert all(0 < int(one) < 2**32 for one in ids)
    assert set(re.findall(r'<c:crossAx val="([^"]*)"', chart)) == set(ids)


def test_the_caption_stands_below_as_text_with_its_links(tmp_path: Path) -> None:
    path = written(tmp_path, charts_deck())
    (caption,) = [shape for shape in Presentation(str(path)).slides[0].shapes if shape.name == "Caption"]
    assert caption.text_frame.text == "As counted1"
    assert caption.top >= frame_of(path).top + frame_of(path).height


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("plain", [True, False])
def test_several_charts_are_sound_and_always_the_same_bytes(tmp_path: Path, pack: str, plain: bool) -> None:
    path = written(tmp_path, charts_deck(3, plain=plain), pack)
    assert OpenXmlValidator().validate(str(path)).errors == []
    before = path.read_bytes()
    assert written(tmp_path, charts_deck(3, plain=plain), pack).read_bytes() == before
    assert len([slide for slide in Presentation(str(path)).slides if any(s.has_chart for s in slide.shapes)]) == 3
