"""Styles resolved: a paragraph's style laid over its slot's level, and a run's over its paragraph's."""

from builder.fit.faces import Face, face
from builder.model.brand import Brand, CharStyle, ParaStyle, TextStyle
from builder.model.slides import Paragraph, Run

SUPERSCRIPT = 0.66
_PLAIN_PARAGRAPH = ParaStyle()
_PLAIN_CHARACTERS = CharStyle()

RunKey = tuple[str, bool, bool, bool]


class RunSetting:
    """What measuring a run needs: its face, its size as a factor of the paragraph's, and whether it is in capitals."""

    __slots__ = ("caps", "face", "scale", "space", "styled")

    def __init__(self, font: Face, scale: float, caps: bool, styled: float) -> None:
        self.face = font
        self.scale = scale
        self.caps = caps
        self.styled = styled
        self.space = font.widths[" "] / font.units * scale


class Setting:
    """A paragraph's style with every inheritance resolved; sizes and spaces in pt, indents in EMU.

    `least` is the size below which it must not shrink. `below` tells that the brand's own size is already less than the
    least of its role.
    """

    __slots__ = ("_char_styles", "_runs", "below", "least", "size", "style")

    def __init__(self, style: TextStyle, least: float, char_styles: dict[str, CharStyle]) -> None:
        self.style = style
        self.size = style.size
        self.below = style.size < least
        self.least = min(least, style.size)
        self._char_styles = char_styles
        self._runs: dict[RunKey, RunSetting] = {}

    def of_run(self, run: Run) -> RunSetting:
        """The setting of a run in this paragraph."""
        key = (run.style, run.strong, run.emphasis, run.superscript)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._resolve(key)
        return found

    def _resolve(self, key: RunKey) -> RunSetting:
        name, strong, emphasis, superscript = key
        change = self._char_styles.get(name, _PLAIN_CHARACTERS)
        bold = strong or (self.style.bold if change.bold is None else change.bold)
        italic = emphasis or (self.style.italic if change.italic is None else change.italic)
        caps = self.style.caps if change.caps is None else change.caps
        scale = change.scale * (SUPERSCRIPT if superscript else 1.0)
        return RunSetting(face(change.font or self.style.font, bold, italic), scale, caps, change.scale)


class StyleBook:
    """The settings of a brand, resolved once each; they live as long as one call of `fit`."""

    def __init__(self, brand: Brand) -> None:
        self._para_styles = brand.para_styles
        self._char_styles = dict(brand.char_styles)
        self._settings: dict[tuple[int, int, str, bool, float], Setting] = {}

    def setting(self, levels: tuple[TextStyle, ...], least: float, paragraph: Paragraph) -> Setting:
        """The setting of a paragraph whose slot has these `levels` (kept alive by the brand) and this least size."""
        key = (id(levels), paragraph.level, paragraph.style, paragraph.bullet == "none", least)
        found = self._settings.get(key)
        if found is None:
            level = levels[min(paragraph.level, len(levels) - 1)]
            change = self._para_styles.get(paragraph.style, _PLAIN_PARAGRAPH)
            style = changed(level, change)
            found = Setting(style, least if change.least is None else change.least, self._char_styles)
            self._settings[key] = found
        return found

    def cell(self, style: TextStyle, least: float, paragraph: Paragraph) -> Setting:
        """The setting of a paragraph in a table cell: the paragraph style's face, at the table's own size."""
        key = (id(style), 0, paragraph.style, paragraph.bullet == "none", least)
        found = self._settings.get(key)
        if found is None:
            change = self._para_styles.get(paragraph.style, _PLAIN_PARAGRAPH)
            own = changed(style, ParaStyle(bold=change.bold, italic=change.italic, font=change.font, caps=change.caps))
            found = self._settings[key] = Setting(own, least, self._char_styles)
        return found


def changed(style: TextStyle, change: ParaStyle) -> TextStyle:
    """A level's style with a paragraph style laid over it; what the change leaves None stays."""
    return TextStyle(
        font=style.font if change.font is None else change.font,
        size=style.size if change.size is None else change.size,
        bold=style.bold if change.bold is None else change.bold,
        italic=style.italic if change.italic is None else change.italic,
        color=style.color if change.color is None else change.color,
        caps=style.caps if change.caps is None else change.caps,
        tracking=style.tracking if change.tracking is None else change.tracking,
        line_spacing=style.line_spacing if change.line_spacing is None else change.line_spacing,
        space_before=style.space_before if change.space_before is None else change.space_before,
        space_after=style.space_after,
        align=style.align,
        margin_left=style.margin_left,
        indent=style.indent,
        bullet=style.bullet if change.bullet is None else change.bullet,
    )
