"""Which hedges stand for which: the classes, and the words that a language lets say as much as a hedge."""

import functools
from collections.abc import Iterator, Mapping

from builder.rules.governed import governed, has_negated_word, negated_in_a_word
from builder.text.hedges import Hedge, HedgeClass
from builder.text.lexicon import Lexicon
from builder.text.vocabulary import known_language, vocabulary

# Near neighbours may stand for one another, a negation only for itself.
_CARRIERS: Mapping[HedgeClass, tuple[HedgeClass, ...]] = {
    "modal": ("modal", "estimate"),
    "estimate": ("estimate", "modal"),
    "intent": ("intent", "modal"),
    "negation": ("negation",),
    "hearsay": ("hearsay",),
}


def may_carry(carrier: Hedge, language: str, hedge: Hedge, tongue: str) -> bool:
    """Whether a hedge, in `language`, can stand for another one, in `tongue`: “would” says more than “might”."""
    return hedge.kind != "modal" or _is_sure(hedge, tongue) or not _is_sure(carrier, language)


def carriers(hedge: Hedge, tongue: str) -> tuple[HedgeClass, ...]:
    """The classes that say as much as a hedge in `tongue`: those near its own, and those that its own words allow."""
    return _CARRIERS[hedge.kind] + vocabulary(tongue).hedges.carried_by.get(hedge.words.casefold(), ())


def is_carried_by(hedge: Hedge, tongue: str, carried: set[HedgeClass]) -> bool:
    """Whether hedges of the classes `carried`, in any language, say as much as a hedge in `tongue`."""
    return not carried.isdisjoint(carriers(hedge, tongue))


def kinds_besides(text: str, language: str) -> Iterator[HedgeClass]:
    """The classes of hedges that a text carries in words which are no hedges by themselves (“his hopes”, “is to”)."""
    for kind, lexicon in _lexicons(known_language(language)):
        if next(lexicon.finditer(text), None) is not None:
            yield kind


def is_in_a_word(hedge: Hedge, exact: str, tongue: str, text: str, language: str) -> bool:
    """Whether `text` keeps a negation of `exact` as the beginning of a word: “unusable” for “not usable”.

    Where the two are in two languages, any word that begins so may be the one.
    """
    if known_language(tongue) != known_language(language):
        return hedge.kind == "negation" and has_negated_word(text, language)
    return hedge.kind == "negation" and any(
        negated_in_a_word(one, text, language) for one in governed(exact, (hedge,), language)
    )


def _is_sure(hedge: Hedge, language: str) -> bool:
    return hedge.words.casefold() in vocabulary(language).hedges.sure


@functools.cache
def _lexicons(tag: str) -> tuple[tuple[HedgeClass, Lexicon], ...]:
    return tuple((kind, Lexicon(phrases)) for kind, phrases in vocabulary(tag).hedges.carrying.items())
