"""Fonts embedded in a presentation are measured where they are not compressed; where they are, that is told."""

import zipfile
from pathlib import Path

import pytest
from fixture_types import Run
from font_files import embedded_font, font_file
from pptx import Presentation

from builder.fonts import FontError
from builder.model.figures import read_figures
from builder.powerpoint.embedded_fonts import measure_embedded, unwrapped

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def presentation(path: Path, fonts: dict[str, dict[str, bytes]]) -> Path:
    """A presentation that embeds fonts: by family, the wrapped file of each style (“regular”, “boldItalic” …)."""
    Presentation().save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entries, relations = "", ""
    for family, styles in fonts.items():
        entries += f'<p:embeddedFont><p:font typeface="{family}"/>'
        for style, data in styles.items():
            number = len([name for name in parts if name.startswith("ppt/fonts/")]) + 1
            parts[f"ppt/fonts/font{number}.fntdata"] = data
            entries += f'<p:{style} r:id="rIdFont{number}"/>'
            relations += (
                f'<Relationship Id="rIdFont{number}" Type="{RELATIONSHIPS}/font" Target="fonts/font{number}.fntdata"/>'
            )
        entries += "</p:embeddedFont>"
    main, rels = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
    listed = f"<p:embeddedFontLst>{entries}</p:embeddedFontLst>".encode()
    parts[main] = parts[main].replace(b"<p:defaultTextStyle>", listed + b"<p:defaultTextStyle>")
    parts[rels] = parts[rels].replace(b"</Relationships>", relations.encode() + b"</Relationships>")
    types = b'<Default Extension="fntdata" ContentType="application/x-fontdata"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_embedded_fonts_are_measured_under_the_name_that_text_asks_for(tmp_path: Path) -> None:
    font = embedded_font(font_file("Montserrat Web", widths={"a": 600}))
    veiled = embedded_font(font_file("Montserrat Web", "Bold"), veiled=True)
    file = presentation(tmp_path / "uni.pptx", {"Montserrat Display": {"regular": font, "bold": veiled}})
    found = measure_embedded(file)
    assert sorted(found.files) == ["montserrat-display-bold.json", "montserrat-display-regular.json"]
    assert not found.reasons
    assert read_figures(found.files["montserrat-display-regular.json"]).units == 1000


def test_a_compressed_font_is_told(tmp_path: Path) -> None:
    file = presentation(tmp_path / "uni.pptx", {"Aptos": {"regular": embedded_font(b"x" * 99, compressed=True)}})
    found = measure_embedded(file)
    assert not found.files
    assert found.reasons == {"Aptos": "it is embedded in a compressed form (MicroType Express) that is not read here"}


def test_adopting_a_file_measures_its_fonts_and_tells_of_those_that_it_cannot(project: Path, run: Run) -> None:
    plain, pressed = embedded_font(font_file("Aptos")), embedded_font(b"x" * 99, compressed=True)
    file = presentation(project / "uni.pptx", {"Aptos": {"regular": plain}, "Pressed": {"bold": pressed}})
    result = run("pack", "adopt", str(file), "--name", "uni")
    assert result.exit_code == 0, result.output
    assert "The embedded font Pressed was not measured: it is embedded in a compressed form" in result.output
    assert [path.name for path in (project / "templates/uni/metrics").iterdir()] == ["aptos-regular.json"]


def test_a_font_with_a_name_that_no_file_could_have_is_passed_over(project: Path, run: Run) -> None:
    font = embedded_font(font_file("Aptos"))
    file = presentation(project / "uni.pptx", {"a" * 300: {"regular": font}, "../../Aptos": {"regular": font}})
    assert run("pack", "adopt", str(file), "--name", "uni").exit_code == 0
    assert [path.name for path in (project / "templates/uni/metrics").iterdir()] == ["aptos-regular.json"]


def test_a_presentation_without_fonts_gives_none(tmp_path: Path) -> None:
    found = measure_embedded(presentation(tmp_path / "uni.pptx", {}))
    assert (found.files, found.reasons) == ({}, {})


@pytest.mark.parametrize("data", [b"", b"x" * 20, b"x" * 200, embedded_font(b"")[:90], embedded_font(b"y" * 50)[:-10]])
def test_a_broken_font_is_told(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(FontError):
        unwrapped(data)
    found = measure_embedded(presentation(tmp_path / "uni.pptx", {"Aptos": {"regular": data}}))
    assert list(found.reasons) == ["Aptos"]
