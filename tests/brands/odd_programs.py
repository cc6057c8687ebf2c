"""Templates as other programs export them, and as the offices and schools have them that people work for."""

from pathlib import Path

from odd_drawing import STANDARD, WIDE, Lay, Look, Ph, band, drawn, level, picture
from odd_languages import words_of
from odd_parts import MASTER, P, default_type, edited, fragment, relate, save
from odd_registry import odd
from odd_standard import logo, sample_slide, standard_layouts


@odd("a German ministry: logo and band on the master, a fixed footer, limits in the prompts")
def german_ministry(path: Path) -> None:
    words = words_of("german")
    words = words._replace(
        title_prompt="Überschrift, höchstens zwei Zeilen", prompt="Text (18 pt)\nZweite Ebene\nDritte Ebene"
    )
    colors = [
        "1A1A1A",
        "FFFFFF",
        "00325F",
        "E6EBF0",
        "004B87",
        "C8102E",
        "7A99AC",
        "F2A900",
        "4C9F38",
        "6A1B9A",
        "004B87",
        "6A1B9A",
    ]
    shapes = band(70, (0, 0, 1, 0.02), WIDE, "accent1") + band(71, (0, 0.985, 1, 0.015), WIDE, "accent2")
    look = Look(
        colors=colors,
        fonts=("Arial", "Arial"),
        sizes=(2000, 1800, 1600, 1600, 1600),
        title_size=2800,
        shapes=shapes,
        title=Ph("title", None, (0.05, 0.06, 0.72, 0.15), "Titelplatzhalter 1", words.title_prompt, body=' anchor="t"'),
        body=Ph("body", 1, (0.05, 0.25, 0.9, 0.62), "Textplatzhalter 2"),
        footer="Bundesministerium für Beispiele | Referat 101",
        names=words.furniture,
    )
    parts = drawn((look, standard_layouts(words)))
    identity = logo(parts, MASTER)
    with edited(parts, MASTER) as root:
        root.find(f".//{P}spTree").append(fragment(picture(90, identity, (0.82, 0.05, 0.13, 0.12), WIDE, "Logo")))
    sample_slide(parts, title="ctrTitle")
    save(path, parts)


@odd("a school: a coloured column with the logo on the left third of every slide")
def school_with_side_band(path: Path) -> None:
    colors = [
        "222222",
        "FFFFFF",
        "7B1E3A",
        "F7EFE6",
        "7B1E3A",
        "D4A72C",
        "2A6F97",
        "4F772D",
        "8D5B4C",
        "5A5A5A",
        "7B1E3A",
        "5A5A5A",
    ]
    look = Look(
        colors=colors,
        fonts=("Georgia", "Georgia"),
        shapes=band(70, (0, 0, 0.25, 1), STANDARD, "accent1"),
        title=Ph("title", None, (0.29, 0.05, 0.66, 0.18), "Title"),
        body=Ph("body", 1, (0.29, 0.27, 0.66, 0.6), "Text"),
        footer="Harbour School, History Department",
    )
    layouts = [
        Lay(
            "Cover",
            (
                Ph("ctrTitle", None, (0.29, 0.3, 0.66, 0.3), "Title 1"),
                Ph("subTitle", 1, (0.29, 0.62, 0.66, 0.2), "Subtitle 2"),
            ),
            "title",
        )
    ]
    layouts += [
        Lay("Lesson", (Ph("title", None, None, "Title 1"), Ph("", 1, None, "Content 2")), "obj"),
        Lay("Title Only", (Ph("title", None, None, "Title 1"),), "titleOnly"),
    ]
    parts = drawn((look, layouts), size=STANDARD)
    identity = logo(parts, MASTER)
    with edited(parts, MASTER) as root:
        root.find(f".//{P}spTree").append(fragment(picture(90, identity, (0.03, 0.04, 0.19, 0.12), STANDARD, "Logo")))
    save(path, parts)


@odd("as Google Slides exports it: names in capitals, “Google Shape;12;p2”, 10 inches wide, fonts embedded")
def google_slides(path: Path) -> None:
    size = (9_144_000, 5_143_500)

    def g(
        kind: str, idx: int | None, box: tuple[float, float, float, float], number: int, page: int, **more: str
    ) -> Ph:
        return Ph(
            kind,
            idx,
            box,
            f"Google Shape;{number};p{page}",
            "",
            body=' spcFirstLastPara="1" lIns="91425" tIns="91425" rIns="91425" bIns="91425" anchor="t" anchorCtr="0"',
            **more,
        )

    head = (0.034, 0.087, 0.932, 0.111)
    text = (0.034, 0.224, 0.932, 0.664)
    made = [
        (
            "TITLE",
            (
                g("ctrTitle", None, (0.034, 0.145, 0.932, 0.399), 10, 2)._replace(body=' anchor="b"'),
                g("subTitle", 1, (0.034, 0.551, 0.932, 0.154), 11, 2),
            ),
        ),
        ("SECTION_HEADER", (g("title", None, (0.034, 0.418, 0.932, 0.164), 14, 3),)),
        ("TITLE_AND_BODY", (g("title", None, head, 17, 4), g("body", 1, text, 18, 4))),
        (
            "TITLE_AND_TWO_COLUMNS",
            (
                g("title", None, head, 21, 5),
                g("body", 1, (0.034, 0.224, 0.437, 0.664), 22, 5),
                g("body", 2, (0.528, 0.224, 0.437, 0.664), 23, 5),
            ),
        ),
        ("TITLE_ONLY", (g("title", None, head, 26, 6),)),
        (
            "ONE_COLUMN_TEXT",
            (g("title", None, (0.034, 0.108, 0.307, 0.147), 29, 7), g("body", 1, (0.034, 0.27, 0.307, 0.618), 30, 7)),
        ),
        ("MAIN_POINT", (g("title", None, (0.054, 0.0875, 0.696, 0.795), 33, 8),)),
        (
            "SECTION_TITLE_AND_DESCRIPTION",
            (
                g("title", None, (0.029, 0.24, 0.442, 0.288), 37, 9),
                g("subTitle", 1, (0.029, 0.545, 0.442, 0.24), 38, 9),
                g("body", 2, (0.54, 0.141, 0.42, 0.718), 39, 9),
            ),
        ),
        ("CAPTION_ONLY", (g("body", 1, (0.034, 0.8225, 0.6, 0.1175), 42, 10),)),
        (
            "BIG_NUMBER",
            (
                g(
                    "title",
                    None,
                    (0.034, 0.215, 0.932, 0.382),
                    45,
                    11,
                ),
                g("body", 1, (0.034, 0.613, 0.932, 0.253), 46, 11),
            ),
        ),
        ("BLANK", ()),
        ("CUSTOM_1", (g("title", None, head, 49, 13), g("pic", 2, (0.5, 0.22, 0.46, 0.66), 50, 13))),
    ]
    layouts = [Lay(name, phs, attributes=' matchingName="x"', furniture=False) for name, phs in made]
    look = Look(
        fonts=("Arial", "Arial"),
        theme="Simple Light",
        sizes=(1800, 1400, 1400, 1400, 1400),
        title_size=2800,
        title=g("title", None, head, 6, 1),
        body=g("body", 1, text, 7, 1),
    )
    parts = drawn((look, layouts), size=size)
    default_type(parts, "fntdata", "application/x-fontdata")
    parts["ppt/fonts/Lato-regular.fntdata"] = b"FNT" * 999
    relate(parts, "ppt/presentation.xml", "font", "fonts/Lato-regular.fntdata")
    save(path, parts)


@odd("as Keynote exports it: 1920 by 1080 points, text of 112 pt, names of its own")
def keynote(path: Path) -> None:
    size = (24_384_000, 13_716_000)
    levels = "".join(level(number, "", sz=8400) for number in range(1, 6))
    layouts = [
        Lay(
            "Title - Center", (Ph("title", None, (0.05, 0.35, 0.9, 0.3), "Title Text", "Title Text"),), furniture=False
        ),
        Lay(
            "Title & Subtitle",
            (
                Ph("title", None, (0.05, 0.1, 0.9, 0.4), "Title Text", "Title Text", body=' anchor="b"'),
                Ph(
                    "body",
                    1,
                    (0.05, 0.55, 0.9, 0.2),
                    "Body Level One…",
                    "Body Level One\nBody Level Two",
                    levels,
                    more=' sz="quarter"',
                ),
            ),
            furniture=False,
        ),
        Lay(
            "Title & Bullets",
            (
                Ph("title", None, None, "Title Text", "Title Text"),
                Ph("body", 1, None, "Body Level One…", "Body Level One\nBody Level Two", levels),
            ),
            furniture=False,
        ),
        Lay(
            "Photo - 3 Up",
            (
                Ph("pic", 21, (0.66, 0.51, 0.31, 0.42), "Image", ""),
                Ph("pic", 22, (0.66, 0.07, 0.31, 0.42), "Image", ""),
                Ph("pic", 23, (0.03, 0.07, 0.61, 0.86), "Image", ""),
            ),
            furniture=False,
        ),
        Lay(
            "Quote",
            (
                Ph("body", 13, (0.1, 0.65, 0.8, 0.08), "–Johnny Appleseed", "–Johnny Appleseed", more=' sz="quarter"'),
                Ph(
                    "body",
                    14,
                    (0.1, 0.42, 0.8, 0.13),
                    "“Type a quote here.”",
                    "“Type a quote here.”",
                    more=' sz="quarter"',
                ),
            ),
            furniture=False,
        ),
        Lay("Blank", (), furniture=False),
    ]
    look = Look(
        fonts=("Helvetica Neue Medium", "Helvetica Neue"),
        theme="White",
        sizes=(5200,) * 5,
        title_size=11200,
        title=Ph("title", None, (0.07, 0.04, 0.86, 0.17), "Title Text", "Title Text"),
        body=Ph("body", 1, (0.07, 0.23, 0.86, 0.67), "Body Level One…", "Body Level One"),
    )
    save(path, drawn((look, layouts), size=size, notes=False))


@odd("as LibreOffice saves it: “PlaceHolder 1”, no idx, looks in runs, no list styles, ids twice")
def libreoffice_impress(path: Path) -> None:
    size = (10_080_625, 5_670_550)
    plain = {"body": ' lIns="0" rIns="0" tIns="0" bIns="0"'}
    head = Ph("title", None, (0.05, 0.04, 0.9, 0.167), "PlaceHolder 1", "Click to edit the title text format", **plain)
    left, right, whole = (0.05, 0.234, 0.439, 0.58), (0.511, 0.234, 0.439, 0.58), (0.05, 0.234, 0.9, 0.58)
    body = Ph("body", None, whole, "PlaceHolder 2", "", **plain)
    layouts = [
        Lay("Blank Slide", (), "blank"),
        Lay("Title Slide", (head, Ph("subTitle", None, whole, "PlaceHolder 2", "", **plain)), "tx"),
        Lay("Title, Content", (head, body), "obj"),
        Lay(
            "Title, 2 Content",
            (head, body._replace(box=left), body._replace(box=right, name="PlaceHolder 3")),
            "twoObj",
        ),
        Lay("Title Only", (head,), "titleOnly"),
        Lay("Centered Text", (Ph("subTitle", None, (0.05, 0.04, 0.9, 0.77), "PlaceHolder 1", "", **plain),), "objOnly"),
        Lay(
            "Title, 2 Content and Content",
            (head, body._replace(box=left), body._replace(box=right), body._replace(box=(0.05, 0.55, 0.439, 0.27))),
            "twoObjAndObj",
        ),
    ]
    look = Look(fonts=("Arial", "DejaVu Sans"), theme="", title=head, body=body, sizes=(), bullet="")
    parts = drawn((look, layouts), size=size, notes=False)
    for name in list(parts):
        if ("slideLayout" in name and "_rels" not in name) or name == MASTER:
            text = parts[name].decode().replace("<a:lstStyle></a:lstStyle>", "")
            parts[name] = text.replace(
                '<a:rPr lang="en-US"/>',
                '<a:rPr b="0" lang="en-US" sz="3200" spc="-1" strike="noStrike"><a:solidFill><a:srgbClr '
                'val="000000"/></a:solidFill><a:latin typeface="Arial"/></a:rPr>',
            ).encode()
    with edited(parts, MASTER) as root:
        root.remove(root.find(f"{P}txStyles"))
    save(path, parts)
