"""The layout of a file that serves each pattern best: a brand file and bindings in, bound patterns out.

The content slides of a deck should look like one family: the layout for plain text is chosen first, and for the other
patterns its own master, ground and place of the title count.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from builder.binding.aliases import layout_meaning, plain
from builder.binding.bound import Bindings, Bound, Seated
from builder.binding.patterns import LayoutPlan, plans
from builder.binding.roles import counted, main_slots, seats
from builder.binding.room import room
from builder.binding.sizes import Page
from builder.model.brand import Box
from builder.model.brandfile import BrandFile, FoundLayout
from builder.model.slots import TITLE_TYPES

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
    "quotation": {"quote": 1.0, "obj": 0.95, "tx": 0.95, "titleOnly": 0.55, "twoObj": 0.3, "": 0.45},
    "table": {"tbl": 1.0, "obj": 0.95, "tx": 0.85, "titleOnly": 0.8, "twoObj": 0.3, "chart": 0.4, "": 0.5},
    "visual": {"obj": 0.95, "titleOnly": 0.9, "tx": 0.9, "chart": 0.5, "twoObj": 0.3, "": 0.5},
    "two": {"twoObj": 1.0, "twoTxTwoObj": 0.8, "titleOnly": 0.7, "obj": 0.65, "tx": 0.6, "objTx": 0.5, "": 0.5},
    "beside": {"objTx": 0.75, "twoObj": 0.85, "titleOnly": 0.7, "obj": 0.8, "tx": 0.75, "twoTxTwoObj": 0.4, "": 0.5},
    "three": {"threeObj": 1.0, "titleOnly": 0.8, "obj": 0.7, "tx": 0.65, "twoObj": 0.3, "": 0.5},
    "cards": {"fourObj": 0.9, "titleOnly": 0.9, "obj": 0.75, "tx": 0.7, "twoObj": 0.3, "": 0.5},
    "list": {"obj": 1.0, "tx": 1.0, "sources": 0.97, "titleOnly": 0.5, "twoObj": 0.3, "agenda": 0.5, "": 0.5},
}
"""How well kinds of layouts serve families of patterns, 0 to 1; "" is a kind that nobody knows, others serve badly."""
_BAD = 0.1
_AS_COVER = 0.15
"""How well a layout that looks like a cover or section serves a content slide, at most."""
_OF_COVER = 0.2
"""What is taken from its score besides."""
_ROOM = 0.4
_OF_CROWDED = 0.3
"""What is taken where drawings leave no room at all; nothing from that share of the slide on."""
_OF_TURNED = 0.4
"""What is taken where text would be set vertically."""
_SAME_KINDS = {
    "objOnly": "obj",
    "txAndObj": "twoObj",
    "objAndTx": "twoObj",
    "twoColTx": "twoObj",
    "txAndChart": "twoObj",
    "chartAndTx": "twoObj",
    "txAndClipArt": "twoObj",
    "clipArtAndTx": "twoObj",
    "vertTitleAndTx": "vertTx",
    "vertTitleAndTxOverChart": "vertTx",
    "cust": "",
}
_VAGUE = frozenset(("", "tx", "obj"))
"""Types that a layout may have for want of a better one."""
_COVERS = frozenset(("title", "secHead", "closing"))
_BY_HOW = {"exact": 1.0, "prefix": 0.95, "contains": 0.85}
_BY_PLACES = 0.95
_FOR_EDGE = {"sources": 0.04, "kicker": 0.02, "task": 0.02, "meta": 0.02}
"""What a placeholder for a slot at the edge is worth."""
_NEAR = 0.04
"""Edges that differ by less than this share of the slide stand in the same place."""
_PICTURES = frozenset(("pic", "chart", "media", "dgm", "clipArt", "tbl"))
_GROUND = 0.7
_ALONE = 0.2
_LARGE = 0.07
"""The share of the slide from which a text is one of its contents."""


class _Seen(msgspec.Struct, frozen=True):
    """A layout as it is compared: its place in the file, what kinds it looks like, and what it offers.

    `kinds` are those that its type, name and placeholders say, each with how sure that is. `picture` tells that one
    stands behind everything.
    """

    place: int
    layout: FoundLayout
    kinds: tuple[tuple[str, float], ...]
    cover: bool
    title: Box | None
    picture: bool


def page_of(file: BrandFile) -> Page:
    """The slide of the file, as seats are given on it."""
    return Page(file.width, file.height, file.rtl)


def choose(file: BrandFile, bindings: Bindings, patterns: Sequence[LayoutPlan] | None = None) -> tuple[Bound, ...]:
    """For each pattern the layout of the file that serves it best, with its seats; nothing for a file without one.

    Without `patterns` they are those of our own packs. Where no layout has a title, the best one without is taken.
    """
    if not file.layouts:
        return ()
    return Chooser(file, bindings).choose(default_patterns() if patterns is None else patterns)


def default_patterns() -> tuple[LayoutPlan, ...]:
    """The patterns of our own packs."""
    return plans(_PASSAGE_COLUMNS, _TASK_TOP)


class Chooser:
    """The layouts of a file, looked at once, and how well each serves a pattern."""

    def __init__(self, file: BrandFile, bindings: Bindings) -> None:
        self.page = page_of(file)
        self.bindings = bindings
        self.bound = {plain(label): bound for label, bound in bindings.slots.items()}
        self.seen = [self._look(place, layout) for place, layout in enumerate(file.layouts)]
        self.ground = Counter(one.background for one in file.layouts).most_common(1)[0][0] if file.layouts else ""
        self.pictures = sum(one.picture for one in self.seen) > len(self.seen) / 2
        self.home: _Seen | None = None
        self._rooms: dict[int, float] = {}

    def choose(self, patterns: Sequence[LayoutPlan]) -> tuple[Bound, ...]:
        """Each pattern bound, after that for plain text has been."""
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
                if plain(one.layout.label) == plain(wanted):
                    return self._bound(pattern, one, self._score(pattern, one), "pack.toml binds it")
        best = max(self.seen, key=lambda one: (self._score(pattern, one), -one.place))
        why = self._reason(pattern, best)
        if wanted is not None:
            why = f"pack.toml binds it to “{wanted}”, which the file does not have; {why}"
        return self._bound(pattern, best, self._score(pattern, best), why)

    def seats(self, pattern: LayoutPlan, layout: FoundLayout) -> tuple[Seated, ...]:
        """The seats of the pattern on a layout, with what pack.toml binds there."""
        return seats(pattern, layout, self.bound.get(plain(layout.label), {}), self.page)

    @property
    def layouts(self) -> tuple[FoundLayout, ...]:
        """The layouts of the file, in its order."""
        return tuple(one.layout for one in self.seen)

    def score(self, pattern: LayoutPlan, layout: FoundLayout) -> float:
        """How well a layout of the file serves a pattern, 0 to 1, once the others have been chosen."""
        return self._score(pattern, next(one for one in self.seen if one.layout is layout))

    # --- how well a layout serves

    def _score(self, pattern: LayoutPlan, one: _Seen) -> float:
        """How well a layout serves a pattern, 0 to 1."""
        seated = self.seats(pattern, one.layout)
        main = main_slots(pattern) or ("subtitle",)
        score = 0.4 * self._fit(pattern, one)[1]
        score += 0.25 * sum(seat.score for seat in seated if seat.slot in main and seat.placeholder) / len(main)
        score += self._title_worth(one)
        score += sum(_FOR_EDGE.get(seat.slot, 0.0) * seat.score for seat in seated)
        score += 0.05 if pattern.backdrop else 0.05 - _OF_CROWDED * max(1 - self._room(one) / _ROOM, 0.0)
        score += 0.1 if pattern.backdrop else 0.1 * self._likeness(one)
        score -= 0.15 * min(self._waste(one.layout, seated) / 0.3, 1.0)
        score -= _OF_COVER if one.cover and not pattern.backdrop else 0.0
        if any(seat.placeholder and seat.placeholder.turned for seat in seated):
            score -= _OF_TURNED
        return round(max(min(score, 1.0), 0.0), 3)

    def _room(self, one: _Seen) -> float:
        """The share of the slide that a layout leaves; worked out for those alone that are weighed."""
        found = self._rooms.get(one.place)
        if found is None:
            found = self._rooms[one.place] = room(one.layout, self.page)
        return found

    def _fit(self, pattern: LayoutPlan, one: _Seen) -> tuple[str, float]:
        """The kind that a layout looks like to the pattern, and how well such a kind serves it."""
        table = _KINDS[family_of(pattern)]
        kind, fit = max(((kind, table.get(kind, _BAD) * sure) for kind, sure in one.kinds), key=lambda found: found[1])
        if one.cover and not pattern.backdrop:
            return kind, min(fit, _AS_COVER)
        return kind, fit

    def _title_worth(self, one: _Seen) -> float:
        if one.title is None:
            return 0.0
        on_slide = not one.title.width or self.page.share(one.title) > 0.005
        return 0.2 if on_slide else 0.1

    def _likeness(self, one: _Seen) -> float:
        """How much a layout looks like that of plain text, 0 to 1; while that is sought, how ordinary it is."""
        if self.home is None:
            ordinary = one.layout.background == self.ground and one.picture == self.pictures
            return 0.5 * ordinary + 0.5 * (one.layout.master == 0)
        same = one.layout.background == self.home.layout.background and one.picture == self.home.picture
        return 0.4 * (one.layout.master == self.home.layout.master) + 0.2 * same + 0.4 * self._same_title(one)

    def _same_title(self, one: _Seen) -> bool:
        here, there = one.title, self.home.title if self.home else None
        if here is None or there is None:
            return here is there
        return abs(here.x - there.x) < _NEAR * self.page.width and abs(here.y - there.y) < _NEAR * self.page.height

    def _waste(self, layout: FoundLayout, seated: Sequence[Seated]) -> float:
        """The share of the slide in placeholders that would stay empty."""
        used = [seat.placeholder for seat in seated if seat.placeholder]
        return sum(
            self.page.share(one.box) for one in counted(layout) if one not in used and one.type not in TITLE_TYPES
        )

    # --- what is seen and said

    def _look(self, place: int, layout: FoundLayout) -> _Seen:
        named = layout_meaning(layout.name)
        title = next((one for one in layout.placeholders if one.type in TITLE_TYPES), None)
        by_type = _SAME_KINDS.get(layout.kind, layout.kind)
        kinds = [(by_type, 1.0)] if by_type else []
        kinds += [(named.role, _BY_HOW[named.how])] if named else []
        kinds += [(self._by_places(layout), _BY_PLACES)]
        if named and named.role != "titleOnly":
            cover = named.role in _COVERS
        else:
            cover = by_type in _COVERS or (by_type in _VAGUE and kinds[-1][0] == "title")
        picture = any(self.page.share(box) > _GROUND for box in layout.drawn)
        box = title.box if title else None
        return _Seen(place, layout, tuple(kinds), cover, box, picture)

    def _by_places(self, layout: FoundLayout) -> str:
        """The kind of layout that its placeholders make; "" where they are no usual set."""
        found = counted(layout)
        if not found:
            return "blank"
        types = {one.type for one in found}
        texts = [one for one in found if one.type in ("body", "obj", "") and self.page.share(one.box) >= _LARGE]
        large = [one for one in texts if not one.turned]
        if not types & set(TITLE_TYPES):
            return ""
        if texts and not large:
            return "vertTx"
        if not large and ("subTitle" in types or self._low(layout)):
            return "title"
        if types & _PICTURES and not large:
            return "picTx"
        alone = self.page.share(large[0].box) >= _ALONE if len(large) == 1 else False
        return {0: "titleOnly", 1: "obj" if alone else "", 2: "twoObj", 3: "threeObj", 4: "fourObj"}.get(len(large), "")

    def _low(self, layout: FoundLayout) -> bool:
        """Whether the title stands in the middle of the slide, where content would be."""
        title = self.page.seen(next(one.box for one in layout.placeholders if one.type in TITLE_TYPES))
        return title.height > 0 and 0.35 < (title.y + title.height / 2) / max(self.page.height, 1) < 0.75

    def _reason(self, pattern: LayoutPlan, one: _Seen) -> str:
        kind = self._fit(pattern, one)[0]
        main = main_slots(pattern) or ("subtitle",)
        held = sum(seat.slot in main and seat.placeholder is not None for seat in self.seats(pattern, one.layout))
        parts = [f"it is {_WORDS[kind]}" if kind in _WORDS else "no layout is made for this"]
        parts.append(f"has placeholders for {held} of {len(main)} main slots" if held else "has room for text boxes")
        if one.title is None:
            parts.append("no layout with a title serves better")
        return ", ".join(parts)

    def _bound(self, pattern: LayoutPlan, one: _Seen, score: float, why: str) -> Bound:
        return Bound(pattern=pattern, layout=one.layout, seats=self.seats(pattern, one.layout), score=score, why=why)


_WORDS = {
    "title": "a title slide",
    "secHead": "a section header",
    "obj": "a title with content",
    "tx": "a title with text",
    "twoObj": "one for two contents",
    "twoTxTwoObj": "a comparison",
    "threeObj": "one for three contents",
    "fourObj": "one for four contents",
    "titleOnly": "a title alone",
    "blank": "blank",
    "objTx": "content with a caption",
    "picTx": "a picture with a caption",
    "quote": "one for quotations",
    "tbl": "one for tables",
    "chart": "one for charts",
    "vertTx": "one for vertical text",
    "agenda": "one for the agenda",
    "sources": "one for sources",
    "closing": "a closing slide",
}


def family_of(pattern: LayoutPlan) -> str:
    """What kind of layout a pattern asks for: "cover", "section", "one", "two", "beside", "three" and so on."""
    if pattern.backdrop:
        return pattern.backdrop if pattern.backdrop in _KINDS else "cover"
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
