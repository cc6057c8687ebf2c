"""The shipped decks show their evidence: most content slides carry something to look at that is not bullets."""

from pathlib import Path

from builder.model.placed import PlacedDeck, PlacedSlide, PlacedTable, PlacedText, PlacedVisual

FRAMES = frozenset({"title", "section", "agenda", "sources", "about"})
CARDS = frozenset({"left", "middle", "right", "first", "second", "third", "one", "two", "three", "four", "five", "six"})
WANTED = 0.6


def shows_evidence(slide: PlacedSlide) -> bool:
    """Whether a slide has a visual, a table, a highlighted passage, or two cards side by side; bullets are none."""
    texts = [shape for shape in slide.shapes if isinstance(shape, PlacedText)]
    if any(item.paragraph.bullet != "none" for text in texts for item in text.paragraphs):
        return False
    if any(isinstance(shape, PlacedVisual | PlacedTable) for shape in slide.shapes):
        return True
    if any(run.highlight for text in texts for item in text.paragraphs for run in item.paragraph.runs):
        return True
    return sum(text.slot.name in CARDS for text in texts) > 1


def test_most_content_slides_carry_something_to_look_at(shipped: tuple[PlacedDeck, Path]) -> None:
    content = [slide for slide in shipped[0].slides if slide.slide.template not in FRAMES]
    bare = [slide.slide.title for slide in content if not shows_evidence(slide)]
    assert len(content) > 10
    assert len(bare) <= (1 - WANTED) * len(content), f"give these something to look at: {bare}"


def test_each_deck_draws_a_map_bars_and_a_chain(shipped: tuple[PlacedDeck, Path]) -> None:
    shapes = [shape for slide in shipped[0].slides for shape in slide.shapes]
    drawn = {type(shape.visual).__name__ for shape in shapes if isinstance(shape, PlacedVisual)}
    assert drawn >= {"AreaMap", "Bars", "Chain"}
