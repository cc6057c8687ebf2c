"""Theme, table style and view properties of a brand, as whole parts."""

import uuid
from collections.abc import Mapping

from builder.errors import SourcedeckError
from builder.model.color import rgb
from builder.powerpoint.markup import DECLARATION, NAMESPACES, NS_A, escape, scheme_color, solid
from builder.powerpoint.settings import SCHEME_NAMES, THEME_SLOTS, BrandSettings, Font, Tokens, brand_settings

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
"""The content type of a theme."""


def theme(settings: BrandSettings, part: str = "") -> str:
    """The theme: twelve colours, two fonts, and a plain format scheme; `part` tells copies apart ("notes")."""
    title = escape(" ".join(filter(None, (settings.title or settings.name, part))))
    colors = "".join(f'<a:{slot}><a:srgbClr val="{_hex(settings, slot)}"/></a:{slot}>' for slot in THEME_SLOTS)
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{escape(settings.tokens.fonts[role])}"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{kind}>'
        for kind, role in _FONTS
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="{NS_A}" name="{title}"><a:themeElements>'
        f'<a:clrScheme name="{title}">{colors}</a:clrScheme><a:fontScheme name="{title}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{title}">{_FORMATS}</a:fmtScheme></a:themeElements><a:objectDefaults/>'
        "<a:extraClrSchemeLst/></a:theme>"
    )


def plain_theme(colors: Mapping[str, str], major: str, minor: str) -> str:
    """A theme with these colours (six hex digits for each of the twelve places) and fonts, and no more."""
    tokens = Tokens(colors=dict(colors), theme={slot: slot for slot in colors}, fonts={"heading": major, "body": minor})
    return theme(BrandSettings(name="Plain", tokens=tokens))


_FONTS: tuple[tuple[str, Font], ...] = (("majorFont", "heading"), ("minorFont", "body"))


def _hex(settings: BrandSettings, slot: str) -> str:
    name = settings.tokens.theme.get(slot, "")
    value = settings.tokens.colors.get(name, "").removeprefix("#").upper()
    if len(value) != 6 or value.strip("0123456789ABCDEF"):
        raise SourcedeckError(
            f"pack “{settings.name}”: the theme colour {slot} has no value",
            hint=f'write {slot} = "NAME" under [tokens.theme] and NAME = "12294B" under [tokens.colors]',
        )
    return value


def colors_of(settings: Mapping[str, object], *, named: bool = False) -> dict[str, str]:
    """The twelve colours as six digits, by scheme name ("tx2") or by the names that the settings give them.

    They are in the order of the theme: dark, light, second dark, second light …
    """
    brand = brand_settings(settings)
    names = brand.tokens.theme if named else {slot: SCHEME_NAMES.get(slot, slot) for slot in THEME_SLOTS}
    return {names[slot]: _hex(brand, slot) for slot in THEME_SLOTS if slot in names}


def ground_of(settings: Mapping[str, object], *, cover: bool) -> tuple[int, int, int]:
    """The background of slides, or of the cover: red, green and blue."""
    brand = brand_settings(settings)
    return rgb(brand.scheme(brand.tokens.look.cover_fill) if cover else "bg1", colors_of(settings))


_PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_PLAIN}<a:prstDash val="solid"/>'
    '<a:miter lim="800000"/></a:ln>'
    for width in (6350, 12700, 19050)
)
_FORMATS = (
    f"<a:fillStyleLst>{_PLAIN * 3}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_PLAIN * 3}</a:bgFillStyleLst>"
)


def table_style_id(name: str) -> str:
    """The GUID of a pack's table style, always the same for the same pack."""
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"sourcedeck/table/{name}")).upper() + "}"


def table_styles(settings: BrandSettings) -> str:
    """The table styles: one, the default, so that tables take every colour from the theme and none from cells."""
    style, guid = settings.table, table_style_id(settings.name)
    rule = settings.scheme(style.rule_color)

    def border(side: str, width: int, color: str) -> str:
        return f'<a:{side}><a:ln w="{width}" cmpd="sng">{solid(color)}</a:ln></a:{side}>'

    def text(color: str, bold: str = "off") -> str:
        return (
            f'<a:tcTxStyle b="{bold}"><a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'
            f"{scheme_color(color)}</a:tcTxStyle>"
        )

    band = ""
    if style.band_fill:
        fill = solid(settings.scheme(style.band_fill))
        band = f"<a:band1H><a:tcStyle><a:tcBdr/><a:fill>{fill}</a:fill></a:tcStyle></a:band1H>"
    head = settings.scheme(style.head_fill)
    return (
        f'{DECLARATION}<a:tblStyleLst xmlns:a="{NS_A}" def="{guid}">'
        f'<a:tblStyle styleId="{guid}" styleName="{escape(settings.title or settings.name)}">'
        f"<a:wholeTbl>{text('tx1')}<a:tcStyle><a:tcBdr>{border('bottom', 12700, rule)}{border('insideH', 9525, rule)}"
        f"</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>{band}"
        f"<a:firstRow>{text(settings.scheme(style.head_color), 'on')}<a:tcStyle><a:tcBdr/>"
        f"<a:fill>{solid(head)}</a:fill></a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )


PRESENTATION_PROPERTIES = f"{DECLARATION}<p:presentationPr {NAMESPACES}/>"
VIEW_PROPERTIES = (
    f'{DECLARATION}<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="18000"/><p:restoredTop sz="76000"/>'
    '</p:normalViewPr><p:notesTextViewPr><p:cViewPr><p:scale><a:sx n="1" d="1"/><a:sy n="1" d="1"/></p:scale>'
    '<p:origin x="0" y="0"/></p:cViewPr></p:notesTextViewPr><p:gridSpacing cx="76200" cy="76200"/></p:viewPr>'
)
