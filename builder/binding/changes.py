"""What an updated brand file breaks: old and new file as found, and bindings in; changes, each with its mend, out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from builder.binding.aliases import plain
from builder.binding.bindings import wrong_bindings
from builder.binding.bound import Bindings, Bound
from builder.binding.choose import choose, default_patterns
from builder.binding.patterns import LayoutPlan
from builder.binding.roles import counted, find
from builder.model.brand import EMU_PER_INCH, Box
from builder.model.brandfile import BrandFile, FoundLayout, FoundPlaceholder

Severity = Literal["error", "warning", "info"]
"""What breaks the pack; what changes how slides look; what is only told."""

_MOVED = 0.03
"""Edges that differ by less than this share of the slide are where they were."""
_CM = EMU_PER_INCH / 2.54


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it was: how bad that is, the layout ("" for the whole file), what, and what to do."""

    kind: str
    severity: Severity
    layout: str
    what: str
    mend: str = ""


def diff(
    old: BrandFile, new: BrandFile, bindings: Bindings, patterns: Sequence[LayoutPlan] | None = None
) -> tuple[Change, ...]:
    """What differs between two brand files, the worst first; nothing where a deck would look the same on both."""
    patterns = default_patterns() if patterns is None else patterns
    before, after = choose(old, bindings, patterns), choose(new, bindings, patterns)
    changes = [
        *_of_bindings(old, new, bindings, patterns),
        *_of_layouts(old, new, before),
        *_of_slots(before, after, _renamed(old, new)),
        *_of_file(old, new),
    ]
    order = ("error", "warning", "info")
    return tuple(sorted(changes, key=lambda one: order.index(one.severity)))


# --- what pack.toml says


def _of_bindings(
    old: BrandFile, new: BrandFile, bindings: Bindings, patterns: Sequence[LayoutPlan]
) -> Iterator[Change]:
    """Bindings that held, and do not any more."""
    known = {(one.table, one.key, one.what) for one in wrong_bindings(old, bindings, patterns)}
    renamed = _renamed(old, new)
    for one in wrong_bindings(new, bindings, patterns):
        if (one.table, one.key, one.what) in known:
            continue
        called = next((now for was, now in renamed.items() if f"“{was}”" in one.what), "")
        mend = f"it is called “{called}” now: write that in pack.toml" if called else one.mend
        yield Change(kind="binding", severity="error", layout="", what=f"pack.toml, {one.told}", mend=mend)


# --- layouts and placeholders


def _of_layouts(old: BrandFile, new: BrandFile, before: Sequence[Bound]) -> Iterator[Change]:
    used = {bound.layout.label for bound in before}
    now = {one.label: one for one in new.layouts}
    renamed = _renamed(old, new)
    for layout in old.layouts:
        serves = [bound.pattern.name for bound in before if bound.layout is layout]
        if layout.label in now:
            yield from _of_placeholders(old, new, layout, now[layout.label], before)
        elif layout.label in renamed:
            yield _change("layout renamed", "info", layout, f"it is called “{renamed[layout.label]}” now")
            yield from _of_placeholders(old, new, layout, now[renamed[layout.label]], before)
        else:
            what = f"it is gone; it served {', '.join(f'“{one}”' for one in serves)}" if serves else "it is gone"
            mend = "look at what serves these now, or bind another under [layouts]" if serves else ""
            severity: Severity = "warning" if layout.label in used else "info"
            yield _change("layout gone", severity, layout, what, mend)
    was = {one.label for one in old.layouts} | set(renamed.values())
    for layout in new.layouts:
        if layout.label not in was:
            yield _change("layout added", "info", layout, "it is new")


def _renamed(old: BrandFile, new: BrandFile) -> Mapping[str, str]:
    """Old labels with the new ones: of layouts with the same placeholders in the same places, or spelt otherwise."""
    labels = {one.label for one in new.layouts}
    left = [one for one in new.layouts if one.label not in {other.label for other in old.layouts}]
    made: dict[str, str] = {}
    for layout in old.layouts:
        if layout.label in labels:
            continue
        same = [one for one in left if plain(one.label) == plain(layout.label)]
        same = same or [one for one in left if layout.placeholders and _places(one, new) == _places(layout, old)]
        if same:
            made[layout.label] = same[0].label
            left.remove(same[0])
    return made


def _places(layout: FoundLayout, file: BrandFile) -> list[tuple[int, str, tuple[int, ...]]]:
    """The placeholders of a layout with their edges in hundredths of the slide."""
    return sorted((one.idx, one.type, _edges(one.box, file)) for one in counted(layout))


def _edges(box: Box, file: BrandFile) -> tuple[int, ...]:
    return tuple(round(100 * share) for share in _shares(box, file))


def _of_placeholders(
    old: BrandFile, new: BrandFile, was: FoundLayout, now: FoundLayout, before: Sequence[Bound]
) -> Iterator[Change]:
    carried: dict[tuple[int, str], list[str]] = {}
    for bound in before:
        for seat in bound.seats:
            if bound.layout is was and seat.placeholder:
                slots = carried.setdefault((seat.placeholder.idx, seat.placeholder.type), [])
                slots += [seat.slot] if seat.slot not in slots else []
    there = {one.idx: one for one in counted(now)}
    for one in counted(was):
        slots = carried.get((one.idx, one.type), [])
        serves = f"; it carried {', '.join(f'`{slot}`' for slot in slots)}" if slots else ""
        worse: Severity = "warning" if slots else "info"
        same = find(now, one.idx, slots[0] if slots else "")
        if same is None or (same.type != one.type and same.name != one.name):
            again = find(now, one.name) if one.name else None
            if again is not None and again.idx not in {other.idx for other in counted(was)}:
                what = f"“{one.name}” has idx {again.idx} now, it was {one.idx}{serves}"
                yield _change(
                    "placeholder idx", worse, now, what, f"bind idx {again.idx} where pack.toml has {one.idx}"
                )
            else:
                mend = f"add a placeholder named {slots[0]}, or bind another idx" if slots else ""
                yield _change("placeholder gone", worse, now, f"{one.idx} “{one.name}” is gone{serves}", mend)
            continue
        yield from _of_one(old, new, now, (one, same), worse, serves)
    for idx in there.keys() - {one.idx for one in counted(was)}:
        yield _change("placeholder added", "info", now, f"{idx} “{there[idx].name}” is new")


def _of_one(
    old: BrandFile,
    new: BrandFile,
    layout: FoundLayout,
    pair: tuple[FoundPlaceholder, FoundPlaceholder],
    worse: Severity,
    serves: str,
) -> Iterator[Change]:
    """How a placeholder that is still there has changed."""
    was, now = pair
    name = f"{now.idx} “{now.name}”"
    if was.type != now.type:
        what = f"{name} is of type {now.type or 'obj'} now, it was {was.type or 'obj'}{serves}"
        yield _change("placeholder type", worse, layout, what, "see below what carries its slots now")
    if plain(was.name) != plain(now.name):
        yield _change("placeholder renamed", "info", layout, f"{name} was called “{was.name}”")
    if now.turned and not was.turned:
        yield _change("placeholder turned", worse, layout, f"the text of {name} is set vertically now{serves}")
    shifts = [abs(one - other) for one, other in zip(_shares(was.box, old), _shares(now.box, new), strict=True)]
    if max(shifts) > _MOVED:
        larger = _area(now.box, new) - _area(was.box, old)
        how = "larger" if larger > _MOVED else "smaller" if larger < -_MOVED else "of about the same size"
        mend = "build again and look: texts are measured anew" if serves else ""
        yield _change("placeholder moved", worse, layout, f"{name} stands elsewhere, {how}{serves}", mend)


def _shares(box: Box, file: BrandFile) -> tuple[float, float, float, float]:
    return box.x / file.width, box.y / file.height, box.right / file.width, box.bottom / file.height


def _area(box: Box, file: BrandFile) -> float:
    return box.width * box.height / (file.width * file.height)


# --- slots


def _of_slots(before: Sequence[Bound], after: Sequence[Bound], renamed: Mapping[str, str]) -> Iterator[Change]:
    """Patterns that another layout serves, and slots that lost or gained a placeholder."""
    now = {bound.pattern.name: bound for bound in after}
    lost: dict[tuple[str, str, str], list[str]] = {}
    for bound in before:
        other = now.get(bound.pattern.name)
        if other is None:
            continue
        if other.layout.label not in (bound.layout.label, renamed.get(bound.layout.label)):
            key = ("layout", bound.layout.label, other.layout.label)
            lost.setdefault(key, []).append(bound.pattern.name)
        seats = {seat.slot: seat for seat in other.seats}
        for seat in bound.seats:
            if seat.placeholder and seats[seat.slot].placeholder is None:
                lost.setdefault((seat.slot, other.layout.label, seats[seat.slot].why), []).append(bound.pattern.name)
    for (slot, label, more), patterns in lost.items():
        named = ", ".join(f"“{one}”" for one in patterns)
        if slot == "layout":
            what = f"{named}: the layout “{more}” serves this now"
            mend = "if that is not what you want, bind another under [layouts] of pack.toml"
            yield Change(kind="pattern elsewhere", severity="warning", layout=label, what=what, mend=mend)
        else:
            what = f"{named}: a text box carries `{slot}` now: {more}"
            mend = f"add a placeholder named {slot}, or bind one in pack.toml"
            yield Change(kind="slot without placeholder", severity="warning", layout=label, what=what, mend=mend)


# --- the whole file


def _of_file(old: BrandFile, new: BrandFile) -> Iterator[Change]:
    if (old.width, old.height) != (new.width, new.height):
        what = f"slides are {_size(new)} now, they were {_size(old)}"
        yield _whole("slide size", "warning", what, "build again and look: everything is measured anew")
    for name in sorted(old.colors.keys() | new.colors.keys()):
        was, now = old.colors.get(name, "none"), new.colors.get(name, "none")
        if was.casefold() != now.casefold():
            mend = "its contrast is judged anew when the pack is checked"
            yield _whole("colour", "info", f"the colour {name} is {now} now, it was {was}", mend)
    for name, words in (("major", "headings"), ("minor", "text")):
        was, now = old.fonts.get(name, "none"), new.fonts.get(name, "none")
        if was != now:
            mend = "build again and look: texts are measured anew"
            yield _whole("font", "warning", f"the font of {words} is {now} now, it was {was}", mend)
    for family in sorted(set(old.embedded) - set(new.embedded)):
        mend = "whoever opens the deck needs it installed"
        yield _whole("embedded font", "warning", f"the file does not bring along the font {family} any more", mend)
    if old.rtl != new.rtl:
        yield _whole("direction", "warning", f"it is read from {'right to left' if new.rtl else 'left to right'} now")


def _size(file: BrandFile) -> str:
    return f"{file.width / _CM:.2f} × {file.height / _CM:.2f} cm"


def _change(kind: str, severity: Severity, layout: FoundLayout, what: str, mend: str = "") -> Change:
    return Change(kind=kind, severity=severity, layout=layout.label, what=what, mend=mend)


def _whole(kind: str, severity: Severity, what: str, mend: str = "") -> Change:
    return Change(kind=kind, severity=severity, layout="", what=what, mend=mend)
