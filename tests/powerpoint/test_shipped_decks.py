"""The two shipped decks as files: every citation number leads to its entry, every entry to its address; sections."""

import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from builder.model.placed import PlacedSlide
from builder.model.slides import Paragraph

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


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
