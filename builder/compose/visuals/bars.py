"""Numbers of facts as bars: a bar a group or fact, a series a column, each value with its words and its source."""

from collections.abc import Callable, Sequence

import msgspec

from builder.compose.facts import FactView, NamedValues, Shelf
from builder.compose.problems import RefusedError, unknown_name
from builder.compose.said import (
    ABSENT,
    DraftParagraph,
    DraftVisual,
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
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import Bar, BarPart, Bars

MOST_SERIES = 3
"""As many as a brand has colours for, and as a reader can tell apart."""
MOST_BARS = 40
"""More bars than fit on any slide: with more, nothing is measured."""
_LONG = 40
"""From how many characters on a label is too long to be said again in the caption."""
_SPACE = Run(" ", Origin("program", field="separator"))
_DOT = Run(" · ", Origin("program", field="separator"))
_COMMA = Run(", ", Origin("program", field="separator"))
_SEMICOLON = Run("; ", Origin("program", field="separator"))
_COLON = Run(": ", Origin("program", field="separator"))
_STOP = Run(". ", Origin("program", field="separator"))


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


def make_bars(shelf: Shelf) -> Callable[..., Said]:
    """Give the function `bars(groups or facts, columns, caption)` of templates, for one deck."""

    def bars(things: object, columns: object, caption: object = ABSENT) -> Said:
        wanted = _columns(columns)
        drawn = [_bar(label, facts, wanted) for label, facts in _things(things)]
        check_axis([part.amount for bar in drawn for part in bar.drawn])
        for bar in drawn:
            check_stack(bar.label.text, [part.amount for part in bar.drawn])
        if not isinstance(caption, Said):
            raise RefusedError(
                "P105", "the caption of `bars` is no text", "write `bars(groups, columns, slide.extra.caption)`"
            )
        return _drafted(drawn, [column.head for column in wanted], caption, shelf.words)

    return bars


def _columns(columns: object) -> list[ColumnView]:
    given = [one for one in columns if isinstance(one, ColumnView)] if isinstance(columns, Many) else []
    if not isinstance(columns, Many) or len(given) != len(columns):
        raise RefusedError("P105", "`bars` needs columns", "write `bars(groups, columns)` or `bars(facts, columns)`")
    if not 0 < len(given) <= MOST_SERIES:
        raise RefusedError(
            "P106" if not given else "P105",
            f"bars have one to {MOST_SERIES} columns, and the deck gives {len(given)}",
            "give the slide `columns:` in the deck, each with `field: quantity:NAME`",
        )
    for column in given:
        if not column.field.startswith("quantity:"):
            raise RefusedError(
                "P105",
                f"bars draw numbers, and the column “{column.head.text}” shows “{column.field}”",
                "write `field: quantity:NAME` in the deck, or make it a `table`",
            )
    return given


def _things(things: object) -> list[tuple[Said, list[FactView]]]:
    """Give the label and the facts of each bar."""
    items = list(things) if isinstance(things, Many) else []
    if not isinstance(things, Many) or any(not isinstance(item, GroupView | FactView) for item in items):
        raise RefusedError("P105", "`bars` needs groups or facts", "write `bars(groups, columns)`")
    if not items:
        raise RefusedError(
            "P106", "the template makes bars, and the deck gives no groups and no facts", "give the slide `groups:`"
        )
    if len(items) > MOST_BARS:
        raise RefusedError(
            "P105",
            f"`bars` draws up to {MOST_BARS} bars, and is given {len(items)}",
            "take some off, or make it a `table`, which splits over slides",
        )
    found: list[tuple[Said, list[FactView]]] = []
    for item in items:
        if isinstance(item, FactView):
            found.append((item.said_attribute("headline"), [item]))
        elif isinstance(item, GroupView):
            facts = item.look_up("facts")
            views = [view for view in facts if isinstance(view, FactView)] if isinstance(facts, Many) else []
            label = item.said_attribute("label")
            found.append((label or (views[0].said_attribute("headline") if views else ABSENT), views))
    return found


def _bar(label: Said, facts: list[FactView], columns: list[ColumnView]) -> _Bar:
    names = [column.field.partition(":")[2] for column in columns]
    amounts = [
        find_amount(facts, name, label.text, column.head.text) for name, column in zip(names, columns, strict=True)
    ]
    if not any(amounts):
        of = " or ".join(f"“{name}”" for name in names)
        known = once(name for view in facts for name in _names(view))
        if known:
            raise unknown_name(f"the bar “{label.text}” has no number {of}, and", names[0], known)
        raise RefusedError(
            "P105",
            f"the bar “{label.text}” has no length: none of its facts has a number {of}",
            "give it a fact with that number, or take the bar away",
        )
    stacked = len(columns) > 1
    parts = [
        _Part(amount, _part_label(amount, column.head if stacked else ABSENT)) if amount else None
        for amount, column in zip(amounts, columns, strict=True)
    ]
    later = next((amount.view for amount in amounts if amount and amount.view.later), None)
    label = capitalized(_without_stop(label))
    if later is not None:
        origin = Origin("template", "status_later")
        mark = (Run(" (", origin), *later.later_mark(""), Run(")", origin))
        label = label.with_pieces((*label.pieces, *mark))
    return _Bar(label, tuple(parts))


def _without_stop(said: Said) -> Said:
    """Leave out the full stop of a sentence that serves as a label."""
    last = said.pieces[-1] if said.pieces else None
    if not isinstance(last, Run) or not last.text.endswith("."):
        return said
    return said.with_pieces((*said.pieces[:-1], msgspec.structs.replace(last, text=last.text[:-1])))


def _names(view: FactView) -> list[str]:
    return [number.name for number in view.fact.quantities + view.fact.derived]


def _part_label(amount: Amount, head: Said) -> Said:
    """Say a value with its qualifier, what it counts, and ÷ where we worked it out."""
    figures = amount.view.look_up("*figures")
    figure = figures.get(amount.number.name) if isinstance(figures, NamedValues) else ABSENT
    pieces: list[Piece] = list(figure.pieces)
    if head:
        pieces += [_SPACE, *head.pieces]
    if amount.derived:
        pieces.append(Run("\u00a0÷", Origin("program", amount.view.fact.id, "derived")))
    return joined([figure, head], ()).with_pieces(pieces)


def _drafted(bars: list[_Bar], heads: list[Said], caption: Said, words: Words) -> Said:
    """Give the visual, which knows its citation numbers when the slide is assembled."""
    below = _caption(bars, heads[0] if len(heads) == 1 else ABSENT, caption)
    alt = DraftParagraph(_alt(bars, below, words))
    paragraphs = [alt, *(DraftParagraph(head.pieces) for head in heads)]
    for bar in bars:
        paragraphs += [_strong(said) for said in (bar.label, *(part.label for part in bar.drawn))]
    if below:
        paragraphs.append(DraftParagraph(below, "caption"))

    def make(texts: Sequence[Paragraph]) -> Bars:
        rest = iter(texts)
        alternative = next(rest)
        named = tuple(next(rest) for _ in heads)
        made: list[Bar] = []
        for bar in bars:
            label = next(rest)
            parts = [
                BarPart(value=part.amount.value, label=next(rest)) if part is not None else None for part in bar.parts
            ]
            made.append(Bar(label=label, parts=tuple(parts)))
        return Bars(name=words["bars_name"], alt=alternative, bars=tuple(made), series=named, caption=next(rest, None))

    everything = [*heads, caption, *(bar.label for bar in bars), *(part.label for bar in bars for part in bar.drawn)]
    facts = Said((), once(part.amount.view.fact.id for bar in bars for part in bar.drawn))
    shown = joined([facts, *everything], ())
    return shown.with_blocks((DraftVisual(tuple(paragraphs), make),))


def _strong(said: Said) -> DraftParagraph:
    pieces = [msgspec.structs.replace(one, strong=True) if isinstance(one, Run) else one for one in said.pieces]
    return DraftParagraph(tuple(pieces))


def _caption(bars: list[_Bar], head: Said, caption: Said) -> tuple[Piece, ...]:
    """Say below the bars what one series shows and what the author adds, with the numbers of the sources.

    Where bars rest on different quotations, each bar's label has its own, unless the author says it or the labels are
    sentences.
    """
    pieces: list[Piece] = list(joined([head, caption], (_DOT,)).pieces)
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
            pieces.append(_DOT)
        elif before:
            pieces.append(_COLON)
        pieces += bar.label.pieces
        if bar.references:
            pieces.append(Superscript(bar.references))
    return tuple(pieces)


def _sources(references: Sequence[Reference]) -> tuple[tuple[str, str], ...]:
    """Tell citations apart before they have numbers: by source and quotation."""
    return tuple(sorted((one.source.id, one.evidence.exact if one.evidence is not None else "") for one in references))


def _alt(bars: list[_Bar], below: Sequence[Piece], words: Words) -> tuple[Run, ...]:
    """Say what the bars show, as fully as fits: every value; else the longest and the shortest bar; else how many."""
    about = [run for run in below if isinstance(run, Run)]
    legend = [_STOP, words.run("bars_alt_derived")] if any(p.amount.derived for b in bars for p in b.drawn) else []
    first = [words.run("bars_name"), _COLON]
    told = [_told(bar) for bar in bars]
    every = [*first, *_listed(told), *legend]
    lengths = [sum(part.amount.value for part in bar.drawn) for bar in bars]
    longest, shortest = lengths.index(max(lengths)), lengths.index(min(lengths))
    count = Run(str(len(bars)), Origin("program", field="count"))
    extremes = [words.run("bars_alt_longest"), _SPACE, *told[longest], _SEMICOLON]
    extremes += [words.run("bars_alt_shortest"), _SPACE, *told[shortest]]
    counted = [words.run("bars_name"), _SPACE, Run("(", _SPACE.origin), count, Run(")", _SPACE.origin)]
    named = [*first, *_listed([_runs(bar.label) for bar in bars])]
    return fullest(
        [*every, *([_STOP, *about] if about else [])],
        every,
        [*counted, _COLON, *extremes, *legend],
        named,
        [*counted, *([_COLON, *about] if about else [])],
        counted,
    )


def _told(bar: _Bar) -> list[Run]:
    runs = _runs(bar.label)
    for part in bar.drawn:
        runs += [_COMMA, *_runs(part.label)]
    return runs


def _listed(items: Sequence[Sequence[Run]]) -> list[Run]:
    return [run for at, item in enumerate(items) for run in ((_SEMICOLON, *item) if at else item)]


def _runs(said: Said) -> list[Run]:
    return [piece for piece in said.pieces if isinstance(piece, Run)]
