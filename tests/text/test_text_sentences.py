"""Paragraphs and sentences of news prose."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.text.sentences import paragraph_number, paragraphs, sentences

ARTICLE = """ Russia and Iran have inked a deal, according to new reports. Tehran is discussing the "designs and key \
components" of the UAVs, sources told the American newspaper WaPo.

Shahed-136 'secret weapon' of Russia's president: NATO

Jens Stoltenberg [NATO] insisted that it is also a "sign of his weakness." Russian forces have killed at least 11 \
people. As many as "43 of 84 Russian missiles were shot down and 13 of 24 Russian drones were shot down," Ukraine's \
President Volodymyr Zelenskyy said in a video address.
"""


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def test_the_article_falls_into_its_sentences() -> None:
    assert [words[:22] for words in _sentences(ARTICLE)] == [
        "Russia and Iran have i",
        "Tehran is discussing t",
        "Shahed-136 'secret wea",
        "Jens Stoltenberg [NATO",
        "Russian forces have ki",
        'As many as "43 of 84 R',
    ]


def test_a_sentence_ends_after_its_closing_quotation_mark() -> None:
    found = _sentences(ARTICLE)
    assert found[3].endswith('a "sign of his weakness."')
    assert found[5].endswith("shot down,\" Ukraine's President Volodymyr Zelenskyy said in a video address.")


def test_a_heading_is_a_paragraph_of_its_own() -> None:
    found = [span.of(ARTICLE) for span in paragraphs(ARTICLE)]
    assert len(found) == 3
    assert found[1] == "Shahed-136 'secret weapon' of Russia's president: NATO"


@pytest.mark.parametrize(
    "one",
    [
        "The U.S. President met Mr. J. R. Smith and Gen. Hodges.",
        "It fell by 1.5 per cent, e.g. Iran, on Nov. 21 at No. 5 (cf. p. 3).",
        "“Stop!” the minister shouted.",
        "“Did they?” Ukraine's President Zelenskyy asked.",
        "The deal … is not final.",
        "He wrote that “[…] The deal” was near.",
        "He lives in St. Petersburg.",
    ],
)
def test_one_sentence_is_not_cut(one: str) -> None:
    assert _sentences(one) == [one]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("They met in the U.S.", "The deal followed."),
        ("It began at 5 p.m.", "He spoke."),
        ("He said no.", "Five people agreed."),
        ("Is it so?", "Nobody knows."),
        ("“It is a sign of weakness.”", "“Russian forces fled,” he added."),
        ("The year was 2022.", "11 people died."),
        ("They waited…", "Nothing came."),
    ],
)
def test_two_sentences_are_parted(first: str, second: str) -> None:
    assert _sentences(f"{first} {second}") == [first, second]


def test_other_scripts_end_their_sentences_with_their_own_marks() -> None:
    assert _sentences("协议已签署。伊朗否认。") == ["协议已签署。", "伊朗否认。"]


def test_lines_are_joined_where_a_person_wrapped_them_and_parted_where_not() -> None:
    wrapped = "The deal was finalised at a meeting\nin Iran, officials said. Iran\nrejects that."
    assert len(paragraphs(wrapped)) == 1
    assert _sentences(wrapped)[0] == "The deal was finalised at a meeting\nin Iran, officials said."
    long_lines = "The deal is done, they said. " * 6
    assert len(paragraphs(f"{long_lines}\nA heading\n{long_lines}")) == 3


def test_a_heading_above_wrapped_prose_stands_alone() -> None:
    text = "What Iran says\nThe ministry rejects the report, it said\nin a statement."
    assert next(span.of(text) for span in paragraphs(text)) == "What Iran says"


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.text(st.sampled_from("aB1.!?… \n\t\"'”)(“U.S,")))
def test_no_character_is_lost_or_told_twice(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


def test_paragraphs_are_counted_as_a_person_counts_them_without_headings() -> None:
    text = "One sentence stands here.\n\nA heading without a stop\n\nAnother sentence stands here. And one more."
    assert paragraph_number(text, text.index("One")) == 1
    assert paragraph_number(text, text.index("heading")) == 2
    assert paragraph_number(text, text.index("And one")) == 2
