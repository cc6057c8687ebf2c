"""Bars laid: every label in its place, none over another, all within the slot, or it is reported."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_visuals import on_a_slide, overlap, shipped, within

from builder.model.brand import Brand
from builder.model.color import contrast
from builder.model.placed import Chart, ChartText, PlacedDeck, PlacedVisual, Shape
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import Bar, BarPart, Bars

ZELENSKYY = (("Missiles", (43, 41)), ("Drones", (13, 11)))
SERIES = ("shot down", "not shot down")
_ROUNDING = 2  # EMU


def words(*texts: str, style: str = "body", strong: bool = True) -> Paragraph:
    return Paragraph(tuple(Run(text, Origin("fact", "f", "quantities.n"), strong=strong) for text in texts), style)


def laid(
    brand: Brand,
    rows: tuple[tuple[str, tuple[int | None, ...]], ...],
    series: tuple[str, ...] = SERIES,
    *,
    beside: bool = True,
) -> PlacedDeck:
    def part(value: int | None, name: str) -> BarPart | None:
        if value is None:
            return None
        label = words(str(value), " ", name) if len(series) > 1 else words(str(value))
        return BarPart(value=Decimal(value), label=label)

    made = tuple(
        Bar(label=words(name), parts=tuple(part(value, of) for value, of in zip(values, series, strict=True)))
        for name, values in rows
    )
    visual = Bars(
        name="Bars",
        alt=words("Bars"),
        bars=made,
        series=tuple(words(name, strong=False) for name in series),
        caption=words("As the port counts", style="caption", strong=False),
    )
    return on_a_slide(visual, brand, *(["aside"] if beside else []))


def visual_of(deck: PlacedDeck) -> PlacedVisual:
    (visual,) = [shape for shape in deck.slides[0].shapes if isinstance(shape, PlacedVisual)]
    return visual


def chart_of(deck: PlacedDeck) -> Chart:
    (chart,) = [shape for shape in visual_of(deck).shapes if isinstance(shape, Chart)]
    return chart


def texts(chart: Chart) -> list[ChartText]:
    return [*chart.heads, *(label for row in chart.labels for label in row if label is not None)]


def words_on(chart: Chart) -> list[list[str]]:
    return [[label.paragraph.text if label else "" for label in row] for row in chart.labels]


def proved(deck: PlacedDeck) -> None:
    """No two texts meet, all stand in the slot, and each label is within its part or clear of all parts."""
    visual, chart = visual_of(deck), chart_of(deck)
    captions = [shape.box for shape in visual.shapes if isinstance(shape, Shape)]
    boxes = [text.box for text in texts(chart)] + captions
    for box in boxes:
        assert within(box, visual.box, _ROUNDING), box
    for one, other in combinations(boxes, 2):
        assert not overlap(one, other)
    assert not any(overlap(chart.box, caption) for caption in captions)
    assert min(text.size for text in texts(chart)) >= 14
    parts = [(bar, at) for bar, row in enumerate(chart.labels) for at, label in enumerate(row) if label]
    for bar, at in parts:
        label = chart.labels[bar][at]
        assert label is not None
        if label.behind:
            assert within(label.box, chart.part_box(bar, at), _ROUNDING)
        else:
            assert not any(overlap(chart.part_box(*other), label.box) for other in parts)


def test_labels_stand_in_their_parts_and_beside_the_end_of_a_short_bar(brand: Brand) -> None:
    deck = laid(brand, ZELENSKYY)
    assert not deck.findings
    proved(deck)
    chart = chart_of(deck)
    assert words_on(chart) == [["43 shot down", "41 not shot down"], ["13", "11 not shot down"]]
    assert [[bool(label and label.behind) for label in row] for row in chart.labels] == [[True, True], [True, False]]


def test_bars_are_as_long_as_their_values_and_begin_at_zero(brand: Brand) -> None:
    chart = chart_of(laid(brand, ZELENSKYY))
    missiles, rest, drones = chart.part_box(0, 0), chart.part_box(0, 1), chart.part_box(1, 0)
    assert missiles.x == drones.x == chart.plot.x
    assert rest.x == missiles.right
    assert abs(rest.right - chart.plot.right) <= 1
    assert abs(missiles.width / 43 - drones.width / 13) < chart.plot.width / 1000
    assert missiles.height == drones.height


def test_a_series_is_named_in_full_at_least_once(brand: Brand) -> None:
    deck = laid(brand, (("A", (5, 95)), ("B", (6, 94)), ("C", (4, 90))))
    assert not deck.findings
    proved(deck)
    shown = words_on(chart_of(deck))
    for at, name in enumerate(SERIES):
        assert any(name in row[at] for row in shown)


def test_the_smallest_part_is_still_labelled(brand: Brand) -> None:
    deck = laid(brand, (("Large", (9_999, 1)), ("Small", (1, 0)), ("None yet", (0, 3))))
    assert not deck.findings
    proved(deck)
    assert all(all(row) for row in chart_of(deck).labels)


def test_one_series_has_its_values_beside_the_bars(brand: Brand) -> None:
    deck = laid(brand, (("Ferries", (400,)), ("Yachts", (12,))), ("in port",), beside=False)
    assert not deck.findings
    proved(deck)
    assert not any(label.behind for row in chart_of(deck).labels for label in row if label)


def test_long_labels_go_on_in_further_lines(brand: Brand) -> None:
    name = "Boats of the northern harbour and its islands"
    deck = laid(brand, ((name, (43, 41)), ("Drones", (13, 11))))
    assert not deck.findings
    proved(deck)
    assert len(chart_of(deck).heads[0].lines) > 1


def test_a_pale_bar_has_an_outline_that_stands_out(brand: Brand) -> None:
    chart = chart_of(laid(brand, ZELENSKYY))
    paper = brand.rgb("paper")
    for fill, outline in zip(chart.fills, chart.outlines, strict=True):
        assert contrast(brand.rgb(outline or fill), paper) >= 3


@pytest.mark.parametrize(
    "rows", [(("W" * 60, (43, 41)),), tuple((f"Harbour {at}", (40 + at, 3)) for at in range(25))]
)  # fmt: skip
def test_what_does_not_fit_is_an_error(brand: Brand, rows: tuple[tuple[str, tuple[int, int]], ...]) -> None:
    deck = laid(brand, rows)
    assert "L101" in {finding.code for finding in deck.findings}


NAMES = st.sampled_from(("A", "Ferries", "Boats of the outer islands", "Міноборони України", "Lighthouse keepers"))
VALUES = st.one_of(st.none(), st.integers(0, 9), st.integers(0, 100_000))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 3).flatmap(
        lambda count: st.lists(st.tuples(NAMES, st.tuples(*[VALUES] * count)), min_size=1, max_size=9)
    ),
    st.booleans(),
)
def test_no_label_meets_another_or_leaves_the_slot(
    rows: list[tuple[str, tuple[int | None, ...]]], beside: bool
) -> None:
    kept = tuple((name, values) for name, values in rows if any(values))
    if not kept:
        return
    names = ("landed", "turned back at sea", "lost")[: len(kept[0][1])]
    deck = laid(shipped("seminar"), kept, names, beside=beside)
    if "L101" not in {finding.code for finding in deck.findings}:
        proved(deck)
