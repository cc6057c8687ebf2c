"""Who can read the slides: alternative text, links, languages, and what colour alone must not say."""

import pytest
from accessible_decks import box, cite, dot, faults, paragraph, run, slide, table, text, visual

from builder.model.language import is_language_tag, spoken, stretches
from builder.model.slides import Run
from builder.model.visuals import Bar, BarPart, Bars, Chain, ChainLink, Event, Timeline

DOT = dot(box(2, 2.5, 0.1, 0.1))
ALT = paragraph("Timeline, 8 September to 15 November: five listings on exact days")


@pytest.mark.parametrize(
    "alt",
    [
        "Timeline, 8 September to 15 November 2022: five listings on exact days",
        "Bar chart of Zelenskyy's figures: 43 of 84 missiles shot down",
        "x" * 150,
    ],
)
def test_alternative_text_that_says_what_is_shown_passes(alt: str) -> None:
    assert not faults("A102", slide(visual(DOT, alt=alt)))


@pytest.mark.parametrize(
    ("alt", "fault"),
    [
        (" ", "no alternative text"),
        ("x" * 151, "151 characters, 1 more than 150"),
        ("chart", "does not say what it shows"),
        ("A bar chart.", "does not say what it shows"),
        ("Image of a map with eight places", "does not say what it shows"),
        ("The places, from map-final.PNG", "a file's name"),
    ],
)
def test_alternative_text_that_says_nothing_is_an_error(alt: str, fault: str) -> None:
    [finding] = faults("A102", slide(visual(DOT, alt=alt)))
    assert fault in finding.message


def test_tables_have_alternative_text_too() -> None:
    assert not faults("A102", slide(table(["Who"], ["Officials"])))
    assert faults("A102", slide(table(["Who"], ["Officials"], described="")))


def test_a_status_mark_has_a_word() -> None:
    assert not faults("A106", slide(text("body", paragraph(run("◔ Reported", mark="reported")))))
    [finding] = faults("A106", slide(text("body", paragraph(run("◔", mark="reported")))))
    assert "the mark “◔” (reported) has no word" in finding.message
    assert faults("A106", slide(table(["Status"], [run("≠", mark="disputed")])))


def test_highlighted_words_have_their_number_after_them() -> None:
    marked = run("the agreement was finalized", highlight=True)
    assert not faults("A106", slide(text("body", paragraph("It said ", marked, cite(), " and more"))))
    assert faults("A106", slide(text("body", paragraph("It said ", cite(), marked, " and more"))))


def test_dashed_links_are_explained() -> None:
    def chain(dashed: bool, key: str) -> Chain:
        links = (ChainLink(start="a", end="b"), ChainLink(start="b", end="c", dashed=dashed))
        explained = paragraph(key) if key else None
        return Chain(name="Chain", alt=ALT, boxes=(), links=links, key=explained)

    assert faults("A106", slide(visual(DOT, of=chain(True, ""))))
    assert not faults("A106", slide(visual(DOT, of=chain(True, "Dashed: the source does not say so"))))
    assert not faults("A106", slide(visual(DOT, of=chain(False, ""))))


def test_bars_of_a_timeline_are_explained() -> None:
    event = Event(when="2022-11", words=(paragraph("November"),), open=True)
    assert faults("A106", slide(visual(DOT, of=Timeline(name="Timeline", alt=ALT, events=(event,)))))
    key = paragraph("A bar is a time given only in words")
    assert not faults("A106", slide(visual(DOT, of=Timeline(name="Timeline", alt=ALT, events=(event,), key=key))))


def test_each_part_of_stacked_bars_is_named_on_a_bar() -> None:
    def bars(second: str) -> Bars:
        parts = (BarPart(value=43, label=paragraph("43 shot down")), BarPart(value=41, label=paragraph(second)))  # type: ignore[arg-type]
        bar = Bar(label=paragraph("Missiles"), parts=parts)
        return Bars(name="Bars", alt=ALT, bars=(bar,), series=(paragraph("Shot down"), paragraph("Not")))

    assert not faults("A106", slide(visual(DOT, of=bars("41 not ÷"))))
    [finding] = faults("A106", slide(visual(DOT, of=bars("41 ÷"))))
    assert "part (2 of 2)" in finding.message


@pytest.mark.parametrize("words", ["Republic World, 21 Nov 2022", "UN Register", "Treasury.gov press release", "1"])
def test_links_that_say_where_they_lead_pass(words: str) -> None:
    assert not faults("A107", slide(text("body", paragraph(run(words, href="https://example.org/a")))))


@pytest.mark.parametrize(
    "words", ["https://example.org/a", "www.example.org", "example.org/news/1", "here", "Click here", "(link)", "…"]
)
def test_bare_addresses_and_empty_words_are_no_link_text(words: str) -> None:
    linked = paragraph("See ", run(words, href="https://example.org/a"), ".")
    [finding] = faults("A107", slide(text("sources", linked)))
    assert words in finding.message


def test_a_link_in_several_runs_is_read_as_one_and_citation_numbers_are_links() -> None:
    parts = [run(words, href="https://example.org/a") for words in ("“", "The Register", ".”")]
    assert not faults("A107", slide(text("body", paragraph(*parts, cite(3)))))


def test_the_decks_language_is_a_tag() -> None:
    assert not faults("A108", slide(), language="pt-BR")
    assert faults("A108", slide(), language="English")
    assert faults("A108", slide(), language="")


def test_words_in_a_language_are_written_in_its_letters() -> None:
    def title(words: str, language: str) -> list[object]:
        return list(faults("A108", slide(text("sources", paragraph(run(words, language=language))))))

    assert not title("Київ", "uk")
    assert not title("Reuters 2022", "fr")
    assert not title("2022", "fa")
    assert title("Itta.info on the strikes", "uk")
    assert title("Київ", "ukrainian language")
    assert not title("Belgrad", "sr-Latn")


def test_the_writer_gives_names_in_other_scripts_their_language() -> None:
    said = "Officials in Київ, 北京 and گزارش spoke to Ёлка of Москва."
    cut = stretches(said, "en-GB")
    assert "".join(words for words, _ in cut) == said
    assert {words: tag for words, tag in cut if tag} == {
        "Київ": "uk",
        "北京": "zh",
        "گزارش": "fa",
        "Ёлка": "ru",
        "Москва": "und-Cyrl",
    }
    assert stretches("Київ і Одеса", "uk") == (("Київ і Одеса", ""),)
    assert stretches("東京タワー", "en")[0] == ("東京タワー", "ja")


def test_cut_runs_keep_their_look_and_the_break_at_their_end() -> None:
    one = run("Kyiv (Київ)", strong=True, break_after=True)
    first, second, third = spoken([one], "en")
    assert [part.text for part in (first, second, third)] == ["Kyiv (", "Київ", ")"]
    assert all(isinstance(part, Run) and part.strong for part in (first, second, third))
    assert [part.break_after for part in (first, second, third)] == [False, False, True]
    assert list(spoken([run("“Kyiv” – at least 11")], "en")) == [run("“Kyiv” – at least 11")]


@pytest.mark.parametrize(("tag", "valid"), [("en", True), ("zh-Hant-TW", True), ("english-", False), ("", False)])
def test_language_tags(tag: str, valid: bool) -> None:
    assert is_language_tag(tag) is valid
