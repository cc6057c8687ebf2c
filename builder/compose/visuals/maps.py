"""Facts with their places as a map: a label a place, the countries meant, what the map shows, and what it does not."""

from collections.abc import Callable, Sequence

import msgspec

from builder.atlas.data import Atlas, load_atlas
from builder.atlas.where import country_at, is_near_country, may_show_crimea
from builder.compose.facts import FactView, Shelf
from builder.compose.problems import RefusedError
from builder.compose.said import DraftParagraph, DraftVisual, Many, Piece, Reference, Said, Superscript, once
from builder.compose.visuals.describe import fullest
from builder.compose.words import Words
from builder.model.ledger import Locality
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import CRIMEA_NOTE, AreaMap, Spot

_SEPARATOR = Origin("program", field="separator")
_SPACE, _COMMA, _COLON, _STOP = (Run(text, _SEPARATOR) for text in (" ", ", ", ": ", ". "))
_OPENS, _CLOSES = Run(" (", _SEPARATOR), Run(")", _SEPARATOR)
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


def make_map(shelf: Shelf) -> Callable[[object], Said]:
    """Give the function `map(facts)` of templates, for one deck."""

    def draw(facts: object) -> Said:
        atlas = load_atlas()
        views = _facts(facts)
        places = _places(views, shelf, atlas)
        land = once(place.code for place in places if place.code)
        together = len({tuple(id(one) for one in place.references) for place in places}) == 1
        labels = [DraftParagraph(_label(place, cited=not together)) for place in places]
        crimea = may_show_crimea(atlas, [_coordinates(place.locality) for place in places], land)
        note = DraftParagraph(_note(places if together else (), shelf.words, crimea=crimea), "caption")
        alt = _alt(places, [_country(code, places, atlas) for code in land], shelf.words)

        def make(finished: Sequence[Paragraph]) -> AreaMap:
            spots = tuple(
                Spot(
                    label=label,
                    longitude=place.locality.longitude,
                    latitude=place.locality.latitude,
                    area=place.area,
                )
                for place, label in zip(places, finished, strict=False)
            )
            return AreaMap(name=shelf.words["map_name"], alt=alt, spots=spots, land=land, note=finished[-1])

        return Said(
            (),
            once(view.fact.id for view in views),
            once(reference for view in views for reference in view.references),
            blocks=(DraftVisual((*labels, note), make),),
        )

    return draw


def _facts(facts: object) -> list[FactView]:
    items = [facts] if isinstance(facts, FactView) else list(facts) if isinstance(facts, Many) else None
    found = [item for item in items or () if isinstance(item, FactView)]
    if items is None or len(found) != len(items):
        raise RefusedError("P105", "`map` needs facts", "write `map(facts)` or `map(group.facts)`")
    if not found:
        raise RefusedError(
            "P106", "the template makes a map, and the deck gives no facts", "give the slide `facts: […]`"
        )
    return list(once(found))


def _places(views: Sequence[FactView], shelf: Shelf, atlas: Atlas) -> list[_Placed]:
    """Give the places in the order in which the facts name them, each once."""
    named: dict[str, list[FactView]] = {}
    for view in views:
        known = [place for place in view.fact.places if place in shelf.ledger.localities]
        if not known:
            raise RefusedError(
                "P105",
                f"a map cannot show {view.fact.id}: it names no place",
                "give the fact its `places`, of seeds/reference/places.yaml, or take it off this map",
            )
        for place in known:
            named.setdefault(place, []).append(view)
    if len(named) > MOST_PLACES:
        raise RefusedError(
            "P105",
            f"a map shows up to {MOST_PLACES} places, and these facts name {len(named)}",
            "show them on several maps, each of a part of the region",
        )
    return [_placed(shelf.ledger.localities[place], of, atlas) for place, of in named.items()]


def _placed(locality: Locality, views: Sequence[FactView], atlas: Atlas) -> _Placed:
    code = atlas.code(locality.country)
    own = atlas.code(locality.name)
    area = bool(own) and own == (code or own)
    if (code or own) and is_near_country(atlas, _coordinates(locality), code or own):
        return _Placed(locality, tuple(views), code or own, area)
    there = country_at(atlas, _coordinates(locality))
    if code or own or (locality.country and there):
        raise _misplaced(locality, code or own, there, atlas)
    return _Placed(locality, tuple(views), there, area)


def _misplaced(locality: Locality, code: str, there: str, atlas: Atlas) -> RefusedError:
    """Give the refusal of a place that does not lie where its country is; `there` is the country that does."""
    place, country = f"{locality.at.path}:{locality.at.line}", locality.country or locality.name
    stands = f"in the outline of {atlas.by_code[there].name}" if there else "at sea"
    if not code:
        return RefusedError(
            "P105",
            f"a map cannot show {locality.id} ({place}): it knows no country “{country}”, and the place is {stands}",
            f"write `country: {atlas.by_code[there].name}`, or leave `country` out",
        )
    if abs(locality.longitude) <= _POLE and is_near_country(atlas, (locality.latitude, locality.longitude), code):
        hint = "latitude and longitude look swapped: turn them round"
    elif there and not locality.country:
        hint = f"write `country: {atlas.by_code[there].name}` if it is a town of that name there"
    else:
        hint = "mend its latitude and longitude, or leave `country` out where it lies off its coasts"
    where = f"{locality.latitude:g} north, {locality.longitude:g} east"
    return RefusedError(
        "P105", f"a map cannot show {locality.id} ({place}): {where} is {stands}, and not in {country}", hint
    )


def _coordinates(locality: Locality) -> tuple[float, float]:
    return locality.longitude, locality.latitude


def _label(place: _Placed, *, cited: bool) -> tuple[Piece, ...]:
    """Give a place's name, its citation where places have different ones, and the mark of a later fact."""
    pieces: list[Piece] = [msgspec.structs.replace(place.name, strong=True)]
    if cited and place.references:
        pieces.append(Superscript(place.references))
    if all(view.later for view in place.views):
        pieces += [_OPENS, *place.views[0].later_mark(""), _CLOSES]
    return tuple(pieces)


def _note(places: Sequence[_Placed], words: Words, *, crimea: bool) -> tuple[Piece, ...]:
    """Give what stands below the map: whose places, whose borders, and what is not shown."""
    pieces: list[Piece] = []
    if places and places[0].references:
        pieces += [words.run("map_places"), Superscript(places[0].references), _STOP]
    pieces += [words.run("map_borders"), Run(".", _SEPARATOR)]
    if crimea:
        # What the program drew, whatever the facts of the slide: no claim of theirs.
        pieces += [_SPACE, Run(words["map_crimea"], Origin("program", field=CRIMEA_NOTE))]
    return tuple(pieces)


def _country(code: str, places: Sequence[_Placed], atlas: Atlas) -> Run:
    """Give a country's name as its first place has it."""
    place = next(place for place in places if place.code == code)
    return place.views[0].run(place.locality.country or atlas.by_code[code].name, "places")


def _alt(places: Sequence[_Placed], countries: Sequence[Run], words: Words) -> Paragraph:
    """Give the alternative text: the countries, how many places, and as many of their names as there is room for."""
    names = [place.name for place in places]
    count = Run(
        f"{len(names)} {words['map_place' if len(names) == 1 else 'map_several']}", Origin("program", field="count")
    )
    heads: list[list[Run]] = []
    if 0 < len(countries) <= _COUNTRIES_TOLD:
        heads.append([words.run("map_of"), _SPACE, *_listed(countries, words), _SPACE])
    heads.append([words.run("map_name"), _SPACE])
    wordings = [
        [*head, words.run("map_with"), _SPACE, count, _COLON, *_first(names, shown, words)]
        for shown in range(len(names), 0, -1)
        for head in (heads if shown == len(names) or shown == 1 else heads[:1])
    ]
    return Paragraph(fullest(*wordings, [*heads[-1], words.run("map_with"), _SPACE, count]))


def _first(names: Sequence[Run], shown: int, words: Words) -> list[Run]:
    """Give the first names, and how many others there are."""
    if shown == len(names):
        return _listed(names, words)
    others = Run(f"{len(names) - shown} {words['map_others']}", Origin("program", field="count"))
    return _listed([*names[:shown], others], words)


def _listed(runs: Sequence[Run], words: Words) -> list[Run]:
    listed: list[Run] = []
    for at, run in enumerate(runs):
        if at:
            listed += [_SPACE, words.run("and"), _SPACE] if at == len(runs) - 1 else [_COMMA]
        listed.append(run)
    return listed
