"""Freshness: a fact that was to be looked at again says so on every later day, and never by the clock."""

import pytest
from fixture_types import Edit, Run
from small_ledgers import fact, fact_text, ledger, placed, slide

from builder.model.finding import Finding
from builder.rules import check_deck, check_ledger

TOLL = fact("toll", "The service said that repairs had begun.", review_after="2022-12-01")
OTHER = fact("other", "The paper says that talks go on.")


def on(date: str, *facts_shown: str) -> list[Finding]:
    """What D113 says of a deck of that day that shows these facts."""
    deck = placed(slide(*(fact_text("words", name) for name in facts_shown)), date=date)
    return [one for one in check_deck(deck, ledger(TOLL, OTHER)) if one.code == "D113"]


def test_a_deck_of_a_later_day_is_warned() -> None:
    (finding,) = on("2022-12-02", "toll", "other")
    assert finding.severity == "warning"
    assert finding.message == "“toll” was to be looked at again after 2022-12-01, and this is 2022-12-02"
    assert finding.facts == ("toll",)
    assert finding.place == TOLL.at


@pytest.mark.parametrize("date", ["2022-11-21", "2022-12-01", "2022-12", ""])
def test_until_that_day_is_over_nothing_is_said(date: str) -> None:
    assert not on(date, "toll")


def test_a_stale_fact_that_the_deck_does_not_use_is_no_matter_of_the_deck() -> None:
    assert not on("2023-01-01", "other")


def test_the_ledger_alone_is_asked_about_a_day() -> None:
    of = ledger(TOLL, OTHER)
    assert "D113" not in {one.code for one in check_ledger(of)}
    assert [one.facts for one in check_ledger(of, "2023-01-01") if one.code == "D113"] == [("toll",)]
    assert "D113" not in {one.code for one in check_ledger(of, "2022-11-30")}


@pytest.fixture
def dated(edit: Edit) -> None:
    """The harbour's second fact is to be looked at again after 9 March."""
    edit("seeds/facts/harbour.yaml", "  kind: figure\n", "  kind: figure\n  review-after: 2022-03-09\n")


@pytest.mark.usefixtures("dated")
def test_a_teacher_asks_what_is_stale_on_a_day(run: Run) -> None:
    assert run("check", "--strict").exit_code == 0
    asked = run("check", "--date", "2022-03-10")
    assert asked.exit_code == 0
    assert asked.output.count("warning D113") == 1, "the ledger and the deck say it once"
    assert (
        "seeds/facts/harbour.yaml:12:17: warning D113 “ships” was to be looked at again after 2022-03-09"
        in asked.output
    )
    assert run("check", "--date", "2022-03-10", "--strict").exit_code == 1
    assert "D113" in run("check", "--ledger-only", "--date", "2022-03-10").output
    assert "D113" not in run("check", "--date", "2022-03-09").output


@pytest.mark.usefixtures("dated")
def test_a_build_of_a_later_day_is_warned_too(run: Run) -> None:
    assert "D113" in run("build", "--date", "2022-03-10").output
    refused = run("build", "--date", "2022-03-10", "--strict")
    assert refused.exit_code == 1
    assert "nothing was written" in refused.output


def test_a_day_that_is_none_is_refused(run: Run) -> None:
    refused = run("check", "--date", "yesterday")
    assert refused.exit_code == 2
    assert "“yesterday” is not a date like 2022-11-21" in refused.output
