"""What a file is that is no presentation, told by what it holds and never by its name: one sentence, one hint."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import NamedTuple


class Refusal(NamedTuple):
    """Why a file is not taken: words that follow its name, and what to do."""

    what: str
    hint: str


_AS_PPTX = "in PowerPoint, choose File > Save As and take “PowerPoint Presentation (.pptx)”, then use that file"
_ASK = "ask for the template itself: a file that ends in .pptx or .potx"
_AGAIN = "copy or download it again, and wait until all of it is there"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How every compound file begins (MS-CFB 2.2): Office up to 2003, and encrypted files since."""
_LOCAL, _CENTRAL_END = b"PK\x03\x04", b"PK\x05\x06"
_PRESENTATIONS = re.compile(r"[^/]\.(?:pptx|potx|pptm|potm|ppsx|ppsm)$", re.IGNORECASE)
_END_SIZE = 22
"""The bytes of a zip's last record (APPNOTE 4.3.16), which says where the list of its parts begins."""
_SHORT = 4_096


def unlike_a_zip(path: PurePath, data: bytes) -> Refusal | None:
    """What a file is that begins as no zip does; None where it may be one."""
    if data.startswith(_LOCAL):
        return None
    if data.startswith(_COMPOUND):
        return _compound(data)
    for begin, what, hint in _BEGINNINGS:
        if data.startswith(begin):
            return Refusal(f"is not a PowerPoint file: it is {what}", hint)
    return _side_file(path, data)


def _side_file(path: PurePath, data: bytes) -> Refusal | None:
    """The small files that other programs keep beside a presentation, or in its place."""
    if not data:
        return Refusal(
            "is empty: it has 0 bytes",
            "where it lies in OneDrive, iCloud or Dropbox, choose “Always keep on this device” first; or copy it again",
        )
    if path.name.startswith("~$") and len(data) < _SHORT:
        name = path.name.removeprefix("~$")
        return Refusal("is the lock file of a presentation that is open in PowerPoint", f"use {name} instead")
    if data.startswith(b"\x00\x05\x16\x07"):
        name = path.name.removeprefix("._")
        return Refusal("is not a PowerPoint file: it is what macOS keeps beside one", f"use {name} instead")
    if path.suffix == ".icloud" or (data.startswith(b"bplist00") and b"NSURLNameKey" in data):
        return Refusal("has not been fetched from iCloud", "open it once in the Finder, then use the file itself")
    return None


def _compound(data: bytes) -> Refusal:
    """What a compound file holds: the names of its streams stand in it in UTF-16."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return Refusal(
            "is protected with a password",
            "open it in PowerPoint, choose File > Info > Protect Presentation > Encrypt with Password, empty the "
            "field, and save",
        )
    if has("PowerPoint Document"):
        return Refusal("is a presentation of PowerPoint 97 to 2003 (.ppt, .pot), which is read no more", _AS_PPTX)
    for stream, what in (("WordDocument", "a Word document"), ("Workbook", "an Excel workbook")):
        if has(stream):
            return Refusal(f"is not a PowerPoint file: it is {what} of Office 97 to 2003", _ASK)
    return Refusal("is not a PowerPoint file: it is one of an old Office program", _AS_PPTX)


_IMAGE = "a picture"
_ARCHIVE = "unpack it, and use the .pptx or .potx file that is in it"
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", _ASK),
    (b"{\\rtf", "a text document (RTF)", _ASK),
    (b"\x89PNG", _IMAGE, _ASK),
    (b"\xff\xd8\xff", _IMAGE, _ASK),
    (b"GIF8", _IMAGE, _ASK),
    (b"BM", _IMAGE, _ASK),
    (b"7z\xbc\xaf", "a 7-Zip archive", _ARCHIVE),
    (b"Rar!", "a RAR archive", _ARCHIVE),
    (b"\x1f\x8b", "a gzip archive", _ARCHIVE),
    (_CENTRAL_END, "an empty zip archive", _AGAIN),
)


def _text(head: bytes) -> Refusal:
    words = head.decode("utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace").casefold()
    words = words.lstrip("\ufeff \r\n\t")
    if words.startswith("mime-version:") or "multipart/related" in words:
        return Refusal("is not a PowerPoint file: it is a web archive (MHT)", _ASK)
    if words.startswith("<") and ("<html" in words or "<!doctype html" in words):
        return Refusal(
            "is not a PowerPoint file: it is a web page",
            "a portal may have sent its sign-in page: sign in there in the browser, and download the template again",
        )
    if "office:document" in words:
        return Refusal("is not a PowerPoint file: it is a flat OpenDocument file", _FROM_LIBREOFFICE)
    if words.startswith("<"):
        return Refusal("is not a PowerPoint file: it is a single XML file", _AS_PPTX)
    return Refusal("is not a PowerPoint file (.pptx)", _ASK)


_FROM_LIBREOFFICE = "open it in LibreOffice, choose File > Save As and take “PowerPoint 2007-365 (.pptx)”"
_THEME = (
    "open an empty presentation in PowerPoint, choose Design > Browse for Themes and this file, save that as a "
    "template (.potx), and use it"
)


def broken_zip(data: bytes) -> Refusal:
    """Why a file cannot be read as a zip."""
    if not data.strip(b"\0"):
        return Refusal("holds nothing but zeros: it was never copied to the end", _AGAIN)
    if not data.startswith(_LOCAL):
        return _text(data[:_SHORT])
    end = data.rfind(_CENTRAL_END)
    if end < 0 or end + _END_SIZE > len(data):
        return Refusal(f"is incomplete: it breaks off after {len(data):,} bytes", _AGAIN)
    return Refusal("is damaged: the list of its parts cannot be read", _AGAIN)


def unlike_a_presentation(names: Iterable[str], read: Callable[[str], bytes]) -> Refusal | None:
    """What a zip holds that is no Office file at all; None where it may be one."""
    found = {name.casefold(): name for name in names}
    if "[content_types].xml" in found or "_rels/.rels" in found:
        return None
    if "mimetype" in found:
        return _opendocument(read(found["mimetype"])[:200].decode("ascii", "replace"))
    if any(name.endswith((".iwa", ".apxl")) for name in found) or "index.zip" in found:
        return Refusal(
            "is a Keynote presentation",
            "open it in Keynote and choose File > Export To > PowerPoint, then use that file",
        )
    inside = sorted(name for name in found.values() if _PRESENTATIONS.search(name) and not _is_mac_litter(name))
    if inside:
        return Refusal(
            f"is a zip archive with {'a presentation' if len(inside) == 1 else f'{len(inside)} presentations'} in it",
            f"unpack it, and use {inside[0]}",
        )
    return Refusal("is not a PowerPoint file: it is a zip archive without a presentation", _ASK)


def _is_mac_litter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(("._", "~$"))


def _opendocument(kind: str) -> Refusal:
    if "opendocument.presentation" in kind:
        return Refusal("is an OpenDocument presentation, as LibreOffice saves them", _FROM_LIBREOFFICE)
    if "opendocument" in kind:
        return Refusal("is not a presentation: it is another OpenDocument file, as LibreOffice saves them", _ASK)
    return Refusal("is not a PowerPoint file", _ASK)


NO_TYPES = Refusal("is damaged: the list of what its parts are ([Content_Types].xml) is missing", _AGAIN)
_KINDS: tuple[tuple[str, Refusal], ...] = (
    (r"wordprocessingml|ms-word", Refusal("is not a presentation: it is a Word document", _ASK)),
    (r"spreadsheetml|ms-excel", Refusal("is not a presentation: it is an Excel workbook", _ASK)),
    (r"themeManager", Refusal("is a theme (.thmx), not a template: it has no layouts of its own to fill", _THEME)),
    (r"addin", Refusal("is an add-in of PowerPoint (.ppam), not a template", _ASK)),
    (r"visio", Refusal("is not a presentation: it is a Visio drawing", _ASK)),
    (r"fixeddocument", Refusal("is not a presentation: it is an XPS document", _ASK)),
)


def other_office_file(content_type: str) -> Refusal | None:
    """What an Office file is whose main part is of this type; None for a presentation, template or show."""
    return next((refusal for kind, refusal in _KINDS if re.search(kind, content_type, re.IGNORECASE)), None)
