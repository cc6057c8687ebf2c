"""One to three numbers of facts, large: each with its qualifier, its unit, what it counts, and its source."""

from collections.abc import Sequence

import msgspec

from builder.compose.arguments import facts_given, quantity_named, views_given
from builder.compose.facts import FactView, Shelf
from builder.compose.figures import bare, field_of, in_words, worked_out
from builder.compose.phrases import CLOSES, COLON, OPENS, STOP, apart, runs_of
from builder.compose.problems import RefusedError, each, unknown_name
from builder.compose.said import ABSENT, DraftParagraph, DraftVisual, Finish, Piece, Said, capitalized, joined, once
from builder.compose.views import ColumnView
from builder.compose.visuals.describe import fullest
from builder.compose.visuals.tolls import refuse_toll
from builder.compose.words import Words
from builder.model.ledger import Derived, Quantity
from builder.model.slides import Paragraph, Run
from builder.model.visuals import Figure, Numbers

MOST = 3
"""More numbers than this are a table."""


class _Number(msgspec.Struct, frozen=True):
    """A number of a fact, and what the deck calls it."""

    view: FactView
    number: Quantity | Derived
    head: Said = ABSENT

    @property
    def field(self) -> str:
        """The field of the fact in which it stands."""
        return field_of(self.number)


def make_number(shelf: Shelf, given: Sequence[object]) -> Said:
    """Make what `number(fact.quantities.NAME, …)` of a template gives.

    Raises RefusedError (P105, P106) for what is no number, a toll, and none or too many.
    """
    return _drafted([_printed(one, shelf) for one in given], shelf.words, "number")


def make_numbers(shelf: Shelf, facts: object, columns: object) -> Said:
    """Make what `numbers(facts, columns)` of a template gives. Raises RefusedError as `make_number` does."""
    example = "numbers(facts, columns)"
    views = facts_given(facts, "numbers", example)
    wanted = views_given(columns, ColumnView, "numbers", example)
    numbers = [one for column in wanted for one in _in_column(column, views)]
    shown = {one.view.fact.id for one in numbers}
    names = " or ".join(f"“{quantity_named(column, 'numbers')}”" for column in wanted)
    each((view.fact.id for view in views if view.fact.id not in shown), lambda fact: _unshown(fact, names))
    return _drafted(numbers, shelf.words, "numbers")


def _printed(given: object, shelf: Shelf) -> _Number:
    """Find the number that a text of `fact.quantities` or `fact.derived` says."""
    first = given.pieces[0] if isinstance(given, Said) and given.pieces else None
    if isinstance(first, Run) and first.origin.kind == "fact" and first.origin.ref in shelf.ledger.facts:
        view = shelf.fact(first.origin.ref)
        for one in view.fact.numbers:
            if field_of(one) == first.origin.field:
                return _Number(view, one)
    raise RefusedError(
        "P105", "`number` needs a number of a fact", "write `number(fact.quantities.NAME)` or `fact.derived.NAME`"
    )


def _unshown(fact: str, names: str) -> None:
    raise RefusedError(
        "P105",
        f"{fact} has no number {names}, and would not be shown",
        "take it off this slide, or name a number of its own in another column",
        facts=(fact,),
    )


def _refuse_unshowable(one: _Number, words: Words, function: str) -> None:
    refuse_toll(one.view, one.number, function, one.head.text)
    if not bare(one.number, words):
        raise RefusedError(
            "P105",
            f"“{one.number.name}” of {one.view.fact.id} has no value that could be shown",
            "give the number a `value`, or take it away",
            facts=(one.view.fact.id,),
        )


def _in_column(column: ColumnView, views: Sequence[FactView]) -> list[_Number]:
    name = quantity_named(column, "numbers")
    found = [_Number(view, one, column.head) for view in views for one in view.fact.numbers if one.name == name]
    if not found:
        known = once(one.name for view in views for one in view.fact.numbers)
        raise unknown_name("the number of the slide’s facts", name, known)
    return found


def _drafted(numbers: Sequence[_Number], words: Words, function: str) -> Said:
    """Give the visual, which knows its citation numbers when the slide is assembled."""
    if not 0 < len(numbers) <= MOST:
        raise RefusedError(
            "P105" if numbers else "P106",
            f"`{function}` shows one to {MOST} numbers, and was given {len(numbers)}",
            "show the most important ones, or make it a `table`",
        )
    each(numbers, lambda one: _refuse_unshowable(one, words, function))
    facts = once(one.view.fact.id for one in numbers)
    alone = len(facts) == len(numbers)
    figures = [_figure(one, words, stated=alone) for one in numbers]
    name = words["number_name" if len(numbers) == 1 else "numbers_name"]
    alt = _alt(numbers, words)

    def make(finish: Finish) -> Numbers:
        made = tuple(Figure(value=finish(value), words=tuple(map(finish, below))) for value, *below in figures)
        return Numbers(name=name, alt=alt, figures=made)

    shown = joined([Said((), facts, once(ref for one in numbers for ref in one.view.references)), *_heads(numbers)], ())
    return shown.with_blocks((DraftVisual(make),))


def _heads(numbers: Sequence[_Number]) -> list[Said]:
    return [one.head for one in numbers if one.head]


def _figure(one: _Number, words: Words, *, stated: bool) -> list[DraftParagraph]:
    """Say the value, what it counts, and (`stated`) the fact; with the numbers of its sources."""
    view = one.view
    value: list[Piece] = [view.run(bare(one.number, words), one.field)]
    if isinstance(one.number, Derived):
        value.append(worked_out(view))
    # Of a percentage the value itself has said the unit.
    told = in_words(one.number, words) == bare(one.number, words)
    unit = ABSENT if told else view.say(one.number.unit, one.field)
    counted = [unit, one.head] if one.number.unit.casefold() not in one.head.text.casefold() else [one.head or unit]
    cite: tuple[Piece, ...] = (view.superscript,) if view.references else ()
    below = [(capitalized(said).pieces, "body" if at else "heading") for at, said in enumerate(filter(None, counted))]
    if stated:
        below.append(((*view.said_attribute("headline").pieces, *cite), "body"))
    elif below:
        below[-1] = ((*below[-1][0], *cite), below[-1][1])
    else:
        below.append((cite, "heading"))
    if view.later:
        below.append((view.later_mark("muted"), "muted"))
    return [DraftParagraph(tuple(value), "number"), *(DraftParagraph(pieces, style) for pieces, style in below)]


def _alt(numbers: Sequence[_Number], words: Words) -> Paragraph:
    """Say every number with its qualifier and unit, and as far as it fits what the fact says of it."""
    lead = (words.run("number_name" if len(numbers) == 1 else "numbers_name"), COLON)
    plain = [(one.view.run(_told(one.number, words), one.field),) for one in numbers]
    headed = [
        (*said, OPENS, *runs_of(one.head), CLOSES) if one.head else said
        for one, said in zip(numbers, plain, strict=True)
    ]
    stated = [
        (*said, OPENS, *runs_of(one.view.said_attribute("headline")), CLOSES)
        for one, said in zip(numbers, plain, strict=True)
    ]
    ours = (STOP, words.run("bars_alt_derived")) if any(isinstance(one.number, Derived) for one in numbers) else ()
    return fullest(*((*lead, *apart(items), *ours) for items in (stated, headed, plain)))


def _told(number: Quantity | Derived, words: Words) -> str:
    return in_words(number, words) + ("\u00a0÷" if isinstance(number, Derived) else "")
