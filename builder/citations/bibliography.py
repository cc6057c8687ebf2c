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
    """One paragraph (style `small`) a source: "1, 2", the citation, and "Matched." where its quotations were matched.

    A paragraph's `anchor` names each of its numbers, with spaces between ("source:1 source:2"). A source of which some
    quotations are matched and others are not has an entry for each of the two. A last paragraph says what brackets, and
    the lack of "Matched.", mean, where there are any.
    """
    groups = grouped(citations)
    entries = [_entry(group, sources[group[0].source], style, strings) for group in groups]
    remarks = []
    if any(sources[group[0].source].title_from for group in groups):
        remarks.append("list_brackets")
    if not all(group[0].checked for group in groups):
        remarks.append("list_not_checked")
    runs = [Run(word(key, strings), Origin("template", key), style="muted") for key in remarks]
    spaced = [one for run in runs for one in (Run(" ", _PROGRAM), run)][1:]
    return (*entries, Paragraph(tuple(spaced), style="small")) if spaced else tuple(entries)


def _entry(group: Sequence[Citation], source: Source, style: str, strings: Mapping[str, str]) -> Paragraph:
    runs = [*numbers(group), Run(" ", _PROGRAM), *full_citation(source, style, strings, brief=True)]
    if group[0].checked:
        matched = Run(_sentence(word("matched", strings)), Origin("template", "matched"), style="muted")
        runs += [Run(" ", _PROGRAM), matched]
    anchor = " ".join(f"source:{citation.number}" for citation in group)
    return Paragraph(tuple(runs), style="small", anchor=anchor)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
