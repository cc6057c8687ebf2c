"""Qualifiers: the words before or after a number that tell how it bounds the truth ("at least", "some", "or more")."""

import functools
import re
from collections.abc import Mapping

import msgspec

from builder.model.ledger import Qualifier
from builder.text.phrases import alternatives, either, spelled
from builder.text.vocabulary import known_language, vocabulary

_REACH = 64
"""How far before a number, in characters, its qualifiers are looked for."""

_MARKS: Mapping[str, Qualifier] = {
    "~": "about",
    "≈": "about",
    "≥": "at_least",
    "≤": "at_most",
    ">": "more_than",
    "<": "fewer_than",
}
_MARK = re.compile(r"([~≈≥≤<>])\s?(?:[A-Z]{1,3})?[$€£¥]?\s?$")
_PLUS = re.compile(r"\+(?![\w])")


class Qualified(msgspec.Struct, frozen=True, gc=False):
    """What a number's qualifiers say together, and their words as they stand; "exact" and "" where there is none."""

    kind: Qualifier
    words: str


def qualifier_before(text: str, start: int, *, language: str = "en") -> Qualified:
    """The qualifier that governs the number at `start`, directly before it, save for "another" and the like.

    None reaches across a quotation mark: what stands outside it is not the speaker's. Of several ("at least some 30")
    the first that is more than "about" counts, and the words are all of them.
    """
    language = known_language(language)
    kinds: list[Qualifier] = []
    first = last = start
    if mark := _MARK.search(text, max(0, start - 8), start):
        return Qualified(_MARKS[mark[1]], mark[1])
    while match := _before(language).search(text, max(0, first - _REACH), first):
        if not kinds:
            last = match.end("words")
        kinds.append(_kinds(language)[_key(match["phrase"])])
        first = match.start("words")
    if not kinds:
        return Qualified("exact", "")
    bounds = [kind for kind in reversed(kinds) if kind != "about"]
    return Qualified(bounds[0] if bounds else "about", text[first:last])


def qualifier_after(text: str, end: int, *, language: str = "en") -> Qualified:
    """The qualifier after the number that ends at `end`: "11 or more", "11 people or more", "11 or so", "11+"."""
    if plus := _PLUS.match(text, end):
        return Qualified("at_least", plus.group())
    language = known_language(language)
    match = _after(language).match(text, end) or _after_noun(text, end, language)
    if match is None:
        return Qualified("exact", "")
    return Qualified(_kinds_after(language)[_key(match["words"])], match["words"])


def _after_noun(text: str, end: int, language: str) -> re.Match[str] | None:
    """The qualifier after what the number counts: "11 people or more"; not that of a next number or clause."""
    match = _behind_noun(language).match(text, end)
    if match is None:
        return None
    known = vocabulary(language)
    between = match["noun"].casefold().split()
    is_noun = not any(word in known.nouns.ends or word in known.numbers.cardinals for word in between)
    return match if is_noun else None


def _key(words: str) -> str:
    return " ".join(words.lower().split())


@functools.cache
def _kinds(language: str) -> Mapping[str, Qualifier]:
    words = vocabulary(language).qualifiers
    listed: tuple[tuple[Qualifier, tuple[str, ...]], ...] = (
        ("at_least", words.at_least),
        ("at_most", words.at_most),
        ("more_than", words.more_than),
        ("fewer_than", words.fewer_than),
        ("about", words.about),
    )
    return {one: kind for kind, phrases in listed for phrase in phrases for one in spelled(phrase)}


@functools.cache
def _kinds_after(language: str) -> Mapping[str, Qualifier]:
    words = vocabulary(language).qualifiers.after
    listed: tuple[tuple[Qualifier, tuple[str, ...]], ...] = (
        ("at_least", words.at_least),
        ("at_most", words.at_most),
        ("about", words.about),
    )
    return {one: kind for kind, phrases in listed for phrase in phrases for one in spelled(phrase)}


@functools.cache
def _before(language: str) -> re.Pattern[str]:
    words = vocabulary(language).qualifiers
    # A look-behind has one length: a pattern for each topic.
    no_topic = "".join(rf"(?<!\b{re.escape(topic)}\s)" for topic in words.topics)
    return re.compile(
        rf"(?<![\w-]){no_topic}(?P<words>(?:(?:{alternatives(words.degrees)})\s+)?(?P<phrase>{alternatives(_kinds(language))}))"
        rf"(?:\s+(?:{alternatives(words.between)}))?\s*(?:\b[A-Z]{{1,3}})?[$€£¥₴₽]?\s*$",
        re.IGNORECASE,
    )


@functools.cache
def _after(language: str) -> re.Pattern[str]:
    unless = either(vocabulary(language).qualifiers.after.unless)
    # "11 at least three": the qualifier is the next number's.
    return re.compile(
        rf"(?:,?\s+|-)(?P<words>{alternatives(_kinds_after(language))})(?![\w-]|\s+(?:\d|{unless}))", re.IGNORECASE
    )


@functools.cache
def _behind_noun(language: str) -> re.Pattern[str]:
    known = vocabulary(language)
    joined = tuple(f"{joint} " for joint in known.numbers.joints.either)
    listed = _kinds_after(language)
    # "11 people at least three of whom": only what "or" joins need not end the clause.
    either_way = alternatives(phrase for phrase in listed if phrase.startswith(joined))
    at_end = alternatives(phrase for phrase in listed if " " in phrase and not phrase.startswith(joined))
    unless = either(known.qualifiers.after.unless)
    return re.compile(
        rf"(?P<noun>(?:\s+[^\W\d_][^\W\d_'’-]*){{1,2}}?),?\s+(?P<words>(?:{either_way})(?![\w-]|\s+(?:\d|\w+ly\b|{unless}))"
        rf"|(?:{at_end})(?=\s*(?:[.,;:!?)]|$)))",
        re.IGNORECASE,
    )
