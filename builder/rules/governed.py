"""Two texts about the same matter in, the hedges out that one has on a word and the other leaves off the same word."""

import functools
import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from builder.text.hedges import Hedge, HedgeClass, hedges, sayings
from builder.text.lexicon import Lexicon
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W_]+)?")
_NEGATED_ENDINGS = ("ed", "able", "ible", "bar", "lich", "t")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 6  # letters by which “finalised” and “finalized”, “sign” and “signed” are the same word
_LEAST = 3
_ENDINGS = ("ing", "ed", "es", "s", "e")
_SENTENCE_END = re.compile(r"[.;:!?]\s")
_PAUSE = re.compile(r"[,;:.!?()–—]")
_AUXILIARY_BEFORE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must)\s+$",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"n['’ʼ]t$", re.IGNORECASE)
_BEFORE_A_VERB = re.compile(r"\s+(?:to\s+\w|that\s|[^\W\d_]+ing\b)", re.IGNORECASE)


class Governed(msgspec.Struct, frozen=True):
    """A hedge and the stem of the word that it governs, with where that word stands."""

    hedge: Hedge
    stem: str
    word: Span


@functools.lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """What is compared of a word: its beginning, in small letters, so that its endings do not count."""
    bare = word.casefold().replace("’", "'").removesuffix("'s")
    ending = next((one for one in _ENDINGS if bare.endswith(one) and len(bare) - len(one) > _LEAST), "")
    root = bare.removesuffix(ending)
    return (f"{root[:-1]}i" if root.endswith("y") else root)[:_STEM]  # “deny” and “denied”


def alike(one: str, other: str) -> bool:
    """Whether two stems are the same word's: “sign” and “signed”, “sell” and “sells”, but not “is” and “island”."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return long.startswith(short) and len(short) >= _LEAST and len(long) - len(short) <= _LEAST


def governed(text: str, found: tuple[Hedge, ...], language: str) -> Iterator[Governed]:
    """Each hedge with the first word of content after it, in its clause.

    Verbs of saying and other hedges are passed over. “Rejected the offer” hedges no word: it is a verb of its own.
    """
    words = vocabulary(language).cuts
    said = sayings(text, language=language)
    passed = [*said, *(Span(one.start, one.end) for one in hedges(text, language=language))]
    for hedge in found:
        if _rejects_a_noun(hedge, text, said):
            continue
        pause = _PAUSE.search(text, hedge.end + 1)
        for match in _WORD.finditer(text, hedge.end, pause.start() if pause else len(text)):
            word = match.group().casefold()
            empty = word in words.linking or word in words.determiners or word in words.openers
            if empty or word.endswith("ly") or any(span.covers(*match.span()) for span in passed):
                continue
            yield Governed(hedge, stem(word), Span(*match.span()))
            break


def left_bare(
    one: Governed,
    text: str,
    kinds: tuple[HedgeClass, ...],
    language: str,
    may_carry: Callable[[Hedge], bool] = lambda _hedge: True,
) -> bool:
    """Whether `text` has the governed word, and nowhere a hedge of one of the classes `kinds` on it.

    `may_carry` tells of a hedge of `text` whether it says no more. A hedge reaches a word from before, up to a new
    clause, and from after it, within its clause.
    """
    carriers = [hedge for hedge in hedges(text, language=language) if hedge.kind in kinds and may_carry(hedge)]
    places = [place for other, place in _stems_of(text) if alike(other, one.stem)]
    return bool(places) and not any(_is_reached(text, place, carriers, language) for place in places)


@functools.lru_cache(maxsize=8192)
def _stems_of(text: str) -> tuple[tuple[str, Span], ...]:
    """The stem of each word of a text, with its place."""
    return tuple((stem(match.group()), Span(*match.span())) for match in _WORD.finditer(text))


def added_negation(text: str, source: str, language: str) -> Hedge | None:
    """The negation that `text` puts on a word which `source`, that has no negation, says plainly.

    Only negated verbs count: “did not sign”, “denied signing”. “Not all” and “gives no price” add no contradiction.
    """
    if any(hedge.kind == "negation" for hedge in hedges(source, language=language)):
        return _turned_denial(text, source, language)
    stems = [stem(word) for word in _WORD.findall(source)]
    found = tuple(hedge for hedge in hedges(text, language=language) if _negates_a_verb(hedge, text))
    spoken = sayings(text, language=language)
    for one in governed(text, found, language):
        between = Span(one.hedge.end, one.word.start)
        if any(between.covers(span.start, span.end) for span in spoken):
            continue  # “does not say whether it was signed”
        if any(alike(one.stem, other) for other in stems):
            return one.hedge
    return None


def moved_negation(text: str, source: str, language: str) -> Hedge | None:
    """The “not” of `text` on what is said, where `source` has it on the saying; else None.

    Who did not say that the boats carry weapons has not said that they do not.
    """
    told, ours = sayings(source, language=language), sayings(text, language=language)
    if not ours or not any(_is_negated(source, span, language) for span in told):
        return None
    if any(_is_negated(text, span, language) for span in ours):
        return None
    stems = [stem(word) for word in _WORD.findall(source[told[0].end :])]
    found = tuple(hedge for hedge in hedges(text, language=language) if _negates_a_verb(hedge, text))
    for one in governed(text, found, language):
        if one.hedge.start > ours[0].start and any(alike(one.stem, other) for other in stems):
            return one.hedge
    return None


def _is_negated(text: str, saying: Span, language: str) -> bool:
    words = vocabulary(language).cuts.linking
    return any(
        hedge.kind == "negation"
        and hedge.end <= saying.start
        and all(word.casefold() in words for word in _WORD.findall(text[hedge.end : saying.start]))
        for hedge in hedges(text, language=language)
    )


def lost_denial(text: str, source: str, language: str) -> Hedge | None:
    """The negation of a denial (“did not deny”) that `source` has and `text` leaves off the same verb; else None."""
    return _turned_denial(source, text, language)


def _turned_denial(text: str, other: str, language: str) -> Hedge | None:
    """The “not” that `text` puts on a verb of denying which `other` has without one: “did not deny” for “denied”."""
    if _denials(other, language, doubled=True):
        return None
    plain = [stem(verb.words) for _, verb in _denials(other, language, doubled=False)]
    for first, verb in _denials(text, language, doubled=True):
        if any(alike(stem(verb.words), one) for one in plain):
            return first
    return None


def _denials(text: str, language: str, *, doubled: bool) -> list[tuple[Hedge, Hedge]]:
    """The verbs of denying in a text that are negated themselves, or those that are not, each with what negates it."""
    words = vocabulary(language).cuts.linking
    negations = [hedge for hedge in hedges(text, language=language) if hedge.kind == "negation"]
    spoken = sayings(text, language=language) if negations else ()
    found: list[tuple[Hedge, Hedge]] = []
    for at, verb in enumerate(negations):
        if not any(span.covers(verb.start, verb.end) for span in spoken) and not _is_denying(verb, text):
            continue
        before = negations[at - 1] if at else None
        between = [word.casefold() for word in _WORD.findall(text[before.end : verb.start])] if before else ["-"]
        is_doubled = before is not None and all(word in words or word.endswith("ly") for word in between)
        if is_doubled is doubled:
            found.append((before if before and is_doubled else verb, verb))
    return found


def _is_denying(hedge: Hedge, text: str) -> bool:
    return bool(_BEFORE_A_VERB.match(text, hedge.end)) and len(hedge.words) > _LEAST + 1


def negated_in_a_word(one: Governed, text: str, language: str) -> bool:
    """Whether `text` has the negation of a word as the beginning of one: “unusable” for “not usable”."""
    if one.hedge.kind != "negation":
        return False
    beginnings = vocabulary(language).hedges.negating_beginnings
    return any(
        word.startswith(beginning) and alike(stem(word.removeprefix(beginning)), one.stem)
        for word in map(str.casefold, _HYPHENED.findall(text))
        for beginning in beginnings
    )


def has_negated_word(text: str, language: str) -> bool:
    """Whether a text has a participle or adjective that is negated by its beginning (“unpublished”)."""
    beginnings = vocabulary(language).hedges.sure_beginnings
    return any(
        word.startswith(beginnings) and not word.startswith("under") and word.endswith(_NEGATED_ENDINGS)
        for word in map(str.casefold, _HYPHENED.findall(text))
        if len(word) > _STEM + 1
    )


def bare_of_beginning(text: str, source: str, language: str) -> str:
    """The word of `source` that negates by its beginning (“unusable”) and is in `text` without it; "" if none."""
    beginnings = vocabulary(language).hedges.sure_beginnings
    ours = {word.casefold() for word in _HYPHENED.findall(text)}
    for word in dict.fromkeys(map(str.casefold, _HYPHENED.findall(source))):
        for beginning in beginnings:
            rest = word.removeprefix(beginning)
            if rest != word and len(rest) >= _STEM - 1 and rest in ours and word not in ours:
                return word
    return ""


def _rejects_a_noun(hedge: Hedge, text: str, said: Sequence[Span]) -> bool:
    is_verb = hedge.kind == "negation" and any(span.covers(hedge.start, hedge.end) for span in said)
    return is_verb and not _BEFORE_A_VERB.match(text, hedge.end)


def _negates_a_verb(hedge: Hedge, text: str) -> bool:
    if hedge.kind != "negation":
        return False
    words = hedge.words.casefold()
    if words in ("not", "never"):
        return bool(_AUXILIARY_BEFORE.search(text, max(0, hedge.start - 12), hedge.start)) or words == "never"
    return bool(_CONTRACTED.search(words)) or words == "cannot" or bool(_BEFORE_A_VERB.match(text, hedge.end))


def _is_reached(text: str, word: Span, carriers: list[Hedge], language: str) -> bool:
    begin = _clause_begin(text, word.start, language)
    end = _clause_end(text, word.end, language)
    for hedge in carriers:
        if begin <= hedge.start and hedge.end <= (end if hedge.end > word.end else word.end):
            return True
        if hedge.kind in ("hearsay", "estimate") and word.end <= hedge.start:
            gap = text[word.end : hedge.start]
            if not _SENTENCE_END.search(gap):
                return True
    return False


def _clause_begin(text: str, at: int, language: str) -> int:
    """Where the clause begins in which a word stands: after a stop, “but”, “and that”, or “and” with a new subject."""
    words = vocabulary(language).cuts
    begin = 0
    for match in _SENTENCE_END.finditer(text, 0, at):
        begin = match.end()
    for match in _boundaries(language).finditer(text[:at]):
        following = _WORD.search(text, match.end(), at)
        joint = match.group().casefold()
        is_new = following is not None and (
            following.group().casefold() in words.determiners
            or following.group().casefold() in words.openers
            or following.group()[0].isupper()
        )
        if joint in words.strong_boundaries or is_new:
            begin = max(begin, match.end())
    return begin


def _clause_end(text: str, at: int, language: str) -> int:
    stop = _PAUSE.search(text, at)
    end = stop.start() if stop else len(text)
    joint = next(_boundaries(language).finditer(text[at:end]), None)
    return at + joint.start() if joint else end


def _boundaries(language: str) -> Lexicon:
    return _boundaries_of(known_language(language))


@functools.cache
def _boundaries_of(tag: str) -> Lexicon:
    words = vocabulary(tag).cuts
    return Lexicon((*words.boundaries, *words.strong_boundaries))
