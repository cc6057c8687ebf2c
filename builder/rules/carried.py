"""Which hedges stand for which: the classes, and the words that a language lets say as much as a hedge."""

import functools
from collections.abc import Iterator, Mapping

import msgspec

from builder.rules.governed import governed, has_negated_word, negated_in_a_word
from builder.text.hedges import Hedge, HedgeClass
from builder.text.lexicon import Lexicon
from builder.text.vocabulary import known_language, languages, vocabulary

# Near neighbours may stand for one another, a negation only for itself.
_CARRIERS: Mapping[HedgeClass, tuple[HedgeClass, ...]] = {
    "modal": ("modal", "estimate"),
    "estimate": ("estimate", "modal"),
    "intent": ("intent", "modal"),
    "negation": ("negation",),
    "hearsay": ("hearsay",),
}


class _Carrying(msgspec.Struct, frozen=True):
    """What the languages together say: modals that say more than others, and what else may stand for a word."""

    sure: frozenset[str]
    carried_by: Mapping[str, tuple[HedgeClass, ...]]


def may_carry(carrier: Hedge, hedge: Hedge) -> bool:
    """Whether a hedge can stand for another one: “would” says more than “might”."""
    sure = _carrying().sure
    return hedge.words.casefold() in sure or hedge.kind != "modal" or carrier.words.casefold() not in sure


def carriers(hedge: Hedge) -> tuple[HedgeClass, ...]:
    """The classes that say as much as a hedge: those near its own, and those that its own words allow."""
    return _CARRIERS[hedge.kind] + _carrying().carried_by.get(hedge.words.casefold(), ())


def is_carried_by(hedge: Hedge, carried: set[HedgeClass]) -> bool:
    """Whether hedges of the classes `carried` say as much as a hedge."""
    return not carried.isdisjoint(carriers(hedge))


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


@functools.cache
def _carrying() -> _Carrying:
    every = [vocabulary(tag).hedges for tag in languages()]
    carried_by = {word: kinds for words in every for word, kinds in words.carried_by.items()}
    return _Carrying(frozenset().union(*(words.sure for words in every)), carried_by)


@functools.cache
def _lexicons(tag: str) -> tuple[tuple[HedgeClass, Lexicon], ...]:
    return tuple((kind, Lexicon(phrases)) for kind, phrases in vocabulary(tag).hedges.carrying.items())
