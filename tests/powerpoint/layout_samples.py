"""A sample deck with every layout filled: `python tests/powerpoint/layout_samples.py PACK OUT`."""

import sys
from pathlib import Path

from placed_decks import Content, brand, brand_file, deck, paragraph, run, slide, table

from builder.fit import fit
from builder.model.brand import Brand
from builder.model.placed import PlacedDeck
from builder.model.slides import Paragraph
from builder.powerpoint import write

_CITE = run("1", superscript=True, style="cite", jump="source:1", cites=(1,))
_MARKS = paragraph(
    run("◔ Reported", style="mark"), " · ", run("≠ Disputed", style="mark"), " · not checked", style="marks"
)


def _side(label: str, text: str) -> list[Paragraph]:
    return [paragraph(label, style="label"), _MARKS, paragraph(text, _CITE)]


_CONTENTS: dict[str, Content] = {
    "kicker": "Evidence",
    "title": "Finalisation is attributed to at least three unnamed officials, and only “reportedly”",
    "subtitle": "Republic World, 21 November 2022: what is said, by whom, and what it rests on",
    "meta": "Known as of 21 November 2022; later facts are marked · every quotation matched to its source · 90 minutes",
    "body": [
        paragraph("The agreement was finalised during a meeting in Iran earlier in November 2022.", _CITE),
        _MARKS,
        paragraph("A bulleted point", bullet="dot"),
        paragraph("Another, one level down", level=1, bullet="dot"),
    ],
    "task": [
        paragraph(run("Think, then pair: 3 minutes"), style="heading"),
        paragraph("Why might the officials not be named? What does that cost us?"),
    ],
    "left": _side("Sentence 1", "Russia and Iran “have inked a deal …, according to new reports.”"),
    "middle": _side("Sentence 4", "“… the deal may be in progress to be finalized soon.”"),
    "right": _side("Iran’s mission", "The mission rejects the report as baseless."),
    "passage": [
        paragraph(
            "… ",
            run(
                "At least three officials familiar with the development have reportedly stated that the agreement was "
                "finalized during a meeting in Iran earlier this month.",
                highlight=True,
            ),
            _CITE,
            " …",
            style="quotation",
        ),
        paragraph("Paragraph 1, quoted in context; highlight ours", style="caption"),
    ],
    "reading": [
        paragraph("Read it closely", style="label"),
        paragraph(run("Who? ", strong=True), "At least three officials; no name, no country."),
        paragraph(run("When? ", strong=True), "“Earlier this month”: before the 21st."),
        _MARKS,
    ],
    "quotation": [
        paragraph("“… the deal may be in progress to be finalized soon.”", _CITE, style="quotation"),
    ],
    "table": table(
        ("Date", "Who lists", "What"),
        ("8 September 2022", "United States", "four firms"),
        ("20 October 2022", "European Union and United Kingdom", "a maker and three people"),
        ("14 November 2022", "European Union", "more people and firms"),
        description="Listings by date",
    ),
    "prompt": [paragraph("Could both be true? What would settle it?", style="prompt")],
    "aside": [paragraph("Help", style="label"), paragraph("Look for words that hedge: “reportedly”, “may”.")],
    "list": [
        paragraph(
            f"{number}  Republic World, “Iran helping Russia set up own assembly line”, 21 November 2022. ",
            run("www.republicworld.com", href="https://www.republicworld.com/"),
            anchor=f"source:{number}",
        )
        for number in range(1, 9)
    ],
    **{
        name: [
            paragraph(f"{name.capitalize()}: a term", style="heading"),
            paragraph("What it means, in a few words.", _CITE),
        ]
        for name in ("one", "two", "three", "four", "five", "six")
    },
    "first": [_MARKS, paragraph("The agreement was finalised during a meeting in Iran.", _CITE)],
    "second": [_MARKS, paragraph("The deal “may be in progress to be finalized soon”.", _CITE)],
    "third": [_MARKS, paragraph("The ministry calls the report political.", _CITE)],
    "visual": [
        paragraph("Republic World", _CITE, style="heading"),
        paragraph("21 November 2022", style="muted"),
        paragraph("Borders: Natural Earth", style="caption"),
    ],
    "sources": [
        paragraph(
            run("1, 2", style="label"),
            "  Republic World, 21 Nov 2022   ",
            run("3", style="label"),
            "  APA",
            style="sources",
        )
    ],
}


def sample(pack: str, look: Brand | None = None) -> PlacedDeck:
    """A deck with one slide of every layout, fitted, with notes, in two sections; `look` in place of the pack's own."""
    look = look or brand(pack)
    placed = deck(
        *(
            slide(
                look,
                layout.name,
                {slot.name: _CONTENTS[slot.name] for slot in layout.slots},
                number=number,
                section="Evidence" if number > 2 else "",
                notes=(paragraph("Say this.", run(" Slowly.", strong=True)), paragraph("Minutes 0–4 of 45")),
            )
            for number, layout in enumerate(look.layouts, start=1)
        )
    )
    return fit(placed.deck, look)


if __name__ == "__main__":
    made = sample(sys.argv[1])
    for finding in made.findings:
        print(finding)
    write(made, brand_file(sys.argv[1]), Path(sys.argv[2]), brand(sys.argv[1]))
