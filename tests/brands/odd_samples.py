"""Templates full of sample slides and of all that hangs on them: sections, links, comments, notes, charts, media."""

import io
from pathlib import Path
from typing import Any

from odd_drawing import HEAD, SPACES, WIDE, picture
from odd_parts import (
    MASTER,
    PRESENTATION,
    SAMPLE,
    P,
    Parts,
    R,
    add,
    default_type,
    drop,
    edited,
    fragment,
    named_layout,
    read_parts,
    relate,
    rels_of,
    save,
    zipped,
)
from odd_registry import odd
from odd_standard import office, png, sample_slide

P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_KIND = "application/vnd.openxmlformats-officedocument.presentationml"


def with_rich_samples(parts: Parts, count: int) -> Parts:
    """The package with so many sample slides by python-pptx: texts, notes, charts, tables, pictures, links."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    deck: Any = Presentation(io.BytesIO(zipped(parts)))
    layouts = list(deck.slide_layouts)
    for number in range(count):
        slide = deck.slides.add_slide(layouts[number % len(layouts)])
        for shape in slide.placeholders:
            if shape.has_text_frame:
                shape.text_frame.text = f"{SAMPLE} {number}"
        box = slide.shapes.add_textbox(0, 0, Inches(3), Inches(1))
        run = box.text_frame.paragraphs[0].add_run()
        run.text = f"{SAMPLE} link"
        run.hyperlink.address = f"https://example.org/{SAMPLE}/{number}"
        if number % 3 == 0:
            slide.notes_slide.notes_text_frame.text = f"{SAMPLE} notes {number}"
        if number % 5 == 0:
            data = CategoryChartData()
            data.categories = [f"{SAMPLE} a", "b"]
            data.add_series(f"{SAMPLE} series", (1, 2))
            slide.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Inches(4), Inches(3), data)
        if number % 7 == 0:
            slide.shapes.add_picture(
                io.BytesIO(png(8, 8, salt=f"{SAMPLE} {number}")), 0, 0, name_width := Inches(1), name_width
            )
        if number % 11 == 0:
            table = slide.shapes.add_table(2, 2, 0, 0, Inches(3), Inches(1)).table
            table.cell(0, 0).text = SAMPLE
        if number % 13 == 0:
            video = io.BytesIO(SAMPLE.encode() * 9)
            slide.shapes.add_movie(
                video, 0, 0, Inches(2), Inches(1), poster_frame_image=io.BytesIO(png()), mime_type="video/mp4"
            )
        if number:
            jump = slide.shapes.add_shape(1, 0, 0, Inches(1), Inches(1))
            jump.click_action.target_slide = deck.slides[0]
    deck.core_properties.title = f"{SAMPLE} title"
    deck.core_properties.author = f"{SAMPLE} author"
    buffer = io.BytesIO()
    deck.save(buffer)
    made = read_parts(buffer.getvalue())
    for name in [one for one in made if one.startswith("ppt/embeddings/")]:
        made[name] = b"PK-" + SAMPLE.encode()
    return made


def _sections_and_shows(parts: Parts) -> None:
    with edited(parts, PRESENTATION) as root:
        slides = list(root.iter(f"{P}sldId"))
        groups = [slides[:5], slides[5:20], slides[20:]]
        written = "".join(
            f'<p14:section name="{SAMPLE} section {place}" id="{{0000000{place}-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f"<p14:sldIdLst>"
            + "".join(f'<p14:sldId id="{one.get("id")}"/>' for one in (*group, *([slides[0]] if place else [])))
            + '<p14:sldId id="99999"/></p14:sldIdLst></p14:section>'
            for place, group in enumerate(groups)
        )
        shows = "".join(f'<p:sld r:id="{one.get(f"{R}id")}"/>' for one in slides[3:7])
        root.find(f"{P}notesSz").addnext(
            fragment(
                f'<p:custShowLst><p:custShow name="{SAMPLE} show" id="0"><p:sldLst>{shows}</p:sldLst></p:custShow>'
                f"</p:custShowLst>"
            )
        )
        root.append(
            fragment(
                f'<p:extLst><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
                f'xmlns:p14="{P14}">{written}'
                "</p14:sectionLst></p:ext></p:extLst>"
            )
        )


def _comments(parts: Parts, slide: str) -> None:
    add(
        parts,
        "ppt/commentAuthors.xml",
        f'{HEAD}<p:cmAuthorLst {SPACES}><p:cmAuthor id="0" name="{SAMPLE}" initials="S" lastIdx="1" clrIdx="0"/>'
        f"</p:cmAuthorLst>",
        f"{_KIND}.commentAuthors+xml",
        by=PRESENTATION,
        relation="commentAuthors",
    )
    add(
        parts,
        "ppt/comments/comment1.xml",
        f'{HEAD}<p:cmLst {SPACES}><p:cm authorId="0" dt="2001-02-03T04:05:06" idx="1"><p:pos x="10" y="10"/>'
        f"<p:text>{SAMPLE}</p:text></p:cm></p:cmLst>",
        f"{_KIND}.comments+xml",
        by=slide,
        relation="comments",
    )
    p188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
    add(
        parts,
        "ppt/authors.xml",
        f'{HEAD}<p188:authorLst xmlns:p188="{p188}"><p188:author id="{{00000000-1111-2222-3333-444444444444}}" '
        f'name="{SAMPLE}" '
        'initials="S" userId="S::x" providerId="AD"/></p188:authorLst>',
        "application/vnd.ms-powerpoint.authors+xml",
        by=PRESENTATION,
        relation="http://schemas.microsoft.com/office/2018/10/relationships/authors",
    )


@odd("42 sample slides with sections, links, comments, notes, charts, media and a custom show")
def forty_two_samples(path: Path) -> None:
    parts = with_rich_samples(office(), 42)
    _sections_and_shows(parts)
    _comments(parts, "ppt/slides/slide1.xml")
    add(
        parts,
        "docProps/custom.xml",
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        f'fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Owner"><vt:lpwstr>{SAMPLE}</vt:lpwstr>'
        f"</property></Properties>",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        by="",
        relation="custom-properties",
    )
    save(path, parts)


@odd("sample slides whose list names slides that are gone, and slides that no list names")
def stale_slide_list(path: Path) -> None:
    parts = office()
    names = [sample_slide(parts, title="ctrTitle") for _ in range(6)]
    for name in names[1:3]:
        drop(parts, name)
    with edited(parts, PRESENTATION) as root:
        slides = root.find(f"{P}sldIdLst")
        slides.remove(slides[-1])
    save(path, parts)


@odd("buttons on master and layouts lead to sample slides, and to the web")
def navigation_buttons(path: Path) -> None:
    parts = office()
    slide = sample_slide(parts, title="ctrTitle")
    for place, part in enumerate(
        (MASTER, named_layout(parts, "Title and Content"), named_layout(parts, "Title Slide"))
    ):
        jump, web = (
            relate(parts, part, "slide", f"/{slide}"),
            relate(parts, part, "hyperlink", "https://example.org", external=True),
        )
        action = f'<a:hlinkClick r:id="{jump}" action="ppaction://hlinksldjump"/>'
        button = (
            f'<p:sp><p:nvSpPr><p:cNvPr id="7{place}" name="Home">{action}</p:cNvPr><p:cNvSpPr/><p:nvPr '
            f'userDrawn="1"/></p:nvSpPr><p:spPr>'
            '<a:xfrm><a:off x="11400000" y="6400000"/><a:ext cx="500000" cy="300000"/></a:xfrm><a:prstGeom '
            'prst="actionButtonHome">'
            '<a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB">'
            f'<a:hlinkClick r:id="{web}"/></a:rPr><a:t>Home</a:t></a:r></a:p></p:txBody></p:sp>'
        )
        with edited(parts, part) as root:
            root.find(f".//{P}spTree").append(fragment(button))
    save(path, parts)


@odd("a sample slide hangs on a layout by way of tags, controls and an embedded object")
def objects_on_the_master(path: Path) -> None:
    parts = office()
    sample_slide(parts, title="ctrTitle")
    tag = '<p:tagLst {}><p:tag name="THINKCELL" val="{}"/></p:tagLst>'
    tags = add(
        parts, "ppt/tags/tag1.xml", HEAD + tag.format(SPACES, "x1"), f"{_KIND}.tags+xml", by=MASTER, relation="tags"
    )
    default_type(parts, "bin", "application/vnd.openxmlformats-officedocument.oleObject")
    default_type(parts, "png", "image/png")
    parts["ppt/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0" + bytes(60)
    parts["ppt/media/ole.png"] = png()
    ole = relate(parts, MASTER, "oleObject", "../embeddings/oleObject1.bin")
    image = relate(parts, MASTER, "image", "../media/ole.png")
    frame = (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="77" name="think-cell" hidden="1"/><p:cNvGraphicFramePr/>'
        f'<p:nvPr userDrawn="1">'
        f'<p:custDataLst><p:tags r:id="{tags}"/></p:custDataLst></p:nvPr></p:nvGraphicFramePr><p:xfrm><a:off '
        f'x="1588" y="1588"/>'
        '<a:ext cx="1587" cy="1587"/></p:xfrm><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/presentationml/2006/ole">'
        f'<p:oleObj name="think-cell Slide" r:id="{ole}" imgW="270" imgH="270" progId="TCLayout.ActiveDocument.1">'
        f"<p:embed/>"
        f"{picture(0, image, (0, 0, 0.01, 0.01), WIDE, 'x')}</p:oleObj></a:graphicData></a:graphic></p:graphicFrame>"
    )
    with edited(parts, MASTER) as root:
        root.find(f".//{P}spTree").append(fragment(frame))
    save(path, parts)


@odd("the master shows a chart, whose part is named as ours would be")
def chart_on_the_master(path: Path) -> None:
    parts = with_rich_samples(office(), 1)
    chart = next(name for name in parts if name.startswith("ppt/charts/chart") and name.endswith(".xml"))
    data = parts[chart].decode().replace(SAMPLE, "House figures").encode()
    for name in list(parts):
        if name.startswith(("ppt/charts/", "ppt/embeddings/")):
            drop(parts, name)
    drop(parts, "ppt/slides/slide1.xml")
    drop(parts, "ppt/notesSlides/notesSlide1.xml")
    with edited(parts, PRESENTATION) as root:
        root.remove(root.find(f"{P}sldIdLst"))
    with edited(parts, rels_of(PRESENTATION)) as root:
        for item in list(root):
            if item.get("Type").endswith("/slide"):
                root.remove(item)
    from lxml import etree

    tree = etree.fromstring(data)
    for node in tree.findall("{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData"):
        tree.remove(node)
    identity = add(
        parts,
        "ppt/charts/chart1.xml",
        etree.tostring(tree),
        "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        by=MASTER,
        relation="chart",
    )
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="78" name="House chart"/><p:cNvGraphicFramePr/><p:nvPr '
        'userDrawn="1"/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="11000000" y="100000"/><a:ext cx="1000000" cy="800000"/></p:xfrm>'
        "<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart '
        f'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="{identity}"/></a:graphicData>'
        f"</a:graphic></p:graphicFrame>"
    )
    with edited(parts, MASTER) as root:
        root.find(f".//{P}spTree").append(fragment(frame))
    save(path, parts)


@odd("transitions, animations, guides and a header/footer setting on master and layouts")
def animated_master(path: Path) -> None:
    parts = office()
    timing = (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"/></p:par>'
        "</p:tnLst></p:timing>"
    )
    for part in (MASTER, named_layout(parts, "Title and Content")):
        with edited(parts, part) as root:
            anchor = root.find(f"{P}clrMapOvr") if part != MASTER else root.find(f"{P}sldLayoutIdLst")
            anchor.addnext(fragment('<p:transition spd="slow"><p:fade/></p:transition>'))
            anchor.getnext().addnext(fragment(timing))
            anchor.getnext().getnext().addnext(fragment('<p:hf sldNum="0" hdr="0" ftr="0" dt="0"/>'))
    with edited(parts, PRESENTATION) as root:
        root.append(
            fragment(
                '<p:extLst><p:ext uri="{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"><p15:sldGuideLst '
                'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main"><p15:guide id="1" '
                'orient="horz" pos="2160"><p15:clr>'
                '<a:srgbClr val="A4A3A4"/></p15:clr></p15:guide>'
                "</p15:sldGuideLst></p:ext></p:extLst>"
            )
        )
    save(path, parts)
