"""Whether a verb of saying in words of ours reports what somebody said, or asks, orders and speaks of nobody."""

import functools
import re

import msgspec

from builder.rules.deck.lessons import is_order, sentence_at
from builder.rules.support import quoted_stretches
from builder.text.hedges import sayings
from builder.text.lexicon import alternatives
from builder.text.spans import Span
from builder.text.vocabulary import deck_words, known_language, vocabulary

_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|wurden|wird|werden)\s+$", re.IGNORECASE)
_MARKS = " \"'“”‘’*·•–—-…"
# Verbs of saying one after the other are spoken of: “sort the verbs: said, claimed, denied”.
_LIST_JOINT = re.compile(r"\s*(?:,|/|,?\s*\b(?:and|or|und|oder)\b)\s*")
_HEADS_A_LIST = re.compile(r"(?:^|:)[\s\"'“”‘’«»„]*$")


class _Patterns(msgspec.Struct, frozen=True):
    """What a language's words of reporting look like, compiled once."""

    nobody: re.Pattern[str]
    ourselves: re.Pattern[str]
    denied: re.Pattern[str]
    denied_after: re.Pattern[str]
    speaker: re.Pattern[str]
    ordered: re.Pattern[str]
    sought: re.Pattern[str]
    rule_of_thumb: re.Pattern[str]
    until: re.Pattern[str]
    present: frozenset[str]
    base_forms: frozenset[str]


def reports(text: str, saying: Span, language: str) -> bool:
    """Whether a verb of saying, in its sentence, reports what somebody said."""
    if any(span.covers(saying.start, saying.end) for span, _ in quoted_stretches(text)):
        return False  # the words are spoken of, not said
    sentence = sentence_at(text, saying.start)
    before = text[sentence.start : saying.start]
    after = text[saying.end : sentence.end]
    if sentence.of(text).endswith("?") or not before.strip(_MARKS):
        return False
    known = _patterns(known_language(language))
    words = " ".join(saying.of(text).casefold().split())
    free = (
        before.endswith("… ")
        or after.startswith(" …")  # a sentence to be filled in
        or known.nobody.search(before)
        or known.ourselves.search(before)
        or known.denied.search(before)
        or known.denied_after.match(after)
        or (is_order(before, language) and known.sought.search(before))
        or _is_order(words, before, after, known)
        or _is_listed(text, saying, sentence, language)
        or (words in known.present and (known.rule_of_thumb.search(after) or known.until.search(before)))
    )
    return not free and (words not in known.present or bool(known.speaker.search(before)))


def _is_order(words: str, before: str, after: str, known: _Patterns) -> bool:
    """Whether a verb of saying gives an order, or tells that somebody got one (“they were told to wait”)."""
    if words in ("told", "asked") and _BE.search(before):
        return after.lstrip().startswith(("to ", "not to "))
    return words in known.base_forms and bool(known.ordered.search(before))


def _is_listed(text: str, saying: Span, sentence: Span, language: str) -> bool:
    """Whether it is one of several verbs of saying that follow each other, with nobody before the first."""
    found = [span for span in sayings(text, language=language) if sentence.covers(span.start, span.end)]
    at = next((at for at, span in enumerate(found) if span.start == saying.start), -1)
    if at < 0 or len(found) == 1:
        return False
    first = at
    while first and _LIST_JOINT.fullmatch(text[found[first - 1].end : found[first].start]):
        first -= 1
    joined = first < at or (at + 1 < len(found) and _LIST_JOINT.fullmatch(text[saying.end : found[at + 1].start]))
    return bool(joined) and bool(_HEADS_A_LIST.search(text[sentence.start : found[first].start]))


@functools.cache
def _patterns(language: str) -> _Patterns:
    words = deck_words(language).reporting
    few = r"(?:\w+\s+)"
    return _Patterns(
        nobody=re.compile(rf"\b(?:{alternatives(words.nobody)})(?:\s+[\w'’-]+){{0,3}}\s*$", re.IGNORECASE),
        ourselves=re.compile(rf"\b(?:{alternatives(words.ourselves)})\s+{few}?$", re.IGNORECASE),
        denied=re.compile(rf"(?:\b(?:{alternatives(words.denied)})|n['’]t)\s+{few}?$", re.IGNORECASE),
        # German has the “not” behind the verb: “Die Quelle sagt es nicht”. A comma ends the clause.
        denied_after=re.compile(
            rf"(?:\s+[\w'’-]+){{0,4}}?\s+(?:{alternatives(words.denied_after)})(?!\s+nur)\b", re.IGNORECASE
        ),
        speaker=re.compile(rf"\b(?:{alternatives(words.speakers)})\s+{few}{{0,2}}$", re.IGNORECASE),
        ordered=re.compile(rf"(?:^|[,;:(—–]|\b(?:{alternatives(words.order_after)}))\s*$", re.IGNORECASE),
        sought=re.compile(
            rf"\b(?:{alternatives(words.indefinite)})\s+{few}{{1,2}}(?:{alternatives(words.relative)})\s+$",
            re.IGNORECASE,
        ),
        # “Two sources say the same before we print it” tells what we do, and not what they said.
        rule_of_thumb=re.compile(
            rf"\b(?:{alternatives((*words.open, *vocabulary(language).confirmation.conditions))})\s+"
            rf"(?:{alternatives(words.ourselves)})\b",
            re.IGNORECASE,
        ),
        until=re.compile(rf"\b(?:{alternatives(words.open)})\s+(?:[\w'’-]+\s+){{1,4}}$", re.IGNORECASE),
        present=frozenset(words.present),
        base_forms=frozenset(words.base_forms),
    )
