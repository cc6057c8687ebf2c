"""A brand's package in, what its decks need of it out: no sample slide, nothing that hangs on one, nobody's data."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec
from lxml import etree

from builder.powerpoint.brand_file import UNSAID_SIZE
from builder.powerpoint.loose_ends import is_suspect, tie_up
from builder.powerpoint.markup import NS_P, NS_R
from builder.powerpoint.package import Package, Relation, rels_name

P, _ID = f"{{{NS_P}}}", f"{{{NS_R}}}id"
_OF_PRESENTATION = frozenset(
    {"slideMaster", "notesMaster", "handoutMaster", "theme", "presProps", "viewProps", "tableStyles", "font"}
)
_OF_OTHERS = frozenset(
    {
        *("slideMaster", "slideLayout", "theme", "themeOverride", "image", "hdphoto", "media", "audio", "video"),
        *("chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle", "package", "oleObject", "vmlDrawing"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "font", "model3d"),
    }
)
"""What masters, layouts and their parts may bring along. Slides, comments, tags, controls and the like may not."""
_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_OF_SLIDES = ("sldIdLst", "custShowLst", "custDataLst", "smartTags", "modifyVerifier", "photoAlbum")
"""What a presentation says of its slides, or of a person: the password of the author would close our decks too."""
_GUIDES = frozenset({"{EFAFB233-063F-42B5-8137-9DF3F51BA10A}", "{2D200454-40CA-4A62-9FC3-DE9A4176ACB9}"})
"""Guides of slides and notes (MS-PPTX 2.2.4): the one extension of a presentation that is the brand's."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._/-]")
_OURS = ("ppt/slides/", "ppt/notesSlides/", "docProps/")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """The parts that stay, by name and in the file's order, without their `.rels`.

    `relations` are those that stay, by part; `written` has the bytes of `.rels` that stay as they are. `defaults` and
    `overrides` are the content types of these parts. `renamed` are names that no program would take, or that slides
    have. `told` counts, by kind, what went out of parts that stay.
    """

    main: str
    parts: Mapping[str, bytes]
    relations: Mapping[str, tuple[Relation, ...]]
    written: Mapping[str, bytes]
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    renamed: Mapping[str, str]
    told: Mapping[str, int]


def keep(package: Package) -> Kept:
    """What stays of a brand, with every reference to anything else taken out."""
    main = package.main_part()
    relations = _reached(package, main)
    names = [name for name in package.names() if name in relations]
    renamed = _safe_names(names)
    told: Counter[str] = Counter()
    parts: dict[str, bytes] = {}
    rels: dict[str, tuple[Relation, ...]] = {}
    written: dict[str, bytes] = {}
    for name in names:
        kept = relations[name]
        every = package.relations(name)
        here = renamed.get(name, name)
        parts[here] = _part(package, name, main, [one.id for one in every if one not in kept], told)
        rels[here] = tuple(
            Relation(one.id, one.type, renamed.get(one.target, one.target), one.external) for one in kept
        )
        if every and rels[here] == every and name not in package.respelled and here == name:
            written[here] = package.read(rels_name(name))
    defaults, overrides = _types(package, names, renamed)
    return Kept(
        main=renamed.get(main, main),
        parts=parts,
        relations=rels,
        written=written,
        defaults=defaults,
        overrides=overrides,
        renamed=renamed,
        told=told,
    )


def _reached(package: Package, main: str) -> dict[str, tuple[Relation, ...]]:
    """By part, the relationships that stay, of every part that is reached by them."""
    found: dict[str, tuple[Relation, ...]] = {}
    waiting = [main]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found[part] = tuple(_staying(package, part, part == main))
            waiting += [one.target for one in found[part] if not one.external]
    return found


def _staying(package: Package, part: str, is_main: bool) -> Iterator[Relation]:
    for relation in package.relations(part):
        kind = relation.type.rsplit("/", 1)[-1]
        if relation.external:
            if kind == "hyperlink" and _WEB.match(relation.target) and not is_main:
                yield relation
        elif kind in (_OF_PRESENTATION if is_main else _OF_OTHERS) and package.has(relation.target):
            yield relation


def _part(package: Package, name: str, main: str, lost: list[str], told: Counter[str]) -> bytes:
    """The bytes of a part: as they are, or without what refers to anything that does not stay."""
    data = package.read(name)
    is_xml = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    presents = name == main or (is_xml and b"showPr" in data)
    if not (lost or presents or (is_xml and is_suspect(data))):
        return data
    root = etree.fromstring(etree.tostring(package.tree(name)))
    if presents:
        _without_slides(root, told)
    tie_up(root, frozenset(lost), told)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_slides(root: etree._Element, told: Counter[str]) -> None:
    """Take out of a presentation, or of its properties, what it says of its slides."""
    for show in root.iterfind(f"{P}showPr"):
        for choice in [*show.findall(f"{P}custShow"), *show.findall(f"{P}sldRg")]:
            show.remove(choice)
    if root.tag != f"{P}presentation":
        return
    told["section"] += sum(len(sections) for sections in root.iter("{*}sectionLst"))
    told["custom show"] += sum(len(shows) for shows in root.iterfind(f"{P}custShowLst"))
    told["password"] += len(root.findall(f"{P}modifyVerifier"))
    for tag in _OF_SLIDES:
        for element in root.findall(f"{P}{tag}"):
            root.remove(element)
    for extensions in root.findall(f"{P}extLst"):
        for extension in extensions.findall(f"{P}ext"):
            if extension.get("uri", "").upper() not in _GUIDES:
                extensions.remove(extension)
        if not len(extensions):
            root.remove(extensions)
    if root.find(f"{P}sldSz") is None:
        _size(root)


def _size(root: etree._Element) -> None:
    """Say the size of slides where a presentation leaves it to the program: not all of them take the same."""
    width, height = UNSAID_SIZE
    size = etree.Element(f"{P}sldSz", cx=str(width), cy=str(height))
    lists = [element for element in root if isinstance(element.tag, str) and element.tag.endswith("MasterIdLst")]
    if lists:
        lists[-1].addnext(size)
    else:
        root.insert(0, size)


def _safe_names(names: list[str]) -> dict[str, str]:
    """New names for parts whose own would be read in two ways, or are those of slides."""
    taken = {name.casefold() for name in names}
    renamed: dict[str, str] = {}
    for name in names:
        safe = _UNSAFE.sub("_", name)
        if safe.startswith(_OURS):
            safe = f"ppt/brand/{safe.rpartition('/')[2]}"
        stem, dot, ending = safe.rpartition(".")
        number = 1
        while safe != name and safe.casefold() in taken:
            number += 1
            safe = f"{stem}-{number}{dot}{ending}"
        if safe != name:
            renamed[name] = safe
            taken.add(safe.casefold())
    return renamed


def _types(package: Package, names: list[str], renamed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Content types of the parts that stay: by ending what the file says so, else by name."""
    endings = {name.rpartition(".")[2].casefold() for name in names}
    plain = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults = {
        ending.casefold(): plain.get(ending.casefold(), kind)
        for ending, kind in package.defaults().items()
        if ending.casefold() in endings or ending.casefold() in plain
    } | plain
    found = {name: package.content_type(name) for name in names}
    overrides = {
        renamed.get(name, name): kind
        for name, kind in found.items()
        if kind and kind != defaults.get(name.rpartition(".")[2].casefold())
    }
    return defaults, overrides
