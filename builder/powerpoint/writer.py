"""A placed deck and a brand in, a .pptx out: whole parts in one pass, linear in slides, always the same bytes."""

import gc
import re
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from builder.errors import SourcedeckError
from builder.model.brand import Brand
from builder.model.placed import PlacedDeck, PlacedSlide, paragraphs_of
from builder.powerpoint.charts import WORKBOOK_TYPE, chart_parts, chart_types
from builder.powerpoint.cleaning import absolute, with_notes_master, with_relations
from builder.powerpoint.default_text import complete_default_text
from builder.powerpoint.furniture import Furniture, read_furniture, turned
from builder.powerpoint.kept_parts import Kept, keep
from builder.powerpoint.markup import NS_R, escape
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
from builder.powerpoint.plain_text import plain_text
from builder.powerpoint.properties import (
    APP_PART,
    CORE_PART,
    PROPERTY_TYPES,
    app_properties,
    core_properties,
    package_relations,
)
from builder.powerpoint.shape_tree import P
from builder.powerpoint.slide_parts import notes_xml, slide_xml
from builder.powerpoint.text_markup import Links, TextWriter
from builder.whole_file import write_whole

_FIRST_SLIDE_ID = 256
_NUMBERED = re.compile("rId([0-9]{1,9})")
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NS_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def write_deck(placed: PlacedDeck, brand_path: Path, out: Path, brand: Brand) -> None:
    """Write the deck to `out`, whole or not at all.

    `brand` holds the named styles. Raises SourcedeckError where the brand cannot be read or the file not be written.
    """
    write_whole(out, deck_bytes(placed, brand_path, brand))


def deck_bytes(placed: PlacedDeck, brand_path: Path, brand: Brand) -> bytes:
    """The whole .pptx in memory."""
    collecting = gc.isenabled()
    gc.disable()  # Nothing here makes cycles, and the collector would walk every string of the deck.
    try:
        with Package(brand_path) as package:
            if brand.digest and brand.digest != package.digest:
                hint = "run the command again when nothing writes to it"
                raise SourcedeckError(f"{brand_path} changed while the deck was made", hint=hint)
            return pack(_parts(placed, package, brand))
    finally:
        if collecting:
            gc.enable()


def _parts(placed: PlacedDeck, package: Package, brand: Brand) -> Iterator[tuple[str, str | bytes]]:
    deck = placed.deck
    kept = with_notes_master(keep(package))
    noted = [bool(slide.slide.notes) for slide in placed.slides]
    relations = kept.relations[kept.main]
    notes_master = next(item.target for item in relations if item.type.endswith("/notesMaster"))
    yield "[Content_Types].xml", _content_types(kept, noted, chart_types(placed.slides))
    yield "_rels/.rels", package_relations(kept.main)
    yield APP_PART, app_properties(len(placed.slides), sum(noted))
    yield CORE_PART, core_properties(deck.title, deck.date, deck.language, identifier=deck.id)
    taken = [int(found[1]) for item in relations if (found := _NUMBERED.fullmatch(item.id))]
    first = 1 + max(taken, default=0)
    slide_ids = [f"rId{first + place}" for place in range(len(placed.slides))]
    yield kept.main, _presentation(kept.parts[kept.main], placed, slide_ids)
    written = [
        *absolute(relations),
        *(
            Relation(identity, office("slide"), f"/ppt/slides/slide{number}.xml")
            for number, identity in enumerate(slide_ids, start=1)
        ),
    ]
    yield rels_name(kept.main), relations_xml(written)
    for name in kept.parts:
        if name != kept.main:
            yield from with_relations(kept, name)
    yield from _slides(placed, package, brand, notes_master, kept.renamed)


def _slides(
    placed: PlacedDeck, package: Package, brand: Brand, notes_master: str, renamed: Mapping[str, str]
) -> Iterator[tuple[str, str | bytes]]:
    text = TextWriter(brand, placed.deck.language, plain_text(package), placed.deck.strings)
    targets = _jump_targets(placed)
    tips = {f"source:{citation.number}": citation.short for citation in placed.deck.citations}
    furniture: dict[str, Furniture] = {}
    table_style = _default_table_style(package)
    for number, slide in enumerate(placed.slides, start=1):
        layout = slide.layout.part
        if layout not in furniture:
            found = read_furniture(package, layout)
            furniture[layout] = turned(found, brand) if text.turned else found
        name, notes = f"ppt/slides/slide{number}.xml", f"ppt/notesSlides/notesSlide{number}.xml"
        fixed = [("slideLayout", f"/{renamed.get(layout, layout)}")]
        if slide.slide.notes:
            fixed.append(("notesSlide", f"../notesSlides/notesSlide{number}.xml"))
        links = Links(fixed, targets, f"slide{number}.xml", tips)
        links.colored = brand.link != "hlink"
        yield name, slide_xml(slide, text, links, furniture[layout], table_style)
        yield rels_name(name), relations_xml(links.relations)
        yield from chart_parts(slide, f"slide{number}.xml", brand, placed.deck.language)
        if slide.slide.notes:
            links = Links([("notesMaster", f"/{notes_master}"), ("slide", f"../slides/slide{number}.xml")], {})
            yield notes, notes_xml(slide, text, links)
            yield rels_name(notes), relations_xml(links.relations)


def _jump_targets(placed: PlacedDeck) -> dict[str, str]:
    """Slide parts by anchor: of every anchored paragraph, and `slide:ID` of every slide (its first part)."""
    targets: dict[str, str] = {}
    for number, slide in enumerate(placed.slides, start=1):
        part = f"slide{number}.xml"
        targets.setdefault(f"slide:{slide.slide.id}", part)
        for anchor in _anchors(slide):
            targets.setdefault(anchor, part)
    return targets


def _anchors(slide: PlacedSlide) -> Iterator[str]:
    for shape in slide.shapes:
        for paragraph in paragraphs_of(shape):
            yield from paragraph.anchor.split()


def _content_types(kept: Kept, noted: list[bool], charts: Mapping[str, str]) -> str:
    defaults = dict(kept.defaults)
    overrides = dict(kept.overrides)
    overrides[kept.main] = f"{PRESENTATION_TYPE}.presentation.main+xml"  # A template (.potx) says otherwise.
    overrides |= {part: PROPERTY_TYPES[part] for part in (APP_PART, CORE_PART)}
    for number, has_notes in enumerate(noted, start=1):
        overrides[f"ppt/slides/slide{number}.xml"] = f"{PRESENTATION_TYPE}.slide+xml"
        if has_notes:
            overrides[f"ppt/notesSlides/notesSlide{number}.xml"] = f"{PRESENTATION_TYPE}.notesSlide+xml"
    if charts:
        defaults["xlsx"] = WORKBOOK_TYPE
    return content_types(defaults, {**overrides, **charts})


def _presentation(brand_part: bytes, placed: PlacedDeck, slide_ids: list[str]) -> bytes:
    """The brand's presentation part with our slides and sections."""
    root = etree.fromstring(brand_part)
    complete_default_text(root)
    root.attrib.pop("firstSlideNum", "")  # Our slides count from 1, and their notes name them so.
    slides = etree.Element(f"{P}sldIdLst")
    for place, identity in enumerate(slide_ids):
        slide = etree.SubElement(slides, f"{P}sldId", id=str(_FIRST_SLIDE_ID + place))
        slide.set(f"{{{NS_R}}}id", identity)
    lists = [root.find(f"{P}{tag}") for tag in ("handoutMasterIdLst", "notesMasterIdLst", "sldMasterIdLst")]
    before = next((one for one in lists if one is not None), None)
    if slide_ids and before is not None:
        before.addnext(slides)
    elif slide_ids:
        root.insert(0, slides)
    sections = _sections(placed)
    if sections:
        extensions = root.find(f"{P}extLst")
        if extensions is None:
            extensions = etree.SubElement(root, f"{P}extLst")
        extensions.append(etree.fromstring(sections))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["a", "r", "p", *_named_prefixes(root)])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _named_prefixes(root: etree._Element) -> set[str]:
    """The prefixes that values name, as `mc:Ignorable` and the like do; undeclared, they break the part."""
    return {
        prefix
        for element in root.iter(etree.Element)
        for name, value in element.attrib.items()
        if str(name).startswith(_COMPATIBILITY) or name == "Requires"
        for prefix in str(value).split()
    }


def _sections(placed: PlacedDeck) -> str:
    """The section list, where the deck has sections; slides before the first one stand under the deck's title."""
    if not any(slide.slide.section for slide in placed.slides):
        return ""
    groups: list[tuple[str, list[int]]] = []
    for place, slide in enumerate(placed.slides):
        name = slide.slide.section or (groups[-1][0] if groups else placed.deck.title)
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(_FIRST_SLIDE_ID + place)
    written = ""
    for order, (name, ids) in enumerate(groups):
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{placed.deck.id}/{order}/{name}")).upper()
        members = "".join(f'<p14:sldId id="{identity}"/>' for identity in ids)
        written += (
            f'<p14:section name="{escape(name)}" id="{{{guid}}}"><p14:sldIdLst>{members}</p14:sldIdLst></p14:section>'
        )
    return (
        f'<p:ext xmlns:p="{P[1:-1]}" uri="{_SECTIONS_URI}"><p14:sectionLst xmlns:p14="{_NS_P14}">{written}'
        "</p14:sectionLst></p:ext>"
    )


def _default_table_style(package: Package) -> str:
    """The brand's own default table style, or "" where it has none."""
    related = package.related(package.main_part(), "tableStyles")
    return package.tree(related[0].target).get("def", "") if related else ""
