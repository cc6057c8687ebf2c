"""The rule about likelihood: how likely something is and how sure we are of it never stand in one sentence of ours."""

import functools
import re
from collections.abc import Iterator, Mapping

import msgspec

from builder.model.finding import Finding
from builder.rules.book import breach
from builder.rules.deck.shown import ShownDeck, is_own_words
from builder.rules.located import LocatedLedger
from builder.rules.support import quoted_stretches
from builder.rules.telltales import Telltales, bared
from builder.rules.wording import clipped
from builder.text.lexicon import Lexicon, alternatives
from builder.text.phrases import needed_words
from builder.text.sentences import sentences
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

_WORD_BEFORE = re.compile(r"([^\W\d_]+)(?:['’]s?)?\s+$")
_BETWEEN = 6  # words between confidence and its level: “our confidence in this judgement is low”
_PARTED = re.compile(r"[^·\n]+")  # what the program sets side by side, or a line for itself, is no one sentence


class Mixture(msgspec.Struct, frozen=True):
    """A sentence with a word of likelihood and a level of confidence, each with its place in the text."""

    sentence: Span
    likelihood: Span
    confidence: Span


def likelihood_kept_apart(located: LocatedLedger) -> Iterator[Finding]:
    """F110: no sentence of an assertion, headline or answer has both a word of likelihood and a level of confidence."""
    for fact in located.ledger.facts.values():
        for field, text in (("assertion", fact.assertion), ("headline", fact.headline), ("answer", fact.answer)):
            for mixture in mixtures(text, fact.language):
                yield breach("F110", fact.where(field), *_told(mixture, text), facts=(fact.id,))


def likelihood_kept_apart_on_slides(deck: ShownDeck) -> Iterator[Finding]:
    """D114: no sentence of a slide, its alternative texts or its notes has both, but for what a fact has by itself."""
    for shown in deck.own_paragraphs:
        for mixture in mixtures(shown.text, deck.deck.language):
            spans = (mixture.likelihood, mixture.confidence)
            runs = [shown.run_at(span.start) for span in spans]
            ours = next((run for run in runs if run.origin.kind != "fact"), None)
            if ours is not None and not any(is_own_words(shown, span.start, span.end) for span in spans):
                yield shown.breach(ours, "D114", *_told(mixture, shown.text))


def mixtures(text: str, language: str = "en") -> Iterator[Mixture]:
    """The sentences of a text that have both, words in double quotation marks and questions left out."""
    words = _words(known_language(language))
    if not words.may_hold(text):
        return
    bare = bared(text)
    if not any(True for _ in words.confidence(bare.text)):
        return
    quoted = [span for span, _ in quoted_stretches(bare.text)]
    for sentence in (part for whole in sentences(bare.text, language=language) for part in _parts(bare.text, whole)):
        if sentence.of(bare.text).endswith("?"):
            continue
        likely = _first(words.likelihood(bare.text), sentence, quoted)
        sure = _first(words.confidence(bare.text), sentence, quoted)
        if likely is not None and sure is not None:
            yield Mixture(bare.back(sentence), bare.back(likely), bare.back(sure))


class _Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        known = vocabulary(language)
        self._likelihood = Lexicon(_every(known.likelihood))
        levels = (*known.confidence.high, *known.confidence.moderate, *known.confidence.low)
        self._confidence = Lexicon(levels)
        self._telltales = Telltales(needed_words((*levels, *known.confidence.nouns)))
        parts = (known.confidence.nouns, known.confidence.verbs, known.confidence.levels)
        noun, verb, level = map(alternatives, parts)
        self._parted = re.compile(
            rf"(?<!\w)(?:{noun})(?:\s+[\w'’-]+){{1,{_BETWEEN}}}?\s+(?:{verb})\s+(?:\w+\s+)?(?:{level})(?!\w)",
            re.IGNORECASE,
        )
        self._others = known.confidence.others

    def may_hold(self, text: str) -> bool:
        """Whether a text may have a level of confidence: most have none, and are done."""
        return self._telltales.may_be_in(text)

    def likelihood(self, text: str) -> Iterator[Span]:
        """Where a text has words of likelihood."""
        return (Span(*match.span()) for match in self._likelihood.finditer(text))

    def confidence(self, text: str) -> Iterator[Span]:
        """Where a text has a level of confidence that is an analyst's and not a mood of others."""
        found = [*self._confidence.finditer(text), *self._parted.finditer(text)]
        for match in sorted(found, key=re.Match.start):
            before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
            if before is None or before[1].casefold() not in self._others:
                yield Span(*match.span())


@functools.cache
def _words(language: str) -> _Words:
    return _Words(language)


def _every(rungs: msgspec.Struct) -> Iterator[str]:
    ladder: Mapping[str, tuple[str, ...]] = msgspec.structs.asdict(rungs)
    for words in ladder.values():
        yield from words


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    return (Span(*part.span()) for part in _PARTED.finditer(text, sentence.start, sentence.end))


def _first(found: Iterator[Span], sentence: Span, quoted: list[Span]) -> Span | None:
    """The first of the spans in a sentence that does not stand in quotation marks."""
    return next(
        (
            span
            for span in found
            if sentence.covers(span.start, span.end) and not any(one.covers(span.start, span.end) for one in quoted)
        ),
        None,
    )


def _told(mixture: Mixture, text: str) -> tuple[str, str]:
    likely, sure = mixture.likelihood.of(text), mixture.confidence.of(text)
    return (
        f"“{likely}” (how likely it is) and “{sure}” (how good the evidence is) stand in one sentence:"
        f" “{clipped(mixture.sentence.of(text))}”",
        f"make two sentences of it: one with “{likely}”, and one with “{sure}” and why; take out what the source does"
        " not say; put words that are only spoken of in quotation marks",
    )
