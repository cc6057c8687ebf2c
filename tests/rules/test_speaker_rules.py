"""Who speaks: in an assertion the one whom the attribution names, in our own text the one who speaks in its facts."""

import msgspec
import pytest
from small_ledgers import ACTORS, Place, deck_text, fact, found, ledger, said, slide, source

from builder.model.ledger import Actor, Ledger

SHOT = "43 of 84 Russian missiles fired at Ukraine were shot down"
ZELENSKYY = ("zelenskyy", "President Volodymyr Zelenskyy")
AT = Place("seeds/reference/actors.yaml", 9, 3)
NATO = Actor(at=AT, id="nato", name="NATO", kind="institution")
HEAD = Actor(at=AT, id="stoltenberg", name="Stoltenberg", kind="person", of="nato")
PEOPLE = {one.id: one for one in (*ACTORS, NATO, HEAD)}


@pytest.mark.parametrize(
    ("assertion", "fine"),
    [
        ("Zelenskyy said that missiles were shot down.", True),
        ("According to Zelenskyy, missiles were shot down.", True),
        ("Zelenskyy is said to have told of missiles.", True),
        ("They were shot down at Stoltenberg’s word, Zelenskyy said.", True),
        ("Stoltenberg said that missiles were shot down.", False),
        ("According to Stoltenberg, missiles were shot down.", False),
        ("NATO has reportedly said that missiles were shot down.", False),
    ],
)
def test_the_speaker_of_an_assertion_is_the_one_of_its_attribution(assertion: str, fine: bool) -> None:
    findings = found("F105", fact("f", assertion, SHOT, who=[ZELENSKYY]), actors=PEOPLE)
    assert findings == [] if fine else "and the attribution has zelenskyy" in findings[0].message


def test_an_institution_does_not_speak_where_its_head_does_but_a_state_does_where_its_ministry_does() -> None:
    head = fact("f", "NATO called it weak.", source="", who=["stoltenberg"])
    assert found("F105", head, actors=PEOPLE)
    both = msgspec.structs.replace(
        head, assertion="NATO, through Stoltenberg, called it weak.", headline="NATO said so."
    )
    assert not found("F105", both, actors=PEOPLE)
    assert not found("F105", fact("f", "Iran rejects the report.", source="", who=["ministry"]), actors=PEOPLE)


def test_the_words_for_a_speaker_name_no_other_person() -> None:
    swapped = fact("f", "It said so.", SHOT, who=[("nato", "President Volodymyr Zelenskyy")])
    [finding] = found("F105", swapped, actors=PEOPLE)
    assert "names zelenskyy, and the link is nato" in finding.message
    assert not found("F105", fact("f", "It said so.", SHOT, who=[ZELENSKYY]), actors=PEOPLE)


@pytest.fixture(name="books")
def _books() -> Ledger:
    shot = fact("shot", "Zelenskyy said that missiles were shot down.", SHOT, who=[ZELENSKYY], about=("iran", "nato"))
    left = fact("left", "By Zelenskyy’s figures, some were left.", source="", who=(), about=("nato",))
    return ledger(shot, left, actors=PEOPLE)


def test_our_own_text_names_the_speaker_of_its_facts(books: Ledger) -> None:
    assert not said("D102", books, slide(deck_text("Zelenskyy said so", "shot")))
    [finding] = said("D102", books, slide(deck_text("NATO said so", "shot")))
    assert "has “NATO” as the speaker" in finding.message
    assert not said("D102", books, slide(deck_text("NATO said so", "shot", own_words=("NATO said so",))))


def test_a_fact_without_a_speaker_settles_nothing_and_a_question_claims_nothing(books: Ledger) -> None:
    assert not said("D102", books, slide(deck_text("NATO said so", "left")))
    assert not said("D102", books, slide(deck_text("Has NATO said so?", "shot")))


def test_an_order_that_somebody_got_is_no_saying(books: Ledger) -> None:
    assert not said("D102", books, slide(deck_text("Perhaps they were told not to speak")))
    assert said("D102", books, slide(deck_text("Perhaps they told a paper")))


VISIT = "President Volodymyr Zelenskyy visited the front. Missiles were shot down, "
PRESIDENT = ("zelenskyy", "President Volodymyr Zelenskyy")


@pytest.mark.parametrize(
    ("rest", "who", "fine"),
    [
        ("Stoltenberg said.", PRESIDENT, False),
        ("Stoltenberg said.", ("stoltenberg", "Stoltenberg"), True),
        ("said Stoltenberg.", PRESIDENT, False),
        ("according to Stoltenberg.", PRESIDENT, False),
        ("two officials said.", PRESIDENT, False),
        ("two officials said.", ("officials", "two officials"), True),
        ("he said.", PRESIDENT, True),
        ("the president said.", PRESIDENT, True),
        ("a statement said.", PRESIDENT, True),
    ],
)
def test_the_speaker_is_the_one_of_the_very_sentence(rest: str, who: tuple[str, str], fine: bool) -> None:
    quoted = fact("f", "It is said that missiles were shot down.", "Missiles were shot down", who=[who, "paper"])
    findings = found("F105", quoted, actors=PEOPLE, sources=[source(VISIT + rest)])
    assert findings == [] if fine else "as the speaker" in findings[0].message


def test_of_two_speakers_in_a_sentence_the_one_within_the_quotation_counts() -> None:
    text = "Stoltenberg said that talks go on, while Zelenskyy said that they had ended."
    for exact, who in (("Stoltenberg said that talks go on", "stoltenberg"), ("Zelenskyy said that they", "zelenskyy")):
        for speaker in ("stoltenberg", "zelenskyy"):
            quoted = fact("f", "It is said.", exact, who=[(speaker, ""), "paper"])
            assert bool(found("F105", quoted, actors=PEOPLE, sources=[source(text)])) is (speaker != who)


def test_a_paper_may_tell_that_somebody_spoke() -> None:
    exact = "Ukraine's President Volodymyr Zelenskyy said"
    assert not found("F105", fact("f", "The article credits Zelenskyy.", exact), actors=PEOPLE)
    assert found("F105", fact("f", "The article credits the president.", exact), actors=PEOPLE)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("the Secretary general of NATO", "is a person, and the link is nato, an institution"),
        ("NATO's spokeswoman", ""),
        ("the Secretary general's office", ""),
        ("Iran's foreign ministry", "names ministry, and the link is nato"),
    ],
)
def test_an_institution_is_not_made_of_its_head_nor_of_another(words: str, fault: str) -> None:
    text = f"It is weak, {words} noted. NATO agreed."
    findings = found(
        "F105", fact("f", "It is weak.", "It is weak", who=[("nato", words)]), actors=PEOPLE, sources=[source(text)]
    )
    assert fault in " ".join(one.message for one in findings if "link is" in one.message)
    assert bool(fault) is any("link is" in one.message for one in findings)


def test_a_speaker_may_follow_the_verb() -> None:
    [finding] = found("F105", fact("f", f"“{SHOT}”, said Stoltenberg.", SHOT, who=[ZELENSKYY]), actors=PEOPLE)
    assert "has “Stoltenberg” as the speaker" in finding.message
    assert not found("F105", fact("f", f"“{SHOT}”, said Zelenskyy.", SHOT, who=[ZELENSKYY]), actors=PEOPLE)


def test_a_state_does_not_speak_where_a_person_of_it_does() -> None:
    minister = Actor(at=AT, id="minister", name="Amir", kind="person", of="ministry")
    actors = {**PEOPLE, "minister": minister}
    assert found("F105", fact("f", "Iran rejects the report.", source="", who=["minister"]), actors=actors)
    assert not found("F105", fact("f", "Iran rejects the report.", source="", who=["ministry"]), actors=actors)


def test_a_speaker_whose_name_is_in_small_letters_is_found_beside_a_verb_of_saying() -> None:
    council = Actor(at=AT, id="council", name="The city council", kind="institution", plain="the city council")
    actors = {**PEOPLE, "council": council}
    wrong = fact("f", "The city council said that missiles were shot down.", SHOT, who=[ZELENSKYY])
    [finding] = found("F105", wrong, actors=actors)
    assert "has “city council” as the speaker" in finding.message
    aside = fact("f", "Zelenskyy told the city council that missiles were shot down.", SHOT, who=[ZELENSKYY])
    assert not found("F105", aside, actors=actors)


def test_an_actor_that_there_is_not_is_told_once_and_taken_for_nobody_else() -> None:
    assert found("F105", fact("f", "Iran said that it was shut.", source="", who=["paper"]), actors=PEOPLE)
    assert not found("F105", fact("f", "Iran said that it was shut.", source="", who=["minstry"]), actors=PEOPLE)
