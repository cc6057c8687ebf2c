"""Contact sheets: the slides of a deck small, side by side, each over its number."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from builder.pictures.pages import png

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 400
"""The width of a slide on the sheet, in pixels: titles can be read, and four stand side by side on a laptop."""
MOST = 40
"""The slides of one sheet; a longer deck has several."""
_COLUMNS, _FEW_COLUMNS, _FEW = 4, 3, 9
_GAP, _NUMBER = 16, 22
_DESK, _EDGE, _INK = "#E4E6EA", "#B9BEC6", "#3A424D"
_COLOURS = 256


def thumbnail(picture: "Image") -> "Image":
    """A slide in the size in which it stands on a sheet."""
    from PIL import Image

    height = round(picture.height * WIDTH / picture.width)
    return picture.resize((WIDTH, height), Image.Resampling.LANCZOS)


def contact_sheets(thumbnails: Sequence["Image"]) -> list[bytes]:
    """PNG files with at most 40 slides each, in reading order, numbered through."""
    parts = range(0, len(thumbnails), MOST)
    return [_sheet(thumbnails[first : first + MOST], first + 1) for first in parts]


def _sheet(thumbnails: Sequence["Image"], first: int) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    columns = min(len(thumbnails), _FEW_COLUMNS if len(thumbnails) <= _FEW else _COLUMNS)
    rows = -(-len(thumbnails) // columns)
    across, down = WIDTH + _GAP, max(one.height for one in thumbnails) + _NUMBER + _GAP
    sheet = Image.new("RGB", (columns * across + _GAP, rows * down + _GAP), _DESK)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(15)  # the one that Pillow brings: equal on every machine
    for place, one in enumerate(thumbnails):
        left, top = _GAP + place % columns * across, _GAP + place // columns * down
        draw.rectangle((left - 1, top - 1, left + one.width, top + one.height), outline=_EDGE)
        sheet.paste(one, (left, top))
        draw.text((left + one.width / 2, top + one.height + 4), str(first + place), _INK, font, anchor="mt")
    # Slides have few colours: a palette makes the file three times smaller, and nobody sees the difference.
    return png(sheet.quantize(_COLOURS, dither=Image.Dither.NONE))
