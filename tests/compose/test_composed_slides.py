"""Composed slides: slots, groups that stay together, citation numbers, notes, links, and what was dropped."""

import msgspec
import pytest
from compose_samples import (
    AT,
    HERE,
    body_of,
    composed,
    fact,
    in_body,
    ledger,
    only_slide,
    outline,
    pack,
    runs_of,
    template,
    text,
    wanted,
)

from builder.compose import compose
from builder.model.deckspec import SpeakerNotes, Task, Text
from builder.model.ledger import Actor, Attribution, LookedFor
from builder.model.slides import Deck, Paragraph, Table


def codes(deck: Deck) -> list[str]:
    return [found.code for found in deck.findings]


SHOWN = "\n\n{% for one in facts %}\n{{ one }}\n\n{% endfor %}"


def test_slots_are_read_with_their_line() -> None:
    nested = composed("::: body\nx\n::: body\ny\n:::\n")
    assert (nested.findings[0].code, nested.findings[0].place.line) == ("P104", 8)
    unclosed = composed("::: body\nx\n")
    assert (unclosed.findings[0].code, unclosed.findings[0].place.line) == ("P104", 6)
    outside = composed("::: body\nx\n:::\n\nleft over\n")
    assert (outside.findings[0].code, outside.findings[0].place.line) == ("P104", 10)
    assert "left over" in outside.findings[0].message
    closed_twice = composed("::: body\nx\n:::\n:::\n")
    assert codes(closed_twice) == ["P104"]
    assert codes(composed("::: body\nx\n:::\n::: sources\ny\n:::\n")) == ["P104"]
    assert codes(composed("::: body\n{.mutd} x\n:::\n")) == ["P103"]


def test_constructs_become_styles_levels_and_bullets() -> None:
    deck = in_body("## H\n\n### L\n\n> q\n\n- a\n  - b\n1. c\n\n{.caption} d\n{.item .prompt} e\n\nf < g > h")
    found = [(p.text, p.style, p.level, p.bullet) for p in body_of(deck)]
    assert found == [
        ("H", "heading", 0, "none"),
        ("L", "label", 0, "none"),
        ("q", "quotation", 0, "none"),
        ("a", "body", 0, "dot"),
        ("b", "body", 1, "dot"),
        ("c", "body", 0, "number"),
        ("d", "caption", 0, "none"),
        ("e", "prompt", 0, "none"),
        ("f < g > h", "body", 0, "none"),
    ]


def test_paragraphs_about_one_fact_stay_together() -> None:
    deck = in_body(
        "{% for f in facts %}\n### Label\n\n{{ f }}\n\n{.marks} {{ f.marks }}\n\n{% endfor %}- one\n  - two\n- three",
        "a",
        "b",
    )
    assert [p.item for p in body_of(deck)] == [1, 1, 1, 2, 2, 2, 3, 3, 0]


def test_what_is_absent_leaves_nothing_behind() -> None:
    deck = in_body("{{ slide.subtitle }}\n\n- {{ slide.kicker }}\n- **{{ slide.task }}**\n\nwords")
    assert [p.text for p in body_of(deck)] == ["words"]


def test_numbers_follow_the_reading_order_not_the_template() -> None:
    body = "::: right\n{{ facts[0] }}\n:::\n::: left\n{{ facts[1] }}{{ facts[2] | cite }}\n:::\n"
    slide = only_slide(composed(body, "a", "b", "c", slots=("title", "left", "right")))
    assert list(slide.slots) == ["title", "left", "right", "sources"]
    assert slide.slots["left"].text == "Beta is denied.12"
    assert slide.slots["right"].text == "Alpha is said.3"
    assert slide.citations == (1, 2, 3)
    cite = slide.slots["left"].blocks[0].runs[1]  # type: ignore[union-attr]
    assert (cite.superscript, cite.jump, cite.cites, cite.style) == (True, "source:1", (1,), "cite")


def test_a_later_fact_is_marked_wherever_it_is_printed() -> None:
    assert body_of(in_body("{{ fact }}", "later"))[0].text == "Delta came after.1 (later: 5 Feb 2023)"
    marks, _ = body_of(in_body("{{ fact | marks }}\n\n{{ fact }}", "later"))
    assert marks.text == "◔\u00a0Reported · not\u00a0checked · later:\u00a05\u00a0Feb\u00a02023"


def test_an_absence_cites_nothing_and_its_notes_say_where_it_was_sought() -> None:
    deck = in_body("{{ fact }} {{ fact.looked_for.what }}, {{ fact.looked_for.on }}; {{ fact.who }}", "none")
    assert body_of(deck)[0].text == (
        "We found no statement in the sources listed. a statement of the ministry, 21 November 2022; "
        "looked for and not found"
    )
    (slide,) = deck.slides
    assert "sources" not in slide.slots
    assert not deck.citations
    assert [note.text for note in slide.notes if note.text.startswith("Looked for in")] == ["Looked for in: The Paper"]
    assert not [note for note in slide.notes if note.text.startswith("Source")]
    assert body_of(in_body("{{ fact.marks }}\n\n{{ fact }}", "none"))[0].text == "÷\u00a0Derived"


def test_an_absence_with_evidence_cites_that() -> None:
    absence = fact(
        "sought",
        "We found no day.",
        kind="absence",
        looked_for=LookedFor(at=AT, what="a day", sources=("web",), on="2022-11-21"),
    )
    records = ledger(absence)
    body = "# Title\n::: body\n{{ fact }}\n:::\n"
    deck = compose(outline(wanted("sought", records=records)), records, pack(template(body)))
    assert body_of(deck)[0].text == "We found no day.1"


def test_a_later_fact_says_so_once_a_slide() -> None:
    """The words after the assertion are dropped where the marks of the same fact say it; never in the notes."""
    both = "{{ fact | marks }}\n\n{{ fact }}"
    assert [paragraph.text for paragraph in body_of(in_body(both, "later"))] == [
        "◔\u00a0Reported · not\u00a0checked · later:\u00a05\u00a0Feb\u00a02023",
        "Delta came after.1",
    ]
    marks_of_another = "{{ facts[1] | marks }}\n\n{{ fact }}{{ facts[1] }}"
    assert body_of(in_body(marks_of_another, "later", "a"))[1].text == (
        "Delta came after.2 (later: 5 Feb 2023)Alpha is said.1"
    )
    one_line = "{{ facts | marks }}\n\n{{ fact }}{{ facts[1] }}"
    assert body_of(in_body(one_line, "later", "a"))[1].text == "Delta came after.1Alpha is said.2"
    in_notes = "::: body\n{{ fact }}\n:::\n::: notes\n{{ fact | marks }}\n:::"
    deck = composed(f"# Title\n{in_notes}\n", "later")
    assert body_of(deck)[0].text == "Delta came after.1 (later: 5 Feb 2023)"
    in_cells = "| What | Marks |\n|---|---|\n| {{ fact }} | {{ fact.marks }} |"
    cells = [paragraph.text for paragraph in body_of(in_body(in_cells, "later"))]
    assert cells[2:] == ["Delta came after.1", "◔\u00a0Reported · not\u00a0checked · later:\u00a05\u00a0Feb\u00a02023"]
    for deck in (in_body(both, "later"), in_body(in_cells, "later")):
        assert not [run.jump for run in runs_of(deck) if run.jump and not run.jump.startswith("source:")]


def test_several_facts_share_a_line_of_marks() -> None:
    """Each mark stays whole; a line may break between two of them."""
    assert body_of(in_body("{{ facts | marks }} – {{ facts | speakers }}" + SHOWN, "a", "b", "c", "later"))[0].text == (
        "◔\u00a0Reported · ❝\u00a0Said\u00a0by\u00a0a\u00a0party · ○\u00a0Unattributed · ≠\u00a0Disputed · "
        "not\u00a0checked · later:\u00a05\u00a0Feb\u00a02023 – "
        "at least three officials familiar with the development"
    )


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (2, "Officer 1 and Officer 2"),
        (4, "Officer 1, Officer 2, Officer 3 and Officer 4"),
        (5, "Officer 1, Officer 2, Officer 3 and 2 others"),
        (9, "Officer 1, Officer 2, Officer 3 and 6 others"),
    ],
)
def test_many_speakers_are_counted_and_not_all_named(count: int, told: str) -> None:
    """A card has room for a line of names, and says how many more there are."""
    numbers = range(1, count + 1)
    actors = {f"officer-{at}": Actor(at=AT, id=f"officer-{at}", name=f"Officer {at}", kind="person") for at in numbers}
    said = [fact(f"f{at}", f"{at} is said.", attribution=(Attribution(at=AT, who=f"officer-{at}"),)) for at in numbers]
    known = ledger(*said)
    known = msgspec.structs.replace(known, actors={**known.actors, **actors})
    shown = [one.id for one in said]
    one = template("# Title\n::: body\n{{ facts | speakers }}" + SHOWN + "\n:::\n")
    deck = compose(outline(wanted(*shown, records=known)), known, pack(one))
    assert body_of(deck)[0].text == told
    assert list(only_slide(deck).facts) == shown


def test_a_passage_highlights_the_exact_words() -> None:
    passage, caption = body_of(in_body("{{ fact | in_context }}", "a"))
    marked = [run.text for run in passage.runs if run.highlight]
    assert marked == ['the agreement was "finalized" during a meeting in Iran']
    assert passage.text.startswith("Russia and Iran have inked a deal.")
    # The number stands right after the quoted words, and the whole paragraph is near enough to be shown.
    assert passage.text.endswith("a meeting in Iran1 earlier this month. Nobody gave a day. It went on.")
    assert caption.text == "Paragraph 1, quoted in context; highlight ours"
    (said, unchecked) = body_of(in_body("{{ fact | in_context }}", "later"))
    assert said.text.startswith("Delta came after.")
    assert unchecked.text == "not checked: no text stored"


def test_a_quotation_shows_its_cuts_and_quotes_within_quotes() -> None:
    quotation = body_of(in_body("{{ fact.quotation }}", "a"))[0].text
    assert quotation == "“…the agreement was ‘finalized’ during a meeting in Iran…”"


def test_disputed_marks_lead_to_the_other_side() -> None:
    body = "# {{ fact.headline }}\n::: body\n{{ fact }} {{ fact | marks }}{{ facts[1] if facts | length > 1 }}\n:::\n"
    apart = compose(outline(wanted("a"), wanted("b", slide_id="s2")), ledger(), pack(template(body)))
    jumps = [
        [run.jump for p in s.slots["body"].paragraphs() for run in p.runs if "Disputed" in run.text]
        for s in apart.slides
    ]
    assert jumps == [["slide:s2"], ["slide:s1"]]
    together = compose(outline(wanted("a", "b")), ledger(), pack(template(body)))
    assert not [
        run for p in together.slides[0].slots["body"].paragraphs() for run in p.runs if run.jump.startswith("slide")
    ]


def test_the_common_part_of_the_notes() -> None:
    task = Task(at=HERE, text=text("What now?"), minutes=2, answer=text("A model."))
    notes = SpeakerNotes(at=HERE, script=text("Say this."), avoid=text("Not that."))
    slide = only_slide(
        composed(
            "::: body\n{{ fact }}\n\n{{ slide.task }}\n:::\n::: notes\nOurs.\n:::\n",
            "a",
            task=task,
            notes=notes,
            minutes=3,
            starts=12,
        )
    )
    assert [paragraph.text for paragraph in slide.notes] == [
        "Say: Say this.",
        "Ours.",
        "Clock: minutes 12–15 of 45",
        "Quotation: “…the agreement was ‘finalized’ during a meeting in Iran…”1",
        "Source: The Paper. “News of paper.” 21 November 2022.",
        "Why this status: its origin is unnamed",
        "Likely question: Who says Alpha?",
        "Answer: Three officials.",
        "Model answer: A model.",
        "What not to say: Not that.",
        "Take care: Do not call Alpha proven.",
    ]


def test_what_is_given_and_not_shown_is_a_finding() -> None:
    deck = composed("::: body\n{{ fact }}\n:::\n", "a", "b", points=(text("p"),), kicker=text("k"))
    assert codes(deck) == ["D110", "D110", "D110"]
    assert len(deck.slides) == 1
    assert codes(composed("::: body\n{{ slide.subtitle }}\n:::\n")) == ["D111"]


def test_what_holds_of_several_facts_is_told_once_in_the_notes() -> None:
    slide = only_slide(composed("::: body\n{{ facts[0] }} {{ facts[1] }}\n:::\n", "a", "hostile"))
    told = [paragraph.text for paragraph in slide.notes]
    assert told.count("Why this status: its origin is unnamed") == 1


def test_tables_keep_cells_and_citations() -> None:
    deck = in_body("| what | who |\n|---|---|\n{% for f in facts %}\n| {{ f }} | {{ f.who }} |\n{% endfor %}", "a", "b")
    (table,) = only_slide(deck).slots["body"].blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.header] == ["what", "who"]
    assert [row[0].text for row in table.rows] == ["Alpha is said.1", "Beta is denied.2"]


def test_a_tables_alternative_text_is_heard_in_one_go() -> None:
    def described(*heads: str) -> str:
        lines = f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n| {{{{ fact }}}} {'| x ' * (len(heads) - 1)}|"
        (table,) = only_slide(in_body(lines, "a")).slots["body"].blocks
        assert isinstance(table, Table)
        assert len(table.description) <= 150
        return table.description

    assert described("what", "who") == "what, who; 1 row"
    long = [f"what the {word} of the article says of it" for word in ("first", "second", "third", "fourth", "fifth")]
    assert described(*long) == f"{', '.join(long[:2])}, 3 more columns; 1 row"
    assert described("word " * 40).endswith("word…; 1 row")


def test_lists_and_figures_of_the_whole_deck_see_every_slide() -> None:
    first = template("# Sources\n::: body\n{{ bibliography() }}\n\n{{ counts() }}\n:::\n", name="first")
    second = template("# {{ fact.headline }}\n::: body\n{{ fact }}\n:::\n")
    slides = wanted(template_name="first"), wanted("a", slide_id="s2"), wanted("later", slide_id="s3")
    deck = compose(outline(*slides), ledger(), pack(first, second))
    assert not deck.findings
    texts = [block.text for block in deck.slides[0].slots["body"].blocks if isinstance(block, Paragraph)]
    assert len([words for words in texts if "News of" in words]) == 2
    assert "2 facts shown" in texts
    assert not any(words.startswith("0 ") and "left out" in words for words in texts)
    assert [citation.number for citation in deck.citations] == [1, 2]


def test_a_broken_slide_does_not_stop_the_others() -> None:
    broken = template("# x\n::: body\n{{ fact.nothing }}\n:::\n", name="broken")
    good = template("# {{ fact.headline }}\n::: body\n{{ fact }}\n:::\n")
    slides = wanted("a", template_name="broken"), wanted("a", slide_id="s2"), wanted("a", template_name="sampel")
    deck = compose(outline(*slides), ledger(), pack(broken, good))
    assert codes(deck) == ["P103", "P103"]
    assert "sample" in deck.findings[1].hint
    assert [slide.id for slide in deck.slides] == ["s2"]


def test_equal_inputs_give_equal_decks() -> None:
    body = "::: body\n{{ facts | join }} {{ fact | marks }}\n:::\n"
    assert composed(body, "a", "b") == composed(body, "a", "b")


def test_listings_stand_in_a_table_with_their_dates_and_citations() -> None:
    listing = ledger().listings["l1"]
    slide = only_slide(composed("::: body\n{{ listings_table(listings) }}\n:::\n", listings=(listing,)))
    (table,) = slide.slots["body"].blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.header] == ["By", "Date", "Measure", "Against"]
    assert [cell.text for cell in table.rows[0]] == [
        "The ministry",
        "later: 5 Feb 2023",
        "asset freeze1",
        "Firm One; Firm Two",
    ]
    assert slide.facts == ("later",)


def test_straight_marks_of_ours_become_typographic_and_those_of_a_source_stay() -> None:
    words = 'It\'s "{{ fact.assertion }}" in **"bold"** {{ strings.own }}'
    body = f"# {{{{ slide.title }}}}\n::: body\n{words}\n\n{{{{ fact | in_context }}}}\n:::\n"
    own = fact("own", 'Iran\'s "Alpha".')
    records = ledger(own)
    title = Text(at=HERE, text='The officials\' "yes"', own_words=("officials'",))
    slide = wanted("own", records=records, title=title)
    deck = compose(outline(slide), records, pack(template(body), strings={"own": 'that\'s "so"'}))
    assert deck.slides[0].title == "The officials’ “yes”"
    (run,) = next(deck.slides[0].slots["title"].paragraphs()).runs
    assert run.origin.own_words == ("officials’",)
    first, passage, _ = body_of(deck)
    assert first.text == "It’s “Iran’s “Alpha”.” in “bold” that’s “so”"
    assert 'was "finalized" during' in passage.text
