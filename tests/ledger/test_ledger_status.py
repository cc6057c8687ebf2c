"""Status: each row of the decision table, with its sentence, and the marks checked and disputed."""

import pytest

from builder.ledger import load_ledger
from builder.ledger.status import ROWS, basis, decision_table
from builder.model.finding import Place
from builder.model.ledger import Actor, Attribution, Derived, Evidence, Fact, LookedFor

AT = Place("f.yaml", 1, 1)


def actor(actor_id: str, kind: str, *, party: bool = False, of: str = "") -> Actor:
    return Actor(at=AT, id=actor_id, name=actor_id.title(), kind=kind, party=party, of=of)


ACTORS = {
    one.id: one
    for one in (
        actor("officials", "unnamed"),
        actor("reports", "unnamed"),
        actor("paper", "outlet"),
        actor("ukraine", "state", party=True),
        actor("cabinet", "institution", of="ukraine"),
        actor("zelenskyy", "person", of="cabinet"),
        actor("nato", "institution"),
        actor("stoltenberg", "person", of="nato"),
    )
}
EVIDENCE = (Evidence(at=AT, source="s", exact="x"),)


def fact(*chain: str, kind: str = "reported_event", about: tuple[str, ...] = (), **other: object) -> Fact:
    links = tuple(
        Attribution(at=AT, who=who, words="At least three officials" if who == "officials" else "") for who in chain
    )
    values: dict[str, object] = {"evidence": EVIDENCE, **other}
    return Fact(at=AT, id="f", assertion="", kind=kind, attribution=links, about=about, **values)


DERIVED = Derived(at=AT, name="left", of="a - b")
LOOKED = LookedFor(at=AT, what="a statement", sources=("s",), on="2022-11-21")


@pytest.mark.parametrize(
    ("given", "row", "why"),
    [
        (fact(evidence=(), derived=(DERIVED,)), 1, "Derived: we worked it out from other facts; no source says so."),
        (fact(evidence=(), kind="absence", looked_for=LOOKED), 1, "Derived: we looked for it in the sources listed"),
        (fact("paper", derived=(DERIVED,)), 2, "Unattributed: Paper says so; what we hold of it credits no one."),
        (fact(), 2, "Unattributed: the source names no one who says so."),
        (fact("officials", "paper"), 3, "Reported: it goes back to “at least three officials”; no name is given."),
        (fact("ukraine"), 4, "Said by a party: Ukraine is one of the sides in what is reported."),
        (
            fact("zelenskyy", "paper"),
            4,
            "Said by a party: Zelenskyy speaks for Ukraine, one of the sides in what is reported.",
        ),
        (fact("zelenskyy", about=("ukraine",), kind="legal"), 4, "Said by a party"),
        (fact("stoltenberg", about=("nato",), kind="official_statement"), 5, "On record: Stoltenberg is named"),
        (
            fact("nato", about=("nato",), kind="legal"),
            5,
            "On record: Nato is named, and the act or the words are its own",
        ),
        (fact("stoltenberg", "reports", "paper"), 6, "Reported: it comes by way of Reports; no name is given."),
        (
            fact("stoltenberg", "paper", about=("nato",)),
            7,
            "Said: Stoltenberg is named, and speaks about what others did.",
        ),
    ],
)
def test_the_first_row_that_applies_gives_basis_and_sentence(given, row, why):
    found, sentence = basis(given, ACTORS)
    assert found is ROWS[row - 1].basis
    assert sentence.startswith(why)


def test_a_circle_of_belonging_ends():
    actors = {"a": actor("a", "person", of="b"), "b": actor("b", "institution", of="a")}
    assert basis(fact("a"), actors)[1].startswith("Said:")


def test_the_table_prints_every_row_with_its_number_and_mark():
    rows = list(decision_table())
    assert [number for number, _, _ in rows] == list(range(1, len(ROWS) + 1))
    assert [mark for _, _, mark in rows] == [
        "÷ Derived",
        "○ Unattributed",
        "◔ Reported",
        "❝ Said by a party",
        "● On record",
        "◔ Reported",
        "❝ Said",
    ]


def test_checked_needs_every_quotation_in_a_stored_text(project):
    statuses = load_ledger(project()).statuses
    assert (statuses["finalised"].checked, statuses["finalised"].disputed) == (True, True)
    assert statuses["finalised"].why.endswith("“at least three officials”; no name is given.")
    assert (statuses["listed"].checked, statuses["listed"].disputed) == (False, False)
    folder = project("seeds/facts/deal.yaml", "finalized.\n", "signed.\n")
    assert not load_ledger(folder).statuses["finalised"].checked
