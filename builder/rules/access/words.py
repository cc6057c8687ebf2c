"""The rules about words for those who see no slide or no colours: alternative text, links, languages, keys."""

import re
from collections.abc import Iterator
from itertools import groupby

from builder.model.brand import Brand
from builder.model.finding import Finding
from builder.model.language import is_language_tag, is_written_in, script_of
from builder.model.placed import PlacedDeck, PlacedSlide, PlacedTable, PlacedText, PlacedVisual, paragraphs_of
from builder.model.slides import Paragraph, Run
from builder.model.visuals import LONGEST_ALT, Bars, Chain, Timeline
from builder.rules.book import breach

_FILE = re.compile(
    r"\.(?:png|jpe?g|gif|svg|emf|wmf|bmp|tiff?|webp|pptx?|xlsx?|docx?|pdf|csv|json|ya?ml|md)\b", re.IGNORECASE
)
_IMAGE_OF = re.compile(
    r"(?:an? )?(?:image|picture|photo(?:graph)?|graphic|screenshot|drawing|illustration|icon) (?:of|showing)\b",
    re.IGNORECASE,
)
_KIND_ALONE = re.compile(
    r"(?:an? |the )?(?:(?:bar|column|stacked|line) )*(?:chart|graph|map|timeline|diagram|figure|table|image|picture|"
    r"chain|numbers?|visual|shapes?)[.:]?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:)\S*|[\w.-]+\.(?:com|org|net|gov|edu|int|info|eu|uk|de|ru|ua|ir)/\S*", re.IGNORECASE
)
_EMPTY_LINKS = frozenset(
    ("here", "click here", "click", "link", "this link", "this", "more", "read more", "source", "page")
)
_LETTER = re.compile(r"[^\W\d_]{2,}")


def alternatives_told(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A102: each visual and table has alternative text of at most 150 characters that says what it shows."""
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, PlacedText):
                continue
            alt = shape.table.description if isinstance(shape, PlacedTable) else shape.visual.alt.text
            fault = alternative_fault(alt)
            if fault:
                what = "the table" if isinstance(shape, PlacedTable) else f"the visual “{shape.visual.name}”"
                hint = "say in a sentence what it shows, with its figures as they stand on the slide"
                yield breach("A102", slide.slide.at, f"{what} {fault}", hint, slide=slide.number, slot=shape.slot.name)


def alternative_fault(alt: str) -> str:
    """What is wrong with an alternative text, as the end of a sentence; "" where nothing is."""
    words = " ".join(alt.split())
    if not words:
        return "has no alternative text"
    if len(words) > LONGEST_ALT:
        return f"has an alternative text of {len(words)} characters, {len(words) - LONGEST_ALT} more than {LONGEST_ALT}"
    if _FILE.search(words):
        return f"has a file's name in its alternative text: “{words}”"
    if _IMAGE_OF.match(words) or _KIND_ALONE.fullmatch(words):
        return f"has an alternative text that does not say what it shows: “{words}”"
    return ""


def never_by_colour_alone(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A106: a status mark has a word, highlighted words their number, dashes and open dates a key."""
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, PlacedVisual):
                fault = _key_fault(shape)
                if fault:
                    message = f"the visual “{shape.visual.name}” {fault}"
                    hint = "say it in words on the visual too: not everybody tells colours and dashes apart"
                    yield breach("A106", slide.slide.at, message, hint, slide=slide.number, slot=shape.slot.name)
        for slot, paragraph in _on_face(slide):
            for place, run in enumerate(paragraph.runs):
                fault = _run_fault(run, paragraph.runs[place + 1 :])
                if fault:
                    hint = "a mark is a sign with its word; highlighted words have a citation number after them"
                    where = run.origin.at if run.origin.at.path else slide.slide.at
                    yield breach("A106", where, fault, hint, slide=slide.number, slot=slot)


def _key_fault(shape: PlacedVisual) -> str:
    visual = shape.visual
    if isinstance(visual, Chain):
        styles = {link.dashed for link in visual.links}
        return "has dashed links and nothing that explains them" if True in styles and not _said(visual.key) else ""
    if isinstance(visual, Timeline):
        bars = any(event.open for event in visual.events)
        return "has bars for open dates and nothing that explains them" if bars and not _said(visual.key) else ""
    if isinstance(visual, Bars) and len(visual.series) > 1:
        for place, series in enumerate(visual.series):
            parts = [bar.parts[place] for bar in visual.bars if place < len(bar.parts)]
            named = _said(series) or any(part is not None and _said(part.label) for part in parts)
            if not named or not any(part is not None and _said(part.label) for part in parts):
                return f"has a part ({place + 1} of {len(visual.series)}) that only its colour tells from the others"
    return ""


def _said(paragraph: Paragraph | None) -> bool:
    return paragraph is not None and _LETTER.search(paragraph.text) is not None


def _run_fault(run: Run, after: tuple[Run, ...]) -> str:
    if run.mark and not _LETTER.search(run.text):
        return f"the mark “{run.text}” ({run.mark}) has no word"
    if run.highlight and run.text.strip() and not any(one.cites for one in after):
        return f"“{run.text[:40]}” is highlighted, and nothing but its colour says why"
    return ""


def links_make_sense(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A107: the text of a link says where it leads; it is never an address, and never “here”.

    Numbers of citations are links, too: they stand where readers look for them, and lead to the entry of that number.
    """
    for slide in deck.slides:
        everywhere = (*_on_face(slide), *(("notes", paragraph) for paragraph in slide.slide.notes))
        for slot, paragraph in everywhere:
            for target, runs in groupby(paragraph.runs, key=lambda run: run.href or run.jump):
                linked = list(runs)
                fault = _link_fault(linked) if target else ""
                if fault:
                    where = linked[0].origin.at if linked[0].origin.at.path else slide.slide.at
                    hint = "link the title of the page, or words that say what is there"
                    yield breach("A107", where, fault, hint, slide=slide.number, slot=slot)


def _link_fault(runs: list[Run]) -> str:
    words = " ".join("".join(run.text for run in runs).split())
    bare = words.strip(" .,;:!?()[]“”\"'‘’")
    if all(run.cites for run in runs):
        return ""
    if not _LETTER.search(bare) and not bare.isdigit():
        return f"the link “{words}” has no word in it"
    if _ADDRESS.fullmatch(bare):
        return f"a bare address is the text of a link: “{words}”"
    return f"the link “{words}” does not say where it leads" if bare.casefold() in _EMPTY_LINKS else ""


def languages_told(deck: PlacedDeck, _brand: Brand) -> Iterator[Finding]:
    """A108: the deck's language is a tag of BCP 47, and so is each run's own, in whose script the run is written."""
    if deck.slides and not is_language_tag(deck.deck.language):
        hint = "write “language: en-GB” or another tag of BCP 47 at the top of the deck"
        message = f"“{deck.deck.language}” is no language tag" if deck.deck.language else "the deck has no language"
        yield breach("A108", deck.slides[0].slide.at, message, hint, slide=deck.slides[0].number)
    for slide in deck.slides:
        for slot, paragraph in (*_on_face(slide), *(("notes", one) for one in slide.slide.notes)):
            for run in paragraph.runs:
                fault = _language_fault(run)
                if fault:
                    where = run.origin.at if run.origin.at.path else slide.slide.at
                    hint = "write its language in its fact, source or deck (“language: ar”): voices read by it"
                    yield breach("A108", where, fault, hint, slide=slide.number, slot=slot)


def _language_fault(run: Run) -> str:
    if not run.language:
        return ""  # the deck's own; the writer gives words in another script theirs
    if not is_language_tag(run.language):
        return f"“{run.language}” is no language tag"
    if not is_written_in(run.text, script_of(run.language)):
        return f"“{run.text[:40]}” is said to be in the language “{run.language}”, but is not written in its letters"
    return ""


def _on_face(slide: PlacedSlide) -> Iterator[tuple[str, Paragraph]]:
    """Every paragraph of the slide with its slot's name, the sources strip, table cells and pills included."""
    for shape in slide.shapes:
        for paragraph in paragraphs_of(shape):
            yield shape.slot.name, paragraph
        for pill in shape.pills if isinstance(shape, PlacedText) else ():
            yield shape.slot.name, Paragraph((pill.run,))
