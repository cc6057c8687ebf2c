"""Slides too full for their layout: parted between slots, then within facts, each part with what belongs to it."""

from itertools import pairwise

import pytest
from laid_visuals import shipped
from narrow_brands import upright

from builder.fit import fit
from builder.fit.cuts import stretch, stretches
from builder.fit.split import blocks_of, units_of
from builder.model.placed import Connector, PlacedDeck, PlacedText, PlacedVisual, Shape
from builder.model.slides import Block, Cell, Citation, Deck, Origin, Paragraph, Run, Slide, Slot, Table
from builder.model.visuals import Chain, ChainBox, ChainLink, Figure, Numbers

SENTENCE = "The harbour master said that the light had failed on two nights of that week. "
CARDS = ("one", "two", "three", "four", "five", "six")


def words(text: str, style: str = "body", item: int = 0) -> Paragraph:
    return Paragraph((Run(text.strip(), Origin("deck")),), style=style, item=item)


def cited(number: int, times: int = 1) -> Paragraph:
    text = Run((SENTENCE * times).strip(), Origin("fact", f"f{number}", "assertion"))
    return Paragraph((text, Run(str(number), Origin("program"), superscript=True, cites=(number,))), item=number)


def fitted(pack: str = "classroom", **slots: Block | tuple[Block, ...]) -> PlacedDeck:
    named = {"title": (words("The light failed on two nights"),)}
    named |= {name: one if isinstance(one, tuple) else (one,) for name, one in slots.items()}
    held = {name: Slot(name, blocks) for name, blocks in named.items()}
    numbers = tuple(sorted({n for slot in held.values() for p in slot.paragraphs() for r in p.runs for n in r.cites}))
    if numbers:
        held["sources"] = Slot("sources", (words(" · ".join(f"{n} Harbour News" for n in numbers), "sources"),))
    slide = Slide(
        id="s",
        template="t",
        slots=held,
        facts=tuple(f"f{number}" for number in numbers),
        citations=numbers,
        notes=(words("Say this."),),
    )
    citations = tuple(Citation(n, f"s{n}", f"Harbour News, {n} Nov 2022", checked=True) for n in range(1, 20))
    deck = Deck(id="d", title="D", language="en", slides=(slide,), citations=citations)
    return fit(deck, shipped(pack))


def slots_of(placed: PlacedDeck) -> list[list[str]]:
    """The slots of each slide between title and sources."""
    return [[name for name in one.slide.slots if name not in ("title", "sources")] for one in placed.slides]


def text_of(placed: PlacedDeck) -> str:
    """What all slides say between title and sources, without citation numbers."""
    return " ".join(
        "".join(run.text for run in paragraph.runs if not run.cites)
        for one in placed.slides
        for name, slot in one.slide.slots.items()
        if name not in ("title", "sources")
        for paragraph in slot.paragraphs()
    )


@pytest.mark.parametrize(("count", "groups"), [(4, [2, 2]), (6, [3, 3])])
def test_cards_of_one_fact_each_are_shared_out_evenly(count: int, groups: list[int]) -> None:
    placed = fitted(
        **{name: cited(at, 2) for at, name in enumerate(CARDS[:count], 1)}, task=words("Which night was it?")
    )
    assert not placed.findings
    assert [len([name for name in names if name != "task"]) for names in slots_of(placed)] == groups
    assert placed.slides[0].layout.name == ("Two columns" if groups[0] == 2 else "Three columns")
    assert ["task" in names for names in slots_of(placed)] == [False, True]
    assert [one.slide.title[-8:] for one in placed.slides] == ["(1 of 2)", "(2 of 2)"]
    half = count // 2
    assert [one.slide.citations for one in placed.slides] == [
        tuple(range(1, half + 1)),
        tuple(range(half + 1, count + 1)),
    ]
    assert [one.slide.facts for one in placed.slides][1] == tuple(f"f{at}" for at in range(half + 1, count + 1))
    assert "Continued from slide 1" in placed.slides[1].slide.notes[0].text


def test_statements_stand_side_by_side_where_they_are_too_long_for_rows() -> None:
    placed = fitted(first=cited(1, 2), second=cited(2, 1), third=cited(3, 1), task=words("Which is the weakest word?"))
    assert [one.layout.name for one in placed.slides] == ["Three columns and task"]
    assert not placed.findings


def test_two_sides_stay_together_and_the_task_gets_the_slide_to_itself() -> None:
    placed = fitted(left=cited(1, 4), right=cited(2, 4), task=words("Which of the two is nearer to the event?"))
    assert slots_of(placed) == [["left", "right"], ["prompt"]]
    assert not placed.findings


def test_a_passage_comes_first_then_its_reading_with_the_task() -> None:
    placed = fitted(passage=words(SENTENCE * 6, "quotation"), reading=cited(2, 3), task=words("Write one line."))
    assert slots_of(placed) == [["passage"], ["body", "task"]]
    assert [one.layout.name for one in placed.slides] == ["Passage", "Text and task"]
    assert [one.slide.citations for one in placed.slides] == [(), (2,)]
    assert not placed.findings


def test_a_table_comes_first_then_what_is_asked_of_it() -> None:
    def row(text: str) -> tuple[Cell, ...]:
        return Cell((words(text),)), Cell((words("A lamp. " * 14),))

    placed = fitted(table=Table(row("What"), (row("Night"),), (1, 2)), task=words(SENTENCE * 3))
    assert slots_of(placed) == [["table"], ["prompt"]]
    assert not placed.findings


def test_of_one_fact_s_paragraphs_each_may_stand_on_a_part_of_its_own() -> None:
    placed = fitted(
        body=(words("◔ Reported", "marks", 1), *(words(f"{at}: {SENTENCE * 4}", item=1) for at in range(4)))
    )
    assert len(placed.slides) == 2
    assert not placed.findings
    shown = [block for one in placed.slides for block in one.slide.slots["body"].blocks]
    assert [block.style for block in shown if isinstance(block, Paragraph)] == ["marks", *["body"] * 4]


def test_a_passage_longer_than_a_slide_is_cut_between_sentences_and_cites_on_each_part() -> None:
    quoted = Run("The light had failed. It was dark.", Origin("source", "f3", "exact"), highlight=True)
    number = Run("3", Origin("program"), superscript=True, cites=(3,))
    context = Run(" " + SENTENCE * 12, Origin("source", "f3", "context"))
    passage = Paragraph((Run(SENTENCE * 6, Origin("source", "f3", "context")), quoted, number, context), item=1)
    placed = fitted(passage=(passage, words("Paragraph 1, highlight ours", "caption", 1)))
    assert len(placed.slides) > 1
    assert not placed.findings
    assert text_of(placed).split() == f"{SENTENCE * 6}{quoted.text} {SENTENCE * 12} Paragraph 1, highlight ours".split()
    assert all(one.slide.citations == (3,) for one in placed.slides)
    blocks = [block for one in placed.slides for block in one.slide.slots[only(one.slide)].blocks]
    assert sum(isinstance(block, Paragraph) and quoted in block.runs for block in blocks) == 1


def only(slide: Slide) -> str:
    (name,) = [name for name in slide.slots if name not in ("title", "sources")]
    return name


def test_sentences_put_together_again_are_the_paragraph() -> None:
    paragraph = cited(1, 4)
    cuts = stretches(paragraph)
    assert len(cuts) == 4
    assert [stretch(paragraph, *cut).runs[-1].cites for cut in cuts] == [(1,)] * 4
    units = units_of((words("Label", "label"), paragraph, words("A note", "caption", 1)), "sentences")
    assert len(units) == 4
    assert blocks_of(units) == (words("Label", "label"), paragraph, words("A note", "caption", 1))


def test_words_and_a_picture_too_high_for_one_slide_get_one_each() -> None:
    figures = tuple(Figure(value=words(f"{number}"), words=(words("lamps"),)) for number in (11, 12))
    visual = Numbers(name="Numbers", alt=words("11 lamps, 12 lamps"), figures=figures)
    placed = fitted(visual=visual, aside=tuple(cited(number, 4) for number in range(1, 5)))
    assert not placed.findings
    assert slots_of(placed)[0] == ["visual"]
    assert len([one for one in placed.slides if "visual" in one.slide.slots]) == 1


def test_what_does_not_fit_in_any_way_names_the_slot_and_by_how_much() -> None:
    placed = fitted(left=words("and then, " * 400), right=cited(2))
    (finding,) = placed.findings
    assert (finding.code, finding.severity) == ("L101", "error")
    assert "pt (about" in finding.message


def test_a_title_s_end_is_not_torn_by_a_line_break() -> None:
    for length in range(1, 30):
        title = words("The light failed on two of the nights, says the " + "x" * length)
        placed = fitted(title=(title,), body=tuple(cited(number, 2) for number in range(1, 8)))
        for one in placed.slides:
            (shape,) = [shape for shape in one.shapes if shape.slot.name == "title"]
            assert isinstance(shape, PlacedText)
            last = shape.paragraphs[-1].lines[-1]
            assert last.count("(") == last.count(")") == 1


def test_a_chain_goes_down_on_a_slide_that_is_too_narrow_for_its_columns() -> None:
    names = ("Harbourmaster", "Lighthouse-Keepers", "Portside-Chronicle", "Lighthouse.example")
    boxes = tuple(ChainBox(key=name, words=(words("Origin", "label"), words(name, "heading"))) for name in names)
    pairs = [(names[0], names[1]), (names[1], names[2]), (names[2], names[3]), (names[0], names[3])]
    visual = Chain(
        name="Chain",
        alt=words("Who told whom"),
        boxes=boxes,
        links=tuple(ChainLink(start=one, end=other) for one, other in pairs),
    )
    slots = {"title": Slot("title", (words("Title"),)), "visual": Slot("visual", (visual,))}
    deck = Deck(id="d", title="D", language="en", slides=(Slide(id="s", template="t", slots=slots),), citations=())
    placed = fit(deck, upright(shipped("seminar")))
    assert not placed.findings
    (shape,) = [shape for shape in placed.slides[0].shapes if isinstance(shape, PlacedVisual)]
    at = {one.key.removeprefix("box-"): one.box for one in shape.shapes if isinstance(one, Shape)}
    assert at[names[0]].bottom < at[names[1]].y < at[names[1]].bottom < at[names[2]].y < at[names[3]].y
    lines = [one for one in shape.shapes if isinstance(one, Connector)]
    assert all(one.start[0] == one.end[0] or one.start[1] == one.end[1] for one in lines)
    assert sum(one.arrow for one in lines) == len(pairs)
    assert len({one.name for one in shape.shapes}) == len(shape.shapes)


def test_a_chain_with_no_room_at_all_is_cut_between_its_stages() -> None:
    names = [f"Harbour-Chronicle-of-{at}" for at in "abcde"]
    boxes = tuple(ChainBox(key=name, words=(words("Origin", "label"), words(name, "heading"))) for name in names)
    links = tuple(ChainLink(start=one, end=other) for one, other in pairwise(names))
    visual = Chain(name="Chain", alt=words("Who told whom"), boxes=boxes, links=links)
    slots = {"title": Slot("title", (words("Title"),)), "visual": Slot("visual", (visual,))}
    deck = Deck(id="d", title="D", language="en", slides=(Slide(id="s", template="t", slots=slots),), citations=())
    placed = fit(deck, upright(shipped("seminar"), 4.0, 7.0))
    assert not placed.findings
    assert len(placed.slides) > 1
    shown = [block for one in placed.slides for block in one.slide.slots["visual"].blocks if isinstance(block, Chain)]
    assert [link for chain in shown for link in chain.links] == list(links)
    assert {box.key for chain in shown for box in chain.boxes} == set(names)
