"""Golden entries of Chicago's bibliography style, and how each comes about."""

import pytest

from builder.citations import full_citation
from builder.errors import SourcedeckError
from builder.model.finding import Place
from builder.model.ledger import Author, Source
from builder.model.slides import Run


def source(**fields: object) -> Source:
    """A source with a place of its own; the fields given come on top."""
    given = {"id": "s", "type": "article-newspaper", "title": "A title", "at": Place("seeds/sources/s.md", 1, 1)}
    return Source(**(given | fields))


def marked(runs: tuple[Run, ...]) -> str:
    """Runs as a line: *italics*, and [link text](address)."""
    words = []
    for run in runs:
        text = f"*{run.text}*" if run.emphasis else run.text
        words.append(f"[{text}]({run.href})" if run.href else text)
    return "".join(words)


GOLDEN = [
    (
        "a newspaper article with three authors",
        source(
            title="Iran will help Russia build drones for Ukraine war, Western officials say",
            container_title="Washington Post",
            authors=(
                Author(at=Place(), family="Warrick", given="Joby"),
                Author(at=Place(), family="Mekhennet", given="Souad"),
                Author(at=Place(), family="Nakashima", given="Ellen"),
            ),
            issued="2022-11-19",
            url="https://wapo.example/1",
        ),
        "Warrick, Joby, Souad Mekhennet, and Ellen Nakashima. "
        "“[Iran will help Russia build drones for Ukraine war, Western officials say](https://wapo.example/1).” "
        "*Washington Post*, 19 November 2022.",
    ),
    (
        "an unsigned newspaper article whose title was taken from its address stands under its newspaper",
        source(
            title="Iran helping Russia set up own assembly line, manufacturing units for Shahed-136: Report",
            title_from="URL",
            container_title="Republic World",
            issued="2022-11-21",
            url="https://rw.example/1",
        ),
        "*Republic World*. “[[Iran helping Russia set up own assembly line, manufacturing units for Shahed-136: "
        "Report]](https://rw.example/1).” 21 November 2022. Title from its address.",
    ),
    (
        "a relayed article says what it relays",
        source(
            title="Iran to help Russia build drones for Ukraine war, Post says",
            container_title="The Diplomat",
            issued="2022-11-20",
            url="https://thediplomat.example/1",
            relays="Reuters",
        ),
        "*The Diplomat*. “[Iran to help Russia build drones for Ukraine war, Post says]"
        "(https://thediplomat.example/1).” 20 November 2022. Relays Reuters; the original was not seen.",
    ),
    (
        "an agency report in another language, its title described by us",
        source(
            type="article",
            title="Peskov on the report of drone production",
            title_from="description",
            publisher="TASS",
            issued="2022-11-21",
            language="ru",
            url="https://tass.example/1",
        ),
        "TASS. [[Peskov on the report of drone production]](https://tass.example/1) [in Russian]. 21 November 2022. "
        "Described by us; its own title was not seen.",
    ),
    (
        "a foreign title in quotation marks keeps its language note outside them",
        source(title="Die Lage", container_title="Die Zeit", language="de", issued="2022-10"),
        "*Die Zeit*. “Die Lage” [in German]. October 2022.",
    ),
    (
        "a web page without author stands under the owner of its site",
        source(
            type="webpage",
            title="886. What is a designation?",
            publisher="US Department of the Treasury",
            container_title="Frequently Asked Questions",
            accessed="2024-03-05",
            url="https://treasury.example/886",
        ),
        "US Department of the Treasury. “[886. What is a designation?](https://treasury.example/886)” "
        "Frequently Asked Questions. n.d. Accessed 5 March 2024.",
    ),
    (
        "a signed web page names its site",
        source(
            type="webpage",
            title="UN resolution 2231",
            authors=(Author(at=Place(), family="Kerr", given="Paul K."),),
            publisher="Congressional Research Service",
            issued="2022",
        ),
        "Kerr, Paul K. “UN resolution 2231.” Congressional Research Service. 2022.",
    ),
    (
        "a press release says so",
        source(
            type="webpage",
            title="Statement on the UNSCR 2231 Report",
            publisher="US Mission to the UN",
            genre="press release",
            issued="2023-07-06",
        ),
        "US Mission to the UN. “Statement on the UNSCR 2231 Report.” Press release. 6 July 2023.",
    ),
    (
        "a report is a work of its own, in italics",
        source(
            type="report",
            title="Guidance to Industry on Iran's UAV-Related Activities",
            publisher="Bureau of Industry and Security",
            genre="report no.",
            number="7008",
            issued="2023-06-09",
            url="https://bis.example/7008",
        ),
        "Bureau of Industry and Security. [*Guidance to Industry on Iran's UAV-Related Activities*]"
        "(https://bis.example/7008). Report no. 7008. 9 June 2023.",
    ),
    (
        "a signed report names its publisher at the end",
        source(
            type="report",
            title="Drones",
            authors=(Author(at=Place(), literal="Conflict Armament Research"),),
            publisher="CAR",
            issued="2022-11",
        ),
        "Conflict Armament Research. *Drones*. CAR, November 2022.",
    ),
    (
        "a Federal Register notice by volume and page",
        source(
            type="regulation",
            title="Additions of Entities to the Entity List",
            publisher="Bureau of Industry and Security",
            container_title="Federal Register",
            number="88 FR 6621",
            issued="2023-02-01",
            url="https://govinfo.example/1",
        ),
        "Bureau of Industry and Security. “[Additions of Entities to the Entity List](https://govinfo.example/1).” "
        "*Federal Register* 88 (1 February 2023): 6621.",
    ),
    (
        "an EU law by its number, in roman",
        source(
            type="legislation",
            title="Council Regulation concerning restrictive measures in view of Iran's military support",
            publisher="Council of the European Union",
            number="Regulation (EU) 2023/1529",
            issued="2023-07-20",
        ),
        "Council of the European Union. Council Regulation concerning restrictive measures in view of Iran's military "
        "support. Regulation (EU) 2023/1529, 20 July 2023.",
    ),
    (
        "a title that ends in a question mark takes no full stop",
        source(title="Who makes it?", container_title="Paper", issued="2022-11-21"),
        "*Paper*. “Who makes it?” 21 November 2022.",
    ),
    (
        "a title alone is enough",
        source(type="webpage", title="A page"),
        "“A page.” n.d.",
    ),
    (
        "a date that cannot be read stands as it was written",
        source(title="A", container_title="P", issued="last week"),
        "*P*. “A.” last week.",
    ),
]


@pytest.mark.parametrize(("entry", "expected"), [case[1:] for case in GOLDEN], ids=[case[0] for case in GOLDEN])
def test_chicago_entry(entry: Source, expected: str) -> None:
    assert marked(full_citation(entry)) == expected


def test_more_than_ten_authors_become_seven_and_et_al() -> None:
    authors = tuple(Author(at=Place(), family=f"F{n}", given=f"G{n}") for n in range(1, 12))
    text = "".join(run.text for run in full_citation(source(authors=authors, container_title="P")))
    assert text.startswith("F1, G1, G2 F2, G3 F3, G4 F4, G5 F5, G6 F6, G7 F7, et al. “A title.”")


def test_every_run_says_that_it_is_a_citation_of_its_source() -> None:
    runs = full_citation(source(container_title="P", url="https://x.example/"))
    assert {(run.origin.kind, run.origin.ref, run.origin.field) for run in runs} == {("source", "s", "citation")}


def test_no_address_is_ever_shown_as_text() -> None:
    for _, entry, _ in GOLDEN:
        assert "http" not in "".join(run.text for run in full_citation(entry))


def test_a_foreign_title_carries_its_language() -> None:
    runs = full_citation(source(title="Титул", language="ru", url="https://x.example/"))
    assert [run.language for run in runs if run.href] == ["ru"]


def test_an_unknown_style_names_those_that_exist() -> None:
    with pytest.raises(SourcedeckError, match=r"no citation style “apa”\n  hint: styles: chicago"):
        full_citation(source(), "apa")


def test_the_words_of_a_pack_come_before_ours() -> None:
    runs = full_citation(source(), strings={"no_date": "o. D."})
    assert "".join(run.text for run in runs) == "“A title.” o. D."
