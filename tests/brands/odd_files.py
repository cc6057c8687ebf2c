"""Templates whose parts are odd: strict OOXML, clutter, masters that lack something, targets, names and types."""

import zipfile
from pathlib import Path

from odd_drawing import HEAD, STANDARD, Look, drawn, notes_master_xml
from odd_parts import (
    MASTER,
    PRESENTATION,
    REL,
    SAMPLE,
    THEME,
    TYPE,
    TYPES,
    P,
    add,
    default_type,
    drop,
    edited,
    fragment,
    layout_names,
    relate,
    rels_of,
    rename_part,
    replace,
    save,
    unrelate,
)
from odd_registry import odd
from odd_standard import logo, office, png, sample_slide, standard_layouts


@odd("strict OOXML: the namespaces of ISO 29500", opens=False)
def strict_ooxml(path: Path) -> None:
    parts = office()
    sample_slide(parts, title="ctrTitle")
    swaps = (
        (
            "http://schemas.openxmlformats.org/presentationml/2006/main",
            "http://purl.oclc.org/ooxml/presentationml/main",
        ),
        ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    for name, data in parts.items():
        if name != TYPES:
            text = data.decode()
            for old, new in swaps:
                text = text.replace(old, new)
            parts[name] = text.encode()
    replace(parts, PRESENTATION, "<p:presentation ", '<p:presentation conformance="strict" ')
    save(path, parts)


@odd("everything that Office leaves in a file: thumbnail, printer, tags, custom XML, signature, labels, revisions")
def office_clutter(path: Path) -> None:
    parts = office()
    slide = sample_slide(parts, title="ctrTitle")
    default_type(parts, "bin", "application/vnd.openxmlformats-officedocument.presentationml.printerSettings")
    default_type(parts, "jpeg", "image/jpeg")
    default_type(parts, "sigs", "application/vnd.openxmlformats-package.digital-signature-origin")
    parts["docProps/thumbnail.jpeg"] = b"\xff\xd8\xff\xe0" + SAMPLE.encode()
    relate(
        parts,
        "",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
        "docProps/thumbnail.jpeg",
    )
    parts["_xmlsignatures/origin.sigs"] = b""
    relate(parts, "", f"{REL[1:-1]}/digital-signature/origin", "_xmlsignatures/origin.sigs")
    signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>'
    add(
        parts,
        "_xmlsignatures/sig1.xml",
        signature,
        "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
        by="_xmlsignatures/origin.sigs",
        relation=f"{REL[1:-1]}/digital-signature/signature",
    )
    label = '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"/>'
    add(
        parts,
        "docMetadata/LabelInfo.xml",
        HEAD + label,
        "application/vnd.ms-office.classificationlabels+xml",
        by="",
        relation="http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
    )
    add(parts, "customXml/item1.xml", f"<house>{SAMPLE}</house>", "", by=PRESENTATION, relation="customXml")
    add(
        parts,
        "customXml/itemProps1.xml",
        f'{HEAD}<ds:datastoreItem ds:itemID="{{0}}" '
        f'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        by="customXml/item1.xml",
        relation="customXmlProps",
    )
    parts["ppt/printerSettings/printerSettings1.bin"] = b"PRINTER" + SAMPLE.encode()
    relate(parts, PRESENTATION, "printerSettings", "printerSettings/printerSettings1.bin")
    for name, kind in (("changesInfos/changesInfo1", "changesInfo"), ("revisionInfo", "revisionInfo")):
        add(
            parts,
            f"ppt/{name}.xml",
            f'<x xmlns="urn:x">{SAMPLE}</x>',
            f"application/vnd.ms-powerpoint.{kind.lower()}+xml",
            by=PRESENTATION,
            relation=f"http://schemas.microsoft.com/office/2016/11/relationships/{kind}",
        )
    for part, number in ((PRESENTATION, 1), (slide, 2), (MASTER, 3)):
        tags = (
            f'{HEAD}<p:tagLst xmlns:p="{P[1:-1]}"><p:tag name="OWNER" val="{SAMPLE if part == slide else "house"}"/>'
            f"</p:tagLst>"
        )
        add(
            parts,
            f"ppt/tags/tag{number}.xml",
            tags,
            "application/vnd.openxmlformats-officedocument.presentationml.tags+xml",
            by=part,
            relation="tags",
        )
    with edited(parts, PRESENTATION) as root:
        root.set("removePersonalInfoOnSave", "1")
        root.find(f"{P}notesSz").addnext(
            fragment(
                '<p:modifyVerifier cryptProviderType="rsaAES" cryptAlgorithmClass="hash" '
                'cryptAlgorithmType="typeAny" cryptAlgorithmSid="14" spinCount="100000" saltData="AA==" '
                'hashData="AA=="/>'
            )
        )
    save(path, parts)


@odd("no notes master")
def no_notes_master(path: Path) -> None:
    save(path, office(notes=False))


@odd("a notes master without a place for notes")
def notes_master_without_body(path: Path) -> None:
    parts = office()
    with edited(parts, "ppt/notesMasters/notesMaster1.xml") as root:
        tree = root.find(f".//{P}spTree")
        tree.remove(tree.findall(f"{P}sp")[1])
    save(path, parts)


@odd("a notes master that has no theme, and a handout master that nothing lists")
def notes_master_without_theme(path: Path) -> None:
    parts = office()
    unrelate(parts, "ppt/notesMasters/notesMaster1.xml", "theme")
    drop(parts, "ppt/theme/theme2.xml")
    xml = notes_master_xml().replace("notesMaster", "handoutMaster")
    add(
        parts,
        "ppt/handoutMasters/handoutMaster1.xml",
        xml,
        "application/vnd.openxmlformats-officedocument.presentationml.handoutMaster+xml",
        by=PRESENTATION,
        relation="handoutMaster",
    )
    save(path, parts)


@odd("the slide size is missing")
def no_slide_size(path: Path) -> None:
    parts = office(size=STANDARD)
    with edited(parts, PRESENTATION) as root:
        root.remove(root.find(f"{P}sldSz"))
    save(path, parts)


@odd("relationships with absolute targets, with “./” and with “../ppt/”")
def spelt_targets(path: Path) -> None:
    parts = office()
    with edited(parts, rels_of(PRESENTATION)) as root:
        for place, item in enumerate(root):
            item.set(
                "Target",
                (f"/ppt/{item.get('Target')}", f"./{item.get('Target')}", f"../ppt/{item.get('Target')}")[place % 3],
            )
    with edited(parts, rels_of(MASTER)) as root:
        for item in root:
            item.set("Target", item.get("Target").replace("../", "/ppt/"))
    save(path, parts)


@odd("relationships to parts that are not in the file")
def dangling(path: Path) -> None:
    parts = office()
    layout = layout_names(parts)[1]
    for part, kind, target in (
        (PRESENTATION, "tableStyles", "tableStyles.xml"),
        (PRESENTATION, "handoutMaster", "handoutMasters/handoutMaster9.xml"),
        (MASTER, "image", "../media/gone.png"),
        (layout, "image", "../media/NULL"),
        (layout, "tags", "../tags/tag9.xml"),
        (MASTER, "slideLayout", "../slideLayouts/slideLayout99.xml"),
    ):
        relate(parts, part, kind, target)
    save(path, parts)


@odd("part names with percent signs, spaces and letters beyond ASCII")
def part_names(path: Path) -> None:
    parts = office()
    identity = logo(parts, MASTER, "ppt/media/Wappen%20gro%C3%9F.png")
    with edited(parts, MASTER) as root:
        from odd_drawing import WIDE, picture

        root.find(f".//{P}spTree").append(fragment(picture(90, identity, (0.85, 0.03, 0.12, 0.1), WIDE)))
    parts = rename_part(parts, layout_names(parts)[1], "ppt/slideLayouts/Folien%20Layout%20(2).xml")
    save(path, parts)


@odd("part names in other capitals than their relationships and types say")
def mixed_case(path: Path) -> None:
    parts = office()
    first, second = layout_names(parts)[:2]
    parts = rename_part(parts, first, first.replace("slideLayout1", "SlideLayout1"), written=first)
    parts = rename_part(parts, second, second.replace("slideLayout2.xml", "slidelayout2.XML"), written=second)
    save(path, parts)


@odd("the presentation is named and kept as another program does it")
def other_folders(path: Path) -> None:
    parts = office()
    for old, new in (
        (PRESENTATION, "presentation/main.xml"),
        (THEME, "presentation/t.xml"),
        (layout_names(parts)[1], "ppt/slides/slide1.xml"),
        (layout_names(parts)[3], "ppt/notesSlides/notesSlide1.xml"),
    ):
        parts = rename_part(parts, old, new)
    save(path, parts)


@odd("content types by file ending only, each ending its own")
def types_by_ending(path: Path) -> None:
    parts = office(notes=False)
    kinds = {"ppt/slideLayouts/": "lay", "ppt/slideMasters/": "mas", "ppt/theme/": "thm", PRESENTATION: "prs"}
    types = dict.fromkeys(kinds.values(), "")
    from lxml import etree

    known = {item.get("PartName", "").lstrip("/"): item.get("ContentType") for item in etree.fromstring(parts[TYPES])}
    for name in list(parts):
        for start, ending in kinds.items():
            if name.startswith(start) and "_rels" not in name:
                types[ending] = known[name]
                parts = rename_part(parts, name, name.rpartition(".")[0] + f".{ending}")
    with edited(parts, TYPES) as root:
        for item in root.findall(f"{TYPE}Override"):
            root.remove(item)
        for ending, kind in types.items():
            root.append(root.makeelement(f"{TYPE}Default", Extension=ending.upper(), ContentType=kind))
    save(path, parts)


@odd("XML in UTF-16, with a byte order mark, with comments and processing instructions")
def other_encodings(path: Path) -> None:
    from lxml import etree

    parts = office()
    for name in (PRESENTATION, layout_names(parts)[1], THEME):
        parts[name] = etree.tostring(etree.fromstring(parts[name]), encoding="UTF-16", xml_declaration=True)
    for name in (MASTER, layout_names(parts)[2]):
        text = parts[name].decode().replace("<p:spTree>", "<!-- house --><?house keep?><p:spTree><!-- more -->", 1)
        parts[name] = b"\xef\xbb\xbf" + text.encode()
    save(path, parts)


@odd("other prefixes: the presentation's namespace is the default, and DrawingML is “ns0”")
def other_prefixes(path: Path) -> None:
    parts = office()
    for name in (PRESENTATION, MASTER, *layout_names(parts)):
        text = parts[name].decode().replace("<p:", "<").replace("</p:", "</").replace("xmlns:p=", "xmlns=")
        parts[name] = text.replace("<a:", "<ns0:").replace("</a:", "</ns0:").replace("xmlns:a=", "xmlns:ns0=").encode()
    save(path, parts)


@odd("thirty megabytes of media that nothing shows, and media that a layout shows")
def huge_media(path: Path) -> None:
    parts = office()
    parts["ppt/media/unused.mp4"] = bytes(range(256)) * 4096 * 30
    default_type(parts, "mp4", "video/mp4")
    logo(parts, layout_names(parts)[0])
    save(path, parts, zipfile.ZIP_STORED)


@odd("a second theme, a second master and layouts that nothing reaches")
def orphans(path: Path) -> None:
    parts = office()
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    add(parts, "ppt/theme/theme9.xml", parts[THEME], theme)
    add(
        parts,
        "ppt/slideLayouts/slideLayout99.xml",
        parts[layout_names(parts)[1]],
        "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
    )
    parts["ppt/media/orphan.png"] = png()
    default_type(parts, "png", "image/png")
    save(path, parts)


@odd("the list of masters has another order than the relationships, and ids occur twice")
def ids_twice(path: Path) -> None:
    parts = drawn(
        (Look(theme="First"), standard_layouts()[:6]), (Look(theme="Second", title_size=3000), standard_layouts()[:6])
    )
    with edited(parts, PRESENTATION) as root:
        listed = root.find(f"{P}sldMasterIdLst")
        listed.append(listed[0])
    second = "ppt/slideMasters/slideMaster2.xml"
    with edited(parts, second) as root:
        for place, item in enumerate(root.iter(f"{P}sldLayoutId")):
            item.set("id", str(2_147_483_649 + place))
    save(path, parts)


@odd("the least that PowerPoint opens: no properties, no view, nothing but master, layouts and theme")
def bare_package(path: Path) -> None:
    parts = office(notes=False)
    for kind in ("presProps", "viewProps"):
        unrelate(parts, PRESENTATION, kind)
        drop(parts, f"ppt/{kind}.xml")
    for name in layout_names(parts)[7:]:
        drop(parts, name)
    for name in layout_names(parts):
        with edited(parts, name) as root:
            root.attrib.pop("type", None)
            root.attrib.pop("preserve", None)
    with edited(parts, MASTER) as root:
        listed = root.find(f"{P}sldLayoutIdLst")
        for item in listed[7:]:
            listed.remove(item)
    with edited(parts, rels_of(MASTER)) as root:
        for item in list(root):
            if item.get("Target").rpartition("/")[2] in {f"slideLayout{number}.xml" for number in range(8, 12)}:
                root.remove(item)
    with edited(parts, THEME) as root:
        root.set("name", "")
    save(path, parts)
