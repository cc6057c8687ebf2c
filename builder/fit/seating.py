"""Which slots the content of a part takes: its own where a layout has just these, else those of a simpler pattern."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from builder.model.slides import Slot
from builder.model.slots import ALIKE, TASK

Seating = Mapping[str, str]
"""The new slot of each slot that moves."""
_CARDS = {
    1: ("body",),
    2: ("left", "right"),
    3: ("left", "middle", "right"),
    4: ("one", "two", "three", "four"),
    5: ("one", "two", "three", "four", "five"),
    6: ("one", "two", "three", "four", "five", "six"),
}
"""Where so many cards of one kind sit."""


def seatings(names: Sequence[str], serves: Callable[[Iterable[str]], bool]) -> list[Seating]:
    """Every seating of these slots that a layout serves without an empty place, the slots' own first.

    A single slot becomes the body, cards become as many as there are, and a task by itself becomes the prompt. Where no
    layout serves any of these, the slots keep their names.
    """
    others = [name for name in names if name != TASK]
    wishes: list[Seating] = [{}]
    if not others:
        wishes.append({TASK: "prompt"})
    elif any(kin.issuperset(others) for kin in map(frozenset, ALIKE)):
        wishes.append(dict(zip(others, _CARDS[len(others)], strict=True)))
    elif len(others) == 1:
        wishes.append({others[0]: "body"})
    found: list[Seating] = []
    for wish in wishes:
        if serves([wish.get(name, name) for name in names]) and wish not in found:
            found.append(wish)
    return found or [{}]


def seated(content: Mapping[str, Slot], seating: Seating) -> Mapping[str, Slot]:
    """The content in its seats."""
    if not seating:
        return content
    named = ((seating.get(name, name), slot) for name, slot in content.items())
    return {name: Slot(name, slot.blocks) for name, slot in named}
