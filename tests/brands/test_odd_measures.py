"""What an eye would stumble over on slides of strangers' brands, counted: nothing overlaps, titles have one size."""

import odd_looks
import odd_standard
import pytest
from odd_judging import QUICK, adopt, build
from odd_measures import looks
from odd_registry import Odd
from odd_templates import adopted_of

from builder.powerpoint.brand_file import read_brand_file

NAMES = ("office-wide", "size-standard-4-3", "size-a4-portrait", "size-square", "tiny-body")
MEMBERS = [one for one in adopted_of(odd_looks, odd_standard) if one.name in NAMES]


@pytest.mark.parametrize("one", [pytest.param(one, id=one.name) for one in MEMBERS])
def test_slots_keep_clear_of_each_other_and_titles_have_one_size(one: Odd) -> None:
    made = adopt(one)
    placed = build(made, QUICK).made.placed
    assert placed
    found = looks(placed, read_brand_file(made.brand))
    assert (found.overlaps, found.furniture, found.off, found.drawn) == (0, 0, 0, 0), found.where
    assert (found.titles, found.lonely, found.steps) == (1, 0, 0)
    assert found.empty < 0.45
