"""Large numbers laid: all at one size, as large as their words let them, inside their cards; too many are told."""

from itertools import combinations

import pytest
from laid_visuals import on_a_slide

from builder.model.brand import Brand
from builder.model.placed import PlacedDeck, PlacedVisual, Shape
from builder.model.slides import Origin, Paragraph, Run
from builder.model.visuals import Figure, Numbers

STATED = "The Herald reported that more than four hundred ships had been counted off the harbour since August."


def line(text: str, style: str) -> Paragraph:
    return Paragraph((Run(text, Origin("fact", "f", "quantities.ships")),), style)


def laid(brand: Brand, *values: str, stated: str = STATED, aside: bool = False) -> PlacedDeck:
    figures = tuple(
        Figure(value=line(value, "number"), words=(line("Ships", "heading"), line(stated, "body"))) for value in values
    )
    visual = Numbers(name="Numbers", alt=line("Numbers", "body"), figures=figures)
    return on_a_slide(visual, brand, *(["aside"] if aside else []))


def texts(deck: PlacedDeck) -> list[Shape]:
    return [
        shape
        for placed in deck.slides[0].shapes
        if isinstance(placed, PlacedVisual)
        for shape in placed.shapes
        if isinstance(shape, Shape) and shape.text is not None
    ]


def size(shape: Shape) -> float:
    assert shape.text is not None
    return shape.text.paragraphs[0].size


@pytest.mark.parametrize("values", [("43",), ("more than 400", "about 32"), ("84", "at least 43", "41\u00a0÷")])
@pytest.mark.parametrize("aside", [False, True])
def test_numbers_stand_at_one_size_inside_their_cards(values: tuple[str, ...], aside: bool, brand: Brand) -> None:
    deck = laid(brand, *values, aside=aside)
    assert deck.findings == ()
    (visual,) = [shape for shape in deck.slides[0].shapes if isinstance(shape, PlacedVisual)]
    cards = [shape for shape in visual.shapes if isinstance(shape, Shape) and shape.text is None]
    found = texts(deck)
    assert len({size(shape) for shape in found[::2]}) == 1
    assert size(found[0]) >= 1.9 * size(found[1])
    assert len({(card.box.width, card.box.height, card.box.y) for card in cards}) == 1
    for at, shape in enumerate(found):
        card = cards[at // 2].box
        assert shape.text is not None
        assert card.x <= shape.box.x < shape.box.right <= card.right
        assert card.y <= shape.box.y < shape.box.bottom <= card.bottom <= visual.box.bottom
        assert sum(one.height for one in shape.text.paragraphs) <= shape.box.height
    for one, other in combinations(found, 2):
        apart = one.box.right <= other.box.x or one.box.bottom <= other.box.y
        assert apart


def test_the_numbers_share_a_baseline(brand: Brand) -> None:
    found = texts(laid(brand, "more than 400,000", "32"))
    assert found[0].box.bottom == found[2].box.bottom
    assert {shape.text.anchor for shape in found[::2] if shape.text} == {"bottom"}


def test_fewer_numbers_are_larger(brand: Brand) -> None:
    alone, one_of_three = texts(laid(brand, "43")), texts(laid(brand, "43", "84", "41"))
    assert size(alone[0]) > size(one_of_three[0])


def test_words_that_leave_no_room_are_an_error(brand: Brand) -> None:
    assert [found.code for found in laid(brand, "43", "84", "41", stated=STATED * 8).findings] == ["L101"]
