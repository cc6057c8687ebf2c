"""Alternative texts: the fullest of several wordings that a screen reader's listener can take in at once."""

from collections.abc import Sequence

from builder.model.slides import Paragraph, Run
from builder.model.visuals import LONGEST_ALT


def fullest(*wordings: Sequence[Run]) -> Paragraph:
    """Give the first wording, of those from the fullest to the shortest, that is not too long; else the last."""
    short_enough = (runs for runs in wordings if sum(len(run.text) for run in runs) <= LONGEST_ALT)
    return Paragraph(tuple(next(short_enough, wordings[-1])))
