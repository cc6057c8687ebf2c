"""A logo drawn anew: upright, trimmed, of a sensible size, the same each time, and telling nothing of its maker."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw

from builder.errors import SourcedeckError
from builder.pictures.logo import CleanLogo, clean_logo

RED, CLEAR = (200, 20, 40, 255), (0, 0, 0, 0)


def encoded(image: Image.Image, kind: str = "PNG", **saved: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **saved)  # type: ignore[arg-type] # Pillow's options are many
    return buffer.getvalue()


def drawn(size: tuple[int, int] = (400, 200), mode: str = "RGBA", ground: object = CLEAR) -> Image.Image:
    image = Image.new(mode, size, ground)  # type: ignore[arg-type] # a colour of that mode
    ImageDraw.Draw(image).rectangle(
        (size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4), fill=RED[: len(mode)]
    )
    return image


def opened(logo: CleanLogo) -> Image.Image:
    return Image.open(io.BytesIO(logo.data))


def test_transparent_margins_go_and_the_same_picture_comes_out_each_time() -> None:
    logo = clean_logo(encoded(drawn()), "logo.png")
    assert (logo.kind, logo.width, logo.height, logo.ground) == ("png", 201, 101, RED[:3])
    assert logo == clean_logo(encoded(drawn()), "logo.png")


def test_a_large_picture_becomes_smaller_in_proportion() -> None:
    logo = clean_logo(encoded(Image.new("RGB", (4000, 1000), RED[:3])), "logo.png")
    assert (logo.width, logo.height) == (1600, 400)


def test_a_photograph_is_turned_upright_and_forgets_its_camera() -> None:
    camera = Image.Exif()
    camera[0x0112], camera[0x013B] = 6, "A. Person"
    image = drawn((300, 100), "RGB", (255, 255, 255))
    logo = clean_logo(encoded(image, "JPEG", exif=camera, comment=b"C:\\Users"), "logo.jpg")
    assert (logo.kind, logo.width, logo.height) == ("jpg", 100, 300)
    assert not any(secret in logo.data for secret in (b"Person", b"Users", b"Exif"))


def test_the_colours_of_a_logo_are_told_without_its_ground() -> None:
    on_white = clean_logo(encoded(drawn((400, 200), "RGB", (255, 255, 255))), "logo.png")
    assert on_white.ground == (255, 255, 255)
    assert sum(share for color, share in on_white.inks if color == RED[:3]) > 0.9
    ring = Image.new("RGBA", (200, 200), CLEAR)
    ImageDraw.Draw(ring).ellipse((10, 10, 190, 190), outline=RED, width=20)
    free = clean_logo(encoded(ring), "logo.png")
    assert free.ground is None
    assert sum(share for _, share in free.inks) == pytest.approx(1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    image = Image.new("L", (60, 40), 90)
    assert clean_logo(encoded(image.convert(mode)), "logo.png").width == 60


def test_a_jpeg_for_print_is_read() -> None:
    assert clean_logo(encoded(Image.new("CMYK", (60, 40), (0, 200, 200, 0)), "JPEG"), "logo.jpg").kind == "jpg"


def bomb() -> bytes:
    """A PNG that says it is 60,000 pixels wide and high."""

    def chunk(tag: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<?xml version='1.0'?>\n<!-- drawn by hand -->\n<svg/>", "logo is an SVG drawing"),
        (encoded(drawn())[:-30], "logo is damaged"),
        (encoded(drawn()).replace(b"IDAT", b"IDXT"), "logo is no PNG or JPEG picture"),
        (encoded(drawn((60, 60), "RGB", (9, 9, 9)), "JPEG")[:300], "logo is damaged"),
        (encoded(drawn((60, 60), "RGB", (9, 9, 9)), "GIF"), "logo is no PNG or JPEG picture"),
        (encoded(Image.new("RGBA", (300, 300), CLEAR)), "logo shows nothing"),
        (encoded(Image.new("RGB", (9, 9))), "logo shows nothing, or is too small"),
        (bomb(), "logo has more than 40 million pixels"),
        (bytes(20_000_001), "logo has more than 20 MB"),
    ],
)
def test_what_is_no_logo_is_told_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(SourcedeckError) as caught:
        clean_logo(data, "logo")
    assert message in caught.value.message


def test_a_photograph_whose_camera_data_is_damaged_is_read_without_a_word() -> None:
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (60, 40), "#12294B").save(buffer, "JPEG", exif=exif)
    data = buffer.getvalue()
    start = data.index(b"Exif")
    for place in range(start + 6, start + 40):
        broken = data[:place] + b"\xff" + data[place + 1 :]
        try:
            assert clean_logo(broken, "logo.jpg").kind == "jpg"
        except SourcedeckError as error:
            assert str(error).startswith("logo.jpg")  # noqa: PT017


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_drawn() -> None:
    def chunk(tag: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + tag + data + zlib.crc32(tag + data).to_bytes(4)

    head = (50_000).to_bytes(4) * 2 + b"\x08\x06\0\0\0"
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(10_000_000)))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(SourcedeckError, match="million pixels"):
        clean_logo(bomb, "logo.png")
