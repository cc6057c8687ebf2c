"""Facts made into a timeline: dates in words, dots and bars, marks on the cards, and what cannot be drawn."""

import pytest
from compose_samples import AT, compose, fact, ledger, outline, pack, quoting, template, wanted

from builder.model.ledger import Fact, When
from builder.model.slides import Deck, Run
from builder.model.visuals import Timeline

DRAWN = "::: body\n{{ timeline(facts) }}\n:::"


def composed(body: str, *facts: Fact | str) -> Deck:
    """The deck of one slide with these facts, the ledger's own by their ids."""
    records = ledger(*(one for one in facts if isinstance(one, Fact)))
    ids = [one.id if isinstance(one, Fact) else one for one in facts]
    slide = wanted(*ids, records=records)
    return compose(outline(slide), records, pack(template(f"# Title\n{body}")))


def dated(fact_id: str, edtf: str, words: str = "", headline: str = "") -> Fact:
    return quoting(
        fact_id,
        f"{fact_id} happened.",
        "It went on",
        headline=headline or f"{fact_id.capitalize()} happened",
        when=When(at=AT, edtf=edtf, words=words),
    )


def drawn(*facts: Fact | str) -> Timeline:
    deck = composed(DRAWN, *facts)
    assert deck.findings == ()
    (block,) = deck.slides[0].slots["body"].blocks
    assert isinstance(block, Timeline)
    return block


def findings(deck: Deck) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in deck.findings]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def cards(timeline: Timeline) -> list[list[str]]:
    return [[plain(paragraph.text) for paragraph in event.words] for event in timeline.events]


def runs(timeline: Timeline) -> list[Run]:
    return [run for paragraph in timeline.paragraphs() for run in paragraph.runs]


def test_events_stand_in_order_of_time_with_their_dates_and_sources() -> None:
    timeline = drawn(dated("second", "2022-10-20"), dated("first", "2022-09-08"))
    assert cards(timeline) == [["8 September\nFirst happened1"], ["20 October\nSecond happened1"]]
    assert [event.open for event in timeline.events] == [False, False]
    assert timeline.key is None
    first, headline = timeline.events[0].words[0].runs[:2]
    assert (first.origin.kind, first.origin.ref, first.origin.field, first.strong) == ("fact", "first", "when", True)
    assert (headline.origin.ref, headline.origin.field) == ("first", "headline")


def test_years_are_said_where_there_is_more_than_one() -> None:
    assert cards(drawn(dated("a1", "2021-10-29"), dated("a2", "2022-11"))) == [
        ["29 October 2021\nA1 happened1"],
        ["November 2022\nA2 happened1"],
    ]


@pytest.mark.parametrize(
    ("edtf", "words", "said"),
    [
        ("2022-11-01/2022-11-20", "earlier this month", "Between 1 and 20 November, “earlier this month”"),
        ("2022-07", "in July", "July"),
        ("../2022-11-21", "have inked", "By 21 November, “have inked”"),
        ("../2022-11-21", "", "Not dated; by 21 November"),
        ("2022-11-21/..", "soon", "From 21 November, “soon”"),
        ("2022-10-10~", "", "About 10 October"),
        ("2022", "this year", "2022, “this year”"),
    ],
)
def test_what_is_not_known_to_the_day_is_a_bar_in_the_words_of_its_source(edtf: str, words: str, said: str) -> None:
    (event,) = (timeline := drawn(dated("one", edtf, words))).events
    assert event.open
    assert plain(event.words[0].text).partition("\n")[0] == said
    assert timeline.key is not None
    assert timeline.key.text.startswith("A dot is an exact day.")


def test_events_of_one_date_share_a_card() -> None:
    same = [dated(f"e{at}", "2022-11-15") for at in range(4)]
    assert cards(drawn(*same)) == [
        ["15 November\nE0 happened1", "E1 happened1", "E2 happened1"],
        ["15 November\nE3 happened1"],
    ]


def test_later_and_disputed_facts_say_so_on_their_card() -> None:
    timeline = drawn("later", "a")
    disputed, later = cards(timeline)
    assert disputed == ["Between 1 and 20 November 2022, “earlier this month”\nAlpha1 ≠ Disputed"]
    assert later == ["5 February 2023, later\nDelta came after.2"]
    assert [run.origin.ref for run in runs(timeline) if run.text == "later"] == ["status_later"]


def test_the_mark_of_a_dispute_links_to_the_slide_with_the_other_side() -> None:
    both = (wanted("a", slide_id="one"), wanted("b", slide_id="two"))
    deck = compose(outline(*both), ledger(), pack(template(f"# Title\n{DRAWN}")))
    jumps = [
        run.jump
        for slide in deck.slides
        for paragraph in slide.slots["body"].paragraphs()
        for run in paragraph.runs
        if run.mark == "disputed"
    ]
    assert jumps == ["slide:two", "slide:one"]


def test_the_alternative_text_says_what_it_shows() -> None:
    few = drawn(dated("first", "2022-09-08"), dated("then", "2022-10"))
    assert few.alt.text == "Timeline. 8 September 2022: First happened. October 2022: Then happened"
    long = "The authority of the harbour lists more of the firms that it names"
    many = drawn(*(dated(f"e{at}", f"2022-09-0{at}", headline=long) for at in range(1, 6)), dated("then", "2022-10"))
    assert many.alt.text == (
        "Timeline, between 1 September and 31 October 2022: 5 events on exact days; 1 event at a time known only in"
        " words. October 2022: Then happened"
    )
    assert len(many.alt.text) <= 150


def test_a_part_claims_no_more_than_it_shows() -> None:
    whole = drawn(dated("first", "2022-09-08"), dated("then", "2022-10"))
    assert whole.part(0, 2).alt == whole.alt
    assert whole.part(0, 1).alt.text == "Part of a timeline, between 8 September and 31 October 2022"
    assert whole.part(0, 1).key is None
    assert whole.part(1, 2).key == whole.key


def test_a_fact_without_a_date_cannot_be_drawn() -> None:
    ((code, message),) = findings(composed(DRAWN, "b", "none"))
    assert (code, message) == ("P105", "a timeline cannot show none: it has no date")


def test_only_facts_can_be_drawn() -> None:
    ((code, message),) = findings(composed("::: body\n{{ timeline(slide.title) }}\n:::", "b"))
    assert (code, message) == ("P105", "`timeline` needs facts")
    ((code, message),) = findings(composed(DRAWN))
    assert (code, message) == ("P106", "the template asks for `timeline`, and the deck gives no facts")


def test_one_fact_is_a_timeline_too() -> None:
    deck = composed("::: body\n{{ timeline(fact) }}\n:::", "later")
    assert deck.slides[0].facts == ("later",)
    assert deck.slides[0].citations == (1,)


def test_a_date_that_nobody_can_read_is_told() -> None:
    broken = fact("broken", when=When(at=AT, edtf="soon"))
    ((code, message),) = findings(composed(DRAWN, broken))
    assert code == "P105"
    assert message.startswith("a timeline cannot show broken: “soon” is not a date that we can read")
