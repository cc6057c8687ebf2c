"""One placed slide in, its slide part and its notes part out, each whole."""

from itertools import count

from builder.model.brand import Box, SlotBox, TableStyle, TextStyle
from builder.model.language import spoken
from builder.model.placed import Hairline, PlacedSlide, PlacedTable, PlacedText, PlacedVisual
from builder.model.slides import Cell, Paragraph
from builder.powerpoint.directions import direction, isolated, runs_from_right
from builder.powerpoint.drawings import visual_xml
from builder.powerpoint.furniture import Furniture, redraw
from builder.powerpoint.markup import DECLARATION, GROUP, NAMESPACES, escape, graphic_frame, rectangle, solid, transform
from builder.powerpoint.notes_master import NOTES_FIELD
from builder.powerpoint.pills import pill_groups, unique
from builder.powerpoint.slot_markup import body_properties, edge, edge_box, shape_properties
from builder.powerpoint.text_markup import Links, TextWriter

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_HAIR = 9_525
_DEFAULT_MARGINS = (91_440, 45_720, 91_440, 45_720)
_PAGE_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_NOTES = TextStyle(font="", size=12.0)
_CLOSE_MAP = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


def slide_xml(slide: PlacedSlide, text: TextWriter, links: Links, furniture: Furniture, table_style: str) -> str:
    """The slide part: a placeholder for each filled slot, in reading order with its pills, then the page number."""
    ids = count(2)
    named: set[str] = set()
    shapes: list[str] = []
    redrawn = redraw(furniture, slide, links)
    for shape in slide.shapes:
        if isinstance(shape, PlacedVisual):
            if shape.slot.seat != "layout" and shape.slot.fill:
                name = unique(text.words.get("pane_ground", "Ground of the visual"), named)
                shapes.append(rectangle(next(ids), name, shape.box, solid(shape.slot.fill)))
            shapes.append(visual_xml(shape, ids, text, links))
        elif isinstance(shape, PlacedTable):
            shapes.append(_table_frame(next(ids), shape, text, links, table_style))
        else:
            if edge_box(shape.slot.frame, shape.box):
                name = text.words.get("pane_edge", "{name} edge").replace("{name}", shape.slot.name.capitalize())
                shapes.append(edge(next(ids), unique(name, named), shape.slot, shape.box))
            shapes.append(_text_shape(next(ids), shape, text, links))
            shapes += pill_groups(shape, ids, named, text, links)
            shapes += [_hairline(next(ids), line, named, text) for line in shape.hairlines]
    if furniture.page_index:
        # LibreOffice draws a number without a place of its own with the master's shapes, and hides it with them.
        page = transform(furniture.page_box) if (redrawn or furniture.turned) and furniture.page_box else ""
        shapes.append(_page_number(next(ids), slide.number, furniture, text.language, page))
    shapes += [footer.markup(next(ids), slide.number, text.language) for footer in furniture.footers]
    hidden = ' showMasterSp="0"' if redrawn else ""
    return (
        f"{DECLARATION}<p:sld {NAMESPACES}{hidden}><p:cSld><p:spTree>{GROUP}{redrawn}{''.join(shapes)}</p:spTree>"
        f"</p:cSld>{_CLOSE_MAP}</p:sld>"
    )


def notes_xml(slide: PlacedSlide, text: TextWriter, links: Links) -> str:
    """The notes part: the slide's image, the speaker's text, and the page number of a printout."""
    paragraphs = "".join([_notes_paragraph(paragraph, text, links) for paragraph in slide.slide.notes])
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{GROUP}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
        f"{paragraphs}</p:txBody></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Page number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
        f'<a:p><a:fld id="{NOTES_FIELD}" type="slidenum"><a:rPr lang="{escape(text.language)}"/>'
        f"<a:t>{slide.number}</a:t></a:fld></a:p></p:txBody></p:sp></p:spTree></p:cSld>{_CLOSE_MAP}</p:notes>"
    )


def _notes_paragraph(paragraph: Paragraph, text: TextWriter, links: Links) -> str:
    """Notes have one size and the notes master's font: only bold, italic and links pass from the styles."""
    bold = paragraph.style in _BOLD_IN_NOTES
    base = _NOTES_BOLD if bold else _NOTES
    runs: list[str] = []
    every = isolated(paragraph.runs) if text.rtl and runs_from_right(paragraph) else paragraph.runs
    for run in spoken(every, text.language):
        flags = (' b="1"' if bold or run.strong else "") + (' i="1"' if run.emphasis else "")
        flags += ' baseline="30000"' if run.superscript else ""
        link = links.markup(run) if run.href else ""
        language = escape(run.language or text.language)
        if run.text:
            words = escape(run.text.replace("\n", " "))
            runs.append(f'<a:r><a:rPr lang="{language}"{flags} dirty="0">{link}</a:rPr><a:t>{words}</a:t></a:r>')
        if run.break_after:
            runs.append("<a:br/>")
    if paragraph.bullet == "none":
        attributes = f' lvl="{paragraph.level}"' if paragraph.level else ""
        attributes += direction(paragraph, _NOTES, _NOTES, rtl=text.rtl, whole=text.plain.from_right)
        properties = f"<a:pPr{attributes}/>" if attributes else ""
    else:
        margin = 228_600 * (paragraph.level + 1)
        mark = '<a:buAutoNum type="arabicPeriod"/>' if paragraph.bullet == "number" else '<a:buChar char="•"/>'
        attributes = f'marL="{margin}" lvl="{paragraph.level}" indent="-228600"'
        attributes += direction(paragraph, _NOTES, _NOTES, rtl=text.rtl, whole=text.plain.from_right)
        properties = f'<a:pPr {attributes}><a:buFont typeface="Arial"/>{mark}</a:pPr>'
    end = "" if runs else f'<a:endParaRPr lang="{escape(text.language)}" sz="{round(base.size * 100)}"/>'
    return f"<a:p>{properties}{''.join(runs)}{end}</a:p>"


_BOLD_IN_NOTES = frozenset({"heading", "label"})
_NOTES_BOLD = TextStyle(font="", size=12.0, bold=True)


def _text_shape(number: int, placed: PlacedText, text: TextWriter, links: Links) -> str:
    slot = placed.slot
    index = f' idx="{slot.idx}"' if slot.idx else ""
    paragraphs = "".join(
        [
            text.paragraph(item.paragraph, slot.levels[min(item.paragraph.level, 4)], item.size, links, room=item.room)
            for item in placed.paragraphs
        ]
    )
    paragraphs = paragraphs or f'<a:p><a:endParaRPr lang="{escape(text.language)}"/></a:p>'
    kind = f' type="{slot.type}"' if slot.type != "obj" else ""
    box, holder = (' txBox="1"/>', "<p:nvPr/>")
    if slot.seat != "free":
        box, holder = '><a:spLocks noGrp="1"/></p:cNvSpPr>', f"<p:nvPr><p:ph{kind}{index}/></p:nvPr>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(slot.shape_name or slot.name.capitalize())}"/>'
        f"<p:cNvSpPr{box}{holder}</p:nvSpPr>{shape_properties(slot, placed.box, moved=placed.moved)}"
        f"<p:txBody>{body_properties(slot, text.brand)}{paragraphs}</p:txBody></p:sp>"
    )


def _hairline(number: int, line: Hairline, named: set[str], text: TextWriter) -> str:
    where = Box(line.x, line.y, line.width, _HAIR)
    return rectangle(
        number, unique(text.words.get("pane_line", "Line between points"), named), where, solid(line.color)
    )


def _page_number(number: int, page: int, furniture: Furniture, language: str, place: str) -> str:
    side = '<a:pPr algn="l"/>' if furniture.turned else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(furniture.page_name)}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="sldNum" sz="quarter" idx="{furniture.page_index}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{side}"
        f'<a:fld id="{_PAGE_FIELD}" type="slidenum">'
        f'<a:rPr lang="{escape(language)}"/><a:t>{page}</a:t></a:fld></a:p></p:txBody></p:sp>'
    )


def _table_frame(number: int, placed: PlacedTable, text: TextWriter, links: Links, table_style: str) -> str:
    """A native table in its placeholder; colours and rules are the table style's, sizes the measured ones."""
    slot, table, style = placed.slot, placed.table, text.brand.table
    grid = "".join([f'<a:gridCol w="{width}"/>' for width in placed.columns])
    grounds = [_ground(style, row, slot) if style.drawn else "" for row in range(len(placed.rows))]
    rows = [_row(table.header, placed.rows[0], style.head, placed.head_size, text, links, placed.pad, grounds[0])]
    rows += [
        _row(cells, height, style.body, placed.body_size, text, links, placed.pad, ground)
        for cells, height, ground in zip(table.rows, placed.rows[1:], grounds[1:], strict=True)
    ]
    holder = (
        f'<p:ph type="{slot.type}" idx="{slot.idx}"/>' if slot.seat != "free" and slot.type in {"tbl", "obj"} else ""
    )
    band = ' bandRow="1"' if style.band_fill else ""
    from_right = ' rtl="1"' if text.rtl else ""
    table_style = _NO_STYLE if style.drawn else table_style
    style_id = f"<a:tableStyleId>{table_style}</a:tableStyleId>" if table_style else ""
    properties = f'<a:tblPr{from_right} firstRow="1"{band}>{style_id}</a:tblPr>'
    inside = f"<a:tbl>{properties}<a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
    name = slot.shape_name or slot.name.capitalize()
    return graphic_frame(number, name, table.description, holder, placed.box, _TABLE_URI, inside)


_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""“No Style, No Grid”, one of the table styles that every PowerPoint knows."""


def _ground(style: TableStyle, row: int, slot: SlotBox) -> str:
    """The rule below and the fill of a row's cells, for tables that draw their own; row 0 is the header."""
    rule = f'<a:lnB w="{_HAIR}">{solid(style.rule_color)}</a:lnB>'
    fill = style.head_fill if not row else (style.band_fill if row % 2 else "") or slot.fill
    return rule + (solid(fill) if fill else "<a:noFill/>")


def _row(
    cells: tuple[Cell, ...],
    height: int,
    base: TextStyle,
    size: float,
    text: TextWriter,
    links: Links,
    pad: int,
    ground: str,
) -> str:
    return f'<a:tr h="{height}">{"".join([_cell(cell, base, size, text, links, pad, ground) for cell in cells])}</a:tr>'


def _cell(cell: Cell, base: TextStyle, size: float, text: TextWriter, links: Links, pad: int, ground: str) -> str:
    # Nothing gives cells a size but the presentation's default of 18 pt, so each run writes its own.
    inherited = TextStyle(font=base.font, size=18.0, bold=base.bold, color=base.color)
    set_in = inherited if ground else None
    if ground:  # no table style gives these cells anything
        inherited = TextStyle(font=base.font, size=18.0)
    paragraphs = "".join([text.paragraph(paragraph, inherited, size, links, set_in) for paragraph in cell.paragraphs])
    left, top, right, bottom = text.brand.table.margins
    margins = (left, top + pad, right, bottom + pad)
    sides = ""
    if margins != _DEFAULT_MARGINS:
        sides = "".join(
            f' mar{side}="{value}"' for side, value in zip("RTLB" if text.rtl else "LTRB", margins, strict=True)
        )
    paragraphs = paragraphs or f'<a:p><a:endParaRPr lang="{escape(text.language)}" sz="{round(size * 100)}"/></a:p>'
    properties = f"<a:tcPr{sides}>{ground}</a:tcPr>" if ground else f"<a:tcPr{sides}/>"
    return f"<a:tc><a:txBody><a:bodyPr/>{text.plain.cell}{paragraphs}</a:txBody>{properties}</a:tc>"
