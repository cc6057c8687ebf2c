"""Records from YAML: short forms, typed values, and every mistake told at its place with what was expected."""

from decimal import Decimal

import pytest

from builder.model.deckspec import SlideSpec
from builder.model.ledger import ANY_ID, Actor, Fact, Locality, Record, Source
from builder.reading.decoder import MOST_FINDINGS, Reader

FACT = "- id: a\n  assertion: Words.\n  kind: figure\n"


def read(cls: type[Record], text: str) -> tuple[tuple[Record, ...], Reader]:
    reader = Reader("seeds/facts/deal.yaml", "F")
    return reader.records(cls, reader.compose(text)), reader


def told(cls: type[Record], text: str) -> list[str]:
    """Each finding as `line:column code message | hint`."""
    return [
        f"{finding.place.line}:{finding.place.column} {finding.code} {finding.message} | {finding.hint}"
        for finding in read(cls, text)[1].findings
    ]


def test_a_fact_is_read_with_the_places_of_its_values():
    text = (
        FACT
        + """\
  quantities:
    killed: {value: 11, qualifier: at_least, unit: people, words: at least 11 people}
    sent: {value: hundreds, words: hundreds}
  derived: {name: left, of: killed - sent}
  disputes: [b, c]
  when: {edtf: 2022-11-01/2022-11-20, words: earlier this month, anchor: issued}
  evidence:
    - source: paper
      exact: |
        killing at least 11 people
"""
    )
    (fact,), reader = read(Fact, text)
    assert isinstance(fact, Fact)
    assert reader.findings == []
    killed, sent = fact.quantities
    assert (killed.name, killed.value, killed.qualifier, killed.at.line) == ("killed", Decimal(11), "at_least", 5)
    assert (sent.value, sent.indefinite) == (None, "hundreds")
    assert fact.derived[0].name == "left"
    assert fact.disputes == ("b", "c")
    assert fact.evidence[0].exact == "killing at least 11 people"
    assert str(fact.at) == "seeds/facts/deal.yaml:1:3"
    assert str(fact.where("disputes[1]")) == "seeds/facts/deal.yaml:8:17"
    assert fact.where("caution") == fact.at


def test_a_language_is_a_tag_and_no_name() -> None:
    assert not told(Fact, f"{FACT}  language: de-AT\n")
    [finding] = told(Fact, f"{FACT}  language: German language\n")
    assert "F003 “language” is “German language”; expected a language tag (BCP 47), such as en, de or pt-BR" in finding


def test_an_unknown_key_names_the_nearest_and_keeps_the_record():
    text = FACT + "  quantities:\n    n: {value: 3, qualifer: about, words: about 3}\n"
    records, _ = read(Fact, text)
    assert len(records) == 1
    assert told(Fact, text) == ["5:19 F002 unknown key “qualifer” in a quantity | did you mean “qualifier”?"]


def test_an_unknown_key_that_is_near_none_lists_those_that_there_are():
    (line,) = told(Actor, "- {id: r, name: Russia, kind: state, zzzz: x}\n")
    assert line.endswith("| an actor may have: id, name, kind, plain, party, role, of, names, rests-on")


def test_a_wrong_value_names_what_is_allowed_and_drops_the_record_only():
    text = FACT.replace("figure", "figur") + FACT.replace("id: a", "id: b")
    records, reader = read(Fact, text)
    assert [getattr(record, "id", "") for record in records] == ["b"]
    assert list(reader.broken) == ["a"]
    (line,) = told(Fact, text)
    assert line.startswith("3:9 F003 “kind” is “figur”; expected one of reported_event, official_statement, figure")
    assert line.endswith("| did you mean “figure”?")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("priority: high", "4:13 F003 “priority” is “high”; expected a whole number"),
        ("priority: 4", "“priority” is “4”; expected a number from 1 to 3"),
        ("tags: deal", "4:9 F003 “tags” is “deal”; expected a list | write [deal]"),
        ("assertion: again", "4:3 F005 the key “assertion” is written twice | the first is on line 2"),
        ("headline: [a]", "“headline” is a list; expected text"),
        ("review-after: 21/11/2022", "expected a day as YYYY-MM-DD"),
        ("review-after: 2022-02-30", "expected a day as YYYY-MM-DD"),
        ("when: {edtf: November}", "4:16 F003 “edtf” is “November”; expected a date: “November” is not a date"),
        ("derived: left", "each item is a derived number | write {name: …, of: …}, in square brackets: [ … ]"),
        ("looked-for: words", "4:15 F003 expected looked-for, found “words” | write {what: …, sources: …, on: …}"),
        ("evidence: paper", "“evidence” is “paper”; expected a list, in which each item is evidence"),
        ("quantities: {n: {value: '1,234', words: x}}", "| write 1234, without commas"),
        ("quantities: {n: {value: 1.2 million, words: x}}", "| write 1200000"),
        ("quantities: {n: {value: lots, words: x}}", "“value” is “lots”; expected a plain number such as 43"),
        ("quantities: {n: {value: 51%, words: x}}", "| write 51, with “unit: percent”"),
        ("quantities: {n: {words: x}}", "4:16 F004 the quantity “n” has no “value” | add “value: …”"),
        ("quantities: {n: {value: 1, words: x}, n: {value: 2, words: y}}", "F005 the name “n” is used twice"),
        ("quantities: {two words: {value: 1, words: x}}", "expected small letters, digits and underscores"),
    ],
)
def test_each_mistake_is_told_at_its_place(line, expected):
    (finding,) = told(Fact, FACT + f"  {line}\n")
    assert expected in finding


def test_an_indefinite_number_is_what_the_rules_read_as_one():
    text = FACT + "  quantities: {n: {value: several hundred, words: up to several hundred}}\n"
    (fact,), reader = read(Fact, text)
    assert reader.findings == []
    assert isinstance(fact, Fact)
    assert (fact.quantities[0].value, fact.quantities[0].indefinite) == (None, "several hundred")


def test_all_mistakes_of_a_file_are_told_in_one_run():
    text = "- id: a\n  kind: figur\n  tagz: [x]\n- asertion: b\n  kind: legal\n- just words\n"
    codes = [line.split(" ")[1] for line in told(Fact, text)]
    assert codes == ["F003", "F002", "F004", "F002", "F004", "F003"]


def test_a_misspelt_key_is_not_told_as_a_missing_one_too_and_drops_the_record():
    text = "- id: a\n  asertion: Words.\n  kind: figure\n"
    records, reader = read(Fact, text)
    assert told(Fact, text) == ["2:3 F002 unknown key “asertion” in a fact | did you mean “assertion”?"]
    assert records == ()
    assert list(reader.broken) == ["a"]


def test_a_key_that_must_be_there_is_told_beside_another_unknown_one():
    codes = [line.split(" ")[1] for line in told(Fact, "- id: a\n  tagz: [x]\n  kind: figure\n")]
    assert codes == ["F002", "F004"]


def test_a_comma_that_ends_a_text_between_braces_is_told_once():
    text = FACT + "  attribution:\n    - {who: a, words: the minister, who spoke late, on Monday}\n"
    assert told(Fact, text) == [
        "5:37 F002 inside { } a comma ends a text: “who spoke late” stands alone"
        ' | put the whole text in double quotation marks: {text: "…, …"}'
    ]


def test_a_comma_in_the_text_of_a_task_is_told_once():
    task = "task: {text: It is likely, with high confidence, that repairs have begun. Why?, minutes: 3}"
    (line,) = told(SlideSpec, f"- template: passage\n  {task}\n")
    assert "F002 inside { } a comma ends a text: “with high confidence” stands alone" in line


def test_a_file_that_is_no_list_may_hold_any_id():
    assert list(read(Fact, "hello\n")[1].broken) == [ANY_ID]


def test_a_missing_key_and_an_empty_value_are_the_same():
    (line,) = told(Fact, "- id: a\n  assertion:\n  kind: figure\n")
    assert line == "1:3 F004 the fact “a” has no “assertion” | add “assertion: …”"


def test_a_file_that_is_no_list_is_told_and_an_empty_one_is_not():
    assert told(Fact, "id: a\n") == ["1:1 F003 expected a list of facts, found a mapping | begin each record with “- ”"]
    assert told(Fact, "# nothing yet\n") == []


def test_yes_and_true_are_booleans_and_maybe_is_not():
    actor = "- {id: r, name: Russia, kind: state, party: %s}\n"
    (yes,), _ = read(Actor, actor % "yes")
    (false,), _ = read(Actor, actor % "False")
    assert isinstance(yes, Actor)
    assert isinstance(false, Actor)
    assert (yes.party, false.party) == (True, False)
    assert "“party” is “maybe”; expected yes or no" in told(Actor, actor % "maybe")[0]


def test_coordinates_are_numbers_within_the_globe():
    (kyiv,), _ = read(Locality, "- {id: kyiv, name: Kyiv, latitude: 50.45, longitude: 30.52}\n")
    assert isinstance(kyiv, Locality)
    assert kyiv.latitude == 50.45
    assert "a number from -90 to 90" in told(Locality, "- {id: k, name: K, latitude: 150, longitude: 30}\n")[0]


def test_a_source_is_read_under_the_names_of_csl():
    reader = Reader("seeds/sources/p.md", "S")
    node = reader.compose(
        "type: report\ntitle: T\ntitle-from: URL\nURL: https://x.org\ncontainer-title: P\n"
        "author: [{family: Doe, given: Jo}, {literal: AP}]\nleft-out: [{exact: And so., reason: no claim}]\n"
    )
    assert node is not None
    source = reader.record(Source, node, id="p", text=None, text_line=0)
    assert source is not None
    assert (source.url, source.container_title, source.title_from) == ("https://x.org", "P", "URL")
    assert [author.family or author.literal for author in source.authors] == ["Doe", "AP"]
    assert source.left_out[0].reason == "no claim"


def test_a_slide_takes_its_short_and_long_forms():
    text = """\
- template: passage
  title: Plain words
  facts: [a, b]
  task: {text: Sort, rests-on: [a], minutes: 4, answer: Like so}
- template: table
  title: {text: "Three", rests-on: [a], own-words: [three]}
  facts: {tags: [deal], min-priority: 2}
  columns: [{head: Killed, field: "quantity:killed", width: 2}]
  extra: {frame: Because}
- section: Part two
"""
    records, reader = read(SlideSpec, text)
    assert reader.findings == []
    passage, table, section = (record for record in records if isinstance(record, SlideSpec))
    assert passage.title is not None
    assert passage.facts is not None
    assert passage.task is not None
    assert table.title is not None
    assert table.facts is not None
    assert (passage.title.text, passage.facts.ids) == ("Plain words", ("a", "b"))
    assert (passage.task.text.text, passage.task.text.rests_on, passage.task.minutes) == ("Sort", ("a",), 4)
    assert passage.task.answer is not None
    assert passage.task.answer.text == "Like so"
    assert str(passage.facts.where("ids[1]")).endswith(":3:14")
    assert (table.title.own_words, table.facts.tags, table.columns[0].width) == (("three",), ("deal",), 2.0)
    assert table.extra["frame"].text == "Because"
    assert (section.template, section.section) == ("", "Part two")


def test_a_slide_without_template_or_section_says_so():
    assert "F004 the slide has no “template”" in told(SlideSpec, "- title: Words\n")[0]
    assert (
        "expected assertion, headline, who" in told(SlideSpec, "- {template: t, columns: [{head: A, field: x}]}\n")[0]
    )


def test_of_a_file_in_which_everything_is_wrong_the_first_hundred_things_are_told():
    text = "- {id: a, wrong: 1}\n" * 1_000
    findings = told(Fact, text)
    assert len(findings) == MOST_FINDINGS + 1
    assert "F001 more than 100 things are wrong; the rest of the file was not read" in findings[-1]
    assert ANY_ID in read(Fact, text)[1].broken


def test_a_record_with_a_thousand_unknown_keys_is_left_after_a_hundred():
    keys = "".join(f"  k{number}: 1\n" for number in range(1_000))
    assert len(told(Fact, FACT + keys)) == MOST_FINDINGS + 1
