"""Odd sizes, colours and fonts, and what other programs export, carry both shipped decks whole."""

import odd_looks
import odd_programs
import pytest
from odd_judging import LONG, QUICK, adopt, complaints, worse
from odd_registry import Odd
from odd_table import untold
from odd_templates import adopted_of

MEMBERS = adopted_of(odd_looks, odd_programs)
each = pytest.mark.parametrize("one", [pytest.param(one, id=one.name) for one in MEMBERS])


@each
def test_it_is_adopted_and_carries_a_deck(one: Odd) -> None:
    made = adopt(one)
    assert made.result.exit_code == 0, made.result.output
    assert complaints(made, QUICK) == []
    assert worse(made, QUICK) == []


@pytest.mark.templates
@each
def test_it_carries_the_longer_deck_too(one: Odd) -> None:
    assert complaints(adopt(one), LONG) == []
    assert worse(adopt(one), LONG) == []


@pytest.mark.templates
def test_the_page_tells_of_each() -> None:
    assert untold(MEMBERS) == []
