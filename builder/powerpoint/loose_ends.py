"""A part's XML and the relationships that it loses in, the same without what hung on them out: nothing dangles."""

import re
from collections import Counter
from collections.abc import Callable, Collection
from typing import cast

from lxml import etree

from builder.powerpoint.markup import NS_A, NS_P, NS_R

A, P, R = f"{{{NS_A}}}", f"{{{NS_P}}}", f"{{{NS_R}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LINKS = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})
_SHAPES = frozenset(f"{P}{kind}" for kind in ("pic", "graphicFrame", "contentPart", "sp", "cxnSp"))
_WITH_THEIR_SHAPE = frozenset({"chart", "relIds", "oleObj", "contentPart"})
_EXTENSIONS = frozenset({"media", "imgLayer", "svgBlip", "model3d"})
_HOLDERS = frozenset(
    {
        *(f"{P}{kind}" for kind in ("custDataLst", "controls", "sldLst", "extLst", "embeddedFontLst", "outlineViewPr")),
        *(f"{P}{kind}" for kind in ("notesMasterIdLst", "handoutMasterIdLst", "showPr")),
        *(f"{A}extLst", f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"),
    }
)
"""Elements that say nothing when they are empty."""
_DEEDS = re.compile(r"ppaction:/+(?:macro|program|customshow|hlinkfile|hlinkpres|ole)", re.IGNORECASE)
_PATH = re.compile(r"(?:file:|(?<![A-Za-z])[A-Za-z]:[\\/]|\\\\[^\\])[^\r\n]*", re.IGNORECASE)


def _values(path: str) -> Callable[[etree._Element], list[str]]:
    """The values of all attributes at an XPath."""
    found = etree.XPath(path, namespaces={"a": NS_A, "p": NS_P, "r": NS_R}, smart_strings=False)
    return lambda root: cast("list[str]", found(root))


_REFERENCES = _values("//@r:*")
_NO_LINKS = _values(f"//*[not({' or '.join(f'self::a:{kind}' for kind in sorted(_LINKS))})]/@r:*")
_ACTIONS = _values("//@action")
_SAID = _values("//p:cNvPr/@descr | //p:cNvPr/@title | //p:cNvPr/@name | /a:theme/@name")
LINKS, PICTURES, ACTIONS = "link", "linked picture", "action"
"""What is counted: links to sample slides or files, pictures that stand elsewhere, what starts a program."""


def is_loose(root: etree._Element, inside: Collection[str], outside: Collection[str]) -> bool:
    """Whether a part refers to what it has not, starts something, or tells of a machine.

    `inside` are the ids of its relationships to parts, `outside` those to pages of the web: links alone may name these.
    """
    return (
        any(one and one not in inside and one not in outside for one in _REFERENCES(root))
        or (bool(outside) and any(one in outside for one in _NO_LINKS(root)))
        or any(_DEEDS.search(one) for one in _ACTIONS(root))
        or any(_PATH.search(one) for one in _SAID(root))
    )


def tie_up(root: etree._Element, inside: Collection[str], outside: Collection[str], told: Counter[str]) -> None:
    """Take out of a part, in place, whatever refers to nothing that stays, starts something, or tells of a machine.

    `inside` and `outside` are as those of `is_loose`. `told` counts what went that a person might miss.
    """
    for element in [*root.iter(etree.Element)]:
        names = ("descr", "title", "name") if element.tag == f"{P}cNvPr" else ()
        for name in ("name",) if element.tag == f"{A}theme" else names:
            said = element.get(name, "")
            if said and _PATH.search(said):
                element.set(name, _PATH.sub(lambda found: re.split(r"[\\/]", found[0])[-1], said))
        if _DEEDS.search(element.get("action", "")):
            told[ACTIONS] += 1
            _take(element)
            continue
        may = (*inside, *outside) if etree.QName(element).localname in _LINKS else inside
        named = ((str(name), value) for name, value in element.attrib.items())
        ids = [name for name, value in named if name.startswith(R) and value and value not in may]
        if ids and _within(element, root):
            _loosen(element, ids, told)


def _within(element: etree._Element, root: etree._Element) -> bool:
    """Whether an element has not gone together with another one."""
    return element is root or any(above is root for above in element.iterancestors())


def _loosen(element: etree._Element, ids: list[str], told: Counter[str]) -> None:
    kind = etree.QName(element).localname
    if kind == "blip":
        _loosen_picture(element, ids, told)
    elif kind in _LINKS:
        told[LINKS] += 1
        _take(element)
    elif kind in _WITH_THEIR_SHAPE:
        told[PICTURES] += 1
        _take_shape(element)
    elif kind in _EXTENSIONS:
        extension = _above(element, lambda one: one.tag in {f"{P}ext", f"{A}ext"})
        _take(element if extension is None else extension)
    else:
        _take(element)


def _above(element: etree._Element, wanted: Callable[[etree._Element], bool]) -> etree._Element | None:
    return next((one for one in (element, *element.iterancestors()) if wanted(one)), None)


def _loosen_picture(blip: etree._Element, ids: list[str], told: Counter[str]) -> None:
    """A picture that also stands in the file loses its link alone; one that is only linked goes."""
    for name in ids:
        del blip.attrib[name]
    if blip.get(f"{R}embed"):
        return
    told[PICTURES] += 1
    fill = blip.getparent()
    holder = fill.getparent() if fill is not None else None
    if fill is None or holder is None or holder.tag == f"{P}pic":
        _take_shape(blip)
    elif fill.tag == f"{A}buBlip":
        _take(fill)
    else:
        color = {f"{P}bgPr": "bg1", f"{A}bgFillStyleLst": "phClr", f"{A}fillStyleLst": "phClr"}.get(str(holder.tag))
        plain = etree.Element(f"{A}noFill") if color is None else etree.Element(f"{A}solidFill")
        if color is not None:
            etree.SubElement(plain, f"{A}schemeClr", val=color)
        plain.tail = fill.tail
        holder.replace(fill, plain)


def _take_shape(element: etree._Element) -> None:
    """Take out the shape around an element, and the animations of the slide, which may name it."""
    shape = _above(element, lambda one: one.tag in _SHAPES)
    top = element.getroottree().getroot()
    _take(shape if shape is not None else element)
    timing = top.find(f"{P}timing")
    if shape is not None and timing is not None:
        top.remove(timing)


def _take(element: etree._Element) -> None:
    """Take out an element, and what is left empty around it."""
    above = element.getparent()
    while above is not None:
        tail = element.tail
        if tail and tail.strip():
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + tail
            else:
                above.text = (above.text or "") + tail
        above.remove(element)
        if above.tag not in _HOLDERS or len(above):
            return
        element, above = above, above.getparent()
