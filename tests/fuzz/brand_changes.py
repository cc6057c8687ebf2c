"""Parts of a presentation and a recipe of bytes in, the parts broken in some places out: XML, relationships, the zip.

What a text mutation breaks is mostly refused by the XML parser; these changes give parts that parse, and say odd
things.
"""

import io
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

STEP = 5
"""Bytes of a recipe that make one change: what, which part, where (two), with what."""
MOST_STEPS = 9
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NS = f'xmlns:p="{_P}" xmlns:a="{_A}" xmlns:r="{_R}"'

VALUES: tuple[str, ...] = (
    *("", " ", "0", "-1", "1", "4294967295", "99999999999999999999", "1e9", "NaN", "٣", "²", "0x10", "1.5", "+5"),
    *("title", "ctrTitle", "body", "pic", "tbl", "chart", "dt", "ftr", "sldNum", "obj", "true", "rId1", "rId2"),
    *("bg1", "tx1", "phClr", "accent1", "FF0000", "zzz", "windowText", "+mj-lt", "+mn-lt", "l", "ctr", "vert", "5cm"),
    *(
        "\u202e{{title}}",
        "{{sources}}",
        "__proto__",
        '"]\n[x]',
        "a\u2028b",
        "👩‍👩‍👧",
        "x" * 10_000,
        "C:\\Users\\x",
        "../../x",
    ),
    *("ppaction://program", "file:///etc/passwd", "\\\\host\\share\\x", "javascript:alert(1)", "12700", "6858000"),
)
PIECES: tuple[str, ...] = (
    f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="2" name="T"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
    "<p:spPr/></p:sp>",
    f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="0" name=""/><p:cNvSpPr/><p:nvPr><p:ph idx="10"/></p:nvPr></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="1" y="-500000"/><a:ext cx="0" cy="900000000"/></a:xfrm></p:spPr></p:sp>',
    f'<p:pic {_NS}><p:nvPicPr><p:cNvPr id="9" name="P"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    '<a:blip r:link="rId99"/></p:blipFill><p:spPr/></p:pic>',
    f"<p:grpSp {_NS}/>",
    f'<p:grpSp {_NS}><p:nvGrpSpPr/><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr></p:grpSp>',
    f'<p:bg {_NS}><p:bgRef idx="1001"/></p:bg>',
    f'<p:bg {_NS}><p:bgPr><a:blipFill><a:blip r:embed="rId1"/></a:blipFill></p:bgPr></p:bg>',
    f'<a:hlinkClick {_NS} r:id="rId1" action="ppaction://program"/>',
    f'<p:extLst {_NS}><p:ext uri="x"><a:t>x</a:t></p:ext></p:extLst>',
    f'<p:sldIdLst {_NS}><p:sldId id="256" r:id="rId1"/></p:sldIdLst>',
    f'<a:srgbClr {_NS} val="12G"><a:lumMod val="-9"/><a:lumMod val="x"/></a:srgbClr>',
    f'<a:lvl1pPr {_NS} marL="x" indent="-9"><a:lnSpc><a:spcPct val="0"/></a:lnSpc><a:buChar char=""/>'
    '<a:defRPr sz="-1"/></a:lvl1pPr>',
    "<!-- -->",
    "<?x y?>",
)
TARGETS: tuple[str, ...] = (
    *(
        "",
        ".",
        "..",
        "/",
        "../../../../x",
        "presentation.xml",
        "/ppt/presentation.xml",
        "../slideMasters/slideMaster1.xml",
    ),
    *(
        "../slideLayouts/slideLayout1.xml",
        "../theme/theme1.xml",
        "/[Content_Types].xml",
        "/_rels/.rels",
        "%2e%2e/x",
        "a b",
    ),
    *("file:///etc/passwd", "\\\\host\\share\\x.png", "http://example.org/x", "C:\\x", "NULL", "#1", "?x"),
)
KINDS: tuple[str, ...] = (
    *(
        "slide",
        "slideLayout",
        "slideMaster",
        "theme",
        "notesMaster",
        "image",
        "officeDocument",
        "hyperlink",
        "oleObject",
    ),
    *("vbaProject", "attachedTemplate", "package", "audio", "font", "customXml", ""),
)
NAMES: tuple[str, ...] = (
    *(
        "ppt/PRESENTATION.XML",
        "ppt/x.",
        "ppt/con.xml",
        "ppt/e\u0301.xml",
        "ppt/\u00e9.xml",
        "ppt//x.xml",
        "./ppt/x.xml",
    ),
    *(
        "ppt/slides/slide1.xml",
        "ppt/notesSlides/notesSlide1.xml",
        "docProps/core.xml",
        "[trash]/0000.dat",
        "ppt/a%2fb.xml",
    ),
    *("/x", "../x", "a\\b", "_rels/x.rels", "ppt/media/\u202egnp.png"),
)


def changed(parts: Mapping[str, bytes], recipe: bytes) -> list[tuple[str, bytes]]:
    """The parts after the changes that the recipe asks for, in order; a name may stand twice."""
    files = list(parts.items())
    for at in range(0, min(len(recipe), MOST_STEPS * STEP), STEP):
        what, which, first, second, how = recipe[at : at + STEP].ljust(STEP, b"\0")
        where = first * 256 + second
        change = _CHANGES[what % len(_CHANGES)]
        place = which % len(files)
        name, data = files[place]
        try:
            made = change(name, data, where, how)
        except (etree.XMLSyntaxError, ValueError):  # no XML, or not what XML can hold
            continue
        files[place : place + 1] = made or [(f"{name}.gone", b"x")]
    return files


def zipped(files: list[tuple[str, bytes]]) -> bytes:
    """The parts as a zip, whatever their names."""
    import warnings

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that stand twice
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return buffer.getvalue()


Made = list[tuple[str, bytes]]
InXml = Callable[[etree._Element, list[etree._Element], int, int], None]


def _xml(
    change: Callable[[etree._Element, list[etree._Element], int, int], None],
) -> Callable[[str, bytes, int, int], Made]:
    def made(name: str, data: bytes, where: int, how: int) -> Made:
        root = etree.fromstring(data)
        elements = list(root.iter(etree.Element))
        change(elements[where % len(elements)], elements, where, how)
        return [(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8"))]

    return made


def _set(element: etree._Element, _all: list[etree._Element], where: int, how: int) -> None:
    if element.attrib:
        key = list(element.attrib)[where // 7 % len(element.attrib)]
        element.set(key, VALUES[how % len(VALUES)])


def _unset(element: etree._Element, _all: list[etree._Element], where: int, _how: int) -> None:
    if element.attrib:
        del element.attrib[list(element.attrib)[where // 7 % len(element.attrib)]]


def _remove(element: etree._Element, _all: list[etree._Element], _where: int, _how: int) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _double(element: etree._Element, _all: list[etree._Element], _where: int, how: int) -> None:
    above = element.getparent()
    if above is not None:
        for _ in range(how % 4 + 1):
            above.append(etree.fromstring(etree.tostring(element, with_tail=False)))


def _move(element: etree._Element, every: list[etree._Element], where: int, how: int) -> None:
    other = every[(where * 31 + how) % len(every)]
    if element.getparent() is not None and element not in (other, *other.iterancestors()):
        other.append(element)


def _insert(element: etree._Element, _all: list[etree._Element], _where: int, how: int) -> None:
    element.insert(0, etree.fromstring(f"<x>{PIECES[how % len(PIECES)]}</x>")[0])


def _rename(element: etree._Element, every: list[etree._Element], where: int, how: int) -> None:
    element.tag = every[(where * 17 + how) % len(every)].tag


def _space(element: etree._Element, _all: list[etree._Element], _where: int, how: int) -> None:
    spaces = (_P, _A, _R, "urn:x", _P.replace("schemas.openxmlformats.org", "purl.oclc.org/ooxml"))
    element.tag = f"{{{spaces[how % len(spaces)]}}}{etree.QName(element).localname}"


def _say(element: etree._Element, _all: list[etree._Element], _where: int, how: int) -> None:
    element.text = VALUES[how % len(VALUES)]


def _empty(element: etree._Element, _all: list[etree._Element], _where: int, _how: int) -> None:
    element.clear()


def _deepen(element: etree._Element, _all: list[etree._Element], _where: int, how: int) -> None:
    """The element inside of many of its own kind."""
    above = element.getparent()
    for _ in range(how if above is not None else 0):
        outer = etree.Element(element.tag)
        element.addprevious(outer)
        outer.append(element)


def _relation(name: str, data: bytes, where: int, how: int) -> Made:
    """A relationship with another target, type, id or mode; of what is no `.rels`, an attribute."""
    if not name.endswith(".rels") or not len(etree.fromstring(data)):
        return _xml(_set)(name, data, where, how)
    root = etree.fromstring(data)
    item = root[where % len(root)]
    match where // 256 % 5:
        case 0:
            item.set("Target", TARGETS[how % len(TARGETS)])
        case 1:
            item.set("Type", f"{_R}/{KINDS[how % len(KINDS)]}")
        case 2:
            item.set("TargetMode", "External" if how % 2 else "Internal")
        case 3:
            item.set("Id", root[how % len(root)].get("Id", ""))
        case _:
            other = root[how % len(root)]
            one, two = item.get("Target", ""), other.get("Target", "")
            item.set("Target", two)
            other.set("Target", one)
    return [(name, etree.tostring(root))]


def _type(name: str, data: bytes, where: int, how: int) -> Made:
    """A content type that lies; of what is no list of types, a text."""
    root = etree.fromstring(data)
    if name != "[Content_Types].xml" or not len(root):
        return _xml(_say)(name, data, where, how)
    root[where % len(root)].set("ContentType", root[how % len(root)].get("ContentType", ""))
    return [(name, etree.tostring(root))]


def _called(name: str, data: bytes, _where: int, how: int) -> Made:
    return [(NAMES[how % len(NAMES)], data)]


def _twice(name: str, data: bytes, _where: int, how: int) -> Made:
    return [(name, data), (NAMES[how % len(NAMES)] if how % 2 else name.swapcase(), data)]


def _gone(_name: str, _data: bytes, _where: int, _how: int) -> Made:
    return []


_CHANGES: tuple[Callable[[str, bytes, int, int], Made], ...] = (
    *map(_xml, (_set, _set, _unset, _remove, _double, _move, _insert, _rename, _space, _say, _empty, _deepen)),
    *(_relation, _relation, _relation, _type, _called, _twice, _gone),
)
