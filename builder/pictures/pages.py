"""The pages of a PDF as pictures of a given width."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from builder.errors import SourcedeckError

if TYPE_CHECKING:
    from PIL.Image import Image


def pictures(pdf: bytes, width: int) -> Iterator["Image"]:
    """Each page in turn, `width` pixels wide, in RGB. One page is held in memory at a time.

    Raises SourcedeckError where the PDF cannot be read.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise SourcedeckError(f"the PDF that LibreOffice made cannot be read: {error}") from None
    with document:
        for number in range(len(document)):
            page = document[number]
            # PDFium rounds pixels up: a hair less than the width keeps 1280 from becoming 1281.
            drawn = page.render(scale=(width - 0.01) / page.get_width()).to_pil()
            page.close()
            yield drawn.convert("RGB")


def png(picture: "Image") -> bytes:
    """A picture as a PNG file that holds pixels and nothing else: no date, no name of a program or person."""
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
