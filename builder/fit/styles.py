"""Styles resolved: a paragraph's style laid over its slot's level, and a run's over its paragraph's."""

import msgspec

from builder.fit.faces import Extent, Face, Knowledge, extent, face
from builder.fit.linebreak import stands_alone
from builder.model.brand import SUPERSCRIPT, Brand, CharStyle, ParaStyle, TextStyle
from builder.model.marks import character_style
from builder.model.slides import Paragraph, Run

_PLAIN_PARAGRAPH = ParaStyle()
_PLAIN_CHARACTERS = CharStyle()

RunKey = tuple[str, bool, bool, bool]


class RunSetting:
    """What measuring a run needs: its face, its size as a factor of the paragraph's, and whether it is in capitals.

    `styled` is that factor without the superscript's: a superscript does not make its line lower. `space` is the width
    of a space, in em of the paragraph's size.
    """

    __slots__ = ("_alone", "caps", "face", "scale", "space", "styled")

    def __init__(self, font: Face, scale: float, caps: bool, styled: float) -> None:
        self.face = font
        self.scale = scale
        self.caps = caps
        self.styled = styled
        self.space = extent(font, " ").width * scale
        self._alone: dict[str, Piece | None] = {}

    def extent(self, text: str) -> Extent:
        """What a text takes, in em of its own size."""
        return extent(self.face, text.upper() if self.caps else text)

    def alone(self, word: str) -> "Piece | None":
        """The piece of a word and the space after it; None for a word that needs its neighbours to know its breaks."""
        try:
            return self._alone[word]
        except KeyError:
            piece = Piece.of(word + " ", [(word, self)], self.space) if stands_alone(word) else None
            self._alone[word] = piece
            return piece


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Text between two places where a line may break, with its trailing spaces.

    Widths in em of the paragraph's size: `width` without the trailing spaces, `space` of these. `line` is the height
    of its tallest character's font, in em.
    """

    text: str
    width: float
    space: float
    line: float
    knowledge: Knowledge
    setting: RunSetting

    @classmethod
    def of(cls, text: str, parts: list[tuple[str, RunSetting]], space: float) -> "Piece":
        """The piece made of these parts, each in its setting."""
        width = line = 0.0
        knowledge = Knowledge.MEASURED
        for part, setting in parts:
            found = setting.extent(part)
            width += found.width * setting.scale
            line = max(line, found.line * setting.styled)
            knowledge = max(knowledge, found.knowledge)
        return cls(text, width, space, line, knowledge, parts[0][1])

    def joined(self, other: "Piece") -> "Piece":
        """Both pieces as one, with the spaces between."""
        return Piece(
            self.text + other.text,
            self.width + self.space + other.width,
            other.space,
            max(self.line, other.line),
            max(self.knowledge, other.knowledge),
            self.setting,
        )


class Setting:
    """A paragraph's style with every inheritance resolved; sizes and spaces in pt, indents in EMU.

    `least` is the size below which it must not shrink. `below` tells that the brand's own size is already less than the
    least of its role. It `grows` where its size is the slot's, not one that a paragraph style asks for. `unknown` are
    the fonts without metrics that its runs are set in. The `brand` may bring figures and stand-ins of fonts.
    """

    __slots__ = ("_brand", "_char_styles", "_runs", "below", "grows", "least", "size", "style", "unknown")

    def __init__(
        self,
        style: TextStyle,
        least: float,
        char_styles: dict[str, CharStyle],
        *,
        grows: bool = False,
        brand: Brand | None = None,
    ) -> None:
        self.style = style
        self.grows = grows
        self.size = style.size
        self.below = style.size < least
        self.least = min(least, style.size)
        self._char_styles = char_styles
        self._brand = brand
        self._runs: dict[RunKey, RunSetting] = {}
        self.unknown: dict[str, None] = {}

    def of_run(self, run: Run) -> RunSetting:
        """The setting of a run in this paragraph."""
        style = character_style(run.style, run.mark, self._char_styles) if run.mark else run.style
        key = (style, run.strong, run.emphasis, run.superscript)
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
        name = change.font or self.style.font
        brand = self._brand
        font = face(name, bold, italic, brand.faces, brand.stand_in(name)) if brand else face(name, bold, italic)
        if not font.known:
            self.unknown[name] = None
        return RunSetting(font, scale, caps, change.scale)


class StyleBook:
    """The settings of a brand, resolved once each; they live as long as one call of `fit`."""

    def __init__(self, brand: Brand) -> None:
        self._para_styles = brand.para_styles
        self._char_styles = dict(brand.char_styles)
        self._brand = brand
        self._settings: dict[tuple[int, int, str, bool, float], Setting] = {}
        self._cells: dict[tuple[TextStyle, str, bool, float], Setting] = {}

    def setting(self, levels: tuple[TextStyle, ...], least: float, paragraph: Paragraph) -> Setting:
        """The setting of a paragraph whose slot has these `levels` (kept alive by the brand) and this least size."""
        key = (id(levels), paragraph.level, paragraph.style, paragraph.bullet == "none", least)
        found = self._settings.get(key)
        if found is None:
            level = levels[min(paragraph.level, len(levels) - 1)]
            change = self._para_styles.get(paragraph.style, _PLAIN_PARAGRAPH)
            style = changed(level, change)
            own_least = least if change.least is None else change.least
            found = Setting(style, own_least, self._char_styles, grows=change.size is None, brand=self._brand)
            self._settings[key] = found
        return found

    def cell(self, style: TextStyle, least: float, paragraph: Paragraph) -> Setting:
        """The setting of a paragraph in a table cell: the paragraph's style, but at the table's own size."""
        key = (style, paragraph.style, paragraph.bullet == "none", least)
        found = self._cells.get(key)
        if found is None:
            change = self._para_styles.get(paragraph.style, _PLAIN_PARAGRAPH)
            own = changed(style, msgspec.structs.replace(change, size=None))
            found = self._cells[key] = Setting(own, least, self._char_styles, brand=self._brand)
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
