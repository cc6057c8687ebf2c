"""The rule about what is to be said aloud: a script that can be said, not read out."""

from collections.abc import Iterator

from builder.model.finding import Finding
from builder.rules.book import breach
from builder.rules.deck.shown import ShownDeck, whole_id

MOST_WORDS = 80


def script_length(deck: ShownDeck) -> Iterator[Finding]:
    """D106: the script in a slide's notes has at most 80 words, about half a minute of speech."""
    told: set[str] = set()
    for placed in deck.placed.slides:
        runs = [
            run
            for paragraph in placed.slide.notes
            for run in paragraph.runs
            if run.origin.kind == "deck" and run.origin.field.rpartition(".")[2] == "script"
        ]
        words = sum(len(run.text.split()) for run in runs)
        if words > MOST_WORDS and whole_id(placed) not in told:
            told.add(whole_id(placed))
            place = runs[0].origin.at
            yield breach(
                "D106",
                place if place.path else placed.slide.at,
                f"the script has {words} words, {words - MOST_WORDS} more than can be said without reading out",
                f"keep it to {MOST_WORDS}; what is meant for the speaker alone can go into question, answer or avoid",
                slide=placed.number,
                slot="notes",
                template=placed.slide.template,
            )
