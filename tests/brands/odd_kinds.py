"""Templates of every kind of file: templates, shows, macros, wrong endings, and zips that were packed in odd ways."""

import io
import zipfile
from pathlib import Path

from odd_parts import POTM, POTX, PPSM, PPSX, PPTM, PRESENTATION, Parts, default_type, relate, save, type_of, zipped
from odd_registry import odd
from odd_standard import office, sample_slide

_MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"VBA" * 500


def _kind(parts: Parts, kind: str) -> Parts:
    type_of(parts, PRESENTATION, kind)
    return parts


def _with_macros(kind: str) -> Parts:
    parts = _kind(office(), kind)
    sample_slide(parts, title="ctrTitle")
    default_type(parts, "bin", "application/vnd.ms-office.vbaProject")
    parts["ppt/vbaProject.bin"] = _MACROS
    relate(parts, PRESENTATION, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")
    return parts


@odd("a template (.potx)", ending=".potx", opens=False)
def kind_template(path: Path) -> None:
    save(path, _kind(office(), POTX))


@odd("a slide show (.ppsx)", ending=".ppsx", opens=False)
def kind_show(path: Path) -> None:
    save(path, _kind(office(), PPSX))


@odd("a template with macros (.potm)", ending=".potm", opens=False)
def kind_template_with_macros(path: Path) -> None:
    save(path, _with_macros(POTM))


@odd("a presentation with macros (.pptm)", ending=".pptm")
def kind_presentation_with_macros(path: Path) -> None:
    save(path, _with_macros(PPTM))


@odd("a slide show with macros (.ppsm)", ending=".ppsm", opens=False)
def kind_show_with_macros(path: Path) -> None:
    save(path, _with_macros(PPSM))


@odd("a template that is named .pptx", opens=False)
def template_named_pptx(path: Path) -> None:
    save(path, _kind(office(), POTX))


@odd("a presentation that is named .potx", ending=".potx")
def presentation_named_potx(path: Path) -> None:
    save(path, office())


@odd("a presentation without any ending", ending="")
def no_ending(path: Path) -> None:
    save(path, office())


@odd("a zip whose parts are stored, not packed")
def zip_stored(path: Path) -> None:
    save(path, office(), zipfile.ZIP_STORED)


@odd("a zip that was written as a stream: sizes after the data, zip64 fields")
def zip_streamed(path: Path) -> None:
    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in office().items():
            info = zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as member:
                member.write(data)
    path.write_bytes(stream.getvalue())


@odd("a zip with entries for folders, a comment, and files of another system beside the parts")
def zip_with_folders(path: Path) -> None:
    parts = {
        **dict.fromkeys(("ppt/", "ppt/slideLayouts/", "_rels/"), b""),
        **office(),
        "__MACOSX/ppt/._presentation.xml": b"\0\5\x16\7",
        ".DS_Store": b"\0\0\0\1Bud1",
    }
    data = io.BytesIO(zipped(parts))
    with zipfile.ZipFile(data, "a") as archive:
        archive.comment = b"packed by the house"
    path.write_bytes(data.getvalue())


@odd("bytes stand before the zip begins")
def zip_with_a_stub(path: Path) -> None:
    path.write_bytes(b"#!/bin/stub\n" * 40 + zipped(office()))
