"""Wording: words of seeds/reference/wording.yaml are not ours; in quotation marks that a source has they may stand."""

from pathlib import Path

import msgspec
import pytest
from fixture_types import Run as Command
from small_ledgers import (
    ACTORS,
    deck_text,
    fact,
    fact_text,
    found,
    ledger,
    quotation,
    said,
    slide,
    source,
    template_text,
)

from builder.model.finding import Finding, Place
from builder.model.ledger import Actor, Listing, Term, Wording
from builder.model.slides import Origin, Run

WORDING = (
    Wording(
        at=Place("seeds/reference/wording.yaml", 1, 3),
        words=("regime",),
        why="It judges a government while seeming to name it.",
        instead="government",
    ),
    Wording(
        at=Place("seeds/reference/wording.yaml", 4, 3), words=("got through", "hit"), why="Nobody says where it went."
    ),
)
ARTICLE = 'The "Leskan regime" did not sign. The minister spoke of a regime of inspections.'
QUOTED = fact("quoted", "The paper writes of the “Leskan regime”.", 'The "Leskan regime" did not sign.')
BARE = fact("bare", "The minister spoke of inspections.", "The minister spoke of a regime of inspections.")
UNSTORED = fact("unstored", "The paper wrote of the “regime”.", source="other")
SOURCES = (source(ARTICLE), source(None, id="other"))


def told(assertion: str, **fields: object) -> list[Finding]:
    """What F111 says of a fact with this assertion that quotes the article's second sentence."""
    one = fact("one", assertion, "The minister spoke of a regime of inspections.", **fields)  # type: ignore[arg-type]
    return found("F111", one, sources=SOURCES, wording=WORDING)


def shown(*body: Run, notes: tuple[Run, ...] = ()) -> list[Finding]:
    """What D109 says of a slide with these paragraphs."""
    of = ledger(QUOTED, BARE, UNSTORED, sources=SOURCES, wording=WORDING)
    return said("D109", of, slide(*body, notes=notes))


def test_a_listed_word_in_an_assertion_is_told_with_the_reason_and_the_better_word() -> None:
    (finding,) = told("The regime spoke of inspections.")
    assert finding.message == "“regime” is no word of ours: “The regime spoke of inspections.”"
    assert finding.hint == (
        "It judges a government while seeming to name it. Write instead: government. Or quote a source that has it, in"
        " quotation marks"
    )
    assert finding.facts == ("one",)


@pytest.mark.parametrize(
    "assertion",
    [
        "The REGIME spoke.",
        "The re\u00adgime spoke.",
        "The re\u200bgime spoke.",
        "A pro-regime minister spoke.",
        "The regime’s minister spoke.",
        "The drones got\u00a0through.",
        "The drones got\nthrough.",
        "The minister spoke of a “regime of terror”.",  # not so in the quotation
        "The “regime” spoke, and the regime listened.",
    ],
)
def test_in_whatever_guise_it_stands(assertion: str) -> None:
    assert told(assertion)


@pytest.mark.parametrize(
    "assertion",
    [
        "The minister spoke of a regimen of inspections.",
        "The minister spoke of a “regime of inspections”.",
        "The article uses the word “regime” of inspections.",
        "The Regime Change Institute spoke.",
        "The minister got, he said, through the inspections.",
        "The minister white-washed it.",
    ],
)
def test_names_other_words_and_quoted_ones_are_free(assertion: str) -> None:
    institute = Actor(
        at=Place("seeds/reference/actors.yaml", 9, 3), id="rci", name="Regime Change Institute", kind="institution"
    )
    one = fact("one", assertion, "The minister spoke of a regime of inspections.")
    actors = {actor.id: actor for actor in (*ACTORS, institute)}
    assert not found("F111", one, sources=SOURCES, wording=WORDING, actors=actors)


def test_the_name_of_a_paper_is_free() -> None:
    one = fact("one", "The Hit Parade wrote of inspections.", "The minister spoke of a regime of inspections.")
    assert not found("F111", one, sources=(source(ARTICLE, container_title="The Hit Parade"),), wording=WORDING)


def test_headline_question_and_answer_are_judged_and_caution_is_not() -> None:
    fields = {"headline": "The regime spoke.", "question": "Who is the regime?", "answer": "The regime is meant."}
    assert len(told("The minister spoke.", **fields)) == 3
    assert not told("The minister spoke.", caution="Never write regime.")
    assert not told("The minister spoke.", question="Why does the paper write “regime”?")


def test_a_fact_without_quotations_has_nothing_to_compare_with() -> None:
    assert not found("F111", UNSTORED, sources=SOURCES, wording=WORDING)


def test_meanings_of_terms_and_measures_of_listings_are_judged() -> None:
    at = Place("seeds/reference/glossary.yaml", 1, 3)
    terms = {"pact": Term(at=at, id="pact", term="pact", meaning="What a regime signs.", source="paper")}
    listings = {"l": Listing(at=at, id="l", fact="bare", by="iran", measure="Lists the regime.")}
    findings = found("F111", BARE, sources=SOURCES, wording=WORDING, terms=terms, listings=listings)
    assert [one.facts for one in findings] == [("bare",), ()]


def test_without_a_list_there_is_nothing_to_avoid() -> None:
    assert not found("F111", fact("one", "The regime spoke."))


def test_a_title_a_note_and_a_template_are_judged_where_they_stand() -> None:
    findings = shown(
        deck_text("The regime did not sign", "quoted"),
        template_text("What got through"),
        fact_text("The regime did not sign", "quoted"),  # F111 tells of this, in the fact
        notes=(deck_text("Say that the regime did not sign.", "quoted", field="notes.script"),),
    )
    assert [(one.slot, one.place.path) for one in findings] == [
        ("notes", "decks/d.yaml"),
        ("body", "decks/d.yaml"),
        ("body", "templates/p/slides/passage.md.j2"),
    ]


def test_what_is_under_avoid_is_free_and_so_are_own_words() -> None:
    assert not shown(
        deck_text("Hit Enter to vote", own_words=("Hit Enter",)),
        notes=(deck_text("That the drones got through.", field="notes.avoid"),),
    )


@pytest.mark.parametrize(
    "run",
    [
        deck_text("The paper writes of the “Leskan regime”", "quoted"),
        deck_text("Two papers write “regime”", "unstored"),
        deck_text("Is “hit” a fair word?", "quoted"),
        deck_text("Read on without “got through”", "quoted"),
        deck_text("“Hit” says where it went, and no source does"),
        deck_text("Underline each “regime”, and give its reason"),
        quotation("The Leskan regime did not sign.", "quoted"),
    ],
)
def test_words_quoted_or_spoken_of_may_stand(run: Run) -> None:
    assert not shown(run, quotation("words", "quoted"))


def test_quotation_marks_are_no_licence() -> None:
    assert shown(deck_text("The “regime” of Leska got “hit”", "bare"))


def test_what_others_said_between_two_words_does_not_join_them() -> None:
    assert not said(
        "D109",
        ledger(QUOTED, sources=SOURCES, wording=WORDING),
        slide((deck_text("They got "), quotation("“no reply”", "quoted"), deck_text(" through"))),
    )


def test_a_packs_status_mark_is_judged_once() -> None:
    bad = Run("❝ Hit", Origin("template", "status_said", at=Place("templates/p/strings.toml", 3, 1)), style="mark")
    findings = shown(bad, bad)
    assert [(one.place.path, one.slot) for one in findings] == [("templates/p/strings.toml", "body")]


def test_the_name_of_a_section_that_no_slide_shows_is_judged() -> None:
    one = slide(deck_text("Who says so?"))
    two = slide(deck_text("Who else?"), id="two", number=2)
    named = [
        msgspec.structs.replace(at, slide=msgspec.structs.replace(at.slide, section="The regime")) for at in (one, two)
    ]
    findings = said("D109", ledger(QUOTED, sources=SOURCES, wording=WORDING), *named)
    assert [(finding.slide, finding.place) for finding in findings] == [(1, one.slide.at)]


def test_a_project_that_lists_a_word_is_held_to_it(project: Path, run: Command) -> None:
    (project / "seeds/reference/wording.yaml").write_text(
        "- {words: [harbour], why: We say port., instead: port}\n", "utf-8"
    )
    told_of = run("check").output
    assert "seeds/facts/harbour.yaml:2:14: error F111 “harbour” is no word of ours" in told_of
    assert "error D109" in told_of
