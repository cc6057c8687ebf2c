"""A pack's logo: a PNG or JPEG picture in, its bare bytes and its place on slides and covers out."""

import zlib

import msgspec

from builder.binding.patterns import MARGIN, SLIDE_WIDTH, STRIP_TOP, box
from builder.errors import SourcedeckError
from builder.model.brand import EMU_PER_INCH, Box
from builder.powerpoint.markup import DECORATIVE, escape, rectangle, transform

MOST_BYTES = 4_000_000
MOST_PIXELS = 10_000
"""The largest side of a logo, in pixels."""
PART = "ppt/media/logo"

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset((b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"))
# JFIF and Adobe say how the colours are meant; every other application segment, and comments, tell of who made it.
_JPEG_DROPPED = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))
_JPEG_FRAMES = frozenset(set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC})
_JPEG_BARE = frozenset(range(0xD0, 0xD9))

# On slides it stands at the right end of the strip; on the cover, and where a section opens, above the title's column.
_SLIDE_TOP, _SLIDE_HEIGHT, _SLIDE_WIDTH = STRIP_TOP + 0.08, 0.4, 1.7
_COVER_TOP, _COVER_HEIGHT, _COVER_WIDTH = 0.42, 0.72, 3.2
_BESIDE = 0.2
"""Between the logo and the page number (inches)."""


class Logo(msgspec.Struct, frozen=True):
    """A picture without anything but its pixels: `kind` is "png" or "jpeg", its sides are in pixels."""

    data: bytes
    kind: str
    width: int
    height: int

    @property
    def part(self) -> str:
        """The part of the brand that holds it."""
        return f"{PART}.{self.kind}"


def read_logo(data: bytes, name: str) -> Logo:
    """Read a picture file, and leave out of it whatever is not its pixels.

    `name` is the file's, for messages. Raises SourcedeckError for what is no PNG or JPEG, is damaged or too large.
    """
    if len(data) > MOST_BYTES:
        hint = "save it smaller: 1600 pixels wide is plenty"
        raise SourcedeckError(f"{name} has more than {MOST_BYTES // 1_000_000} MB", hint=hint)
    try:
        if data.startswith(_PNG):
            logo = _png(data)
        elif data.startswith(b"\xff\xd8\xff"):
            logo = _jpeg(data)
        else:
            raise SourcedeckError(f"{name} is {_what(data)}", hint="save the logo as a PNG or JPEG picture")
    except (ValueError, IndexError, zlib.error):
        raise SourcedeckError(f"{name} is damaged", hint="save it again as a PNG picture") from None
    if not (0 < logo.width <= MOST_PIXELS and 0 < logo.height <= MOST_PIXELS):
        raise SourcedeckError(
            f"{name} is {logo.width} by {logo.height} pixels; a side may have 1 to {MOST_PIXELS}",
            hint="save it smaller: 1600 pixels wide is plenty",
        )
    return logo


def _what(data: bytes) -> str:
    """What a file is that is no logo, as far as its first bytes tell."""
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<svg") or (start.startswith((b"<?xml", b"<!doctype")) and b"<svg" in data[:4000].lower()):
        return "an SVG drawing, which not every PowerPoint can show"
    kinds = {b"GIF8": "a GIF", b"%PDF": "a PDF file", b"BM": "a BMP picture", b"II*\0": "a TIFF", b"MM\0*": "a TIFF"}
    known = next((kind for mark, kind in kinds.items() if data.startswith(mark)), "")
    if data[8:12] == b"WEBP":
        known = "a WebP picture"
    return known or ("empty" if not data else "no picture that PowerPoint is sure to show")


def _png(data: bytes) -> Logo:
    """The chunks that draw the picture (W3C PNG, 11), each with a sound checksum."""
    kept, at, head, pixels, ended = [_PNG], len(_PNG), b"", 0, False
    while at < len(data) and not ended:
        length, tag = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        chunk = data[at : at + 12 + length]
        if len(chunk) != 12 + length or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            raise ValueError("a chunk is cut off or damaged")
        if not head and tag != b"IHDR":
            raise ValueError("the first chunk is no IHDR")
        head = head or chunk[8:-4]
        pixels += length if tag == b"IDAT" else 0
        ended = tag == b"IEND"
        if tag in _PNG_KEPT:
            kept.append(chunk)
        at += len(chunk)
    if not ended or not pixels or len(head) != 13:
        raise ValueError("a chunk is missing")
    return Logo(b"".join(kept), "png", int.from_bytes(head[:4]), int.from_bytes(head[4:8]))


def _jpeg(data: bytes) -> Logo:
    """The segments that draw the picture (ITU-T T.81, B.1), up to its end: what cameras append is left out."""
    kept, at, sides, drawn = [b"\xff\xd8"], 2, (0, 0), False
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker where one should be")
        marker = data[at + 1]
        if marker == 0xD9:
            break
        length = int.from_bytes(data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        if marker < 0xC0 or marker in _JPEG_BARE or length < 2 or len(segment) != 2 + length:
            raise ValueError("a segment is cut off, or none")
        at += len(segment)
        if marker in _JPEG_FRAMES:
            sides = int.from_bytes(segment[7:9]), int.from_bytes(segment[5:7])
        if marker == 0xDA:
            end = _next_marker(data, at)
            segment, at, drawn = segment + data[at:end], end, True
        if marker not in _JPEG_DROPPED:
            kept.append(segment)
    if not drawn:
        raise ValueError("nothing is drawn")
    return Logo(b"".join((*kept, b"\xff\xd9")), "jpeg", *sides)


def _next_marker(data: bytes, at: int) -> int:
    """Where the next marker stands after coded data: in these, a byte of ones is followed by zeros or a restart."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def slide_box(logo: Logo) -> Box:
    """Where it stands on slides: at the right margin, in the strip."""
    return _fitted(logo, _SLIDE_TOP, _SLIDE_HEIGHT, _SLIDE_WIDTH)


def cover_box(logo: Logo) -> Box:
    """Where it stands on the cover and where a section opens: at the right margin, above everything else."""
    return _fitted(logo, _COVER_TOP, _COVER_HEIGHT, _COVER_WIDTH)


def room_beside(logo: Logo | None) -> float:
    """How much room the logo takes from the strip, from the right, in inches: the page number stands left of it."""
    return slide_box(logo).width / EMU_PER_INCH + _BESIDE if logo else 0.0


def _fitted(logo: Logo, top: float, height: float, width: float) -> Box:
    """The largest box of the logo's proportions, at the right margin, in the middle of this height (inches)."""
    scale = min(height / logo.height, width / logo.width)
    across, down = logo.width * scale, logo.height * scale
    right = SLIDE_WIDTH / EMU_PER_INCH - MARGIN
    return box(right - across, top + (height - down) / 2, across, down)


def slide_logo(number: int, logo: Logo, plate: str) -> str:
    """The logo of slides as a native picture, on a plate where there is a fill for one; it takes two ids."""
    return _on_plate(number, slide_box(logo), plate, 0.05)


def cover_logo(number: int, logo: Logo, plate: str) -> str:
    """The logo of covers and sections, likewise."""
    return _on_plate(number, cover_box(logo), plate, 0.12)


def _on_plate(number: int, where: Box, plate: str, inches: float) -> str:
    """A picture, on a plate that reaches over it by so many inches on every side."""
    reach = round(inches * EMU_PER_INCH)
    wide = Box(where.x - reach, where.y - reach, where.width + 2 * reach, where.height + 2 * reach)
    behind = rectangle(number, "Logo plate", wide, plate) if plate else ""
    return behind + picture(number + 1, "Logo", where, RELATION)


RELATION = "rIdLogo"
"""The id of the relationship between a master or layout and the logo."""


def picture(number: int, name: str, where: Box, relation: str) -> str:
    """A picture of the backdrop, marked as decoration: a deck's own words say whose it is."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{escape(name)}" descr="">{DECORATIVE}</p:cNvPr><p:cNvPicPr>'
        f'<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{transform(where)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
