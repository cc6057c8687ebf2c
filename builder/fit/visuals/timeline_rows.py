"""A row of cards: each as near to what it tells of as its neighbours allow, and leaders that never cross."""

from collections.abc import Sequence
from itertools import accumulate

from builder.fit.visuals.isotonic import pooled


def in_row(wanted: Sequence[int], widths: Sequence[int], gap: int, left: int, right: int) -> list[int]:
    """The left edges of cards of these widths whose middles are wanted at these places, in ascending order.

    They keep `gap` from each other and stay between `left` and `right` (EMU), which must have room for them; the sum of
    squares of what they are moved is the least that there is.
    """
    *offsets, whole = accumulate((width + gap for width in widths), initial=0)
    spare = max(right - left - whole + gap, 0)
    wishes = [middle - width // 2 - offset for middle, width, offset in zip(wanted, widths, offsets, strict=True)]
    starts = pooled(wishes, [1] * len(wishes))
    return [
        left + min(max(round(start) - left, 0), spare) + offset for start, offset in zip(starts, offsets, strict=True)
    ]


def leaders(
    starts: Sequence[tuple[int, int]], middles: Sequence[int], cards: Sequence[tuple[int, int]], keep: int
) -> list[tuple[int, int]]:
    """From where to where (x, EMU) the leader of each card goes.

    `starts` are the stretches from which it may begin, and `middles` where in them it begins by itself, in ascending
    order; `cards` are the left and right edges of the cards. It begins as near to its card as the leaders beside it
    allow, and ends on the card `keep` within its edges, straight ahead where it can. No two cross: begins and ends are
    in the same order.
    """
    begins = list(middles)
    for at, (low, high) in enumerate(starts):
        least = max(low, begins[at - 1] + keep // 2 if at else low)
        most = min(high, begins[at + 1] - keep // 2 if at + 1 < len(begins) else high)
        if least <= most:
            begins[at] = min(max(sum(cards[at]) // 2, least), most)
    return [
        (begin, min(max(begin, left + keep), right - keep)) for begin, (left, right) in zip(begins, cards, strict=True)
    ]


def lanes(stretches: Sequence[tuple[int, int]], gap: int) -> list[int]:
    """In which lane, from 0, each stretch (EMU, from and to) runs, so that none meets another in its lane.

    Long ones come first, nearest to the axis: so the leader of a short one need not pass behind a long one.
    """
    found = [0] * len(stretches)
    done: list[int] = []
    for at in sorted(range(len(stretches)), key=lambda at: (stretches[at][0] - stretches[at][1], at)):
        low, high = stretches[at]
        taken = [found[other] for other in done if stretches[other][0] < high + gap and low < stretches[other][1] + gap]
        found[at] = max(taken, default=-1) + 1
        done.append(at)
    return found
