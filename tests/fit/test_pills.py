"""Status marks laid as pills: in rows, inside their box, over no text, with the speaker beside or below them."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_visuals import overlap

from builder.fit import fit
from builder.fit.pills import GAP, HEIGHT
from builder.model.brand import Anchor, Box, Brand, Layout, SlotBox, TableStyle, TextStyle
from builder.model.placed import Pill, PlacedDeck, PlacedTable, PlacedText
from builder.model.slides import Cell, Deck, Origin, Paragraph, Run, Slide, Slot, Table

PT = 12_700
DECK = Origin("deck")
DOT = Run(" · ", Origin("program", field="separator"))
WORDS = {
    "on_record": "●\u00a0On\u00a0record",
    "said_by_party": "❝\u00a0Said\u00a0by\u00a0a\u00a0party",
    "reported": "◔\u00a0Reported",
    "unattributed": "○\u00a0Unattributed",
    "derived": "÷\u00a0Derived",
    "disputed": "≠\u00a0Disputed",
    "not_checked": "not\u00a0checked",
}
SENTENCE = "At least three officials reportedly said that the agreement was finalised at a meeting in Iran this month."


def mark(status: str, jump: str = "") -> Run:
    return Run(WORDS[status], Origin("template", f"status_{status}"), style="mark", mark=status, jump=jump)


def marks(*statuses: str, speaker: str = "", style: str = "marks", item: int = 0) -> Paragraph:
    runs = [run for at, status in enumerate(statuses) for run in ((DOT, mark(status)) if at else (mark(status),))]
    if speaker:
        runs += [Run(" – ", Origin("template", "marks")), Run(speaker, Origin("fact", "a", "attribution"))]
    return Paragraph(tuple(runs), style, item=item)


def words(text: str = SENTENCE, item: int = 0) -> Paragraph:
    return Paragraph((Run(text, DECK),), item=item)


def brand(width: int = 400, height: int = 300, anchor: Anchor = "top", levels: TextStyle | None = None) -> Brand:
    level = levels or TextStyle("Calibri", 20, space_before=8)
    inset = 10 * PT
    slot = SlotBox(
        name="body",
        idx=1,
        type="body",
        box=Box(50 * PT, 100 * PT, width * PT, height * PT),
        levels=(level,),
        insets=(inset, inset, inset, inset),
        anchor=anchor,
        least=18,
    )
    table = TableStyle(head=TextStyle("Calibri", 16), body=TextStyle("Calibri", 16))
    layout = Layout(name="Text", part="text", slots=(slot,))
    return Brand(
        name="t",
        width=960 * PT,
        height=540 * PT,
        layouts=(layout,),
        para_styles={},
        char_styles={},
        table=table,
        theme_fonts={"minor": "Calibri"},
    )


def fitted(look: Brand, *blocks: Paragraph | Table) -> PlacedDeck:
    slide = Slide(id="s", template="t", slots={"body": Slot("body", blocks)})
    return fit(Deck(id="d", title="D", language="en", slides=(slide,), citations=()), look)


def laid(look: Brand, *blocks: Paragraph | Table) -> PlacedText:
    (shape,) = fitted(look, *blocks).slides[0].shapes
    assert isinstance(shape, PlacedText)
    return shape


def tops(text: PlacedText) -> list[int]:
    """Where each paragraph begins, in EMU on the slide, its own space before included."""
    slot, box = text.slot, text.box
    height = sum(paragraph.height for paragraph in text.paragraphs)
    spare = box.height - slot.insets[1] - slot.insets[3] - height
    y = box.y + slot.insets[1] + {"top": 0, "middle": spare // 2, "bottom": spare}[slot.anchor]
    found = []
    for paragraph in text.paragraphs:
        found.append(y)
        y += paragraph.height
    return found


def said(pill: Pill) -> str:
    return pill.run.text.replace("\u00a0", " ")


def test_pills_stand_in_a_row_and_the_speaker_after_them() -> None:
    text = laid(brand(), marks("reported", "disputed", speaker="three officials"), words())
    first, second = text.pills
    assert [said(first), said(second)] == ["◔ Reported", "≠ Disputed"]
    assert (first.box.x, first.box.height, first.size) == (60 * PT, HEIGHT, 11)
    assert (second.box.x, second.box.y) == (first.box.right + GAP, first.box.y)
    line = text.paragraphs[0]
    assert (line.paragraph.text, line.lines) == ("three officials", ("three officials",))
    assert line.room is not None
    assert line.room.margin > second.box.right - 60 * PT


def test_no_dot_or_dash_is_left_where_nobody_is_named() -> None:
    text = laid(brand(), marks("said_by_party", "not_checked"), words())
    assert text.paragraphs[0].paragraph.runs == ()
    assert text.paragraphs[0].height >= HEIGHT


def test_a_speaker_without_room_beside_the_pills_stands_below_them() -> None:
    text = laid(brand(width=300), marks("reported", "disputed", speaker="at least three officials familiar with it"))
    line = text.paragraphs[0]
    assert line.lines[0] == ""
    assert line.paragraph.text.startswith("\nat least three")
    assert line.room is not None
    assert line.room.margin == 0
    below = tops(text)[0] + round(line.room.line * PT)
    assert all(pill.box.bottom <= below for pill in text.pills)


def test_pills_wrap_and_each_row_has_its_room() -> None:
    statuses = ("reported", "unattributed", "said_by_party", "disputed", "not_checked")
    text = laid(brand(width=260), marks(*statuses), words())
    rows = sorted({pill.box.y for pill in text.pills})
    assert len(rows) > 1
    assert rows[1] - rows[0] == HEIGHT + GAP
    assert text.pills[-1].box.bottom <= tops(text)[1]


def test_the_first_row_stands_as_high_as_a_single_one() -> None:
    one = laid(brand(), marks("reported"), words()).pills[0]
    many = laid(brand(width=200), marks("reported", "unattributed", "disputed"), words()).pills[0]
    assert abs(one.box.y - many.box.y) <= PT / 10


@pytest.mark.parametrize("anchor", ["top", "middle", "bottom"])
def test_pills_follow_the_anchor_of_their_box(anchor: Anchor) -> None:
    text = laid(brand(anchor=anchor), marks("reported", speaker="officials"), words())
    top = tops(text)[0]
    assert top <= text.pills[0].box.y
    assert text.pills[0].box.bottom <= top + text.paragraphs[0].height
    height = sum(paragraph.height for paragraph in text.paragraphs)
    least = {"top": 110 * PT, "middle": 250 * PT - height // 2, "bottom": 390 * PT - height}[anchor]
    assert least <= text.pills[0].box.y < least + 9 * PT


def test_a_key_sets_its_pills_in_a_column_beside_their_meanings() -> None:
    first = marks("reported", speaker="speakers who are not named, or words that are relayed from them", style="key")
    text = laid(brand(), first, marks("said_by_party", speaker="a named speaker", style="key"))
    margins = {paragraph.room.margin for paragraph in text.paragraphs if paragraph.room}
    assert len(margins) == 1
    assert all(pill.box.right < 60 * PT + margins.copy().pop() for pill in text.pills)
    assert text.paragraphs[0].lines[0].startswith("speakers who")
    assert len(text.paragraphs[0].lines) > 1


def test_marks_that_begin_something_new_stand_apart_from_what_is_above() -> None:
    apart = laid(brand(), words(item=1), marks("reported", item=2), words(item=2))
    after = laid(brand(), words(item=1), marks("reported", item=1))
    assert [paragraph.room.before for paragraph in (apart.paragraphs[1], after.paragraphs[1]) if paragraph.room] == [
        6,
        0,
    ]


def test_in_a_table_and_in_other_paragraphs_marks_stay_words() -> None:
    table = Table((Cell((words("Status"),)),), ((Cell((marks("reported"),)),),), (1.0,))
    (shape,) = fitted(brand(), table).slides[0].shapes
    assert isinstance(shape, PlacedTable)
    within = laid(brand(), Paragraph((Run("It is ", DECK), mark("reported"))))
    assert not within.pills
    assert within.paragraphs[0].paragraph.text == "It is ◔\u00a0Reported"
    centred = laid(brand(levels=TextStyle("Calibri", 20, align="center")), marks("reported"))
    assert not centred.pills


def test_a_box_of_pills_alone_is_not_empty() -> None:
    assert laid(brand(), marks("reported")).paragraphs[0].paragraph.text == "\u00a0"


def test_a_day_within_a_mark_is_part_of_one_pill() -> None:
    later = (
        Run("later:\u00a0", Origin("template", "status_later"), mark="later"),
        Run("22\u00a0Nov\u00a02022", Origin("fact", "a", "when"), mark="later"),
    )
    text = laid(brand(), Paragraph((mark("reported"), DOT, *later), "marks"), words())
    assert [said(pill) for pill in text.pills] == ["◔ Reported", "later: 22 Nov 2022"]


def test_room_for_pills_counts_and_too_many_are_reported() -> None:
    rows = tuple(paragraph for at in range(1, 8) for paragraph in (marks("reported", item=at), words("Said.", item=at)))
    placed = fitted(brand(height=120), *rows)
    assert len(placed.slides) > 1  # in parts, each of which fits
    assert not placed.findings
    for slide in placed.slides:
        (text,) = slide.shapes
        assert isinstance(text, PlacedText)
        assert all(pill.box.bottom <= text.box.bottom for pill in text.pills)
    crowded = fitted(brand(width=140, height=60), marks(*WORDS))
    assert [finding.code for finding in crowded.findings] == ["L101"]


def test_a_word_wider_than_its_card_makes_a_higher_pill_and_none_leaves_the_card() -> None:
    long = Run("◔ Passed on by people who were not named", DECK, mark="reported")
    text = laid(brand(width=160), Paragraph((long,), "marks"), words("Said."))
    (pill,) = text.pills
    assert pill.box.width == 140 * PT
    assert pill.box.height > HEIGHT
    assert pill.box.bottom <= tops(text)[1]


def test_a_line_break_that_a_renderer_could_do_without_is_written_out_above_pills() -> None:
    """One of these widths lets the last word stand on the line before, or not, by a hundredth of the width."""
    text = "Officials reportedly said that the agreement was finalised"
    broken = [
        shape.paragraphs[0]
        for width in range(200, 330)
        for shape in (laid(brand(width=width), words(text), marks("reported")),)
        if any(run.break_after for run in shape.paragraphs[0].paragraph.runs)
    ]
    assert 0 < len(broken) < 30
    for paragraph in broken:
        assert paragraph.paragraph.text.replace("\n", " ") == text
    alone = laid(brand(width=200), words(text))
    assert not any(run.break_after for run in alone.paragraphs[0].paragraph.runs)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=6, unique=True),
            st.integers(0, 12),
            st.integers(1, 30),
        ),
        min_size=1,
        max_size=3,
    ),
    st.integers(120, 600),
    st.sampled_from(["top", "middle", "bottom"]),
)
def test_no_pill_ever_stands_on_another_on_text_or_outside(
    groups: list[tuple[list[str], int, int]], width: int, anchor: Anchor
) -> None:
    blocks: list[Paragraph] = []
    for item, (statuses, speaker, length) in enumerate(groups, 1):
        blocks.append(marks(*statuses, speaker=" ".join(["officials"] * speaker), item=item))
        blocks.append(words(" ".join(["word"] * length), item=item))
    placed = fitted(brand(width=width, anchor=anchor), *blocks)
    if placed.findings:
        return
    for slide in placed.slides:
        (text,) = slide.shapes
        assert isinstance(text, PlacedText)
        column = Box(text.box.x + 10 * PT, text.box.y + 10 * PT, text.box.width - 20 * PT, text.box.height - 20 * PT)
        starts = tops(text)
        for pill in text.pills:
            assert column.x <= pill.box.x
            assert pill.box.right <= column.right
            own = text.paragraphs[pill.paragraph]
            assert starts[pill.paragraph] <= pill.box.y
            assert pill.box.bottom <= starts[pill.paragraph] + own.height
            assert own.room is not None
            if own.room.margin:  # the speaker stands beside the last row
                assert pill.box.right < column.x + own.room.margin or pill.box.y < text.pills[-1].box.y
            elif own.paragraph.text.strip("\n\u00a0"):
                rows = len(own.lines) - len([line for line in own.lines if line])
                assert pill.box.bottom <= starts[pill.paragraph] + own.height - round(
                    (len(own.lines) - rows) * own.room.line * PT
                )
        assert not any(overlap(one.box, other.box) for one, other in combinations(text.pills, 2))
