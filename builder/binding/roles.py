"""Which placeholder of a layout carries which slot of a pattern: by binding, marker, name, or type and geometry.

The steps come in this order, for all slots before the next begins; no step goes by position alone. A placeholder
carries one slot of a pattern at most. One for titles carries titles only; one for pictures, charts and the like never
carries text.
"""

import re
from collections.abc import Mapping, Sequence

from builder.binding.aliases import GENERIC, Meaning, key, layout_meaning, placeholder_meaning, plain
from builder.binding.bound import Seated, Step
from builder.binding.patterns import LayoutPlan
from builder.binding.sizes import EDGE, LEAST_SUBTITLE, LIKE_SIZES, Page, least_share, rows
from builder.model.brandfile import FoundLayout, FoundPlaceholder
from builder.model.slots import ALIKE, TITLE_TYPES

TEXTS = ("body", "obj", "subTitle", "")
"""Types that take text; the empty one is an object, as the standard says."""
_MARKER = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_ON_LAYOUTS = {"quote": "quotation", "tbl": "table", "chart": "visual", "agenda": "body", "sources": "list"}
"""What the largest text of a layout is for, by what the layout's name means."""
_MAIN_MEANINGS = frozenset(
    (
        *(GENERIC, "list", "agenda", "quotation", "passage", "prompt", "left", "middle", "right", "card", "statement"),
        *("first", "second", "third", "one", "two", "three", "four", "five", "six"),
        *("body", "reading", "table", "visual"),
    )
)
"""What the names of placeholders may mean that type and geometry may give to a main slot."""
_SAID_BY_PROMPT = frozenset(
    ("kicker", "subtitle", "meta", "sources", "task", "caption", "aside", "prompt", "quotation")
)
_MOST_WORDS = 8
_BY_HOW = {"exact": 0.9, "prefix": 0.8, "contains": 0.7}
_BY_PROMPT = 0.6
_BY_TYPE = 0.9
_TURNED = 0.2
"""What is taken from the score of a placeholder whose text is set vertically."""


def seats(
    pattern: LayoutPlan, layout: FoundLayout, bound: Mapping[str, int | str], page: Page | None = None
) -> tuple[Seated, ...]:
    """Who carries each slot of the pattern on this layout, in the pattern's order.

    `bound` are the bindings of pack.toml for this layout: slot to idx or name. `page` is the slide that the layout is
    for. Of placeholders with one idx only the first counts.
    """
    seating = _Seating(pattern, layout, page or Page())
    seating.by_binding(bound)
    seating.by_marker()
    seating.by_name()
    seating.by_type()
    seating.all_or_none()
    return tuple(seating.seat(slot.name) for slot in pattern.slots)


def main_slots(pattern: LayoutPlan) -> tuple[str, ...]:
    """The slots of a pattern that its content stands in: all but title, kicker, task, sources and their like."""
    return tuple(slot.name for slot in pattern.slots if slot.name not in EDGE)


def counted(layout: FoundLayout) -> tuple[FoundPlaceholder, ...]:
    """The placeholders of a layout, each idx once; LibreOffice gives titles and texts the same, so types count too."""
    first: dict[tuple[int, str], FoundPlaceholder] = {}
    for one in layout.placeholders:
        first.setdefault(_ref(one), one)
    return tuple(first.values())


def takes(found: FoundPlaceholder, slot: str) -> bool:
    """Whether a placeholder can carry the slot at all, as its type has it."""
    if found.type in TITLE_TYPES:
        return slot == "title"
    return found.type in TEXTS or (found.type == "tbl" and slot == "table")


def find(layout: FoundLayout, wanted: int | str, slot: str = "") -> FoundPlaceholder | None:
    """The placeholder with that idx or name, one that can carry the slot before others; None where there is none.

    Names are compared without regard to case, width and spaces; then without the figure behind them, where only one
    placeholder is called so.
    """
    found = sorted(counted(layout), key=lambda one: not takes(one, slot))
    if isinstance(wanted, int):
        return next((one for one in found if one.idx == wanted), None)
    same = [one for one in found if plain(one.name) == plain(wanted) != ""]
    if not same and wanted.strip().isdecimal():
        return find(layout, int(wanted), slot)
    alike = same or [one for one in found if key(wanted) and key(one.name) == key(wanted)]
    return alike[0] if same or len(alike) == 1 else None


def meaning(found: FoundPlaceholder, slots: Sequence[str]) -> tuple[Meaning | None, str]:
    """What a placeholder's name means, else its prompt where that is short, and the words that say so.

    The name of one of the slots means that slot, before the lists are asked.
    """
    own = key(found.name)
    if own in slots:
        return Meaning(own, "exact", (own,)), f"it is named “{found.name}”"
    named = placeholder_meaning(found.name)
    if named is None or named.role == GENERIC:
        first = next(iter(found.prompt.strip().splitlines()), "")
        if 0 < len(first.split()) <= _MOST_WORDS:
            said = placeholder_meaning(first)
            if said and said.role in _SAID_BY_PROMPT and said.how != "contains":
                return said, f"its prompt “{first}” means {said.role}"
    return named, f"its name “{found.name}” means {named.role}" if named else ""


class _Seating:
    """The seats of one pattern on one layout, while they are given away."""

    def __init__(self, pattern: LayoutPlan, layout: FoundLayout, page: Page) -> None:
        self.names = [slot.name for slot in pattern.slots]
        self.main = main_slots(pattern)
        self.layout = layout
        self.page = page
        self.found = counted(layout)
        self.meanings = {_ref(one): meaning(one, self.names) for one in self.found}
        self.given: dict[str, Seated] = {}
        self.used: set[tuple[int, str]] = set()
        self.lacks: dict[str, str] = {}

    # --- what comes out

    def seat(self, slot: str) -> Seated:
        """The seat of a slot; a text box where nobody gave it one."""
        why = self.lacks.get(slot) or self._why_none(slot)
        return self.given.get(slot) or Seated(slot=slot, placeholder=None, step="free", score=0.0, why=why)

    def give(self, slot: str, found: FoundPlaceholder, step: Step, score: float, why: str) -> None:
        """Let a placeholder carry a slot, unless either is settled already."""
        if slot in self.given or _ref(found) in self.used:
            return
        if found.turned:
            score, why = score - _TURNED, f"{why}; its text is set vertically"
        self.used.add(_ref(found))
        self.given[slot] = Seated(slot=slot, placeholder=found, step=step, score=round(max(score, 0.05), 2), why=why)

    def wants(self, slot: str) -> bool:
        """Whether the pattern has the slot, and nobody carries it yet."""
        return slot in self.names and slot not in self.given

    def free(self) -> list[FoundPlaceholder]:
        """The placeholders that carry nothing yet, in the layout's order."""
        return [one for one in self.found if _ref(one) not in self.used]

    # --- the steps

    def by_binding(self, bound: Mapping[str, int | str]) -> None:
        """What pack.toml says; a binding of `body` holds for a pattern's only main slot."""
        wanted = {slot: bound[slot] for slot in self.names if slot in bound}
        if len(self.main) == 1 and self.main[0] not in bound and "body" in bound:
            wanted[self.main[0]] = bound["body"]
        for slot, which in wanted.items():
            found = find(self.layout, which, slot)
            said = f"idx {which}" if isinstance(which, int) else f"“{which}”"
            if found is None:
                self.lacks[slot] = f"pack.toml binds it to {said}, which the layout does not have"
            elif not takes(found, slot):
                self.lacks[slot] = f"pack.toml binds it to {said}, which takes {what_it_takes(found)}"
            elif _ref(found) in self.used:
                self.lacks[slot] = f"pack.toml binds it to {said}, which carries another slot already"
            else:
                self.give(slot, found, "binding", 1.0, "pack.toml binds it")

    def by_marker(self) -> None:
        """A `{{slot}}` in the prompt, by the slot's own name or a word for it in any language."""
        for one in self.free():
            for marker in _MARKER.findall(one.prompt):
                for slot in self._marked(marker):
                    if self.wants(slot) and takes(one, slot):
                        self.give(slot, one, "marker", 0.95, f"its prompt says {{{{{marker}}}}}")

    def by_name(self) -> None:
        """What names mean: of placeholders, the best meaning first; of those for titles, none but titles."""
        self._title()
        for place in (0, 1):
            for slot in self.names:
                named = [one for one in self.free() if self._named(one, slot, place)]
                if named and self.wants(slot):
                    best = max(named, key=lambda one: (self._name_score(one), self.page.share(one.box), -one.idx))
                    self.give(slot, best, "name", self._name_score(best) - 0.2 * place, self.meanings[_ref(best)][1])

    def by_type(self) -> None:
        """What types and sizes say."""
        self._subtitle()
        for one in self.free():
            if one.type == "tbl" and self.wants("table"):
                self.give("table", one, "type", _BY_TYPE, "it is a placeholder for a table")
        still = [slot for slot in self.main if self.wants(slot)]
        if len(still) == len(self.main) and (len(still) > 1):
            self._together(still)
        elif still and len(self.main) > 1:
            self._rest(still)
        elif still:
            self._alone(still[0])

    def all_or_none(self) -> None:
        """Columns, cards and statements look alike: where not all have placeholders, none has."""
        seated = [self.given[slot] for slot in self.main if slot in self.given]
        if not _are_alike(self.main) or len(seated) == len(self.main):
            return
        why = f"only {len(seated)} of {len(self.main)} have placeholders, so that all stand in text boxes"
        for seat in seated:
            del self.given[seat.slot]
            self.used.discard(_ref(seat.placeholder) if seat.placeholder else (0, ""))
        for slot in self.main if seated else ():
            self.lacks.setdefault(slot, why)

    # --- title and subtitle

    def _title(self) -> None:
        if not self.wants("title"):
            return
        titles = [one for one in self.free() if one.type in TITLE_TYPES]
        titles.sort(key=lambda one: (one.turned, one.type != "title"))
        for one in titles:
            named = self.meanings[_ref(one)][0]
            agrees = named is not None and named.role == "title"
            why = f"its name “{one.name}” and its type mean title" if agrees else "it is a placeholder for titles"
            self.give("title", one, "name" if agrees else "type", 1.0 if agrees else _BY_TYPE, why)
        for one in self.free():
            named = self.meanings[_ref(one)][0]
            if not titles and named and named.role == "title" and one.type in TEXTS and not one.turned:
                self.give("title", one, "name", _BY_HOW[named.how] - 0.2, self.meanings[_ref(one)][1])

    def _subtitle(self) -> None:
        if not self.wants("subtitle"):
            return
        for one in self.free():
            if one.type == "subTitle":
                self.give("subtitle", one, "type", _BY_TYPE, "it is a placeholder for subtitles")
        fitting = [one for one in self._texts() if self.page.share(one.box) >= LEAST_SUBTITLE]
        if fitting and self.wants("subtitle"):
            largest = max(fitting, key=lambda one: self.page.share(one.box))
            self.give("subtitle", largest, "type", 0.6, f"the largest text placeholder, {self._percent(largest)}")

    # --- the main slots

    def _texts(self) -> list[FoundPlaceholder]:
        """Free placeholders for text that no name reserves for something else; vertical ones only where all are."""
        texts = []
        for one in self.free():
            named = self.meanings[_ref(one)][0]
            if one.type in TEXTS and one.type != "subTitle" and (named is None or named.role in _MAIN_MEANINGS):
                texts.append(one)
        return [one for one in texts if not one.turned] or texts

    def _alone(self, slot: str) -> None:
        texts = self._texts()
        if not texts:
            return
        largest = max(texts, key=lambda one: self.page.share(one.box))
        if self.page.share(largest.box) < least_share(slot, self.main):
            return
        also = _ON_LAYOUTS.get(named.role) if (named := layout_meaning(self.layout.name)) else None
        if also == slot:
            why = f"the layout's name “{self.layout.name}” means {slot}, and it is the largest text placeholder"
            self.give(slot, largest, "name", 0.85, why)
        else:
            self.give(slot, largest, "type", self._size_score(largest), self._largest(texts, largest))

    def _together(self, slots: Sequence[str]) -> None:
        """Several main slots: as many placeholders of like size, or a larger one with a smaller beside it."""
        texts = self._texts()
        if _are_alike(slots):
            found = self._alike(texts, slots)
            for place, (slot, one) in enumerate(zip(slots, found, strict=False), 1):
                why = f"number {place} of {len(found)} text placeholders of like size, {self._percent(one)}"
                self.give(slot, one, "type", 0.8, why)
            return
        first, *others = slots
        large = [one for one in texts if self.page.share(one.box) >= least_share(first, slots)]
        if not large:
            return
        largest = max(self.page.share(one.box) for one in large)
        near = [one for one in large if self.page.share(one.box) >= largest * (1 - LIKE_SIZES)]
        chosen = self.page.in_reading_order(near)[0]
        if len(texts) == 1 and self.page.share(chosen.box) < _enough(first):
            return
        self.give(first, chosen, "type", self._size_score(chosen), self._largest(texts, chosen))
        self._rest(others)

    def _rest(self, slots: Sequence[str]) -> None:
        """What is left of the main slots, once some of them are seated: the next largest placeholders in turn."""
        if _are_alike(slots):
            fitting = self._alike(self._texts(), slots)
            for slot, one in zip(slots, fitting, strict=False):
                self.give(slot, one, "type", 0.6, f"the text placeholder that is left, {self._percent(one)}")
            return
        for slot in slots:
            fitting = [one for one in self._texts() if self.page.share(one.box) >= least_share(slot, self.main)]
            if fitting:
                one = max(fitting, key=lambda one: self.page.share(one.box))
                self.give(slot, one, "type", 0.65, f"the next largest text placeholder, {self._percent(one)}")

    def _alike(self, texts: Sequence[FoundPlaceholder], slots: Sequence[str]) -> list[FoundPlaceholder]:
        """As many placeholders of like size as there are slots, in reading order; none where their number differs."""
        largest = max((self.page.share(one.box) for one in texts), default=0.0)
        like = [one for one in texts if self.page.share(one.box) >= max(largest / 2, least_share(slots[0], slots))]
        if len(like) != len(slots):
            of_row = [row for row in rows(like) if len(row) == len(slots)]
            like = of_row[0] if len(of_row) == 1 and len(slots) <= 3 else []
        return self.page.in_reading_order(like)

    # --- names

    def _marked(self, marker: str) -> tuple[str, ...]:
        """The slots that a marker names: its own name, else what the words mean; "body" is a pattern's only main."""
        own = key(marker)
        named = placeholder_meaning(marker)
        slots = (own,) if own in self.names else named.serves if named and named.how == "exact" else ()
        if len(self.main) == 1 and (own == "body" or "body" in slots):
            return (*slots, self.main[0])
        return slots

    def _named(self, one: FoundPlaceholder, slot: str, place: int) -> bool:
        named = self.meanings[_ref(one)][0]
        if named is None or named.role == GENERIC or slot == "title" or one.turned or not takes(one, slot):
            return False
        if named.serves[place : place + 1] != (slot,):
            return False
        return slot not in self.main or self.page.share(one.box) >= least_share(slot, self.main) / 2

    def _name_score(self, one: FoundPlaceholder) -> float:
        named, why = self.meanings[_ref(one)]
        if why.startswith("its prompt"):
            return _BY_PROMPT
        return _BY_HOW[named.how] if named else 0.0

    # --- words and scores

    def _size_score(self, one: FoundPlaceholder) -> float:
        return 0.5 + 0.35 * min(self.page.share(one.box) / 0.5, 1.0)

    def _percent(self, one: FoundPlaceholder) -> str:
        return f"{self.page.share(one.box):.0%} of the slide".replace("%", " %")

    def _largest(self, texts: Sequence[FoundPlaceholder], one: FoundPlaceholder) -> str:
        return f"the {'only' if len(texts) == 1 else 'largest'} text placeholder, {self._percent(one)}"

    def _why_none(self, slot: str) -> str:
        if slot not in self.main:
            return "no placeholder has a name, marker or type for it"
        texts = [one for one in self._texts() if self.page.share(one.box)]
        if not texts:
            return "no text placeholder is left for it"
        largest = max(texts, key=lambda one: self.page.share(one.box))
        least = least_share(slot, self.main)
        if self.page.share(largest.box) < least:
            wants = f"{least:.0%}".replace("%", " %")
            return f"the largest text placeholder left has {self._percent(largest)}, and it wants {wants}"
        count = len(self.main)
        if count == 1:
            return "the text placeholders carry other slots"
        return f"the layout has not {count} text placeholders of like size"


def _are_alike(slots: Sequence[str]) -> bool:
    return any(all(slot in group for slot in slots) for group in ALIKE)


def _enough(slot: str) -> float:
    """What a main slot with others beside it wants, where there is one placeholder for all of them."""
    return least_share(slot, (slot,))


def _ref(found: FoundPlaceholder) -> tuple[int, str]:
    return found.idx, found.type


def what_it_takes(found: FoundPlaceholder) -> str:
    """What a placeholder takes, in words: "titles only", "pictures only" and so on."""
    kinds = {"pic": "pictures", "chart": "charts", "tbl": "tables", "media": "media", "dgm": "SmartArt"}
    return f"{'titles' if found.type in TITLE_TYPES else kinds.get(found.type, 'no text')} only"
