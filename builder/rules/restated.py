"""The rule about hedges on slides: who says again what a fact says keeps its “reportedly”, its “may” and its “not”."""

import re
from collections.abc import Iterator

import msgspec

from builder.model.finding import Finding
from builder.rules.attribution import hedges_words, is_carried_by, kinds_in
from builder.rules.shown import ShownDeck, is_own_words
from builder.rules.support import Support
from builder.rules.wording import HEDGE_NAMES, clipped
from builder.text.hedges import Hedge, hedges, sayings
from builder.text.spans import Span

_CLAUSE = re.compile(r"[^.!?;:·\n]+[.!?;:·]*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PAUSE = re.compile(r"[,;:.!?]")
# Who asks, supposes or speaks of not knowing claims nothing.
_OPEN = re.compile(r"\b(?:if|whether|who|whose|what|why|how|when|which|where|unless)\b", re.IGNORECASE)
_STEM = 6  # letters by which “finalised” and “finalized”, “confirm” and “confirmed” are the same word
_EXTRA = 3  # one word in so many may be another than the fact's
_NEAR = 24  # characters between a negation and the verb of saying that it negates
_LEAST = 2  # content words: a label of one word restates nothing
_EMPTY = frozenset((
    "the", "a", "an", "and", "or", "but", "of", "in", "on", "at", "to", "for", "from", "with", "by", "as", "that",
    "this", "these", "those", "it", "its", "his", "her", "their", "they", "he", "she", "is", "are", "was", "were",
    "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "also", "there", "then", "than",
    "article", "one", "some", "so", "too",
))  # fmt: skip


class _Hedged(msgspec.Struct, frozen=True):
    """A hedge of a fact and the stem of the word that it governs."""

    hedge: Hedge
    governed: str


class _Clause(msgspec.Struct, frozen=True):
    """A clause that claims something: its place in the text, its words and their stems."""

    start: int
    end: int
    words: str
    stems: frozenset[str]


class _Restatable(msgspec.Struct, frozen=True):
    """A fact as its words can be said again: their stems, its hedges, and whether anything in it is negated."""

    stems: frozenset[str]
    hedged: tuple[_Hedged, ...]
    negated: bool


def hedge_kept(deck: ShownDeck) -> Iterator[Finding]:
    """D107: a clause of deck text whose words are all in a fact that it rests on carries the hedges of these words.

    Nor does it say “not” where nothing in the fact does. Questions, conditions and words that the deck declares its
    own are free. Text in other words than the fact's is beyond what can be compared.
    """
    made: dict[str, _Restatable] = {}
    clauses: dict[str, tuple[_Clause, ...]] = {}
    for shown in deck.own_paragraphs:
        if not any(run.origin.kind == "deck" and run.origin.rests_on for run in shown.runs):
            continue
        if shown.text not in clauses:
            clauses[shown.text] = tuple(_claims(shown.text))
        for clause in clauses[shown.text]:
            run = shown.run_at(clause.start)
            if run.origin.kind != "deck" or is_own_words(shown, clause.start, clause.end):
                continue
            for support in deck.run_supports(run):
                if support.fact.id not in made:
                    made[support.fact.id] = _restatable(support)
                fault = _fault(made[support.fact.id], clause, shown.text)
                if fault:
                    yield shown.breach(
                        run,
                        "D107",
                        f"“{clipped(clause.words)}” {fault[0]} “{support.fact.id}”:"
                        f" “{clipped(support.fact.assertion)}”",
                        fault[1],
                    )
                    break


def _claims(text: str) -> Iterator[_Clause]:
    """The clauses that claim something, of more than one content word."""
    for match in _CLAUSE.finditer(text):
        words = match.group().strip()
        if not words or words.endswith("?") or _OPEN.search(words):
            continue
        stems = frozenset(_stems(words))
        if len(stems) >= _LEAST:
            start = text.index(words, match.start())
            yield _Clause(start, start + len(words), words, stems)


def _restatable(support: Support) -> _Restatable:
    fact = support.fact
    texts = (fact.assertion, fact.headline, *(one.exact for one in fact.evidence))
    found = tuple(one for text in (fact.assertion, fact.headline) for one in _hedged(text))
    negated = any(hedge.kind == "negation" for text in texts for hedge in hedges(text))
    return _Restatable(frozenset(stem for text in texts for stem in _stems(text)), found, negated)


def _hedged(text: str) -> Iterator[_Hedged]:
    """The hedges of a text, each with the first content word after it."""
    for hedge in hedges(text):
        if hedges_words(hedge) and (hedge.kind != "negation" or _is_bare_negation(hedge)):
            pause = _PAUSE.search(text, hedge.end)
            governed = next(_stems(text[hedge.end : pause.start() if pause else len(text)]), "")
            if governed:
                yield _Hedged(hedge, governed)


def _fault(fact: _Restatable, clause: _Clause, text: str) -> tuple[str, str] | None:
    """What a clause loses or adds, and how to mend it; None where it does not say again what the fact says."""
    extra = len(clause.stems - fact.stems)
    if extra > len(clause.stems) // _EXTRA:
        return None
    if _is_denied(clause.words):
        return None
    carried = kinds_in(text)
    for one in fact.hedged:
        if one.governed in clause.stems and not is_carried_by(one.hedge, carried):
            return (
                f"drops “{one.hedge.words}” ({HEDGE_NAMES[one.hedge.kind]}), which stands in",
                f"say “{one.hedge.words}”, or something no surer; or list the words under own-words",
            )
    if not fact.negated and not extra:
        bare = (hedge for hedge in hedges(clause.words) if _is_bare_negation(hedge))
        added = next((hedge for hedge in bare if hedge.words.casefold() != "cannot"), None)
        if added:
            return (
                f"says “{added.words}”, which nothing does in",
                "say it as the fact does; or list the words under own-words",
            )
    return None


def _is_denied(words: str) -> bool:
    """Whether a clause says that nobody says so (“no one has confirmed that …”, “we cannot say …”)."""
    said = sayings(words)
    return any(
        hedge.kind == "negation" and any(0 <= span.start - hedge.end <= _NEAR for span in said)
        for hedge in hedges(words)
    )


def _is_bare_negation(hedge: Hedge) -> bool:
    """Whether it is “not” or the like; “denied” and “no” are content, and compared as such."""
    words = hedge.words.casefold().replace("’", "'")
    return hedge.kind == "negation" and (words in ("not", "never", "cannot") or words.endswith("n't"))


def _stems(text: str) -> Iterator[str]:
    """The content words, cut to their stems; hedges and verbs of saying are no content."""
    passed = [*(Span(hedge.start, hedge.end) for hedge in hedges(text)), *sayings(text)]
    for match in _WORD.finditer(text):
        word = match.group().casefold().removesuffix("'s").removesuffix("’s")
        if word not in _EMPTY and not word.endswith("ly") and not any(span.covers(*match.span()) for span in passed):
            yield word[:_STEM].rstrip("s")
