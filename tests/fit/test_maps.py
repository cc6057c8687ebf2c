"""Maps laid: labels that touch neither each other nor a dot, all in the frame, names where they fit, the note below."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_visuals import on_a_slide, overlap, shipped, visuals, within

from builder.model.brand import Box, Brand
from builder.model.placed import Connector, PlacedDeck, PlacedVisual, Shape
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import AreaMap, Spot

EIGHT = {
    "Kyiv": (30.52, 50.45),
    "Lviv": (24.02, 49.84),
    "Ternopil": (25.59, 49.55),
    "Zhytomyr": (28.68, 50.26),
    "Dnipro": (35.04, 48.47),
    "Kremenchuk": (33.40, 49.06),
    "Zaporizhzhia": (35.12, 47.85),
    "Kharkiv": (36.25, 49.98),
}
NOTE = "Borders: Natural Earth. Crimea is shown as part of Ukraine; who holds which area is not shown."
WORDS = ("Ash", "Birchfield", "Cedar Point", "Дніпропетровськ", "Saint-Germain-en-Laye", "福島県", "Oak")


def words(text: str, style: str = "body", *, strong: bool = False) -> Paragraph:
    return Paragraph((Run(text, Origin("fact", "f", "places"), strong=strong),), style)


def area_map(places: dict[str, tuple[float, float]], *land: str, areas: tuple[str, ...] = ()) -> AreaMap:
    spots = tuple(
        Spot(label=words(name, strong=True), longitude=x, latitude=y, area=name in areas)
        for name, (x, y) in places.items()
    )
    return AreaMap(name="Map", alt=words("Map of places"), spots=spots, land=land, note=words(NOTE, "caption"))


def laid(visual: AreaMap, brand: Brand, *others: str) -> PlacedDeck:
    return on_a_slide(visual, brand, *others)


def drawn(deck: PlacedDeck) -> PlacedVisual:
    [visual] = visuals(deck)
    return visual


def shapes(visual: PlacedVisual, start: str) -> list[Shape]:
    return [shape for shape in visual.shapes if isinstance(shape, Shape) and shape.name.startswith(start)]


def texts(visual: PlacedVisual) -> list[Shape]:
    return [shape for shape in visual.shapes if isinstance(shape, Shape) and shape.text is not None]


def assert_clear(visual: PlacedVisual) -> None:
    """No text over another or over a dot, and everything in its frame."""
    [frame] = shapes(visual, "Water")
    for one, other in combinations(texts(visual), 2):
        assert not overlap(one.box, other.box), f"{one.name} lies over {other.name}"
    dots = shapes(visual, "Dot of")
    for text in texts(visual):
        assert within(text.box, visual.box), text.name
        assert text.name == "Note" or within(text.box, frame.box), text.name
        for dot in dots:
            assert not overlap(text.box, dot.box), f"{text.name} lies over {dot.name}"
        for line in visual.shapes:
            if isinstance(line, Connector) and not text.name.endswith(line.name.removeprefix("Line to ")):
                assert not crosses(line, text.box), f"{line.name} runs through {text.name}"
    for shape in visual.shapes:
        if isinstance(shape, Shape) and shape.geometry == "freeform":
            assert within(shape.box, frame.box), shape.name


def crosses(line: Connector, box: Box) -> bool:
    (x1, y1), (x2, y2) = line.start, line.end
    return any(
        box.x < x1 + (x2 - x1) * part / 40 < box.right and box.y < y1 + (y2 - y1) * part / 40 < box.bottom
        for part in range(41)
    )


@pytest.mark.parametrize("others", [(), ("task",), ("aside",), ("aside", "task")])
def test_the_eight_places_of_the_article_are_labelled_beside_their_dots(brand: Brand, others: tuple[str, ...]) -> None:
    deck = laid(area_map(EIGHT, "UKR"), brand, *others)
    visual = drawn(deck)
    assert deck.findings == ()
    assert_clear(visual)
    assert {shape.name for shape in shapes(visual, "Label of")} == {f"Label of {name}" for name in EIGHT}
    assert not [shape for shape in visual.shapes if isinstance(shape, Connector)], "no line is needed"
    assert visual.size >= 14


def test_the_land_meant_has_its_own_colour_and_each_country_its_name(brand: Brand) -> None:
    visual = drawn(laid(area_map(EIGHT, "UKR"), brand, "aside"))
    fills = {shape.name: shape.fill for shape in visual.shapes if isinstance(shape, Shape) and shape.rings}
    assert fills["Ukraine"] == "land"
    assert {fills[name] for name in ("Poland", "Belarus", "Russia", "Romania")} == {"neighbour"}
    [name] = shapes(visual, "Name of Ukraine")
    assert name.text is not None
    assert (name.text.style.color, name.text.style.caps) == ("country", True)
    names = [shape.name for shape in visual.shapes]
    assert len(names) == len(set(names))


def test_the_map_has_no_more_points_than_a_slide_bears(brand: Brand) -> None:
    for places in (EIGHT, {"Here": (-58.4, -34.6), "There": (139.7, 35.7), "Yonder": (37.6, 55.75)}):
        visual = drawn(laid(area_map(places), brand))
        points = sum(len(ring) for shape in visual.shapes if isinstance(shape, Shape) for ring in shape.rings)
        assert 300 < points <= 3_000


def test_a_country_as_a_place_has_a_label_and_no_dot(brand: Brand) -> None:
    places = {"Belarus": (27.98, 53.51), "Kyiv": EIGHT["Kyiv"]}
    visual = drawn(laid(area_map(places, "BLR", "UKR", areas=("Belarus",)), brand, "aside"))
    assert_clear(visual)
    assert [shape.name for shape in shapes(visual, "Dot of")] == ["Dot of Kyiv"]
    assert not shapes(visual, "Name of Belarus"), "its name stands there already"


def test_the_note_stands_below_the_map(brand: Brand) -> None:
    visual = drawn(laid(area_map(EIGHT, "UKR"), brand, "aside"))
    [frame], [note] = shapes(visual, "Water"), shapes(visual, "Note")
    assert note.text is not None
    assert note.box.y > frame.box.bottom
    assert note.text.paragraphs[0].paragraph.text == NOTE


def test_places_of_one_name_are_told_apart(brand: Brand) -> None:
    visual = area_map({"Georgetown": (-58.2, 6.8)}, "GUY")
    other = Spot(label=words("Georgetown", strong=True), longitude=-55.2, latitude=5.85)
    deck = laid(AreaMap(name="Map", alt=visual.alt, spots=(*visual.spots, other)), brand)
    names = [shape.name for shape in shapes(drawn(deck), "Label of")]
    assert names == ["Label of Georgetown", "Label of Georgetown 2"]


def test_twenty_five_places_fit_beside_an_aside(brand: Brand) -> None:
    places = {f"Place {'ABCDEFGHIJKLMNOPQRSTUVWXY'[at]}": (22.0 + at * 7 % 19, 46.0 + at * 11 % 7) for at in range(25)}
    deck = laid(area_map(places, "UKR"), brand, "aside")
    assert deck.findings == ()
    assert_clear(drawn(deck))


def test_a_crowd_on_one_spot_is_told_and_nothing_is_dropped(brand: Brand) -> None:
    places = {f"A very long name of a place, number {at}": (30.0 + at / 1000, 50.0) for at in range(30)}
    deck = laid(area_map(places, "UKR"), brand, "aside", "task")
    assert {finding.code for finding in deck.findings} == {"L101"}
    assert len(shapes(drawn(deck), "Label of")) == 30


@pytest.mark.parametrize(
    "place", [(178.44, -18.14), (-149.9, 61.2), (15.65, 78.22), (0.0, 89.5), (0.0, -89.0), (166.92, -0.53)]
)
def test_any_region_of_the_world_is_drawn(place: tuple[float, float]) -> None:
    deck = laid(area_map({"Here": place}), shipped("seminar"), "aside")
    assert deck.findings == ()
    assert_clear(drawn(deck))
    assert any(shape.geometry == "freeform" for shape in drawn(deck).shapes if isinstance(shape, Shape))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.floats(-12, 12), st.floats(-5, 5)), min_size=1, max_size=25),
    st.tuples(st.floats(-180, 180), st.floats(-70, 70)),
    st.floats(0.05, 1.0),
)
def test_labels_never_collide_or_the_build_is_told(
    spread: list[tuple[str, float, float]], middle: tuple[float, float], scale: float
) -> None:
    spots = tuple(
        Spot(
            label=words(f"{name} {at}", strong=True),
            longitude=middle[0] + x * scale,
            latitude=max(-84.0, min(84.0, middle[1] + y * scale)),
        )
        for at, (name, x, y) in enumerate(spread)
    )
    visual = AreaMap(name="Map", alt=words("Map of places"), spots=spots, note=words(NOTE, "caption"))
    deck = laid(visual, shipped("seminar"), "aside")
    if not any(finding.code == "L101" for finding in deck.findings):
        assert_clear(drawn(deck))
    assert len(shapes(drawn(deck), "Label of")) == len(spots)
