"""The rule about the quote budget: a deck prints no more words of a source than its `quote-limit` allows."""

from collections.abc import Iterable, Iterator

from builder.model.finding import Finding
from builder.model.ledger import Fact, Source
from builder.model.placed import PlacedSlide
from builder.model.slides import Paragraph, Run, Visual
from builder.rules.book import breach
from builder.rules.deck.shown import ShownDeck
from builder.rules.located import Located
from builder.rules.support import quoted_stretches
from builder.text.folding import fold
from builder.text.spans import Span

_MARKS = " \"'“”‘’«»"
_FIELDS = ("exact", "context")
_LARGEST = 3


class _Printed:
    """What a deck prints of one source: stretches of its stored text, and passages of a text that is not stored.

    Words count once, however often they are printed.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._spans: list[Span] = []
        self._passages: list[str] = []
        self._of_facts: dict[str, list[Span | str]] = {}

    def add(self, fact: str, what: Span | str) -> None:
        """Enter a stretch of the stored text, or else a passage in words, that is printed for a fact."""
        self._of_facts.setdefault(fact, []).append(what)
        if isinstance(what, Span):
            self._spans.append(what)
        else:
            self._passages.append(what)

    @property
    def words(self) -> int:
        """How many different words of the source are printed."""
        return self._count(self._spans) + _in_passages(self._passages)

    def largest(self) -> list[str]:
        """The facts with most words, in words: “finalised (24 words)”."""
        sizes = {
            fact: self._count([one for one in what if isinstance(one, Span)])
            + _in_passages([one for one in what if isinstance(one, str)])
            for fact, what in self._of_facts.items()
        }
        ranked = sorted(sizes.items(), key=lambda item: -item[1])[:_LARGEST]
        return [f"{fact} ({words} words)" for fact, words in ranked]

    def _count(self, spans: Iterable[Span]) -> int:
        text, reached, words = self.source.text or "", 0, 0
        for span in sorted(spans, key=lambda one: (one.start, one.end)):
            words += _words(text[max(span.start, reached) : max(span.end, reached)])
            reached = max(reached, span.end)
        return words


def quote_budget_kept(deck: ShownDeck) -> Iterator[Finding]:
    """D115: of each source, slides and notes together print no more different words than its `quote-limit`."""
    printed: dict[str, _Printed] = {}
    for placed in deck.placed.slides:
        _enter(deck, placed, printed)
    over = {name for name, one in printed.items() if one.words > one.source.quote_limit}
    if not over:
        return
    again: dict[str, _Printed] = {}
    for placed in deck.placed.slides:
        _enter(deck, placed, again)
        for name in sorted(over.intersection(again)):
            if again[name].words > again[name].source.quote_limit:
                over.discard(name)
                yield _over(placed, printed[name])


def _over(placed: PlacedSlide, printed: _Printed) -> Finding:
    """The finding, at the slide on which the limit is passed."""
    source, words = printed.source, printed.words
    too_many = words - source.quote_limit
    return breach(
        "D115",
        placed.slide.at,
        f"the deck prints {words} words of “{source.name}” ({source.id}), whose quote-limit is {source.quote_limit};"
        " the limit is passed on this slide",
        f"quote less: {too_many} {'word' if too_many == 1 else 'words'} must go. Most are quoted for"
        f" {', '.join(printed.largest())}; or raise quote-limit, if the rights to the source allow more",
        slide=placed.number,
        template=placed.slide.template,
    )


def _enter(deck: ShownDeck, placed: PlacedSlide, printed: dict[str, _Printed]) -> None:
    """Enter what one slide and its notes print."""
    for paragraph in _paragraphs(placed):
        for run in paragraph.runs:
            fact = deck.ledger.facts.get(run.origin.ref)
            if run.origin.kind == "source" and run.origin.field in _FIELDS and fact is not None:
                _enter_words(deck, fact, run.text, printed)
        own = "".join(_own(run) for run in paragraph.runs)
        for _, words in quoted_stretches(own):
            _enter_own(deck, placed, words, printed)


def _own(run: Run) -> str:
    return run.text if run.origin.kind in ("fact", "deck", "template") else "\n"


def _paragraphs(placed: PlacedSlide) -> Iterator[Paragraph]:
    for slot in placed.slide.slots.values():
        yield from slot.paragraphs()
        yield from (block.alt for block in slot.blocks if isinstance(block, Visual))
    yield from placed.slide.notes


def _enter_words(deck: ShownDeck, fact: Fact, text: str, printed: dict[str, _Printed]) -> None:
    """Enter a quotation, or words around it, under the source in which they stand."""
    words = _plain(text)
    if not words:
        return
    for located in deck.located.quotations(fact):
        span = _span(located, words)
        if span is not None:
            _of(deck, located.evidence.source, printed).add(fact.id, span)
            return
    for evidence in fact.evidence:
        if evidence.exact and evidence.source in deck.ledger.sources:
            _of(deck, evidence.source, printed).add(fact.id, words)
            return


def _enter_own(deck: ShownDeck, placed: PlacedSlide, words: str, printed: dict[str, _Printed]) -> None:
    """Enter words that our own text has in quotation marks, where a quotation of a fact of the slide has them."""
    for support in deck.slide_supports(placed):
        if not support.has_words(words):
            continue
        for located in deck.located.quotations(support.fact):
            span = _span(located, words)
            if span is not None:
                _of(deck, located.evidence.source, printed).add(support.fact.id, span)
                return
        for evidence in support.fact.evidence:
            if words in fold(evidence.exact) and evidence.source in deck.ledger.sources:
                _of(deck, evidence.source, printed).add(support.fact.id, words)
                return


def _of(deck: ShownDeck, source: str, printed: dict[str, _Printed]) -> _Printed:
    return printed.setdefault(source, _Printed(deck.ledger.sources[source]))


def _span(located: Located, words: str) -> Span | None:
    """Where words stand in a stored text: as the quotation itself, or nearest to it."""
    if not located.spans:
        return None
    quotation = located.spans[0]
    if _unmarked(words) == _unmarked(located.evidence.exact):
        return quotation
    found = located.stored.searchable.find(words)
    return min(found, key=lambda one: abs(one.start - quotation.start), default=None)


def _plain(text: str) -> str:
    """The words without the quotation marks and ellipses that a slide sets around them."""
    return text.strip(_MARKS).removeprefix("…").removesuffix("…").strip()


def _unmarked(text: str) -> str:
    return " ".join(fold(text).replace('"', "").replace("'", "").split())


def _in_passages(passages: Iterable[str]) -> int:
    """The words of passages that no stored text has; one that stands in another is printed already."""
    different: list[str] = []
    for passage in sorted({_unmarked(one) for one in passages}, key=lambda one: (-len(one), one)):
        if not any(passage in longer for longer in different):
            different.append(passage)
    return sum(map(_words, different))


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())
