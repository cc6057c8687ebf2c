"""The judgement on a page: words inside their shapes, and every letter drawn."""

import importlib.util
from pathlib import Path

_spec = importlib.util.spec_from_file_location("judge_deck", Path(__file__).parents[2] / "scripts" / "judge_deck.py")
assert _spec
assert _spec.loader
judge_deck = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(judge_deck)
Area, judge = judge_deck.Area, judge_deck.judge

TITLE = Area("Title", 10, 10, 110, 40, "twowords")


def test_words_inside_their_shape_pass() -> None:
    found = judge([TITLE], [Area("Two", 10, 12, 40, 30, "two"), Area("words", 45, 12, 111, 41, "words")])
    assert found == ([], 1)


def test_a_word_below_its_shape_is_told_with_its_place() -> None:
    words = [Area("Two", 10, 12, 40, 30, "two"), Area("words", 10, 36, 60, 54, "words")]
    (problem,) = judge([TITLE], words).problems
    assert "“words” at 10, 36 to 60, 54 pt stands 14.0 pt outside Title" in problem


def test_letters_that_were_not_drawn_are_told() -> None:
    assert judge([TITLE], [Area("Two", 10, 12, 40, 30, "two")]).problems == ["Title: not drawn: dorsw"]


def test_words_of_two_shapes_over_each_other_are_told_and_those_of_one_shape_are_not() -> None:
    body = Area("Body", 10, 30, 110, 80, "below")
    two, words = Area("Two", 10, 12, 40, 30, "two"), Area("words", 12, 20, 60, 40, "words")
    assert judge([TITLE, body], [two, words, Area("below", 70, 30, 100, 50, "below")]).problems == []
    (problem,) = judge([TITLE, body], [two, words, Area("below", 20, 33, 60, 50, "below")]).problems
    assert problem == "“words” of Title and “below” of Body lie over each other by 7.0 pt at 20, 33"


def test_a_missing_file_is_a_wrong_call(capsys) -> None:
    assert judge_deck.main([]) == 2
    assert "usage" in capsys.readouterr().err
