"""A brand that was looked at, in print: the matrix of slide templates and slots, gaps with their mend, and as JSON."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from builder.binding.matrix import Cell, Gap, Row
from builder.binding.sizes import EDGE
from builder.cli.report import as_json
from builder.cli.sizes import centimetres, size
from builder.cli.words import counted
from builder.inspection import Inspected
from builder.model.slots import ALIKE, TASK
from builder.packs.fonts import STAND_IN

COLUMNS = 100
"""How many characters a line of a terminal has."""
_HEADS = ("TEMPLATE", "SLOTS OF", "LAYOUT", "SCORE", "SLOTS")
_WIDEST = (15, 30, 20)
"""Of templates, patterns and layouts; what is longer is cut."""


class _Line(msgspec.Struct):
    """A line of the matrix: patterns of a template that differ by a task alone are one."""

    template: str
    pattern: str
    layout: str
    score: float
    cells: tuple[Cell, ...]
    rows: list[Row]


# --- for people


def facts(seen: Inspected) -> Iterator[str]:
    """Lines on the slides, the fonts and the colours of a brand."""
    file = seen.file
    direction = ", read from right to left" if file.rtl else ""
    yield f"Slides: {size(file)}, {counted(len(file.layouts), 'layout')}{direction}."
    known = [f"{one.font}{f' ({one.use})' if one.use else ''}" for one in seen.fonts if one.measured]
    if known:
        yield from _wrapped("", f"Fonts: {', '.join(known)}: measured.")
    for one in seen.fonts:
        if not one.measured:
            how = f"counts as bold {one.stand_in}, a tenth wider" if one.stand_in else "nobody has measured it"
            how += f"; adopted, it counts as bold {STAND_IN}, a tenth wider" if not (seen.pack or one.stand_in) else ""
            yield f"Fonts: {one.font}{f' ({one.use})' if one.use else ''}: {how}."
    if seen.pale:
        told = "; ".join(f"{one.what} {one.ratio}:1 (least {one.least}:1)" for one in seen.pale)
        mend = f" Change them in pack.toml; then: sourcedeck pack make {seen.pack}" if seen.own else ""
        yield from _wrapped("", f"Colours that do not stand out: {told}.{mend}")
    else:
        yield "Colours: all that meet on slides stand out from one another."


def table(seen: Inspected, *, verbose: bool) -> Iterator[str]:
    """The matrix, a line a template and pattern; with `verbose`, a line a slot with the reason below it."""
    lines = _lines(seen.matrix.rows)
    if not lines:
        return
    free, same = _everywhere(seen.matrix.rows)
    names = [(one.template, one.pattern, one.layout) for one in lines]
    widths = [min(max(len(row[place]) for row in [*names, _HEADS[:3]]), most) for place, most in enumerate(_WIDEST)]
    yield "  ".join([*(head.ljust(width) for head, width in zip(_HEADS, widths, strict=False)), *_HEADS[3:]])
    before = ""
    for one in lines:
        template = one.template if one.template != before or verbose else ""
        named = zip((template, one.pattern, one.layout), widths, strict=True)
        start = "  ".join([*(_fitted(text, width) for text, width in named), f" {one.score:.2f}", ""])
        yield from _wrapped(start, _slots(one.cells, (*free, *same)))
        if verbose:
            yield from _reasons(one)
        before = one.template
    yield ""
    if same:
        yield from _wrapped("", f"On every slide: {', '.join(f'{slot} {idx}' for slot, idx in same.items())}.")
    if free:
        yield from _wrapped("", f"In a text box on every slide that has it: {', '.join(free)}.")
    yield "A slot with a number stands in the placeholder with that idx, one with + in a text box."


def _lines(rows: Sequence[Row]) -> list[_Line]:
    lines: dict[tuple[object, ...], _Line] = {}
    for row in rows:
        rest = tuple((cell.slot, cell.idx) for cell in row.cells if cell.slot != TASK)
        tasked = any(cell.slot == TASK for cell in row.cells)
        line = lines.setdefault(
            (row.template, row.layout, rest), _Line(row.template, row.pattern, row.layout, row.score, row.cells, [])
        )
        if line.rows:
            line.score = min(line.score, row.score)
            line.pattern += " (and task)"
            line.cells = row.cells if tasked else line.cells
        line.rows.append(row)
    return list(lines.values())


def _everywhere(rows: Sequence[Row]) -> tuple[list[str], dict[str, int]]:
    """Slots of many rows that a text box carries in all of them, and those of all rows that have one idx in all."""
    seats: dict[str, list[int | None]] = {}
    for row in rows:
        for cell in row.cells:
            seats.setdefault(cell.slot, []).append(cell.idx)
    free = [slot for slot, idxs in seats.items() if set(idxs) == {None} and len(idxs) > len(rows) / 4]
    same = {
        slot: idxs[0]
        for slot, idxs in seats.items()
        if len(idxs) == len(rows) > 1 and len(set(idxs)) == 1 and idxs[0] is not None
    }
    return free, same


def _slots(cells: Iterable[Cell], known: Sequence[str]) -> str:
    """The slots of a line but for those that are `known` of all lines; cards and their like as one."""
    shown = [cell for cell in cells if cell.slot not in known]
    free = [cell.slot for cell in shown if cell.idx is None]
    parts = [f"{cell.slot}\u00a0{cell.idx}" for cell in shown if cell.idx is not None]
    for group in ALIKE:
        alike = [slot for slot in free if slot in group]
        if len(alike) > 2:
            parts.append(f"+{alike[0]}…{alike[-1]}")
            free = [slot for slot in free if slot not in alike]
    return ", ".join([*parts, *(f"+{slot}" for slot in free)])


def _reasons(line: _Line) -> Iterator[str]:
    yield from _wrapped("    ", f"{line.layout}: {line.rows[0].why}")
    for cell in line.cells:
        where = "text box" if cell.idx is None else f"{cell.idx} “{cell.placeholder}” {cell.score:.2f}"
        yield from _wrapped(f"    {cell.slot:<10}", f"{where}: {cell.why}")


def gaps(seen: Inspected) -> Iterator[str]:
    """What text boxes carry, and how to give it placeholders; gaps that are mended alike are one."""
    if not seen.matrix.gaps:
        return
    yield "Text boxes show as well; a placeholder of the layout's own would keep to its place and style:"
    alike: dict[tuple[str, ...], list[Gap]] = {}
    for gap in seen.matrix.gaps:
        if gap.edge and gap.bind is None and gap.near is None:
            alike.setdefault(gap.slots, []).append(gap)
        else:
            yield from _wrapped("- ", f"{gap.mend}.")
            if gap.near is not None:
                miss = f"{gap.near.idx} “{gap.near.placeholder}” of “{gap.near.layout}”, but {gap.near.why}"
                yield from _wrapped("    ", f"nearest: {miss}.")
    for slots, group in alike.items():
        if len(group) == 1:
            yield from _wrapped("- ", f"{group[0].mend}.")
        else:
            labels = ", ".join(f"“{gap.layout}”" for gap in group)
            add = f"add a text placeholder named {slots[0]}"
            yield from _wrapped("- ", f"Layouts {labels} have no place for `{slots[0]}`: {add}.")


def verdict(seen: Inspected) -> str:
    """One line: whether every slide template can be shown, and what carries its slots."""
    cells = [cell for row in seen.matrix.rows for cell in row.cells if cell.slot == "title" or cell.slot not in EDGE]
    held = sum(cell.idx is not None for cell in cells)
    templates = len({row.template for row in seen.matrix.rows})
    if seen.unserved:
        return f"{counted(len(seen.unserved), 'slide template')} of {templates} cannot be shown."
    if seen.own:
        begin = "Some colours do not stand out (see above); each" if seen.pale else "All is well: each"
        return f"{begin} of {counted(templates, 'slide template')} has layouts that are made for it."
    held_part = 100 * held // max(len(cells), 1)
    return f"All {templates} slide templates can be shown, {held_part} % of titles and contents in placeholders."


def unserved(seen: Inspected) -> Iterator[str]:
    """A line for each slide template that no layout can show."""
    for name, slots in seen.unserved.items():
        listed = ", ".join(f"`{slot}`" for slot in slots)
        yield f"{name}: no layout has {listed} beside its other slots; take such a slot out of the template"


def _wrapped(start: str, text: str) -> list[str]:
    """The text behind `start`, in lines of the terminal; those that go on stand below its beginning."""
    lines = textwrap.wrap(
        start + text,
        COLUMNS,
        subsequent_indent=" " * _width(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in lines] or [start.rstrip()]


def _fitted(text: str, width: int) -> str:
    """The text in just so many columns of a terminal: cut, or filled up with spaces."""
    cut = text
    while _width(cut) > width:
        cut = f"{cut.removesuffix('…')[:-1]}…"
    return cut + " " * (width - _width(cut))


def _width(text: str) -> int:
    """How many columns a terminal takes for a text: two for each Chinese or Japanese character (UAX 11)."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


# --- for programs


def inspected_json(seen: Inspected) -> dict[str, Any]:
    """All that was found, as docs/packs.md has it."""
    file = seen.file
    return {
        "pack": seen.pack,
        "extends": seen.extends,
        "slides": {
            "width_cm": round(centimetres(file.width), 2),
            "height_cm": round(centimetres(file.height), 2),
            "layouts": [one.label for one in file.layouts],
            "samples": file.samples,
            "rtl": file.rtl,
        },
        "fonts": msgspec.to_builtins(seen.fonts),
        "contrast": msgspec.to_builtins(seen.pale),
        "matrix": [
            {("slots" if key == "cells" else key): value for key, value in msgspec.to_builtins(row).items()}
            for row in seen.matrix.rows
        ],
        "gaps": msgspec.to_builtins(seen.matrix.gaps),
        "unserved": msgspec.to_builtins(seen.unserved),
        "findings": [as_json(finding) for finding in seen.findings],
    }
