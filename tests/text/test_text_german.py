"""German, the second language: its numbers, dates, hedges, sayings and sentences."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.text.dates import dates
from builder.text.hedges import hedges, sayings
from builder.text.numbers import Number, numbers, parse_number
from builder.text.sentences import sentences

ANCHOR = datetime.date(2022, 11, 21)  # a Monday


def _only(text: str) -> Number:
    (number,) = numbers(text, language="de")
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("elf Menschen", "11"),
        ("einundzwanzig", "21"),
        ("zweihundertfünfzigtausend", "250000"),
        ("einhundertdreiundzwanzig", "123"),
        ("tausendzweihundert", "1200"),
        ("ein Dutzend", "12"),
        ("eine Million", "1000000"),
        ("eine halbe Million", "500000"),
        ("zweieinhalb Millionen", "2500000"),
        ("anderthalb Jahre", "1.5"),
        ("1.234 Drohnen", "1234"),
        ("1’234 Drohnen", "1234"),
        ("1\u202f234 Drohnen", "1234"),
        ("12.345.678", "12345678"),
        ("1,5 Tonnen", "1.5"),
        ("1,2 Millionen", "1200000"),
        ("1,2 Mio. Euro", "1200000"),
        ("3 Mrd. Dollar", "3000000000"),
        ("2000 Drohnen", "2000"),
        ("minus fünf Grad", "-5"),
    ],
)
def test_values_are_read_as_german_writes_them(text: str, value: str) -> None:
    assert _only(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "qualifier", "words"),
    [
        ("mindestens elf Menschen", "at_least", "mindestens"),
        ("nicht weniger als 11", "at_least", "nicht weniger als"),
        ("rund 1,2 Millionen", "about", "rund"),
        ("knapp 100", "about", "knapp"),
        ("bis zu 400", "at_most", "bis zu"),
        ("höchstens zehn", "at_most", "höchstens"),
        ("mehr als 400", "more_than", "mehr als"),
        ("weit über 400", "more_than", "weit über"),
        ("weniger als 11", "fewer_than", "weniger als"),
        ("11 oder mehr", "at_least", "oder mehr"),
        ("mindestens eine Drohne", "at_least", "mindestens"),
    ],
)
def test_qualifiers_belong_to_their_numbers(text: str, qualifier: str, words: str) -> None:
    number = _only(text)
    assert (number.qualifier, number.qualifier_words) == (qualifier, words)


def test_parts_ranges_and_per_cent() -> None:
    for text in ("43 von 84", "43 der 84", "43 von den 84", "43 von insgesamt 84"):
        assert (_only(text).value, _only(text).of) == (43, 84)
    for text in ("zehn bis 15", "10–15", "zwischen 10 und 15"):
        assert (_only(text).value, _only(text).high) == (10, 15)
    assert (_only("zwei bis dreihundert").value, _only("zwei bis dreihundert").high) == (200, 300)
    assert _only("51 Prozent").percent
    assert (_only("5 Prozentpunkte").percent, _only("5 Prozentpunkte").points) == (True, True)
    assert (_only("ein Drittel der Raketen").fraction, _only("zwei Drittel").value) == (True, Decimal(2) / 3)
    assert _only("die Hälfte der Raketen").value == Decimal("0.5")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dutzende Tote", "dozens"),
        ("Hunderte Menschen", "hundreds"),
        ("mehrere Hundert Menschen", "several hundred"),
        ("Zehntausende flohen", "tens of thousands"),
    ],
)
def test_indefinite_words_are_told_in_english_so_that_an_english_ledger_can_have_them(text: str, told: str) -> None:
    assert (_only(text).value, _only(text).indefinite) == (None, told)


@pytest.mark.parametrize(
    "text",
    [
        "über eine Brücke", "einer der Beamten", "Einige waren einig", "um 14.30 Uhr", "Resolution 2231", "Nr. 5",
        "155-mm-Granaten", "S. 12", "Gruppe der Sieben", "ein Mann", "im Zweiten Weltkrieg", "am 21. November",
        "Artikel 51", "im Jahr 2014", "Version 2.0.1",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert numbers(text, language="de") == ()


@pytest.mark.parametrize(
    ("text", "value"), [("am 3. Tag", 3), ("der zweite Tag", 2), ("der einundzwanzigste Versuch", 21)]
)
def test_ordinals_are_flagged(text: str, value: int) -> None:
    assert (_only(text).ordinal, _only(text).value) == (True, value)


def test_a_full_stop_after_figures_may_also_end_a_sentence() -> None:
    assert not _only("Er wurde 21. Danach ging er.").ordinal
    assert numbers("1.234", language="en")[0].value == Decimal("1.234")


UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
TEENS = {16: "sechzehn", 17: "siebzehn"}
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def _below_a_hundred(value: int) -> str:
    if value < 13:
        return UNITS[value]
    if value < 20:
        return TEENS.get(value, UNITS[value - 10] + "zehn")
    return (UNITS[value % 10] + "und" if value % 10 else "") + TENS[value // 10]


def _in_words(value: int) -> str:
    thousands, rest = divmod(value, 1000)
    made = (_in_words(thousands) + "tausend") if thousands else ""
    hundreds, rest = divmod(rest, 100)
    return made + (UNITS[hundreds] + "hundert" if hundreds else "") + _below_a_hundred(rest)


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.integers(2, 999_999))
def test_words_written_as_one_have_the_value_of_figures(value: int) -> None:
    words = _in_words(value)
    assert [(number.value, number.text) for number in parse_number(words, language="de")] == [(value, words)]


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.integers(0, 10**12))
def test_figures_keep_their_value_with_and_without_points(value: int) -> None:
    for written in (f"{value}", f"{value:,}".replace(",", "."), f"{value:,}".replace(",", "\u00a0")):
        assert [number.value for number in parse_number(written, language="de")] == [value]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("am 21. November 2022", "2022-11-21"),
        ("Montag, dem 21. November 2022", "2022-11-21"),
        ("10.11.2022", "2022-11-10"),
        ("am 21.11.", "2022-11-21"),
        ("am 21.11.22", "2022-11-21"),
        ("3/4/2022", "2022-04-03"),
        ("im Juli", "2022-07"),
        ("im Dezember", "2021-12"),
        ("Anfang des Monats", "2022-11-01/2022-11-20"),
        ("Anfang November", "2022-11"),
        ("Mitte 2022", "2022"),
        ("im Sommer 2022", "2022"),
        ("im ersten Quartal 2022", "2022-01/2022-03"),
        ("in der ersten Oktoberwoche", "2022-10-01/2022-10-07"),
        ("die 1990er Jahre", "1990/1999"),
        ("2022/23", "2022/2023"),
        ("seit August", "2022-08/.."),
        ("bis Juli 2022", "../2022-07"),
        ("von August an", "2022-08/.."),
        ("um 2015", "2015~"),
        ("vom 8. September bis zum 15. November 2022", "2022-09-08/2022-11-15"),
        ("zwischen dem 1. und dem 20. November", "2022-11-01/2022-11-20"),
        ("15./16. November", "2022-11-15/2022-11-16"),
        ("gestern", "2022-11-20"),
        ("vergangenen Montag", "2022-11-14"),
        ("am Samstag", "2022-11-19"),
        ("letzte Woche", "2022-11-14/2022-11-20"),
        ("im letzten Jahr", "2021"),
        ("vor zwei Wochen", "2022-11-07/2022-11-13"),
        ("vor einem Monat", "2022-10"),
        ("in den letzten zwei Wochen", "2022-11-07/2022-11-21"),
        ("kürzlich", "../2022-11-21"),
    ],
)
def test_dates_are_intervals_never_finer_than_said(text: str, edtf: str) -> None:
    assert [mention.edtf for mention in dates(text, ANCHOR, language="de")] == [edtf]


@pytest.mark.parametrize(
    "text", ["seit der Invasion", "am Ende des Tages", "am Morgen", "2000 Drohnen", "mehr als 2000", "Version 21.11"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates(text, ANCHOR, language="de") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Iran soll Drohnen geliefert haben.", [("soll", "hearsay")]),
        ("ein Land, das Drohnen geliefert haben soll", [("haben soll", "hearsay")]),
        ("Das Abkommen soll in Kiew unterzeichnet worden sein.", [("soll", "hearsay")]),
        ("Iran soll Drohnen liefern.", [("soll", "modal")]),
        ("Angeblich liefert Iran Drohnen.", [("Angeblich", "hearsay")]),
        ("Laut Berichten plant Moskau den Bau.", [("Laut", "hearsay"), ("plant", "intent")]),
        ("Das dürfte stimmen, es könnte sein.", [("dürfte", "estimate"), ("könnte", "modal")]),
        ("Offenbar ist nichts geschehen.", [("Offenbar", "hearsay"), ("nichts", "negation")]),
        ("Das Ministerium wies den Bericht am Montag zurück.", [("wies", "negation")]),
        ("Sie bestritt das und hat keine Drohnen.", [("bestritt", "negation"), ("keine", "negation")]),
        ("Er sagte, er habe Drohnen gesehen.", [("habe", "hearsay")]),
    ],
)
def test_hedges_are_known_by_class(text: str, found: list[tuple[str, str]]) -> None:
    assert [(hedge.words, hedge.kind) for hedge in hedges(text, language="de")] == found


def test_words_that_tell_only_of_the_speaker_are_told_from_those_that_doubt() -> None:
    text = "Ungenannte Beamte sagten, Iran habe angeblich geliefert."
    found = hedges(text, language="de")
    assert [(one.words, one.of_speaker, one.reported_speech) for one in found] == [
        ("Ungenannte", True, False),
        ("habe", False, True),
        ("angeblich", False, False),
    ]


@pytest.mark.parametrize(
    "text", ["Ich habe Zeit.", "Nicht nur Iran liefert.", "Das Wohl der Kinder zählt.", "Er spricht laut und zu laut."]
)
def test_what_only_looks_like_a_hedge_is_none(text: str) -> None:
    assert [hedge for hedge in hedges(text, language="de") if hedge.words != "laut"] == []


def test_sayings_are_found_where_the_verb_stands_in_two_parts() -> None:
    text = "Er teilte am Dienstag in Kiew mit, dass es so sei. Sie wies das zurück; laut Polizei gab es Tote."
    assert [span.of(text) for span in sayings(text, language="de")] == ["teilte", "wies", "laut"]
    assert sayings("Sie teilten das Brot. Nennt zwei Gründe.", language="de") == ()


def test_abbreviations_and_ordinals_end_no_sentence() -> None:
    text = (
        "Am 21. November zahlte z. B. Iran 1,2 Mio. Euro. Er wurde 21. Danach ging Dr. Meier. „Halt!“, rief er. Ende."
    )
    assert [span.of(text) for span in sentences(text, language="de")] == [
        "Am 21. November zahlte z. B. Iran 1,2 Mio. Euro.",
        "Er wurde 21.",
        "Danach ging Dr. Meier.",
        "„Halt!“, rief er.",
        "Ende.",
    ]


def test_a_sentence_ends_with_the_marks_that_close_a_german_quotation() -> None:
    text = "Er sagte: „Sie kamen.“ Danach ging er. »Es ist wahr.« Das war alles."
    assert [span.of(text) for span in sentences(text, language="de")] == [
        "Er sagte: „Sie kamen.“",
        "Danach ging er.",
        "»Es ist wahr.«",
        "Das war alles.",
    ]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("Sie berichtete über 30 Drohnen", 30, "exact"),
        ("Iran lieferte an die 27 Staaten", 27, "exact"),
        ("20 aus 100 Ländern", 20, "exact"),
    ],
)
def test_prepositions_are_no_qualifiers_and_join_no_parts(text: str, value: int, qualifier: str) -> None:
    first = numbers(text, language="de")[0]
    assert (first.value, first.of, first.qualifier) == (value, None, qualifier)
