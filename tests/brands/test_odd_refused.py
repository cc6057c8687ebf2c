"""Files that are no template are refused in one sentence with a hint, before anything is written."""

import re
from pathlib import Path

import pytest
from odd_judging import adopt
from odd_registry import Odd
from odd_table import untold
from odd_templates import ADOPTED, ALL, REFUSED, make

from builder.errors import SourcedeckError
from builder.powerpoint.brand_file import read_brand_file

each = pytest.mark.parametrize("one", [pytest.param(one, id=one.name) for one in REFUSED])


def test_there_are_many_more_than_forty() -> None:
    assert len(ADOPTED) >= 100
    assert len(REFUSED) >= 30
    assert len({one.what for one in ALL}) == len(ALL)


@pytest.mark.parametrize("one", [pytest.param(one, id=one.name) for one in ADOPTED if one.opens])
def test_what_is_adopted_opens_elsewhere_too(one: Odd, tmp_path: Path) -> None:
    from pptx import Presentation

    assert Presentation(str(make(one, tmp_path))).slide_masters


@each
def test_it_is_refused_in_one_sentence(one: Odd) -> None:
    made = adopt(one)
    assert isinstance(made.result.exception, SystemExit), repr(made.result.exception)
    told, _, hint = made.result.output.rpartition("Error: ")[2].partition("\n  hint: ")
    if made.result.exit_code == 2:  # A folder is no file: the call was wrong, and says so as click does.
        told, _, hint = told.strip().partition(". ")
    else:
        assert made.result.exit_code == 1, made.result.output
    sentence = told.replace(str(made.file), made.file.name)
    assert "\n" not in sentence
    assert not re.search(r"[.!?] [A-Z]", sentence), "more than one sentence"
    assert made.file.name in sentence
    assert hint.strip()
    for words in one.refused:
        assert re.search(words, sentence), sentence
    assert made.written == ()


@each
def test_it_is_no_brand_either(one: Odd, tmp_path: Path) -> None:
    with pytest.raises(SourcedeckError):
        read_brand_file(make(one, tmp_path))


def test_the_page_tells_of_each() -> None:
    assert untold(REFUSED) == []
