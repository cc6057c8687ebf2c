"""Numbers in the ledger: in the quotation, in the quantities, with their qualifier."""

from decimal import Decimal

import msgspec
import pytest
from small_ledgers import fact, found, quantity, source

from builder.model.finding import Place
from builder.model.ledger import Derived, Fact, When

TOLL = "killing at least 11 people and injuring 89"
KILLED = quantity("killed", 11, "at least 11 people", "at_least")
INJURED = quantity("injured", 89, "injuring 89")


def toll(assertion: str, *quantities: object, headline: str = "", when: str = "") -> Fact:
    return fact("toll", assertion, TOLL, quantities=quantities or (KILLED, INJURED), headline=headline, when=when)


def test_numbers_that_the_quotation_has_are_supported() -> None:
    good = toll("The article says that they killed at least 11 people and injured 89.")
    assert not found("F104", good)
    assert not found("F106", good)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (quantity("killed", 12, "at least 11 people", "at_least"), "reads as at least 11, not as 12"),
        (quantity("killed", 11, "at least 11 people"), "reads as at least 11, not as exactly"),
        (quantity("killed", 11, "11 people", "at_least"), "leave out “at least”"),
        (quantity("killed", 11, "at least 11 civilians", "at_least"), "does not stand in the quotation"),
        (quantity("killed", 11, "people", "at_least"), "holds no number"),
        (quantity("killed", 11, "", "at_least"), "has no words"),
    ],
)
def test_a_quantity_that_its_words_do_not_give_is_an_error(wrong: object, message: str) -> None:
    [finding] = found("F104", toll("The article says so.", wrong))
    assert message in finding.message
    assert finding.hint


def test_both_numbers_of_a_share_are_quantities_of_the_same_words() -> None:
    words = "43 of 84 Russian missiles"
    shot = fact(
        "shot",
        "Zelenskyy said that 43 of 84 missiles were shot down.",
        f'As many as "{words} fired at Ukraine were shot down',
        who=["zelenskyy"],
        quantities=(quantity("downed", 43, words), quantity("fired", 84, words)),
    )
    assert not found("F104", shot)
    assert not found("F106", shot)


def test_an_indefinite_word_is_a_quantity_without_value() -> None:
    text = 'Iran is planning to supply "hundreds" of drones.'
    uavs = quantity("uavs", None, '"hundreds" of drones', indefinite="hundreds")
    planned = fact("planned", "Iran is planning to supply hundreds of drones.", text, quantities=(uavs,))
    assert not found("F104", planned, sources=[source(text)])
    dozens = fact("planned", "Iran is planning to supply dozens of drones.", text, quantities=(uavs,))
    [finding] = found("F104", dozens, sources=[source(text)])
    assert "“dozens”" in finding.message


def test_without_a_quotation_the_words_are_only_parsed() -> None:
    unseen = [source(None)]
    good = fact("f", "More than 400 were used.", quantities=(quantity("used", 400, "more than 400", "more_than"),))
    assert not found("F104", good, sources=unseen)
    bad = fact("f", "More than 400 were used.", quantities=(quantity("used", 400, "400 drones", "more_than"),))
    [finding] = found("F104", bad, sources=unseen)
    assert "reads as exactly 400, not as more than" in finding.message


def test_a_number_of_the_assertion_is_a_quantity() -> None:
    [finding] = found("F104", toll("The article says that at least 11 were killed and 98 injured."))
    assert "“98”, which is none of its quantities" in finding.message
    assert "injuring 89" in finding.hint


def test_a_number_of_the_headline_is_one_too() -> None:
    [finding] = found("F104", toll("The article gives a toll.", headline="The article says that 90 were injured."))
    assert "the headline of “toll” says “90”" in finding.message


@pytest.mark.parametrize(
    "assertion",
    [
        "The article gives the toll of Shahed-136 drones.",
        "The article speaks of resolution 2231.",
        "The article was the first to say so.",
        "No one is credited.",
        "The article says “at least 11 people”.",
    ],
)
def test_names_ordinals_and_quoted_words_are_no_numbers(assertion: str) -> None:
    assert not found("F104", toll(assertion, KILLED))


def test_what_was_worked_out_supports_a_number_rounded_as_shown() -> None:
    at = Place("seeds/facts/deal.yaml", 9, 5)
    share = Derived(at=at, name="share", of="share(a, b)", value=Decimal("51.1904"), unit="percent")
    left = Derived(at=at, name="left", of="b - a", value=Decimal(41), unit="missiles")
    for words in ("51% were shot down, 41 were not.", "51.2 per cent were shot down."):
        assert not found("F104", fact("f", f"By his figures, {words}", source="", derived=(share, left)))
    assert found("F104", fact("f", "By his figures, 52% were shot down.", source="", derived=(share,)))
    assert found("F104", fact("f", "By his figures, 51 were shot down.", source="", derived=(share,)))


@pytest.mark.parametrize(
    ("assertion", "fine"),
    [
        ("The article, of 21 November 2022, gives a toll.", True),
        ("The article gives a toll for October 2022.", True),
        ("The article gives a toll for 10 October.", True),
        ("The article gives a toll for 2022.", True),
        ("The article gives a toll for 11 October 2022.", False),
        ("The article gives a toll for August.", False),
    ],
)
def test_a_date_of_the_assertion_is_in_when_or_of_the_source(assertion: str, fine: bool) -> None:
    assert (not found("F104", toll(assertion, when="2022-10-10"))) is fine


def test_a_date_of_an_unquoted_assertion_is_stated_elsewhere() -> None:
    unseen = [source(None, issued="2022-10-11")]
    assert not found("F104", fact("f", "They struck on 10 October.", when="2022-10-10"), sources=unseen)
    assert not found("F104", fact("f", "They expect it by 14 October.", when="../2022-10-14"), sources=unseen)
    [finding] = found("F104", fact("f", "They struck on 12 October.", when="2022-10-10"), sources=unseen)
    assert "“12 October”, which neither its when nor its quotation has" in finding.message
    ended = fact(
        "f", "It argues that limits ended in 2020.", when="2022-10-10", quantities=(quantity("end", 2020, "2020"),)
    )
    assert not found("F104", ended, sources=unseen)


def test_the_end_of_an_interval_is_a_date_only_after_by_or_since() -> None:
    span = "2022-11-01/2022-11-18"
    assert not found("F104", toll("The article gives a toll by 18 November 2022.", when=span))
    assert found("F104", toll("The article gives a toll of 18 November 2022.", when=span))


@pytest.mark.parametrize(
    "assertion", ["They killed 11 people.", "They killed about 11 people.", "They killed up to 11."]
)
def test_at_least_eleven_never_becomes_eleven(assertion: str) -> None:
    [finding] = found("F106", toll(f"The article says so. {assertion}"))
    assert "at least" in finding.message
    assert "killing" not in finding.hint
    assert finding.hint == "write “at least 11”"


def test_a_qualifier_may_be_said_in_other_words_and_more_weakly() -> None:
    assert not found("F106", toll("The article says that they killed no fewer than 11 people."))
    more = fact("f", "At least 400 were used.", quantities=(quantity("used", 400, "more than 400", "more_than"),))
    assert not found("F106", more, sources=[source(None)])
    least = toll("The article says that they killed more than 11 people.")
    assert found("F106", least)


def test_a_qualifier_that_the_source_does_not_have_is_not_added() -> None:
    [finding] = found("F106", toll("The article says that at least 89 were injured."))
    assert "adds “at least”" in finding.message
    assert finding.hint == "write “89”, as the source has it"


def test_a_number_of_an_assertion_is_not_given_the_name_of_another() -> None:
    [first, second] = found("F104", toll("The article says that 89 people were killed and at least 11 injured."))
    assert "says “11” of “injured”, and its quantity is “at least 11 people”" in first.message
    assert "says “89” of “killed”, and its quantity is “injuring 89”" in second.message


MEETING = "the agreement was finalized during a meeting in Iran earlier this month"


@pytest.mark.parametrize(
    ("edtf", "words", "fault"),
    [
        ("2022-11-01/2022-11-20", "earlier this month", ""),
        ("../2022-11-21", "earlier this month", ""),
        ("2022-11", "", ""),
        ("2022-11-05", "earlier this month", "is another time, or less exact"),
        ("2021-11", "earlier this month", "is another time, or less exact"),
        ("2022-11-01/2022-11-20", "earlier that month", "does not stand in the paragraph"),
    ],
)
def test_the_words_of_when_stand_in_the_paragraph_and_mean_its_date(edtf: str, words: str, fault: str) -> None:
    at = Place("seeds/facts/deal.yaml", 1, 3)
    meeting = fact("f", "It is reportedly finalised.", MEETING, who=["officials"])
    dated = msgspec.structs.replace(meeting, when=When(at=at, edtf=edtf, words=words))
    findings = found("F104", dated)
    assert findings == [] if not fault else fault in findings[0].message
