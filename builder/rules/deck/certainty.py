"""The rule about certainty on slides: our words make nothing surer, or contrary, to what their facts say."""

import functools
import re
from collections.abc import Iterator

import msgspec

from builder.model.finding import Finding
from builder.rules.deck.lessons import addresses_the_class, is_order, sentence_at
from builder.rules.deck.shown import ShownDeck, is_own_words
from builder.rules.support import Support, quoted_stretches
from builder.rules.wording import clipped
from builder.text.hedges import HedgeClass, hedges
from builder.text.lexicon import Lexicon, alternatives
from builder.text.vocabulary import deck_words, known_language

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_FREEING = ("negation", "modal", "estimate", "intent", "hearsay")


class _Lexicons(msgspec.Struct, frozen=True):
    """What makes surer, what takes back, and what comes for sure, in one language."""

    confirming: Lexicon
    denying: Lexicon
    future: Lexicon
    open: re.Pattern[str]


def nothing_surer(deck: ShownDeck) -> Iterator[Finding]:
    """D107: our words confirm or deny nothing, and let nothing come for sure, where their facts do not.

    Questions, conditions, orders and what is negated or hedged claim nothing; “confirmed” in quotation marks is spoken
    of.
    """
    language = deck.deck.language
    lexicons = _lexicons(known_language(language))
    for shown in deck.own_paragraphs:
        if not any(run.origin.kind == "deck" and run.origin.rests_on for run in shown.runs):
            continue
        for kind in ("confirming", "denying", "future"):
            for match in getattr(lexicons, kind).finditer(shown.text):
                run = shown.run_at(match.start())
                supports = deck.run_supports(run)
                if run.origin.kind != "deck" or not supports or is_own_words(shown, *match.span()):
                    continue
                if _claims_nothing(shown.text, match, language):
                    continue
                told = _fault(kind, sentence_at(shown.text, match.start()).of(shown.text), supports, lexicons)
                if told:
                    ids = ", ".join(support.fact.id for support in supports[:3])
                    yield shown.breach(
                        run,
                        "D107",
                        f"“{match.group()}” {told[0]} {ids}: “{clipped(shown.text)}”",
                        f"{told[1]}; or list the words under own-words",
                    )
                    break


def _fault(kind: str, sentence: str, supports: list[Support], lexicons: _Lexicons) -> tuple[str, str] | None:
    """What a word of a kind adds to the facts, and how to mend it; None where one of them has such a word."""
    if kind == "confirming" and not any(_has(lexicons.confirming, one) for one in supports):
        return "is surer than anything in", "say who says it (“said”, “reported”), and no more"
    if kind == "denying" and not any(_has(lexicons.denying, one) or _hedged(one, "negation") for one in supports):
        return "denies, and nothing does in", "name the fact that denies it under rests-on, or take the word out"
    if kind == "future" and not any(_has(lexicons.future, one) for one in supports):
        unsure = [one.fact for one in supports if _hedged(one, "modal", "estimate", "intent")]
        if any(_stems(sentence) & _stems(f"{fact.assertion} {fact.headline}") for fact in unsure):
            return (
                "comes for sure, which is only possible or planned in",
                "keep the “may”, “plans to” or “expected to” of the fact",
            )
    return None


def _claims_nothing(text: str, match: re.Match[str], language: str) -> bool:
    if any(span.covers(*match.span()) for span, _ in quoted_stretches(text)):
        return True
    sentence = sentence_at(text, match.start())
    said = sentence.of(text)
    before = text[sentence.start : match.start()]
    if said.rstrip().endswith("?") or _lexicons(known_language(language)).open.search(before):
        return True
    if is_order(said, language) or addresses_the_class(said, language):
        return True
    around = (hedge for hedge in hedges(said, language=language) if hedge.kind in _FREEING)
    start, end = match.start() - sentence.start, match.end() - sentence.start
    return any(hedge.end <= start or hedge.start >= end for hedge in around if hedge.words != match.group())


def _has(lexicon: Lexicon, support: Support) -> bool:
    fact = support.fact
    return any(True for text in (fact.assertion, fact.headline, *support.quotations) for _ in lexicon.finditer(text))


def _hedged(support: Support, *kinds: HedgeClass) -> bool:
    """Whether the fact's own words have a hedge of one of the kinds."""
    fact = support.fact
    return any(
        hedge.kind in kinds
        for text in (fact.assertion, fact.headline)
        for hedge in hedges(text, language=fact.language)
    )


def _stems(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(text)}


@functools.cache
def _lexicons(language: str) -> _Lexicons:
    words, asking = deck_words(language).claims, deck_words(language).reporting
    openers = alternatives((*asking.nobody, *asking.open))
    return _Lexicons(
        Lexicon(words.confirming),
        Lexicon(words.denying),
        Lexicon(words.sure_future),
        re.compile(rf"\b(?:{openers})\s+(?:\w+\s+){{0,4}}$", re.IGNORECASE),
    )
