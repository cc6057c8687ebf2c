"""What a number counts: the words after it, and whether two nouns are of different kinds."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.rules.governed import alike, stem
from builder.text.numbers import Number
from builder.text.phrases import either
from builder.text.vocabulary import known_language, toll_words, vocabulary

_REACH = 5
_NEXT_WORD = re.compile(r"[\s\"“”'‘’]+([^\W_]+(?:[-'’][^\W_]+)*)")
_OF_THE = re.compile(
    r"\s+(?:of|von|der)\s+(?:(?:the|all|its|their|his|her|these|those|den|dem|der)\s+)?", re.IGNORECASE
)
_CLOSING = "\"”’“»'"
_HAS_DIGIT = re.compile(r"\d")
_ANYBODY, _OFFICIALS, _RANK, _PEOPLE = "anybody", "officials", "rank: ", "people: "


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


def is_part(number: Number) -> bool:
    """Whether what a number counts follows an “of”: “51% of the missiles”, “a third of them”, “hundreds of drones”."""
    return number.percent or number.fraction or bool(number.indefinite)


def whole_before(text: str, number: Number, every: Sequence[Number], language: str) -> tuple[str, ...]:
    """The words of the whole that a text names before its parts: “Of 1,000 commuters, 430 …, and 51% …”.

    Of “Of them, 430 …” it is what the number before it counts.
    """
    words = vocabulary(language).nouns
    opening = next(reversed([*_wholes(known_language(language)).finditer(text, 0, number.start)]), None)
    if opening is None:
        return ()
    counting = next((one for one in every if one.start == opening.end()), None)
    counted = counted_words(text, counting.end if counting else opening.end() - 1, language)
    if counted and counted[0] in words.pronouns:
        earlier = [one for one in every if one.end <= opening.start()]
        return counted_words(text, earlier[-1].end, language, of=is_part(earlier[-1])) if earlier else ()
    return counted


def conflict(counted: Iterable[str], told: Iterable[str], known: str, language: str) -> str:
    """The first of the words `told` of a number that is of another kind than what is `counted`; "" where none is.

    Civilians are not just people, drones are no missiles, and people are no houses; but people may be said of
    civilians. A word that stands in `known` is the source's own. Nouns of no known kind are not judged.
    """
    source = [word.casefold() for word in counted]
    ours = [word.casefold() for word in told]
    kinds = {kind for word in source for kind in _kinds_of(word, language)}
    if not kinds:
        return ""
    standing = {stem(word) for word in re.findall(r"[^\W\d_]+", known.casefold())}
    for word in ours:
        mine = () if word in toll_words().always else _kinds_of(word, language)
        if mine and any(alike(stem(word), stem(one)) for one in source):
            return ""
        if mine and stem(word) not in standing and not any(_may_become(one, kind) for one in kinds for kind in mine):
            return word
    return ""


def counted_with_another(
    told: Sequence[str], named: Sequence[str], text: str, number: Number, every: Sequence[Number], language: str
) -> str:
    """The noun `told` of a number, where a text counts it by another number and something else by this; else "".

    “43 of 84 schools were closed and 13 of 24 clinics damaged”: 13 of 24 are no schools. `named` are more words for
    what this number counts. Where one number tells a part of another (“20 vehicles, among them 5 tanks”), none is
    judged.
    """
    words = vocabulary(language).nouns
    counted = counted_words(text, number.end, language, of=is_part(number))
    head = head_noun(told)
    if not head or not head_noun(counted) or not words.pronouns.isdisjoint(counted):
        return ""
    noun, own = stem(head), (*named, *counted)
    if any(alike(noun, stem(word)) for word in own) or any(word in toll_words().always for word in (*own, head)):
        return ""
    for other in every:
        others = () if other is number else counted_words(text, other.end, language, of=is_part(other))
        between = text[min(other.end, number.end) : max(other.start, number.start)].casefold()
        if any(stem(word) == noun for word in others) and not any(one in between for one in words.within):
            return head
    return ""


def head_noun(words: Iterable[str]) -> str:
    """The first of the words that looks like the plural of a noun; "" where none does."""
    return next((word for word in words if word.endswith(("s", "en")) or word in toll_words().people), "")


def has_kind(words: Iterable[str], language: str) -> bool:
    """Whether any of the words, in whatever case, names a kind of thing that is known."""
    kinds = _kinds(known_language(language))
    return any(word.casefold() in kinds for word in words)


def _may_become(source: str, told: str) -> bool:
    """Whether what is of one kind may be told as of another: the same, or people for some of them."""
    if source == told or (told == _OFFICIALS and source.startswith(_RANK)):
        return True
    return told == _ANYBODY and source.startswith((_PEOPLE, _RANK, _OFFICIALS))


def _kinds_of(word: str, language: str) -> tuple[str, ...]:
    """The kinds of thing that a noun is: anybody, some people, a rank, things by the first of their names; or none."""
    return _kinds(known_language(language)).get(word, ())


@functools.cache
def _kinds(tag: str) -> Mapping[str, tuple[str, ...]]:
    listed: dict[str, tuple[str, ...]] = {}
    for names in vocabulary(tag).nouns.things:
        for word in names:
            listed[word] = (*listed.get(word, ()), names[0])
    # “Families” are people and, as households, things.
    for word, kind in _people(tag):
        listed[word] = (*listed.get(word, ()), kind)
    return listed


@functools.cache
def _wholes(tag: str) -> re.Pattern[str]:
    """What opens a sentence or clause with the whole of which it tells parts: “Of the …”."""
    return re.compile(
        rf"(?:^|[.;:!?,]\s+){either(vocabulary(tag).nouns.wholes)}\s+(?:(?:the|den|der)\s+)?", re.IGNORECASE
    )


def _people(tag: str) -> Iterator[tuple[str, str]]:
    words = vocabulary(tag).nouns
    everybody = toll_words().always | words.anybody
    for word in sorted(everybody):
        yield word, _ANYBODY
    for word in sorted(words.officials):
        yield word, _OFFICIALS
    for word in sorted(words.ranks):
        yield word, f"{_RANK}{stem(word)}"
    for word in sorted(toll_words().people - everybody):
        yield word, f"{_PEOPLE}{stem(word)}"
