"""The examples of docs/rules.md are run: each breaks the rule of its page, and what the page advises mends it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec
import pytest
from small_ledgers import (
    ARTICLE,
    deck_text,
    fact,
    fact_text,
    found,
    ledger,
    placed,
    quantity,
    quotation,
    said,
    slide,
    source,
)

from builder.cli.explain import documentation, pages
from builder.model.finding import Finding, Place
from builder.model.ledger import Actor, Fact, LookedFor, Wording
from builder.rules import check_deck
from builder.rules.book import RULES

PAGES = pages(documentation())
AT = Place("seeds/facts/deal.yaml", 4, 5)


class Example(NamedTuple):
    """Words that stand on the page, and what the rule says of the broken and of the mended case."""

    words: str
    broken: Callable[[], Sequence[Finding]]
    mended: Callable[[], Sequence[Finding]]


def quoted(code: str, exact: str, text: str = ARTICLE, **fields: str) -> Callable[[], list[Finding]]:
    """What a rule says of a quotation in a text."""
    return lambda: found(code, fact("a", "Words of ours.", exact, **fields), sources=[source(text)])


def quoted_in(language: str, text: str) -> Callable[[], list[Finding]]:
    """What F113 says of a source in a language that a fact quotes."""
    return lambda: found("F113", fact("a", "Words of ours.", text), sources=[source(text, language=language)])


def asserted(
    code: str, assertion: str, exact: str, text: str = ARTICLE, **fields: object
) -> Callable[[], list[Finding]]:
    """What a rule says of an assertion about a quotation."""
    one = fact("a", assertion, exact, **fields)  # type: ignore[arg-type]  # fields of the record, by name
    return lambda: found(code, one, sources=[source(text)])


def shown(code: str, *runs: str | tuple[str, ...], facts: Sequence[Fact] = ()) -> Callable[[], list[Finding]]:
    """What a rule says of texts of a deck, each with the facts that it rests on."""
    texts = [deck_text(*((run,) if isinstance(run, str) else run)) for run in runs]
    return lambda: said(code, ledger(*facts), slide(*texts, facts=tuple(one.id for one in facts)))


def named(name: str) -> list[Finding]:
    """What F112 says of an actor of that name."""
    return found("F112", actors={"iran": Actor(at=AT, id="iran", name=name, kind="state")})


FINALISED = fact(
    "finalised",
    "At least three unnamed officials reportedly said that the agreement was finalised.",
    "At least three officials familiar with the development have reportedly stated that the agreement was finalized"
    " during a meeting in Iran earlier this month.",
    who=[("officials", "At least three officials familiar with the development")],
    quantities=(quantity("officials", 3, "At least three officials", "at_least"),),
)
KILLED = fact(
    "killed",
    "The attacks killed at least 11 people.",
    "killing at least 11 people and injuring 89.",
    quantities=(
        quantity("killed", 11, "at least 11 people", "at_least", unit="people"),
        quantity("injured", 89, "89", unit="people"),
    ),
)
REJECTS = fact(
    "iran-ministry-rejects", "Iran's foreign ministry said that it rejects the report.", source="", who=["ministry"]
)
OTHER_SIDE = fact("other", "Iran rejects the report.", source="", who=["iran"], disputes=("finalised",))
LATER = fact("later", "The paper says that talks went on.", when="2023-02-05")
STALE = fact("stale", "The paper says that talks go on.", review_after="2022-12-01")
REGIME = Wording(
    at=Place("seeds/reference/wording.yaml", 1, 3), words=("regime",), why="It judges.", instead="government"
)
THROUGH = Wording(at=REGIME.at, words=("got through", "hit"), why="It says too much.")
DENIED = "Iran did not sign a deal. Sources told the paper that talks go on."


def killed(words: str, qualifier: str) -> Callable[[], list[Finding]]:
    one = fact(
        "a",
        "The attacks killed at least 11 people.",
        "killing at least 11 people and injuring 89.",
        quantities=(quantity("killed", 11, words, qualifier, unit="people"), quantity("injured", 89, "89")),
    )
    return lambda: found("F104", one)


def absence(*words: str, text: str) -> Callable[[], list[Finding]]:
    sought = LookedFor(at=AT, what="a weapon", sources=("paper",), on="2022-11-21", words=words)
    one = fact("a", "We found no secret weapon.", source="", kind="absence", looked_for=sought)
    return lambda: found("F108", one, sources=[source(text)])


def with_list(code: str, words: Wording, one: Fact, text: str = "") -> Callable[[], list[Finding]]:
    of = ledger(one, wording=(words,))
    return lambda: said(code, of, slide(deck_text(text, one.id))) if text else found(code, one, wording=(words,))


def on_day(date: str) -> Callable[[], list[Finding]]:
    deck = placed(slide(fact_text("Talks go on.", "stale")), date=date)
    return lambda: [one for one in check_deck(deck, ledger(STALE)) if one.code == "D113"]


def three_passages(limit: int) -> list[Finding]:
    passages = [" ".join(f"{name}{at}" for at in range(30)) for name in ("north", "east", "south")]
    facts = [fact(str(at), "Words of ours.", words) for at, words in enumerate(passages)]
    of = ledger(*facts, sources=[source(" ".join(passages), quote_limit=limit)])
    return said("D115", of, slide(*(quotation(words, str(at)) for at, words in enumerate(passages))))


PAPERS = {one: Actor(at=AT, id=one, name=f"The {one.title()}", kind="outlet") for one in ("courier", "herald")}
PAGES_OF_PAPERS = (
    source(None, id="courier", container_title="The Courier"),
    source(None, id="herald", container_title="The Herald", relays="the Courier's report"),
)
CLOSED = fact("closed", "The Courier reports a closure.", who=["courier"], source="courier")


def of_one_paper(assertion: str) -> list[Finding]:
    one = fact("one", assertion, who=["courier"], source="courier")
    return found("F107", one, sources=PAGES_OF_PAPERS, actors=PAPERS)


def of_two_pages(title: str, relays: str) -> list[Finding]:
    courier, herald = PAGES_OF_PAPERS
    pages = (courier, msgspec.structs.replace(herald, relays=relays))
    second = fact("closed-in-the-herald", "The Herald reports a closure.", who=["herald"], source="herald")
    of = ledger(CLOSED, second, sources=pages, actors=PAPERS)
    return said("D108", of, slide(deck_text(title, "closed", second.id)))


EXAMPLES: dict[str, Example] = {
    "S110": Example(
        "A space added",
        lambda: found("S110", sources=[source(ARTICLE, text_sha256=source(f"{ARTICLE} ").text_sha256)]),
        lambda: found("S110", sources=[source()]),
    ),
    "S111": Example(
        "no word about the other three",
        quoted("S111", "Iran did not sign a deal.", DENIED),
        quoted("S111", DENIED, DENIED),
    ),
    "S112": Example(
        "no `text-sha256` in it",
        lambda: found("S112", sources=[source(pinned=False)]),
        lambda: found("S112", sources=[source()]),
    ),
    "F101": Example(
        "exact: the agreement was signed during a meeting",
        quoted("F101", "the agreement was signed during a meeting"),
        quoted("F101", "the agreement was finalized during a meeting"),
    ),
    "F102": Example(
        "`exact: the drones`",
        quoted("F102", "the drones", "They used the drones. Of the drones that have proven useful, ten are left."),
        quoted(
            "F102",
            "the drones",
            "They used the drones. Of the drones that have proven useful, ten are left.",
            suffix="that have proven",
        ),
    ),
    "F103": Example(
        "`exact: sign a deal`", quoted("F103", "sign a deal", DENIED), quoted("F103", "did not sign a deal", DENIED)
    ),
    "F104": Example("words: 11 people}", killed("11 people", "exact"), killed("at least 11 people", "at_least")),
    "F105": Example(
        "“Officials said that\nthe agreement was finalised”",
        asserted(
            "F105", "Officials said that the agreement was finalised.", FINALISED.evidence[0].exact, who=["officials"]
        ),
        asserted("F105", FINALISED.assertion, FINALISED.evidence[0].exact, who=["officials"]),
    ),
    "F106": Example(
        "“The attacks killed 11 people.”",
        asserted("F106", "The attacks killed 11 people.", KILLED.evidence[0].exact, quantities=KILLED.quantities),
        asserted(
            "F106", "The attacks killed at least 11 people.", KILLED.evidence[0].exact, quantities=KILLED.quantities
        ),
    ),
    "F107": Example(
        "“Two papers report that the harbour is closed”",
        lambda: of_one_paper("Two papers report that the harbour is closed."),
        lambda: of_one_paper("The Courier reports that the harbour is closed."),
    ),
    "F108": Example(
        "`words: [secret weapon]`",
        absence("secret weapon", text="Nobody spoke of a Secret Weapon."),
        absence("secret weapon", text="Nobody spoke of weapons."),
    ),
    "F109": Example(
        "`places: [kyiv]`",
        asserted("F109", "A meeting was held.", "finalized during a meeting in Iran", places=("kyiv",)),
        asserted("F109", "A meeting was held.", "finalized during a meeting in Iran"),
    ),
    "F110": Example(
        "“It is likely, with low confidence, that the harbour will reopen.”",
        asserted("F110", "It is likely, with low confidence, that the harbour will reopen.", ""),
        asserted(
            "F110",
            "It is likely that the harbour will reopen. Our confidence is low, because only one source says so.",
            "",
        ),
    ),
    "F111": Example(
        "“The regime rejects the report.”",
        with_list("F111", REGIME, fact("a", "The regime rejects the report.")),
        with_list("F111", REGIME, fact("a", "The government rejects the report.")),
    ),
    "F112": Example(
        '`name: "Iran, which supplied the drones"`',
        lambda: named("Iran, which supplied the drones"),
        lambda: named("Iran"),
    ),
    "F113": Example(
        "“11 سفينة على الأقل” (at least 11 ships)",
        quoted_in("ar", "11 سفينة على الأقل"),
        quoted_in("en", "At least 11 ships wait."),
    ),
    "D101": Example(
        "“Attacks injured 98”",
        shown("D101", ("Attacks injured 98", "killed"), facts=[KILLED]),
        shown("D101", ("Attacks injured 89", "killed"), facts=[KILLED]),
    ),
    "D102": Example(
        '`title: "Iran\'s government rejects the report"`',
        shown("D102", "Iran's government rejects the report", facts=[REJECTS]),
        shown("D102", ("Iran's government rejects the report", "iran-ministry-rejects"), facts=[REJECTS]),
    ),
    "D103": Example(
        "no word of the denial",
        lambda: said("D103", ledger(FINALISED, OTHER_SIDE), slide(fact_text("Finalised.", "finalised"))),
        lambda: said(
            "D103",
            ledger(FINALISED, OTHER_SIDE),
            slide(fact_text("Finalised.", "finalised"), fact_text("No.", "other")),
        ),
    ),
    "D104": Example(
        "`known-as-of: 2022-11-21`",
        lambda: said("D104", ledger(LATER), slide(fact_text("Talks went on.", "later"))),
        lambda: said("D104", ledger(LATER), slide(deck_text("Later:"), fact_text("Talks went on.", "later"))),
    ),
    "D105": Example(
        "“11” under “Killed”",
        shown("D105", ("11", "killed"), facts=[KILLED]),
        shown("D105", ("at least 11", "killed"), facts=[KILLED]),
    ),
    "D106": Example(
        "A `script` of two paragraphs",
        lambda: said("D106", ledger(), slide(notes=[deck_text("word " * 81, field="notes.script")])),
        lambda: said("D106", ledger(), slide(notes=[deck_text("word " * 80, field="notes.script")])),
    ),
    "D107": Example(
        '`title: {text: "The agreement was finalised", rests-on: [finalised]}`',
        shown("D107", ("The agreement was finalised", "finalised"), facts=[FINALISED]),
        shown("D107", ("The agreement was reportedly finalised", "finalised"), facts=[FINALISED]),
    ),
    "D108": Example(
        "`relays: the Courier's report`",
        lambda: of_two_pages("Two papers report a closure", "the Courier's report"),
        lambda: of_two_pages("Two papers report a closure", ""),
    ),
    "D109": Example(
        "“11 drones got through”",
        with_list("D109", THROUGH, KILLED, "11 drones got through"),
        with_list("D109", THROUGH, KILLED, "11 drones were not shot down"),
    ),
    "D113": Example("`review-after: 2022-12-01`", on_day("2023-02-05"), on_day("2022-11-21")),
    "D114": Example(
        "“Probably finalised (low confidence).”",
        shown("D114", ("Probably finalised (low confidence).", "finalised"), facts=[FINALISED]),
        shown("D114", ("Keep “likely” and “low confidence” apart.", "finalised"), facts=[FINALISED]),
    ),
    "D115": Example("three passages of thirty words each", lambda: three_passages(60), lambda: three_passages(90)),
}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_of_the_page_breaks_the_rule(code: str) -> None:
    example = EXAMPLES[code]
    words = PAGES[code].partition("**What breaks it.**")[2].partition("**How to mend it.**")[0]
    assert " ".join(example.words.split()) in " ".join(words.split()), f"docs/rules.md, {code}: {example.words}"
    assert {one.code for one in example.broken()} == {code}


@pytest.mark.parametrize("code", EXAMPLES)
def test_what_the_page_advises_mends_it(code: str) -> None:
    assert not EXAMPLES[code].mended()


def test_every_rule_about_sources_facts_and_words_of_a_deck_has_its_example() -> None:
    assert set(EXAMPLES) == {rule.code for rule in RULES if rule.code[0] in "SFD"}
