"""Tiny placed decks, built by hand: what the fit stage would hand over, without measuring."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from builder.model.brand import Box, Brand, SlotBox
from builder.model.placed import Placed, PlacedDeck, PlacedParagraph, PlacedSlide, PlacedTable, PlacedText
from builder.model.slides import Cell, Deck, Origin, Paragraph, Run, Slide, Slot, Table
from builder.powerpoint import read_brand

ROOT = Path(__file__).parents[2]
PACKS = ("seminar", "classroom")
FACT = Origin("fact", "f1", "assertion")


def pack_folder(pack: str) -> Path:
    return ROOT / "templates" / pack


def settings(pack: str) -> dict[str, object]:
    return tomllib.loads((pack_folder(pack) / "pack.toml").read_text("utf-8"))


def brand(pack: str) -> Brand:
    return read_brand(pack_folder(pack) / "brand.pptx", settings(pack))


def brand_file(pack: str) -> Path:
    return pack_folder(pack) / "brand.pptx"


def run(text: str, **changes: object) -> Run:
    return Run(text, FACT, **changes)  # type: ignore[arg-type]


def paragraph(*runs: Run | str, **changes: object) -> Paragraph:
    made = tuple(run(item) if isinstance(item, str) else item for item in runs)
    return Paragraph(made, **changes)  # type: ignore[arg-type]


def table(head: Iterable[str], *rows: Iterable[str], description: str = "") -> Table:
    def cells(texts: Iterable[str]) -> tuple[Cell, ...]:
        return tuple(Cell((paragraph(text),)) for text in texts)

    header = cells(head)
    return Table(header, tuple(cells(row) for row in rows), (1.0,) * len(header), description)


Content = str | Paragraph | Table | list[Paragraph]


def slide(
    look: Brand, layout_name: str, contents: Mapping[str, Content], *, number: int = 1, **changes: object
) -> PlacedSlide:
    """A slide of that layout with those slots filled, every size as the layout or the paragraph style has it."""
    layout = next(layout for layout in look.layouts if layout.name == layout_name)
    shapes: list[Placed] = []
    slots: dict[str, Slot] = {}
    for box in layout.slots:
        if box.name not in contents:
            continue
        content = contents[box.name]
        if isinstance(content, Table):
            slots[box.name] = Slot(box.name, (content,))
            shapes.append(_table(look, box, content))
            continue
        made = [paragraph(content)] if isinstance(content, str) else content
        paragraphs = made if isinstance(made, list) else [made]
        slots[box.name] = Slot(box.name, tuple(paragraphs))
        shapes.append(_text(look, box, paragraphs))
    model = Slide(id=f"s{number}", template="text", slots=slots, **changes)  # type: ignore[arg-type]
    return PlacedSlide(number=number, slide=model, layout=layout, shapes=tuple(shapes))


def _text(look: Brand, slot: SlotBox, paragraphs: list[Paragraph]) -> PlacedText:
    placed = tuple(PlacedParagraph(item, (item.text,), _size(look, slot, item), 0) for item in paragraphs)
    return PlacedText(slot=slot, box=slot.box, paragraphs=placed, used=0)


def _size(look: Brand, slot: SlotBox, item: Paragraph) -> float:
    style = look.para_styles.get(item.style)
    return (style.size if style else None) or slot.levels[item.level].size


def _table(look: Brand, slot: SlotBox, content: Table) -> PlacedTable:
    count = len(content.widths)
    width = slot.box.width // count
    rows = (420_000,) * (1 + len(content.rows))
    box = Box(slot.box.x, slot.box.y, width * count, sum(rows))
    sizes = look.table.head.size, look.table.body.size
    return PlacedTable(
        slot=slot, box=box, table=content, columns=(width,) * count, rows=rows, head_size=sizes[0], body_size=sizes[1]
    )


def deck(*slides: PlacedSlide, **changes: object) -> PlacedDeck:
    """A deck of those slides, numbered in order."""
    given = {"id": "sample", "title": "A sample", "language": "en-GB", "citations": (), "date": "2022-11-21", **changes}
    made = Deck(slides=tuple(item.slide for item in slides), **given)  # type: ignore[arg-type]
    return PlacedDeck(deck=made, slides=slides)
