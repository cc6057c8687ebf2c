"""A quotation and its sentence in, what the cut leaves behind out: hedges, conditions, exceptions, doubts, denials."""

import functools
import re
from collections.abc import Iterator

import msgspec

from builder.rules.located import StoredText
from builder.rules.under import is_asked
from builder.rules.wording import HEDGE_NAMES
from builder.text.hedges import Hedge, hedges, sayings
from builder.text.lexicon import Lexicon
from builder.text.spans import Span
from builder.text.vocabulary import CutWords, known_language, vocabulary

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STOPS = re.compile(r"[,;:()–—]")
_STRONG_STOPS = re.compile(r"[;:()–—]")
_PARENTHESIS = re.compile(r",[^,]*,")
_OPENING = "\"'“‘„«»‹› …"
_CLOSING = "\"'”’“»«› "
_NEGATION_REACH = 5
_SUBJECT_REACH = 14  # words between “No minister” and the verb that this denies
_ASIDE_REACH = 12
_CLAUSE = 3  # words: fewer are a name or a noun, which no condition or part can turn round


class Lost(msgspec.Struct, frozen=True):
    """Words outside a quotation that govern it: where they stand in the text, and what they do."""

    start: int
    end: int
    words: str
    name: str


class _Cut(msgspec.Struct, frozen=True):
    """One sentence as it is cut: what stands before the quotation, in it, and after it."""

    text: str
    sentence: Span
    span: Span
    words: CutWords
    language: str

    @property
    def head(self) -> str:
        return self.text[self.sentence.start : self.span.start]

    @property
    def quoted(self) -> str:
        return self.text[max(self.span.start, self.sentence.start) : min(self.span.end, self.sentence.end)]

    @property
    def tail(self) -> str:
        return self.text[self.span.end : self.sentence.end]


def lost_words(stored: StoredText, index: int, span: Span) -> Iterator[Lost]:
    """What a sentence has outside a quotation and what governs the quotation's words, each once."""
    cut = _Cut(stored.text, stored.sentences[index], span, vocabulary(stored.language).cuts, stored.language)
    found = [Lost(one.start, one.end, one.words, HEDGE_NAMES[one.kind]) for one in _hedges(stored, index, cut)]
    if len(_WORD.findall(cut.quoted)) >= _CLAUSE:
        found += [*_before(cut), *_after(cut)]
    taken: list[Lost] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
            yield one


def _hedges(stored: StoredText, index: int, cut: _Cut) -> Iterator[Hedge]:
    """The hedges of a sentence that stand outside the quotation and govern its words."""
    span, text = cut.span, cut.text
    for hedge in stored.hedges_of(index):
        if span.covers(hedge.start, hedge.end):
            continue
        if hedge.end <= span.start:
            if _governs_what_follows(hedge, text[hedge.end : span.start], cut):
                yield hedge
        elif hedge.start >= span.end:
            if _governs_what_precedes(hedge, text[span.end : hedge.start], cut):
                yield hedge
        else:  # the cut goes through the hedge
            yield hedge


def _governs_what_follows(hedge: Hedge, gap: str, cut: _Cut) -> bool:
    """Whether a hedge reaches across `gap` to the words after it.

    It does through auxiliaries and adverbs (“may soon be | finalised”), through a clause that it introduces (“did not
    say that | …”), and, set off at the head of a sentence, through its comma (“Reportedly, | …”, “According to
    unconfirmed reports, | …”). A negation reaches a few words farther (“is not a | steadfast ally”), one that is the
    subject to its verb; a modal does not reach a bare noun (“would allow Russia to produce | Iranian drones”).
    """
    words = [word.casefold() for word in _WORD.findall(gap)]
    if gap.rstrip().endswith(",") and not _STOPS.search(gap.rstrip()[:-1]):
        return _reaches_over_comma(hedge, words, cut)
    if words and words[-1] in cut.words.openers:
        return _reaches_opener(gap, cut)
    if _STOPS.search(gap) or _patterns(cut.language).boundary(gap):
        return False
    if all(word in cut.words.linking or word.endswith("ly") for word in words):
        return True
    is_subject = not cut.text[cut.sentence.start : hedge.start].strip(_OPENING)
    return hedge.kind == "negation" and len(words) <= (_SUBJECT_REACH if is_subject else _NEGATION_REACH)


def _reaches_over_comma(hedge: Hedge, words: list[str], cut: _Cut) -> bool:
    """Whether a hedge at the head of a sentence reaches over the comma after `words`.

    In German, a denial reaches a clause of reported speech without “dass” (“wies den Vorwurf zurück, | Toll habe …”).
    """
    if hedge.kind == "negation" and _reports(cut):
        return True
    return (not words and hedge.kind != "negation") or (len(words) == 1 and words[0] in cut.words.reports)


def _reports(cut: _Cut) -> bool:
    """Whether the quotation begins with a clause of reported speech (“Toll habe mehr Wasser entnommen”)."""
    first = _STOPS.split(cut.quoted, maxsplit=1)[0]
    return any(hedge.reported_speech for hedge in hedges(first, language=cut.language))


def _reaches_opener(gap: str, cut: _Cut) -> bool:
    """Whether what stands before `gap` governs the clause that the gap's last word (“that”) opens.

    A parenthesis between commas does not part them (“denied, as before, that”), nor do two nouns (“reports and claims
    that”); another verb of saying after “and” does (“did not resign, and said that”).
    """
    words = list(_WORD.finditer(gap))
    before = _PARENTHESIS.sub(" ", gap[: words[-1].start()]).rstrip().removesuffix(",")
    if _STRONG_STOPS.search(before) or "," in before or _patterns(cut.language).strong_boundary(before):
        return False
    joints = list(_patterns(cut.language).all_boundaries(before))
    return not joints or not sayings(before[joints[-1].end() :], language=cut.language)


def _governs_what_precedes(hedge: Hedge, gap: str, cut: _Cut) -> bool:
    """Whether a hedge governs the words before it.

    “The deal was | not signed”; “signed a deal, | reportedly”; “the claim that | Iran signed a deal | is false”; and in
    German “unterzeichnete den Vertrag | nicht”.
    """
    quoted, between = _WORD.findall(cut.quoted), [word.casefold() for word in _WORD.findall(gap)]
    if _STOPS.search(gap):
        return gap.strip() == "," and hedge.kind in ("hearsay", "estimate")
    if hedge.words.casefold() in cut.words.late and len(between) <= _NEGATION_REACH:
        return not _patterns(cut.language).boundary(gap)
    if not between:
        return bool(quoted) and quoted[-1].casefold() in cut.words.linking
    return _is_opened(cut) and all(word in cut.words.linking or word in cut.words.determiners for word in between)


def _before(cut: _Cut) -> Iterator[Lost]:
    """Conditions, reversals, portions and doubts before the quotation, and the question that it is cut out of."""
    head, base, words = cut.head, cut.sentence.start, cut.words
    find = _patterns(cut.language)
    first = _WORD.search(cut.quoted)
    is_noun = first is None or first.group().casefold() in words.determiners
    for lexicon, name, fits in (
        (find.conditions, "a condition", True),
        (find.reversals, "what did not happen", not is_noun),
        (find.portions, "a part only", True),
    ):
        for match in lexicon.finditer(head):
            if fits and not head[match.end() :].strip(_OPENING):
                yield Lost(base + match.start(), base + match.end(), match.group(), name)
    if _is_opened(cut):
        for match in find.doubts.finditer(head):
            if _reaches_opener(head[match.end() :], cut):
                yield Lost(base + match.start(), base + match.end(), match.group(), "a doubt")
    asked = cut.text[cut.sentence.start : cut.sentence.end].rstrip(_CLOSING).endswith("?")
    before = [word.casefold() for word in _WORD.findall(head)]
    if asked and "?" not in cut.quoted and before and all(word in words.questions for word in before):
        at = cut.text.rindex("?", cut.sentence.start, cut.sentence.end)
        yield Lost(at, at + 1, "?", "a question")


def _after(cut: _Cut) -> Iterator[Lost]:
    """Conditions and exceptions right after the quotation, and denials of it in the rest of its sentence."""
    tail, base = cut.tail, cut.span.end
    find = _patterns(cut.language)
    start = len(tail) - len(tail.lstrip(", "))
    for lexicon, name in ((find.conditions, "a condition"), (find.exceptions, "an exception")):
        match = next(lexicon.finditer(tail), None)
        if match is None or match.start() != start:
            continue
        if name == "a condition" and (is_asked(cut.quoted, cut.language) or find.is_unconditional(tail[start:])):
            continue
        yield Lost(base + match.start(), base + match.end(), match.group(), name)
    denial = _denial(cut, tail)
    if denial is not None:
        yield Lost(base + denial.start, base + denial.end, denial.of(tail), "a denial")


def _denial(cut: _Cut, tail: str) -> Span | None:
    """Where the rest of a sentence denies what is quoted: “that … | was denied”, “…, | a claim that he denies”."""
    find = _patterns(cut.language)
    aside = find.aside(tail)
    if aside is not None:
        reach = tail[: _end_of_words(tail, aside, _ASIDE_REACH)]
        return find.denied_in(reach, aside)
    if _is_opened(cut):
        match = next(find.denials.finditer(tail), None)
        between = _WORD.findall(tail[: match.start()]) if match else []
        if match and all(word.casefold() in cut.words.linking for word in between):
            return Span(*match.span())
    return None


def _end_of_words(text: str, start: int, count: int) -> int:
    end = start
    for number, word in enumerate(_WORD.finditer(text, start)):
        if number == count:
            break
        end = word.end()
    return end


def _is_opened(cut: _Cut) -> bool:
    """Whether the quotation is a clause that a word like “that” opens."""
    before = _WORD.findall(cut.head)
    return bool(before) and before[-1].casefold() in cut.words.openers


class _Patterns:
    """The words of a language about cuts, ready to be found."""

    def __init__(self, words: CutWords) -> None:
        self.conditions = Lexicon(words.conditions)
        self.exceptions = Lexicon(words.exceptions)
        self.reversals = Lexicon(words.reversals)
        self.portions = Lexicon(words.portions)
        self.doubts = Lexicon(words.doubts)
        self.denials = Lexicon(words.denials)
        self._boundaries = Lexicon(words.boundaries)
        self._strong_boundaries = Lexicon(words.strong_boundaries)
        self._unconditional = Lexicon(words.unconditional)
        self._asides = Lexicon(words.asides)
        self._proofs = Lexicon(words.proofs)
        self._negations = Lexicon(("not", "never", *words.late))

    def boundary(self, text: str) -> bool:
        return next(self._boundaries.finditer(text), None) is not None

    def strong_boundary(self, text: str) -> bool:
        return next(self._strong_boundaries.finditer(text), None) is not None

    def all_boundaries(self, text: str) -> Iterator[re.Match[str]]:
        return self._boundaries.finditer(text)

    def is_unconditional(self, text: str) -> bool:
        match = next(self._unconditional.finditer(text), None)
        return match is not None and not text[: match.start()].strip()

    def aside(self, tail: str) -> int | None:
        """Where the words end that take up, right after a comma, what was just said; None without them."""
        lead = tail.lstrip(" ,–—(“”\"'’")
        if lead == tail.lstrip() and tail.strip():
            return None
        start = len(tail) - len(lead)
        match = next(self._asides.finditer(tail), None)
        return match.end() if match is not None and match.start() == start else None

    def denied_in(self, text: str, start: int) -> Span | None:
        """The first denial of `text` after `start`: “denies”, “has not been confirmed”."""
        for match in self.denials.finditer(text):
            if match.start() >= start:
                return Span(*match.span())
        for negation in self._negations.finditer(text):
            for proof in self._proofs.finditer(text):
                if start <= negation.start() < proof.start():
                    return Span(negation.start(), proof.end())
        return None


def _patterns(language: str) -> _Patterns:
    return _patterns_of(known_language(language))


@functools.cache
def _patterns_of(tag: str) -> _Patterns:
    return _Patterns(vocabulary(tag).cuts)
