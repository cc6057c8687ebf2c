"""Dates, lists and plurals in other languages: never finer than they are, and English without Babel."""

import subprocess
import sys
from pathlib import Path

import pytest
from harbours_abroad import DECK, write

from builder.text.dates import in_words
from builder.text.local import figure_marks, list_joints, name_of_language, plural_category


@pytest.mark.parametrize(
    ("language", "edtf", "words"),
    [
        ("de", "2022-11-21", "21. November 2022"),
        ("de", "2022-11", "November 2022"),
        ("de", "2022", "2022"),
        ("de", "2022-11-01/2022-11-20", "zwischen dem 1. und dem 20. November 2022"),
        ("de", "../2022-11-21", "bis zum 21. November 2022"),
        ("de-AT", "2022-01", "Jänner 2022"),
        ("fr", "2022-11-01", "1er novembre 2022"),
        ("fr", "2022-07/2022-11", "entre juillet et novembre 2022"),
        ("es", "2022-11-01/2022-11-20", "entre el 1 y el 20 de noviembre de 2022"),
        ("es", "2015~", "hacia 2015"),
        ("ar", "2022-11-21", "21 نوفمبر 2022"),
        ("ar", "2022-11-01/2022-11-20", "بين 1 و20 نوفمبر 2022"),
        ("nl", "2022-07/2022-11", "juli – november 2022"),
        ("nl", "2015?", "2015?"),
        ("he", "2022-07/2022-11", "יולי – נובמבר 2022"),
        ("xx", "2022-11", "November 2022"),
    ],
)
def test_dates_are_said_as_the_language_says_them(language: str, edtf: str, words: str) -> None:
    assert in_words(edtf, language=language) == words


def test_short_dates_set_intervals_with_a_dash() -> None:
    assert in_words("2022-11-01/2022-11-20", short=True, language="de") == "1.–20. Nov. 2022"
    assert in_words("2022-10-30/2022-11-02", short=True, language="fr") == "30 oct. – 2 nov. 2022"


def test_one_language_does_not_get_the_months_of_another() -> None:
    """Babel keeps what it looked up for one language in what all inherit."""
    assert "יולי" in in_words("2022-07/2022-11", language="he")
    assert in_words("2022-07/2022-12", language="nl") == "juli – december 2022"


def test_what_is_no_date_is_an_error_in_every_language() -> None:
    for language in ("en", "de", "ar"):
        with pytest.raises(ValueError, match=r"no date|not a date"):
            in_words("soon", language=language)


def test_lists_plurals_and_names_of_languages() -> None:
    assert list_joints("de") == (", ", " und ", " und ")
    assert list_joints("ar")[1] == " و"
    assert [plural_category(count, "ar") for count in (1, 2, 3, 11)] == ["one", "two", "few", "many"]
    assert name_of_language("ru", "fr") == "russe"
    assert figure_marks("de") == (".", ",")


def test_an_english_build_does_not_load_babel(tmp_path: Path) -> None:
    from harbour_files import project_files

    write(tmp_path, project_files()[DECK])
    program = (
        "import sys\nfrom pathlib import Path\nfrom builder.build import make_deck, read_ledger\n"
        f"p = Path({str(tmp_path)!r})\nmade = make_deck(Path({DECK!r}), p, read_ledger(p)[0])\n"
        "assert made.placed is not None\nassert 'babel' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
