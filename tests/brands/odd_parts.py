"""A package in memory that can be broken in every way: parts by name, their types and relationships, a zip."""

import contextlib
import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
TYPES = "[Content_Types].xml"
SAMPLE = "SAMPLE-TEXT-7Q"
"""Stands wherever a sample slide says something: nothing of it may be left in a deck."""

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
POTX = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
PPSX = "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"
PPTM = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
POTM = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
PPSM = "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml"

Parts = dict[str, bytes]


def read_parts(data: bytes) -> Parts:
    """All parts of a zip, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the parts; the same parts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            info.compress_type = method
            archive.writestr(info, data)
    return buffer.getvalue()


def save(path: Path, parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> None:
    """Write the parts as a zip."""
    path.write_bytes(zipped(parts, method))


def rels_of(part: str) -> str:
    """Where the relationships of a part stand; "" is the package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


@contextlib.contextmanager
def edited(parts: Parts, name: str) -> Iterator[etree._Element]:
    """The tree of a part, written back at the end."""
    root = etree.fromstring(parts[name])
    yield root
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def replace(parts: Parts, name: str, old: str, new: str, count: int = -1) -> None:
    """Replace words in a part; they must be there."""
    text = parts[name].decode()
    assert old in text, f"{name} does not hold {old}"
    parts[name] = text.replace(old, new, count).encode()


def fragment(xml: str) -> etree._Element:
    """One element from XML in which `a`, `p` and `r` need not be declared."""
    spaces = f'xmlns:a="{A[1:-1]}" xmlns:p="{P[1:-1]}" xmlns:r="{R[1:-1]}"'
    return etree.fromstring(f"<x {spaces}>{xml}</x>")[0]


def type_of(parts: Parts, name: str, kind: str) -> None:
    """Give a part its content type, in place of what it had."""
    with edited(parts, TYPES) as root:
        for item in root.findall(f"{TYPE}Override"):
            if item.get("PartName") == f"/{name}":
                root.remove(item)
        if kind:
            etree.SubElement(root, f"{TYPE}Override", PartName=f"/{name}", ContentType=kind)


def default_type(parts: Parts, ending: str, kind: str) -> None:
    """Give a file ending its content type, where it has none."""
    with edited(parts, TYPES) as root:
        if not any(item.get("Extension") == ending for item in root.findall(f"{TYPE}Default")):
            root.insert(0, root.makeelement(f"{TYPE}Default", Extension=ending, ContentType=kind))


def relate(parts: Parts, part: str, kind: str, target: str, *, external: bool = False) -> str:
    """A new relationship of a part; `kind` is an office kind ("image") or a full URI. Its id."""
    name = rels_of(part)
    parts.setdefault(name, f'<Relationships xmlns="{REL[1:-1]}"/>'.encode())
    with edited(parts, name) as root:
        taken = {item.get("Id") for item in root}
        identity = next(f"rId{number}" for number in range(1, 10_000) if f"rId{number}" not in taken)
        item = etree.SubElement(root, f"{REL}Relationship", Id=identity)
        item.set("Type", kind if ":" in kind else f"{OFFICE}/{kind}")
        item.set("Target", target)
        if external:
            item.set("TargetMode", "External")
    return identity


def add(parts: Parts, name: str, data: bytes | str, kind: str, *, by: str = "", relation: str = "") -> str:
    """A new part with its content type; with `relation`, related from the part `by`. The relationship's id, or ""."""
    parts[name] = data.encode() if isinstance(data, str) else data
    if kind:
        type_of(parts, name, kind)
    return relate(parts, by, relation, f"/{name}") if relation else ""


def drop(parts: Parts, name: str) -> None:
    """Take a part away, with its relationships and its type; what refers to it stays."""
    parts.pop(name, None)
    parts.pop(rels_of(name), None)
    type_of(parts, name, "")


def unrelate(parts: Parts, part: str, kind: str) -> None:
    """Take away the relationships of a part of one kind."""
    with edited(parts, rels_of(part)) as root:
        for item in list(root):
            if item.get("Type", "").endswith(f"/{kind}"):
                root.remove(item)


def layout_names(parts: Parts) -> list[str]:
    """The names of the layout parts, in the file's order."""
    return [name for name in parts if name.startswith("ppt/slideLayouts/") and "_rels" not in name]


def named_layout(parts: Parts, name: str) -> str:
    """The part of the first layout of that name."""
    for part in layout_names(parts):
        if etree.fromstring(parts[part]).find(f"{P}cSld").get("name") == name:
            return part
    raise AssertionError(f"no layout is named {name}")


def rename_part(parts: Parts, old: str, new: str, written: str = "") -> Parts:
    """The package with one part under another name; `written` is how targets spell it, where that differs."""
    made: Parts = {}
    for name, data in parts.items():
        here = name.replace(old, new) if name in (old, rels_of(old)) else name
        if name == rels_of(old):
            here = rels_of(new)
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            root = etree.fromstring(data)
            for item in root:
                inside = item.get("TargetMode") != "External"
                target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))
                if inside and target == f"/{old}":
                    item.set("Target", f"/{written or new}")
                elif inside and name == rels_of(old):
                    item.set("Target", target)
            made[here] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        else:
            made[here] = data
    with edited(made, TYPES) as root:
        for item in root.findall(f"{TYPE}Override"):
            if item.get("PartName") == f"/{old}":
                item.set("PartName", f"/{written or new}")
    return made
