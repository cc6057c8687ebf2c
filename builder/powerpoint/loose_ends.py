"""A part's XML and the relationships that it loses in, the same without what hung on them out: nothing dangles."""

import re
from collections import Counter
from collections.abc import Callable, Collection

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
_DEEDS = re.compile(r"ppaction://(?:macro|program|customshow|hlinkfile|hlinkpres)", re.IGNORECASE)
_PATH = re.compile(r"(?:file:|(?<![A-Za-z])[A-Za-z]:[\\/]|\\\\[^\\])[^\r\n]*", re.IGNORECASE)
_WORTH_A_LOOK = re.compile(
    rb"""ppaction://(?:macro|program|customshow|hlinkfile|hlinkpres)"""
    rb"""|\b(?:descr|title|name)=["'][^"'<>]*?(?:(?<![A-Za-z])[A-Za-z]:[\\/]|\\\\|file:)""",
    re.IGNORECASE,
)
LINKS, PICTURES, ACTIONS = "link", "linked picture", "action"
"""What is counted: links to sample slides or files, pictures that stand elsewhere, what starts a program."""


def is_suspect(data: bytes) -> bool:
    """Whether a part may hold actions that start something, or paths of somebody's machine in its descriptions."""
    return _WORTH_A_LOOK.search(data) is not None


def tie_up(root: etree._Element, lost: Collection[str], told: Counter[str]) -> None:
    """Take out of a part, in place, whatever refers to a lost relationship, starts something, or tells of a machine.

    `told` counts what went that a person might miss.
    """
    for element in [*root.iter(etree.Element)]:
        for name in ("descr", "title", "name") if element.tag == f"{P}cNvPr" else ():
            said = element.get(name, "")
            if said and _PATH.search(said):
                element.set(name, _PATH.sub(lambda found: re.split(r"[\\/]", found[0])[-1], said))
        if _DEEDS.match(element.get("action", "")):
            told[ACTIONS] += 1
            _take(element)
            continue
        ids = [str(name) for name, value in element.attrib.items() if str(name).startswith(R) and value in lost]
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
        _take(_above(element, lambda one: one.tag in {f"{P}ext", f"{A}ext"}) or element)
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
