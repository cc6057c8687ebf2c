"""Cleaned brands: nothing of the sample slides or of their author's machine is left, everything of the brand is."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from strange_files import (
    KINDS,
    LAYOUT,
    MASTER,
    NS,
    PIXEL,
    PRESENTATION,
    REL,
    THEME,
    TYPES,
    A,
    P,
    Parts,
    R,
    add,
    draw,
    edit,
    fragment,
    picture,
    place,
    read_parts,
    relate,
    rels_of,
    replace,
    saved,
    shape,
    template,
    with_samples,
)

from builder.powerpoint.brand_file import read_brand_file
from builder.powerpoint.cleaning import Cleaned, cleaned

FONT = (
    '<p:embeddedFontLst><p:embeddedFont><p:font typeface="Uni"/><p:regular r:id="{}"/></p:embeddedFont>'
    "</p:embeddedFontLst>"
)


@pytest.fixture
def clean(tmp_path):
    """Clean parts; the file that comes out is sound, and no worse than the one that went in."""

    def run(parts: Parts) -> tuple[Cleaned, Parts]:
        path = saved(tmp_path, parts)
        made = cleaned(path)
        assert cleaned(path).data == made.data
        out = tmp_path / "brand.pptx"
        out.write_bytes(made.data)
        found = read_parts(made.data)
        assert_sound(found)
        assert not faults(out) - faults(path)
        before, after = read_brand_file(path), read_brand_file(out)
        assert [layout.placeholders for layout in after.layouts] == [layout.placeholders for layout in before.layouts]
        assert (after.colors, after.fonts, after.embedded) == (before.colors, before.fonts, before.embedded)
        assert after.samples == 0
        return made, found

    return run


def faults(path: Path) -> Counter[str]:
    return Counter(error.description for error in OpenXmlValidator().validate(str(path)).errors)


def assert_sound(parts: Parts) -> None:
    """Every relationship leads somewhere, every reference has one, every part has a type and is reached."""
    types = etree.fromstring(parts[TYPES])
    by_name = {item.get("PartName") for item in types if item.get("PartName")}
    endings = {item.get("Extension") for item in types if item.get("Extension")}
    assert {name.lstrip("/") for name in by_name} <= {*parts}
    reached = {TYPES}
    for name in parts:
        if name.endswith(".rels"):
            reached.add(name)
            folder = "/" + name.rpartition("_rels/")[0]
            for item in etree.fromstring(parts[name]):
                if item.get("TargetMode") != "External":
                    path = (Path(folder) / item.get("Target")).as_posix()
                    while "/../" in path:
                        path = re.sub(r"/[^/]+/\.\./", "/", path, count=1)
                    assert path.lstrip("/") in parts, f"{name} leads to {path}"
                    reached.add(path.lstrip("/"))
        elif name != TYPES:
            assert f"/{name}" in by_name or name.rpartition(".")[2] in endings, name
            if name.endswith(".xml"):
                rels = parts.get(rels_of(name))
                ids = {item.get("Id") for item in etree.fromstring(rels)} if rels else set()
                for element in etree.fromstring(parts[name]).iter(etree.Element):
                    used = {value for key, value in element.attrib.items() if key.startswith(R) and value}
                    assert used <= ids, f"{name}: {element.tag} has {used - ids}"
    assert {*parts} == reached


def words_of(parts: Parts) -> bytes:
    return b"\n".join(parts.values())


def test_sample_slides_go_with_all_that_hangs_on_them(clean) -> None:
    made, parts = clean(with_samples(3))
    assert b"SAMPLE" not in words_of(parts)
    assert made.dropped["sample slides"] == 3
    assert made.dropped["pages of notes"] == 3
    assert made.dropped["picture that no layout shows"] == 1
    assert not [name for name in parts if re.search("slides/|notesSlides/|media/|thumbnail|printer", name)]
    assert "ppt/notesMasters/notesMaster1.xml" in parts


def test_one_of_a_kind_is_told_in_the_singular(clean) -> None:
    made, _ = clean(with_samples(1))
    assert made.dropped["sample slide"] == 1


def test_what_is_left_opens_and_takes_slides(clean) -> None:
    made, _ = clean(with_samples(2))
    opened = Presentation(io.BytesIO(made.data))
    assert len(opened.slide_layouts) == 11
    slide = opened.slides.add_slide(opened.slide_layouts[1])
    slide.notes_slide.notes_text_frame.text = "A note."
    assert opened.core_properties.author == ""


def test_a_template_becomes_a_plain_presentation_without_its_macros(clean) -> None:
    parts = template()
    replace(
        parts, TYPES, f"{KINDS}.presentation.main+xml", "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
    )
    add(parts, "ppt/vbaProject.bin", b"MACRO", "application/vnd.ms-office.vbaProject", PRESENTATION, "vbaProject")
    made, found = clean(parts)
    assert f'PartName="/{PRESENTATION}" ContentType="{KINDS}.presentation.main+xml"'.encode() in found[TYPES]
    assert made.dropped["macro project"] == 1
    assert b"MACRO" not in words_of(found)


def test_sections_shows_tags_passwords_and_records_of_people_go(clean) -> None:
    parts = with_samples(2)
    tags = add(parts, "ppt/tags/tag1.xml", "<p:tagLst/>", f"{KINDS}.tags+xml", PRESENTATION, "tags")
    add(parts, "ppt/commentAuthors.xml", "<Ada/>", f"{KINDS}.commentAuthors+xml", PRESENTATION, "commentAuthors")
    add(parts, "customXml/item1.xml", "<secret/>", "application/xml", PRESENTATION, "customXml")

    def change(root) -> None:
        notes = root.find(f"{P}notesSz")
        notes.addnext(fragment(f'<p:custDataLst><p:tags r:id="{tags}"/></p:custDataLst>'))
        notes.addnext(
            fragment('<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst/></p:custShow></p:custShowLst>')
        )
        root.append(
            fragment('<p:modifyVerifier algorithmName="SHA-512" hashData="AA==" saltData="AA==" spinValue="1"/>')
        )
        p14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
        p15 = 'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main"'
        root.append(
            fragment(
                '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
                f'<p14:sectionLst {p14}><p14:section name="One" id="{{0E3A2B5C-0000-4000-8000-000000000001}}">'
                '<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext>'
                '<p:ext uri="{EFAFB233-063F-42B5-8137-9DF3F51BA10A}">'
                f'<p15:sldGuideLst {p15}><p15:guide id="1" orient="horz" pos="2160"/></p15:sldGuideLst></p:ext>'
                "</p:extLst>"
            )
        )

    edit(parts, PRESENTATION, change)
    made, found = clean(parts)
    root = etree.fromstring(found[PRESENTATION])
    gone = ("sldIdLst", "custShowLst", "custDataLst", "modifyVerifier")
    assert [tag for tag in gone if root.find(f"{P}{tag}") is not None] == []
    assert b"sldGuideLst" in found[PRESENTATION]
    assert b"sectionLst" not in found[PRESENTATION]
    told = ("section", "custom show", "password against changes", "list of tags", "list of authors")
    assert all(made.dropped[one] == 1 for one in told)
    assert not [name for name in found if re.search("tags|customXml|Authors", name)]


def test_links_from_layouts_to_slides_or_files_are_cut_and_those_to_the_web_stay(clean) -> None:
    parts = with_samples(1)
    slide = relate(parts, LAYOUT, "slide", "/ppt/slides/slide1.xml")
    disk = relate(parts, LAYOUT, "hyperlink", "file:///C:/Users/Ada/plan.docx", external=True)
    web = relate(parts, LAYOUT, "hyperlink", "https://www.example.org/", external=True)

    def linked(link: str) -> str:
        return shape(place(0, 0, 100_000, 100_000)).replace('name="Shape"/>', f'name="Shape">{link}</p:cNvPr>')

    draw(
        parts,
        LAYOUT,
        linked(f'<a:hlinkClick r:id="{slide}" action="ppaction://hlinksldjump"/>'),
        linked(f'<a:hlinkClick r:id="{disk}" action="ppaction://hlinkfile"/>'),
        linked(f'<a:hlinkClick r:id="{web}"/>'),
        linked('<a:hlinkClick r:id="" action="ppaction://macro?name=Run"/>'),
        linked('<a:hlinkClick r:id="" action="ppaction://customshow?id=0"/>'),
        linked('<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>'),
    )
    made, found = clean(parts)
    layout = etree.fromstring(found[LAYOUT])
    assert [link.get("action", "") for link in layout.iter(f"{A}hlinkClick")] == [
        "",
        "ppaction://hlinkshowjump?jump=nextslide",
    ]
    assert len(layout.findall(f"{P}cSld/{P}spTree/{P}sp")) == 6 + 5
    assert b"https://www.example.org/" in found[rels_of(LAYOUT)]
    assert b"Ada" not in words_of(found)
    assert made.dropped["link to a slide or a file of its author's"] == 1
    assert made.dropped["actions that start something"] == 3


def test_pictures_that_are_only_linked_go_and_are_told(clean) -> None:
    parts = template()
    linked = relate(parts, MASTER, "image", "file:///Z:/Ada/logo.png", external=True)
    ground = relate(parts, LAYOUT, "image", "\\\\server\\share\\ground.jpg", external=True)
    draw(parts, MASTER, picture(linked, "link"))
    replace(
        parts,
        LAYOUT,
        "<p:spTree>",
        f'<p:bg><p:bgPr><a:blipFill><a:blip r:link="{ground}"/><a:stretch/></a:blipFill><a:effectLst/></p:bgPr></p:bg>'
        "<p:spTree>",
    )
    made, found = clean(parts)
    assert b"Ada" not in words_of(found)
    assert b"server" not in words_of(found)
    assert made.dropped["pictures that are not in the file"] == 2
    assert any("without “Link to File”" in note for note in made.notes)
    assert etree.fromstring(found[LAYOUT]).find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill/{A}schemeClr").get("val") == "bg1"


def test_a_picture_that_is_linked_and_in_the_file_loses_its_link_alone(clean) -> None:
    parts = template()
    inside = add(parts, "ppt/media/logo.png", PIXEL, "image/png", MASTER, "image")
    outside = relate(parts, MASTER, "image", "file:///Z:/logo.png", external=True)
    draw(parts, MASTER, picture(inside).replace(" r:embed", f' r:link="{outside}" r:embed'))
    made, found = clean(parts)
    blip = etree.fromstring(found[MASTER]).find(f".//{A}blip")
    assert dict(blip.attrib) == {f"{R}embed": inside}
    assert found["ppt/media/logo.png"] == PIXEL
    assert "picture that is not in the file" not in made.dropped


def test_descriptions_tell_nothing_of_a_machine(clean) -> None:
    parts = template()
    inside = add(parts, "ppt/media/logo.png", PIXEL, "image/png", MASTER, "image")
    told = ' descr="C:\\Documents and Settings\\Ada\\Desktop\\logo.png" title="https://www.example.org/logo"'
    draw(parts, MASTER, picture(inside, more=told))
    _, found = clean(parts)
    named = etree.fromstring(found[MASTER]).find(f".//{P}pic/{P}nvPicPr/{P}cNvPr")
    assert (named.get("descr"), named.get("title")) == ("logo.png", "https://www.example.org/logo")


def test_fonts_logos_table_styles_and_masters_stay(clean) -> None:
    parts = template()
    inside = add(parts, "ppt/media/logo.png", PIXEL, "image/png", MASTER, "image")
    draw(parts, MASTER, picture(inside))
    font = add(parts, "ppt/fonts/font1.fntdata", b"FONT", "application/x-fontdata", PRESENTATION, "font")
    listing = FONT.format(font)
    edit(parts, PRESENTATION, lambda root: root.find(f"{P}notesSz").addnext(fragment(listing)))
    _, found = clean(parts)
    assert found["ppt/fonts/font1.fntdata"] == b"FONT"
    kept = [name for name in parts if re.match(r"ppt/(slideMasters|slideLayouts|theme|media|fonts|tableStyles)", name)]
    assert all(found[name] == parts[name] for name in kept)


def test_a_font_that_is_missing_is_not_listed(clean) -> None:
    parts = template()
    font = relate(parts, PRESENTATION, "font", "fonts/font1.fntdata")
    listing = FONT.format(font)
    edit(parts, PRESENTATION, lambda root: root.find(f"{P}notesSz").addnext(fragment(listing)))
    _, found = clean(parts)
    assert b"<p:regular" not in found[PRESENTATION]


def test_what_a_view_remembers_of_slides_is_forgotten(clean) -> None:
    parts = with_samples(1)
    view = "ppt/viewProps.xml"
    first = relate(parts, view, "slide", "/ppt/slides/slide1.xml")
    outline = (
        '<p:outlineViewPr><p:cViewPr><p:scale><a:sx n="1" d="1"/><a:sy n="1" d="1"/></p:scale><p:origin x="0" y="0"/>'
        f'</p:cViewPr><p:sldLst><p:sld r:id="{first}" collapse="1"/></p:sldLst></p:outlineViewPr>'
    )
    parts[view] = f'<p:viewPr xmlns:a="{NS["a"]}" xmlns:r="{NS["r"]}" xmlns:p="{NS["p"]}">{outline}</p:viewPr>'.encode()
    _, found = clean(parts)
    assert b"sldLst" not in found[view]
    assert rels_of(view) not in found


def test_a_show_of_some_slides_is_one_of_all(clean) -> None:
    parts = with_samples(2)
    properties = "ppt/presProps.xml"
    show = '<p:showPr><p:present/><p:sldRg st="2" end="2"/></p:showPr>'
    parts[properties] = f'<p:presentationPr xmlns:a="{NS["a"]}" xmlns:p="{NS["p"]}">{show}</p:presentationPr>'.encode()
    _, found = clean(parts)
    assert b"sldRg" not in found[properties]
    assert b"<p:present/>" in found[properties]


def test_a_file_without_notes_master_gets_one_with_a_theme_in_its_own_colours(clean) -> None:
    parts = template()
    replace(parts, THEME, '<a:srgbClr val="1F497D"/>', '<a:srgbClr val="123456"/>')
    made, found = clean(parts)
    assert any("a plain one was added" in note for note in made.notes)
    rels = etree.fromstring(found["ppt/notesMasters/_rels/notesMaster1.xml.rels"])
    theme = next(item.get("Target") for item in rels if item.get("Type").endswith("/theme")).lstrip("/")
    assert b"123456" in found[theme]
    assert theme != THEME


def test_a_master_without_a_theme_gets_one(tmp_path) -> None:
    parts = template()
    parts.pop(THEME)
    found = read_parts(cleaned(saved(tmp_path, parts)).data)
    assert_sound(found)
    assert any(item.get("Type").endswith("/theme") for item in etree.fromstring(found[rels_of(MASTER)]))


def test_odd_names_and_places_of_parts_are_made_plain(clean) -> None:
    parts = template()
    parts = {name.replace("slideLayouts/slideLayout2.xml", "slides/slide1.xml"): data for name, data in parts.items()}
    parts = {name.replace("_rels/slideLayout2.xml", "_rels/x"): data for name, data in parts.items()}
    parts["ppt/slides/_rels/slide1.xml.rels"] = parts.pop("ppt/slideLayouts/_rels/x.rels")
    for name in (rels_of(MASTER), TYPES):
        parts[name] = parts[name].replace(b"slideLayouts/slideLayout2.xml", b"slides/slide1.xml")
    inside = add(parts, "ppt/media/our logo.png", PIXEL, "image/png", MASTER, "image")
    parts[TYPES] = parts[TYPES].replace(b"our logo", b"our%20logo")
    parts[rels_of(MASTER)] = parts[rels_of(MASTER)].replace(b"our logo", b"our%20logo")
    draw(parts, MASTER, picture(inside))
    _, found = clean(parts)
    assert found["ppt/media/our_logo.png"] == PIXEL
    assert b"Title and Content" in found["ppt/brand/slide1.xml"]


def test_strict_files_come_out_in_the_transitional_form(tmp_path) -> None:
    parts = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/presentationml/2006/", b"http://purl.oclc.org/ooxml/presentationml/"
        )
        for name, data in template().items()
    }
    found = read_parts(cleaned(saved(tmp_path, parts)).data)
    assert b"purl.oclc.org" not in words_of(found)
    assert len(Presentation(io.BytesIO(cleaned(saved(tmp_path, parts)).data)).slide_layouts) == 11


def test_a_file_that_says_no_size_says_one_afterwards(clean) -> None:
    parts = template()
    edit(parts, PRESENTATION, lambda root: root.remove(root.find(f"{P}sldSz")))
    _, found = clean(parts)
    assert etree.fromstring(found[PRESENTATION]).find(f"{P}sldSz").get("cx") == "9144000"


def test_objects_that_came_from_elsewhere_go_with_their_frames_and_animations(clean) -> None:
    parts = template()
    outside = relate(parts, LAYOUT, "oleObject", "file:///Z:/Ada/sums.xlsx", external=True)
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="88" name="Sums"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
        f'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj name="Sums" r:id="{outside}" '
        'imgW="9" imgH="9" progId="Excel.Sheet.12"><p:link/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>'
    )
    draw(parts, LAYOUT, frame)
    edit(parts, LAYOUT, lambda root: root.find(f"{P}clrMapOvr").addnext(fragment("<p:timing/>")))
    made, found = clean(parts)
    assert b"Sums" not in found[LAYOUT]
    assert b"<p:timing" not in found[LAYOUT]
    assert made.dropped["picture that is not in the file"] == 1


def test_our_own_bytes_stay_where_nothing_is_to_be_taken_out(tmp_path) -> None:
    made = cleaned(saved(tmp_path, template()))
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    again = tmp_path / "again.pptx"
    again.write_bytes(made.data)
    twice = cleaned(again)
    assert read_parts(twice.data) == read_parts(made.data)
    assert (twice.dropped, twice.notes) == ({}, ())


def test_relationships_have_ids_of_their_own(clean) -> None:
    _, found = clean(with_samples(2))
    for name, data in found.items():
        if name.endswith(".rels"):
            ids = [item.get("Id") for item in etree.fromstring(data).iter(f"{REL}Relationship")]
            assert len(set(ids)) == len(ids)


def test_an_office_type_is_known_by_its_ending_too(clean) -> None:
    parts = template()
    parts[TYPES] = parts[TYPES].replace(
        f'<Override PartName="/{LAYOUT}" ContentType="{KINDS}.slideLayout+xml"/>'.encode(), b""
    )
    parts[TYPES] = parts[TYPES].replace(
        b'Extension="xml" ContentType="application/xml"',
        f'Extension="xml" ContentType="{KINDS}.slideLayout+xml"'.encode(),
    )
    _, found = clean(parts)
    assert f'PartName="/{LAYOUT}" ContentType="{KINDS}.slideLayout+xml"'.encode() in found[TYPES]
