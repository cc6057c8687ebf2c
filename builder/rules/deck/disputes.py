"""The rule about disputes: a disputed fact never stands on a slide as if nobody disputed it."""

from collections.abc import Iterator

from builder.model.finding import Finding
from builder.rules.book import breach
from builder.rules.deck.shown import ShownDeck, runs_on_face, whole_id

_JUMP = "slide:"


def dispute_shown(deck: ShownDeck) -> Iterator[Finding]:
    """D103: a disputed fact on the face of a slide has its other side there too, or a link to the slide that has it.

    The other side is there where a fact that disputes it is shown, or text rests on one; parts of a split slide count
    as one slide.
    """
    sides: dict[str, set[str]] = {}
    jumps: dict[str, set[str]] = {}
    for placed in deck.placed.slides:
        there = sides.setdefault(whole_id(placed), set())
        there.update(fact.id for fact in deck.facts_shown(placed))
        for run in runs_on_face(placed):
            there.update(run.origin.rests_on)
            if run.jump.startswith(_JUMP):
                jumps.setdefault(whole_id(placed), set()).add(run.jump.removeprefix(_JUMP))
    told: set[tuple[str, str]] = set()
    for placed in deck.placed.slides:
        slide = whole_id(placed)
        for fact in deck.facts_shown(placed):
            others = [one for one in deck.ledger.disputes.get(fact.id, ()) if not _is_withdrawn(deck, one)]
            if not others or (slide, fact.id) in told or not sides[slide].isdisjoint(others):
                continue
            if any(not sides.get(target, set()).isdisjoint(others) for target in sorted(jumps.get(slide, ()))):
                continue
            told.add((slide, fact.id))
            elsewhere = next(
                (one.number for one in deck.placed.slides if not sides[whole_id(one)].isdisjoint(others)), 0
            )
            hint = f"show {' or '.join(others[:3])} on this slide too"
            hint += (
                f"; or let its status marks stand here (in a table: a column with field: status), for ≠ links to slide"
                f" {elsewhere}"
                if elsewhere
                else "; or give it a slide of its own, and the mark ≠ here will link to that"
            )
            yield breach(
                "D103",
                placed.slide.at,
                f"{fact.id} is disputed by {', '.join(others[:3])}, and the slide neither shows nor links to that",
                hint,
                slide=placed.number,
                facts=(fact.id,),
                template=placed.slide.template,
            )


def _is_withdrawn(deck: ShownDeck, fact_id: str) -> bool:
    """Whether a fact is withdrawn: no deck can show it, and it disputes nothing any more."""
    fact = deck.ledger.facts.get(fact_id)
    return fact is not None and bool(fact.withdrawn)
