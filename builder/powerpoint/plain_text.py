"""What a stranger's presentation gives to every text box in, list styles that take it back out."""

from typing import NamedTuple

from builder.model.brand import TextStyle
from builder.powerpoint.brand_file import listed, theme_fonts
from builder.powerpoint.found_colors import palette
from builder.powerpoint.package import Package
from builder.powerpoint.shape_tree import TRUE, P
from builder.powerpoint.text_styles import read_levels, resolve


class PlainText(NamedTuple):
    """The `a:lstStyle` of text outside of placeholders: of shapes, and of cells.

    Both are empty where a text box is plain as it is, as in all files that PowerPoint itself began. `from_right` tells
    that the file sets text from right to left somewhere: paragraphs then say their direction themselves.
    """

    shape: str = "<a:lstStyle/>"
    cell: str = "<a:lstStyle/>"
    from_right: bool = False


_SPACING = (
    '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    '<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
)
_PARAGRAPH = f'<a:lvl1pPr marL="0" indent="0" algn="l" rtl="0">{_SPACING}'
_RUN = 'u="none" strike="noStrike" cap="none" spc="0" baseline="0"'
_COLOR = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
_FONT = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
_TAKEN_BACK = PlainText(
    shape=f'<a:lstStyle>{_PARAGRAPH}<a:defRPr sz="1800" b="0" i="0" {_RUN}>{_COLOR}{_FONT}</a:defRPr></a:lvl1pPr>'
    "</a:lstStyle>",
    # Colour, weight and font of cells are those of their table's style.
    cell=f'<a:lstStyle>{_PARAGRAPH}<a:defRPr sz="1800" {_RUN}/></a:lvl1pPr></a:lstStyle>',
)


def plain_text(package: Package) -> PlainText:
    """What text outside of placeholders has to say of itself in a deck on this brand.

    PowerPoint gives it the presentation's defaults, LibreOffice the master's `otherStyle` over them.
    """
    main = package.main_part()
    root = package.tree(main)
    from_right = _runs_from_right(package, main)
    for part in listed(package, main, root, "sldMasterIdLst", "slideMaster"):
        themes = package.related(part, "theme")
        theme = package.tree(themes[0].target) if themes else None
        fonts, colors = theme_fonts(theme), palette(theme)
        defaults = read_levels(root.find(f"{P}defaultTextStyle"), fonts, colors)
        other = read_levels(package.tree(part).find(f"{P}txStyles/{P}otherStyle"), fonts, colors)
        plain = TextStyle(font=fonts["minor"], size=18.0)
        if resolve((defaults,), fonts["minor"])[0] != plain or resolve((other, defaults), fonts["minor"])[0] != plain:
            return _TAKEN_BACK._replace(from_right=from_right)
    return PlainText(from_right=from_right)


def _runs_from_right(package: Package, main: str) -> bool:
    """Whether a level of the presentation or of one of its masters is set from right to left."""
    masters = [*package.related(main, "slideMaster"), *package.related(main, "notesMaster")]
    trees = (package.tree(part) for part in (main, *(master.target for master in masters)))
    return any(level.get("rtl") in TRUE for tree in trees for level in tree.iter() if level.get("rtl"))
