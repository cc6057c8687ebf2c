"""Both shipped decks as python-pptx and LibreOffice read them: the same charts, tables, groups and lines."""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.shapes.connector import Connector
from pptx.shapes.group import GroupShape

from builder.model.placed import Chart, PlacedDeck, PlacedTable, PlacedVisual
from builder.model.placed import Connector as PlacedConnector

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Where the sites of a preset lie, in parts of its width and height (presetShapeDefinitions.xml).
RECTANGLE = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
CORNER = 0.5 - 0.5**1.5
ELLIPSE = (
    *((0.5, 0.0), (CORNER, CORNER), (0.0, 0.5), (CORNER, 1 - CORNER)),
    *((0.5, 1.0), (1 - CORNER, 1 - CORNER), (1.0, 0.5), (1 - CORNER, CORNER)),
)
SITES = {"rect": RECTANGLE, "roundRect": RECTANGLE, "ellipse": ELLIPSE}


def every(shapes: Iterable[Any]) -> Iterator[Any]:
    """All shapes, with those inside groups."""
    for shape in shapes:
        yield shape
        if isinstance(shape, GroupShape):
            yield from every(shape.shapes)


def described(shape: Any) -> str:
    return shape._element.xpath("./*/p:cNvPr")[0].get("descr", "")


def visuals(placed: PlacedDeck) -> Iterator[tuple[int, PlacedVisual]]:
    for slide in placed.slides:
        yield from ((slide.number, shape) for shape in slide.shapes if isinstance(shape, PlacedVisual))


def test_the_schema_finds_nothing_in_a_shipped_deck(shipped: tuple[PlacedDeck, Path]) -> None:
    assert OpenXmlValidator().validate(str(shipped[1])).errors == []


def test_charts_give_their_categories_series_and_values_back(shipped: tuple[PlacedDeck, Path]) -> None:
    placed, out = shipped
    slides = Presentation(str(out)).slides
    wanted = {number: one for number, visual in visuals(placed) for one in visual.shapes if isinstance(one, Chart)}
    assert wanted
    for number, chart in wanted.items():
        (frame,) = [shape for shape in slides[number - 1].shapes if shape.has_chart]
        (plot,) = frame.chart.plots
        assert [label.replace("\n", " ") for label in plot.categories] == [bar.label.text for bar in chart.bars.bars]
        assert [series.name for series in plot.series] == [name.text for name in chart.bars.series]
        for place, series in enumerate(plot.series):
            parts = [bar.parts[place] for bar in chart.bars.bars]
            assert list(series.values) == [None if part is None else float(part.value) for part in parts]


def test_tables_give_their_words_and_their_alternative_text_back(shipped: tuple[PlacedDeck, Path]) -> None:
    placed, out = shipped
    slides = Presentation(str(out)).slides
    for slide in placed.slides:
        wanted = [shape.table for shape in slide.shapes if isinstance(shape, PlacedTable)]
        frames = [shape for shape in slides[slide.number - 1].shapes if shape.has_table]
        assert [described(frame) for frame in frames] == [table.description for table in wanted]
        for frame, table in zip(frames, wanted, strict=True):
            read = [[cell.text_frame.text for cell in row.cells] for row in frame.table.rows]
            rows = [table.header, *table.rows]
            assert read == [["\n".join(one.text for one in cell.paragraphs) for cell in row] for row in rows]


def test_visuals_have_their_name_their_alternative_text_and_all_their_shapes(shipped: tuple[PlacedDeck, Path]) -> None:
    placed, out = shipped
    slides = Presentation(str(out)).slides
    for number, visual in visuals(placed):
        named = {shape.name: shape for shape in slides[number - 1].shapes}
        found = named[visual.visual.name]
        assert 0 < len(described(found)) <= 150
        assert described(found) == visual.visual.alt.text
        if isinstance(found, GroupShape):
            assert [shape.name for shape in found.shapes] == [shape.name for shape in visual.shapes]


def test_every_shape_has_a_name_and_no_two_of_a_slide_have_the_same(shipped: tuple[PlacedDeck, Path]) -> None:
    for slide in Presentation(str(shipped[1])).slides:
        names = [shape.name for shape in every(slide.shapes)]
        assert all(names)
        assert len(set(names)) == len(names), slide.shapes.title.text_frame.text


def test_glued_connectors_end_on_the_sites_of_their_shapes(shipped: tuple[PlacedDeck, Path]) -> None:
    placed, out = shipped
    slides = Presentation(str(out)).slides
    glued = 0
    for number, visual in visuals(placed):
        lines = [shape for shape in visual.shapes if isinstance(shape, PlacedConnector)]
        (group,) = [shape for shape in slides[number - 1].shapes if shape.name == visual.visual.name]
        if not lines:
            continue
        by_id = {shape.shape_id: shape for shape in group.shapes}
        written = [shape for shape in group.shapes if isinstance(shape, Connector)]
        for line, shape in zip(lines, written, strict=True):
            points = {"stCxn": (shape.begin_x, shape.begin_y), "endCxn": (shape.end_x, shape.end_y)}
            keys = {"stCxn": line.from_shape, "endCxn": line.to_shape}
            for tag, (x, y) in points.items():
                end = shape._element.find(f".//{A}{tag}")
                assert (end is not None) == bool(keys[tag])
                if end is not None:
                    glued += 1
                    on = by_id[int(end.get("id"))]
                    across, down = SITES[on._element.find(f".//{A}prstGeom").get("prst")][int(end.get("idx"))]
                    assert abs(x - (on.left + across * on.width)) <= 1
                    assert abs(y - (on.top + down * on.height)) <= 1
    assert glued


@pytest.mark.libreoffice
def test_libreoffice_opens_and_saves_the_same_words_names_and_lines(
    shipped: tuple[PlacedDeck, Path], tmp_path: Path
) -> None:
    _, out = shipped
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", str(tmp_path), str(out)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    before, after = (Presentation(str(path)).slides for path in (out, tmp_path / out.name))
    assert len(before) == len(after)
    for number, (ours, theirs) in enumerate(zip(before, after, strict=True), start=1):
        # Where a slide hides its master's shapes, LibreOffice saves the field without what it shows.
        kept_texts = [str(number) if text == "<number>" else text for text in texts(theirs.shapes)]
        assert sorted(kept_texts) == sorted(texts(ours.shapes))
        # What stands in a placeholder LibreOffice names itself.
        kept = [shape.name for shape in every(ours.shapes) if not shape.is_placeholder]
        assert [name for shape in every(theirs.shapes) if (name := shape.name) in kept] == kept
        assert glued_lines(theirs.shapes) == glued_lines(ours.shapes)


def texts(shapes: Iterable[Any]) -> list[str]:
    """What every shape says; a page number is a field, whose words each program makes itself."""
    found = [shape for shape in every(shapes) if shape.has_text_frame and not shape._element.xpath(".//a:fld")]
    return [text for shape in found if (text := shape.text_frame.text)]


def glued_lines(shapes: Iterable[Any]) -> dict[str, tuple[str, str]]:
    """The names of the shapes at both ends of each glued connector, by its own name."""
    named = {shape.shape_id: shape.name for shape in every(shapes)}
    found: dict[str, tuple[str, str]] = {}
    for shape in every(shapes):
        ends = [shape._element.find(f".//{A}{tag}") for tag in ("stCxn", "endCxn")]
        if isinstance(shape, Connector) and all(end is not None for end in ends):
            first, last = (named[int(end.get("id"))] for end in ends)
            found[shape.name] = (first, last)
    return found
