"""Rules about who says so, and how surely: hedges, sayings and speakers of the source are kept."""

from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.ledger import Attribution, Fact
from builder.rules.book import breach
from builder.rules.carried import is_carried_by, is_in_a_word, kinds_besides, may_carry
from builder.rules.figures import with_qualifier
from builder.rules.located import Located, LocatedLedger, own_hedges
from builder.rules.names import Naming
from builder.rules.speakers import belonging, office_in, speakers, speaks_in
from builder.rules.wording import HEDGE_NAMES, clipped, listed
from builder.text.folding import fold
from builder.text.hedges import Hedge, HedgeClass, hedges, sayings
from builder.text.numbers import numbers
from builder.text.spans import Span


def hedges_kept(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: hedges inside `exact` (modal, estimate, intent, negation, hearsay) are carried by assertion and headline.

    Hearsay may be carried by the attribution's words instead. A hedge that is part of a number (“an estimated 32”) is
    its qualifier, and has its own rule; one that is a verb of saying (“denied”) too, unless it negates.
    """
    for fact in ledger.facts_in_words():
        for key, kind, lost in dropped(fact, ledger):
            yield breach(
                "F105",
                fact.where(key),
                f"the {key} of “{fact.id}” drops {listed(hedge.words for hedge in lost)} ({HEDGE_NAMES[kind]}),"
                " which the quotation has",
                f"keep it: say “{lost[0].words}”, or something no surer",
            )


def dropped(fact: Fact, ledger: LocatedLedger) -> Iterator[tuple[str, HedgeClass, list[Hedge]]]:
    """The hedges of the quotations of which assertion or headline (its key) carries none, class by class."""
    quoted = [(one.exact, ledger.language_of(one)) for one in fact.evidence]
    wanted = [(hedge, exact, tongue) for exact, tongue in quoted for hedge in counted_hedges(exact, tongue)]
    if not wanted:
        return
    attributed = _attributed(ledger, fact)
    for key, text in own_texts(fact):
        own = [one for one in hedges(text, language=fact.language) if hedges_words(one)]
        spoken = bool(sayings(text, language=fact.language))
        besides = set(kinds_besides(text, fact.language))
        for kind in dict.fromkeys(hedge.kind for hedge, _, _ in wanted):
            lost = [
                hedge
                for hedge, exact, tongue in wanted
                if hedge.kind == kind
                and not is_carried_by(hedge, tongue, besides.union(_that_may_carry(hedge, tongue, own, fact.language)))
                and not (kind == "hearsay" and "hearsay" in attributed)
                and not (spoken and hedge.reported_speech)
                and not is_in_a_word(hedge, exact, tongue, text, fact.language)
            ]
            if lost:
                yield key, kind, lost


def sayings_kept(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: where the quotation's sentence says who says so, the fact does too: by attribution, or in the assertion."""
    for fact in ledger.facts_in_words():
        if _has_speaker(ledger, fact) or sayings(fact.assertion, language=fact.language):
            continue
        for located in ledger.quotations(fact):
            told = next((words for span in located.spans[:1] for words in _telling_sentences(located, span)), "")
            if told:
                yield breach(
                    "F105",
                    fact.where("assertion"),
                    f"the sentence that “{fact.id}” quotes is somebody's saying, and neither assertion nor attribution"
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
    """F105: whom assertion and headline name as the speaker stands under `attribution`."""
    for fact in ledger.facts_in_words():
        if not fact.attribution:
            continue
        told = {other for link in fact.attribution if (other := other_bearer(link, ledger))}  # one slip, one finding
        for key, text in own_texts(fact):
            said = sayings(text, language=fact.language)
            for naming, saying in speakers(text, ledger.names.find_speakers(text), said, language=fact.language):
                if told.isdisjoint(naming.ids) and not speaks_in(fact, naming.ids, ledger.ledger, ledger.names):
                    chain = ", ".join(link.who for link in fact.attribution)
                    yield breach(
                        "F105",
                        fact.where(key),
                        f"the {key} of “{fact.id}” has “{naming.words}” as the speaker (“{saying.of(text)}”), and the"
                        f" attribution has {chain}",
                        f"if the source has it from “{naming.words}”, {_link_to(naming, ledger)}; if not, name in the"
                        f" {key} the one from whom the source has it",
                    )


def speaker_of_words(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: the words that name the speaker of a link name that one: no other person, nor another one's institution.

    Nor are they the office of a person (“the minister”) where the link is an institution.
    """
    for fact in ledger.ledger.facts.values():
        for link in fact.attribution:
            other = other_bearer(link, ledger)
            if other:
                yield breach(
                    "F105",
                    link.where("who"),
                    f"“{clipped(link.words)}” in “{fact.id}” names {other}, and the link is {link.who}",
                    f"write who: {other}, or copy the words that name {link.who}",
                )
            elif _is_an_office(link, fact, ledger):
                yield breach(
                    "F105",
                    link.where("who"),
                    f"“{clipped(link.words)}” in “{fact.id}” is a person, and the link is {link.who}, an institution",
                    "enter the person in seeds/reference/actors.yaml (with of: the institution), and name that one",
                )


def other_bearer(link: Attribution, ledger: LocatedLedger) -> str:
    """The actor whom the words of a link name instead of the link's own; "" where there is none."""
    actors = ledger.ledger.actors
    if not link.words or link.who not in actors or actors[link.who].kind == "unnamed":
        return ""
    namings = list(ledger.names.find(link.words))
    named = list(dict.fromkeys(one for naming in namings for one in naming.ids if one in actors))
    if link.who in named:
        return ""
    persons = [one for one in named if actors[one].kind == "person"]
    if persons:
        return persons[0]
    bare = fold(link.words).removeprefix("the ").removeprefix("The ")
    whole = [naming for naming in namings if fold(naming.words) == bare]
    others = [one for naming in whole for one in naming.ids if one in actors and actors[one].kind != "state"]
    related = {*belonging(link.who, ledger.ledger), *(who for one in others for who in belonging(one, ledger.ledger))}
    return others[0] if others and not ({link.who, *others} & related) else ""


def _link_to(naming: Naming, ledger: LocatedLedger) -> str:
    """How to name under attribution whom a text names."""
    actor = next((one for one in naming.ids if one in ledger.ledger.actors), "")
    return f"write who: {actor} under attribution" if actor else "name it under attribution"


def _is_an_office(link: Attribution, fact: Fact, ledger: LocatedLedger) -> bool:
    """Whether the words of a link name the holder of an office, and the link is an institution."""
    actor = ledger.ledger.actors.get(link.who)
    if actor is None or actor.kind != "institution":
        return False
    for language in dict.fromkeys(ledger.language_of(one) for one in fact.evidence):
        office = office_in(link.words, language)
        if office and not any(office.casefold() in name.casefold() for name in (actor.name, actor.plain, *actor.names)):
            return True
    return False


def counted_hedges(exact: str, language: str) -> Iterator[Hedge]:
    """The hedges of a text that are neither verbs of saying nor part of a number (“an estimated 32”)."""
    found = own_hedges(exact, language)
    counted = [with_qualifier(number, exact) for number in numbers(exact, language=language)] if found else []
    for hedge in found:
        of_a_number = any(span.covers(hedge.start, hedge.end) for span in counted)
        if not of_a_number and not hedge.of_speaker:
            yield hedge


def kinds_in(text: str, language: str = "en") -> set[HedgeClass]:
    """The classes of hedges in a text; that a speaker is unnamed is none."""
    found = {hedge.kind for hedge in hedges(text, language=language) if hedges_words(hedge)}
    return found.union(kinds_besides(text, language))


def own_texts(fact: Fact) -> Iterator[tuple[str, str]]:
    """The assertion and, where there is one, the headline of a fact, each with its key."""
    yield "assertion", fact.assertion
    if fact.headline:
        yield "headline", fact.headline


def _attributed(ledger: LocatedLedger, fact: Fact) -> set[HedgeClass]:
    """The classes of hedges in the words by which the sources name the speakers."""
    tongues = dict.fromkeys(ledger.language_of(one) for one in fact.evidence) or {"en": None}
    return {kind for link in fact.attribution for tongue in tongues for kind in kinds_in(link.words, tongue)}


def hedges_words(hedge: Hedge) -> bool:
    """Whether a hedge tells how sure the words are, and not only that their speaker is unnamed."""
    return not hedge.of_speaker


def _that_may_carry(hedge: Hedge, tongue: str, own: list[Hedge], language: str) -> Iterator[HedgeClass]:
    """The classes of those of our own hedges that can stand for one of a quotation."""
    return (one.kind for one in own if may_carry(one, language, hedge, tongue))


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
                f"“{words}” ({link.who}) does not stand in the paragraph that “{fact.id}” quotes, but in another:"
                f" {stored.source.at.path}:{stored.line(hit.start)}",
                "the source does not say there that this speaker says so: leave the speaker out, or quote the words"
                " that connect them",
            )
    return (
        f"“{words}” ({link.who}) does not stand in {located[0].evidence.source}",
        "copy the words by which the paragraph names the speaker, or leave words out if it names none",
    )
