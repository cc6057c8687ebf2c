"""What a newcomer's slips are told as: one finding at its line and column, with words that show how to mend it.

The slips are those of a first week. Each breaks the small project in one place; the message alone must do.
"""

import re
from pathlib import Path

import pytest
from conftest import Edit, Run

FACTS = "seeds/facts/harbour.yaml"
DECK = "decks/harbour.yaml"
SOURCE = "seeds/sources/leska-courier.md"
_FINDING = re.compile(r"^(\S+?:\d+:\d+): (error|warning) ([A-Z]\d{3}) (.*)\n    hint: (.*)$", re.MULTILINE)

# The file, the words in it, what they become; then file:line:col, code, and words of message and hint.
SLIPS = {
    "a word of a quotation": (
        (FACTS, "exact: At least 11 ships waited", "exact: At least 11 boats waited"),
        ("15:14", "F101", "does not stand in leska-courier", "“At least 11 [ships] waited"),
    ),
    "a word left out of a quotation": (
        (FACTS, "officials reportedly told the", "officials told the"),
        ("31:14", "F101", "does not stand in leska-courier", "Two unnamed officials [reportedly] told"),
    ),
    "a qualifier lost in the assertion": (
        (FACTS, "said that at least 11 ships", "said that 11 ships"),
        ("10:14", "F106", "“11” stands without “at least”", "write “at least 11”"),
    ),
    "a number that the quotation has not": (
        (FACTS, "said that at least 11 ships", "said that at least 12 ships"),
        ("10:14", "F104", "says “12”, which is none of its quantities", "so far: At least 11 ships"),
    ),
    "a value that its words do not give": (
        (FACTS, "{value: 11,", "{value: 12,"),
        ("17:65", "F104", "reads as at least 11, not as 12", "mend value, qualifier or words"),
    ),
    "a qualifier lost in a quantity": (
        (FACTS, "qualifier: at_least, ", ""),
        ("17:44", "F104", "reads as at least 11, not as exactly 11", "write qualifier: at_least"),
    ),
    "a qualifier lost in a quantity's words": (
        (FACTS, "words: At least 11 ships", "words: 11 ships"),
        ("17:65", "F104", "leave out “At least”", "write words: At least 11 ships"),
    ),
    "a number in a deck's title": (
        (DECK, "text: At least 11 ships", "text: At least 12 ships"),
        ("8:19", "D101", "no fact on this slide has “12”", "the facts here have: At least 11 ships"),
    ),
    "a fact's id in a deck": (
        (DECK, "facts: [closed, ships,", "facts: [closed, ship,"),
        ("9:21", "D006", "there is no fact “ship”", "did you mean “ships”?"),
    ),
    "an id that is like no other": (
        (DECK, "facts: [closed, ships,", "facts: [closed, zebra,"),
        ("9:21", "D006", "there is no fact “zebra”", "`sourcedeck facts` lists"),
    ),
    "a source's id in a fact": (
        (FACTS, "source: leska-courier", "source: leska-courrier"),
        ("6:15", "F006", "there is no source “leska-courrier”", "did you mean “leska-courier”?"),
    ),
    "an actor's id in a fact": (
        (FACTS, "{who: two-officials,", "{who: somebody,"),
        ("28:23", "F006", "there is no actor “somebody”", "seeds/reference/actors.yaml"),
    ),
    "a key in a fact": (
        (FACTS, "  kind: figure", "  kinds: figure\n  kind: figure"),
        ("11:3", "F002", "unknown key “kinds” in a fact", "did you mean “kind”?"),
    ),
    "a key in a deck": (
        (DECK, "minutes: 4, answer", "minute: 4, answer"),
        ("10:42", "D002", "unknown key “minute” in a task", "did you mean “minutes”?"),
    ),
    "a key in a source": (
        (SOURCE, "language: en", "langage: en"),
        ("7:1", "S002", "unknown key “langage” in a source", "did you mean “language”?"),
    ),
    "an id written twice": (
        (FACTS, "- id: repairs", "- id: closed"),
        ("25:7", "F005", "the fact id “closed” is used twice", f"the first stands at {FACTS}:1:7"),
    ),
    "a dash that is missing": (
        (FACTS, "- id: may-last", "  id: may-last"),
        ("18:3", "F005", "the key “id” is written twice in one fact", "a new fact begins with a dash: “- id: …”"),
    ),
    "a tab": (
        (FACTS, "  kind: figure", "\tkind: figure"),
        ("11:1", "F001", "a tab stands where YAML wants spaces", "replace the tab by spaces"),
    ),
    "a list that is not closed": (
        (DECK, "facts: [repairs]", "facts: [repairs"),
        ("13:12", "D001", "a list in [ ] is not closed", "close every bracket"),
    ),
    "a colon inside a text": (
        (FACTS, "assertion: The closure", "assertion: A closure: it"),
        ("19:23", "F001", "a colon and a space stand inside a text", "in double quotation marks"),
    ),
    "a changed text": (
        (SOURCE, "that repairs had begun.", "that repairs had begun ."),
        ("8:14", "S110", "is not the one that was pinned", "sourcedeck source pin leska-courier"),
    ),
}


def findings(output: str) -> list[tuple[str, ...]]:
    """Place, severity, code, message and hint of each finding that was printed."""
    return _FINDING.findall(output)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_at_its_place_with_what_to_do(slip: str, run: Run, edit: Edit) -> None:
    (file, old, new), (place, code, message, hint) = SLIPS[slip]
    edit(file, old, new)
    found = findings(run("check").output)
    assert (f"{file}:{place}", "error", code) in [one[:3] for one in found]
    told = next(one for one in found if one[2] == code)
    assert message in told[3]
    assert hint in told[4]


@pytest.mark.parametrize("slip", [slip for slip in SLIPS if slip not in ("a changed text", "an id written twice")])
def test_one_slip_has_one_finding(slip: str, run: Run, edit: Edit) -> None:
    edit(*SLIPS[slip][0])
    output = run("check").output
    assert len(findings(output)) == 1, output
    assert "checked: 1 error." in output


def test_a_quotation_mark_is_told_where_it_was_opened(run: Run, edit: Edit) -> None:
    edit(DECK, "title: The harbour of Leska", 'title: "The harbour of Leska')
    edit(DECK, "answer: The source does not say.", 'answer: "The source does not say."')
    found = findings(run("check").output)
    assert [one[0] for one in found] == [f"{DECK}:1:8"]
    assert "opened here and not closed" in found[0][3]


def test_facts_that_cannot_be_read_do_not_leave_sentences_unquoted(run: Run, edit: Edit) -> None:
    edit(FACTS, "kind: prediction", "kind: guess")
    output = run("check").output
    assert f"{FACTS}:20:9: error F003 “kind” is “guess”; expected one of reported_event" in output
    assert "S111" not in output


def test_seeds_are_told_before_the_decks_that_rest_on_them(run: Run, edit: Edit) -> None:
    edit(DECK, "facts: [closed, ships,", "facts: [closed, ship,")
    edit(FACTS, "source: leska-courier", "source: leska-courrier")
    assert [one[2] for one in findings(run("check").output)] == ["F006", "D006"]


def test_minutes_in_words_are_no_number(run: Run, edit: Edit) -> None:
    edit(DECK, "minutes: {total: 20, buffer: 5}", "minutes: soon")
    output = run("check").output
    assert f"{DECK}:3:10: error D003 “minutes” is “soon”; expected a whole number" in output


def test_a_folder_that_is_none_is_no_project(run: Run, project: Path) -> None:
    result = run("check", "-C", str(project / "nowhere"))
    assert result.exit_code == 2
    assert "does not exist" in result.output
