"""What the tests of visuals share: a slide of a shipped brand with a visual on it, and whether boxes meet."""

import functools
from pathlib import Path

from builder.fit import fit
from builder.model.brand import Box, Brand
from builder.model.placed import PlacedDeck, PlacedVisual
from builder.model.slides import Deck, Origin, Paragraph, Run, Slide, Slot, Visual
from builder.packs import load_pack

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("seminar", "classroom")


@functools.cache
def shipped(name: str) -> Brand:
    return load_pack(name, ROOT, bundled=ROOT / "templates").brand


def on_a_slide(visual: Visual, brand: Brand, *others: str) -> PlacedDeck:
    """The visual on a slide with a title and those other slots."""

    def said(name: str) -> Slot:
        return Slot(name, (Paragraph((Run(name.capitalize(), Origin("deck")),)),))

    slots = {"title": said("title"), "visual": Slot("visual", (visual,)), **{name: said(name) for name in others}}
    slide = Slide(id="s", template="t", slots=slots)
    return fit(Deck(id="d", title="D", language="en-GB", slides=(slide,), citations=()), brand)


def visuals(deck: PlacedDeck) -> list[PlacedVisual]:
    return [shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, PlacedVisual)]


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def within(inner: Box, outer: Box, slack: int = 0) -> bool:
    return (
        outer.x - slack <= inner.x
        and outer.y - slack <= inner.y
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )
