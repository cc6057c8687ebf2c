"""Facts with places as a map: labels with their origin, a fullest alternative text, a note, and refusals."""

import pytest

import builder.compose.attributes  # noqa: F401 - gives facts their attributes
from builder.compose.facts import FactView, Shelf
from builder.compose.problems import RefusedError
from builder.compose.said import DraftParagraph, DraftVisual, Many, Said, Superscript
from builder.compose.visuals.maps import make_map
from builder.compose.words import Words
from builder.model.finding import Place
from builder.model.ledger import Attribution, Evidence, Fact, Ledger, Locality, Source, When
from builder.model.slides import Paragraph, Run
from builder.model.visuals import CRIMEA_NOTE, AreaMap

AT = Place("seeds/facts/places.yaml", 1, 1)
SPOTS = {
    "kyiv": ("Kyiv", 50.45, 30.52, "Ukraine"),
    "lviv": ("Lviv", 49.84, 24.02, "Ukraine"),
    "belarus": ("Belarus", 53.51, 27.98, "Belarus"),
    "paris": ("Paris", 48.86, 2.35, ""),
    "swapped": ("Kyiv", 30.52, 50.45, "Ukraine"),
    "elsewhere": ("Kyiv", 48.86, 2.35, "Ukraine"),
    "sunk": ("Kyiv", 43.3, 31.0, "Ukraine"),
    "misspelt": ("Kyiv", 50.45, 30.52, "Ukrain"),
    "lebanon": ("Lebanon", 40.34, -76.41, ""),
    "lebanon-us": ("Lebanon", 40.34, -76.41, "USA"),
    "odesa": ("Odesa", 46.48, 30.73, "Ukraine"),
    "snake-island": ("Snake Island", 45.26, 30.20, "Ukraine"),
    "sevastopol": ("Sevastopol", 44.61, 33.52, "Ukraine"),
    "narva": ("Narva", 59.38, 28.19, "Estonia"),
    "funafuti": ("Funafuti", -8.52, 179.20, "Tuvalu"),
    "ship": ("A ship", 43.3, 31.0, ""),
    **{f"crowd-{at}": (f"Place {at}", 49.0 + at / 99, 30.0, "Ukraine") for at in range(41)},
    **{f"town-{at}": (f"A town of long name {at}", 50.0 + at / 9, 30.0, "Ukraine") for at in range(12)},
}


def fact(fact_id: str, *places: str, when: str = "2022-10-10") -> Fact:
    return Fact(
        at=AT,
        id=fact_id,
        assertion="Places are named.",
        kind="background",
        attribution=(Attribution(at=AT, who="paper"),),
        evidence=(Evidence(at=AT, source="paper", exact=fact_id),),
        when=When(at=AT, edtf=when),
        places=places,
    )


def shelf(*facts: Fact) -> Shelf:
    source = Source(at=AT, id="paper", type="article-newspaper", title="News", container_title="The Paper")
    localities = {
        key: Locality(at=AT, id=key, name=name, latitude=north, longitude=east, country=country)
        for key, (name, north, east, country) in SPOTS.items()
    }
    ledger = Ledger(sources={"paper": source}, facts={one.id: one for one in facts}, localities=localities)
    return Shelf(ledger, Words({}), "chicago", "2022-11-21")


def finished(draft: DraftParagraph) -> Paragraph:
    return Paragraph(tuple(piece for piece in draft.pieces if isinstance(piece, Run)), draft.style)


def mapped(*facts: Fact) -> tuple[Said, AreaMap]:
    on = shelf(*facts)
    said = make_map(on, Many(on.fact(one.id) for one in facts))
    [block] = said.blocks
    assert isinstance(block, DraftVisual)
    visual = block.make(finished)
    assert isinstance(visual, AreaMap)
    return said, visual


def test_places_are_labelled_with_the_fact_that_names_them() -> None:
    said, visual = mapped(fact("a", "kyiv", "lviv"))
    assert [spot.label.text for spot in visual.spots] == ["Kyiv", "Lviv"]
    assert {(run.origin.kind, run.origin.ref) for spot in visual.spots for run in spot.label.runs} == {("fact", "a")}
    assert visual.land == ("UKR",)
    assert said.facts == ("a",)
    assert len(said.references) == 1
    assert visual.alt.text == "Map of Ukraine with 2 places: Kyiv and Lviv"


def test_a_place_of_two_facts_stands_once_and_cites_both() -> None:
    on = shelf(fact("a", "kyiv"), fact("b", "kyiv", "lviv"))
    [block] = make_map(on, Many((on.fact("a"), on.fact("b")))).blocks
    assert isinstance(block, DraftVisual)
    cited: list[int] = []

    def finish(draft: DraftParagraph) -> Paragraph:
        cited.append(sum(len(piece.references) for piece in draft.pieces if isinstance(piece, Superscript)))
        return finished(draft)

    block.make(finish)
    assert cited == [2, 1, 0], "Kyiv by both facts, Lviv by one, the note by none"


def test_the_note_tells_of_crimea_where_it_may_be_seen() -> None:
    _, ukraine = mapped(fact("a", "kyiv"))
    _, france = mapped(fact("a", "paris"))
    assert ukraine.note is not None
    assert france.note is not None
    assert "Crimea is shown as part of Ukraine" in ukraine.note.text
    assert [run.origin.kind for run in ukraine.note.runs if run.origin.field == CRIMEA_NOTE] == ["program"]
    assert "Crimea" not in france.note.text
    assert "Borders: Natural Earth" in france.note.text


def test_a_country_as_a_place_is_an_area() -> None:
    _, visual = mapped(fact("a", "belarus", "kyiv"))
    assert [spot.area for spot in visual.spots] == [True, False]
    assert visual.land == ("BLR", "UKR")


def test_a_place_without_a_country_lies_in_the_one_drawn_there() -> None:
    _, visual = mapped(fact("a", "paris"))
    assert visual.land == ("FRA",)
    assert visual.alt.text == "Map of France with 1 place: Paris"


def test_many_places_are_told_as_far_as_there_is_room() -> None:
    _, visual = mapped(fact("a", *(f"town-{at}" for at in range(12))))
    assert len(visual.alt.text) <= 150
    assert visual.alt.text.startswith("Map of Ukraine with 12 places: A town of long name 0, ")
    assert visual.alt.text.endswith(" others")


def test_a_later_fact_is_marked_on_its_label() -> None:
    _, visual = mapped(fact("a", "kyiv", when="2023-02-05"))
    assert visual.spots[0].label.text == "Kyiv (later: 5 Feb 2023)"


def test_a_fact_without_a_place_is_refused_by_name() -> None:
    with pytest.raises(RefusedError, match="cannot show a: it names no place"):
        mapped(fact("a"))


@pytest.mark.parametrize("given", ["facts", None, 3])
def test_what_is_no_fact_is_refused(given: object) -> None:
    with pytest.raises(RefusedError, match="needs facts"):
        make_map(shelf(), given)


def test_a_slide_without_facts_is_told() -> None:
    with pytest.raises(RefusedError, match="gives no facts"):
        make_map(shelf(), Many(()))


def test_a_single_fact_may_be_given_alone() -> None:
    on = shelf(fact("a", "kyiv"))
    view = on.fact("a")
    assert isinstance(view, FactView)
    assert make_map(on, view).facts == ("a",)


@pytest.mark.parametrize(
    ("place", "said", "hint"),
    [
        ("swapped", "30.52 north, 50.45 east is in the outline of Iran, and not in Ukraine", "look swapped"),
        ("elsewhere", "in the outline of France, and not in Ukraine", "mend its latitude"),
        ("sunk", "at sea, and not in Ukraine", "leave `country` out"),
        ("misspelt", "knows no country “Ukrain”", "write `country: Ukraine`"),
        ("lebanon", "in the outline of United States, and not in Lebanon", "if it is a town of that name"),
    ],
)
def test_a_place_that_is_not_where_its_country_is_is_refused(place: str, said: str, hint: str) -> None:
    with pytest.raises(RefusedError) as caught:
        mapped(fact("a", place))
    assert said in caught.value.message
    assert "places.yaml:1" in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("place", "land"),
    [
        ("odesa", ("UKR",)),
        ("snake-island", ("UKR",)),
        ("sevastopol", ("UKR",)),
        ("narva", ("EST",)),
        ("lebanon-us", ("USA",)),
        ("funafuti", ()),
        ("ship", ()),
    ],
)
def test_harbours_islands_border_towns_and_ships_are_where_they_say(place: str, land: tuple[str, ...]) -> None:
    assert mapped(fact("a", place))[1].land == land


def test_more_places_than_a_map_has_room_for_are_refused() -> None:
    with pytest.raises(RefusedError, match="up to 40 places, and these facts name 41"):
        mapped(fact("a", *(f"crowd-{at}" for at in range(41))))
