"""The rules about a slide's build: titles, tables, reading order, sections, names, and text in placeholders."""

import re
from collections.abc import Iterator, Sequence

from builder.model.brand import Brand
from builder.model.finding import Finding
from builder.model.language import is_right_to_left
from builder.model.placed import Placed, PlacedDeck, PlacedSlide, PlacedTable, PlacedText, PlacedVisual, Shape
from builder.model.reading_order import comes_before
from builder.model.slots import TITLE_TYPES
from builder.rules.book import breach

SECTIONS_FROM = 10
"""From how many slides on a deck needs sections: about as many as a list of slides shows at once."""
# What PowerPoint's outline view shows; text elsewhere is missing from it.
_IN_OUTLINE = (*TITLE_TYPES, "subTitle", "body", "obj")
_GENERIC = re.compile(r"(?:group|picture|shape|rectangle|text ?box|object|visual|chart|table)?\s*\d*", re.IGNORECASE)


def titles_unique(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A101: each slide has a title in a title placeholder, and no two slides have the same."""
    first: dict[str, int] = {}
    for slide in deck.slides:
        titles = [shape for shape in slide.shapes if isinstance(shape, PlacedText) and shape.slot.type in TITLE_TYPES]
        words = " ".join(" ".join(item.paragraph.text for item in title.paragraphs) for title in titles).split()
        if not words:
            where = "has no words in a title placeholder" if titles else "has no title placeholder"
            hint = "give the slide a “title”; a layout of the brand needs a placeholder of the type title"
            yield _breach("A101", slide, f"slide {slide.number} {where}", hint, "title")
            continue
        same = first.setdefault(" ".join(words).casefold(), slide.number)
        if same != slide.number:
            message = f"slides {same} and {slide.number} have the same title, “{' '.join(words)}”"
            hint = "say in each title what this slide shows: lists of slides are read by their titles"
            yield _breach("A101", slide, message, hint, "title")


def tables_headed(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A103: each table has a header row without empty cells, and as many cells in every row."""
    for slide, shape in _shapes(deck):
        if not isinstance(shape, PlacedTable):
            continue
        header, rows = shape.table.header, shape.table.rows
        empty = [number for number, cell in enumerate(header, start=1) if not cell.text.strip()]
        if not header or empty:
            message = f"column {empty[0]} of the table has no head" if empty else "the table has no header row"
            hint = "give every column a “head”: a screen reader says it before each cell"
            yield _breach("A103", slide, message, hint, shape.slot.name)
        uneven = [number for number, row in enumerate(rows, start=1) if len(row) != len(header)]
        if uneven:
            cells = len(rows[uneven[0] - 1])
            message = f"row {uneven[0]} of the table has {cells} cells, its header {len(header)}"
            hint = "give each row a cell for each column; cells are not merged"
            yield _breach("A103", slide, message, hint, shape.slot.name)


def reading_order(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A104: shapes stand in the file as a slide is read: title, kicker, body, aside, task, sources.

    Within the body, what stands above is read before what stands below, and in a row the left before the right; in
    a deck that is written from right to left, the right before the left.
    """
    rtl = is_right_to_left(deck.deck.language)
    side = "right" if rtl else "left"
    for slide in deck.slides:
        shapes = slide.shapes
        for place, earlier in enumerate(shapes):
            later = next((one for one in shapes[place + 1 :] if _should_precede(one, earlier, rtl=rtl)), None)
            if later is not None:
                message = f"“{earlier.slot.name}” is read before “{later.slot.name}”"
                hint = f"the order is title, kicker, body (from above, from the {side}), aside, task, sources"
                yield _breach("A104", slide, message, hint, earlier.slot.name)
                break


def _should_precede(one: Placed, other: Placed, *, rtl: bool) -> bool:
    return comes_before(one.slot.name, one.box, other.slot.name, other.box, rtl=rtl)


def sections_named(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A109: from ten slides on, a deck has sections, each with a name of its own."""
    if len(deck.slides) < SECTIONS_FROM:
        return
    if not any(slide.slide.section.strip() for slide in deck.slides):
        message = f"the deck has {len(deck.slides)} slides and no sections"
        hint = "write “section: …” at the slides that open a part of the deck"
        yield _breach("A109", deck.slides[0], message, hint)
        return
    known: dict[str, int] = {}
    last = ""
    for slide in deck.slides:
        # As the writer has it: slides before the first section stand under the deck's title.
        name = " ".join((slide.slide.section or last or deck.deck.title).split())
        if name != last and known.setdefault(name.casefold(), slide.number) != slide.number:
            message = f"two sections are called “{name}”; one begins on slide {known[name.casefold()]}"
            yield _breach("A109", slide, message, "give each section a name of its own")
        last = name


def document_titled(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A110: the document has a title."""
    if not deck.deck.title.strip() and deck.slides:
        hint = "write “title: …” at the top of the deck file: it names the window and the file's properties"
        yield _breach("A110", deck.slides[0], "the deck has no title", hint)


def visuals_named(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A111: each visual and each shape in it has a name that says what it is, and no other on the slide has it."""
    for slide in deck.slides:
        seen: set[str] = set()
        for shape in slide.shapes:
            if not isinstance(shape, PlacedVisual):
                seen.add((shape.slot.shape_name or shape.slot.name).casefold())
        for shape in slide.shapes:
            if isinstance(shape, PlacedVisual):
                inside = [one.name for one in shape.shapes] if len(shape.shapes) > 1 else []
                yield from _name_faults(slide, shape.slot.name, (shape.visual.name, *inside), seen)


def _name_faults(slide: PlacedSlide, slot: str, names: Sequence[str], seen: set[str]) -> Iterator[Finding]:
    for place, name in enumerate(names):
        what = "a visual" if place == 0 else f"a shape of “{names[0]}”"
        says_nothing = not name.strip() or (place > 0 and _GENERIC.fullmatch(name))
        if says_nothing:
            message = f"{what} has the name “{name}”, which says nothing" if name.strip() else f"{what} has no name"
            yield _breach("A111", slide, message, "name it after what it shows", slot)
        elif name.casefold() in seen:
            yield _breach("A111", slide, f"{what} has a name that another one has: “{name}”", "tell them apart", slot)
        seen.add(name.casefold())


def text_in_placeholders(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A112: text stands in placeholders that the outline view shows, and no visual is text alone."""
    for slide, shape in _shapes(deck):
        # A text box stands where the brand has no placeholder to offer; `pack check` says how to add one.
        if isinstance(shape, PlacedText) and shape.slot.seat != "free" and shape.slot.type not in _IN_OUTLINE:
            message = f"the text of “{shape.slot.name}” stands in a placeholder of the type {shape.slot.type}"
            hint = "make it a text placeholder in the brand: the outline view shows no others"
            yield _breach("A112", slide, message, hint, shape.slot.name)
        elif isinstance(shape, PlacedVisual):
            only = shape.shapes[0] if len(shape.shapes) == 1 else None
            if isinstance(only, Shape) and only.text is not None:
                message = f"the visual “{shape.visual.name}” is nothing but one text"
                hint = "let the template print it as text: in a shape it is missing from the outline view"
                yield _breach("A112", slide, message, hint, shape.slot.name)


def _shapes(deck: PlacedDeck) -> Iterator[tuple[PlacedSlide, Placed]]:
    return ((slide, shape) for slide in deck.slides for shape in slide.shapes)


def _breach(code: str, slide: PlacedSlide, message: str, hint: str, slot: str = "") -> Finding:
    return breach(code, slide.slide.at, message, hint, slide=slide.number, slot=slot)
