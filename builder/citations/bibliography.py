"""The list on the sources slide: one entry a source, under all its numbers, in order of the first."""

from collections.abc import Iterable, Mapping, Sequence

from builder.citations.strip import grouped, numbers
from builder.citations.styles import full_citation
from builder.citations.words import NONE, word
from builder.model.ledger import Source
from builder.model.slides import Citation, Origin, Paragraph, Run

_PROGRAM = Origin("program", field="citation")


def bibliography(
    citations: Iterable[Citation],
    sources: Mapping[str, Source],
    style: str = "chicago",
    strings: Mapping[str, str] = NONE,
) -> tuple[Paragraph, ...]:
    """One paragraph (style `small`) a source: "1, 2", the full citation, and whether its quotations were matched.

    A paragraph's `anchor` names each of its numbers, with spaces between ("source:1 source:2"). A source of which some
    quotations are matched and others are not has an entry for each of the two.
    """
    return tuple(_entry(group, sources[group[0].source], style, strings) for group in grouped(citations))


def _entry(group: Sequence[Citation], source: Source, style: str, strings: Mapping[str, str]) -> Paragraph:
    key = "matched" if group[0].checked else "status_not_checked"
    runs = [
        *numbers(group),
        Run(" ", _PROGRAM),
        *full_citation(source, style, strings),
        Run(" ", _PROGRAM),
        Run(_sentence(word(key, strings)), Origin("template", key), style="muted"),
    ]
    anchor = " ".join(f"source:{citation.number}" for citation in group)
    return Paragraph(tuple(runs), style="small", anchor=anchor)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
