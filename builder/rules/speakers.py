"""Who speaks in a sentence of ours: the named subject of a verb of saying, and whether a fact has it from them."""

import functools
import re
from collections.abc import Iterable, Iterator

from builder.model.ledger import Fact, Ledger
from builder.rules.names import Names, Naming
from builder.text.lexicon import Lexicon
from builder.text.spans import Span
from builder.text.vocabulary import known_language, vocabulary

# What may stand between a speaker and the verb: “has also reportedly”, “is said to have”, “, on Monday,” does not.
_BETWEEN = re.compile(
    r"\s+(?:(?:has|have|had|is|was|also|then|first|later|earlier|again|since|once|never|not|to|did|does|\w+ly)\s+)*",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(
    r"['’]?s?['’]?\s+(?:office|staff|team|press\s+service|bureau|for\s+information)\b", re.IGNORECASE
)
_ARTICLES = ("", "the", "der", "die", "das", "dem")
_WORDS_END = re.compile(r"[,\"”’“»]\s+$")


def speakers(
    text: str, namings: Iterable[Naming], sayings: Iterable[Span], *, language: str = "en"
) -> Iterator[tuple[Naming, Span]]:
    """The names that are the subject of a verb of saying, each with these words.

    A name stands before its verb, after “according to”, or after a verb that follows a quotation (“…”, said NATO).
    """
    said = list(sayings)
    verbs = {span.start: span for span in said}
    words = vocabulary(language).sayings
    for naming in namings if said else ():
        between = _BETWEEN.match(text, naming.end)
        if between and between.end() in verbs:
            yield naming, verbs[between.end()]
            continue
        for span in said:
            gap = text[span.end : naming.start] if span.end <= naming.start else "-"
            saying = " ".join(span.of(text).casefold().split())
            is_after = saying in words.after and _WORDS_END.search(text, max(0, span.start - 4), span.start)
            if (saying in words.by or is_after) and gap.strip().casefold() in _ARTICLES:
                yield naming, span
                break


def belonging(who: str, ledger: Ledger) -> tuple[str, ...]:
    """The actors to which one belongs, the nearest first; a circle ends where it closes."""
    above: dict[str, None] = {}
    while who in ledger.actors and (who := ledger.actors[who].of) and who not in above:
        above[who] = None
    return tuple(above)


def office_in(words: str, language: str) -> str:
    """The office whose holder some words name (“the minister”, “secretary general of …”); "" where they name none.

    Who speaks for an institution, as a spokesman or by its office (“the minister's office”), is not that person.
    """
    for match in _offices(known_language(language)).finditer(words):
        if not _OFFICE_OF.match(words, match.end()):
            return match.group()
    return ""


def speaks_in(fact: Fact, who: Iterable[str], ledger: Ledger, names: Names) -> bool:
    """Whether one of `who` is a link of the fact's chain, or the state to which a link belongs.

    Neither a state nor an institution speaks where its head does, nor a person where the institution does, unless the
    assertion names both (“the ministry, through Yermakov, called …”).
    """
    wanted, named = set(who), {one for naming in names.find_speakers(fact.assertion) for one in naming.ids}
    for link in fact.attribution:
        if link.who in wanted or link.who not in ledger.actors:  # an id that there is not was told, and may be theirs
            return True
        for above in belonging(link.who, ledger):
            is_its_voice = _is_state(above, ledger) and ledger.actors[link.who].kind != "person"
            if above in wanted and (is_its_voice or {above, link.who} <= named):
                return True
    return False


def _is_state(who: str, ledger: Ledger) -> bool:
    return who in ledger.actors and ledger.actors[who].kind == "state"


@functools.cache
def _offices(tag: str) -> Lexicon:
    return Lexicon(vocabulary(tag).sayings.offices)
