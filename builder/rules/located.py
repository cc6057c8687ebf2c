"""Ledger in, the same with every quotation located: each stored text is folded and split once, whatever rests on it."""

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import msgspec

from builder.model.ledger import Evidence, Fact, Ledger, Source
from builder.rules.names import Names, stands_in
from builder.text.dates import dates
from builder.text.edtf import Interval, parse_edtf
from builder.text.folding import Searchable, fold
from builder.text.hedges import Hedge, hedges, sayings
from builder.text.numbers import Number, numbers
from builder.text.sentences import paragraphs, sentences
from builder.text.spans import Span
from builder.text.vocabulary import is_read


class StoredText:
    """A source's stored text, searchable, with its sentences and paragraphs."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self.language = source.language or "en"
        self._hedges: dict[int, tuple[Hedge, ...]] = {}
        self._says: dict[int, bool] = {}
        self._folded: dict[int, str] = {}
        self._dates: dict[datetime.date | None, tuple[Interval, ...]] = {}
        self._numbers: dict[int, tuple[Number, ...]] = {}

    @cached_property
    def searchable(self) -> Searchable:
        """The text, folded."""
        return Searchable(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, in order."""
        return sentences(self.text, language=self.language)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, in order."""
        return paragraphs(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    def sentences_over(self, span: Span) -> range:
        """The indices of the sentences that a span touches."""
        return _touched(self._sentence_starts, self.sentences, span)

    def paragraphs_over(self, span: Span) -> range:
        """The indices of the paragraphs that a span touches."""
        return _touched(self._paragraph_starts, self.paragraphs, span)

    def hedges_of(self, index: int) -> tuple[Hedge, ...]:
        """The hedges of a sentence, with offsets in the whole text.

        A verb of saying (“claimed”, “according to”) is none, unless it negates (“denied”): attribution carries it.
        """
        if index not in self._hedges:
            base, words = self.sentences[index].start, self.words(self.sentences[index])
            self._hedges[index] = tuple(
                msgspec.structs.replace(one, start=one.start + base, end=one.end + base)
                for one in own_hedges(words, self.language)
            )
        return self._hedges[index]

    def says(self, index: int) -> bool:
        """Whether a sentence holds a verb of saying, or “according to”."""
        if index not in self._says:
            self._says[index] = bool(sayings(self.words(self.sentences[index]), language=self.language))
        return self._says[index]

    def numbers_of(self, index: int, names: tuple[str, ...]) -> tuple[Number, ...]:
        """The numbers of a sentence, with offsets in the whole text; `names` are no numbers."""
        if index not in self._numbers:
            base, words = self.sentences[index].start, self.words(self.sentences[index])
            self._numbers[index] = tuple(
                msgspec.structs.replace(one, start=one.start + base, end=one.end + base)
                for one in numbers(words, names=names, language=self.language)
            )
        return self._numbers[index]

    def dates(self, anchor: datetime.date | None) -> tuple[Interval, ...]:
        """The dates that the whole text names, read from the day `anchor`."""
        if anchor not in self._dates:
            mentions = dates(self.text, anchor=anchor, language=self.language)
            self._dates[anchor] = tuple(parse_edtf(mention.edtf) for mention in mentions if mention.edtf)
        return self._dates[anchor]

    def paragraph_has(self, index: int, words: str) -> bool:
        """Whether words stand, folded, in a paragraph. Quicker than to find them in the text: they may recur in it."""
        if index not in self._folded:
            self._folded[index] = fold(self.words(self.paragraphs[index]))
        return stands_in(fold(words), self._folded[index])

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def line_with(self, words: str) -> int:
        """The line of the source's file on which `words` stand, in whatever case; 0 where they do not."""
        hits = self._any_case.find(words.casefold())
        return self.source.text_line + self._any_case.text.count("\n", 0, hits[0].start) if hits else 0

    @cached_property
    def _any_case(self) -> Searchable:
        return Searchable(self.text.casefold())

    def line(self, offset: int) -> int:
        """The line of the source's file on which an offset stands."""
        return self.source.text_line + self.text.count("\n", 0, offset)


class Located(msgspec.Struct, frozen=True):
    """A quotation of a fact and where it stands in its stored text: once, if all is well."""

    fact: Fact
    evidence: Evidence
    stored: StoredText
    spans: tuple[Span, ...]

    def paragraphs(self) -> Iterator[int]:
        """The indices of the paragraphs in which the quotation stands."""
        for span in self.spans:
            yield from self.stored.paragraphs_over(span)


class LocatedLedger:
    """The ledger with its stored texts and the quotations in them, each located when first asked for."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.names = Names(ledger)
        self._texts: dict[str, StoredText] = {}
        self._located: dict[str, tuple[Located, ...]] = {}

    @cached_property
    def texts(self) -> dict[str, StoredText]:
        """Every stored text, by the id of its source."""
        return {name: text for name in self.ledger.sources if (text := self.text(name)) is not None}

    def text(self, source: str) -> StoredText | None:
        """The stored text of a source; None where there is none."""
        if source not in self._texts:
            record = self.ledger.sources.get(source)
            if record is None or record.text is None:
                return None
            self._texts[source] = StoredText(record, record.text)
        return self._texts[source]

    def quotations(self, fact: Fact) -> tuple[Located, ...]:
        """The evidence of a fact whose sources have stored texts, with the places of its words there."""
        if fact.id not in self._located:
            found = self.ledger.matches.get(fact.id, ())  # the reader has found them already, as a rule
            self._located[fact.id] = tuple(
                Located(fact, evidence, stored, _spans(found[at]) if at < len(found) else _find(stored, evidence))
                for at, evidence in enumerate(fact.evidence)
                if (stored := self.text(evidence.source)) is not None
            )
        return self._located[fact.id]

    def language_of(self, evidence: Evidence) -> str:
        """The language of a quotation, which is that of its source; English where that names none."""
        source = self.ledger.sources.get(evidence.source)
        return (source.language if source else "") or "en"

    def tongues_of(self, fact: Fact) -> tuple[str, ...]:
        """The languages of a fact's own words and of what it quotes, each once."""
        return tuple(dict.fromkeys((fact.language or "en", *(self.language_of(one) for one in fact.evidence))))

    def facts_in_words(self) -> Iterator[Fact]:
        """The facts whose words, and those of whose sources, are all in languages that the rules know.

        Rules that compare words ask these: what is not read on one side is not missing on the other (F113 tells it).
        """
        for fact in self.ledger.facts.values():
            if all(is_read(tongue) for tongue in self.tongues_of(fact)):
                yield fact

    def every_quotation(self) -> Iterator[Located]:
        """The located evidence of every fact, in order."""
        for fact in self.ledger.facts.values():
            yield from self.quotations(fact)


def _spans(found: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in found)


def _find(stored: StoredText, evidence: Evidence) -> tuple[Span, ...]:
    if not evidence.exact.strip():
        return ()
    return stored.searchable.find(evidence.exact, evidence.prefix, evidence.suffix)


def own_hedges(text: str, language: str = "en") -> tuple[Hedge, ...]:
    """The hedges of a text that are not verbs of saying; a denial is both, and counts."""
    found = hedges(text, language=language)
    if not found:
        return ()
    spoken = sayings(text, language=language)
    return tuple(
        hedge
        for hedge in found
        if hedge.kind == "negation" or not any(span.covers(hedge.start, hedge.end) for span in spoken)
    )


def _touched(starts: list[int], spans: tuple[Span, ...], span: Span) -> range:
    """The indices of the ordered `spans` that overlap `span`."""
    first = max(bisect_right(starts, span.start) - 1, 0)
    if first < len(spans) and spans[first].end <= span.start:
        first += 1
    last = first
    while last < len(spans) and spans[last].start < span.end:
        last += 1
    return range(first, last)
