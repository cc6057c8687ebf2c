"""`sourcedeck explain`: every code that the program can print has a page, and it reads well in a terminal."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from fixture_types import Edit, Run

from builder.cli import group
from builder.cli.explain import as_plain_text, codes, documentation, pages
from builder.rules.book import RULES

ROOT = Path(__file__).parents[2]
TEXT = documentation()
ENTRIES = codes(TEXT)
PAGES = pages(TEXT)
PARTS = ("What holds", "Why", "What breaks it", "How to mend it")
# How code marks findings: a rule's or stage's code in full, a reader's number after the letter of its files.
_WRITTEN = re.compile(r'"([SFDLPA]\d{3})"')
_NUMBER = re.compile(r'(?:\.tell|\.fault)\(\s*"(00\d)"|\{letter\}(00\d)')


def explain(*arguments: str) -> str:
    result = CliRunner().invoke(group, ["explain", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def codes_of_the_program() -> set[str]:
    source = "".join(path.read_text("utf-8") for path in sorted((ROOT / "builder").rglob("*.py")))
    numbers = {number for found in _NUMBER.findall(source) for number in found if number}
    return {*_WRITTEN.findall(source), *(letter + number for letter in "SFD" for number in numbers), "P001"}


def test_every_code_of_the_program_has_a_page_and_every_page_a_code_of_the_program() -> None:
    assert set(PAGES) == codes_of_the_program(), "docs/rules.md: a page for each code, and none for another"


def test_the_tables_list_every_page_once_and_say_what_the_rule_book_says() -> None:
    listed = [code for entry in ENTRIES for code in entry.codes]
    assert sorted(listed) == sorted(PAGES)
    told = {code: entry for entry in ENTRIES for code in entry.codes}
    assert [(rule.code, rule.name, rule.severity) for rule in RULES] == [
        (rule.code, told[rule.code].name, told[rule.code].severity) for rule in RULES
    ]
    headings = dict(re.findall(r"^#{2,3} ([A-Z]\d{3})[^:\n]*?:? ([a-z][^:\n]*)$", TEXT, re.MULTILINE))
    assert {code: entry.name for code, entry in told.items() if code in headings} == headings


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_the_page_of_a_rule_has_its_four_parts(code: str) -> None:
    found = re.findall(r"^\*\*(.+?)\.\*\*", PAGES[code], re.MULTILINE)
    assert found == [*PARTS], f"docs/rules.md, {code}: begin its paragraphs with {', '.join(PARTS)}"


@pytest.mark.parametrize("code", [code for code in PAGES if code not in {rule.code for rule in RULES}])
def test_the_page_of_a_reader_or_stage_says_what_to_do(code: str) -> None:
    found = re.findall(r"^\*\*(.+?)\.\*\*", PAGES[code], re.MULTILINE)
    assert [found[0], found[-1]] == ["What it tells", "How to mend it"]


@pytest.mark.parametrize("code", PAGES)
def test_a_page_reads_as_plain_text(code: str) -> None:
    told = explain(code.lower())
    entry = next(one for one in ENTRIES if code in one.codes)
    assert told.startswith(f"{code} {entry.name} ({entry.severity})\n\nWhat ")
    assert not re.search(r"\*\*|`|\]\(|^#|^\|", re.sub("‘.*?’", "", told), re.MULTILINE)
    assert all(len(line) <= 96 or line.startswith("    ") for line in told.splitlines())


def test_without_a_code_all_are_listed_with_name_and_severity() -> None:
    lines = explain().splitlines()
    assert len(lines) == len(ENTRIES)
    assert any(re.fullmatch(r"F105 +attribution kept +error", line) for line in lines)
    assert any(re.fullmatch(r"S001, F001, D001, P001 +unreadable file +error", line) for line in lines)


@pytest.mark.parametrize(
    ("typed", "said"), [("F15", "Did you mean “F105”?"), ("X1", "`sourcedeck explain` lists them")]
)
def test_an_unknown_code_is_no_success(typed: str, said: str) -> None:
    result = CliRunner().invoke(group, ["explain", typed])
    assert result.exit_code == 2
    assert f"There is no code “{typed}”" in result.output
    assert said in result.output


def test_findings_end_with_the_way_to_the_page_of_the_first(run: Run, edit: Edit) -> None:
    assert "explain" not in run("check").output
    edit("seeds/facts/harbour.yaml", "said that at least 11 ships", "said that 11 ships")
    assert run("check").output.splitlines()[-2] == "`sourcedeck explain F106` says more."
    assert run("build").output.rstrip().endswith("nothing was written. `sourcedeck explain F106` says more.")
    assert "says more" not in run("check", "--format", "github").output


def test_lists_code_and_tables_keep_their_shape() -> None:
    page = """**What holds.** Two things, see [the ledger](ledger.md#a-fact):

- The `words` of a *long* item that goes on and
  on until its line is full and the next one begins under it.
- A second.

```yaml
- rule: F105   # kept **as it is**
```

| key | means |
|---|---|
| `rule` | a code |
"""
    assert click.unstyle(as_plain_text(page, 50)) == (
        "What holds. Two things, see the ledger:\n\n"
        "- The ‘words’ of a long item that goes on and on\n"
        "  until its line is full and the next one begins\n"
        "  under it.\n"
        "- A second.\n\n"
        "    - rule: F105   # kept **as it is**\n\n"
        "key     means\n"
        "‘rule’  a code"
    )
