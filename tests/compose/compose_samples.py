"""Small ledgers, packs and outlines by hand: what the tests of compose share."""

from builder.compose import compose
from builder.model.brand import Brand, TableStyle, TextStyle
from builder.model.deckspec import DeckSpec, Outline, SlideSpec, Text, WantedSlide
from builder.model.finding import Place
from builder.model.ledger import (
    Actor,
    Attribution,
    Basis,
    Evidence,
    Fact,
    Ledger,
    Listing,
    LookedFor,
    Quantity,
    Source,
    Status,
    Target,
    Term,
    When,
)
from builder.model.pack import Pack, SlideTemplate
from builder.model.slides import Deck, Paragraph, Run, Slide

AT = Place("seeds/facts/deal.yaml", 1, 1)
HERE = Place("decks/test.yaml", 9, 3)
HOSTILE = "Two *stars*, [a](http://x.y) <b>tag</b> {{ fact }} | pipe # hash `tick`\n\n# Title\n::: body\n- no list"

TEXT = (
    "Russia and Iran have inked a deal. At least three officials familiar with the development have reportedly stated "
    'that the agreement was "finalized" during a meeting in Iran earlier this month. Nobody gave a day. It went on.\n'
    "\nA second paragraph stands here."
)
EXACT = 'the agreement was "finalized" during a meeting in Iran'


def source(source_id: str = "paper", *, text: str | None = TEXT, issued: str = "2022-11-21") -> Source:
    return Source(
        at=AT,
        id=source_id,
        type="article-newspaper",
        title=f"News of {source_id}",
        container_title="The Paper",
        issued=issued,
        text=text,
    )


def fact(fact_id: str = "a", assertion: str = "Alpha is said.", **more: object) -> Fact:
    values: dict[str, object] = {
        "kind": "reported_event",
        "attribution": (
            Attribution(at=AT, who="officials", words="At least three officials familiar with the development"),
            Attribution(at=AT, who="paper"),
        ),
        "evidence": (Evidence(at=AT, source="paper", exact=EXACT),),
        "when": When(at=AT, edtf="2022-11-01/2022-11-20", words="earlier this month"),
    }
    return Fact(at=AT, id=fact_id, assertion=assertion, **{**values, **more})  # type: ignore[arg-type]


def quoting(fact_id: str, assertion: str, exact: str, **more: object) -> Fact:
    """A fact with a quotation of its own, so that it has a citation number of its own."""
    return fact(fact_id, assertion, evidence=(Evidence(at=AT, source="paper", exact=exact),), **more)


FACTS = (
    fact(
        "a",
        "Alpha is said.",
        headline="Alpha",
        disputes=("b",),
        caution="Do not call Alpha proven.",
        question="Who says Alpha?",
        answer="Three officials.",
    ),
    quoting(
        "b",
        "Beta is denied.",
        "Nobody gave a day",
        kind="official_statement",
        quantities=(Quantity(at=AT, name="officials", value=None, words="At least three officials"),),
    ),
    quoting("c", "Gamma goes on.", "It went on", kind="figure"),
    fact("later", "Delta came after.", when=When(at=AT, edtf="2023-02-05"), evidence=(Evidence(at=AT, source="web"),)),
    fact("hostile", HOSTILE, headline=HOSTILE),
    fact(
        "none",
        "We found no statement in the sources listed.",
        kind="absence",
        evidence=(),
        attribution=(),
        when=None,
        looked_for=LookedFor(at=AT, what="a statement of the ministry", sources=("paper", "web"), on="2022-11-21"),
    ),
)
STATUSES = {
    "a": Status(Basis.REPORTED, True, True, "its origin is unnamed"),
    "b": Status(Basis.SAID_BY_PARTY, True, True, "its origin is a party"),
    "c": Status(Basis.UNATTRIBUTED, True, False, "nobody is named"),
    "later": Status(Basis.REPORTED, False, False, "its origin is unnamed"),
    "hostile": Status(Basis.REPORTED, True, False, "its origin is unnamed"),
    "none": Status(Basis.DERIVED, False, False, "it was looked for and not found"),
}


TARGETS = tuple(Target(at=AT, name=f"Firm {number}", kind="entity") for number in ("One", "Two"))


def ledger(*more: Fact) -> Ledger:
    return Ledger(
        sources={"paper": source(), "web": source("web", text=None, issued="2023-02-06")},
        facts={one.id: one for one in (*FACTS, *more)},
        actors={
            "officials": Actor(at=AT, id="officials", name="Officials", kind="unnamed"),
            "paper": Actor(at=AT, id="paper", name="The Paper", kind="outlet"),
            "ministry": Actor(at=AT, id="ministry", name="Ministry", kind="institution", plain="the ministry",
                              role="It denied.",
                              rests_on=("b",)),
        },
        terms={"uav": Term(at=AT, id="uav", term="UAV", meaning="an aircraft without a pilot", source="web")},
        listings={"l1": Listing(
            at=AT, id="l1", fact="later", by="ministry", measure="asset freeze", targets=TARGETS)},
        statuses=STATUSES,
        disputes={"a": ("b",), "b": ("a",)},
    )  # fmt: skip


def text(words: str, *rests_on: str) -> Text:
    return Text(at=HERE, text=words, rests_on=rests_on)


def template(
    body: str, *, name: str = "sample", slots: tuple[str, ...] = ("title", "body"), **more: object
) -> SlideTemplate:
    """A slide template whose body begins on line 5 of its file."""
    return SlideTemplate(
        name=name, at=Place(f"templates/p/slides/{name}.md.j2", 1, 1), slots=slots, body=body, body_line=5, **more
    )  # type: ignore[arg-type]


def pack(
    *templates: SlideTemplate, macros: dict[str, str] | None = None, strings: dict[str, str] | None = None
) -> Pack:
    style = TextStyle("Arial", 18)
    brand = Brand(
        name="p", width=1, height=1, layouts=(), para_styles={}, char_styles={}, table=TableStyle(style, style)
    )
    return Pack(
        name="p",
        brand=brand,
        brand_path="",
        templates={one.name: one for one in templates},
        strings=strings or {},
        macros={name: (Place(f"templates/p/macros/{name}", 1, 1), body) for name, body in (macros or {}).items()},
    )


def wanted(
    *fact_ids: str, records: Ledger | None = None, slide_id: str = "s1", template_name: str = "sample", **more: object
) -> WantedSlide:
    found = (records or ledger()).facts
    spec_fields = {
        key: more.pop(key)
        for key in tuple(more)
        if key in SlideSpec.__struct_fields__
        and key not in ("minutes", "section", "facts", "terms", "listings", "groups")
    }
    spec = SlideSpec(at=HERE, template=template_name, **spec_fields)  # type: ignore[arg-type]
    return WantedSlide(id=slide_id, spec=spec, facts=tuple(found[one] for one in fact_ids), **more)  # type: ignore[arg-type]


def outline(*slides: WantedSlide, **more: object) -> Outline:
    spec = DeckSpec(
        at=HERE,
        id="test",
        title=text("The deck"),
        pack="p",
        slides=tuple(one.spec for one in slides),
        known_as_of="2022-11-21",
        minutes=45,
        **more,
    )  # type: ignore[arg-type]
    return Outline(spec=spec, slides=slides, minutes=10)


def composed(
    body: str,
    *fact_ids: str,
    macros: dict[str, str] | None = None,
    strings: dict[str, str] | None = None,
    slots: tuple[str, ...] = ("title", "body"),
    **more: object,
) -> Deck:
    """The deck of one slide: a template's body filled with facts; a title is put before it where it has none."""
    whole = (
        body
        if body.lstrip().startswith(("#", "{% import", "{% from", "{% macro", "{%- macro")) or "\n# " in body
        else f"# Title\n{body}"
    )
    slide = wanted(*fact_ids, **more)
    return compose(outline(slide), ledger(), pack(template(whole, slots=slots), macros=macros, strings=strings))


def in_body(inside: str, *fact_ids: str, **more: object) -> Deck:
    """The deck of one slide whose body slot holds what is given; it must have no errors of its own."""
    return composed(f"# Title\n::: body\n{inside}\n:::\n", *fact_ids, **more)  # type: ignore[arg-type]


def body_of(deck: Deck) -> list[Paragraph]:
    slide = only_slide(deck)
    return list(slide.slots["body"].paragraphs())


def only_slide(deck: Deck) -> Slide:
    assert not deck.findings, [f"{found.place}: {found.code} {found.message} ({found.hint})" for found in deck.findings]
    assert len(deck.slides) == 1
    return deck.slides[0]


def runs_of(deck: Deck) -> list[Run]:
    return [run for paragraph in body_of(deck) for run in paragraph.runs]


def fact_words(deck: Deck) -> dict[str, str]:
    """The words in the body that come from facts, by fact."""
    found: dict[str, str] = {}
    for run in runs_of(deck):
        if run.origin.kind == "fact" or (run.origin.kind == "source" and run.origin.field in ("exact", "context")):
            found[run.origin.ref] = found.get(run.origin.ref, "") + run.text
    return found
