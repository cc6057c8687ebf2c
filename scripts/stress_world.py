"""The fiction on which the stress decks rest: forty lighthouses of a coast that does not exist, and their log books.

Nothing here is about the real world: names are put together from syllables, the years lie ahead, and the log books say
so in their titles. All is computed from counters, so each run writes the same bytes.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from itertools import accumulate, cycle, islice
from pathlib import Path

import yaml

LOGS = 40
"""How many log entries there are: as many facts as the largest slides ask for."""
LONG_WORD = "Leuchtturmwärterwohnungsdachrinnenreinigungsgerätekammertüre"
"""A word of sixty letters, in which no line can break."""
KNOWN_AS_OF = "2031-12-31"

_FIRST = ("Al", "Bre", "Cor", "Dun", "Es", "Fal", "Gor", "Hal")
_LAST = ("dra", "mik", "von", "selt", "rith")
NAMES = tuple(first + last for last in _LAST for first in _FIRST)
SCRIPTS: Mapping[str, tuple[str, str, str]] = {
    # Language: an actor, a place and a source's title. "Far light", "Grey bay", "The log of the far light (fiction)".
    "uk": ("Доглядачка далекого маяка", "Сіра затока", "Журнал далекого маяка (вигадка)"),
    "fa": ("نگهبان فانوس دور", "خلیج خاکستری", "دفتر فانوس دور (داستان)"),
    "zh": ("远方灯塔的看守人", "灰色海湾", "远方灯塔日志（虚构）"),
}
_QUALIFIERS = (("", "exact"), ("at least ", "at_least"), ("more than ", "more_than"), ("about ", "about"))
_TAILS = (
    "",
    ", in fog",
    ", while the horn was sounded and the lamp of the old tower burned through the whole of the night watch",
    " with the tide",
    ", in a swell that broke over the mole and kept the pilots ashore, the rowers at their oars, the nets on the quay "
    "and the children of the harbour school at the windows of the watch room until the lamp was put out",
)
_STEPS = (0, 1, 0, 2, 5, 11, 1, 0, 23, 3)  # days between entries: several on one day, then none for weeks
_SENTENCES = 6  # in a paragraph
_EVERY_LAMP = "Lamps were lit along the coast, the harbour office said."
_WHERE_LAMPS = f"They were lit at {', '.join(NAMES)}."
_TOLL = "The mayor of Leska said that 3 people were killed in the fog."


POINTS = (1, 8, 14, 25, 40)
"""So many places are named by a fact each, `lights-25` and so on."""


def log_id(number: int) -> str:
    """The id of a log entry, from 0."""
    return f"log-{NAMES[number].lower()}"


LOG_IDS = tuple(log_id(number) for number in range(LOGS))
_DAYS = tuple(accumulate(islice(cycle(_STEPS), LOGS)))


def write_world(folder: Path) -> None:
    """Write the seeds into `folder`: sources, facts and reference records."""
    _write(folder / "seeds/facts/logs.yaml", [_log(number) for number in range(LOGS)])
    _write(folder / "seeds/facts/others.yaml", _others())
    _write(folder / "seeds/reference/actors.yaml", _actors())
    _write(folder / "seeds/reference/places.yaml", _places())
    _write(folder / "seeds/reference/glossary.yaml", _terms())
    _write(folder / "seeds/reference/listings.yaml", _listings())
    paragraphs = [
        " ".join(_sentence(number) for number in range(first, min(first + _SENTENCES, LOGS)))
        for first in range(0, LOGS, _SENTENCES)
    ]
    plain = ["The lamp may have been lit.", "The mayor of Leska denied that the lamp was lit.", _TOLL]
    plain += [_EVERY_LAMP, _WHERE_LAMPS]
    _source(folder, "log-books", "en", "Log books of a coast that does not exist (fiction)", "\n\n".join(paragraphs))
    text = " ".join([*plain, _long_sentence()])
    _source(folder, "leska-courier", "en", f"A word of sixty letters: {LONG_WORD}", text)
    for language, (_, _, title) in SCRIPTS.items():
        _source(folder, f"log-{language}", language, title, "")


def _write(path: Path, records: list[dict[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def _source(folder: Path, name: str, language: str, title: str, text: str) -> None:
    fields: dict[str, object] = {
        "type": "article-newspaper",
        "container-title": title if language != "en" else ("Log Books" if name == "log-books" else "The Leska Courier"),
        "title": title,
        "author": [{"literal": SCRIPTS[language][0]}] if language in SCRIPTS else [{"literal": "The harbour office"}],
        "issued": KNOWN_AS_OF,
        "URL": f"https://example.org/{name}",
        "language": language,
    }
    if _WHERE_LAMPS in text:
        fields["left-out"] = [{"exact": _WHERE_LAMPS, "reason": "names the places of the sentence before it"}]
    if text:
        fields["text-sha256"] = hashlib.sha256(text.encode()).hexdigest()
        fields["quote-limit"] = 10_000  # its limits are those of room, not of rights
    head = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=1000)
    path = folder / f"seeds/sources/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}---\n{text}\n" if text else f"---\n{head}---\n", encoding="utf-8")


def _boats(number: int) -> str:
    return f"{_QUALIFIERS[number % len(_QUALIFIERS)][0]}{12 + number} boats"


def _day(number: int) -> dt.date:
    return dt.date(2031, 3, 2) + dt.timedelta(days=_DAYS[number])


def _when(number: int) -> tuple[str, str]:
    """The time of an entry in EDTF and in words: mostly a day, sometimes a month or a few days."""
    day = _day(number)
    if number % 7 == 5:
        return day.strftime("%Y-%m"), f"in {day.strftime('%B %Y')}"
    return day.isoformat(), f"on {day.day} {day.strftime('%B %Y')}"


def _sentence(number: int) -> str:
    name, tail = NAMES[number], _TAILS[number % len(_TAILS)]
    return f"The keeper of {name} Light said that {_boats(number)} passed {name} {_when(number)[1]}{tail}."


def _long_sentence() -> str:
    return f"The harbour office said that the {LONG_WORD} was shut."


def _log(number: int) -> dict[str, object]:
    name = NAMES[number]
    edtf, words = _when(number)
    record: dict[str, object] = {
        "id": log_id(number),
        "assertion": _sentence(number),
        "headline": f"{_boats(number).capitalize()} passed {name}, its keeper said.",
        "kind": "figure",
        "attribution": [{"who": f"keeper-{name.lower()}", "words": f"The keeper of {name} Light"}],
        "evidence": [{"source": "log-books", "exact": _sentence(number)}],
        "when": {"edtf": edtf, "words": words},
        "quantities": {
            "boats": {
                "value": 12 + number,
                "qualifier": _QUALIFIERS[number % len(_QUALIFIERS)][1],
                "unit": "boats",
                "words": _boats(number),
            }
        },
        "places": [name.lower()],
        "tags": ["log"],
    }
    if number % 8 == 3:
        del record["headline"]
    return record


def _others() -> list[dict[str, object]]:
    """Facts that are hard to set: a word of sixty letters, three scripts, two sides of a dispute."""
    facts: list[dict[str, object]] = [
        {
            "id": "long-word",
            "assertion": _long_sentence(),
            "kind": "official_statement",
            "attribution": [{"who": "harbour-office", "words": "The harbour office"}],
            "evidence": [{"source": "leska-courier", "exact": _long_sentence()}],
            "when": {"edtf": "2031-12"},
            "places": ["long-place"],
        },
        {
            "id": "lit",
            "assertion": "The lamp may have been lit, the newspaper writes.",
            "kind": "assessment",
            "attribution": [{"who": "courier"}],
            "evidence": [{"source": "leska-courier", "exact": "The lamp may have been lit."}],
        },
        {
            "id": "not-lit",
            "assertion": "The mayor of Leska denied that the lamp was lit.",
            "kind": "official_statement",
            "attribution": [{"who": "mayor", "words": "The mayor of Leska"}],
            "evidence": [{"source": "leska-courier", "exact": "The mayor of Leska denied that the lamp was lit."}],
            "disputes": ["lit"],
        },
    ]
    facts += [
        {
            "id": f"lights-{count}",
            "assertion": _EVERY_LAMP,
            "kind": "official_statement",
            "attribution": [{"who": "harbour-office", "words": "the harbour office"}],
            "evidence": [{"source": "leska-courier", "exact": _EVERY_LAMP}],
            "places": [name.lower() for name in NAMES[:count]],
        }
        for count in POINTS
    ]
    toll = {"value": 3, "unit": "people killed", "words": "3 people were killed"}
    facts.append(
        {
            "id": "toll",
            "assertion": _TOLL,
            "kind": "figure",
            "attribution": [{"who": "mayor", "words": "The mayor of Leska"}],
            "evidence": [{"source": "leska-courier", "exact": _TOLL}],
            "quantities": {"killed": toll},
        }
    )
    for place, (language, (actor, bay, _)) in enumerate(SCRIPTS.items()):
        facts.append(
            {
                "id": f"script-{language}",
                "assertion": f"{actor} said that the lamp was lit at {bay}.",
                "kind": "official_statement",
                "attribution": [{"who": f"keeper-{language}"}, {"who": "courier"}],
                "evidence": [{"source": f"log-{language}"}],
                "when": {"edtf": f"2031-06-{10 + place}"},
                "places": [f"bay-{language}"],
            }
        )
    return facts


def _actors() -> list[dict[str, object]]:
    actors: list[dict[str, object]] = [
        {
            "id": f"keeper-{name.lower()}",
            "name": f"keeper of {name} Light",
            "plain": f"the keeper of {name} Light",
            "kind": "person",
            "role": "Keeps the light and counts boats.",
            "rests-on": [f"log-{name.lower()}"],
        }
        for name in NAMES
    ]
    actors += [
        {"id": "harbour-office", "name": "harbour office", "plain": "the harbour office", "kind": "institution"},
        {"id": "courier", "name": "The Leska Courier", "plain": "The Leska Courier", "kind": "outlet"},
        {"id": "mayor", "name": "mayor of Leska", "plain": "the mayor of Leska", "kind": "person"},
        {
            "id": "long-office",
            "name": LONG_WORD,
            "kind": "institution",
            "role": f"Has the key of the {LONG_WORD}.",
            "rests-on": ["long-word"],
        },
    ]
    for language, (actor, bay, _) in SCRIPTS.items():
        facts = [f"script-{language}"]
        record = {"id": f"keeper-{language}", "name": actor, "kind": "person", "role": f"Lit the lamp at {bay}."}
        actors.append({**record, "rests-on": facts})
    return actors


def _places() -> list[dict[str, object]]:
    """Points close together, spread by the golden ratio: every label has neighbours."""
    names = [*((name.lower(), name) for name in NAMES), ("long-place", LONG_WORD)]
    names += [(f"bay-{language}", bay) for language, (_, bay, _) in SCRIPTS.items()]
    return [
        {
            "id": name,
            "name": label,
            "latitude": round(54 + 5 * (place + 0.5) / len(names), 2),
            "longitude": round(14 + 9 * (place * 0.6180339887 % 1), 2),
        }
        for place, (name, label) in enumerate(names)
    ]


def _terms() -> list[dict[str, object]]:
    words = [("watch", "Watch", "A time in which somebody looks at the sea."), ("mole", "Mole", "A wall in the sea.")]
    words += [
        (f"term-{name.lower()}", f"{name} knot", f"A knot{tail}; nobody ties it elsewhere.")
        for name, tail in zip(NAMES[:8], cycle(_TAILS), strict=False)
    ]
    words += [("term-long", LONG_WORD, f"A part of a {LONG_WORD}.")]
    words += [(f"term-{language}", bay, f"{actor}.") for language, (actor, bay, _) in SCRIPTS.items()]
    return [{"id": name, "term": term, "meaning": meaning, "source": "leska-courier"} for name, term, meaning in words]


TERM_IDS = tuple(str(term["id"]) for term in _terms())
ACTOR_IDS = tuple(str(actor["id"]) for actor in _actors() if "role" in actor)


def _listings() -> list[dict[str, object]]:
    return [
        {
            "id": f"listing-{name.lower()}",
            "fact": f"log-{name.lower()}",
            "by": "harbour-office",
            "measure": "Entry in the list of lights",
            "targets": [{"name": f"{one} Light", "kind": "entity"} for one in NAMES[: 1 + number % 6]],
        }
        for number, name in enumerate(NAMES)
    ]


LISTING_IDS = tuple(f"listing-{name.lower()}" for name in NAMES)
