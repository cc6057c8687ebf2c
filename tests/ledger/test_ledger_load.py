"""Loading seeds: records by id, disputes on both sides, and each mistake at its place with a way out."""

from pathlib import Path

import pytest

from builder.ledger import load_ledger

FACTS = "seeds/facts/deal.yaml"
PAPER = "seeds/sources/paper.md"
OTHER = "seeds/facts/other.yaml"
ACTORS = "seeds/reference/actors.yaml"


def told(folder: Path) -> list[str]:
    return [f"{found.place}: {found.code} {found.message} | {found.hint}" for found in load_ledger(folder).findings]


def test_a_clean_project_loads_without_findings(project):
    ledger = load_ledger(project())
    assert ledger.findings == ()
    assert list(ledger.sources) == ["order", "paper"]
    assert list(ledger.facts) == ["finalised", "rejected", "listed"]
    assert ledger.disputes == {"finalised": ("rejected",), "rejected": ("finalised",)}
    assert next(iter(ledger.actors)) == "officials"
    assert (len(ledger.localities), len(ledger.terms), len(ledger.listings), len(ledger.wording)) == (1, 1, 1, 1)


def test_a_source_keeps_its_text_verbatim_and_the_line_it_begins_on(project):
    source = load_ledger(project()).sources["paper"]
    assert source.text is not None
    assert source.text.startswith("At least three")
    assert source.text.endswith("11 people.")
    assert source.text_line == 7
    assert load_ledger(project()).sources["order"].text is None


def test_matches_are_spans_in_the_stored_text(project):
    ledger = load_ledger(project())
    (((start, end),),) = ledger.matches["rejected"]
    text = ledger.sources["paper"].text
    assert text is not None
    assert text[start:end] == "Iran rejects it."
    assert ledger.matches["listed"] == ((),)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            FACTS,
            "source: paper",
            "source: papr",
            f"{FACTS}:8:15: F006 there is no source “papr” | did you mean “paper”?",
        ),
        (FACTS, "who: paper", "who: papper", f"{FACTS}:6:13: F006 there is no actor “papper” | did you mean “paper”?"),
        (
            FACTS,
            "[rejected]",
            "[rejectd]",
            f"{FACTS}:12:14: F006 there is no fact “rejectd” | did you mean “rejected”?",
        ),
        (
            FACTS,
            "about: [iran]",
            "about: [iran, irn]",
            f"{FACTS}:13:17: F006 there is no actor “irn” | did you mean “iran”?",
        ),
        (
            FACTS,
            "about: [iran]",
            "places: [kiyv]",
            f"{FACTS}:13:12: F006 there is no place “kiyv” | did you mean “kyiv”?",
        ),
        (FACTS, "[rejected]", "[finalised]", f"{FACTS}:12:14: F006 the fact “finalised” disputes itself"),
        (ACTORS, "kind: state", "kind: state, of: irna", f"{ACTORS}:3:43: F006 there is no actor “irna”"),
        (ACTORS, "kind: state", "kind: state, of: iran", "F006 the actor “iran” belongs to itself"),
        (
            ACTORS,
            "kind: state",
            "kind: state, rests-on: [listd]",
            "F006 there is no fact “listd” | did you mean “listed”?",
        ),
        ("seeds/reference/glossary.yaml", "order", "ordr", "F006 there is no source “ordr” | did you mean “order”?"),
        ("seeds/reference/listings.yaml", "listed", "lsted", "F006 there is no fact “lsted” | did you mean “listed”?"),
        (
            OTHER,
            "id: listed",
            "id: finalised",
            f"{OTHER}:7:7: F005 the fact id “finalised” is used twice | the first stands at {FACTS}:1:",
        ),
        (OTHER, "evidence: [{source: order}]", "tags: [x]", f"{OTHER}:7:3: F004 the fact “listed” has no evidence"),
        (
            OTHER,
            "kind: legal",
            "kind: absence",
            f"{OTHER}:9:9: F004 the absence “listed” does not say what was looked for",
        ),
        (
            PAPER,
            "container-title",
            "container",
            f"{PAPER}:4:1: S002 unknown key “container” in a source | did you mean “container-title”?",
        ),
        (PAPER, "type: article-newspaper\n", "", f"{PAPER}:2:1: S004 the source has no “type”"),
        (PAPER, "three officials", "three \ue001", f"{PAPER}:7:16: S001 the private-use character U+E001"),
    ],
)
def test_a_mistake_is_told_at_its_place_with_the_nearest_name(project, name, old, new, expected):
    found = told(project(name, old, new))
    assert [line for line in found if expected in line], found


def test_a_broken_record_is_told_once_and_not_again_by_those_that_name_it(project):
    ledger = load_ledger(project(OTHER, "kind: official_statement", "kind: oficial"))
    assert [finding.code for finding in ledger.findings] == ["F003"]
    assert list(ledger.broken) == ["rejected"]
    assert "rejected" not in ledger.facts
    ledger = load_ledger(project(PAPER, "issued: 2022-11-21", "issued: x"))
    assert [finding.code for finding in ledger.findings] == ["S003"]


def test_files_that_nothing_reads_are_warned_of(project):
    folder = project()
    (folder / "seeds/facts/more.yml").write_text("", encoding="utf-8")
    (folder / "seeds/reference/actor.yaml").write_text("", encoding="utf-8")
    (folder / "seeds/facts/.DS_Store").write_text("", encoding="utf-8")
    found = told(folder)
    assert found[0].startswith("seeds/facts/more.yml: F001 this file is not read | files of this folder end in .yaml")
    assert "did you mean “actors.yaml”?" in found[1]
    assert len(found) == 2


def test_every_file_is_read_even_when_one_cannot_be(project):
    folder = project(FACTS, "kind: reported_event", "kind: [")
    (folder / OTHER).write_bytes(b"- id: x\n  assertion: caf\xe9\n")
    lines = told(folder)
    assert any(line.startswith(f"{OTHER}:2:17: F001 the byte 0xE9 is not UTF-8 text") for line in lines)
    assert any(line.startswith(f"{FACTS}:") and "F001" in line for line in lines)


def test_a_file_that_cannot_be_read_is_told_once_and_not_by_all_that_name_its_records(project):
    folder = project(ACTORS, "kind: outlet}", "kind: outlet]")
    assert [line.split(" ")[1] for line in told(folder)] == ["F001"]
    (folder / ACTORS).write_bytes((folder / ACTORS).read_bytes().replace(b"Iran,", b"Ir\xe9n,"))
    assert [line.split(" ")[1] for line in told(folder)] == ["F001"]
    assert list(load_ledger(folder).broken) == ["officials", "paper", "iran", "treasury"]
