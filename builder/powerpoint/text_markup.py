"""Paragraphs of the slide model as DrawingML, with links as relationships of the part that they stand in."""

from collections.abc import Iterable, Mapping

from builder.model.brand import Brand, TextStyle, list_indent
from builder.model.slides import Paragraph, Run
from builder.powerpoint.markup import escape
from builder.powerpoint.package import Relation, office
from builder.powerpoint.run_properties import RunMarkup, paragraph_style, run_markup

_JUMP = ' action="ppaction://hlinksldjump"'


class Links:
    """The relationships of one slide or notes part: made as its text is written, each target once."""

    def __init__(self, fixed: Iterable[tuple[str, str]], targets: Mapping[str, str]) -> None:
        """`fixed` are (type, target) that the part has anyway; `targets` are slide parts by anchor."""
        self.relations = [Relation(f"rId{place}", office(kind), to) for place, (kind, to) in enumerate(fixed, start=1)]
        self._targets = targets
        self._known: dict[str, str] = {}

    def markup(self, run: Run) -> str:
        """The `a:hlinkClick` of a run, or "" where it links nowhere in this deck."""
        if run.href:
            return f'<a:hlinkClick r:id="{self._id("hyperlink", run.href, external=True)}"/>'
        target = self._targets.get(run.jump) if run.jump else None
        return f'<a:hlinkClick r:id="{self._id("slide", target, external=False)}"{_JUMP}/>' if target else ""

    def _id(self, kind: str, target: str, *, external: bool) -> str:
        found = self._known.get(target)
        if found is None:
            found = self._known[target] = f"rId{len(self.relations) + 1}"
            self.relations.append(Relation(found, office(kind), target, external))
        return found


class TextWriter:
    """Writes paragraphs of one deck; it keeps the markup of styles already seen, which a deck repeats thousandfold."""

    def __init__(self, brand: Brand, language: str) -> None:
        self.brand = brand
        self.language = language
        self._styles: dict[tuple[TextStyle, str, float], TextStyle] = {}
        self._runs: dict[tuple[object, ...], RunMarkup] = {}

    def paragraph(self, paragraph: Paragraph, level: TextStyle, size: float, links: Links) -> str:
        """One `a:p`. `level` is the style that the placeholder (or table style) passes down; `size` in pt."""
        key = (level, paragraph.style, size)
        style = self._styles.get(key)
        if style is None:
            style = paragraph_style(level, self.brand.para_styles.get(paragraph.style), size)
            self._styles[key] = style
        runs = "".join([self._run(run, level, style, links) for run in paragraph.runs])
        if not runs:
            runs = f'<a:endParaRPr lang="{escape(self.language)}" sz="{round(size * 100)}"/>'
        return f"<a:p>{_properties(paragraph, level, style)}{runs}</a:p>"

    def _run(self, run: Run, level: TextStyle, style: TextStyle, links: Links) -> str:
        key = (
            level,
            style,
            run.style,
            run.strong,
            run.emphasis,
            run.highlight,
            run.superscript,
            run.language,
        )
        made = self._runs.get(key)
        if made is None:
            made = self._runs[key] = run_markup(self.brand, level, style, run, self.language)
        link = links.markup(run) if run.href or run.jump else ""
        inside = made.children + link
        properties = f"<a:rPr{made.attributes}>{inside}</a:rPr>" if inside else f"<a:rPr{made.attributes}/>"
        text = escape(run.text.replace("\n", " "))
        written = f"<a:r>{properties}<a:t>{text}</a:t></a:r>" if text else ""
        if run.break_after:
            written += f"<a:br><a:rPr{made.attributes}/></a:br>"
        return written


def _properties(paragraph: Paragraph, level: TextStyle, style: TextStyle) -> str:
    """The `a:pPr` of a paragraph: list level, bullet, and spacing where it differs from the level's."""
    attributes = f' lvl="{paragraph.level}"' if paragraph.level else ""
    children = ""
    if style.line_spacing != level.line_spacing:
        children += f'<a:lnSpc><a:spcPct val="{round(style.line_spacing * 100_000)}"/></a:lnSpc>'
    if style.space_before != level.space_before:
        children += f'<a:spcBef><a:spcPts val="{round(style.space_before * 100)}"/></a:spcBef>'
    bulleted = paragraph.bullet != "none" or bool(style.bullet and not level.bullet)
    if bulleted:
        margin, indent = list_indent(level)
        if (margin, indent) != (level.margin_left, level.indent):
            attributes += f' marL="{margin}" indent="{indent}"'
        if paragraph.bullet == "number":
            children += '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'
        elif not level.bullet:
            children += f'<a:buFont typeface="Arial"/><a:buChar char="{escape(style.bullet or "•")}"/>'
    elif level.bullet:
        attributes += ' indent="0"'
        children += "<a:buNone/>"
    if not attributes and not children:
        return ""
    return f"<a:pPr{attributes}>{children}</a:pPr>" if children else f"<a:pPr{attributes}/>"
