"""The quick looks before the long patterns: they may send a text on for nothing, and must never hold one back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text import calendar_dates, identifiers

PIECES = (
    *("5", "12", "123", "1696", "2022", "1,234", "1.2.3", "12.11.", "10/11/2022", "2022-11", "../..", "5.30", "٣"),
    *("No.", "no", "Nos.", "Art.", "p.", "Pub. L.", "E.O.", "Section", "(EU)", "resolutions", "Nr.", "§", "№"),
    *("FR", "Fed. Reg.", "U.S.C.", "p.m.", "Uhr", "mm", "155mm", "shells", "F-16", "ak-47", "24/7", "+49", "(030)"),
    *("May", "in May", "Juli", "of", "der", "Q3", "the third quarter of", "early", "winter", "1990s", "and", "und"),
    *("First Lady", "Group of Seven", "www.a", "a@b", "10.1234/x", "Dritte Welt", ",", ".", "–", "\n", "\u00a0"),
)
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", " ", "", "-", "\u00a0")))).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@pytest.mark.parametrize("language", ["en", "de"])
@given(text=TEXTS)
def test_no_name_with_figures_or_number_words_is_passed_over(language: str, text: str) -> None:
    look = identifiers._quick_look(language)
    if re.search(r"\d", text) and identifiers._with_figures(language).search(text):
        assert look.may_have_figures(text)
    if identifiers._in_words(language).search(text):
        assert look.may_have_phrase(text)


@pytest.mark.parametrize("language", ["en", "de"])
@given(text=TEXTS)
def test_no_form_of_a_date_is_passed_over(language: str, text: str) -> None:
    reader = calendar_dates.calendar_reader(language)
    has = reader._telltales(text, re.findall(r"[^\W\d_]+", text))
    for form in reader._forms:
        is_open = form.needs == ("iso",) and not re.search(r"\d{4}", text)  # “../..” alone is no date
        if re.search(form.pattern, text) and not is_open:
            assert has.issuperset(form.needs), form.pattern


def test_names_that_are_known_are_the_same_object_however_often_they_are_asked_for() -> None:
    names = tuple(f"Report {number}" for number in range(3))

    known = identifiers.known_names(names)

    assert known is identifiers.known_names((*names,))
    assert (known, hash(known)) == (names, hash(names))
