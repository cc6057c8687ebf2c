"""YAML text: scalars stay text, every node keeps its place, and syntax errors are told in plain words."""

import gc

import pytest
import yaml

from builder.model.finding import Finding
from builder.reading.collector import collector_off
from builder.reading.frontmatter import split_front_matter
from builder.reading.nearest import did_you_mean
from builder.reading.yamltext import compose


def only_finding(text: str) -> Finding:
    composed = compose("seeds/facts/deal.yaml", text, "F")
    assert composed.node is None
    (finding,) = composed.findings
    return finding


def test_scalars_are_read_as_text():
    node = compose("f.yaml", "[no, 11:30, 2022-11-21, 1_000, ~, 0x1F]", "F").node
    assert isinstance(node, yaml.SequenceNode)
    assert [item.value for item in node.value] == ["no", "11:30", "2022-11-21", "1_000", "~", "0x1F"]


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("- id: a\n  assertion: He said: yes\n", "2:21", "a colon and a space", "double quotation marks"),
        ("- id: a\n\tkind: legal\n", "2:1", "a tab stands", "replace the tab"),
        ('- id: "a\n  kind: legal\n', "1:7", "never closed", "close it"),
        ("- tags: [a, b\n", "1:9", "not closed", "close every bracket"),
        ("- id: @a\n", "1:7", "cannot begin with “@”", "double quotation marks"),
        ("- id: *a\n", "1:7", "begins with *", "double quotation marks"),
        ("- id: a\n kind: legal\n", "2:2", "outside the list above", "indent it by 2 spaces, like “id” above it"),
        ("- id: a\nkind: legal\n", "2:1", "outside the list above", "indent it by 2 spaces, like “id” above it"),
        (
            "- id: a\n  tags:\n     - b\n   - c\n",
            "4:4",
            "does not fit",
            "indent it by 5 spaces, like the dash above it",
        ),
        ("- id: a\n  when:\n    edtf: 2022\n   kind: legal\n", "4:4", "does not fit", "exactly under one another"),
        ('- id: "a" b\n', "1:11", "goes on after its closing quotation mark", "ends with its line"),
        ("- id: 'Iran's word'\n", "1:13", "goes on after its closing quotation mark", "typographic marks"),
        ("- {id: a, assertion: He said: yes}\n", "1:29", "has a colon in a text", "in quotation marks"),
        (
            "- id: a\n   kind: legal\n",
            "2:8",
            "the key “kind” is indented more",
            "indent it by 2 spaces, like “id” above it",
        ),
        ("- id: a\n  kind legal\n  tags: [a]\n", "2:3", "neither “key: value”", "write “key: value”"),
        ("- id: a\n---\n- id: b\n", "2:1", "a second YAML document", "one document a file"),
        ('- id: "\\d"\n', "1:8", "a backslash", "single quotation marks"),
    ],
)
def test_a_syntax_error_is_told_in_plain_words_with_its_place(text, place, message, hint):
    finding = only_finding(text)
    assert str(finding.place) == f"seeds/facts/deal.yaml:{place}"
    assert finding.code == "F001"
    assert finding.severity == "error"
    assert message in finding.message
    assert hint in finding.hint


def test_private_use_and_control_characters_are_refused_raw_and_escaped():
    assert "U+E000" in only_finding("- id: a\n- id: b\ue000c\n").message
    assert str(only_finding("- id: a\n- id: b\ue000c\n").place).endswith(":2:8")
    assert "private-use character U+F8FF" in only_finding('- id: "\\uF8FF"\n').message
    assert "U+100000" in only_finding("- \U00100000\n").message
    assert "control character U+0007" in only_finding("- id: \x07\n").message


def test_tags_are_refused_but_an_exclamation_mark_is_not():
    assert "“!!int” is not read" in only_finding("- id: !!int 3\n").message
    assert compose("f.yaml", "- id: Stop! & go\n", "F").findings == ()


def test_aliases_may_repeat_a_value_but_not_multiply_or_hold_themselves():
    assert compose("f.yaml", "- &a [x, y]\n- *a\n", "F").findings == ()
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcd", "bcde", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    assert "multiply into more than 10,000" in only_finding(bomb).message
    assert "refer to themselves" in only_finding("&a [*a]").message


@pytest.mark.parametrize("text", ["[" * 100_000 + "]" * 100_000, "- " * 100_000, "{a: " * 50_000 + "}" * 50_000])
def test_deep_nesting_is_refused_before_it_can_crash_the_parser(text):
    assert "too deeply" in only_finding(text).message


def test_front_matter_keeps_the_lines_of_the_file():
    parts = split_front_matter("s.md", "---\ntype: report\ntitle: A\n---\n\nWords.\n", "S")
    assert parts.yaml == "\ntype: report\ntitle: A\n"
    assert (parts.body, parts.body_line) == ("\nWords.\n", 5)
    node = compose("s.md", parts.yaml, "S").node
    assert isinstance(node, yaml.MappingNode)
    assert node.value[1][0].start_mark.line + 1 == 3


@pytest.mark.parametrize(
    ("text", "message"), [("Words.\n", "does not begin"), ("---\ntype: a\n", "never closed"), ("", "does not begin")]
)
def test_front_matter_that_is_not_there_is_a_finding(text, message):
    finding = split_front_matter("s.md", text, "S").finding
    assert finding is not None
    assert message in finding.message
    assert "---" in finding.hint


def test_the_collector_is_off_inside_and_restored_after_an_error():
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), collector_off():
        _ = 1 / gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with collector_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_nearest_name_is_offered_only_where_one_is_near():
    assert did_you_mean("qualifer", ["value", "qualifier"]) == "did you mean “qualifier”?"
    assert did_you_mean("rests_on", ["rests-on"]) == "did you mean “rests-on”?"
    assert did_you_mean("zzz", ["value", "qualifier"]) == ""


@pytest.mark.parametrize("text", ["- id: a\u202e11\n", '- id: "a\\u202E11"\n', '- id: "a\\u202D11"\n'])
def test_text_that_is_shown_backwards_is_refused(text: str) -> None:
    assert "control character U+202" in only_finding(text).message


def test_right_to_left_marks_are_text() -> None:
    assert compose("f.yaml", "- id: سلام\u200f!\n", "F").findings == ()


@pytest.mark.parametrize("text", ['- "' + "[" * 5_000 + '"\n', "- |\n" + "  - ? " * 2_000 + "\n" + " " * 5_000 + "x\n"])
def test_brackets_dashes_and_blanks_in_words_are_not_nesting(text):
    assert compose("f.yaml", text, "F").findings == ()


def test_nesting_by_indentation_is_refused_too():
    assert "too deeply" in only_finding("\n".join(" " * depth + "a:" for depth in range(2_000))).message


def test_a_list_a_level_below_the_limit_is_read():
    assert compose("f.yaml", "[" * 100 + "]" * 100, "F").findings == ()
    assert "too deeply" in only_finding("[" * 101 + "]" * 101).message
