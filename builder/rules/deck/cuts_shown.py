"""The rule about quotations on slides: one that begins or ends in mid-sentence shows that it was cut."""

from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.placed import PlacedSlide
from builder.model.slides import Paragraph, Run
from builder.rules.book import breach
from builder.rules.deck.shown import NOTES, ShownDeck
from builder.rules.ledger.quotations import cut_ends
from builder.rules.wording import clipped
from builder.text.folding import fold

_MARKS = " \"'“”‘’«»"
_ELLIPSES = ("…", "...", "[…]", "[...]")


def cut_shown(deck: ShownDeck) -> Iterator[Finding]:
    """F103: where a quotation that is cut in mid-sentence stands alone, an ellipsis shows each cut end.

    Within a sentence of ours, or in its own context, the words around it show that it is a part.
    """
    for slide in deck.placed.slides:
        for slot, paragraph in _paragraphs(slide):
            for at, run in enumerate(paragraph.runs):
                if run.origin.kind == "source" and run.origin.field == "exact":
                    yield from _faults(deck, slide, slot, paragraph, at)


def _paragraphs(slide: PlacedSlide) -> Iterator[tuple[str, Paragraph]]:
    for name, slot in slide.slide.slots.items():
        for paragraph in slot.paragraphs():
            yield name, paragraph
    for paragraph in slide.slide.notes:
        yield NOTES, paragraph


def _faults(deck: ShownDeck, slide: PlacedSlide, slot: str, paragraph: Paragraph, at: int) -> Iterator[Finding]:
    run = paragraph.runs[at]
    begins_cut, ends_cut = _cuts(deck, run)
    if not (begins_cut or ends_cut):
        return
    bare = run.text.strip(_MARKS)
    embedded = _has_words(paragraph.runs[:at])
    shows_begin = embedded or bare.startswith(_ELLIPSES)
    shows_end = embedded or bare.endswith(_ELLIPSES) or _has_words(paragraph.runs[at + 1 :])
    ends = [
        name
        for name, cut, shows in (("begins", begins_cut, shows_begin), ("ends", ends_cut, shows_end))
        if cut and not shows
    ]
    if ends:
        yield breach(
            "F103",
            run.origin.at if run.origin.at.path else slide.slide.at,
            f"the quotation “{clipped(bare)}” {' and '.join(ends)} in mid-sentence and does not show it",
            "print {{ fact.quotation }}, which sets the ellipsis, or quote the whole sentence",
            slide=slide.number,
            slot=slot,
            facts=(run.origin.ref,),
            template=slide.slide.template,
        )


def _cuts(deck: ShownDeck, run: Run) -> tuple[bool, bool]:
    """Whether the quotation that a run shows begins and ends in mid-sentence, as far as a stored text can tell."""
    fact = deck.ledger.facts.get(run.origin.ref)
    if fact is None:
        return False, False
    words = _plain(run.text)
    for located in deck.located.quotations(fact):
        if located.spans and _plain(located.evidence.exact) == words:
            return cut_ends(located.stored, located.spans[0])
    return False, False


def _plain(text: str) -> str:
    """The words without quotation marks and ellipses, which a slide sets in its own way."""
    folded = fold(text).replace('"', "").replace("'", "").replace("...", "…")
    return " ".join(folded.replace("[…]", " ").replace("…", " ").split())


def _has_words(runs: tuple[Run, ...]) -> bool:
    return any(not run.superscript and any(map(str.isalpha, run.text)) for run in runs)
