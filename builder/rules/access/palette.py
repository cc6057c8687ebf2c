"""The colours of a brand that meet on slides, before there is a slide: which of them do not stand out."""

from collections.abc import Iterable, Iterator, Mapping

from builder.model.brand import Brand, Layout, SlotBox
from builder.model.color import STATUS_ROLES
from builder.model.contrast import MARK, TEXT, least_contrast
from builder.model.finding import NOWHERE
from builder.rules.access.backdrops import behind_slot
from builder.rules.access.contrast import Pair, Ratios, ratio_in_words

WORDS = (
    ("ink", "paper", "text on the page"),
    ("ink", "card", "text on cards"),
    ("ink", "highlight", "highlighted words"),
    ("title", "paper", "titles on the page"),
    ("title", "card", "headings on cards"),
    ("accent", "paper", "kickers and labels on the page"),
    ("accent", "card", "labels on cards"),
    ("muted", "paper", "small print on the page"),
    ("muted", "card", "small print on cards"),
    ("link", "paper", "links on the page"),
    ("link", "card", "links on cards"),
    ("link", "highlight", "links in highlighted words"),
    ("number", "paper", "large numbers"),
    ("place", "land", "names on maps"),
    ("place", "neighbour", "names on maps"),
    ("place", "water", "names on maps"),
    ("country", "land", "names of countries on maps"),
    ("country", "neighbour", "names of countries on maps"),
    *((f"bar-{series}-text", f"bar-{series}", "the labels on bars") for series in (1, 2, 3)),
    *(
        (f"{status}-text", ground, f"the mark “{status.replace('_', ' ')}”")
        for status in STATUS_ROLES
        for ground in (f"{status}-fill", "paper", "card")
    ),
)
"""Roles of words, those of what they stand on, and what they are, for a message."""

MARKS = (
    *((mark, "paper", "the drawing of timelines and chains") for mark in ("axis", "dot", "span", "stem", "arrow")),
    *((mark, "paper", "bars") for mark in ("bar-1", "bar-2", "bar-3")),
    ("place", "paper", "dots on maps"),
    ("arrow", "card", "the links of chains"),
    ("dot", "card", "the dots of timelines"),
    ("place", "land", "dots on maps"),
    ("bar-2", "bar-1", "bars beside one another"),
    *(
        (f"{status}-line", ground, f"the outline of the mark “{status.replace('_', ' ')}”")
        for status in STATUS_ROLES
        for ground in (f"{status}-fill", "paper")
    ),
)
"""Roles of what is drawn, likewise."""

_PLACES = {"Title": "on the cover", "Section": "where a section opens"}
_SLOTS = {"title": "titles", "kicker": "kickers", "meta": "small print", "sources": "the sources"}
_ON_DARK = "-on-dark"


def palette(brand: Brand) -> Iterator[Pair]:
    """Every pair of colours that the brand's roles, layouts, styles and tables bring together."""
    for front, back, what in WORDS:
        yield Pair((front,), back, TEXT, what, NOWHERE)
    for front, back, what in MARKS:
        yield Pair((front,), back, MARK, what, NOWHERE)
    for layout in brand.layouts:
        for slot in layout.slots:
            yield from _in_slot(layout, slot)
    grounds = dict.fromkeys(
        back
        for layout in brand.layouts
        if layout.name not in _PLACES
        for slot in layout.slots
        if slot.role == "body"
        for back in behind_slot(layout, slot, slot.box)
    )
    for status in STATUS_ROLES:
        for back in grounds:
            what = f"the outline of the mark “{status.replace('_', ' ')}”"
            yield Pair((f"{status}-line", f"{status}-fill"), back, MARK, what, NOWHERE)
    yield from _styles(brand, grounds)
    head = brand.table
    least = least_contrast(head.head.size, bold=head.head.bold)
    yield Pair((head.head.color,), head.head_fill, least, "heads of tables", NOWHERE)
    if head.band_fill:
        yield Pair((head.body.color,), head.band_fill, TEXT, "rows of tables", NOWHERE)


def _in_slot(layout: Layout, slot: SlotBox) -> Iterator[Pair]:
    style = slot.levels[0]
    least = least_contrast(slot.least, bold=style.bold)
    what = f"{_SLOTS.get(slot.name, 'text')} {_PLACES.get(layout.name, 'on the page')}"
    for back in behind_slot(layout, slot, slot.box):
        yield Pair((style.color,), back, least, what, NOWHERE)


def _styles(brand: Brand, grounds: Iterable[str]) -> Iterator[Pair]:
    """The named styles on the grounds of content, and those made for dark ones on the cover's."""
    cover = next((layout.background for layout in brand.layouts if layout.name == "Title"), "")
    colors = {name: style.color for name, style in brand.para_styles.items()}
    colors |= {name: style.color for name, style in brand.char_styles.items() if name not in _OWN_PAIRS}
    for name, color in colors.items():
        if color is None or name.startswith("mark-"):
            continue
        backs = (cover,) if name.endswith(_ON_DARK) else tuple(grounds)
        for back in filter(None, backs):
            where = "on the cover" if name.endswith(_ON_DARK) else "on slides"
            yield Pair((color,), back, TEXT, f"“{name.removesuffix(_ON_DARK)}” {where}", NOWHERE)


_OWN_PAIRS = frozenset({"cite"})
"""The number of a citation has the colour of links, which has pairs of its own."""


def failing(brand: Brand, pairs: Iterable[Pair]) -> dict[Pair, float]:
    """The pairs whose colours do not stand out from one another in this brand, with the ratio of each."""
    ratios = Ratios(brand)
    found: dict[Pair, float] = {}
    for pair in pairs:
        ratio = max((ratios.of(front, pair.back) or 0.0 for front in pair.fronts), default=0.0)
        if ratio < pair.least:
            found[pair] = ratio
    return found


def where_in_words(bad: Mapping[Pair, float]) -> str:
    """Where colours do not stand out, for a message: the first pair with its ratio, two others, and how many more."""
    first = next(iter(bad))
    others = [what for what in dict.fromkeys(pair.what for pair in bad) if what != first.what]
    rest = f" and {len(others) - 2} more" if len(others) > 2 else ""
    more = f", and for {', '.join(others[:2])}{rest}" if others else ""
    return f"{first.what} ({ratio_in_words(bad[first])}:1, {first.least:g}:1 is the least){more}"
