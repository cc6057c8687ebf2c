"""A slide cut into parts between its facts: units that stay together, shared out evenly, and what each part holds."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from builder.model.slides import Block, Cell, Deck, Origin, Paragraph, Run, Slide, Slot, Table, Visual

# Their content is one thing that a reader needs whole on every part, or (the task) once, at the end.
WHOLE = frozenset({"kicker", "title", "subtitle", "meta", "task", "prompt", "aside", "passage", "sources"})
LAST_ONLY = "task"
_KEEP_WITH_NEXT = frozenset({"label", "heading"})
_PROGRAM = Origin("program")
_WORDS = {"part_of": "({part} of {parts})", "continued_from": "Continued from slide {number}."}


class Unit(msgspec.Struct, frozen=True):
    """What a split never parts: paragraphs of one item with their headings, one row of `table`, a thing of `visual`.

    `number` is the place of that row or thing in its table or visual, from 0.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    table: Table | None = None
    row: tuple[Cell, ...] = ()
    visual: Visual | None = None
    number: int = 0


def units_of(blocks: Iterable[Block]) -> list[Unit]:
    """The units of a slot's blocks, in order."""
    units: list[Unit] = []
    held: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            if held:
                units.append(Unit(tuple(held)))
                held = []
            if isinstance(block, Table):
                units += [Unit(table=block, row=row, number=number) for number, row in enumerate(block.rows)]
            else:
                units += [Unit(visual=block, number=number) for number in range(block.units)]
            continue
        if held and not _belongs(held[-1], block):
            units.append(Unit(tuple(held)))
            held = []
        held.append(block)
    if held:
        units.append(Unit(tuple(held)))
    return units


def _belongs(previous: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph stays with the one before it: the same item, or that one is a heading."""
    if previous.item and previous.item == paragraph.item:
        return True
    return _is_head(previous)


def blocks_of(units: Iterable[Unit]) -> tuple[Block, ...]:
    """The blocks of some units: table rows gathered under their header again, the things of a visual in one."""
    blocks: list[Block] = []
    source: Table | None = None
    last: Unit | None = None
    held = 0
    for unit in units:
        if unit.visual is not None:
            if last is not None and last.visual is unit.visual:
                blocks.pop()
                first = unit.number - held
                held += 1
            else:
                first, held = unit.number, 1
            blocks.append(unit.visual.part(first, unit.number + 1) if unit.visual.units > 1 else unit.visual)
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


def part_of(
    deck: Deck, slide: Slide, chunks: Mapping[str, tuple[Block, ...]], part: int, parts: int, first: int
) -> Slide:
    """Part `part` of `parts` of a slide, with its own chunk of the slots that are split.

    The title gets "(2 of 3)"; the task stands on the last part, the notes on the first (slide number `first`), and the
    minutes are counted there. What no run of the slide names (a source cited without a number) stays on each part.
    """
    slots: dict[str, Slot] = {}
    for name, slot in slide.slots.items():
        if name == LAST_ONLY and part < parts:
            continue
        if name == "title":
            slots[name] = _with_suffix(slot, " " + _in_words(deck, "part_of", part=part, parts=parts))
        else:
            slots[name] = Slot(name, chunks[name]) if name in chunks else slot
    facts, citations = _behind(slide, slots)
    if "sources" in slots:
        from builder.citations import strip  # few decks split: the others need not load it

        cited = tuple(deck.citations[number - 1] for number in citations if number <= len(deck.citations))
        if cited:
            slots["sources"] = Slot("sources", (strip(cited, deck.strings),))
        else:
            del slots["sources"]
    later = part > 1
    note = Paragraph((Run(_in_words(deck, "continued_from", number=first), _PROGRAM),))
    return msgspec.structs.replace(
        slide,
        id=f"{slide.id}.{part}" if later else slide.id,
        slots=slots,
        notes=(note,) if later else slide.notes,
        facts=facts,
        citations=citations,
        minutes=0 if later else slide.minutes,
    )


def _in_words(deck: Deck, key: str, **figures: int) -> str:
    """The pack's words under `key`, else the English ones, with the figures in their places."""
    words = deck.strings.get(key, _WORDS[key])
    for name, figure in figures.items():
        words = words.replace(f"{{{name}}}", str(figure))
    return words


def _with_suffix(slot: Slot, suffix: str) -> Slot:
    *others, last = slot.blocks
    if not isinstance(last, Paragraph):
        return slot
    return Slot(slot.name, (*others, msgspec.structs.replace(last, runs=(*last.runs, Run(suffix, _PROGRAM)))))


def _behind(slide: Slide, slots: Mapping[str, Slot]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The facts and citation numbers behind a part: those of its runs, and those that no run of the slide names."""
    whole_facts, whole_numbers = _named(slide.slots.values())
    facts, numbers = _named(slots.values())
    return (
        tuple(fact for fact in slide.facts if fact in facts or fact not in whole_facts),
        tuple(number for number in slide.citations if number in numbers or number not in whole_numbers),
    )


def _named(slots: Iterable[Slot]) -> tuple[set[str], set[int]]:
    """The facts and citation numbers that the runs of some slots name; the strip names none of its own accord."""
    facts: set[str] = set()
    numbers: set[int] = set()
    for slot in slots:
        if slot.name == "sources":
            continue
        for paragraph in slot.paragraphs():
            for run in paragraph.runs:
                facts.add(run.origin.ref)
                facts.update(run.origin.rests_on)
                numbers.update(run.cites)
    return facts, numbers
