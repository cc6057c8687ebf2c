"""The rule about speakers without a name on slides: “American officials”, “the president”, “intelligence put it at”."""

import functools
import re
from collections.abc import Iterable, Iterator

import msgspec

from builder.model.finding import Finding
from builder.model.ledger import Actor
from builder.rules.deck.lessons import sentence_at
from builder.rules.deck.reporting import reports
from builder.rules.deck.shown import Shown, ShownDeck, is_own_words
from builder.rules.support import Support
from builder.rules.wording import clipped
from builder.text.lexicon import Lexicon, alternatives
from builder.text.spans import Span
from builder.text.vocabulary import SpeakerWords, deck_words, known_language, vocabulary

_ADVERBS = r"(?:\s+(?:has|have|had|is|are|was|were|also|then|later|since|again|reportedly|\w+ly|sich|hat|haben))*\s+"
_STEM = 4  # letters that “Iranian” shares with “Iran”, and “Ukrainian” with “Ukraine”
_PLURAL = re.compile(r"(?:men|women|ies|s)$")
_LEAST = 4
_CLOSED = re.compile(r"[,\"”’“»]\s+$")  # after what is said: “…, said the crew”


class _Patterns(msgspec.Struct, frozen=True):
    """What a language's words for speakers without a name look like, compiled once."""

    subject: re.Pattern[str]
    following: re.Pattern[str]
    by: frozenset[str]
    inverted: frozenset[str]
    reporting: Lexicon
    unnamed: frozenset[str]
    institution: frozenset[str]
    others: frozenset[str]


def unnamed_speakers_rest(deck: ShownDeck) -> Iterator[Finding]:
    """D102: a speaker whom deck text has without a name is one that its facts have, with the same nationality.

    “American officials” need a fact that has them so; “the president” is no ministry, “experts” are no officials. A
    fact without an attribution settles nothing.
    """
    known = _patterns(known_language(deck.deck.language))
    for shown in deck.own_paragraphs:
        if not any(run.origin.kind == "deck" and run.origin.rests_on for run in shown.runs):
            continue
        verbs = [*deck.sayings_of(shown.text), *(Span(*one.span()) for one in known.reporting.finditer(shown.text))]
        for verb in sorted(dict.fromkeys(verbs), key=lambda span: span.start):
            subject = known.subject.search(shown.text, 0, verb.start) or _after(shown.text, verb, known)
            if subject is None:
                continue
            run = shown.run_at(subject.start("noun"))
            supports = deck.run_supports(run)
            if run.origin.kind != "deck" or not supports or not all(one.fact.attribution for one in supports):
                continue
            if is_own_words(shown, *subject.span()) or not (
                _opens(shown.text, verb, known) or reports(shown.text, verb, deck.deck.language)
            ):
                continue
            fault = _fault(subject, supports, deck, known)
            if fault:
                yield _breach(shown, subject, fault, supports)


def _after(text: str, verb: Span, known: _Patterns) -> re.Match[str] | None:
    """The speaker after a verb: “according to the dockers’ union”, “…, said the crew”; None where none follows."""
    saying = " ".join(verb.of(text).casefold().split())
    told = saying in known.by or (saying in known.inverted and _CLOSED.search(text, 0, verb.start))
    return known.following.match(text, verb.end) if told else None


def _opens(text: str, verb: Span, known: _Patterns) -> bool:
    """Whether a sentence that is no question begins with “according to”."""
    sentence = sentence_at(text, verb.start)
    is_first = not text[sentence.start : verb.start].strip()
    return is_first and verb.of(text).casefold() in known.by and not sentence.of(text).endswith("?")


def _breach(shown: Shown, subject: re.Match[str], fault: str, supports: list[Support]) -> Finding:
    ids = ", ".join(one.fact.id for one in supports[:3])
    words = subject.group().strip()
    return shown.breach(
        shown.run_at(subject.start("noun")),
        "D102",
        f"our own text makes “{words}” the speaker, and “{fault}” stands in none of its facts ({ids}):"
        f" “{clipped(shown.text)}”",
        "name the speaker as the fact does, or add the fact in which this one speaks to rests-on",
    )


def _fault(subject: re.Match[str], supports: list[Support], deck: ShownDeck, known: _Patterns) -> str:
    """The word of a subject that none of the facts bears out; "" where one does."""
    texts = [text.casefold() for one in supports for text in _texts(one, deck)]
    kinds = {actor.kind for one in supports for actor in _speakers(one, deck)}
    nation = subject["nation"] or ""
    if nation and _is_nation(nation, deck) and not _has_nation(nation, texts, deck.deck.language):
        return nation
    noun = subject["noun"].casefold()
    if _stands(noun, texts):
        return ""
    if noun in known.institution and not kinds & {"institution", "state", "firm"}:
        return subject["noun"]
    if noun in known.unnamed and not kinds & {"unnamed", "institution", "state"}:
        return subject["noun"]
    return subject["noun"] if noun in known.others and noun not in known.unnamed else ""


def _texts(support: Support, deck: ShownDeck) -> Iterator[str]:
    """The words of a fact and all that its speakers, and those to whom they belong, are called."""
    fact = support.fact
    yield from (fact.assertion, fact.headline, *support.quotations)
    yield from (link.words for link in fact.attribution)
    for actor in _speakers(support, deck):
        yield from (actor.name, actor.plain, actor.role, *actor.names)


def _speakers(support: Support, deck: ShownDeck) -> Iterable[Actor]:
    actors = deck.ledger.actors
    found: dict[str, Actor] = {}
    for link in support.fact.attribution:
        who = link.who
        while who in actors and who not in found:
            found[who] = actors[who]
            who = actors[who].of
    return found.values()


def _stands(noun: str, texts: list[str]) -> bool:
    """Whether a noun, in singular or plural, stands in one of the texts."""
    stem = _PLURAL.sub("", noun)
    stem = stem if len(stem) >= _LEAST else noun
    return any(re.search(rf"(?<!\w){re.escape(stem)}", text) for text in texts)


def _is_nation(word: str, deck: ShownDeck) -> bool:
    """Whether a capitalised word is an adjective of nationality, as far as the ledger or the list of words knows it."""
    if word.casefold() in deck_words(deck.deck.language).speakers.nationality:
        return True
    states = [actor.name for actor in deck.ledger.actors.values() if actor.kind == "state"]
    states += [place.country for place in deck.ledger.localities.values()]
    return any(name[:_STEM].casefold() == word[:_STEM].casefold() for name in states if len(name) >= _STEM)


def _has_nation(word: str, texts: list[str], language: str) -> bool:
    names = deck_words(language).speakers.nationality.get(word.casefold(), (word[:_STEM].casefold(),))
    whole = word.casefold() in deck_words(language).speakers.nationality
    end = r"(?!\w)" if whole else ""
    return any(
        re.search(rf"(?<!\w){re.escape(name)}{end}", text) for name in (*names, word.casefold()) for text in texts
    )


@functools.cache
def _patterns(language: str) -> _Patterns:
    words: SpeakerWords = deck_words(language).speakers
    nouns = alternatives((*words.unnamed, *words.institution, *words.others))
    sayings = vocabulary(language).sayings
    return _Patterns(
        following=re.compile(
            rf"\s+(?:(?:an?|the|its|their|some|several|many|two|three|der|die|das|dem|den)\s+)?"
            rf"(?:(?P<nation>(?-i:[A-Z][\w.]+))\s+)?(?:[^\W\d_]+['’]s?\s+)?(?P<noun>{nouns})(?![\w-]|['’]s?\s|\s+of\b)",
            re.IGNORECASE,
        ),
        by=frozenset(sayings.by),
        inverted=frozenset(sayings.after),
        subject=re.compile(
            rf"(?<![\w-])(?:(?P<nation>(?-i:[A-Z][\w.]+))\s+)?(?P<noun>{nouns}){_ADVERBS}$", re.IGNORECASE
        ),
        reporting=Lexicon(words.reporting),
        unnamed=frozenset(words.unnamed) - {"source", "sources", "quelle", "quellen"},
        institution=frozenset(words.institution),
        others=frozenset((*words.others, *words.unnamed)) - {"source", "sources", "quelle", "quellen"},
    )
