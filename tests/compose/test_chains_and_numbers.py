"""Chains and large numbers from facts: who meets in one box, what is dashed or refused, what stays with a number."""

from decimal import Decimal

import pytest
from compose_samples import AT, HERE, outline, pack, template, text, wanted

from builder.compose import compose
from builder.model.deckspec import Column
from builder.model.finding import Finding
from builder.model.ledger import (
    Actor,
    Attribution,
    Basis,
    Derived,
    Evidence,
    Fact,
    Ledger,
    Quantity,
    Source,
    Status,
    When,
)
from builder.model.slides import Slide
from builder.model.visuals import Chain, Numbers

SAID = "Sources told the Herald that the quay is sold."
REPORTEDLY = "At least three officials have reportedly stated that the quay is sold."
OWN = "The quay is a beauty."


def source(source_id: str, paper: str, issued: str, *, stored: bool = False) -> Source:
    words = " ".join((SAID, REPORTEDLY, OWN)) if stored else None
    return Source(
        at=AT, id=source_id, type="article-newspaper", title="News", container_title=paper, issued=issued, text=words
    )


def fact(fact_id: str, source_id: str, *chain: str | tuple[str, str], exact: str = "", **more: object) -> Fact:
    links = tuple(
        Attribution(at=AT, who=one) if isinstance(one, str) else Attribution(at=AT, who=one[0], words=one[1])
        for one in chain
    )
    values: dict[str, object] = {"kind": "reported_event", "assertion": f"The quay is sold, says {fact_id}."}
    evidence = (Evidence(at=AT, source=source_id, exact=exact),) if source_id else ()
    return Fact(at=AT, id=fact_id, attribution=links, evidence=evidence, **{**values, **more})  # type: ignore[arg-type]


FACTS = (
    fact("told", "gazette", ("sources", "Sources"), ("herald", "the Herald"), "gazette", exact=SAID),
    fact(
        "reported",
        "gazette",
        ("officials", "At least three officials of the harbour"),
        "gazette",
        exact=REPORTEDLY,
        quantities=(Quantity(at=AT, name="officials", value=Decimal(3), qualifier="at_least", words="At least three"),),
    ),
    fact("own", "gazette", "gazette", exact=OWN),
    fact("unlinked", "gazette", ("sources", "Sources"), "mirror", "gazette", exact=SAID),
    fact("first", "herald", "herald"),
    fact("relayed", "mirror", "herald", "mirror"),
    fact("stranger", "bulletin", ("sources", "people"), "herald"),
    fact("later", "tribune", "herald", "tribune"),
    fact("back", "herald", "mirror", "herald"),
    fact("gone", "", kind="absence"),
    fact(
        "ships",
        "mirror",
        "mirror",
        headline="The Mirror counts ships.",
        quantities=(
            Quantity(at=AT, name="ships", value=Decimal(400), qualifier="more_than", unit="ships", words="over 400"),
            Quantity(at=AT, name="lost", value=Decimal(2), unit="people", words="killing two people"),
            Quantity(at=AT, name="empty", value=None, words=""),
        ),
        derived=(
            Derived(at=AT, name="left", of="ships - 10", value=Decimal(390), qualifier="more_than", unit="ships"),
            Derived(at=AT, name="part", of="share(ships, ships)", value=Decimal(51), qualifier="about", unit="%"),
        ),
    ),
    fact(
        "boats",
        "tribune",
        "tribune",
        headline="The Tribune counts boats.",
        quantities=(
            Quantity(at=AT, name="ships", value=Decimal(32), qualifier="about", unit="boats", words="some 32"),
        ),
        when=When(at=AT, edtf="2023-02-01"),
    ),
)
LEDGER = Ledger(
    sources={
        "gazette": source("gazette", "The Gazette", "2022-11-21", stored=True),
        "herald": source("herald", "Herald", "2022-11-19"),
        "mirror": source("mirror", "Mirror", "2022-11-20"),
        "bulletin": source("bulletin", "Bulletin", "2022-11-20"),
        "tribune": source("tribune", "Tribune", "2023-02-01"),
    },
    facts={one.id: one for one in FACTS},
    actors={
        **{name: Actor(at=AT, id=name, name=name.title(), kind="outlet") for name in ("gazette", "mirror", "tribune")},
        "herald": Actor(at=AT, id="herald", name="Herald", plain="the Herald", kind="outlet"),
        "sources": Actor(at=AT, id="sources", name="unnamed sources", kind="unnamed"),
        "officials": Actor(at=AT, id="officials", name="unnamed officials", kind="unnamed"),
    },
    statuses={one.id: Status(Basis.REPORTED, bool(one.evidence), False) for one in FACTS},
)


def slide_of(inside: str, *facts: str, columns: tuple[str, ...] = ()) -> tuple[Slide | None, tuple[Finding, ...]]:
    given = tuple(Column(at=HERE, head=text(f"Head {name}"), field=f"quantity:{name}") for name in columns)
    made = compose(
        outline(wanted(*facts, records=LEDGER, columns=given)),
        LEDGER,
        pack(template(f"# Title\n::: visual\n{inside}\n:::\n", slots=("title", "visual"))),
    )
    return (made.slides[0] if made.slides else None), made.findings


def chain_of(*facts: str) -> Chain:
    slide, findings = slide_of("{{ chain(facts) }}", *facts)
    assert [found.message for found in findings] == []
    assert slide is not None
    (chain,) = slide.slots["visual"].blocks
    assert isinstance(chain, Chain)
    return chain


def numbers_of(inside: str, *facts: str, columns: tuple[str, ...] = ()) -> Numbers:
    slide, findings = slide_of(inside, *facts, columns=columns)
    assert [found.message for found in findings] == []
    assert slide is not None
    (numbers,) = slide.slots["visual"].blocks
    assert isinstance(numbers, Numbers)
    return numbers


def links(chain: Chain) -> dict[tuple[str, str], bool]:
    return {(link.start, link.end): link.dashed for link in chain.links}


def words(chain: Chain, key: str) -> list[str]:
    return [paragraph.text for box in chain.boxes if box.key == key for paragraph in box.words]


def test_chains_that_name_the_same_voice_meet_in_one_box() -> None:
    chain = chain_of("told", "first", "relayed")
    assert [box.key for box in chain.boxes] == ["sources", "herald", "gazette", "mirror"]
    assert links(chain) == {("sources", "herald"): False, ("herald", "gazette"): False, ("herald", "mirror"): False}
    assert [box.key for box in chain.boxes if box.strong] == ["herald"]
    assert words(chain, "herald") == ["One relay for all", "The Herald1", "19 November 2022"]
    assert words(chain, "sources") == ["Origin", "Unnamed sources"]
    assert words(chain, "gazette") == ["Report", "Gazette2", "21 November 2022"]
    assert chain.key is None


def test_a_step_that_the_quotation_only_reports_is_dashed() -> None:
    chain = chain_of("told", "reported")
    assert links(chain)["officials", "gazette"]
    assert not links(chain)["sources", "herald"]
    assert words(chain, "officials")[2] == "“At least three officials of the harbour”"
    assert not any(box.strong for box in chain.boxes)
    assert chain.key is not None
    assert "does not state" in chain.key.text


def test_a_step_over_someone_of_whom_the_source_says_nothing_is_dashed() -> None:
    assert links(chain_of("unlinked")) == {("sources", "mirror"): True, ("mirror", "gazette"): True}
    # One fact whose source states the step is enough.
    assert not links(chain_of("unlinked", "told"))["herald", "gazette"]


def test_what_an_outlet_says_in_its_own_voice_comes_from_no_one_named() -> None:
    chain = chain_of("own")
    assert links(chain) == {("nobody:gazette", "gazette"): True}
    assert [box.nobody for box in chain.boxes] == [True, False]
    assert words(chain, "nobody:gazette") == ["No one named"]
    # Of a page whose text is not stored we cannot tell.
    assert [box.key for box in chain_of("first", "told").boxes] == ["sources", "herald", "gazette"]


def test_an_outlet_that_is_no_actor_has_a_box_all_the_same() -> None:
    chain = chain_of("stranger")
    assert [box.key for box in chain.boxes] == ["sources", "herald"]  # the attribution ends with an outlet
    assert links(chain_of("told", "stranger"))["sources", "herald"] is False


def test_what_is_later_than_the_deck_is_marked() -> None:
    assert words(chain_of("later"), "tribune") == ["Report", "Tribune1", "later: 1 Feb 2023"]


def test_alternative_text_names_who_told_whom() -> None:
    assert chain_of("told", "relayed").alt.text == (
        "Who told whom: unnamed sources to the Herald; the Herald to Gazette and Mirror"
    )
    assert "(not stated)" in chain_of("own").alt.text
    assert all(len(chain_of(*ids).alt.text) <= 150 for ids in (("told", "reported", "own", "relayed", "later"),))


@pytest.mark.parametrize(
    ("inside", "facts", "said"),
    [
        ("{{ chain(facts) }}", ("gone",), "nobody told it"),
        ("{{ chain(facts) }}", (), "gives no facts"),
        ("{{ chain(slide) }}", ("told",), "needs facts"),
        ("{{ chain(facts) }}", ("relayed", "back"), "in a circle, herald to mirror to herald"),
        ("{{ chain(facts) }}", ("first",), "nobody before it"),
        ("{{ number(fact.quantities.lost) }}", ("ships",), "counts people"),
        ("{{ number(fact.quantities.empty) }}", ("ships",), "needs a number"),
        ("{{ number(fact.assertion) }}", ("ships",), "needs a number"),
        ("{{ number() }}", ("ships",), "one to 3"),
        ("{{ numbers(facts, columns) }}", ("ships",), "the deck gives no columns"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_reason(inside: str, facts: tuple[str, ...], said: str) -> None:
    _, findings = slide_of(inside, *facts)
    assert [found.code for found in findings if said in found.message] in (["P105"], ["P106"]), findings
    assert all(found.hint for found in findings if said in found.message)


@pytest.mark.parametrize("function", ["bars", "chain", "map", "numbers", "timeline"])
def test_a_call_without_arguments_is_refused_by_the_name_that_templates_know(function: str) -> None:
    _, findings = slide_of(f"{{{{ {function}() }}}}", "told")
    assert f"the function “{function}” needs “" in findings[0].message
    assert findings[0].hint.startswith(f"write `{function}(")


def test_one_fact_is_as_good_as_several() -> None:
    (slide, findings), chain = slide_of("{{ chain(fact) }}", "told"), chain_of("told")
    assert not findings
    assert slide is not None
    assert slide.slots["visual"].blocks == (chain,)


def test_a_percentage_says_its_unit_once() -> None:
    (figure,) = numbers_of("{{ number(fact.derived.part) }}", "ships").figures
    assert figure.value.text == "about 51%\u00a0÷"
    assert [paragraph.text for paragraph in figure.words] == ["The Mirror counts ships.1"]


def test_a_large_number_keeps_its_qualifier_and_says_what_it_counts() -> None:
    (figure,) = numbers_of("{{ number(fact.quantities.ships) }}", "ships").figures
    assert figure.value.text == "more than 400"
    assert [paragraph.text for paragraph in figure.words] == ["Ships", "The Mirror counts ships.1"]


def test_what_we_worked_out_is_marked() -> None:
    numbers = numbers_of("{{ number(fact.quantities.ships, fact.derived.left) }}", "ships")
    assert [figure.value.text for figure in numbers.figures] == ["more than 400", "more than 390\u00a0÷"]
    # Two numbers of one fact: each has its source, and neither says the whole fact over again.
    assert [[paragraph.text for paragraph in figure.words] for figure in numbers.figures] == [["Ships1"], ["Ships1"]]


def test_numbers_of_several_facts_come_by_column_each_with_its_fact() -> None:
    numbers = numbers_of("{{ numbers(facts, columns) }}", "ships", "boats", columns=("ships",))
    assert [figure.value.text for figure in numbers.figures] == ["more than 400", "about 32"]
    assert [paragraph.text for paragraph in numbers.figures[1].words][-1] == "later: 1 Feb 2023"
    assert numbers.alt.text.startswith("Numbers: more than 400 ships")
    assert "about 32 boats" in numbers.alt.text


def test_a_column_that_no_fact_has_is_told_with_the_nearest_name() -> None:
    _, findings = slide_of("{{ numbers(facts, columns) }}", "ships", columns=("ship",))
    assert [found.code for found in findings] == ["P103"]
    assert "ships" in findings[0].hint
