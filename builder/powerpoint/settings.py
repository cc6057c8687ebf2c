"""The part of pack.toml that says what a brand looks like, typed and checked."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from builder.errors import SourcedeckError
from builder.model.brand import Align, Anchor
from builder.model.color import ROLES, parts

THEME_SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
"""The twelve colours of a DrawingML theme, in the order of CT_ColorScheme (ECMA-376 part 1, 20.1.6.2)."""

SCHEME_NAMES = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What text calls the first four colours: the master's colour map stands between them."""

Font = Literal["heading", "body"]


class _Settings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A table of pack.toml: keys with hyphens, and none that we do not know."""


class TextLook(_Settings, frozen=True, kw_only=True):
    """How a slot's text is set; sizes, space and hang in pt. `hang` is by how much all lines but the first stand in.

    `most` is the size that text may grow to where its box has room; 0 keeps it at `size`. `between` is the colour of
    hairlines between its points.
    """

    size: float
    most: float = 0.0
    between: str = ""
    font: Font = "body"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    tracking: float = 0.0
    color: str = "ink"
    line_spacing: float = 1.0
    space_before: float = 0.0
    hang: float = 0.0
    anchor: Anchor = "top"
    align: Align = "left"


class Card(_Settings, frozen=True, kw_only=True):
    """The frame of a slot: fill and line by colour name ("" is none), and a stroke along one edge.

    `corner` is the radius of its corners, `inset` the space beside its text where it is not that of all cards (inches).
    """

    fill: str = ""
    line: str = ""
    edge: Literal["", "left", "top", "rule"] = ""
    edge_color: str = ""
    corner: float = 0.0
    inset: float | None = None


class Look(_Settings, frozen=True, kw_only=True):
    """What stands behind the slots, and the few measures in which packs differ (inches, columns of twelve).

    `settle` lets content rise below a title of one line, and cards end where their text does. `logo` is a picture in
    the pack's folder; a plate of the colours named stands behind it on slides and on the cover ("" is none).
    """

    bar: str = ""
    cover_fill: str = "ink"
    cover_band: str = ""
    section_fill: str = "paper"
    section_band: str = ""
    passage_columns: int = 8
    task_top: float = 5.6
    card_inset: float = 0.24
    settle: bool = False
    logo: str = ""
    logo_plate: str = ""
    cover_logo_plate: str = ""


class Tokens(_Settings, frozen=True, kw_only=True):
    """All that a brand is made from: colours by name and their places in the theme, fonts, sizes, frames.

    The first colour of each of the `families` is its head: a pack that changes it alone changes the others too.
    `stand_ins` names, for a font that nobody has measured here, the one that it counts as, in bold and a tenth wider.
    """

    colors: dict[str, str] = {}
    families: dict[str, list[str]] = {}
    theme: dict[str, str] = {}
    fonts: dict[Font, str] = {}
    stand_ins: dict[str, str] = {}
    least: dict[str, float] = {}
    text: dict[str, TextLook] = {}
    cards: dict[str, Card] = {}
    roles: dict[str, str] = {}
    look: Look = Look()


class ParagraphSetting(_Settings, frozen=True, kw_only=True):
    """A [styles.paragraph.NAME] table; what is left out stays as the slot has it."""

    font: Font | None = None
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


class CharacterSetting(_Settings, frozen=True, kw_only=True):
    """A [styles.character.NAME] table."""

    font: Font | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: str | None = None
    caps: bool | None = None
    scale: float = 1.0


class Styles(_Settings, frozen=True, kw_only=True):
    """The named styles that paragraphs and runs ask for."""

    paragraph: dict[str, ParagraphSetting] = {}
    character: dict[str, CharacterSetting] = {}


class TableSetting(_Settings, frozen=True, kw_only=True):
    """The [table] table: sizes in pt, colours by name."""

    head_size: float = 14.0
    body_size: float = 16.0
    least: float = 14.0
    head_fill: str = "tx2"
    head_color: str = "bg1"
    rule_color: str = "bg1*85"
    band_fill: str = ""


class BrandSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What this package reads of a pack.toml; other tables are the business of others.

    `layouts` names the layout of the brand that serves a pattern of slots, and `slots` binds slots to placeholders, by
    name or by the number that the file gives them (idx): layout -> slot -> placeholder.
    """

    name: str = ""
    title: str = ""
    tokens: Tokens = Tokens()
    styles: Styles = Styles()
    table: TableSetting = TableSetting()
    layouts: dict[str, str] = {}
    slots: dict[str, dict[str, str | int]] = {}

    def scheme(self, color: str) -> str:
        """The theme's name ("tx2", "accent1/30") of a colour of the tokens, or of a theme name itself.

        Raises SourcedeckError for what is no colour of the theme, nor a lighter or darker form of one.
        """
        name, form, percent = _parts(color, self.name)
        shade = "" if form or self._place(name) else self.tokens.colors.get(name, "")
        if shade and not _COLOUR.fullmatch(shade):
            name, form, percent = _parts(shade, self.name)
        place = self._place(name)
        if place:
            return f"{place}{form}{percent:g}" if form else place
        known = ", ".join(self.tokens.theme.values()) or ", ".join(sorted(_SCHEME_VALUES))
        raise SourcedeckError(f"pack “{self.name}”: the theme has no colour “{color}”", hint=f"it has {known}")

    def theme_colors(self) -> dict[str, str]:
        """The colours that the tokens give the theme: six hex digits by the theme's name ("tx1", "accent1")."""
        colors = self.tokens.colors
        return {
            SCHEME_NAMES.get(slot, slot): colors[name] for slot, name in self.tokens.theme.items() if name in colors
        }

    def color_names(self) -> dict[str, str]:
        """What the tokens call the colours of the theme, by the theme's names: "tx2" is "navy"."""
        return {SCHEME_NAMES.get(slot, slot): name for slot, name in self.tokens.theme.items()}

    def _place(self, color: str) -> str:
        """The theme's name of one of its twelve colours, or "" for what is none of them."""
        if color in _SCHEME_VALUES:
            return color
        return next((SCHEME_NAMES.get(slot, slot) for slot, name in self.tokens.theme.items() if name == color), "")


_MOST = 4_000
"""The largest type that PowerPoint sets, in pt (ST_TextFontSize); no measure of a pack.toml needs more."""
_MOST_INDEX = 4_294_967_295
"""The largest idx of a placeholder (an unsigned int; ECMA-376 part 1, 19.3.1.36); PowerPoint gives the title such."""

_WITHIN = {
    "passage-columns": (1, 11),
    "task-top": (2.5, 6.5),
    "card-inset": (0, 1),
    "inset": (0, 1),
    "corner": (0, 1),
}
"""Between which numbers nothing on a slide has a side below zero: columns of twelve, and inches."""
_SIZES = frozenset({"size", "head-size", "body-size", "line-spacing", "scale"})
_SCHEME_VALUES = frozenset({*SCHEME_NAMES.values(), *THEME_SLOTS})


def brand_settings(settings: Mapping[str, object]) -> BrandSettings:
    """Check a parsed pack.toml; raises SourcedeckError naming the key and what was expected."""
    try:
        return msgspec.convert(settings, BrandSettings)
    except msgspec.ValidationError as error:
        name = settings.get("name", "")
        pack = f" of “{name}”" if isinstance(name, str) else ""
        raise SourcedeckError(f"pack.toml{pack}: {error}", hint="see the bundled packs for an example") from None


_UNKNOWN = re.compile(r"(?:unknown field `|Invalid enum value ')([^`']*)[`'].*?(?:\$\.?([\w.-]*))?`?$")
_AT = re.compile(r"^(.*?) - at `\$\.?([^`]*)`$")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_SHADE = re.compile(r"[A-Za-z][\w-]*[/*]\d{1,2}(?:\.\d+)?")


def _parts(color: str, pack: str) -> tuple[str, str, float]:
    try:
        return parts(color)
    except ValueError as error:
        raise SourcedeckError(f"pack “{pack}”: {error}") from None


def setting_fault(settings: Mapping[str, object]) -> tuple[str, str, str] | None:
    """What is wrong with a parsed pack.toml: its key, a message and a hint; None where all is well.

    The hint for a key that does not exist is "": `setting_keys` has those that do.
    """
    fault = next(_misbound(settings.get("layouts", {}), settings.get("slots", {})), None)
    if fault is not None:
        return fault
    try:
        read = msgspec.convert(settings, BrandSettings)
    except msgspec.ValidationError as error:
        return _in_plain_words(str(error))
    for name, value in read.tokens.colors.items():
        if not _COLOUR.fullmatch(value) and not _SHADE.fullmatch(value):
            bare = value.removeprefix("#").upper()
            hint = f'write six hexadecimal digits: {name} = "1B2430", or a shade of another colour: {name} = "ink/30"'
            if _COLOUR.fullmatch(bare):
                hint = f'write it without “#”: {name} = "{bare}"'
            return name, f"the colour “{name}” is “{value}”", hint
    for use, font in read.tokens.fonts.items():
        if not font.strip():
            return use, f"“{use}” names no font", f'write its name as PowerPoint has it: {use} = "Georgia"'
    for role in read.tokens.roles:
        if role not in ROLES:
            return role, f"there is no role “{role}” that a colour could be given", ""
    return _unbounded(settings)


def _unbounded(settings: Mapping[str, object]) -> tuple[str, str, str] | None:
    """The fault of a number that is none (`nan`), has no end (`inf`), or is more or less than there can be."""
    waiting: list[tuple[str, object]] = [(key, value) for key, value in settings.items() if key != "slots"]
    for key, value in waiting:
        if isinstance(value, dict):
            waiting += value.items()
        elif isinstance(value, int | float) and not abs(value) <= _MOST:
            told = f"{value:g}" if isinstance(value, float) else _clipped(value)
            return key, f"“{key}” is {told}", f"write a number between -{_MOST} and {_MOST}"
        elif key in _SIZES and isinstance(value, int | float) and value <= 0:
            return key, f"“{key}” is {value:g}", "write a number above 0"
        elif key in _WITHIN and isinstance(value, int | float):
            least, most = _WITHIN[key]
            if not least <= value <= most:
                return key, f"“{key}” is {value:g}", f"write a number from {least:g} to {most:g}"
    return None


def _misbound(layouts: object, slots: object) -> Iterator[tuple[str, str, str]]:
    """The faults of [layouts] and [slots]: no tables, names that are none, numbers that are no idx."""
    if not isinstance(layouts, dict):
        yield "layouts", "“layouts” is no table", 'write [layouts], and below it "Two columns" = "Two Content"'
        return
    for pattern, label in layouts.items():
        if not isinstance(label, str):
            yield pattern, f"“{pattern}” is no text", "write the name of a layout in quotes"
    if not isinstance(slots, dict):
        yield "slots", "“slots” is no table", 'write [slots."Two Content"], and below it left = 1'
        return
    for label, bound in slots.items():
        if not isinstance(bound, dict):
            yield label, f"“{label}” under [slots] is no table", f'write [slots."{label}"], and below it left = 1'
            return
        for slot, which in bound.items():
            if isinstance(which, bool) or not isinstance(which, int | str):
                hint = "write the number (idx) of a placeholder, or its name in quotes"
                yield slot, f"“{slot}” is neither a number nor a name", hint
            elif isinstance(which, int) and not 0 <= which <= _MOST_INDEX:
                hint = f"a placeholder has a number (idx) from 0 to {_MOST_INDEX}"
                yield slot, f"“{slot}” is bound to {_clipped(which)}", hint


def _clipped(number: int) -> str:
    """A whole number for a message; one that is too long for it is told as such."""
    return str(number) if abs(number) < 10**12 else "a number of many digits"


def _in_plain_words(message: str) -> tuple[str, str, str]:
    unknown = _UNKNOWN.search(message)
    if unknown:
        key, table = unknown.group(1), unknown.group(2) or ""
        where = f" under [{table}]" if table else ""
        return f"{table}.{key}" if table else key, f"there is no setting “{key}”{where}", ""
    at = _AT.search(message)
    table = at.group(2) if at else ""
    key = re.sub(r"\[.*\]", "", table.rpartition(".")[2])
    what = (at.group(1) if at else message).replace("`", "")
    return key, f"{table or 'a setting'}: {what[:1].lower()}{what[1:]}", "see the bundled packs for an example"


def setting_keys() -> Iterator[str]:
    """Every key that the tables of a pack.toml may have, the two fonts, and the roles of colours."""
    yield from ("heading", "body", *ROLES)
    for known in (Tokens, TextLook, Card, Look, Styles, ParagraphSetting, CharacterSetting, TableSetting):
        for field in msgspec.structs.fields(known):
            yield field.encode_name
