"""A long paragraph cut between its sentences: where it may be, and what each stretch of it says and cites."""

from collections.abc import Iterator

import msgspec

from builder.model.slides import Paragraph, Run

_CLOSING = "\u201d"
"""Stands for citation numbers while sentences are looked for: like quotation marks, they may close one."""


def stretches(paragraph: Paragraph) -> list[tuple[int, int]]:
    """The stretches of a paragraph's text that may stand on slides of their own: its sentences, in order.

    What is highlighted, and a quotation in quotation marks, is never cut.
    """
    from builder.text.sentences import sentences  # few slides need to be cut so finely

    text = "".join(_plain(run) for run in paragraph.runs)
    spans = sentences(text, language=_language(paragraph))
    kept = list(_kept(paragraph))
    cuts = [0]
    for span in spans[1:]:
        if not any(start < span.start < end for start, end in kept):
            cuts.append(span.start)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def stretch(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The paragraph with the words from `start` up to `end` alone; one without a citation gets those of the whole."""
    runs: list[Run] = []
    at = 0
    for run in paragraph.runs:
        length = len(_plain(run))
        first, last = max(start - at, 0), min(end - at, length)
        if first < last or (not length and start <= at < end):
            whole = first == 0 and last == length
            text = run.text[first:last]
            runs.append(run if whole else msgspec.structs.replace(run, text=text, break_after=False))
        at += length
    if end < at and runs:
        runs[-1] = msgspec.structs.replace(runs[-1], text=runs[-1].text.rstrip(), break_after=False)
    if not any(run.cites for run in runs):
        runs += [run for run in paragraph.runs if run.cites]
    later = start > 0
    return msgspec.structs.replace(
        paragraph,
        runs=tuple(runs),
        anchor="" if later else paragraph.anchor,
        bullet="none" if later else paragraph.bullet,
    )


def _plain(run: Run) -> str:
    """A run's text as sentences are looked for in it, a line break at its end."""
    text = _CLOSING * len(run.text) if run.superscript or run.cites else run.text
    return text + ("\n" if run.break_after else "")


def _kept(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The stretches that stay whole, as places in the text."""
    at = 0
    for run in paragraph.runs:
        end = at + len(_plain(run))
        if run.highlight or (run.origin.kind == "source" and run.origin.field == "exact"):
            yield at, end
        at = end


def _language(paragraph: Paragraph) -> str:
    return next((run.language for run in paragraph.runs if run.language), "en")
