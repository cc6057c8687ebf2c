"""Every slide template of both packs, composed from the sample: no finding, every slot filled, and refusals told."""

from pathlib import Path

import pytest

from builder.compose import compose
from builder.ledger import load_ledger
from builder.model.finding import Finding
from builder.model.ledger import Ledger
from builder.model.pack import Pack
from builder.model.slides import Deck
from builder.outline import outline, parse_deck
from builder.packs import load_pack

ROOT = Path(__file__).parents[2]
TASK = "    task: {text: What would settle it?, label: In pairs, minutes: 3}\n"
GROUPS = "    groups: [{label: One side, facts: [finalised]}, {label: Other side, facts: [iran-ministry-rejects]}]\n"
GIVEN = {
    "title": "",
    "agenda": "",
    "section": "    section: First part\n",
    "bottom-line": "    facts: [finalised, still-in-progress]\n",
    "key-facts": "    facts: [finalised, still-in-progress]\n" + TASK,
    "passage": "    facts: [finalised]\n" + TASK,
    "quotation": "    facts: [secret-weapon, stoltenberg-missile-strikes]\n" + TASK,
    "two-accounts": GROUPS + TASK,
    "cards": "    facts: [inked, finalised, designs-under-discussion, still-in-progress]\n" + TASK,
    "table": "    facts: [toll-11-87]\n    columns: [{head: Who, field: who}, {head: As of, field: when}]\n",
    "map": "    facts: [eight-places]\n" + TASK,
    "whos-who": "    actors: [qods-aviation, qods-aviation-industries]\n",
    "sanctions-table": "    listings: [us-2022-09-08]\n",
    "timeline": "    facts: [sanctions-us-2022-09-08, finalised]\n    points: [Read it.]\n" + TASK,
    "chain": "    facts: [finalised, designs-under-discussion, reuters-relays-post]\n" + TASK,
    "number": "    facts: [post-400-used]\n    columns: [{head: Used, field: 'quantity:drones'}]\n",
    "bars": "    groups: [{label: Missiles, facts: [zelenskyy-missiles, missiles-left]}]\n"
    "    columns: [{head: shot down, field: 'quantity:downed'}, {head: not, field: 'quantity:left'}]\n" + TASK,
    "know-dont-know": GROUPS + TASK,
    "glossary": "    terms: [designation, sdn-list, uav]\n" + TASK,
    "discussion": "    facts: [aim-of-sanctions]\n" + TASK,
    "activity": "    facts: [finalised, still-in-progress]\n" + TASK,
    "exit-ticket": "    points: [… but …]\n" + TASK,
    "sources": "",
    "about": "",
}
NAMES = tuple(GIVEN)
SLOTS = {
    "title": ["subtitle", "meta"],
    "agenda": ["body"],
    "section": [],
    "bottom-line": ["first", "second"],
    "key-facts": ["body", "task"],
    "quotation": ["quotation", "body", "task"],
    "two-accounts": ["left", "right", "task"],
    "cards": ["one", "two", "three", "four", "task"],
    "table": ["table"],
    "map": ["visual", "aside", "task"],
    "whos-who": ["left", "right"],
    "sanctions-table": ["table"],
    "timeline": ["visual", "aside", "task"],
    "chain": ["visual", "task"],
    "number": ["visual"],
    "bars": ["visual", "aside", "task"],
    "know-dont-know": ["left", "right", "task"],
    "glossary": ["left", "middle", "right", "task"],
    "discussion": ["prompt", "aside"],
    "activity": ["left", "right", "task"],
    "exit-ticket": ["prompt", "task"],
    "sources": ["list"],
    "about": ["list", "aside"],
}
OWN_SLOTS = {
    "seminar": {"passage": ["passage", "reading", "task"]},
    "classroom": {"passage": ["passage", "task"], "glossary": ["table", "task"]},
}


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return load_ledger(ROOT)


@pytest.fixture(scope="module", params=["seminar", "classroom"])
def pack(request: pytest.FixtureRequest) -> Pack:
    return load_pack(request.param, ROOT, bundled=ROOT / "templates")


def composed(slides: str, ledger: Ledger, pack: Pack) -> tuple[Deck, tuple[Finding, ...]]:
    """A deck of these slides, and everything that parser, outline and compose found."""
    head = f"title: A deck\nsubtitle: On trial\npack: {pack.name}\nminutes: 90\nknown-as-of: 2022-11-21\nslides:\n"
    spec = parse_deck("decks/d.yaml", head + slides)
    wanted = outline(spec, ledger, pack)
    deck = compose(wanted, ledger, pack)
    return deck, (*spec.findings, *wanted.findings, *deck.findings)


def test_both_packs_have_the_same_templates(pack: Pack) -> None:
    assert pack.findings == ()
    assert sorted(pack.templates) == sorted(NAMES)
    assert all(template.summary for template in pack.templates.values())


@pytest.mark.parametrize("name", NAMES)
def test_each_composes_and_fills_its_slots(name: str, ledger: Ledger, pack: Pack) -> None:
    front = {
        "agenda": "  - template: title\n    section: Begin\n",
        "sources": "  - template: passage\n    facts: [finalised]\n",
    }.get(name, "")
    deck, findings = composed(f"{front}  - template: {name}\n{GIVEN[name]}", ledger, pack)
    assert [f"{finding.place} {finding.code} {finding.message}" for finding in findings] == []
    slide = deck.slides[-1]
    filled = [slot for slot in slide.slots if slot not in {"kicker", "title", "sources"}]
    own = OWN_SLOTS.get(pack.name, {})
    assert filled == own.get(name, SLOTS.get(name))
    assert slide.title


@pytest.mark.parametrize(
    "name", ["bottom-line", "passage", "two-accounts", "table", "glossary", "activity", "whos-who"]
)
def test_what_a_template_cannot_do_without_is_told(name: str, ledger: Ledger, pack: Pack) -> None:
    _, findings = composed(f"  - template: {name}\n", ledger, pack)
    assert any(finding.severity == "error" and name in finding.message for finding in findings)


def test_both_sides_of_a_dispute_are_set_alike(ledger: Ledger, pack: Pack) -> None:
    deck, _ = composed("  - template: two-accounts\n" + GROUPS, ledger, pack)
    left, right = (deck.slides[0].slots[side] for side in ("left", "right"))
    assert [block.style for block in left.paragraphs()] == ["label", "marks", "quotation"]
    assert [block.style for block in right.paragraphs()] == ["label", "marks", "body"]  # no stored words: ours


def test_the_empty_grid_of_a_discussion_has_a_row_a_group(ledger: Ledger, pack: Pack) -> None:
    slide = (
        "  - template: discussion\n    facts: [aim-of-sanctions]\n"
        "    columns: [{head: Outcome, field: assertion}, {head: What we would see, field: assertion}]\n"
        "    groups: [{label: Deterred}, {label: Delayed}]\n" + TASK
    )
    deck, findings = composed(slide, ledger, pack)
    assert [finding.message for finding in findings] == []
    (table,) = deck.slides[0].slots["table"].blocks
    assert [[cell.text for cell in row] for row in table.rows] == [["Deterred", ""], ["Delayed", ""]]  # type: ignore[union-attr]


def test_every_fact_that_is_shown_is_marked(ledger: Ledger, pack: Pack) -> None:
    deck, _ = composed("  - template: key-facts\n" + GIVEN["key-facts"], ledger, pack)
    marks = [paragraph.text for paragraph in deck.slides[0].slots["body"].paragraphs() if paragraph.style == "marks"]
    assert len(marks) == 2
    assert marks[0].startswith("◔\u00a0Reported · ≠\u00a0Disputed – at least three officials")


def test_two_facts_of_a_group_are_one_statement_of_a_bottom_line(ledger: Ledger, pack: Pack) -> None:
    group = "    groups: [{facts: [finalised, iran-ministry-rejects]}, {facts: [finalised]}]\n"
    deck, _ = composed(f"  - template: bottom-line\n{group}", ledger, pack)
    first = list(deck.slides[0].slots["first"].paragraphs())
    assert [paragraph.style for paragraph in first] == ["marks", "body", "body"]
    assert len({paragraph.item for paragraph in first}) == 1
    marks = [run.text for run in first[0].runs if run.style == "mark"]
    assert [mark for mark in marks if mark.startswith("≠")] == ["≠\u00a0Disputed"]
