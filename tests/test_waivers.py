"""Waivers: a project lowers or silences one rule for one fact or template, with a reason that every run prints."""

import json
from pathlib import Path

import msgspec
import pytest
from fixture_types import Edit, Run
from hypothesis import given
from hypothesis import strategies as st

from builder.build import make_deck
from builder.bundled import bundled_root
from builder.cli.report import as_text
from builder.ledger import load_ledger
from builder.model.finding import Finding, Place
from builder.model.ledger import Ledger, Waiver
from builder.waivers import waive as waive_all

FACTS = "seeds/facts/harbour.yaml"
DECK = "decks/harbour.yaml"
WAIVERS = "seeds/reference/waivers.yaml"
SEVERITIES = ("silent", "note", "warning", "error")
PACKS = ("classroom", "seminar")
REASON = "the paper corrected the number a day later, and the class compares both"


@pytest.fixture
def waive(project: Path) -> Edit:
    """Write the project's waivers: `waive("F106", "fact: ships", "severity: note")`, with a good reason."""

    def write(rule: str, subject: str, more: str = "") -> None:
        keys = ", ".join(part for part in (f"rule: {rule}", subject, more, f'reason: "{REASON}"') if part)
        path = project / WAIVERS
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{old}- {{{keys}}}\n", encoding="utf-8")

    return write


def lose_the_qualifier(edit: Edit) -> None:
    """“At least 11 ships” becomes “11 ships” in the assertion: F106, and D105 on the slide that shows it."""
    edit(FACTS, "said that at least 11 ships", "said that 11 ships")


def test_a_rule_is_silenced_for_one_fact_and_the_reason_is_printed(run: Run, edit: Edit, waive: Edit) -> None:
    lose_the_qualifier(edit)
    assert run("check").exit_code == 1
    waive("F106", "fact: ships")
    result = run("check", "--strict")
    assert f"{FACTS}:10:14: waived F106 " in result.output
    assert f"    waived: {REASON}\n" in result.output
    assert "hint:" not in result.output
    assert "1 deck checked: no findings, 1 waived.\n" in result.output
    assert result.exit_code == 0


def test_the_build_prints_what_it_waives_and_writes_the_deck(run: Run, edit: Edit, waive: Edit, project: Path) -> None:
    lose_the_qualifier(edit)
    waive("F106", "fact: ships")
    result = run("build", "--strict")
    assert result.exit_code == 0, result.output
    assert "waived F106 " in result.output
    assert REASON in result.output
    assert (project / "build/harbour.pptx").is_file()


@pytest.mark.parametrize(("severity", "strict"), [("warning", 1), ("note", 0), ("silent", 0)])
def test_a_rule_that_is_lowered_to_a_warning_still_fails_a_strict_run(
    run: Run, edit: Edit, waive: Edit, severity: str, strict: int
) -> None:
    lose_the_qualifier(edit)
    waive("F106", "fact: ships", f"severity: {severity}")
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == strict
    assert f"{'waived' if severity == 'silent' else severity} F106" in run("check").output
    assert f"    {'waived' if severity == 'silent' else 'lowered'}: {REASON}" in run("check").output


def test_another_fact_and_another_rule_stay_as_bad_as_they_were(run: Run, edit: Edit, waive: Edit) -> None:
    lose_the_qualifier(edit)
    edit(FACTS, "assertion: Two unnamed officials reportedly said", "assertion: Two unnamed officials said")
    waive("F106", "fact: ships")
    waive("F106", "fact: repairs")
    result = run("check")
    assert f"{FACTS}:26:14: error F105" in result.output
    assert result.exit_code == 1


def test_a_claim_on_a_slide_is_waived_only_for_all_the_facts_that_it_rests_on(
    run: Run, edit: Edit, waive: Edit
) -> None:
    edit(
        DECK,
        "{text: At least 11 ships waited, rests-on: [ships]}",
        "{text: 11 ships waited, rests-on: [ships, closed]}",
    )
    waive("D105", "fact: ships")
    output = run("check").output
    assert "error D105" in output
    assert f"; the waiver at {WAIVERS}:1:3 does not reach this: it rests on “closed” too" in output
    waive("D105", "fact: closed")
    assert "waived D105 " in run("check").output
    assert run("check", "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("template", "covered"),
    [("key-facts", True), ("seminar/key-facts", True), ("classroom/key-facts", False), ("passage", False)],
)
def test_a_rule_is_waived_for_one_template_perhaps_of_one_pack(
    run: Run, edit: Edit, waive: Edit, template: str, covered: bool
) -> None:
    edit(DECK, "script: Read the three lines aloud.", f"script: {'Read the lines. ' * 40}")
    waive("D106", f"template: {template}")
    result = run("check")
    assert ("waived D106" in result.output) is covered
    assert ("warning D106" in result.output) is not covered


def test_the_accessibility_of_a_template_is_waived_by_its_name(run: Run, edit: Edit, waive: Edit) -> None:
    edit(
        DECK, "title: {text: Two unnamed officials reportedly said that repairs had begun", "title: {text: The sources"
    )
    assert "error A101" in run("check").output
    waive("A101", "template: sources")
    waive("A101", "template: passage")
    assert "waived A101" in run("check", "--strict").output


def test_a_waiver_of_a_fact_is_not_used_where_that_of_the_template_did_the_work(
    run: Run, edit: Edit, waive: Edit
) -> None:
    edit(DECK, "{text: At least 11 ships waited, rests-on: [ships]}", "{text: 11 ships waited, rests-on: [ships]}")
    waive("D105", "fact: ships", "severity: note")
    assert "F120" not in run("check").output
    waive("D105", "template: key-facts")
    output = run("check").output
    assert "waived D105" in output
    assert f"{WAIVERS}:1:3: warning F120 D105 has nothing to waive for the fact “ships”" in output
    assert f"{WAIVERS}:2:3" not in output


def test_nor_is_that_of_the_template_where_those_of_the_facts_did_it(run: Run, edit: Edit, waive: Edit) -> None:
    edit(DECK, "{text: At least 11 ships waited, rests-on: [ships]}", "{text: 11 ships waited, rests-on: [ships]}")
    waive("D105", "template: key-facts", "severity: note")
    waive("D105", "fact: ships")
    output = run("check").output
    assert "waived D105" in output
    assert f"{WAIVERS}:1:3: warning F120 D105 has nothing to waive for the template “key-facts”" in output
    assert f"{WAIVERS}:2:3" not in output


def test_a_waiver_that_excuses_nothing_is_told_when_all_was_checked(run: Run, waive: Edit) -> None:
    waive("F106", "fact: ships")
    waive("A102", "template: passage")
    result = run("check", "--strict")
    assert f"{WAIVERS}:1:3: warning F120 F106 has nothing to waive for the fact “ships”" in result.output
    assert f"{WAIVERS}:2:3: warning F120 A102 has nothing to waive for the template “passage”" in result.output
    assert result.exit_code == 1
    assert "F120" in run("build").output
    assert "F120" not in run("check", "harbour").output  # of the decks that were not checked, nobody knows
    assert "F120" not in run("check", "--ledger-only").output
    assert "F120" not in run("build", "harbour").output


def test_no_waiver_is_called_idle_while_something_is_broken(run: Run, edit: Edit, waive: Edit) -> None:
    waive("F106", "fact: ships")
    edit(FACTS, "exact: At least 11 ships waited", "exact: At least 11 boats waited")
    assert "F120" not in run("check").output


@pytest.mark.parametrize(
    ("written", "place", "code", "message", "hint"),
    [
        ("{rule: F10, fact: ships, reason: R}", "1:10", "F006", "there is no rule “F10”", "did you mean “F101”?"),
        ("{rule: f106, fact: ships, reason: R}", "1:10", "F006", "there is no rule “f106”", "did you mean “F106”?"),
        ("{rule: attribution kept, fact: ships, reason: R}", "1:10", "F006", "no rule", "write its code: F105"),
        ("{rule: L101, template: passage, reason: R}", "1:10", "F006", "there is no rule “L101”", ""),
        ("{rule: F101, fact: ships, reason: R}", "1:10", "F003", "F101 (quotation found) cannot be waived", "copy"),
        ("{rule: F102, fact: ships, reason: R}", "1:10", "F003", "F102 (quotation unique) cannot be waived", "prefix"),
        ("{rule: S110, fact: ships, reason: R}", "1:10", "F003", "S110 (source drift) cannot be waived", "pin"),
        ("{rule: S111, fact: ships, reason: R}", "1:10", "F003", "cannot be waived", "under “left-out” of its source"),
        ("{rule: D115, fact: ships, reason: R}", "1:10", "F003", "D115 (quote budget) cannot be waived", "quote-limit"),
        ("{rule: F106, reason: R}", "1:3", "F004", "names neither a fact nor a template", "name one"),
        ("{rule: D105, fact: ships, template: passage, reason: R}", "1:3", "F004", "both a fact and a template", ""),
        ("{rule: F106, template: passage, reason: R}", "1:26", "F003", "is about a fact", "write “fact: …”"),
        ("{rule: A102, fact: ships, reason: R}", "1:22", "F003", "is about a slide", "write “template: …”"),
        ("{rule: F106, fact: ship, reason: R}", "1:22", "F006", "there is no fact “ship”", "did you mean “ships”?"),
        ("{rule: D105, template: pasage, reason: R}", "1:26", "F006", "no slide template “pasage”", "“passage”?"),
        ("{rule: D105, template: semnar/passage, reason: R}", "1:26", "F006", "“semnar/passage”", "“seminar/passage”?"),
        ("{rule: F106, fact: ships}", "1:3", "F004", "the waiver has no “reason”", "add “reason: …”"),
        ('{rule: F106, fact: ships, reason: ""}', "1:3", "F004", "the waiver has no “reason”", ""),
        ("{rule: F106, fact: ships, reason: not needed}", "1:37", "F003", "expected a reason worth reading", ""),
        ("{rule: D106, template: passage, severity: warning, reason: R}", "1:45", "F003", "than a warning", "silent"),
        ("{rule: F106, fact: ships, severity: off, reason: R}", "1:39", "F003", "one of warning, note, silent", ""),
        ("{rule: F106, fact: ships, reason: R, why: R}", "1:60", "F002", "unknown key “why” in a waiver", ""),
    ],
)
def test_a_wrong_waiver_is_told_and_excuses_nothing(
    run: Run, edit: Edit, project: Path, written: str, place: str, code: str, message: str, hint: str
) -> None:
    lose_the_qualifier(edit)
    (project / WAIVERS).write_text(f"- {written.replace(': R', ': as the class will see')}\n", encoding="utf-8")
    output = run("check").output
    told = next(line for line in output.splitlines() if line.startswith(WAIVERS))
    assert told.startswith(f"{WAIVERS}:{place}: error {code}")
    assert message in told
    assert hint in output
    assert code == "F002" or "error F106" in output


def test_the_waiver_of_the_documentation_is_one(run: Run, edit: Edit, project: Path) -> None:
    page = (bundled_root() / "docs/ledger.md").read_text(encoding="utf-8").partition("### Waivers")[2]
    example = page.partition("```yaml\n")[2].partition("```")[0].replace("fact: finalised", "fact: repairs")
    (project / WAIVERS).write_text(example, encoding="utf-8")
    edit(FACTS, "assertion: Two unnamed officials reportedly said", "assertion: Two unnamed officials said")
    assert f"{FACTS}:26:14: waived F105 " in run("check", "--ledger-only").output


def test_one_rule_is_waived_once_for_one_fact(run: Run, edit: Edit, waive: Edit) -> None:
    lose_the_qualifier(edit)
    waive("F106", "fact: ships")
    waive("F106", "fact: ships", "severity: note")
    output = run("check").output
    assert f"{WAIVERS}:2:3: error F005 F106 is waived twice for the fact “ships”" in output
    assert f"the first stands at {WAIVERS}:1:3" in output


def test_what_comes_from_a_stranger_can_waive_nothing(run: Run, edit: Edit, waive: Edit, project: Path) -> None:
    lose_the_qualifier(edit)
    waive("F106", "fact: ships")
    text = (project / WAIVERS).read_text(encoding="utf-8")
    (project / WAIVERS).unlink()
    own = project / "templates/mine"
    own.mkdir(parents=True)
    (own / "pack.toml").write_text('name = "mine"\nextends = "seminar"\n', encoding="utf-8")
    for stranger in ("templates/mine/waivers.yaml", "decks/waivers.txt", "waivers.yaml", "seeds/waivers.yaml"):
        (project / stranger).write_text(text, encoding="utf-8")
    edit(DECK, "pack: seminar\n", "pack: mine\nwaivers: [F106]\n")
    output = run("check").output
    assert "error F106" in output
    assert "error D002 unknown key “waivers” in a deck" in output
    (project.parent / "elsewhere.yaml").write_text(text, encoding="utf-8")
    (project / WAIVERS).symlink_to(project.parent / "elsewhere.yaml")
    assert "error F106" in run("check").output


def test_other_programs_are_told_the_reason_too(run: Run, edit: Edit, waive: Edit) -> None:
    lose_the_qualifier(edit)
    waive("F106", "fact: ships")
    [found] = json.loads(run("check", "--format", "json").output)
    assert {"code": "F106", "severity": "silent", "waived": REASON, "facts": ["ships"]}.items() <= found.items()
    github = run("check", "--format", "github").output
    assert github.startswith(f"::notice file={FACTS},line=10,col=14,title=F106 (waived)::")
    assert f"— waived: {REASON}" in github


def test_the_slide_about_the_deck_counts_what_was_waived_and_its_notes_say_why(
    run: Run, edit: Edit, waive: Edit, project: Path
) -> None:
    def about() -> str:
        assert run("build", "--strict", "--format", "md").exit_code == 0
        return (project / "build/harbour.md").read_text(encoding="utf-8").partition("About this deck")[2]

    edit(DECK, "  - {template: sources,", "  - {template: about}\n  - {template: sources,")
    assert "waived" not in about()
    lose_the_qualifier(edit)
    waive("F106", "fact: ships")
    assert "**1** rule waived, for a reason given in the notes" in about()
    edit(DECK, "script: Read the three lines aloud.", f"script: {'Read the lines. ' * 40}")
    waive("D106", "template: seminar/key-facts")
    told = about()
    assert "**2** rules waived, for reasons given in the notes" in told
    assert "> **Rules waived in this deck, and why:**" in told
    assert f"> **F106** for the fact ships: {REASON}" in told
    assert f"> **D106** for the template seminar/key-facts: {REASON}" in told


def test_a_deck_counts_only_the_waivers_that_are_about_it(run: Run, edit: Edit, waive: Edit, project: Path) -> None:
    edit(DECK, "  - {template: sources,", "  - {template: about}\n  - {template: sources,")
    edit(
        FACTS, "The closure may last until Friday, the newspaper writes.", "The closure lasts until Friday, it writes."
    )
    edit(DECK, "facts: [closed, ships, may-last]", "facts: [closed, ships]")
    waive("F105", "fact: may-last")
    assert "waived F105" in run("build", "--strict", "--format", "md").output
    assert "waived" not in (project / "build/harbour.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("deck", ["drone-deal-classroom", "drone-deal-seminar"])
def test_the_count_finds_room_on_the_slide_about_each_shipped_deck(deck: str) -> None:
    root = bundled_root()
    at = Place(WAIVERS, 1, 3)
    many = tuple(Waiver(at=at, rule="A102", template=f"{name}/passage", reason=REASON) for name in PACKS * 6)
    ledger = msgspec.structs.replace(load_ledger(root), waivers=many)
    made = make_deck(Path(f"decks/{deck}.yaml"), root, ledger)
    assert not [one for one in made.findings if one.severity == "error"]
    assert made.placed is not None
    [about] = [one.slide for one in made.placed.slides if one.slide.template == "about"]
    counted = [paragraph.text for paragraph in about.slots["aside"].paragraphs()]
    assert any(text.startswith("6 rules waived") for text in counted)
    assert sum(REASON in paragraph.text for paragraph in about.notes) == 6


def test_show_tells_from_which_rules_a_fact_is_excused(run: Run, waive: Edit) -> None:
    waive("F106", "fact: ships", "severity: note")
    assert f"Waived    F106 (note): {REASON}" in run("show", "ships").output
    assert "Waived" not in run("show", "repairs").output


def test_a_finding_names_the_fact_in_whose_record_it_stands(run: Run, edit: Edit) -> None:
    lose_the_qualifier(edit)
    edit(FACTS, "words: Two unnamed officials}\n", "words: Three unnamed officials}\n")
    found = json.loads(run("check", "--ledger-only", "--format", "json").output)
    assert [(one["code"], one["facts"]) for one in found] == [("F106", ["ships"]), ("F104", ["repairs"])]


def test_a_projects_own_words_cannot_steer_the_terminal() -> None:
    told = as_text(Finding("F003", "error", Place("seeds/a\nb.yaml", 1, 1), "“\x1b[2Jred”", "one\ntwo"))
    assert "\\x1b[2Jred" in told
    assert "seeds/a\\nb.yaml:1:1" in told
    assert told.splitlines()[1:] == ["    hint: one\\ntwo"]


CODES = st.sampled_from(["F101", "F106", "D105", "A102", "L101"])
IDS = st.sampled_from(["", "", "a", "b"])
TEMPLATES = st.sampled_from(["", "", "passage", "mine/passage"])
MADE = st.builds(
    Waiver,
    at=st.just(Place(WAIVERS, 1, 3)),
    rule=CODES,
    reason=st.just(REASON),
    fact=IDS,
    template=TEMPLATES,
    severity=st.sampled_from(["silent", "note", "warning"]),
)
TOLD = st.builds(
    Finding,
    code=CODES,
    severity=st.sampled_from(["error", "warning"]),
    place=st.just(Place(FACTS, 1, 3)),
    message=st.just("words"),
    facts=st.lists(IDS.filter(bool), max_size=2).map(tuple),
    template=st.sampled_from(["", "passage"]),
)


@given(st.lists(MADE, min_size=3, max_size=12), st.lists(TOLD, min_size=3, max_size=12))
def test_only_what_waivers_name_becomes_milder_and_nothing_else_changes(
    waivers: list[Waiver], findings: list[Finding]
) -> None:
    ledger = Ledger(sources={}, facts={}, waivers=tuple(waivers))
    for before, after in zip(findings, waive_all(findings, ledger, "mine"), strict=True):
        names = {one.fact for one in waivers if one.rule == before.code} - {""}
        kinds = {one.template for one in waivers if one.rule == before.code} - {""}
        if after.waived:
            assert before.code in {"F106", "D105", "A102"}
            assert set(before.facts) <= names or {before.template, f"mine/{before.template}"} & kinds
            assert SEVERITIES.index(after.severity) < SEVERITIES.index(before.severity)
        same = msgspec.structs.replace(after, severity=before.severity, waived="", hint=before.hint)
        assert same == before
        assert bool(after.waived) is (after.severity != before.severity)
