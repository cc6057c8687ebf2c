"""Hedges on slides: who says again what a fact says keeps its “reportedly”, “may” and “not”, and adds no “not”."""

import pytest
from small_ledgers import deck_text, fact, ledger, said, slide

FINALISED = fact(
    "finalised",
    "At least three unnamed officials reportedly said that the agreement was finalised at a meeting in Iran.",
    source="",
    about=("iran",),
)
MAY = fact("may", "The article says that the deal may be in progress to be finalised.", source="")
MONITOR = fact("monitor", "A monitoring group did not confirm the basing of drones.", source="")
DOWN = fact("down", "The article says that the missiles were shot down.", source="")
PLANS = fact("plans", "Brandt said that Norland was planning to buy up to 40 boats.", source="")
DENIED = fact("denied", "Brandt denied that money had been paid.", source="")
PRICE = fact("price", "Two people said that the price could reach $1.2 billion.", source="")
BOOKS = ledger(FINALISED, MAY, MONITOR, DOWN, PLANS, DENIED, PRICE)


@pytest.mark.parametrize(
    ("text", "rests_on", "lost"),
    [
        ("At least three unnamed officials said that the agreement was finalized", "finalised", "reportedly"),
        ("The agreement was finalised", "finalised", "reportedly"),
        ("The agreement was finally finalised", "finalised", "reportedly"),
        ("The drone agreement was finalised in Iran", "finalised", "reportedly"),
        ("At least three officials confirmed that the agreement was finalised", "finalised", "reportedly"),
        ("The deal is in progress", "may", "may"),
        ("Brandt said that Norland bought up to 40 boats", "plans", "planning"),
        ("Brandt said that money had been paid", "denied", "denied"),
        ("The price reached $1.2 billion", "price", "could"),
        ("It is clear: a monitoring group confirmed the basing", "monitor", "not"),
    ],
)
def test_a_hedge_of_the_fact_is_kept_in_the_same_words(text: str, rests_on: str, lost: str) -> None:
    found = said("D107", BOOKS, slide(deck_text(text, rests_on)))
    [finding] = [one for one in found if "drops" in one.message]
    assert finding.severity == "error"
    assert f"drops “{lost}”" in finding.message
    assert finding.hint.startswith(f"say “{lost}”")


@pytest.mark.parametrize(
    ("text", "rests_on"),
    [
        ("At least three unnamed officials reportedly said that the agreement was finalised", "finalised"),
        ("The agreement is said to have been finalised", "finalised"),
        ("The agreement was allegedly finalised", "finalised"),
        ("Finalisation of the agreement, and only “reportedly”", "finalised"),
        ("Was the agreement finalised?", "finalised"),
        ("Nobody here knows if the agreement was finalised", "finalised"),
        ("Finalised", "finalised"),
        ("No one has confirmed that the agreement was finalised", "finalised"),
        ("We cannot say “the agreement was finalised”", "finalised"),
        ("Unnamed officials speak of a meeting in Iran", "finalised"),
        ("The deal is perhaps in progress", "may"),
        ("A monitoring group didn’t confirm the basing", "monitor"),
    ],
)
def test_other_words_questions_conditions_and_labels_are_free(text: str, rests_on: str) -> None:
    assert not said("D107", BOOKS, slide(deck_text(text, rests_on)))


def test_no_negation_is_added() -> None:
    [finding] = said("D107", BOOKS, slide(deck_text("The missiles were not shot down", "down")))
    assert "says “not”, which nothing does in “down”" in finding.message
    assert not said("D107", BOOKS, slide(deck_text("The missiles were shot down", "down")))


def test_own_words_claim_nothing() -> None:
    words = "The agreement was finalised"
    assert not said("D107", BOOKS, slide(deck_text(words, "finalised", own_words=(words,))))


NEITHER = fact("neither", "Neither side has published its measurements, the newspaper writes.", source="")
CLEAR = fact("clear", "It is not clear who would pay for the boats, the newspaper writes.", source="")
AT_MOST = fact("at-most", "Brandt said that Norland would buy no more than 40 boats.", source="")


@pytest.mark.parametrize(
    ("text", "rests_on", "lost"),
    [
        ("Each side has published its measurements", "neither", "Neither"),
        ("Both sides have published their measurements", "neither", "Neither"),
        ("It is clear who would pay for the boats", "clear", "not"),
        ("The article makes clear who would pay", "clear", "not"),
        ("The measurements of each side", "neither", ""),
        ("The sides have published no measurements", "neither", ""),
        ("It is unclear who would pay for the boats", "clear", ""),
        ("We ask who would pay for the boats", "clear", ""),
        ("Make clear who would pay for the boats", "clear", ""),
        ("Brandt said that Norland would buy up to 40 boats", "at-most", ""),
    ],
)
def test_who_negates_a_whole_sentence_or_what_is_known_negates_it_on_slides_too(
    text: str, rests_on: str, lost: str
) -> None:
    found = said("D107", ledger(NEITHER, CLEAR, AT_MOST), slide(deck_text(text, rests_on)))
    assert [one.message.partition("drops “")[2].partition("”")[0] for one in found] == ([lost] if lost else [])


def test_what_somebody_rejects_is_not_what_they_say() -> None:
    rejects = fact("rejects", "Drace rejected the accusation that Toll took more water than allowed.", source="")
    assert said("D107", ledger(rejects), slide(deck_text("Toll took more water than allowed, Drace said", "rejects")))
    fine = "Drace rejects that Toll took more water than allowed"
    assert not said("D107", ledger(rejects), slide(deck_text(fine, "rejects")))
    assert not said("D107", ledger(rejects), slide(deck_text("The accusation of Toll’s water", "rejects")))
