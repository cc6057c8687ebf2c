"""The slide templates of a pack in, a deck of samples out: each template twice, with little in it and with much.

The facts are those of builder/specimens/seeds, of a coast that does not exist. The deck is text, as people write it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from builder.model.pack import SlideTemplate

KNOWN_AS_OF = "2031-12-31"
LOGS = tuple(f"log-{name}" for name in ("aldra", "bremik", "corvon", "dunselt", "esrith", "falmik", "gorven", "halsel"))
"""Facts with a date, a place, a number of boats and words of a source; the first four stand in one paragraph."""
_OF_ONE_PARAGRAPH = 4
_OF_A_CHAIN = 3
"""So many voices stand side by side on slides of any shape."""
_LISTED: Mapping[str, tuple[str, ...]] = {
    "terms": ("watch", "mole", "tide", "buoy", "keeper", "quay", "log-book"),
    "actors": ("keeper-aldra", "harbour-office", "mayor", "keeper-bremik", "keeper-corvon", "keeper-dunselt"),
    "listings": tuple(f"listing-{log.removeprefix('log-')}" for log in LOGS),
}
_LABELS = ("By day", "By night", "In fog", "In rain", "In snow", "In wind")
_POINTS = (
    "Look for the widest gap.",
    "What would somebody on the mole have seen, and what not?",
    "Who could have counted otherwise?",
    "The lamp was … because …",
)
_TASK = "Who counts?"
_LONG_TASK = (
    "Name what nobody on the mole would have seen in fog, and write in a line how a keeper could have counted it."
)
_LONG_TITLE = "{}: much in it, below a title that goes on for as long as the titles of lessons now and then do"
_FIGURES = frozenset(("bars", "number"))


def sample_deck(templates: Iterable[SlideTemplate], pack: str) -> str:
    """The text of a deck with two slides of each template, in the order in which they are given."""
    slides: list[Mapping[str, Any]] = []
    for template in sorted(templates, key=lambda one: one.name != "title"):
        slides += [_slide(template, long=long) for long in (False, True)]
    if slides:
        slides[0] = {"section": "Samples", **slides[0]}
    deck = {"title": "Sample slides", "pack": pack, "known-as-of": KNOWN_AS_OF, "slides": slides}
    return json.dumps(deck, ensure_ascii=False, indent=1)


_SUBTITLE = "Nothing here is about the real world"


def _slide(template: SlideTemplate, *, long: bool) -> dict[str, Any]:
    """A slide of a template, as a deck file has it, with all that the template needs."""
    needs = set(template.needs)
    name = template.name.replace("-", " ")
    title = _LONG_TITLE.format(name) if long else f"{name}: little in it"
    slide: dict[str, Any] = {"template": template.name, "title": f"{title[:1].upper()}{title[1:]}"}
    facts = _facts(template, long=long)
    if "groups" in needs or (template.name == "bars" and facts):
        slide["groups"] = _groups(template, facts)
    elif facts:
        slide["facts"] = list(facts)
    if "columns" in needs:
        slide["columns"] = _columns(template.name, long=long)
    for key, ids in _LISTED.items():
        if key in needs:
            slide[key] = list(ids[: 6 if long else 2])
    if "points" in needs or (long and _shows(template, "points")):
        slide["points"] = list(_POINTS[: 3 if long else 1])
    if "task" in needs or (long and _shows(template, "task")):
        slide["task"] = {"label": "In pairs", "text": _LONG_TASK if long else _TASK, "minutes": 3}
    if long and _shows(template, "subtitle"):
        slide["subtitle"] = f"{_SUBTITLE}; a subtitle may go on for as long as this one"
    extra = {need.removeprefix("extra."): _TASK for need in needs if need.startswith("extra.")}
    if extra:
        slide["extra"] = extra
    if template.name == "section":
        slide["section"] = slide["title"]
    return slide


def _shows(template: SlideTemplate, field: str) -> bool:
    """Whether a template speaks of a field of the slide: what it would not show is not given to it."""
    return f"slide.{field}" in template.body


def _facts(template: SlideTemplate, *, long: bool) -> Sequence[str]:
    low, high = template.facts
    if high == 0:
        return ()
    least = max(low, template.groups[0], 1 if low else 0)
    if not long:
        return LOGS[:least]
    most = min(high or 6, template.groups[1] or 6, 6)
    if "passage" in template.slots:
        most = min(most, _OF_ONE_PARAGRAPH)
    if "chain(" in template.body:
        most = min(most, _OF_A_CHAIN)
    if low or "groups" in template.needs:
        return LOGS[: max(least, most)]
    return LOGS[:2] if "fact" in template.body else ()


def _groups(template: SlideTemplate, facts: Sequence[str]) -> list[dict[str, Any]]:
    """The facts in groups: as few as the template takes, of bars one for each fact."""
    least, most = template.groups
    count = len(facts) if template.name == "bars" else min(max(least, 2), most or 2)
    shared = [list(facts[place::count]) for place in range(count)]
    labels = [*_LABELS, *(f"{label}, later" for label in _LABELS)]
    return [
        {"label": label, "facts": some} if some else {"label": label, "points": [_POINTS[1]]}
        for label, some in zip(labels, shared, strict=False)
    ]


def _columns(template: str, *, long: bool) -> list[dict[str, Any]]:
    if template in _FIGURES:
        return [{"head": "Boats", "field": "quantity:boats"}]
    fields = ("when", "who", "assertion", "status") if long else ("when", "assertion")
    return [{"head": field.capitalize(), "field": field, "width": 1 + 2 * (field == "assertion")} for field in fields]
