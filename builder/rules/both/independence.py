"""The rule about independence: who claims two origins has two, and two papers that relay one are one."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from builder.model.finding import Finding
from builder.model.ledger import Fact, Ledger
from builder.rules.book import breach
from builder.rules.confirmations import Claim, Confirmations, Reading, confirmations
from builder.rules.deck.lessons import addresses_the_class, sentence_at
from builder.rules.deck.shown import Shown, ShownDeck, is_own_words
from builder.rules.located import LocatedLedger
from builder.rules.names import Names
from builder.rules.origins import Origins
from builder.rules.telltales import bared
from builder.rules.wording import clipped
from builder.text.folding import fold
from builder.text.numbers import Number

_OPERAND = re.compile(r"([\w-]+)\.[\w-]+")


def origins_claimed(located: LocatedLedger) -> Iterator[Finding]:
    """F107: an assertion, headline or answer that claims several origins rests on as many, or quotes who claims it."""
    ledger, names = located.ledger, located.names
    outlets = _outlets(ledger)
    for fact in ledger.facts.values():
        words = confirmations(fact.language)
        for field, text in (("assertion", fact.assertion), ("headline", fact.headline), ("answer", fact.answer)):
            if not text or not words.may_hold(text):
                continue
            for claim in _claims(words, text, names, outlets, fact.language):
                facts = [fact, *_operands(fact, ledger)]
                if not _is_the_sources(claim, text, [fact], ledger, names, own=False):
                    told = _too_few(claim, text, facts, ledger, names)
                    if told:
                        yield breach("F107", fact.where(field), *told, facts=(fact.id,))


def origins_claimed_on_slides(deck: ShownDeck) -> Iterator[Finding]:
    """D108: deck and template text that claims several origins rests on facts with as many."""
    language = deck.deck.language
    words = confirmations(language)
    outlets = _outlets(deck.ledger)
    for shown in deck.own_paragraphs:
        if not words.may_hold(shown.text):
            continue
        for claim in _claims(words, shown.text, deck.names, outlets, language):
            run = shown.run_at(claim.span.start)
            if run.origin.kind == "fact" or is_own_words(shown, claim.span.start, claim.span.end):
                continue
            said = sentence_at(shown.text, claim.span.start).of(shown.text)
            if not run.origin.rests_on and addresses_the_class(said, language):
                continue  # what the class does, or a rule of thumb: “two sources say the same before we print it”
            facts = _rested_on(deck, shown, claim)
            if _is_the_sources(claim, shown.text, facts, deck.ledger, deck.names, own=True):
                continue
            told = _too_few(claim, shown.text, facts, deck.ledger, deck.names)
            if told:
                yield shown.breach(run, "D108", *told)


def counts_origins(deck: ShownDeck, shown: Shown, number: Number) -> bool:
    """Whether a number counts those who say something (“two papers report”): how many there are, D108 asks."""
    words = confirmations(deck.deck.language)
    if not words.may_hold(shown.text):
        return False
    reading = Reading(shown.text, deck.names, frozenset(), deck.deck.language)
    return any(claim.span.covers(number.start, number.end) for claim in words.counted(reading))


def _rested_on(deck: ShownDeck, shown: Shown, claim: Claim) -> list[Fact]:
    """The facts behind a claim: those that its words name, else those of the slide."""
    run = shown.run_at(claim.span.start)
    supports = deck.run_supports(run) if run.origin.kind == "deck" else []
    return [support.fact for support in supports or deck.slide_supports(shown.slide)]


def _claims(words: Confirmations, text: str, names: Names, outlets: frozenset[str], language: str) -> Iterator[Claim]:
    """The claims of a text, with their places in it, soft hyphens and all."""
    bare = bared(text)
    for claim in words.claims(Reading(bare.text, names, outlets, language)):
        yield msgspec.structs.replace(claim, span=bare.back(claim.span))


def _outlets(ledger: Ledger) -> frozenset[str]:
    return frozenset(actor.id for actor in ledger.actors.values() if actor.kind == "outlet")


def _operands(fact: Fact, ledger: Ledger) -> Iterator[Fact]:
    """The facts whose numbers a derived number of this fact is made of."""
    for derived in fact.derived:
        for match in _OPERAND.finditer(derived.of):
            if match[1] in ledger.facts:
                yield ledger.facts[match[1]]


def _is_the_sources(claim: Claim, text: str, facts: Iterable[Fact], ledger: Ledger, names: Names, *, own: bool) -> bool:
    """Whether a source makes the claim: its words, or so many of that noun, stand in a quotation or are a quantity.

    A source that itself speaks of confirming may be told as one that does. With `own`, our own words about the fact
    count too: F107 has judged them.
    """
    said = fold(claim.span.of(text)).casefold()
    for fact in facts:
        quotations = [(one.exact, _language(one.source, ledger), True) for one in fact.evidence if one.exact]
        ours = [(words, fact.language, False) for words in (fact.assertion, fact.headline)] if own else []
        for words, language, quoted in (*quotations, *ours):
            known = confirmations(language)
            if said in fold(words).casefold() or (quoted and not claim.noun and known.speaks_of_confirming(words)):
                return True
            # A German “Quellen” is no “sources”: of another language, the number has to do.
            nouns = {claim.noun} if known is confirmations(fact.language) else known.nouns
            found = known.counted(Reading(words, names, frozenset(), language)) if claim.noun else ()
            if any(one.needed == claim.needed and one.noun in nouns for one in found):
                return True
        for quantity in fact.quantities:
            labels = f"{quantity.name} {quantity.unit} {quantity.words}".casefold()
            if claim.noun and claim.noun in labels and quantity.value == claim.needed:
                return True
    return False


def _language(source: str, ledger: Ledger) -> str:
    """The language of a source; English where none is given."""
    return (ledger.sources[source].language if source in ledger.sources else "") or "en"


def _too_few(claim: Claim, text: str, facts: list[Fact], ledger: Ledger, names: Names) -> tuple[str, str] | None:
    """What is wrong where the facts have fewer origins than a claim, and what to do; None where they have enough."""
    apart = Origins(ledger, names, facts).apart()
    if len(apart) >= claim.needed:
        return None
    listed = "; ".join(f"{origin} ({', '.join(ids[:3])})" for origin, ids in apart.items())
    have = f"the facts have {_in_words(len(apart))}: {listed}" if apart else "no fact has one"
    return (
        f"“{clipped(claim.span.of(text))}” claims {_in_words(claim.needed)} origins, and {have}: “{clipped(text)}”",
        "say who passes it on (“… relay the report of …”) or who says so; or add a fact whose attribution begins with"
        " another origin: an outlet that relays, or a second voice of the same government, is none",
    )


def _in_words(number: int) -> str:
    return {1: "one", 2: "two", 3: "three", 4: "four"}.get(number, str(number))
