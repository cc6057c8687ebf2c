"""Rules about quotations: found, found once, and cut without loss."""

import itertools
from collections.abc import Iterator, Sequence

from builder.model.finding import Finding
from builder.rules.book import breach
from builder.rules.figures import with_qualifier
from builder.rules.ledger.attribution import own_texts
from builder.rules.ledger.cuts import Lost, lost_words
from builder.rules.ledger.sources import is_drifted
from builder.rules.located import Located, LocatedLedger, StoredText, own_hedges
from builder.rules.support import parts_of, quoted_stretches
from builder.rules.wording import clipped
from builder.text.folding import fold
from builder.text.nearest import nearest_passage
from builder.text.spans import Span
from builder.text.vocabulary import is_read


def quotation_found(ledger: LocatedLedger) -> Iterator[Finding]:
    """F101: `exact` stands in the stored text, after folding and never fuzzily, with its `prefix` and `suffix`."""
    for located in ledger.every_quotation():
        if located.spans:
            continue
        evidence, fact = located.evidence, located.fact
        place = evidence.where("exact")
        if not evidence.exact.strip():
            yield breach(
                "F101",
                place,
                f"“{fact.id}” quotes nothing from {evidence.source}, although its text is stored",
                "add exact: the words of the text that say so",
            )
        elif (evidence.prefix or evidence.suffix) and located.stored.searchable.find(evidence.exact):
            yield breach(
                "F101",
                place,
                f"“{clipped(evidence.exact)}” stands in {evidence.source}, but not with this prefix and suffix",
                "copy the words directly before and after it from the text",
            )
        else:
            yield breach(
                "F101",
                place,
                f"“{clipped(evidence.exact)}” does not stand in {evidence.source}",
                _what_stands_there(located),
            )


def _what_stands_there(located: Located) -> str:
    """What to do about a quotation that the text does not have: look at the text, or copy what comes nearest."""
    stored = located.stored
    nearest = nearest_passage(stored.text, located.evidence.exact)
    line = f"{stored.source.at.path}:{stored.line(nearest.span.start)}" if nearest else ""
    if is_drifted(stored):  # a quotation that is made to fit a changed text says what nobody printed
        differs = f"; what differs there, in brackets: “{clipped(nearest.marked, 400)}” ({line})" if nearest else ""
        return f"leave the quotation, and mend the text first: it has changed since it was pinned (S110){differs}"
    if nearest is None:
        return "copy the words from the stored text; nothing in it comes near"
    return f"copy these words, without the brackets: “{clipped(nearest.marked, 400)}” ({line})"


def quotation_unique(ledger: LocatedLedger) -> Iterator[Finding]:
    """F102: words that recur in the text carry `prefix` or `suffix` (W3C TextQuoteSelector), so that one is meant."""
    for located in ledger.every_quotation():
        if len(located.spans) > 1:
            stored = located.stored
            lines = ", ".join(str(stored.line(span.start)) for span in located.spans[:5])
            before = _words_before(stored.text, located.spans[0].start)
            after = stored.text[located.spans[0].end :].split(maxsplit=3)[:3]
            example = f'prefix: "{before}"' if before else f'suffix: "{" ".join(after)}"'
            yield breach(
                "F102",
                located.evidence.where("exact"),
                f"“{clipped(located.evidence.exact)}” stands {len(located.spans)} times in {located.evidence.source}"
                f" (lines {lines})",
                f"say which one is meant by the words around it; for the first: {example}",
            )


def cut_keeps_meaning(ledger: LocatedLedger) -> Iterator[Finding]:
    """F103: a quotation cut in mid-sentence takes along the negation, hedge or qualifier that governs its words."""
    for located in ledger.every_quotation():
        if len(located.spans) != 1 or not is_read(located.stored.language):
            continue
        stored, span = located.stored, located.spans[0]
        for index in stored.sentences_over(span):
            sentence = stored.sentences[index]
            if span.covers(sentence.start, sentence.end):
                continue
            place = located.evidence.where("exact")
            lost = sorted(lost_words(stored, index, span), key=lambda one: one.start)
            before = [one for one in lost if one.start < span.start]
            after = [one for one in reversed(lost) if one.start >= span.start]
            for verb, missing in (("begin", before), ("end", after)):
                if not missing:
                    continue
                words = " and ".join(f"“{one.words}” ({one.name})" for one in missing)
                yield breach(
                    "F103",
                    place,
                    f"the quotation of “{located.fact.id}” is cut so that {words}"
                    f" {'is' if len(missing) == 1 else 'are'} lost: “{_around(stored.text, missing[0], span)}”",
                    f"{verb} the quotation so that “{missing[0].words}” is part of it",
                )
            for number in stored.numbers_of(index, ledger.names.with_numbers):
                whole = with_qualifier(number, stored.text)
                if whole.start < span.start < whole.end or whole.start < span.end < whole.end:
                    yield breach(
                        "F103",
                        place,
                        f"the quotation of “{located.fact.id}” cuts “{whole.of(stored.text)}” in two",
                        f"take all of “{whole.of(stored.text)}” into the quotation, or none of it",
                    )


def quoted_words_stand(ledger: LocatedLedger) -> Iterator[Finding]:
    """F101: words in quotation marks in assertion and headline stand in a quotation of the fact.

    A cut within them is marked (“…”), and no hedge stands where it was made (F103). Of a fact whose words are not all
    quoted, nothing can be told.
    """
    for fact in ledger.ledger.facts.values():
        if not fact.evidence or not all(evidence.exact.strip() for evidence in fact.evidence):
            continue
        quoted = [(fold(evidence.exact), ledger.language_of(evidence)) for evidence in fact.evidence]
        for key, text in own_texts(fact):
            for span, words in quoted_stretches(text, single=True):
                if any(words.casefold() in exact.casefold() for exact, _ in quoted):
                    continue
                what = f"the {key} of “{fact.id}” puts “{clipped(span.of(text))}” in quotation marks, and"
                cut = [(found, exact, tongue) for exact, tongue in quoted if (found := parts_of(words, exact))]
                if not cut:
                    yield breach(
                        "F101",
                        fact.where(key),
                        f"{what} no quotation of the fact has these words",
                        _how_to_quote(words, ledger.quotations(fact)),
                    )
                    continue
                lost = _lost_between(*cut[0])
                if lost:
                    yield breach(
                        "F103",
                        fact.where(key),
                        f"{what} cuts out “{lost}” from “{clipped(cut[0][1], 200)}”",
                        f"quote the words together with “{lost}”",
                    )


def _how_to_quote(words: str, located: Sequence[Located]) -> str:
    """What to do about folded words in quotation marks that no quotation has; the text may have them beside one."""
    for one in located:
        if hits := one.stored.searchable.find(words):
            line = f"{one.stored.source.at.path}:{one.stored.line(hits[0].start)}"
            return f"make the quotation longer, so that it has them: they stand in the text ({line})"
    return "copy the words from exact, or leave out the quotation marks; mark what you cut out with “…”"


def _lost_between(found: Sequence[Span], exact: str, language: str) -> str:
    """The first hedge that stands in a quotation between the parts which are shown of it; "" where none does."""
    for first, second in itertools.pairwise(found):
        for hedge in own_hedges(exact[first.end : second.start], language):
            return hedge.words
    return ""


def cut_ends(stored: StoredText, span: Span) -> tuple[bool, bool]:
    """Whether a quotation begins, and whether it ends, in mid-sentence. Punctuation alone is no cut."""
    touched = stored.sentences_over(span)
    if not touched:
        return False, False
    before = stored.text[stored.sentences[touched[0]].start : span.start]
    after = stored.text[span.end : stored.sentences[touched[-1]].end]
    return any(map(str.isalnum, before)), any(map(str.isalnum, after))


def _around(text: str, lost: Lost, span: Span) -> str:
    """The lost words with the nearer end of the quotation, a bar where the cut is."""
    if lost.start < span.start:
        return clipped(f"{text[lost.start : span.start]}|{text[span.start : span.end]}")
    begin = max(span.start, span.end - 50)
    return f"{'…' if begin > span.start else ''}{text[begin : span.end]}|{text[span.end : lost.end]}".replace("\n", " ")


def _words_before(text: str, offset: int) -> str:
    return " ".join(text[max(0, offset - 60) : offset].split()[-3:])
