"""The slides of the stress decks: every slide template of a pack, filled from nearly nothing to far too much.

Each case says what the build must make of it: `BUILDS`; `MAY`, where the slide builds or is refused because it does not
fit (L101), never anything else; or the code with which it must be refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from stress_world import ACTOR_IDS, LISTING_IDS, LOG_IDS, POINTS, SCRIPTS, TERM_IDS

from builder.model.pack import SlideTemplate

BUILDS, MAY = "builds", "may"
COUNTS = (1, 2, 3, 4, 6, 8, 14, 25, 30, 40)
TITLE_LENGTHS = (5, 20, 40, 60, 80, 100, 120, 140, 160)
HARD_FACTS = ("long-word", *(f"script-{language}" for language in SCRIPTS))
OWN_LONG_WORD = "Grauwasserwellenschaumkronenmuschelsandbankbojenseilwindenrad"
_BOUNDED = ("script-fa", "script-zh")  # the packs' fonts have Cyrillic letters, and their metrics
_HOLDS = {"timeline": 40}  # and so many have room, on one slide or on several
_FIGURES = {"bars": "P105", "number": "P103"}  # how templates of figures refuse a fact that has none

_FIRST = (
    *("Grey", "Calm", "Far", "Old", "Low", "Wide", "Cold", "Dim", "Late", "Slow", "Tall", "Lone", "Warm", "Wet"),
    *("Deep", "Pale", "Dark", "New", "Thin", "Loud", "Soft", "Near", "Sharp", "Still", "Red", "Blue", "Round", "Dry"),
)
_SECOND = ("fog", "tide", "rope", "lamp", "sail", "reef", "mast", "gull", "pier", "buoy", "sand", "wave", "keel", "oar")
_MORE = (
    "over the mole and the quay while the horn is heard along the coast and nobody on the pier can tell the hour of "
)
_TASKS = (
    "Who counts?",
    "Name the boats that nobody would have seen in fog, and write in a line how a keeper could have counted them.",
)


class Case(NamedTuple):
    """A slide as a deck file has it, what the build must make of it, and whether a width in it is only bounded."""

    name: str
    slide: Mapping[str, Any]  # Any: a tree of YAML
    expect: str = MAY
    bounded: bool = False


def cases(templates: Mapping[str, SlideTemplate]) -> list[Case]:
    """All slides for a pack, template by template; each has a title of its own."""
    found: list[Case] = []
    for template in templates.values():
        found += _counted(template, len(found))
        found += _hard(template, len(found))
    found += _titles(len(found))
    found += _points(len(found))
    found += _refused(len(found))
    return [case for case in found if case.slide["template"] in templates]


def section(number: int) -> str:
    """The name of a section, from 0."""
    return f"{_FIRST[number]} water"


def title(number: int, length: int) -> str:
    """A title of that many characters; different for each of the first 392 numbers, but for the shortest."""
    cut = f"{_FIRST[number // len(_SECOND) % len(_FIRST)]} {_SECOND[number % len(_SECOND)]} {_MORE * 2}"[:length]
    return f"{cut[:-1]}s" if cut.endswith(" ") else cut


def _counted(template: SlideTemplate, number: int) -> Iterator[Case]:
    """One slide for each number of facts (or terms, actors, listings) that the template takes, and one beyond."""
    low, high = template.facts
    most = 40 if high is None else high
    counts = [count for count in COUNTS if max(low, 1) <= count <= most]
    if most and most not in counts:
        counts.append(most)
    for count in counts or [1]:
        expect = "P106" if _beyond(template, count) else MAY
        expect = BUILDS if count <= _HOLDS.get(template.name, 0) else expect
        yield Case(f"{template.name}-{count}", filled(template, LOG_IDS[:count] if most else (), count, number), expect)
        number += 1
    if high:
        yield Case(f"{template.name}-too-many", filled(template, LOG_IDS[: high + 1], 1, number), "P106")
    if low > 1:
        yield Case(f"{template.name}-too-few", filled(template, LOG_IDS[:1], 1, number + 1), "P106")
    if not most and {"terms", "actors"} & set(template.needs):
        for place, count in enumerate(COUNTS[1:], start=1):
            yield Case(f"{template.name}-{count}", filled(template, (), count, number + place), bounded=count >= 14)


def _hard(template: SlideTemplate, number: int) -> Iterator[Case]:
    """A word of sixty letters and names in three scripts, where a template takes facts."""
    low, high = template.facts
    if high == 0 or "listings" in template.needs:
        return
    for place, fact in enumerate(HARD_FACTS):
        facts = (fact, *LOG_IDS[: max(low, 1) - 1])
        slide = filled(template, facts, len(facts), number + place)
        yield Case(f"{template.name}-{fact}", slide, _expected(template, 1), bounded=fact in _BOUNDED)
    if high is None or high >= len(HARD_FACTS):
        slide = filled(template, HARD_FACTS, 4, number + len(HARD_FACTS))
        yield Case(f"{template.name}-hard", slide, _expected(template, len(HARD_FACTS)), bounded=True)


def _expected(template: SlideTemplate, facts: int) -> str:
    """What becomes of facts in other scripts: they have no figures to draw, and no paragraph in common."""
    if template.name in _FIGURES:
        return _FIGURES[template.name]
    if template.name == "passage" and facts > 1:
        return "D110"  # one passage is highlighted; of the other facts at most the marks would stand below it
    return "P106" if _beyond(template, facts) else MAY


def _beyond(template: SlideTemplate, facts: int) -> bool:
    """Whether so many facts, each a group of its own, are more than the template has places for."""
    most = template.groups[1]
    return "groups" not in template.needs and most is not None and facts > most


def filled(template: SlideTemplate, facts: Sequence[str], count: int, number: int) -> dict[str, Any]:
    """A slide of that template with these facts, and all that it needs, in the amount of `count`."""
    slide: dict[str, Any] = {"template": template.name, "title": title(number, TITLE_LENGTHS[1 + number % 4])}
    needs = set(template.needs)
    if "groups" in needs:
        parts = 2 if template.name == "know-dont-know" else min(3, max(2, len(facts)))
        slide["groups"] = [
            {"label": _SECOND[part].capitalize(), "facts": list(facts[part::parts])}
            for part in range(min(parts, max(1, len(facts))))
        ]
        for group in slide["groups"]:
            group.update({} if group["facts"] else {"points": ["Nothing is on record here."]})
        if template.name == "know-dont-know" and len(slide["groups"]) == 1:
            slide["groups"].append({"label": "Tide", "points": ["Nothing is on record here."]})
    elif template.name == "bars":
        labels = [title(place, 9) for place in range(len(facts))]
        slide["groups"] = [{"label": label, "facts": [fact]} for label, fact in zip(labels, facts, strict=True)]
    elif facts:
        slide["facts"] = list(facts)
    if "columns" in needs:
        slide["columns"] = _columns(template.name, number)
    for key, ids in (("terms", TERM_IDS), ("actors", ACTOR_IDS), ("listings", LISTING_IDS)):
        if key in needs:
            slide[key] = list(ids[:count])
    if template.name in ("bars", "map"):
        slide["points"] = ["Look for the widest gap."]
    if "points" in needs:
        slide["points"] = [f"The {word} was … because …" for word in _SECOND[: min(count, 4)]]
    if "task" in needs or (number % 2 and "task" in template.slots):
        task = _TASKS[0 if template.name in _HOLDS else number % 3 // 2]
        slide["task"] = {"label": "In pairs", "text": task, "minutes": 3}
    return slide


def _columns(template: str, number: int) -> list[dict[str, Any]]:
    if template in _FIGURES:
        return [{"head": "Boats", "field": "quantity:boats"}]
    fields = ("when", "assertion", "who", "status", "quotation", "source")[: 2 + number % 5]
    return [{"head": field.capitalize(), "field": field, "width": 1 + field.count("o")} for field in fields]


def _titles(number: int) -> Iterator[Case]:
    """Titles of each length; the shorter ones must fit on one or two lines."""
    for place, length in enumerate(TITLE_LENGTHS):
        slide = {"template": "key-facts", "title": title(number + place, length), "facts": [LOG_IDS[place]]}
        yield Case(f"title-of-{length}", slide, BUILDS if length <= 100 else MAY)


def _points(number: int) -> Iterator[Case]:
    """Maps of one fact that names many places, close together; up to 25 their labels find room."""
    for place, count in enumerate(POINTS):
        slide = {"template": "map", "title": title(number + place, 60), "facts": [f"lights-{count}"]}
        yield Case(f"map-of-{count}-points", slide, BUILDS if count <= 25 else MAY)


def _refused(number: int) -> Iterator[Case]:
    """What no slide can hold, or no fact can bear."""

    def slide(template: str, **more: Any) -> dict[str, Any]:
        return {"template": template, "title": title(number, 20), **more}

    long = " ".join([_MORE + "dusk."] * 12)
    yield Case("title-of-600", slide("key-facts", facts=[LOG_IDS[0]]) | {"title": title(number, 60) + long}, "L101")
    cut = {"title": OWN_LONG_WORD + OWN_LONG_WORD.lower()}
    yield Case("title-of-one-word", slide("key-facts", facts=[LOG_IDS[0]]) | cut, "L101")
    narrow = [{"head": "All", "field": "assertion"} for _ in range(16)]
    yield Case("row-too-high", slide("table", facts=[LOG_IDS[4]], columns=narrow), "L101")
    wide = [{"head": OWN_LONG_WORD, "field": "when"} for _ in range(2)]
    yield Case("head-of-one-word", slide("table", facts=[LOG_IDS[0]], columns=wide))
    yield Case("dispute-without-the-other-side", slide("key-facts", facts=["lit"]), "D103")
    yield Case(
        "number-of-no-fact", slide("key-facts", facts=[LOG_IDS[0]]) | {"title": "Nobody counts 77 boats"}, "D101"
    )
    sides = ["lit", "not-lit"]
    yield Case("timeline-without-a-date", slide("timeline", facts=sides), "P105")
    yield Case("map-without-a-place", slide("map", facts=sides), "P105")
    toll = [{"head": "Killed", "field": "quantity:killed"}]
    yield Case("bars-of-a-toll", slide("bars", facts=["toll"], columns=toll), "P105")
    yield Case("number-of-a-toll", slide("number", facts=["toll"], columns=toll), "P105")
    both = slide("two-accounts", groups=[{"label": "A", "facts": ["lit"]}, {"label": "B", "facts": ["not-lit"]}])
    yield Case("dispute-with-both-sides", both | {"title": title(number + 1, 40)}, BUILDS)
