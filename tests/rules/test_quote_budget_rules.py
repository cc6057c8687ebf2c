"""The quote budget: of one source, a deck prints no more different words than the source's quote-limit."""

import re

from fixture_types import Edit
from fixture_types import Run as Command
from small_ledgers import deck_text, fact, fact_text, ledger, placed, quotation, slide, source

from builder.model.finding import Finding
from builder.model.ledger import Fact, Source
from builder.model.placed import PlacedSlide
from builder.rules import check_deck

TEXT = "One two three four five. Six seven eight nine ten. Six seven “is” eleven twelve thirteen."
FIRST = fact("first", "The paper counts to five.", "One two three four five.")
SECOND = fact("second", "The paper counts on.", "Six seven eight nine ten.")
PART = fact("part", "The paper counts.", "three four five")


def told(limit: int, *slides: PlacedSlide, facts: tuple[Fact, ...] = (FIRST, SECOND, PART)) -> list[Finding]:
    """What D115 says of these slides where the text may be quoted with so many words."""
    return at_limit(source(TEXT, quote_limit=limit), *slides, facts=facts)


def at_limit(of: Source, *slides: PlacedSlide, facts: tuple[Fact, ...] = (FIRST, SECOND, PART)) -> list[Finding]:
    """What D115 says of these slides of facts that rest on this source."""
    return [one for one in check_deck(placed(*slides), ledger(*facts, sources=(of,))) if one.code == "D115"]


def test_the_slide_on_which_the_limit_is_passed_is_told_with_both_numbers() -> None:
    slides = (
        slide(quotation("“One two three four five.”", "first")),
        slide(quotation("“Six seven eight nine ten.”", "second"), id="two", number=2),
    )
    (finding,) = told(9, *slides)
    assert finding.severity == "error"
    assert finding.message == (
        "the deck prints 10 words of “The Daily Paper” (paper), whose quote-limit is 9; the limit is passed"
        " on this slide"
    )
    assert finding.hint.startswith("quote less: 1 word must go. Most are quoted for first (5 words), second (5 words)")
    assert (finding.slide, finding.place) == (2, slides[1].slide.at)
    assert not told(10, *slides)


def test_words_count_once_however_often_they_are_printed() -> None:
    again = (slide(quotation("“One two three four five.”", "first"), id=f"s{n}", number=n) for n in range(1, 6))
    assert not told(5, *again)


def test_of_quotations_that_overlap_the_overlap_counts_once() -> None:
    both = slide(quotation("“One two three four five.”", "first"), quotation("“…three four five…”", "part"))
    assert not told(5, both)
    assert told(4, both)


def test_words_around_a_quotation_and_notes_count() -> None:
    shown = slide(
        (
            quotation("One two ", "part", "context"),
            quotation("three four five", "part"),
            quotation(". Six …", "part", "context"),
        ),
        notes=[quotation("“Six seven eight nine ten.”", "second")],
    )
    assert told(9, shown)
    assert not told(10, shown)


def test_quoted_words_in_our_own_text_count_and_other_words_do_not() -> None:
    shown = slide(
        deck_text("The paper goes “three four”, and “nobody” knows three four", "part"),
        fact_text("The paper counts.", "part"),
    )
    assert told(1, shown)
    assert not told(2, shown)


def test_words_that_recur_are_those_of_the_quotation() -> None:
    both = slide(quotation("“Six seven eight nine ten.”", "second"), deck_text("It goes “Six seven”", "second"))
    assert not told(5, both)


def test_a_text_that_is_not_stored_is_counted_by_its_quotations() -> None:
    long = fact("long", "It counts.", "one two three four five six")
    short = fact("short", "It counts.", "three four")
    apart = fact("apart", "It counts.", "seven eight")
    shown = slide(
        quotation("“… one two three four five six …”", "long"),
        quotation("“…three four…”", "short"),
        quotation("“…seven eight…”", "apart"),
        deck_text("It says “seven”", "apart"),
    )
    unstored = (long, short, apart)
    assert at_limit(source(None, quote_limit=7), shown, facts=unstored)
    assert not at_limit(source(None, quote_limit=8), shown, facts=unstored)


def test_each_source_has_its_own_budget() -> None:
    other = fact("other", "It counts.", "Ten nine eight.", source="other")
    sources = (source(TEXT, quote_limit=5), source("Ten nine eight. Seven.", id="other", quote_limit=2))
    deck = placed(slide(quotation("“One two three four five.”", "first"), quotation("“Ten nine eight.”", "other")))
    found = [one for one in check_deck(deck, ledger(FIRST, other, sources=sources)) if one.code == "D115"]
    assert [one.message.split(" of ")[0] for one in found] == ["the deck prints 3 words"]


def test_a_deck_of_the_harbour_is_held_to_the_limit(edit: Edit, run: Command) -> None:
    assert "D115" not in run("check").output
    edit("seeds/sources/leska-courier.md", "language: en\n", "language: en\nquote-limit: 30\n")
    told_of = run("check")
    assert told_of.exit_code == 1
    assert re.search(r"error D115 the deck prints \d\d words of “The Leska Courier”", told_of.output)
