"""The rule that what our own records say rests on facts or a source: actors' roles, listings' measures, meanings."""

import re
from collections.abc import Iterator

from builder.model.finding import Finding, Place
from builder.model.ledger import Actor, Listing, Term
from builder.rules.book import breach
from builder.rules.figures import fault_in_words, figures_in_quotation, parts, qualifier_fault, same_value
from builder.rules.governed import alike, stem
from builder.rules.located import LocatedLedger
from builder.rules.support import Support, Supports, date_is_among, quoted_stretches, read_date
from builder.text.dates import DateMention, dates
from builder.text.hedges import sayings
from builder.text.numbers import Number, numbers
from builder.text.spans import Span

_WORD = re.compile(r"[^\W\d_]+")


def records_rest(ledger: LocatedLedger) -> Iterator[Finding]:
    """F112: numbers, dates and sayings in a role, a measure or a meaning stand in the facts or the source behind it."""
    book = ledger.ledger
    supports = Supports(book, ledger.names)
    for actor in book.actors.values():
        if actor.role:
            yield from _of_a_role(actor, supports.all_of(actor.rests_on), ledger)
    for listing in book.listings.values():
        yield from _of_a_measure(listing, supports.all_of((listing.fact,)), ledger)
    for term in book.terms.values():
        yield from _of_a_meaning(term, ledger)


def _of_a_role(actor: Actor, supports: list[Support], ledger: LocatedLedger) -> Iterator[Finding]:
    place, role = actor.where("role"), actor.role
    yield from _unsupported(place, f"the role of {actor.id}", role, supports, ledger)
    said = next(iter(sayings(role)), None)
    if said is not None and not supports:
        yield _without_facts(
            place, f"the role of {actor.id}", said.of(role), "name the fact that says so under rests-on"
        )


def _of_a_measure(listing: Listing, supports: list[Support], ledger: LocatedLedger) -> Iterator[Finding]:
    place, measure = listing.where("measure"), listing.measure
    yield from _unsupported(place, f"the measure of {listing.id}", measure, supports, ledger)
    for said in sayings(measure):
        texts = (text for one in supports for text in (one.fact.assertion, *(each.exact for each in one.fact.evidence)))
        words = [stem(word) for text in texts for word in _WORD.findall(text)]
        if supports and not any(alike(stem(said.of(measure)), word) for word in words):
            yield _without_facts(
                place, f"the measure of {listing.id}", said.of(measure), "tell it in a fact of its own"
            )
            return


def _of_a_meaning(term: Term, ledger: LocatedLedger) -> Iterator[Finding]:
    """A meaning is seen at its source: where that one's text is stored, its numbers and dates stand there."""
    stored = ledger.text(term.source)
    if stored is None:
        return
    place, what = term.where("meaning"), f"the meaning of {term.id}"
    told = figures_in_quotation(
        term.id, numbers(stored.text, names=ledger.names.with_numbers, language=stored.language)
    )
    figures = list(told)
    for number in _counting(term.meaning, ledger):
        if not any(same_value(part, figure) for part in parts(number) for figure in figures):
            yield _without_facts(place, what, number.text, f"take the number from {term.source}, or leave it out")
            return
    issued = read_date(stored.source.issued)
    known = stored.dates(issued.latest if issued else None)
    for mention in dates(term.meaning):
        if not date_is_among(mention, term.meaning, known):
            yield _without_facts(place, what, mention.text, f"take the date from {term.source}, or leave it out")
            return


def _unsupported(
    place: Place, what: str, text: str, supports: list[Support], ledger: LocatedLedger
) -> Iterator[Finding]:
    """The first number or date of a text that no fact behind it has, or has with another qualifier."""
    figures = [figure for one in supports for figure in one.figures]
    hint = "mend it, or name the fact that has it (rests-on)"
    for number in _counting(text, ledger):
        if not all(any(same_value(part, figure) for figure in figures) for part in parts(number)):
            yield _without_facts(place, what, number.text, hint)
            return
        fault = qualifier_fault(number, figures)
        if fault is not None:
            message, mend = fault_in_words(number, text, fault)
            yield breach("F112", place, f"{what}: {message}", mend)
            return
    for mention in _dates(text, supports):
        if not any(one.has_date(mention, text) for one in supports):
            yield _without_facts(place, what, mention.text, hint)
            return


def _counting(text: str, ledger: LocatedLedger) -> Iterator[Number]:
    quoted = tuple(span for span, _ in quoted_stretches(text))
    for number in numbers(text, names=ledger.names.with_numbers):
        if not number.ordinal and not _within(number.start, number.end, quoted):
            yield number


def _dates(text: str, supports: list[Support]) -> tuple[DateMention, ...]:
    anchor = next((one.anchor for one in supports if one.anchor), None)
    return dates(text, anchor=anchor) if supports else dates(text)


def _within(start: int, end: int, spans: tuple[Span, ...]) -> bool:
    return any(span.covers(start, end) for span in spans)


def _without_facts(place: Place, what: str, words: str, hint: str) -> Finding:
    return breach("F112", place, f"{what} says “{words}”, and nothing that it rests on does", hint)
