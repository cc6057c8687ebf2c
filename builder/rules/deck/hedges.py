"""The rule about hedges on slides: who says again what a fact says keeps its “reportedly”, its “may” and its “not”."""

import functools
import re
from collections.abc import Iterator

import msgspec

from builder.model.finding import Finding
from builder.rules.carried import is_carried_by, kinds_besides
from builder.rules.deck.lessons import addresses_the_class, is_order, sentence_at
from builder.rules.deck.shown import ShownDeck, is_own_words
from builder.rules.governed import stem
from builder.rules.ledger.attribution import counted_hedges, hedges_words, kinds_in
from builder.rules.support import Support
from builder.rules.wording import HEDGE_NAMES, clipped
from builder.text.hedges import Hedge, hedges, sayings
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

_CLAUSE = re.compile(r"(?:[^.!?;:·\n]|[.:](?=\d))+[.!?;:·]*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# “denied that it was paid”: what was denied follows; “rejects the report” may be named without a claim.
_INTRODUCING = re.compile(
    r"\s+(?P<noun>(?:the|a|an|any|den|die|das)\s+\w+\s+)?(?:that|dass|having|ever)\b", re.IGNORECASE
)
_PAUSE = re.compile(r"[,;:.!?]")
# Who asks, supposes or speaks of not knowing claims nothing.
_OPEN = re.compile(r"\b(?:if|whether|who|whose|what|why|how|when|which|where|unless)\b", re.IGNORECASE)
# “It is not clear who would pay”: what is asked stands behind these, and what is said of the question before them.
_ASKED = re.compile(r"([^\W\d_]+),?\s+(?:who|whose|what|why|how|when|which|where|whether)\b", re.IGNORECASE)
_EXTRA = 3  # one word in so many may be another than the fact's
_AGAIN = 3  # content words that a clause shares at least with the sentence that it repeats
_PART = re.compile(r"[;:.!?](?=\s)|,\s+(?=(?:and|but|while|though|although|which|und|aber|während)\b)", re.IGNORECASE)
_NEAR = 24  # characters between a negation and the verb of saying that it negates
_LEAST = 2  # content words: a label of one word restates nothing
_EMPTY = frozenset((
    "the", "a", "an", "and", "or", "but", "of", "in", "on", "at", "to", "for", "from", "with", "by", "as", "that",
    "this", "these", "those", "it", "its", "his", "her", "their", "they", "he", "she", "is", "are", "was", "were",
    "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "also", "there", "then", "than",
    "article", "one", "some", "so", "too",
))  # fmt: skip


class _Hedged(msgspec.Struct, frozen=True):
    """A hedge of a fact, the stem of the word that it governs, and all stems after it in its clause.

    `whole` tells that it negates the sentence, and no one word of it (“neither side has published …”).
    """

    hedge: Hedge
    governed: str
    after: frozenset[str]
    whole: bool = False


class _Clause(msgspec.Struct, frozen=True):
    """A clause that claims something: its place in the text, its words and their stems.

    `asking` is the stem of the word before a question in it (“clear” of “it is clear who would pay”): only that is
    claimed. "" where there is no question.
    """

    start: int
    end: int
    words: str
    stems: frozenset[str]
    asking: str = ""


class _Restatable(msgspec.Struct, frozen=True):
    """A fact as its words can be said again: their stems, its hedges, whether anything in it is negated, its language.

    `own` are the stems and hedges of each part of its assertion and headline: who repeats nearly all of one says it
    again, though the word that the hedge governs be another (“bought” for “was planning to buy”).
    """

    stems: frozenset[str]
    own: tuple[tuple[frozenset[str], tuple[_Hedged, ...]], ...]
    hedged: tuple[_Hedged, ...]
    negated: bool
    tongue: str


def hedge_kept(deck: ShownDeck) -> Iterator[Finding]:
    """D107: a clause of deck text whose words are those of a fact that it rests on carries the hedges of these words.

    One word in three may be another. Nor does it say “not” where nothing in the fact does, nor leave off that somebody
    denied it. Questions, conditions and words that the deck declares its own are free, and so is a text in quite other
    words.
    """
    language = deck.deck.language
    made: dict[str, _Restatable] = {}
    clauses: dict[str, tuple[_Clause, ...]] = {}
    for shown in deck.own_paragraphs:
        if not any(run.origin.kind == "deck" and run.origin.rests_on for run in shown.runs):
            continue
        if shown.text not in clauses:
            clauses[shown.text] = tuple(_claims(shown.text, language))
        for clause in clauses[shown.text]:
            run = shown.run_at(clause.start)
            if run.origin.kind != "deck" or is_own_words(shown, clause.start, clause.end):
                continue
            for support in deck.run_supports(run):
                if support.fact.id not in made:
                    made[support.fact.id] = _restatable(support, deck)
                fault = _fault(made[support.fact.id], clause, shown.text, language)
                if fault:
                    yield shown.breach(
                        run,
                        "D107",
                        f"“{clipped(clause.words)}” {fault[0]} “{support.fact.id}”:"
                        f" “{clipped(support.fact.assertion)}”",
                        fault[1],
                    )
                    break


def _claims(text: str, language: str) -> Iterator[_Clause]:
    """The clauses that claim something, of more than one content word."""
    for match in _CLAUSE.finditer(text):
        words = match.group().strip()
        opening = _OPEN.search(words)
        asked = _ASKED.search(words) if opening else None
        if not words or words.endswith("?") or (opening and (asked is None or asked.start() > opening.start())):
            continue
        if asked and (is_order(words, language) or addresses_the_class(words, language)):
            continue
        stems = frozenset(_stems(words, language))
        if len(stems) >= _LEAST:
            start = text.index(words, match.start())
            yield _Clause(start, start + len(words), words, stems, stem(asked[1]) if asked else "")


def _restatable(support: Support, deck: ShownDeck) -> _Restatable:
    fact = support.fact
    tongue = fact.language
    own = [(text, tongue) for text in (fact.assertion, fact.headline) if text]
    every = [*own, *((one.exact, deck.located.language_of(one)) for one in fact.evidence)]
    return _Restatable(
        frozenset(stem for text, language in every for stem in _stems(text, language)),
        tuple(
            (frozenset(_stems(part, tongue)), tuple(_hedged(part, tongue))) for text, _ in own for part in _parts(text)
        ),
        tuple(one for text, _ in own for one in _hedged(text, tongue)),
        any(hedge.kind == "negation" for text, language in every for hedge in hedges(text, language=language)),
        tongue,
    )


def _parts(text: str) -> list[str]:
    """The parts of a sentence that claim something each: “… was finalised, but …; the article …”."""
    return [part for part in _PART.split(text) if part.strip()]


def _hedged(text: str, language: str) -> Iterator[_Hedged]:
    """The hedges of a text, each with the first content word after it."""
    wording, said = tuple(counted_hedges(text, language)), sayings(text, language=language)
    for hedge in hedges(text, language=language):
        if not hedges_words(hedge):
            continue
        denied = _INTRODUCING.match(text, hedge.end)
        whole = hedge.kind == "negation" and not _is_bare_negation(hedge) and (denied is None or bool(denied["noun"]))
        if (
            whole
            and denied is None
            and (hedge not in wording or any(span.covers(hedge.start, hedge.end) for span in said))
        ):
            continue  # “no more than 40” is a number's qualifier
        pause = _PAUSE.search(text, hedge.end)
        after = tuple(_stems(text[hedge.end : pause.start() if pause else len(text)], language))
        if not after and pause and any(hedge.end <= span.start < pause.start() for span in said):
            # “are said to have stated, the repair …”: what is hedged is that somebody said what follows
            after = tuple(_stems(text[pause.end() :], language))
        if after:
            yield _Hedged(hedge, after[0], frozenset(after), whole)


def _fault(fact: _Restatable, clause: _Clause, text: str, language: str) -> tuple[str, str] | None:
    """What a clause loses or adds, and how to mend it; None where it does not say again what the fact says."""
    extra = len(clause.stems - fact.stems)
    said_again = [one for own, found in fact.own for one in found if _repeats(clause.stems, own, one.after)]
    if extra <= len(clause.stems) // _EXTRA:
        said_again += [one for one in fact.hedged if one.governed in clause.stems and not one.whole]
    if clause.asking:
        said_again = [one for one in said_again if one.governed == clause.asking]
    if _is_denied(clause.words, language):
        return None
    sentence = sentence_at(text, clause.start).of(text)
    carried, spoken = kinds_in(sentence, language), bool(sayings(sentence, language=language))
    firm = {hedge.kind for hedge in hedges(sentence, language=language) if _is_firm(hedge)}
    firm.update(kinds_besides(sentence, language))
    for one in said_again:
        if spoken and one.hedge.reported_speech:
            continue  # “sind laut Ada Brink beschädigt” says as well as “seien” that these are somebody's words
        # Who “sagte, es habe begonnen” has kept the “habe”, and not that they are only said to have said so.
        twice = not one.hedge.reported_speech and any(other.hedge.reported_speech for other in fact.hedged)
        if not is_carried_by(one.hedge, fact.tongue, firm if twice else carried):
            return (
                f"drops “{one.hedge.words}” ({HEDGE_NAMES[one.hedge.kind]}), which stands in",
                f"say “{one.hedge.words}”, or something no surer; or list the words under own-words",
            )
    if not fact.negated and not extra and not clause.asking:
        bare = (hedge for hedge in hedges(clause.words, language=language) if _is_bare_negation(hedge))
        added = next((hedge for hedge in bare if hedge.words.casefold() != "cannot"), None)
        if added:
            return (
                f"says “{added.words}”, which nothing does in",
                "say it as the fact does; or list the words under own-words",
            )
    return None


def _is_firm(hedge: Hedge) -> bool:
    """Whether it hedges what is said, and tells not only that somebody says so, or who does not give a name."""
    return hedges_words(hedge) and not hedge.reported_speech


def _repeats(stems: frozenset[str], own: frozenset[str], after: frozenset[str]) -> bool:
    """Whether a clause has nearly all content words of a sentence, and at least half of those after its hedge."""
    common = len(stems & own)
    return common >= _AGAIN and common * 3 >= len(own) * 2 and len(stems & after) * 2 >= len(after)


def _is_denied(words: str, language: str) -> bool:
    """Whether a clause says that nobody says so (“no one has confirmed that …”, “we cannot say …”)."""
    said = sayings(words, language=language)
    return any(
        hedge.kind == "negation" and any(0 <= span.start - hedge.end <= _NEAR for span in said)
        for hedge in hedges(words, language=language)
    )


def _is_bare_negation(hedge: Hedge) -> bool:
    """Whether it is “not” or the like; “denied” and “no” are content, and compared as such."""
    words = hedge.words.casefold().replace("’", "'")
    return hedge.kind == "negation" and (words in ("not", "never", "cannot") or words.endswith("n't"))


def _stems(text: str, language: str) -> Iterator[str]:
    """The content words, cut to their stems; hedges and verbs of saying are no content."""
    passed = [*(Span(hedge.start, hedge.end) for hedge in hedges(text, language=language))]
    passed += sayings(text, language=language)
    empty = _empty(known_language(language))
    for match in _WORD.finditer(text):
        word = match.group().casefold().removesuffix("'s").removesuffix("’s")
        if word not in empty and not word.endswith("ly") and not any(span.covers(*match.span()) for span in passed):
            yield stem(word)


@functools.cache
def _empty(language: str) -> frozenset[str]:
    """The words of a language that are no content: articles, auxiliaries and the like."""
    cuts = vocabulary(language).cuts
    return _EMPTY.union(word.casefold() for word in (*cuts.linking, *cuts.determiners))
