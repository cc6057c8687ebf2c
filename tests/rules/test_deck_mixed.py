"""Whose number it is: that of the speaker, the fact and the head beside it."""

import msgspec
import pytest
from small_ledgers import ACTORS, deck_text, fact, fact_text, ledger, placed, quantity, said, slide, source

from builder.model.finding import Finding
from builder.model.ledger import Actor
from builder.model.slides import Cell, Paragraph, Run, Slot, Table
from builder.rules import check_deck

AT = ACTORS[0].at
OFFICE = Actor(
    at=AT, id="office", name="The civil defence office", kind="institution", plain="the civil defence office"
)
UNION = Actor(at=AT, id="union", name="The Hospital Union", kind="institution", plain="the Hospital Union")
COUNT = fact(
    "count",
    "The civil defence office said that at least 11 people were killed and 89 injured.",
    "killing at least 11 people and injuring 89",
    who=["office"],
    quantities=(
        quantity("killed", 11, "at least 11 people", "at_least", unit="people"),
        quantity("injured", 89, "injuring 89", unit="people"),
    ),
)
OTHER = fact(
    "other",
    "The Hospital Union said that at least 14 people were killed.",
    source="other",
    who=["union"],
    quantities=(quantity("killed", 14, "at least 14 people", "at_least", unit="people"),),
)
BOOKS = ledger(
    COUNT,
    OTHER,
    sources=(source(), source(None, id="other")),
    actors={one.id: one for one in (*ACTORS, OFFICE, UNION)},
)


def test_each_speaker_keeps_the_number_of_the_own_fact() -> None:
    right = "The civil defence office said that at least 11 people were killed; the Hospital Union said at least 14."
    assert not said("D101", BOOKS, slide(deck_text(right, "count", "other")))
    turned = "The Hospital Union said that at least 11 people were killed; the civil defence office said at least 14."
    found = said("D101", BOOKS, slide(deck_text(turned, "count", "other")))
    assert [one.message.partition(",")[0] for one in found] == [
        "“11” is given to “Hospital Union”",
        "“14” is given to “civil defence office”",
    ]


def test_quoted_words_are_the_speakers_own() -> None:
    words = "The Hospital Union on “killing at least 11 people”, and said so"
    found = said("D101", BOOKS, slide(deck_text(words, "count", "other")))
    assert not found  # a verb of saying stands behind them: whose they are is not told
    words = "The Hospital Union said that it was “injuring 89”"
    [finding] = said("D101", BOOKS, slide(deck_text(words, "count", "other")))
    assert "count has it from another" in finding.message


def table(head: str, *rows: tuple[Run, ...]) -> list[Finding]:
    """What is said of a table of rows, whose last head is given."""
    heads = tuple(Cell((Paragraph((deck_text(text, "count", "other"),)),)) for text in ("Who", head))
    cells = tuple(tuple(Cell((Paragraph((run,)),)) for run in row) for row in rows)
    one = slide(facts=("count", "other"))
    slots = {"body": Slot("body", (Table(heads, cells, (1.0, 1.0)),))}
    shown = msgspec.structs.replace(one, slide=msgspec.structs.replace(one.slide, slots=slots))
    return [finding for finding in check_deck(placed(shown), BOOKS) if finding.code == "D101"]


@pytest.mark.parametrize(("who", "fine"), [("count", True), ("other", False)])
def test_a_row_holds_the_numbers_of_one_fact(who: str, fine: bool) -> None:
    number = fact_text("at least 11 people", "count", "quantities.killed")
    found = table("Killed", (fact_text("Who counted", who, "attribution"), number))
    assert (not found) is fine
    assert all("stands beside words of other" in one.message for one in found)


@pytest.mark.parametrize(
    ("head", "fine"), [("Killed", True), ("People killed", True), ("Injured", False), ("People", True)]
)
def test_a_head_names_the_number_below_it(head: str, fine: bool) -> None:
    number = fact_text("at least 11 people", "count", "quantities.killed")
    found = table(head, (fact_text("The office", "count", "attribution"), number))
    assert (not found) is fine
    assert all("its head names “injured”" in one.message for one in found)


def test_a_paragraph_that_tells_of_one_fact_has_no_number_of_another() -> None:
    words, number = fact_text(OTHER.assertion, "other"), fact_text("89", "count", "quantities.injured")
    assert said("D101", BOOKS, slide((words, number)))
    assert not said("D101", BOOKS, slide(words, number))


def test_a_change_is_not_turned_round() -> None:
    fell = fact("fell", "The share fell from 12% to 6%.", "The share fell from 12% to 6% within a year.")
    for text in ("The share fell from 12% to 6%", "Down to 6% from 12%", "From 12% within a year to 6%"):
        assert not said("D101", ledger(fell), slide(deck_text(text, "fell"))), text
    for text in ("The share went from 6% to 12%", "The share went to 12% from 6%"):
        [finding] = said("D101", ledger(fell), slide(deck_text(text, "fell")))
        assert "this turns it round" in finding.message


def test_words_are_those_of_the_own_fact() -> None:
    book = ledger(
        fact("closed", "Iran's foreign ministry said that the sluice was closed in July.", source="", who=["ministry"]),
        fact("broke", "Zelenskyy said that the closure broke the treaty.", source="", who=["zelenskyy"]),
    )
    turned = "Iran's foreign ministry said that the closure broke the treaty"
    [finding] = [
        one for one in said("D102", book, slide(deck_text(turned, "closed", "broke"))) if "another say" in one.message
    ]
    assert "what broke has another say" in finding.message
    right = "Zelenskyy said that the closure broke the treaty; Iran's foreign ministry said that the sluice was closed"
    assert not said("D102", book, slide(deck_text(right, "closed", "broke")))


def test_percent_is_said_once_of_both_numbers_of_a_change() -> None:
    fell = fact("fell", "The share fell from 12% to 6%.", "The share fell from 12% to 6% within a year.")
    for text in ("It was down to six percent, from twelve, he said", "It fell from 12 to 6 percent"):
        assert not said("D101", ledger(fell), slide(deck_text(text, "fell"))), text
    assert said("D101", ledger(fell), slide(deck_text("It fell from 12 missiles to 6 percent", "fell")))
