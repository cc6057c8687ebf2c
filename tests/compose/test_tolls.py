"""Tolls by whatever name are never drawn, and what is no toll is: by name, unit, wording, tag, sentence and operand."""

from decimal import Decimal

import pytest
from compose_samples import AT, HERE, fact, ledger, outline, pack, template, text, wanted

from builder.compose import compose
from builder.model.deckspec import Column
from builder.model.ledger import Derived, Fact, Quantity

NEUTRAL = "It was counted."


def counted(name: str, unit: str, words: str, assertion: str = NEUTRAL, tags: tuple[str, ...] = ()) -> Fact:
    quantity = Quantity(at=AT, name=name, value=Decimal(11), unit=unit, words=words)
    return fact("x", assertion, headline=NEUTRAL, quantities=(quantity,), tags=tags)


def refusals(*facts: Fact, name: str, head: str = "counted") -> list[str]:
    """What `bars` and `numbers` say of the number `name` of the last of these facts, if they refuse it."""
    records = ledger(*facts)
    columns = (Column(at=HERE, head=text(head), field=f"quantity:{name}"),)
    slide = wanted(facts[-1].id, records=records, columns=columns)
    found = [
        finding.message
        for function in ("bars", "numbers")
        for finding in compose(
            outline(slide),
            records,
            pack(template(f"# T\n\n::: body\n{{{{ {function}(facts, columns) }}}}\n:::\n")),
        ).findings
    ]
    assert all("killed, hurt or missing" in one for one in found)
    return found


@pytest.mark.parametrize(
    ("name", "unit", "words", "assertion", "tags"),
    [
        ("killed", "people", "11 people", NEUTRAL, ()),
        ("n", "victims", "11 victims", NEUTRAL, ()),
        ("n", "", "11 fatalities", NEUTRAL, ()),
        ("n", "casualties", "11", NEUTRAL, ()),
        ("n", "soldiers", "11 soldiers lost", NEUTRAL, ()),
        ("n", "people", "11 missing", NEUTRAL, ()),
        ("n", "lives", "11 lives", NEUTRAL, ()),
        ("n", "men", "11 men slain", NEUTRAL, ()),
        ("n", "sailors", "11 sailors", "In all, 11 sailors drowned.", ()),
        ("n", "people", "11 people", "The flood killed 11 people and more rain came.", ()),
        ("n", "", "11", "Eleven were wounded.", ()),
        ("n", "ships", "11 ships", NEUTRAL, ("toll",)),
        ("n", "ships", "11 ships", NEUTRAL, ("deaths",)),
        ("n", "людей", "11 загиблих", NEUTRAL, ()),
        ("раненых", "", "11", NEUTRAL, ()),
        ("n", "نفر", "۱۱ کشته", NEUTRAL, ()),
        ("n", "人", "11人死亡", NEUTRAL, ()),
        ("n", "Tote", "11 Tote", NEUTRAL, ()),
    ],
)
def test_a_toll_by_any_name_is_drawn_by_no_function(
    name: str, unit: str, words: str, assertion: str, tags: tuple[str, ...]
) -> None:
    assert len(refusals(counted(name, unit, words, assertion, tags), name=name)) == 2


@pytest.mark.parametrize("head", ["Killed", "people who died", "missing"])
def test_what_the_deck_calls_a_number_of_people_may_make_it_a_toll(head: str) -> None:
    assert len(refusals(counted("n", "people", "11 people"), name="n", head=head)) == 2
    assert not refusals(counted("n", "parts", "11 parts"), name="n", head="missing")


def test_what_is_worked_out_from_tolls_is_one() -> None:
    toll = counted("n", "people", "11 people", "It killed 11 people.")
    both = fact("sum", NEUTRAL, derived=(Derived(at=AT, name="all", of="x.n + x.n", value=Decimal(22)),))
    assert len(refusals(toll, both, name="all")) == 2
    crew = counted("n", "people", "11 people", "The ship has a crew of 11 people.")
    assert not refusals(crew, both, name="all")


@pytest.mark.parametrize(
    ("name", "unit", "words", "assertion"),
    [
        ("launched", "missiles", "11 missiles", "The 11 missiles killed at least 7 people."),
        ("evacuated", "people", "11 people", "After the flood killed two, 11 people were brought away."),
        ("n", "displaced people", "11 people", "The flood killed two and displaced 11 people."),
        ("missing", "parts", "11 parts", NEUTRAL),
        ("n", "ships", "11 ships lost", NEUTRAL),
        ("n", "toll roads", "11 toll roads", NEUTRAL),
        ("n", "people", "11 people", "A meeting of 11 people was held. Two people had been killed."),
        ("n", "votes", "11 votes", NEUTRAL),
    ],
)
def test_what_is_no_toll_is_drawn(name: str, unit: str, words: str, assertion: str) -> None:
    assert not refusals(counted(name, unit, words, assertion), name=name)
