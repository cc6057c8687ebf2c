"""Tokens in, a whole brand.pptx out: theme, master, one layout for each slot pattern, notes and handout masters."""

from collections.abc import Iterator, Mapping

from builder.binding.patterns import (
    BAND,
    BOTTOM,
    MARGIN,
    PROMPTS,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    TITLE_HEIGHT,
    TITLE_TOP,
    TOP,
    LayoutPlan,
    SlotPlan,
    box,
    columns,
    page_number_box,
    plans,
)
from builder.model.brand import EMU_PER_INCH, Box
from builder.powerpoint import notes_master
from builder.powerpoint.logos import RELATION, Logo, cover_logo, read_logo, room_beside, slide_logo
from builder.powerpoint.looks import beside_edge, body_properties, edge_name, frame, levels, list_styles, shape_color
from builder.powerpoint.made_from import (
    CUSTOM_PART,
    CUSTOM_RELATIONSHIP,
    CUSTOM_TYPE,
    custom_properties,
    settings_digest,
)
from builder.powerpoint.markup import DECLARATION, GROUP, NAMESPACES, escape, rectangle, solid, transform
from builder.powerpoint.package import (
    PRESENTATION_TYPE,
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
from builder.powerpoint.settings import BrandSettings, Card, TextLook, brand_settings
from builder.powerpoint.theme import PRESENTATION_PROPERTIES, THEME_TYPE, VIEW_PROPERTIES, table_styles, theme

SLOT_INDEX = {name: 10 + place for place, name in enumerate(PROMPTS)}
"""The `idx` of each slot's placeholder: the same on every layout, so that changing the layout keeps the content."""

_PAGE_INDEX, _FOOTER_INDEX, _DATE_INDEX = 40, 41, 42
_MASTER_ID = 2_147_483_648
"""The least id that a master may have (ST_SlideMasterId); its layouts follow it."""


def make(settings: Mapping[str, object], picture: bytes = b"") -> bytes:
    """The bytes of the brand that a parsed pack.toml describes, with the picture that is its logo."""
    brand = brand_settings(settings)
    layouts = plans(brand.tokens.look.passage_columns, brand.tokens.look.task_top)
    logo = read_logo(picture, brand.tokens.look.logo) if brand.tokens.look.logo else None
    return pack(_parts(brand, layouts, logo, settings_digest(settings, picture)))


def _parts(
    brand: BrandSettings, layouts: tuple[LayoutPlan, ...], logo: Logo | None, digest: str
) -> Iterator[tuple[str, str | bytes]]:
    shown = (Relation(RELATION, office("image"), f"../{logo.part[4:]}"),) if logo else ()
    master = "ppt/slideMasters/slideMaster1.xml"
    names = [f"ppt/slideLayouts/slideLayout{number}.xml" for number in range(1, len(layouts) + 1)]
    yield "[Content_Types].xml", content_types({**_DEFAULTS, **_image_type(logo)}, _overrides(names))
    yield "_rels/.rels", package_relations("ppt/presentation.xml", Relation("rId4", CUSTOM_RELATIONSHIP, CUSTOM_PART))
    yield APP_PART, app_properties(0, 0)
    yield CORE_PART, core_properties(f"{brand.title or brand.name}: brand", "", "en-GB")
    yield CUSTOM_PART, custom_properties(digest)
    yield "ppt/presentation.xml", _presentation(brand)
    yield rels_name("ppt/presentation.xml"), relations_xml(_PRESENTATION_RELATIONS)
    yield "ppt/presProps.xml", PRESENTATION_PROPERTIES
    yield "ppt/viewProps.xml", VIEW_PROPERTIES
    yield "ppt/tableStyles.xml", table_styles(brand)
    yield master, _master(brand, len(layouts), logo)
    yield (
        rels_name(master),
        relations_xml(
            (
                *(
                    Relation(f"rId{number}", office("slideLayout"), f"../slideLayouts/slideLayout{number}.xml")
                    for number in range(1, len(layouts) + 1)
                ),
                Relation(f"rId{len(layouts) + 1}", office("theme"), "../theme/theme1.xml"),
                *shown,
            )
        ),
    )
    for name, layout in zip(names, layouts, strict=True):
        yield name, _layout(brand, layout, logo)
        related = Relation("rId1", office("slideMaster"), f"../{master[4:]}")
        yield rels_name(name), relations_xml((related, *(shown if layout.backdrop else ())))
    for name, text, number in (
        ("ppt/notesMasters/notesMaster1.xml", notes_master.notes_master(), 2),
        ("ppt/handoutMasters/handoutMaster1.xml", notes_master.handout_master(), 3),
    ):
        yield name, text
        yield rels_name(name), relations_xml((Relation("rId1", office("theme"), f"../theme/theme{number}.xml"),))
    for number, part in enumerate(("", "notes", "handout"), start=1):
        yield f"ppt/theme/theme{number}.xml", theme(brand, part)
    if logo:
        yield logo.part, logo.data


_DEFAULTS = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
_PRESENTATION_RELATIONS = (
    Relation("rId1", office("slideMaster"), "slideMasters/slideMaster1.xml"),
    Relation("rId2", office("notesMaster"), "notesMasters/notesMaster1.xml"),
    Relation("rId3", office("handoutMaster"), "handoutMasters/handoutMaster1.xml"),
    Relation("rId4", office("presProps"), "presProps.xml"),
    Relation("rId5", office("viewProps"), "viewProps.xml"),
    Relation("rId6", office("theme"), "theme/theme1.xml"),
    Relation("rId7", office("tableStyles"), "tableStyles.xml"),
)


def _image_type(logo: Logo | None) -> dict[str, str]:
    return {logo.kind: f"image/{logo.kind}"} if logo else {}


def _overrides(layouts: list[str]) -> dict[str, str]:
    return {
        "ppt/presentation.xml": f"{PRESENTATION_TYPE}.presentation.main+xml",
        "ppt/slideMasters/slideMaster1.xml": f"{PRESENTATION_TYPE}.slideMaster+xml",
        **dict.fromkeys(layouts, f"{PRESENTATION_TYPE}.slideLayout+xml"),
        "ppt/notesMasters/notesMaster1.xml": f"{PRESENTATION_TYPE}.notesMaster+xml",
        "ppt/handoutMasters/handoutMaster1.xml": f"{PRESENTATION_TYPE}.handoutMaster+xml",
        "ppt/presProps.xml": f"{PRESENTATION_TYPE}.presProps+xml",
        "ppt/viewProps.xml": f"{PRESENTATION_TYPE}.viewProps+xml",
        "ppt/tableStyles.xml": f"{PRESENTATION_TYPE}.tableStyles+xml",
        **{f"ppt/theme/theme{number}.xml": THEME_TYPE for number in (1, 2, 3)},
        **PROPERTY_TYPES,
        CUSTOM_PART: CUSTOM_TYPE,
    }


def _presentation(brand: BrandSettings) -> str:
    default = levels(brand, TextLook(size=18), tag="a:lvl{}pPr", flat=True, count=9)
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{_MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst>'
        f'<p:sldSz cx="{SLIDE_WIDTH}" cy="{SLIDE_HEIGHT}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr>{default}</p:defaultTextStyle>'
        "</p:presentation>"
    )


def _shape(number: int, name: str, placeholder: str, inside: str, *, locks: str = ' noGrp="1"') -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}"/><p:cNvSpPr><a:spLocks{locks}/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {placeholder}/></p:nvPr></p:nvSpPr>{inside}</p:sp>"
    )


def _look(brand: BrandSettings, name: str) -> TextLook:
    """A slot's text look; slots that have none of their own are set as body."""
    return brand.tokens.text.get(name) or brand.tokens.text.get("body") or TextLook(size=18)


def _text(prompt: str) -> str:
    return f'<a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-GB"/><a:t>{escape(prompt)}</a:t></a:r></a:p>'


def _master(brand: BrandSettings, count: int, logo: Logo | None) -> str:
    title, body, page = (_look(brand, name) for name in ("title", "body", "page"))
    small = brand.tokens.text.get("sources") or TextLook(size=12)
    bar = ""
    if brand.tokens.look.bar:
        band = Box(0, 0, SLIDE_WIDTH, box(0, 0, 0, 0.1667).height)
        bar = rectangle(7, "Bar", band, shape_color(brand, brand.tokens.look.bar))
    if logo:
        bar += slide_logo(8, logo, _fill(brand, brand.tokens.look.logo_plate))
    ids = "".join(f'<p:sldLayoutId id="{_MASTER_ID + place}" r:id="rId{place}"/>' for place in range(1, count + 1))
    lines = "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="en-GB"/><a:t>{text} level</a:t></a:r></a:p>'
        for level, text in enumerate(("First", "Second", "Third", "Fourth", "Fifth"))
    )
    shapes = (
        bar
        + _shape(
            2,
            "Title",
            'type="title"',
            _placed(columns(0, 12, TITLE_TOP, TITLE_TOP + TITLE_HEIGHT), title, _text(PROMPTS["title"]), ""),
        )
        + _shape(3, "Text", 'type="body" idx="1"', _placed(columns(0, 12, TOP, BOTTOM), body, lines, ""))
        + _shape(4, "Date", 'type="dt" sz="half" idx="2"', _footer(brand, small, "dt"))
        + _shape(5, "Footer", 'type="ftr" sz="quarter" idx="3"', _footer(brand, small, "ftr"))
        + _shape(6, "Page number", 'type="sldNum" sz="quarter" idx="4"', _page_number(brand, page, logo))
    )
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{solid('bg1')}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        '<p:hf hdr="0"/>'
        f"<p:txStyles><p:titleStyle>{levels(brand, title, count=1, flat=True)}</p:titleStyle>"
        f"<p:bodyStyle>{levels(brand, body, count=9)}</p:bodyStyle>"
        f"<p:otherStyle>{levels(brand, TextLook(size=18), count=9, flat=True)}</p:otherStyle></p:txStyles>"
        "</p:sldMaster>"
    )


def _placed(where: Box, look: TextLook, paragraphs: str, styles: str) -> str:
    """Box and text of a plain placeholder without a frame."""
    return (
        f'<p:spPr>{transform(where)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody>{body_properties(look)}<a:lstStyle>{styles}</a:lstStyle>{paragraphs}</p:txBody>"
    )


def _footer(brand: BrandSettings, look: TextLook, kind: str) -> str:
    """Date and footer stand in one small line below the strip; only decks that a person gives a footer show them."""
    small = TextLook(size=11, color=look.color, anchor="middle", align="right" if kind == "dt" else "left")
    where = box(MARGIN, 7.33, 8.0, 0.17) if kind == "ftr" else box(13.3333 - MARGIN - 3.5, 7.33, 3.5, 0.17)
    return _placed(where, small, '<a:p><a:endParaRPr lang="en-GB"/></a:p>', list_styles(brand, small))


def _page_number(brand: BrandSettings, look: TextLook, logo: Logo | None) -> str:
    field = (
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-GB"/>'
        '<a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p>'
    )
    where = page_number_box()
    where = Box(where.x - round(room_beside(logo) * EMU_PER_INCH), where.y, where.width, where.height)
    return (
        f'<p:spPr>{transform(where)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody>{body_properties(look, insets=(0.0, 0.08, 0.0, 0.0))}"
        f"<a:lstStyle>{list_styles(brand, look)}</a:lstStyle>{field}</p:txBody>"
    )


def _layout(brand: BrandSettings, plan: LayoutPlan, logo: Logo | None) -> str:
    look = brand.tokens.look
    background = bands = show = ""
    if plan.backdrop:
        fill, band = (
            (look.cover_fill, look.cover_band) if plan.backdrop == "cover" else (look.section_fill, look.section_band)
        )
        background = f"<p:bg><p:bgPr>{shape_color(brand, fill)}<a:effectLst/></p:bgPr></p:bg>"
        show = ' showMasterSp="0"'
        if band:
            bands = rectangle(2, "Band", box(0, 0, BAND, 7.5), shape_color(brand, band))
        if logo:
            plate = look.cover_logo_plate if plan.backdrop == "cover" else look.logo_plate
            bands += cover_logo(60, logo, _fill(brand, plate))
    shapes: list[str] = []
    edges: list[str] = []
    for number, slot in enumerate(plan.slots, start=3):
        card = brand.tokens.cards.get(slot.look)
        inner, edge = beside_edge(card, slot.box)
        shapes.append(_slot(brand, slot, inner, card, number, room_beside(logo) if plan.numbered else 0.0))
        if card and edge:
            fill = shape_color(brand, card.edge_color or "accent1")
            edges.append(rectangle(20 + number, edge_name(slot.name), edge, fill))
    if plan.numbered:
        number = len(plan.slots) + 3
        small = brand.tokens.text.get("sources") or TextLook(size=12)
        date, footer = f'type="dt" sz="half" idx="{_DATE_INDEX}"', f'type="ftr" sz="quarter" idx="{_FOOTER_INDEX}"'
        page = f'type="sldNum" sz="quarter" idx="{_PAGE_INDEX}"'
        shapes += [
            _shape(number, "Page number", page, _page_number(brand, _look(brand, "page"), logo)),
            _shape(number + 1, "Footer", footer, _footer(brand, small, "ftr")),
            _shape(number + 2, "Date", date, _footer(brand, small, "dt")),
        ]
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} preserve="1" userDrawn="1"{show}><p:cSld name="{escape(plan.name)}">'
        f"{background}<p:spTree>{GROUP}{bands}{''.join(edges + shapes)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _fill(brand: BrandSettings, color: str) -> str:
    return shape_color(brand, color) if color else ""


def _slot(brand: BrandSettings, slot: SlotPlan, where: Box, card: Card | None, number: int, beside: float) -> str:
    """A slot's placeholder, with its frame and with the text styles that differ from the master's.

    The strip's text keeps clear of what stands `beside` the page number (inches).
    """
    look = _look(brand, slot.look)
    kind = {"title": "title", "table": "tbl", "visual": "obj"}.get(slot.name, "body")
    index = "" if kind == "title" else f' sz="quarter" idx="{SLOT_INDEX[slot.name]}"'
    geometry, insets = frame(brand, look, card, where)
    if slot.left is not None:
        insets = (slot.left, *insets[1:])
    if slot.name == "sources":
        insets = (*insets[:2], insets[2] + beside, insets[3])
    inherited = look == _look(brand, "title" if kind == "title" else "body")
    styles = "" if inherited else list_styles(brand, look)
    text = _text(PROMPTS[slot.name])
    inside = (
        f"<p:spPr>{transform(where)}{geometry}</p:spPr><p:txBody>{body_properties(look, insets=insets)}"
        f"<a:lstStyle>{styles}</a:lstStyle>{text}</p:txBody>"
    )
    return _shape(number, slot.name.capitalize(), f'type="{kind}"{index} hasCustomPrompt="1"', inside)
