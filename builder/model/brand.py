"""The brand as pure data: layouts, slots with their boxes, and text styles with every inheritance resolved."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from builder.model.color import ROLES, rgb
from builder.model.figures import Figures

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
OPPOSITE: Mapping[Align, Align] = {"left": "right", "center": "center", "right": "left"}
"""The side at which text stands once its slide is turned round."""
Seat = Literal["layout", "moved", "free"]
"""Where a slot sits: in a placeholder as its layout has it, in one that the slide moves, or in a text box."""
EMU_PER_PT = 12_700
EMU_PER_INCH = 914_400
SUPERSCRIPT = 0.66
"""The size of raised figures, in parts of that of the text around them, as PowerPoint and LibreOffice set them."""
LIST_HANG = 274_320
"""How far list text hangs behind its bullet, in EMU (0.3 in), where the layout does not say."""


class Box(msgspec.Struct, frozen=True):
    """A rectangle on the slide, in EMU from its top left corner (914,400 to the inch)."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The right edge, in EMU."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The lower edge, in EMU."""
        return self.y + self.height

    @property
    def area(self) -> int:
        """How much it covers, in EMU times EMU."""
        return self.width * self.height

    def common(self, other: "Box") -> "Box":
        """The part that both cover; without width or height where there is none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(min(self.right, other.right) - x, 0), max(min(self.bottom, other.bottom) - y, 0))


class TextStyle(msgspec.Struct, frozen=True):
    """How a paragraph is set, everything resolved: sizes in pt, indents in EMU, colour a theme name ("tx1").

    `line_spacing` is a factor of the font's own line height. `margin_left` and `indent` are `marL` and `indent` of
    DrawingML: text starts at margin_left, the first line (or its bullet) at margin_left + indent.
    """

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    color: str = "tx1"
    caps: bool = False
    tracking: float = 0.0
    line_spacing: float = 1.0
    space_before: float = 0.0
    space_after: float = 0.0
    align: Align = "left"
    margin_left: int = 0
    indent: int = 0
    bullet: str = ""
    rtl: bool = False
    """Whether the file sets it from right to left, where a paragraph does not say."""


def list_indent(style: TextStyle) -> tuple[int, int]:
    """Margin and first-line indent (EMU) of a bulleted or numbered paragraph: the level's own where it hangs already.

    Fitting and writing both ask here, so that what was measured is what stands in the file.
    """
    return (style.margin_left, style.indent) if style.indent < 0 else (style.margin_left + LIST_HANG, -LIST_HANG)


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """The frame that a slide draws around a slot: theme colours ("" is none), an edge, the radius of corners in EMU."""

    fill: str = ""
    line: str = ""
    edge: Literal["", "left", "right", "top", "rule"] = ""
    edge_color: str = ""
    corner: int = 0


class SlotBox(msgspec.Struct, frozen=True, kw_only=True):
    """A placeholder of a layout, bound to a slot.

    `idx` and `type` are those of its `p:ph` ("title", "body", "tbl", "ftr", "sldNum" …); `levels` are the text styles
    of list levels 0 to 4. Insets in EMU: left, top, right, bottom.
    `role` decides the least size (`title`, `body`, `label`, `caption`, `pill`, `sources`); `least` is that size in pt.
    `fill` is the theme colour that its own frame is filled with, "" for none. `most` is the size in pt up to which text
    of the slot's own size may grow where its box has room; 0 keeps it. `between` is the theme colour of the hairlines
    between its points, "" for none.
    `seat` says who carries the slot. One that is not the layout's own is written with box, insets, anchor and `frame`
    of its own, and with what of its levels differs from what the file passes down (`inherited`); one whose box is the
    `home` that the layout gives its placeholder goes with the layout. `lines` is how many lines its text may take, as
    the layout's prompt asks; 0: any.
    """

    name: str
    idx: int
    type: str
    box: Box
    levels: tuple[TextStyle, ...]
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    anchor: Anchor = "top"
    role: str = "body"
    least: float = 18.0
    shape_name: str = ""
    fill: str = ""
    most: float = 0.0
    between: str = ""
    seat: Seat = "layout"
    home: Box | None = None
    inherited: tuple[TextStyle, ...] = ()
    frame: Frame | None = None
    lines: int = 0


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """A named slide layout: the part that holds it in brand.pptx, and its slots in reading order.

    `background` is the theme colour of the slide behind them; `bands` are filled rectangles that stand on it. It is
    `whole` where each of its placeholders is a slot. Where it is `elastic`, its slots stand in a stranger's room for
    content and share it as they need; where that `rises`, nothing is drawn between it and the title.
    """

    name: str
    part: str
    slots: tuple[SlotBox, ...]
    background: str = "bg1"
    bands: tuple[tuple[Box, str], ...] = ()
    whole: bool = True
    elastic: bool = False
    rises: bool = False

    def slot(self, name: str) -> SlotBox | None:
        """The slot of that name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)


class CharStyle(msgspec.Struct, frozen=True):
    """A change to a paragraph's own style for a run; None leaves as it is. `scale` multiplies the size."""

    font: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: str | None = None
    caps: bool | None = None
    scale: float = 1.0


class ParaStyle(msgspec.Struct, frozen=True):
    """A named paragraph style (`quotation`, `label`, `caption`, `prompt` …) as a change to its slot's level style.

    None leaves the level's value. `size` and `least` in pt; `space_before` in pt.
    """

    font: str | None = None
    size: float | None = None
    least: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: str | None = None
    caps: bool | None = None
    tracking: float | None = None
    line_spacing: float | None = None
    space_before: float | None = None
    bullet: str | None = None


class TableStyle(msgspec.Struct, frozen=True):
    """How tables are set: text styles of head and body, cell margins (EMU: left, top, right, bottom), theme colours.

    Where they are `drawn`, cells carry fills and rules themselves: the brand's file has no table style that does.
    """

    head: TextStyle
    body: TextStyle
    least: float = 14.0
    margins: tuple[int, int, int, int] = (91_440, 45_720, 91_440, 45_720)
    head_fill: str = "tx2"
    rule_color: str = "bg1*85"
    band_fill: str = ""
    drawn: bool = False


class Brand(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that fitting and writing need to know of a brand.pptx; slide size in EMU.

    `theme_fonts` are the theme's font names under "major" (headings) and "minor" (text). `highlight` is the theme
    colour of highlighted words, `link` that of links to the outside. `colors` are the brand's own for roles of
    `builder.model.color`. `scale` tells how large type and marks must be on its slides to look as on slides of
    13.333 x 7.5 in. Where it `settles`, nothing on its layouts stands between slots: they may rise below a short
    title, and cards may end with their text. `digest` is the SHA-256 of the file, by which the writer knows it again;
    "" where nothing was read from a file. `made_from` is a digest of the settings that the file was made from; "" where
    it does not say, as strangers' do not. `stand_ins` are fonts that nobody has measured here and that the pack's owner
    accepts, each with the family that it counts as, in bold and a tenth wider: one warning a deck, not an error a
    slide. `faces` are figures of fonts that the pack brings, by the names that `builder.model.figures.face_key` gives.
    `color_names` are what pack.toml calls the colours of the theme, by their places; a stranger's has none.
    """

    name: str
    width: int
    height: int
    layouts: tuple[Layout, ...]
    para_styles: Mapping[str, ParaStyle]
    char_styles: Mapping[str, CharStyle]
    table: TableStyle
    theme_colors: Mapping[str, str] = {}
    theme_fonts: Mapping[str, str] = {}
    highlight: str = "accent5"
    link: str = "hlink"
    colors: Mapping[str, str] = {}
    settles: bool = False
    scale: float = 1.0
    digest: str = ""
    made_from: str = ""
    stand_ins: Mapping[str, str] = {}
    faces: Mapping[str, Figures] = {}
    color_names: Mapping[str, str] = {}

    @property
    def is_right_to_left(self) -> bool:
        """Whether the file sets its text from right to left."""
        set_so = [slot.levels[0].rtl for layout in self.layouts for slot in layout.slots if slot.levels]
        return 2 * sum(set_so) > len(set_so)

    def stand_in(self, font: str) -> str:
        """The family that the pack's owner lets a font count as; "" for none."""
        return next((other for one, other in self.stand_ins.items() if one.casefold() == font.casefold()), "")

    def color(self, role: str) -> str:
        """The theme colour of a role; a theme colour is its own."""
        return self.colors.get(role) or ROLES.get(role, role)

    def rgb(self, role: str) -> tuple[int, int, int]:
        """What a role or theme colour looks like: red, green, blue, 0 to 255. Raises KeyError where it has none."""
        return rgb(self.color(role), self.theme_colors)
