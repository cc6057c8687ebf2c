"""The pills of a text as shapes: for each paragraph of marks a named group, whose words are those of the marks."""

from collections.abc import Iterator
from itertools import groupby

import msgspec

from builder.model.brand import EMU_PER_PT, TextStyle
from builder.model.marks import QUIET, pill_style, status_of
from builder.model.placed import Pill, PillRoom, PlacedText
from builder.model.slides import Paragraph
from builder.powerpoint.markup import around, escape, group, rounded, solid, transform
from builder.powerpoint.text_markup import Links, TextWriter

_CORNER = 118_872
"""The radius of a pill's ends, in EMU: half the height of a pill of one line."""
_INSET = 50_800
_WEIGHT = 0.75
# With a line height of its own, a symbol from another font does not push its word off the middle.
_LINE = 13.0


def pill_groups(placed: PlacedText, ids: Iterator[int], named: set[str], text: TextWriter, links: Links) -> list[str]:
    """A group for each paragraph of marks, in reading order.

    `ids` gives the shape ids that are free on the slide; `named` are the names that groups there have, to which these
    are added: no two groups of a slide are called alike.
    """
    return [
        _group(list(pills), ids, named, text, links)
        for _, pills in groupby(placed.pills, key=lambda pill: pill.paragraph)
    ]


def _group(pills: list[Pill], ids: Iterator[int], named: set[str], text: TextWriter, links: Links) -> str:
    number = next(ids)
    words = text.words.get("sign_comma", ", ").join(_words(pill) for pill in pills)
    name = unique(
        f"{text.words.get('pane_status', 'Status')}{text.words.get('sign_colon', ': ')}{words.casefold()}", named
    )
    inside = "".join([_pill(pill, next(ids), text, links) for pill in pills])
    return group(number, name, words, around(pill.box for pill in pills), inside)


def unique(name: str, named: set[str]) -> str:
    """The name, or the name with a number that tells it from those in `named`, to which it is added."""
    found, number = name, 1
    while found in named:
        number += 1
        found = f"{name} ({number})"
    named.add(found)
    return found


def _words(pill: Pill) -> str:
    """What a mark says, without its icon."""
    words = pill.run.text.replace("\u00a0", " ")
    first = next((at for at, character in enumerate(words) if character.isalnum()), 0)
    return words[first:]


def _pill(pill: Pill, number: int, text: TextWriter, links: Links) -> str:
    brand, status, box = text.brand, status_of(pill.run.mark), pill.box
    link = links.shape(pill.run.jump)
    named = f'<p:cNvPr id="{number}" name="{escape(_words(pill))} {number}"'
    named += f">{link}</p:cNvPr>" if link else "/>"
    dash = '<a:prstDash val="sysDash"/>' if pill.run.mark in QUIET else ""
    style = pill_style(brand, pill.run.mark)
    style = msgspec.structs.replace(style, color=brand.color(style.color))
    inherited = TextStyle(font=brand.theme_fonts.get("minor", style.font), size=18.0)
    run = msgspec.structs.replace(pill.run, style="", mark="", jump="")
    words = text.paragraph(Paragraph((run,)), inherited, pill.size, links, style, PillRoom(line=_LINE * brand.scale))
    inset = round(_INSET * brand.scale)
    return (
        f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{transform(box)}"
        f"{rounded(box, _CORNER)}{solid(brand.color(f'{status}-fill'))}"
        f'<a:ln w="{round(_WEIGHT * EMU_PER_PT)}">{solid(brand.color(f"{status}-line"))}{dash}</a:ln></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="{inset}" tIns="0" rIns="{inset}" bIns="0" rtlCol="0" anchor="ctr">'
        f"<a:noAutofit/></a:bodyPr>{text.plain.shape}{words}</p:txBody></p:sp>"
    )
