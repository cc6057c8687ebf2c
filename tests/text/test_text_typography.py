"""Straight marks become typographic ones, as a reader of print expects them."""

import pytest

from builder.text.typography import typographic


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("No marks at all", "No marks at all"),
        ("Iran's deal; the officials' words", "Iran’s deal; the officials’ words"),
        ('It "may be in progress", it said', "It “may be in progress”, it said"),
        ('"May be" (or "soon")', "“May be” (or “soon”)"),
        ("He said 'no' twice", "He said ‘no’ twice"),
        ("\"He said 'no'\"", "“He said ‘no’”"),
        ("'tis the '90s", "’tis the ’90s"),
        ("\"in 2022\" and 'in 2023'", "“in 2022” and ‘in 2023’"),
        ("a 6' 2\" wing", "a 6' 2\" wing"),
        ("the 1990s' end, Su-24's part", "the 1990s’ end, Su-24’s part"),
        ("already ‘so’ and “so”", "already ‘so’ and “so”"),
        ('an aim—"peace"—and/or "war"', "an aim—“peace”—and/or “war”"),
    ],
)
def test_straight_marks_become_typographic(typed: str, printed: str) -> None:
    assert typographic(typed) == printed
    assert typographic(printed) == printed


def test_what_stands_before_a_text_tells_whether_its_mark_opens() -> None:
    assert typographic('" and', before="x") == "” and"
    assert typographic('"and', before=" ") == "“and"
    assert typographic("'s", before="x") == "’s"
    assert typographic("'") == "‘"
