"""The adversarial corpus: every distortion is caught, and nobody is accused who is right."""

import os

import pytest
from corpus_cases import PARTS, Case, base_names, read_cases
from corpus_judging import base_findings, judge, told
from corpus_table import PAGE, first_verdicts, page_with, remedies, tables, wrong_at_first

CASES = read_cases()


def _parameters() -> list[object]:
    return [
        pytest.param(
            case,
            id=case.id,
            marks=[pytest.mark.xfail(reason=case.known_miss, strict=True)] if case.known_miss else [],
        )
        for case in CASES
        if not case.void
    ]


@pytest.mark.parametrize("base", base_names())
def test_each_base_is_clean(base: str) -> None:
    findings = base_findings(base)
    assert not findings, "\n".join(["a base must have no findings:", *map(told, findings)])


@pytest.mark.parametrize("case", _parameters())
def test_each_case_is_judged_rightly(case: Case) -> None:
    verdict = judge(case)
    assert verdict.right, "\n".join(
        [
            f"{verdict.word}: {case.title} ({case.why})",
            f"base {case.base}, expected {', '.join(case.expect) or 'no findings'}",
            case.block.rstrip(),
            "told:",
            *(f"  {told(finding)}" for finding in verdict.findings),
            *([] if verdict.findings else ["  nothing"]),
        ]
    )


@pytest.mark.parametrize("part", ["distorted", "honest", "blind"])
def test_each_case_has_its_first_verdict_on_record(part: str) -> None:
    missing = [case.id for case in CASES if case.part == part and case.id not in first_verdicts(part)]
    assert not missing, f"run .venv/bin/python tests/corpus/record_first_run.py {part}, which records: {missing}"


def test_the_tables_in_docs_are_what_this_run_says() -> None:
    page = page_with(tables(CASES))
    if os.environ.get("UPDATE_CORPUS"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page, "the score changed: run “make corpus”, then read the diff"


def test_each_blind_case_judged_wrongly_at_first_says_what_was_done() -> None:
    missing = sorted(set(wrong_at_first()) - set(remedies()))
    assert not missing, f"write into tests/corpus/remedies-blind.txt what was done about: {missing}"


def test_no_case_with_a_first_verdict_was_taken_out() -> None:
    known = {case.id for case in CASES}
    assert not [case for part in PARTS for case in first_verdicts(part) if case not in known]


def test_the_corpus_is_large_enough() -> None:
    distorted = [case for case in CASES if case.part == "distorted"]
    honest = [case for case in CASES if case.part == "honest"]
    assert len(distorted) >= 120
    assert len(honest) >= 60
    assert sum(case.part == "blind" for case in CASES) >= 60
