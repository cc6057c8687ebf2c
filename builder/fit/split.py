"""A slot's content cut into units that stay together, shared out evenly over parts, and put together again."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from builder.fit.cuts import stretch, stretches
from builder.model.slides import Block, Cell, Paragraph, Table, Visual
from builder.model.visuals import Chain

Grain = Literal["items", "paragraphs", "sentences"]
"""How fine the units of a slot are: whole items, their paragraphs, or the sentences of these."""
# Their content is one thing that a reader needs whole on every part, or (the task) once, at the end.
WHOLE = frozenset({"kicker", "title", "subtitle", "meta", "task", "prompt", "aside", "passage", "sources"})
_KEEP_WITH_NEXT = frozenset({"label", "heading"})
_OPENS = frozenset({"marks"})
_CLOSES = frozenset({"caption", "muted", "small"})
"""Styles of lines that say something about the paragraph after them, or before."""


class Unit(msgspec.Struct, frozen=True):
    """What a split never parts: paragraphs of one item with their headings, one row of `table`, a thing of `visual`.

    `number` is the place of that row or thing in its table or visual, from 0, and `things` how many a visual has. A
    unit of sentences names the paragraph that they are of as `whole`, with their stretch of its text; the paragraphs
    `before` and `after` go with them.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    table: Table | None = None
    row: tuple[Cell, ...] = ()
    visual: Visual | None = None
    number: int = 0
    things: int = 1
    whole: Paragraph | None = None
    start: int = 0
    end: int = 0
    before: tuple[Paragraph, ...] = ()
    after: tuple[Paragraph, ...] = ()


def units_of(blocks: Iterable[Block], grain: Grain = "items") -> list[Unit]:
    """The units of a slot's blocks, in order."""
    units: list[Unit] = []
    held: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            units += _of_text(held, grain)
            held = []
            if isinstance(block, Table):
                units += [Unit(table=block, row=row, number=number) for number, row in enumerate(block.rows)]
            else:
                things = _things(block, grain)
                units += [Unit(visual=block, number=number, things=things) for number in range(things)]
            continue
        if held and not _belongs(held[-1], block, grain):
            units += _of_text(held, grain)
            held = []
        held.append(block)
    return units + _of_text(held, grain)


def _of_text(held: Sequence[Paragraph], grain: Grain) -> list[Unit]:
    """The unit of paragraphs that stay together; where sentences part, a unit for each that may stand by itself."""
    if not held:
        return []
    longest = max(range(len(held)), key=lambda at: len(held[at].text))
    cuts = stretches(held[longest]) if grain == "sentences" else []
    if len(cuts) < 2:
        return [Unit(tuple(held))]
    ends = {0: tuple(held[:longest])}, {len(cuts) - 1: tuple(held[longest + 1 :])}
    units: list[Unit] = []
    for at, (start, end) in enumerate(cuts):
        before, after = (end_of.get(at, ()) for end_of in ends)
        words = (*before, stretch(held[longest], start, end), *after)
        units.append(Unit(words, whole=held[longest], start=start, end=end, before=before, after=after))
    return units


def _belongs(previous: Paragraph, paragraph: Paragraph, grain: Grain) -> bool:
    """Whether a paragraph stays with the one before it: the same item, or that one is a heading.

    With a finer grain, of one item only lines that are about a neighbour stay with it.
    """
    if previous.item and previous.item == paragraph.item:
        return grain == "items" or previous.style in _OPENS or paragraph.style in _CLOSES or _is_head(previous)
    return _is_head(previous)


def blocks_of(units: Iterable[Unit]) -> tuple[Block, ...]:
    """The blocks of some units: table rows gathered under their header again, the things of a visual in one."""
    blocks: list[Block] = []
    source: Table | None = None
    last: Unit | None = None
    held = 0
    for unit in _rejoined(units):
        if unit.visual is not None:
            if last is not None and last.visual is unit.visual:
                blocks.pop()
                first = unit.number - held
                held += 1
            else:
                first, held = unit.number, 1
            blocks.append(_part(unit.visual, first, unit.number + 1, unit.things))
            source = None
        elif unit.table is None:
            blocks += unit.paragraphs
            source = None
        elif unit.table is source and isinstance(blocks[-1], Table):
            blocks[-1] = source.part(unit.number - len(blocks[-1].rows), unit.number + 1)
        else:
            source = unit.table
            blocks.append(source.part(unit.number, unit.number + 1))
        last = unit
    return tuple(blocks)


def _things(visual: Visual, grain: Grain) -> int:
    """Between how many things a visual may be parted; a chain only where nothing coarser helps."""
    if grain == "items" or not isinstance(visual, Chain):
        return visual.units
    from builder.fit.chain_parts import stages  # hardly a slide is parted so finely

    return stages(visual)


def _part(visual: Visual, first: int, last: int, things: int) -> Visual:
    """The things of a visual from `first` up to, not including, `last`, of so many."""
    if isinstance(visual, Chain) and last - first < things:
        from builder.fit.chain_parts import chain_part

        return chain_part(visual, first, last)
    return visual.part(first, last) if visual.units > 1 else visual


def _rejoined(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units, with neighbouring sentences of one paragraph in one."""
    for whole, group in groupby(units, key=lambda unit: id(unit.whole) if unit.whole else 0):
        if not whole:
            yield from group
            continue
        first, *others = group
        last = others[-1] if others else first
        if first.whole is not None:
            yield Unit((*first.before, stretch(first.whole, first.start, last.end), *last.after))


def headed(chunks: Sequence[tuple[Block, ...]]) -> list[tuple[Block, ...]]:
    """The chunks of a slot, each under the label with which the slot begins: a card without one says nobody's words.

    A slot with labels further down has parts of its own, and stays as it is.
    """
    first = chunks[0][0] if chunks and chunks[0] else None
    labels = [block for chunk in chunks for block in chunk if isinstance(block, Paragraph) and _is_head(block)]
    if not isinstance(first, Paragraph) or labels != [first]:
        return list(chunks)
    return [chunks[0], *((first, *chunk) for chunk in chunks[1:])]


def _is_head(paragraph: Paragraph) -> bool:
    return paragraph.style in _KEEP_WITH_NEXT and paragraph.bullet == "none"


def share_out(heights: Sequence[float], rooms: Sequence[float]) -> list[range]:
    """Share units of these heights out to parts with these rooms, in order, as evenly filled as can be.

    Minimises the sum of squares of the shares of room used; no part is left empty. There must be as many heights as
    rooms or more. Ties go to the earlier parts.
    """
    count, parts = len(heights), len(rooms)
    before = [0.0]
    for height in heights:
        before.append(before[-1] + height)
    best: list[list[float]] = [[0.0] + [float("inf")] * count]
    cuts: list[list[int]] = [[0] * (count + 1)]
    for part in range(1, parts + 1):
        room = max(rooms[part - 1], 1.0)
        row, cut = [float("inf")] * (count + 1), [0] * (count + 1)
        for end in range(part, count - (parts - part) + 1):
            for start in range(end - 1, part - 2, -1):
                filled = (before[end] - before[start]) / room
                cost = best[part - 1][start] + filled * filled
                if cost < row[end] - 1e-9 or (cost <= row[end] + 1e-9 and start > cut[end]):
                    row[end], cut[end] = cost, start
                if filled * filled > row[end]:
                    break
        best.append(row)
        cuts.append(cut)
    ranges: list[range] = []
    end = count
    for part in range(parts, 0, -1):
        ranges.append(range(cuts[part][end], end))
        end = cuts[part][end]
    return ranges[::-1]
