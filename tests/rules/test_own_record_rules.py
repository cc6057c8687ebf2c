"""Reference records: a name is a name, and what a role, a measure or a meaning says rests on something."""

from collections.abc import Mapping

import pytest
from small_ledgers import ACTORS, fact, found, quantity, source

from builder.model.finding import Place
from builder.model.ledger import Actor, Listing, Locality, Term

AT = Place("seeds/reference/actors.yaml", 9, 3)
SUPPLY = "Acme denied on 5 May that it had made at least 400 drones."
SUPPLIED = fact(
    "supplied",
    "The article says that Acme denied on 5 May that it had made at least 400 drones.",
    SUPPLY,
    quantities=(quantity("drones", 400, "at least 400 drones", "at_least", unit="drones"),),
)


def messages(**fields: object) -> list[str]:
    """What F112 says of an actor, with the one fact and its source beside it."""
    actor = Actor(**{"at": AT, "id": "x", "kind": "institution", "name": "Acme", **fields})  # type: ignore[arg-type]
    actors = {one.id: one for one in (*ACTORS, actor)}
    return [one.message for one in found("F112", SUPPLIED, sources=[source(SUPPLY)], actors=actors)]


@pytest.mark.parametrize(
    "name",
    [
        "924th UAV Centre",
        "Group of Seven",
        "Doctors Without Borders",
        "5 Star Movement",
        "Committee on Resolution 2231",
        "Women Who Code",
        "НАТО",
    ],
)
def test_a_name_may_hold_figures_and_large_words(name: str) -> None:
    assert not messages(name=name)


@pytest.mark.parametrize(
    ("name", "claim"),
    [
        ("Iran, which supplied the drones", "which"),
        ("The maker of 400 drones", "400"),
        ("The ministry that denied the deal", "denied"),
        ("Acme (was in Leska)", "was"),
    ],
)
def test_a_name_that_claims_something_is_a_finding_at_its_own_place(name: str, claim: str) -> None:
    [message] = messages(name=name)
    assert f"claims something (“{claim}”)" in message
    [message] = messages(names=(name,))
    assert "claims something" in message


def test_voices_without_a_name_may_be_described_but_report_nothing() -> None:
    for name in ("three officials who asked not to be named", "officials who spoke on condition of anonymity"):
        assert not messages(kind="unnamed", name=name)
    assert messages(kind="unnamed", name="three officials who confirmed the deal")


@pytest.mark.parametrize(
    ("role", "fault"),
    [
        ("A maker of drones.", ""),
        ("Made at least 400 drones.", ""),
        ("Made 400 drones.", "stands without “at least”"),
        ("Made at least 900 drones.", "says “900”"),
        ("Denied on 5 May that it made any.", ""),
        ("Founded in June 2019.", "says “June 2019”"),
    ],
)
def test_what_a_role_says_stands_in_the_facts_that_it_rests_on(role: str, fault: str) -> None:
    told = " ".join(messages(role=role, rests_on=("supplied",)))
    assert fault in told
    assert bool(told) is bool(fault)


def test_a_role_that_reports_names_its_facts() -> None:
    [message] = messages(role="Denied the deal.")
    assert "says “Denied”, and nothing that it rests on does" in message


@pytest.mark.parametrize(
    ("measure", "fine"),
    [
        ("Asset freeze; travel ban for the men", True),
        ("Listing for at least 400 drones", True),
        ("Listing for 40 drones", False),
        ("Listing until June 2030", False),
        ("Listing, which Acme accepted and reportedly called unjust", False),
    ],
)
def test_a_measure_says_what_its_fact_says(measure: str, fine: bool) -> None:
    listing = Listing(at=AT, id="l", fact="supplied", by="iran", measure=measure)
    findings = found("F112", SUPPLIED, sources=[source(SUPPLY)], listings={"l": listing})
    assert bool(findings) is not fine


@pytest.mark.parametrize(
    ("meaning", "fine"),
    [
        ("An aircraft with nobody on board.", True),
        ("Some say that there are at least 400.", True),
        ("There are 500 of them.", False),
        ("Known since June 2019.", False),
    ],
)
def test_the_figures_of_a_meaning_stand_in_the_text_at_which_it_was_seen(meaning: str, fine: bool) -> None:
    term = Term(at=AT, id="t", term="Drone", meaning=meaning, source="paper")
    terms: Mapping[str, Term] = {"t": term}
    assert bool(found("F112", SUPPLIED, sources=[source(SUPPLY)], terms=terms)) is not fine
    assert not found("F112", sources=[source(None)], terms=terms)


def test_a_place_that_claims_something_is_a_finding_too() -> None:
    place = Locality(at=AT, id="leska", name="Leska, which was hit", latitude=1, longitude=1)
    assert found("F112", localities={"leska": place})


@pytest.mark.parametrize(
    ("assertion", "language", "word"),
    [
        ("The article says that Irаn signed.", "en", "Irаn"),
        ("The article says that НАТО signed.", "en", "НАТО"),
        ("The article writes “НАТО”.", "en", ""),
        ("Стаття каже, що НАТО підписала.", "uk", ""),
        ("The article says that Müller signed.", "en", ""),
        ("The article says that Сіра затока is a bay.", "en", ""),
        ("The article says that Сіра is a bay, and затока too.", "en", "Сіра"),
    ],
)
def test_no_letter_of_another_alphabet_hides_in_a_word(assertion: str, language: str, word: str) -> None:
    findings = found("F112", fact("f", assertion, language=language))
    assert [f"“{word}”" in one.message for one in findings] == ([True] if word else [])


def test_names_and_units_are_held_to_one_alphabet() -> None:
    [message] = messages(name="NАTO")
    assert "“А” (U+0410)" in message
    disguised = fact("f", "It is so.", quantities=(quantity("n", 4, "4 drones", unit="drоnes"),))
    assert found("F112", disguised, sources=[source(None)])
