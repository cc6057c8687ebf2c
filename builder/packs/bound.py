"""What the pack.toml files of a chain bind, and findings for bindings that hold nothing in the brand's file."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence

from builder.binding.bound import Bindings
from builder.binding.patterns import LayoutPlan
from builder.model.brandfile import BrandFile
from builder.model.finding import Finding, Place
from builder.packs.folders import SETTINGS, PackFolder
from builder.packs.settings import merged

_TABLES = ("layouts", "slots")


def bindings_of(chain: Sequence[PackFolder]) -> Bindings:
    """The bindings of a chain whose settings have been checked, those of nearer packs before the others."""
    from builder.powerpoint.settings import brand_settings

    settings = brand_settings(merged(chain))
    return Bindings(layouts=settings.layouts, slots=settings.slots)


def patterns_of(chain: Sequence[PackFolder]) -> tuple[LayoutPlan, ...]:
    """The patterns of slots that slides of a chain whose settings have been checked can come to."""
    from builder.binding.patterns import plans
    from builder.powerpoint.settings import brand_settings

    look = brand_settings(merged(chain)).tokens.look
    return plans(look.passage_columns, look.task_top)


def wrong_bindings(chain: Sequence[PackFolder], file: BrandFile) -> Iterator[Finding]:
    """P124: an error for each binding of a chain that holds nothing in the brand's file."""
    if not any(table in folder.settings for folder in chain for table in _TABLES):
        return
    from builder.binding.bindings import wrong_bindings

    for wrong in wrong_bindings(file, bindings_of(chain), patterns_of(chain)):
        yield Finding("P124", "error", _place(chain, wrong.table, wrong.key), wrong.told, wrong.mend)


def _place(chain: Sequence[PackFolder], table: str, key: str) -> Place:
    """The line of a binding in the nearest pack.toml that has it; `table` is "[layouts]" or "[slots.“Two”]"."""
    label = table.partition("“")[2].rpartition("”")[0]
    keys = ("slots", label) if label else ("layouts",)
    for folder in chain:
        held: object = folder.settings
        for one in (*keys, key) if key else keys:
            held = held.get(one) if isinstance(held, Mapping) else None
        if held is not None:
            return Place(f"{folder.label}/{SETTINGS}", _line(folder.text, keys, key), 1)
    return Place(f"{chain[0].label}/{SETTINGS}")


def _line(text: str, table: Sequence[str], key: str) -> int:
    """The line, from 1, of a key in a table; that of the table where the key is written otherwise, else 1."""
    current: tuple[str, ...] = ()
    of_table = 1
    for number, line in enumerate(text.splitlines(), 1):
        parsed = _parsed(line)
        if line.lstrip().startswith("["):
            current = parsed
            if current == tuple(table):
                of_table = number
            if not key and current == tuple(table):
                return number
        elif key and (*current, *parsed) == (*table, key):
            return number
    return of_table


def _parsed(line: str) -> tuple[str, ...]:
    """The keys that a line of TOML names, outer ones first; none where it is a part of something longer."""
    try:
        table: object = tomllib.loads(line)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return ()
    found: list[str] = []
    while isinstance(table, dict) and table:
        name = next(iter(table))
        found.append(name)
        table = table[name]
    return tuple(found)
