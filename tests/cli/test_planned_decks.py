"""What a deck asks for and what it gets: selections, for-each, sections, agenda, appendix, and time that runs out."""

import re
from pathlib import Path

import pytest
from fixture_types import Edit, Run
from pptx import Presentation

HEAD = """
title: The harbour of Leska
pack: seminar
known-as-of: 2022-03-08
"""
OPENING = "{template: title, title: The harbour of Leska, minutes: 1}"


@pytest.fixture(autouse=True)
def marked_facts(edit: Edit) -> None:
    """Facts of two tags, three priorities and two audiences."""
    for fact, keys in {
        "closed": "tags: [port, first]",
        "ships": "tags: [port]\n  priority: 3",
        "may-last": "tags: [first]\n  priority: 1\n  audience: [seminar]",
        "repairs": "audience: [classroom]",
    }.items():
        edit("seeds/facts/harbour.yaml", f"- id: {fact}\n", f"- id: {fact}\n  {keys}\n")


def built(project: Path, run: Run, *slides: str, minutes: str = "") -> tuple[str, str]:
    """Build a deck of these slides; its summary, and its text."""
    lines = "".join(f"  - {slide}\n" for slide in (OPENING, *slides))
    (project / "decks/plan.yaml").write_text(f"{HEAD}{minutes}slides:\n{lines}", encoding="utf-8")
    result = run("build", "plan", "--format", "md")
    assert result.exit_code == 0, result.output
    return result.stdout, (project / "build/plan.md").read_text(encoding="utf-8")


def about(text: str) -> list[str]:
    """The line under each slide's title: template, section, time and facts."""
    return re.findall(r"^## .*\n\n(.+)$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("selection", "facts"),
    [
        ("[ships, closed]", "ships, closed"),
        ("{ids: [ships], tags: [first]}", "ships, closed, may-last"),
        ("{tags: [port]}", "closed, ships"),
        ("{tags: [port, first]}", "closed"),
        ("{kinds: [figure, prediction]}", "ships, may-last"),
        ("{audience: classroom}", "closed, ships, repairs"),
        ("{audience: seminar, kinds: [prediction, reported_event]}", "may-last"),
        ("{min-priority: 3}", "ships"),
        ("{min-priority: 2}", "closed, ships, repairs"),
        ("{tags: [first], min-priority: 2}", "closed"),
        ("{min-priority: 2, limit: 2}", "closed, ships"),
    ],
)
def test_a_slide_gets_the_facts_that_it_asks_for(project: Path, run: Run, selection: str, facts: str) -> None:
    _, text = built(project, run, f"{{template: key-facts, title: What we know, facts: {selection}}}")
    assert about(text)[1].endswith(f" · facts {facts}")


def test_what_a_limit_passes_over_is_in_the_summary(project: Path, run: Run) -> None:
    summary, _ = built(
        project, run, "{template: key-facts, id: known, title: What we know, facts: {tags: [port], limit: 1}}"
    )
    assert "  left out: fact “ships” of slide “known”: the selection's limit is 1\n" in summary
    assert "1 fact used, 3 not used" in summary


def test_for_each_makes_one_slide_a_fact(project: Path, run: Run) -> None:
    summary, text = built(project, run, "{template: passage, for-each: {tags: [port]}, minutes: 3}")
    assert about(text)[1:] == ["passage · 3 min from 1 · facts closed", "passage · 3 min from 4 · facts ships"]
    assert "3 slides, 7 minutes" in summary


def test_sections_are_on_the_agenda_with_their_minutes_and_the_appendix_is_not(project: Path, run: Run) -> None:
    _, text = built(
        project,
        run,
        "{template: agenda, minutes: 1}",
        "{section: What happened}",
        "{template: passage, facts: [closed], minutes: 3}",
        "{template: key-facts, title: For those who want more, facts: [repairs], appendix: yes, section: More}",
        "{template: section, section: What comes next, title: What comes next, minutes: 1}",
        "{template: passage, facts: [may-last], minutes: 2}",
    )
    assert about(text) == [
        "title · 1 min from 0",
        "agenda · 1 min from 1",
        "passage · section What happened · 3 min from 2 · facts closed",
        "section · section What comes next · 1 min from 5",
        "passage · section What comes next · 2 min from 6 · facts may-last",
        "key-facts · section More · facts repairs",
    ]
    agenda = text[text.index("### body") : text.index("## 3")]
    assert agenda.split("\n\n")[1:-1] == ["What happened · 3 minutes", "What comes next · 3 minutes"]


def test_sections_are_sections_of_the_file(project: Path, run: Run) -> None:
    built(project, run, "{section: One}", "{template: passage, facts: [closed]}")
    assert run("build", "plan").exit_code == 0
    with (project / "build/plan.pptx").open("rb") as file:
        deck = Presentation(file)
    names = re.findall(r'<p14:section [^>]*name="([^"]*)"', deck.part.blob.decode())
    assert names[-1] == "One"
    assert len(deck.slides) == 2


def test_optional_slides_are_left_out_last_first_until_the_time_suffices(project: Path, run: Run) -> None:
    slides = [
        "{template: passage, id: kept, facts: [closed], optional: yes, minutes: 5}",
        "{template: passage, id: second, facts: [ships], minutes: 5}",
        "{template: passage, id: dropped, facts: [repairs], optional: yes, minutes: 5}",
        "{template: passage, facts: [may-last], appendix: yes, optional: yes}",
    ]
    summary, text = built(project, run, *slides, minutes="minutes: {total: 14, buffer: 2}\n")
    assert [line.rpartition(" ")[2] for line in about(text)[1:]] == ["closed", "ships", "may-last"]
    assert "4 slides, 11 of 14 minutes (3 left, 2 kept free)" in summary
    assert "left out: slide “dropped” (5 minutes): optional, and the slides took 16 minutes of 12\n" in summary
    summary, text = built(project, run, *slides, minutes="minutes: 20\n")
    assert len(about(text)) == 5
    assert "left out" not in summary


def test_a_deck_that_is_too_long_is_told(project: Path, run: Run) -> None:
    lines = f"  - {OPENING}\n  - {{template: passage, facts: [closed], minutes: 9}}\n"
    (project / "decks/plan.yaml").write_text(f"{HEAD}minutes: 5\nslides:\n{lines}", encoding="utf-8")
    assert run("check", "plan").exit_code == 0
    result = run("check", "plan", "--strict")
    assert result.exit_code == 1
    assert "warning D112 the slides take 10 minutes, 5 more than there are" in result.output


def test_a_deck_without_a_pack_is_told(project: Path, run: Run) -> None:
    (project / "decks/plan.yaml").write_text(
        f"{HEAD.replace('pack: seminar', '')}slides:\n  - {OPENING}\n", encoding="utf-8"
    )
    result = run("check", "plan")
    assert result.exit_code == 1
    assert "D004 the deck has no “pack”" in result.output
