"""Brand files as found: what placeholders inherit, what colours stand for, what is drawn, whatever is odd about it."""

import re

import pytest
from placed_decks import PACKS, brand_file
from strange_files import (
    LAYOUT,
    MASTER,
    PRESENTATION,
    THEME,
    A,
    P,
    Parts,
    draw,
    edit,
    fragment,
    place,
    relate,
    rels_of,
    replace,
    saved,
    shape,
    template,
    with_samples,
)

from builder.errors import SourcedeckError
from builder.model.brand import Box
from builder.model.brandfile import BrandFile, FoundLayout
from builder.powerpoint.brand_file import read_brand_file

WIDTH, HEIGHT = 9_144_000, 6_858_000


@pytest.fixture
def read(tmp_path):
    """Read parts as a brand file."""

    def read_parts(parts: Parts) -> BrandFile:
        return read_brand_file(saved(tmp_path, parts))

    return read_parts


def content(file: BrandFile) -> FoundLayout:
    """The layout "Title and Content"."""
    return next(layout for layout in file.layouts if layout.part == LAYOUT)


def test_the_template_of_powerpoint_is_read_whole(read) -> None:
    file = read(template())
    assert [layout.label for layout in file.layouts][:4] == [
        "Title Slide",
        "Title and Content",
        "Section Header",
        "Two Content",
    ]
    assert (file.width, file.height, file.samples, file.rtl) == (WIDTH, HEIGHT, 0, False)
    assert file.fonts == {"major": "Calibri", "minor": "Calibri"}
    assert (file.colors["tx1"], file.colors["bg1"], file.colors["tx2"]) == ("000000", "FFFFFF", "1F497D")
    title, body = content(file).placeholders
    assert (title.type, title.idx, body.type, body.idx) == ("title", 0, "obj", 1)
    assert title.prompt == "Click to edit Master title style"
    assert body.prompt.startswith("Click to edit Master text styles\nSecond level\n")
    assert [one.type for one in content(file).furniture] == ["dt", "ftr", "sldNum"]
    assert content(file).kind == "obj"
    assert file.name == "uni"


def test_what_a_placeholder_leaves_open_its_master_says(read) -> None:
    file = read(template())
    title, body = content(file).placeholders
    assert body.box == content(file).body == Box(457_200, 1_600_200, 8_229_600, 4_525_963)
    assert title.anchor == "middle"
    assert [level.size for level in body.levels] == [32, 28, 24, 20, 20]
    assert [level.bullet for level in body.levels] == ["•", "–", "•", "–", "»"]
    assert (body.levels[1].margin_left, body.levels[1].indent) == (742_950, -285_750)
    assert (title.levels[0].size, title.levels[0].align, title.levels[0].color) == (44, "center", "tx1")
    subtitle = file.layouts[0].placeholders[1]
    assert (subtitle.type, subtitle.levels[0].bullet, subtitle.levels[0].align) == ("subTitle", "", "center")
    page = content(file).furniture[2]
    assert (page.levels[0].size, page.levels[0].align) == (12, "right")


@pytest.mark.parametrize("pack", PACKS)
def test_our_own_brands_are_found_as_they_were_made(pack: str) -> None:
    file = read_brand_file(brand_file(pack))
    assert [layout.label for layout in file.layouts] == [layout.name for layout in file.layouts]
    assert all(not layout.hidden and layout.body for layout in file.layouts)


def test_layouts_come_in_the_order_in_which_the_master_lists_them(read) -> None:
    parts = template()

    def turn(root) -> None:
        listing = root.find(f"{P}sldLayoutIdLst")
        listing[:] = list(reversed(listing))

    edit(parts, MASTER, turn)
    labels = [layout.label for layout in read(parts).layouts]
    assert labels == [layout.label for layout in read(template()).layouts][::-1]


def test_a_master_that_lists_no_layouts_has_those_that_belong_to_it(read) -> None:
    parts = template()
    edit(parts, MASTER, lambda root: root.remove(root.find(f"{P}sldLayoutIdLst")))
    assert len(read(parts).layouts) == 11


def test_every_layout_has_a_label_of_its_own(read) -> None:
    parts = template()
    names = ["Text", "Text", " Text  (2) ", "Text", "", ""]
    for number, name in enumerate(names, start=1):
        edit(
            parts,
            f"ppt/slideLayouts/slideLayout{number}.xml",
            lambda root, name=name: root.find(f"{P}cSld").set("name", name),
        )
    found = read(parts).layouts
    assert [layout.label for layout in found][:6] == [
        "Text",
        "Text (2)",
        "Text (2) (2)",
        "Text (3)",
        "Layout 5",
        "Layout 6",
    ]
    assert [layout.name for layout in found][2:6] == ["Text (2)", "Text", "", ""]


def ph(root, number: int):
    return root.findall(f"{P}cSld/{P}spTree/{P}sp")[number]


def test_a_placeholder_says_what_is_its_own(read) -> None:
    parts = template()

    def change(root) -> None:
        body = ph(root, 1)
        properties = body.find(f"{P}spPr")
        properties.append(fragment(place(1_000, 2_000, 3_000, 4_000)))
        properties.append(
            fragment('<a:solidFill><a:schemeClr val="accent2"><a:lumMod val="75000"/></a:schemeClr></a:solidFill>')
        )
        text = body.find(f"{P}txBody/{A}bodyPr")
        text.attrib.update({"lIns": "0", "tIns": "1pt", "anchor": "b", "vert": "vert270"})
        style = body.find(f"{P}txBody/{A}lstStyle")
        style.append(
            fragment(
                '<a:lvl1pPr marL="9" algn="r" rtl="1"><a:lnSpc><a:spcPts val="4800"/></a:lnSpc><a:buAutoNum '
                'type="arabicPeriod"/><a:defRPr sz="2000" b="1"><a:solidFill><a:srgbClr val="c00000"/></a:solidFill>'
                '<a:latin typeface="Georgia"/></a:defRPr></a:lvl1pPr>'
            )
        )

    edit(parts, LAYOUT, change)
    body = content(read(parts)).placeholders[1]
    assert (body.box, body.anchor, body.turned) == (Box(1_000, 2_000, 3_000, 4_000), "bottom", True)
    assert body.insets == (0, 12_700, 91_440, 45_720)
    assert body.fill == "accent2*75"
    first = body.levels[0]
    assert (first.font, first.size, first.bold, first.color) == ("Georgia", 20, True, "#C00000")
    assert (first.align, first.rtl, first.margin_left, first.bullet, first.line_spacing) == ("right", True, 9, "•", 2.0)


def test_a_turned_placeholder_covers_what_it_covers(read) -> None:
    parts = template()
    edit(
        parts,
        LAYOUT,
        lambda root: ph(root, 1).find(f"{P}spPr").append(fragment(place(0, 0, 400, 200, ' rot="5400000"'))),
    )
    body = content(read(parts)).placeholders[1]
    assert (body.box, body.turned) == (Box(100, -100, 200, 400), True)


def test_placeholders_that_share_an_index_are_told_apart_from_those_that_slides_can_have(read) -> None:
    parts = template()
    layout = "ppt/slideLayouts/slideLayout4.xml"
    replace(parts, layout, 'idx="2"', 'idx="1"')
    found = next(one for one in read(parts).layouts if one.part == layout)
    assert [one.idx for one in found.placeholders] == [0, 1]
    assert [(one.idx, one.box.x > WIDTH / 2) for one in found.hidden] == [(1, True)]


@pytest.mark.parametrize(
    ("old", "new"),
    [('idx="1"', 'idx="one"'), ('idx="1"', 'idx="-4"'), ('sz="half"', 'sz="often"'), ('idx="2"', 'idx="99999999999"')],
)
def test_an_index_that_is_no_number_counts_as_none(read, old: str, new: str) -> None:
    parts = template()
    replace(parts, "ppt/slideLayouts/slideLayout4.xml", old, new)
    assert len(read(parts).layouts) == 11


def test_what_a_text_box_is_set_in_is_told_where_programs_agree(read) -> None:
    parts = template()
    assert content(read(parts)).other[0].size == 18
    replace(parts, PRESENTATION, 'sz="1800"', 'sz="2400"')
    assert content(read(parts)).other == ()


# --- colours


def test_a_dark_master_says_so_by_its_map_alone(read) -> None:
    parts = template()
    replace(parts, MASTER, 'bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')
    file = read(parts)
    assert (file.colors["bg1"], file.colors["tx1"]) == ("000000", "FFFFFF")
    assert content(file).background == "bg1"
    assert content(file).colors == {}


def test_a_layout_may_turn_the_colours_of_its_master(read) -> None:
    parts = template()
    turned = (
        '<a:overrideClrMapping bg1="dk2" tx1="lt1" bg2="dk1" tx2="lt2" accent1="accent2" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    replace(parts, LAYOUT, "<a:masterClrMapping/>", turned)
    found = content(read(parts))
    assert (found.colors["bg1"], found.colors["tx1"], found.colors["accent1"]) == ("1F497D", "FFFFFF", "C0504D")


@pytest.mark.parametrize(
    ("color", "found"),
    [
        ('<a:srgbClr val="12294b"/>', "12294B"),
        ('<a:sysClr val="window" lastClr="fefefe"/>', "FEFEFE"),
        ('<a:sysClr val="windowText"/>', "000000"),
        ('<a:prstClr val="navy"/>', "000080"),
        ('<a:scrgbClr r="100000" g="50000" b="0"/>', "FFBC00"),
        ('<a:hslClr hue="14400000" sat="100000" lum="50000"/>', "0000FF"),
        ('<a:srgbClr val="red"/>', "4472C4"),
        ("", "4472C4"),
    ],
)
def test_theme_colours_are_read_in_every_form(read, color: str, found: str) -> None:
    parts = template()

    def change(root) -> None:
        holder = root.find(f".//{A}clrScheme/{A}accent1")
        holder[:] = [fragment(color)] if color else []

    edit(parts, THEME, change)
    assert read(parts).colors["accent1"] == found


def test_a_master_without_a_theme_has_that_of_office(read) -> None:
    parts = template()
    parts.pop(THEME)
    file = read(parts)
    assert file.fonts == {"major": "Calibri", "minor": "Calibri"}
    assert file.colors["accent2"] == "ED7D31"


def background(parts: Parts, inside: str) -> None:
    def change(root) -> None:
        common = root.find(f"{P}cSld")
        for old in common.findall(f"{P}bg"):
            common.remove(old)
        common.insert(0, fragment(f"<p:bg>{inside}</p:bg>"))

    edit(parts, LAYOUT, change)


@pytest.mark.parametrize(
    ("inside", "color", "grounds"),
    [
        ('<p:bgRef idx="1001"><a:schemeClr val="bg2"/></p:bgRef>', "bg2", ("bg2",)),
        ('<p:bgPr><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></p:bgPr>', "tx2", ("tx2",)),
        ('<p:bgPr><a:solidFill><a:schemeClr val="dk1"/></a:solidFill></p:bgPr>', "tx1", ("tx1",)),
        ('<p:bgPr><a:solidFill><a:srgbClr val="FFEEDD"/></a:solidFill></p:bgPr>', "#FFEEDD", ("#FFEEDD",)),
        (
            '<p:bgPr><a:solidFill><a:schemeClr val="tx2"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>'
            "</a:solidFill></p:bgPr>",
            "tx2/20",
            ("tx2/20",),
        ),
        (
            '<p:bgPr><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000"><a:srgbClr '
            'val="777777"/></a:gs></a:gsLst></a:gradFill></p:bgPr>',
            "#777777",
            ("#FFFFFF", "#777777"),
        ),
        ('<p:bgPr><a:blipFill><a:blip r:embed="rId9"/></a:blipFill></p:bgPr>', "", ()),
        ("<p:bgPr><a:noFill/></p:bgPr>", "bg1", ("bg1",)),
    ],
)
def test_the_ground_of_a_layout_is_told(read, inside: str, color: str, grounds: tuple[str, ...]) -> None:
    parts = template()
    background(parts, inside)
    found = content(read(parts))
    assert (found.background, found.grounds) == (color, grounds)


def test_a_tint_of_the_theme_is_worked_out(read) -> None:
    parts = template()
    background(
        parts, '<p:bgPr><a:solidFill><a:schemeClr val="tx2"><a:tint val="40000"/></a:schemeClr></a:solidFill></p:bgPr>'
    )
    assert re.fullmatch("#[0-9A-F]{6}", content(read(parts)).background)


# --- what is drawn


def test_shapes_pictures_and_lines_are_drawn_and_groups_have_their_own_measure(read) -> None:
    parts = template()
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="1000000" y="0"/><a:ext cx="200000" cy="200000"/><a:chOff x="0" y="0"/><a:chExt cx="100" cy="100"/>'
        f"</a:xfrm></p:grpSpPr>{shape(place(50, 0, 50, 50))}</p:grpSp>"
    )
    line = (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="91" name="L"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>'
        f"{place(0, 700_000, 9_000_000, 0)}</p:spPr></p:cxnSp>"
    )
    draw(parts, LAYOUT, group, line)
    drawn = content(read(parts)).drawn
    assert drawn == (Box(1_100_000, 0, 100_000, 100_000), Box(0, 700_000, 9_000_000, 12_700))


@pytest.mark.parametrize(
    "hidden",
    [
        shape(place(-900_000, 0, 800_000, 100_000)),
        shape(place(0, 7_000_000, 800_000, 100_000)),
        shape(place(0, 0, 800_000, 100_000), fill="<a:noFill/>"),
        shape(place(0, 0, 800_000, 100_000)).replace('name="Shape"', 'name="Shape" hidden="1"'),
        shape(""),
        shape(place(0, 0, 10**15, 100_000)),
    ],
)
def test_what_nobody_sees_is_no_obstacle(read, hidden: str) -> None:
    parts = template()
    draw(parts, LAYOUT, hidden)
    assert content(read(parts)).drawn == ()


def test_a_frame_around_the_slide_is_four_lines(read) -> None:
    parts = template()
    outline = '<a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>'
    draw(parts, LAYOUT, shape(place(100_000, 100_000, 8_900_000, 6_600_000), fill=outline))
    assert all(min(box.width, box.height) == 12_700 for box in content(read(parts)).drawn)


def test_words_on_a_layout_are_obstacles_too(read) -> None:
    parts = template()
    draw(parts, LAYOUT, shape(place(0, 0, 800_000, 100_000), fill="<a:noFill/>", text="Fakultät"))
    assert content(read(parts)).drawn == (Box(0, 0, 800_000, 100_000),)


def test_a_layout_may_hide_what_its_master_shows(read) -> None:
    parts = template()
    draw(
        parts,
        MASTER,
        shape(place(0, 0, WIDTH, 300_000), fill='<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'),
    )
    shown = content(read(parts))
    assert shown.bands == ((Box(0, 0, WIDTH, 300_000), "accent1"),)
    edit(parts, LAYOUT, lambda root: root.set("showMasterSp", "0"))
    assert (content(read(parts)).bands, content(read(parts)).drawn) == ((), ())


def test_a_picture_that_covers_the_slide_is_its_ground(read) -> None:
    parts = template()
    draw(parts, LAYOUT, shape(place(0, 0, WIDTH, HEIGHT), fill='<a:blipFill><a:blip r:embed="rId1"/></a:blipFill>'))
    assert (content(read(parts)).background, content(read(parts)).grounds) == ("", ())


def test_of_alternatives_one_is_read(read) -> None:
    parts = template()
    one, other = shape(place(0, 0, 100, 100_000)), shape(place(0, 0, 200, 200_000))
    draw(
        parts,
        LAYOUT,
        f'<mc:AlternateContent><mc:Choice Requires="p14">{one}</mc:Choice><mc:Fallback>{other}</mc:Fallback>'
        "</mc:AlternateContent>",
        f'<mc:AlternateContent><mc:Choice Requires="p14"/><mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>',
    )
    assert [box.height for box in content(read(parts)).drawn] == [100_000, 200_000]


def test_groups_within_groups_end_somewhere(read) -> None:
    parts = template()
    nested = shape(place(0, 0, 100_000, 100_000))
    for _ in range(60):
        nested = f"<p:grpSp><p:nvGrpSpPr/><p:grpSpPr/>{nested}</p:grpSp>"
    draw(parts, LAYOUT, nested)
    assert content(read(parts)).drawn == ()


# --- the file as a whole


def test_samples_are_counted_and_fonts_named(read) -> None:
    parts = with_samples(3)
    edit(
        parts,
        PRESENTATION,
        lambda root: root.find(f"{P}notesSz").addnext(
            fragment(
                '<p:embeddedFontLst><p:embeddedFont><p:font typeface="Uni Sans"/></p:embeddedFont></p:embeddedFontLst>'
            )
        ),
    )
    file = read(parts)
    assert (file.samples, file.embedded) == (3, ("Uni Sans",))


def test_a_presentation_from_right_to_left_says_so(read) -> None:
    parts = template()
    edit(parts, PRESENTATION, lambda root: root.set("rtl", "1"))
    assert read(parts).rtl
    parts = template()
    edit(parts, MASTER, lambda root: root.find(f"{P}txStyles/{P}bodyStyle/{A}lvl1pPr").set("rtl", "1"))
    assert read(parts).rtl
    assert content(read(parts)).placeholders[1].levels[0].rtl


@pytest.mark.parametrize(
    ("part", "said"),
    [(f"ppt/slideLayouts/slideLayout{number}.xml", 11) for number in (99,)] + [(LAYOUT, 10)],
)
def test_relationships_that_lead_nowhere_are_passed_over(read, part: str, said: int) -> None:
    parts = template()
    relate(parts, MASTER, "slideLayout", "../slideLayouts/slideLayout99.xml")
    relate(parts, LAYOUT, "image", "NULL")
    parts.pop(part, None)
    assert len(read(parts).layouts) == said


def test_targets_may_be_absolute_or_have_backslashes(read) -> None:
    parts = template()
    replace(parts, rels_of(MASTER), "../slideLayouts/slideLayout1.xml", "/ppt/slideLayouts/slideLayout1.xml")
    replace(parts, rels_of(MASTER), "../slideLayouts/slideLayout2.xml", "..\\slideLayouts\\slideLayout2.xml")
    assert len(read(parts).layouts) == 11


def test_the_strict_form_of_the_standard_reads_the_same(read) -> None:
    plain = read(template())
    parts = template()
    for name, data in parts.items():
        strict = data.replace(
            b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"
        )
        strict = strict.replace(
            b"http://schemas.openxmlformats.org/presentationml/2006/", b"http://purl.oclc.org/ooxml/presentationml/"
        )
        strict = strict.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )
        strict = re.sub(rb'(spcPct|tint|satMod|shade|lumMod) val="(\d+)000"', rb'\1 val="\2%"', strict)
        parts[name] = strict
    strict_file = read(parts)
    assert strict_file.layouts == plain.layouts
    assert (strict_file.colors, strict_file.fonts) == (plain.colors, plain.fonts)


def refused(read, parts: Parts) -> str:
    with pytest.raises(SourcedeckError) as error:
        read(parts)
    return error.value.said


def test_a_file_without_layouts_or_masters_is_refused(read) -> None:
    parts = template()

    def empty(root) -> None:
        root[:] = [item for item in root if "slideLayout" not in item.get("Type")]

    edit(parts, rels_of(MASTER), empty)
    assert "has no slide layout" in refused(read, parts)
    parts = template()
    parts.pop(MASTER)
    assert f"has no part “{MASTER}”" in refused(read, parts)
    edit(
        parts,
        rels_of(PRESENTATION),
        lambda root: root.remove(next(item for item in root if "slideMaster" in item.get("Type"))),
    )
    assert "has no slide master" in refused(read, parts)


def test_a_slide_of_no_size_has_that_of_powerpoint(read) -> None:
    parts = template()
    edit(parts, PRESENTATION, lambda root: root.remove(root.find(f"{P}sldSz")))
    assert (read(parts).width, read(parts).height) == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("cx", "said"), [("914400", "slides of 1 x 7.5 inches: too small"), ("99999999", "too large"), ("wide", "wide x")]
)
def test_slides_on_which_nothing_can_stand_are_refused(read, cx: str, said: str) -> None:
    parts = template()
    edit(parts, PRESENTATION, lambda root: root.find(f"{P}sldSz").set("cx", cx))
    assert said in refused(read, parts)


def test_a_part_that_is_something_else_is_refused(read) -> None:
    parts = template()
    parts[LAYOUT] = b"<html/>"
    assert f"“{LAYOUT}”: it is no slide layout" in refused(read, parts)


def test_xml_without_end_fills_no_memory(read, monkeypatch) -> None:
    monkeypatch.setattr("builder.powerpoint.package._MAX_TREES", 20_000)
    assert "MB of XML in its masters and layouts" in refused(read, template())
