"""Templates whose size, colours, fonts or pictures are odd, and those of schools and offices with logo and footer."""

from pathlib import Path

from odd_drawing import A4, DARK, STANDARD, WIDE, Look, band, drawn, level, picture
from odd_parts import MASTER, THEME, A, P, default_type, edited, fragment, named_layout, relate, replace, save
from odd_registry import odd
from odd_standard import logo, office, sample_slide, standard_layouts

INCH = 914_400
SIZES = {
    "a4-landscape": (A4, "A4, landscape, as PowerPoint has it"),
    "a4-portrait": ((6_858_000, 9_906_000), "A4, portrait"),
    "sixteen-to-ten": ((9_144_000, 5_715_000), "16:10, ten inches wide"),
    "standard-4-3": (STANDARD, "4:3"),
    "square": ((7 * INCH, 7 * INCH), "square, seven inches"),
    "very-wide": ((24_384_000, 6_858_000), "32:9, two screens side by side"),
    "poster": ((30_240_000, 42_768_000), "A0, portrait"),
}


def _sized(name: str) -> None:
    size, said = SIZES[name]

    def make(path: Path) -> None:
        parts = office(size=size)
        sample_slide(parts, title="ctrTitle")
        save(path, parts)

    make.__name__ = f"size_{name}"
    odd(f"slides of an odd size: {said}")(make)


for _name in SIZES:
    _sized(_name)


@odd("slides of one inch by one inch", refused=("too small",))
def size_one_inch(path: Path) -> None:
    save(path, office(size=(INCH, INCH)))


@odd("slides of a web banner: 8 by 1 inches", refused=("too small",))
def size_banner(path: Path) -> None:
    save(path, office(size=(8 * INCH, INCH)))


@odd("the master's text is set in 8 pt, the title in 10")
def eight_points(path: Path) -> None:
    save(path, office(look=Look(sizes=(800,) * 5, title_size=1000)))


@odd("the master's text is set in 60 pt, the title in 96")
def sixty_points(path: Path) -> None:
    save(path, office(look=Look(sizes=(6000, 5400, 4800, 4400, 4000), title_size=9600)))


@odd("dark: the colour map swaps text and background")
def dark_by_map(path: Path) -> None:
    parts = office(look=Look(mapping=DARK))
    sample_slide(parts, title="ctrTitle")
    save(path, parts)


@odd("dark: the theme's first light colour is black")
def dark_by_theme(path: Path) -> None:
    colors = [
        "F2F2F2",
        "101820",
        "C8D6E5",
        "1F2A36",
        "4FC3F7",
        "FFB74D",
        "81C784",
        "E57373",
        "BA68C8",
        "FFD54F",
        "80DEEA",
        "CE93D8",
    ]
    save(path, office(look=Look(colors=colors)))


@odd("grey text on grey: the theme's own colours can hardly be read")
def grey_on_grey(path: Path) -> None:
    colors = [
        "8A8A8A",
        "BDBDBD",
        "9E9E9E",
        "C4C4C4",
        "B0B0B0",
        "C8C8C8",
        "D0D0D0",
        "DADADA",
        "E0E0E0",
        "EAEAEA",
        "A0A0A0",
        "ABABAB",
    ]
    save(path, office(look=Look(colors=colors)))


@odd("pure yellow, red and lime: accents that no text can be set in")
def loud_colours(path: Path) -> None:
    colors = [
        "000000",
        "FFFF00",
        "0000FF",
        "FFFF66",
        "FF0000",
        "00FF00",
        "FF00FF",
        "00FFFF",
        "FFA500",
        "FFFF00",
        "0000FF",
        "FF00FF",
    ]
    save(path, office(look=Look(colors=colors)))


@odd("gradient backgrounds on master and layouts")
def gradient_background(path: Path) -> None:
    gradient = (
        '<p:bgPr><a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0"><a:schemeClr val="accent1"/></a:gs><a:gs '
        'pos="100000">'
        '<a:schemeClr val="tx2"/></a:gs></a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill><a:effectLst/></p:bgPr>'
    )
    layouts = [lay._replace(bg=gradient if lay.kind in ("title", "secHead") else "") for lay in standard_layouts()]
    save(path, drawn((Look(bg=gradient, mapping=DARK), layouts)))


@odd("a picture fills the background of the master")
def picture_background(path: Path) -> None:
    parts = office()
    identity = logo(parts, MASTER, "ppt/media/background.png", (40, 60, 90))
    with edited(parts, MASTER) as root:
        old = root.find(f"{P}cSld/{P}bg")
        old.getparent().replace(
            old,
            fragment(
                f'<p:bg><p:bgPr><a:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch>'
                f"</a:blipFill>"
                "<a:effectLst/></p:bgPr></p:bg>"
            ),
        )
    save(path, parts)


@odd("a picture over the whole slide is the design, with a white box for the text")
def full_bleed_picture(path: Path) -> None:
    parts = office()
    for number, name in enumerate(("Title and Content", "Title Slide", "Two Content")):
        part = named_layout(parts, name)
        identity = logo(parts, part, f"ppt/media/bleed{number}.png", (20, 70 + 40 * number, 90))
        with edited(parts, part) as root:
            tree = root.find(f".//{P}spTree")
            tree.insert(2, fragment(picture(80, identity, (0, 0, 1, 1), WIDE, "Background")))
            tree.insert(3, fragment(band(81, (0.05, 0.04, 0.9, 0.88), WIDE, "bg1")))
    save(path, parts)


@odd("a layout changes the colour map to dark, another to other accents")
def colour_map_overridden(path: Path) -> None:
    pairs = "bg1='dk1' tx1='lt1' bg2='dk2' tx2='lt2' hlink='hlink' folHlink='folHlink' ".replace("'", '"')
    dark = (
        f"<a:overrideClrMapping "
        f"{pairs}{' '.join(f'accent{n}=_accent{7 - n}_' for n in range(1, 7)).replace('_', chr(34))}/>"
    )
    ground = '<p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr>'
    layouts = [
        lay._replace(mapping=dark if place % 2 == 0 else "<a:masterClrMapping/>", bg=ground)
        for place, lay in enumerate(standard_layouts())
    ]
    save(path, drawn((Look(), layouts)))


@odd("the theme has system colours, preset colours and percentages for colours")
def system_colours(path: Path) -> None:
    parts = office()
    with edited(parts, THEME) as root:
        scheme = root.find(f".//{A}clrScheme")
        for slot, xml in {
            "dk1": '<a:sysClr val="windowText" lastClr="000000"/>',
            "lt1": '<a:sysClr val="window"/>',
            "accent1": '<a:prstClr val="steelBlue"/>',
            "accent2": '<a:scrgbClr r="80000" g="10000" b="10000"/>',
            "accent3": '<a:hslClr hue="7200000" sat="100000" lum="25000"/>',
            "accent4": '<a:srgbClr val="336699"><a:lumMod val="50000"/></a:srgbClr>',
        }.items():
            holder = scheme.find(f"{A}{slot}")
            holder.remove(holder[0])
            holder.append(fragment(xml))
    save(path, parts)


@odd("the theme has no name, no fonts, and only four of its twelve colours")
def bare_theme(path: Path) -> None:
    parts = office()
    with edited(parts, THEME) as root:
        root.attrib.pop("name")
        scheme = root.find(f".//{A}clrScheme")
        for node in list(scheme)[4:]:
            scheme.remove(node)
        for node in root.findall(f".//{A}fontScheme/*/{A}latin"):
            node.set("typeface", "")
    save(path, parts)


@odd("the master has no theme", opens=True)
def no_theme(path: Path) -> None:
    from odd_parts import drop, unrelate

    parts = office(notes=False)
    unrelate(parts, MASTER, "theme")
    unrelate(parts, "ppt/presentation.xml", "theme")
    drop(parts, THEME)
    save(path, parts)


@odd("fonts that nobody has: Montserrat capitals, letterspaced; East Asian fonts for East Asian text")
def unknown_fonts(path: Path) -> None:
    parts = office(
        look=Look(
            fonts=("Montserrat ExtraBold", "Universität Hausschrift Text"), title_run=' cap="all" spc="100" b="1"'
        )
    )
    with edited(parts, THEME) as root:
        for node in root.findall(f".//{A}fontScheme/*/{A}ea"):
            node.set("typeface", "Source Han Sans CN")
    save(path, parts)


@odd("fonts named by the theme's other half, with pitch and panose, and one empty")
def font_references(path: Path) -> None:
    parts = office()
    levels = (
        level(1, "", sz=2000)
        .replace("<a:defRPr ", "<a:defRPr ")
        .replace("/></a:lvl1pPr>", '><a:latin typeface="+mj-ea"/></a:defRPr></a:lvl1pPr>')
    )
    other = (
        '<a:lvl1pPr><a:defRPr sz="2000"><a:latin typeface="Times" panose="02020603050405020304" pitchFamily="18" '
        'charset="0"/></a:defRPr></a:lvl1pPr>'
    )
    for name, style in (("Title and Content", levels), ("Two Content", other)):
        part = named_layout(parts, name)
        replace(parts, part, "<a:lstStyle></a:lstStyle>", f"<a:lstStyle>{style}</a:lstStyle>", 1)
    save(path, parts)


@odd("fonts are embedded in the file")
def embedded_fonts(path: Path) -> None:
    parts = office(look=Look(fonts=("Hausschrift", "Hausschrift")))
    default_type(parts, "fntdata", "application/x-fontdata")
    parts["ppt/fonts/font1.fntdata"] = b"\x00\x01EMBEDDED FONT " * 400
    parts["ppt/fonts/font2.fntdata"] = b"\x00\x02EMBEDDED FONT " * 400
    regular, bold = (relate(parts, "ppt/presentation.xml", "font", f"fonts/font{number}.fntdata") for number in (1, 2))
    with edited(parts, "ppt/presentation.xml") as root:
        root.find(f"{P}notesSz").addnext(
            fragment(
                '<p:embeddedFontLst><p:embeddedFont><p:font typeface="Hausschrift"/>'
                f'<p:regular r:id="{regular}"/><p:bold r:id="{bold}"/></p:embeddedFont></p:embeddedFontLst>'
            )
        )
        root.set("embedTrueTypeFonts", "1")
        root.set("saveSubsetFonts", "1")
    save(path, parts)


@odd("date, footer and page number hold fixed words, and stand at the top")
def furniture_at_the_top(path: Path) -> None:
    parts = office(look=Look(footer="Confidential draft of the house"))
    for old, new in (("6357366", "100000"), ("6357000", "100000")):
        if old in parts[MASTER].decode():
            replace(parts, MASTER, old, new)
    with edited(parts, MASTER) as root:
        for shape in root.iter(f"{P}sp"):
            holder = shape.find(f".//{P}ph")
            if holder is not None and holder.get("type") in ("dt", "ftr", "sldNum"):
                shape.find(f".//{A}off").set("y", "60000")
    save(path, parts)


@odd("title and body overlap the logo, which is wider than the slide's half")
def logo_in_the_middle(path: Path) -> None:
    parts = office()
    identity = logo(parts, MASTER)
    with edited(parts, MASTER) as root:
        root.find(f".//{P}spTree").append(fragment(picture(90, identity, (0.25, 0.4, 0.5, 0.25), WIDE, "Watermark")))
    save(path, parts)


@odd("pictures that are linked and not in the file, on master and layout")
def linked_pictures(path: Path) -> None:
    parts = office()
    identity = relate(parts, MASTER, "image", "file:///C:/Users/somebody/logo.png", external=True)
    with edited(parts, MASTER) as root:
        root.find(f".//{P}spTree").append(
            fragment(picture(90, identity, (0.8, 0.05, 0.15, 0.1), WIDE, "Logo", link=True))
        )
    save(path, parts)
