"""Text in, the claims in it that several know the same for themselves: “two outlets report”, “corroborated”."""

import functools
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from builder.rules.deck.lessons import is_order
from builder.rules.names import Names, Naming
from builder.rules.support import quoted_stretches
from builder.rules.telltales import Telltales
from builder.text.hedges import hedges, sayings
from builder.text.lexicon import Lexicon, alternatives
from builder.text.numbers import Number, numbers
from builder.text.phrases import needed_words, spelled
from builder.text.sentences import sentences
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

_BETWEEN = re.compile(r"\s+((?:[^\W\d_][\w'’-]*\s+){0,3})")  # “two [separate independent] outlets”
_SOME = re.compile(r"\s+(?:[^\W\d_][\w'’-]*\s+){0,2}")  # “confirmed by [at least] two”
_NEXT = re.compile(r"\s*[A-Z]|\s*(?:[ap]\.?\s?m\b|h\b|o['’]clock|%|per\s?cent|days?\b|weeks?\b|months?\b|years?\b)")
_YEARS = 1000  # “in 2022 several outlets”: from here on, no text counts its voices
_SENTENCE_END = re.compile(r"[.;:!?\n]")
_COLON = re.compile(r":\s+([^.;:!?\n]+)")
_SAID = 3  # words after a colon, from which on they can be a claim
_ARTICLE = 4  # characters that may stand before the first name of a list: “the Leska Post, …”
_CLAUSE = ";:—–·(\n"
_AFTER = 4  # words after a claim in which a “not” takes it back: “two sources have not confirmed”
_VERB_WITHIN = 6  # words between voices and what they do: “two outlets, among them this one, report”
_BOTH_WITHIN = 60  # characters after “both” in which two names are those of the two


class Claim(msgspec.Struct, frozen=True):
    """A claim of several origins: its words, how many they are, and the noun that is counted ("" for none)."""

    span: Span
    needed: int
    noun: str = ""


class Reading:
    """A text with its numbers and the names of outlets in it, each looked for when first asked for."""

    def __init__(self, text: str, names: Names, outlets: frozenset[str], language: str) -> None:
        self.text = text
        self._names = names
        self._outlets = outlets
        self._language = language

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers, in order."""
        return numbers(self.text, names=self._names.with_numbers, language=self._language)

    @cached_property
    def outlets(self) -> tuple[Naming, ...]:
        """The names of outlets, in order; `outlets` are the ids of those that the ledger lists."""
        return tuple(one for one in self._names.find(self.text) if not self._outlets.isdisjoint(one.ids))


class Confirmations:
    """The words of one language by which a text claims several origins."""

    def __init__(self, language: str) -> None:
        known = vocabulary(language).confirmation
        self._language = language
        signs = (
            *known.second,
            *known.voices,
            *known.confirmed,
            *known.confirms,
            *(word for word in known.both if " " not in word),
        )
        self._telltales = Telltales(needed_words(signs))
        self.nouns = frozenset(word.casefold() for listed in known.voices for word in spelled(listed))
        self._second = Lexicon(known.second)
        self._voices = Lexicon(known.voices)
        self._confirmed = Lexicon(known.confirmed)
        self._several = re.compile(rf"(?<!\w)(?:{alternatives((*known.several, *known.both))})(?!\w)", re.IGNORECASE)
        self._both = re.compile(rf"(?<!\w)(?:{alternatives(known.both)})(?!\w)", re.IGNORECASE)
        self._by = re.compile(
            rf"(?<!\w)(?:{alternatives((*known.by, *known.confirmed))}){_SOME.pattern}$", re.IGNORECASE
        )
        self._before_colon = re.compile(rf"(?:{alternatives(known.before_colon)})(?!\w)", re.IGNORECASE)
        self._independent = known.independent
        self._independently = Lexicon(known.independently)
        self._asking = vocabulary(language).cuts.questions.difference(known.conditions)
        self._apart = known.apart
        self._small = known.small
        self._verb = _soon(known.verbs, _VERB_WITHIN)
        self._confirms = _soon(known.confirms, 2)
        self._of_confirming = Lexicon((*known.second, *known.confirmed, *known.confirms))
        self._relays = Lexicon(known.relays)
        self._open = re.compile(rf"(?<!\w)(?:{alternatives(known.open)})(?!\w)", re.IGNORECASE)
        self._opens = re.compile(rf"\s+(?:[\w'’]+\s+)?(?:{alternatives(known.conditions)})(?!\w)", re.IGNORECASE)
        joins, turns = alternatives(known.joins), alternatives(known.turns)
        self._joins = re.compile(rf",\s+(?:{joins})(?!\w)|(?<!\w)(?:{turns})(?!\w)", re.IGNORECASE)

    def may_hold(self, text: str) -> bool:
        """Whether a text may have any of the words: most have none, and are done."""
        return self._telltales.may_be_in(text)

    def speaks_of_confirming(self, text: str) -> bool:
        """Whether a text says that something is confirmed, verified or corroborated, and not that it is not."""
        return self._confirming_in(text) and not _denies(text, self._language)

    def _confirming_in(self, text: str) -> bool:
        return any(True for _ in self._of_confirming.finditer(text))

    def claims(self, reading: Reading) -> Iterator[Claim]:
        """The claims of a text, in order, each place once.

        Questions, wishes and conditions claim nothing; nor does what is denied, stands in quotation marks, or says
        openly that one passes on what another has.
        """
        text = reading.text
        found = [
            *(Claim(Span(*match.span()), 2) for match in self._second.finditer(text)),
            *self.counted(reading),
            *self._confirmed_by(reading),
            *self._named(reading),
        ]
        if not found:
            return
        quoted = [span for span, _ in quoted_stretches(text)]
        whole = sentences(text, language=self._language)
        reached = -1
        for claim in sorted(found, key=lambda one: (one.span.start, -one.needed)):
            at = claim.span.start
            sentence = next((one for one in whole if one.start <= at < one.end), Span(0, len(text)))
            is_quoted = any(one.covers(claim.span.start, claim.span.end) for one in quoted)
            if claim.span.start > reached and not is_quoted and self._stands(text, sentence, claim):
                reached = claim.span.end
                yield claim

    def counted(self, reading: Reading) -> Iterator[Claim]:
        """“Two outlets report”, “reported by several papers”: so many voices, and that they say it."""
        text = reading.text
        for noun in self._voices.finditer(text):
            for start, needed in self._counts_before(reading, noun.start()):
                if (
                    self._do(reading, noun.end())
                    or self._by.search(text, max(0, start - _BOTH_WITHIN), start)
                    or self._are_independent(text, start, noun.start(), noun.end())
                    or self._head_a_claim(reading, start, noun.end())
                ):
                    yield Claim(Span(start, noun.end()), needed, noun.group().casefold())
                    break

    def _head_a_claim(self, reading: Reading, start: int, end: int) -> bool:
        """“Multiple outlets: a deal is signed”: what they say follows, and is neither order, question nor list."""
        text = reading.text
        follows = _COLON.match(text, end)
        if follows is None or not self._before_colon.match(text, start):
            return False
        said = follows[1]
        listed = any(0 <= one.start - follows.start(1) <= _ARTICLE for one in reading.outlets)
        asked = text.startswith("?", follows.end())
        return len(said.split()) >= _SAID and not (listed or asked or is_order(said, self._language))

    def _are_independent(self, text: str, start: int, at: int, end: int) -> bool:
        """“Two independent papers”, “two papers, independently”: counted and independent, they say something."""
        counted, *between = text[start:at].casefold().split() or [""]
        if counted not in self._independent and not self._independent.isdisjoint(between):
            return True
        return any(True for _ in self._independently.finditer(_SENTENCE_END.split(text[end:], maxsplit=1)[0]))

    def _do(self, reading: Reading, end: int) -> bool:
        """Whether voices that end at a place say or confirm something; “two papers, one report” says nothing."""
        verb = self._verb.match(reading.text, end)
        if verb is None or any(verb.start() < number.end == verb.end(1) for number in reading.numbers):
            return False
        between = verb[1].casefold().replace(",", " ").split()
        return self._apart.isdisjoint(between) and (not between or between[-1] not in self._small)

    def _counts_before(self, reading: Reading, at: int) -> Iterator[tuple[int, int]]:
        """The number, or the word for several, that counts the noun at a place: where it stands and how many it is."""
        text = reading.text
        for number in reading.numbers:
            if number.end < at and _counts(number, text) and self._adjoins(text, number.end, at):
                yield number.start, _how_many(number)
        for match in self._several.finditer(text, max(0, at - _BOTH_WITHIN), at):
            if self._adjoins(text, match.end(), at):
                yield match.start(), 2

    def _adjoins(self, text: str, start: int, end: int) -> bool:
        """Whether nothing but adjectives stands between a number and a noun."""
        between = _BETWEEN.fullmatch(text, start, end)
        return between is not None and (self._apart | self._small).isdisjoint(between[1].casefold().split())

    def _confirmed_by(self, reading: Reading) -> Iterator[Claim]:
        """“Confirmed by two officials”, “confirmed by Reuters”: whoever it is, it takes a second origin."""
        text = reading.text
        for by in self._confirmed.finditer(text):
            for number in reading.numbers:
                reaches = by.end() < number.start and _SOME.fullmatch(text, by.end(), number.start)
                if reaches and _counts(number, text):
                    yield Claim(Span(by.start(), number.end), _how_many(number))
            several = self._several.search(text, by.end(), by.end() + _BOTH_WITHIN)
            if several and _SOME.fullmatch(text, by.end(), several.start()):
                yield Claim(Span(by.start(), several.end()), 2)
            for outlet in reading.outlets:
                if by.end() < outlet.start and _SOME.fullmatch(text, by.end(), outlet.start):
                    yield Claim(Span(by.start(), outlet.end), 2)

    def _named(self, reading: Reading) -> Iterator[Claim]:
        """“Reuters confirmed it”, “both Reuters and the Post report”: an outlet by name, as one more that knows."""
        text = reading.text
        outlets = reading.outlets if self._confirming_in(text) or self._both.search(text) else ()
        for outlet in outlets:
            confirms = self._confirms.match(text, outlet.end)
            if confirms is not None:
                yield Claim(Span(outlet.start, confirms.end()), 2)
        for both in self._both.finditer(text):
            before = [one for one in outlets if both.start() - _BOTH_WITHIN < one.start < both.start()][-2:]
            after = [one for one in outlets if both.end() < one.start < both.end() + _BOTH_WITHIN][:2]
            for pair, start, end in ((before, 0, both.end()), (after, both.start(), after[-1].end if after else 0)):
                if len({one.ids for one in pair}) == 2 and self._verb.match(text, end):
                    yield Claim(Span(start or pair[0].start, end), 2)

    def _stands(self, text: str, sentence: Span, claim: Claim) -> bool:
        """Whether a claim is made in earnest: not asked, wished, denied, nor told as what one passes on."""
        words = sentence.of(text)
        if words.endswith("?"):
            return False
        start = max([sentence.start, *(text.rfind(one, sentence.start, claim.span.start) + 1 for one in _CLAUSE)])
        for join in self._joins.finditer(text, start, claim.span.start):
            start = join.end()
        if self._is_open(text, sentence, Span(start, claim.span.end), claim):
            return False
        if _denies(text[start : claim.span.end], self._language):
            return False
        if self._opens.match(text, claim.span.end):
            return False
        after = " ".join(text[claim.span.end : sentence.end].split()[:_AFTER])
        if _denies(after, self._language):
            return False
        return not (claim.noun and any(True for _ in self._relays.finditer(words)))

    def _is_open(self, text: str, sentence: Span, before: Span, claim: Claim) -> bool:
        """Whether a claim is a wish, a condition, a task or a question.

        “What two papers independently report” takes for granted that they do: there, “what” opens nothing, unless the
        sentence begins with it or gives an order.
        """
        found = list(self._open.finditer(text, before.start, before.end))
        words = sentence.of(text)
        if not found or not self._is_of_independence(text, claim) or is_order(words, self._language):
            return bool(found)
        begins = sentence.start + len(words) - len(words.lstrip())
        return any(one.group().casefold() not in self._asking or one.start() == begins for one in found)

    def _is_of_independence(self, text: str, claim: Claim) -> bool:
        said = self._independent.intersection(claim.span.of(text).casefold().split())
        follows = _SENTENCE_END.split(text[claim.span.start :], maxsplit=1)[0]
        return bool(said) or any(True for _ in self._independently.finditer(follows))


@functools.cache
def _confirmations(language: str) -> Confirmations:
    return Confirmations(language)


def confirmations(language: str) -> Confirmations:
    """The words of a language (BCP 47)."""
    return _confirmations(known_language(language))


def _soon(words: Iterable[str], within: int) -> re.Pattern[str]:
    """A pattern for one of the words among the next so many, in the same sentence."""
    between = rf"((?:[,\s]+[\w'’-]+){{0,{within}}}?)"
    return re.compile(rf"{between}[,\s]+(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def _counts(number: Number, text: str) -> bool:
    """Whether a number may count voices: it is no order, no share, no part of a date, and at least two."""
    if number.text[:1].isdigit() and _NEXT.match(text, number.end):
        return False
    return (
        not number.ordinal
        and not number.percent
        and number.qualifier not in ("at_most", "fewer_than")
        and (bool(number.indefinite) or (number.value is not None and 2 <= number.value < _YEARS))
    )


def _how_many(number: Number) -> int:
    return 2 if number.value is None else int(number.value)


def _denies(words: str, language: str) -> bool:
    """Whether words hold a “not”, “no” or “without”; a verb of saying that denies (“denied”) takes nothing back."""
    spoken = sayings(words, language=language)
    return any(
        one.kind == "negation" and not any(span.covers(one.start, one.end) for span in spoken)
        for one in hedges(words, language=language)
    )
