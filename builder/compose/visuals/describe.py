"""Alternative texts: the fullest of several wordings that a screen reader's listener can take in at once."""

from collections.abc import Sequence

from builder.model.slides import Run

MOST_CHARACTERS = 150
"""How long an alternative text may be."""


def fullest(*wordings: Sequence[Run]) -> tuple[Run, ...]:
    """Give the first wording, of those from the fullest to the shortest, that is not too long; else the last."""
    for runs in wordings:
        if sum(len(run.text) for run in runs) <= MOST_CHARACTERS:
            return tuple(runs)
    return tuple(wordings[-1])
