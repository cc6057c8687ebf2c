"""What a run must say of itself in the file: only the differences from what its placeholder passes down."""

from typing import NamedTuple

import msgspec

from builder.model.brand import Brand, CharStyle, ParaStyle, TextStyle
from builder.model.marks import character_style
from builder.model.slides import Run
from builder.powerpoint.markup import escape, scheme_color, solid

_PLAIN_PARAGRAPH = ParaStyle()
_PLAIN_RUN = CharStyle()
_THEME_LINK = "hlink"
"""The colour that PowerPoint gives links by itself."""
_BASELINE = 30_000
"""How far a superscript is raised, in thousandths of a percent of its size."""
_BESIDE_BASELINE = 31_000
"""How far what stands beside a raised link is raised: to the eye as far, to LibreOffice something else."""


class RunMarkup(NamedTuple):
    """A run's properties as markup: the attributes, and the children before and after which a link stands."""

    attributes: str
    children: str


def paragraph_style(base: TextStyle, style: ParaStyle | None, size: float) -> TextStyle:
    """The level's style with a named paragraph style laid over it, at the size that fitting decided."""
    style = style or _PLAIN_PARAGRAPH
    changes = {
        field: value
        for field in ("font", "bold", "italic", "color", "caps", "tracking", "line_spacing", "space_before", "bullet")
        if (value := getattr(style, field)) is not None
    }
    return msgspec.structs.replace(base, size=size, **changes)


def run_markup(brand: Brand, inherited: TextStyle, set_in: TextStyle, run: Run, language: str) -> RunMarkup:
    """The properties of a run in a paragraph set in `set_in`, whose placeholder passes `inherited` down."""
    char = brand.char_styles.get(character_style(run.style, run.mark, brand.char_styles), _PLAIN_RUN)
    bold = char.bold if char.bold is not None else set_in.bold
    italic = char.italic if char.italic is not None else set_in.italic
    size = set_in.size * char.scale
    attributes = [f' lang="{escape(run.language or language)}"']
    if abs(size - inherited.size) > 0.001:
        attributes.append(f' sz="{round(size * 100)}"')
    if (bold or run.strong) != inherited.bold:
        attributes.append(f' b="{int(bold or run.strong)}"')
    if (italic or run.emphasis) != inherited.italic:
        attributes.append(f' i="{int(italic or run.emphasis)}"')
    caps = char.caps if char.caps is not None else set_in.caps
    if caps != inherited.caps:
        attributes.append(' cap="all"' if caps else ' cap="none"')
    if set_in.tracking != inherited.tracking:
        attributes.append(f' spc="{round(set_in.tracking * 100)}"')
    if run.superscript:
        attributes.append(f' baseline="{_BASELINE}"')
    attributes.append(' dirty="0"')
    color = char.color or set_in.color
    if run.href and brand.link != _THEME_LINK:
        color = brand.link
    children = solid(color) if color != inherited.color else ""
    if run.highlight:
        children += f"<a:highlight>{scheme_color(brand.highlight)}</a:highlight>"
    font = char.font or set_in.font
    if font != inherited.font:
        children += typeface(brand, font)
    return RunMarkup("".join(attributes), children)


def beside_markup(
    brand: Brand, inherited: TextStyle, set_in: TextStyle, link: Run, language: str, *, raised: bool
) -> RunMarkup:
    """The properties of a comma or space beside a link: the link's colour and nothing else of its look."""
    style = character_style(link.style, link.mark, brand.char_styles)
    color = brand.char_styles.get(style, _PLAIN_RUN).color or set_in.color
    plain = Run("", link.origin, language=link.language)
    made = run_markup(brand, inherited, msgspec.structs.replace(set_in, color=color), plain, language)
    if not raised:
        return made
    return made._replace(attributes=made.attributes.replace(' dirty="', f' baseline="{_BESIDE_BASELINE}" dirty="'))


def typeface(brand: Brand, font: str) -> str:
    """A font by its role in the theme where it has one, so that changing the theme's fonts changes the deck."""
    for kind, role in (("major", "mj"), ("minor", "mn")):
        if brand.theme_fonts.get(kind) == font:
            return f'<a:latin typeface="+{role}-lt"/><a:ea typeface="+{role}-ea"/><a:cs typeface="+{role}-cs"/>'
    return f'<a:latin typeface="{escape(font)}"/>'
