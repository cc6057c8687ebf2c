"""Fonts embedded in a presentation: the font out of its wrapping (Embedded OpenType), and its figures."""

import struct
from collections.abc import Mapping
from pathlib import Path

import msgspec

from builder.errors import SourcedeckError
from builder.fonts import FontError, encode, measure_file
from builder.model.figures import face_key
from builder.powerpoint.found_names import plain_name
from builder.powerpoint.markup import NS_P, NS_R
from builder.powerpoint.package import Package

_MOST = 256
"""The most faces that are looked at; a presentation embeds a handful."""
_LONGEST_NAME = 100
"""No font has a longer name (Windows takes 31 letters), and its figures' file would have none that can be written."""
_STYLES = (("regular", False, False), ("bold", True, False), ("italic", False, True), ("boldItalic", True, True))
# Embedded OpenType, W3C submission of 5 March 2008, in little-endian numbers.
_MAGIC, _COMPRESSED, _VEILED, _VEIL = 0x504C, 0x4, 0x1000_0000, 0x50
_HEADER = struct.Struct("<LLLL18xH")
_PLAIN = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")


class Embedded(msgspec.Struct, frozen=True):
    """One embedded face: the font file as bytes, or in `reason` why it cannot be taken out (it ends a sentence)."""

    family: str
    bold: bool
    italic: bool
    data: bytes = b""
    reason: str = ""


class EmbeddedFigures(msgspec.Struct, frozen=True):
    """Figures as files of a pack's folder `metrics`, by name; `reasons` says why other families have none, by name."""

    files: Mapping[str, bytes]
    reasons: Mapping[str, str]


def embedded(package: Package) -> tuple[Embedded, ...]:
    """The faces that a presentation embeds, in its order. Raises SourcedeckError where its main part cannot be read."""
    main = package.main_part()
    parts = {relation.id: relation.target for relation in package.related(main, "font")}
    found: list[Embedded] = []
    for entry in package.tree(main).iterfind(f"{{{NS_P}}}embeddedFontLst/{{{NS_P}}}embeddedFont"):
        font = entry.find(f"{{{NS_P}}}font")
        family = "" if font is None else plain_name(font.get("typeface", ""))
        for tag, bold, italic in _STYLES:
            face = entry.find(f"{{{NS_P}}}{tag}")
            part = "" if face is None else parts.get(face.get(f"{{{NS_R}}}id", ""), "")
            named = any(one.isalnum() for one in family) and len(family) <= _LONGEST_NAME
            if named and part and len(found) < _MOST:
                try:
                    found.append(Embedded(family, bold, italic, unwrapped(package.read(part))))
                except SourcedeckError:
                    found.append(Embedded(family, bold, italic, reason="its part of the file is damaged"))
                except FontError as error:
                    found.append(Embedded(family, bold, italic, reason=str(error)))
    return tuple(found)


def measure_embedded(path: Path) -> EmbeddedFigures:
    """Measure the faces that a presentation embeds, under the names by which its text asks for them.

    Raises SourcedeckError where the file is no presentation, or is unsafe to open.
    """
    with Package(path) as package:
        faces = embedded(package)
    files: dict[str, bytes] = {}
    reasons: dict[str, str] = {}
    for face in faces:
        try:
            if face.reason:
                raise FontError(face.reason)
            measured = measure_file(face.data)[0]
        except FontError as error:
            reasons.setdefault(face.family, str(error))
        else:
            files[f"{face_key(face.family, face.bold, face.italic)}.json"] = encode(measured.figures)
    return EmbeddedFigures(files, reasons)


def unwrapped(data: bytes) -> bytes:
    """The font file in an Embedded OpenType file. Raises FontError for what is none, and for a compressed one."""
    if data[:4] in _PLAIN:
        return data
    try:
        size, font_size, _, flags, magic = _HEADER.unpack_from(data)
    except struct.error:
        raise FontError("the embedded file is cut off") from None
    if magic != _MAGIC or not 0 < font_size < size <= len(data):
        raise FontError("the embedded file is no font, or is damaged")
    if flags & _COMPRESSED:
        raise FontError("it is embedded in a compressed form (MicroType Express) that is not read here")
    font = data[size - font_size : size]
    return font.translate(bytes(one ^ _VEIL for one in range(256))) if flags & _VEILED else font
