"""Text on a dark ground is set in the styles that a brand made for it, and nowhere else."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.build import read_pack
from builder.fit import fit
from builder.model.brand import Brand
from builder.model.color import contrast
from builder.model.placed import PlacedText
from builder.model.slides import Deck, Origin, Paragraph, Run, Slide, Slot

ROOT = Path(__file__).parents[2]
WORDS = Origin("fact", "lit")
CITE = Run("1", Origin("program", "log", "citation"), superscript=True, style="cite", cites=(1,))


def cited(name: str) -> Slot:
    return Slot(name, (Paragraph((Run("The lamp was lit.", WORDS), CITE)),))


def slide(slots: Mapping[str, Slot]) -> Slide:
    title = Slot("title", (Paragraph((Run("A lamp", WORDS),)),))
    return Slide(id="one", template="any", slots={"title": title, **slots})


def placed(brand: Brand, *names: str) -> tuple[PlacedText, str]:
    """The first of these slots as placed, and what its layout stands on."""
    slots = slide({name: cited(name) for name in names})
    page = fit(Deck(id="lamps", title="A lamp", language="en-GB", slides=(slots,), citations=()), brand).slides[0]
    found = next(s for s in page.shapes if isinstance(s, PlacedText) and s.slot.name == names[0])
    return found, page.layout.background


@pytest.mark.parametrize("pack", ["seminar", "classroom"])
def test_a_citation_on_the_cover_can_be_read(pack: str) -> None:
    brand = read_pack(pack, ROOT).brand
    cover, background = placed(brand, "subtitle", "meta")
    cite = cover.paragraphs[0].paragraph.runs[-1]
    assert cite.style == "cite-on-dark"
    assert cite.cites == (1,)
    color = brand.char_styles[cite.style].color
    assert color is not None
    assert contrast(brand.rgb(color), brand.rgb(background)) >= 4.5


@pytest.mark.parametrize("pack", ["seminar", "classroom"])
def test_a_citation_on_paper_stays_as_it_is(pack: str) -> None:
    body, _ = placed(read_pack(pack, ROOT).brand, "body")
    assert body.paragraphs[0].paragraph.runs[-1].style == "cite"
