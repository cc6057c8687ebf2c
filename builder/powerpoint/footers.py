"""The fixed words of a layout's footer and page number, as the slides on it carry them."""

import copy
from typing import NamedTuple

from lxml import etree

from builder.powerpoint.markup import NS_R, escape
from builder.powerpoint.package import Package
from builder.powerpoint.shape_tree import TRUE, A, P, flat_shapes

_NUMBER = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for the slide's number in words that are kept."""
_FALSE = frozenset({"0", "false", "off"})


class Footer(NamedTuple):
    """A placeholder of furniture: its type, idx and name, and its paragraphs as XML, parted where numbers stand."""

    type: str
    idx: str
    name: str
    pieces: tuple[str, ...]

    @property
    def says_more(self) -> bool:
        """Whether it has words of its own beside the slide's number."""
        said = etree.fromstring(f"<x>{_NUMBER.join(self.pieces)}</x>").iter(f"{A}t")
        return bool("".join(text.text or "" for text in said).strip(f"{_NUMBER} "))

    def markup(self, number: int, page: int, language: str) -> str:
        """The placeholder on a slide with that page number; `number` is the shape's."""
        words = str(page).join(self.pieces).replace(' lang=""', f' lang="{escape(language)}"')
        index = f' idx="{self.idx}"' if self.idx != "0" else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(self.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
            f'</p:cNvSpPr><p:nvPr><p:ph type="{self.type}" sz="quarter"{index}/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{words}</p:txBody></p:sp>"
        )


def shows_furniture(package: Package, layout: str) -> bool:
    """Whether slides on a layout have page number and footer: a presentation may leave its title slides without."""
    presentation = package.tree(package.main_part())
    bare = presentation.get("showSpecialPlsOnTitleSld", "1") in _FALSE
    return not (bare and package.tree(layout).get("type") == "title")


def read_footer(package: Package, layout: str, kind: str = "ftr") -> Footer | None:
    """The footer of a layout with its fixed words, or those of its master; None where it says nothing.

    As PowerPoint has it, the layout's own placeholder counts, and neither a prompt nor the date. The header and footer
    settings (`p:hf`) of layout or master may switch it off.
    """
    root = package.tree(layout)
    masters = [package.tree(one.target) for one in package.related(layout, "slideMaster")[:1]]
    if kind == "ftr" and any(_switched_off(one) for one in (root, *masters)):
        return None
    own = _placeholder(root, kind)
    if own is None or own.find(f"{P}nvSpPr") is None:
        return None
    words = _words(own) or next((found for one in masters if (found := _words(_placeholder(one, kind)))), None)
    holder, properties = own.find(f"*/{P}nvPr/{P}ph"), own.find(f"*/{P}cNvPr")
    if words is None or holder is None:
        return None
    name = properties.get("name", "") if properties is not None else ""
    return Footer(kind, index_of(holder), name or "Footer", words)


def index_of(holder: etree._Element) -> str:
    """The idx of a `p:ph`; "0" where it says none, or none that is a number."""
    index = holder.get("idx", "0")
    return index if index.isascii() and index.isdigit() else "0"


def _switched_off(root: etree._Element) -> bool:
    settings = root.find(f"{P}hf")
    return settings is not None and settings.get("ftr", "1") in _FALSE


def _placeholder(root: etree._Element, kind: str) -> etree._Element | None:
    shapes = (shape for shape in flat_shapes(root) if shape.holder is not None and shape.holder.get("type") == kind)
    return next((shape.element for shape in shapes if shape.element.tag == f"{P}sp"), None)


def _words(shape: etree._Element | None) -> tuple[str, ...] | None:
    """The paragraphs of a placeholder, parted where the slide's number stands; None where they say nothing."""
    holder = shape.find(f"*/{P}nvPr/{P}ph") if shape is not None else None
    body = shape.find(f"{P}txBody") if shape is not None else None
    if holder is None or body is None or holder.get("hasCustomPrompt", "") in TRUE:
        return None
    body = copy.deepcopy(body)
    for field in [*body.iter(f"{A}fld")]:
        if field.get("type", "").startswith("datetime"):
            _remove(field)
    if not any((text.text or "").strip() for text in body.iter(f"{A}t")):
        return None
    paragraphs = body.findall(f"{A}p")
    for paragraph in paragraphs:
        _plain(paragraph)
    written = "".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in paragraphs)
    return tuple(written.split(_NUMBER))


def _plain(paragraph: etree._Element) -> None:
    """Put the slide's number where it belongs, say no language twice, and take out whatever needs a relationship."""
    for field in paragraph.iter(f"{A}fld"):
        text = field.find(f"{A}t")
        if field.get("type") == "slidenum" and text is not None:
            text.text = _NUMBER
    for run in paragraph.iter(f"{A}r", f"{A}fld"):
        properties = run.find(f"{A}rPr")
        if properties is None:
            properties = etree.Element(f"{A}rPr")
            run.insert(0, properties)
        properties.set("lang", "")
    for element in [*paragraph.iter(etree.Element)]:
        if any(str(name).startswith(f"{{{NS_R}}}") for name in element.attrib):
            _remove(element)


def _remove(element: etree._Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)
