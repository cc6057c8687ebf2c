"""Hedges by class, and verbs of saying."""

import pytest

from builder.text.hedges import hedges, sayings


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("the deal may be in progress", "modal", "may"),
        ("that would allow Russia", "modal", "would"),
        ("an estimated 32 drones", "estimate", "estimated"),
        ("It is likely that", "estimate", "likely"),
        ("Iran is planning to supply", "intent", "planning"),
        ("It intends to", "intent", "intends"),
        ("have not said", "negation", "not"),
        ("they don’t know", "negation", "don’t"),
        ("they can't know", "negation", "can't"),
        ("Iran DENIES it", "negation", "DENIES"),
        ("have reportedly stated", "hearsay", "reportedly"),
        ("according\nto new reports", "hearsay", "according\nto"),
    ],
)
def test_hedges_are_known_by_class(text: str, kind: str, words: str) -> None:
    (hedge,) = hedges(text)
    assert (hedge.kind, hedge.words) == (kind, words)
    assert text[hedge.start : hedge.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Russia will produce drones.", "in May 2022", "since May", "5 May", "May 5", "a can of fuel", "military might",
        "No. 5", "the north", "notes", "knot", "non-aligned", "can-do", "estimable",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_hedge_is_none(text: str) -> None:
    assert hedges(text) == ()


def test_may_the_month_and_may_the_verb_in_one_sentence() -> None:
    text = "In May 2022 it may act; Iran May Supply Drones."
    assert [hedge.words for hedge in hedges(text)] == ["may", "May"]


def test_sayings_are_found_with_their_inflections() -> None:
    text = "Officials said so, a paper reports that it was, he insisted; according to Iran. “No,” it argues."
    assert [span.of(text) for span in sayings(text)] == ["said", "reports that", "insisted", "according to", "argues"]


def test_orders_to_the_reader_and_the_so_called_are_no_sayings() -> None:
    assert sayings("Say in one line what you see. Call it a draft. The so-called plan; the United States.") == ()
