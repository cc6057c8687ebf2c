"""The two shipped decks as files: every citation number leads to its entry, every entry to its address; sections."""

import functools
import posixpath
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from placed_decks import ROOT

from builder.build import make_deck, read_ledger
from builder.model.placed import PlacedDeck, PlacedSlide
from builder.model.slides import Paragraph
from builder.powerpoint import write

DECKS = ("drone-deal-seminar", "drone-deal-classroom")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@pytest.fixture(scope="module", params=DECKS)
def shipped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[PlacedDeck, Path]:
    """A shipped deck as placed, and the file that it became."""
    made = make_deck(Path("decks") / f"{request.param}.yaml", ROOT, ledger())
    assert made.placed
    assert made.pack
    out = tmp_path_factory.mktemp("shipped") / f"{request.param}.pptx"
    write(made.placed, Path(made.pack.brand_path), out, made.pack.brand)
    return made.placed, out


@functools.cache
def ledger():
    return read_ledger(ROOT)[0]


def links(out: Path, number: int) -> list[tuple[str, str]]:
    """The links of a slide: their words, and the address or the part that they lead to."""
    folder = "ppt/slides"
    with zipfile.ZipFile(out) as archive:
        slide = etree.fromstring(archive.read(f"{folder}/slide{number}.xml"))
        relations = etree.fromstring(archive.read(f"{folder}/_rels/slide{number}.xml.rels"))
    targets = {
        item.get("Id"): item.get("Target") if item.get("TargetMode") else posixpath.join(folder, item.get("Target"))
        for item in relations
    }
    found = []
    for run in slide.iter(f"{A}r"):
        click = run.find(f"{A}rPr/{A}hlinkClick")
        if click is not None:
            found.append((run.findtext(f"{A}t"), targets[click.get(R_ID)]))
    return found


def paragraphs(slide: PlacedSlide) -> list[Paragraph]:
    return [paragraph for slot in slide.slide.slots.values() for paragraph in slot.paragraphs()]


def test_every_citation_number_leads_to_the_slide_with_its_entry(shipped) -> None:
    placed, out = shipped
    homes = {
        anchor: f"ppt/slides/slide{slide.number}.xml"
        for slide in placed.slides
        for paragraph in paragraphs(slide)
        for anchor in paragraph.anchor.split()
    }
    assert {f"source:{citation.number}" for citation in placed.deck.citations} == set(homes)
    for slide in placed.slides:
        expected = [
            (run.text, homes[f"source:{run.cites[0]}"])
            for paragraph in paragraphs(slide)
            for run in paragraph.runs
            if run.cites and not paragraph.anchor
        ]
        made = [(text, target) for text, target in links(out, slide.number) if not text.strip("0123456789–")]
        assert sorted(made) == sorted(expected), f"slide {slide.number}"


def test_every_entry_of_the_bibliography_leads_to_its_address(shipped) -> None:
    placed, out = shipped
    addresses = {f"source:{citation.number}": citation.url for citation in placed.deck.citations}
    for slide in placed.slides:
        wanted = {addresses[anchor] for paragraph in paragraphs(slide) for anchor in paragraph.anchor.split()}
        assert wanted - {""} <= {target for _, target in links(out, slide.number)}


def test_sections_are_named_once_and_in_the_deck_s_order(shipped) -> None:
    placed, out = shipped
    with zipfile.ZipFile(out) as archive:
        root = etree.fromstring(archive.read("ppt/presentation.xml"))
    names = [section.get("name") for section in root.iter(f"{P14}section")]
    assert names == list(dict.fromkeys(slide.slide.section for slide in placed.slides if slide.slide.section))
    assert len(names) > 1
    identities = [section.get("id") for section in root.iter(f"{P14}section")]
    assert len(set(identities)) == len(identities)
