"""Files that are no template at all, or none that can be opened: each is refused in one sentence."""

import io
import struct
import zipfile
from pathlib import Path

from odd_drawing import Look, drawn
from odd_parts import (
    MASTER,
    PRESENTATION,
    TYPES,
    add,
    drop,
    edited,
    layout_names,
    read_parts,
    replace,
    save,
    type_of,
    unrelate,
    zipped,
)
from odd_registry import odd
from odd_standard import office

_OPEN = ("is not a PowerPoint file",)


def compound(*streams: str) -> bytes:
    """A compound file (MS-CFB, version 3) with a directory of these names: how old and encrypted Office files begin."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + bytes(4 * 108)
    table = struct.pack("<II", 0xFFFFFFFE, 0xFFFFFFFD) + b"\xff" * 504

    def entry(name: str, kind: int) -> bytes:
        words = name.encode("utf-16-le")
        size = len(words) + 2
        return words.ljust(64, b"\0") + struct.pack("<HBB", size, kind, 1) + b"\xff" * 12 + bytes(36) + bytes(12)

    entries = b"".join(entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *streams))
    return head[:512].ljust(512, b"\xff") + entries.ljust(512, b"\0") + table + bytes(4096)


@odd("a master without any layout", refused=("no slide layout",))
def no_layouts(path: Path) -> None:
    save(path, drawn((Look(), [])))


@odd("no slide master", refused=("slide master",))
def no_master(path: Path) -> None:
    parts = office()
    with edited(parts, PRESENTATION) as root:
        root.remove(root[0])
    unrelate(parts, PRESENTATION, "slideMaster")
    for name in (MASTER, *layout_names(parts)):
        drop(parts, name)
    save(path, parts)


@odd("a theme package (.thmx)", refused=("theme",), ending=".thmx")
def theme_package(path: Path) -> None:
    parts = office()
    type_of(parts, PRESENTATION, "")
    add(parts, "theme/theme/themeManager.xml", "<a/>", "application/vnd.openxmlformats-officedocument.themeManager+xml")
    text = parts["_rels/.rels"].decode().replace("ppt/presentation.xml", "theme/theme/themeManager.xml")
    parts["_rels/.rels"] = text.encode()
    save(path, parts)


@odd("an add-in (.ppam)", refused=("add-in",), ending=".ppam")
def add_in(path: Path) -> None:
    parts = office()
    type_of(parts, PRESENTATION, "application/vnd.ms-powerpoint.addin.macroEnabled.main+xml")
    save(path, parts)


@odd("a presentation of PowerPoint 97 to 2003 (.ppt)", refused=("2003",), ending=".ppt")
def old_binary(path: Path) -> None:
    path.write_bytes(compound("PowerPoint Document", "Current User"))


@odd("a presentation of PowerPoint 97 to 2003 that is named .pptx", refused=("2003",))
def old_binary_named_pptx(path: Path) -> None:
    path.write_bytes(compound("Pictures", "PowerPoint Document"))


@odd("a presentation behind a password", refused=("password",))
def encrypted(path: Path) -> None:
    path.write_bytes(compound("EncryptionInfo", "EncryptedPackage"))


@odd("a zip whose members are encrypted", refused=("password|encrypt",))
def encrypted_zip(path: Path) -> None:
    data = bytearray(zipped(office()))
    for place in range(len(data) - 4):
        if data[place : place + 4] == b"PK\x03\x04":
            data[place + 6] |= 1
        elif data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    path.write_bytes(bytes(data))


def _cut(share: float, name: str) -> None:
    def make(path: Path) -> None:
        data = zipped(office())
        path.write_bytes(data[: int(len(data) * share)])

    make.__name__ = name
    odd(f"broken off after {share:.0%} of its bytes", refused=("breaks off|incomplete|not complete|truncated",))(make)


for _share, _name in ((0.02, "cut_at_once"), (0.5, "cut_in_the_middle"), (0.99, "cut_near_the_end")):
    _cut(_share, _name)


@odd("damaged in the middle: the zip's own list is whole", refused=("damaged",))
def damaged(path: Path) -> None:
    data = bytearray(zipped(office()))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        place = archive.getinfo(MASTER).header_offset + 90
    data[place : place + 16] = b"\xff" * 16
    path.write_bytes(bytes(data))


@odd("the lock file that PowerPoint keeps beside an open presentation", refused=("lock file|open in PowerPoint",))
def lock_file(path: Path) -> None:
    path.write_bytes(b"\x09Teacher 1" + bytes(46) + "Teacher 1".encode("utf-16-le").ljust(110, b" "))


@odd("an empty file", refused=("empty",))
def empty_file(path: Path) -> None:
    path.write_bytes(b"")


@odd("a folder", refused=("folder",))
def folder(path: Path) -> None:
    path.mkdir()


@odd("a PDF that is named .pptx", refused=("PDF",))
def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF")


@odd("an OpenDocument presentation that is named .pptx", refused=("OpenDocument|LibreOffice",))
def opendocument(path: Path) -> None:
    save(
        path,
        {"mimetype": b"application/vnd.oasis.opendocument.presentation", "content.xml": b"<x/>"},
        zipfile.ZIP_STORED,
    )


@odd("a Keynote presentation that is named .pptx", refused=("Keynote",))
def keynote_named_pptx(path: Path) -> None:
    save(path, {"Index/Document.iwa": b"\0", "Metadata/Properties.plist": b"bplist00", "preview.jpg": b"\xff\xd8"})


@odd("a Word document that is named .pptx", refused=("Word",))
def word_document(path: Path) -> None:
    parts = {
        TYPES: b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        b'PartName="/word/document.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>',
        "word/document.xml": b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>",
    }
    save(path, parts)


@odd("an Excel workbook that is named .pptx", refused=("Excel",))
def workbook(path: Path) -> None:
    word_document(path)
    parts = {name.replace("word/document", "xl/workbook"): data for name, data in read_parts(path.read_bytes()).items()}
    kind = b"spreadsheetml.sheet.main"
    save(
        path,
        {
            name: data.replace(b"word/document", b"xl/workbook").replace(b"wordprocessingml.document.main", kind)
            for name, data in parts.items()
        },
    )


@odd("a web page that was saved as .ppt", refused=_OPEN, ending=".ppt")
def web_page(path: Path) -> None:
    path.write_text(
        '<html xmlns:p="urn:schemas-microsoft-com:office:powerpoint"><body>x</body></html>', encoding="utf-8"
    )


@odd("a sign-in page that a portal sent instead of the file", refused=_OPEN)
def sign_in_page(path: Path) -> None:
    path.write_text("<!DOCTYPE html><html><title>Sign in</title></html>", encoding="utf-8")


@odd("a presentation as one flat XML file", refused=_OPEN, ending=".xml")
def flat_xml(path: Path) -> None:
    path.write_text(
        '<?xml version="1.0"?><?mso-application progid="PowerPoint.Show"?><pkg:package '
        'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
        encoding="utf-8",
    )


@odd("a picture that is named .pptx", refused=_OPEN)
def picture_file(path: Path) -> None:
    from odd_standard import png

    path.write_bytes(png())


@odd("a zip with the template inside", refused=("presentation",))
def template_in_a_zip(path: Path) -> None:
    save(path, {"Vorlagen/uni.pptx": zipped(office()), "Vorlagen/liesmich.txt": b"x"})


@odd("a zip without content types", refused=("",))
def no_content_types(path: Path) -> None:
    parts = office()
    parts.pop(TYPES)
    save(path, parts)


@odd("a part declares a document type whose entities multiply", refused=("document type",))
def entity_bomb(path: Path) -> None:
    parts = office()
    entities = "".join(
        f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    replace(parts, MASTER, "<p:sldMaster ", f'<!DOCTYPE p:sldMaster [<!ENTITY a "aaaaaaaaaa">{entities}]><p:sldMaster ')
    save(path, parts)


@odd("a part unpacks to two hundred megabytes", refused=("unpacks|too large",))
def zip_bomb(path: Path) -> None:
    parts = office()
    parts["ppt/media/image1.bmp"] = bytes(200_000_000)
    save(path, parts)


@odd("two parts have the same name", refused=("same name",))
def part_twice(path: Path) -> None:
    import warnings

    parts = office()
    buffer = io.BytesIO(zipped(parts))
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(zipfile.ZipInfo(MASTER, (2001, 2, 3, 4, 5, 6)), parts[MASTER])
    path.write_bytes(buffer.getvalue())


@odd("a part is named so that it would leave the folder", refused=("unsafe name",))
def part_outside(path: Path) -> None:
    save(path, {**office(), "../../evil.xml": b"x"})


@odd("the master's part is missing", refused=("slideMaster1.xml",))
def master_missing(path: Path) -> None:
    parts = office()
    parts.pop(MASTER)
    save(path, parts)


@odd("a layout breaks off in the middle of its XML", refused=("slideLayout2.xml",))
def xml_cut(path: Path) -> None:
    parts = office()
    name = layout_names(parts)[1]
    parts[name] = parts[name][:900]
    save(path, parts)
