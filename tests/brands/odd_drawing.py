"""A template as a few records in, its parts out: masters, layouts and placeholders, as somebody drew them."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from odd_parts import OFFICE, PPTX, REL, TYPE, Parts, rels_of

Part = tuple[float, float, float, float]
"""Left, top, width and height, in parts of the slide."""
WIDE, STANDARD, A4 = (12_192_000, 6_858_000), (9_144_000, 6_858_000), (9_906_000, 6_858_000)
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KIND = "application/vnd.openxmlformats-officedocument.presentationml"
MAP = {name: name for name in (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")}
LIGHT = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
DARK = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
COLORS = [
    "000000",
    "FFFFFF",
    "44546A",
    "E7E6E6",
    "4472C4",
    "ED7D31",
    "A5A5A5",
    "FFC000",
    "5B9BD5",
    "70AD47",
    "0563C1",
    "954F72",
]
SLOTS = [
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
]
TITLE: Part = (0.07, 0.053, 0.86, 0.193)
BODY: Part = (0.07, 0.266, 0.86, 0.634)


class Ph(NamedTuple):
    """A placeholder. `type` "" is one for any content; without a `box` it stands where its master has it."""

    type: str = ""
    idx: int | None = None
    box: Part | None = None
    name: str = ""
    prompt: str = "Click to edit Master text styles"
    levels: str = ""
    body: str = ""
    more: str = ""
    fill: str = ""


class Lay(NamedTuple):
    """A layout. `shapes` is XML that stands behind its placeholders; `mapping` what stands in p:clrMapOvr."""

    name: str
    phs: Sequence[Ph]
    kind: str = ""
    shapes: str = ""
    bg: str = ""
    attributes: str = ' preserve="1"'
    mapping: str = "<a:masterClrMapping/>"
    furniture: bool = True


class Look(NamedTuple):
    """What a master gives: theme, sizes in hundredths of a point, boxes, and the shapes that every slide shows."""

    colors: Sequence[str] = tuple(COLORS)
    fonts: tuple[str, str] = ("Calibri Light", "Calibri")
    theme: str = "Office Theme"
    sizes: Sequence[int] = (2800, 2400, 2000, 1800, 1800)
    title_size: int = 4400
    mapping: dict[str, str] = LIGHT
    bg: str = '<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>'
    shapes: str = ""
    title: Ph | None = Ph("title", None, TITLE, "Title Placeholder 1", "Click to edit Master title style")
    body: Ph | None = Ph("body", 1, BODY, "Text Placeholder 2")
    footer: str = ""
    run: str = ""
    title_run: str = ""
    paragraph: str = ""
    bullet: str = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    names: tuple[str, str, str] = ("Date Placeholder 3", "Footer Placeholder 4", "Slide Number Placeholder 5")


def level(number: int, inside: str = "", **attributes: object) -> str:
    """One level of a list style: attributes of the run properties, and what stands in front of them."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<a:lvl{number}pPr>{inside}<a:defRPr{given}/></a:lvl{number}pPr>"


def picture(
    number: int, relation: str, box: Part, size: tuple[int, int], name: str = "Logo", link: bool = False
) -> str:
    """A picture by the id of its relationship."""
    kind = "link" if link else "embed"
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{name}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/>'
        f'</p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:{kind}="{relation}"/><a:stretch>'
        f"<a:fillRect/></a:stretch></p:blipFill><p:spPr>{_transform(box, size)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def band(number: int, box: Part, size: tuple[int, int], fill: str, words: str = "", name: str = "Rectangle") -> str:
    """A filled rectangle, or a text box where there is no `fill`."""
    inside = f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    text = (
        f'<p:txBody><a:bodyPr wrap="square"/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB" sz="1000"/>'
        f"<a:t>{escape(words)}</a:t></a:r></a:p></p:txBody>"
        if words
        else ""
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_transform(box, size)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{inside}<a:ln><a:noFill/>'
        f"</a:ln>"
        f"</p:spPr>{text}</p:sp>"
    )


def _transform(box: Part, size: tuple[int, int]) -> str:
    x, y, width, height = (round(part * size[place % 2]) for place, part in enumerate(box))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _paragraphs(prompt: str) -> str:
    return "".join(
        f'<a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-US"/><a:t>{escape(line)}</a:t></a:r></a:p>'
        for line in prompt.split("\n")
    )


def shape(number: int, one: Ph, size: tuple[int, int], text: str = "") -> str:
    """A placeholder as a shape of a layout or master."""
    kind = f' type="{one.type}"' if one.type else ""
    index = "" if one.idx is None else f' idx="{one.idx}"'
    where = "" if one.box is None else _transform(one.box, size) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    name = one.name or f"{(one.type or 'Content').capitalize()} Placeholder {number - 1}"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{index}{one.more}/></p:nvPr></p:nvSpPr><p:spPr>{where}{one.fill}</p:spPr><p:txBody>"
        f"<a:bodyPr{one.body}><a:normAutofit/></a:bodyPr><a:lstStyle>{one.levels}</a:lstStyle>"
        f"{text or _paragraphs(one.prompt)}</p:txBody></p:sp>"
    )


_EMPTY = '<a:p><a:endParaRPr lang="en-US"/></a:p>'


def _furniture(first: int, look: Look, size: tuple[int, int], *, master: bool) -> str:
    number = (
        '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t>'
        "</a:fld></a:p>"
    )
    kinds = (
        ("dt", "l", (0.07, 0.927, 0.2, 0.053)),
        ("ftr", "ctr", (0.33, 0.927, 0.34, 0.053)),
        ("sldNum", "r", (0.73, 0.927, 0.2, 0.053)),
    )
    drawn = ""
    for place, (kind, side, box) in enumerate(kinds):
        words = {"ftr": look.footer, "sldNum": "", "dt": ""}[kind]
        text = number if kind == "sldNum" else _paragraphs(words) if words else _EMPTY
        one = Ph(
            kind,
            (2 if master else 10) + place,
            box if master else None,
            look.names[place],
            levels=f'<a:lvl1pPr algn="{side}"><a:defRPr sz="1200"/></a:lvl1pPr>' if master else "",
            more=' sz="quarter"',
        )
        drawn += shape(first + place, one, size, text)
    return drawn


def layout_xml(layout: Lay, look: Look, size: tuple[int, int]) -> str:
    """A layout part."""
    kind = f' type="{layout.kind}"' if layout.kind else ""
    shapes = "".join(shape(number, one, size) for number, one in enumerate(layout.phs, start=2))
    if layout.furniture:
        shapes += _furniture(len(layout.phs) + 2, look, size, master=False)
    background = f"<p:bg>{layout.bg}</p:bg>" if layout.bg else ""
    return (
        f"{HEAD}<p:sldLayout {SPACES}{kind}{layout.attributes}><p:cSld "
        f'name="{escape(layout.name)}">{background}<p:spTree>'
        f"{GROUP}{layout.shapes}{shapes}</p:spTree></p:cSld><p:clrMapOvr>{layout.mapping}</p:clrMapOvr></p:sldLayout>"
    )


def _styles(tag: str, sizes: Sequence[int], font: str, look: Look, bullet: str) -> str:
    written, run = "", look.title_run if tag == "titleStyle" else look.run
    for number, size in enumerate(sizes, start=1):
        place = f' marL="{228_600 + 457_200 * (number - 1)}" indent="-228600"' if bullet else ""
        written += (
            f"<a:lvl{number}pPr{place}{look.paragraph}>{bullet or '<a:buNone/>'}"
            f'<a:defRPr sz="{size}"{run}><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
            f'<a:latin typeface="{font}"/></a:defRPr></a:lvl{number}pPr>'
        )
    return f"<p:{tag}>{written}</p:{tag}>"


def master_xml(look: Look, layouts: int, size: tuple[int, int], first_id: int) -> str:
    """A master part with so many layouts, under the relationships rId1 and on."""
    shapes = "".join(shape(number, one, size) for number, one in ((2, look.title), (3, look.body)) if one is not None)
    shapes += _furniture(4, look, size, master=True)
    mapped = " ".join(f'{key}="{value}"' for key, value in {**look.mapping, **MAP}.items())
    ids = "".join(f'<p:sldLayoutId id="{first_id + place}" r:id="rId{place}"/>' for place in range(1, layouts + 1))
    return (
        f"{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg>{look.bg}</p:bg>"
        f"<p:spTree>{GROUP}{look.shapes}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMap {mapped}/>{f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>' if ids else ''}<p:txStyles>"
        f"{_styles('titleStyle', (look.title_size,), '+mj-lt', look, '')}"
        f"{_styles('bodyStyle', look.sizes, '+mn-lt', look, look.bullet)}"
        f"{_styles('otherStyle', (1800,) * 5, '+mn-lt', look, '')}</p:txStyles></p:sldMaster>"
    )


def theme_xml(look: Look) -> str:
    """A theme part: Office's own effects in short."""
    colors = "".join(
        f'<a:{slot}><a:srgbClr val="{color}"/></a:{slot}>' for slot, color in zip(SLOTS, look.colors, strict=True)
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, font in zip(("major", "minor"), look.fonts, strict=True)
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{look.theme}">'
        f"<a:themeElements>"
        f'<a:clrScheme name="Office">{colors}</a:clrScheme><a:fontScheme name="Office">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Office"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        f"</a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def rels_xml(items: Sequence[tuple[str, str]]) -> str:
    """Relationships rId1 and on: office kind and target."""
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(items, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{REL[1:-1]}">{written}</Relationships>'


def notes_master_xml() -> str:
    """A notes master with the slide's picture and a body."""
    picture_box = Ph("sldImg", 2, (0.1, 0.1, 0.8, 0.35), "Slide Image Placeholder 1", more=' noRot="1"')
    body = Ph("body", 3, (0.1, 0.5, 0.8, 0.4), "Notes Placeholder 2", more=' sz="quarter"')
    size = (6_858_000, 9_144_000)
    mapped = " ".join(f'{key}="{value}"' for key, value in {**LIGHT, **MAP}.items())
    drawn = shape(2, picture_box._replace(more=""), size) + shape(3, body, size)
    return (
        f'{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        f"<p:spTree>"
        f"{GROUP}{drawn}</p:spTree></p:cSld><p:clrMap {mapped}/></p:notesMaster>"
    )


def drawn(
    *masters: tuple[Look, Sequence[Lay]], size: tuple[int, int] = WIDE, notes: bool = True, kind: str = PPTX
) -> Parts:
    """The parts of a template with these masters, all of one size."""
    parts: dict[str, str] = {
        "[Content_Types].xml": "",
        "_rels/.rels": rels_xml([("officeDocument", "ppt/presentation.xml")]),
    }
    types = {"ppt/presentation.xml": kind}
    relations: list[tuple[str, str]] = []
    count, identity, ids = 0, 2_147_483_648, ""
    for number, (look, layouts) in enumerate(masters, start=1):
        master, theme = f"ppt/slideMasters/slideMaster{number}.xml", f"ppt/theme/theme{number}.xml"
        own = []
        for layout in layouts:
            count += 1
            name = f"ppt/slideLayouts/slideLayout{count}.xml"
            own.append(("slideLayout", f"../slideLayouts/slideLayout{count}.xml"))
            parts[name], types[name] = layout_xml(layout, look, size), f"{KIND}.slideLayout+xml"
            parts[rels_of(name)] = rels_xml([("slideMaster", f"../slideMasters/slideMaster{number}.xml")])
        parts[master], types[master] = master_xml(look, len(own), size, identity), f"{KIND}.slideMaster+xml"
        parts[rels_of(master)] = rels_xml([*own, ("theme", f"../theme/theme{number}.xml")])
        parts[theme] = theme_xml(look)
        types[theme] = "application/vnd.openxmlformats-officedocument.theme+xml"
        relations.append(("slideMaster", f"slideMasters/slideMaster{number}.xml"))
        ids += f'<p:sldMasterId id="{identity}" r:id="rId{number}"/>'
        identity += len(own) + 1
    relations.append(("theme", "theme/theme1.xml"))
    noted = ""
    if notes:
        name, theme = "ppt/notesMasters/notesMaster1.xml", f"ppt/theme/theme{len(masters) + 1}.xml"
        parts[name], types[name] = notes_master_xml(), f"{KIND}.notesMaster+xml"
        parts[rels_of(name)] = rels_xml([("theme", f"../theme/theme{len(masters) + 1}.xml")])
        parts[theme], types[theme] = theme_xml(Look()), types["ppt/theme/theme1.xml"]
        relations.append(("notesMaster", "notesMasters/notesMaster1.xml"))
        noted = f'<p:notesMasterIdLst><p:notesMasterId r:id="rId{len(relations)}"/></p:notesMasterIdLst>'
    parts["ppt/presentation.xml"] = (
        f"{HEAD}<p:presentation {SPACES}><p:sldMasterIdLst>{ids}</p:sldMasterIdLst>{noted}"
        f'<p:sldSz cx="{size[0]}" cy="{size[1]}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )
    for name, xml in (("presProps", f"<p:presentationPr {SPACES}/>"), ("viewProps", f"<p:viewPr {SPACES}/>")):
        parts[f"ppt/{name}.xml"], types[f"ppt/{name}.xml"] = HEAD + xml, f"{KIND}.{name}+xml"
        relations.append((name, f"{name}.xml"))
    parts[rels_of("ppt/presentation.xml")] = rels_xml(relations)
    items = "".join(f'<Override PartName="/{name}" ContentType="{value}"/>' for name, value in types.items())
    parts["[Content_Types].xml"] = (
        f'{HEAD}<Types xmlns="{TYPE[1:-1]}"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    )
    return {name: text.encode() for name, text in parts.items()}
