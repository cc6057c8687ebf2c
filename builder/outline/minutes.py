"""The time a deck takes: what a slide costs, which optional slides go when it is too long, and when each one starts."""

from collections.abc import Sequence

import msgspec

from builder.model.deckspec import DeckSpec, Omission, SlideSpec, WantedSlide
from builder.model.finding import Finding
from builder.model.pack import SlideTemplate


class Timed(msgspec.Struct, frozen=True):
    """The slides that stay, with their starts; what was left out; the minutes that they take; and D112 if too many."""

    slides: tuple[WantedSlide, ...]
    left_out: tuple[Omission, ...]
    minutes: int
    findings: tuple[Finding, ...] = ()


def minutes_of(spec: SlideSpec, template: SlideTemplate) -> int:
    """A slide's own minutes, else its task's, else its template's; slides of the appendix cost none."""
    if spec.appendix:
        return 0
    if spec.minutes is not None:
        return spec.minutes
    return spec.task.minutes if spec.task and spec.task.minutes else template.minutes


def _available_minutes(deck: DeckSpec) -> int:
    """The minutes for slides: the total without the buffer; 0 where the deck gives no total."""
    return max(deck.minutes - deck.buffer, 0)


def fit_to_time(deck: DeckSpec, slides: Sequence[WantedSlide]) -> Timed:
    """Drop optional slides, the last first, until the rest fits into the time; without a total, all stay."""
    available = _available_minutes(deck)
    kept = list(slides)
    total = sum(slide.minutes for slide in kept)
    left_out: list[Omission] = []
    for index in range(len(kept) - 1, -1, -1):
        if not deck.minutes or total <= available:
            break
        slide = kept[index]
        if slide.spec.optional and slide.minutes:
            why = f"optional, and the slides took {total} minutes of {available}"
            left_out.append(Omission(slide.spec.at, f"slide “{slide.id}”", slide.minutes, why))
            total -= slide.minutes
            del kept[index]
    is_too_long = total > available > 0  # a buffer that leaves nothing was told as that
    findings = (_too_long(deck, total, available),) if deck.minutes and is_too_long else ()
    return Timed(_started(kept), tuple(left_out), total, findings)


def _too_long(deck: DeckSpec, total: int, available: int) -> Finding:
    buffer = f" less a buffer of {deck.buffer}" if deck.buffer else ""
    over = total - available
    return Finding(
        "D112",
        "warning",
        deck.where("minutes"),
        f"the slides take {total} minutes, {over} more than there are ({deck.minutes}{buffer} leaves {available})",
        "shorten tasks, make slides optional, or move some to the appendix (“appendix: yes”)",
    )


def _started(slides: Sequence[WantedSlide]) -> tuple[WantedSlide, ...]:
    starts = 0
    timed: list[WantedSlide] = []
    for slide in slides:
        timed.append(msgspec.structs.replace(slide, starts=starts))
        starts += slide.minutes
    return tuple(timed)
