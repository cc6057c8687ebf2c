"""Small ledgers and decks made by hand, in a line each: what the tests of the rules read like."""

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal

from builder.model.brand import Layout
from builder.model.finding import Finding, Place
from builder.model.ledger import (
    Actor,
    Attribution,
    Evidence,
    Fact,
    Ledger,
    LeftOut,
    Locality,
    Quantity,
    Source,
    When,
)
from builder.model.placed import PlacedDeck, PlacedSlide
from builder.model.slides import Deck, Origin, Paragraph, Run, Slide, Slot
from builder.rules import check_deck, check_ledger

ARTICLE = (
    "At least three officials familiar with the development have reportedly stated that the agreement was finalized"
    " during a meeting in Iran earlier this month. Sources told the paper that talks go on.\n"
    "\n"
    "The deal may be in progress to be finalized soon. Russian forces have used the drones in Kyiv and Lviv, killing"
    ' at least 11 people and injuring 89. As many as "43 of 84 Russian missiles fired at Ukraine were shot down,"'
    " Ukraine's President Volodymyr Zelenskyy said."
)

ACTORS = (
    Actor(at=Place("seeds/reference/actors.yaml", 1, 3), id="paper", name="The Daily Paper", kind="outlet"),
    Actor(at=Place("seeds/reference/actors.yaml", 2, 3), id="officials", name="Unnamed officials", kind="unnamed"),
    Actor(at=Place("seeds/reference/actors.yaml", 3, 3), id="iran", name="Iran", kind="state"),
    Actor(
        at=Place("seeds/reference/actors.yaml", 4, 3),
        id="ministry",
        name="Iran's foreign ministry",
        kind="institution",
        of="iran",
    ),
    Actor(at=Place("seeds/reference/actors.yaml", 5, 3), id="zelenskyy", name="Zelenskyy", kind="person", party=True),
)


def source(text: str | None = ARTICLE, *, id: str = "paper", pinned: bool = True, **fields: object) -> Source:  # noqa: A002
    """A source, pinned to its text, issued on 21 November 2022; its text begins on line 11 of its file."""
    digest = hashlib.sha256(text.encode()).hexdigest() if text is not None and pinned else ""
    given: dict[str, object] = {
        "at": Place(f"seeds/sources/{id}.md", 1, 1),
        "id": id,
        "type": "article-newspaper",
        "title": "Deal",
        "container_title": "The Daily Paper",
        "issued": "2022-11-21",
        "text": text,
        "text_line": 11 if text else 0,
        "text_sha256": digest,
    }
    return Source(**{**given, **fields})  # type: ignore[arg-type]  # fields of the record, by name


def left_out(exact: str) -> LeftOut:
    """A sentence that is left out."""
    return LeftOut(at=Place("seeds/sources/paper.md", 7, 5), exact=exact, reason="not about the deal")


def quantity(name: str, value: int | None, words: str, qualifier: str = "exact", **fields: object) -> Quantity:
    """A quantity of a fact."""
    decimal = None if value is None else Decimal(value)
    at = Place("seeds/facts/deal.yaml", 9, 5)
    return Quantity(at=at, name=name, value=decimal, words=words, qualifier=qualifier, **fields)  # type: ignore[arg-type]


def fact(
    id: str,  # noqa: A002
    assertion: str,
    exact: str = "",
    *,
    who: Iterable[tuple[str, str] | str] = ("paper",),
    when: str = "",
    source: str = "paper",
    prefix: str = "",
    suffix: str = "",
    **fields: object,
) -> Fact:
    """A fact with one quotation, or, without `exact`, one source. `who`: actors, perhaps with the source's words."""
    at = Place("seeds/facts/deal.yaml", 1, 3)
    links = tuple(
        Attribution(at=at, who=one) if isinstance(one, str) else Attribution(at=at, who=one[0], words=one[1])
        for one in who
    )
    evidence = Evidence(at=at, source=source, exact=exact, prefix=prefix, suffix=suffix)
    given: dict[str, object] = {
        "kind": "reported_event",
        "attribution": links,
        "evidence": (evidence,) if source else (),
        "when": When(at=at, edtf=when) if when else None,
    }
    return Fact(at=at, id=id, assertion=assertion, **{**given, **fields})  # type: ignore[arg-type]


def ledger(*facts: Fact, sources: Iterable[Source] | None = None, **fields: object) -> Ledger:
    """A ledger of these facts; disputes are made symmetric, as the reader makes them."""
    disputes: dict[str, tuple[str, ...]] = {}
    for one in facts:
        for other in one.disputes:
            disputes[one.id] = (*disputes.get(one.id, ()), other)
            disputes[other] = (*disputes.get(other, ()), one.id)
    places = (
        Locality(
            at=Place("seeds/reference/places.yaml", 1, 3), id="kyiv", name="Kyiv", latitude=50.45, longitude=30.52
        ),
        Locality(
            at=Place("seeds/reference/places.yaml", 5, 3), id="lviv", name="Lviv", latitude=49.84, longitude=24.03
        ),
    )
    given: dict[str, object] = {
        "sources": {one.id: one for one in (sources if sources is not None else (source(),))},
        "facts": {one.id: one for one in facts},
        "actors": {one.id: one for one in ACTORS},
        "localities": {one.id: one for one in places},
        "disputes": disputes,
    }
    return Ledger(**{**given, **fields})  # type: ignore[arg-type]


def found(code: str, *facts: Fact, **fields: object) -> list[Finding]:
    """What a rule says of a ledger of these facts."""
    return [one for one in check_ledger(ledger(*facts, **fields)) if one.code == code]  # type: ignore[arg-type]


def deck_text(text: str, *rests_on: str, own_words: tuple[str, ...] = (), field: str = "title", **style: object) -> Run:
    """Words of the deck's author."""
    origin = Origin("deck", field=field, at=Place("decks/d.yaml", 5, 3), rests_on=rests_on, own_words=own_words)
    return Run(text, origin, **style)  # type: ignore[arg-type]


def fact_text(text: str, fact_id: str, field: str = "assertion") -> Run:
    """Our words about a fact."""
    return Run(text, Origin("fact", fact_id, field, Place("seeds/facts/deal.yaml", 1, 3)))


def quotation(text: str, fact_id: str, field: str = "exact") -> Run:
    """A quotation of a fact."""
    return Run(text, Origin("source", fact_id, field, Place("seeds/facts/deal.yaml", 1, 3)))


def template_text(text: str) -> Run:
    """Words of a slide template."""
    return Run(text, Origin("template", "passage", at=Place("templates/p/slides/passage.md.j2", 4, 1)))


def program_text(text: str) -> Run:
    """Words that the program makes."""
    return Run(text, Origin("program", field="count"))


def mark(text: str, jump: str = "") -> Run:
    """A status mark, perhaps with a link."""
    return Run(text, Origin("template", "status_disputed"), style="mark", jump=jump)


def slide(
    *body: Run | tuple[Run, ...],
    id: str = "one",  # noqa: A002
    number: int = 1,
    part: int = 1,
    facts: tuple[str, ...] | None = None,
    notes: Iterable[Run | tuple[Run, ...]] = (),
    slot: str = "body",
) -> PlacedSlide:
    """A slide with a paragraph a run (or tuple of runs); `facts` are those that its runs name, unless given."""
    shown = [_paragraph(one) for one in body]
    spoken = tuple(_paragraph(one) for one in notes)
    named: dict[str, None] = {}
    for paragraph in (*shown, *spoken):
        for run in paragraph.runs:
            named.update(dict.fromkeys(run.origin.rests_on))
            if run.origin.kind in ("fact", "source"):
                named[run.origin.ref] = None
    slots: Mapping[str, Slot] = {slot: Slot(slot, tuple(shown))}
    content = Slide(
        id=id,
        template="passage",
        slots=slots,
        notes=spoken,
        facts=tuple(named) if facts is None else facts,
        at=Place("decks/d.yaml", 10 + number, 5),
    )
    return PlacedSlide(
        number=number, slide=content, layout=Layout(name="Text", part="", slots=()), shapes=(), part=part, parts=part
    )


def _paragraph(runs: Run | tuple[Run, ...]) -> Paragraph:
    return Paragraph(runs if isinstance(runs, tuple) else (runs,))


def placed(
    *slides: PlacedSlide, known_as_of: str = "2022-11-21", date: str = "", language: str = "en-GB"
) -> PlacedDeck:
    """A deck of these slides, of that build date."""
    deck = Deck(
        id="d",
        title="Deal",
        language=language,
        slides=tuple(one.slide for one in slides),
        citations=(),
        date=date,
        known_as_of=known_as_of,
    )
    return PlacedDeck(deck=deck, slides=slides)


def said(code: str, of: Ledger, *slides: PlacedSlide, known_as_of: str = "2022-11-21") -> list[Finding]:
    """What a rule says of a deck of these slides."""
    return [one for one in check_deck(placed(*slides, known_as_of=known_as_of), of) if one.code == code]
