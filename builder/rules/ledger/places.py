"""The rule about places: a fact puts on a map only what its source names."""

from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.ledger import Fact, Locality
from builder.rules.book import breach
from builder.rules.ledger.attribution import own_texts
from builder.rules.located import Located, LocatedLedger
from builder.rules.names import stands_in
from builder.text.folding import fold


def place_named(ledger: LocatedLedger) -> Iterator[Finding]:
    """F109: each of a fact's `places` is named in its quotation's paragraph; without stored text, by its assertion.

    A fact without evidence claims nothing of its own: what we counted or looked for is judged at its operands.
    """
    for fact in ledger.ledger.facts.values():
        if fact.withdrawn or not fact.evidence:
            continue
        located = ledger.quotations(fact)
        for number, identity in enumerate(fact.places):
            place = ledger.ledger.localities.get(identity)
            if place is not None and not _is_named(place, fact, located):
                names = " or ".join(f"“{name}”" for name in (place.name, *place.names))
                where = "its quotation’s paragraph" if located else "its assertion"
                yield breach(
                    "F109",
                    fact.where(f"places[{number}]"),
                    f"“{fact.id}” puts {identity} on the map, and {where} does not say {names}",
                    "take the place out, or give the source's spelling under `names` in seeds/reference/places.yaml",
                )


def place_of_assertion(ledger: LocatedLedger) -> Iterator[Finding]:
    """F109: a place that assertion or headline name, and that is no actor's name, too, stands in the source's text.

    Asked where a text is stored; its title counts.
    """
    places = ledger.ledger.localities
    for fact in ledger.ledger.facts.values():
        located = ledger.quotations(fact)
        if fact.withdrawn or not located or len(located) < len(fact.evidence):
            continue
        for key, text in own_texts(fact):
            for naming in ledger.names.find(text):
                if any(one not in places for one in naming.ids) or naming.ids[0] in fact.places:
                    continue
                names = [name for one in naming.ids for name in (places[one].name, *places[one].names)]
                if not any(_has(one, name) for one in located for name in names):
                    yield breach(
                        "F109",
                        fact.where(key),
                        f"the {key} of {fact.id} names “{naming.words}”, and {located[0].evidence.source} does not",
                        "name the place that the source names",
                    )
                    break


def _has(located: Located, name: str) -> bool:
    return stands_in(fold(name), located.stored.searchable.folded) or name in located.stored.source.title


def _is_named(place: Locality, fact: Fact, located: tuple[Located, ...]) -> bool:
    names = (place.name, *place.names)
    if not located:
        return any(fold(name) in fold(fact.assertion) for name in names)
    return any(one.stored.paragraph_has(at, name) for one in located for at in one.paragraphs() for name in names)
