"""Small placed decks made by hand, for the rules about who can read the slides."""

from collections.abc import Iterable

from builder.model.brand import Box, Brand, CharStyle, Layout, ParaStyle, SlotBox, TableStyle, TextStyle
from builder.model.finding import Finding, Place
from builder.model.placed import (
    Chart,
    Connector,
    Placed,
    PlacedDeck,
    PlacedParagraph,
    PlacedSlide,
    PlacedTable,
    PlacedText,
    PlacedVisual,
    Shape,
    ShapeText,
)
from builder.model.slides import Cell, Deck, Origin, Paragraph, Run, Slide, Table, Visual
from builder.model.visuals import Numbers
from builder.rules import check_accessible

INCH = 914_400
PLAIN = TextStyle(font="Carlito", size=18.0)
THEME = {
    **{"tx1": "1B2430", "bg1": "FBFAF6", "tx2": "12294B", "bg2": "FFFFFF"},
    **{"accent1": "B4432E", "accent2": "B98222", "accent3": "2C7A5C", "accent4": "565F6B", "accent5": "FFE58A"},
    **{"accent6": "D9D3C5", "hlink": "1F5FA8", "folHlink": "7A55A8"},
}
BRAND = Brand(
    name="test",
    width=12_192_000,
    height=6_858_000,
    layouts=(),
    para_styles={"pale": ParaStyle(color="accent6"), "strong": ParaStyle(bold=True)},
    char_styles={"mark-reported": CharStyle(color="accent2"), "amber": CharStyle(color="accent2")},
    table=TableStyle(head=TextStyle(font="Carlito", size=15.0, bold=True, color="bg1"), body=PLAIN, band_fill="bg2"),
    theme_colors=THEME,
)
WORDS = Origin("deck", field="title", at=Place("decks/d.yaml", 5, 3))


def box(x: float, y: float, width: float, height: float) -> Box:
    """A box in inches."""
    return Box(*(round(value * INCH) for value in (x, y, width, height)))


BOXES = {
    "kicker": box(1, 0.2, 11, 0.3),
    "title": box(1, 0.6, 11, 1.2),
    "body": box(1, 2, 11, 3),
    "left": box(1, 2, 5, 3),
    "right": box(7, 2, 5, 3),
    "table": box(1, 2, 11, 3),
    "visual": box(1, 2, 7, 3),
    "aside": box(9, 2, 3, 3),
    "task": box(1, 5.2, 11, 1),
    "sources": box(1, 6.8, 11, 0.5),
}


def run(text: str, **style: object) -> Run:
    """A run of the deck's own words."""
    return Run(text, WORDS, **style)  # type: ignore[arg-type]  # fields of a run, by name


def cite(number: int = 1) -> Run:
    """A citation number."""
    return run(str(number), superscript=True, style="cite", jump=f"source:{number}", cites=(number,))


def paragraph(*runs: Run | str, style: str = "body") -> Paragraph:
    """A paragraph of runs, or of words."""
    return Paragraph(tuple(run(one) if isinstance(one, str) else one for one in runs), style)


def slot(name: str, **fields: object) -> SlotBox:
    """A slot at its usual place; its type is `title` for the title, `body` for the others."""
    given: dict[str, object] = {
        "name": name,
        "idx": 10 + list(BOXES).index(name),
        "type": "title" if name == "title" else "body",
        "box": BOXES[name],
        "levels": (PLAIN,) * 5,
        "shape_name": name.capitalize(),
    }
    return SlotBox(**{**given, **fields})  # type: ignore[arg-type]


def text(name: str, *paragraphs: Paragraph | str, size: float = 18.0, **fields: object) -> PlacedText:
    """A slot with paragraphs of one size."""
    made = tuple(paragraph(one) if isinstance(one, str) else one for one in paragraphs)
    placed = tuple(PlacedParagraph(paragraph=one, lines=(one.text,), size=size, height=INCH // 3) for one in made)
    where = slot(name, **fields)
    return PlacedText(slot=where, box=where.box, paragraphs=placed, used=INCH)


def table(header: Iterable[str], *rows: Iterable[str | Run], described: str = "Voices and days") -> PlacedTable:
    """A table of a paragraph a cell."""

    def cells(words: Iterable[str | Run]) -> tuple[Cell, ...]:
        return tuple(Cell((paragraph(one),)) for one in words)

    where = slot("table", type="tbl")
    made = Table(cells(header), tuple(cells(row) for row in rows), (1.0,), described)
    return PlacedTable(
        slot=where, box=where.box, table=made, columns=(INCH,), rows=(INCH,), head_size=15.0, body_size=18.0
    )


def visual(
    *shapes: Shape | Connector | Chart,
    of: Visual | None = None,
    name: str = "Numbers",
    alt: str = "Two numbers: more than 400 drones, at least 11 towns",
) -> PlacedVisual:
    """A visual of these shapes."""
    where = slot("visual", type="obj")
    drawn = of or Numbers(name=name, alt=paragraph(alt), figures=())
    return PlacedVisual(slot=where, box=where.box, visual=drawn, shapes=shapes, size=14.0)


def label(
    words: str, where: Box, *, key: str = "label", size: float = 14.0, color: str = "tx1", fill: str = ""
) -> Shape:
    """A shape with a text."""
    said = paragraph(words)
    placed = PlacedParagraph(paragraph=said, lines=(words,), size=size, height=INCH // 4)
    style = TextStyle(font="Carlito", size=size, color=color)
    return Shape(
        key=key, name=words, geometry="rect", box=where, fill=fill, text=ShapeText(paragraphs=(placed,), style=style)
    )


def dot(where: Box, fill: str = "dot", *, name: str = "Dot") -> Shape:
    """A round mark without words."""
    return Shape(key=name, name=name, geometry="ellipse", box=where, fill=fill)


def slide(*shapes: Placed, number: int = 1, section: str = "", layout: Layout | None = None) -> PlacedSlide:
    """A slide of these shapes, in this order; a title is put first where there is none."""
    if not any(shape.slot.name == "title" for shape in shapes):
        shapes = (text("title", f"Slide {number} says something"), *shapes)
    content = Slide(id=f"s{number}", template="t", slots={}, section=section, at=Place("decks/d.yaml", 10 + number, 5))
    return PlacedSlide(
        number=number, slide=content, layout=layout or Layout(name="L", part="", slots=()), shapes=shapes
    )


def faults(
    code: str,
    *slides: PlacedSlide,
    title: str = "Deal",
    language: str = "en-GB",
    brand: Brand = BRAND,
    fit: tuple[Finding, ...] = (),
) -> list[Finding]:
    """What one rule says of a deck of these slides."""
    deck = Deck(id="d", title=title, language=language, slides=tuple(one.slide for one in slides), citations=())
    return [
        one for one in check_accessible(PlacedDeck(deck=deck, slides=slides, findings=fit), brand) if one.code == code
    ]
