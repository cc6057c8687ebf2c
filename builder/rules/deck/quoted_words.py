"""The rule about words in quotation marks on slides: given as somebody's, they stand in a quotation of the facts."""

import re
from collections.abc import Iterator

from builder.model.finding import Finding
from builder.rules.deck.reporting import reports
from builder.rules.deck.shown import Shown, ShownDeck, is_own_words
from builder.rules.support import Support, quoted_stretches
from builder.rules.wording import clipped
from builder.text.folding import fold
from builder.text.spans import Span

_CUT = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.)\s*")
_WORDS = re.compile(r"\w+")
_LONG = 5  # words in quotation marks that nobody takes for a word that is only spoken of
_INSERTED = re.compile(r"\s*\[[^\]]*\]\s*")
_COLON = re.compile(r":\s*[“\"„«]$")
# What is between a verb of saying and the words that it reports: “said that it “was finalized””.
_NEAR = 40


def quotation_marks_kept(deck: ShownDeck) -> Iterator[Finding]:
    """D102: words in quotation marks that the deck gives as somebody's stand in a quotation of its facts.

    Given so they are after a verb of saying or a colon, or where they are five words or more; a word or two in marks is
    spoken of (the word “reportedly”). An ellipsis, or square brackets, shows where words are left out. The stored texts
    of the facts' sources count too, and words that rest on no fact are judged by the facts of their slide.
    """
    for shown in deck.own_paragraphs:
        for span, folded in quoted_stretches(shown.text):
            run = shown.run_at(span.start)
            if run.origin.kind not in ("deck", "template") or is_own_words(shown, span.start, span.end):
                continue
            supports = deck.run_supports(run) or deck.slide_supports(shown.slide)
            if not supports or not _all_quoted(supports) or not _given_as_said(deck, shown, span, folded):
                continue
            known = _known(deck, [*supports, *deck.slide_supports(shown.slide)])
            pieces = [piece.casefold() for part in _CUT.split(folded) for piece in _INSERTED.split(part) if piece]
            missing = next((piece for piece in pieces if not _stands(piece, known)), "")
            if missing:
                yield shown.breach(run, "D102", *_fault(span.of(shown.text), missing, known, shown.text))


def _fault(words: str, missing: str, known: list[str], text: str) -> tuple[str, str]:
    quoted = _WORDS.findall(missing)
    if any(_stand_in_order(quoted, one) for one in known):
        return (
            f"“{clipped(words)}” joins words between which the quotation has others, and does not show it:"
            f" “{clipped(text)}”",
            "put … where words are left out, or quote the whole",
        )
    return (
        f"“{clipped(words)}” stands in quotation marks, and no quotation of its facts has these words:"
        f" “{clipped(text)}”",
        "copy the words from exact, or leave out the quotation marks; words that nobody said can go under own-words",
    )


def _given_as_said(deck: ShownDeck, shown: Shown, span: Span, folded: str) -> bool:
    """Whether words in quotation marks are given as what somebody said, and not as words that are spoken of."""
    count = len(_WORDS.findall(folded))
    if count < 2:
        return False
    before = shown.text[: span.start]
    if _COLON.search(before) and any(naming.end <= span.start for naming in deck.namings_of(shown.text)):
        return True
    said = [one for one in deck.sayings_of(shown.text) if 0 <= span.start - one.end <= _NEAR]
    if any(reports(shown.text, one, deck.deck.language) for one in said):
        return True
    return count >= _LONG and bool(shown.run_at(span.start).origin.rests_on)


def _all_quoted(supports: list[Support]) -> bool:
    """Whether the words of every one of these facts are held: of others, nothing can be told."""
    return all(one.quotations and all(evidence.exact.strip() for evidence in one.fact.evidence) for one in supports)


def _known(deck: ShownDeck, supports: list[Support]) -> list[str]:
    """The folded words of the facts' quotations, of those that name their speakers, and of their sources' texts."""
    known = [one.casefold() for support in supports for one in support.quotations]
    known += [fold(link.words).casefold() for support in supports for link in support.fact.attribution]
    known += [fold(support.fact.when.words).casefold() for support in supports if support.fact.when]
    sources = dict.fromkeys(source.id for support in supports for source in support.sources)
    texts = (deck.located.text(source) for source in sources)
    return known + [deck.folded_text(stored.source.id) for stored in texts if stored is not None]


def _stands(piece: str, known: list[str]) -> bool:
    bare = piece.strip(" ,.;:!?'\"")
    return any(bare in one for one in known)


def _stand_in_order(words: list[str], text: str) -> bool:
    at = 0
    for word in words:
        found = re.compile(rf"\b{re.escape(word)}\b").search(text, at)
        if found is None:
            return False
        at = found.end()
    return True
