"""A corpus of decks that try to say more by a visual than their facts do, and of honest ones that must pass."""

import json
from functools import cache
from pathlib import Path

import pytest

from builder.build import MadeDeck, count_errors, make_deck, read_ledger, read_pack
from builder.model.finding import Finding
from builder.model.pack import Pack
from builder.model.slides import Visual

Record = dict[str, object]
Case = tuple[list[Record], Record]
SOURCE = """---
type: article-newspaper
container-title: {paper}
title: Ships wait
issued: {issued}
URL: https://example.org/{id}
language: en
---
"""
ACTORS: list[Record] = [
    {"id": "post", "name": "The Harbour Post", "kind": "outlet"},
    {"id": "wire", "name": "Coast Wire", "kind": "outlet"},
    {"id": "mayor", "name": "Mayor Anna Lind", "kind": "person"},
    {"id": "mayor-again", "name": "Mayor Anna Lind", "kind": "person"},
    {"id": "navy", "name": "The Navy", "kind": "institution"},
    {"id": "pilots", "name": "The Pilots", "kind": "institution"},
]
ACTORS += [
    {"id": f"clerk-{at}", "name": f"Clerk {chr(65 + at // 26)}{chr(65 + at % 26)}", "kind": "person"}
    for at in range(45)
]
PLACES: list[Record] = [
    {"id": "odesa", "name": "Odesa", "latitude": 46.48, "longitude": 30.73, "country": "Ukraine"},
    {"id": "turned", "name": "Odesa", "latitude": 30.73, "longitude": 46.48, "country": "Ukraine"},
    {"id": "abroad", "name": "Odesa", "latitude": 46.48, "longitude": 30.73, "country": "Freedonia"},
]
SHIPS: Record = {"head": "waiting", "field": "quantity:ships"}


@cache
def pack() -> Pack:
    return read_pack("seminar", Path())


def ships(value: object, words: str = "", **more: object) -> Record:
    return {"quantities": {"ships": {"value": value, "words": words or f"{value} ships", "unit": "ships", **more}}}


def fact(fact_id: str, **more: object) -> Record:
    values: Record = {
        "id": fact_id,
        "assertion": "Ships waited off the quay.",
        "headline": "Ships waited off the quay",
        "kind": "figure",
        "attribution": [{"who": "mayor"}],
        "evidence": [{"source": "post"}],
    }
    return {**values, **more}


HEDGED = fact(
    "many",
    assertion="At least 11 ships reportedly waited.",
    headline="At least 11 ships reportedly waited",
    **ships(11, "at least 11 ships", qualifier="at_least"),
)
LATER = fact("after", when={"edtf": "2023-02-05"}, **ships(8))
DENIED = fact("denied", disputes=["many"], **ships(7))


def of(words: str, *rests_on: str) -> Record:
    return {"text": words, "rests-on": list(rests_on)}


def built(tmp_path: Path, facts: list[Record], slide: Record) -> tuple[MadeDeck, list[Finding]]:
    """The deck of one slide, made from files, and all that was found."""
    given = {"id": "s", "title": "What was seen", "facts": [one["id"] for one in facts], **slide}
    deck = {
        "title": "Ships off the quay",
        "pack": "seminar",
        "audience": "test",
        "language": "en-GB",
        "style": "chicago",
        "minutes": {"total": 30, "buffer": 5},
        "known-as-of": "2022-11-21",
        "slides": [{key: value for key, value in given.items() if value is not None}],
    }
    files = {
        "seeds/sources/post.md": SOURCE.format(paper="The Harbour Post", issued="2022-11-20", id="post"),
        "seeds/sources/wire.md": SOURCE.format(paper="Coast Wire", issued="2022-11-19", id="wire"),
        "seeds/facts/facts.yaml": json.dumps(facts, ensure_ascii=False),
        "seeds/reference/actors.yaml": json.dumps(ACTORS),
        "seeds/reference/places.yaml": json.dumps(PLACES),
        "decks/d.yaml": json.dumps(deck, ensure_ascii=False),
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    ledger, found = read_ledger(tmp_path)
    made = make_deck(Path("decks/d.yaml"), tmp_path, ledger, packs={"seminar": pack()})
    return made, [*found, *made.findings]


def bars(*facts: Record, columns: tuple[Record, ...] = (SHIPS,), **more: object) -> Case:
    return list(facts), {"template": "bars", "columns": list(columns), **more}


def labelled(label: object) -> Case:
    groups = [{"label": label, "facts": ["many"]}]
    return [HEDGED], {"template": "bars", "facts": None, "groups": groups, "columns": [SHIPS]}


def drawn(template: str, *facts: Record) -> Case:
    return list(facts), {"template": template}


def on(edtf: str, words: str = "") -> Record:
    return fact("e", when={"edtf": edtf, **({"words": words} if words else {})})


def chained(*who: str, **more: object) -> Record:
    return fact("c", attribution=[{"who": one} for one in who], **more)


HOSTILE: dict[str, tuple[str, Case]] = {
    "a caption with a number of its own": ("D101", bars(HEDGED, extra={"caption": "The sea had 98 ships"})),
    "a caption without its qualifier": ("D105", bars(HEDGED, extra={"caption": of("11 ships", "many")})),
    "a caption without its hedge": ("D107", bars(HEDGED, extra={"caption": of("Ships waited: all of them", "many")})),
    "a caption with a name": ("D102", bars(HEDGED, extra={"caption": "Counted by Mayor Anna Lind for us"})),
    "a head with a date": ("D101", bars(HEDGED, columns=({**SHIPS, "head": "on 3 May 2019"},))),
    "a head with a speaker": ("D102", bars(HEDGED, columns=({**SHIPS, "head": "as the Navy said"},))),
    "a label without its qualifier": ("D105", labelled(of("11 ships waited", "many"))),
    "a label without its hedge": ("D107", labelled(of("Ships waited", "many"))),
    "a label that rests on nothing": ("D102", labelled("The Navy")),
    "a dispute of which one side is drawn": ("D103", ([HEDGED, DENIED], {"template": "bars", "columns": [SHIPS],
                                                                        "facts": ["denied"], "points": ["Look."]})),
    "a title that counts other places": ("D101", ([fact("p", places=["odesa"])],
                                                  {"template": "map", "title": "Eight places"})),
    "a number below zero": ("P105", bars(fact("a", **ships(-5)))),
    "a number known only in words": ("P105", bars(fact("a", **ships("hundreds", "hundreds of ships")))),
    "a number in powers of ten": ("F003", bars(fact("a", **ships("1e300")))),
    "no number": ("F003", bars(fact("a", **ships("NaN")))),
    "no end of a number": ("F003", bars(fact("a", **ships("Infinity")))),
    "one number stacked twice": ("P105", bars(HEDGED, columns=(SHIPS, {**SHIPS, "head": "again"}))),
    "more bars than can be read": ("P105", bars(*(fact(f"f{at}", **ships(at + 1)) for at in range(41)))),
    "a label of sixty letters": ("L101", bars(*(fact(f"f{at}", headline="W" * 60, **ships(9)) for at in range(4)))),
    "a day for what is known as earlier": ("F104", drawn("timeline", on("2022-11-05", "earlier this month"))),
    "a day for what is known as weeks ago": ("F104", drawn("timeline", on("2022-11-20", "two weeks ago"))),
    "an event without a date": ("P105", drawn("timeline", fact("e"))),
    "the year nought": ("F003", drawn("timeline", on("0000"))),
    "a time without ends": ("F003", drawn("timeline", on("../.."))),
    "a day that there is not": ("F003", drawn("timeline", on("2022-02-30"))),
    "an end before the beginning": ("F003", drawn("timeline", on("2022-11-20/2022-11-01"))),
    "thousands of events": ("P105", drawn("timeline", *(fact(f"e{at}", when={"edtf": f"{1000 + at}"})
                                                        for at in range(2000)))),
    "words that run backwards": ("F001", drawn("timeline", {**on("2022-11-05"), "headline": "a\u202e11"})),
    "a circle of two": ("P105", drawn("chain", chained("mayor", "navy", "mayor"))),
    "a circle of three": ("P105", drawn("chain", chained("mayor", "navy", "pilots", "mayor"))),
    "one origin under two names": ("P105", drawn("chain", chained("mayor"), fact(
        "d", attribution=[{"who": "mayor-again"}], evidence=[{"source": "wire"}]))),
    "nobody who told": ("P105", drawn("chain", chained())),
    "more voices than a slide has room for": ("P105", drawn("chain", chained(*(f"clerk-{at}" for at in range(45))))),
    "coordinates the wrong way round": ("P105", drawn("map", fact("p", places=["turned"]))),
    "a country that there is not": ("P105", drawn("map", fact("p", places=["abroad"]))),
    "a place that the fact does not name": ("F109", drawn("map", fact("p", places=["odesa"]))),
    "a fact without a place": ("P105", drawn("map", fact("p"))),
}  # fmt: skip
HONEST: dict[str, Case] = {
    "bars with their qualifiers": bars(HEDGED, fact("about", **ships(32, "an estimated 32 ships", qualifier="about"))),
    "a caption with qualifier and hedge": bars(
        HEDGED, extra={"caption": of("At least 11 ships reportedly waited", "many")}
    ),
    "a label that is nobody's claim": labelled("Ships"),
    "both sides of a dispute": bars(HEDGED, DENIED),
    "a later bar": bars(HEDGED, LATER),
    "the smallest and the largest bar": bars(fact("a", **ships("0.0000001")), fact("b", **ships(10**20))),
    "names in three scripts": bars(
        *(fact(f"f{at}", headline=name, **ships(at + 2)) for at, name in enumerate(("محمد", "張偉", "Одеса")))
    ),
    "numbers of which one is later": ([HEDGED, LATER], {"template": "number", "columns": [SHIPS]}),
    "the first and the last day": drawn("timeline", on("0001-01-01"), fact("z", when={"edtf": "9999-12-31"})),
    "a time in words with a number": drawn("timeline", on("2022-10-31/2022-11-06", "two weeks ago")),
    "open times": drawn("timeline", on("../2022-11-05"), fact("z", when={"edtf": "2022-11-01/.."})),
    "a hundred events": drawn("timeline", *(fact(f"e{at}", when={"edtf": f"{1900 + at}"}) for at in range(100))),
    "thirty events of one day": drawn("timeline", *(fact(f"e{at}", when={"edtf": "2022-11-05"}) for at in range(30))),
    "two origins": drawn("chain", chained("mayor"), fact("d", attribution=[{"who": "navy"}])),
    "one origin, two outlets": drawn("chain", chained("mayor", evidence=[{"source": "post"}, {"source": "wire"}])),
    "thirty voices in a row": drawn("chain", chained(*(f"clerk-{at}" for at in range(30)))),
    "a place": drawn("map", fact("p", assertion="Ships waited off Odesa.", places=["odesa"])),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_visual_is_stopped_by_its_rule(case: str, tmp_path: Path) -> None:
    code, (facts, slide) = HOSTILE[case]
    _, found = built(tmp_path, facts, slide)
    errors = [one for one in found if one.severity == "error"]
    assert code in {one.code for one in errors}, [f"{one.code} {one.message}" for one in found]
    assert all(one.message and one.place.path and one.place.line for one in errors)


@pytest.mark.parametrize("case", HONEST)
def test_an_honest_visual_passes_and_shows_every_fact(case: str, tmp_path: Path) -> None:
    facts, slide = HONEST[case]
    made, found = built(tmp_path, facts, slide)
    assert not count_errors(found), [f"{one.code} {one.message}" for one in found]
    assert made.placed is not None
    visuals = [
        block
        for placed in made.placed.slides
        for slot in placed.slide.slots.values()
        for block in slot.blocks
        if isinstance(block, Visual)
    ]
    assert all(0 < len(visual.alt.text) <= 150 for visual in visuals)
    shown = {run.origin.ref for visual in visuals for one in visual.paragraphs() for run in one.runs}
    if slide["template"] not in ("chain", "map") and "groups" not in slide:
        assert shown >= {one["id"] for one in facts}
