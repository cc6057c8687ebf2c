"""Numbers of facts as bars: a bar a group or fact, a series a column, each value with its words and its source."""

from collections.abc import Sequence

import msgspec

from builder.compose.arguments import quantity_named, views_given
from builder.compose.facts import FactView, NamedValues, Shelf
from builder.compose.figures import worked_out
from builder.compose.phrases import (
    CLOSES,
    COLON,
    COMMA,
    DOT,
    OPENS,
    SEMICOLON,
    SPACE,
    STOP,
    apart,
    count,
    runs_of,
    strong,
)
from builder.compose.problems import RefusedError, each, unknown_name
from builder.compose.said import (
    ABSENT,
    DraftParagraph,
    DraftVisual,
    Finish,
    Many,
    Piece,
    Reference,
    Said,
    Superscript,
    capitalized,
    joined,
    once,
)
from builder.compose.views import ColumnView, GroupView
from builder.compose.visuals.amounts import Amount, check_axis, check_stack, find_amount
from builder.compose.visuals.describe import fullest
from builder.compose.words import Words
from builder.model.slides import Paragraph, Run
from builder.model.visuals import Bar, BarPart, Bars

MOST_SERIES = 3
"""As many as a brand has colours for, and as a reader can tell apart."""
MOST_BARS = 40
"""More bars than fit on any slide: with more, nothing is measured."""
_LONG = 40
"""From how many characters on a label is too long to be said again in the caption."""


class _Part(msgspec.Struct, frozen=True):
    """One stretch: the amount, and the words on it."""

    amount: Amount
    label: Said


class _Bar(msgspec.Struct, frozen=True):
    """One bar before its citation numbers are given: its label, and a part a column."""

    label: Said
    parts: tuple[_Part | None, ...]

    @property
    def drawn(self) -> list[_Part]:
        return [part for part in self.parts if part is not None]

    @property
    def references(self) -> tuple[Reference, ...]:
        return once(reference for part in self.drawn for reference in part.amount.view.references)


def make_bars(shelf: Shelf, things: object, columns: object, caption: object) -> Said:
    """Make what `bars(groups or facts, columns, caption)` of a template gives.

    Raises RefusedError (P105, P106) for what cannot stand on one axis, and for tolls.
    """
    wanted = _columns(columns)
    drawn = each(_things(things), lambda one: _bar(*one, wanted))
    check_axis([part.amount for bar in drawn for part in bar.drawn])
    for bar in drawn:
        check_stack(bar.label.text, [part.amount for part in bar.drawn])
    if not isinstance(caption, Said):
        raise RefusedError(
            "P105", "the caption of `bars` is no text", "write `bars(groups, columns, slide.extra.caption)`"
        )
    return _drafted(drawn, [column.head for column in wanted], caption, shelf.words)


def _columns(columns: object) -> list[ColumnView]:
    given = views_given(columns, ColumnView, "bars", "bars(groups, columns)")
    if len(given) > MOST_SERIES:
        raise RefusedError(
            "P105",
            f"bars have one to {MOST_SERIES} columns, and the deck gives {len(given)}",
            "show the most important ones, or make it a `table`",
        )
    return given


def _things(things: object) -> list[tuple[Said, list[FactView]]]:
    """Give the label and the facts of each bar."""
    items = list(things) if isinstance(things, Many) else []
    if len(items) > MOST_BARS:
        raise RefusedError(
            "P105",
            f"`bars` draws up to {MOST_BARS} bars, and is given {len(items)}",
            "take some off, or make it a `table`, which splits over slides",
        )
    if items and isinstance(items[0], FactView):
        views = views_given(things, FactView, "bars", "bars(facts, columns)")
        return [(view.said_attribute("headline"), [view]) for view in views]
    found: list[tuple[Said, list[FactView]]] = []
    for group in views_given(things, GroupView, "bars", "bars(groups, columns)"):
        facts = group.look_up("facts")
        views = [view for view in facts if isinstance(view, FactView)] if isinstance(facts, Many) else []
        label = group.said_attribute("label")
        found.append((label or (views[0].said_attribute("headline") if views else ABSENT), views))
    return found


def _bar(label: Said, facts: list[FactView], columns: list[ColumnView]) -> _Bar:
    names = [quantity_named(column, "bars") for column in columns]
    amounts = [
        find_amount(facts, name, label.text, column.head.text) for name, column in zip(names, columns, strict=True)
    ]
    if not any(amounts):
        of = " or ".join(f"“{name}”" for name in names)
        known = once(number.name for view in facts for number in view.fact.numbers)
        if known:
            raise unknown_name(f"the bar “{label.text}” has no number {of}, and", names[0], known)
        raise RefusedError(
            "P105",
            f"the bar “{label.text}” has no length: none of its facts has a number {of}",
            "give it a fact with that number, or take the bar away",
            facts=tuple(view.fact.id for view in facts),
        )
    stacked = len(columns) > 1
    parts = [
        _Part(amount, _part_label(amount, column.head if stacked else ABSENT)) if amount else None
        for amount, column in zip(amounts, columns, strict=True)
    ]
    later = next((amount.view for amount in amounts if amount and amount.view.later), None)
    label = capitalized(_without_stop(label))
    if later is not None:
        label = label.with_pieces((*label.pieces, *later.later_suffix()))
    return _Bar(label, tuple(parts))


def _without_stop(said: Said) -> Said:
    """Leave out the full stop of a sentence that serves as a label."""
    last = said.pieces[-1] if said.pieces else None
    if not isinstance(last, Run) or not last.text.endswith("."):
        return said
    return said.with_pieces((*said.pieces[:-1], msgspec.structs.replace(last, text=last.text[:-1])))


def _part_label(amount: Amount, head: Said) -> Said:
    """Say a value with its qualifier, what it counts, and ÷ where we worked it out."""
    figures = amount.view.look_up("*figures")
    figure = figures.get(amount.number.name) if isinstance(figures, NamedValues) else ABSENT
    pieces: list[Piece] = list(figure.pieces)
    if head:
        pieces += [SPACE, *head.pieces]
    if amount.derived:
        pieces.append(worked_out(amount.view))
    return joined([figure, head], ()).with_pieces(pieces)


def _drafted(bars: list[_Bar], heads: list[Said], caption: Said, words: Words) -> Said:
    """Give the visual, which knows its citation numbers when the slide is assembled."""
    below = _caption(bars, heads[0] if len(heads) == 1 else ABSENT, caption)
    alt = _alt(bars, below, words)

    def made(bar: _Bar, finish: Finish) -> Bar:
        label = finish(_strong(bar.label))
        parts = [
            BarPart(value=part.amount.value, label=finish(_strong(part.label))) if part else None for part in bar.parts
        ]
        return Bar(label=label, parts=tuple(parts))

    def make(finish: Finish) -> Bars:
        return Bars(
            name=words["bars_name"],
            alt=alt,
            series=tuple(finish(DraftParagraph(head.pieces)) for head in heads),
            bars=tuple(made(bar, finish) for bar in bars),
            caption=finish(DraftParagraph(below, "caption")) if below else None,
        )

    everything = [*heads, caption, *(bar.label for bar in bars), *(part.label for bar in bars for part in bar.drawn)]
    facts = Said((), once(part.amount.view.fact.id for bar in bars for part in bar.drawn))
    shown = joined([facts, *everything], ())
    return shown.with_blocks((DraftVisual(make),))


def _strong(said: Said) -> DraftParagraph:
    return DraftParagraph(tuple(strong(one) if isinstance(one, Run) else one for one in said.pieces))


def _caption(bars: list[_Bar], head: Said, caption: Said) -> tuple[Piece, ...]:
    """Say below the bars what one series shows and what the author adds, with the numbers of the sources.

    Where bars rest on different quotations, each bar's label has its own, unless the author says it or the labels are
    sentences.
    """
    pieces: list[Piece] = list(joined([head, caption], (DOT,)).pieces)
    every = once(reference for bar in bars for reference in bar.references)
    cites = once((*every, *caption.references))
    if not cites:
        return tuple(pieces)
    one_for_all = len({_sources(bar.references) for bar in bars}) == 1
    if pieces and (caption or one_for_all or max(len(bar.label.text) for bar in bars) > _LONG):
        return (*pieces, Superscript(cites))
    return _cited(bars, pieces)


def _cited(bars: list[_Bar], before: list[Piece]) -> tuple[Piece, ...]:
    pieces = list(before)
    for at, bar in enumerate(bars):
        if at:
            pieces.append(DOT)
        elif before:
            pieces.append(COLON)
        pieces += bar.label.pieces
        if bar.references:
            pieces.append(Superscript(bar.references))
    return tuple(pieces)


def _sources(references: Sequence[Reference]) -> tuple[tuple[str, str], ...]:
    """Tell citations apart before they have numbers: by source and quotation."""
    return tuple(sorted((one.source.id, one.evidence.exact if one.evidence is not None else "") for one in references))


def _alt(bars: list[_Bar], below: Sequence[Piece], words: Words) -> Paragraph:
    """Say what the bars show, as fully as fits: every value; else the longest and the shortest bar; else how many."""
    about = [run for run in below if isinstance(run, Run)]
    legend = [STOP, words.run("bars_alt_derived")] if any(p.amount.derived for b in bars for p in b.drawn) else []
    first = [words.run("bars_name"), COLON]
    told = [_told(bar) for bar in bars]
    every = [*first, *apart(told), *legend]
    lengths = [sum(part.amount.value for part in bar.drawn) for bar in bars]
    longest, shortest = lengths.index(max(lengths)), lengths.index(min(lengths))
    extremes = [words.run("bars_alt_longest"), SPACE, *told[longest], SEMICOLON]
    extremes += [words.run("bars_alt_shortest"), SPACE, *told[shortest]]
    counted = [words.run("bars_name"), OPENS, count(len(bars)), CLOSES]
    named = [*first, *apart([runs_of(bar.label) for bar in bars])]
    return fullest(
        [*every, *([STOP, *about] if about else [])],
        every,
        [*counted, COLON, *extremes, *legend],
        named,
        [*counted, *([COLON, *about] if about else [])],
        counted,
    )


def _told(bar: _Bar) -> list[Run]:
    runs = runs_of(bar.label)
    for part in bar.drawn:
        runs += [COMMA, *runs_of(part.label)]
    return runs
