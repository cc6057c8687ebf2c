"""Bindings of a pack.toml that hold nothing in the file: layouts, placeholders and slots that do not exist."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from builder.binding.aliases import key, plain
from builder.binding.bound import Bindings
from builder.binding.patterns import LayoutPlan
from builder.binding.roles import counted, find, takes, what_it_takes
from builder.model.brandfile import BrandFile, FoundLayout


class WrongBinding(msgspec.Struct, frozen=True, kw_only=True):
    """A line of pack.toml that holds nothing: its table, its key, what is wrong, and what to write instead."""

    table: str
    key: str
    what: str
    mend: str

    @property
    def told(self) -> str:
        """What a person reads: the place in pack.toml, and what is wrong there."""
        return f"{self.table} {self.key}".strip() + f": {self.what}"


def wrong_bindings(file: BrandFile, bindings: Bindings, patterns: Sequence[LayoutPlan]) -> list[WrongBinding]:
    """Every binding that the file or the patterns of the pack do not know."""
    labels = [one.label for one in file.layouts]
    slots = {slot.name for pattern in patterns for slot in pattern.slots}
    found: list[WrongBinding] = []
    for pattern, label in bindings.layouts.items():
        if pattern not in {one.name for one in patterns}:
            mend = _nearest(pattern, [one.name for one in patterns])
            found.append(_wrong("[layouts]", pattern, "the pack has no such pattern of slots", mend))
        if not any(plain(label) == plain(one) for one in labels):
            mend = _nearest(label, labels)
            found.append(_wrong("[layouts]", pattern, f"the file has no layout “{label}”", mend))
    for label, bound in bindings.slots.items():
        layout = next((one for one in file.layouts if plain(one.label) == plain(label)), None)
        table = f"[slots.“{label}”]"
        if layout is None:
            found.append(_wrong(table, "", f"the file has no layout “{label}”", _nearest(label, labels)))
            continue
        for slot, which in bound.items():
            if slot not in slots:
                mend = _nearest(slot, sorted(slots))
                found.append(_wrong(table, slot, "no pattern of the pack has such a slot", mend))
                continue
            found += _wrong_placeholders(table, slot, which, layout)
    return found


def _wrong_placeholders(table: str, slot: str, which: int | str, layout: FoundLayout) -> Iterator[WrongBinding]:
    placeholder = find(layout, which, slot)
    said = f"idx {which}" if isinstance(which, int) else f"“{which}”"
    those = ", ".join(f"{one.idx} “{one.name}”" for one in counted(layout) if takes(one, slot))
    mend = f"it can be one of: {those}" if those else "the layout has none that could carry it"
    if placeholder is None:
        yield _wrong(table, slot, f"the layout has no placeholder {said}", mend)
    elif not takes(placeholder, slot):
        yield _wrong(table, slot, f"the placeholder {said} takes {what_it_takes(placeholder)}", mend)


def _wrong(table: str, name: str, what: str, mend: str) -> WrongBinding:
    return WrongBinding(table=table, key=name, what=what, mend=mend)


def _nearest(name: str, known: Sequence[str]) -> str:
    """An offer of the name most like it, else of all of them."""
    near = _most_like(name, known)
    if near:
        return f"did you mean “{near}”?"
    return f"it can be one of: {', '.join(known)}" if known else "there is none"


def _most_like(name: str, known: Iterable[str]) -> str:
    import difflib  # a hint needs it, and a clean run gives none

    by_key = {key(one): one for one in known}
    found = difflib.get_close_matches(key(name), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else ""
