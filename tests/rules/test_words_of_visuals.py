"""What visuals say, on their face and in their alternative texts, is judged like any other words."""

import msgspec
import pytest
from small_ledgers import deck_text, fact, fact_text, found, ledger, placed, program_text, quantity, slide

from builder.model.finding import Finding
from builder.model.ledger import When
from builder.model.slides import Paragraph, Run, Slot
from builder.model.visuals import Figure, Numbers
from builder.rules import check_deck
from builder.rules.deck.shown import ALTERNATIVE

WAITING = fact(
    "waiting",
    "At least 11 drones were said to have been launched.",
    quantities=(quantity("launched", 11, "at least 11", "at_least", unit="drones"),),
)
KEPT = fact_text("at least 11", "waiting", "quantities.launched")


def told(face: Run, *alt: Run) -> list[Finding]:
    """What is found on a slide with one large number that has this alternative text."""
    visual = Numbers(name="Number", alt=Paragraph(alt), figures=(Figure(value=Paragraph((face,)), words=()),))
    empty = slide(facts=("waiting",))
    content = msgspec.structs.replace(empty.slide, slots={"visual": Slot("visual", (visual,))})
    return list(check_deck(placed(msgspec.structs.replace(empty, slide=content)), ledger(WAITING)))


def test_an_alternative_text_of_the_facts_own_words_has_no_findings() -> None:
    assert not told(KEPT, program_text("Number: "), KEPT, program_text(" drones, one of 3 others"))


@pytest.mark.parametrize(
    ("code", "alt"),
    [
        ("D105", fact_text("11", "waiting", "quantities.launched")),
        ("D101", fact_text("12", "waiting", "quantities.launched")),
        ("D101", deck_text("launched on 3 May 2019", "waiting")),
        ("D102", deck_text("fired by Iran")),
        ("D107", deck_text("11 drones not launched", "waiting")),
    ],
)
def test_what_is_wrong_in_an_alternative_text_is_found_there(code: str, alt: Run) -> None:
    assert {(one.code, one.slot) for one in told(KEPT, alt)} >= {(code, ALTERNATIVE)}


def test_what_is_wrong_on_the_face_too_is_told_once() -> None:
    wrong = deck_text("98 drones", "waiting")
    [finding] = told(wrong, wrong)
    assert (finding.code, finding.slot) == ("D101", "visual")


@pytest.mark.parametrize("text", ["1 January 1", "31 December 9999", "two weeks ago"])
def test_numbers_in_a_facts_own_date_are_no_counts(text: str) -> None:
    assert not told(KEPT, fact_text(text, "waiting", "when"))


@pytest.mark.parametrize(
    ("edtf", "words", "fine"),
    [
        ("2022-11-05", "earlier this month", False),
        ("2022-11-20", "two weeks ago", False),
        ("2022-11-01/2022-11-20", "earlier this month", True),
        ("2022-08/2022-11-21", "since August", True),
        ("2022-08-15/2022-11-21", "since August", False),
        ("2022-07", "in July", True),
        ("2022-07-04", "in July", False),
    ],
)
def test_a_day_is_no_more_exact_than_its_words_even_where_no_text_is_stored(edtf: str, words: str, fine: bool) -> None:
    """Else a timeline would draw a dot, in the order of days, for what its source knows only in words."""
    dated = msgspec.structs.replace(fact("dated", "It came."), when=When(at=WAITING.at, edtf=edtf, words=words))
    assert bool(found("F104", dated)) != fine
