"""Where lines may break: spot checks from UAX 14, rule by rule, and the quick way against the whole algorithm."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.fit.linebreak import line_breaks
from builder.fit.paragraphs import prepare
from builder.fit.styles import Setting
from builder.model.brand import TextStyle
from builder.model.slides import Origin, Run

# A vertical bar stands where a line may break.
EXAMPLES = [
    "The |quick |(“brown”) |fox |can’t |jump |32.3 |feet, |right?",
    "a |b  |c",
    "43 |of |84",
    "10\u00a0km |away",
    "Shahed-136",
    "well-|documented",
    "a |-b |minus",
    "wait|—|what",
    "2022–|2023",
    "word |—|word",
    "either/|or",
    "12/10/2022",
    "€4.5 |million",
    "$16.5 |billion |(51%)",
    "one |official |said, |“it |is |so.”",
    "«bon» |mot",
    "“ ”",
    "more… |of |it…|so",
    "[sic] |text |(see |7.2).",
    "中|文|字。|日",
    "日|「本」",
    "soft\u00ad|hyphen",
    "zero\u200b|width",
    "no\u2060break",
    "e\u0301te\u0301 |a\u0301",
    "№ |5",
    "−5 |°C",
    "a ! |b",
]


@pytest.mark.parametrize("marked", EXAMPLES)
def test_a_line_may_break_where_the_standard_says(marked: str) -> None:
    text = marked.replace("|", "")
    found = "".join(("|" if index in line_breaks(text) else "") + character for index, character in enumerate(text))
    assert found == marked


def pieces(text: str) -> list[str]:
    setting = Setting(TextStyle("Arial", 18), 18, {})
    return [piece.text for piece in prepare((Run(text, Origin("program")),), setting).segments[0]]


@given(
    st.lists(
        st.sampled_from(
            ["a", "Iran", "43", "1,234", "-", "—", "–", "“", "”", "’", "(", ")", "!", ".", "%", "中", " ", "  "]
        )
    )
)
def test_the_quick_way_breaks_where_the_whole_algorithm_does(parts: list[str]) -> None:
    text = "".join(parts)
    edges = [0, *line_breaks(text), len(text)]
    assert "".join(pieces(text)) == text
    if text.strip(" ") and not text.startswith(" "):
        assert pieces(text) == [text[start:stop] for start, stop in pairwise(edges)]


def test_a_word_with_a_slash_stays_whole_as_in_libreoffice() -> None:
    assert pieces("the know-how/technology and/or more") == ["the ", "know-how/technology ", "and/or ", "more"]


def test_runs_do_not_make_breaks() -> None:
    setting = Setting(TextStyle("Arial", 18), 18, {})
    origin = Origin("program")
    runs = (Run("said so.", origin), Run("1", origin, superscript=True), Run(" Then “", origin), Run("no”", origin))
    assert [piece.text for piece in prepare(runs, setting).segments[0]] == ["said ", "so.1 ", "Then ", "“no”"]
