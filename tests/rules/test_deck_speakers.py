"""Speakers without a name in deck text: nationality, office and kind are those of the fact."""

import pytest
from small_ledgers import ACTORS, deck_text, fact, ledger, said, slide, source

from builder.model.ledger import Actor

AT = ACTORS[0].at
US = Actor(at=AT, id="us-officials", name="Unnamed US officials", kind="unnamed")
WITNESSES = Actor(at=AT, id="witnesses", name="Witnesses", kind="unnamed")
FINALISED = fact(
    "finalised",
    "At least three unnamed officials reportedly said that the agreement was finalised.",
    source="other",
    who=[("officials", "At least three officials"), "paper"],
)
REJECTS = fact("rejects", "Iran's foreign ministry rejects the report.", source="other", who=["ministry"])
SEEN = fact("seen", "Unnamed US officials said that it was seen.", source="other", who=["us-officials"])
SAW = fact("saw", "Witnesses said that it burned.", source="other", who=["witnesses"])
GENERAL = fact("general", "The ministry's general secretary said so.", source="other", who=["ministry"])
BOOKS = ledger(
    *(FINALISED, REJECTS, SEEN, SAW, GENERAL),
    sources=(source(), source(None, id="other")),
    actors={one.id: one for one in (*ACTORS, US, WITNESSES)},
)


@pytest.mark.parametrize(
    ("text", "rests_on", "stranger"),
    [
        ("American officials reportedly said that the agreement was finalised", "finalised", "American"),
        ("Iranian officials reportedly said so", "finalised", "Iranian"),
        ("Iranian intelligence put it at three", "finalised", "Iranian"),
        ("Experts reportedly said that it was finalised", "finalised", "Experts"),
        ("Iran's president rejects the report", "rejects", "president"),
        ("The defence minister rejected the report", "rejects", "minister"),
        ("The government told the paper so", "finalised", "government"),
        ("Officials said that it burned", "saw", ""),
        ("The police said that it burned", "saw", "police"),
    ],
)
def test_a_speaker_without_a_name_is_one_of_the_fact(text: str, rests_on: str, stranger: str) -> None:
    found = said("D102", BOOKS, slide(deck_text(text, rests_on)))
    assert (
        [one for one in found if f"“{stranger}” stands in none of its facts" in one.message] if stranger else not found
    )


@pytest.mark.parametrize(
    ("text", "rests_on"),
    [
        ("Unnamed officials reportedly said that the agreement was finalised", "finalised"),
        ("American officials said that it was seen", "seen"),
        ("US officials said that it was seen", "seen"),
        ("Iranian officials rejected the report", "rejects"),
        ("The foreign ministry rejects the report", "rejects"),
        ("Iran's government rejects the report", "rejects"),
        ("The general secretary said so", "general"),
        ("Witnesses said that it burned", "saw"),
        ("What would experts say?", "finalised"),
        ("No expert said so", "finalised"),
        ("The source does not say which officials told the paper", "finalised"),
        ("The officials put their names to nothing", "finalised"),
    ],
)
def test_a_speaker_in_other_words_for_the_same_is_fine(text: str, rests_on: str) -> None:
    assert not said("D102", BOOKS, slide(deck_text(text, rests_on)))


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("The report is false, the dockers’ union said", "union"),
        ("The report is false, according to the dockers’ union", "union"),
        ("According to fishermen, the report is false", "fishermen"),
        ("The report is false, said the crew", "crew"),
        ("The report is false, the union says", "union"),
        ("The report is false, said the foreign ministry", ""),
        ("According to the ministry, the report is false", ""),
        ("According to the union’s paper, the report is false", ""),
        ("What did the crew say?", ""),
        ("We print nothing until the union says so", ""),
    ],
)
def test_people_and_bodies_of_other_kinds_are_speakers_too(text: str, stranger: str) -> None:
    found = [one.message for one in said("D102", BOOKS, slide(deck_text(text, "rejects")))]
    assert [one.partition("and “")[2].partition("”")[0] for one in found] == ([stranger] if stranger else [])
