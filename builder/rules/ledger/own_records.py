"""The rule that our own records claim nothing of themselves: names, roles, meanings and measures, and their letters."""

import re
from collections.abc import Iterator

from builder.model.finding import Finding, Place
from builder.model.ledger import Actor, Listing, Term
from builder.rules.book import breach
from builder.rules.figures import fault_in_words, figures_in_quotation, parts, qualifier_fault, same_value
from builder.rules.governed import alike, stem
from builder.rules.ledger.attribution import own_texts
from builder.rules.located import LocatedLedger
from builder.rules.support import Support, Supports, date_is_among, quoted_stretches, read_date
from builder.rules.wording import clipped
from builder.text.dates import DateMention, dates
from builder.text.hedges import sayings
from builder.text.numbers import Number, numbers
from builder.text.spans import Span

_CLAUSE = re.compile(r"\b(?:which|who|whose|is|was|were|are|has|had|have|did|will)\b")
_COUNTED = re.compile(r"\s+(?:[a-zà-öø-ÿ][\w-]*)")
_NOT_NAMED = re.compile(r"\b(?:anonym\w*|not\s+(?:to\s+)?be\s+(?:named|identified)|spoke|speaking|declined\s+to)\b")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
# Letters of Cyrillic and Greek that look like Latin ones.
_LOOKALIKES = frozenset("асеорхуіјѕАВЕКМНОРСТХІЈЅοαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_OTHER_SCRIPTS = ("uk", "ru", "be", "bg", "sr", "mk", "el", "kk", "ky", "mn", "tg")


def names_claim_nothing(ledger: LocatedLedger) -> Iterator[Finding]:
    """F112: a name is a name: it counts nothing, reports nothing, and has no clause of its own."""
    book = ledger.ledger
    for actor in book.actors.values():
        for key, name in (("name", actor.name), ("plain", actor.plain), *(("names", one) for one in actor.names)):
            claim = _claim_in(name, unnamed=actor.kind == "unnamed")
            if claim:
                yield _in_a_name(actor.where(key), name, claim)
    for place in book.localities.values():
        for key, name in (("name", place.name), *(("names", one) for one in place.names)):
            if claim := _claim_in(name):
                yield _in_a_name(place.where(key), name, claim)
    for term in book.terms.values():
        if claim := _claim_in(term.term):
            yield _in_a_name(term.where("term"), term.term, claim)


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


def one_alphabet(ledger: LocatedLedger) -> Iterator[Finding]:
    """F112: no word of our own records mixes Latin letters with Greek or Cyrillic ones that look like them."""
    for place, text, language in _own_words(ledger):
        word = "" if text.isascii() else _disguised(text, language)
        if word:
            strange = ", ".join(
                f"“{letter}” (U+{ord(letter):04X})" for letter in dict.fromkeys(word) if _OTHER.match(letter)
            )
            yield breach(
                "F112",
                place,
                f"“{word}” in “{clipped(text)}” has letters of another alphabet: {strange}",
                "type the word again",
            )


def _own_words(ledger: LocatedLedger) -> Iterator[tuple[Place, str, str]]:
    """Everything that is ours in the ledger, with its place and language; of names, no language is known."""
    book = ledger.ledger
    for fact in book.facts.values():
        for key, text in own_texts(fact):
            yield fact.where(key), text, fact.language
        for key, text in (("caution", fact.caution), ("question", fact.question), ("answer", fact.answer)):
            yield fact.where(key), text, fact.language
        for quantity in fact.quantities:
            yield quantity.where("unit"), quantity.unit, ""
    for actor in book.actors.values():
        for key, text in (
            ("name", actor.name),
            ("plain", actor.plain),
            ("role", actor.role),
            *(("names", one) for one in actor.names),
        ):
            yield actor.where(key), text, ""
    for place in book.localities.values():
        for text in (place.name, *place.names):
            yield place.where("name"), text, ""
    for term in book.terms.values():
        for key, text in (("term", term.term), ("meaning", term.meaning), ("caution", term.caution)):
            yield term.where(key), text, ""
    for listing in book.listings.values():
        yield listing.where("measure"), listing.measure, ""


def _disguised(text: str, language: str) -> str:
    """The first word of a text with letters of two alphabets, or, in a language of Latin letters, all of lookalikes.

    Lookalikes beside a word that is plainly of the other alphabet are one name with it (“Сіра затока”). What stands in
    quotation marks is the source's, and may be written as it likes.
    """
    quoted = [span for span, _ in quoted_stretches(text)]
    is_latin = bool(language) and language.partition("-")[0].casefold() not in _OTHER_SCRIPTS
    words = list(_WORD.finditer(text))
    for at, match in enumerate(words):
        word = match.group()
        if word.isascii() or not _OTHER.search(word):
            continue
        mixed = _LATIN.search(word) is not None
        beside = (words[near].group() for near in (at - 1, at + 1) if 0 <= near < len(words))
        hidden = (
            is_latin
            and _is_lookalike(word)
            and not any(_OTHER.search(one) and not _is_lookalike(one) for one in beside)
        )
        if (mixed or hidden) and not any(span.covers(*match.span()) for span in quoted):
            return word
    return ""


def _is_lookalike(word: str) -> bool:
    return all(letter in _LOOKALIKES for letter in word)


def _claim_in(name: str, *, unnamed: bool = False) -> str:
    """What a name claims: words that count, report or tell something; "" where it is but a name."""
    for number in numbers(name):
        if not number.ordinal and not unnamed and _COUNTED.match(name, number.end):
            return number.text
    said = [span.of(name) for span in sayings(name) if span.of(name)[:1].islower()]
    if said and not (unnamed and _NOT_NAMED.search(name)):
        return said[0]
    clause = None if unnamed else _CLAUSE.search(name)
    return clause.group() if clause else ""


def _in_a_name(place: Place, name: str, claim: str) -> Finding:
    return breach(
        "F112",
        place,
        f"the name “{clipped(name)}” claims something (“{claim}”)",
        "keep the name; what is claimed belongs into a fact with its evidence, or into a role that rests on one",
    )


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
