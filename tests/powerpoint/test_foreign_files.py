"""Files that are no presentation: each is refused in one sentence that says what it is, and a hint that helps."""

import struct
import zipfile
from pathlib import Path

import pytest
from strange_files import PRESENTATION, TYPES, Parts, replace, saved, template, zipped

from builder.errors import SourcedeckError
from builder.powerpoint.brand_file import read_brand_file
from builder.powerpoint.package import Package

_PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def refused(path: Path) -> tuple[str, str]:
    with pytest.raises(SourcedeckError) as error:
        read_brand_file(path)
    assert error.value.said.startswith(str(path)) or str(path) in error.value.said
    assert "\n" not in error.value.said
    return error.value.said, error.value.hint


def compound(*streams: str) -> bytes:
    """The beginning of a compound file (MS-CFB) and its directory, with streams of these names."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    names = ("Root Entry", *streams)
    return head + b"".join(name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<64x") for name in names)


def of_type(kind: str) -> Parts:
    parts = template()
    replace(parts, TYPES, _PRESENTATION_TYPE, kind)
    return parts


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
        "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
    ],
)
@pytest.mark.parametrize("name", ["uni.pptx", "uni.potx", "uni.dat", "uni"])
def test_templates_shows_and_those_with_macros_are_taken_whatever_they_are_called(tmp_path, kind, name) -> None:
    assert len(read_brand_file(saved(tmp_path, of_type(kind), name)).layouts) == 11


FILES: dict[str, tuple[bytes, str, str]] = {
    "old.ppt": (compound("Current User", "PowerPoint Document"), "a presentation of PowerPoint 97 to 2003", "Save As"),
    "locked.pptx": (compound("EncryptionInfo", "EncryptedPackage"), "protected with a password", "Encrypt with"),
    "letter.pptx": (compound("WordDocument"), "a Word document of Office 97 to 2003", "ask for the template"),
    "sums.pptx": (compound("Workbook"), "an Excel workbook of Office 97 to 2003", "ask for the template"),
    "other.pptx": (compound("Whatever"), "one of an old Office program", "Save As"),
    "~$uni.pptx": (b"\x09Teacher".ljust(165, b" "), "the lock file of a presentation that is open", "use uni.pptx"),
    "._uni.pptx": (b"\x00\x05\x16\x07rest", "what macOS keeps beside one", "use uni.pptx"),
    "uni.pptx.icloud": (b"bplist00xNSURLNameKey", "has not been fetched from iCloud", "Finder"),
    "none.pptx": (b"", "is empty: it has 0 bytes", "OneDrive"),
    "zeros.pptx": (bytes(9_000), "nothing but zeros", "download it again"),
    "paper.pptx": (b"%PDF-1.7\n", "it is a PDF", "ask for the template"),
    "text.pptx": (b"{\\rtf1", "a text document (RTF)", "ask for the template"),
    "photo.pptx": (b"\xff\xd8\xff\xe0", "it is a picture", "ask for the template"),
    "page.ppt": (b"\xef\xbb\xbf<html><body>", "it is a web page", "sign-in page"),
    "sixteen.ppt": ("<HTML>".encode("utf-16"), "it is a web page", "sign-in page"),
    "page.mht": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a web archive (MHT)", "ask for"),
    "flat.fodp": (b'<?xml version="1.0"?><office:document/>', "a flat OpenDocument file", "LibreOffice"),
    "flat.xml": (b'<?xml version="1.0"?><pkg:package/>', "a single XML file", "Save As"),
    "all.7z": (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it"),
    "words.pptx": (b"Dear colleague", "is not a PowerPoint file (.pptx)", "ask for the template"),
    "odp.pptx": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.presentation"}),
        "an OpenDocument presentation, as LibreOffice saves them",
        "PowerPoint 2007-365",
    ),
    "odt.pptx": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        "it is another OpenDocument file",
        "ask for",
    ),
    "talk.key": (zipped({"Index/Document.iwa": b""}), "a Keynote presentation", "Export To > PowerPoint"),
    "pack.zip": (zipped({"a/uni.potx": b"x", "__MACOSX/a/._uni.potx": b"x"}), "a presentation in it", "use a/uni.potx"),
    "two.zip": (zipped({"b.pptx": b"x", "a.pptx": b"x"}), "2 presentations in it", "use a.pptx"),
    "photos.zip": (zipped({"a.jpg": b"x"}), "a zip archive without a presentation", "ask for"),
    "hollow.zip": (zipped({}), "an empty zip archive", "again"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_is_is_told_in_one_sentence(tmp_path, name: str) -> None:
    data, what, hint = FILES[name]
    path = tmp_path / name
    path.write_bytes(data)
    said, told = refused(path)
    assert what in said
    assert hint in told


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "a Word document"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "an Excel workbook"),
        ("application/vnd.openxmlformats-officedocument.themeManager+xml", "a theme (.thmx), not a template"),
        ("application/vnd.ms-powerpoint.addin.macroEnabled.main+xml", "an add-in of PowerPoint"),
    ],
)
def test_an_office_file_of_another_kind_is_named(tmp_path, kind: str, what: str) -> None:
    assert what in refused(saved(tmp_path, of_type(kind)))[0]


def test_how_to_make_a_template_of_a_theme_is_told(tmp_path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.themeManager+xml"
    assert "save that as a template (.potx)" in refused(saved(tmp_path, of_type(kind), "uni.thmx"))[1]


@pytest.mark.parametrize("share", [0.02, 0.5, 0.999])
def test_a_file_that_breaks_off_says_so(tmp_path, share: float) -> None:
    path = saved(tmp_path, template())
    data = path.read_bytes()[: int(path.stat().st_size * share)]
    path.write_bytes(data)
    said, hint = refused(path)
    assert f"is incomplete: it breaks off after {len(data):,} bytes" in said
    assert "download it again" in hint


def test_a_list_of_parts_that_cannot_be_read_is_damage(tmp_path) -> None:
    path = saved(tmp_path, template())
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        place = archive.start_dir
    data[place : place + 4] = b"XXXX"
    path.write_bytes(bytes(data))
    assert "is damaged: the list of its parts cannot be read" in refused(path)[0]


def test_parts_behind_a_password_are_told(tmp_path) -> None:
    path = saved(tmp_path, template())
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    path.write_bytes(bytes(data))
    assert "encrypted with a password" in refused(path)[0]


def test_a_folder_and_a_missing_file_are_told(tmp_path) -> None:
    assert "is a folder" in refused(tmp_path)[0]
    assert "no such file" in refused(tmp_path / "none.pptx")[0]


def test_a_package_without_the_list_of_its_types_is_damaged(tmp_path) -> None:
    parts = template()
    parts.pop(TYPES)
    assert "[Content_Types].xml) is missing" in refused(saved(tmp_path, parts))[0]


def test_a_presentation_that_is_not_there_is_told(tmp_path) -> None:
    parts = template()
    parts.pop(PRESENTATION)
    assert f"has no part “{PRESENTATION}”" in refused(saved(tmp_path, parts))[0]


def test_a_zip_behind_other_bytes_is_still_one(tmp_path) -> None:
    path = tmp_path / "uni.exe"
    path.write_bytes(b"MZ a program that unpacks itself" + zipped(template()))
    assert len(read_brand_file(path).layouts) == 11


def test_parts_are_found_however_their_names_are_spelled(tmp_path) -> None:
    parts = {name.replace("slideLayout2.xml", "Slide Layout 2.XML"): data for name, data in template().items()}
    parts = {name: data.replace(b"slideLayout2.xml", b"slide%20layout%202.xml") for name, data in parts.items()}
    path = saved(tmp_path, parts)
    assert len(read_brand_file(path).layouts) == 11
    with Package(path) as package:
        assert package.content_type("ppt/slideLayouts/Slide Layout 2.XML").endswith("slideLayout+xml")
