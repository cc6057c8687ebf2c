"""A template from a stranger: names that break terminals, parts that start or fetch something, parts that lie."""

import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from fixture_types import Run
from lxml import etree
from odd_parts import (
    MASTER,
    PRESENTATION,
    REL,
    TYPES,
    A,
    P,
    Parts,
    R,
    add,
    default_type,
    edited,
    fragment,
    layout_names,
    read_parts,
    relate,
    rels_of,
    save,
    unrelate,
)
from odd_standard import office, png
from pptx import Presentation

from builder.powerpoint.reached_parts import is_active

PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="{id}" name="{name}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>{blip}'
    '<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/>'
    "</a:xfrm>"
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
)


def draw(parts: Parts, part: str, xml: str) -> None:
    """Put a shape into the tree of a part."""
    with edited(parts, part) as root:
        root.find(f".//{P}spTree").append(fragment(xml))


def adopted(run: Run, tmp_path: Path, parts: Parts) -> tuple[Parts, str]:
    """The parts of the deck that is built on a template, and what adopting says."""
    path = tmp_path / "theirs.pptx"
    save(path, parts)
    result = run("pack", "adopt", str(path), "--name", "uni")
    assert result.exit_code == 0, result.output
    built = run("build", "--pack", "uni")
    assert built.exit_code == 0, built.output
    deck = Path("build/harbour.pptx")
    assert [slide.slide_layout.slide_master for slide in Presentation(str(deck)).slides]
    return read_parts(deck.read_bytes()), result.output


def related(parts: Parts, part: str) -> list[tuple[str, str]]:
    """The kinds and targets of a part's relationships."""
    root = etree.fromstring(parts[rels_of(part)])
    return [(item.get("Type", "").rpartition("/")[2], item.get("Target", "")) for item in root]


NAMES = {
    "control": "_x0001_bell\u0085next",
    "line": "one&#10;[layouts]&#10;x = 1",
    "toml": "a\"]\\ = '''x''' # [slots]",
    "proto": "__proto__",
    "bidi": "\u202egnp.exe\u2066",
    "separator": "a\u2028b\u2029c",
    "emoji": "👩\u200d👩\u200d👧 Folie",
    "long": "x" * 10_000,
    "delete": "a\u007fb",
    "braces": "{{ title }} {% x %} %s {0}",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_of_a_layout_or_placeholder_breaks_neither_pack_toml_nor_a_terminal(
    run: Run, tmp_path: Path, name: str
) -> None:
    parts = office()
    quoted = name.replace('"', "&quot;").replace("<", "&lt;")
    for part in layout_names(parts):
        text = parts[part].decode()
        text = re.sub(r'<p:cSld name="[^"]*"', lambda _: f'<p:cSld name="{quoted}"', text)
        parts[part] = re.sub(r'(<p:cNvPr id="\d+" name=")[^"]*"', lambda found: f'{found[1]}{quoted}"', text).encode()
    deck, said = adopted(run, tmp_path, parts)
    told = [said, *(run("pack", "check", "uni", *more).output for more in ((), ("-v",), ("--format", "json")))]
    told.append(run("pack", "diff", "uni", str(tmp_path / "theirs.pptx")).output)
    for text in told:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text)
    toml = Path("templates/uni/pack.toml").read_text("utf-8")
    assert set(tomllib.loads(toml)) <= {"name", "extends", "brand", "tokens", "layouts", "slots"}
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", toml)
    assert deck


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
ACTIVE = (
    "<script>alert(1)</script>",
    '<rect width="9" height="9" onload="x()"/>',
    '<image xlink:href="http://example.org/x.png"/>',
    '<image href="file:///etc/passwd"/>',
    "<style>@import 'http://example.org/x.css';</style>",
    '<rect fill="url(http://example.org/x#a)"/>',
    '<rect style="fill:url(&quot;//example.org/x&quot;)"/>',
    "<style><![CDATA[ a { fill: url( 'x.svg#a' ) } ]]></style>",
    '<a xlink:href="&#106;avascript:x()"/>',
    "<foreignObject/>",
    '<x:script xmlns:x="http://www.w3.org/2000/svg"/>',
)
QUIET = (
    '<rect width="9" height="9" fill="url(#a)"/><use xlink:href="#a"/>',
    "<rect style=\"fill:url('#a')\"/>",
    '<image href="data:image/png;base64,iVBOR"/><title>on x = 1</title>',
)


@pytest.mark.parametrize("inside", ACTIVE)
def test_a_drawing_that_runs_or_fetches_something_is_left_out_and_its_picture_stays(
    run: Run, tmp_path: Path, inside: str
) -> None:
    parts = with_drawing(SVG.format(inside))
    deck, said = adopted(run, tmp_path, parts)
    assert "1 drawing that runs or fetches something" in said
    assert not [name for name in deck if name.endswith(".svg")]
    assert "svgBlip" not in deck[MASTER].decode()
    assert ("image", "/ppt/media/mark.png") in related(deck, MASTER)


@pytest.mark.parametrize("inside", QUIET)
def test_a_quiet_drawing_stays_byte_for_byte(run: Run, tmp_path: Path, inside: str) -> None:
    parts = with_drawing(SVG.format(inside))
    deck, said = adopted(run, tmp_path, parts)
    assert deck["ppt/media/mark.svg"] == parts["ppt/media/mark.svg"]
    assert "drawing" not in said


def with_drawing(svg: str) -> Parts:
    """A template whose master shows a picture that is also there as an SVG drawing."""
    parts = office()
    default_type(parts, "svg", "image/svg+xml")
    default_type(parts, "png", "image/png")
    parts["ppt/media/mark.svg"], parts["ppt/media/mark.png"] = svg.encode(), png()
    plain, drawing = (relate(parts, MASTER, "image", f"../media/mark.{kind}") for kind in ("png", "svg"))
    blip = (
        f'<a:blip r:embed="{plain}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
        f'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{drawing}"/></a:ext>'
        "</a:extLst></a:blip>"
    )
    draw(parts, MASTER, PICTURE.format(id=90, name="Mark", blip=blip))
    return parts


@pytest.mark.parametrize(
    "svg",
    [
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>",
        "<?xml-stylesheet href='http://example.org/x.css'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        "<svg><broken></svg>",
    ],
)
def test_a_drawing_that_no_careful_program_would_read_is_not_quiet(svg: str) -> None:
    for code in ("utf-8", "utf-16"):
        assert is_active(svg.encode(code), "image/svg+xml")


OUTSIDE = (
    "file:///C:/Users/anna/logo.png",
    "\\\\server\\share\\logo.png",
    "http://example.org/pixel.png",
    "../../../x.png",
)


@pytest.mark.parametrize("target", OUTSIDE)
@pytest.mark.parametrize("kind", ["image", "hyperlink", "oleObject", "attachedTemplate", "audio", "slideMaster"])
def test_nothing_is_fetched_from_elsewhere(run: Run, tmp_path: Path, target: str, kind: str) -> None:
    parts = office()
    for part in (PRESENTATION, MASTER, layout_names(parts)[1]):
        identity = relate(parts, part, kind, target, external=True)
        if part != PRESENTATION:
            draw(parts, part, PICTURE.format(id=91, name="Far", blip=f'<a:blip r:link="{identity}"/>'))
    deck, said = adopted(run, tmp_path, parts)
    assert "picture" in said
    for name, data in deck.items():
        if kind != "hyperlink" or not target.startswith("http") or not name.endswith(".rels"):
            assert target.encode() not in data, name
        assert b"r:link" not in data, name


STARTS = (
    'action="ppaction://program"',
    'action="ppaction://macro?name=x"',
    'action="&#112;paction://program"',
    'action="PPACTION://Program"',
    'action="ppaction://hlinkfile"',
    'action="ppaction://ole?verb=0"',
)


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
@pytest.mark.parametrize("how", STARTS)
def test_what_starts_a_program_goes_however_it_is_written(run: Run, tmp_path: Path, how: str, code: str) -> None:
    parts = office()
    for part in (MASTER, layout_names(parts)[1]):
        draw(parts, part, PICTURE.format(id=92, name="Button", blip="<a:blip/>"))
        link = f'name="Button"><a:hlinkClick xmlns:a="{A[1:-1]}" xmlns:r="{R[1:-1]}" r:id="" {how}/></p:cNvPr>'
        text = parts[part].decode().replace('name="Button"/>', link).replace('encoding="UTF-8"', f'encoding="{code}"')
        parts[part] = text.encode(code)
    deck, said = adopted(run, tmp_path, parts)
    assert "2 actions that start something" in said
    assert not [name for name, data in deck.items() if b"hlinkClick" in data and "lides/" not in name]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "vbscript:x", "file:///etc/passwd", "ms-word:ofe|u|x", "data:x"]
)
def test_links_that_lead_anywhere_but_to_the_web_are_cut(run: Run, tmp_path: Path, target: str) -> None:
    parts = office()
    identity = relate(parts, MASTER, "hyperlink", target, external=True)
    draw(parts, MASTER, PICTURE.format(id=93, name="Link", blip="<a:blip/>"))
    with edited(parts, MASTER) as root:
        found = next(one for one in root.iter(f"{P}cNvPr") if one.get("name") == "Link")
        found.append(fragment(f'<a:hlinkClick r:id="{identity}"/>'))
    deck, said = adopted(run, tmp_path, parts)
    assert "1 link" in said
    assert target.encode() not in b"".join(deck.values())


def test_a_theme_does_not_tell_where_it_lay(run: Run, tmp_path: Path) -> None:
    parts = office()
    with edited(parts, "ppt/theme/theme1.xml") as root:
        root.set("name", "C:\\Users\\anna\\Documents\\Uni")
    deck, _ = adopted(run, tmp_path, parts)
    assert b"anna" not in b"".join(deck.values())
    assert etree.fromstring(deck["ppt/theme/theme1.xml"]).get("name") == "Uni"


def test_content_types_that_lie_are_put_right(run: Run, tmp_path: Path) -> None:
    parts = office()
    with edited(parts, TYPES) as root:
        for item in root:
            if "slideLayout" in item.get("PartName", "") or "theme" in item.get("PartName", ""):
                item.set("ContentType", "application/vnd.ms-office.vbaProject")
    deck, _ = adopted(run, tmp_path, parts)
    assert b"vbaProject" not in deck[TYPES]
    assert deck[TYPES].count(b"slideLayout+xml") == len(layout_names(parts))


@pytest.mark.parametrize("kind", ["image", "media", "package", "font", "slideLayout", "theme"])
def test_macros_do_not_come_along_under_another_name(run: Run, tmp_path: Path, kind: str) -> None:
    parts = office()
    for part in (MASTER, layout_names(parts)[1], PRESENTATION):
        add(
            parts,
            f"ppt/media/macro{len(parts)}.bin",
            b"\xd0\xcf\x11\xe0 Attribute VB_Name",
            "application/vnd.ms-office.vbaProject",
            by=part,
            relation=kind,
        )
    if kind in {"slideLayout", "theme"}:
        save(tmp_path / "x.pptx", parts)
        result = run("pack", "adopt", str(tmp_path / "x.pptx"), "--name", "uni")
        assert (result.exit_code, "is damaged at the part" in result.output) == (1, True)
    else:
        deck, _ = adopted(run, tmp_path, parts)
        assert b"VB_Name" not in b"".join(deck.values())


def test_a_layout_that_does_not_know_its_master_is_told_it(run: Run, tmp_path: Path) -> None:
    parts = office()
    for part in layout_names(parts)[:3]:
        unrelate(parts, part, "slideMaster")
    relate(parts, layout_names(parts)[0], "slideMaster", "../notesMasters/notesMaster1.xml")
    deck, _ = adopted(run, tmp_path, parts)
    for part in layout_names(parts):
        assert [(kind, target.rpartition("/")[2]) for kind, target in related(deck, part)] == [
            ("slideMaster", "slideMaster1.xml")
        ]


def test_a_layout_that_its_master_does_not_list_keeps_its_master(run: Run, tmp_path: Path) -> None:
    parts = office()
    with edited(parts, MASTER) as root:
        listed = root.find(f"{P}sldLayoutIdLst")
        listed.remove(listed[-1])
    deck, _ = adopted(run, tmp_path, parts)
    for part in layout_names(parts):
        assert [kind for kind, _ in related(deck, part)] == ["slideMaster"]


def test_masters_and_layouts_that_lead_in_circles_end(run: Run, tmp_path: Path) -> None:
    parts = office()
    for one in layout_names(parts):
        for other in (*layout_names(parts), MASTER, PRESENTATION, "ppt/theme/theme1.xml"):
            for kind in ("slideLayout", "slideMaster", "image", "theme", "chart", "package"):
                relate(parts, one, kind, f"/{other}")
    deck, _ = adopted(run, tmp_path, parts)
    assert {kind for part in layout_names(parts) for kind, _ in related(deck, part)} == {"slideMaster"}


def test_lists_that_name_nothing_or_one_thing_twice_are_written_anew(run: Run, tmp_path: Path) -> None:
    parts = office()
    with edited(parts, MASTER) as root:
        listed = root.find(f"{P}sldLayoutIdLst")
        for entry in list(listed):
            entry.set("id", "2147483649")
        listed[0].set(f"{R}id", "rId999")
        listed.append(fragment(etree.tostring(listed[1]).decode()))
    with edited(parts, PRESENTATION) as root:
        root.find(f"{P}sldMasterIdLst")[0].attrib.clear()
    deck, _ = adopted(run, tmp_path, parts)
    master = etree.fromstring(deck[MASTER]).find(f"{P}sldLayoutIdLst")
    ids = [entry.get("id") for entry in (*master, *etree.fromstring(deck[PRESENTATION]).find(f"{P}sldMasterIdLst"))]
    assert len(set(ids)) == len(ids) == len(layout_names(parts))
    assert len({entry.get(f"{R}id") for entry in master}) == len(master)


def test_relationships_that_are_none_are_not_passed_on(run: Run, tmp_path: Path) -> None:
    parts = office()
    for part in (MASTER, PRESENTATION, layout_names(parts)[0]):
        with edited(parts, rels_of(part)) as root:
            root.append(fragment("<p:x/>"))
            root.append(etree.Comment("C:\\Users\\anna"))
            for attributes in ({"Id": "rId77"}, {"Target": "x"}, {"Id": root[0].get("Id"), "Type": "x", "Target": "y"}):
                etree.SubElement(root, f"{REL}Relationship", attributes)
    deck, _ = adopted(run, tmp_path, parts)
    for name, data in deck.items():
        if name.endswith(".rels"):
            items = list(etree.fromstring(data))
            assert all(item.get("Id") and item.get("Type") and item.get("Target") for item in items), name
            assert len({item.get("Id") for item in items}) == len(items), name
            assert b"anna" not in data


@pytest.mark.parametrize(
    "name",
    [
        "ppt/media/con.png",
        "ppt/media/x.",
        "ppt/media/é.png",
        "ppt/media/e\u0301.png",
        "ppt/media/\u202egnp.png",
        "ppt/media/a b.png",
    ],
)
def test_parts_with_names_that_no_system_likes_get_plain_ones(run: Run, tmp_path: Path, name: str) -> None:
    parts = office()
    default_type(parts, "png", "image/png")
    default_type(parts, "", "image/png")
    parts[name] = png()
    identity = relate(parts, MASTER, "image", f"/{name}")
    draw(parts, MASTER, PICTURE.format(id=94, name="Mark", blip=f'<a:blip r:embed="{identity}"/>'))
    deck, _ = adopted(run, tmp_path, parts)
    assert all(re.fullmatch(r"[A-Za-z0-9._/\[\]-]+", one) for one in deck), sorted(deck)


def test_placeholders_without_end_are_read_up_to_a_bound(run: Run, tmp_path: Path) -> None:
    parts = office()
    one = (
        '<p:sp><p:nvSpPr><p:cNvPr id="{0}" name="Text {0}"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="{0}"/></p:nvPr>'
        '</p:nvSpPr><p:spPr><a:xfrm><a:off x="{0}" y="{0}"/><a:ext cx="900000" cy="400000"/></a:xfrm></p:spPr></p:sp>'
    )
    with edited(parts, layout_names(parts)[1]) as root:
        tree = root.find(f".//{P}spTree")
        for shape in fragment(f"<a:x>{''.join(one.format(number) for number in range(100, 10_100))}</a:x>"):
            tree.append(shape)
    adopted(run, tmp_path, parts)


def test_more_placeholders_than_any_template_has_are_refused(run: Run, tmp_path: Path) -> None:
    parts = office()
    first = layout_names(parts)[1]
    one = (
        '<p:sp><p:nvSpPr><p:cNvPr id="{0}" name="Text {1} {0}"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="{0}"/>'
        "</p:nvPr></p:nvSpPr><p:spPr/></p:sp>"
    )
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
    for number in range(100):
        name = f"ppt/slideLayouts/slideLayout{100 + number}.xml"
        text = "".join(one.format(place, number) for place in range(100, 200))
        data = parts[first].replace(b"</p:spTree>", f"{text}</p:spTree>".encode())
        identity = add(parts, name, data, kind, by=MASTER, relation="slideLayout")
        parts[rels_of(name)] = parts[rels_of(first)]
        with edited(parts, MASTER) as root:
            listed = root.find(f"{P}sldLayoutIdLst")
            listed.append(fragment(f'<p:sldLayoutId id="{2**31 + 900 + number}" r:id="{identity}"/>'))
    save(tmp_path / "many.pptx", parts)
    result = run("pack", "adopt", str(tmp_path / "many.pptx"), "--name", "uni")
    assert (result.exit_code, "more than 8,000 placeholders" in result.output) == (1, True)


def test_groups_within_groups_end(run: Run, tmp_path: Path) -> None:
    parts = office()
    group = "<p:grpSp><p:nvGrpSpPr><p:cNvPr id='9' name='g'/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
    draw(parts, MASTER, group * 200 + "</p:grpSp>" * 200)
    adopted(run, tmp_path, parts)


def test_a_thousand_layouts_are_read(run: Run, tmp_path: Path) -> None:
    parts = office()
    first = layout_names(parts)[1]
    entries = []
    for number in range(100, 1_080):
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        kind = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
        entries.append(add(parts, name, parts[first], kind, by=MASTER, relation="slideLayout"))
        parts[rels_of(name)] = parts[rels_of(first)]
    with edited(parts, MASTER) as root:
        for place, identity in enumerate(entries):
            root.find(f"{P}sldLayoutIdLst").append(
                fragment(f'<p:sldLayoutId id="{2**31 + 900 + place}" r:id="{identity}"/>')
            )
    save(tmp_path / "many.pptx", parts)
    result = run("pack", "adopt", str(tmp_path / "many.pptx"), "--name", "uni")
    assert "991 layouts" in result.output


def test_what_tells_of_people_does_not_come_along(run: Run, tmp_path: Path) -> None:
    parts = office()
    parts["docProps/core.xml"] = b'<x xmlns="urn:x">Anna Muster</x>'
    relate(parts, "", "core-properties", "docProps/core.xml")
    for name, kind, by in (
        ("customXml/item1.xml", "customXml", MASTER),
        ("ppt/tags/tag1.xml", "tags", MASTER),
        ("ppt/activeX/activeX1.xml", "control", MASTER),
        ("docProps/thumbnail.jpeg", "thumbnail", ""),
        ("_xmlsignatures/origin.sigs", "origin", ""),
        ("ppt/printerSettings/p1.bin", "printerSettings", PRESENTATION),
        ("ppt/commentAuthors.xml", "commentAuthors", PRESENTATION),
    ):
        add(parts, name, b'<x xmlns="urn:x">Anna Muster</x>', "application/xml", by=by, relation=kind)
    deck, _ = adopted(run, tmp_path, parts)
    assert b"Muster" not in b"".join(deck.values())


def test_a_zip_with_two_lists_of_its_parts_is_read_by_the_last_one_alone(run: Run, tmp_path: Path) -> None:
    save(tmp_path / "one.pptx", office())
    (tmp_path / "two.pptx").write_bytes(b"PK\x03\x04" + bytes(40) + (tmp_path / "one.pptx").read_bytes())
    result = run("pack", "adopt", str(tmp_path / "two.pptx"), "--name", "uni")
    assert result.exit_code in (0, 1)
    assert not list(Path("templates").glob("uni")) or zipfile.is_zipfile("templates/uni/brand.pptx")
