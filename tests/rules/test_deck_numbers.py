"""Numbers and dates on slides: bound to a fact of the slide, with their qualifier."""

import pytest
from small_ledgers import (
    deck_text,
    fact,
    fact_text,
    ledger,
    mark,
    placed,
    program_text,
    quantity,
    quotation,
    said,
    slide,
    source,
    template_text,
)

from builder.model.slides import Run
from builder.rules import check_deck

TOLL = fact(
    "toll",
    "The article says that they killed at least 11 people and injured 89.",
    "killing at least 11 people and injuring 89",
    quantities=(quantity("killed", 11, "at least 11 people", "at_least"), quantity("injured", 89, "injuring 89")),
    about=("iran",),
)
POLICE = fact(
    "police",
    "A police chief gave 11 dead.",
    source="other",
    when="2022-10-10",
    quantities=(quantity("killed", 11, "11 dead"),),
)
USED = fact(
    "used",
    "The paper reported more than 400 used since August.",
    source="other",
    when="2022-08/2022-11-19",
    quantities=(quantity("used", 400, "more than 400", "more_than"),),
)
BOOKS = ledger(TOLL, POLICE, USED, sources=(source(), source(None, id="other", issued="2022-11-19")))


def test_a_number_of_a_fact_on_the_slide_is_bound() -> None:
    one = slide(fact_text(TOLL.assertion, "toll"), deck_text("At least 11 people were killed", "toll"))
    assert not said("D101", BOOKS, one)
    assert not said("D105", BOOKS, one)


@pytest.mark.parametrize(
    "run", [deck_text("Some 90 were injured", "toll"), template_text("All 90"), fact_text("90", "toll", "caution")]
)
def test_a_number_of_no_fact_on_the_slide_is_an_error(run: Run) -> None:
    [finding] = said("D101", BOOKS, slide(run, facts=("toll",)))
    assert finding.severity == "error"
    assert (finding.slide, finding.slot) == (1, "body")
    assert finding.place == run.origin.at
    assert "90" in finding.message
    assert "injuring 89" in finding.hint


def test_a_fact_that_another_slide_cites_does_not_count() -> None:
    assert said(
        "D101", BOOKS, slide(deck_text("89 injured", "used")), slide(fact_text("89", "toll"), id="two", number=2)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Shahed-136 drones and resolution 2231",
        "Read the three statements in two minutes",
        "The first of them",
        "The article prints “injuring 89”",
        "Which one is it?",
    ],
)
def test_names_ordinals_quotations_and_the_lessons_own_counts_need_no_fact(text: str) -> None:
    assert not said("D101", BOOKS, slide(deck_text(text), facts=("toll",)))


def test_words_in_quotation_marks_that_no_source_has_are_no_excuse() -> None:
    assert said("D101", BOOKS, slide(deck_text("The article prints “injuring 98”", "toll")))


def test_own_words_claim_nothing() -> None:
    assert said("D101", BOOKS, slide(deck_text("It costs 10 euros")))
    assert not said("D101", BOOKS, slide(deck_text("It costs 10 euros", own_words=("10 euros",))))


def test_what_the_program_counts_and_the_source_says_is_not_ours_to_bind() -> None:
    runs = (program_text("Minutes 12–15 of 45"), quotation("24 drones", "toll"), Run("3", program_text("").origin))
    assert not said("D101", BOOKS, slide(runs))


def test_a_citation_number_is_not_joined_to_the_number_before_it() -> None:
    superscript = Run("3", program_text("").origin, superscript=True, cites=(3,))
    assert not said("D101", BOOKS, slide((fact_text("injured 89", "toll"), superscript)))


def test_notes_are_held_to_the_same_except_where_they_say_what_not_to_say() -> None:
    script = deck_text("It says 100 in all.", field="notes.script")
    [finding] = said("D101", BOOKS, slide(fact_text("89", "toll"), notes=[script]))
    assert finding.slot == "notes"
    avoid = deck_text("Do not say 100.", field="notes.avoid")
    assert not said("D101", BOOKS, slide(fact_text("89", "toll"), notes=[avoid]))


@pytest.mark.parametrize("text", ["11 people were killed", "They killed eleven people", "Only 11 were killed"])
def test_at_least_eleven_never_becomes_eleven_on_a_slide(text: str) -> None:
    [finding] = said("D105", BOOKS, slide(deck_text(text, "toll")))
    assert "stands without “at least”, which “toll” has: “at least 11 people”" in finding.message
    assert finding.hint.startswith("write “at least ")


def test_the_qualifier_may_stand_in_the_run_before() -> None:
    assert not said("D105", BOOKS, slide((deck_text("At least ", "toll"), deck_text("11", "toll", strong=True))))
    assert not said("D105", BOOKS, slide((deck_text("at least", "toll"), deck_text(" 11 people", "toll"))))
    assert said("D105", BOOKS, slide((deck_text("At least a meeting. ", "toll"), deck_text("11", "toll"))))


def test_the_qualifier_may_stand_outside_the_quotation_marks() -> None:
    assert not said("D105", BOOKS, slide(deck_text("They killed at least “11 people”", "toll")))
    assert said("D105", BOOKS, slide(deck_text("They killed “11 people”", "toll")))


def test_a_run_about_one_fact_is_held_to_that_facts_qualifier() -> None:
    both = slide(fact_text("11", "toll", "quantities.killed"), fact_text("11", "police", "quantities.killed"))
    [finding] = said("D105", BOOKS, both)
    assert "toll" in finding.message
    assert not said("D105", BOOKS, slide(deck_text("Both have 11", "toll", "police")))


def test_more_than_may_become_at_least_but_never_the_bare_number() -> None:
    assert not said("D105", BOOKS, slide(deck_text("At least 400 were used", "used")))
    assert said("D105", BOOKS, slide(deck_text("400 were used", "used")))
    assert said("D105", BOOKS, slide(deck_text("Up to 400 were used", "used")))


def test_a_table_cell_without_the_qualifier_is_found_too() -> None:
    assert said("D105", BOOKS, slide(fact_text("11", "toll", "quantities.killed")))
    assert not said("D105", BOOKS, slide(fact_text("at least 11", "toll", "quantities.killed")))


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("A toll for 10 October 2022", True),
        ("A toll for 10 October", True),
        ("A toll for October 2022", True),
        ("A toll for 11 October", False),
        ("A toll for July 2022", False),
        ("Printed on 19 November 2022", True),
        ("As known on 21 November 2022", True),
    ],
)
def test_a_date_belongs_to_a_fact_and_is_no_finer(text: str, fine: bool) -> None:
    assert (not said("D101", BOOKS, slide(deck_text(text, "police")))) is fine


def test_since_august_is_the_beginning_of_an_interval() -> None:
    assert not said("D101", BOOKS, slide(deck_text("Used since August", "used")))
    [finding] = said("D101", BOOKS, slide(deck_text("Used on 5 August 2022", "used")))
    assert "2022-08/2022-11-19" in finding.hint


def test_a_facts_date_in_words_is_right_by_construction() -> None:
    assert not said("D101", BOOKS, slide(fact_text("between August and 19 November 2022", "used", "when")))


def test_status_marks_are_not_judged() -> None:
    assert not said("D101", BOOKS, slide(mark("later: 5 Feb 2023")))


def test_a_number_of_the_slide_that_rests_on_does_not_name_is_told_so() -> None:
    one = slide(fact_text("89", "toll"), deck_text("89 were injured", "police"))
    [finding] = said("D102", BOOKS, one)
    assert "rests-on: [toll]" in finding.hint
    assert not said("D101", BOOKS, one)


@pytest.mark.parametrize("text", ["Groups of three", "Half of the class writes", "Four terms help us", "Two figures"])
def test_sizes_of_groups_and_what_is_on_the_slide_are_the_lessons(text: str) -> None:
    assert not said("D101", BOOKS, slide(deck_text(text)))


def test_a_number_in_the_title_of_a_source_is_what_it_is_called_by() -> None:
    statement = fact("statement", "It is incomplete.", source="un")
    books = ledger(statement, sources=(source(None, id="un", title="Statement on the UNSCR 2231 Report"),))
    assert not said("D101", books, slide(deck_text("The UN's 2231 report", "statement")))


def test_deck_text_that_rests_on_nothing_is_asked_for_its_fact_and_not_for_a_qualifier() -> None:
    one = slide(
        fact_text(TOLL.assertion, "toll"), notes=[deck_text("They were eleven, and then more", field="notes.script")]
    )
    assert said("D102", BOOKS, one)
    assert not said("D105", BOOKS, one)


SHOT = fact(
    "shot",
    "He said that 43 of 84 missiles were shot down.",
    source="other",
    quantities=(
        quantity("downed", 43, "43 of 84 Russian missiles", unit="missiles"),
        quantity("fired", 84, "43 of 84 Russian missiles", unit="missiles"),
    ),
)
DRONES = fact(
    "drones",
    "He said that 13 of 24 drones were shot down.",
    source="other",
    quantities=(
        quantity("downed", 13, "13 of 24 drones", unit="drones"),
        quantity("launched", 24, "13 of 24 drones", unit="drones"),
    ),
)
BOTH = ledger(SHOT, DRONES, TOLL, sources=(source(), source(None, id="other", issued="2022-11-19")))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("43 of 84 missiles and 13 of 24 drones were shot down", ""),
        ("43 of 84 Russian missiles fired, 13 drones downed", ""),
        ("84 − 43 missiles, 24 − 13 drones", ""),
        ("13 of 84 were shot down", "no fact on this slide has “13 of 84”"),
        ("43 of 84 drones were shot down", "“43 of 84” counts “drones” here, and something else in shot"),
        ("They shot down 24 Russian missiles", "“24” counts “missiles” here, and something else in drones"),
    ],
)
def test_a_share_is_one_facts_and_a_number_is_not_given_anothers_noun(text: str, fault: str) -> None:
    findings = said("D101", BOTH, slide(deck_text(text, "shot", "drones")))
    assert findings == [] if not fault else fault in findings[0].message


def test_the_name_of_a_quantity_is_a_noun_too() -> None:
    assert not said("D101", BOTH, slide(deck_text("At least 11 people killed and 89 injured", "toll")))
    [finding] = said("D101", BOTH, slide(deck_text("The article has 89 killed", "toll")))
    assert "“89” counts “killed” here, and something else in toll" in finding.message


def test_a_name_with_a_hyphen_is_one_without_it() -> None:
    named = fact("named", "An estimated 32 Shahed-136 drones.", source="", about=("iran",))
    text = "Some call it ‘Shahed 136’"
    assert not said("D101", ledger(named), slide(deck_text(text, "named")))
    assert said("D101", BOTH, slide(deck_text("Some call it ‘Wing 136’", "toll")))


def test_half_the_class_is_the_lessons() -> None:
    assert not said("D101", BOOKS, slide(deck_text("Half the class reads, half of the group writes", "toll")))
    assert said("D101", BOOKS, slide(deck_text("Half of the missiles were shot down", "toll")))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("At least 11 missiles fell", "counts “missiles” here"),
        ("At least 11 cities were hit", "counts “cities” here"),
        ("Three cities: Kyiv and Lviv", "introduces a list of 2"),
        ("Two cities: Kyiv, Lviv and Odesa", "introduces a list of 3"),
    ],
)
def test_what_is_counted_is_of_the_kind_and_number_of_the_source(text: str, fault: str) -> None:
    toll = fact(
        "toll",
        "The article says that they killed at least 11 people in two or three cities.",
        "killing at least 11 people",
        quantities=(
            quantity("killed", 11, "at least 11 people", "at_least", unit="people"),
            quantity("named", 2, "2 places"),
            quantity("hit", 3, "3 places"),
        ),
    )
    found = said("D101", ledger(toll), slide(deck_text(text, "toll")))
    assert any(fault in one.message for one in found)


@pytest.mark.parametrize(
    "text", ["Two places: Kyiv and Lviv", "Two cities are named (Lviv, Kyiv)", "About half, or 43 of 84"]
)
def test_names_that_follow_their_number_and_rough_shares_can_be_seen(text: str) -> None:
    assert not said("D101", BOTH, slide(deck_text(text, "shot")))


def test_the_qualifier_of_a_quantity_is_that_of_its_quotation_too() -> None:
    shot = fact(
        "shot",
        "He said that as many as 43 of 84 missiles were shot down.",
        'As many as "43 of 84 Russian missiles fired at Ukraine were shot down,"',
        quantities=(quantity("downed", 43, 'As many as "43 of 84 Russian missiles', "at_most", unit="missiles"),),
    )
    assert said("D105", ledger(shot), slide(deck_text("43 missiles were shot down", "shot")))
    assert not said("D105", ledger(shot), slide(deck_text("Up to 43 missiles were shot down", "shot")))


def test_a_german_deck_may_tell_of_english_facts() -> None:
    text = slide(deck_text("Mindestens elf Menschen wurden getötet", "toll"))
    assert not check_deck(placed(text, language="de"), BOOKS)


@pytest.mark.parametrize(("text", "fine"), [("43 of 84 schools", True), ("13 of 84 schools", False)])
def test_a_part_keeps_its_own_whole(text: str, fine: bool) -> None:
    two = fact(
        "two",
        "Lund said that 43 of 84 schools were closed and 13 of 24 clinics damaged.",
        "43 of 84 schools were closed and 13 of 24 clinics were damaged, Lund said.",
    )
    assert bool(said("D101", ledger(two), slide(deck_text(text, "two")))) is not fine


def test_a_question_of_a_fact_may_count_what_the_class_has_before_it() -> None:
    asked = fact("asked", "Both papers relay the agency.", source="")
    book = ledger(asked)
    assert not said("D101", book, slide(fact_text("Do two reports make two origins?", "asked", "question")))
    assert said("D101", book, slide(fact_text("Do 14 ships make a fleet?", "asked", "question")))


def test_percent_is_no_percentage_point_and_a_sentence_of_an_estimate_keeps_about() -> None:
    up = fact(
        "up",
        "Journeys were up 7 percent.",
        "Journeys were up 7 percent on March.",
        quantities=(quantity("growth", 7, "7 percent", unit="percent"),),
    )
    assert not said("D101", ledger(up), slide(deck_text("Journeys were up 7 percent", "up")))
    assert said("D101", ledger(up), slide(deck_text("Journeys were up 7 percentage points", "up")))
    boats = fact(
        "boats",
        "An estimated 32 boats were at sea.",
        source="",
        quantities=(quantity("boats", 32, "an estimated 32 boats", "about", unit="boats"),),
    )
    assert not said("D105", ledger(boats), slide(deck_text("By its estimate, 32 boats were at sea", "boats")))
    assert said("D105", ledger(boats), slide(deck_text("32 boats were at sea", "boats")))
