"""The patterns of slides: which slots each has, and where they stand on the grid of our own brands, in inches.

The slide is 13.333 x 7.5 in, with outer margins of 0.667 in and twelve columns with gutters of a third of an inch.
"""

import msgspec

from builder.model.brand import EMU_PER_INCH, Box

SLIDE_WIDTH = 12_192_000
SLIDE_HEIGHT = 6_858_000
MARGIN = 0.6667
GUTTER = 0.3333
COLUMN = (12.0 - 11 * GUTTER) / 12

KICKER_TOP, KICKER_HEIGHT = 0.24, 0.28
TITLE_TOP, TITLE_HEIGHT = 0.56, 1.22
TOP = 1.83
"""Where content begins."""
BOTTOM = 6.66
"""Where content ends when the sources strip has two lines at most; where it needs more, the fit stage takes it."""
STRIP_TOP, STRIP_HEIGHT = 6.84, 0.49
ABOVE_TASK = 0.2
"""Between a task and what stands above it."""
PAGE_WIDTH = 0.8
BAND = 0.1875
"""The width of the stroke down the left side of covers and sections."""
GAP = 0.1667
"""Between statements that are stacked."""
BETWEEN_ROWS = 0.25
"""Between rows of cards."""

ROLES = {
    "title": "title",
    "kicker": "pill",
    "meta": "caption",
    "list": "sources",
    "table": "label",
    "sources": "sources",
    "subtitle": "body",
    "visual": "label",
}
"""The role of each slot, which decides its least size; all others are body."""

PROMPTS = {
    "kicker": "Kicker: one or two words",
    "title": "Title: a full sentence that says what the slide shows",
    "subtitle": "Subtitle",
    "meta": "Known as of, minutes, audience",
    "body": "Text",
    "task": "What the class does, and for how many minutes",
    "left": "One side",
    "middle": "The middle",
    "right": "The other side",
    "passage": "Passage, with the quotation highlighted",
    "reading": "How to read it",
    "quotation": "“Quotation”",
    "table": "Table",
    "prompt": "The question",
    "aside": "What helps to answer it",
    "list": "List in small type",
    "first": "First statement",
    "second": "Second statement",
    "third": "Third statement",
    "sources": "Sources: number and short citation",
    "visual": "Map, timeline, chart or chain",
    "one": "First card",
    "two": "Second card",
    "three": "Third card",
    "four": "Fourth card",
    "five": "Fifth card",
    "six": "Sixth card",
}
"""What an empty placeholder says to a person who edits the deck in PowerPoint."""


class SlotPlan(msgspec.Struct, frozen=True):
    """A slot of a layout: its name, its box, and which text look it has (its own name unless said otherwise).

    `left` is the space in inches between the box's left edge and its text, where the pack's own does not serve.
    """

    name: str
    box: Box
    look: str
    left: float | None = None


class LayoutPlan(msgspec.Struct, frozen=True):
    """A layout: its name, its slots in reading order, and which backdrop it has ("", "cover" or "section")."""

    name: str
    slots: tuple[SlotPlan, ...]
    backdrop: str = ""

    @property
    def numbered(self) -> bool:
        """Whether the page number is shown."""
        return not self.backdrop


def box(x: float, y: float, width: float, height: float) -> Box:
    """A box given in inches."""
    x, y, width, height = (round(inches * EMU_PER_INCH) for inches in (x, y, width, height))
    return Box(x, y, width, height)


def columns(first: int, count: int, top: float, bottom: float) -> Box:
    """The box over `count` columns from the column `first` (0 to 11), between two heights in inches."""
    left = MARGIN + first * (COLUMN + GUTTER)
    return box(left, top, count * COLUMN + (count - 1) * GUTTER, bottom - top)


def plans(passage_columns: int, task_top: float) -> tuple[LayoutPlan, ...]:
    """Every layout of a pack, in the order in which PowerPoint lists them; `task_top` in inches."""
    return (_cover(), _section(), *_with_tasks(passage_columns, task_top), *_single())


def _slot(name: str, where: Box, look: str = "") -> SlotPlan:
    return SlotPlan(name, where, look or name)


def _cover() -> LayoutPlan:
    left, width = 0.875, 9.9
    return LayoutPlan(
        "Title",
        (
            _slot("kicker", box(left, 1.36, width, 0.3), "cover-kicker"),
            _slot("title", box(left, 1.8, width, 2.1), "cover-title"),
            _slot("subtitle", box(left, 4.0, 10.8, 1.6), "cover-subtitle"),
            _slot("meta", box(left, 6.0, 11.4, 0.62), "cover-meta"),
            _foot(left, "cover-sources"),
        ),
        "cover",
    )


def _section() -> LayoutPlan:
    left, width = 0.875, 10.4
    return LayoutPlan(
        "Section",
        (
            _slot("kicker", box(left, 1.9, width, 0.3), "section-kicker"),
            _slot("title", box(left, 2.32, width, 1.85), "section-title"),
            _slot("subtitle", box(left, 4.35, width, 1.6), "section-subtitle"),
            _foot(left, "section-sources"),
        ),
        "section",
    )


def _foot(left: float, look: str) -> SlotPlan:
    """The strip of a layout without margins: from the band to the right and lower edge, its text below the others'."""
    return SlotPlan("sources", box(BAND, 6.84, SLIDE_WIDTH / EMU_PER_INCH - BAND, 0.66), look, left - BAND)


def _content(name: str, *slots: SlotPlan) -> LayoutPlan:
    """A content layout: kicker and title above the slots, the sources strip below them."""
    head = (
        _slot("kicker", columns(0, 12, KICKER_TOP, KICKER_TOP + KICKER_HEIGHT)),
        _slot("title", columns(0, 12, TITLE_TOP, TITLE_TOP + TITLE_HEIGHT)),
    )
    strip = _slot("sources", columns(0, 12, STRIP_TOP, STRIP_TOP + STRIP_HEIGHT))
    return LayoutPlan(name, (*head, *slots, strip))


def _with_tasks(passage: int, task_top: float) -> tuple[LayoutPlan, ...]:
    """The layouts that come alone and with a task below, in the full width."""
    task = _slot("task", columns(0, 12, task_top, BOTTOM))
    made: list[LayoutPlan] = []
    for name, tasked in (
        ("Text", "Text and task"),
        ("Two columns", "Two columns and task"),
        ("Three columns", "Three columns and task"),
        ("Passage", "Passage and task"),
        ("Passage and reading", "Passage, reading and task"),
        ("Quotation", "Quotation and task"),
        ("Quotation and text", "Quotation, text and task"),
        ("Table", "Table and task"),
        ("Statements", "Statements and task"),
        ("Four cards", "Four cards and task"),
        ("Six cards", "Six cards and task"),
        ("Prompt", "Prompt and task"),
        ("Visual", "Visual and task"),
        ("Visual and aside", "Visual, aside and task"),
    ):
        made.append(_content(name, *_middle(name, BOTTOM - 0.1, passage)))
        made.append(_content(tasked, *_middle(name, task_top - ABOVE_TASK, passage), task))
    return tuple(made)


def _middle(name: str, bottom: float, passage: int) -> tuple[SlotPlan, ...]:
    """The slots between title and task or strip."""
    side_by_side = {
        "Two columns": (("left", 6), ("right", 6)),
        "Three columns": (("left", 4), ("middle", 4), ("right", 4)),
        "Passage and reading": (("passage", passage), ("reading", 12 - passage)),
        "Visual and aside": (("visual", 8), ("aside", 4)),
    }
    if name in side_by_side:
        slots: list[SlotPlan] = []
        first = 0
        for slot, count in side_by_side[name]:
            slots.append(_slot(slot, columns(first, count, TOP, bottom)))
            first += count
        return tuple(slots)
    if name == "Quotation and text":
        split = TOP + 0.58 * (bottom - TOP)
        return (
            _slot("quotation", columns(0, 12, TOP, split)),
            _slot("body", columns(0, 12, split + 0.2, bottom)),
        )
    if name == "Statements":
        return _statements(bottom)
    if name in _CARDS:
        return _cards(name, bottom)
    slot = "body" if name == "Text" else name.casefold()
    return (_slot(slot, columns(0, 12, TOP, bottom)),)


def _statements(bottom: float) -> tuple[SlotPlan, ...]:
    height = (bottom - TOP - 2 * GAP) / 3
    return tuple(
        _slot(name, columns(0, 12, TOP + place * (height + GAP), TOP + place * (height + GAP) + height))
        for place, name in enumerate(("first", "second", "third"))
    )


_CARDS = {
    "Four cards": (("one", "two"), ("three", "four")),
    "Six cards": (("one", "two", "three"), ("four", "five", "six")),
}
"""Cards of one size in rows, in reading order."""


def _cards(name: str, bottom: float) -> tuple[SlotPlan, ...]:
    rows = _CARDS[name]
    height = (bottom - TOP - BETWEEN_ROWS * (len(rows) - 1)) / len(rows)
    slots: list[SlotPlan] = []
    for row, names in enumerate(rows):
        top, count = TOP + row * (height + BETWEEN_ROWS), 12 // len(names)
        slots += [_slot(slot, columns(place * count, count, top, top + height)) for place, slot in enumerate(names)]
    return tuple(slots)


def _single() -> tuple[LayoutPlan, ...]:
    return (
        _content(
            "Prompt and aside",
            _slot("prompt", columns(0, 8, TOP, BOTTOM - 0.1)),
            _slot("aside", columns(8, 4, TOP, BOTTOM - 0.1)),
        ),
        _content("List", _slot("list", columns(0, 12, TOP - 0.05, BOTTOM))),
        _content(
            "List and aside",
            _slot("list", columns(0, 8, TOP - 0.05, BOTTOM)),
            _slot("aside", columns(8, 4, TOP - 0.05, BOTTOM)),
        ),
    )


def page_number_box() -> Box:
    """Where the page number stands: at the right end of the strip, whose text keeps clear of it."""
    return box(13.3333 - MARGIN - PAGE_WIDTH, STRIP_TOP, PAGE_WIDTH, STRIP_HEIGHT)
