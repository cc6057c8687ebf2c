"""The shipped decks in the pack of the other, and on narrower slides: no finding, no fact and no word is lost."""

import functools
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from laid_visuals import ROOT
from narrow_brands import scaled, upright

from builder.build import MadeDeck, count_errors, make_deck, read_ledger, read_pack
from builder.model.brand import Brand
from builder.model.placed import PlacedText
from builder.model.slides import Run, Slide
from builder.rules.deck.shown import whole_id

DECKS = ("seminar", "classroom")
SHAPES: dict[str, Callable[[Brand], Brand]] = {
    "4:3": lambda brand: scaled(brand, 0.75),
    "upright": upright,
    "A4": lambda brand: upright(brand, 7.5, 10.83),
}


@functools.cache
def ledger():
    return read_ledger(ROOT)[0]


def made(deck: str, pack: str, shape: Callable[[Brand], Brand] = lambda brand: brand) -> MadeDeck:
    own = read_pack(pack, ROOT)
    own = msgspec.structs.replace(own, brand=shape(own.brand))
    return make_deck(Path(f"decks/drone-deal-{deck}.yaml"), ROOT, ledger(), pack_name=pack, packs={pack: own})


def facts(deck: MadeDeck) -> set[str]:
    assert deck.placed is not None
    return {fact for one in deck.placed.slides for fact in one.slide.facts}


def said(slide: Slide) -> Counter[str]:
    """The words of a slide, without sources, citation numbers and what the program adds to titles."""
    runs: list[Run] = [
        run
        for name, slot in slide.slots.items()
        if name != "sources"
        for paragraph in slot.paragraphs()
        for run in paragraph.runs
    ]
    return Counter(word for run in runs if not run.cites and run.origin.kind != "program" for word in run.text.split())


def assert_nothing_is_lost(deck: MadeDeck) -> None:
    assert deck.placed is not None
    shown: dict[str, Counter[str]] = {}
    for one in deck.placed.slides:
        shown.setdefault(whole_id(one), Counter()).update(said(one.slide))
        if "sources" in one.slide.slots:
            cited = {number for run in runs_of(one.slide) for number in run.cites}
            assert cited == set(one.slide.citations), one.slide.title
    for slide in deck.placed.deck.slides:
        assert not said(slide) - shown[slide.id], slide.id


def runs_of(slide: Slide) -> list[Run]:
    return [run for slot in slide.slots.values() for paragraph in slot.paragraphs() for run in paragraph.runs]


def lines_of_titles(deck: MadeDeck) -> list[int]:
    assert deck.placed is not None
    return [
        sum(len(paragraph.lines) for paragraph in shape.paragraphs)
        for one in deck.placed.slides
        for shape in one.shapes
        if shape.slot.name == "title" and isinstance(shape, PlacedText)
    ]


@pytest.mark.parametrize(("deck", "pack"), [("seminar", "classroom"), ("classroom", "seminar")])
def test_a_deck_changes_its_pack_without_a_change_to_the_deck(deck: str, pack: str) -> None:
    other, own = made(deck, pack), made(deck, deck)
    assert not count_errors(other.findings), [str(finding) for finding in other.findings]
    assert facts(other) == facts(own)
    assert_nothing_is_lost(other)
    assert max(lines_of_titles(other)) <= 3


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("pack", DECKS)
@pytest.mark.parametrize("deck", DECKS)
def test_both_decks_fit_on_narrower_slides(deck: str, pack: str, shape: str) -> None:
    narrow = made(deck, pack, SHAPES[shape])
    assert not count_errors(narrow.findings), [str(finding) for finding in narrow.findings]
    assert facts(narrow) == facts(made(deck, deck))
    assert_nothing_is_lost(narrow)
    assert max(lines_of_titles(narrow)) <= (3 if shape == "4:3" else 4)
