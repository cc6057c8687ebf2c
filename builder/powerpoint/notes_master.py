"""The notes master and the handout master: portrait pages, slide image above, notes below."""

from builder.model.brand import Box
from builder.powerpoint.markup import DECLARATION, GROUP, NAMESPACES, solid, transform

NOTES_BODY_INDEX = 3
SLIDE_IMAGE_INDEX = 2

_HEADER = Box(0, 0, 2_971_800, 458_788)
_DATE = Box(3_884_613, 0, 2_971_800, 458_788)
_IMAGE = Box(1_028_700, 571_500, 4_800_600, 2_700_338)
_NOTES = Box(685_800, 3_429_000, 5_486_400, 5_181_600)
_FOOTER = Box(0, 8_685_213, 2_971_800, 458_787)
_NUMBER = Box(3_884_613, 8_685_213, 2_971_800, 458_787)
_COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_SIZE = 1100
"""Hundredths of a point: what a slide's notes hold stands on one page, and is still read at arm's length."""


def _levels(font: str) -> str:
    return "".join(
        f'<a:lvl{level + 1}pPr marL="{level * 228_600}" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" '
        f'latinLnBrk="0" hangingPunct="0"><a:spcBef><a:spcPts val="400"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{_SIZE}" kern="1200">{solid("tx1")}{font}</a:defRPr></a:lvl{level + 1}pPr>'
        for level in range(9)
    )


_EMPTY = '<a:p><a:endParaRPr lang="en-GB"/></a:p>'
NOTES_FIELD = "{5D6B7C0E-3A43-4C39-9F6B-1C1D51C6A4C8}"
"""The page number's field, on the master and on the notes of each slide."""
_NUMBER_FIELD = (
    f'<a:p><a:fld id="{NOTES_FIELD}" type="slidenum"><a:rPr lang="en-GB"/>'
    '<a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p>'
)


def notes_master() -> str:
    """`ppt/notesMasters/notesMaster1.xml`."""
    lines = "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="en-GB"/><a:t>{text} level</a:t></a:r></a:p>'
        for level, text in enumerate(("First", "Second", "Third", "Fourth", "Fifth"))
    )
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        f'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="{SLIDE_IMAGE_INDEX}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(_IMAGE)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
    shapes = (
        _text_shape(2, "Header", 'type="hdr" sz="quarter"', _HEADER, _EMPTY)
        + _text_shape(3, "Date", 'type="dt" idx="1"', _DATE, _EMPTY, align="r")
        + image
        + _text_shape(5, "Notes", f'type="body" sz="quarter" idx="{NOTES_BODY_INDEX}"', _NOTES, lines)
        + _text_shape(6, "Footer", 'type="ftr" sz="quarter" idx="4"', _FOOTER, _EMPTY, anchor="b")
        + _text_shape(7, "Page number", 'type="sldNum" sz="quarter" idx="5"', _NUMBER, _NUMBER_FIELD, "r", "b")
    )
    font = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{_WHITE}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>{_COLOR_MAP}<p:notesStyle>{_levels(font)}</p:notesStyle></p:notesMaster>"
    )


def handout_master() -> str:
    """`ppt/handoutMasters/handoutMaster1.xml`."""
    shapes = (
        _text_shape(2, "Header", 'type="hdr" sz="quarter"', _HEADER, _EMPTY)
        + _text_shape(3, "Date", 'type="dt" sz="quarter" idx="1"', _DATE, _EMPTY, align="r")
        + _text_shape(4, "Footer", 'type="ftr" sz="quarter" idx="2"', _FOOTER, _EMPTY, anchor="b")
        + _text_shape(5, "Page number", 'type="sldNum" sz="quarter" idx="3"', _NUMBER, _NUMBER_FIELD, "r", "b")
    )
    return (
        f"{DECLARATION}<p:handoutMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{_WHITE}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>{_COLOR_MAP}</p:handoutMaster>"
    )


# Paper is white, whatever the slides are.
_WHITE = '<a:solidFill><a:prstClr val="white"/></a:solidFill>'


def _text_shape(
    number: int, name: str, placeholder: str, where: Box, paragraphs: str, align: str = "l", anchor: str = "t"
) -> str:
    # LibreOffice does not read p:notesStyle, but what the master's placeholder says; a theme's font it finds nowhere.
    size = _levels("") if name == "Notes" else f'<a:lvl1pPr algn="{align}"><a:defRPr sz="1200"/></a:lvl1pPr>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph {placeholder}/></p:nvPr></p:nvSpPr><p:spPr>{transform(where)}<a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" '
        f'rtlCol="0" anchor="{anchor}"/><a:lstStyle>{size}</a:lstStyle>{paragraphs}</p:txBody></p:sp>'
    )
