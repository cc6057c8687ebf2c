"""A map in, its shapes out: the land in its frame, dots with labels that never collide, names of countries, a note."""

from collections.abc import Iterator, Sequence
from math import ceil

import msgspec

from builder.atlas.choice import view_of
from builder.atlas.data import Atlas, load_atlas
from builder.atlas.outlines import Outline, outlines
from builder.atlas.view import View
from builder.atlas.where import CRIMEA
from builder.fit.texts import LaidText
from builder.fit.visuals.laid import Drawing, LaidVisual, smallest
from builder.fit.visuals.map_labels import Labelled, Rect, Seat, seat_labels
from builder.fit.visuals.map_names import seat_name
from builder.model.brand import EMU_PER_INCH, EMU_PER_PT, Box
from builder.model.language import is_english
from builder.model.placed import Connector, Shape, ShapeText
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import CRIMEA_NOTE, AreaMap

DOT = EMU_PER_INCH * 12 // 100
"""The diameter of a place, in EMU."""
LARGEST = 17.0
"""Labels are set no larger than this, in pt."""
MOST_POINTS = 3_000
"""How many points the outlines of a map have at most; details are left out until they do."""
MOST_NAMES = 12
_DETAIL, _DETAIL_OF_WORLD = 8_000, 24_000
_APART = 3 * EMU_PER_PT
_NOTE_GAP = 6 * EMU_PER_PT
_TRACKING = 2.0
_NAME_MARGIN = 3 * EMU_PER_PT
_STEP = 0.5


class _Spot(msgspec.Struct, frozen=True):
    """A place in the frame with its label laid."""

    key: str
    name: str
    at: tuple[float, float]
    laid: LaidText
    width: int
    area: bool

    @property
    def labelled(self) -> Labelled:
        return Labelled(self.at, self.width, self.laid.height, dot=not self.area)


def lay_map(visual: AreaMap, drawing: Drawing) -> LaidVisual:
    """Lay a map into the drawing's box: labels as large as they may be, smaller where they would collide.

    Where they collide at their least size, `excess` says that the map does not fit. Raises ValueError for a map without
    places.
    """
    atlas = load_atlas()
    words = visual.note
    note = drawing.lay((words,), drawing.box.width) if words is not None else None
    room = drawing.box.height - (note.height + _NOTE_GAP if note else 0)
    places = [(spot.longitude, spot.latitude) for spot in visual.spots]
    view = view_of(atlas, places, visual.land, drawing.box.width / max(room, 1))
    frame = Box(drawing.box.x, drawing.box.y, drawing.box.width, round(drawing.box.width / view.aspect))
    if words is not None and not any(view.has(place) for place in CRIMEA):
        note = drawing.lay((_without_crimea(words),), drawing.box.width)
    spots, seats = _labelled(visual, drawing, view, frame)
    land = _land(atlas, view, frame)
    names = _names(land, visual, drawing, frame, _taken(spots, seats))
    shapes: list[Shape | Connector] = [
        Shape(key="water", name="Water", geometry="rect", box=frame, fill="water", line="hairline"),
        *_freeforms(land, visual, frame),
        *names,
        *_dots(spots, seats, frame),
        *_labels(spots, seats, drawing, frame),
    ]
    if note is not None:
        where = Box(frame.x, frame.bottom + _NOTE_GAP, frame.width, note.height)
        shapes.append(Shape(key="note", name="Note", geometry="rect", box=where, text=drawing.text(note)))
    texts = [spot.laid for spot in spots] + ([note] if note else [])
    missing = sum(spot.laid.height for spot in spots) if seats is None else 0
    return LaidVisual(
        shapes=tuple(shapes),
        size=smallest(texts),
        excess=(missing + max(0, (note.height if note else 0) - drawing.box.height)) / EMU_PER_PT,
        knowledge=drawing.knowledge(visual.paragraphs()),
    )


def _without_crimea(note: Paragraph) -> Paragraph:
    """The note without what it says of Crimea, for a frame that has no part of it."""
    runs = tuple(run for run in note.runs if run.origin.field != CRIMEA_NOTE)
    return msgspec.structs.replace(note, runs=runs)


def _labelled(visual: AreaMap, drawing: Drawing, view: View, frame: Box) -> tuple[list[_Spot], list[Seat] | None]:
    """The places with their labels at the largest size at which each finds a seat; no seats where none is found."""
    labels = [spot.label for spot in visual.spots]
    steps = drawing.steps(labels)
    largest = smallest([drawing.lay(labels[:1], frame.width)])
    first = min(steps, max(0, ceil((largest - LARGEST) / _STEP)))
    rect = Rect(0, 0, frame.width, frame.height)
    at = view.spots([(spot.longitude, spot.latitude) for spot in visual.spots], frame.width)
    spots: list[_Spot] = []
    # A smaller label beside its point is easier to read than a larger one that a line must tie to it.
    tried = [(step, False) for step in range(first, steps + 1)]
    tried += [(step, True) for step in sorted({first, (first + steps) // 2, steps})]
    for step, lines in tried:
        spots = [
            _Spot(f"spot{number}", spot.label.text, at[number], *_measured(spot.label, drawing, step), spot.area)
            for number, spot in enumerate(visual.spots)
        ]
        seats = seat_labels([spot.labelled for spot in spots], rect, DOT / 2, _APART, lines=lines)
        if seats is not None:
            return spots, seats
    return spots, None


def _measured(label: Paragraph, drawing: Drawing, step: int) -> tuple[LaidText, int]:
    width = drawing.width((label,), step)
    return drawing.lay((label,), width, step), width


def _land(atlas: Atlas, view: View, frame: Box) -> list[Outline]:
    """The countries in the frame, with no more points than a slide bears."""
    detail = float(_DETAIL_OF_WORLD if view.is_world else _DETAIL)
    while True:
        land = outlines(atlas, view, frame.width, detail)
        if sum(len(ring) for outline in land for ring in outline.rings) <= MOST_POINTS:
            return land
        detail *= 1.5


def _called(outline: Outline, visual: AreaMap) -> str:
    """The name of a country in the language of the map."""
    country = outline.country
    if is_english(visual.language) or not country.code:
        return country.name
    from builder.text.local import name_of_country

    return name_of_country(country.code, visual.language, country.name)


def _freeforms(land: Sequence[Outline], visual: AreaMap, frame: Box) -> Iterator[Shape]:
    """Each country as a shape of its name; the large ones first, so that what they enclose lies on top."""
    for number, outline in enumerate(land):
        rings = tuple(tuple((frame.x + round(x), frame.y + round(y)) for x, y in ring) for ring in outline.rings)
        xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
        yield Shape(
            key=f"land{number}",
            name=_called(outline, visual),
            geometry="freeform",
            box=Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)),
            fill="land" if outline.country.code in visual.land else "neighbour",
            line="border",
            rings=rings,
        )


def _taken(spots: Sequence[_Spot], seats: Sequence[Seat] | None) -> list[Rect]:
    """What names of countries keep clear of."""
    dots = [Rect(x, y, x, y).wider(DOT / 2) for x, y in (spot.at for spot in spots if not spot.area)]
    lines = [seat.line for seat in seats or () if seat.line is not None]
    boxes = [Rect(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)) for (x1, y1), (x2, y2) in lines]
    return [*dots, *boxes, *(seat.rect for seat in seats or ())]


def _names(land: Sequence[Outline], visual: AreaMap, drawing: Drawing, frame: Box, taken: list[Rect]) -> list[Shape]:
    """The names of countries where they fit in their outlines: the countries meant first, then the largest."""
    labelled = {spot.label.text.casefold() for spot in visual.spots if spot.area}
    rect = Rect(0, 0, frame.width, frame.height)
    named = [one for one in land if one.country.code and _called(one, visual).casefold() not in labelled]
    found: list[Shape] = []
    for outline in sorted(named, key=lambda one: one.country.code not in visual.land):
        if len(found) == MOST_NAMES:
            break
        name = _called(outline, visual)
        laid, width = _country_name(name, drawing)
        seat = seat_name(outline.rings, width, laid.height, rect, taken, _NAME_MARGIN)
        if seat is not None:
            taken.append(seat.wider(_APART))
            text = _set_as_country(laid, drawing)
            found.append(
                Shape(
                    key=f"name-{outline.country.code}",
                    name=f"Name of {name}",
                    geometry="rect",
                    box=_box(seat, frame),
                    text=text,
                )
            )
    return found


def _country_name(name: str, drawing: Drawing) -> tuple[LaidText, int]:
    """A country's name laid at the least size, and the width of its spaced capitals."""
    paragraph = _name_paragraph(name)
    steps = drawing.steps((paragraph,))
    capitals = drawing.width((_name_paragraph(name.upper()),), steps) + ceil(len(name) * _TRACKING * EMU_PER_PT)
    return drawing.lay((paragraph,), capitals * 2, steps), capitals


def _name_paragraph(name: str) -> Paragraph:
    return Paragraph((Run(name, Origin("program", field="country"), strong=True),))


def _set_as_country(laid: LaidText, drawing: Drawing) -> ShapeText:
    text = drawing.text(laid, align="center")
    style = msgspec.structs.replace(text.style, color="country", caps=True, tracking=_TRACKING)
    return msgspec.structs.replace(text, style=style)


def _dots(spots: Sequence[_Spot], seats: Sequence[Seat] | None, frame: Box) -> Iterator[Shape | Connector]:
    """The lines to labels that stand away, then the dots over them."""
    names = _distinct([spot.name for spot in spots])
    for spot, seat, name in zip(spots, seats or (), names, strict=False):
        if seat.line is not None:
            (x1, y1), (x2, y2) = seat.line
            start, end = (frame.x + round(x1), frame.y + round(y1)), (frame.x + round(x2), frame.y + round(y2))
            line = f"Line to {name}"
            yield Connector(key=f"{spot.key}-line", name=line, start=start, end=end, line="place", weight=0.75)
    for spot, name in zip(spots, names, strict=True):
        if not spot.area:
            x, y = (round(along - DOT / 2) for along in spot.at)
            yield Shape(
                key=f"{spot.key}-dot",
                name=f"Dot of {name}",
                geometry="ellipse",
                box=Box(frame.x + x, frame.y + y, DOT, DOT),
                fill="place",
                line="border",
            )


def _labels(spots: Sequence[_Spot], seats: Sequence[Seat] | None, drawing: Drawing, frame: Box) -> Iterator[Shape]:
    names = _distinct([spot.name for spot in spots])
    for at, (spot, name) in enumerate(zip(spots, names, strict=True)):
        seat = (
            seats[at]
            if seats is not None
            else Seat(Rect(*spot.at, spot.at[0] + spot.width, spot.at[1] + spot.laid.height))
        )
        yield Shape(
            key=spot.key,
            name=f"Label of {name}",
            geometry="rect",
            box=_box(seat.rect, frame),
            text=drawing.text(spot.laid, align="center" if spot.area else "left"),
        )


def _distinct(names: Sequence[str]) -> list[str]:
    """Names that tell shapes apart: the second of a name gets its number."""
    return [
        f"{name} {names[: at + 1].count(name)}" if names[:at].count(name) else name for at, name in enumerate(names)
    ]


def _box(rect: Rect, frame: Box) -> Box:
    return Box(
        frame.x + round(rect.left),
        frame.y + round(rect.top),
        round(rect.right - rect.left),
        round(rect.bottom - rect.top),
    )
