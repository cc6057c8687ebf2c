"""Templates whose placeholders stand in odd places, or say odd things: hints, markers, numbers, wild lists."""

from pathlib import Path

from odd_drawing import BODY, STANDARD, WIDE, Lay, Look, Ph, band, drawn, level
from odd_parts import MASTER, P, edited, fragment, named_layout, save
from odd_registry import odd
from odd_standard import standard_layouts

_HEAD = Ph("title", None, None, "Title 1", "Click to edit Master title style")
_TEXT = Ph("", 1, None, "Content Placeholder 2")
_PLAIN = Lay("Title and Content", (_HEAD, _TEXT), "obj")


@odd("the body placeholder is 2.5 cm wide and 1 cm high")
def tiny_body(path: Path) -> None:
    small = (0.07, 0.3, 0.075, 0.052)
    save(
        path,
        drawn((Look(body=Ph("body", 1, small, "Text")), [_PLAIN, Lay("Small", (_HEAD, _TEXT._replace(box=small)))])),
    )


@odd("the body placeholder covers the title, and more")
def body_over_title(path: Path) -> None:
    save(
        path, drawn((Look(body=Ph("body", 1, (0, 0, 1, 1), "Text")), standard_layouts()[:2] + standard_layouts()[5:7]))
    )


@odd("no placeholder says where it stands, neither on the layouts nor on the master")
def without_places(path: Path) -> None:
    look = Look()
    layouts = [lay._replace(phs=tuple(ph._replace(box=None) for ph in lay.phs)) for lay in standard_layouts()[:7]]
    parts = drawn((look._replace(title=look.title._replace(box=None), body=look.body._replace(box=None)), layouts))
    save(path, parts)


@odd("placeholders stand beside the slide, and with negative places")
def off_the_slide(path: Path) -> None:
    layouts = [
        Lay("Right of it", (_HEAD._replace(box=(1.1, 0.05, 0.8, 0.1)), _TEXT._replace(box=(1.1, 0.3, 0.8, 0.6)))),
        Lay("Above it", (_HEAD._replace(box=(0.1, -0.4, 0.8, 0.1)), _TEXT._replace(box=(-0.5, -0.9, 0.4, 0.6)))),
        Lay("Half on it", (_HEAD._replace(box=(-0.2, 0.05, 0.8, 0.15)), _TEXT._replace(box=(0.5, 0.3, 0.9, 0.9)))),
    ]
    save(path, drawn((Look(), layouts)))


@odd("placeholders without width or height")
def zero_size(path: Path) -> None:
    layouts = [
        Lay("Nothing", (_HEAD._replace(box=(0.1, 0.1, 0, 0)), _TEXT._replace(box=(0.1, 0.3, 0, 0)))),
        Lay("A line", (_HEAD._replace(box=(0.07, 0.1, 0.86, 0)), _TEXT._replace(box=(0.07, 0.3, 0, 0.6)))),
        _PLAIN,
    ]
    save(path, drawn((Look(), layouts)))


@odd("layouts that nobody shows: hidden, drawn by users, without the master's shapes, unlisted")
def hidden_layouts(path: Path) -> None:
    kinds = (
        ' preserve="1" userDrawn="1"',
        ' showMasterSp="0"',
        ' preserve="1" showMasterPhAnim="0"',
        "",
        ' userDrawn="1"',
    )
    layouts = [lay._replace(attributes=kind) for lay, kind in zip(standard_layouts()[:5], kinds, strict=True)]
    parts = drawn((Look(), layouts))
    with edited(parts, MASTER) as root:
        listed = root.find(f"{P}sldLayoutIdLst")
        listed.remove(listed[-1])
    save(path, parts)


@odd("{{slot}} markers in the prompts say what goes where")
def slot_markers(path: Path) -> None:
    def marked(name: str, idx: int, box: tuple[float, float, float, float]) -> Ph:
        return Ph("body", idx, box, f"Rahmen {idx}", "{{" + name + "}} Text einfügen")

    source, kicker = marked("sources", 20, (0.07, 0.9, 0.7, 0.08)), marked("kicker", 21, (0.07, 0.02, 0.5, 0.05))
    head = _HEAD._replace(prompt="{{ title }}", box=(0.07, 0.08, 0.86, 0.16))
    layouts = [
        Lay("Eins", (head, marked("body", 11, (0.07, 0.27, 0.86, 0.6)), source, kicker)),
        Lay(
            "Zwei",
            (head, marked("left", 11, (0.5, 0.27, 0.43, 0.6)), marked("right", 12, (0.07, 0.27, 0.4, 0.6)), source),
        ),
        Lay(
            "Drei",
            (
                head,
                marked("quotation", 11, (0.07, 0.27, 0.86, 0.3)),
                marked("task", 12, (0.07, 0.6, 0.86, 0.27)),
                source,
            ),
        ),
        Lay("Vier", (head, marked("nonsense", 11, BODY))),
    ]
    save(path, drawn((Look(), layouts)))


@odd("prompts give hints: “max two lines”, “18 pt”, “höchstens zwei Zeilen”")
def hints_in_prompts(path: Path) -> None:
    layouts = [
        Lay(
            "Title Slide",
            (
                _HEAD._replace(type="ctrTitle", prompt="Title, max two lines, 40 pt"),
                Ph("subTitle", 1, None, "Subtitle 2", "one line"),
            ),
        ),
        Lay(
            "Titel und Inhalt",
            (
                _HEAD._replace(prompt="Titel (höchstens zwei Zeilen)"),
                _TEXT._replace(prompt="Text in 18 pt, höchstens acht Zeilen"),
            ),
        ),
        Lay("Deux contenus", (_HEAD._replace(prompt="Titre, 2 lignes max."), _TEXT._replace(prompt="Texte 20 pt"))),
        Lay(
            "Absurd",
            (
                _HEAD._replace(prompt="0 lines, 900 pt"),
                _TEXT._replace(prompt="max 99999999999999999999 lines at 0.001 pt"),
            ),
        ),
    ]
    save(path, drawn((Look(), layouts)))


@odd("idx beyond all bounds: 4294967295, 0, and none at all")
def huge_idx(path: Path) -> None:
    layouts = [
        Lay(
            "Big",
            (
                _HEAD,
                Ph("body", 4_294_967_295, (0.07, 0.27, 0.4, 0.6), "Text"),
                Ph("body", 4_294_967_294, (0.5, 0.27, 0.4, 0.6), "More"),
            ),
        ),
        Lay(
            "None", (_HEAD, Ph("body", None, (0.07, 0.27, 0.4, 0.6), "Text"), Ph("", 0, (0.5, 0.27, 0.4, 0.6), "More"))
        ),
    ]
    save(path, drawn((Look(), layouts)))


@odd("left and right are numbered the wrong way round, and no layout has a sources place")
def numbered_wrongly(path: Path) -> None:
    left, right = (0.07, 0.27, 0.42, 0.6), (0.51, 0.27, 0.42, 0.6)
    layouts = [
        *standard_layouts()[:2],
        Lay("Two cards", (_HEAD, Ph("body", 4, left, "Card"), Ph("body", 2, right, "Card"))),
        Lay("Comparison", (_HEAD, Ph("body", 15, right, "B"), Ph("body", 4, left, "A"))),
    ]
    save(path, drawn((Look(), layouts)))


@odd("placeholders inside groups and inside mc:AlternateContent")
def wrapped_placeholders(path: Path) -> None:
    parts = drawn((Look(), [_PLAIN, Lay("Grouped", (_HEAD, _TEXT)), Lay("Alternate", (_HEAD, _TEXT))]))
    with edited(parts, named_layout(parts, "Grouped")) as root:
        tree = root.find(f".//{P}spTree")
        wrapper = fragment(
            '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="50" name="Group"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
            "</p:grpSp>"
        )
        wrapper.append(tree.findall(f"{P}sp")[1])
        tree.append(wrapper)
    name = named_layout(parts, "Alternate")
    text = parts[name].decode()
    start = text.index('<p:sp><p:nvSpPr><p:cNvPr id="3"')
    stop = text.index("</p:sp>", start) + len("</p:sp>")
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    p14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    own = text[start:stop]
    both = (
        f'<mc:AlternateContent {mc}><mc:Choice {p14} Requires="p14">{own}</mc:Choice>'
        f"<mc:Fallback>{own}</mc:Fallback></mc:AlternateContent>"
    )
    parts[name] = (text[:start] + both + text[stop:]).encode()
    save(path, parts)


@odd("bands, lines and fixed words where the body should be")
def crowded_layouts(path: Path) -> None:
    shapes = "".join(
        band(60 + place, (0.07, 0.25 + place * 0.16, 0.86, 0.1), WIDE, f"accent{place + 1}", "Fixed words of the house")
        for place in range(4)
    )
    save(
        path,
        drawn((Look(), [_PLAIN._replace(shapes=shapes), Lay("Title Only", (_HEAD,), "titleOnly", shapes)]), size=WIDE),
    )


@odd("list styles give nine levels of every kind: numbered, pictured, hanging out of the box")
def wild_lists(path: Path) -> None:
    levels = (
        level(1, '<a:lnSpc><a:spcPct val="300000"/></a:lnSpc><a:buAutoNum type="arabicPeriod"/>', sz=2000)
        + '<a:lvl2pPr marL="9000000" indent="-9000000"><a:buFont typeface="Wingdings"/><a:buChar char="§"/><a:defRPr '
        'sz="1800"/></a:lvl2pPr>'
        + level(
            3,
            '<a:lnSpc><a:spcPts val="900"/></a:lnSpc><a:buSzPct val="400000"/><a:buChar char="•"/>',
            sz=1600,
            b=1,
            i=1,
        )
    )
    body = Ph(
        "",
        1,
        None,
        "Content Placeholder 2",
        levels=levels,
        body=' lIns="3000000" rIns="3000000" numCol="3" spcCol="360000"',
    )
    save(path, drawn((Look(), [Lay("Wild", (_HEAD, body)), _PLAIN]), size=STANDARD))
