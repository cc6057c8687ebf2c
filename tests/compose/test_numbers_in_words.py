"""Numbers of facts, as running text and as table cells say them."""

from decimal import Decimal

import pytest
from compose_samples import AT, HERE, body_of, ledger, outline, pack, quoting, template, text, wanted

from builder.compose import compose
from builder.compose.figures import bare, in_words
from builder.compose.words import Words
from builder.model.deckspec import Column
from builder.model.ledger import Derived, Quantity
from builder.model.slides import Deck

WORDS = Words({})


def quantity(value: str | None, qualifier: str = "exact", unit: str = "", words: str = "w", **more: object) -> Quantity:
    number = Decimal(value) if value else None
    return Quantity(at=AT, name="n", value=number, qualifier=qualifier, unit=unit, words=words, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "said", "cell"),
    [
        (quantity("11", "at_least", "people", "at least 11 people"), "at least 11 people", "at least 11"),
        (quantity("89", unit="people", words="injuring 89"), "89 people", "89"),
        (quantity("2400", "about", "drones"), "about 2,400 drones", "about 2,400"),
        (quantity("2020", unit="year"), "2020", "2020"),
        (quantity("12.50", unit="percent"), "12.5%", "12.5%"),
        (quantity("30", unit="drones", high=Decimal(40)), "30–40 drones", "30–40"),
        (quantity(None, unit="UAVs", words="hundreds of UAVs", indefinite="hundreds"), "hundreds of UAVs", "hundreds"),
        (quantity(None, "at_most", "UAVs", "up to several hundred UAVs", indefinite="several hundred"),
         "up to several hundred UAVs", "at most several hundred"),
        (quantity(f"{Decimal(1) / 3}", "about", "wells", "about a third of the wells"),
         "about a third of the wells", "about ⅓"),
        (quantity("0.33", unit="wells", words="a third of the wells"), "0.33 wells", "0.33"),
        (quantity(f"{Decimal(3) / 7}", unit="wells", words="three-sevenths of the wells"),
         "three-sevenths of the wells", "0.429"),
        (Derived(at=AT, name="left", of="a - b", unit="missiles", value=Decimal(41)), "41 missiles", "41"),
    ],
)  # fmt: skip
def test_a_number_keeps_its_qualifier(number: Quantity | Derived, said: str, cell: str) -> None:
    assert in_words(number, WORDS) == said
    assert bare(number, WORDS) == cell


def of(body: str) -> Deck:
    killed = Quantity(at=AT, name="killed", value=Decimal(11), qualifier="at_least", unit="people", words="w")
    toll = quoting("toll", "At least 11 people were killed.", "It went on", quantities=(killed,))
    hurt = Quantity(at=AT, name="hurt", value=Decimal(2), unit="people", words="w")
    other = quoting("other", "Two people were hurt.", "It went on", quantities=(hurt,))
    records = ledger(toll, other)
    columns = (
        Column(at=HERE, head=text("Killed"), field="quantity:killed"),
        Column(at=HERE, head=text("Hurt"), field="quantity:hurt"),
    )
    slide = wanted("toll", "other", records=records, columns=columns)
    return compose(outline(slide), records, pack(template(f"# Title\n::: body\n{body}\n:::\n")))


def test_running_text_has_the_unit_and_a_cell_has_not() -> None:
    deck = of("{{ fact.quantities.killed }}\n\n{{ table(facts, columns) }}")
    said, *cells = body_of(deck)
    assert said.text == "at least 11 people"
    assert [cell.text for cell in cells] == ["Killed", "Hurt", "at least 111", "", "", "2"]
    for paragraph in (said, cells[2]):
        assert (paragraph.runs[0].origin.ref, paragraph.runs[0].origin.field) == ("toll", "quantities.killed")
