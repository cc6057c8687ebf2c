"""The slides that a slide is cut into: what each part says, with its title, sources, facts and notes."""

from collections.abc import Iterable, Mapping

import msgspec

from builder.model.slides import Deck, Origin, Paragraph, Run, Slide, Slot
from builder.model.slots import SOURCES

HEAD = ("kicker", "title")
Content = Mapping[str, Slot]
"""What stands on a part between its title and its sources, by slot."""
_PROGRAM = Origin("program")
_WORDS = {"part_of": "({part} of {parts})", "continued_from": "Continued from slide {number}."}


def content_of(slide: Slide) -> Content:
    """All that may be parted of a slide."""
    return {name: slot for name, slot in slide.slots.items() if name not in HEAD and name != SOURCES}


def part_of(
    deck: Deck, slide: Slide, content: Content, part: int, parts: int, first: int, *, bound: bool = False
) -> Slide:
    """Part `part` of `parts` of a slide, with this content.

    The title gets "(2 of 3)", `bound` so that no line breaks within it; the notes stand on the first part (slide number
    `first`), and the minutes are counted there. What no run of the slide names (a source cited without a number) stays
    on each part. A slide of one part is the slide itself, whose content may have other seats.
    """
    slots = {name: slot for name, slot in slide.slots.items() if name in HEAD} | dict(content)
    if SOURCES in slide.slots:
        slots[SOURCES] = slide.slots[SOURCES]
    if parts == 1:
        return msgspec.structs.replace(slide, slots=slots)
    if "title" in slots:
        suffix = suffix_of(deck, part, parts)
        slots["title"] = _with_suffix(slots["title"], " " + (suffix.replace(" ", "\u00a0") if bound else suffix))
    facts, citations = _behind(slide, slots)
    if SOURCES in slots:
        from builder.citations import strip  # few decks split: the others need not load it

        cited = tuple(deck.citations[number - 1] for number in citations if number <= len(deck.citations))
        if cited:
            slots[SOURCES] = Slot(SOURCES, (strip(cited, deck.strings),))
        else:
            del slots[SOURCES]
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


def suffix_of(deck: Deck, part: int, parts: int) -> str:
    """What is added to the title of a part, without the space before it."""
    return _in_words(deck, "part_of", part=part, parts=parts)


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
        if slot.name == SOURCES:
            continue
        for paragraph in slot.paragraphs():
            for run in paragraph.runs:
                facts.add(run.origin.ref)
                facts.update(run.origin.rests_on)
                numbers.update(run.cites)
    return facts, numbers
