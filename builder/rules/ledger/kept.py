"""The rule that hedges are kept word by word: on the word that the source hedges, and in a headline as in its fact."""

from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.ledger import Evidence, Fact
from builder.rules.book import breach
from builder.rules.carried import carriers, may_carry
from builder.rules.governed import (
    Governed,
    added_negation,
    bare_of_beginning,
    governed,
    left_bare,
    lost_denial,
    moved_negation,
)
from builder.rules.ledger.attribution import counted_hedges, dropped, hedges_words, kinds_in, own_texts
from builder.rules.located import Located, LocatedLedger
from builder.rules.under import conditional_clauses, has_condition, says_again
from builder.rules.wording import HEDGE_NAMES, clipped
from builder.text.hedges import Hedge
from builder.text.vocabulary import known_language


def each_hedge_kept(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: a word that the quoted sentence hedges is hedged in assertion and headline, too, wherever they have it.

    That another word keeps a hedge of the class is not enough (“the plant may open and the minister resigns”), nor is
    it that the quotation begins after the hedge. Only words in one language can be compared.
    """
    for fact in ledger.facts_in_words():
        if fact.withdrawn:
            continue
        for key, text in own_texts(fact):
            for one, words in _hedged(fact, ledger):
                if _left_bare(one, text, fact.language):
                    if (key, one.hedge.kind) in ((at, kind) for at, kind, _ in dropped(fact, ledger)):
                        break  # told already: no hedge of the class is left at all
                    yield breach(
                        "F105",
                        fact.where(key),
                        f"the {key} of “{fact.id}” leaves “{one.hedge.words}” ({HEDGE_NAMES[one.hedge.kind]}) off what"
                        f" the source says with it: “{clipped(words, 160)}”",
                        f"say “{one.hedge.words}” of it, or something no surer",
                    )
                    break


def headline_kept(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: the headline keeps the hedges that the assertion has, those of its own (“is said to have”) among them."""
    for fact in ledger.facts_in_words():
        if not fact.headline or fact.withdrawn:
            continue
        found = tuple(hedge for hedge in counted_hedges(fact.assertion, fact.language) if hedges_words(hedge))
        for one in governed(fact.assertion, found, fact.language):
            if _left_bare(one, fact.headline, fact.language):
                yield breach(
                    "F105",
                    fact.where("headline"),
                    f"the headline of “{fact.id}” drops “{one.hedge.words}” ({HEDGE_NAMES[one.hedge.kind]}), which its"
                    f" assertion has: “{clipped(fact.assertion, 160)}”",
                    f"keep it: say “{one.hedge.words}”, or something no surer",
                )
                break


def conditions_kept(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: what the quotation says under a condition (“would reopen if …”), assertion and headline say under one.

    Asked of texts that say again most of the words that stand under the condition.
    """
    for fact in ledger.facts_in_words():
        for evidence in fact.evidence if not fact.withdrawn else ():
            if not evidence.exact.strip() or not _alike(evidence, fact, ledger):
                continue
            for condition, clause in conditional_clauses(evidence.exact, fact.language):
                for key, text in own_texts(fact):
                    if says_again(text, clause, fact.language) and not has_condition(text, fact.language):
                        yield breach(
                            "F105",
                            fact.where(key),
                            f"the {key} of “{fact.id}” drops “{condition}” (a condition), under which the quotation"
                            f" says: “{clipped(clause)}”",
                            f"keep it: “{condition} …”",
                        )


def nothing_denied(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: assertion and headline put no “not” on a word that the source says without one, nor take one off.

    “Did not deny” is not “denied”, and “usable” not “unusable”.
    """
    for fact in ledger.facts_in_words():
        quoted = [one for one in fact.evidence if one.exact.strip()]
        if not quoted or fact.derived or fact.withdrawn or not all(_alike(one, fact, ledger) for one in quoted):
            continue
        source = " ".join(_around(fact, ledger) or (one.exact for one in quoted))
        for key, text in own_texts(fact):
            if "negation" not in kinds_in(text, fact.language):
                lost = bare_of_beginning(text, source, fact.language)
                if lost:
                    yield _dropped(fact, key, lost, source)
                continue
            turned = lost_denial(text, source, fact.language)
            if turned is not None:
                yield _dropped(fact, key, turned.words, source)
                continue
            added = added_negation(text, source, fact.language) or moved_negation(text, source, fact.language)
            if added is not None:
                yield breach(
                    "F105",
                    fact.where(key),
                    f"the {key} of “{fact.id}” says “{added.words}”, and the source says it without:"
                    f" “{clipped(source, 160)}”",
                    "say it as the source does",
                )


def _dropped(fact: Fact, key: str, words: str, source: str) -> Finding:
    return breach(
        "F105",
        fact.where(key),
        f"the {key} of “{fact.id}” drops “{words}” (a negation), which the source has: “{clipped(source, 160)}”",
        "say it as the source does",
    )


def _hedged(fact: Fact, ledger: LocatedLedger) -> Iterator[tuple[Governed, str]]:
    """What the quotations of a fact hedge, and what the rest of their sentences does, with the words it stands in."""
    for located in ledger.quotations(fact):
        if not located.evidence.exact.strip() or not _alike(located.evidence, fact, ledger):
            continue
        for one, words in _of_sentences(located):
            if hedges_words(one.hedge):
                yield one, words


def _of_sentences(located: Located) -> Iterator[tuple[Governed, str]]:
    stored, language = located.stored, located.stored.language
    for span in located.spans[:1]:
        for index in stored.sentences_over(span):
            if not stored.hedges_of(index):
                continue
            sentence = stored.sentences[index]
            words = stored.words(sentence)
            inside = (span.start - sentence.start, span.end - sentence.start)
            for one in governed(words, tuple(counted_hedges(words, language)), language):
                # A word of the quotation whose hedge stands outside it is the cut's business.
                is_quoted = inside[0] <= one.word.start and one.word.end <= inside[1]
                if not is_quoted or inside[0] <= one.hedge.start:
                    yield one, words


def _around(fact: Fact, ledger: LocatedLedger) -> list[str]:
    """The sentences in which a fact's quotations stand."""
    return [
        located.stored.words(located.stored.sentences[index])
        for located in ledger.quotations(fact)
        for span in located.spans[:1]
        for index in located.stored.sentences_over(span)
    ]


def _left_bare(one: Governed, text: str, language: str) -> bool:
    """Whether a text has the word that is governed elsewhere in its language, and nothing on it that says as much."""

    def may_stand(carrier: Hedge) -> bool:
        return may_carry(carrier, language, one.hedge, language)

    return left_bare(one, text, carriers(one.hedge, language), language, may_stand)


def _alike(evidence: Evidence, fact: Fact, ledger: LocatedLedger) -> bool:
    """Whether a quotation and the fact's own words are in one language, so that their words can be compared."""
    return known_language(ledger.language_of(evidence)) == known_language(fact.language)
