"""Numbers, the strip and the list, as a reader meets them."""

import msgspec
import pytest

from builder.citations import Citations, bibliography, short_citation, strip
from builder.model.finding import Place
from builder.model.ledger import Evidence, Source
from builder.model.slides import Citation, Paragraph

AT = Place("seeds/sources/x.md", 1, 1)
RW = Source(
    at=AT,
    id="rw",
    type="article-newspaper",
    title="Iran helping Russia",
    container_title="Republic World",
    issued="2022-11-21",
    url="https://rw.example/",
    text="one. two.",
)
APA = Source(at=AT, id="apa", type="article", title="Iranian MFA responded", publisher="APA", issued="2022-11-21")
MEHR = Source(at=AT, id="mehr", type="article", title="Iran rejects", publisher="Mehr", issued="2022-11-22")
SOURCES = {source.id: source for source in (RW, APA, MEHR)}


def quoted(source: Source, exact: str, locator: str = "") -> Evidence:
    return Evidence(at=AT, source=source.id, exact=exact, locator=locator)


def some_citations() -> tuple[Citation, ...]:
    book = Citations()
    book.cite(RW, quoted(RW, "one", "paragraph 1"), True)
    book.cite(RW, quoted(RW, "two", "paragraph 3"), True)
    book.cite(APA, None, False)
    book.cite(MEHR, None, False)
    return book.all()


def test_a_quotation_keeps_its_number() -> None:
    book = Citations()
    assert [book.cite(RW, quoted(RW, words), True) for words in ("one", "two", "one")] == [1, 2, 1]
    assert book.cite(APA, None, False) == 3


def test_the_same_words_in_two_sources_are_two_citations() -> None:
    book = Citations()
    assert book.cite(RW, quoted(RW, "one"), True) != book.cite(APA, quoted(APA, "one"), False)


def test_words_that_recur_are_told_apart_by_what_stands_before_them() -> None:
    book = Citations()
    first = Evidence(at=AT, source="rw", exact="drones", prefix="the ")
    second = Evidence(at=AT, source="rw", exact="drones", prefix="own ")
    assert [book.cite(RW, first, True), book.cite(RW, second, True)] == [1, 2]


def test_without_words_the_locator_tells_citations_apart() -> None:
    book = Citations()
    assert [book.cite(MEHR, quoted(MEHR, "", place), False) for place in ("page 1", "page 2", "page 1")] == [1, 2, 1]


def test_a_number_is_checked_only_if_each_use_of_it_is() -> None:
    book = Citations()
    for checked in (True, False, True):
        book.cite(RW, None, checked)
    assert [citation.checked for citation in book.all()] == [False]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (RW, "Republic World, 21 Nov 2022"),
        (APA, "APA, 21 Nov 2022"),
        (Source(at=AT, id="x", type="webpage", title="A page"), "A page, n.d."),
        (Source(at=AT, id="x", type="webpage", title="T", short="The Post", issued="2022-11"), "The Post, Nov 2022"),
    ],
)
def test_short_citation(source: Source, expected: str) -> None:
    assert short_citation(source) == expected


def test_the_strip_groups_numbers_by_source() -> None:
    paragraph = strip(some_citations())
    assert paragraph.text == (
        "1, 2 Republic World, 21 Nov 2022, paragraphs 1, 3 · 3 APA, 21 Nov 2022, not checked · "
        "4 Mehr, 22 Nov 2022, not checked"
    )
    assert paragraph.style == "sources"
    assert [run.text for run in paragraph.runs if run.strong] == ["1", ", ", "2", "3", "4"]
    assert [run.jump for run in paragraph.runs if run.jump] == ["source:1", "source:2", "source:3", "source:4"]


def test_where_nothing_is_checked_the_strip_says_it_once() -> None:
    paragraph = strip(some_citations()[2:])
    assert paragraph.text == "3 APA, 21 Nov 2022 · 4 Mehr, 22 Nov 2022 · all not checked"


def test_one_unchecked_source_alone_says_so_in_its_place() -> None:
    assert strip(some_citations()[3:]).text == "4 Mehr, 22 Nov 2022, not checked"


def test_locators_of_different_kinds_stand_one_after_the_other() -> None:
    book = Citations()
    book.cite(RW, quoted(RW, "one", "paragraph 1"), True)
    book.cite(RW, quoted(RW, "two", "headline"), True)
    assert strip(book.all()).text == "1, 2 Republic World, 21 Nov 2022, paragraph 1; headline"


def test_the_order_in_which_a_slide_cites_does_not_matter() -> None:
    citations = some_citations()
    assert strip(reversed(citations)) == strip(citations)


def test_a_strip_without_citations_is_empty() -> None:
    assert strip(()) == Paragraph((), style="sources")


def test_the_strip_speaks_the_words_of_the_pack() -> None:
    assert strip(some_citations()[3:], {"status_not_checked": "ungeprüft"}).text == "4 Mehr, 22 Nov 2022, ungeprüft"


def test_the_list_has_one_entry_a_source_with_all_its_numbers() -> None:
    entries = bibliography(some_citations(), SOURCES)
    assert [entry.text for entry in entries] == [
        "1, 2 Republic World. “Iran helping Russia.” 21 November 2022. Matched.",
        "3 APA. “Iranian MFA responded.” 21 November 2022.",
        "4 Mehr. “Iran rejects.” 22 November 2022.",
        "Without “Matched”: not checked; no text is stored, and the words were not compared.",
    ]
    assert [entry.anchor for entry in entries] == ["source:1 source:2", "source:3", "source:4", ""]
    assert [run.href for run in entries[0].runs if run.href] == ["https://rw.example/"]


def test_every_jump_of_a_strip_has_its_entry_in_the_list() -> None:
    citations = some_citations()
    anchors = {anchor for entry in bibliography(citations, SOURCES) for anchor in entry.anchor.split()}
    assert {run.jump for run in strip(citations).runs if run.jump} <= anchors


def test_matched_and_unmatched_quotations_of_one_source_have_an_entry_each() -> None:
    book = Citations()
    book.cite(RW, quoted(RW, "one"), True)
    book.cite(RW, quoted(RW, "elsewhere"), False)
    assert [entry.text for entry in bibliography(book.all(), SOURCES)][:2] == [
        "1 Republic World. “Iran helping Russia.” 21 November 2022. Matched.",
        "2 Republic World. “Iran helping Russia.” 21 November 2022.",
    ]


def test_what_all_entries_would_say_is_said_once_at_the_end() -> None:
    relayed = msgspec.structs.replace(MEHR, title_from="URL", relays="an AP report")
    book = Citations()
    book.cite(relayed, None, False)
    assert [entry.text for entry in bibliography(book.all(), {"mehr": relayed})] == [
        "1 Mehr. “[Iran rejects].” 22 November 2022. Via an AP report.",
        "[ ]: title from the address, or described by us. "
        "Without “Matched”: not checked; no text is stored, and the words were not compared.",
    ]
    book = Citations()
    book.cite(RW, None, True)
    assert len(bibliography(book.all(), SOURCES)) == 1


def test_numbers_in_a_row_are_shown_as_a_range() -> None:
    book = Citations()
    for words in ("one", "two", "three", "four", "five"):
        book.cite(RW, quoted(RW, words), True)
    citations = book.all()
    shown = strip((citations[0], *citations[2:]))
    assert shown.text == "1, 3–5 Republic World, 21 Nov 2022"
    assert [run.cites for run in shown.runs if run.cites] == [(1,), (3, 4, 5)]
    assert strip(citations[:2]).text.startswith("1, 2 ")
