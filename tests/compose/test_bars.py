"""Bars from facts: values with their qualifiers, ÷ on what we worked out, and what no length may say."""

from decimal import Decimal

import pytest
from compose_samples import AT, HERE, fact, ledger, only_slide, outline, pack, template, text, wanted

from builder.compose import compose
from builder.model.deckspec import Column, WantedGroup
from builder.model.ledger import Derived, Fact, Quantity, When
from builder.model.slides import Deck
from builder.model.visuals import Bars


def quantity(name: str, value: str | None, **more: object) -> Quantity:
    amount = Decimal(value) if value is not None else None
    return Quantity(at=AT, **{"name": name, "value": amount, "words": f"{value} boats", "unit": "boats", **more})  # type: ignore[arg-type]


def counting(fact_id: str, *quantities: Quantity, **more: object) -> Fact:
    return fact(fact_id, f"{fact_id} were counted.", headline=f"{fact_id} counted.", quantities=quantities, **more)


def left(fact_id: str, of: str, value: str) -> Fact:
    derived = Derived(at=AT, name="out", of=of, unit="boats", value=Decimal(value))
    return fact(fact_id, "The rest.", evidence=(), attribution=(), when=None, derived=(derived,))


FERRIES = counting(
    "ferries", quantity("in", "43", words="43 of 84 boats"), quantity("all", "84", words="43 of 84 boats")
)
OUT = left("ferries-out", "ferries.all - ferries.in", "41")
# The ledger knows which is the whole only because a fact takes one from the other.
SAILED = counting("sailed", quantity("sailed", "84"), quantity("in", "43"))
ASHORE = left("ashore", "sailed.sailed - sailed.in", "41")
YACHTS = counting("yachts", quantity("in", "1100", qualifier="at_least"))


def column(head: str, name: str) -> Column:
    return Column(at=AT, head=text(head), field=f"quantity:{name}")


def group(label: str, *facts: Fact) -> WantedGroup:
    return WantedGroup(label=text(label), facts=facts, points=())


IN, STILL_OUT, ALL = column("in port", "in"), column("still out", "out"), column("of all", "all")


def made(*things: WantedGroup | Fact, columns: tuple[Column, ...] = (IN,), caption: str = "") -> Deck:
    facts = [one for thing in things for one in (thing.facts if isinstance(thing, WantedGroup) else (thing,))]
    groups = tuple(thing for thing in things if isinstance(thing, WantedGroup))
    records = ledger(*facts)
    body = f"# T\n\n::: body\n{{{{ bars({'groups' if groups else 'facts'}, columns, slide.extra.caption) }}}}\n:::\n"
    ids = () if groups else tuple(one.id for one in facts)
    extra = {"caption": text(caption)} if caption else {}
    slide = wanted(*ids, records=records, groups=groups, columns=columns, extra=extra)
    return compose(outline(slide), records, pack(template(body)))


def bars(deck: Deck) -> Bars:
    (visual,) = only_slide(deck).slots["body"].blocks
    assert isinstance(visual, Bars)
    return visual


def labels(visual: Bars) -> list[list[str]]:
    return [[part.label.text if part else "" for part in bar.parts] for bar in visual.bars]


def refused(*things: WantedGroup | Fact, columns: tuple[Column, ...] = (IN,)) -> str:
    (found,) = made(*things, columns=columns).findings
    assert found.code in ("P103", "P105", "P106"), found
    return f"{found.message} ({found.hint})"


def test_each_part_says_its_value_its_qualifier_and_its_series_and_marks_what_we_worked_out() -> None:
    visual = bars(made(group("Ferries", FERRIES, OUT), group("Yachts", YACHTS), columns=(IN, STILL_OUT)))
    assert [bar.label.text for bar in visual.bars] == ["Ferries", "Yachts"]
    assert labels(visual) == [["43 in port", "41 still out\u00a0÷"], ["at least 1,100 in port", ""]]
    assert [[part.value if part else None for part in bar.parts] for bar in visual.bars] == [[43, 41], [1100, None]]
    assert [name.text for name in visual.series] == ["in port", "still out"]


def test_every_word_knows_where_it_is_from_and_the_slide_cites_its_facts() -> None:
    deck = made(group("Ferries", FERRIES, OUT), columns=(IN, STILL_OUT))
    part = bars(deck).bars[0].parts[1]
    assert part is not None
    assert [(run.origin.kind, run.text.strip()) for run in part.label.runs] == [
        ("fact", "41"), ("program", ""), ("deck", "still out"), ("program", "÷"),
    ]  # fmt: skip
    assert only_slide(deck).facts == ("ferries", "ferries-out")
    assert only_slide(deck).citations


def test_one_series_has_its_name_and_its_sources_in_the_caption() -> None:
    visual = bars(made(group("Ferries", FERRIES), group("Yachts", YACHTS)))
    assert labels(visual) == [["43"], ["at least 1,100"]]
    assert visual.caption is not None
    assert visual.caption.text == "in port1"
    assert visual.caption.runs[-1].jump == "source:1"


def test_the_author_may_write_the_caption() -> None:
    visual = bars(made(group("Ferries", FERRIES, OUT), columns=(IN, STILL_OUT), caption="As the harbour counts"))
    assert visual.caption is not None
    assert visual.caption.text == "As the harbour counts1"


def test_facts_are_bars_under_their_headlines_without_the_full_stop() -> None:
    visual = bars(made(FERRIES, YACHTS))
    assert [bar.label.text for bar in visual.bars] == ["Ferries counted", "Yachts counted"]


def test_a_fact_that_came_later_says_so_at_its_bar() -> None:
    later = counting("tugs", quantity("in", "7"), when=When(at=AT, edtf="2023-02-05"))
    assert bars(made(later)).bars[0].label.text == "Tugs counted (later: 5 Feb 2023)"


def test_the_alternative_text_has_every_value_or_the_longest_and_shortest_bar() -> None:
    few = bars(made(group("Ferries", FERRIES, OUT), group("Yachts", YACHTS), columns=(IN, STILL_OUT))).alt.text
    assert few.startswith("Bars: Ferries, 43 in port, 41 still out\u00a0÷; Yachts, at least 1,100 in port")
    many = [group(f"Harbour number {at}", counting(f"h{at}", quantity("in", str(at + 5)))) for at in range(12)]
    alt = bars(made(*many)).alt.text
    assert alt == "Bars (12): longest Harbour number 11, 16; shortest Harbour number 0, 5"
    assert len(few) <= 150


@pytest.mark.parametrize(
    ("things", "columns", "said"),
    [
        ((counting("k", quantity("killed", "9")),), (column("x", "killed"),), "killed, hurt or missing"),
        ((counting("k", quantity("in", "9"), tags=("toll",)),), (IN,), "killed, hurt or missing"),
        ((counting("k", quantity("in", "9", high=Decimal(12))),), (IN,), "is a range"),
        ((counting("k", quantity("in", None, indefinite="hundreds")),), (IN,), "known only in words"),
        ((counting("k", quantity("in", "-3")),), (IN,), "below zero"),
        ((counting("k", quantity("in", "2022", unit="year")),), (IN,), "is a year"),
        ((counting("k", quantity("in", "0")),), (IN,), "every number is zero"),
        ((FERRIES, counting("k", quantity("in", "9", unit="km"))), (IN,), "bars compare lengths of one kind"),
        ((FERRIES, counting("k", quantity("in", "9", unit=""))), (IN,), "bars compare lengths of one kind"),
        ((FERRIES, OUT), (IN,), "has no number “in”"),
        ((group("Both", FERRIES, YACHTS),), (IN,), "both have a number “in”"),
        ((group("Ferries", FERRIES),), (IN, ALL), "count twice"),
        ((group("Ferries", FERRIES, OUT),), (ALL, STILL_OUT), "count twice"),
        ((group("Ferries", FERRIES),), (IN, IN), "would count “in” of ferries twice"),
        ((group("All", SAILED, ASHORE),), (column("sailed", "sailed"), IN), "count twice"),
        (tuple(counting(f"n{at}", quantity("in", "9")) for at in range(41)), (IN,), "up to 40 bars"),
        ((group("Ferries", FERRIES),), (IN, STILL_OUT, ALL, IN), "one to 3 columns"),
        ((FERRIES,), (column("x", "inn"),), "inn"),
        ((FERRIES,), (Column(at=HERE, head=text("Who"), field="who"),), "`bars` shows numbers"),
    ],
)  # fmt: skip
def test_what_no_length_may_say_is_refused_by_name(
    things: tuple[WantedGroup | Fact, ...], columns: tuple[Column, ...], said: str
) -> None:
    assert said in refused(*things, columns=columns)


def test_unlike_things_that_are_counted_may_stand_on_one_axis() -> None:
    tugs = counting("tugs", quantity("in", "9", unit="tugs"))
    assert labels(bars(made(FERRIES, tugs))) == [["43"], ["9"]]
    stacked = counting("tugs-out", quantity("out", "9", unit="tugs"))
    assert "would add “boats” to “tugs”" in refused(group("Mixed", FERRIES, stacked), columns=(IN, STILL_OUT))
