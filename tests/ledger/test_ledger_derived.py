"""Derived numbers: worked out exactly, rounded as stated, and qualified as their parts allow."""

import pytest

from builder.ledger.derived import evaluate, work_out
from builder.model.finding import Place
from builder.model.ledger import Derived, Fact, Ledger, Quantity
from builder.reading.scalars import read_decimal

AT = Place("seeds/facts/a.yaml", 3, 5)


def quantity(name: str, value: str, qualifier: str = "exact", high: str = "") -> Quantity:
    number = read_decimal(value)
    indefinite = "" if number is not None else value
    return Quantity(
        at=AT, name=name, value=number, words="", indefinite=indefinite, qualifier=qualifier, high=read_decimal(high)
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
        ("least + most", "F107", "“x” cannot be worked out: its direction is unclear", "as they stand"),
        ("least - least", "F107", "direction is unclear: what comes out of “at least” and “at most”", ""),
        ("about + least", "F107", "direction is unclear", ""),
        ("downed - fired", "F107", "below zero (-41)", "larger number stands first"),
        ("fired / none", "F107", "divide by zero", ""),
        ("some + fired", "F107", "has no figure, only “hundreds”", ""),
        ("span + fired", "F107", "is a range", ""),
        ("fired-downed", "F107", "“fired-downed” is not understood", "spaces around"),
        ("fired * downed", "F107", "is not understood", "share(a, b)"),
        ("fired / downed / most", "F107", "two operands", ""),
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
