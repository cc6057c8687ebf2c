"""Numbers as written."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.text.numbers import Number, numbers, parse_number


def _only(text: str) -> Number:
    (number,) = numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234 drones", 1234),
        ("1.2 million", 1_200_000),
        ("eleven", 11),
        ("twenty-one", 21),
        ("two hundred and fifty thousand", 250_000),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("12\u202f000 people", 12_000),
        ("more than US$1.2bn", 1_200_000_000),
        ("2,400", 2400),
        ("2400", 2400),
        ("2000 drones", 2000),
        ("84²", 84),
        ("10km", 10),
        ("three-day", 3),
        ("minus five", -5),
        ("one million", 1_000_000),
    ],
)
def test_values_are_read_as_written(text: str, value: int) -> None:
    assert _only(text).value == value


@pytest.mark.parametrize("text", ["dozens", "hundreds", "several hundred", "tens of thousands", "scores of"])
def test_indefinite_words_have_no_value(text: str) -> None:
    number = _only(text)
    assert number.value is None
    assert number.indefinite == text.removesuffix(" of")


def test_a_part_of_a_whole_is_one_number() -> None:
    for text in ("43 of 84", "43 of the 84", "43 out of 84", "43/84"):
        number = _only(text)
        assert (number.value, number.of, number.text) == (43, 84, text)
    assert [number.value for number in numbers("84/43")] == [84, 43]
    assert _only("one in five").of == 5
    assert [number.of for number in numbers("two in five days")] == [None, None]


@pytest.mark.parametrize("text", ["51%", "51 per cent", "51 percent", "51\u00a0%"])
def test_percent(text: str) -> None:
    number = _only(text)
    assert (number.value, number.percent, number.text) == (51, True, text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10–15", 10, 15),
        ("10-15%", 10, 15),
        ("ten to fifteen", 10, 15),
        ("10 to 15 million", 10_000_000, 15_000_000),
        ("between 10 and 15", 10, 15),
        ("one or two", 1, 2),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    number = _only(text)
    assert (number.value, number.high) == (low, high)


@pytest.mark.parametrize("text", ["rose from 11 to 19", "15–2", "11 and 89", "10 or 40"])
def test_what_is_no_range_is_two_numbers(text: str) -> None:
    assert [number.high for number in numbers(text)] == [None, None]


def test_fractions() -> None:
    third = _only("a third of them")
    assert third.fraction
    assert third.value == Decimal(1) / 3
    assert _only("2½ years").value == Decimal("2.5")
    assert _only("two-thirds of").value == Decimal(2) / 3
    assert _only("a third drone").ordinal
    assert numbers("half-owned") == ()


@pytest.mark.parametrize(("text", "value"), [("924th", 924), ("first", 1), ("twenty-first", 21), ("the 2nd", 2)])
def test_ordinals_are_flagged(text: str, value: int) -> None:
    number = _only(text)
    assert number.ordinal
    assert number.value == value


@pytest.mark.parametrize(
    ("text", "qualifier", "words"),
    [
        ("At least three officials", "at_least", "At least"),
        ("no fewer than 11", "at_least", "no fewer than"),
        ("more than 400", "more_than", "more than"),
        ("well over 400", "more_than", "well over"),
        ("fewer than 11", "fewer_than", "fewer than"),
        ("up to several hundred", "at_most", "up to"),
        ("as many as 43 of 84", "at_most", "as many as"),
        ("at most 11", "at_most", "at most"),
        ("an estimated 32", "about", "an estimated"),
        ("some 30", "about", "some"),
        ("nearly half of", "about", "nearly"),
        ("at least some 30", "at_least", "at least some"),
        ("at least another 11", "at_least", "at least"),
        ("at\nleast 11", "at_least", "at\nleast"),
        ("over $400", "more_than", "over"),
        ("~30", "about", "~"),
        ("11 or more", "at_least", "or more"),
        ("11 people or more", "at_least", "or more"),
        ("11 young men or fewer", "at_most", "or fewer"),
        ("11 people, at least", "at_least", "at least"),
        ("11 people or more recently", "exact", ""),
        ("32 or so", "about", "or so"),
        ("11+", "at_least", "+"),
        ("11 people", "exact", ""),
        ("talk about 11", "exact", ""),
    ],
)
def test_a_qualifier_belongs_to_its_number(text: str, qualifier: str, words: str) -> None:
    number = _only(text)
    assert (number.qualifier, number.qualifier_words) == (qualifier, words)


def test_a_qualifier_after_a_noun_is_not_that_of_the_next_number() -> None:
    for text in ("11 people at least three of whom died", "11 died in two or more attacks"):
        died, others = numbers(text)
        assert (died.qualifier, others.qualifier) == ("exact", "at_least")


def test_a_qualifier_governs_no_more_than_the_next_number() -> None:
    killed, injured = numbers("killing at least 11 people and injuring 89")
    assert (killed.qualifier, injured.qualifier) == ("at_least", "exact")


@pytest.mark.parametrize("mark", ['"', "“", "‘", "«"])
def test_a_qualifier_outside_a_quotation_is_not_the_speakers(mark: str) -> None:
    assert _only(f"As many as {mark}43 of 84 Russian missiles").qualifier == "exact"
    assert _only(f"{mark}As many as 43 of 84 Russian missiles").qualifier == "at_most"


@pytest.mark.parametrize(
    "name",
    [
        "Shahed-136", "Geran-2", "Su-35", "F-16s", "G7", "24/7", "resolution 2231", "resolutions 1696, 1737 and 1929",
        "Reg. 2023/1529", "Dec. 2023/1532", "Reg. (EU) 2021/821, art. 2", "88 FR 6621", "SC/15079", "A/RES/68/262",
        "paragraph 3", "No. 5", "11:30", "https://example.org/2022/11", "5G", "Group of Seven", "UNSCR 2231",
    ],
)  # fmt: skip
def test_names_with_figures_are_no_numbers(name: str) -> None:
    assert numbers(f"It was {name}, they said.") == ()


def test_names_of_the_ledger_are_passed_over_with_hyphen_or_space() -> None:
    names = ["Shahed-136", "Unit Seven"]
    assert [number.value for number in numbers("32 ‘Shahed 136’ and Unit Seven", names=names)] == [32]
    assert [number.value for number in numbers("‘Shahed 136’")] == [136]
    assert [number.value for number in numbers("Shahed 1360", names=["Shahed-136"])] == [1360]


@pytest.mark.parametrize(
    "text",
    ["on 10 October 2022", "15 Nov", "in 2022", "2022-11-21", "between 1 and 20 November", "the 1990s", "1–20 Nov"],
)
def test_dates_are_no_numbers(text: str) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize("text", ["one", "One of the officials", "no one", "one-way", "the other one", "the first one"])
def test_one_alone_is_no_number(text: str) -> None:
    assert [number for number in numbers(text) if not number.ordinal] == []


@pytest.mark.parametrize("text", ["at least one", "one of 84", "one million", "one hundred"])
def test_one_with_company_is_a_number(text: str) -> None:
    assert len(numbers(text)) == 1


def test_words_known_to_be_a_number_are_never_a_year() -> None:
    assert [number.value for number in parse_number("2022")] == [2022]
    assert [number.value for number in parse_number("at least 11")] == [11]


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.integers(0, 10**9))
def test_figures_keep_their_value_with_and_without_commas(value: int) -> None:
    assert [number.value for number in parse_number(f"{value:,}")] == [value]
    assert [number.value for number in parse_number(f"{value}")] == [value]


TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.integers(2, 9), st.integers(1, 9), st.integers(1, 9))
def test_words_have_the_value_of_figures(tens: int, units: int, hundreds: int) -> None:
    words = f"{UNITS[hundreds - 1]} hundred and {TENS[tens - 2]}-{UNITS[units - 1]} thousand"
    assert [number.value for number in parse_number(words)] == [(hundreds * 100 + tens * 10 + units) * 1000]


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.text(st.sampled_from('at least 11,.of–-%½ a one two hundred\n“"(2022)K²thirdor more±'), max_size=80))
def test_every_number_stands_where_it_says(text: str) -> None:
    found = numbers(text)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234 drones", "1234"),
        ("12\u2007000 people", "12000"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("1.234 tonnes", "1.234"),
        ("1,23,456 people", "123456"),
        ("$1.2 bn", "1200000000"),
        ("£3 m", "3000000"),
        ("1.2m people", "1200000"),
        ("two and a half million", "2500000"),
        ("2 and a half years", "2.5"),
        ("a million and a half", "1500000"),
        ("three dozen", "36"),
        ("one hundred and twenty-five thousand three hundred", "125300"),
        ("three quarters of the fleet", "0.75"),
        ("155mm of rain", "155"),
        ("a 3-year-old boy", "3"),
        ("20,000-strong", "20000"),
        ("a million’s worth", "1000000"),
    ],
)
def test_numbers_are_read_in_every_form_that_news_has(text: str, value: str) -> None:
    assert _only(text).value == Decimal(value)


def test_what_follows_a_date_is_not_joined_to_its_day() -> None:
    assert [number.value for number in numbers("On 15 November 200 people fled")] == [200]


def test_points_are_told_from_per_cent() -> None:
    assert [(number.percent, number.points) for number in numbers("5 per cent, or 5 percentage points")] == [
        (True, False),
        (True, True),
    ]


def test_a_range_in_hundreds_and_dozens_is_one() -> None:
    for text, low, high in (("two or three hundred", 200, 300), ("two to three dozen", 24, 36)):
        assert (_only(text).value, _only(text).high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "H1N1", "155mm shells", "155-mm howitzers", "122mm rocket fire", "+44 20 7946 0958", "(202) 555-0101", "§§ 3–5",
        "M1A1", "at 11 a.m.", "12 o'clock", "COVID-19", "9/11", "version 2.0.1", "an honest score", "scored twice",
    ],
)  # fmt: skip
def test_more_names_with_figures_are_no_numbers(text: str) -> None:
    assert numbers(text) == ()


def test_words_that_are_numbers_only_before_others() -> None:
    assert _only("scores of homes").indefinite == "scores"
    assert _only("a couple of officials").indefinite == "a couple of"
    assert numbers("the scores differ") == ()


SMALL = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip


def _in_words(value: int, link: str, hyphen: str) -> str:
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if value >= scale:
            head, rest = divmod(value, scale)
            joint = f" {link}" if 0 < rest < 100 else " "
            return f"{_in_words(head, link, hyphen)} {word}" + (joint + _in_words(rest, link, hyphen) if rest else "")
    if value >= 100:
        head, rest = divmod(value, 100)
        return f"{SMALL[head]} hundred" + (f" {link}" + _in_words(rest, link, hyphen) if rest else "")
    if value < 20:
        return SMALL[value]
    return TENS[value // 10 - 2] + (hyphen + SMALL[value % 10] if value % 10 else "")


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.integers(2, 10**11), st.sampled_from(["and ", ""]), st.sampled_from(["-", " "]))
def test_a_number_written_in_words_is_read_back(value: int, link: str, hyphen: str) -> None:
    words = _in_words(value, link, hyphen)
    assert [(number.value, number.text) for number in parse_number(words)] == [(value, words)]


FORMS: dict[str, list[tuple[str, int]]] = {
    "en": [("{:,}", 1), ("{} million", 10**6), ("${}bn", 10**9), ("{}k", 1000), ("{} dozen", 12), ("{} hundred", 100)],
    "de": [("{}", 1), ("{} Millionen", 10**6), ("{} Mrd. Euro", 10**9), ("{} Tsd.", 1000), ("{} Dutzend", 12)],
}
KINDS = ["at_least", "at_most", "more_than", "fewer_than", "about"]
QUALIFIERS = {
    "en": ["at least", "up to", "more than", "fewer than", "about"],
    "de": ["mindestens", "bis zu", "mehr als", "unter", "etwa"],
}


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.integers(2, 999), st.integers(0, 99), st.integers(0, 99), st.data())
def test_every_form_and_qualifier_of_every_language_is_read_back(
    value: int, form: int, qualifier: int, data: st.DataObject
) -> None:
    language = data.draw(st.sampled_from(sorted(FORMS)))
    written, scale = FORMS[language][form % len(FORMS[language])]
    words, kind = QUALIFIERS[language][qualifier % 5], KINDS[qualifier % 5]
    (number,) = parse_number(f"{words} {written.format(value)}", language=language)
    assert (number.value, number.qualifier, number.qualifier_words) == (value * scale, kind, words)


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.integers(2, 400), st.integers(1, 400), st.sampled_from(["en", "de"]))
def test_parts_ranges_and_per_cent_are_read_back_in_every_language(low: int, more: int, language: str) -> None:
    words = {"en": ("of", "to", "per cent"), "de": ("von", "bis", "Prozent")}[language]
    (part,) = parse_number(f"{low} {words[0]} {low + more}", language=language)
    (span,) = parse_number(f"{low} {words[1]} {low + more}", language=language)
    (percent,) = parse_number(f"{low} {words[2]}", language=language)
    assert (part.value, part.of, span.value, span.high) == (low, low + more, low, low + more)
    assert (percent.value, percent.percent) == (low, True)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("+1,200 jobs", [1200]), ("+12 345 people", [12345]), ("+1200 jobs", [1200]), ("the character U+0007", []),
        ("+49 30 1234567", []), ("+44 20 7946 0958", []), ("+380 441 234 567", []),
    ],
)  # fmt: skip
def test_not_every_plus_begins_a_telephone_number(text: str, values: list[int]) -> None:
    assert [number.value for number in numbers(text)] == values
