"""Which numbers are tolls: counts of people killed, wounded or missing, which stand in words and are never drawn."""

import re
from collections.abc import Iterable, Iterator

from builder.compose.facts import FactView
from builder.compose.problems import RefusedError
from builder.model.ledger import Derived, Fact, Ledger, Quantity
from builder.text.numbers import numbers

TOLL_WORDS = frozenset(
    (
        *("kill", "killed", "kills", "killing", "dead", "death", "deaths", "died", "dies", "dying", "fatality"),
        *("fatalities", "wound", "wounded", "wounds", "wounding", "injure", "injured", "injures", "injuring", "injury"),
        *("injuries", "maimed", "casualty", "casualties", "victim", "victims", "corpse", "corpses", "perished"),
        *("slain", "murdered", "massacred", "slaughtered", "executed", "beheaded", "drowned", "suffocated", "martyr"),
        *("martyrs", "martyred", "kia", "mia", "mutilated", "deceased", "succumbed"),
        # Ukrainian and Russian
        *("загинули", "загинуло", "загиблих", "загиблі", "убито", "вбито", "убитих", "вбитих", "поранено", "поранених"),
        *("поранені", "жертв", "жертви", "жертвы", "погибли", "погибло", "погибших", "погибшие", "убиты", "убитых"),
        *("ранено", "ранены", "раненых", "смертей", "смерті", "зниклих", "пропавших"),
        # Persian and Arabic
        *("کشته", "کشته‌ها", "کشتگان", "زخمی", "زخمیان", "مجروح", "مجروحان", "مفقود", "قربانی", "قربانیان", "تلفات"),
        *("قتيل", "قتلى", "قتل", "جريح", "جرحى", "ضحية", "ضحايا", "شهيد", "شهداء", "مفقودين"),
        # German, French, Spanish, Polish
        *("tote", "toten", "getötet", "getötete", "verletzt", "verletzte", "verwundet", "verwundete", "vermisste"),
        *("todesopfer", "opfer", "morts", "mort", "tués", "tué", "blessés", "blessé", "disparus", "victimes", "décès"),
        *("muertos", "muertes", "heridos", "víctimas", "fallecidos", "zabitych", "rannych", "ofiar", "ofiary"),
    )
)
"""Words in the name, unit or wording of a number, or among its fact's tags, that make it a toll."""
TOLL_SIGNS = (
    "死亡",
    "遇难",
    "遇難",
    "死者",
    "伤亡",
    "傷亡",
    "受伤",
    "受傷",
    "负伤",
    "失踪",
    "失蹤",
    "牺牲",
    "負傷",
    "行方不明",
)
"""The same in writing that has no spaces between words."""
MAYBE_TOLL_WORDS = frozenset(("missing", "hurt", "body", "bodies", "lives", "life", "lost", "losses", "toll", "tolls"))
"""Words that make a toll of what counts people, or of what does not say what it counts; parts may be missing, too."""
PEOPLE_WORDS = frozenset(
    (
        *(
            "people",
            "person",
            "persons",
            "man",
            "men",
            "woman",
            "women",
            "child",
            "children",
            "boys",
            "girls",
            "babies",
        ),
        *(
            "infants",
            "civilians",
            "civilian",
            "soldiers",
            "soldier",
            "troops",
            "sailors",
            "marines",
            "fighters",
            "crew",
        ),
        *("officers", "police", "medics", "doctors", "nurses", "firefighters", "rescuers", "journalists", "workers"),
        *(
            "passengers",
            "residents",
            "inhabitants",
            "villagers",
            "pupils",
            "students",
            "prisoners",
            "hostages",
            "souls",
        ),
        *("refugees", "migrants", "families", "personnel", "servicemen", "servicewomen", "militants", "pilots"),
        *("людей", "людини", "осіб", "человек", "نفر", "شخص", "أشخاص", "menschen", "personen", "personnes", "personas"),
        *("osób", "人"),
    )
)
_TAGS = frozenset(("toll", "tolls"))
_WORD = re.compile(r"[^\W\d_](?:\u200c?[^\W\d_])*")
_SENTENCE = re.compile(r"[^.!?;\n]+")


def is_toll(view: FactView, number: Quantity | Derived, *headed: str) -> bool:
    """Whether a number of a fact counts people killed, wounded or missing, or is worked out from one that does.

    Its name, unit and wording tell, its fact's tags, and what the deck calls it (`headed`). Where it counts people, or
    has no unit, so does a sentence of the fact in which it stands (“killed 7 people”), unless its name or unit says
    that something else happened to them (“evacuated”).
    """
    return _is_toll(view.fact, view.shelf.ledger, number, headed)


def refuse_toll(view: FactView, number: Quantity | Derived, function: str, *headed: str) -> None:
    """Raise RefusedError (P105) for a toll: people are no lengths and no headline figures."""
    if is_toll(view, number, *headed):
        raise RefusedError(
            "P105",
            f"`{function}` does not draw “{number.name}” of {view.fact.id}: it counts people killed, hurt or missing",
            "let a toll stand in words, at the size of the text, with who counted: print the fact itself; if it counts"
            " something else, let its name or unit say so (“evacuated”)",
        )


def _is_toll(fact: Fact, ledger: Ledger, number: Quantity | Derived, headed: Iterable[str]) -> bool:
    wording = number.words if isinstance(number, Quantity) else ""
    if any(map(_tells, (number.name, number.unit, wording, *fact.tags))) or not _TAGS.isdisjoint(fact.tags):
        return True
    if isinstance(number, Derived) and any(_is_toll(*one, ()) for one in _operands(fact, ledger, number)):
        return True
    return _may_count_people(number) and (
        any(
            _tells(text) or not MAYBE_TOLL_WORDS.isdisjoint(_words(text))
            for text in (number.name, number.unit, wording, *headed)
        )
        or (not _is_told_otherwise(number) and any(map(_tells, _sentences(fact, number))))
    )


def _may_count_people(number: Quantity | Derived) -> bool:
    """Whether a number counts people, or does not say what it counts."""
    unit = _words(number.unit)
    return not unit or not PEOPLE_WORDS.isdisjoint(unit) or (len(unit) == 1 and unit <= MAYBE_TOLL_WORDS)


def _is_told_otherwise(number: Quantity | Derived) -> bool:
    """Whether its name or unit says what happened to those it counts: “evacuated”."""
    return any(word.endswith("ed") for word in _words(f"{number.name} {number.unit}"))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _tells(text: str) -> bool:
    return not TOLL_WORDS.isdisjoint(_words(text)) or any(sign in text for sign in TOLL_SIGNS)


def _sentences(fact: Fact, number: Quantity | Derived) -> Iterator[str]:
    """The sentences of a fact, in our words and in those quoted, in which a number stands."""
    for text in (fact.assertion, fact.headline, *(one.exact for one in fact.evidence)):
        for match in _SENTENCE.finditer(text):
            sentence = match.group()
            if any(number.value in (one.value, one.high, one.of) for one in numbers(sentence)):
                yield sentence


def _operands(fact: Fact, ledger: Ledger, number: Derived) -> Iterator[tuple[Fact, Ledger, Quantity]]:
    """The quantities from which a number was worked out, each with its fact."""
    for operand in re.split(r"[\s(),]+", number.of):
        of, dot, name = operand.rpartition(".")
        source = ledger.facts.get(of) if dot else fact
        for quantity in source.quantities if source is not None else ():
            if quantity.name == name:
                yield source or fact, ledger, quantity
