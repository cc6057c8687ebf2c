"""A stranger's presentation in, the brand.pptx of a pack out: its masters and layouts, and nothing of its slides."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from lxml import etree

from builder.powerpoint.brand_file import listed, theme_fonts
from builder.powerpoint.found_colors import palette
from builder.powerpoint.kept_parts import Kept, keep
from builder.powerpoint.markup import NS_P, NS_R
from builder.powerpoint.notes_master import notes_master
from builder.powerpoint.package import (
    PRESENTATION_TYPE,
    Package,
    Relation,
    content_types,
    office,
    pack,
    relations_xml,
    rels_name,
)
from builder.powerpoint.properties import (
    APP_PART,
    CORE_PART,
    PROPERTY_TYPES,
    app_properties,
    core_properties,
    package_relations,
)
from builder.powerpoint.theme import THEME_TYPE, plain_theme

P, _ID = f"{{{NS_P}}}", f"{{{NS_R}}}id"


class Cleaned(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of the brand, how many of what stayed behind ("sample slides": 42), and sentences to tell."""

    data: bytes
    dropped: Mapping[str, int] = {}
    notes: tuple[str, ...] = ()


def cleaned(path: Path) -> Cleaned:
    """The presentation or template at `path` as a brand: equal files give equal bytes.

    Raises SourcedeckError where it is no presentation, or is unsafe to open.
    """
    with Package(path) as package:
        kept = with_notes_master(keep(package))
        main = package.main_part()
        dropped = _dropped(package, kept)
        notes = list(_notes(package, kept, main))
        return Cleaned(data=pack(_parts(kept)), dropped=dropped, notes=tuple(notes))


def _parts(kept: Kept) -> Iterator[tuple[str, str | bytes]]:
    types = {**kept.overrides, kept.main: f"{PRESENTATION_TYPE}.presentation.main+xml", **PROPERTY_TYPES}
    yield "[Content_Types].xml", content_types(kept.defaults, types)
    yield "_rels/.rels", package_relations(kept.main)
    yield APP_PART, app_properties(0, 0)
    yield CORE_PART, core_properties("", "", "")
    for name in kept.parts:
        yield from with_relations(kept, name)


def with_relations(kept: Kept, name: str) -> Iterator[tuple[str, str | bytes]]:
    """A part that stays, and its relationships where it has some."""
    yield name, kept.parts[name]
    relations = kept.relations.get(name, ())
    if name in kept.written:
        yield rels_name(name), kept.written[name]
    elif relations:
        yield rels_name(name), relations_xml(absolute(relations))


def absolute(relations: tuple[Relation, ...]) -> Iterator[Relation]:
    """Relationships with targets that are read in one way only: from the root of the package."""
    for one in relations:
        yield one if one.external else Relation(one.id, one.type, f"/{one.target}", external=False)


def with_notes_master(kept: Kept) -> Kept:
    """What stays, with a notes master of ours where the file has none, since every deck has notes.

    A master without a theme gets one, as PowerPoint demands.
    """
    masters = [name for name in kept.parts if _type(kept, name) in _NEED_A_THEME]
    bare = [name for name in masters if not any(one.type.endswith("/theme") for one in kept.relations.get(name, ()))]
    has_notes = any(one.type.endswith("/notesMaster") for one in kept.relations[kept.main])
    if has_notes and not bare:
        return kept
    parts, relations, overrides = dict(kept.parts), dict(kept.relations), dict(kept.overrides)
    written = dict(kept.written)
    if not has_notes:
        name = _free("ppt/notesMasters/notesMaster", parts)
        identity = _free_id(relations[kept.main])
        parts[name] = notes_master().encode()
        overrides[name] = _NOTES_TYPE
        relations[kept.main] = (*relations[kept.main], Relation(identity, office("notesMaster"), name))
        parts[kept.main] = _listing_notes(parts[kept.main], identity)
        written.pop(kept.main, None)
        bare.append(name)
    for name in bare:
        theme = _free("ppt/theme/theme", parts)
        parts[theme] = _theme_of(kept, parts).encode()
        overrides[theme] = THEME_TYPE
        own = relations.get(name, ())
        relations[name] = (*own, Relation(_free_id(own), office("theme"), theme))
        written.pop(name, None)
    return msgspec.structs.replace(kept, parts=parts, relations=relations, overrides=overrides, written=written)


_NOTES_TYPE = f"{PRESENTATION_TYPE}.notesMaster+xml"
_NEED_A_THEME = frozenset(
    {f"{PRESENTATION_TYPE}.slideMaster+xml", f"{PRESENTATION_TYPE}.handoutMaster+xml", _NOTES_TYPE}
)


def _type(kept: Kept, name: str) -> str:
    return kept.overrides.get(name, "")


def _free(stem: str, taken: Mapping[str, object]) -> str:
    names = {name.casefold() for name in taken}
    number = 1
    while f"{stem}{number}.xml".casefold() in names:
        number += 1
    return f"{stem}{number}.xml"


def _free_id(relations: tuple[Relation, ...]) -> str:
    taken = {one.id for one in relations}
    return next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)


def _listing_notes(presentation: bytes, identity: str) -> bytes:
    root = etree.fromstring(presentation)
    for old in root.findall(f"{P}notesMasterIdLst"):
        root.remove(old)
    listing = etree.Element(f"{P}notesMasterIdLst")
    etree.SubElement(listing, f"{P}notesMasterId").set(_ID, identity)
    masters = root.find(f"{P}sldMasterIdLst")
    if masters is not None:
        masters.addnext(listing)
    else:
        root.insert(0, listing)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _theme_of(kept: Kept, parts: Mapping[str, bytes]) -> str:
    """A plain theme in the colours of the first master, for a master that has none."""
    themes = [one.target for one in kept.relations[kept.main] if one.type.endswith("/theme")]
    masters = [one.target for one in kept.relations[kept.main] if one.type.endswith("/slideMaster")]
    themes += [one.target for name in masters for one in kept.relations.get(name, ()) if one.type.endswith("/theme")]
    found = etree.fromstring(parts[themes[0]]) if themes else None
    fonts = theme_fonts(found)
    return plain_theme(palette(found).theme, fonts["major"], fonts["minor"])


_KINDS: tuple[tuple[str, str, str], ...] = (
    (r"presentationml\.slide\+xml$", "sample slide", "sample slides"),
    (r"presentationml\.notesSlide\+xml$", "page of notes", "pages of notes"),
    (r"comments\+xml$", "slide's comments", "slides' comments"),
    (r"commentAuthors\+xml$|powerpoint\.authors\+xml$", "list of authors", "lists of authors"),
    (r"chart\+xml$|chartex\+xml$", "chart that no layout shows", "charts that no layout shows"),
    (r"^image/", "picture that no layout shows", "pictures that no layout shows"),
    (r"^(?:audio|video)/", "recording that no layout plays", "recordings that no layout plays"),
    (r"spreadsheetml\.sheet$|oleObject$|package$|ms-excel", "embedded file", "embedded files"),
    (r"tags\+xml$", "list of tags", "lists of tags"),
    (r"vbaProject$", "macro project", "macro projects"),
    (r"activeX\+xml$|activeX$", "control", "controls"),
    (r"printerSettings$", "printer setting", "printer settings"),
    (r"customXmlProperties\+xml$", "data record", "data records"),
)
_TOLD = {
    "section": ("section", "sections"),
    "custom show": ("custom show", "custom shows"),
    "link": ("link to a slide or a file of its author's", "links to slides or files of its author's"),
    "action": ("action that starts something", "actions that start something"),
    "linked picture": ("picture that is not in the file", "pictures that are not in the file"),
    "drawing": ("drawing that runs or fetches something", "drawings that run or fetch something"),
    "password": ("password against changes", "passwords against changes"),
}


def _dropped(package: Package, kept: Kept) -> dict[str, int]:
    """What stays behind, by kind, in words that go with the number."""
    stayed = {*kept.parts, *kept.active} | {old for old, new in kept.renamed.items() if new in kept.parts}
    counts: Counter[tuple[str, str]] = Counter()
    for name in package.names():
        if name not in stayed:
            kind = package.content_type(name)
            words = next(((one, many) for pattern, one, many in _KINDS if re.search(pattern, kind)), None)
            if words and not name.startswith("docProps/"):
                counts[words] += 1
    for told, number in kept.told.items():
        counts[_TOLD[told]] += number
    order = [*((one, many) for _, one, many in _KINDS), *_TOLD.values()]
    return {words[counts[words] > 1]: counts[words] for words in order if counts[words]}


def _notes(package: Package, kept: Kept, main: str) -> Iterator[str]:
    root = package.tree(main)
    if kept.told.get("linked picture"):
        yield (
            "A picture of a layout is only linked, not in the file, and is left out: to have it, insert it in "
            "PowerPoint again, without “Link to File”."
        )
    if not listed(package, main, root, "notesMasterIdLst", "notesMaster"):
        yield "The file has no notes master; a plain one was added, since decks have notes."
