"""The layout of a file that serves each pattern best: a brand file and bindings in, bound patterns out.

The content slides of a deck should look like one family: the layout for plain text is chosen first, and for the other
patterns its own master, ground and place of the title count.
"""

from collections.abc import Mapping, Sequence

import msgspec

from builder.binding.aliases import key, layout_meaning
from builder.binding.bound import Bindings, Bound, Seated
from builder.binding.patterns import LayoutPlan, plans
from builder.binding.roles import TITLES, counted, main_slots, seats
from builder.binding.room import room
from builder.binding.sizes import Page
from builder.model.brand import Box
from builder.model.brandfile import BrandFile, FoundLayout

_PASSAGE_COLUMNS, _TASK_TOP = 8, 5.9
_HOME = "Text"
"""The pattern whose layout the others' should resemble."""

_KINDS: Mapping[str, Mapping[str, float]] = {
    "cover": {"title": 1.0, "secHead": 0.5, "titleOnly": 0.35, "obj": 0.25, "closing": 0.2, "quote": 0.2, "blank": 0.1},
    "section": {"secHead": 1.0, "title": 0.6, "titleOnly": 0.4, "obj": 0.35, "closing": 0.2, "quote": 0.3, "": 0.2},
    "one": {
        "obj": 1.0,
        "tx": 1.0,
        "titleOnly": 0.55,
        "twoObj": 0.35,
        "objTx": 0.3,
        "agenda": 0.4,
        "sources": 0.4,
        "": 0.5,
    },
    "quotation": {"quote": 0.9, "obj": 0.95, "tx": 0.95, "titleOnly": 0.55, "twoObj": 0.3, "": 0.45},
    "table": {"tbl": 1.0, "obj": 0.95, "tx": 0.85, "titleOnly": 0.8, "twoObj": 0.3, "chart": 0.4, "": 0.5},
    "visual": {"obj": 0.95, "titleOnly": 0.9, "tx": 0.9, "chart": 0.5, "twoObj": 0.3, "": 0.5},
    "two": {"twoObj": 1.0, "twoTxTwoObj": 0.8, "titleOnly": 0.7, "obj": 0.65, "tx": 0.6, "objTx": 0.5, "": 0.5},
    "beside": {"objTx": 0.75, "twoObj": 0.85, "titleOnly": 0.7, "obj": 0.8, "tx": 0.75, "twoTxTwoObj": 0.4, "": 0.5},
    "three": {"threeObj": 1.0, "titleOnly": 0.8, "obj": 0.7, "tx": 0.65, "twoObj": 0.3, "": 0.5},
    "cards": {"fourObj": 0.9, "titleOnly": 0.9, "obj": 0.75, "tx": 0.7, "twoObj": 0.3, "": 0.5},
    "list": {"obj": 1.0, "tx": 1.0, "sources": 0.95, "titleOnly": 0.5, "twoObj": 0.3, "agenda": 0.5, "": 0.5},
}
"""How well kinds of layouts serve families of patterns, 0 to 1; "" is a kind that nobody knows, others serve badly."""
_BAD = 0.1
_SAME_KINDS = {
    "tx": "tx",
    "objOnly": "obj",
    "txAndObj": "twoObj",
    "objAndTx": "twoObj",
    "twoColTx": "twoObj",
    "vertTitleAndTx": "vertTx",
    "vertTitleAndTxOverChart": "vertTx",
    "txAndChart": "twoObj",
    "chartAndTx": "twoObj",
    "txAndClipArt": "twoObj",
    "clipArtAndTx": "twoObj",
    "picTx": "picTx",
    "cust": "",
}
_AFAR = 0.04
"""Titles whose edges differ by less than this share of the slide stand in the same place."""


class _Seen(msgspec.Struct, frozen=True):
    """A layout as it is compared: its place in the file, its kinds by type and name, its room, its title's box."""

    place: int
    layout: FoundLayout
    kinds: tuple[str, ...]
    room: float
    title: Box | None
    texts: int


def page_of(file: BrandFile) -> Page:
    """The slide of the file, as seats are given on it."""
    return Page(file.width, file.height, file.rtl)


def choose(file: BrandFile, bindings: Bindings, patterns: Sequence[LayoutPlan] | None = None) -> tuple[Bound, ...]:
    """For each pattern the layout of the file that serves it best, with its seats; nothing for a file without one.

    Without `patterns` they are those of our own packs. Where no layout has a title, the best one without is taken.
    """
    if not file.layouts:
        return ()
    return _Chooser(file, bindings).choose(patterns or plans(_PASSAGE_COLUMNS, _TASK_TOP))


class _Chooser:
    def __init__(self, file: BrandFile, bindings: Bindings) -> None:
        self.page = page_of(file)
        self.bindings = bindings
        self.seen = [self._look(place, layout) for place, layout in enumerate(file.layouts)]
        self.home: _Seen | None = None

    def choose(self, patterns: Sequence[LayoutPlan]) -> tuple[Bound, ...]:
        """Each pattern bound, that for plain text first."""
        home = next((one for one in patterns if one.name == _HOME), None)
        home = home or next((one for one in patterns if not one.backdrop), None)
        first = self.bind(home) if home else None
        if first is not None:
            self.home = next(one for one in self.seen if one.layout is first.layout)
        return tuple(self.bind(pattern) for pattern in patterns)

    def bind(self, pattern: LayoutPlan) -> Bound:
        """The pattern with the layout that pack.toml says, else the one with the best score; the first of equals."""
        wanted = self.bindings.layouts.get(pattern.name)
        if wanted is not None:
            for one in self.seen:
                if one.layout.label == wanted or key(one.layout.label) == key(wanted) != "":
                    return self._bound(pattern, one, self.score(pattern, one)[0], "pack.toml binds it")
        scored = [(self.score(pattern, one), one) for one in self.seen]
        (score, why), best = max(scored, key=lambda pair: (pair[0][0], -pair[1].place))
        if wanted is not None:
            why = f"pack.toml binds it to “{wanted}”, which the file does not have; {why}"
        return self._bound(pattern, best, score, why)

    def score(self, pattern: LayoutPlan, one: _Seen) -> tuple[float, str]:
        """How well a layout serves a pattern, 0 to 1, and why."""
        family = family_of(pattern)
        kind, fit = max(((kind, _fit(family, kind)) for kind in one.kinds), key=lambda pair: pair[1])
        seated = self.seats(pattern, one.layout)
        main = main_slots(pattern) or ("subtitle",)
        held = [seat for seat in seated if seat.slot in main and seat.placeholder is not None]
        worth = sum(seat.score for seat in held) / len(main)
        turned = any(seat.placeholder is not None and seat.placeholder.turned for seat in seated)
        score = 0.4 * fit + 0.2 * worth + 0.2 * (one.title is not None)
        score += 0.1 * sum(seat.slot in ("sources", "kicker", "task", "meta") and seat.score > 0 for seat in seated) / 4
        if pattern.backdrop:
            score += 0.1
        else:
            score += 0.1 * min(one.room / 0.6, 1.0) * self._likeness(one)
        if turned:
            score -= 0.2
        reason = _reason(kind, one, len(held), len(main))
        return round(max(min(score, 1.0), 0.0), 3), reason

    def seats(self, pattern: LayoutPlan, layout: FoundLayout) -> tuple[Seated, ...]:
        """The seats of the pattern on a layout, with what pack.toml binds there."""
        return seats(pattern, layout, self.bindings.slots.get(layout.label, {}), self.page)

    def _likeness(self, one: _Seen) -> float:
        if self.home is None:
            return 1.0
        return 1.0 if one.layout.master == self.home.layout.master else 0.5

    def _bound(self, pattern: LayoutPlan, one: _Seen, score: float, why: str) -> Bound:
        seated = self.seats(pattern, one.layout)
        return Bound(pattern=pattern, layout=one.layout, seats=seated, score=score, why=why)

    def _look(self, place: int, layout: FoundLayout) -> _Seen:
        named = layout_meaning(layout.name)
        kinds = dict.fromkeys([_SAME_KINDS.get(layout.kind, layout.kind), named.role if named else ""])
        titles = [one.box for one in layout.placeholders if one.type in TITLES]
        texts = sum(one.type in ("body", "obj", "") and self.page.share(one.box) >= 0.08 for one in counted(layout))
        return _Seen(place, layout, tuple(kinds), room(layout, self.page), titles[0] if titles else None, texts)


def family_of(pattern: LayoutPlan) -> str:
    """What kind of layout a pattern asks for: "cover", "section", "one", "two", "beside", "three" and so on."""
    if pattern.backdrop:
        return pattern.backdrop
    main = main_slots(pattern)
    if main in (("left", "right"), ("first", "second")):
        return "two"
    if main == ("left", "middle", "right"):
        return "three"
    if len(main) > 2:
        return "cards"
    if len(main) == 2 and main != ("quotation", "body"):
        return "beside"
    return main[0] if main and main[0] in _KINDS else "one"


def _fit(family: str, kind: str) -> float:
    return _KINDS.get(family, _KINDS["one"]).get(kind, _BAD)


def _reason(kind: str, one: _Seen, held: int, wanted: int) -> str:
    parts = [f"it looks like “{kind}”" if kind else "its kind is not known"]
    parts.append(f"it has places for {held} of {wanted} main slots")
    if one.title is None:
        parts.append("no title")
    return ", ".join(parts)
