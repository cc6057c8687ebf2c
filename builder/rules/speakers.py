"""Who speaks in a sentence of ours: the named subject of a verb of saying, and whether a fact has it from them."""

import re
from collections.abc import Iterable, Iterator

from builder.model.ledger import Fact, Ledger
from builder.rules.names import Names, Naming
from builder.text.spans import Span

# What may stand between a speaker and the verb: “has also reportedly”, “is said to have”, “, on Monday,” does not.
_BETWEEN = re.compile(
    r"\s+(?:(?:has|have|had|is|was|also|then|first|later|earlier|again|since|once|never|not|to|did|does|\w+ly)\s+)*",
    re.IGNORECASE,
)
_ACCORDING = "according to"


def speakers(text: str, namings: Iterable[Naming], sayings: Iterable[Span]) -> Iterator[tuple[Naming, Span]]:
    """The names that are the subject of a verb of saying, or follow “according to”, each with these words."""
    said = list(sayings)
    verbs = {span.start: span for span in said}
    for naming in namings if said else ():
        between = _BETWEEN.match(text, naming.end)
        if between and between.end() in verbs:
            yield naming, verbs[between.end()]
            continue
        for span in said:
            gap = text[span.end : naming.start] if span.end <= naming.start else "-"
            if gap.strip().casefold() in ("", "the") and _by_name(span.of(text)):
                yield naming, span


def _by_name(words: str) -> bool:
    return " ".join(words.casefold().split()) == _ACCORDING


def speaks_in(fact: Fact, who: Iterable[str], ledger: Ledger, names: Names) -> bool:
    """Whether one of `who` is a link of the fact's chain, or the state to which a link belongs.

    An institution does not speak where its head does, nor a person where the institution does, unless the assertion
    names both (“the ministry, through Yermakov, called …”).
    """
    wanted, named = set(who), {one for naming in names.find(fact.assertion) for one in naming.ids}
    for link in fact.attribution:
        if link.who in wanted:
            return True
        above, seen = link.who, set[str]()
        while above in ledger.actors and above not in seen:
            seen.add(above)
            above = ledger.actors[above].of
            if above in wanted and (_is_state(above, ledger) or {above, link.who} <= named):
                return True
    return False


def _is_state(who: str, ledger: Ledger) -> bool:
    return who in ledger.actors and ledger.actors[who].kind == "state"
