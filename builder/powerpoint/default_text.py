"""The default text style of a presentation made whole: a font and a size at every level, as PowerPoint takes them."""

from lxml import etree

from builder.powerpoint.markup import NS_A, NS_P

A, P = f"{{{NS_A}}}", f"{{{NS_P}}}"
_SIZE = "1800"
"""What PowerPoint takes for a size where nothing says one (ST_TextFontSize, in hundredths of a pt)."""
_AFTER = ("modifyVerifier", "extLst")
_LATER = frozenset(f"{A}{tag}" for tag in ("latin", "ea", "cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst"))


def complete_default_text(root: etree._Element) -> None:
    """Give each level of `p:defaultTextStyle` the theme's text font and 18 pt where it says neither.

    PowerPoint does so by itself; LibreOffice takes fonts and sizes of its own for text boxes and tables.
    """
    style = root.find(f"{P}defaultTextStyle")
    if style is None:
        style = etree.Element(f"{P}defaultTextStyle")
        after = next((found for tag in _AFTER if (found := root.find(f"{P}{tag}")) is not None), None)
        if after is not None:
            after.addprevious(style)
        else:
            root.append(style)
    previous = style.find(f"{A}defPPr")
    for number in range(1, 10):
        level = style.find(f"{A}lvl{number}pPr")
        if level is None:
            level = etree.Element(f"{A}lvl{number}pPr")
            if previous is None:
                style.insert(0, level)
            else:
                previous.addnext(level)
        previous = level
        _complete(level)


def _complete(level: etree._Element) -> None:
    run = level.find(f"{A}defRPr")
    if run is None:
        run = etree.Element(f"{A}defRPr")
        extension = level.find(f"{A}extLst")
        if extension is None:
            level.append(run)
        else:
            extension.addprevious(run)
    if "sz" not in run.attrib:
        run.set("sz", _SIZE)
    if run.find(f"{A}latin") is None:
        later = next((child for child in run if child.tag in _LATER), None)
        fonts = [etree.Element(f"{A}latin", typeface="+mn-lt")]
        fonts += [
            etree.Element(f"{A}{tag}", typeface=f"+mn-{tag}") for tag in ("ea", "cs") if run.find(f"{A}{tag}") is None
        ]
        for font in fonts:
            if later is None:
                run.append(font)
            else:
                later.addprevious(font)
