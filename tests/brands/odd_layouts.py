"""Templates whose layouts are odd: too few or too many, out of order, with equal names, or with odd placeholders."""

from pathlib import Path

from odd_drawing import BODY, TITLE, Lay, Look, Ph, drawn
from odd_parts import MASTER, P, edited, layout_names, named_layout, replace, save
from odd_registry import odd
from odd_standard import ENGLISH, office, sample_slide, standard_layouts

_HEAD = Ph("title", None, None, "Title 1", "Click to edit Master title style")
_TEXT = Ph("", 1, None, "Content Placeholder 2")
_PLAIN = Lay("Title and Content", (_HEAD, _TEXT), "obj")


@odd("Office's default template, 16:9, with two sample slides")
def office_wide(path: Path) -> None:
    parts = office()
    sample_slide(parts, title="ctrTitle")
    sample_slide(parts, named_layout(parts, "Two Content"))
    save(path, parts)


@odd("python-pptx's default template, 4:3, as it comes", ending=".pptx")
def python_pptx_default(path: Path) -> None:
    from pptx import Presentation

    Presentation().save(str(path))


@odd("one layout only: title and content")
def one_layout(path: Path) -> None:
    save(path, drawn((Look(), [_PLAIN])))


@odd("only a blank layout, without any placeholder")
def only_blank(path: Path) -> None:
    save(path, drawn((Look(), [Lay("Blank", (), "blank")])))


@odd("the first layout has a picture and a text, and no title")
def first_without_title(path: Path) -> None:
    photo = Lay("Photo", (Ph("pic", 13, (0, 0, 0.5, 1), "Photo"), Ph("body", 14, (0.55, 0.3, 0.4, 0.4), "Words")))
    parts = drawn((Look(), [photo, *standard_layouts()]))
    sample_slide(parts, title="body")
    save(path, parts)


@odd("of nine layouts only the seventh has a title")
def title_on_the_seventh(path: Path) -> None:
    untitled = [
        Lay(
            f"Content {number}",
            (Ph("", 10 + number, BODY, "Content"), Ph("body", 30, (0.07, 0.05, 0.6, 0.15), "Headline")),
        )
        for number in range(1, 7)
    ]
    save(path, drawn((Look(), [*untitled, _PLAIN, *untitled[:2]])))


@odd("the section header comes first and the title slide last; only the content layouts have a footer")
def back_to_front(path: Path) -> None:
    made = [lay._replace(furniture=lay.kind not in ("title", "secHead")) for lay in standard_layouts()]
    save(path, drawn((Look(), [made[2], *reversed(made[3:]), made[1], made[0]])))


@odd("99 layouts on nine masters, with equal names")
def ninety_nine(path: Path) -> None:
    looks = [Look(theme=f"Theme {number}", title_size=3600 + 100 * number) for number in range(9)]
    parts = drawn(*((look, standard_layouts()) for look in looks))
    sample_slide(parts, layout_names(parts)[37])
    save(path, parts)


@odd("two masters of the same name, each with layouts named alike, the second dark")
def two_masters(path: Path) -> None:
    from odd_drawing import DARK

    save(path, drawn((Look(), standard_layouts()[:7]), (Look(mapping=DARK), standard_layouts()[:7])))


@odd("two placeholders of a layout have the same idx, and two titles stand on one layout")
def same_idx_twice(path: Path) -> None:
    left, right = Ph("body", 13, (0.07, 0.27, 0.4, 0.6), "Text 1"), Ph("body", 13, (0.53, 0.27, 0.4, 0.6), "Text 2")
    layouts = [
        *standard_layouts()[:2],
        Lay("Two texts", (_HEAD, left, right)),
        Lay("Two titles", (_HEAD, _HEAD._replace(box=(0.07, 0.5, 0.86, 0.1), name="Title 2"), _TEXT)),
    ]
    save(path, drawn((Look(), layouts)))


@odd("all shapes of a layout have the same id")
def same_shape_ids(path: Path) -> None:
    parts = office()
    for name in layout_names(parts):
        with edited(parts, name) as root:
            for node in root.iter(f"{P}cNvPr"):
                node.set("id", "2")
    save(path, parts)


@odd("layouts named “2” and “2:1”, and others named by number only")
def named_by_numbers(path: Path) -> None:
    names = ("1", "2", "2:1", "1:2", "3", "0", "1.1", "02", "7b", "10", "11")
    save(path, drawn((Look(), standard_layouts(ENGLISH._replace(layouts=names)))))


@odd("layout names with quotation marks, brackets, line breaks, an emoji, 255 letters, and none at all")
def names_that_break_files(path: Path) -> None:
    names = (
        *('Title "quoted"', "a = b # no comment", "back\\slash", "Zeile\nUmbruch", "[slots]", "  spaces  ", ""),
        *("📊 Zahlen", "x" * 255, '\'single\' and """triple"""', "tab\there"),
    )
    parts = drawn((Look(), standard_layouts(ENGLISH._replace(layouts=names))))
    for name in layout_names(parts):
        replace(parts, name, "Zeile\nUmbruch", "Zeile&#10;Umbruch") if b"Zeile\nUmbruch" in parts[name] else None
    save(path, parts)


@odd("placeholder names that every shape shares, and none at all")
def nameless_placeholders(path: Path) -> None:
    parts = office()
    for place, name in enumerate(layout_names(parts)):
        with edited(parts, name) as root:
            for node in root.iter(f"{P}cNvPr"):
                if node.get("id") != "1":
                    node.set("name", "" if place % 2 else "Rectangle")
    save(path, parts)


@odd("pictures and tables are the only placeholders beside the title")
def pictures_and_tables(path: Path) -> None:
    save(
        path,
        drawn(
            (
                Look(body=None),
                [
                    Lay("Picture", (_HEAD._replace(box=TITLE), Ph("pic", 13, BODY, "Picture Placeholder 2", ""))),
                    Lay("Table", (_HEAD._replace(box=TITLE), Ph("tbl", 14, BODY, "Table Placeholder 2", ""))),
                    Lay(
                        "Picture and table",
                        (
                            _HEAD._replace(box=TITLE),
                            Ph("pic", 15, (0.07, 0.27, 0.42, 0.62), "Picture", ""),
                            Ph("tbl", 16, (0.51, 0.27, 0.42, 0.62), "Table", ""),
                        ),
                    ),
                ],
            )
        ),
    )


@odd("placeholders for charts, media, diagrams, clip art and online pictures")
def every_kind_of_placeholder(path: Path) -> None:
    kinds = ("chart", "media", "dgm", "clipArt", "pic", "tbl", "obj", "sldImg")
    layouts = [Lay(f"Title and {kind}", (_HEAD, Ph(kind, 13, BODY, f"{kind} placeholder", ""))) for kind in kinds[:7]]
    grid = tuple(
        Ph(kind, 20 + place, (0.05 + place * 0.15, 0.3, 0.14, 0.5), kind, "") for place, kind in enumerate(kinds[:6])
    )
    save(path, drawn((Look(), [_PLAIN, *layouts, Lay("All kinds", (_HEAD, *grid))])))


@odd("every text is set vertically, in East Asian manner")
def vertical_text(path: Path) -> None:
    kinds = ("eaVert", "vert", "vert270", "wordArtVert", "mongolianVert")
    layouts = [
        Lay(
            f"竖排 {kind}",
            (
                _HEAD._replace(body=f' vert="{kind}"', box=(0.85, 0.05, 0.1, 0.9)),
                _TEXT._replace(body=f' vert="{kind}"'),
            ),
        )
        for kind in kinds
    ]
    save(path, drawn((Look(), layouts)))


@odd("twelve small text placeholders in a grid, all of one type")
def twelve_columns(path: Path) -> None:
    grid = tuple(
        Ph("body", 20 + place, (0.02 + place * 0.08, 0.3, 0.075, 0.55), f"Column {place + 1}") for place in range(12)
    )
    save(path, drawn((Look(), [Lay("Twelve columns", (_HEAD, *grid)), Lay("Grid", (_HEAD, *grid[:6]))])))


@odd("the title is a centred title on every layout")
def centred_titles_only(path: Path) -> None:
    layouts = [
        lay._replace(phs=tuple(ph._replace(type="ctrTitle") if ph.type == "title" else ph for ph in lay.phs))
        for lay in standard_layouts()[:7]
    ]
    save(path, drawn((Look(), layouts)))


@odd("no placeholder of the type body anywhere, not even on the master")
def no_body(path: Path) -> None:
    layouts = [
        lay._replace(
            phs=tuple(ph._replace(box=ph.box or BODY) if ph.type == "" else ph for ph in lay.phs if ph.type != "body")
        )
        for lay in standard_layouts()[:7]
    ]
    save(path, drawn((Look(body=None), layouts)))


@odd("the master has no placeholder at all")
def bare_master(path: Path) -> None:
    layouts = [
        Lay("Titel und Text", (_HEAD._replace(box=TITLE), _TEXT._replace(box=BODY)), furniture=False),
        Lay("Nur Text", (_TEXT._replace(box=BODY),), furniture=False),
    ]
    parts = drawn((Look(title=None, body=None), layouts))
    with edited(parts, MASTER) as root:
        tree = root.find(f".//{P}spTree")
        for shape in tree.findall(f"{P}sp"):
            tree.remove(shape)
    save(path, parts)
