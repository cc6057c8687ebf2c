"""Derived numbers: worked out exactly, rounded as stated, and qualified as their parts allow."""

import pytest

from builder.ledger.derived import evaluate, work_out
from builder.model.finding import Place
from builder.model.ledger import Derived, Evidence, Fact, Ledger, Quantity
from builder.reading.scalars import read_decimal

AT = Place("seeds/facts/a.yaml", 3, 5)


def quantity(
    name: str, value: str, qualifier: str = "exact", high: str = "", unit: str = "", words: str = ""
) -> Quantity:
    number = read_decimal(value)
    return Quantity(
        at=AT,
        name=name,
        value=number,
        words=words,
        indefinite="" if number is not None else value,
        qualifier=qualifier,
        high=read_decimal(high),
        unit=unit,
    )


FACT = Fact(
    at=AT,
    id="strikes",
    assertion="",
    kind="figure",
    places=("kyiv", "lviv"),
    quantities=(
        quantity("fired", "84"),
        quantity("downed", "43"),
        quantity("least", "11", "at_least"),
        quantity("more", "400", "more_than"),
        quantity("most", "5", "at_most"),
        quantity("about", "32", "about"),
        quantity("some", "hundreds"),
        quantity("span", "3", high="5"),
        quantity("none", "0"),
    ),
)
LEDGER = Ledger(sources={}, facts={"strikes": FACT}, broken={"bad": AT})


@pytest.mark.parametrize(
    ("expression", "number", "qualifier"),
    [
        ("fired - downed", "41", "exact"),
        ("fired + downed - most", "122", "at_least"),
        ("strikes.fired - strikes.downed", "41", "exact"),
        ("least + downed", "54", "at_least"),
        ("least + more", "411", "more_than"),
        ("fired - least", "73", "at_most"),
        ("least - most", "6", "at_least"),
        ("about + downed", "75", "about"),
        ("share(downed, fired)", "51", "about"),
        ("share(downed,downed)", "100", "exact"),
        ("fired / downed", "2.0", "about"),
        ("more / downed", "9.3", "more_than"),
        ("downed / least", "4.0", "at_most"),
        ("count(places)", "2", "exact"),
    ],
)
def test_an_expression_is_worked_out(expression, number, qualifier):
    value = evaluate(expression, FACT, LEDGER)
    assert (str(value.number), value.qualifier) == (number, qualifier)


@pytest.mark.parametrize(
    ("expression", "code", "message", "hint"),
    [
        ("least + most", "F104", "“x” cannot be worked out: its direction is unclear", "as they stand"),
        ("least - least", "F104", "direction is unclear: what comes out of “at least” and “at most”", ""),
        ("about + least", "F104", "direction is unclear", ""),
        ("downed - fired", "F104", "below zero (-41)", "larger number stands first"),
        ("fired / none", "F104", "divide by zero", ""),
        ("some + fired", "F104", "has no figure, only “hundreds”", ""),
        ("span + fired", "F104", "is a range", ""),
        ("fired-downed", "F104", "“fired-downed” is not understood", "spaces around"),
        ("fired * downed", "F104", "is not understood", "share(a, b)"),
        ("fired / downed / most", "F104", "two operands", ""),
        ("fired - downd", "F006", "there is no quantity “downd”", "did you mean “downed”?"),
        ("strike.fired - downed", "F006", "there is no fact “strike”", "did you mean “strikes”?"),
    ],
)
def test_what_cannot_be_worked_out_is_told_at_the_expression(expression, code, message, hint):
    derived = Derived(at=AT, marks={"of": (3, 20)}, name="x", of=expression)
    fact = Fact(at=AT, id="f", assertion="", kind="figure", quantities=FACT.quantities, derived=(derived,))
    worked = work_out(Ledger(sources={}, facts={"strikes": FACT, "f": fact}))
    (finding,) = worked.findings
    assert str(finding.place) == "seeds/facts/a.yaml:3:20"
    assert finding.code == code
    assert message in finding.message
    assert hint in finding.hint
    assert worked.facts["f"].derived[0].value is None


def test_an_operand_of_a_broken_fact_is_no_second_mistake():
    derived = Derived(at=AT, name="x", of="bad.n + bad.m")
    fact = Fact(at=AT, id="f", assertion="", kind="figure", derived=(derived,))
    assert work_out(Ledger(sources={}, facts={"f": fact}, broken={"bad": AT})).findings == ()


def from_source(name: str, source: str, *quantities: Quantity, derived: tuple[Derived, ...] = ()) -> Fact:
    evidence = (Evidence(at=AT, source=source),)
    return Fact(at=AT, id=name, assertion="", kind="figure", evidence=evidence, quantities=quantities, derived=derived)


SHOT = "43 of 84 missiles"
DAY = (
    quantity("downed", "43", unit="missiles", words=SHOT),
    quantity("fired", "84", unit="missiles", words=SHOT),
    quantity("sent", "24", unit="drones", words="24 drones"),
    quantity("killed", "11", "at_least", unit="people", words="at least 11 people"),
    quantity("injured", "89", unit="people", words="injuring 89"),
)


def worked_out(of: str, unit: str = "") -> str:
    """What is said of a derived number of a fact of the Gazette, beside one of the Courier; "" where it is fine."""
    derived = Derived(at=AT, name="x", of=of, unit=unit)
    facts = (
        from_source("day", "gazette", *DAY, derived=(derived,)),
        from_source("same", "gazette", quantity("seen", "200", unit="missiles")),
        from_source("other", "courier", quantity("seen", "200", unit="missiles")),
    )
    findings = work_out(Ledger(sources={}, facts={one.id: one for one in facts})).findings
    return " ".join(finding.message for finding in findings)


@pytest.mark.parametrize(
    ("of", "unit", "message"),
    [
        ("share(downed, fired)", "percent", ""),
        ("share(sent, fired)", "percent", "its numbers count different things: “drones” and “missiles”"),
        ("share(fired, downed)", "percent", "“fired” (84) is more than its whole, “downed” (43)"),
        ("share(killed, injured)", "percent", "“killed” is no part of “injured”"),
        ("share(downed, same.seen)", "percent", ""),
        ("share(downed, other.seen)", "percent", "are from different sources"),
        ("fired - downed", "missiles", ""),
        ("fired - downed", "Missile", ""),
        ("fired - downed", "drones", "its numbers count “missiles”, and its unit is “drones”"),
        ("fired - sent", "missiles", "its numbers count different things"),
        ("killed + injured", "casualties", ""),
        ("fired + sent", "weapons", ""),
        ("fired + sent", "missiles", "and its unit is only one of them"),
        ("injured / killed", "injured for each one killed", ""),
    ],
)
def test_what_is_worked_out_keeps_its_base_and_its_unit(of, unit, message):
    told = worked_out(of, unit)
    assert message in told
    assert bool(told) is bool(message)


def test_a_place_listed_twice_is_counted_once():
    fact = Fact(at=AT, id="f", assertion="", kind="figure", places=("kyiv", "lviv", "kyiv"))
    assert evaluate("count(places)", fact, LEDGER).number == 2
