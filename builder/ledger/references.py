"""References between records: each id that a record names must exist; and the index of disputes, made symmetric."""

from collections.abc import Iterable, Iterator, Mapping

from builder.model.finding import Finding, Place
from builder.model.ledger import Actor, Fact, Ledger, Listing, Record, Term, Waiver
from builder.reading.nearest import did_you_mean

Ids = Mapping[str, object]
_HOMES = {
    "source": "seeds/sources, as a file of that name",
    "actor": "seeds/reference/actors.yaml",
    "place": "seeds/reference/places.yaml",
    "fact": "seeds/facts",
}


def check_references(ledger: Ledger) -> tuple[Finding, ...]:
    """A finding F006 for each id that does not exist, with the nearest one that does."""
    return (*check_facts(ledger.facts.values(), ledger), *check_reference_records(ledger))


def check_facts(facts: Iterable[Fact], ledger: Ledger) -> tuple[Finding, ...]:
    """A finding for each id that one of these facts names and that the ledger does not have."""
    return tuple(finding for fact in facts for finding in _of_fact(fact, ledger))


def check_reference_records(ledger: Ledger) -> tuple[Finding, ...]:
    """A finding for each id that a record of seeds/reference names and that the ledger does not have."""
    found: list[Finding] = []
    for actor in ledger.actors.values():
        found += _of_actor(actor, ledger)
    for term in ledger.terms.values():
        found += _of_term(term, ledger)
    for listing in ledger.listings.values():
        found += _of_listing(listing, ledger)
    for waiver in ledger.waivers:
        found += _of_waiver(waiver, ledger)
    return tuple(found)


def ids_named(fact: Fact) -> Iterator[tuple[str, str]]:
    """Every id that a fact names, each with its kind (source, actor, place or fact)."""
    for evidence in fact.evidence:
        yield "source", evidence.source
    for link in fact.attribution:
        yield "actor", link.who
    yield from (("actor", name) for name in fact.about)
    yield from (("place", name) for name in fact.places)
    yield from (("fact", name) for name in fact.disputes)
    if fact.looked_for:
        yield from (("source", name) for name in fact.looked_for.sources)


def is_sound(fact: Fact) -> bool:
    """Whether a fact rests on something and does not dispute itself: what can be told without any other record."""
    return fact.id not in fact.disputes and not any(_groundless(fact))


def dispute_index(written: Mapping[str, tuple[str, ...]], known: Ids) -> dict[str, tuple[str, ...]]:
    """Each disputed fact with those that stand against it: its own list first, then who names it, in file order.

    `written` are the `disputes` of the facts that have any, `known` all facts by id.
    """
    index: dict[str, dict[str, None]] = {}
    for fact, others in written.items():
        for other in others:
            if other in known and other != fact:
                index.setdefault(fact, {})[other] = None
    for fact, others in written.items():
        for other in others:
            if other in known and other != fact:
                index.setdefault(other, {})[fact] = None
    return {fact_id: tuple(others) for fact_id, others in index.items()}


def dangling(code: str, kind: str, name: str, known: Ids, place: Place) -> Finding:
    """The finding for an id that does not exist."""
    hint = did_you_mean(name, known) or f"write an id that exists, or add the {kind} in {_HOMES[kind]}"
    return Finding(code, "error", place, f"there is no {kind} “{name}”", hint)


def _missing(
    record: Record, key: str, names: tuple[str, ...], kind: str, known: Ids, ledger: Ledger
) -> Iterator[Finding]:
    """A finding for each of `names` (the value, or list, under `key`) that is neither known nor broken."""
    for index, name in enumerate(names):
        if name and name not in known and not ledger.is_broken(name):
            place = record.where(f"{key}[{index}]") if f"{key}[{index}]" in record.marks else record.where(key)
            yield dangling("F006", kind, name, known, place)


def _of_fact(fact: Fact, ledger: Ledger) -> Iterator[Finding]:
    for evidence in fact.evidence:
        yield from _missing(evidence, "source", (evidence.source,), "source", ledger.sources, ledger)
    for link in fact.attribution:
        yield from _missing(link, "who", (link.who,), "actor", ledger.actors, ledger)
    yield from _missing(fact, "about", fact.about, "actor", ledger.actors, ledger)
    yield from _missing(fact, "places", fact.places, "place", ledger.localities, ledger)
    yield from _missing(fact, "disputes", fact.disputes, "fact", ledger.facts, ledger)
    if fact.id in fact.disputes:
        place = fact.where(f"disputes[{fact.disputes.index(fact.id)}]")
        yield Finding(
            "F006", "error", place, f"the fact “{fact.id}” disputes itself", "name the fact on the other side"
        )
    if fact.looked_for:
        yield from _missing(fact.looked_for, "sources", fact.looked_for.sources, "source", ledger.sources, ledger)
    yield from _groundless(fact)


def _groundless(fact: Fact) -> Iterator[Finding]:
    """A fact must rest on something: evidence, a working-out, or a search that found nothing."""
    if fact.kind == "absence" and fact.looked_for is None:
        yield Finding(
            "F004",
            "error",
            fact.where("kind"),
            f"the absence “{fact.id}” does not say what was looked for",
            "add “looked-for: {what: …, sources: […], on: YYYY-MM-DD}”",
        )
    elif not (fact.evidence or fact.derived or fact.kind == "absence"):
        hint = "add “evidence:” with source and exact, or “derived:” for what we worked out"
        yield Finding("F004", "error", fact.at, f"the fact “{fact.id}” has no evidence", hint)


def _of_actor(actor: Actor, ledger: Ledger) -> Iterator[Finding]:
    yield from _missing(actor, "of", (actor.of,), "actor", ledger.actors, ledger)
    yield from _missing(actor, "rests_on", actor.rests_on, "fact", ledger.facts, ledger)
    seen, of = {actor.id}, actor.of
    while of in ledger.actors and of not in seen:
        seen.add(of)
        of = ledger.actors[of].of
    if of == actor.id:
        message = f"the actor “{actor.id}” belongs to itself, by way of “{actor.of}”"
        yield Finding("F006", "error", actor.where("of"), message, "take the “of” out of one of them")


def _of_term(term: Term, ledger: Ledger) -> Iterator[Finding]:
    yield from _missing(term, "source", (term.source,), "source", ledger.sources, ledger)


def _of_listing(listing: Listing, ledger: Ledger) -> Iterator[Finding]:
    yield from _missing(listing, "fact", (listing.fact,), "fact", ledger.facts, ledger)
    for target in listing.targets:
        yield from _missing(target, "actor", (target.actor,), "actor", ledger.actors, ledger)


def _of_waiver(waiver: Waiver, ledger: Ledger) -> Iterator[Finding]:
    yield from _missing(waiver, "fact", (waiver.fact,), "fact", ledger.facts, ledger)
