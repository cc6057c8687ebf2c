"""The rule about wording: words that the project lists as not its own stand in quotation marks or not at all."""

import functools
import re
from collections.abc import Callable, Iterator

import msgspec

from builder.model.finding import Finding, Place
from builder.model.ledger import Fact, Ledger, Wording
from builder.rules.book import breach
from builder.rules.deck.shown import Shown, ShownDeck, is_own_words
from builder.rules.located import LocatedLedger
from builder.rules.names import Names
from builder.rules.support import quoted_stretches
from builder.rules.telltales import Telltales, hides
from builder.rules.wording import clipped
from builder.text.folding import Searchable, fold
from builder.text.lexicon import alternatives
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

_BLANKED = "   "  # so many spaces stand for words of others: what stands on their two sides is not one phrase
_LETTERS = re.compile(r"\w+")
_REACH = 24  # characters before a quotation mark in which it may say that a word is spoken of


class Avoided(msgspec.Struct, frozen=True):
    """Words of an entry of the list where they stand in a text, and as they are written there."""

    entry: Wording
    span: Span
    written: str


class AvoidedWords:
    """The words that a ledger lists as not ours, found whole in any case, across soft hyphens and spaces."""

    def __init__(self, ledger: Ledger, names: Names) -> None:
        self._names = names
        self._entries = {_key(word): entry for entry in ledger.wording for word in entry.words if _key(word)}
        self._telltales = Telltales(max(_LETTERS.findall(word), key=len, default="") for word in self._entries)
        longest_first = sorted(self._entries, key=lambda word: (-len(word), word))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, longest_first))})(?!\w)", re.IGNORECASE)
        self._titles = names.papers

    def find(self, text: str) -> Iterator[Avoided]:
        """Where listed words stand in a text, in order; those in a name of the ledger or of a paper are left out."""
        if not self._telltales.may_be_in(text):
            return
        hidden = Searchable(text) if hides(text) else None
        for match in self._pattern.finditer(text if hidden is None else hidden.folded):
            span = Span(*match.span()) if hidden is None else hidden.original(*match.span())
            written = span.of(text)
            if _BLANKED in written or self._is_name(text, span):
                continue
            yield Avoided(self._entries[_key(match.group())], span, written)

    def _is_name(self, text: str, span: Span) -> bool:
        if any(one.start <= span.start and span.end <= one.end for one in self._names.find(text)):
            return True
        for title in self._titles:
            at = text.find(title)
            while at >= 0:
                if Span(at, at + len(title)).covers(*_ends(span)):
                    return True
                at = text.find(title, at + 1)
        return False


def ledger_wording(located: LocatedLedger) -> Iterator[Finding]:
    """F111: assertions, headlines, questions, answers, meanings and measures hold no word that is not ours.

    In quotation marks it may stand where a quotation of the fact has it, or where it is spoken of.
    """
    ledger = located.ledger
    if not ledger.wording:
        return
    words = AvoidedWords(ledger, located.names)
    for fact in ledger.facts.values():
        for field, text in _texts(fact):
            for avoided in words.find(text):
                if not _may_stand(text, avoided.span, fact.language, functools.partial(_fact_has, fact)):
                    yield _ledger_breach(fact.where(field), avoided, text, (fact.id,))
    for term in ledger.terms.values():
        stored = located.text(term.source)
        for avoided in words.find(term.meaning):
            held = None if stored is None else stored.searchable
            if not _may_stand(term.meaning, avoided.span, "en", functools.partial(_text_has, held)):
                yield _ledger_breach(term.where("meaning"), avoided, term.meaning, ())
    for listing in ledger.listings.values():
        quoted = ledger.facts.get(listing.fact)
        for avoided in words.find(listing.measure):
            has = functools.partial(_fact_has, quoted) if quoted is not None else _has_nothing
            if not _may_stand(listing.measure, avoided.span, "en", has):
                yield _ledger_breach(listing.where("measure"), avoided, listing.measure, (listing.fact,))


def deck_wording(deck: ShownDeck) -> Iterator[Finding]:
    """D109: deck and template text, notes and labels hold no word that is not ours; `avoid` and `caution` may."""
    if not deck.ledger.wording:
        return
    words = AvoidedWords(deck.ledger, deck.names)
    for shown in deck.own_paragraphs:
        for avoided in words.find(shown.text):
            run = shown.run_at(avoided.span.start)
            if run.origin.kind == "fact" or is_own_words(shown, avoided.span.start, avoided.span.end):
                continue
            has = functools.partial(_slide_has, deck, shown)
            spoken_of = not run.origin.rests_on and bool(_stretch(shown.text, avoided.span))
            if not spoken_of and not _may_stand(shown.text, avoided.span, deck.deck.language, has):
                yield shown.breach(run, "D109", *_told(avoided, shown.text))
    yield from _marks(deck, words)
    yield from _names_of_parts(deck, words)


def _marks(deck: ShownDeck, words: AvoidedWords) -> Iterator[Finding]:
    """The words of status marks, which are a pack's and no paragraph's; each is told where it first stands."""
    told: set[str] = set()
    for placed in deck.placed.slides:
        for slot in placed.slide.slots.values():
            for run in (run for paragraph in slot.paragraphs() for run in paragraph.runs if run.style == "mark"):
                if run.text in told:
                    continue
                told.add(run.text)
                for avoided in words.find(run.text):
                    place = run.origin.at if run.origin.at.path else placed.slide.at
                    yield breach("D109", place, *_told(avoided, run.text), slide=placed.number, slot=slot.name)


def _names_of_parts(deck: ShownDeck, words: AvoidedWords) -> Iterator[Finding]:
    """The deck's title and the names of its sections, which also stand where no slide shows them; each is told once."""
    shown = {" ".join(one.text.split()) for one in deck.own_paragraphs}
    slides = deck.placed.slides
    first = {one.slide.section: one for one in reversed(slides) if one.slide.section}
    if slides:
        first.setdefault(deck.deck.title, slides[0])
    for name, placed in first.items():
        if " ".join(name.split()) in shown:
            continue
        for avoided in words.find(name):
            if _stretch(name, avoided.span) is None:
                yield breach("D109", placed.slide.at, *_told(avoided, name), slide=placed.number)


def _texts(fact: Fact) -> Iterator[tuple[str, str]]:
    for field in ("assertion", "headline", "question", "answer"):
        if text := getattr(fact, field):
            yield field, text
    if fact.looked_for is not None:
        yield "looked_for", fact.looked_for.what


def _may_stand(text: str, span: Span, language: str, has: Callable[[str], bool]) -> bool:
    """Whether words stand in quotation marks that are somebody's: a quotation has them, or they are spoken of."""
    stretch = _stretch(text, span)
    if stretch is None:
        return False
    around, folded = stretch
    return has(folded) or _is_mentioned(text, around, language)


def _stretch(text: str, span: Span) -> tuple[Span, str] | None:
    """The words in double quotation marks among which `span` stands, with their place; None where it stands bare."""
    return next((one for one in quoted_stretches(text) if one[0].covers(*_ends(span))), None)


def _is_mentioned(text: str, around: Span, language: str) -> bool:
    end = text.find("?", around.end)
    if end >= 0 and not re.search(r"[.!…]\s", text[around.end : end]):
        return True  # a question about the words
    return bool(_mention(known_language(language)).search(text, max(0, around.start - _REACH), around.start))


@functools.cache
def _mention(language: str) -> re.Pattern[str]:
    before = alternatives(vocabulary(language).mention.before)
    return re.compile(rf"(?<!\w)(?:{before}):?\s*[“\"„«]$", re.IGNORECASE)


def _fact_has(fact: Fact, folded: str) -> bool:
    """Whether a quotation of the fact has these words; one without quotations can be compared with nothing."""
    quotations = [fold(one.exact).casefold() for one in fact.evidence if one.exact]
    return not quotations or any(folded.casefold() in one for one in quotations)


def _text_has(stored: Searchable | None, folded: str) -> bool:
    return stored is None or folded.casefold() in stored.folded.casefold()


def _has_nothing(_folded: str) -> bool:
    return False


def _slide_has(deck: ShownDeck, shown: Shown, folded: str) -> bool:
    """Whether a quotation of the slide's facts has these words, or what such a fact itself has in quotation marks."""
    words = folded.casefold()
    for support in deck.slide_supports(shown.slide):
        if any(words in quotation.casefold() for quotation in support.quotations):
            return True
        for text in (support.fact.assertion, support.fact.headline):
            if any(words in quoted.casefold() for _, quoted in quoted_stretches(text)):
                return True
    return False


def _ledger_breach(place: Place, avoided: Avoided, text: str, facts: tuple[str, ...]) -> Finding:
    return breach("F111", place, *_told(avoided, text), facts=facts)


def _told(avoided: Avoided, text: str) -> tuple[str, str]:
    """What is wrong, and what to do: the reason of the list, and what it offers instead."""
    why = avoided.entry.why.rstrip(".")
    instead = f" Write instead: {avoided.entry.instead}." if avoided.entry.instead else ""
    return (
        f"“{avoided.written}” is no word of ours: “{clipped(text)}”",
        f"{why}.{instead} Or quote a source that has it, in quotation marks",
    )


def _pattern(word: str) -> str:
    """A pattern for one entry, with any space for a space and any apostrophe for one; what else it has is meant."""
    return re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’ʼ]")


def _key(words: str) -> str:
    return fold(words).casefold()


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
