"""A small ledger and pack, built by hand, and a way to plan a deck from YAML."""

from collections.abc import Callable

import pytest

from builder.model.brand import Brand, TableStyle, TextStyle
from builder.model.deckspec import Outline
from builder.model.finding import Place
from builder.model.ledger import Actor, Derived, Fact, Ledger, Listing, Term
from builder.model.pack import Pack, SlideTemplate
from builder.outline import outline, parse_deck

AT = Place("seeds/facts/a.yaml", 1, 3)
STYLE = TextStyle("Calibri", 18)
BRAND = Brand(
    name="b", width=1, height=1, layouts=(), para_styles={}, char_styles={}, table=TableStyle(head=STYLE, body=STYLE)
)


def fact(fact_id: str, **fields: object) -> Fact:
    values: dict[str, object] = {"kind": "figure", "tags": ("toll",), **fields}
    return Fact(at=AT, id=fact_id, assertion=f"Words of {fact_id}.", **values)


def template(name: str, minutes: int, facts: tuple[int, int | None] = (0, None), **fields: object) -> SlideTemplate:
    values: dict[str, object] = {"slots": ("title",), "body": "", "body_line": 2, **fields}
    return SlideTemplate(name=name, at=AT, minutes=minutes, facts=facts, **values)


LEDGER = Ledger(
    sources={},
    facts={
        one.id: one
        for one in (
            fact("killed", priority=3),
            fact("injured", audience=("school",)),
            fact("finalised", kind="reported_event", tags=("deal", "toll"), priority=1),
            fact("old", withdrawn="the paper corrected it"),
            fact(
                "sum",
                kind="background",
                tags=("sums",),
                derived=(Derived(at=AT, name="both", of="old.killed + injured.injured"),),
            ),
        )
    },
    actors={
        "iran": Actor(at=AT, id="iran", name="Iran", kind="state"),
        "envoy": Actor(at=AT, id="envoy", name="An envoy", kind="person", role="envoy", rests_on=("old",)),
    },
    terms={"sdn": Term(at=AT, id="sdn", term="SDN List", meaning="A list.", source="s")},
    listings={
        "firm": Listing(at=AT, id="firm", fact="killed", by="X", measure="freeze"),
        "lifted": Listing(at=AT, id="lifted", fact="old", by="X", measure="freeze"),
    },
    broken={"cracked": AT},
)
PACK = Pack(
    name="seminar",
    brand=BRAND,
    brand_path="brand.pptx",
    strings={},
    templates={
        one.name: one
        for one in (
            template("title", 1),
            template("passage", 3, (1, 1)),
            template("table", 4, (1, 3), needs=("columns",)),
            template("cards", 4, (1, None), groups=(2, 2)),
            template("discussion", 5),
            template("about", 2, (0, 0), needs=("extra.why",)),
        )
    },
)

Planner = Callable[..., Outline]


@pytest.fixture
def plan() -> Planner:
    """Plan a deck of slides (YAML lines of flow mappings), with further lines at its head."""

    def make(*slides: str, head: str = "") -> Outline:
        lines = "".join(f"  - {slide}\n" for slide in slides)
        text = f"title: A deck\npack: seminar\n{head}slides:\n{lines}"
        return outline(parse_deck("decks/d.yaml", text), LEDGER, PACK)

    return make
