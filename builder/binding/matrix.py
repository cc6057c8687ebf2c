"""What `pack check` tells: for each slide template who carries its slots, what nobody does, and how to mend it."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from builder.binding.bound import Bindings, Bound, Seated, Step
from builder.binding.choose import Chooser, default_patterns
from builder.binding.patterns import LayoutPlan
from builder.binding.roles import counted, main_slots, takes, what_it_takes
from builder.binding.sizes import EDGE, least_share
from builder.model.brandfile import BrandFile, FoundLayout, FoundPlaceholder
from builder.model.pack import SlideTemplate
from builder.model.slots import ALIKE, TITLE_TYPES

_GIVEN = frozenset(("sources", "kicker"))
"""Slots that a pattern may have without the template: the strip of sources comes from the program."""


_BY_NEED = ("title", "subtitle", "sources", "task", "kicker", "meta")
_BESIDE = ("kicker", "meta", "task", "sources")
"""Slots for which no pattern is better off on another layout: a text box serves them as well."""
_MOST_AT_EDGE = 0.15
"""A placeholder with more of the slide is not offered for sources, kicker and their like."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A slot of a slide template, and the placeholder that carries it; without idx and name where a text box does."""

    slot: str
    optional: bool
    idx: int | None
    placeholder: str
    step: Step
    score: float
    why: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A slide template with one pattern of slots that it can come to, the layout that serves it, and its slots."""

    template: str
    pattern: str
    layout: str
    score: float
    why: str
    cells: tuple[Cell, ...]


class NearMiss(msgspec.Struct, frozen=True, kw_only=True):
    """The placeholder that came nearest to carrying a slot, and why it does not."""

    layout: str
    idx: int
    placeholder: str
    why: str


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Slots that no placeholder of a layout carries, in which patterns and templates, and what to do about it.

    `edge` tells that they stand around the content (sources, kicker, task …), which a text box serves as well. `mend`
    is a sentence; `bind` the idx that it offers, None where the layout has no placeholder for it.
    """

    layout: str
    slots: tuple[str, ...]
    patterns: tuple[str, ...]
    templates: tuple[str, ...]
    edge: bool
    why: str
    near: NearMiss | None
    bind: int | None
    mend: str


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Every template with every pattern that it can come to, and the gaps, each once."""

    rows: tuple[Row, ...]
    gaps: tuple[Gap, ...]


def matrix(
    file: BrandFile,
    bindings: Bindings,
    templates: Iterable[SlideTemplate],
    patterns: Sequence[LayoutPlan] | None = None,
) -> Matrix:
    """The matrix of a brand file and the slide templates of a pack; without rows where the file has no layout."""
    patterns = default_patterns() if patterns is None else patterns
    if not file.layouts:
        return Matrix(rows=(), gaps=())
    chooser = Chooser(file, bindings)
    bound = {one.pattern.name: one for one in chooser.choose(patterns)}
    rows = [_row(template, bound[pattern.name]) for template in templates for pattern in reached(template, patterns)]
    return Matrix(rows=tuple(rows), gaps=tuple(_gaps(chooser, bound, rows)))


def reached(template: SlideTemplate, patterns: Sequence[LayoutPlan]) -> tuple[LayoutPlan, ...]:
    """The patterns that slides of a template can come to: those with its required slots and no others than its own.

    Where there is none, it is the one that lacks the fewest of its slots and has the fewest besides.
    """
    own = set(template.slots) | _GIVEN
    required = set(template.slots) - set(template.optional)
    fitting = [one for one in patterns if required <= (names := _names(one)) and names <= own]
    if fitting or not patterns:
        return tuple(fitting)
    return (min(patterns, key=lambda one: (len(required - _names(one)), len(_names(one) - own))),)


def _names(pattern: LayoutPlan) -> set[str]:
    return {slot.name for slot in pattern.slots}


def _row(template: SlideTemplate, bound: Bound) -> Row:
    wanted = {*template.slots, "sources"}
    return Row(
        template=template.name,
        pattern=bound.pattern.name,
        layout=bound.layout.label,
        score=bound.score,
        why=bound.why,
        cells=tuple(_cell(seat, template) for seat in bound.seats if seat.slot in wanted),
    )


def _cell(seat: Seated, template: SlideTemplate) -> Cell:
    return Cell(
        slot=seat.slot,
        optional=seat.slot in template.optional or seat.slot not in template.slots,
        idx=seat.placeholder.idx if seat.placeholder else None,
        placeholder=seat.placeholder.name if seat.placeholder else "",
        step=seat.step,
        score=seat.score,
        why=seat.why,
    )


# --- gaps


def _gaps(chooser: Chooser, bound: dict[str, Bound], rows: Sequence[Row]) -> list[Gap]:
    """What text boxes carry, once for each layout and slot, main slots first; columns, cards, statements together."""
    found: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
    for row in rows:
        free = tuple(cell.slot for cell in row.cells if cell.idx is None)
        for slots in _together(free):
            found.setdefault((row.layout, slots), []).append(row)
    offered: set[tuple[str, int]] = set()
    gaps: list[Gap] = []
    for (layout, slots), group in sorted(found.items(), key=lambda one: _rank(one[0][1][0])):
        gap = _gap(chooser, slots, group, bound, offered)
        gaps.append(gap)
        if gap.bind is not None:
            offered.add((layout, gap.bind))
    return gaps


def _rank(slot: str) -> int:
    """Main slots first, then those at the edge by how much a deck misses them."""
    return 1 + _BY_NEED.index(slot) if slot in _BY_NEED else 0


def _together(free: Sequence[str]) -> list[tuple[str, ...]]:
    """The free slots, those that stand beside one another as one."""
    made: list[tuple[str, ...]] = []
    for group in ALIKE:
        if both := tuple(slot for slot in free if slot in group):
            made.append(both)
    grouped = {slot for group in made for slot in group}
    return [*((slot,) for slot in free if slot not in grouped), *made]


def _gap(
    chooser: Chooser,
    slots: tuple[str, ...],
    rows: Sequence[Row],
    bound: dict[str, Bound],
    offered: Collection[tuple[str, int]],
) -> Gap:
    first = bound[rows[0].pattern]
    layout = first.layout
    of_layout = [one for one in bound.values() if one.layout is layout]
    spare = _spare(chooser, of_layout, slots, [idx for label, idx in offered if label == layout.label])
    seat = next(seat for seat in first.seats if seat.slot == slots[0])
    bind = spare.idx if spare and len(slots) == 1 else None
    near = _near(chooser, first, slots, spare)
    return Gap(
        layout=layout.label,
        slots=slots,
        patterns=tuple(dict.fromkeys(row.pattern for row in rows)),
        templates=tuple(dict.fromkeys(row.template for row in rows)),
        edge=slots[0] in EDGE,
        why=seat.why,
        near=near,
        bind=bind,
        mend=_mend(first, slots, bind, near),
    )


def _mend(bound: Bound, slots: tuple[str, ...], bind: int | None, near: NearMiss | None) -> str:
    """What a person can do, in one sentence."""
    label = bound.layout.label
    if bind is not None:
        offer = f", or bind idx {bind}"
    elif near and near.layout != label and slots[0] not in _BESIDE:
        offer = f", or bind the pattern “{bound.pattern.name}” to the layout “{near.layout}”"
    else:
        offer = ""
    quoted = [f"`{slot}`" for slot in slots]
    if len(slots) > 1:
        add = f"add {len(slots)} text placeholders named {_listed(slots)}"
        return f"Layout “{label}” has no places for {_listed(quoted)}: {add}{offer}"
    if slots[0] == "title":
        return f"Layout “{label}” has no place for `title`: add a title in PowerPoint's view of the slide master{offer}"
    kind = "table" if slots[0] == "table" else "text"
    return f"Layout “{label}” has no place for {quoted[0]}: add a {kind} placeholder named {slots[0]}{offer}"


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _spare(
    chooser: Chooser, of_layout: Sequence[Bound], slots: Sequence[str], offered: Collection[int]
) -> FoundPlaceholder | None:
    """The placeholder of the layout that carries nothing in any pattern, and could carry the slot if it were bound."""
    used = [seat.placeholder for one in of_layout for seat in one.seats if seat.placeholder]
    slot = slots[0]
    main = next((main_slots(one.pattern) for one in of_layout if slot in main_slots(one.pattern)), ())
    least, most = (least_share(slot, main) / 2, 1.0) if slot in main else (0.0, _MOST_AT_EDGE)
    free = [
        one
        for one in counted(of_layout[0].layout)
        if one not in used and one.idx not in offered and takes(one, slot) and not one.turned
        if least <= chooser.page.share(one.box) <= most
    ]
    middle = chooser.page.height / 2
    if slot in ("sources", "task"):
        return max((one for one in free if one.box.y > middle), key=lambda one: (one.box.y, -one.idx), default=None)
    if slot == "kicker":
        return min((one for one in free if one.box.bottom < middle), key=lambda one: (one.box.y, one.idx), default=None)
    return max(free, key=lambda one: (chooser.page.share(one.box), -one.idx), default=None)


def _near(chooser: Chooser, bound: Bound, slots: Sequence[str], spare: FoundPlaceholder | None) -> NearMiss | None:
    """The placeholder that came nearest: one that nobody named, one of another layout, one that cannot take it."""
    here, slot = bound.layout, slots[0]
    if spare is not None:
        why = "nothing says that it is for this" if len(slots) == 1 else f"it is one, and {len(slots)} are wanted"
        return _miss(here, spare, why)
    others = [
        (chooser.score(bound.pattern, other), other, seat.placeholder)
        for other in chooser.layouts
        if other is not here
        for seat in chooser.seats(bound.pattern, other)
        if seat.slot == slot and seat.placeholder is not None
    ]
    if others:
        score, other, found = max(others, key=lambda one: one[0])
        why = f"its layout serves “{bound.pattern.name}” less well, {score:.2f} to {bound.score:.2f}"
        return _miss(other, found, why)
    rest = [one for one in counted(here) if one.type not in TITLE_TYPES]
    if not rest or slot in EDGE:
        return None
    largest = max(rest, key=lambda one: (takes(one, slot), chooser.page.share(one.box)))
    if not takes(largest, slot):
        return _miss(here, largest, f"it takes {what_it_takes(largest)}")
    carried = next((seat.slot for seat in bound.seats if seat.placeholder is largest), "")
    if carried:
        return _miss(here, largest, f"it carries `{carried}`")
    share = f"{chooser.page.share(largest.box):.0%}".replace("%", " %")
    return _miss(here, largest, "its text is set vertically" if largest.turned else f"it has {share} of the slide only")


def _miss(layout: FoundLayout, found: FoundPlaceholder, why: str) -> NearMiss:
    return NearMiss(layout=layout.label, idx=found.idx, placeholder=found.name, why=why)
