"""A brand's package in, what its decks need of it out: no sample slide, nothing that hangs on one, nobody's data."""

import re
from collections import Counter
from collections.abc import Mapping

import msgspec
from lxml import etree

from builder.powerpoint.brand_file import UNSAID_SIZE
from builder.powerpoint.lists_of_parts import Lists
from builder.powerpoint.loose_ends import is_loose, tie_up
from builder.powerpoint.markup import NS_P
from builder.powerpoint.package import Package, Relation, rels_name
from builder.powerpoint.reached_parts import reached

P = f"{{{NS_P}}}"
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
    have. `told` counts, by kind, what went out of parts that stay; `active` are drawings that would run or fetch
    something, by the names that they had.
    """

    main: str
    parts: Mapping[str, bytes]
    relations: Mapping[str, tuple[Relation, ...]]
    written: Mapping[str, bytes]
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    renamed: Mapping[str, str]
    told: Mapping[str, int]
    active: frozenset[str] = frozenset()


def keep(package: Package) -> Kept:
    """What stays of a brand, with every reference to anything else taken out."""
    main = package.main_part()
    found = reached(package)
    relations = found.relations
    names = [name for name in package.names() if name in relations]
    renamed = _safe_names(names)
    told: Counter[str] = Counter(drawing=len(found.active))
    lists = Lists(package, main, relations)
    parts: dict[str, bytes] = {}
    rels: dict[str, tuple[Relation, ...]] = {}
    written: dict[str, bytes] = {}
    for name in names:
        here = renamed.get(name, name)
        parts[here] = _part(package, name, relations[name], lists, told)
        rels[here] = tuple(
            Relation(one.id, one.type, renamed.get(one.target, one.target), one.external) for one in relations[name]
        )
        if rels[here] and rels[here] == package.relations(name) and name not in package.respelled and here == name:
            written[here] = package.read(rels_name(name))
    defaults, overrides = _types(package, names, renamed, found.types)
    return Kept(
        main=renamed.get(main, main),
        parts=parts,
        relations=rels,
        written=written,
        defaults=defaults,
        overrides=overrides,
        renamed=renamed,
        told=told,
        active=found.active,
    )


def _part(package: Package, name: str, kept: tuple[Relation, ...], lists: Lists, told: Counter[str]) -> bytes:
    """The bytes of a part: as they are, or without what refers to anything that does not stay."""
    data = package.read(name)
    if not _is_markup(data, package.content_type(name)):
        return data
    tree = package.tree(name)
    presents = tree.tag == f"{P}presentation" or tree.find(f"{P}showPr") is not None
    inside = {one.id for one in kept if not one.external}
    outside = {one.id for one in kept if one.external}
    if not (presents or is_loose(tree, inside, outside) or lists.are_wrong(name)):
        return data
    root = etree.fromstring(etree.tostring(tree))
    if presents:
        _without_slides(root, told)
    lists.mend(name, root)
    tie_up(root, inside, outside, told)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_markup(data: bytes, kind: str) -> bool:
    """Whether a part is XML that may refer to others: no picture, whatever it is drawn in."""
    return not kind.casefold().startswith("image/") and data[:200].replace(b"\0", b"").lstrip(_BEFORE).startswith(b"<")


_BEFORE = b"\xef\xbb\xbf\xff\xfe \r\n\t"
"""What may stand before the first tag: marks of the order of bytes, and blanks."""


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


def _types(
    package: Package, names: list[str], renamed: Mapping[str, str], known: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Content types of the parts that stay: by ending what the file says so, else by name; `known` ones as they are."""
    endings = {name.rpartition(".")[2].casefold() for name in names}
    plain = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults = {
        ending.casefold(): plain.get(ending.casefold(), kind)
        for ending, kind in package.defaults().items()
        if ending.casefold() in endings or ending.casefold() in plain
    } | plain
    found = {name: known.get(name) or package.content_type(name) for name in names}
    overrides = {
        renamed.get(name, name): kind
        for name, kind in found.items()
        if kind and kind != defaults.get(name.rpartition(".")[2].casefold())
    }
    return defaults, overrides
