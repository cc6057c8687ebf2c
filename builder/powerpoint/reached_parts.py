"""A brand's package in, the parts that its masters and layouts need out: which relationships stay, what parts are."""

import re
from collections import deque
from collections.abc import Iterator, Mapping

import msgspec
from lxml import etree

from builder.powerpoint.brand_file import listed
from builder.powerpoint.markup import NS_A, NS_P
from builder.powerpoint.package import PRESENTATION_TYPE, Package, Relation, office
from builder.powerpoint.theme import THEME_TYPE

_KNOWN: Mapping[str, tuple[str, str]] = {
    "slideMaster": (f"{{{NS_P}}}sldMaster", f"{PRESENTATION_TYPE}.slideMaster+xml"),
    "slideLayout": (f"{{{NS_P}}}sldLayout", f"{PRESENTATION_TYPE}.slideLayout+xml"),
    "notesMaster": (f"{{{NS_P}}}notesMaster", f"{PRESENTATION_TYPE}.notesMaster+xml"),
    "handoutMaster": (f"{{{NS_P}}}handoutMaster", f"{PRESENTATION_TYPE}.handoutMaster+xml"),
    "presProps": (f"{{{NS_P}}}presentationPr", f"{PRESENTATION_TYPE}.presProps+xml"),
    "viewProps": (f"{{{NS_P}}}viewPr", f"{PRESENTATION_TYPE}.viewProps+xml"),
    "tableStyles": (f"{{{NS_A}}}tblStyleLst", f"{PRESENTATION_TYPE}.tableStyles+xml"),
    "theme": (f"{{{NS_A}}}theme", THEME_TYPE),
}
"""What parts of a kind begin with, and their content type, whatever the file says that they are."""
_OF_PRESENTATION = frozenset({*_KNOWN, "font"} - {"slideLayout"})
_OF_ALL = frozenset(
    {
        *("themeOverride", "image", "hdphoto", "media", "audio", "video", "font", "model3d"),
        *("chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle", "package", "oleObject", "vmlDrawing"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
    }
)
"""What masters, layouts and their parts may bring along. Slides, comments, tags, controls and the like may not."""
_OWN: Mapping[str, frozenset[str]] = {
    "slideMaster": _OF_ALL | {"slideLayout", "theme"},
    "slideLayout": _OF_ALL,
    "notesMaster": _OF_ALL | {"theme"},
    "handoutMaster": _OF_ALL | {"theme"},
}
_NEVER = re.compile(
    r"presentationml|vbaProject|vbaData|macroEnabled|activeX|customXml|relationships\+xml", re.IGNORECASE
)
"""Content types of parts that nothing which a layout shows can be."""
_PICTURES = {
    **{"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp"},
    **{"emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml", "tif": "image/tiff", "tiff": "image/tiff"},
}
_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_ACTIVE = re.compile(
    r"<\?|<[\w.-]*:?(?:script|foreignobject|iframe|handler|listener|set|animate)\b|\bon[a-z]+=|javascript:|@import|\\"
    r"|url\(\s*+(?:&quot;|[\"'])?+(?!#|data:image/)|(?:href|src)=\"(?!#|data:image/(?:png|jpe?g|gif)[;,])",
    re.IGNORECASE,
)
"""What in an SVG drawing runs, or fetches something: from the web, or of the machine that shows it."""


class Reached(msgspec.Struct, frozen=True):
    """By part, the relationships that stay, and the content types that are known; drawings that may not stay."""

    relations: Mapping[str, tuple[Relation, ...]]
    types: Mapping[str, str]
    active: frozenset[str]


def reached(package: Package) -> Reached:
    """Every part of a brand that the masters and layouts of its presentation need, the presentation itself first."""
    return _Walk(package, package.main_part()).all()


class _Walk:
    """A walk along relationships, breadth first, so that masters come before what they bring along."""

    def __init__(self, package: Package, main: str) -> None:
        self.package, self.main = package, main
        self.kinds = {main: ""}
        self.masters: dict[str, str] = {}
        """By layout, the first master that lists it."""
        self.active: set[str] = set()
        for part in listed(package, main, package.tree(main), "sldMasterIdLst", "slideMaster"):
            if self._fits(part, "slideMaster"):
                self.kinds[part] = "slideMaster"
                for layout in listed(package, part, package.tree(part), "sldLayoutIdLst", "slideLayout"):
                    if layout not in self.kinds and self._fits(layout, "slideLayout"):
                        self.masters[layout] = part
                        self.kinds[layout] = "slideLayout"

    def all(self) -> Reached:
        found: dict[str, tuple[Relation, ...]] = {}
        waiting = deque([self.main])
        while waiting:
            part = waiting.popleft()
            if part not in found:
                found[part] = tuple(self._staying(part))
                waiting += [one.target for one in found[part] if not one.external]
        types = {part: _KNOWN[kind][1] for part, kind in self.kinds.items() if part in found and kind in _KNOWN}
        pictures = (part for part in found if self.kinds.get(part) == "image")
        types |= {part: kind for part in pictures if (kind := self._picture(part))}
        return Reached(found, types, frozenset(self.active))

    def _staying(self, part: str) -> Iterator[Relation]:
        own = self.kinds.get(part, "")
        may = _OF_PRESENTATION if part == self.main else _OWN.get(own, _OF_ALL)
        masters: list[Relation] = []
        ids: set[str] = set()
        for relation in self.package.relations(part):
            kind = relation.type.rsplit("/", 1)[-1]
            ids.add(relation.id)
            if relation.external:
                if kind == "hyperlink" and _WEB.match(relation.target) and part != self.main:
                    yield relation
            elif own == "slideLayout" and kind == "slideMaster":
                masters.append(relation)
            elif kind in may and self._may_stay(part, relation.target, kind):
                yield relation
        if part in self.masters:
            yield self._to_master(part, masters, ids)

    def _to_master(self, layout: str, found: list[Relation], ids: set[str]) -> Relation:
        """The relationship of a layout to the master that lists it; one of ours where the file has none."""
        right = next((one for one in found if one.target == self.masters[layout]), None)
        if right is not None:
            return right
        identity = next(one for number in range(1, len(ids) + 2) if (one := f"rId{number}") not in ids)
        return Relation(identity, office("slideMaster"), self.masters[layout])

    def _may_stay(self, part: str, target: str, kind: str) -> bool:
        """Whether the target is there, is what the relationship calls it, and is not another thing for someone else."""
        if not self.package.has(target) or (kind == "slideLayout" and self.masters.get(target, part) != part):
            return False
        said = self.kinds.setdefault(target, kind) if self._fits(target, kind) else ""
        if said == kind == "slideLayout":
            self.masters.setdefault(target, part)  # one that its master has, and does not list
        return said == kind or (bool(said) and not {said, kind} & set(_KNOWN))

    def _fits(self, target: str, kind: str) -> bool:
        if kind in _KNOWN:
            root = self.package.tree(target)
            return bool(root.tag == _KNOWN[kind][0])
        said = self.package.content_type(target)
        if kind == "image" or "svg" in said.casefold():
            return bool(self._picture(target)) and not self._is_active(target)
        return not _NEVER.search(said) and "_rels/" not in target

    def _picture(self, part: str) -> str:
        """The content type of a picture; "" for what is none."""
        said = self.package.content_type(part)
        return said if said.casefold().startswith("image/") else _PICTURES.get(part.rpartition(".")[2].casefold(), "")

    def _is_active(self, part: str) -> bool:
        """Whether a picture is a drawing that runs, or fetches something."""
        if part not in self.active and is_active(self.package.read(part), self._picture(part)):
            self.active.add(part)
        return part in self.active


def is_active(data: bytes, kind: str) -> bool:
    """Whether the bytes of a picture are an SVG drawing that runs, or fetches something."""
    if "svg" not in kind.casefold() and b"<svg" not in data[:4_000].lower():
        return False
    try:
        # Written out anew, so that no other encoding, character reference or CDATA hides what it says.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        root = etree.fromstring(data, parser)
        if b"<!DOCTYPE" in data or root.getroottree().docinfo.internalDTD is not None:
            return True
        plain = etree.tostring(root.getroottree(), encoding="unicode")
    except (etree.XMLSyntaxError, ValueError):
        return True
    return _ACTIVE.search(plain) is not None
