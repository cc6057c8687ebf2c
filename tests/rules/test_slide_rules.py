"""Disputes shown, hindsight marked, cuts shown, scripts short."""

from small_ledgers import deck_text, fact, fact_text, ledger, mark, placed, quotation, said, slide, source

from builder.model.slides import Origin, Run
from builder.rules import check_deck

DONE = fact("done", "Officials say that it is done.", source="other", when="2022-11-20", disputes=("denied",))
DENIED = fact("denied", "The ministry denies it.", source="other", when="2022-11-21")
PLANT = fact("plant", "A plant was planned.", source="other", when="2023-02-05")
CUT = fact("cut", "The article says so.", "killing at least 11 people")
WHOLE = fact("whole", "Talks go on.", "Sources told the paper that talks go on.", who=["officials"])
BOOKS = ledger(DONE, DENIED, PLANT, CUT, WHOLE, sources=(source(), source(None, id="other")))


def test_a_disputed_fact_alone_on_a_slide_is_an_error() -> None:
    [finding] = said("D103", BOOKS, slide(fact_text("It is done.", "done")))
    assert "done is disputed by denied" in finding.message
    assert "show denied on this slide too" in finding.hint


def test_its_other_side_on_the_same_slide_is_enough() -> None:
    assert not said("D103", BOOKS, slide(fact_text("It is done.", "done"), fact_text("It is not.", "denied")))
    assert not said(
        "D103", BOOKS, slide(fact_text("It is done.", "done"), deck_text("The ministry denies it", "denied"))
    )


def test_the_other_side_in_the_notes_is_not_on_the_slide() -> None:
    assert said("D103", BOOKS, slide(fact_text("It is done.", "done"), notes=[fact_text("It is not.", "denied")]))


def test_a_mark_that_links_to_the_slide_with_the_other_side_is_enough() -> None:
    other = slide(fact_text("It is not.", "denied"), fact_text("It is.", "done"), id="two", number=2)
    assert not said("D103", BOOKS, slide(fact_text("Done.", "done"), mark("≠ Disputed", "slide:two")), other)
    [finding] = said("D103", BOOKS, slide(fact_text("Done.", "done"), mark("≠ Disputed")), other)
    assert "slide 2" in finding.hint
    assert said("D103", BOOKS, slide(fact_text("Done.", "done"), mark("≠ Disputed", "slide:one")), other)


def test_a_title_that_rests_on_a_disputed_fact_does_not_show_it() -> None:
    assert not said("D103", BOOKS, slide(deck_text("One article reports a deal", "done")))


def test_a_withdrawn_fact_disputes_nothing_any_more() -> None:
    gone = fact("denied", "The ministry denies it.", source="other", withdrawn="the ministry took it back")
    books = ledger(DONE, gone, sources=(source(), source(None, id="other")))
    assert not said("D103", books, slide(fact_text("It is done.", "done")))


def test_the_parts_of_a_split_slide_are_one_slide() -> None:
    parts = slide(fact_text("Done.", "done")), slide(fact_text("Not so.", "denied"), id="one.2", number=2, part=2)
    assert not said("D103", BOOKS, *parts)


def test_a_fact_after_the_decks_day_is_marked_as_later() -> None:
    [finding] = said("D104", BOOKS, slide(fact_text("A plant was planned.", "plant")))
    assert "plant is of 2023-02-05, after 2022-11-21" in finding.message
    marked = slide((fact_text("A plant was planned.", "plant"), deck_text(" (later)", "plant")))
    assert not said("D104", BOOKS, marked)


def test_our_own_words_that_rest_on_a_later_fact_are_marked_too() -> None:
    [finding] = said("D104", BOOKS, slide(deck_text("A plant was planned", "plant")))
    assert "plant is of 2023-02-05" in finding.message
    for marked in ("A plant was planned later", "Reports from 2023 tell of a plant"):
        assert not said("D104", BOOKS, slide(deck_text(marked, "plant")))
    script = deck_text("A plant was planned", "plant", field="notes.script")
    assert said("D104", BOOKS, slide(notes=[script]))
    assert not said("D104", BOOKS, slide(deck_text("Later: a plant", "plant"), notes=[script]))
    assert not said("D104", BOOKS, slide(notes=[deck_text("Later, a plant", "plant", field="notes.script")]))
    assert not said("D104", BOOKS, slide(notes=[deck_text("A plant was planned", "plant", field="notes.answer")]))


def test_a_mark_is_for_the_fact_whose_day_it_tells() -> None:
    stored = fact("stored", "Drones were stored.", source="other", when="2023-06-09")
    books = ledger(PLANT, stored, sources=(source(None, id="other"),))
    plant, other = fact_text("A plant was planned.", "plant"), fact_text("Drones were stored.", "stored")
    late = Run("later: ", Origin("template", "status_later"), style="mark")
    day = fact_text("5 Feb 2023", "plant", "when")
    [finding] = said("D104", books, slide(plant, (late, day), other))
    assert finding.facts == ("stored",)
    assert not said("D104", books, slide(plant, (late, day), other, (late, fact_text("9 June 2023", "stored", "when"))))
    [finding] = said("D104", books, slide(other, deck_text("A plant, later", "plant"), plant))
    assert finding.facts == ("stored",)
    assert not said("D104", books, slide(other, deck_text("What came later"), plant))


def test_a_fact_of_the_decks_day_is_not_later() -> None:
    assert not said("D104", BOOKS, slide(fact_text("It is not.", "denied")))


def test_a_deck_that_names_no_day_marks_nothing() -> None:
    assert not said("D104", BOOKS, slide(fact_text("A plant was planned.", "plant")), known_as_of="")


def test_a_quotation_cut_in_mid_sentence_shows_it_where_it_stands_alone() -> None:
    [finding] = said("F103", BOOKS, slide(quotation("“killing at least 11 people”", "cut")))
    assert "begins and ends in mid-sentence" in finding.message
    [finding] = said("F103", BOOKS, slide(quotation("“…killing at least 11 people”", "cut")))
    assert "people” ends in mid-sentence" in finding.message
    assert not said("F103", BOOKS, slide(quotation("“…killing at least 11 people…”", "cut")))


def test_a_quotation_within_other_words_shows_by_itself_that_it_is_a_part() -> None:
    assert not said(
        "F103", BOOKS, slide((deck_text("The article says "), quotation("“killing at least 11 people”", "cut")))
    )
    context = quotation("Russian forces have used the drones, ", "cut", "context")
    after = quotation(" and injuring 89.", "cut", "context")
    assert not said("F103", BOOKS, slide((context, quotation("killing at least 11 people", "cut"), after)))


def test_a_whole_sentence_is_no_cut_with_or_without_its_full_stop() -> None:
    assert not said("F103", BOOKS, slide(quotation("“Sources told the paper that talks go on.”", "whole")))


def test_a_script_has_at_most_eighty_words() -> None:
    fine, long = ("word " * 80).strip(), ("word " * 81).strip()
    assert not said("D106", BOOKS, slide(notes=[deck_text(fine, field="notes.script")]))
    [finding] = said("D106", BOOKS, slide(notes=[deck_text(long, field="notes.script")]))
    assert finding.severity == "warning"
    assert "81 words, 1 more" in finding.message
    assert not said("D106", BOOKS, slide(notes=[deck_text(long, field="notes.answer")]))


def test_an_empty_deck_has_no_findings() -> None:
    assert check_deck(placed(), BOOKS) == ()


def test_a_finding_names_its_facts_and_its_template_so_that_a_waiver_can() -> None:
    [finding] = said("D103", BOOKS, slide(fact_text("It is done.", "done")))
    assert (finding.facts, finding.template) == (("done",), "passage")
    [finding] = said("D104", BOOKS, slide(deck_text("A plant was planned", "plant")))
    assert (finding.facts, finding.template) == (("plant",), "passage")
    [finding] = said("D101", BOOKS, slide(deck_text("Some 90 of them", "done", "denied")))
    assert (finding.facts, finding.template) == (("done", "denied"), "passage")
    [finding] = said("F103", BOOKS, slide(quotation("“killing at least 11 people”", "cut")))
    assert finding.facts == ("cut",)
