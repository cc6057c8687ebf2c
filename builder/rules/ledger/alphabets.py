"""The rule that each word of our own records is in one alphabet: no Greek or Cyrillic letter passes for a Latin one."""

import re
from collections.abc import Iterator

from builder.model.finding import Finding, Place
from builder.rules.book import breach
from builder.rules.ledger.attribution import own_texts
from builder.rules.located import LocatedLedger
from builder.rules.support import quoted_stretches
from builder.rules.wording import clipped

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
# Letters of Cyrillic and Greek that look like Latin ones.
_LOOKALIKES = frozenset("асеорхуіјѕАВЕКМНОРСТХІЈЅοαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_OTHER_SCRIPTS = ("uk", "ru", "be", "bg", "sr", "mk", "el", "kk", "ky", "mn", "tg")


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
