"""A ledger read in volumes is the one that is read at once, and so are its findings, whatever changed in between."""

import random
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from builder.ledger import load_ledger
from builder.model.finding import Finding
from builder.model.ledger import Ledger
from builder.rules import check_ledger
from builder.rules.check import FACT_CHECKS, LEDGER_CHECKS, RECORD_CHECKS, SOURCE_CHECKS
from builder.volumes import read_in_volumes
from builder.waivers import with_facts

Change = Callable[[Path], None]
MAPPINGS = ("sources", "facts", "actors", "localities", "terms", "listings", "statuses", "disputes", "matches")


def write(path: str, text: str) -> Change:
    def change(project: Path) -> None:
        (project / path).write_text(text, encoding="utf-8")

    return change


def edit(path: str, old: str, new: str) -> Change:
    def change(project: Path) -> None:
        text = (project / path).read_bytes() if (project / path).exists() else b""
        (project / path).write_bytes(text.replace(old.encode(), new.encode()))

    return change


def add(path: str, text: str) -> Change:
    def change(project: Path) -> None:
        before = (project / path).read_bytes() if (project / path).exists() else b""
        (project / path).write_bytes(before + text.encode())

    return change


def remove(path: str) -> Change:
    return lambda project: (project / path).unlink(missing_ok=True)


def rename(path: str, to: str) -> Change:
    def change(project: Path) -> None:
        if (project / path).exists():
            (project / path).rename(project / to)

    return change


def garble(path: str) -> Change:
    def change(project: Path) -> None:
        (project / path).write_bytes(b"\xc3 not text \x80")

    return change


A, B, C, D = (f"seeds/facts/{name}.yaml" for name in ("a-ships", "b-union", "c-derived", "d-absence"))
COURIER, POST = "seeds/sources/courier.md", "seeds/sources/post.md"
ACTORS, REFERENCE = "seeds/reference/actors.yaml", "seeds/reference"
CHANGES: Mapping[str, Change] = {
    "nothing": lambda _project: None,
    "a source's words": edit(COURIER, "at least 11 ships", "at least 12 ships"),
    "a source's next sentence": edit(COURIER, "mild.", "mild. A gull cried."),
    "a source says what was not found": edit(POST, "30 ships", "30 ships after a fire"),
    "a number in a source's title": edit(POST, "Ships at Morav", "30 ships at Morav"),
    "a source's date": edit(COURIER, "2022-03-08", "2022-03-18"),
    "a source's paper": edit(POST, "The Morav Post", "The Regime Post"),
    "a source loses its text": edit(POST, "The Pilots' Union denied that the port of Leska was closed. The", "The"),
    "a source goes": remove(POST),
    "a source is renamed": rename(POST, "seeds/sources/mail.md"),
    "a source comes": write("seeds/sources/new.md", "---\ntype: legal\ntitle: New\n---\nOne sentence stands here.\n"),
    "a source cannot be read": garble(POST),
    "a source has no front matter": write(POST, "No front matter.\n"),
    "left-out goes": edit(COURIER, "left-out:\n  - {exact: The weather was mild.", "left-out:\n  - {exact: The sun."),
    "a number is raised": edit(A, "said that at least 11", "said that at least 12"),
    "a hedge is lost": edit(A, "reportedly closed the port of Leska on Monday.\n  kind", "closed the port.\n  kind"),
    "an operand changes": edit(B, "all: {value: 9", "all: {value: 90"),
    "an operand is renamed": edit(B, "gone: {", "away: {"),
    "an operand's fact is renamed": edit(B, "id: left", "id: leaving"),
    "an operand's fact is broken": edit(B, "kind: figure", "kind: figgure"),
    "a name with a number in a fact": edit(C, "30 ships came to Morav.\n  kind", "Tug-30 came to Morav.\n  kind"),
    "a dispute comes": edit(C, "  places: [morav]", "  places: [morav]\n  disputes: [ships]"),
    "a dispute names nobody": edit(B, "disputes: [closed]", "disputes: [closing]"),
    "a fact disputes itself": edit(B, "disputes: [closed]", "disputes: [open]"),
    "a fact has no evidence": edit(D, "  evidence: [{source: order}]\n", ""),
    "a file of facts goes": remove(B),
    "a file of facts is renamed": rename(A, "seeds/facts/z-ships.yaml"),
    "a file of facts cannot be read": garble(B),
    "a file of facts breaks off": add(B, "- {id: broken\n"),
    "a file of facts is empty": write(C, ""),
    "facts quote another sentence": edit(C, "30 ships came to Morav.}", "30 ships}"),
    "an id is used twice, later": add(D, "- {id: ships, assertion: Ships waited., kind: background}\n"),
    "an id is used twice, sooner": write(
        "seeds/facts/0.yaml", "- {id: left, assertion: Some left., kind: background, disputes: [ships]}\n"
    ),
    "an id is used twice in a file": add(A, "- {id: ships, assertion: Ships waited., kind: background}\n"),
    "a file that nothing reads": write("seeds/facts/notes.txt", "hello"),
    "an actor is renamed": edit(ACTORS, "name: Pilots' Union", "name: Union of Pilots"),
    "an actor's id changes": edit(ACTORS, "id: union", "id: pilots"),
    "an actor becomes a party": edit(ACTORS, "kind: institution}", "kind: institution, party: true}"),
    "an actor is an outlet": edit(ACTORS, "kind: institution, names", "kind: outlet, names"),
    "an actor is broken": edit(ACTORS, "kind: outlet", "kind: paper"),
    "actors cannot be read": garble(ACTORS),
    "a place goes": edit(f"{REFERENCE}/places.yaml", "id: morav", "id: morava"),
    "wording comes": write(f"{REFERENCE}/wording.yaml", "- {words: [waited], why: too idle, instead: lay}\n"),
    "a waiver comes": write(
        f"{REFERENCE}/waivers.yaml", "- {rule: F105, fact: closed, severity: note, reason: the hedge is in the title}\n"
    ),
    "a term comes": write(
        f"{REFERENCE}/glossary.yaml", "- {id: quay, term: 7-quay, meaning: Where ships waited., source: post}\n"
    ),
    "a term of no source": write(
        f"{REFERENCE}/glossary.yaml", "- {id: quay, term: quay, meaning: A place for 5 ships., source: nowhere}\n"
    ),
    "a listing comes": write(
        f"{REFERENCE}/listings.yaml",
        "- {id: one, fact: ordered, by: board, measure: the port is closed, targets: [{name: Tug 9, kind: goods}]}\n",
    ),
    "a reference file that nothing reads": write(f"{REFERENCE}/actor.yaml", "[]"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_what_was_kept_gives_what_a_fresh_look_gives(harbour: Path, name: str) -> None:
    read_in_volumes(harbour, processes=1)
    CHANGES[name](harbour)
    same(harbour)


@pytest.mark.parametrize("seed", range(6))
def test_so_do_many_changes_one_after_the_other(harbour: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same changes in every run
    for name in chance.sample(sorted(CHANGES), 8):
        CHANGES[name](harbour)
        same(harbour)


def test_a_change_that_is_taken_back_is_none(harbour: Path) -> None:
    before = read_in_volumes(harbour, processes=1)[1]
    text = (harbour / A).read_text("utf-8")
    CHANGES["a number is raised"](harbour)
    assert read_in_volumes(harbour, processes=1)[1] != before
    (harbour / A).write_text(text, encoding="utf-8")
    assert read_in_volumes(harbour, processes=1)[1] == before


def test_a_day_for_staleness_is_asked_anew(harbour: Path) -> None:
    for date in ("", "2022-05-01", "2022-07-01"):
        same(harbour, date)
    assert any(finding.code == "D113" for finding in read_in_volumes(harbour, date="2022-07-01", processes=1)[1])


def test_several_processes_find_the_same(harbour: Path) -> None:
    CHANGES["a number is raised"](harbour)
    same(harbour, processes=2, cached=False)


def test_every_rule_of_the_ledger_is_asked_in_volumes() -> None:
    assert set(LEDGER_CHECKS) == {*SOURCE_CHECKS, *FACT_CHECKS, *RECORD_CHECKS}


def same(project: Path, date: str = "", *, processes: int = 1, cached: bool = True) -> None:
    """Compare the ledger and the findings in volumes, kept and fresh, with those of the whole."""
    whole = load_ledger(project)
    read = in_print(with_facts(whole.findings, whole))
    found = in_print(with_facts(check_ledger(whole, date), whole))
    for keeps in (cached, False):
        ledger, findings = read_in_volumes(project, date=date, cached=keeps, processes=processes)
        for name in MAPPINGS:
            told, expected = getattr(ledger, name), getattr(whole, name)
            assert dict(told) == dict(expected), name
            assert list(told) == list(expected) or name == "disputes", f"the order of {name}"
        assert (ledger.wording, ledger.waivers, dict(ledger.broken)) == (
            whole.wording,
            whole.waivers,
            dict(whole.broken),
        )
        assert in_print(ledger.findings) == read
        assert in_print(findings) == found
        assert unlike(ledger, whole) == ""


def in_print(findings: Iterable[Finding]) -> list[str]:
    """Findings, as their fields, line by line."""
    return [repr(finding) for finding in findings]


def unlike(one: Ledger, other: Ledger) -> str:
    """The first field in which two ledgers differ that `same` does not compare; "" if none does."""
    compared = (*MAPPINGS, "wording", "waivers", "broken", "findings", "numbered_names", "papers")
    fields = [name for name in one.__struct_fields__ if name not in compared]
    return next((name for name in fields if getattr(one, name) != getattr(other, name)), "")
