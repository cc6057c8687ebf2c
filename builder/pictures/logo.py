"""A logo as a school has it in, a small clean picture out, and which colours it is drawn in."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from builder.errors import SourcedeckError

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 20_000_000
_MOST_PIXELS = 40_000_000
_LONGEST = 1600
"""The longer side of the picture that comes out, in pixels: sharp on a large screen, and small in the file."""
_LEAST = 24
_SAMPLE = 48
_SEEN, _SOLID = 16, 250
_NEAREST = 0  # PIL.Image.Resampling.NEAREST: colours as they are, none in between

Rgb = tuple[int, int, int]


class CleanLogo(msgspec.Struct, frozen=True):
    """A picture with nothing but its pixels; `kind` is "png" or "jpg", sides are in pixels.

    `inks` are colours that it is drawn in, with their shares (together 1). `ground` is the colour of its own ground
    where it has one, None where that is transparent.
    """

    data: bytes
    kind: str
    width: int
    height: int
    inks: tuple[tuple[Rgb, float], ...]
    ground: Rgb | None


def clean_logo(data: bytes, name: str) -> CleanLogo:
    """Draw a PNG or JPEG picture anew: turned as its camera says, without empty margins, no larger than is of use.

    `name` is the file's, for messages. Raises SourcedeckError for what is no such picture, is damaged, too large or too
    small.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        raise SourcedeckError(f"{name} has more than {MOST_BYTES // 1_000_000} MB", hint="save the logo smaller")
    if _is_svg(data):
        raise SourcedeckError(
            f"{name} is an SVG drawing, which not every PowerPoint can show",
            hint="save the logo as a PNG picture about 1600 pixels wide, with a transparent ground",
        )
    try:
        # Pillow warns of damage in what a camera says of itself; nobody needs that.
        quietly = warnings.catch_warnings(action="ignore", category=UserWarning)
        with quietly, Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise _too_large(name)
            kind = opened.format or ""
            picture = ImageOps.exif_transpose(opened)
            picture.load()
    except UnidentifiedImageError:
        raise SourcedeckError(f"{name} is no PNG or JPEG picture", hint="save the logo as a PNG picture") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large(name) from None
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, struct.error, zlib.error):
        raise SourcedeckError(f"{name} is damaged", hint="save it again as a PNG picture") from None
    picture = _trimmed(picture.convert("RGBA"))
    if min(picture.size) < 1 or max(picture.size) < _LEAST:
        hint = "take a picture of the logo at least 400 pixels wide"
        raise SourcedeckError(f"{name} shows nothing, or is too small to be seen", hint=hint)
    picture.thumbnail((_LONGEST, _LONGEST))
    inks, ground = _colors(picture)
    return CleanLogo(_drawn(picture, kind), "jpg" if kind == "JPEG" else "png", *picture.size, inks, ground)


def _too_large(name: str) -> SourcedeckError:
    most = f"{_MOST_PIXELS // 1_000_000} million pixels"
    return SourcedeckError(f"{name} has more than {most}", hint="save the logo about 1600 pixels wide")


def _is_svg(data: bytes) -> bool:
    start = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(b"<") and b"<svg" in start


def _trimmed(picture: "Image") -> "Image":
    """Without the transparent margins, so that it stands where it seems to stand."""
    box = picture.getchannel("A").point(lambda alpha: 255 if alpha >= _SEEN else 0).getbbox()
    return picture.crop(box) if box else picture.crop((0, 0, 0, 0))


def _drawn(picture: "Image", kind: str) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    # A copy of nothing but pixels: Pillow writes comments and profiles of the file that a picture was read from.
    picture = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    if kind == "JPEG":
        picture.convert("RGB").save(buffer, "JPEG", quality=92, subsampling=0, optimize=True)
    else:
        opaque = picture.getchannel("A").getextrema()[0] == 255
        (picture.convert("RGB") if opaque else picture).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _colors(picture: "Image") -> tuple[tuple[tuple[Rgb, float], ...], Rgb | None]:
    """The colours of a picture with their shares, its own ground left out, and that ground."""
    data = picture.resize((_SAMPLE, _SAMPLE), _NEAREST).tobytes()
    pixels = [(data[at], data[at + 1], data[at + 2], data[at + 3]) for at in range(0, len(data), 4)]
    corners = [pixels[0], pixels[_SAMPLE - 1], pixels[-_SAMPLE], pixels[-1]]
    own = _alike(corners) and all(corner[3] >= _SOLID for corner in corners)
    weights: dict[Rgb, float] = {}
    for pixel in pixels:
        if pixel[3] >= _SEEN and not (own and _alike([pixel, corners[0]])):
            weights[pixel[:3]] = weights.get(pixel[:3], 0.0) + pixel[3]
    ground = corners[0][:3] if own else None
    if not weights and ground:
        weights = {ground: 1.0}
    total = sum(weights.values())
    return tuple((color, weight / total) for color, weight in sorted(weights.items())), ground


def _alike(colors: Iterable[tuple[int, ...]]) -> bool:
    """Whether colours differ by so little that nobody sees it."""
    return all(max(channel) - min(channel) <= 12 for channel in zip(*colors, strict=True))
