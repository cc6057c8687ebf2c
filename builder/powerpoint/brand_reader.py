"""A brand as found and its pack.toml in, the pure Brand out: layouts, slots bound to placeholders, styles resolved."""

import re
from collections.abc import Mapping

import msgspec

from builder.binding.bound import Bindings
from builder.binding.patterns import PROMPTS, ROLES, plans
from builder.model.brand import Brand, CharStyle, Layout, ParaStyle, SlotBox, TableStyle, TextStyle
from builder.model.brandfile import BrandFile, FoundLayout, FoundPlaceholder
from builder.model.color import STATUS_ROLES
from builder.model.slots import TITLE_TYPES
from builder.powerpoint.settings import BrandSettings, brand_settings
from builder.powerpoint.wished import LEAST, wishes

_MARKER = re.compile(r"\{\{\s*([a-z]+)\s*\}\}")
_CELL_MARGINS = (91_440, 45_720, 91_440, 45_720)
"""Left, top, right, bottom of table cells, as PowerPoint has them (a:tcPr, ECMA-376 part 1, 21.1.3.17)."""


def brand_of(file: BrandFile, settings: Mapping[str, object]) -> Brand:
    """The brand that a file as found is, with the styles of a parsed pack.toml.

    Raises SourcedeckError where the settings do not fit it.
    """
    wanted = brand_settings(settings)
    brand = Brand(
        name=wanted.name or file.name,
        width=file.width,
        height=file.height,
        layouts=tuple(_layout(layout, wanted) for layout in file.layouts),
        para_styles=_para_styles(wanted, file.fonts),
        char_styles=_char_styles(wanted, file.fonts),
        table=_table(wanted, file.fonts),
        theme_colors=file.colors,
        theme_fonts=file.fonts,
        settles=wanted.tokens.look.settle,
        colors={role: wanted.scheme(color) for role, color in wanted.tokens.roles.items()},
        highlight=wanted.scheme("highlight" if "highlight" in wanted.tokens.theme.values() else "accent5"),
        digest=file.digest,
        made_from=file.made_from,
        stand_ins=wanted.tokens.stand_ins,
        color_names=wanted.color_names(),
    )
    return _serving(brand, file, wanted)


def _serving(brand: Brand, file: BrandFile, settings: BrandSettings) -> Brand:
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
    from builder.binding.grounds import page_color
    from builder.binding.translated import Translator, translated, translated_wishes
    from builder.binding.wishes import resized, size_scale

    bindings = Bindings(layouts=settings.layouts, slots=settings.slots)
    chosen = choose(file, bindings, missing)
    page = page_color([one.layout for one in chosen if not one.pattern.backdrop], file.colors)
    translate = Translator(settings.theme_colors(), file.colors, page)
    wished = translated_wishes(wishes(settings), translate)
    derived = tuple(derive(bound, file, wished, page) for bound in chosen)
    table = msgspec.structs.replace(brand.table, drawn=True)
    brand = msgspec.structs.replace(
        brand, layouts=(*own, *derived), theme_colors=file.colors, settles=False, table=table, color_names={}
    )
    return resized(legible(translated(brand, translate)), size_scale(file.width, file.height))


def _layout(found: FoundLayout, settings: BrandSettings) -> Layout:
    """A layout whose slots are the placeholders that are named, or marked, as slots are."""
    bound = {str(placeholder).casefold(): slot for slot, placeholder in settings.slots.get(found.label, {}).items()}
    slots: list[SlotBox] = []
    whole = not found.hidden
    for placeholder in found.placeholders:
        slot = _slot_name(placeholder, bound)
        if slot and not any(other.name == slot for other in slots):
            slots.append(_slot(slot, placeholder, settings))
        else:
            whole = False
    return Layout(
        name=found.label,
        part=found.part,
        slots=tuple(slots),
        background=found.background,
        bands=found.bands,
        whole=whole and len(slots) > 1,
    )


def _slot_name(placeholder: FoundPlaceholder, bound: Mapping[str, str]) -> str:
    """Which slot a placeholder is: by explicit binding, marker in its prompt, name, or being the title; "" for none."""
    name = placeholder.name.casefold()
    if name in bound:
        return bound[name]
    marker = _MARKER.search(placeholder.prompt)
    if marker and marker[1] in PROMPTS:
        return marker[1]
    if name in PROMPTS:
        return name
    return "title" if placeholder.type in TITLE_TYPES else ""


def _slot(name: str, placeholder: FoundPlaceholder, settings: BrandSettings) -> SlotBox:
    role = ROLES.get(name, "body")
    look = settings.tokens.text.get(name)
    return SlotBox(
        name=name,
        idx=placeholder.idx,
        type=placeholder.type,
        box=placeholder.box,
        levels=placeholder.levels,
        insets=placeholder.insets,
        anchor=placeholder.anchor,
        role=role,
        least=settings.tokens.least.get(role, LEAST[role]),
        shape_name=placeholder.name,
        fill=placeholder.fill,
        most=look.most if look else 0.0,
        between=settings.scheme(look.between) if look and look.between else "",
    )


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
