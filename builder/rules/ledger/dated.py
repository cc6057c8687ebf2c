"""Rules about when: the words of `when` stand in the source, and its date says no more than they or the source do."""

import datetime
from collections.abc import Iterator

import msgspec

from builder.model.finding import Finding
from builder.model.ledger import Fact
from builder.rules.book import breach
from builder.rules.located import Located, LocatedLedger
from builder.rules.support import Support, Supports, read_date
from builder.rules.wording import clipped
from builder.text.dates import dates
from builder.text.edtf import Interval

_DAY = datetime.timedelta(days=1)


def when_supported(ledger: LocatedLedger) -> Iterator[Finding]:
    """F104: the `words` of `when` stand in the paragraph that is quoted, and as a date they lie within its `edtf`.

    Where no text is stored, only whether words and `edtf` agree can be seen.
    """
    supports = Supports(ledger.ledger, ledger.names)
    for fact in ledger.ledger.facts.values():
        located = [one for one in ledger.quotations(fact) if one.spans]
        meant = read_date(fact.when.edtf) if fact.when else None
        if fact.when is None or meant is None or not fact.when.words.strip():
            continue
        words = fact.when.words
        if located and not any(one.stored.paragraph_has(at, words) for one in located for at in one.paragraphs()):
            yield breach(
                "F104",
                fact.when.where("words"),
                f"“{clipped(words)}”, the when of “{fact.id}”, does not stand in the paragraph that it quotes",
                "copy the words by which the source tells when, or leave words out",
            )
        anchor = supports.of(fact.id).anchor
        said = next((one for one in _said(fact, anchor, ledger) if not meant.holds(_up_to(anchor, one[1]))), None)
        if said is not None:
            yield breach(
                "F104",
                fact.when.where("edtf"),
                f"the when of “{fact.id}” is {fact.when.edtf}, and “{clipped(words)}” is another time, or less exact",
                f"{_instead(said, meant, anchor)}, or copy the words that tell when",
            )


def _instead(said: tuple[str, Interval], meant: Interval, anchor: datetime.date | None) -> str:
    """What to write for a date that the words do not have; none is offered where they may look ahead of their source.

    “Until Friday” may mean the Friday before the source or the one after it: words alone do not tell.
    """
    looks_back = anchor is not None and said[1].latest is not None and said[1].latest <= anchor
    if looks_back and anchor is not None and meant.latest is not None and meant.latest > anchor:
        return "make edtf say no more than the words do (../2022-11-21 is any time up to that day)"
    return f"write edtf: {said[0]}, as the words have it"


def when_found(ledger: LocatedLedger) -> Iterator[Finding]:
    """F104: a `when` whose words name no date is the day of the source, reaches up to it, or stands in the source.

    The sentences that are quoted are asked first; where they name no date, the whole text.
    """
    supports = Supports(ledger.ledger, ledger.names)
    for fact in ledger.facts_in_words():
        meant = read_date(fact.when.edtf) if fact.when else None
        located = [one for one in ledger.quotations(fact) if one.spans]
        if fact.when is None or meant is None or not located or fact.withdrawn:
            continue
        support = supports.of(fact.id)
        if _said(fact, support.anchor, ledger) or _is_of_the_source(meant, support):
            continue
        told = [said for one in located for said in _dates_of_sentences(one, support.anchor)]
        told = told or [said for one in located for said in one.stored.dates(support.anchor)]
        if not any(meant.holds(_up_to(support.anchor, said)) for said in told):
            yield breach(
                "F104",
                fact.when.where("edtf"),
                f"the when of “{fact.id}” is {fact.when.edtf}, and the source does not say so: it is neither the day of"
                " the source nor a date in the quoted sentence",
                "copy the words that tell when into words, and say no more than they do; or leave when out",
            )


def _said(fact: Fact, anchor: datetime.date | None, ledger: LocatedLedger) -> list[tuple[str, Interval]]:
    """The dates that the words of a fact's `when` say, as EDTF and as intervals."""
    if fact.when is None or not fact.when.words.strip():
        return []
    tongues = dict.fromkeys(ledger.language_of(one) for one in fact.evidence) or {fact.language: None}
    mentions = (one for tongue in tongues for one in dates(fact.when.words, anchor=anchor, language=tongue))
    return [(mention.edtf, said) for mention in mentions if (said := read_date(mention.edtf)) is not None]


def _is_of_the_source(meant: Interval, support: Support) -> bool:
    """Whether a date is that of a source, holds it, or is open and ends on the day before it."""
    for issued in (read_date(source.issued) for source in support.sources):
        if issued is None:
            continue
        if meant.holds(issued):
            return True
        is_open = meant.earliest is None and meant.latest is not None and issued.earliest is not None
        if (
            is_open
            and meant.latest is not None
            and issued.earliest is not None
            and meant.latest >= issued.earliest - _DAY
        ):
            return True
    return not support.sources


def _dates_of_sentences(located: Located, anchor: datetime.date | None) -> Iterator[Interval]:
    stored = located.stored
    for span in located.spans[:1]:
        for index in stored.sentences_over(span):
            for mention in dates(stored.words(stored.sentences[index]), anchor=anchor, language=stored.language):
                said = read_date(mention.edtf)
                if said is not None:
                    yield said


def _up_to(day: datetime.date | None, said: Interval) -> Interval:
    """What a source says without an end (“since August”), up to the day on which it says so."""
    return msgspec.structs.replace(said, latest=day) if said.latest is None and day is not None else said
