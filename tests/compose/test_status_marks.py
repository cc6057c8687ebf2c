"""Status marks as composed: each run of a mark names its status, and only those do."""

from compose_samples import body_of, in_body

from builder.model.marks import character_style, status_of
from builder.model.slides import Table

SHOWN = "\n\n{% for one in facts %}\n{{ one }}\n\n{% endfor %}"


def test_each_mark_names_its_status() -> None:
    runs = body_of(in_body("{.marks}{{ facts | marks }} – {{ facts | speakers }}" + SHOWN, "a", "b", "later"))[0].runs
    marked = [(run.mark, run.text) for run in runs if run.mark]
    assert marked == [
        ("reported", "◔\u00a0Reported"),
        ("said_by_party", "❝\u00a0Said\u00a0by\u00a0a\u00a0party"),
        ("disputed", "≠\u00a0Disputed"),
        ("not_checked", "not\u00a0checked"),
        ("later", "later:\u00a0"),
        ("later", "5\u00a0Feb\u00a02023"),
    ]
    assert {run.style for run in runs if run.mark} == {"mark"}
    assert [run.text for run in runs if not run.mark and run.text.startswith(" – ")] == [" – "]


def test_the_day_of_a_later_fact_keeps_its_origin() -> None:
    word, day = [
        run for run in body_of(in_body("{{ fact.marks }}\n\n{{ fact }}", "later"))[0].runs if run.mark == "later"
    ]
    assert (word.origin.kind, word.origin.ref) == ("template", "status_later")
    assert (day.origin.kind, day.origin.ref, day.origin.field) == ("fact", "later", "when")


def test_later_after_an_assertion_is_no_mark() -> None:
    assert not [run for run in body_of(in_body("{{ fact }}", "later"))[0].runs if run.mark]


def test_a_fact_of_which_only_the_marks_are_printed_is_dropped() -> None:
    findings = in_body("{{ fact }}\n\n{.marks}{{ facts | marks }} – {{ facts | speakers }}", "a", "later").findings
    assert [(one.code, "the fact later is given" in one.message) for one in findings] == [("D110", True)]


def test_marks_in_a_table_are_marks_too() -> None:
    deck = in_body("| What | Marks |\n|---|---|\n| {{ fact }} | {{ fact.marks }} |", "a")
    (table,) = deck.slides[0].slots["body"].blocks
    assert isinstance(table, Table)
    assert [run.mark for run in table.rows[0][1].paragraphs[0].runs if run.mark] == ["reported", "disputed"]


def test_the_status_key_is_a_list_of_marks_with_their_meanings() -> None:
    paragraphs = body_of(in_body("{{ status_key() }}"))
    keys = [paragraph for paragraph in paragraphs if paragraph.style == "key"]
    assert [paragraph.runs[0].mark for paragraph in keys] == [
        *("on_record", "said", "said_by_party", "reported", "unattributed", "derived"),
        *("disputed", "not_checked"),
    ]
    assert keys[3].text == "◔ Reported – speakers who are not named, or words relayed from them"


def test_within_a_text_a_mark_has_the_character_style_of_its_status_where_the_brand_has_one() -> None:
    assert status_of("said_by_party") == "said"
    assert character_style("mark", "said_by_party", {"mark", "mark-said"}) == "mark-said"
    assert character_style("mark", "reported", {"mark", "mark-said"}) == "mark"
    assert character_style("muted", "", {"mark-"}) == "muted"
