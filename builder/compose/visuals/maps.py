"""Facts with their places as a map: a label a place, the countries meant, what the map shows, and what it does not."""

from collections.abc import Sequence

import msgspec

from builder.atlas.data import Atlas, load_atlas
from builder.atlas.where import country_at, is_near_country, may_show_crimea
from builder.compose.arguments import facts_given
from builder.compose.facts import FactView, Shelf
from builder.compose.phrases import COLON, SEPARATOR, SPACE, STOP, count, listed, strong
from builder.compose.problems import RefusedError, each
from builder.compose.said import DraftParagraph, DraftVisual, Finish, Piece, Reference, Said, Superscript, once
from builder.compose.visuals.describe import fullest
from builder.compose.words import Words
from builder.model.ledger import Locality
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import CRIMEA_NOTE, AreaMap, Spot

_COUNTRIES_TOLD = 3
_POLE = 90
MOST_PLACES = 40
"""With more, nothing is drawn: no map has room for as many names."""


class _Placed(msgspec.Struct, frozen=True):
    """A place, the facts that name it, and the code of its country ("" at sea)."""

    locality: Locality
    views: tuple[FactView, ...]
    code: str
    area: bool

    @property
    def name(self) -> Run:
        return self.views[0].run(self.locality.name, "places")

    @property
    def references(self) -> tuple[Reference, ...]:
        return once(reference for view in self.views for reference in view.references)


def make_map(shelf: Shelf, facts: object) -> Said:
    """Make what `map(facts)` of a template gives. Raises RefusedError (P105, P106) for facts that name no place."""
    atlas = load_atlas()
    views = facts_given(facts, "map", "map(facts)")
    places = _places(views, shelf, atlas)
    land = once(place.code for place in places if place.code)
    together = len({tuple(id(one) for one in place.references) for place in places}) == 1
    crimea = may_show_crimea(atlas, [_coordinates(place.locality) for place in places], land)
    note = DraftParagraph(_note(places if together else (), shelf.words, crimea=crimea), "caption")
    alt = _alt(places, [_country(code, places, atlas, shelf.words) for code in land], shelf.words)

    def make(finish: Finish) -> AreaMap:
        spots = tuple(
            Spot(
                label=finish(DraftParagraph(_label(place, cited=not together))),
                longitude=place.locality.longitude,
                latitude=place.locality.latitude,
                area=place.area,
            )
            for place in places
        )
        words = shelf.words
        return AreaMap(
            name=words["map_name"], alt=alt, spots=spots, land=land, note=finish(note), language=words.language
        )

    return Said(
        (),
        once(view.fact.id for view in views),
        once(reference for view in views for reference in view.references),
        blocks=(DraftVisual(make),),
    )


def _places(views: Sequence[FactView], shelf: Shelf, atlas: Atlas) -> list[_Placed]:
    """Give the places in the order in which the facts name them, each once."""
    named: dict[str, list[FactView]] = {}
    for view, known in zip(views, each(views, lambda view: _known(view, shelf)), strict=True):
        for place in known:
            named.setdefault(place, []).append(view)
    if len(named) > MOST_PLACES:
        raise RefusedError(
            "P105",
            f"a map shows up to {MOST_PLACES} places, and these facts name {len(named)}",
            "show them on several maps, each of a part of the region",
        )
    return each(named.items(), lambda one: _placed(shelf.ledger.localities[one[0]], one[1], atlas))


def _known(view: FactView, shelf: Shelf) -> list[str]:
    """Give the places of a fact that could be read. Raises RefusedError where there is none."""
    known = [place for place in view.fact.places if place in shelf.ledger.localities]
    if not known:
        refusal = RefusedError(
            "P105",
            f"a map cannot show {view.fact.id}: it names no place",
            "give the fact its `places`, of seeds/reference/places.yaml, or take it off this map",
            facts=(view.fact.id,),
        )
        refusal.told = bool(view.fact.places)  # they are unknown or broken, and the ledger says so where they stand
        raise refusal
    return known


def _placed(locality: Locality, views: Sequence[FactView], atlas: Atlas) -> _Placed:
    code = atlas.code(locality.country)
    own = atlas.code(locality.name)
    area = bool(own) and own == (code or own)
    if (code or own) and is_near_country(atlas, _coordinates(locality), code or own):
        return _Placed(locality, tuple(views), code or own, area)
    there = country_at(atlas, _coordinates(locality))
    if code or own or (locality.country and there):
        raise _misplaced(locality, code or own, there, atlas, tuple(view.fact.id for view in views))
    return _Placed(locality, tuple(views), there, area)


def _misplaced(locality: Locality, code: str, there: str, atlas: Atlas, facts: tuple[str, ...]) -> RefusedError:
    """Give the refusal of a place that does not lie where its country is; `there` is the country that does."""
    place, country = f"{locality.at.path}:{locality.at.line}", locality.country or locality.name
    stands = f"in the outline of {atlas.by_code[there].name}" if there else "at sea"
    if not code:
        return RefusedError(
            "P105",
            f"a map cannot show {locality.id} ({place}): it knows no country “{country}”, and the place is {stands}",
            f"write `country: {atlas.by_code[there].name}`, or leave `country` out",
            facts=facts,
        )
    if abs(locality.longitude) <= _POLE and is_near_country(atlas, (locality.latitude, locality.longitude), code):
        hint = "latitude and longitude look swapped: turn them round"
    elif there and not locality.country:
        hint = f"write `country: {atlas.by_code[there].name}` if it is a town of that name there"
    else:
        hint = "mend its latitude and longitude, or leave `country` out where it lies off its coasts"
    where = f"{locality.latitude:g} north, {locality.longitude:g} east"
    return RefusedError(
        "P105",
        f"a map cannot show {locality.id} ({place}): {where} is {stands}, and not in {country}",
        hint,
        facts=facts,
    )


def _coordinates(locality: Locality) -> tuple[float, float]:
    return locality.longitude, locality.latitude


def _label(place: _Placed, *, cited: bool) -> tuple[Piece, ...]:
    """Give a place's name, its citation where places have different ones, and the mark of a later fact."""
    pieces: list[Piece] = [strong(place.name)]
    if cited and place.references:
        pieces.append(Superscript(place.references))
    if all(view.later for view in place.views):
        pieces += place.views[0].later_suffix()
    return tuple(pieces)


def _note(places: Sequence[_Placed], words: Words, *, crimea: bool) -> tuple[Piece, ...]:
    """Give what stands below the map: whose places, whose borders, and what is not shown."""
    pieces: list[Piece] = []
    if places and places[0].references:
        pieces += [words.run("map_places"), Superscript(places[0].references), STOP]
    pieces += [words.run("map_borders"), Run(".", SEPARATOR)]
    if crimea:
        # What the program drew, whatever the facts of the slide: no claim of theirs.
        pieces += [SPACE, Run(words["map_crimea"], Origin("program", field=CRIMEA_NOTE))]
    return tuple(pieces)


def _country(code: str, places: Sequence[_Placed], atlas: Atlas, words: Words) -> Run:
    """Give a country's name as its first place has it, or as the deck's language has it."""
    place = next(place for place in places if place.code == code)
    name = place.locality.country or atlas.by_code[code].name
    return place.views[0].run(words.country(code, name), "places")


def _alt(places: Sequence[_Placed], countries: Sequence[Run], words: Words) -> Paragraph:
    """Give the alternative text: the countries, how many places, and as many of their names as there is room for."""
    names = [place.name for place in places]
    counted = [
        words.run("map_with"),
        SPACE,
        count(len(names), words[words.counted(len(names), "map_place", "map_several")]),
    ]
    heads: list[list[Run]] = []
    if 0 < len(countries) <= _COUNTRIES_TOLD:
        heads.append([words.run("map_of"), SPACE, *listed([[country] for country in countries], words), SPACE])
    heads.append([words.run("map_name"), SPACE])
    wordings = [
        [*head, *counted, COLON, *_first(names, shown, words)]
        for shown in range(len(names), 0, -1)
        for head in (heads if shown == len(names) or shown == 1 else heads[:1])
    ]
    return fullest(*wordings, [*heads[-1], *counted])


def _first(names: Sequence[Run], shown: int, words: Words) -> list[Run]:
    """Give the first names, and how many others there are."""
    others = [] if shown == len(names) else [count(len(names) - shown, words["map_others"])]
    return listed([[run] for run in (*names[:shown], *others)], words)
