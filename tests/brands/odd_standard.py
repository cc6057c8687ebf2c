"""The eleven layouts of Office's own template, in any language, and the sample slides that hang on a template."""

from collections.abc import Sequence
from typing import NamedTuple

from odd_drawing import HEAD, KIND, SPACES, WIDE, Lay, Look, Ph, drawn, rels_xml
from odd_parts import PRESENTATION, SAMPLE, P, Parts, R, add, edited, fragment, layout_names, relate, rels_of

_HALF, _OTHER = (0.07, 0.266, 0.42, 0.634), (0.51, 0.266, 0.42, 0.634)
_KINDS = (
    "title",
    "obj",
    "secHead",
    "twoObj",
    "twoTxTwoObj",
    "titleOnly",
    "blank",
    "objTx",
    "picTx",
    "vertTx",
    "vertTitleAndTx",
)


class Words(NamedTuple):
    """The names that Office gives in a language: of layouts, of placeholders, of furniture; and a prompt."""

    layouts: Sequence[str]
    title: str = "Title"
    subtitle: str = "Subtitle"
    content: str = "Content Placeholder"
    text: str = "Text Placeholder"
    picture: str = "Picture Placeholder"
    furniture: tuple[str, str, str] = ("Date Placeholder 3", "Footer Placeholder 4", "Slide Number Placeholder 5")
    prompt: str = "Click to edit Master text styles\nSecond level\nThird level"
    title_prompt: str = "Click to edit Master title style"


ENGLISH = Words(
    (
        *("Title Slide", "Title and Content", "Section Header", "Two Content", "Comparison", "Title Only", "Blank"),
        *("Content with Caption", "Picture with Caption", "Title and Vertical Text", "Vertical Title and Text"),
    )
)


def standard_layouts(words: Words = ENGLISH, *, mirrored: bool = False) -> list[Lay]:
    """The eleven layouts; `mirrored` puts what comes first on the right."""
    first, second = (_OTHER, _HALF) if mirrored else (_HALF, _OTHER)

    def title(**more: object) -> Ph:
        one = Ph("title", None, None, f"{words.title} 1", words.title_prompt)
        return one._replace(**more)  # type: ignore[arg-type]

    def content(number: int, idx: int, box: object = None) -> Ph:
        return Ph("", idx, box, f"{words.content} {number}", words.prompt, more=' sz="half"' if box else "")  # type: ignore[arg-type]

    def text(number: int, idx: int, box: object) -> Ph:
        return Ph("body", idx, box, f"{words.text} {number}", words.prompt.partition("\n")[0])  # type: ignore[arg-type]

    small = '<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="2400"/></a:lvl1pPr>'
    centred = small.replace(' indent="0"', ' indent="0" algn="ctr"')
    caption = '<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="1600"/></a:lvl1pPr>'
    big = '<a:lvl1pPr algn="ctr"><a:defRPr sz="6000"/></a:lvl1pPr>'
    header = big.replace(' algn="ctr"', "")
    subtitle = Ph(
        "subTitle", 1, (0.125, 0.525, 0.75, 0.24), f"{words.subtitle} 2", words.prompt.partition("\n")[0], centred
    )
    narrow, wide = (0.07, 0.067, 0.3225, 0.233), (0.425, 0.144, 0.506, 0.71)
    below = (0.07, 0.3, 0.3225, 0.556)
    vertical = Ph("body", 1, None, f"{words.text} 2", words.prompt, body=' vert="eaVert"', more=' orient="vert"')
    made = (
        (title(type="ctrTitle", box=(0.125, 0.164, 0.75, 0.348), levels=big, body=' anchor="b"'), subtitle),
        (title(), content(2, 1)),
        (
            title(box=(0.068, 0.249, 0.8625, 0.416), levels=header, body=' anchor="b"'),
            text(2, 1, (0.068, 0.669, 0.8625, 0.219))._replace(levels=small),
        ),
        (title(), content(2, 1, first), content(3, 2, second)),
        (
            title(),
            text(2, 1, (first[0], 0.245, 0.423, 0.12)),
            content(3, 2, (first[0], 0.365, 0.423, 0.537)),
            text(4, 3, (second[0], 0.245, 0.425, 0.12)),
            content(5, 4, (second[0], 0.365, 0.425, 0.537)),
        ),
        (title(),),
        (),
        (title(box=narrow), content(2, 1, wide), text(3, 2, below)._replace(levels=caption)),
        (
            title(box=narrow),
            Ph("pic", 1, wide, f"{words.picture} 2", ""),
            text(3, 2, below)._replace(levels=caption),
        ),
        (title(), vertical),
        (
            title(box=(0.716, 0.053, 0.2156, 0.847), body=' vert="eaVert"', more=' orient="vert"'),
            vertical._replace(box=(0.07, 0.053, 0.634, 0.847)),
        ),
    )
    return [Lay(name, phs, kind) for name, phs, kind in zip(words.layouts, made, _KINDS, strict=True)]


def office(
    words: Words = ENGLISH,
    look: Look | None = None,
    size: tuple[int, int] = WIDE,
    *,
    mirrored: bool = False,
    notes: bool = True,
) -> Parts:
    """Office's template in a language, with a look and a size of slides."""
    own = look or Look()
    own = own._replace(names=words.furniture)
    return drawn((own, standard_layouts(words, mirrored=mirrored)), size=size, notes=notes)


def sample_slide(parts: Parts, layout: str = "", words: str = SAMPLE, title: str = "title") -> str:
    """One more sample slide on a layout part; the name of its part."""
    number = 1 + sum(name.startswith("ppt/slides/slide") for name in parts)
    name = f"ppt/slides/slide{number}.xml"
    text = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{SAMPLE}"/><p:cNvSpPr/><p:nvPr><p:ph type="{title}"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr/>"
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>{words} {number}</a:t></a:r></a:p>'
        f"</p:txBody></p:sp>"
    )
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    identity = add(
        parts,
        name,
        f"{HEAD}<p:sld {SPACES}><p:cSld><p:spTree>{group}{text}</p:spTree></p:cSld><p:clrMapOvr>"
        f"<a:masterClrMapping/></p:clrMapOvr></p:sld>",
        f"{KIND}.slide+xml",
        by=PRESENTATION,
        relation="slide",
    )
    target = layout or layout_names(parts)[0]
    parts[rels_of(name)] = rels_xml([("slideLayout", f"/{target}")]).encode()
    with edited(parts, PRESENTATION) as root:
        slides = root.find(f"{P}sldIdLst")
        if slides is None:
            slides = fragment("<p:sldIdLst/>")
            anchors = [root.find(f"{P}{tag}") for tag in ("handoutMasterIdLst", "notesMasterIdLst", "sldMasterIdLst")]
            next(one for one in anchors if one is not None).addnext(slides)
        one = fragment("<p:sldId/>")
        one.set("id", str(255 + number))
        one.set(f"{R}id", identity)
        slides.append(one)
    return name


def png(width: int = 4, height: int = 4, color: tuple[int, int, int] = (18, 41, 75), salt: str = "") -> bytes:
    """A small picture in one colour; `salt` is told in a comment."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(color) * width) * height
    text = chunk(b"tEXt", b"Comment\0" + salt.encode()) if salt else b""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + text + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def logo(parts: Parts, part: str, name: str = "ppt/media/logo.png", color: tuple[int, int, int] = (200, 30, 45)) -> str:
    """A picture that a master or layout shows; the id of its relationship."""
    from odd_parts import default_type

    default_type(parts, "png", "image/png")
    parts.setdefault(name, png(64, 32, color))
    return relate(parts, part, "image", f"/{name}")
