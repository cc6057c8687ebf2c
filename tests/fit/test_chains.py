"""Chains laid: boxes apart and inside, their words in them, lines that go round boxes and merge only in truth."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_visuals import on_a_slide, overlap, shipped, visuals

from builder.fit.visuals.layers import columns, crossings
from builder.model.brand import Box, Brand
from builder.model.placed import Connector, PlacedDeck, PlacedVisual, Shape
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import Chain, ChainBox, ChainLink

SHORT = "Harbour News"
LONG = "At least three officials of the port authority who asked not to be named"


def line(text: str, style: str) -> Paragraph:
    return Paragraph((Run(text, Origin("fact", "f", "attribution")),), style)


def laid(
    links: list[tuple[str, str]], brand: Brand, *, dashed: tuple[tuple[str, str], ...] = (), words: str = SHORT
) -> PlacedDeck:
    names = sorted({name for link in links for name in link})
    visual = Chain(
        name="Chain",
        alt=line("Who told whom", "body"),
        boxes=tuple(
            ChainBox(key=name, words=(line("Origin", "label"), line(f"{words} {name}", "heading"))) for name in names
        ),
        links=tuple(ChainLink(start=one, end=other, dashed=(one, other) in dashed) for one, other in links),
        key=line("A dashed line is a step that the source does not state.", "caption") if dashed else None,
    )
    return on_a_slide(visual, brand)


def drawn(deck: PlacedDeck) -> PlacedVisual:
    (visual,) = visuals(deck)
    return visual


def boxes(visual: PlacedVisual) -> dict[str, Box]:
    return {
        shape.key.removeprefix("box-"): shape.box
        for shape in visual.shapes
        if isinstance(shape, Shape) and shape.key.startswith("box-")
    }


def path(connector: Connector) -> list[tuple[int, int]]:
    """The corners of a connector as PowerPoint and LibreOffice both draw it: bent half-way."""
    (x1, y1), (x2, y2) = connector.start, connector.end
    half = (x1 + x2) // 2
    return [(x1, y1), (half, y1), (half, y2), (x2, y2)] if connector.bent else [(x1, y1), (x2, y2)]


def enters(one: tuple[int, int], other: tuple[int, int], box: Box) -> bool:
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return left < box.right and box.x < right and top < box.bottom and box.y < bottom


def assert_sound(visual: PlacedVisual) -> None:
    texts = [shape for shape in visual.shapes if isinstance(shape, Shape) and shape.text is not None]
    room = visual.box
    for shape in texts:
        assert shape.text is not None
        assert room.x <= shape.box.x < shape.box.right <= room.right, shape.name
        assert room.y <= shape.box.y < shape.box.bottom <= room.bottom, shape.name
        assert sum(one.height for one in shape.text.paragraphs) <= shape.box.height, shape.name
        assert min(one.size for one in shape.text.paragraphs) >= 14, shape.name
    for one, other in combinations(texts, 2):
        assert not overlap(one.box, other.box), (one.name, other.name)
    for connector in visual.shapes:
        if isinstance(connector, Connector):
            for start, end in pairwise(path(connector)):
                assert not any(enters(start, end, text.box) for text in texts), connector.name


def way(visual: PlacedVisual, start: str, end: str) -> list[Connector]:
    """The connectors from one box to another, by the shapes that they are glued to."""
    lines = [shape for shape in visual.shapes if isinstance(shape, Connector)]
    number = next(
        last.key.split("-")[1]
        for first in lines
        for last in lines
        if first.from_shape == f"box-{start}"
        and last.to_shape == f"box-{end}"
        and first.key.split("-")[1] == last.key.split("-")[1]
    )
    return sorted((one for one in lines if one.key.split("-")[1] == number), key=lambda one: int(one.key.split("-")[2]))


def test_origins_stand_left_of_relays_and_relays_left_of_reports(brand: Brand) -> None:
    visual = drawn(laid([("a", "m"), ("b", "m"), ("m", "x"), ("m", "y")], brand))
    at = boxes(visual)
    assert at["a"].x == at["b"].x < at["m"].x < at["x"].x == at["y"].x
    assert {box.width for box in at.values()} == {at["a"].width}
    assert at["x"].height == at["y"].height
    middle = at["m"].y + at["m"].height // 2
    assert abs(at["a"].y + at["b"].bottom - 2 * middle) < 3
    assert_sound(visual)


def test_every_connector_is_glued_at_both_ends_and_only_the_last_has_an_arrow(brand: Brand) -> None:
    visual = drawn(laid([("a", "m"), ("m", "x"), ("a", "x")], brand))
    keys = {shape.key for shape in visual.shapes}
    for one in visual.shapes:
        if isinstance(one, Connector):
            assert {one.from_shape, one.to_shape} <= keys
            assert (one.from_site, one.to_site) == (3, 1)
    long_way = way(visual, "a", "x")
    assert [one.arrow for one in long_way] == [False] * (len(long_way) - 1) + [True]
    assert all(one.to_shape == other.from_shape for one, other in pairwise(long_way))
    assert_sound(visual)


def test_two_that_tell_the_same_share_a_trunk_and_others_do_not(brand: Brand) -> None:
    alike = drawn(laid([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")], brand))
    trunks = {path(one)[1][0] for one in alike.shapes if isinstance(one, Connector) and one.bent}
    assert len(trunks) == 1
    unlike = drawn(laid([("a", "x"), ("a", "y"), ("a", "z"), ("b", "z"), ("b", "y")], brand))
    from_a = {path(one)[1][0] for end in "xz" for one in way(unlike, "a", end) if one.bent}
    from_b = {path(one)[1][0] for end in "yz" for one in way(unlike, "b", end) if one.bent}
    assert not from_a & from_b
    assert_sound(unlike)


def test_a_dashed_link_keeps_a_trunk_of_its_own_and_brings_a_key(brand: Brand) -> None:
    visual = drawn(laid([("a", "x"), ("b", "x")], brand, dashed=(("b", "x"),)))
    (dashed,) = [one for one in visual.shapes if isinstance(one, Connector) and one.dash == "dash" and one.bent]
    solid = [one for one in visual.shapes if isinstance(one, Connector) and one.dash == "solid" and one.bent]
    assert all(path(one)[1][0] != path(dashed)[1][0] for one in solid)
    assert visual.shapes[-1].name == "Key"
    assert "Key" not in [shape.name for shape in drawn(laid([("a", "x")], brand)).shapes]
    assert_sound(visual)


def test_names_are_unique_in_the_selection_pane(brand: Brand) -> None:
    visual = drawn(laid([("a", "m"), ("b", "m"), ("m", "x"), ("a", "x"), ("b", "x")], brand, dashed=(("b", "x"),)))
    names = [shape.name for shape in visual.shapes]
    assert len(names) == len(set(names))


def test_more_than_a_slide_holds_is_an_error_and_not_a_shape_off_the_slide_unnoticed(brand: Brand) -> None:
    crowd = [(f"{number:02}", "x") for number in range(24)]
    deck = laid(crowd, brand, words=LONG)
    assert [finding.code for finding in deck.findings] == ["L101"]
    word = "Hafenmeistereiverwaltungsobersekretariatsvorsteherstellvertreter"
    assert [finding.code for finding in laid([("a", "b"), ("b", "c"), ("c", "d")], brand, words=word).findings]


def test_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        columns(2, [(0, 1), (1, 0)])


def test_the_order_in_a_column_avoids_crossings() -> None:
    found = columns(4, [(0, 3), (1, 2)])
    assert crossings(found.order, found.hops) == 0


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[tuple[str, str]], tuple[tuple[str, str], ...], str]:
    count = draw(st.integers(2, 9))
    names = "abcdefghi"[:count]
    pairs = [(one, other) for at, one in enumerate(names) for other in names[at + 1 :]]
    links = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=10, unique=True))
    dashed = tuple(link for link in links if draw(st.booleans()))
    return links, dashed, draw(st.sampled_from([SHORT, LONG, "Post"]))


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_whatever_the_chain_what_fits_is_sound(graph: tuple[list[tuple[str, str]], tuple[tuple[str, str], ...], str]):
    links, dashed, words = graph
    deck = laid(links, shipped("seminar"), dashed=dashed, words=words)
    if not deck.findings:
        for visual in visuals(deck):  # several where a slide has no room for all of it
            assert_sound(visual)
