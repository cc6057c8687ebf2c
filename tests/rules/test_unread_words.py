"""Sources and facts in languages whose words the rules do not know: figures are checked, and no words are accused."""

import pytest
from small_ledgers import deck_text, fact, found, ledger, placed, quantity, slide, source

from builder.model.finding import Finding
from builder.model.ledger import Fact
from builder.rules import check_deck, check_ledger

SAID = {
    "ar": ("أعلنت السلطات أن 11 سفينة على الأقل انتظرت خارج الميناء.", "11 سفينة على الأقل"),
    "fr": ("Au moins 11 navires auraient attendu devant le port, selon les autorités.", "Au moins 11 navires"),
}
ENGLISH = "At least 11 ships waited outside the harbour."


def ships(said: str, value: int = 11, qualifier: str = "at_least", words: str = "", **fields: object) -> Fact:
    text, known = SAID[said]
    counted = quantity("ships", value, words or known, qualifier, unit="ships")
    given: dict[str, object] = {"exact": text, "quantities": (counted,), **fields}
    return fact("ships", str(given.pop("assertion", ENGLISH)), **given)  # type: ignore[arg-type]


def told(language: str, one: Fact, text: str = "") -> list[Finding]:
    stored = source(text or SAID[language][0], language=language)
    return list(check_ledger(ledger(one, sources=[stored])))


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_what_the_source_bounds_in_its_own_words_is_not_called_wrong_and_told_once(language: str) -> None:
    (finding,) = told(language, ships(language))
    assert (finding.code, finding.severity) == ("F113", "warning")
    assert "the source “paper”, quoted once" in finding.message
    assert f"“{language}”" in finding.message


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_that_the_number_were_exact_is_not_called_right_either(language: str) -> None:
    exact = ships(language, qualifier="exact", assertion="In this report 11 ships waited outside the harbour.")
    assert [one.code for one in told(language, exact)] == ["F113"]


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_qualifier_of_the_fact_is_still_kept_in_english_words(language: str) -> None:
    codes = [one.code for one in told(language, ships(language, assertion="11 ships waited outside the harbour."))]
    assert codes.count("F106") == 1


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize("value", [12, 1, 110, 1100])
def test_another_figure_is_an_error(language: str, value: int) -> None:
    codes = {one.code for one in told(language, ships(language, value))}
    assert "F104" in codes


def test_part_of_a_number_is_not_the_number() -> None:
    assert "F104" in {one.code for one in told("fr", ships("fr", 1, words="1 navires"))}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Il y en a 11 millions.", "11 millions", 11_000_000),
        ("Il y en a 1.234 au port.", "1.234", 1234),
        ("Il y en a onze au port.", "onze", 11),
        ("انتظرت ١١ سفينة.", "١١ سفينة", 11),
    ],
)
def test_figures_may_be_grouped_scaled_or_words(text: str, words: str, value: int) -> None:
    one = ships("fr", value, words=words, exact=text, assertion="The ships waited.")
    assert [finding.code for finding in told("fr", one, text)] == ["F113"]


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_fact_in_its_own_words_is_told_once_and_not_asked_for_english_ones(language: str) -> None:
    text, _ = SAID[language]
    facts = ships(language, assertion=text, language=language)
    stored = source("At least 11 ships may have waited, officials said.", language="en")
    english = ships(
        language,
        words="At least 11 ships",
        exact="At least 11 ships may have waited, officials said.",
        assertion=text,
        language=language,
    )
    assert [one.code for one in check_ledger(ledger(english, sources=[stored]))] == ["F113"]
    assert [one.code for one in told(language, facts)] == ["F113", "F113"]
    wrong = ships(language, assertion=text.replace("11", "12"), language=language)
    assert "F104" in {one.code for one in told(language, wrong)}


def test_words_that_look_english_are_not_read_as_english() -> None:
    text = "Le port may rester six jours, no, about 11 navires sans fin."  # neither hedge, number word nor qualifier
    one = ships("fr", words="11 navires", qualifier="exact", exact=text, assertion="It counts 11 ships.")
    assert [finding.code for finding in told("fr", one, text)] == ["F113"]


def test_english_and_german_are_read_as_before() -> None:
    german = source("Mindestens 11 Schiffe warteten.", language="de-AT")
    one = ships("fr", qualifier="exact", words="11 Schiffe", exact="Mindestens 11 Schiffe warteten.")
    assert found("F104", one, sources=[german])
    assert not found("F113", one, sources=[german])
    assert not found("F113", one, sources=[source("Mindestens 11 Schiffe warteten.", language="en-GB")])


def test_a_deck_is_not_asked_for_english_words() -> None:
    of = ledger(ships("ar"), sources=[source(SAID["ar"][0], language="ar")])

    def codes(text: str, language: str) -> set[str]:
        shown = placed(slide(deck_text(text, "ships"), facts=("ships",)), language=language)
        return {one.code for one in check_deck(shown, of)}

    assert not codes("11 سفينة على الأقل", "ar") & {"D101", "D102", "D105"}
    assert codes("12 سفينة على الأقل", "ar") & {"D101", "D102"}
    assert "D105" in codes("11 ships", "en")
