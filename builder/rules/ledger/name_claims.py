"""The rule that a name is a name: those of actors, places and terms count, report and tell nothing."""

import re
from collections.abc import Iterator

from builder.model.finding import Finding, Place
from builder.rules.book import breach
from builder.rules.located import LocatedLedger
from builder.rules.wording import clipped
from builder.text.hedges import sayings
from builder.text.numbers import numbers

_CLAUSE = re.compile(r"\b(?:which|who|whose|is|was|were|are|has|had|have|did|will)\b")
_COUNTED = re.compile(r"\s+(?:[a-zà-öø-ÿ][\w-]*)")
_NOT_NAMED = re.compile(r"\b(?:anonym\w*|not\s+(?:to\s+)?be\s+(?:named|identified)|spoke|speaking|declined\s+to)\b")


def names_claim_nothing(ledger: LocatedLedger) -> Iterator[Finding]:
    """F112: a name is a name: it counts nothing, reports nothing, and has no clause of its own."""
    book = ledger.ledger
    for actor in book.actors.values():
        for key, name in (("name", actor.name), ("plain", actor.plain), *(("names", one) for one in actor.names)):
            claim = _claim_in(name, unnamed=actor.kind == "unnamed")
            if claim:
                yield _in_a_name(actor.where(key), name, claim)
    for place in book.localities.values():
        for key, name in (("name", place.name), *(("names", one) for one in place.names)):
            if claim := _claim_in(name):
                yield _in_a_name(place.where(key), name, claim)
    for term in book.terms.values():
        if claim := _claim_in(term.term):
            yield _in_a_name(term.where("term"), term.term, claim)


def _claim_in(name: str, *, unnamed: bool = False) -> str:
    """What a name claims: words that count, report or tell something; "" where it is but a name."""
    for number in numbers(name):
        if not number.ordinal and not unnamed and _COUNTED.match(name, number.end):
            return number.text
    said = [span.of(name) for span in sayings(name) if span.of(name)[:1].islower()]
    if said and not (unnamed and _NOT_NAMED.search(name)):
        return said[0]
    clause = None if unnamed else _CLAUSE.search(name)
    return clause.group() if clause else ""


def _in_a_name(place: Place, name: str, claim: str) -> Finding:
    return breach(
        "F112",
        place,
        f"the name “{clipped(name)}” claims something (“{claim}”)",
        "keep the name; what is claimed belongs into a fact with its evidence, or into a role that rests on one",
    )
