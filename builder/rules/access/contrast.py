"""The rule about contrast: text and marks stand out from what is really behind them (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from math import floor
from typing import NamedTuple

import msgspec

from builder.model.brand import SUPERSCRIPT, Brand, CharStyle, ParaStyle, TextStyle
from builder.model.color import contrast
from builder.model.contrast import MARK, least_contrast
from builder.model.finding import NOWHERE, Finding, Place
from builder.model.marks import character_style, pill_style, status_of
from builder.model.placed import (
    Chart,
    PlacedDeck,
    PlacedSlide,
    PlacedTable,
    PlacedText,
    PlacedVisual,
    Shape,
)
from builder.model.slides import Paragraph, Run
from builder.rules.access.backdrops import behind_shape, behind_slot
from builder.rules.access.mends import Mends
from builder.rules.book import breach

# Shapes that only set off what they hold: what they say is said in words too.
_DECORATION = frozenset(("hairline", "card", "paper", "land", "neighbour", "border", "water", "highlight"))
_PLAIN_PARAGRAPH, _PLAIN_RUN = ParaStyle(), CharStyle()
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


class Pair(NamedTuple):
    """Colours that meet on a slide: what stands in front, on what, by which ratio it must stand out, and where.

    Of several `fronts` (a fill and its outline) the best is judged.
    """

    fronts: tuple[str, ...]
    back: str
    least: float
    what: str
    at: Place


def contrast_kept(deck: PlacedDeck, brand: Brand) -> Iterator[Finding]:
    """A105: text contrasts 4.5:1 with what is behind it (3:1 from 18 pt, or 14 pt bold), marks and lines 3:1."""
    ratios, mends = Ratios(brand), Mends(brand)
    for slide in deck.slides:
        told: set[tuple[str, tuple[str, ...], str]] = set()
        for shape in slide.shapes:
            for pair in _pairs(slide, shape, brand):
                ratio = max((ratios.of(front, pair.back) for front in pair.fronts), key=lambda one: one or 0.0)
                key = (shape.slot.name, pair.fronts, pair.back)
                if (ratio is not None and ratio >= pair.least) or key in told:
                    continue
                told.add(key)
                where = pair.at if pair.at.path else slide.slide.at
                known = "is not known" if ratio is None else f"is {ratio_in_words(ratio)}:1, less than {pair.least:g}:1"
                message = f"the contrast of {pair.what} ({pair.fronts[0]} on {pair.back}) {known}"
                hint = mends.of(pair.fronts, pair.back, pair.least)
                yield breach("A105", where, message, hint, slide=slide.number, slot=shape.slot.name)


def ratio_in_words(ratio: float) -> str:
    """A ratio to one place, cut and not rounded, or to two where that would hide what is missing: 4.4, 4.49."""
    cut = floor(ratio * 10 + 1e-9) / 10
    return f"{cut:.1f}" if round(ratio, 1) == cut else f"{floor(ratio * 100) / 100:.2f}"


class Ratios:
    """Contrast ratios of a brand's colours, each pair worked out once."""

    def __init__(self, brand: Brand) -> None:
        self._brand = brand
        self._known: dict[tuple[str, str], float | None] = {}

    def of(self, front: str, back: str) -> float | None:
        """The ratio of two roles or theme colours, 1 to 21; None where the brand does not have one of them."""
        key = (front, back)
        if key not in self._known:
            one, other = self._rgb(front), self._rgb(back)
            self._known[key] = None if one is None or other is None else contrast(one, other)
        return self._known[key]

    def _rgb(self, color: str) -> tuple[int, int, int] | None:
        try:
            return self._brand.rgb(color)
        except (KeyError, ValueError):
            if not _HEX.fullmatch(color):
                return None
            return int(color[:2], 16), int(color[2:4], 16), int(color[4:], 16)


def _pairs(slide: PlacedSlide, shape: PlacedText | PlacedTable | PlacedVisual, brand: Brand) -> Iterator[Pair]:
    behind = behind_slot(slide.layout, shape.slot, shape.box)
    if shape.slot.seat != "layout":
        # A title in its own place on a stranger's picture is the stranger's doing; all else there has a plate.
        behind = tuple(back for back in behind if back)
    if isinstance(shape, PlacedTable):
        yield from _in_table(shape, brand, behind)
    elif isinstance(shape, PlacedVisual):
        yield from _in_visual(shape, brand, behind)
    else:
        yield from _in_text(shape, brand, behind)


def _in_text(shape: PlacedText, brand: Brand, behind: tuple[str, ...]) -> Iterator[Pair]:
    on_pills = tuple(pill.run.mark for pill in shape.pills)
    for item in shape.paragraphs:
        level = shape.slot.levels[min(item.paragraph.level, len(shape.slot.levels) - 1)]
        yield from _words(item.paragraph, level, item.size, brand, behind, on_pills)
    for pill in shape.pills:
        yield from _on_pill(pill.run, pill.size, brand, behind)


def _on_pill(run: Run, size: float, brand: Brand, behind: Iterable[str]) -> Iterator[Pair]:
    """The pairs of a status mark as a pill: its words on its fill, and its outline on what is around it."""
    status, style = status_of(run.mark), pill_style(brand, run.mark)
    fill = f"{status}-fill"
    yield Pair((style.color,), fill, least_contrast(size, bold=style.bold), f"the mark “{run.text}”", run.origin.at)
    for back in behind:
        yield Pair((f"{status}-line", fill), back, MARK, f"the outline of the mark “{run.text}”", run.origin.at)


def _in_table(shape: PlacedTable, brand: Brand, behind: tuple[str, ...]) -> Iterator[Pair]:
    style = brand.table
    for cell in shape.table.header:
        for paragraph in cell.paragraphs:
            yield from _words(paragraph, style.head, shape.head_size, brand, (style.head_fill,))
    for number, row in enumerate(shape.table.rows):
        banded = bool(style.band_fill) and number % 2 == 0
        for cell in row:
            for paragraph in cell.paragraphs:
                backs = (style.band_fill,) if banded else behind
                yield from _words(paragraph, style.body, shape.body_size, brand, backs)


def _in_visual(shape: PlacedVisual, brand: Brand, behind: tuple[str, ...]) -> Iterator[Pair]:
    for place, one in enumerate(shape.shapes):
        below = shape.shapes[:place]
        if isinstance(one, Chart):
            yield from _in_chart(one, brand, behind)
        elif isinstance(one, Shape):
            under = behind_shape(one.box, below, behind)
            if one.text is not None:
                on = (one.fill,) if one.fill else under
                for item in one.text.paragraphs:
                    yield from _words(item.paragraph, one.text.style, item.size, brand, on)
            else:
                yield from _mark(one.name, (one.fill, one.line), under)
        else:
            yield from _mark(one.name, (one.line,), behind)


def _mark(name: str, colours: tuple[str, ...], behind: tuple[str, ...]) -> Iterator[Pair]:
    """A mark stands out by its fill or by its outline."""
    drawn = tuple(colour for colour in colours if colour)
    if drawn and drawn[0] not in _DECORATION:
        for back in behind:
            yield Pair(drawn, back, MARK, f"“{name}”", NOWHERE)


def _in_chart(chart: Chart, brand: Brand, behind: tuple[str, ...]) -> Iterator[Pair]:
    for label in (*chart.heads, *(one for row in chart.labels for one in row if one is not None)):
        style = msgspec.structs.replace(chart.style, color=label.color)
        on = (label.behind,) if label.behind else behind
        yield from _words(label.paragraph, style, label.size, brand, on)
    for number, colours in enumerate(zip_longest(chart.fills, chart.outlines, fillvalue=""), start=1):
        yield from _mark(f"part {number} of the bars", colours, behind)


def _words(
    paragraph: Paragraph,
    level: TextStyle,
    size: float,
    brand: Brand,
    behind: tuple[str, ...],
    on_pills: tuple[str, ...] = (),
) -> Iterator[Pair]:
    """The pairs of a paragraph's runs; `on_pills` are marks that stand on pills and not here."""
    change = brand.para_styles.get(paragraph.style, _PLAIN_PARAGRAPH)
    color = level.color if change.color is None else change.color
    bold = level.bold if change.bold is None else change.bold
    for run in paragraph.runs:
        if not run.text.strip() or (run.mark and run.mark in on_pills):
            continue
        char = brand.char_styles.get(character_style(run.style, run.mark, brand.char_styles), _PLAIN_RUN)
        own = brand.link if run.href else color if char.color is None else char.color
        heavy = run.strong or (bold if char.bold is None else char.bold)
        least = least_contrast(size * char.scale * (SUPERSCRIPT if run.superscript else 1.0), bold=heavy)
        what = f"“{run.text.strip()[:40]}”"
        for back in (brand.highlight,) if run.highlight else behind:
            yield Pair((own,), back, least, what, run.origin.at)
