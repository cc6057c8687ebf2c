"""Chance breaks every kind of input: nothing but findings and sentences for people may come of it.

`FUZZ_EXAMPLES=20 make test` tries twenty times as many; `make fuzz` lets a coverage-guided fuzzer choose.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strangers import STRANGERS
from targets import TARGETS as OURS
from targets import run

MANY = int(os.environ.get("FUZZ_EXAMPLES", "1"))
TARGETS = {**OURS, **STRANGERS}
EXAMPLES = {"words": 150, "matching": 100, "ledger": 60, "settings": 25, "adopt": 30, "bindings": 20, "logo": 20}
LONGEST = 48

# Recipes that once broke something, by target, with what they broke.
FOUND: tuple[tuple[str, bytes], ...] = (
    # “extends” with a name longer than a file's can be: an OSError instead of a sentence.
    ("settings", bytes.fromhex("6aedfdc88461bef7b0a2077af4")),
)


@pytest.mark.parametrize("name", TARGETS)
def test_chance_finds_no_way_to_break_it(name: str) -> None:
    @settings(
        max_examples=EXAMPLES.get(name, 40) * MANY,
        deadline=None,
        derandomize=MANY == 1,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.binary(max_size=LONGEST))
    def breaks_nothing(data: bytes) -> None:
        run(TARGETS[name], data)

    breaks_nothing()


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_once_stays_mended(name: str, data: bytes) -> None:
    run(TARGETS[name], data)
