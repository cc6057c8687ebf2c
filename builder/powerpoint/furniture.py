"""What a layout shows beside its slots: the page number, and a backdrop that follows slots which were moved."""

from typing import NamedTuple

from lxml import etree

from builder.model.brand import Box, Brand, SlotBox
from builder.model.placed import PlacedSlide
from builder.powerpoint.footers import Footer, index_of, read_footer, shows_furniture
from builder.powerpoint.logos import picture
from builder.powerpoint.markup import NS_R, rectangle
from builder.powerpoint.package import Package
from builder.powerpoint.shape_tree import P, shape_box
from builder.powerpoint.text_markup import Links
from builder.powerpoint.text_styles import A

_EDGE = " edge"
_FIRST_ID = 10_001
"""Shape ids of a redrawn backdrop: far above those of the slide."""


class Band(NamedTuple):
    """A filled rectangle of the backdrop, or a picture; `slot` is the slot whose edge it is, or "".

    `image` is the part that holds the picture, "" for a rectangle.
    """

    name: str
    box: Box
    fill: str
    slot: str
    image: str = ""


class Furniture(NamedTuple):
    """The page number's index and name ("" where there is none), and the bands of master and layout, back to front.

    `page_box` is where the layout itself puts the page number, None where the master does. `bands` is empty where
    the backdrop holds anything but bands, or no edges: it then stays as it is. `backdrop` are the bands in any case,
    and `seen_at` is where the page number stands, whoever puts it there: slides that are `turned` carry both.
    """

    page_index: str
    page_name: str
    bands: tuple[Band, ...]
    page_box: Box | None = None
    backdrop: tuple[Band, ...] = ()
    seen_at: Box | None = None
    turned: bool = False
    footers: tuple[Footer, ...] = ()


def read_furniture(package: Package, layout: str) -> Furniture:
    """The furniture of a layout part."""
    root = package.tree(layout)
    index = name = ""
    page: Box | None = None
    shown = shows_furniture(package, layout)
    said = [one for kind in ("ftr", "sldNum") if shown and (one := read_footer(package, layout, kind))]
    footers = [one for one in said if one.type == "ftr" or one.says_more]
    plain = shown and all(one.type == "ftr" for one in footers)
    for shape in root.iter(f"{P}sp") if plain else ():
        placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        properties = shape.find(f"{P}nvSpPr/{P}cNvPr")
        if placeholder is not None and properties is not None and placeholder.get("type") == "sldNum":
            index, name = index_of(placeholder), properties.get("name", "")
            page = shape_box(shape)
            break
    bands: list[Band] | None = []
    masters = package.related(layout, "slideMaster") if root.get("showMasterSp", "1") not in {"0", "false"} else ()
    for part in (*(master.target for master in masters), layout):
        found = _bands(package, part)
        bands = None if bands is None or found is None else bands + found
    backdrop = tuple(bands or ())
    edged = any(band.slot for band in backdrop)
    seen_at = page or next(filter(None, (_page_of(package.tree(master.target)) for master in masters)), None)
    return Furniture(
        page_index=index,
        page_name=name,
        bands=backdrop if edged else (),
        page_box=page,
        backdrop=backdrop,
        seen_at=seen_at,
        footers=tuple(footers),
    )


def _page_of(root: etree._Element) -> Box | None:
    """Where a master puts the page number."""
    for shape in root.iter(f"{P}sp"):
        placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if placeholder is not None and placeholder.get("type") == "sldNum":
            return shape_box(shape)
    return None


def turned(furniture: Furniture, brand: Brand) -> Furniture:
    """The furniture of slides that are turned round; a stranger's backdrop stays as it is, and its page number too."""
    if not brand.settles:
        return furniture

    def over(box: Box) -> Box:
        return Box(brand.width - box.right, box.y, box.width, box.height)

    bands = tuple(band._replace(box=over(band.box)) for band in furniture.backdrop)
    page = over(furniture.seen_at) if furniture.seen_at else None
    return furniture._replace(bands=bands, page_box=page, turned=True)


def _bands(package: Package, part: str) -> list[Band] | None:
    """The bands and pictures of a master or layout, or None where something else stands among them."""
    bands: list[Band] = []
    tree = package.tree(part).find(f"{P}cSld/{P}spTree")
    for shape in tree if tree is not None else ():
        if shape.tag in {f"{P}nvGrpSpPr", f"{P}grpSpPr"} or shape.find(f".//{P}nvPr/{P}ph") is not None:
            continue
        image = _image(package, part, shape)
        if image is not None:
            bands.append(image)
            continue
        where, fill = shape_box(shape), shape.find(f"{P}spPr/{A}solidFill")
        properties = shape.find(f"{P}nvSpPr/{P}cNvPr")
        if where is None or fill is None or properties is None or shape.find(f"{P}txBody") is not None:
            return None
        name = properties.get("name", "")
        slot = name.removesuffix(_EDGE).casefold() if name.endswith(_EDGE) else ""
        bands.append(Band(name, where, etree.tostring(fill, encoding="unicode", with_tail=False), slot))
    return bands


def _image(package: Package, part: str, shape: etree._Element) -> Band | None:
    """A plain picture, whole and unturned; None for what is none."""
    properties, blip = shape.find(f"{P}nvPicPr/{P}cNvPr"), shape.find(f"{P}blipFill/{A}blip")
    where, frame = shape_box(shape), shape.find(f"{P}spPr/{A}xfrm")
    if shape.tag != f"{P}pic" or properties is None or blip is None or where is None or frame is None:
        return None
    plain = not len(blip) and shape.find(f"{P}blipFill/{A}srcRect") is None and not frame.attrib
    target = {item.id: item for item in package.relations(part)}.get(blip.get(f"{{{NS_R}}}embed", ""))
    if not plain or target is None or target.external:
        return None
    return Band(properties.get("name", ""), where, "", "", target.target)


def redraw(furniture: Furniture, slide: PlacedSlide, links: Links) -> str:
    """The backdrop for a slide of its own, or "" where the layout's serves; its pictures are added to `links`.

    A layout's edges stand where its slots stand. Where fitting moved a slot, or the slide leaves out a card, the slide
    hides the layout's backdrop and carries this one.
    """
    edged = {band.slot for band in furniture.bands if band.slot}
    if not edged and not furniture.turned:
        return ""
    placed = {shape.slot.name: shape.box for shape in slide.shapes if shape.slot.name in edged}
    own = {slot.name: slot for slot in slide.layout.slots if slot.name in edged}
    if not furniture.turned and all(
        placed.get(name, slot.box if name == _STRIP else None) == slot.box for name, slot in own.items()
    ):
        return ""
    drawn: list[str] = []
    for band in furniture.bands:
        where: Box | None = band.box
        if band.slot in own:
            if band.slot in placed:
                where = _follow(band.box, own[band.slot], placed[band.slot])
            elif band.slot != _STRIP:
                where = None
        if where is not None:
            number = _FIRST_ID + len(drawn)
            if band.image:
                drawn.append(picture(number, band.name, where, links.add("image", f"/{band.image}")))
            else:
                drawn.append(rectangle(number, band.name, where, band.fill))
    return "".join(drawn)


_STRIP = "sources"
"""The strip's rule stays where a slide has no sources: it is the foot of the page."""


def _follow(edge: Box, slot: SlotBox, now: Box) -> Box:
    """Where an edge stands when its slot stands at `now`: left of it, above it, or along its upper side."""
    if edge.right <= slot.box.x:
        return Box(now.x - edge.width, now.y, edge.width, now.height)
    if edge.x >= slot.box.right:
        return Box(now.right, now.y, edge.width, now.height)
    if edge.bottom <= slot.box.y:
        return Box(now.x, now.y - edge.height, now.width, edge.height)
    return Box(edge.x, now.y, edge.width, edge.height)
