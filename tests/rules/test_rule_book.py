"""The rule book: every code is explained once, and found by a rule."""

import re
from pathlib import Path

from builder.rules import check
from builder.rules.book import RULES, rule

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


def test_codes_are_unique_and_in_the_form_of_all_codes() -> None:
    codes = [one.code for one in RULES]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[SFDA]1\d\d", code) for code in codes)
    assert rule("D105").name == "qualifier kept on slides"


def test_each_rule_has_a_section_in_the_documentation_and_its_line_in_the_table() -> None:
    text = DOCS.read_text(encoding="utf-8")
    sections = re.findall(r"^## (\S+) (.+)$", text, re.MULTILINE)
    assert sections == [(one.code, one.name) for one in RULES], "docs/rules.md: a section a rule, in the book's order"
    for one in RULES:
        assert f"| {one.name} | {one.severity} | {one.statement} |" in text, (
            f"docs/rules.md: the table's line of {one.code}"
        )


def test_each_rule_is_asked_and_says_in_its_docstring_which_code_it_gives() -> None:
    checks = (*check.LEDGER_CHECKS, *check.DECK_CHECKS, *check.ACCESSIBLE_CHECKS)
    asked = {str(one.__doc__).split(":")[0] for one in checks}
    assert asked == {one.code for one in RULES}
