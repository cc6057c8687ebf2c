"""Paragraphs of the slide model as DrawingML, with links as relationships of the part that they stand in."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from builder.model.brand import Brand, TextStyle, list_indent
from builder.model.language import is_right_to_left, spoken
from builder.model.placed import PillRoom
from builder.model.slides import Paragraph, Run
from builder.powerpoint.directions import direction, isolated, runs_from_right
from builder.powerpoint.link_neighbours import Piece, join, settle
from builder.powerpoint.markup import escape
from builder.powerpoint.package import Relation, office
from builder.powerpoint.plain_text import PlainText
from builder.powerpoint.run_properties import RunMarkup, beside_markup, paragraph_style, run_markup

# What no address may hold as it is (RFC 3986, 2): PowerPoint refuses a whole file for one space in a relationship.
# Brackets stand around the number of a host and nowhere else, a percent sign only before two digits.
_UNSAFE = re.compile(r'[\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})')
_AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*")
_JUMP = ' action="ppaction://hlinksldjump"'
# Without this, PowerPoint sets every link in the theme's hlink colour, whatever its run says.
_OWN_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)

_NO_TIPS: Mapping[str, str] = MappingProxyType({})


class Links:
    """The relationships of one slide or notes part: made as its text is written, each target once."""

    def __init__(
        self,
        fixed: Iterable[tuple[str, str]],
        targets: Mapping[str, str],
        part: str = "",
        tips: Mapping[str, str] = _NO_TIPS,
    ) -> None:
        """`fixed` are (type, target) that the part has anyway; `targets` are slide parts by anchor.

        `part` is the slide part itself, to which nothing on it needs to lead. `tips` are the words by anchor that
        a citation's number shows, and a screen reader says, when somebody points at it.
        """
        self.relations = [Relation(f"rId{place}", office(kind), to) for place, (kind, to) in enumerate(fixed, start=1)]
        self._targets = targets
        self._part = part
        self._tips = tips
        self._known: dict[tuple[str, str], str] = {}
        self.colored = False
        """Whether links to the outside are set in a colour of their own, not in the theme's."""

    @property
    def part(self) -> str:
        """The slide part whose relationships these are ("slide7.xml"); "" for notes."""
        return self._part

    def markup(self, run: Run) -> str:
        """The `a:hlinkClick` of a run, or "" where it links nowhere else in this deck."""
        if run.href:
            identity = self._id("hyperlink", _address(run.href), external=True)
            own = f">{_OWN_COLOR}</a:hlinkClick>" if self.colored else "/>"
            return f'<a:hlinkClick r:id="{identity}"{own}'
        target = self._targets.get(run.jump) if run.jump else None
        if not target or target == self._part:
            return ""
        tip = self._tips.get(run.jump, "") if run.superscript else ""
        said = f' tooltip="{escape(tip)}"' if tip else ""
        identity = self._id("slide", target, external=False)
        return f'<a:hlinkClick r:id="{identity}"{_JUMP}{said}>{_OWN_COLOR}</a:hlinkClick>'

    def shape(self, jump: str) -> str:
        """The `a:hlinkClick` of a whole shape that leads to an anchor, or "" where it leads nowhere else."""
        target = self._targets.get(jump) if jump else None
        if not target or target == self._part:
            return ""
        return f'<a:hlinkClick r:id="{self._id("slide", target, external=False)}"{_JUMP}/>'

    def add(self, kind: str, target: str) -> str:
        """The id of a relationship of that office type to another part."""
        return self._id(kind, target, external=False)

    def _id(self, kind: str, target: str, *, external: bool) -> str:
        found = self._known.get((kind, target))
        if found is None:
            found = self._known[kind, target] = f"rId{len(self.relations) + 1}"
            self.relations.append(Relation(found, office(kind), target, external))
        return found


def _address(href: str) -> str:
    """An address as a relationship may hold it: the same, with what is not allowed in it as percent signs."""
    host = _AUTHORITY.match(href)
    start = host.end() if host else 0
    rest, _, fragment = href[start:].replace("[", "%5B").replace("]", "%5D").partition("#")
    hashed = "#" + fragment.replace("#", "%23") if "#" in href[start:] else ""
    return _UNSAFE.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), href[:start] + rest + hashed
    )


class _Setting:
    """One paragraph style in one place of the deck, with the markup of the runs already seen in it."""

    def __init__(self, brand: Brand, language: str, level: TextStyle, style: TextStyle) -> None:
        self.style = style
        self._given = (brand, level, style)
        self._language = language
        self._runs: dict[tuple[object, ...], RunMarkup] = {}

    def piece(self, run: Run, links: Links) -> Piece:
        key = (
            run.style,
            run.strong,
            run.emphasis,
            run.highlight,
            run.superscript,
            run.language,
            run.mark,
            bool(run.href),
        )
        made = self._runs.get(key)
        if made is None:
            made = self._runs[key] = run_markup(*self._given, run, self._language)
        text = run.text.replace("\n", " ")
        if not (run.href or run.jump):
            return Piece(made, text, breaks=run.break_after)
        link = links.markup(run)
        return Piece(made, text, link, run if link and not run.href else None, run.break_after)

    def beside(self, run: Run, raised: bool) -> RunMarkup:
        key = (run.style, raised, run.language, run.mark)
        made = self._runs.get(key)
        if made is None:
            made = self._runs[key] = beside_markup(*self._given, run, self._language, raised=raised)
        return made


_NO_WORDS: Mapping[str, str] = MappingProxyType({})


class TextWriter:
    """Writes paragraphs of one deck; it keeps the markup of styles already seen, which a deck repeats thousandfold.

    `words` are the fixed words of the deck by key, in which shapes are named.
    """

    def __init__(
        self, brand: Brand, language: str, plain: PlainText | None = None, words: Mapping[str, str] = _NO_WORDS
    ) -> None:
        self.brand = brand
        self.language = language
        self.words = words
        self.plain = plain or PlainText()
        self.rtl = is_right_to_left(language)
        self.turned = self.rtl and not brand.is_right_to_left
        """Whether the slides are turned round, against what the file has."""
        self._settings: dict[tuple[TextStyle, TextStyle | None, str, float], _Setting] = {}

    def paragraph(
        self,
        paragraph: Paragraph,
        level: TextStyle,
        size: float,
        links: Links,
        base: TextStyle | None = None,
        room: PillRoom | None = None,
    ) -> str:
        """One `a:p`. `level` is the style that the placeholder (or table style) passes down; `size` in pt.

        `base` is the style that the paragraph is set in, where it is not what is passed down: shapes inherit little.
        `room` is what it leaves to pills.
        """
        key = (level, base, paragraph.style, size)
        setting = self._settings.get(key)
        if setting is None:
            style = paragraph_style(base or level, self.brand.para_styles.get(paragraph.style), size)
            if self.rtl and style.tracking:
                style = msgspec.structs.replace(style, tracking=0.0)  # letters that join must not be drawn apart
            setting = self._settings[key] = _Setting(self.brand, self.language, level, style)
        every: Iterable[Run] = paragraph.runs
        if self.rtl and runs_from_right(paragraph, indented=bool(room and room.margin)):
            every = isolated(every)
        pieces = [setting.piece(run, links) for run in spoken(every, self.language)]
        if len(pieces) > 1:
            pieces = join(pieces)
            if any(piece.jump for piece in pieces):
                pieces = join(settle(pieces, setting.beside))
        runs = "".join([_written(piece) for piece in pieces])
        if not runs:
            runs = f'<a:endParaRPr lang="{escape(self.language)}" sz="{round(size * 100)}"/>'
        return f"<a:p>{_properties(paragraph, level, setting.style, room, self)}{runs}</a:p>"


def _written(piece: Piece) -> str:
    attributes, children = piece.markup
    inside = children + piece.link
    properties = f"<a:rPr{attributes}>{inside}</a:rPr>" if inside else f"<a:rPr{attributes}/>"
    written = f"<a:r>{properties}<a:t>{escape(piece.text)}</a:t></a:r>" if piece.text else ""
    return f"{written}<a:br><a:rPr{attributes}/></a:br>" if piece.breaks else written


def _properties(
    paragraph: Paragraph, level: TextStyle, style: TextStyle, room: PillRoom | None, text: TextWriter
) -> str:
    """The `a:pPr` of a paragraph: list level, bullet, and spacing where it differs from the level's."""
    attributes = f' lvl="{paragraph.level}"' if paragraph.level else ""
    indented = bool(room and room.margin)
    attributes += direction(paragraph, level, style, rtl=text.rtl, indented=indented, whole=text.plain.from_right)
    moved = room is not None and bool(room.line or room.margin)
    if room and moved:
        attributes += f' marL="{room.margin}" indent="0"'
    children = _spacing(level, style, room)
    bulleted = paragraph.bullet != "none" or bool(style.bullet and not level.bullet)
    if bulleted:
        margin, indent = list_indent(level)
        if not moved and (margin, indent) != (level.margin_left, level.indent):
            attributes += f' marL="{margin}" indent="{indent}"'
        if paragraph.bullet == "number":
            children += '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'
        elif not level.bullet:
            children += f'<a:buFont typeface="Arial"/><a:buChar char="{escape(style.bullet or "•")}"/>'
    elif level.bullet:
        attributes += "" if moved else ' indent="0"'
        children += "<a:buNone/>"
    if not attributes and not children:
        return ""
    return f"<a:pPr{attributes}>{children}</a:pPr>" if children else f"<a:pPr{attributes}/>"


def _spacing(level: TextStyle, style: TextStyle, room: PillRoom | None) -> str:
    """Line spacing and the space before and after, where they differ from the level's; pills need them exact."""
    children = ""
    if room and room.line:
        children += f'<a:lnSpc><a:spcPts val="{round(room.line * 100)}"/></a:lnSpc>'
    elif style.line_spacing != level.line_spacing:
        children += f'<a:lnSpc><a:spcPct val="{round(style.line_spacing * 100_000)}"/></a:lnSpc>'
    before, after = style.space_before, style.space_after
    if room:
        before, after = before + room.before, after + room.after
    if before != level.space_before:
        children += f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
    if after != level.space_after:
        children += f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>'
    return children
