"""The ladder: what fits stays; then a gentle shrink, a split between facts, a shrink to the least size, an error."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.fit import fit
from builder.fit.faces import extent, face
from builder.model.brand import Box, Brand, Layout, ParaStyle, SlotBox, TableStyle, TextStyle
from builder.model.finding import Finding
from builder.model.placed import PlacedDeck, PlacedTable, PlacedText
from builder.model.slides import Block, Cell, Citation, Deck, Origin, Paragraph, Run, Slide, Slot, Table
from builder.model.visuals import Figure, Numbers

PT = 12_700
TOPS = {
    "title": (40, 72),
    "body": (130, 300),
    "left": (130, 300),
    "right": (130, 300),
    "table": (130, 300),
    "sources": (500, 20),
}
SIZES = {"title": (28.0, 24.0), "sources": (12.0, 11.0)}
LAYOUTS = (
    ("Title only", ("title",)),
    ("Text and task", ("title", "body", "task", "sources")),
    ("Text", ("title", "body", "sources")),
    ("Two columns", ("title", "left", "right", "sources")),
    ("Table", ("title", "table", "sources")),
)
SENTENCE = "At least three officials reportedly said that the agreement was finalised at a meeting in Iran this month."


def slot_box(name: str, font: str) -> SlotBox:
    top, height = TOPS.get(name, (440, 50))
    left, width = {"left": (48, 420), "right": (492, 420)}.get(name, (48, 864))
    size, least = SIZES.get(name, (20.0, 16.0))
    box = Box(left * PT, top * PT, width * PT, height * PT)
    return SlotBox(name=name, idx=1, type="body", box=box, levels=(TextStyle(font, size),), least=least)


def brand(font: str = "Arial") -> Brand:
    layouts = tuple(
        Layout(name=name, part=name, slots=tuple(slot_box(slot, font) for slot in slots)) for name, slots in LAYOUTS
    )
    table = TableStyle(head=TextStyle(font, 16, bold=True), body=TextStyle(font, 16))
    styles = {"label": ParaStyle(size=14, least=14), "tiny": ParaStyle(size=9)}
    return Brand(
        name="t",
        width=960 * PT,
        height=540 * PT,
        layouts=layouts,
        para_styles=styles,
        char_styles={},
        table=table,
    )


def fact(number: int, times: int = 1, style: str = "body") -> Paragraph:
    text = Run(" ".join([SENTENCE] * times), Origin("fact", f"f{number}", "assertion"))
    cite = Run(str(number), Origin("program"), superscript=True, cites=(number,))
    return Paragraph((text, cite), item=number, style=style)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text, Origin("deck")),))


def fitted(
    font: str = "Arial",
    title: str = "Officials disagree",
    strings: dict[str, str] | None = None,
    **slots: tuple[Block, ...],
) -> PlacedDeck:
    named = {"title": Slot("title", (paragraph(title),))}
    named |= {name: Slot(name, blocks) for name, blocks in slots.items()}
    numbers = tuple(sorted({n for slot in named.values() for p in slot.paragraphs() for r in p.runs for n in r.cites}))
    facts = tuple(f"f{number}" for number in numbers)
    slide = Slide(id="s", template="t", slots=named, facts=facts, citations=numbers, notes=(paragraph("Say this."),))
    citations = tuple(Citation(n, f"s{n}", f"Paper {n}, 21 Nov 2022", checked=True) for n in range(1, 60))
    deck = Deck(id="d", title="D", language="en", slides=(slide,), citations=citations, strings=strings or {})
    return fit(deck, brand(font))


def text_of(placed: PlacedDeck, index: int, name: str) -> PlacedText:
    shapes = {shape.slot.name: shape for shape in placed.slides[index].shapes}
    shape = shapes[name]
    assert isinstance(shape, PlacedText)
    return shape


def codes(placed: PlacedDeck) -> list[str]:
    return [finding.code for finding in placed.findings]


def test_what_fits_stays_at_the_layouts_size() -> None:
    placed = fitted(body=(fact(1),))
    body = text_of(placed, 0, "body")
    assert placed.slides[0].layout.name == "Text"
    assert (body.paragraphs[0].size, body.moved) == (20, False)
    assert len(body.paragraphs[0].lines) == 2
    assert not placed.findings


def test_a_slot_that_is_slightly_too_long_shrinks_a_little_rather_than_split() -> None:
    placed = fitted(body=tuple(fact(number) for number in range(1, 14)))
    assert len(placed.slides) == 1
    assert 18 <= text_of(placed, 0, "body").paragraphs[0].size < 20


def test_a_longer_one_splits_between_facts_and_says_so_in_the_title() -> None:
    placed = fitted(body=tuple(fact(number) for number in range(1, 19)), task=(paragraph("Discuss."),))
    first, second = placed.slides
    assert [slide.slide.title for slide in placed.slides] == [
        "Officials disagree (1 of 2)",
        "Officials disagree (2 of 2)",
    ]
    assert "task" not in first.slide.slots
    assert (first.layout.name, second.layout.name) == ("Text", "Text and task")
    assert first.slide.facts + second.slide.facts == tuple(f"f{number}" for number in range(1, 19))
    assert second.slide.citations == tuple(int(name[1:]) for name in second.slide.facts)
    assert "Continued from slide 1" in second.slide.notes[0].text
    assert (first.slide.id, second.slide.id) == ("s", "s.2")
    assert not placed.findings


def test_each_part_of_a_split_repeats_the_label_of_its_card() -> None:
    label = Paragraph((Run("Iran’s government", Origin("deck")),), style="label")
    placed = fitted(
        left=(label, *(fact(number, 2) for number in range(1, 9))),
        right=(label, *(fact(number, 2) for number in range(9, 17))),
    )
    assert len(placed.slides) > 1
    for side in ("left", "right"):
        firsts = [text_of(placed, index, side).paragraphs[0].paragraph for index in range(len(placed.slides))]
        assert firsts == [label] * len(firsts)


def test_the_words_of_a_split_are_the_packs() -> None:
    strings = {"part_of": "– Teil {part}/{parts}", "continued_from": "Fortsetzung von Folie {number}"}
    placed = fitted(body=tuple(fact(number) for number in range(1, 19)), strings=strings)
    assert [slide.slide.title for slide in placed.slides] == [
        "Officials disagree – Teil 1/2",
        "Officials disagree – Teil 2/2",
    ]
    assert placed.slides[1].slide.notes[0].text == "Fortsetzung von Folie 1"


def test_one_long_sentence_shrinks_to_its_least_size_and_then_is_an_error() -> None:
    assert text_of(fitted(body=(fact(1, 14),)), 0, "body").paragraphs[0].size < 18
    finding: Finding = fitted(body=(paragraph("and then, " * 300),)).findings[0]
    assert (finding.code, finding.severity, finding.slide, finding.slot) == ("L101", "error", 1, "body")
    assert "pt (about" in finding.message
    assert finding.hint


def test_a_title_shrinks_to_its_least_and_takes_no_more_than_its_box() -> None:
    placed = fitted(title="Finalisation is attributed to at least three unnamed officials, and only “reportedly” " * 2)
    assert codes(placed) == ["L101"]
    assert text_of(placed, 0, "title").paragraphs[0].size == 24
    assert codes(fitted(title="Interministerialcounterproliferation" * 3)) == ["L101"]


def test_the_strip_grows_upward_and_takes_its_height_from_the_body() -> None:
    strip = Paragraph(
        (Run("1 Republic World, 21 Nov 2022 · " * 16, Origin("source", "s1", "citation")),), style="sources"
    )
    placed = fitted(body=(fact(1),), sources=(strip,))
    sources, body = text_of(placed, 0, "sources"), text_of(placed, 0, "body")
    assert sources.moved
    assert sources.box.bottom == 520 * PT
    assert body.box.bottom <= sources.box.y
    assert not placed.findings


def test_columns_keep_one_size() -> None:
    placed = fitted(left=(fact(1, 6),), right=(fact(2),))
    left, right = text_of(placed, 0, "left"), text_of(placed, 0, "right")
    assert left.paragraphs[0].size == right.paragraphs[0].size < 20


def cell(text: str) -> Cell:
    return Cell((paragraph(text),))


def sized_table(*rows: tuple[str, ...]) -> PlacedTable:
    """A table of these rows in a slot that is far taller than they are."""
    cells = tuple(tuple(Cell((paragraph(text),) if text else ()) for text in row) for row in rows)
    placed = fitted(table=(Table(cells[0], cells[1:], (1,) * len(cells[0])),))
    (table,) = [shape for shape in placed.slides[0].shapes if isinstance(shape, PlacedTable)]
    return table


def test_rows_get_some_of_the_room_that_is_left() -> None:
    table = sized_table(("Who", "When"), ("The Post", "19 November"), ("Reuters", "20 November"))
    assert table.pad == 8 * PT
    assert sum(table.rows) == table.box.height < table.slot.box.height


def test_rows_to_write_in_share_all_the_room() -> None:
    table = sized_table(("Outcome", "What we would see"), ("Deterred", ""), ("Delayed", ""))
    assert table.slot.box.height - 2 <= table.box.height <= table.slot.box.height
    assert table.rows[1] == table.rows[2] > 3 * table.rows[0]


def test_a_strip_sets_its_text_smaller_before_it_grows() -> None:
    def strip(words: int) -> PlacedText:
        placed = fitted(body=(paragraph("Alpha."),), sources=(paragraph("source " * words),))
        return next(shape for shape in placed.slides[0].shapes if shape.slot.name == "sources")  # type: ignore[return-value]

    short, longest = strip(20), strip(60)
    longer = next(one for words in range(20, 40) if (one := strip(words)).paragraphs[0].size < 12.0)
    assert (short.paragraphs[0].size, short.moved) == (12.0, False)
    assert (longer.paragraphs[0].size < 12.0, longer.moved) == (True, False)
    assert (longest.paragraphs[0].size, longest.moved) == (12.0, True)


def test_a_table_splits_between_rows_under_a_repeated_header() -> None:
    rows = tuple((cell(f"row {number}"), cell(SENTENCE)) for number in range(14))
    heads = (cell("No."), cell("What was said"))
    placed = fitted(table=(Table(heads, rows, (1, 1), "No., What was said; 14 rows"),))
    tables = [shape for slide in placed.slides for shape in slide.shapes if isinstance(shape, PlacedTable)]
    assert len(tables) > 1
    assert all(shape.table.header[0].text == "No." for shape in tables)
    assert [row[0].text for shape in tables for row in shape.table.rows] == [f"row {number}" for number in range(14)]
    first = len(tables[0].table.rows)
    assert tables[0].table.description == f"No., What was said; rows 1 to {first} of 14"
    assert f"; rows {first + 1} to " in tables[1].table.description
    assert all(sum(shape.rows) == shape.box.height <= 300 * PT for shape in tables)
    assert all(len(shape.rows) == len(shape.table.rows) + 1 for shape in tables)
    assert all(sum(shape.columns) == 864 * PT for shape in tables)


def test_a_column_is_as_wide_as_its_widest_word() -> None:
    table = Table((cell("A"), cell("B")), ((cell("counterproliferation"), cell(SENTENCE)),), (1, 40))
    shape = fitted(table=(table,)).slides[0].shapes[1]
    assert isinstance(shape, PlacedTable)
    assert shape.columns[0] > 140 * PT


def test_slots_that_no_layout_serves_are_an_error() -> None:
    placed = fitted(body=(fact(1),), left=(fact(2),))
    assert codes(placed) == ["L104"]
    assert "“left”" in placed.findings[0].message


def test_an_accepted_font_without_metrics_is_one_warning_a_deck() -> None:
    own = msgspec.structs.replace(brand("Uni Grotesk"), stand_ins={"uni grotesk": "Arial"})
    named = {"title": (paragraph("Title"),), "body": (fact(1),)}
    slides = tuple(
        Slide(id=f"s{at}", template="t", slots={name: Slot(name, blocks) for name, blocks in named.items()})
        for at in range(3)
    )
    placed = fit(Deck(id="d", title="D", language="en", slides=slides, citations=()), own)
    assert [(finding.code, finding.severity, finding.slide) for finding in placed.findings] == [("L106", "warning", 0)]
    assert "Uni Grotesk, set as bold Arial and a tenth wider" in placed.findings[0].message
    other = msgspec.structs.replace(own, stand_ins={"Other": "Arial"})
    found = fit(Deck(id="d", title="D", language="en", slides=slides, citations=()), other).findings
    assert [finding.code for finding in found] == ["L103"] * 3
    assert "[tokens.stand-ins]" in found[0].hint


@pytest.mark.parametrize(
    ("stand_in", "counts_as"), [("Courier New", "Courier New"), ("courier", "courier"), ("Nobody Knows", "Arial")]
)
def test_a_font_without_metrics_counts_as_the_one_that_its_pack_names(stand_in: str, counts_as: str) -> None:
    own = msgspec.structs.replace(brand("Uni Mono"), stand_ins={"UNI MONO": stand_in})
    slots = {name: Slot(name, (paragraph(words),)) for name, words in (("title", "Title"), ("body", SENTENCE))}
    slide = Slide(id="s", template="t", slots=slots)
    placed = fit(Deck(id="d", title="D", language="en", slides=(slide,), citations=()), own)
    (finding,) = placed.findings
    assert f"Uni Mono, set as bold {counts_as} and a tenth wider" in finding.message
    word, taken = "missiles", face("Uni Mono", False, False, stand_in=stand_in)
    assert extent(taken, word).width == pytest.approx(1.1 * extent(face(counts_as, True, False), word).width)
    assert not taken.known


def with_lines(name: str, lines: int) -> Brand:
    """The brand with a limit on the lines of one slot."""
    plain = brand()
    layouts = tuple(
        msgspec.structs.replace(
            layout,
            slots=tuple(
                msgspec.structs.replace(slot, lines=lines) if slot.name == name else slot for slot in layout.slots
            ),
        )
        for layout in plain.layouts
    )
    return msgspec.structs.replace(plain, layouts=layouts)


def limited(name: str, lines: int, **slots: tuple[Block, ...]) -> PlacedDeck:
    """A slide on the brand with that limit."""
    named = {"title": (paragraph("Title"),)} | slots
    slide = Slide(id="s", template="t", slots={name: Slot(name, blocks) for name, blocks in named.items()})
    return fit(Deck(id="d", title="D", language="en", slides=(slide,), citations=()), with_lines(name, lines))


def test_the_lines_that_a_prompt_asks_for_are_kept_by_smaller_text_then_by_parts() -> None:
    assert text_of(limited("body", 2, body=(paragraph(SENTENCE),)), 0, "body").paragraphs[0].size == 20
    smaller = limited("body", 1, body=(paragraph(SENTENCE[:101]),))
    assert text_of(smaller, 0, "body").paragraphs[0].size < 20
    assert not smaller.findings
    parts = limited("body", 2, body=(fact(1), fact(2), fact(3)))
    assert len(parts.slides) == 2
    assert not parts.findings


def test_more_lines_than_a_prompt_asks_for_are_an_error_that_says_so() -> None:
    (finding,) = limited("title", 1, title=(paragraph(SENTENCE),)).findings
    assert (finding.code, finding.slot) == ("L101", "title")
    assert "the layout's prompt asks for at most 1 line" in finding.message


def test_a_title_has_three_lines_at_most_on_wide_slides_and_four_on_upright_ones() -> None:
    title = "Finalisation is attributed to at least three unnamed officials, and only “reportedly” " * 2
    assert codes(fitted(title=title)) == ["L101"]
    tall = brand()
    slots = tuple(
        msgspec.structs.replace(slot, box=Box(20 * PT, 30 * PT, 600 * PT, 120 * PT)) for slot in tall.layouts[0].slots
    )
    tall = msgspec.structs.replace(
        tall, width=640 * PT, height=960 * PT, layouts=(msgspec.structs.replace(tall.layouts[0], slots=slots),)
    )
    slide = Slide(id="s", template="t", slots={"title": Slot("title", (paragraph(title),))})
    placed = fit(Deck(id="d", title="D", language="en", slides=(slide,), citations=()), tall)
    assert not placed.findings
    assert len(text_of(placed, 0, "title").paragraphs[0].lines) == 4


def test_an_unknown_font_never_passes_as_fitting() -> None:
    placed = fitted(font="Brush Script MT", body=(fact(1),))
    assert codes(placed) == ["L103"]
    assert text_of(placed, 0, "body").measured == "not measured"


def test_scripts_without_metrics_are_bounded_and_a_note_says_so() -> None:
    placed = fitted(body=(paragraph("The ministry (وزارت امور خارجه) denied it."),))
    assert [(finding.code, finding.severity) for finding in placed.findings] == [("L105", "note")]
    marks = fitted(body=(paragraph("◔ Reported · ≠ Disputed"),))
    assert text_of(marks, 0, "body").measured == "bounded"
    assert not marks.findings


def test_a_style_below_its_least_size_is_an_error() -> None:
    assert codes(fitted(body=(fact(1, style="tiny"),))) == ["L102"]


def test_the_words_beside_a_visual_that_stays_whole_stay_with_it_as_long_as_they_can() -> None:
    figure = Figure(value=paragraph("11"), words=(paragraph("lighthouses"),))
    visual = Numbers(name="Numbers", alt=paragraph("11 lighthouses"), figures=(figure,))
    assert len(fitted(body=(visual, fact(1, 4))).slides) == 1
    placed = fitted(body=(visual, *(fact(number, 6) for number in range(1, 6))))
    assert not placed.findings
    shown = [slide.slide.slots["body"].blocks for slide in placed.slides]
    assert sum(visual in blocks for blocks in shown) == 1
    assert [block for blocks in shown for block in blocks] == [visual, *(fact(number, 6) for number in range(1, 6))]


def test_empty_slots_are_not_placed() -> None:
    placed = fitted(body=(Paragraph(()),))
    assert [shape.slot.name for shape in placed.slides[0].shapes] == ["title"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=16))
def test_splitting_keeps_every_paragraph_in_order(lengths: list[int]) -> None:
    facts = tuple(fact(number, length) for number, length in enumerate(lengths, 1))
    placed = fitted(body=facts)
    assert tuple(block for slide in placed.slides for block in slide.slide.slots["body"].blocks) == facts
    assert [slide.number for slide in placed.slides] == list(range(1, len(placed.slides) + 1))
    if not placed.findings:
        for slide in placed.slides:
            assert all(shape.used <= shape.box.height for shape in slide.shapes if isinstance(shape, PlacedText))


@pytest.mark.parametrize("count", [16, 19, 31, 44])
def test_no_part_is_an_orphan(count: int) -> None:
    placed = fitted(body=tuple(fact(number) for number in range(1, count + 1)))
    sizes = [len(slide.slide.slots["body"].blocks) for slide in placed.slides]
    assert max(sizes) - min(sizes) <= 1


def test_columns_of_short_cells_stand_on_one_line_where_nobody_gave_widths() -> None:
    rows = (("Who", "When", "What"), *((f"Ministry {n}", "later: 12 Dec 2022", SENTENCE * 2) for n in range(3)))
    table = sized_table(*rows)
    assert table.columns[1] > 120 * PT
    assert table.columns[2] > table.columns[1]


@pytest.mark.parametrize("rows", range(1, 14))
def test_words_above_and_below_a_table_stay_in_a_slot_with_insets(rows: int) -> None:
    plain = brand()
    slots = tuple(msgspec.structs.replace(slot, insets=(0, 20 * PT, 0, 20 * PT)) for slot in plain.layouts[2].slots)
    layout = msgspec.structs.replace(plain.layouts[2], slots=slots)
    cells = tuple((Cell((paragraph(f"Row {row}"),)), Cell((paragraph("Words"),))) for row in range(rows))
    table = Table((Cell((paragraph("One"),)), Cell((paragraph("Other"),))), cells, (1.0, 1.0))
    named = {"title": (paragraph("Title"),), "body": (paragraph("Above"), table, paragraph("Below"))}
    slide = Slide(id="s", template="t", slots={name: Slot(name, blocks) for name, blocks in named.items()})
    deck = Deck(id="d", title="D", language="en", slides=(slide,), citations=())
    placed = fit(deck, msgspec.structs.replace(plain, layouts=(layout,)))
    assert not placed.findings
    for page in placed.slides:
        shapes = [shape for shape in page.shapes if shape.slot.name == "body"]
        assert all(above.box.bottom <= below.box.y for above, below in pairwise(shapes))
        assert shapes[-1].box.bottom <= shapes[-1].slot.box.bottom
