"""Conditions in a text: the clause that stands under one, and whether another text says it again with or without."""

import functools
import re
from collections.abc import Iterator

from builder.rules.governed import alike, stem
from builder.text.lexicon import Lexicon
from builder.text.vocabulary import known_language, vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W_]+)?")
_CLAUSE_BEGIN = re.compile(r"[,;:.!?()–—]\s|\b(?:and|but|und|aber|that|dass)\s", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:.!?()–—]|,\s")
_LEAST = 2
_ASKED = 4  # words that may stand between a verb of asking and its “if”: “asked the city council if”
_LONG = 4  # letters of a verb of asking that is nothing else
_MOST = 0.6


def conditional_clauses(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each condition of a text with the words of the clause that stands under it, before or after.

    “If” after a verb of asking asks, and “if any” sets no condition.
    """
    unconditional = _lexicon(known_language(language), "unconditional")
    for match in _lexicon(known_language(language), "conditions").finditer(text):
        if any(one.start() == match.start() for one in unconditional.finditer(text)):
            continue
        before = text[: match.start()].rstrip(" ,")
        if is_asked(before, language):
            continue
        begins = [one.end() for one in _CLAUSE_BEGIN.finditer(before)]
        clause = before[begins[-1] if begins else 0 :].strip()
        if not clause:  # “If the money is found, the bridge reopens”
            comma = text.find(", ", match.end())
            end = _CLAUSE_END.search(text, comma + 2) if comma >= 0 else None
            clause = text[comma + 2 : end.start() if end else len(text)] if comma >= 0 else ""
        if len(_content(clause, language)) >= _LEAST:
            yield match.group(), clause


def is_asked(before: str, language: str) -> bool:
    """Whether the words before an “if” make it a question: “asked if”, “asked the mayor if”, “not known if”."""
    asking = vocabulary(language).cuts.asking
    words = [word.casefold() for word in _WORD.findall(before)][-_ASKED:]
    return any(word in asking and (len(word) > _LONG or word == words[-1]) for word in words)


def says_again(text: str, clause: str, language: str) -> bool:
    """Whether a text has most words of content of a clause."""
    ours, theirs = _content(text, language), _content(clause, language)
    shared = [word for word in theirs if any(alike(word, other) for other in ours)]
    return len(shared) >= max(_LEAST, _MOST * len(theirs))


def has_condition(text: str, language: str) -> bool:
    """Whether a text sets a condition, in whatever words."""
    tag = known_language(language)
    return any(next(_lexicon(tag, name).finditer(text), None) is not None for name in ("conditions", "dependent"))


def _content(text: str, language: str) -> list[str]:
    words = vocabulary(language).cuts
    empty = words.linking | words.determiners | words.openers
    found = (word.casefold() for word in _WORD.findall(text))
    return list(dict.fromkeys(stem(word) for word in found if word not in empty and len(word) > _LEAST))


@functools.cache
def _lexicon(tag: str, name: str) -> Lexicon:
    words = vocabulary(tag).cuts
    listed = {"conditions": words.conditions, "unconditional": words.unconditional, "dependent": words.dependent}
    return Lexicon(listed[name])
