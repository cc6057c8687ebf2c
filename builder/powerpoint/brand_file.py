"""Any presentation or template in, its record out: layouts as found, what placeholders inherit resolved."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from builder.errors import SourcedeckError
from builder.model.brand import EMU_PER_INCH, Anchor, Box, TextStyle
from builder.model.brandfile import BrandFile, FoundLayout, FoundPlaceholder
from builder.model.slots import TITLE_TYPES
from builder.powerpoint.found_colors import Palette, palette
from builder.powerpoint.found_names import plain_name
from builder.powerpoint.made_from import made_from
from builder.powerpoint.markup import NS_A, NS_P, NS_R
from builder.powerpoint.package import Package
from builder.powerpoint.shape_tree import TRUE, FoundShape, flat_shapes, has_fill, measure, obstacles
from builder.powerpoint.text_styles import Level, font_name, read_levels, resolve

A, P, _ID = f"{{{NS_A}}}", f"{{{NS_P}}}", f"{{{NS_R}}}id"
_MOST_LAYOUTS = 1_000
_MOST_PLACEHOLDERS, _MOST_IN_ALL = 100, 8_000
"""More than these on one layout, and in all, are no template's: each is weighed for every kind of slide."""
_MOST_PROMPT = 2_000
_LEAST_SIDE, _MOST_SIDE = 2 * EMU_PER_INCH, 51_206_400
"""The sides that a slide may have: PowerPoint's own are up to 56 inches (ST_SlideSizeCoordinate, ECMA-376 part 1)."""
UNSAID_SIZE = (9_144_000, 6_858_000)
"""What PowerPoint shows a file in that says no size."""
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_ANCHORS: Mapping[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}
_TURNED = frozenset({"vert", "vert270", "wordArtVert", "eaVert", "mongolianVert", "wordArtVertRtl"})
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""The insets that a:bodyPr has where it says nothing (ECMA-376 part 1, 21.1.2.1.1)."""
_PLAIN_SHAPES = frozenset({"rect", "roundRect", "round1Rect", "round2SameRect", "round2DiagRect", "flowChartProcess"})
_WHOLE = 0.9
"""A picture that covers this share of the slide is its background."""


def read_brand_file(path: Path) -> BrandFile:
    """Read the presentation or template at `path` as it was found.

    Raises SourcedeckError where it is no presentation, is unsafe to open, or has no layout.
    """
    with Package(path) as package:
        return _found_in(package)


def _found_in(package: Package) -> BrandFile:
    main = package.main_part()
    root = package.tree(main)
    width, height = _size(package, root)
    masters = [
        _Master(package, part, place, root, (width, height))
        for place, part in enumerate(listed(package, main, root, "sldMasterIdLst", "slideMaster"))
    ]
    if not masters:
        missing = next((one for one in package.relations(main) if one.type.endswith("/slideMaster")), None)
        if missing is not None:
            raise SourcedeckError(f"{package.path} has no part “{missing.target}”", hint=_SAVE_AGAIN)
        raise SourcedeckError(f"{package.path} has no slide master", hint=_NO_LAYOUTS)
    layouts: list[FoundLayout] = []
    labels: set[str] = set()
    seen: set[str] = set()
    count = 0
    for master in masters:
        for part in master.layouts:
            if part not in seen:
                seen.add(part)
                layouts.append(_layout(package, part, master, masters[0].palette.colors, labels, len(seen)))
                count += len(layouts[-1].placeholders) + len(layouts[-1].furniture)
                if count > _MOST_IN_ALL:
                    what = f"has more than {_MOST_IN_ALL:,} placeholders on its layouts"
                    raise SourcedeckError(f"{package.path} {what}", hint=_TOO_MANY)
    if not layouts:
        raise SourcedeckError(f"{package.path} has no slide layout", hint=_NO_LAYOUTS)
    first = masters[0]
    body = first.styles["body"][0]
    return BrandFile(
        name=package.path.stem,
        width=width,
        height=height,
        layouts=tuple(layouts),
        colors=first.palette.colors,
        fonts=first.fonts,
        embedded=_embedded(root),
        samples=len(package.related(main, "slide")),
        rtl=root.get("rtl", "") in TRUE or body.get("rtl") is True,
        digest=package.digest,
        made_from=made_from(package),
    )


_SAVE_AGAIN = "open it in PowerPoint, let it repair what it can, and save it as a .pptx file"
_TOO_MANY = "open it in PowerPoint, choose View > Slide Master, and delete the layouts that nobody uses"
_NO_LAYOUTS = "open it in PowerPoint, choose View > Slide Master, add a layout there, and save"


def listed(package: Package, part: str, root: etree._Element, tag: str, kind: str) -> list[str]:
    """The parts of one kind in the order in which `part` lists them; in that of its relationships where it lists none.

    What the list names and the file does not hold is left out, and so is what stands twice.
    """
    targets = {item.id: item.target for item in package.related(part, kind)}
    entries = root.find(f"{P}{tag}")
    found = [targets.get(entry.get(_ID, ""), "") for entry in entries] if entries is not None else []
    return list(dict.fromkeys([name for name in found if name] or targets.values()))


def _size(package: Package, root: etree._Element) -> tuple[int, int]:
    size = root.find(f"{P}sldSz")
    if size is None:
        return UNSAID_SIZE
    width, height = measure(size.get("cx")), measure(size.get("cy"))
    if width is None or height is None or not all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (width, height)):
        said = f"{size.get('cx', '')[:20]} x {size.get('cy', '')[:20]} EMU"
        if width is not None and height is not None:
            said = f"{width / EMU_PER_INCH:.3g} x {height / EMU_PER_INCH:.3g} inches"
        what = "too large" if max(width or 0, height or 0) > _MOST_SIDE else "too small for words to be read"
        hint = "in PowerPoint, choose Design > Slide Size and make them 2 to 56 inches wide and high"
        raise SourcedeckError(f"{package.path} has slides of {said}: {what}", hint=hint)
    return width, height


def _embedded(root: etree._Element) -> tuple[str, ...]:
    fonts = root.iterfind(f"{P}embeddedFontLst/{P}embeddedFont/{P}font")
    return tuple(dict.fromkeys(name for font in fonts if (name := plain_name(font.get("typeface", "")))))


class _Master:
    """A master as its layouts inherit from it."""

    def __init__(
        self, package: Package, part: str, place: int, presentation: etree._Element, size: tuple[int, int]
    ) -> None:
        root = package.tree(part)
        if root.tag != f"{P}sldMaster":
            raise SourcedeckError(f"{package.path} is damaged at the part “{part}”: it is no slide master")
        self.place, self.size = place, size
        self.layouts = listed(package, part, root, "sldLayoutIdLst", "slideLayout")
        if len(self.layouts) > _MOST_LAYOUTS:
            raise SourcedeckError(f"{package.path} has {len(self.layouts)} layouts; at most {_MOST_LAYOUTS} are read")
        themes = package.related(part, "theme")
        self.theme = package.tree(themes[0].target) if themes else None
        self.palette = palette(self.theme).under(root.find(f"{P}clrMap"))
        self.fonts = theme_fonts(self.theme)
        shapes = list(flat_shapes(root))
        self.placeholders = [shape for shape in shapes if shape.holder is not None][:_MOST_PLACEHOLDERS]
        self.free = [shape for shape in shapes if shape.holder is None]
        self.styles = {
            kind: read_levels(root.find(f"{P}txStyles/{P}{kind}Style"), self.fonts, self.palette)
            for kind in ("title", "body", "other")
        }
        self.defaults = read_levels(presentation.find(f"{P}defaultTextStyle"), self.fonts, self.palette)
        # PowerPoint gives text boxes the presentation's defaults, LibreOffice the master's style over them.
        self.other = self.resolved(self.styles["other"])
        self.other = self.other if self.other == self.resolved() else ()
        self.root = root
        self._seen: dict[bytes, tuple[Level, ...]] = {}
        body = self.parent("body", -1)
        self.body = body.box if body is not None else None

    def parent(self, kind: str, idx: int) -> FoundShape | None:
        """The placeholder that one of this type inherits from: of the same family, of several the one of that index."""
        family = _family(kind)
        found = [shape for shape in self.placeholders if _family(_kind(shape)) == family]
        return next((shape for shape in found if _index(shape) == idx), found[0] if found else None)

    def levels(self, shape: etree._Element, colors: Palette) -> tuple[Level, ...]:
        """The levels that a shape's own list style gives; most layouts repeat a few of them word for word."""
        style = shape.find(f"{P}txBody/{A}lstStyle")
        if style is None or not len(style):
            return _NO_LEVELS
        if colors.mapped != self.palette.mapped:
            return read_levels(style, self.fonts, colors)
        key = etree.tostring(style, with_tail=False)
        if key not in self._seen:
            self._seen[key] = read_levels(style, self.fonts, colors)
        return self._seen[key]

    def resolved(self, *chain: tuple[Level, ...]) -> tuple[TextStyle, ...]:
        """Styles down a chain of levels, from the nearest to the presentation's defaults."""
        return resolve((*chain, self.defaults), font_name("+mn-lt", self.fonts))


_NO_LEVELS = read_levels(None, {})


def _family(kind: str) -> str:
    if kind in TITLE_TYPES:
        return "title"
    return kind if kind in _FURNITURE else "body"


def _kind(shape: FoundShape) -> str:
    return (shape.holder.get("type") or "obj") if shape.holder is not None else "obj"


def _index(shape: FoundShape) -> int:
    said = shape.holder.get("idx", "0").strip() if shape.holder is not None else "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 10 else 0


def theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """The fonts of a theme part under "major" (headings) and "minor"; Calibri where it names none."""
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{A}fontScheme/{A}{kind}Font/{A}latin") if theme is not None else None
        name = plain_name(latin.get("typeface", "")) if latin is not None else ""
        fonts[kind] = name if name and not name.startswith("+") else "Calibri"
    return fonts


def _layout(
    package: Package, part: str, master: _Master, first: Mapping[str, str], labels: set[str], number: int
) -> FoundLayout:
    root = package.tree(part)
    if root.tag != f"{P}sldLayout":
        raise SourcedeckError(f"{package.path} is damaged at the part “{part}”: it is no slide layout")
    common = root.find(f"{P}cSld")
    name = plain_name(common.get("name", "") if common is not None else "")
    colors = master.palette.under(root.find(f"{P}clrMapOvr/{A}overrideClrMapping"))
    shapes = list(flat_shapes(root))
    held = [shape for shape in shapes if shape.holder is not None][:_MOST_PLACEHOLDERS]
    found = [_placeholder(shape, master, colors) for shape in held]
    reached, hidden = _apart(found)
    shown = root.get("showMasterSp", "1") not in {"0", "false", "off"}
    free = [*(master.free if shown else ()), *(shape for shape in shapes if shape.holder is None)]
    grounds = _grounds(root, master, colors)
    if grounds is None:
        grounds = _grounds(master.root, master, colors)
    grounds = ("bg1",) if grounds is None else grounds
    if any(_is_backdrop(shape, master.size) for shape in free):
        grounds = ()
    return FoundLayout(
        label=_label(name or f"Layout {number}", labels),
        name=name,
        part=part,
        kind=root.get("type", ""),
        master=master.place,
        placeholders=tuple(one for one in reached if one.type not in _FURNITURE),
        furniture=tuple(one for one in reached if one.type in _FURNITURE),
        hidden=tuple(hidden),
        background=colors.hardest(grounds),
        grounds=grounds,
        bands=tuple(_bands(free, colors)),
        drawn=tuple(box for shape in free for box in obstacles(shape, *master.size)),
        body=master.body,
        other=master.other,
        colors={} if colors.colors == first else colors.colors,
    )


def _label(name: str, taken: set[str]) -> str:
    """The name, or the name with the first number that nobody has."""
    label, number = name, 1
    while label in taken:
        number += 1
        label = f"{name} ({number})"
    taken.add(label)
    return label


def _apart(found: list[FoundPlaceholder]) -> tuple[list[FoundPlaceholder], list[FoundPlaceholder]]:
    """Placeholders that a slide can have, and those that it cannot: it names them by index, and the first one answers.

    Titles and furniture are known by their type alone.
    """
    reached: list[FoundPlaceholder] = []
    hidden: list[FoundPlaceholder] = []
    seen: set[str | int] = set()
    for one in found:
        family = _family(one.type)
        key = one.idx if family == "body" else family
        (hidden if key in seen else reached).append(one)
        seen.add(key)
    return reached, hidden


def _placeholder(shape: FoundShape, master: _Master, colors: Palette) -> FoundPlaceholder:
    kind, idx = _kind(shape), _index(shape)
    parent = master.parent(kind, idx)
    chain = [shape.element, *([parent.element] if parent is not None else [])]
    bodies = [body for one in chain if (body := one.find(f"{P}txBody/{A}bodyPr")) is not None]
    family = _family(kind)
    styles = master.styles[family if family in {"title", "body"} else "other"]
    own = [master.levels(one, colors) for one in chain]
    insets = [_inset(bodies, key, default) for key, default in _INSETS]
    held = shape.holder.get("orient", "") if shape.holder is not None else ""
    return FoundPlaceholder(
        idx=idx,
        type=kind,
        name=shape.name,
        prompt=_prompt(shape.element),
        box=shape.box or (parent.box if parent is not None else None) or Box(0, 0, 0, 0),
        levels=master.resolved(*own, styles),
        insets=(insets[0], insets[1], insets[2], insets[3]),
        anchor=_ANCHORS.get(_said(bodies, "anchor"), "top"),
        fill=next((fill for one in chain if (fill := _fill(one, colors)) is not None), ""),
        turned=shape.turned or held == "vert" or _said(bodies, "vert") in _TURNED,
    )


def _said(bodies: list[etree._Element], key: str) -> str:
    return next((body.get(key, "") for body in bodies if key in body.attrib), "")


def _inset(bodies: list[etree._Element], key: str, default: int) -> int:
    found = measure(_said(bodies, key))
    return default if found is None else found


def _prompt(element: etree._Element) -> str:
    """What a placeholder says while it is empty, a line a paragraph."""
    body = element.find(f"{P}txBody")
    if body is None:
        return ""
    lines = ("".join(text.text or "" for text in paragraph.iter(f"{A}t")) for paragraph in body.iterfind(f"{A}p"))
    return "\n".join(line for line in lines if line.strip())[:_MOST_PROMPT].strip()


def _fill(element: etree._Element, colors: Palette) -> str | None:
    """The colour that a shape is filled with; "" for none that can be told, None where it says nothing of it."""
    properties = element.find(f"{P}spPr")
    for fill in properties if properties is not None else ():
        if isinstance(fill.tag, str) and fill.tag.endswith("Fill"):
            return colors.hardest(colors.grounds(fill))
    reference = element.find(f"{P}style/{A}fillRef")
    if reference is not None and reference.get("idx", "0") != "0":
        return colors.color(next(iter(reference), None))
    return None


def _grounds(root: etree._Element, master: _Master, colors: Palette) -> tuple[str, ...] | None:
    """The colours of a master's or layout's own background; none of a picture, None where it has no background."""
    background = root.find(f"{P}cSld/{P}bg")
    if background is None:
        return None
    properties, reference = background.find(f"{P}bgPr"), background.find(f"{P}bgRef")
    if properties is not None:
        fills = [fill for fill in properties if isinstance(fill.tag, str) and fill.tag.endswith("Fill")]
        return None if not fills or fills[0].tag == f"{A}noFill" else colors.grounds(fills[0])
    if reference is None:
        return None
    color = colors.color(next(iter(reference), None)) or "bg1"
    place = measure(reference.get("idx")) or 0
    tag, place = ("bgFillStyleLst", place - 1_001) if place > 1_000 else ("fillStyleLst", place - 1)
    scheme = master.theme.find(f".//{A}fmtScheme/{A}{tag}") if master.theme is not None else None
    fills = [fill for fill in scheme if isinstance(fill.tag, str)] if scheme is not None else []
    return colors.grounds(fills[place], color) if 0 <= place < len(fills) else (color,)


def _bands(shapes: list[FoundShape], colors: Palette) -> Iterator[tuple[Box, str]]:
    """The plain filled rectangles among shapes, back to front."""
    for shape in shapes:
        preset = shape.element.find(f"{P}spPr/{A}prstGeom")
        if shape.box is not None and preset is not None and preset.get("prst") in _PLAIN_SHAPES:
            fill = _fill(shape.element, colors)
            if fill and has_fill(shape.element) and shape.element.find(f"{P}spPr/{A}solidFill/*/{A}alpha") is None:
                yield shape.box, fill


def _is_backdrop(shape: FoundShape, size: tuple[int, int]) -> bool:
    """Whether a picture covers the slide."""
    filled = shape.element.find(f"{P}spPr/{A}blipFill") is not None
    if shape.box is None or not (shape.element.tag == f"{P}pic" or filled):
        return False
    seen = shape.box.common(Box(0, 0, *size))
    return seen.width >= _WHOLE * size[0] and seen.height >= _WHOLE * size[1]
