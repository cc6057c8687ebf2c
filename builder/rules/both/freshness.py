"""The rule about freshness: what was to be looked at again by a day has been, on the day of the deck."""

from collections.abc import Iterable, Iterator

from builder.model.finding import Finding
from builder.model.ledger import Fact
from builder.rules.book import breach
from builder.rules.deck.shown import ShownDeck
from builder.rules.support import read_date


def facts_fresh(deck: ShownDeck) -> Iterator[Finding]:
    """D113: no fact that a deck shows or rests on has a `review-after` before the deck's build date."""
    used = dict.fromkeys(name for placed in deck.placed.slides for name in placed.slide.facts)
    facts = deck.ledger.facts
    yield from stale_facts((facts[name] for name in used if name in facts), deck.deck.date)


def stale_facts(facts: Iterable[Fact], date: str) -> Iterator[Finding]:
    """D113: those of the facts whose `review-after` lies before `date` (ISO; none where it is empty).

    The finding knows no deck: two decks of one day, and the ledger asked about that day, say the same, told once.
    """
    day = read_date(date)
    if day is None or day.earliest is None:
        return
    for fact in facts:
        until = read_date(fact.review_after)
        if until is not None and until.latest is not None and until.latest < day.earliest:
            yield breach(
                "D113",
                fact.where("review_after"),
                f"“{fact.id}” was to be looked at again after {fact.review_after}, and this is {date}",
                "look at its source again: mend the fact or withdraw it, then set review-after to the next day on which"
                " to look, or take it out",
                facts=(fact.id,),
            )
