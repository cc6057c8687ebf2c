"""What a number counts: the words after it, and whether two nouns are of different kinds."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from builder.rules.governed import alike, stem
from builder.text.vocabulary import NounWords, known_language, toll_words, vocabulary

_REACH = 5
_NEXT_WORD = re.compile(r"[\s\"“”'‘’]+([^\W_]+(?:[-'’][^\W_]+)*)")
_OF_THE = re.compile(
    r"\s+(?:of|von|der)\s+(?:(?:the|all|its|their|his|her|these|those|den|dem|der)\s+)?", re.IGNORECASE
)
_CLOSING = "\"”’“»'"
_HAS_DIGIT = re.compile(r"\d")


def counted_words(text: str, end: int, language: str, *, of: bool = False) -> tuple[str, ...]:
    """The words after a number that may be what it counts, in small letters: up to a verb, a preposition or a stop.

    `of`: the number is a part (“51% of the missiles”, “hundreds of drones”), and the noun follows an “of”.
    """
    words = vocabulary(language).nouns
    if of:
        while text[end : end + 1] and text[end] in _CLOSING:
            end += 1
        part = _OF_THE.match(text, end)
        if part is None:
            return ()
        end = part.end() - 1
    found: list[str] = []
    while len(found) < _REACH and (match := _NEXT_WORD.match(text, end)):
        word = match[1].casefold()
        if word in words.ends:
            break
        if not _HAS_DIGIT.search(word):
            found.append(word)
        end = match.end()
    return tuple(found)


def conflict(counted: Iterable[str], told: Iterable[str], known: str, language: str) -> str:
    """The first of the words `told` of a number that is of another kind than what is `counted`; "" where none is.

    Civilians are not just people, drones are no missiles, and people are no houses; but people may be said of
    civilians. A word that stands in `known` is the source's own. Nouns of no known kind are not judged.
    """
    source = [word.casefold() for word in counted]
    ours = [word.casefold() for word in told]
    kinds = [kind for word in source if (kind := _kind(word, language))]
    if not kinds:
        return ""
    standing = {stem(word) for word in re.findall(r"[^\W\d_]+", known.casefold())}
    for word in ours:
        kind = "" if word in toll_words().always else _kind(word, language)
        if kind and any(alike(stem(word), stem(one)) for one in source):
            return ""
        if kind and not any(_may_become(one, kind) for one in kinds) and stem(word) not in standing:
            return word
    return ""


def has_kind(words: Iterable[str], language: str) -> bool:
    """Whether any of the words, in whatever case, names a kind of thing that is known."""
    kinds = _kinds(known_language(language))
    return any(word.casefold() in kinds for word in words)


def _may_become(source: str, told: str) -> bool:
    """Whether what is of one kind may be told as of another: the same, or people for some of them."""
    return source == told or (told == "anybody" and source.startswith("people"))


def _kind(word: str, language: str) -> str:
    """The kind of thing that a noun is: "anybody", "people: …", a thing by the first of its names, or ""."""
    return _kinds(known_language(language)).get(word, "")


@functools.cache
def _kinds(tag: str) -> Mapping[str, str]:
    words: NounWords = vocabulary(tag).nouns
    listed = dict(_people(tag))
    for names in words.things:
        listed.update(dict.fromkeys(names, names[0]))
    return listed


def _people(tag: str) -> Iterator[tuple[str, str]]:
    words = vocabulary(tag).nouns
    for word in sorted(toll_words().people):
        yield word, f"people: {stem(word)}"
    for word in sorted(toll_words().always):
        yield word, "anybody"
    for word in words.anybody:
        yield word, "anybody"
