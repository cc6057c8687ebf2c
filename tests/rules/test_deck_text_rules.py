"""Our own words on slides: what they say of the world rests on facts."""

import pytest
from small_ledgers import deck_text, fact, fact_text, ledger, said, slide, template_text

from builder.model.ledger import Actor
from builder.model.slides import Origin, Run

REJECTS = fact("rejects", "Iran's foreign ministry rejects the report.", source="", who=["ministry"], about=("iran",))
KILLED = fact("killed", "The article says so.", "killing at least 11 people", places=("kyiv",))
BOOKS = ledger(REJECTS, KILLED)


@pytest.mark.parametrize(
    "text", ["Iran sold drones", "Kyiv was attacked", "Officials said so", "Iran's foreign ministry"]
)
def test_actors_places_and_sayings_need_a_fact_to_rest_on(text: str) -> None:
    [finding] = said("D102", BOOKS, slide(deck_text(text)))
    assert finding.severity == "error"
    assert "rests on no fact" in finding.message
    assert "rests-on: [" in finding.hint


@pytest.mark.parametrize("text", ["Iran rejects the report", "Iran's foreign ministry said no", "It said no"])
def test_words_that_rest_on_a_fact_that_speaks_of_them_are_fine(text: str) -> None:
    assert not said("D102", BOOKS, slide(deck_text(text, "rejects")))


def test_the_fact_must_speak_of_the_actor() -> None:
    [finding] = said("D102", BOOKS, slide(deck_text("Iran attacked Kyiv", "killed")))
    assert "“Iran”, and none of the facts that it rests on does" in finding.message


def test_a_fact_of_the_slide_that_would_do_is_named() -> None:
    [finding] = said("D102", BOOKS, slide(fact_text("It rejects it.", "rejects"), deck_text("Iran answers")))
    assert "rests-on: [rejects]" in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "Who says so?",
        "What would each side need to show?",
        "Find out who said it, and what others say about it",
        "Read it aloud, and say why",
        "Say each meaning in your own words",
        "The figures do not say",
        "We said at the start that we vote again",
        "Sort the cards, then call the class together",
        "Circle each word that leaves a doubt open",
    ],
)
def test_questions_orders_and_words_about_nobody_report_nothing(text: str) -> None:
    assert not said("D102", BOOKS, slide(deck_text(text)))


def test_own_words_and_what_not_to_say_are_free() -> None:
    assert not said("D102", BOOKS, slide(deck_text("Team Kyiv begins", own_words=("Team Kyiv",))))
    assert not said("D102", BOOKS, slide(notes=[deck_text("Do not say that Iran lied", field="notes.avoid")]))


def test_a_name_inside_another_word_or_a_longer_name_is_not_that_name() -> None:
    assert not said("D102", BOOKS, slide(deck_text("Iranian, Kyivstar")))
    [finding] = said("D102", BOOKS, slide(deck_text("Iran's foreign ministry")))
    assert "“Iran's foreign ministry”" in finding.message


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
@pytest.mark.parametrize("name", ["the dockers' union", "Iran's foreign ministry"])
def test_a_name_is_known_however_its_apostrophe_is_set(name: str, apostrophe: str) -> None:
    union = Actor(at=KILLED.at, id="union", name="The dockers' union", kind="institution", plain="the dockers' union")
    books = ledger(KILLED, actors={**BOOKS.actors, "union": union})
    text = f"Here {name.replace(chr(39), apostrophe)} sees it differently"
    [finding] = said("D102", books, slide(fact_text("Attacks killed 11.", "killed"), template_text(text)))
    assert name.removeprefix("the ") in finding.message


def test_a_template_names_nobody_unless_the_slides_facts_do() -> None:
    [finding] = said("D102", BOOKS, slide(template_text("What Iran thinks")))
    assert "the template says “Iran”" in finding.message
    assert not said("D102", BOOKS, slide(template_text("What Iran thinks"), facts=("rejects",)))


def test_a_verb_of_a_template_is_about_the_fact_beside_it() -> None:
    assert said("D102", BOOKS, slide(template_text("Officials said it plainly")))
    assert not said(
        "D102", BOOKS, slide((fact_text("The ministry", "rejects", "attribution"), template_text(" said:")))
    )


def test_the_fixed_words_of_a_pack_are_its_makers() -> None:
    fixed = Run("another source says otherwise", Origin("template", "key_disputed"))
    assert not said("D102", BOOKS, slide(fixed))


@pytest.mark.parametrize(
    "text",
    [
        "A good figure says who counted",
        "The exit ticket asks again",
        "Keep “some say” as it stands",
        "… said or reported …",
        "No source here says so",
    ],
)
def test_things_of_the_lesson_may_say_something(text: str) -> None:
    assert not said("D102", BOOKS, slide(deck_text(text)))


@pytest.mark.parametrize("text", ["The article says so", "Officials deny it", "It was reported", "A minister said it"])
def test_speakers_may_not(text: str) -> None:
    assert said("D102", BOOKS, slide(deck_text(text)))


def test_on_a_glossary_slide_the_entries_are_what_is_said() -> None:
    entry = Run("An aircraft with nobody on board", Origin("source", "paper", "term.meaning"))
    assert not said("D102", BOOKS, slide(entry, notes=[deck_text("The source says that some call it so")]))


def test_the_name_of_an_actor_speaks_of_those_in_it() -> None:
    un = Actor(at=REJECTS.at, id="un", name="UN", kind="institution")
    mission = Actor(at=REJECTS.at, id="mission", name="Iran's mission to the UN", kind="institution")
    answer = fact("answer", "It rejects the report.", source="", who=["mission"])
    books = ledger(answer, actors={"un": un, "mission": mission})
    assert not said("D102", books, slide(deck_text("The UN mission answers", "answer")))


@pytest.mark.parametrize("text", ["IRAN sold drones", "Ir\u00adan sold drones", "Ira\u200bn sold drones"])
def test_capitals_and_invisible_characters_hide_no_name(text: str) -> None:
    assert said("D102", BOOKS, slide(deck_text(text)))


def test_a_word_in_letters_of_two_alphabets_is_an_error() -> None:
    [finding] = said("D102", BOOKS, slide(deck_text("Ir\u0430n sold drones", "rejects")))
    assert "mixes letters of two alphabets" in finding.message
    [finding] = said("D102", BOOKS, slide(deck_text("At least 1l0 people", "killed")))
    assert "mixes figures and a letter" in finding.message
    assert not said(
        "D102", BOOKS, slide(deck_text("\u0418\u0440\u0430\u043d is how they write it, caf\u00e9", "rejects"))
    )


def test_a_name_in_small_letters_needs_a_fact_except_in_a_question() -> None:
    harbour = Actor(at=REJECTS.at, id="port", name="The port authority", kind="institution")
    books = ledger(REJECTS, actors={"port": harbour})
    [finding] = said("D102", books, slide(deck_text("The port authority hides who gave the order")))
    assert "“port authority”" in finding.message
    assert not said("D102", books, slide(deck_text("What would you ask the port authority?")))
