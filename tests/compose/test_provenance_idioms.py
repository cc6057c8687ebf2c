"""Template idioms: each keeps the origin of what it prints, or is refused with its line. None loses it silently."""

import pytest
from compose_samples import (
    HOSTILE,
    body_of,
    composed,
    fact_words,
    in_body,
    ledger,
    only_slide,
    outline,
    pack,
    template,
    text,
    wanted,
)

from builder.compose import compose

MACROS = {
    "rows.md.j2": '{% macro row(f, label="Who") %}**{{ label }}** {{ f }} ({{ f.who }}){% endmacro %}\n'
    "{% macro frame() %}**{{ caller() }}**{% endmacro %}",
    "line.md.j2": "- {{ fact }}\n",
}

KEPT = {
    "a fact": "{{ fact }}",
    "an attribute": "{{ fact.assertion }}",
    "a subscript": "{{ facts[0].assertion }}",
    "an attribute by name": '{{ fact["assertion"] }}',
    "upper": "{{ fact.assertion | upper }}",
    "capitalize_first": "{{ fact.who | capitalize_first }} {{ fact }}",
    "quoted": "{{ fact.assertion | quoted }}",
    "muted": "{{ fact | muted }}",
    "join": '{{ facts | join(" and ") }}',
    "join after reverse": '{{ facts | reverse | join("; ") }}',
    "first and last": "{{ facts | first }} {{ facts | last }}",
    "list": "{% for f in facts | list %}{{ f }} {% endfor %}",
    "batch": "{% for row in facts | batch(2) %}{% for f in row %}{{ f }} {% endfor %}{% endfor %}",
    "sort_by_date": "{{ facts | sort_by_date | join }}",
    "default": '{{ slide.subtitle | default(fact) }}',
    "or": "{{ slide.subtitle or fact }}",
    "and": "{{ fact and facts[0] }}",
    "a loop": "{% for f in facts %}\n- {{ loop.index }} {{ f }}\n{% endfor %}",
    "a loop with a test": '{% for f in facts if f.kind == "reported_event" %}{{ f }}{% endfor %}',
    "a loop with else": "{% for f in slide.points %}x{% else %}{{ fact }}{% endfor %}",
    "a condition": '{% if fact.kind in ["figure", "legal"] %}no{% else %}{{ fact }}{% endif %}',
    "a ternary": "{{ fact if fact.headline else slide.title }}",
    "set": "{% set said = fact.assertion %}{{ said }}",
    "a set block": "{% set said %}**{{ fact }}**{% endset %}{{ said }}",
    "with": "{% with one = fact %}{{ one }}{% endwith %}",
    "a macro": "{% macro m(x) %}*{{ x }}*{% endmacro %}{{ m(fact) }}",
    "a macro in a macro": "{% macro a(x) %}{{ x }}{% endmacro %}{% macro b(x) %}{{ a(x) }}!{% endmacro %}{{ b(fact) }}",
    "an imported macro": '{% import "rows" as r %}{{ r.row(fact) }}',
    "a macro imported by name": '{% from "rows.md.j2" import row %}{{ row(fact, label="Claim") }}',
    "a macro in a loop": "{% macro m(x) %}{{ x }} {% endmacro %}{% for f in facts %}{{ m(f) }}{% endfor %}",
    "call": '{% from "rows" import frame %}{% call frame() %}{{ fact }}{% endcall %}',
    "include": '{% include "line" %}',
    "emphasis": "**{{ fact }}** and *{{ fact.who }}* and ***{{ fact.when }}***",
    "emphasis in a word": "un**{{ fact.assertion }}**able",
    "a link": "[{{ fact.assertion }}](https://example.org/a)",
    "a heading": "## {{ fact.assertion }}",
    "a quotation": "> {{ fact }}",
    "a nested list": "- one\n  - {{ fact }}\n    1. {{ fact.who }}",
    "a table": "| what | who |\n|---|---|\n| {{ fact }} | {{ fact.who }} |",
    "a table by a loop": "| what |\n|---|\n{% for f in facts %}\n| {{ f }} |\n{% endfor %}",
    "a line break": "{{ fact.assertion }}\\\n{{ fact.who }}",
    "in_context": "{{ fact | in_context }}",
    "cite": "{{ fact.assertion }}{{ fact | cite }}",
    "marks, why, speakers": "{{ fact }} {{ fact | marks }} {{ fact | why }} {{ facts | speakers }}",
    "table()": "{{ table(facts, columns) }}",
    "raw": "{% raw %}{{ no }}{% endraw %} {{ fact }}",
    "a comment": "{# {{ nothing }} #}{{ fact }}",
    "white space control": "x {%- if fact -%}  {{- fact -}}  {%- endif -%} y",
}  # fmt: skip

REFUSED = {
    "joining with ~": ("{{ fact ~ '!' }}", "P105"),
    "adding": ("{{ fact.assertion + 'x' }}", "P105"),
    "repeating": ("{{ fact.assertion * 3 }}", "P105"),
    "formatting": ("{{ '%s' % fact }}", "P105"),
    "slicing": ("{{ fact.assertion[:10] }}", "P105"),
    "taking a letter": ("{{ fact.assertion[0] }}", "P105"),
    "replace": ("{{ fact.assertion | replace('a', 'b') }}", "P105"),
    "truncate": ("{{ fact.assertion | truncate(5) }}", "P105"),
    "lower": ("{{ fact.assertion | lower }}", "P105"),
    "title": ("{{ fact.assertion | title }}", "P105"),
    "map": ("{{ facts | map(attribute='id') | join }}", "P105"),
    "an unknown filter": ("{{ fact | uper }}", "P105"),
    "a method": ("{{ fact.assertion.upper() }}", "P105"),
    "a filter block": ("{% filter upper %}{{ fact }}{% endfilter %}", "P105"),
    "a filter on a macro": ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(fact) | upper }}", "P105"),
    "comparing texts": ("{% if fact.assertion == 'Alpha' %}x{% endif %}", "P105"),
    "ordering texts": ("{% if fact.assertion < 'Alpha' %}x{% endif %}", "P105"),
    "searching a text": ("{% if 'Al' in fact.assertion %}x{% endif %}", "P105"),
    "looping over a text": ("{% for c in fact.assertion %}{{ c }}{% endfor %}", "P105"),
    "printing a collection": ("{{ facts }}", "P105"),
    "printing true": ("{{ true }}", "P105"),
    "length of a text": ("{{ fact.assertion | length }}", "P105"),
    "a passage in a sentence": ("See {{ fact | in_context }}", "P105"),
    "a table in a sentence": ("See {{ table(facts, columns) }}", "P105"),
    "an unknown attribute": ("{{ fact.assertio }}", "P103"),
    "an unknown variable": ("{{ facs }}", "P103"),
    "an unknown function": ("{{ tabel(facts, columns) }}", "P103"),
    "an unknown kind": ("{% if fact.kind == 'figur' %}x{% endif %}", "P103"),
    "an unknown quantity": ("{{ facts[1].quantities.oficials }}", "P103"),
    "an unknown string": ("{{ strings.mintes }}", "P103"),
    "an unknown attribute of loop": ("{% for f in facts %}{{ loop.indx }}{% endfor %}", "P103"),
    "an unknown macro file": ("{% import 'row' as r %}", "P103"),
    "an unknown macro of a file": ("{% import 'rows' as r %}{{ r.rows(fact) }}", "P103"),
    "a macro without its argument": ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}", "P102"),
    "a macro with too many arguments": ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(fact, fact, fact) }}", "P102"),
    "a test": ("{% if fact is defined %}x{% endif %}", "P102"),
    "an item that is not there": ("{{ facts[9] }}", "P106"),
    "a syntax error": ("{{ fact ", "P101"),
    "an if without end": ("{% if fact %}x", "P101"),
    "an unsafe address": ("[x](javascript:alert)", "P102"),
    "an address from a fact": ("[x]({{ fact.assertion }})", "P102"),
}

COLUMNS = (("What", "assertion"), ("Who", "who"), ("Mark", "status"), ("How many", "quantity:officials"))


def columns() -> tuple[object, ...]:
    from builder.model.deckspec import Column

    return tuple(Column(at=text("").at, head=text(head), field=field) for head, field in COLUMNS)


@pytest.mark.parametrize("idiom", KEPT)
def test_an_idiom_keeps_the_fact_of_what_it_prints(idiom: str) -> None:
    more = {"columns": columns()} if "columns" in KEPT[idiom] else {}
    deck = composed(f"::: body\n{KEPT[idiom]}\n:::\n", "a", "b", macros=MACROS, **more)
    assert not [found for found in deck.findings if found.code not in ("D110",)], deck.findings
    slide = deck.slides[0]
    runs = [run for paragraph in slide.slots["body"].paragraphs() for run in paragraph.runs]
    words = " ".join(run.text for run in runs if run.origin.ref == "a").casefold()
    assert "alpha is said." in words or "the agreement was" in words, f"{idiom}: {runs}"
    assert "a" in slide.facts
    assert 1 in slide.citations
    # No word of the fact stands in a run that does not know it.
    others = " ".join(run.text for run in runs if run.origin.ref != "a").casefold()
    assert "alpha" not in others
    # What is the template's own is known by its line.
    assert all(run.origin.at.line >= 1 for run in runs if run.origin.ref == "sample")


@pytest.mark.parametrize("idiom", REFUSED)
def test_an_idiom_that_would_lose_a_source_is_refused_with_its_line(idiom: str) -> None:
    words, code = REFUSED[idiom]
    more = {"columns": columns()} if "columns" in words else {}
    deck = composed(f"# {{{{ fact.headline }}}}\n::: body\nwords\n\n{words}\n:::\n", "a", "b", macros=MACROS, **more)
    problems = [found for found in deck.findings if found.code.startswith("P")]
    assert [found.code for found in problems] == [code], deck.findings
    found = problems[0]
    assert found.place.path == "templates/p/slides/sample.md.j2"
    assert found.place.line == 9 or code == "P101", found
    assert found.place.line in (9, 10), found
    assert found.message
    assert found.hint, found
    assert not [slide for slide in deck.slides if "body" in slide.slots]


def test_the_nearest_name_is_offered() -> None:
    assert "assertion" in composed("::: body\n{{ fact.assertio }}\n:::", "a").findings[0].hint
    assert "facts" in composed("::: body\n{{ facs }}\n:::", "a").findings[0].hint
    assert "upper" in composed("::: body\n{{ fact | uper }}\n:::", "a").findings[0].hint
    assert "body" in composed("::: bdy\n{{ fact }}\n:::", "a").findings[0].hint


def test_nothing_in_a_fact_acts_as_markdown_or_template() -> None:
    table = "| a |\n|---|\n| {{ fact }} |"
    body = (
        f"- {{{{ fact }}}}\n- **{{{{ fact.headline }}}}**\n\n## {{{{ fact }}}}\n\n{table}\n\n{{{{ fact.assertion }}}}"
    )
    deck = composed(f"# {{{{ fact.assertion }}}}\n::: body\n{body}\n:::\n", "hostile")
    slide = only_slide(deck)
    expected = " ".join(HOSTILE.split())
    assert slide.title == expected
    shown = [run for run in slide.slots["body"].paragraphs() for run in run.runs if run.origin.kind == "fact"]
    assert [run.text for run in shown] == [expected] * 5
    assert not any(run.href or run.emphasis for run in shown)
    assert [run.strong for run in shown] == [False, True, False, False, False]
    assert [block.bullet for block in body_of(deck) if block.bullet != "none"] == ["dot", "dot"]


def test_deck_texts_are_as_plain_as_facts() -> None:
    deck = in_body("- {{ slide.points[0] }}", points=(text("*not* `code` ::: # <b>", "a"),))
    (paragraph,) = body_of(deck)
    assert paragraph.text == "*not* `code` ::: # <b>"
    assert paragraph.runs[0].origin.kind == "deck"
    assert paragraph.runs[0].origin.rests_on == ("a",)
    assert only_slide(deck).facts == ("a",)


def test_the_templates_own_words_know_their_line() -> None:
    deck = in_body("one\n\ntwo {{ fact.assertion }}\nthree", "a")
    own = [
        (run.text, run.origin.at.line)
        for paragraph in body_of(deck)
        for run in paragraph.runs
        if run.origin.kind == "template"
    ]
    assert own == [("one", 7), ("two ", 9), (" ", 10), ("three", 10)]


def test_words_of_a_macro_know_the_macros_file() -> None:
    deck = in_body(
        '{% from "m" import m %}\n{{ m(fact) }}',
        "a",
        macros={"m.md.j2": "{% macro m(f) %}\nSo: {{ f.assertion }}\n{% endmacro %}"},
    )
    run = body_of(deck)[0].runs[0]
    assert (run.text, run.origin.at.path, run.origin.at.line) == ("So: ", "templates/p/macros/m.md.j2", 2)


def test_two_slides_of_one_template_do_not_mix_their_facts() -> None:
    records = ledger()
    body = "# {{ fact.headline }}\n::: body\n{{ fact }}\n:::\n"
    deck = compose(outline(wanted("a"), wanted("b", slide_id="s2")), records, pack(template(body)))
    assert [slide.facts for slide in deck.slides] == [("a",), ("b",)]
    assert [slide.citations for slide in deck.slides] == [(1,), (2,)]
    assert [slide.title for slide in deck.slides] == ["Alpha", "Beta is denied."]


def test_fact_words_are_found_by_their_fact() -> None:
    assert fact_words(in_body("{{ facts[0].assertion }} {{ facts[1].assertion | upper }}", "a", "b")) == {
        "a": "Alpha is said.",
        "b": "BETA IS DENIED.",
    }
