"""A brand.pptx and its pack.toml in, the pure Brand out: layouts, slots bound to placeholders, every style resolved."""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from lxml import etree

from builder.binding.bound import Bindings
from builder.binding.patterns import PROMPTS, ROLES, plans
from builder.errors import SourcedeckError
from builder.model.brand import (
    Anchor,
    Box,
    Brand,
    CharStyle,
    Layout,
    ParaStyle,
    SlotBox,
    TableStyle,
    TextStyle,
)
from builder.model.color import STATUS_ROLES
from builder.powerpoint.made_from import made_from
from builder.powerpoint.markup import NS_P
from builder.powerpoint.package import Package
from builder.powerpoint.settings import SCHEME_NAMES, THEME_SLOTS, BrandSettings, brand_settings
from builder.powerpoint.text_styles import A, Level, read_levels, resolve, theme_color

P = f"{{{NS_P}}}"
_NUMBER = re.compile(r"-?[0-9]{1,12}")
_LEAST_SIDE, _MOST_SIDE = 914_400, 51_206_400
"""The sides that a slide may have, in EMU (ST_SlideSizeCoordinate, ECMA-376 part 1, 19.7.19)."""
_SAVE_AGAIN = "save it again from PowerPoint as a .pptx file"
_MARKER = re.compile(r"\{\{\s*([a-z]+)\s*\}\}")
_ANCHORS: Mapping[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}
_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""The insets that a:bodyPr has where it says nothing (ECMA-376 part 1, 21.1.2.1.1)."""
_CELL_MARGINS = (91_440, 45_720, 91_440, 45_720)
"""Left, top, right, bottom of table cells, as PowerPoint has them (a:tcPr, ECMA-376 part 1, 21.1.3.17)."""
_LEAST = {"title": 24.0, "body": 18.0, "label": 14.0, "caption": 14.0, "pill": 11.0, "sources": 11.0}


class _Master(msgspec.Struct, frozen=True):
    """A master as its layouts inherit from it: placeholders by type, text styles, the theme's fonts, the backdrop."""

    shapes: Mapping[str, etree._Element]
    styles: Mapping[str, tuple[Level, ...]]
    defaults: tuple[Level, ...]
    fonts: Mapping[str, str]
    background: str
    bands: tuple[tuple[Box, str], ...]
    seen: dict[bytes, tuple[Level, ...]]

    def levels(self, shape: etree._Element | None) -> tuple[Level, ...]:
        """The levels that a shape's own list style gives; most layouts repeat a few of them word for word."""
        style = _find(shape, f"{P}txBody/{A}lstStyle")
        if style is None or not len(style):
            return _NO_LEVELS
        key = etree.tostring(style, with_tail=False)
        if key not in self.seen:
            self.seen[key] = read_levels(style, self.fonts)
        return self.seen[key]


_NO_LEVELS = read_levels(None, {})


def read(path: Path, settings: Mapping[str, object]) -> Brand:
    """Read the brand at `path` with the styles of a parsed pack.toml."""
    wanted = brand_settings(settings)
    with Package(path) as package:
        main = package.main_part()
        root = package.tree(main)
        size = root.find(f"{P}sldSz")
        masters = [relation.target for relation in package.related(main, "slideMaster")]
        if size is None or not masters:
            raise SourcedeckError(f"{path} has no slide master", hint=_SAVE_AGAIN)
        colors, fonts = _theme(package, masters[0])
        made = made_from(package)
        layouts: list[Layout] = []
        for name in masters:
            _, own_fonts = _theme(package, name)
            master = _master(package, name, root, own_fonts)
            layouts += [
                _layout(package, relation.target, master, wanted) for relation in package.related(name, "slideLayout")
            ]
    if not layouts:
        raise SourcedeckError(f"{path} has no slide layout", hint=_SAVE_AGAIN)
    brand = Brand(
        name=wanted.name or path.stem,
        width=_side(size.get("cx", "12192000")),
        height=_side(size.get("cy", "6858000")),
        layouts=tuple(layouts),
        para_styles=_para_styles(wanted, fonts),
        char_styles=_char_styles(wanted, fonts),
        table=_table(wanted, fonts),
        theme_colors=colors,
        theme_fonts=fonts,
        settles=wanted.tokens.look.settle,
        colors={role: wanted.scheme(color) for role, color in wanted.tokens.roles.items()},
        highlight=wanted.scheme("highlight" if "highlight" in wanted.tokens.theme.values() else "accent5"),
        digest=package.digest,
        made_from=made,
        stand_ins=wanted.tokens.stand_ins,
    )
    return _serving(brand, path, wanted)


def _serving(brand: Brand, path: Path, settings: BrandSettings) -> Brand:
    """The brand with layouts for every pattern of slots: its own, and others derived from them where it has none.

    A stranger's layouts serve as they are only where each of their placeholders is one of our slots; and the pack's
    colours are made to stand out on the stranger's theme.
    """
    look = settings.tokens.look
    patterns = plans(look.passage_columns, look.task_top)
    own = tuple(layout for layout in brand.layouts if layout.whole)
    served = {frozenset(slot.name for slot in layout.slots) for layout in own}
    missing = [plan for plan in patterns if frozenset(slot.name for slot in plan.slots) not in served]
    if not missing:
        return brand
    from builder.binding.choose import choose
    from builder.binding.colours import legible
    from builder.binding.derive import derive
    from builder.binding.translated import Translator, translated, translated_wishes
    from builder.binding.wishes import resized, size_scale
    from builder.powerpoint.brand_file import read_brand_file
    from builder.powerpoint.wished import wishes

    file = read_brand_file(path)
    translate = Translator(settings.theme_colors(), file.colors)
    wished = translated_wishes(wishes(settings), translate)
    bindings = Bindings(layouts=settings.layouts, slots=settings.slots)
    derived = tuple(derive(bound, file, wished) for bound in choose(file, bindings, missing))
    brand = msgspec.structs.replace(brand, layouts=(*own, *derived), theme_colors=file.colors, settles=False)
    return resized(legible(translated(brand, translate)), size_scale(file.width, file.height))


def _theme(package: Package, master: str) -> tuple[dict[str, str], dict[str, str]]:
    """Colours by scheme name ("tx1", "accent1") as six hex digits, and the fonts under "major" and "minor"."""
    related = package.related(master, "theme")
    if not related:
        return {}, {"major": "Calibri", "minor": "Calibri"}
    theme = package.tree(related[0].target)
    colors: dict[str, str] = {}
    for slot in THEME_SLOTS:
        color = theme.find(f".//{A}clrScheme/{A}{slot}/*")
        if color is not None:
            colors[SCHEME_NAMES.get(slot, slot)] = color.get("lastClr", "") or color.get("val", "")
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{A}fontScheme/{A}{kind}Font/{A}latin")
        name = None if latin is None else latin.get("typeface")
        fonts[kind] = name or "Calibri"
    return colors, fonts


def _master(package: Package, name: str, presentation: etree._Element, fonts: Mapping[str, str]) -> _Master:
    root = package.tree(name)
    shapes: dict[str, etree._Element] = {}
    for shape in root.iter(f"{P}sp"):
        placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if placeholder is not None:
            shapes.setdefault(placeholder.get("type", "obj"), shape)
    styles = {kind: read_levels(root.find(f"{P}txStyles/{P}{kind}Style"), fonts) for kind in ("title", "body", "other")}
    defaults = read_levels(presentation.find(f"{P}defaultTextStyle"), fonts)
    return _Master(shapes, styles, defaults, fonts, _background(root) or "bg1", _bands(root), {})


def _layout(package: Package, part: str, master: _Master, settings: BrandSettings) -> Layout:
    root = package.tree(part)
    common = root.find(f"{P}cSld")
    name = (common.get("name", "") if common is not None else "") or Path(part).stem
    bound = {str(placeholder).casefold(): slot for slot, placeholder in settings.slots.get(name, {}).items()}
    slots: list[SlotBox] = []
    whole = True
    for shape in root.iter(f"{P}sp"):
        placeholder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if placeholder is None or placeholder.get("type") in _FURNITURE:
            continue
        slot = _slot_name(shape, placeholder.get("type", "obj"), bound)
        if slot and not any(other.name == slot for other in slots):
            slots.append(_slot(slot, shape, placeholder, master, settings))
        else:
            whole = False
    shown = root.get("showMasterSp", "1") not in {"0", "false"}
    return Layout(
        name=name,
        part=part,
        slots=tuple(slots),
        background=_background(root) or master.background,
        bands=(*(master.bands if shown else ()), *_bands(root)),
        whole=whole and len(slots) > 1,
    )


def _background(root: etree._Element) -> str:
    """The theme colour of a master's or layout's own background; "" where it has none, or not a plain one."""
    background = f"{P}cSld/{P}bg/{P}"
    return theme_color(root.find(f"{background}bgPr")) or theme_color(root.find(f"{background}bgRef"), inside="")


def _bands(root: etree._Element) -> tuple[tuple[Box, str], ...]:
    """The filled rectangles that a master or layout shows behind the slots, back to front."""
    bands: list[tuple[Box, str]] = []
    for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        where, fill = shape_box(shape), theme_color(shape.find(f"{P}spPr"))
        if where is not None and fill and shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None:
            bands.append((where, fill))
    return tuple(bands)


def _slot_name(shape: etree._Element, kind: str, bound: Mapping[str, str]) -> str:
    """Which slot a placeholder is: by explicit binding, marker in its prompt, name, or being the title; "" for none."""
    properties = shape.find(f"{P}nvSpPr/{P}cNvPr")
    name = (properties.get("name", "") if properties is not None else "").strip().casefold()
    if name in bound:
        return bound[name]
    marker = _MARKER.search("".join(text.text or "" for text in shape.iter(f"{A}t")))
    if marker and marker[1] in PROMPTS:
        return marker[1]
    if name in PROMPTS:
        return name
    return "title" if kind in _TITLES else ""


def _slot(
    name: str, shape: etree._Element, placeholder: etree._Element, master: _Master, settings: BrandSettings
) -> SlotBox:
    kind = placeholder.get("type", "obj")
    family = "title" if kind in _TITLES else "body"
    parent = master.shapes.get(family)
    body, parent_body = shape.find(f"{P}txBody/{A}bodyPr"), _find(parent, f"{P}txBody/{A}bodyPr")
    levels = resolve(
        (
            master.levels(shape),
            master.levels(parent),
            master.styles[family],
            master.defaults,
        ),
        master.fonts["minor"],
    )
    role = ROLES.get(name, "body")
    properties = shape.find(f"{P}nvSpPr/{P}cNvPr")
    left, top, right, bottom = (_measure(body, parent_body, key, default) for key, default in _INSETS)
    look = settings.tokens.text.get(name)
    return SlotBox(
        name=name,
        idx=_whole(placeholder.get("idx", "0")),
        type=kind,
        box=shape_box(shape) or shape_box(parent) or Box(0, 0, 0, 0),
        levels=levels,
        insets=(left, top, right, bottom),
        anchor=_ANCHORS.get(_attribute(body, parent_body, "anchor") or "t", "top"),
        role=role,
        least=settings.tokens.least.get(role, _LEAST[role]),
        shape_name=properties.get("name", "") if properties is not None else "",
        fill=theme_color(shape.find(f"{P}spPr")),
        most=look.most if look else 0.0,
        between=settings.scheme(look.between) if look and look.between else "",
    )


def _find(element: etree._Element | None, path: str) -> etree._Element | None:
    return element.find(path) if element is not None else None


def _attribute(own: etree._Element | None, inherited: etree._Element | None, key: str) -> str | None:
    for element in (own, inherited):
        if element is not None and key in element.attrib:
            return element.get(key)
    return None


def _measure(own: etree._Element | None, inherited: etree._Element | None, key: str, default: int) -> int:
    value = _attribute(own, inherited, key)
    return _whole(value) if value is not None else default


def shape_box(shape: etree._Element | None) -> Box | None:
    """Where a shape says that it stands, or None where it says nothing."""
    offset, extent = _find(shape, f"{P}spPr/{A}xfrm/{A}off"), _find(shape, f"{P}spPr/{A}xfrm/{A}ext")
    if offset is None or extent is None:
        return None
    x, y = _whole(offset.get("x", "0")), _whole(offset.get("y", "0"))
    return Box(x, y, _whole(extent.get("cx", "0")), _whole(extent.get("cy", "0")))


def _whole(value: str) -> int:
    """A measure in EMU, or a number; raises SourcedeckError for what is none, or is beyond all slides."""
    if not _NUMBER.fullmatch(value):
        raise SourcedeckError(f"the brand has a measure that is no number: “{value[:40]}”", hint=_SAVE_AGAIN)
    return int(value)


def _side(value: str) -> int:
    """A side of the slides in EMU; raises SourcedeckError for one that PowerPoint would not have."""
    side = _whole(value)
    if not _LEAST_SIDE <= side <= _MOST_SIDE:
        raise SourcedeckError(
            f"the brand has slides of {side} EMU a side", hint="make them 1 to 56 inches wide and high"
        )
    return side


def _font(kind: str | None, fonts: Mapping[str, str]) -> str | None:
    return None if kind is None else fonts["major" if kind == "heading" else "minor"]


def _para_styles(settings: BrandSettings, fonts: Mapping[str, str]) -> dict[str, ParaStyle]:
    return {
        name: ParaStyle(
            font=_font(style.font, fonts),
            size=style.size,
            least=style.least,
            bold=style.bold,
            italic=style.italic,
            color=None if style.color is None else settings.scheme(style.color),
            caps=style.caps,
            tracking=style.tracking,
            line_spacing=style.line_spacing,
            space_before=style.space_before,
            bullet=style.bullet,
        )
        for name, style in settings.styles.paragraph.items()
    }


def _char_styles(settings: BrandSettings, fonts: Mapping[str, str]) -> dict[str, CharStyle]:
    """The pack's own, and one for each status that it has a colour for: `mark-reported`."""
    return _mark_styles(settings) | {
        name: CharStyle(
            font=_font(style.font, fonts),
            bold=style.bold,
            italic=style.italic,
            color=None if style.color is None else settings.scheme(style.color),
            caps=style.caps,
            scale=style.scale,
        )
        for name, style in settings.styles.character.items()
    }


def _mark_styles(settings: BrandSettings) -> dict[str, CharStyle]:
    colors = {status: settings.tokens.roles.get(f"{status}-text") for status in STATUS_ROLES}
    colors["said_by_party"] = colors["said"]
    return {
        f"mark-{status}": CharStyle(bold=True, color=settings.scheme(color))
        for status, color in colors.items()
        if color is not None
    }


def _table(settings: BrandSettings, fonts: Mapping[str, str]) -> TableStyle:
    style = settings.table
    head_color = settings.scheme(style.head_color)
    return TableStyle(
        head=TextStyle(font=fonts["minor"], size=style.head_size, bold=True, color=head_color),
        body=TextStyle(font=fonts["minor"], size=style.body_size),
        least=style.least,
        margins=_CELL_MARGINS,
        head_fill=settings.scheme(style.head_fill),
        rule_color=settings.scheme(style.rule_color),
        band_fill=settings.scheme(style.band_fill) if style.band_fill else "",
    )
