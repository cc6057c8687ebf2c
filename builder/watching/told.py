"""What a change came to, in words: the records of a file that differ, and the slides of a deck that do."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from builder.build import MadeDeck
from builder.model import brand
from builder.model.ledger import Ledger
from builder.model.placed import PlacedSlide
from builder.watching.files import Change

MOST_NAMES = 4
MOST_CHANGES = 5

# Where a record or a word stands in its file, and what all slides of one layout share, is no difference to see.
_PLACES = frozenset({"at", "marks", "layout", "findings"})
_OF_THE_BRAND = (brand.Layout, brand.SlotBox)


def told(change: Change, details: str = "") -> str:
    """One change in a line: “seeds/facts/deal.yaml changed: fact finalised”."""
    return f"{change.path} {change.how}{f': {details}' if details else ''}"


def all_told(saved: Sequence[Change], details: Mapping[str, str]) -> list[str]:
    """The changes of one round, a line each; of many only the first, and how many more there are."""
    lines = [told(change, details.get(change.path, "")) for change in saved[:MOST_CHANGES]]
    more = len(saved) - MOST_CHANGES
    return [*lines, f"and {more} more {'file' if more == 1 else 'files'}"] if more > 0 else lines


def records_told(path: str, before: Ledger, after: Ledger) -> str:
    """Which records of one file differ between two ledgers, by id; "" where none does, or the file cannot be read."""
    if any(one.place.path == path and one.severity == "error" and one.code[1:] < "100" for one in after.findings):
        return ""
    parts: list[str] = []
    for kind, was, now in (
        ("source", before.sources, after.sources),
        ("fact", before.facts, after.facts),
        ("actor", before.actors, after.actors),
        ("place", before.localities, after.localities),
        ("term", before.terms, after.terms),
        ("listing", before.listings, after.listings),
    ):
        old, new = _of_file(path, was), _of_file(path, now)
        parts += _named(kind, [name for name in new if name in old and old[name] != new[name]], "")
        parts += _named(kind, [name for name in new if name not in old], "new ")
        parts += _named(kind, [name for name in old if name not in new], "no more ")
    return "; ".join(parts)


def words_told(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Which fixed words of a pack differ, by key."""
    return ", ".join(_some(sorted(key for key in {*before, *after} if before.get(key) != after.get(key))))


def slides_told(before: MadeDeck | None, after: MadeDeck) -> str:
    """Which slides of a deck differ from those that were written before: “slides 3, 5 to 7 changed”."""
    if after.placed is None:
        return "not made"
    if before is None or before.placed is None:
        return "written for the first time"
    if before.pack is not None and after.pack is not None and before.pack.brand != after.pack.brand:
        return "the look of every slide changed"
    old = {(one.slide.id, one.part): one for one in before.placed.slides}
    new = {(one.slide.id, one.part): one for one in after.placed.slides}
    changed = [one.number for key, one in new.items() if key in old and _seen(old[key]) != _seen(one)]
    noted = [one.number for key, one in new.items() if key in old and _noted(old[key]) != _noted(one)]
    parts = [
        *_numbered(changed, "changed"),
        *_numbered([one.number for key, one in new.items() if key not in old], "new"),
        *_numbered([one.number for key, one in old.items() if key not in new], "gone"),
        *(f"notes of {words}" for words in _numbered([number for number in noted if number not in changed], "changed")),
    ]
    if [key for key in old if key in new] != [key for key in new if key in old]:
        parts.append("in another order")
    if not parts and bare(before.placed.deck.properties) != bare(after.placed.deck.properties):
        parts.append("only the names of the deck or its sections changed")
    return ", ".join(parts) or "no slide changed"


def bare(value: object) -> object:
    """A record as plain tuples, without the lines on which it and its parts stand: what makes it equal to another."""
    if isinstance(value, _OF_THE_BRAND):
        return ""
    if isinstance(value, msgspec.Struct):
        fields = (field for field in value.__struct_fields__ if field not in _PLACES)
        return (type(value).__name__, *(bare(getattr(value, field)) for field in fields))
    if isinstance(value, Mapping):
        return tuple((key, bare(one)) for key, one in value.items())
    if isinstance(value, tuple | list):
        return tuple(map(bare, value))
    return value


def _seen(one: PlacedSlide) -> object:
    """What a slide shows, wherever in the deck it stands."""
    return bare((one.shapes, one.slide.slots, one.part, one.parts))


def _noted(one: PlacedSlide) -> object:
    """What only its speaker reads."""
    return bare(one.slide.notes)


def _of_file(path: str, records: Mapping[str, object]) -> dict[str, object]:
    """The records of one file, bare; none of a ledger so large that it is not held in memory."""
    if not isinstance(records, dict):
        return {}
    return {name: bare(record) for name, record in records.items() if _path(record) == path}


def _path(record: object) -> str:
    return str(getattr(getattr(record, "at", None), "path", ""))


def _named(kind: str, names: Sequence[str], before: str) -> list[str]:
    return [f"{before}{kind}{'' if len(names) == 1 else 's'} {', '.join(_some(names))}"] if names else []


def _some(names: Sequence[str]) -> list[str]:
    more = len(names) - MOST_NAMES
    return [*names[:MOST_NAMES], f"{more} more"] if more > 0 else list(names)


def _numbered(numbers: Iterable[int], what: str) -> list[str]:
    """“slides 3, 5 to 7 changed”; nothing for no slide."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if not runs:
        return []
    words = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    alone = len(runs) == len(runs[0]) == 1
    return [f"slide{'' if alone else 's'} {', '.join(words)} {what}"]
