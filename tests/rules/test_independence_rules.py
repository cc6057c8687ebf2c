"""Independence: who claims two origins has two; papers that relay one, and voices of one government, are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_ledgers import (
    ACTORS,
    deck_text,
    fact,
    fact_text,
    found,
    ledger,
    placed,
    quantity,
    said,
    slide,
    source,
    template_text,
)

from builder.model.finding import Finding, Place
from builder.model.ledger import Actor, Derived, Evidence, Fact, Ledger
from builder.rules import check_deck
from builder.rules.confirmations import Reading, confirmations
from builder.rules.names import Names
from builder.rules.origins import Origins

AT = Place("seeds/reference/actors.yaml", 9, 3)
PEOPLE = {
    one.id: one
    for one in (
        *ACTORS,
        Actor(at=AT, id="post", name="Leska Post", kind="outlet", plain="the Leska Post"),
        Actor(at=AT, id="herald", name="Leska Herald", kind="outlet", plain="the Leska Herald"),
        Actor(at=AT, id="wire", name="Wire One", kind="outlet"),
        Actor(at=AT, id="sources", name="unnamed sources", kind="unnamed"),
        Actor(at=AT, id="mission", name="Iran's mission", kind="institution", of="iran"),
    )
}
SOURCES = (
    source(None, id="post", container_title="Leska Post"),
    source(None, id="herald", container_title="Leska Herald", relays="a Leska Post report"),
    source(None, id="wire", container_title="Wire One"),
    source(None, id="leaflet", container_title="A leaflet", relays="a speech on the quay"),
)
TOLD = fact("told", "Unnamed sources told the Leska Post of a deal.", who=["sources", "post"], source="post")
POST = fact("post", "The Leska Post reported a deal.", who=["post"], source="post")
HERALD = fact("herald", "The Leska Herald reported a deal.", who=["herald"], source="herald")
WIRE = fact("wire", "Wire One reported a deal.", who=["wire"], source="wire")
MINISTRY = fact("ministry", "Iran's foreign ministry spoke of a deal.", who=["ministry", "post"], source="post")
MISSION = fact("mission", "Iran's mission spoke of a deal.", who=["mission", "wire"], source="wire")
VOICELESS = fact("voiceless", "The herald's page has a deal.", who=[], source="herald")
LEAFLET = fact("leaflet", "A leaflet has a deal.", who=[], source="leaflet")
SOMEBODY = fact("somebody", "Officials spoke of a deal.", who=["officials"], source="wire")
NOTHING = fact("nothing", "We found no deal in the sources listed.", who=[], source="", kind="absence")
FACTS = (TOLD, POST, HERALD, WIRE, MINISTRY, MISSION, VOICELESS, LEAFLET, SOMEBODY, NOTHING)

ONE_ORIGIN = ("told", "post", "herald")
TWO_ORIGINS = ("told", "herald", "wire")


def books() -> Ledger:
    return ledger(*FACTS, sources=SOURCES, actors=PEOPLE)


def shown(text: str, *rests_on: str) -> list[Finding]:
    """What D108 says of a title that rests on these facts, and a slide that shows them."""
    return said("D108", books(), slide(deck_text(text, *rests_on), *(fact_text("shown", one) for one in rests_on)))


def told(assertion: str, exact: str = "", **fields: object) -> list[Finding]:
    """What F107 says of a fact of the Leska Post with this assertion."""
    one = fact("one", assertion, exact, who=["post"], source="post", **fields)  # type: ignore[arg-type]
    return found("F107", one, sources=SOURCES, actors=PEOPLE)


CLAIMS = [
    "Two outlets report a deal",
    "Several outlets report a deal",
    "Both papers report a deal",
    "Independent reports say that there is a deal",
    "Two independent sources confirm the deal",
    "Multiple sources say that a deal was signed",
    "At least two outlets, among them the Leska Herald, report a deal",
    "Dozens of outlets reported the deal",
    "According to several reports, a deal was signed",
    "The deal was reported by many newspapers",
    "Known from two reports",
    "The deal was confirmed by two papers",
    "The deal was confirmed by two",
    "Confirmed by the Leska Herald",
    "The Leska Herald confirmed the deal",
    "Both the Leska Post and the Leska Herald report a deal",
    "The deal is independently confirmed",
    "The report is corroborated by the Leska Herald",
    "The deal was separately reported by the Leska Herald",
    "The Leska Post and the Leska Herald separately reported what an unnamed engineer said",
    "A second source confirms the deal",
    "The ministry denied it, but two outlets confirmed it",
    "The Leska Post and the Leska Herald both report a deal",
    "Several newspapers carry the word of a deal independently",
    "Two papers, independently of each other, have the story",
    "The claim rests on two independent origins",
    "Two out\u00adlets report a deal",
    "The deal is independently con\ufb01rmed",
    "The report of a deal is double-sourced",
    "Multiple outlets report a deal",
    "Multiple outlets: a deal is done",
    "The story has two sources",
    "The claim has several sources",
    "The story comes from two sources",
    "Two outlets carry the story",
    "A deal backed by two sources",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_a_title_that_claims_two_origins_has_two(text: str) -> None:
    assert len(shown(text, *ONE_ORIGIN)) == 1
    assert not shown(text, *TWO_ORIGINS)


@pytest.mark.parametrize(
    "text",
    [
        # who relays whom
        "Outlets that relay the Leska Post add no second origin",
        "Two outlets report the deal, and both quote the Leska Post",
        "Several outlets relay one report",
        "Two papers report what the Leska Post has from one engineer",
        "Two papers say it, but both have it from the Leska Post",
        "Two papers print what one engineer told an agency",
        "One paper says so; others repeat it",
        # asked, wished, tasked, denied
        "Do two outlets report a deal?",
        "Find two sources that say so",
        "A claim would stand if two independent sources confirmed it",
        "Only when two independent sources agree do we write it",
        "It takes two origins to confirm a report",
        "Mark which claims are corroborated",
        "A claim is corroborated only when a second origin has it",
        "Every claim needs two independent sources",
        "Is there a second, independent source?",
        "No second source confirms the deal",
        "The deal was not independently confirmed",
        "Nobody has independently verified the deal",
        "Two sources have not confirmed the deal",
        "The Leska Herald could not confirm the deal",
        "Underline “two outlets report” in the text",
        # the things of a lesson
        "Two accounts of one night",
        "Two papers, one report",
        "Two sources, three reports",
        "This slide has two sources",
        "A good story has two sources",
        "The story has one source",
        "The story needs two sources",
        "Does the story have two sources?",
        "The story has two sources only if they are independent",
        "The story has two sources that lead back to one",
        "Multiple outlets: who relays whom?",
        "Several papers: compare what they leave out",
        "Several papers: the Leska Post, the Leska Herald and Wire One",
        "Leska Post and others: several papers",
        "Read the two sources and say who speaks",
        "Each group gets two papers and writes one line",
        "The two reports on what officials said differ",
        "Many pages are not better than one",
        "Independent sources are hard to find",
        # other numbers
        "Killed were 11 people, reports say",
        "In 2022 outlets reported a deal",
        "Confirmed by 5 p.m. at the latest",
        "Two officials said that a deal was near",
        "Both sides say that they want peace",
        "The report was confirmed by the ministry",
    ],
)
def test_what_claims_no_second_origin_is_free(text: str) -> None:
    assert not shown(text, *ONE_ORIGIN)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Zwei Zeitungen berichten von einem Abkommen", 1),
        ("Mehrere Medien melden ein Abkommen", 1),
        ("Laut zwei Berichten gibt es ein Abkommen", 1),
        ("Das Abkommen ist bestätigt durch drei Beamte", 1),
        ("Zwei unabhängige Quellen kennen das Abkommen", 1),
        ("Die Geschichte hat zwei Quellen", 1),
        ("Die Meldung beruht auf zwei Quellen", 1),
        ("Mehrere Medien: Das Abkommen ist fertig", 1),
        ("Mehrere Medien: Wer zitiert wen?", 0),
        ("Diese Folie hat zwei Quellen", 0),
        ("Zwei Zeitungen zitieren eine Agentur", 0),
        ("Berichten zwei Zeitungen davon?", 0),
        ("Wenn zwei Zeitungen davon berichten, wäre es anders", 0),
        ("Zwei Zeitungen haben es nicht bestätigt", 0),
        ("Lest die zwei Zeitungen", 0),
    ],
)
def test_another_language_has_its_own_words(text: str, claims: int) -> None:
    reading = Reading(text, Names(books()), frozenset(), "de-AT")
    assert len(list(confirmations("de-AT").claims(reading))) == claims


_PIECES = (
    *("two", "2", "several", "both", "outlets", "papers", "reports", "report", "confirmed", "by", "Leska Post", "not"),
    *("Leska Herald", "independently", "if", "relay", ",", ".", "?", "“", "”", "\n"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join))
def test_whatever_is_written_claims_stand_in_the_text_and_apart(text: str) -> None:
    of = books()
    reached = -1
    outlets = frozenset(("post", "herald"))
    for claim in confirmations("en").claims(Reading(text, Names(of), outlets, "en")):
        assert reached < claim.span.start < claim.span.end <= len(text)
        assert claim.needed >= 2
        reached = claim.span.end


def test_the_message_names_the_origins_that_there_are() -> None:
    (finding,) = shown("Three separate outlets reported a deal", *TWO_ORIGINS)
    assert finding.message == (
        "“Three separate outlets” claims three origins, and the facts have two: the Leska Post (told, herald); Wire One"
        " (wire): “Three separate outlets reported a deal”"
    )
    assert "passes it on" in finding.hint
    assert finding.facts == TWO_ORIGINS


@pytest.mark.parametrize(
    ("facts", "origins"),
    [
        ((POST, HERALD), 1),  # the Herald's page relays the Post
        ((POST, WIRE), 2),
        ((TOLD, POST), 1),  # the Post's unnamed sources are the Post's
        ((MINISTRY, MISSION), 1),  # two voices of one state, by way of two papers
        ((MINISTRY, POST), 2),  # a named one whom the Post heard, and the Post itself
        ((VOICELESS, POST), 1),
        ((LEAFLET, WIRE), 2),
        ((SOMEBODY, fact("others", "Others spoke.", who=["sources"], source="post")), 1),  # nothing tells them apart
        ((SOMEBODY, TOLD), 2),
        ((NOTHING, POST), 1),
        ((NOTHING,), 0),
    ],
)
def test_origins_are_counted_the_careful_way(facts: tuple[Fact, ...], origins: int) -> None:
    of = books()
    assert len(Origins(of, Names(of), facts).apart()) == origins


def test_a_belonging_that_goes_round_in_a_circle_ends() -> None:
    round_about = {**PEOPLE, "iran": Actor(at=AT, id="iran", name="Iran", kind="state", of="ministry")}
    of = ledger(MINISTRY, MISSION, sources=SOURCES, actors=round_about)
    assert len(Origins(of, Names(of), (MINISTRY, MISSION)).apart()) == 1


def test_a_fact_has_one_origin_unless_its_pages_speak_for_themselves() -> None:
    (finding,) = told("Two outlets report a deal.")
    assert finding.facts == ("one",)
    assert "claims two origins, and the facts have one: the Leska Post (one)" in finding.message
    pages = tuple(Evidence(at=AT, source=name) for name in ("post", "wire"))
    assert not found(
        "F107",
        fact("both", "Two outlets report a deal.", who=[], evidence=pages),
        sources=SOURCES,
        actors=PEOPLE,
    )


def test_what_is_derived_from_other_facts_has_their_origins() -> None:
    at = Place("seeds/facts/deal.yaml", 3, 3)
    counted = fact(
        "counted",
        "Two outlets report so many, together 5.",
        who=[],
        source="",
        derived=(Derived(at=at, name="sum", of="post.ships + wire.ships"),),
    )
    assert not found("F107", counted, POST, WIRE, sources=SOURCES, actors=PEOPLE)


def test_headline_and_answer_are_judged() -> None:
    assert told("The Leska Post reported a deal.", headline="Two outlets report a deal.")
    assert told("The Leska Post reported a deal.", answer="It is corroborated.")
    assert not told("The Leska Post reported a deal.", caution="Two outlets report it: one relays the other.")


def test_a_source_may_count_its_own_sources() -> None:
    quoted = "Two sources told the paper that the deal was confirmed by three officials."
    assert not told("Two sources said that the deal was confirmed by three officials.", quoted)
    assert told("Three sources said that a deal was near.", quoted)
    assert told("The deal was confirmed by three officials.", "The ministry did not confirm a deal.")
    counted = quantity("sources", 2, "two sources", unit="sources")
    assert not told("Two sources said that a deal was near.", quantities=(counted,))


def test_a_source_in_another_language_may_count_them_too() -> None:
    german = (*SOURCES[1:], source(None, id="post", container_title="Leska Post", language="de"))
    one = fact("one", "Two sources said that a deal was near.", "Zwei Quellen sagten es.", who=["post"], source="post")
    assert not found("F107", one, sources=german, actors=PEOPLE)
    assert found("F107", one, sources=SOURCES, actors=PEOPLE)


@pytest.mark.parametrize(
    "text", ["Two sources say that there is a deal", "Is a deal confirmed by two independent sources?"]
)
def test_the_number_of_those_who_say_so_needs_no_other_fact(text: str) -> None:
    shown_here = slide(deck_text(text, *TWO_ORIGINS), *(fact_text("shown", one) for one in TWO_ORIGINS))
    found_there = {one.code for one in check_deck(placed(shown_here), books())}
    assert found_there.isdisjoint(("D101", "D102", "D108"))


def test_a_template_is_held_to_the_facts_of_its_slide() -> None:
    text = template_text("Two outlets report this")
    assert said("D108", books(), slide(text, fact_text("shown", "post")))
    assert not said("D108", books(), slide(text, fact_text("shown", "post"), fact_text("shown", "wire")))


def test_a_slide_without_facts_has_no_origin() -> None:
    (finding,) = shown("Two independent sources confirm the deal")
    assert "and no fact has one" in finding.message


def test_notes_are_judged_and_what_to_avoid_is_free() -> None:
    claim = "Two outlets report a deal."
    face = fact_text("shown", "post")
    assert said("D108", books(), slide(face, notes=[deck_text(claim, field="notes.script")]))
    assert not said("D108", books(), slide(face, notes=[deck_text(claim, field="notes.avoid")]))
    assert not said("D108", books(), slide(face, deck_text(claim, own_words=("Two outlets",))))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A deal, and what two papers independently report", True),
        ("A deal and how it was independently confirmed", True),
        ("What two papers independently report", False),
        ("What was independently confirmed, and what was not", False),
        ("Compare what two papers independently report", False),
        ("It could be independently confirmed", False),
        ("A deal, and what two papers report", False),
    ],
)
def test_what_opens_a_question_and_not_a_clause_that_takes_its_claim_for_granted(text: str, told: bool) -> None:
    face = fact_text("shown", "post")
    assert bool(said("D108", books(), slide(face, deck_text(text, "post")))) is told


def test_a_rule_of_thumb_claims_no_origins() -> None:
    words = "Two independent sources say the same before we print it"
    assert not shown(words)
    assert said("D108", books(), slide(deck_text("Two independent sources say the same", "post")))
