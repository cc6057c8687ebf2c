"""What belongs to the lesson: numbers and orders in words to a class, which claim nothing about the world."""

import functools
import re

import msgspec

from builder.text.lexicon import alternatives
from builder.text.numbers import Number
from builder.text.spans import Span
from builder.text.vocabulary import LessonWords, deck_words, known_language, toll_words

_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\w))*[.!?]*")
_WORD = re.compile(r"[^\W\d_]+")
_LEADING = re.compile(r"[\s\"'“”‘’«»„*·•–—…(]*(?:\d{1,2}[.)]\s+)?")
# After an order, a number that nothing follows is how many are wanted: “choose one of the three”, “read out six”.
_BARE_END = re.compile(
    r"\s*(?:$|[.,;:!?)…]|(?:you|we|and|or|und|oder|die|du|ihr|wir|of\s+(?:them|these|those|you))\b)", re.IGNORECASE
)
_OF_WHAT = re.compile(r"\s+(?:of|von)\s+(?:what|this|that|it|dem|allem)\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:these|those|the|all|both|diese|die|den|alle)\s+$", re.IGNORECASE)
_NEXT = re.compile(r"\s+([^\W\d_]+)")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_COLON = re.compile(r"\s*(?::|Uhr:)\s*[^\W\d_]")
_AT = re.compile(r"\b(?:at|until|till|by|um|bis|ab)\s+$", re.IGNORECASE)
_AHEAD = re.compile(r"\s+(?:years|months|weeks|days)['’]\s+time\b", re.IGNORECASE)
_MARKS = " \"'“”‘’*•·–—-"
_COHORT = re.compile(r"\b(?:class(?:es)?\s+of|jahrgang|abitur)\s+$", re.IGNORECASE)
_MOST_BARE = 20
_MOST_SHOWN = 40  # more pupils, reports or reasons than that are no lesson's
_SURE = re.compile(r"\s*%?\s*(?:sure|certain|sicher)\b", re.IGNORECASE)
_CLAUSE_BEGINS = re.compile(r".*(?:[;:,—–]|\b(?:and|then|und|dann)\b)", re.IGNORECASE | re.DOTALL)


class _Patterns(msgspec.Struct, frozen=True):
    """What a language's words of lessons look like, compiled once."""

    things: re.Pattern[str]
    shown: re.Pattern[str]
    numbered: re.Pattern[str]
    orders: frozenset[str]
    scales: frozenset[str]
    addressed: frozenset[str]


def sentence_at(text: str, offset: int) -> Span:
    """The sentence, or line, in which a character of a text stands."""
    return next(Span(*match.span()) for match in _SENTENCE.finditer(text) if match.start() <= offset <= match.end())


def is_order(sentence: str, language: str) -> bool:
    """Whether a sentence begins like an order to a class (“Name …”, “Then collect …”)."""
    lead = _LEADING.match(sentence)
    word = _WORD.match(sentence, lead.end() if lead else 0)
    return word is not None and word.group().casefold() in _patterns(known_language(language)).orders


def addresses_the_class(sentence: str, language: str) -> bool:
    """Whether a sentence speaks to the class, or about it (“you”, “our”, “half the group”)."""
    words = _WORD.findall(sentence.casefold())
    return not _patterns(known_language(language)).addressed.isdisjoint(words)


def is_a_cohort(text: str, start: int) -> bool:
    """Whether a year names those who learn together: “Class of 2024”."""
    return bool(_COHORT.search(text, 0, start))


def counts_the_lesson(number: Number, text: str, language: str, *, claimed: bool) -> bool:
    """Whether a number counts things of the lesson, or numbers them.

    `claimed` tells that its sentence names somebody before it, or reports what somebody said: what stands on slides
    and in the world alike (“two reports”) is then no matter of the lesson alone.
    """
    words = _patterns(known_language(language))
    sentence = sentence_at(text, number.start)
    if words.things.match(text, number.end):
        return not number.percent
    if _numbers_a_part(number, text, words, sentence) or _tells_a_time(number, text, language, sentence, claimed):
        return True
    if words.shown.match(text, number.end):
        many = number.value is None or number.value > _MOST_SHOWN
        return not (number.percent or claimed or many or _tells_of_harm(sentence.of(text)))
    if number.fraction:
        to_class = addresses_the_class(sentence.of(text), language) and not claimed
        return to_class or bool(_OF_WHAT.match(text, number.end))
    if _is_on_a_scale(number, text, words, sentence) or (not claimed and _points(number, text)):
        return True
    return not claimed and _is_wanted(number, text, language, sentence)


def _tells_a_time(number: Number, text: str, language: str, sentence: Span, claimed: bool) -> bool:
    """Whether a number is the lesson's hour (“9.30: start”, “we meet at 9.30”), or years ahead of it."""
    said, before = sentence.of(text), text[sentence.start : number.start]
    to_class = is_order(said, language) or addresses_the_class(said, language)
    if _AHEAD.match(text, number.end):
        return not claimed and (to_class or said.endswith("?"))
    if not _CLOCK.fullmatch(number.text):
        return False
    heads = not before.strip(_MARKS) and bool(_COLON.match(text, number.end))
    return heads or (to_class and bool(_AT.search(before)))


def _numbers_a_part(number: Number, text: str, words: _Patterns, sentence: Span) -> bool:
    """Whether it is the number of a part of the lesson, or of several (“steps 2 and 3”, “Day 2 of 3”)."""
    before = text[sentence.start : number.start]
    if words.numbered.search(before):
        return number.qualifier == "exact"
    return number.of is not None and before.strip(' *“"').casefold() in ("day", "tag")


def _points(number: Number, text: str) -> bool:
    """Whether a number points at what the slide shows and names no thing: “do these two agree?”."""
    if number.value is None or number.value > _MOST_BARE or number.percent or number.qualifier != "exact":
        return False
    follows = _NEXT.match(text, number.end)
    names = follows is not None and (follows[1].endswith("s") or follows[1].casefold() in toll_words().people)
    return bool(_POINTING.search(text, 0, number.start)) and not names


def _is_on_a_scale(number: Number, text: str, words: _Patterns, sentence: Span) -> bool:
    """Whether it is an end of a scale (“from 0 to 10”), or how sure somebody is to say that they are."""
    if _SURE.match(text, number.end):
        return True
    said = sentence.of(text)
    if words.scales.isdisjoint(_WORD.findall(said.casefold())):
        return False
    return number.high is not None or bool(
        re.search(r"\b(?:from|von)\s+$|\b(?:to|bis)\s+$|[-–]$", text[: number.start])
    )


def _is_wanted(number: Number, text: str, language: str, sentence: Span) -> bool:
    """Whether an order asks for so many, of things that were named before (“choose one of the three”)."""
    value = number.of if number.of is not None else number.value
    if value is None or value > _MOST_BARE or number.percent or not _BARE_END.match(text, number.end):
        return False
    before = text[sentence.start : number.start]
    begins = _CLAUSE_BEGINS.match(before)
    return is_order(before, language) or (begins is not None and is_order(before[begins.end() :], language))


def _tells_of_harm(sentence: str) -> bool:
    return not toll_words().always.isdisjoint(_WORD.findall(sentence.casefold()))


@functools.cache
def _patterns(language: str) -> _Patterns:
    words: LessonWords = deck_words(language).lesson
    of_the = r"(?:(?:of|der|von)\s+(?:the|these|those|your|our|den|diesen)\s+)?"
    lead = rf"[\s-]+{of_the}(?:(?:{alternatives(words.between)})[\s-]+){{0,2}}"
    parts = r"(?:(?:\d+|one|two|three|four|five)\s*(?:,|and|or|of|to|–|-|und|bis|oder|von)\s*)*"
    return _Patterns(
        things=re.compile(rf"{lead}(?:[^\W\d_]+[\s-]+)?(?:{alternatives(words.things)})\b", re.IGNORECASE),
        shown=re.compile(rf"{lead}(?:{alternatives(words.shown)})\b", re.IGNORECASE),
        numbered=re.compile(rf"(?<![\w-])(?:{alternatives(words.numbered)})\s+{parts}$", re.IGNORECASE),
        orders=frozenset(words.orders),
        scales=frozenset(words.scales),
        addressed=frozenset(words.addressed),
    )
