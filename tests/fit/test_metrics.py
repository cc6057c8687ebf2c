"""The figures of fonts: those shipped say what the fonts themselves say, and no broken font is taken for one."""

import io
import json
import random
import struct
from pathlib import Path

import pytest
from font_files import font_file
from fontTools.ttLib import TTCollection, TTFont

from builder.fit.faces import Knowledge, extent, face
from builder.fit.families import FAMILIES, UPRIGHT, kin
from builder.fonts import FontError, encode, file_name, measure_file
from builder.model.figures import face_key, read_figures

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "builder" / "fit" / "metrics"
DEBIAN = Path("/usr/share/fonts/truetype")
STYLES = [(False, False), (True, False), (False, True), (True, True)]
TEXT = "At least 43 of 84 missiles were shot down, “officials” said – Überprüfung, Łódź."


# What is shipped


def test_there_are_figures_for_every_family_in_each_style_and_no_others() -> None:
    wanted = {
        f"{face_key(name, bold, italic)}.json"
        for name in FAMILIES
        for bold, italic in STYLES
        if not (italic and name in UPRIGHT)
    }
    assert {path.name for path in SHIPPED.glob("*.json")} == wanted


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_shipped_figures_are_sound(name: str) -> None:
    for path in SHIPPED.glob(f"{name}-*.json"):
        figures = read_figures(path.read_bytes())
        assert 1.1 < figures.line < 2, path.name
    for bold, italic in STYLES:
        found = extent(face(name.replace("-", " ").title(), bold, italic), TEXT)
        assert 25 < found.width < 60
        assert found.knowledge < Knowledge.UNKNOWN


TWINS = {
    "Arial": "liberation/LiberationSans",
    "Times New Roman": "liberation/LiberationSerif",
    "Calibri": "crosextra/Carlito",
    "Cambria": "crosextra/Caladea",
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("family", sorted(TWINS))
@pytest.mark.parametrize(("bold", "italic", "suffix"), [(False, False, "Regular"), (True, True, "BoldItalic")])
def test_figures_are_those_of_the_font_itself(family: str, bold: bool, italic: bool, suffix: str) -> None:
    """Oracle: fontTools on the twins that CI installs beside LibreOffice."""
    font = TTFont(DEBIAN / f"{TWINS[family]}-{suffix}.ttf")
    cmap, advances, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    own = face(family, bold, italic)
    for letter in TEXT:
        assert extent(own, letter).width == pytest.approx(advances[cmap[ord(letter)]][0] / units), letter


# Names


@pytest.mark.parametrize(
    ("font", "bold", "stem", "its_bold", "bounded"),
    [
        ("Open Sans", False, "open-sans", False, False),
        ("OPEN SANS", True, "open-sans", True, False),
        ("Carlito", False, "calibri", False, False),
        ("Calibri Light", False, "calibri", False, True),
        ("Calibri Light", True, "calibri", True, True),
        ("Segoe UI Semibold", False, "segoe-ui", True, True),
        ("Montserrat SemiBold", False, "montserrat", True, True),
        ("Montserrat Semi Bold", False, "montserrat", True, True),
        ("Lato Black", False, "lato", True, True),
        ("Roboto Medium", False, "roboto", True, True),
        ("Poppins ExtraLight", False, "poppins", False, True),
    ],
)
def test_a_weight_by_name_is_bounded_by_a_heavier_face(
    font: str, bold: bool, stem: str, its_bold: bool, bounded: bool
) -> None:
    found = kin(font, bold)
    assert found is not None
    assert (found.stem, found.bold, found.bounded) == (stem, its_bold, bounded)
    assert extent(face(font, bold, False), "word").knowledge is (Knowledge.BOUNDED if bounded else Knowledge.MEASURED)


@pytest.mark.parametrize("font", ["Aptos", "Aptos Light", "Arial Black", "Light", "Gill Sans MT", "", "Sans"])
def test_other_names_are_not_known(font: str) -> None:
    assert kin(font, False) is None
    assert extent(face(font, False, False), "word").knowledge is Knowledge.UNKNOWN


def test_widths_told_by_others_are_bounds() -> None:
    verdana = extent(face("Verdana", False, False), "said")
    assert verdana.knowledge is Knowledge.BOUNDED
    assert verdana.width == pytest.approx(0.521 + 0.601 + 0.274 + 0.623, abs=0.03)


# A pack's own


def test_the_figures_of_a_pack_come_first_and_serve_for_styles_that_nobody_measured() -> None:
    (measured,) = measure_file(font_file("Aptos"))
    own = {"aptos-regular": measured.figures}
    regular, bold, italic = (
        extent(face("Aptos", bold, italic, own), "word")
        for bold, italic in ((False, False), (True, False), (False, True))
    )
    assert (regular.width, regular.knowledge) == (2.0, Knowledge.MEASURED)
    assert (bold.width, bold.knowledge) == (pytest.approx(2.36), Knowledge.BOUNDED)
    assert (italic.width, italic.knowledge) == (pytest.approx(2.12), Knowledge.BOUNDED)
    assert extent(face("Other", False, False, own), "word").knowledge is Knowledge.UNKNOWN


def test_a_style_that_is_shipped_is_taken_before_a_bound_of_the_pack() -> None:
    (measured,) = measure_file(font_file("Lato"))
    own = {"lato-regular": measured.figures}
    assert extent(face("Lato", False, False, own), "word").width == 2.0
    assert extent(face("Lato", True, False, own), "word") == extent(face("Lato", True, False), "word")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"units": 0}, "units"),
        ({"line": 0.0}, "line"),
        ({"advances": {"x": [1]}}, "code"),
        ({"advances": {"20": [-1]}}, "below 0"),
        ({"advances": {"41": [1]}}, "space"),
        ({"kern": [[0]]}, "kern"),
        ({"left": ["A"], "kern": [[0]]}, "by turns"),
        ({"advances": None}, "advances"),
    ],
)
def test_figures_that_are_none_are_told(change: dict[str, object], said: str) -> None:
    (measured,) = measure_file(font_file())
    figures = json.loads(encode(measured.figures)) | change
    with pytest.raises(ValueError, match=said):
        read_figures(json.dumps(figures).encode())


# Fonts measured


def test_a_font_is_measured() -> None:
    (found,) = measure_file(font_file("Harbour Sans", "Bold Italic", widths={"W": 940}, kern=[("T", "o", -80)]))
    assert (found.family, found.bold, found.italic) == ("Harbour Sans", True, True)
    assert file_name(found) == "harbour-sans-bold-italic.json"
    own = {"harbour-sans-bold-italic": read_figures(encode(found.figures))}
    measured = face("Harbour Sans", True, True, own)
    assert extent(measured, "W").width == 0.94
    assert extent(measured, "To").width == pytest.approx(0.92)
    assert measured.line == 1.25  # what Windows takes, not the 1.15 of hhea


def test_each_face_of_a_collection_is_measured() -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(font_file(style=style))) for style in ("Regular", "Bold")]
    buffer = io.BytesIO()
    collection.save(buffer)
    assert [face.bold for face in measure_file(buffer.getvalue())] == [False, True]


@pytest.mark.libreoffice
def test_kerning_is_that_of_fonttools_own_reading() -> None:
    """Carlito has kerning by pairs and by classes, in several subtables."""
    path = DEBIAN / "crosextra/Carlito-Regular.ttf"
    (found,) = measure_file(path.read_bytes())
    shipped = read_figures((SHIPPED / "calibri-regular.json").read_bytes())
    assert (found.figures.left, found.figures.right, found.figures.kern) == (shipped.left, shipped.right, shipped.kern)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + b"\0" * 99, "zip file"),
        (b"wOF2" + b"\0" * 99, "web font"),
        (b"hello, I am no font", "no font file"),
        (b"\x00\x01\x00\x00", "cut off"),
        (font_file()[:400], "cut off"),
        (font_file(variable=True), "variable font"),
        (font_file(letters="АБВ "), "no Latin letters"),
        (font_file(family="!"), "no name"),
        (b"ttcf" + struct.pack(">LLL", 0x10000, 1_000_000, 12), "collection"),
    ],
)
def test_what_cannot_be_measured_is_told_in_plain_words(data: bytes, said: str) -> None:
    with pytest.raises(FontError, match=said):
        measure_file(data)


@pytest.mark.parametrize("seed", range(8))
def test_no_broken_font_ends_in_another_error_or_takes_for_ever(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    good = font_file(kern=[("T", "o", -80), ("A", "V", -60), ("W", "e", -20)])
    for _ in range(60):
        broken = bytearray(good)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.choice((0, 255, chance.randrange(256)))
        try:
            for found in measure_file(bytes(broken)):
                read_figures(encode(found.figures))
        except FontError:
            continue


# What is told about them


def test_the_documentation_lists_the_families_and_no_others() -> None:
    table = (ROOT / "docs" / "fonts.md").read_text("utf-8").partition("|---|---|\n")[2].partition("\n\n")[0]
    told = [name.strip() for row in table.splitlines() for name in row.split("|")[1].split(",")]
    assert sorted(face_key(name, False, False).removesuffix("-regular") for name in told) == sorted(FAMILIES)


def test_the_licence_tells_where_the_figures_of_each_family_are_from() -> None:
    table = (SHIPPED / "LICENSE.md").read_text("utf-8").partition("| --- | --- | --- |\n")[2]
    told = [
        name.strip() for row in table.splitlines() if "of these" not in row for name in row.split("|")[1].split(",")
    ]
    assert sorted(face_key(name, False, False).removesuffix("-regular") for name in told) == sorted(FAMILIES)
