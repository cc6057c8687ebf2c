"""The deck as text: what a reviewer reads, and that nothing in it can act as Markdown."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builder.markdown import deck_as_markdown
from builder.model.brand import Layout
from builder.model.placed import PlacedDeck, PlacedSlide
from builder.model.slides import Cell, Citation, Deck, Origin, Paragraph, Run, Slide, Slot, Table

FACT = Origin("fact", "finalised", "assertion")


def text(words: str, **look: object) -> Run:
    return Run(words, FACT, **look)  # type: ignore[arg-type]


def paragraph(*runs: Run | str, **more: object) -> Paragraph:
    return Paragraph(tuple(run if isinstance(run, Run) else text(run) for run in runs), **more)  # type: ignore[arg-type]


def slide(*slots: Slot, notes: tuple[Paragraph, ...] = (), **more: object) -> Slide:
    given = {"id": "s", "template": "passage"} | more
    return Slide(slots={slot.name: slot for slot in slots}, notes=notes, **given)  # type: ignore[arg-type]


def deck(*slides: Slide, citations: tuple[Citation, ...] = ()) -> Deck:
    return Deck(id="d", title="A deck", language="en-GB", slides=slides, citations=citations)


def body(*blocks: Paragraph | Table) -> str:
    """The Markdown of a slot with these blocks."""
    written = deck_as_markdown(deck(slide(Slot("body", blocks))))
    return written.partition("### body\n\n")[2].rstrip("\n")


GOLDEN = """\
# A deal, as reported

deck drone-deal · for policy-seminar · language en-GB · date 2022-11-21 · known as of 2022-11-21

## 1\\. At least three said so

passage · section The claim · 4 min from 5 · facts finalised

### passage

{.quotation} … reports. <mark>At least three officials familiar …</mark>[^1][^2] Tehran

{.marks} **◔ Reported** · ≠ Disputed

### table

| Who | Killed |
|---|---|
| police<br>chief | at least 11 |

### sources

{.sources} **1** Republic World, 21 Nov 2022

### notes

> **Say:** Read it whole.
>
> - one
> - two

[^1]: Republic World, 21 Nov 2022, paragraph 1: “At least three officials” (matched)
[^2]: APA, 21 Nov 2022 (not checked)
"""


def test_a_whole_deck() -> None:
    made = Deck(
        id="drone-deal",
        title="A deal, as reported",
        language="en-GB",
        date="2022-11-21",
        known_as_of="2022-11-21",
        audience="policy-seminar",
        slides=(
            slide(
                Slot("title", (paragraph("At least three", text(" said so")),)),
                Slot(
                    "passage",
                    (
                        paragraph(
                            "… reports. ",
                            text("At least three officials familiar …", highlight=True),
                            text("1, 2", superscript=True, cites=(1, 2), jump="source:1"),
                            " Tehran",
                            style="quotation",
                        ),
                        paragraph(text("◔ Reported", strong=True), " · ≠ Disputed", style="marks"),
                    ),
                ),
                Slot(
                    "table",
                    (
                        Table(
                            header=(Cell((paragraph("Who"),)), Cell((paragraph("Killed"),))),
                            rows=(
                                (Cell((paragraph("police"), paragraph("chief"))), Cell((paragraph("at least 11"),))),
                            ),
                            widths=(1, 1),
                        ),
                    ),
                ),
                Slot("sources", (paragraph(text("1", strong=True), " Republic World, 21 Nov 2022", style="sources"),)),
                notes=(
                    paragraph(text("Say:", strong=True), " Read it whole."),
                    paragraph("one", bullet="dot"),
                    paragraph("two", bullet="dot"),
                ),
                section="The claim",
                minutes=4,
                starts=5,
                facts=("finalised",),
            ),
        ),
        citations=(
            Citation(
                1,
                "rw",
                "Republic World, 21 Nov 2022",
                exact="At least three\nofficials",
                locator="paragraph 1",
                checked=True,
            ),
            Citation(2, "apa", "APA, 21 Nov 2022"),
        ),
    )
    assert deck_as_markdown(made) == GOLDEN


def test_a_deck_that_was_laid_out_is_shown_as_it_was_split() -> None:
    part = slide(Slot("title", (paragraph("Facts (2 of 2)"),)))
    layout = Layout(name="Text", part="", slots=())
    placed = PlacedDeck(
        deck=deck(slide()), slides=(PlacedSlide(number=7, slide=part, layout=layout, shapes=(), part=2, parts=2),)
    )
    assert "## 7\\. Facts (2 of 2)\n\npassage · part 2 of 2\n" in deck_as_markdown(placed)


def test_equal_looks_are_written_together() -> None:
    assert body(paragraph(text("one ", strong=True), text("two", strong=True), " three")) == "**one two** three"


def test_stars_that_would_not_work_give_way_to_tags() -> None:
    assert body(paragraph(text("“Stop.”", strong=True), "Go")) == "<strong>“Stop.”</strong>Go"


def test_links_and_line_breaks() -> None:
    linked = paragraph(text("a [page]", href="https://x.example/a b<c>"), text("", break_after=True), "next")
    assert body(linked) == "[a \\[page\\]](<https://x.example/a%20b%3Cc%3E>)\\\nnext"


def test_what_begins_a_line_is_escaped_only_there() -> None:
    assert body(paragraph("# not a heading - nor a list")) == "\\# not a heading - nor a list"
    assert body(paragraph("1. April")) == "1\\. April"
    assert body(paragraph("- a", bullet="dot")) == "- \\- a"
    assert body(paragraph("-5 degrees")) == "-5 degrees"


def test_cells_keep_their_bars_to_themselves() -> None:
    table = Table(header=(Cell((paragraph("a|b"),)),), rows=((Cell(()),),), widths=(1,))
    assert body(table) == "| a\\|b |\n|---|\n|  |"


def plain(markdown: str) -> str:
    """The words that a reader of the rendered Markdown sees, one paragraph; fails where anything else came out."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special", "softbreak"}
    return "".join(child.content for child in children)


@given(st.text(alphabet="ab1 *_`[]()<>#+-.!|\\~=&;:{}$^@/“”", min_size=1).map(lambda words: " ".join(words.split())))
def test_no_text_acts_as_markdown(words: str) -> None:
    if words:
        assert plain(body(paragraph(words))) == words


@given(st.lists(st.tuples(st.text(alphabet="a. “*", min_size=1), st.booleans(), st.booleans()), min_size=1))
def test_no_look_loses_a_word_or_shows_a_star(parts: list[tuple[str, bool, bool]]) -> None:
    runs = [text(words, strong=strong, emphasis=emphasis) for words, strong, emphasis in parts]
    tokens = MarkdownIt("commonmark").parse(body(paragraph(*runs)))
    shown = "".join(
        child.content for token in tokens for child in token.children or [] if child.type.startswith("text")
    )
    assert "".join(shown.split()) == "".join("".join(run.text for run in runs).split())
