"""What a template's rendered text says, before its holes are filled: slots, paragraphs, tables, and what is wrong."""

import msgspec

from builder.model.finding import Place
from builder.model.slides import Run


class Hole(msgspec.Struct, frozen=True):
    """Where a value stands, by its number in the slide's table, and how the Markdown around it styles it.

    `href` are the parts of a link's address: text, and numbers of values.
    """

    number: int
    strong: bool = False
    emphasis: bool = False
    href: tuple[str | int, ...] = ()
    break_after: bool = False
    at: Place = Place()


class Words(msgspec.Struct, frozen=True):
    """The template's own words as a run, with the parts of the address where a link has values in it."""

    run: Run
    href: tuple[str | int, ...] = ()


Part = Hole | Words


class ParagraphPlan(msgspec.Struct, frozen=True):
    """A paragraph: its parts, style and list level. `list_item` numbers the top-level item that it is in, from 1.

    `starts_item` is the mark `{.item}`.
    """

    parts: tuple[Part, ...]
    style: str = "body"
    level: int = 0
    bullet: str = "none"
    list_item: int = 0
    starts_item: bool = False
    at: Place = Place()


class TablePlan(msgspec.Struct, frozen=True):
    """A Markdown table: cells of parts."""

    header: tuple[ParagraphPlan, ...]
    rows: tuple[tuple[ParagraphPlan, ...], ...]


class SlotPlan(msgspec.Struct, frozen=True):
    """A slot with its blocks, and the place where it opens."""

    name: str
    blocks: tuple[ParagraphPlan | TablePlan, ...]
    at: Place


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with the slots or marks of a text."""

    code: str
    message: str
    hint: str
    at: Place
    slot: str = ""


class Plan(msgspec.Struct, frozen=True):
    """A rendered text, read: its slots in the order in which they stand, and what is wrong with it."""

    slots: tuple[SlotPlan, ...]
    problems: tuple[Problem, ...]
