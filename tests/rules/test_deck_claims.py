"""Claims without a figure: shares in words, growth, times that count from now, certainty, words in quotation marks."""

from decimal import Decimal

import msgspec
import pytest
from small_ledgers import deck_text, fact, fact_text, ledger, quantity, said, slide, source

from builder.model.finding import Place
from builder.model.ledger import Derived, Fact

TOLL = fact(
    "toll",
    "The article says that the attacks killed at least 11 people and injured 89.",
    "killing at least 11 people and injuring 89",
    quantities=(
        quantity("killed", 11, "at least 11 people", "at_least", unit="people"),
        quantity("injured", 89, "injuring 89", unit="people"),
    ),
)
SHOT = fact(
    "shot",
    "Zelenskyy said that as many as 43 of 84 Russian missiles were shot down.",
    'As many as "43 of 84 Russian missiles fired at Ukraine were shot down," Ukraine\'s President Volodymyr Zelenskyy'
    " said.",
    who=[("zelenskyy", "Ukraine's President Volodymyr Zelenskyy"), "paper"],
    quantities=(
        quantity("downed", 43, 'As many as "43 of 84 Russian missiles', "at_most", unit="missiles"),
        quantity("fired", 84, "84 Russian missiles", unit="missiles"),
    ),
)
FINALISED = fact(
    "finalised",
    "At least three unnamed officials reportedly said that the agreement was finalised at a meeting in Iran.",
    "At least three officials familiar with the development have reportedly stated that the agreement was finalized"
    " during a meeting in Iran earlier this month.",
    who=[("officials", "At least three officials"), "paper"],
    when="2022-11-01/2022-11-20",
    about=("iran",),
)
MAY = fact(
    "may", "The article says that the deal may be finalised soon.", "The deal may be in progress to be finalized soon."
)
REJECTS = fact("rejects", "Iran's foreign ministry rejects the report.", source="other", who=["ministry"])


def shares(part: int, qualifier: str = "exact") -> Fact:
    """A fact of which a share of the ships was worked out."""
    share = Derived(
        at=Place("seeds/facts/deal.yaml", 3, 3),
        name="share",
        of="share(sunk, ships)",
        value=Decimal(part),
        qualifier=qualifier,  # type: ignore[arg-type]  # one of the qualifiers
        unit="percent of the ships",
    )
    ships = quantity("ships", 100, "100 ships", unit="ships")
    return fact("ships", "100 ships waited.", source="", quantities=(ships,), derived=(share,))


BOOKS = ledger(TOLL, SHOT, FINALISED, MAY, REJECTS, sources=(source(), source(None, id="other", issued="2022-11-19")))


@pytest.mark.parametrize(
    ("text", "rests_on"),
    [
        ("Most of the missiles were shot down", "shot"),
        ("Nearly all missiles were shot down", "shot"),
        ("The vast majority of Russian missiles fell", "shot"),
        ("All the missiles were shot down", "shot"),
        ("Half of the missiles were shot down", "shot"),
        ("Only a few missiles got home", "shot"),
        ("The number of attacks doubled", "toll"),
        ("Attacks tripled within a month", "toll"),
        ("Twice as many people were injured", "toll"),
        ("Last year at least 11 people were killed", "toll"),
        ("Yesterday the agreement was reportedly finalised", "finalised"),
        ("The agreement was reportedly finalised last month", "finalised"),
    ],
)
def test_a_claim_without_a_figure_needs_a_fact_that_makes_it(text: str, rests_on: str) -> None:
    [finding] = said("D101", BOOKS, slide(deck_text(text, rests_on)))
    assert finding.severity == "error"
    assert finding.facts == (rests_on,)
    assert finding.hint


@pytest.mark.parametrize(
    ("text", "rests_on"),
    [
        ("Most readers will overlook “reportedly”", "finalised"),
        ("Most of the article has no voice", "finalised"),
        ("All that we have is what unnamed officials reportedly said", "finalised"),
        ("Were most of the missiles shot down?", "shot"),
        ("“Most of the missiles” is more than he said", "shot"),
        ("A claim doubles when two papers print it", "finalised"),
        ("Earlier this month, unnamed officials reportedly said, the agreement was finalised", "finalised"),
        ("Last week you read what officials reportedly said", "finalised"),
        ("Yesterday's headline", "finalised"),
    ],
)
def test_what_claims_no_share_no_growth_and_no_day_is_free(text: str, rests_on: str) -> None:
    assert not said("D101", BOOKS, slide(deck_text(text, rests_on)))


@pytest.mark.parametrize(
    ("text", "part", "qualifier", "fine"),
    [
        ("Most of the ships sank", 51, "exact", True),
        ("Most of the ships sank", 60, "at_least", True),
        ("Most of the ships sank", 60, "at_most", False),
        ("Most of the ships sank", 50, "exact", False),
        ("Most of the ships sank", 52, "about", False),
        ("Nearly all ships sank", 95, "exact", True),
        ("Nearly all ships sank", 80, "exact", False),
        ("All of the ships sank", 100, "exact", True),
        ("Few of the ships sank", 20, "exact", True),
        ("Few of the ships sank", 20, "at_least", False),
    ],
)
def test_words_for_a_share_fit_the_share_that_was_worked_out(text: str, part: int, qualifier: str, fine: bool) -> None:
    books = ledger(shares(part, qualifier), sources=())
    assert (not said("D101", books, slide(deck_text(text, "ships")))) is fine


@pytest.mark.parametrize(
    ("text", "rests_on", "says"),
    [
        ("Officials proved that it is so", "finalised", "surer"),
        ("The article proves that at least 11 people were killed", "toll", "surer"),
        ("Iran's foreign ministry confirms the report", "rejects", "surer"),
        ("The agreement was definitely made", "finalised", "surer"),
        ("The ministry denies that at least 11 people were killed", "toll", "denies"),
        ("The deal will be finalised soon", "may", "comes for sure"),
    ],
)
def test_nothing_is_surer_or_contrary_to_its_fact(text: str, rests_on: str, says: str) -> None:
    found = said("D107", BOOKS, slide(deck_text(text, rests_on)))
    assert any(says in one.message for one in found)


@pytest.mark.parametrize(
    ("text", "rests_on"),
    [
        ("Nothing confirms the report", "finalised"),
        ("What would confirm it?", "finalised"),
        ("A second origin could confirm it", "finalised"),
        ("Look for what confirms it", "finalised"),
        ("The word “confirmed” is not in the article", "finalised"),
        ("Iran's foreign ministry denies the report", "rejects"),
        ("We will read it again, to be finalised soon", "may"),
    ],
)
def test_what_is_negated_asked_or_ordered_confirms_nothing(text: str, rests_on: str) -> None:
    assert not said("D107", BOOKS, slide(deck_text(text, rests_on)))


@pytest.mark.parametrize(
    ("text", "rests_on", "says"),
    [
        ("Zelenskyy said that “84 Russian missiles were shot down”", "shot", "joins words"),
        ("Zelenskyy: “missiles fired at us were shot down”", "shot", "no quotation of its facts has these words"),
        ("Officials reportedly stated “that the agreement was signed”", "finalised", "no quotation"),
        ("It reads “the agreement was finalized earlier this month”", "finalised", "joins words"),
    ],
)
def test_words_given_as_somebodys_stand_in_a_quotation(text: str, rests_on: str, says: str) -> None:
    found = said("D102", BOOKS, slide(deck_text(text, rests_on)))
    assert any(says in one.message for one in found)


@pytest.mark.parametrize(
    ("text", "rests_on"),
    [
        ("Zelenskyy said that up to “43 of 84 Russian missiles … were shot down”", "shot"),
        ("Zelenskyy said that up to “43 of 84 [of the] Russian missiles”", "shot"),
        ("Officials have “reportedly stated” it", "finalised"),
        ("Who are “officials familiar with the development”?", "finalised"),
        ("The word “reportedly” stands there", "finalised"),
        ("Weigh “done” against “in progress”", "may"),
        ("The ministry rejects “every word of that whole report”", "rejects"),
    ],
)
def test_cuts_that_show_and_words_that_are_spoken_of_are_fine(text: str, rests_on: str) -> None:
    assert not said("D102", BOOKS, slide(deck_text(text, rests_on)))


def test_words_of_the_slides_other_facts_may_be_quoted_too() -> None:
    both = slide(
        fact_text("It may be so.", "may"), deck_text("The article says: “in progress to be finalized”", "finalised")
    )
    assert not said("D102", BOOKS, both)


ASKED = fact(
    "asked",
    "Of 1,000 commuters, 430 said that they cycle, and 51% said that they take the tram.",
    source="",
    quantities=(
        quantity("commuters", 1000, "1,000 commuters", unit="commuters"),
        quantity("cyclists", 430, "430", unit="commuters"),
        quantity("tram_share", 51, "51%", unit="percent"),
    ),
    derived=(
        Derived(
            at=Place("seeds/facts/deal.yaml", 3, 3),
            name="cycle_share",
            of="share(cyclists, commuters)",
            value=Decimal(43),
            unit="percent",
        ),
    ),
)
WELLS = fact(
    "wells",
    "More than half of the wells were dry.",
    source="",
    quantities=(
        msgspec.structs.replace(
            quantity("wells", 0, "More than half of the wells", "more_than", unit="wells"), value=Decimal("0.5")
        ),
    ),
)


@pytest.mark.parametrize(
    ("text", "rests_on", "fine"),
    [
        ("Most of the 1,000 commuters take the tram", "asked", True),
        ("Most of the 1,000 commuters cycle", "asked", False),
        ("Nearly all commuters take the tram", "asked", False),
        ("Most of the wells were dry", "wells", True),
        ("The majority of the wells were dry", "wells", True),
        ("Nearly all wells were dry", "wells", False),
        ("Few of the wells were dry", "wells", False),
    ],
)
def test_of_several_shares_the_one_that_is_named_counts_and_more_than_half_is_most(
    text: str, rests_on: str, fine: bool
) -> None:
    assert bool(said("D101", ledger(ASKED, WELLS), slide(deck_text(text, rests_on)))) is not fine
