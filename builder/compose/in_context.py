"""The filter `in_context`: a passage with the quotations of one fact, or of several, highlighted and numbered."""

from collections.abc import Sequence

import msgspec

from builder.compose.context import window
from builder.compose.facts import FactView
from builder.compose.passages import Passage
from builder.compose.said import DraftParagraph, Piece, Reference, Said, Superscript, once
from builder.model.slides import Origin, Run


class _Hit(msgspec.Struct, frozen=True):
    """A quotation of a fact that was found in a stored text."""

    view: FactView
    reference: Reference
    passage: Passage

    @property
    def place(self) -> tuple[str, int]:
        """The source and the paragraph in which it stands."""
        return self.reference.source.id, self.passage.number


def in_context(facts: Sequence[FactView], words: int) -> Said:
    """Give the first fact's passages, each with a caption; quotations of the others in the same paragraphs go with it.

    `words` is the number of words of context on each side. Without a stored text: the quotation or the assertion, and
    that it was not checked.
    """
    first = facts[0]
    hits = _hits(first)
    if not hits:
        return first.of(()).with_blocks(_unstored(first))
    places = once(hit.place for hit in hits)
    hits += [hit for other in facts[1:] for hit in _hits(other) if hit.place in places]
    blocks: list[DraftParagraph] = []
    for place in places:
        here = [hit for hit in hits if hit.place == place]
        blocks.append(DraftParagraph(_passage(here, words), "quotation"))
        number = Run(str(place[1]), Origin("program", field="paragraph"))
        caption = first.shelf.words.around("in_context_caption_paragraph", "number", number)
        blocks.append(DraftParagraph(caption, "caption"))
    shown = once(hit.view.fact.id for hit in hits)
    return Said((), shown, once(hit.reference for hit in hits), blocks=tuple(blocks))


def _hits(view: FactView) -> list[_Hit]:
    found: list[_Hit] = []
    for reference in view.references:
        passage = view.shelf.passages.find(reference.evidence) if reference.evidence is not None else None
        if passage is not None and view.fact.evidence:
            found.append(_Hit(view, reference, passage))
    return found


def _passage(hits: Sequence[_Hit], words: int) -> tuple[Piece, ...]:
    """Give the runs of a window; the numbers stand right after the words that they are for, as they would in print."""
    pieces: list[Piece] = []
    for part in window([hit.passage for hit in hits], words):
        view = hits[part.of[0] if part.of else 0].view
        origin = view.run("x", "exact" if part.of else "context", "source").origin
        pieces.append(Run(part.text, origin, highlight=bool(part.of)))
        if part.ends:
            pieces.append(Superscript(tuple(hits[number].reference for number in part.ends)))
    return tuple(pieces)


def _unstored(view: FactView) -> tuple[DraftParagraph, ...]:
    quotation = view.said_attribute("quotation")
    caption = DraftParagraph((view.shelf.words.run("no_text_stored"),), "caption")
    if quotation:
        return (DraftParagraph((*quotation.pieces, view.superscript), "quotation"), caption)
    return (DraftParagraph(view.said().pieces), caption)
