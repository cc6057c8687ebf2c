"""The score as a table for docs/corpus.md, and the file of first verdicts, which is written once and never changed."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus_cases import CORPUS, Case, read_cases
from corpus_judging import RIGHT, judge

PAGE = CORPUS.parents[1] / "docs" / "corpus.md"
BEGIN, END = "<!-- The tables are made by `make corpus`. -->", "<!-- End of the tables. -->"
_HEADING = "# verdict, codes told, digest of the case, case; written by record_first_run.py, never changed by hand"
_NAMES = {
    "distorted": "Distortions: caught of all",
    "honest": "Honest cases: accused of all",
    "blind distorted": "Blind distortions: caught of all",
    "blind honest": "Blind honest cases: accused of all",
}


class First(NamedTuple):
    """The first verdict on a case: the word, the codes told, and the digest of the case as it was then."""

    word: str
    codes: str
    digest: str


def first_run_file(part: str) -> Path:
    """Where the first verdicts of a part stand."""
    return CORPUS / f"first-run-{part}.txt"


def first_verdicts(part: str) -> Mapping[str, First]:
    """The first verdicts of a part, by the ids of its cases; empty where none were recorded."""
    path = first_run_file(part)
    if not path.is_file():
        return {}
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {case: First(word, codes, digest) for word, codes, digest, case in lines}


def record(part: str) -> int:
    """Judge every case of a part that has no first verdict yet, and add the verdicts to its file; how many."""
    before = first_verdicts(part)
    lines = []
    for case in read_cases():
        if case.part == part and case.id not in before:
            verdict = judge(case)
            lines.append("\t".join([verdict.word, " ".join(verdict.codes) or "-", case.digest, case.id]))
    path = first_run_file(part)
    kept = path.read_text(encoding="utf-8").splitlines() if path.is_file() else [_HEADING]
    path.write_text("\n".join([*kept, *lines]) + "\n", encoding="utf-8")
    return len(lines)


def tables(cases: Sequence[Case]) -> str:
    """The tables of all parts, a row a theme, with the first score and that of this run; then the blind misses."""
    by_kind: dict[str, list[Case]] = {}
    for case in cases:
        if case.void:
            continue
        kind = f"blind {'distorted' if case.expect else 'honest'}" if case.part == "blind" else case.part
        by_kind.setdefault(kind, []).append(case)
    made = [_table(kind, by_kind[kind]) for kind in _NAMES if kind in by_kind]
    void = [case for case in cases if case.void]
    return "\n\n".join([*made, *([_void(void)] if void else []), _remedies(by_kind)])


def _void(cases: list[Case]) -> str:
    """The cases that are left out of the tables, and why."""
    names = "; ".join(f"*{case.part}/{case.theme}: {case.title}* ({case.void})" for case in cases)
    return f"Left out, since the case itself is wrong: {names}."


def wrong_at_first() -> Mapping[str, First]:
    """The blind cases that were judged wrongly when they were first tried, by their ids."""
    return {case: first for case, first in first_verdicts("blind").items() if first.word not in RIGHT}


def remedies() -> Mapping[str, str]:
    """What was done about each blind case that was judged wrongly at first, by its id."""
    lines = (CORPUS / "remedies-blind.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if not line.startswith("#"))


def _remedies(by_kind: Mapping[str, list[Case]]) -> str:
    known = {case.id: case for kind in by_kind for case in by_kind[kind]}
    done = remedies()
    rows = ["| Blind cases judged wrongly at first | then | what was done |", "|---|---|---|"]
    for name, first in wrong_at_first().items():
        now = judge(known[name]).word if name in known else "void"
        told = f"{first.word}{'' if first.codes == '-' else f' ({first.codes})'}"
        rows.append(f"| {name.removeprefix('blind/')} | {told} | {done.get(name, '')} *Now: {now}.* |")
    return "\n".join(rows)


def _table(kind: str, cases: list[Case]) -> str:
    part = kind.partition(" ")[0]
    first = {case.id: verdict for case in cases if (verdict := first_verdicts(part).get(case.id))}
    rows = [f"| {_NAMES[kind]} | cases | first run | now |", "|---|---:|---:|---:|"]
    themes: dict[str, list[Case]] = {}
    for case in cases:
        themes.setdefault(case.theme, []).append(case)
    for theme, own in [*themes.items(), ("**all**", cases)]:
        at_first = sum(case.id in first and first[case.id].word in RIGHT for case in own)
        now = sum(judge(case).right for case in own)
        if kind.endswith("honest"):
            at_first, now = len(own) - at_first, len(own) - now
        rows.append(f"| {theme.replace('-', ' ')} | {len(own)} | {at_first} | {now} |")
    changed = sum(case.id in first and first[case.id].digest != case.digest for case in cases)
    if changed:
        rows += ["", f"Cases mended since their first run: {changed}."]
    return "\n".join(rows)


def page_with(made: str) -> str:
    """The page with these tables in their place."""
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN, 1)
    return f"{head}{BEGIN}\n\n{made}\n\n{END}{rest.split(END, 1)[1]}"
