"""Rules about who says so, and how surely: hedges, sayings and speakers of the source are kept."""

from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.ledger import Attribution, Fact
from builder.rules.book import breach
from builder.rules.figures import with_qualifier
from builder.rules.located import Located, LocatedLedger, own_hedges
from builder.rules.speakers import speakers, speaks_in
from builder.rules.wording import HEDGE_NAMES, clipped, listed
from builder.text.hedges import Hedge, HedgeClass, hedges, sayings
from builder.text.numbers import numbers
from builder.text.spans import Span

# Which classes carry a class on: near neighbours may stand for one another, a negation only for itself.
_CARRIERS: dict[HedgeClass, tuple[HedgeClass, ...]] = {
    "modal": ("modal", "estimate"),
    "estimate": ("estimate", "modal"),
    "intent": ("intent", "modal"),
    "negation": ("negation",),
    "hearsay": ("hearsay",),
}
# Who speaks is unnamed; that words come at second hand is another matter.
_OF_THE_SPEAKER = frozenset(("unnamed", "anonymous", "on condition of anonymity", "according to"))
_OF_A_PLAN = frozenset(("would", "should"))


def hedges_kept(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: hedges inside `exact` (modal, estimate, intent, negation, hearsay) are carried by assertion and headline.

    Hearsay may be carried by the attribution's words instead. A hedge that is part of a number (“an estimated 32”) is
    its qualifier, and has its own rule; one that is a verb of saying (“denied”) too, unless it negates.
    """
    for fact in ledger.ledger.facts.values():
        wanted = [hedge for evidence in fact.evidence for hedge in _own_hedges(evidence.exact)]
        if not wanted:
            continue
        attributed = {kind for link in fact.attribution for kind in kinds_in(link.words)}
        for key, text in (("assertion", fact.assertion), ("headline", fact.headline)):
            if not text:
                continue
            carried = kinds_in(text)
            for kind in dict.fromkeys(hedge.kind for hedge in wanted):
                lost = [hedge for hedge in wanted if hedge.kind == kind and not _is_carried(hedge, carried, attributed)]
                if lost:
                    yield breach(
                        "F105",
                        fact.where(key),
                        f"the {key} of {fact.id} drops {listed(hedge.words for hedge in lost)} ({HEDGE_NAMES[kind]}),"
                        " which the quotation has",
                        f"keep it: say “{lost[0].words}”, or something no surer",
                    )


def sayings_kept(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: where the quotation's sentence says who says so, the fact does too: by attribution, or in the assertion."""
    for fact in ledger.ledger.facts.values():
        if _has_speaker(ledger, fact) or sayings(fact.assertion):
            continue
        for located in ledger.quotations(fact):
            told = next((words for span in located.spans[:1] for words in _telling_sentences(located, span)), "")
            if told:
                yield breach(
                    "F105",
                    fact.where("assertion"),
                    f"the sentence that {fact.id} quotes is somebody's saying, and neither assertion nor attribution"
                    f" tells whose: “{clipped(told, 200)}”",
                    "name the speaker under attribution, or say in the assertion who says so",
                )
                break


def speaker_near(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: the words by which the source names a speaker stand in the same paragraph as the quotation."""
    for fact in ledger.ledger.facts.values():
        located = [one for one in ledger.quotations(fact) if one.spans]
        if not located:
            continue
        for link in fact.attribution:
            if link.words.strip() and not any(_stands_near(link, one) for one in located):
                yield breach("F105", link.where("words"), *_far_away(link, fact, located))


def speaker_kept(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: whom assertion and headline name as the speaker stands under `attribution`.

    The words that name the speaker of a link name no other actor than that one.
    """
    actors = ledger.ledger.actors
    for fact in ledger.ledger.facts.values():
        for key, text in (("assertion", fact.assertion), ("headline", fact.headline)):
            if not fact.attribution or not text:
                continue
            for naming, saying in speakers(text, ledger.names.find(text), sayings(text)):
                if not speaks_in(fact, naming.ids, ledger.ledger, ledger.names):
                    chain = ", ".join(link.who for link in fact.attribution)
                    yield breach(
                        "F105",
                        fact.where(key),
                        f"the {key} of {fact.id} has “{naming.words}” as the speaker (“{saying.of(text)}”), and the"
                        f" attribution has {chain}",
                        "name the speaker whom the source names, in both places",
                    )
        for link in fact.attribution:
            named = [one for naming in ledger.names.find(link.words) for one in naming.ids]
            persons = [one for one in dict.fromkeys(named) if one in actors and actors[one].kind == "person"]
            if persons and link.who not in named and link.who in actors and actors[link.who].kind != "unnamed":
                yield breach(
                    "F105",
                    link.where("who"),
                    f"“{clipped(link.words)}” in {fact.id} names {persons[0]}, and the link is {link.who}",
                    f"write who: {persons[0]}, or copy the words that name {link.who}",
                )


def _own_hedges(exact: str) -> Iterator[Hedge]:
    """The hedges of a quotation that are neither verbs of saying nor part of a number."""
    found = own_hedges(exact)
    counted = [with_qualifier(number, exact) for number in numbers(exact)] if found else []
    for hedge in found:
        of_a_number = any(span.covers(hedge.start, hedge.end) for span in counted)
        if not of_a_number and hedge.words.casefold() not in _OF_THE_SPEAKER:
            yield hedge


def kinds_in(text: str) -> set[HedgeClass]:
    """The classes of hedges in a text; that a speaker is unnamed is none."""
    return {hedge.kind for hedge in hedges(text) if hedges_words(hedge)}


def hedges_words(hedge: Hedge) -> bool:
    """Whether a hedge tells how sure the words are, and not only that their speaker is unnamed."""
    return hedge.words.casefold() not in _OF_THE_SPEAKER


def is_carried_by(hedge: Hedge, carried: set[HedgeClass]) -> bool:
    """Whether hedges of the classes `carried` say as much as a hedge."""
    if any(kind in carried for kind in _CARRIERS[hedge.kind]):
        return True
    return hedge.words.casefold() in _OF_A_PLAN and "intent" in carried


def _is_carried(hedge: Hedge, carried: set[HedgeClass], attributed: set[HedgeClass]) -> bool:
    return is_carried_by(hedge, carried) or (hedge.kind == "hearsay" and "hearsay" in attributed)


def _has_speaker(ledger: LocatedLedger, fact: Fact) -> bool:
    """Whether the chain names anybody but the outlet that prints it."""
    actors = ledger.ledger.actors
    return any(link.who not in actors or actors[link.who].kind != "outlet" for link in fact.attribution)


def _telling_sentences(located: Located, span: Span) -> Iterator[str]:
    stored = located.stored
    for index in stored.sentences_over(span):
        if stored.says(index):
            yield stored.words(stored.sentences[index])


def _stands_near(link: Attribution, located: Located) -> bool:
    stored = located.stored
    return any(
        stored.paragraph_has(index, link.words) for span in located.spans for index in stored.paragraphs_over(span)
    )


def _far_away(link: Attribution, fact: Fact, located: list[Located]) -> tuple[str, str]:
    """Message and hint for a speaker whose words do not stand in the quotation's paragraph."""
    words = clipped(link.words)
    for one in located:
        stored = one.stored
        for hit in stored.searchable.find(link.words):
            return (
                f"“{words}” ({link.who}) does not stand in the paragraph that {fact.id} quotes, but in another:"
                f" {stored.source.at.path}:{stored.line(hit.start)}",
                "the source does not say there that this speaker says so: leave the speaker out, or quote the words"
                " that connect them",
            )
    return (
        f"“{words}” ({link.who}) does not stand in {located[0].evidence.source}",
        "copy the words by which the paragraph names the speaker, or leave words out if it names none",
    )
