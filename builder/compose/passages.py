"""Quotations in their place: where the exact words stand in a source, and whether they are cut in mid-sentence."""

from collections.abc import Mapping

import msgspec

from builder.compose.said import tidy
from builder.model.ledger import Evidence, Source
from builder.text.folding import Searchable
from builder.text.sentences import paragraph_number, paragraphs, sentences
from builder.text.spans import Span
from builder.text.typography import ENGLISH, QuotationMarks

_CLOSING = "\"'”’»›)].!?,;: \n"
_DOUBLE = frozenset('“”„«»"')
_OPENING = "\"'“‘„«‹([ \n"
ELLIPSIS = "…"


class Passage(msgspec.Struct, frozen=True):
    """Where a quotation stands: its span in the source's text, and its paragraph with the paragraph's number from 1.

    `cut_before` and `cut_after` tell that the quotation begins or ends inside a sentence.
    """

    text: str
    span: Span
    paragraph: Span
    number: int
    cut_before: bool
    cut_after: bool


class Passages:
    """Looks quotations up in the stored texts of the sources; each text is folded and divided once."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._searchable: dict[str, Searchable] = {}
        self._divided: dict[str, tuple[tuple[Span, ...], tuple[Span, ...]]] = {}
        self._found: dict[tuple[str, str, str, str], Passage | None] = {}

    def find(self, evidence: Evidence) -> Passage | None:
        """Give the passage of a quotation, or None where no text is stored or the words do not stand in it."""
        key = (evidence.source, evidence.exact, evidence.prefix, evidence.suffix)
        if key not in self._found:
            source = self._sources.get(evidence.source)
            text = source.text if source is not None else None
            self._found[key] = self._look_up(text, evidence) if text is not None and evidence.exact else None
        return self._found[key]

    def _look_up(self, text: str, evidence: Evidence) -> Passage | None:
        searchable = self._searchable.get(evidence.source)
        if searchable is None:
            searchable = self._searchable[evidence.source] = Searchable(text)
            self._divided[evidence.source] = (paragraphs(text), sentences(text))
        spans = searchable.find(evidence.exact, evidence.prefix, evidence.suffix)
        return _passage(text, spans[0], *self._divided[evidence.source]) if spans else None


def _passage(text: str, hit: Span, all_paragraphs: tuple[Span, ...], all_sentences: tuple[Span, ...]) -> Passage:
    start, end = hit.start, hit.end
    for paragraph in all_paragraphs:
        if paragraph.end > hit.start:
            start, end = min(paragraph.start, hit.start), paragraph.end
            break
    end = max([end, hit.end, *(span.end for span in all_paragraphs if span.start < hit.end <= span.end)])
    touched = [
        span
        for span in all_sentences
        if span.start >= start and span.end <= end and span.start < hit.end and span.end > hit.start
    ]
    return Passage(
        text=text,
        span=hit,
        paragraph=Span(start, end),
        number=paragraph_number(text, hit.start),
        cut_before=bool(touched and text[touched[0].start : hit.start].strip(_OPENING)),
        cut_after=bool(touched and text[hit.end : touched[-1].end].strip(_CLOSING)),
    )


def quoted(text: str, marks: QuotationMarks = ENGLISH) -> str:
    """Put text in quotation marks, “…” in English; double ones inside it become single ones (Chicago 13.30)."""
    return f"{marks[0]}{single(text, marks)}{marks[1]}"


def single(text: str, marks: QuotationMarks = ENGLISH) -> str:
    """Turn double quotation marks into those within others, straight ones by the side that they stand on.

    “ closes where „ has opened.
    """
    if _DOUBLE.isdisjoint(text):
        return text
    made: list[str] = []
    low = False
    for at, character in enumerate(text):
        if character not in _DOUBLE:
            made.append(character)
            continue
        opens = character in "„«" or (character == "“" and not low)
        if character == '"':
            opens = at == 0 or text[at - 1].isspace() or text[at - 1] in "([‘—–-"
        low = character == "„" or (low and opens)
        made.append(marks[2] if opens else marks[3])
    return "".join(made)


def quotation_in_words(evidence: Evidence, passage: Passage | None, marks: QuotationMarks = ENGLISH) -> str:
    """Give `exact` in quotation marks, with an ellipsis at each end that is cut in mid-sentence.

    Without a stored text, a small letter at the beginning and the lack of a full stop at the end count as cuts.
    """
    exact = tidy(evidence.exact)
    if passage is not None:
        before, after = passage.cut_before, passage.cut_after
    else:
        before = exact[:1].islower()
        after = exact.rstrip("\"'”’»)]")[-1:] not in (".", "!", "?", ELLIPSIS)
    before = before and not exact.startswith((ELLIPSIS, "..."))
    after = after and not exact.rstrip("\"'”’»)]").endswith((ELLIPSIS, "..."))
    return quoted((ELLIPSIS if before else "") + exact + (ELLIPSIS if after else ""), marks)
