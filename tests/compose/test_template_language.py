"""The language of templates is total: attacks and endless templates are refused, quickly, with their line."""

import pytest
from compose_samples import composed, in_body

DOUBLING = "\n".join(
    ["{% macro m0() %}xxxxxxxxxxxxxxxxxxxx{% endmacro %}"]
    + [f"{{% macro m{n}() %}}{{{{ m{n - 1}() }}}}{{{{ m{n - 1}() }}}}{{% endmacro %}}" for n in range(1, 40)]
)
SILENT_DOUBLING = DOUBLING.replace("xxxxxxxxxxxxxxxxxxxx", "")
LISTS = "{% set a0 = [fact, fact] %}" + "".join(f"{{% set a{n} = [a{n - 1}, a{n - 1}] %}}" for n in range(1, 30))
NESTED = "".join(f"{{% for i{n} in facts %}}" for n in range(5)) + "x" + "{% endfor %}" * 5
WIDE = (
    "{% set many = [" + ", ".join(["fact"] * 60) + "] %}"
    "{% for a in many %}{% for b in many %}{% for c in many %}{{ c }}{% endfor %}{% endfor %}{% endfor %}"
)

ATTACKS = {
    "classes": "{{ ''.__class__.__mro__ }}",
    "classes by name": "{{ ''['__class__'] }}",
    "classes of a fact": "{{ fact.__class__ }}",
    "internals of a macro": "{% macro m() %}{% endmacro %}{{ m.name }}",
    "internals of a module": "{% import 'm' as m %}{{ m.__dict__ }}",
    "self": "{{ self.__init__ }}",
    "globals": "{{ table.__globals__ }}",
    "a very long string": "{{ 'a' * 10**9 }}",
    "a very large number": "{{ 9 ** 9 ** 9 }}",
    "a very long literal number": "{{ " + "9" * 5000 + " }}",
    "ranges": "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "a recursive loop": "{% for f in facts recursive %}{{ loop(facts) }}{% endfor %}",
    "calling loop": "{% for f in facts %}{{ loop(facts) }}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macros that call one another": "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}x",
    "a macro handed on": "{% macro m(x) %}{{ x(x) }}{% endmacro %}{{ m(m) }}",
    "a macro under another name": "{% macro m() %}{{ n() }}{% endmacro %}{% set n = m %}{{ m() }}",
    "a macro that is an argument": "{% macro m(m) %}{{ m(m) }}{% endmacro %}{{ m(m) }}",
    "a file that includes itself": "{% include 'me' %}",
    "files that import one another": "{% import 'one' as o %}x",
    "doubling output": DOUBLING + "{{ m39() }}",
    "doubling calls without output": SILENT_DOUBLING + "{{ m39() }}",
    "nested lists": LISTS + "{{ a29 | join }}",
    "loops in loops": NESTED,
    "wide loops": WIDE,
    "a loop over a text": "{% for a in 'abc' %}x{% endfor %}",
    "deep brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "deep nots": "{{ " + "not " * 3000 + "1 }}",
    "deep conditions": "{% if fact %}" * 300 + "{% endif %}" * 300,
    "inheritance": "{% extends 'm' %}",
    "a block": "{% block a %}{% endblock %}",
    "a computed import": "{% import fact.headline as m %}",
    "a private-use character": "x \U000f0001 y",
    "a reference to a private-use character": "x &#xF0000; y",
    "such a reference in an address": "[x](https://a.org/&#983040;)",
    "such a reference in two pieces": "&#x{% if fact %}F0001;{% endif %}",
    "lipsum": "{{ lipsum(5) }}",
    "dict": "{{ dict(a=1) }}",
    "a namespace": "{% set ns = namespace(a=1) %}",
    "do": "{% do facts.append(1) %}",
    "a function as a value": "{{ table }}",
    "formatting": "{{ '{0.__class__}'.format(fact) }}",
    "attr": "{{ fact | attr('__class__') }}",
    "a dictionary": "{{ {'a': fact} }}",
}
MACROS = {
    "m.md.j2": "{% macro x() %}{% endmacro %}",
    "me.md.j2": "{% include 'me' %}",
    "one.md.j2": "{% import 'two' as t %}",
    "two.md.j2": "{% import 'one' as o %}",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_the_language_has_not_is_refused(attack: str) -> None:
    deck = composed(f"# {{{{ fact.headline }}}}\n::: body\n{ATTACKS[attack]}\n:::\n", "a", "b", macros=MACROS)
    problems = [found for found in deck.findings if found.code in ("P101", "P102", "P103", "P105")]
    assert len(problems) == 1, deck.findings
    assert problems[0].place.line > 0
    assert problems[0].place.path.startswith("templates/p/")
    assert deck.slides == ()


def test_nested_includes_end() -> None:
    files = {"a0.md.j2": ""} | {f"a{n}.md.j2": f"{{% include 'a{n - 1}' %}}" * 2 for n in range(1, 30)}
    (found,) = in_body("{% include 'a29' %}", "a", macros=files).findings
    assert found.code == "P102"
    assert "steps" in found.message


def test_an_error_says_template_line_slide_and_slot() -> None:
    (found,) = composed(
        "# {{ fact.headline }}\n::: body\n{{ fact }}\n:::\n::: notes\n\n{{ fact.nothing }}\n:::\n", "a"
    ).findings
    assert (found.code, found.place.line, found.slide, found.slot) == ("P103", 11, 1, "notes")


def test_an_error_in_a_macro_names_the_macros_file() -> None:
    macros = {"m.md.j2": "{% macro m(f) %}\n\n{{ f.nothing }}\n{% endmacro %}"}
    (found,) = in_body("{% from 'm' import m %}{{ m(fact) }}", "a", macros=macros).findings
    assert (found.code, str(found.place)) == ("P103", "templates/p/macros/m.md.j2:3:6")


def test_a_syntax_error_in_a_macro_file_names_that_file() -> None:
    (found,) = in_body("{% from 'm' import m %}{{ m(fact) }}", "a", macros={"m.md.j2": "\n{% macro m(f) %}\n"}).findings
    assert found.code == "P101"
    assert found.place.path == "templates/p/macros/m.md.j2"
