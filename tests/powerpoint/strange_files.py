"""PowerPoint's own template, as python-pptx brings it, taken apart and put together again otherwise."""

import functools
import io
import posixpath
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree
from pptx import Presentation

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
A, P, R = (f"{{{NS[prefix]}}}" for prefix in "apr")
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "[Content_Types].xml"
PRESENTATION = "ppt/presentation.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME = "ppt/theme/theme1.xml"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
"""Title and Content."""
KINDS = "application/vnd.openxmlformats-officedocument.presentationml"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf500f000481018038"
    "71d5bd0000000049454e44ae426082"
)

Parts = dict[str, bytes]


@functools.cache
def _template() -> bytes:
    buffer = io.BytesIO()
    Presentation().save(buffer)
    return buffer.getvalue()


def template() -> Parts:
    """The parts of the template: one master, eleven layouts, 10 x 7.5 inches, no slide."""
    return read_parts(_template())


def read_parts(data: bytes) -> Parts:
    """The parts of a zip; no two have one name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts) -> bytes:
    """A zip of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6)), data)
    return buffer.getvalue()


def saved(folder: Path, parts: Parts, name: str = "uni.pptx") -> Path:
    """The parts as a file."""
    path = folder / name
    path.write_bytes(zipped(parts))
    return path


def fragment(xml: str) -> etree._Element:
    """One element, with the usual prefixes known."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    return etree.fromstring(f"<x {spaces}>{xml}</x>")[0]


def edit(parts: Parts, name: str, change: Callable[[etree._Element], object]) -> None:
    """Change the tree of a part."""
    root = etree.fromstring(parts[name])
    change(root)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def replace(parts: Parts, name: str, old: str, new: str) -> None:
    """Replace words of a part, which must be there."""
    text = parts[name].decode()
    assert old in text, f"{name} does not hold {old}"
    parts[name] = text.replace(old, new).encode()


def draw(parts: Parts, name: str, *shapes: str) -> None:
    """Draw shapes on a master or layout, before everything else that stands there."""

    def add(root: etree._Element) -> None:
        tree = root.find(f"{P}cSld/{P}spTree")
        for place, shape in enumerate(shapes):
            tree.insert(2 + place, fragment(shape))

    edit(parts, name, add)


def place(x: int, y: int, width: int, height: int, more: str = "") -> str:
    """A transform."""
    return f'<a:xfrm{more}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def shape(where: str, fill: str = '<a:solidFill><a:srgbClr val="336699"/></a:solidFill>', text: str = "") -> str:
    """A rectangle."""
    body = f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody>" if text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="77" name="Shape"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{where}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>{body}</p:sp>'
    )


def picture(relation: str, kind: str = "embed", more: str = "") -> str:
    """A picture; `more` are attributes of its name."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="78" name="Logo"{more}/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:{kind}="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f'{place(0, 0, 900_000, 450_000)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def rels_of(part: str) -> str:
    """Where the relationships of a part stand."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relate(parts: Parts, part: str, kind: str, target: str, *, external: bool = False) -> str:
    """A new relationship of a part; its id."""
    parts.setdefault(rels_of(part), f'<Relationships xmlns="{REL[1:-1]}"/>'.encode())
    number = len(etree.fromstring(parts[rels_of(part)])) + 100
    mode = {"TargetMode": "External"} if external else {}

    def add(root: etree._Element) -> None:
        etree.SubElement(root, f"{REL}Relationship", Id=f"rId{number}", Type=f"{NS['r']}/{kind}", Target=target, **mode)

    edit(parts, rels_of(part), add)
    return f"rId{number}"


def add(parts: Parts, name: str, data: bytes | str, kind: str, by: str = "", relation: str = "") -> str:
    """A new part with its content type, related from the part `by`; the relationship's id."""
    parts[name] = data.encode() if isinstance(data, str) else data
    space = "{http://schemas.openxmlformats.org/package/2006/content-types}"
    edit(
        parts,
        TYPES,
        lambda root: etree.SubElement(root, f"{space}Override", PartName=f"/{name}", ContentType=kind),
    )
    return relate(parts, by, relation, f"/{name}") if relation else ""


def with_samples(count: int = 2) -> Parts:
    """The template with sample slides, each with notes, a picture and words that nobody wants to see again."""
    made = Presentation()
    for number in range(1, count + 1):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = f"SAMPLE {number}"
        slide.notes_slide.notes_text_frame.text = f"SAMPLE note {number}"
        slide.shapes.add_picture(io.BytesIO(PIXEL), 0, 0)
    made.core_properties.author = "SAMPLE Person"
    buffer = io.BytesIO()
    made.save(buffer)
    return read_parts(buffer.getvalue())
