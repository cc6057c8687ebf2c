"""Timelines laid: all inside the box, no two texts over each other, leaders that keep clear, a split when long."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_visuals import SHIPPED, on_a_slide, overlap, shipped, visuals, within

from builder.model.brand import Box, Brand
from builder.model.placed import Connector, PlacedDeck, PlacedVisual, Shape
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import Event, Timeline
from builder.text.edtf import parse_edtf

SHORT = "The port authority lists four firms."
LONG = (
    "Three officials who were not named reportedly said that the agreement on the second quay had been finalised at a "
    "meeting in the harbour office."
)
KEY = Paragraph(
    (Run("A dot is an exact day. A bar is a time in words.", Origin("template", "timeline_key")),), "caption"
)


def event(when: str, words: str = SHORT) -> Event:
    origin = Origin("fact", "f", "headline")
    span = parse_edtf(when)
    exact = span.precision == "day" and not span.approximate
    line = Paragraph((Run(when, origin, strong=True, break_after=True), Run(words, origin)))
    return Event(when=when, words=(line,), open=not exact)


def laid(events: list[Event], brand: Brand, *others: str) -> PlacedDeck:
    visual = Timeline(
        name="Timeline",
        alt=Paragraph((Run("Timeline", Origin("template")),)),
        part_alt=Paragraph((Run("Part of a timeline", Origin("template")),)),
        events=tuple(events),
        key=KEY if any(one.open for one in events) else None,
    )
    return on_a_slide(visual, brand, *others)


def named(visual: PlacedVisual, start: str) -> list[Shape]:
    return [shape for shape in visual.shapes if isinstance(shape, Shape) and shape.name.startswith(start)]


def meet(one: Connector, other: Connector) -> bool:
    """Whether two lines cross each other at a point inside both."""

    def side(line: Connector, x: int, y: int) -> int:
        (x1, y1), (x2, y2) = line.start, line.end
        return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)

    return side(one, *other.start) * side(one, *other.end) < 0 and side(other, *one.start) * side(other, *one.end) < 0


def crosses(line: Connector, box: Box) -> bool:
    """Whether a line goes through the inside of a box (its ends may touch the edge)."""
    (x1, y1), (x2, y2) = line.start, line.end
    points = [(x1 + (x2 - x1) * part / 40, y1 + (y2 - y1) * part / 40) for part in range(41)]
    return any(box.x < x < box.right and box.y < y < box.bottom for x, y in points)


def assert_sound(visual: PlacedVisual) -> None:
    """Nothing outside, no two texts over each other, each text in its shape, no leader through a card or another."""
    texts = [shape for shape in visual.shapes if isinstance(shape, Shape) and shape.text is not None]
    cards = named(visual, "Event")
    for shape in visual.shapes:
        if isinstance(shape, Shape):
            assert within(shape.box, visual.box), shape.name
    for one, other in combinations(texts, 2):
        assert not overlap(one.box, other.box), (one.name, other.name)
    for shape in texts:
        assert shape.text is not None
        height = sum(paragraph.height for paragraph in shape.text.paragraphs)
        assert height + shape.text.insets[1] + shape.text.insets[3] <= shape.box.height, shape.name
        assert min(paragraph.size for paragraph in shape.text.paragraphs) >= 14
    marks = [*named(visual, "Dot"), *named(visual, "Bar")]
    for mark in marks:
        assert not any(overlap(mark.box, text.box) for text in texts), mark.name
    for one, other in combinations(named(visual, "Bar"), 2):
        assert not overlap(one.box, other.box), (one.name, other.name)
    lines = [shape for shape in visual.shapes if isinstance(shape, Connector)]
    for line in lines:
        assert not any(crosses(line, card.box) for card in cards), line.name
    for one, other in combinations(lines, 2):
        assert not meet(one, other), (one.name, other.name)


def test_a_day_is_a_dot_above_the_axis_and_a_span_a_bar_below_it(brand: Brand) -> None:
    (visual,) = visuals(laid([event("2022-09-08"), event("2022-11-01/2022-11-20", LONG)], brand))
    assert_sound(visual)
    (axis,), (dot,), (bar,) = named(visual, "Axis"), named(visual, "Dot"), named(visual, "Bar")
    day, span = named(visual, "Event")
    assert dot.box.y < axis.box.y < dot.box.bottom
    assert day.box.bottom < axis.box.y < bar.box.y < span.box.y
    assert bar.box.width > 5 * dot.box.width


def test_the_axis_is_even_in_time_and_its_first_tick_names_the_year(brand: Brand) -> None:
    (visual,) = visuals(laid([event("2022-09-08"), event("2022-10-20"), event("2022-11-15")], brand))
    words = [shape.text.paragraphs[0].paragraph.text for shape in named(visual, "Tick ") if shape.text]
    assert words == ["September 2022", "October", "November"]
    first, second, third = (dot.box.x for dot in named(visual, "Dot"))
    assert (second - first) / (third - second) == pytest.approx(42 / 26, rel=0.01)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 11, 14])
def test_one_slide_holds_up_to_fourteen_events(count: int, brand: Brand) -> None:
    whens = [
        f"2022-{1 + at * 11 // 14:02}-{1 + at * 2:02}" if at % 4 else f"2022-{1 + at * 11 // 14:02}" for at in range(14)
    ]
    (visual,) = visuals(laid([event(when) for when in whens[:count]], brand))
    assert_sound(visual)
    assert len(named(visual, "Event")) == count


def test_more_split_and_each_part_has_its_own_axis_and_alternative_text(brand: Brand) -> None:
    deck = laid([event(f"20{at:02}-03-01") for at in range(30)], brand)
    parts = visuals(deck)
    assert len(parts) > 2
    assert sum(len(named(part, "Event")) for part in parts) == 30
    assert all(len(named(part, "Event")) <= 14 for part in parts)
    assert {part.visual.alt.text for part in parts} == {"Part of a timeline"}
    assert not deck.findings
    for part in parts:
        assert_sound(part)


def test_a_part_without_bars_needs_no_key(brand: Brand) -> None:
    whens = [f"2022-01-{at:02}" for at in range(1, 15)] + ["2023-05", "2023-06"]
    parts = visuals(laid([event(when, LONG) for when in whens], brand))
    for part in parts:
        assert bool(named(part, "Key")) == bool(named(part, "Bar"))
    assert not named(parts[0], "Key")
    assert named(parts[-1], "Key")


def test_what_fits_at_no_size_is_reported(brand: Brand) -> None:
    deck = laid([event("2022-09-08", " ".join([LONG] * 20))], brand)
    assert [finding.code for finding in deck.findings] == ["L101"]


def test_a_word_wider_than_the_slide_is_reported_as_a_line_too_many(brand: Brand) -> None:
    deck = laid([event("2022-09-08", "quay" * 60)], brand)
    (finding,) = deck.findings
    assert finding.code == "L101"
    assert "1 line" in finding.message


def test_words_grow_where_there_is_ample_room_and_shrink_where_there_is_little(brand: Brand) -> None:
    def size(*events: Event) -> float:
        (visual,) = visuals(laid(list(events), brand))
        card = named(visual, "Event")[0]
        return card.text.paragraphs[0].size if card.text else 0.0

    (visual,) = visuals(laid([event("2022-09-08")], brand))
    own = visual.slot.levels[0].size
    assert size(event("2022-09-08", "A ship"), event("2022-11-15", "A quay")) > own
    assert size(*(event(f"2022-{month:02}-08", LONG) for month in range(1, 8))) < own


def test_an_open_end_has_a_point(brand: Brand) -> None:
    (visual,) = visuals(laid([event("../2022-11-21"), event("2022-11-21/.."), event("2022-11")], brand))
    assert_sound(visual)
    assert [bar.geometry for bar in named(visual, "Bar")] == ["freeform", "freeform", "roundRect"]
    until, since, _ = named(visual, "Bar")
    middle = until.box.height // 2
    assert (until.box.x, until.box.y + middle) in until.rings[0]
    assert (since.box.right, since.box.y + middle) in since.rings[0]


def test_all_on_one_day_and_far_apart_work(brand: Brand) -> None:
    for whens in (["2022-11-15"] * 5, ["0001", "9999-12-31"], ["1500-01-01", "2022-11-15", "2022-11-16"]):
        (visual,) = visuals(laid([event(when) for when in whens], brand))
        assert_sound(visual)


def test_equal_inputs_give_equal_timelines(brand: Brand) -> None:
    whens = ["2022-09-08", "2022-10-20", "2022-11-01/2022-11-20", "2022-11-15"]
    assert laid([event(when, LONG) for when in whens], brand) == laid([event(when, LONG) for when in whens], brand)


DAYS = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}")
NEAR = st.integers(1, 30).map(lambda day: f"2022-11-{day:02}")
SPANS = st.tuples(DAYS, DAYS).map(lambda pair: "/".join(sorted(pair)))
WHENS = st.one_of(
    NEAR, DAYS, SPANS, st.just("2022-11"), NEAR.map("../{}".format), NEAR.map("{}/..".format), NEAR.map("{}~".format)
)
WORDS = st.one_of(st.just(SHORT), st.just(LONG), st.text("abcdefgh    ", min_size=1, max_size=90).filter(str.strip))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(WHENS, WORDS), min_size=1, max_size=14),
    st.sampled_from(SHIPPED),
    st.sampled_from([(), ("task",), ("aside",)]),
)
def test_no_timeline_collides(events: list[tuple[str, str]], pack: str, others: tuple[str, ...]) -> None:
    made = sorted((event(when, words) for when, words in events), key=lambda one: str(one.when))
    deck = laid(made, shipped(pack), *others)
    for placed in visuals(deck):
        if not any(finding.code == "L101" for finding in deck.findings):
            assert_sound(placed)
