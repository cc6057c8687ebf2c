"""A logo in the brand: only its pixels, at its own proportions, clear of everything else, and on every slide."""

import io
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from placed_decks import PACKS, deck, paragraph, settings, slide
from pptx import Presentation

from builder.errors import SourcedeckError
from builder.model.brand import Box
from builder.powerpoint import deck_data, make_brand, read_brand
from builder.powerpoint.logos import Logo, cover_box, read_logo, slide_box

SHAPES = {"wide": (800, 120), "square": (300, 300), "tall": (90, 400)}


def png(size: tuple[int, int] = SHAPES["wide"], **saved: object) -> bytes:
    image = Image.new("RGBA", size, (18, 41, 75, 255))
    image.putpixel((0, 0), (200, 10, 10, 90))
    return encoded(image, "PNG", **saved)


def encoded(image: Image.Image, kind: str, **saved: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **saved)  # type: ignore[arg-type] # Pillow's options are many
    return buffer.getvalue()


def with_logo(pack: str, **look: str) -> dict[str, object]:
    """The settings of a bundled pack with a logo."""
    given = settings(pack)
    given["tokens"]["look"] |= {"logo": "logo.png", **look}  # type: ignore[index] # a table of tables
    return given


def made(tmp_path: Path, pack: str, picture: bytes, **look: str) -> Path:
    path = tmp_path / "brand.pptx"
    path.write_bytes(make_brand(with_logo(pack, **look), picture))
    return path


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).convert("RGBA").tobytes()


def test_of_a_png_only_the_pixels_are_kept() -> None:
    told = PngInfo()
    told.add_text("Author", "A. Person")
    told.add_itxt("Software", "C:\\Users\\person\\logo.psd")
    data = png(pnginfo=told, dpi=(72, 72)) + b"appended"
    logo = read_logo(data, "logo.png")
    assert (logo.kind, logo.width, logo.height) == ("png", *SHAPES["wide"])
    assert pixels(logo.data) == pixels(data)
    assert not any(secret in logo.data for secret in (b"Person", b"Users", b"pHYs", b"appended"))


@pytest.mark.parametrize("progressive", [False, True])
def test_of_a_jpeg_only_the_pixels_are_kept(progressive: bool) -> None:
    camera = Image.Exif()
    camera[0x013B] = "A. Person"
    image = Image.radial_gradient("L").resize((320, 100)).convert("RGB")
    data = encoded(image, "JPEG", exif=camera, comment=b"C:\\Users\\person", progressive=progressive)
    logo = read_logo(data + b"\xff\xd8appended\xff\xd9", "logo.jpg")
    assert (logo.kind, logo.width, logo.height) == ("jpeg", 320, 100)
    assert pixels(logo.data) == pixels(data)
    assert not any(secret in logo.data for secret in (b"Person", b"person", b"appended", b"Exif"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "logo.png is an SVG drawing"),
        (b"<svg/>", "logo.png is an SVG drawing"),
        (b"GIF89a", "logo.png is a GIF"),
        (b"%PDF-1.7", "logo.png is a PDF file"),
        (b"hello", "logo.png is no picture that PowerPoint is sure to show"),
        (b"", "logo.png is empty"),
        (png()[:-20], "logo.png is damaged"),
        (png()[:8], "logo.png is damaged"),
        (png().replace(b"IDAT", b"IDXT", 1), "logo.png is damaged"),
        (b"\xff\xd8\xff\xe0", "logo.png is damaged"),
        (encoded(Image.new("RGB", (9, 9)), "JPEG")[:-40], "logo.png is damaged"),
        (png((10_001, 1)), "logo.png is 10001 by 1 pixels"),
        (png() + bytes(4_000_000), "logo.png has more than 4 MB"),
    ],
)
def test_what_is_no_logo_is_told_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(SourcedeckError) as caught:
        read_logo(data, "logo.png")
    assert message in caught.value.message
    assert "hint: save" in caught.value.message


@pytest.mark.parametrize("size", SHAPES.values(), ids=SHAPES)
def test_a_logo_keeps_its_proportions(size: tuple[int, int]) -> None:
    logo = Logo(b"", "png", *size)
    for where in (slide_box(logo), cover_box(logo)):
        assert where.width / where.height == pytest.approx(size[0] / size[1], rel=0.001)


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("size", SHAPES.values(), ids=SHAPES)
def test_a_logo_is_clear_of_every_slot_and_of_the_page_number(tmp_path: Path, pack: str, size: tuple[int, int]) -> None:
    presentation = Presentation(
        str(made(tmp_path, pack, png(size), **{"logo-plate": "ink", "cover-logo-plate": "muted"}))
    )
    look = read_brand(tmp_path / "brand.pptx", with_logo(pack))
    master = list(presentation.slide_masters[0].shapes)
    for layout, read in zip(presentation.slide_layouts, look.layouts, strict=True):
        own = [shape for shape in layout.shapes if shape.name.startswith("Logo")]
        shown = own or [shape for shape in master if shape.name.startswith("Logo")]
        assert [shape.name for shape in shown] == ["Logo plate", "Logo"], layout.name
        logo = shown[0]
        assert logo.left >= 0
        assert logo.left + logo.width <= look.width
        assert 0 < logo.top < logo.top + logo.height < look.height
        for shape in layout.placeholders:
            if shape.name not in ("Sources", "Footer", "Date"):
                assert not _meet(logo, shape.left, shape.top, shape.width, shape.height), (layout.name, shape.name)
        strip = read.slot("sources")
        assert strip is not None
        text: Box = strip.box
        width = text.width - strip.insets[2]
        assert not _meet(logo, text.x, text.y, width, text.height), layout.name
        if not own:
            page = next(shape for shape in layout.placeholders if shape.name == "Page number")
            assert page.left >= text.x + width


def _meet(logo: object, x: int, y: int, width: int, height: int) -> bool:
    left, top = logo.left, logo.top  # type: ignore[attr-defined] # a shape of python-pptx
    right, bottom = left + logo.width, top + logo.height  # type: ignore[attr-defined]
    return left < x + width and x < right and top < y + height and y < bottom


@pytest.mark.parametrize("pack", PACKS)
def test_a_slide_that_draws_its_own_backdrop_draws_the_logo_too(tmp_path: Path, pack: str) -> None:
    path = made(tmp_path, pack, png())
    look = read_brand(path, with_logo(pack))
    one = slide(look, "Four cards", {"title": "Two of four", "one": paragraph("one"), "two": paragraph("two")})
    out = tmp_path / "deck.pptx"
    out.write_bytes(deck_data(deck(one), path, look))
    with zipfile.ZipFile(out) as archive:
        assert archive.read("ppt/media/logo.png") == read_logo(png(), "").data
    drawn = Presentation(str(out)).slides[0]
    hidden = drawn.element.get("showMasterSp") == "0"
    assert hidden == (pack == "classroom")  # its cards have edges
    pictures = [shape for shape in drawn.shapes if shape.name == "Logo"]
    assert len(pictures) == int(hidden)
    for shape in pictures:
        where = slide_box(Logo(b"", "png", *SHAPES["wide"]))
        assert (shape.left, shape.top, shape.width, shape.height) == (where.x, where.y, where.width, where.height)
        assert shape.image.blob == read_logo(png(), "").data


@pytest.mark.parametrize("pack", PACKS)
def test_a_brand_with_a_logo_is_sound(tmp_path: Path, pack: str) -> None:
    path = made(tmp_path, pack, png(), **{"logo-plate": "ink", "cover-logo-plate": "muted"})
    assert OpenXmlValidator().validate(str(path)).errors == []


def test_a_brand_is_the_same_for_the_same_logo_and_says_from_what_it_was_made() -> None:
    given = with_logo("seminar")
    assert make_brand(given, png()) == make_brand(given, png())
    assert make_brand(given, png()) != make_brand(given, png(SHAPES["square"]))
