"""The atlas: whose outline a place lies in, borders that neighbours share, and views that show what a reader needs."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.atlas.choice import view_of
from builder.atlas.clip import Frame, area, holds
from builder.atlas.data import Atlas, Country, load_atlas
from builder.atlas.outlines import Outline, outlines
from builder.atlas.projection import Azimuthal, EqualEarth, Place, distance
from builder.atlas.where import CRIMEA, country_at, may_show_crimea

FOLDER = Path(__file__).resolve().parents[2] / "builder" / "atlas"
KYIV, SEVASTOPOL, SIMFEROPOL, KERCH = (30.52, 50.45), (33.52, 44.61), (34.10, 44.95), (36.47, 45.36)
PLACES = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


def shown(atlas: Atlas, places: list[Place], land: list[str], aspect: float = 1.6) -> dict[str, Outline]:
    return {one.country.name: one for one in outlines(atlas, view_of(atlas, places, land, aspect), 800.0, 1.0)}


def share(outline: Outline, aspect: float = 1.6) -> float:
    return outline.area / (800 * 800 / aspect)


@pytest.mark.parametrize("place", [*CRIMEA, SIMFEROPOL, (36.3, 45.3)])
def test_crimea_lies_in_ukraine(atlas: Atlas, place: Place) -> None:
    assert country_at(atlas, place) == "UKR"


def test_crimea_is_one_land_with_the_mainland_and_not_in_russia(atlas: Atlas) -> None:
    view = view_of(atlas, [SIMFEROPOL], ["UKR"], 1.6)
    drawn = {one.country.name: one for one in outlines(atlas, view, 800.0, 0.5)}
    [spot] = view.spots([SIMFEROPOL], 800.0)
    [mainland] = view.spots([(33.5, 46.6)], 800.0)
    assert not any(holds(ring, spot) for ring in drawn["Russia"].rings)
    [ring] = [ring for ring in drawn["Ukraine"].rings if holds(ring, spot)]
    assert holds(ring, mainland), "no border runs through Perekop"


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (KYIV, "UKR"),
        ((37.6, 55.75), "RUS"),
        ((39.7, 47.23), "RUS"),
        ((178.0, -17.8), "FJI"),
        ((-176.0, 66.5), "RUS"),
        ((28.2, -29.5), "LSO"),
        ((26.2, -29.1), "ZAF"),
        ((12.45, 41.8), "ITA"),
        ((0.0, -88.0), "ATA"),
        ((21.1, 42.6), "XKX"),
        ((-30.0, 40.0), ""),
    ],
)
def test_a_place_lies_in_its_country(atlas: Atlas, place: Place, code: str) -> None:
    assert country_at(atlas, place) == code


def test_countries_go_by_the_names_that_texts_use(atlas: Atlas) -> None:
    assert [atlas.code(name) for name in ("Ukraine", "russia", "the United States", "UK", "Turkey")] == [
        "UKR",
        "RUS",
        "USA",
        "GBR",
        "TUR",
    ]
    assert atlas.code("Cote d'Ivoire") == ""
    assert atlas.code("Côte d'Ivoire") == "CIV"
    assert atlas.code("Atlantis") == ""
    assert atlas.by_code["IRN"].name == "Iran"


def test_neighbours_share_one_border_at_every_scale(atlas: Atlas) -> None:
    for place, width in ((KYIV, 800.0), ((10.0, 47.0), 300.0)):
        view = view_of(atlas, [place], [], 1.6)
        drawn = outlines(atlas, view, width, 1.0)
        points = [{(round(x, 6), round(y, 6)) for ring in one.rings for x, y in ring} for one in drawn]
        inland = [one for one in drawn if one.country.code in {"BLR", "CHE", "SVK", "HUN"}]
        assert inland
        for country in inland:
            edge = [(x, y) for ring in country.rings for x, y in ring if 0 < x < width and 0 < y < width / 1.6]
            others = set().union(*(found for found, one in zip(points, drawn, strict=True) if one is not country))
            alone = [point for point in edge if (round(point[0], 6), round(point[1], 6)) not in others]
            assert not alone, f"{country.country.name} has a border of its own"


def test_no_two_countries_lie_over_each_other(atlas: Atlas) -> None:
    drawn = shown(atlas, [KYIV], ["UKR"])
    together = sum(one.area for one in drawn.values())
    assert together <= 800 * 500 * 1.001


def test_every_ring_of_the_file_is_closed_and_names_an_arc(atlas: Atlas) -> None:
    used: set[int] = set()
    for country in atlas.countries:
        for polygon in country.polygons:
            for ring in polygon:
                lines = [atlas.arc(arc) for arc in ring]
                for line, following in zip(lines, [*lines[1:], lines[0]], strict=True):
                    assert line[-1] == following[0], country.name
                used |= {max(arc, ~arc) for arc in ring}
    assert used == set(range(len(used)))


def test_the_files_are_small(atlas: Atlas) -> None:
    sizes = [(FOLDER / name).stat().st_size for name in ("countries.json", "outlines.bin")]
    assert sum(sizes) < 425_000
    assert len(json.loads((FOLDER / "countries.json").read_text("utf-8"))) == len(atlas.countries)


def test_outlines_of_another_version_are_refused() -> None:
    with pytest.raises(ValueError, match="make it again"):
        Atlas((Country("Nowhere", ()),), b"\x63\0\0\0" + bytes(8))


def test_one_place_shows_its_surroundings(atlas: Atlas) -> None:
    drawn = shown(atlas, [KYIV], ["UKR"])
    assert {"Ukraine", "Belarus", "Russia", "Poland", "Romania"} <= set(drawn)
    assert share(drawn["Ukraine"]) > 0.25
    view = view_of(atlas, [KYIV], ["UKR"], 1.6)
    assert all(view.has(place) for place in [(22.2, 48.4), (40.1, 49.6), (33.9, 44.4), (33.0, 52.3)]), "whole"


@pytest.mark.parametrize(
    "place", [(52.04, 55.76), (103.0, 66.0), (166.92, -0.53), (-109.4, -27.1), (0.0, 89.0), (20.0, -88.0), (23.0, 24.0)]
)
def test_no_map_of_one_place_is_blank(atlas: Atlas, place: Place) -> None:
    drawn = shown(atlas, [place], [])
    assert drawn
    assert sum(map(share, drawn.values())) >= 0.004, "not the sea alone"
    assert max(map(share, drawn.values())) <= 0.86 or len(drawn) > 1, "not one country from edge to edge"


def test_places_on_both_sides_of_the_date_line_are_near(atlas: Atlas) -> None:
    places = [(178.44, -18.14), (-171.77, -13.83)]
    view = view_of(atlas, places, ["FJI", "WSM"], 1.6)
    assert not view.is_world
    assert view.reach < 30
    [fiji, samoa] = view.spots(places, 100.0)
    assert fiji[0] < samoa[0]


def test_places_all_over_the_world_get_the_world(atlas: Atlas) -> None:
    usual = view_of(atlas, [(-58.4, -34.6), (37.6, 55.75), (139.7, 35.7)], [], 1.6)
    pacific = view_of(atlas, [(178.0, -18.0), (-118.0, 34.0), (139.0, 35.0), (-70.0, -33.0), (-175.0, -21.0)], [], 1.6)
    assert usual.is_world
    assert pacific.is_world
    assert usual.middle[0] == 11.0
    assert 150 < pacific.middle[0] < 260
    drawn = outlines(atlas, usual, 800.0, 1.5)
    assert len(drawn) > 150
    assert {one.country.name for one in drawn} >= {"Russia", "Chile", "New Zealand", "Canada"}


def test_a_map_of_no_place_is_refused(atlas: Atlas) -> None:
    with pytest.raises(ValueError, match="needs a place"):
        view_of(atlas, [], [], 1.6)


@settings(max_examples=60, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=6), st.floats(0.8, 3.2))
def test_every_place_and_all_land_is_in_the_frame(places: list[Place], aspect: float) -> None:
    atlas = load_atlas()
    view = view_of(atlas, places, [], aspect)
    height = 800.0 / view.aspect
    assert view.is_world or view.aspect == pytest.approx(aspect)
    for x, y in view.spots(places, 800.0):
        assert 0 <= x <= 800
        assert 0 <= y <= height
    for outline in outlines(atlas, view, 800.0, 2.0):
        for ring in outline.rings:
            assert len(ring) > 2
            assert all(-1e-6 <= x <= 800 + 1e-6 and -1e-6 <= y <= height + 1e-6 for x, y in ring)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(5, 60), st.floats(30, 62)), min_size=1, max_size=4), st.floats(0.8, 3.2))
def test_where_crimea_is_in_the_frame_it_was_foretold(places: list[Place], aspect: float) -> None:
    atlas = load_atlas()
    land = ["UKR"] if any(country_at(atlas, place) == "UKR" for place in places) else []
    view = view_of(atlas, places, land, aspect)
    if any(view.has(place) for place in CRIMEA):
        assert may_show_crimea(atlas, places, land)


def test_crimea_is_not_foretold_far_away(atlas: Atlas) -> None:
    assert may_show_crimea(atlas, [KYIV], ["UKR"])
    assert not may_show_crimea(atlas, [(2.35, 48.85)], ["FRA"])
    assert not may_show_crimea(atlas, [(178.0, -18.0)], ["FJI"])


@given(PLACES, PLACES)
def test_places_come_back_from_the_map(middle: Place, place: Place) -> None:
    if distance(middle, place) < 150:
        projection = Azimuthal(*middle)
        [flat] = projection.flat([place])
        assert distance(projection.place(*flat), place) == pytest.approx(0, abs=1e-4)


def test_projections_keep_areas() -> None:
    cell = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    north = [(x, y + 60) for x, y in cell]
    for projection in (Azimuthal(0.5, 0.5), Azimuthal(0.5, 40.0), EqualEarth(0.0)):
        low, high = (abs(area(projection.flat(ring))) for ring in (cell, north))
        # The areas of the two on the sphere are as the differences of the sines of their parallels.
        assert high / low == pytest.approx(0.4924, rel=0.01)


def test_a_ring_is_cut_at_the_frame_into_pieces_without_seams() -> None:
    frame = Frame(100, 100)
    comb = [(10, -20), (90, -20), (90, 30), (70, 30), (70, -10), (30, -10), (30, 30), (10, 30)]
    pieces = frame.clipped([(float(x), float(y)) for x, y in comb])
    assert sorted(abs(area(piece)) for piece in pieces) == [600, 600]
    assert frame.clipped([(200.0, 0.0), (300.0, 0.0), (300.0, 50.0)]) == []
    [whole] = frame.clipped([(-50.0, -50.0), (150.0, -50.0), (150.0, 150.0), (-50.0, 150.0)])
    assert abs(area(whole)) == 10_000


@given(
    st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), min_size=3, max_size=3),
    st.booleans(),
)
def test_what_is_cut_off_a_triangle_is_what_is_outside(ring: list[tuple[float, float]], turned: bool) -> None:
    frame = Frame(100, 100)
    pieces = frame.clipped(ring[::-1] if turned else ring)
    inside = [(x + 0.37, y + 0.41) for x in range(0, 100, 7) for y in range(0, 100, 7)]
    for point in inside:
        edges = zip(ring, [*ring[1:], ring[0]], strict=True)
        clear = all(abs(_off(point, one, other)) > 1e-3 for one, other in edges)
        if clear:
            assert holds(ring, point) == any(holds(piece, point) for piece in pieces)


def _off(point: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    return (other[0] - one[0]) * (point[1] - one[1]) - (other[1] - one[1]) * (point[0] - one[0])
