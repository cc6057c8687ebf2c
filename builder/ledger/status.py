"""Status: what each fact rests on, whether its words were found, and whether it is disputed; computed, never typed.

The basis comes from one decision table, `ROWS`; the first row that applies decides. The same rows make the
documentation (`decision_table`), so that neither can drift from the other, and they fall on every actor alike.
"""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from builder.ledger.matches import Spans
from builder.model.ledger import BASIS_MARKS, Actor, Attribution, Basis, Fact, Ledger, Status
from builder.text.slide_words import slide_words, with_names

_SMALL_WORDS = (
    "a",
    "an",
    "at",
    "the",
    "some",
    "several",
    "many",
    "two",
    "three",
    "officials",
    "sources",
    "people",
    "new",
)

OWN_ACT_KINDS = ("legal", "official_statement")
"""Kinds of fact by which an institution acts or speaks for itself."""

Reason = tuple[str, ...]
"""Why a row applies: the key of a sentence among the fixed words, and the names that stand in it."""

LABELS: Mapping[Basis, str] = {basis: mark.partition(" ")[2] for basis, mark in BASIS_MARKS.items()}


class Case(msgspec.Struct, frozen=True):
    """A fact with the actors of its attribution, as the table looks at it.

    `chain` are the actors of the attribution in order (None for one that does not exist); `speakers` are the origin and
    the actors that it is `of`, transitively.
    """

    fact: Fact
    chain: tuple[Actor | None, ...]
    speakers: tuple[Actor, ...]

    @property
    def origin(self) -> Actor | None:
        """The first of the chain."""
        return self.chain[0] if self.chain else None

    def named(self, index: int) -> str:
        """How a link of the chain is called in a sentence: the source's words in quotation marks, else the name."""
        link = self.fact.attribution[index]
        return _called(link, self.chain[index])

    @property
    def party(self) -> Actor | None:
        """The first of the speakers that is a party to the conflict."""
        return next((actor for actor in self.speakers if actor.party), None)

    @property
    def itself(self) -> Actor | None:
        """The first of the speakers that the fact is about."""
        return next((actor for actor in self.speakers if actor.id in self.fact.about), None)

    @property
    def relay(self) -> int:
        """The index of the first later link that is not named; 0 where all are."""
        later = enumerate(self.chain[1:], start=1)
        return next((index for index, actor in later if actor is not None and actor.kind == "unnamed"), 0)


class Row(msgspec.Struct, frozen=True):
    """A line of the decision table: in words when it applies, the basis it gives, the test, and the reason."""

    when: str
    basis: Basis
    applies: Callable[[Case], bool]
    why: Callable[[Case], Reason]


def _derived(case: Case) -> bool:
    return not case.fact.evidence and (bool(case.fact.derived) or case.fact.kind == "absence")


def _why_derived(case: Case) -> Reason:
    return ("why_derived_absence" if case.fact.kind == "absence" else "why_derived",)


def _unattributed(case: Case) -> bool:
    return not case.chain or (case.origin is not None and case.origin.kind == "outlet")


def _why_unattributed(case: Case) -> Reason:
    return ("why_no_credit", case.named(0)) if case.chain else ("why_no_one",)


def _why_party(case: Case) -> Reason:
    party = case.party
    if party is None or party is case.origin:
        return "why_party", case.named(0)
    return "why_party_of", case.named(0), party.plain or party.name


def _on_record(case: Case) -> bool:
    return case.itself is not None and case.fact.kind in OWN_ACT_KINDS


ROWS: tuple[Row, ...] = (
    Row(
        "the fact has no evidence of its own: it was worked out, or it records that something was not found",
        Basis.DERIVED,
        _derived,
        _why_derived,
    ),
    Row(
        "nobody is named as saying so, or the first in the chain is a news outlet",
        Basis.UNATTRIBUTED,
        _unattributed,
        _why_unattributed,
    ),
    Row(
        "the first in the chain is not named",
        Basis.REPORTED,
        lambda case: case.origin is not None and case.origin.kind == "unnamed",
        lambda case: ("why_unnamed", case.named(0)),
    ),
    Row(
        "the first in the chain is one of the sides in what is reported (`party: true`), or belongs to one",
        Basis.SAID_BY_PARTY,
        lambda case: case.party is not None,
        _why_party,
    ),
    Row(
        "the first in the chain, or whom it belongs to, speaks of its own legal act or makes its own statement",
        Basis.ON_RECORD,
        _on_record,
        lambda case: ("why_own", case.named(0)),
    ),
    Row(
        "a later link of the chain is not named",
        Basis.REPORTED,
        lambda case: case.relay > 0,
        lambda case: ("why_by_way_of", case.named(case.relay)),
    ),
    Row(
        "otherwise: a named one speaks of the acts of others",
        Basis.SAID,
        lambda _case: True,
        lambda case: ("why_others", case.named(0)),
    ),
)


def decision_table() -> Iterator[tuple[int, str, str]]:
    """The rows as documentation prints them: number, when it applies, and the mark of the basis it gives."""
    for number, row in enumerate(ROWS, start=1):
        yield number, row.when, BASIS_MARKS[row.basis]


def basis(fact: Fact, actors: Mapping[str, Actor]) -> tuple[Basis, str]:
    """The basis of a fact by the first row that applies, and a sentence that says why."""
    kind, reason = reasoned(fact, actors)
    return kind, in_words(kind, reason)


def reasoned(fact: Fact, actors: Mapping[str, Actor]) -> tuple[Basis, Reason]:
    """The basis of a fact by the first row that applies, and the reason."""
    chain = tuple(actors.get(link.who) for link in fact.attribution)
    case = Case(fact, chain, _belonging(chain[0], actors) if chain else ())
    row = next(row for row in ROWS if row.applies(case))
    return row.basis, row.why(case)


def in_words(kind: Basis, reason: Reason) -> str:
    """A reason as a sentence in English, after the word of the basis."""
    return f"{LABELS[kind]}: {with_names(slide_words()[reason[0]], reason[1:])}"


def statuses(ledger: Ledger, matches: Mapping[str, tuple[Spans, ...]]) -> dict[str, Status]:
    """The status of every fact. `matches` are those of `builder.ledger.matches.find_matches`."""
    found: dict[str, Status] = {}
    for fact in ledger.facts.values():
        kind, reason = reasoned(fact, ledger.actors)
        checked = _checked(fact, matches.get(fact.id, ()))
        found[fact.id] = Status(kind, checked, fact.id in ledger.disputes, in_words(kind, reason), reason)
    return found


def _checked(fact: Fact, matches: tuple[Spans, ...]) -> bool:
    """Whether the fact has quotations, and every one of them stands in a stored text."""
    quotations = [index for index, evidence in enumerate(fact.evidence) if evidence.exact]
    return bool(quotations) and all(matches[index] for index in quotations)


def _belonging(actor: Actor | None, actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """An actor, whom it is `of`, and so on; a circle ends where it closes."""
    found: dict[str, Actor] = {}
    while actor is not None and actor.id not in found:
        found[actor.id] = actor
        actor = actors.get(actor.of)
    return tuple(found.values())


def _called(link: Attribution, actor: Actor | None) -> str:
    if link.words and (actor is None or actor.kind == "unnamed"):
        first, space, rest = link.words.partition(" ")
        return f"“{first.lower() if first.lower() in _SMALL_WORDS else first}{space}{rest}”"
    if actor is None:
        return f"“{link.who}”"
    return actor.plain or actor.name
