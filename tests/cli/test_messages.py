"""What a newcomer's slips are told as: one finding at its line and column, with words that show how to mend it.

The slips are those of a first week. Each breaks the small project in one place; the message alone must do.
"""

import re
from pathlib import Path

import pytest
from fixture_types import Edit, Run

FACTS = "seeds/facts/harbour.yaml"
DECK = "decks/harbour.yaml"
SOURCE = "seeds/sources/leska-courier.md"
_FINDING = re.compile(r"^(\S+?:\d+:\d+): (error|warning) ([A-Z]\d{3}) (.*)\n    hint: (.*)$", re.MULTILINE)

# The file, the words in it, what they become; then file:line:col, code, and words of message and hint.
SLIPS = {
    "a word of a quotation": (
        (FACTS, "exact: At least 11 ships waited", "exact: At least 11 boats waited"),
        ("15:14", "F101", "does not stand in leska-courier", "“At least 11 [ships] waited outside the harbour, the"),
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
        ("17:65", "F104", "reads as at least 11, not as 12", "write value: 11, as the words have it"),
    ),
    "a qualifier lost in a quantity": (
        (FACTS, "qualifier: at_least, ", ""),
        ("17:44", "F104", "reads as at least 11, not as exactly 11", "write qualifier: at_least"),
    ),
    "a qualifier lost in a quantity's words": (
        (FACTS, "words: At least 11 ships", "words: 11 ships"),
        ("17:65", "F104", "leave out “At least”", "write words: At least 11 ships"),
    ),
    "a buffer that is all the time there is": (
        (DECK, "total: 20", "total: 5"),
        ("3:29", "D003", "the buffer of 5 minutes leaves nothing of 5", "make it smaller than the total"),
    ),
    "a day that the words do not give": (
        (FACTS, "edtf: 2022-03-07, words: on Monday", "edtf: 2022-03-08, words: on Monday"),
        ("8:16", "F104", "is another time, or less exact", "write edtf: 2022-03-07, as the words have it"),
    ),
    "another speaker than the assertion's": (
        (FACTS, "{who: port-authority, words: the port authority}", "{who: two-officials}"),
        ("2:14", "F105", "has “port authority” as the speaker", "write who: port-authority under attribution"),
    ),
    "a key one space to the left": (
        (FACTS, "  kind: figure", " kind: figure"),
        ("11:2", "F001", "stands outside the list above it", "indent it by 2 spaces, like “assertion” above it"),
    ),
    "a key one space to the right": (
        (FACTS, "  kind: figure", "   kind: figure"),
        ("11:8", "F001", "is indented more than the one above it", "indent it by 2 spaces, like “assertion” above it"),
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


def test_what_cannot_be_read_is_told_before_what_follows_from_it(run: Run, edit: Edit) -> None:
    edit(FACTS, "  quantities:\n    ships:", "  quantity:\n    ships:")
    found = findings(run("check").output)
    assert len(found) > 1
    assert found[0][2] == "F002", "the key is misspelt: whoever mends the numbers first writes them twice"
    assert "did you mean “quantities”?" in found[0][4]


def test_a_text_that_was_changed_is_told_before_the_quotations_that_it_lacks(run: Run, edit: Edit) -> None:
    edit(SOURCE, "11 ships waited", "11 ships stood")
    found = findings(run("check").output)
    assert [one[2] for one in found] == ["S110", "F101"]
    assert "undo the change" in found[0][4]
    assert "leave the quotation, and mend the text first: it has changed since it was pinned (S110)" in found[1][4]


def test_the_nearest_passage_is_to_be_copied_without_its_brackets(run: Run, edit: Edit) -> None:
    edit(FACTS, "exact: At least 11 ships waited", "exact: At least 11 boats waited")
    [told] = findings(run("check").output)
    assert "copy these words, without the brackets: “At least 11 [ships] waited" in told[4]


def test_words_in_quotation_marks_that_the_text_has_beside_the_quotation_are_not_to_be_taken_out(
    run: Run, edit: Edit
) -> None:
    edit(FACTS, "The closure may last until Friday, the", "“The closure may last until Friday”, the")
    edit(FACTS, "exact: The closure may last until Friday.", "exact: last until Friday.")
    found = findings(run("check").output)
    assert [one[2] for one in found] == ["F101", "F103"]
    assert "make the quotation longer" in found[0][4]
    assert "leave out" not in found[0][4]


# A changed text lacks quotations; an id written twice leaves a fact out; a speaker stands in text and quotation.
SEVERAL = ("a changed text", "an id written twice", "another speaker than the assertion's")


@pytest.mark.parametrize("slip", [slip for slip in SLIPS if slip not in SEVERAL])
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


# A line of a project's own slide template, and what is said of it; the front matter ends on line 4.
TEMPLATE = "templates/mine/slides/key-facts.md.j2"
TEMPLATE_SLIPS = {
    "a slot": ("::: pasage\n{{ fact }}\n:::", "5:5", "P104", "does not declare the slot “pasage”", "slots"),
    "an attribute": ("# {{ fact.headlin }}", "5:11", "P103", "“headlin” does not exist", "did you mean “headline”?"),
    "a variable": ("# {{ facst }}", "5:6", "P103", "the variable “facst” does not exist", "did you mean “fact"),
    "a filter": ("# {{ fact | quotd }}", "5:13", "P105", "the filter “quotd” does not exist", "“quoted”"),
    "a slice": ("# {{ fact.assertion[:3] }}", "5:3", "P105", "slices are not allowed", "`first`"),
    "a joint": ("# {{ fact ~ 1 }}", "5:11", "P105", "`~` loses the source", "side by side"),
    "a loop": ("# A\n{% for fact in facts %}\n", "6:1", "P101", "`{% for … %}` is opened here", "`{% endfor %}`"),
    "an output": ("# {{ fact\n\n{{ fact }}", "5:3", "P101", "`{{` is opened here and not closed", "write `}}`"),
    "an import": ('{% from "marks" import marke %}', "5:24", "P103", "the macro “marke” does not exist", "“marked”"),
}


@pytest.fixture
def own_pack(project: Path) -> Path:
    """A pack of the project that extends the bundled one."""
    folder = project / "templates" / "mine"
    (folder / "slides").mkdir(parents=True)
    (folder / "pack.toml").write_text('name = "mine"\nextends = "seminar"\n', encoding="utf-8")
    return folder


@pytest.mark.parametrize("slip", TEMPLATE_SLIPS)
def test_a_slip_in_a_template_is_told_at_its_line(
    slip: str, run: Run, edit: Edit, project: Path, own_pack: Path
) -> None:
    body, place, code, message, hint = TEMPLATE_SLIPS[slip]
    assert own_pack.is_dir()
    edit(DECK, "pack: seminar", "pack: mine")
    (project / TEMPLATE).write_text(f"---\nslots: [title]\nfacts: [1, null]\n---\n{body}\n", encoding="utf-8")
    told = next(one for one in findings(run("check").output) if one[2].startswith("P"))
    assert told[:3] == (f"{TEMPLATE}:{place}", "error", code)
    assert message in told[3]
    assert hint in told[4]


def test_a_template_that_cannot_be_read_is_told_once(run: Run, edit: Edit, project: Path, own_pack: Path) -> None:
    assert own_pack.is_dir()
    edit(DECK, "pack: seminar", "pack: mine")
    (project / TEMPLATE).write_text("---\nslots: [title]\nminuts: 4\n---\n# A\n", encoding="utf-8")
    found = findings(run("check").output)
    assert [one[:3] for one in found] == [(f"{TEMPLATE}:3:1", "error", "P002")]


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "hint"),
    [
        ("pack: seminar", "pack: seminr", "2:7", "there is no pack “seminr”", "did you mean “seminar”?"),
        ("template: passage", "template: pasage", "12:15", "no slide template “pasage”", "did you mean “passage”?"),
    ],
)
def test_an_unknown_pack_or_template_is_told_where_the_deck_asks_for_it(
    run: Run, edit: Edit, old: str, new: str, place: str, message: str, hint: str
) -> None:
    edit(DECK, old, new)
    [told] = findings(run("check").output)
    assert told[:3] == (f"{DECK}:{place}", "error", "D006")
    assert message in told[3]
    assert hint in told[4]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[tokens.colours]\nink = "1B2430"', "pack.toml:3:1: there is no setting “colours” under [tokens]"),
        ('[tokens.colors]\nink = "blue"', "pack.toml:4:1: the colour “ink” is “blue”"),
        ('[tokens.fonts]\nheadng = "Arial"', "pack.toml:4:1: there is no setting “headng” under [tokens.fonts]"),
    ],
)
def test_a_slip_in_pack_toml_is_told_at_its_line(
    run: Run, edit: Edit, own_pack: Path, settings: str, said: str
) -> None:
    edit(DECK, "pack: seminar", "pack: mine")
    with (own_pack / "pack.toml").open("a", encoding="utf-8") as file:
        file.write(settings + "\n")
    result = run("check")
    assert result.exit_code == 1
    assert f"templates/mine/{said}" in result.output
    assert "hint: " in result.output


def test_a_deck_linked_from_outside_is_a_finding_and_the_others_are_checked(run: Run, project: Path) -> None:
    outside = project.parent / "elsewhere.yaml"
    outside.write_text("title: Not ours\n", encoding="utf-8")
    (project / "decks/linked.yaml").symlink_to(outside)
    output = run("check").output
    assert "decks/linked.yaml: error D001 the file lies outside the project" in output
    assert "2 decks checked: 1 error." in output


# A slide that draws, put into the deck as line 7; where its fault is told, and with which words.
DRAWN_SLIPS = {
    "no date": (
        "{template: timeline, title: When, facts: [closed, ships]}",
        ("7:55", "P105", "cannot show ships: it has no date", "give the fact its `when`"),
    ),
    "no place": (
        "{template: map, title: Where, facts: [closed]}",
        ("7:43", "P105", "closed", "places"),
    ),
    "a quantity that is none": (
        '{template: bars, title: How many, facts: [ships], columns: [{head: ships, field: "quantity:shps"}]}',
        ("7:86", "P103", "“shps” does not exist", "did you mean “ships”?"),
    ),
    "a side too many": (
        "{template: know-dont-know, title: What we know, groups: [{facts: [closed]}]}",
        ("7:61", "P106", "takes 2 groups, and is given 1", "group"),
    ),
}


@pytest.mark.parametrize("slip", DRAWN_SLIPS)
def test_what_cannot_be_drawn_is_told_where_the_deck_asks_for_it(slip: str, run: Run, edit: Edit) -> None:
    slide, (place, code, message, hint) = DRAWN_SLIPS[slip]
    title = "  - {template: title, title: The harbour of Leska, minutes: 1}\n"
    edit(DECK, title, f"{title}  - {slide}\n")
    found = [one for one in findings(run("check").output) if one[2] == code]
    assert [one[0] for one in found] == [f"{DECK}:{place}"]
    assert message in found[0][3]
    assert hint in found[0][4]
