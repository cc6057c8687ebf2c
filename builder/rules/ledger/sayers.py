"""The rule that one speaker's words are not given to another: who says so in the very sentence that is quoted."""

import re
from collections.abc import Iterator

from builder.model.finding import Finding
from builder.model.ledger import Attribution, Fact, Ledger
from builder.rules.book import breach
from builder.rules.ledger.attribution import other_bearer
from builder.rules.located import Located, LocatedLedger
from builder.rules.names import Naming
from builder.rules.speakers import belonging, speakers, speaks_in
from builder.rules.wording import clipped
from builder.text.folding import fold
from builder.text.hedges import sayings
from builder.text.spans import Span
from builder.text.vocabulary import vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_SUBJECT = re.compile(r"([^\W\d_]+)\s+(?:(?:has|have|had|also|then|later|earlier|\w+ly)\s+)*$", re.IGNORECASE)
_INTRODUCED = 6  # words from the article of a speaker to the verb: “a tired rescue worker later”
_TELLING = 4  # letters from which a word of a name tells something


def speaker_of_sentence(ledger: LocatedLedger) -> Iterator[Finding]:
    """F105: who says so in the sentence that is quoted stands under `attribution`, and nobody who speaks elsewhere.

    Of several speakers in one sentence, those within the quotation count. A fact in the voice of the paper may quote
    that somebody said something, if its assertion names whom.
    """
    for fact in ledger.facts_in_words():
        if not fact.attribution or fact.withdrawn or any(other_bearer(link, ledger) for link in fact.attribution):
            continue  # whose words they are has been told
        for located in ledger.quotations(fact):
            if len(located.spans) == 1:
                fault = _fault(fact, located, located.spans[0], ledger)
                if fault:
                    yield breach("F105", fact.attribution[0].where("who"), *fault)
                    break


def _fault(fact: Fact, located: Located, span: Span, ledger: LocatedLedger) -> tuple[str, str] | None:
    """Message and hint about a quotation whose sentence has another speaker; None where it has not."""
    stored = located.stored
    for index in stored.sentences_over(span):
        if not stored.says(index):
            continue
        sentence = stored.sentences[index]
        said = _speakers_of(
            stored.words(sentence), Span(span.start - sentence.start, span.end - sentence.start), located, ledger
        )
        if said and not any(_is_his(fact, naming, ledger) for naming in said):
            chain = ", ".join(link.who for link in fact.attribution)
            return (
                f"the sentence that “{fact.id}” quotes has “{said[0].words}” as the speaker, and the attribution has"
                f" {chain}: “{clipped(stored.words(sentence), 200)}”",
                "name the speaker of that very sentence under attribution, or quote the words of the one whom you name",
            )
        stranger = None if said else _stranger(fact, stored.words(sentence), located.stored.language, ledger)
        if stranger is not None:
            return (
                f"the sentence that “{fact.id}” quotes does not have “{clipped(stranger.words)}” ({stranger.who}) as"
                f" the speaker: “{clipped(stored.words(sentence), 200)}”",
                "name the speaker of that very sentence under attribution",
            )
    return None


def _speakers_of(text: str, quoted: Span, located: Located, ledger: LocatedLedger) -> list[Naming]:
    """The named speakers of a sentence: those within the quotation, if it has any."""
    language = located.stored.language
    found = list(speakers(text, ledger.names.find_speakers(text), sayings(text, language=language), language=language))
    inside = [
        naming
        for naming, saying in found
        if quoted.covers(naming.start, naming.end) or quoted.covers(saying.start, saying.end)
    ]
    return inside or [naming for naming, _ in found]


def _is_his(fact: Fact, naming: Naming, ledger: LocatedLedger) -> bool:
    """Whether a speaker of the source is one of the fact's: by attribution, or, told by the paper, by its assertion."""
    book = ledger.ledger
    if speaks_in(fact, naming.ids, book, ledger.names):
        return True
    links = {link.who for link in fact.attribution}
    if any(above in links and _kind(above, book) == "state" for who in naming.ids for above in belonging(who, book)):
        return True  # the state speaks where its ministry does
    told_by_paper = all(_kind(who, book) == "outlet" for who in links)
    named = {one for name in ledger.names.find_speakers(fact.assertion) for one in name.ids}
    return told_by_paper and not named.isdisjoint(naming.ids)


def _stranger(fact: Fact, sentence: str, language: str, ledger: LocatedLedger) -> Attribution | None:
    """The link of a fact whose words others say, whom nobody names (“two officials”, “a rescue worker”); else None."""
    links = [link for link in fact.attribution if _kind(link.who, ledger.ledger) != "outlet"]
    kinds = {_kind(link.who, ledger.ledger) for link in links}
    if not links or not kinds <= {"person", "institution", "state"} or not all(link.words for link in links):
        return None
    text = fold(sentence).casefold()
    for link in links:
        names = (link.words, *_names_of(link.who, ledger.ledger))
        if any(word.casefold() in text for name in names for word in _WORD.findall(name) if len(word) >= _TELLING):
            return None
    words = vocabulary(language).sayings
    for saying in sayings(sentence, language=language):
        subject = _SUBJECT.search(sentence, 0, saying.start)
        word = subject[1].casefold() if subject else ""
        several = word not in words.pronouns and (word.endswith("s") or word == "people")
        if (kinds == {"person"} and several) or _is_introduced(sentence[: saying.start], word, language):
            return links[0]
    return None


def _is_introduced(before: str, word: str, language: str) -> bool:
    """Whether a speaker without a name is brought in before a verb of saying: “a rescue worker told the paper”."""
    words = vocabulary(language)
    if word not in words.sayings.strangers:
        return False
    articles = {*words.numbers.articles, *words.numbers.ones}
    return any(one.casefold() in articles for one in _WORD.findall(before)[-_INTRODUCED:-1])


def _names_of(who: str, ledger: Ledger) -> tuple[str, ...]:
    actor = ledger.actors[who]
    return (actor.name, actor.plain, *actor.names)


def _kind(who: str, ledger: Ledger) -> str:
    return ledger.actors[who].kind if who in ledger.actors else ""
