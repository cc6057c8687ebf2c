"""The format of the corpus: what a case may say, and what somebody is told who gets it wrong."""

from pathlib import Path

import pytest
from corpus_cases import Case, CaseError, Hunk, make_project, parse_case, unescape

CHANGE = """
decks/harbour.yaml
-At least 11
+At least 12
"""


def case(head: str = "base: harbour · expect: D101", change: str = CHANGE, part: str = "distorted") -> Case:
    return parse_case(part, "numbers", "A number raised", f"\n{head}\nThe fact has 11.\n```diff\n{change}```\n")


def changed(change: str, tmp_path: Path, head: str = "base: harbour · expect: D101") -> Path:
    return make_project(case(head, change), tmp_path)


def test_a_case_is_a_base_a_change_and_the_codes_of_which_one_must_be_told() -> None:
    read = case("base: harbour · expect: D101, D105 · date: 2022-04-01 · known-miss: no rule counts ships")
    assert (read.base, read.expect, read.date) == ("harbour", ("D101", "D105"), "2022-04-01")
    assert (read.why, read.known_miss) == ("The fact has 11.", "no rule counts ships")
    assert read.hunks == (Hunk("decks/harbour.yaml", "At least 11", "At least 12"),)


def test_several_changes_stand_in_one_block() -> None:
    read = case(
        change="decks/a.yaml\n-one\n-two\n+three\n-four\n+five\n\n-six\nseeds/b.yaml\n+- id: new\n+  name: New\n"
    )
    assert read.hunks == (
        Hunk("decks/a.yaml", "one\ntwo", "three"),
        Hunk("decks/a.yaml", "four", "five"),
        Hunk("decks/a.yaml", "six", ""),
        Hunk("seeds/b.yaml", "", "- id: new\n  name: New"),
    )


def test_characters_that_cannot_be_seen_are_written_out() -> None:
    assert unescape(r"har\u00adbour and Mon\N{SOFT HYPHEN}day") == "har\u00adbour and Mon\u00adday"


@pytest.mark.parametrize(
    ("head", "part", "message"),
    [
        ("base: harbor · expect: D101", "distorted", "no base “harbor”; there are agency, harbour"),
        ("base: harbour", "distorted", "gives no expect"),
        ("base: harbour · expects: D101", "distorted", "“expects: D101” is none of base, expect"),
        ("base: harbour · expect: numbers", "distorted", "names no code; write “clean”"),
        ("base: harbour · expect: clean", "distorted", "a distorted case expects a code"),
        ("base: harbour · expect: D101", "honest", "an honest case expects “clean”"),
    ],
)
def test_a_header_that_is_wrong_is_told(head: str, part: str, message: str) -> None:
    with pytest.raises(CaseError, match=message):
        case(head, part=part)


def test_words_to_replace_stand_in_the_file_once(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="these words stand 0 times, not once: 'At least 99'"):
        changed("decks/harbour.yaml\n-At least 99\n+12\n", tmp_path)


def test_a_file_that_exists_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"decks/harbour\.yaml exists; to add lines, repeat the line before them"):
        changed("decks/harbour.yaml\n+title: Another\n", tmp_path)


def test_the_text_of_a_source_is_pinned_again_unless_drift_is_expected(tmp_path: Path) -> None:
    source = "seeds/sources/leska-courier.md"
    change = f"{source}\n-The closure may\n+The closure might\n"
    before = changed(change, tmp_path / "drift", "base: harbour · expect: S110") / source
    after = changed(change, tmp_path / "again", "base: harbour · expect: S111") / source
    assert before.read_text(encoding="utf-8") != after.read_text(encoding="utf-8")
    assert "The closure might" in after.read_text(encoding="utf-8")
