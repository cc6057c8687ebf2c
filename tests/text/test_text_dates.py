"""Dates: EDTF read and told, and what prose says of time."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.text.dates import dates, in_words, parse_edtf

ANCHOR = datetime.date(2022, 11, 21)  # a Monday


def _said(text: str, anchor: datetime.date | None = ANCHOR) -> list[tuple[str, str]]:
    return [(mention.text, mention.edtf) for mention in dates(text, anchor)]


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2022-11-21", "2022-11-21", "2022-11-21"),
        ("2022-11-01/2022-11-20", "2022-11-01", "2022-11-20"),
        ("2022-07/2022-09", "2022-07-01", "2022-09-30"),
        ("../2022-11-21", None, "2022-11-21"),
        ("2022-11-21/", "2022-11-21", None),
    ],
)
def test_edtf_means_an_interval_of_days(edtf: str, earliest: str | None, latest: str | None) -> None:
    interval = parse_edtf(edtf)
    assert (str(interval.earliest), str(interval.latest)) == (str(earliest), str(latest))


def test_marks_of_doubt_are_kept() -> None:
    intervals = [parse_edtf(f"2022-11{mark}") for mark in ("", "~", "?", "%")]
    assert [(interval.approximate, interval.uncertain) for interval in intervals] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("November", "not a date that we can read"),
        ("2022-13", "no day of the calendar"),
        ("2022-02-30", "no day of the calendar"),
        ("2022-00-10", "no day of the calendar"),
        ("0000", "no day of the calendar"),
        ("2023/2022", "ends before it begins"),
        ("../..", "names no date"),
        ("", "not a date"),
        ("2022/2023/2024", "not a date"),
        ("٢٠٢٢", "not a date"),
    ],
)
def test_what_is_no_edtf_is_told_in_a_sentence(edtf: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_edtf(edtf)


@pytest.mark.filterwarnings("ignore")  # of the library's own imports
@pytest.mark.parametrize(
    "text",
    ["2022", "2022-07", "2022-02", "2020-02", "2022-11-21", "2022-11-01/2022-11-20", "2022-07/2022-09", "2020/2023"],
)
def test_the_edtf_library_means_the_same_days(text: str) -> None:
    import edtf  # the oracle takes a tenth of a second to import

    theirs, ours = edtf.parse_edtf(text), parse_edtf(text)
    assert ours.earliest is not None
    assert ours.latest is not None
    assert tuple(theirs.lower_strict()[:3]) == ours.earliest.timetuple()[:3]
    assert tuple(theirs.upper_strict()[:3]) == ours.latest.timetuple()[:3]


@pytest.mark.parametrize(
    ("edtf", "long", "short"),
    [
        ("2022-11-21", "21 November 2022", "21 Nov 2022"),
        ("2022-07", "July 2022", "Jul 2022"),
        ("2022", "2022", "2022"),
        ("2022-11-01/2022-11-20", "between 1 and 20 November 2022", "1–20 Nov 2022"),
        ("2022-09-08/2022-11-15", "between 8 September and 15 November 2022", "8 Sep – 15 Nov 2022"),
        ("2022-12-30/2023-01-02", "between 30 December 2022 and 2 January 2023", "30 Dec 2022 – 2 Jan 2023"),
        ("2022-07/2022-09", "between July and September 2022", "Jul–Sep 2022"),
        ("2020/2023", "between 2020 and 2023", "2020–2023"),
        ("../2022-11-21", "by 21 November 2022", "by 21 Nov 2022"),
        ("2022-11-21/..", "from 21 November 2022", "from 21 Nov 2022"),
        ("2022-11~", "about November 2022", "about Nov 2022"),
        ("2022?", "possibly 2022", "possibly 2022"),
    ],
)
def test_edtf_in_words(edtf: str, long: str, short: str) -> None:
    assert in_words(edtf) == long
    assert in_words(edtf, short=True) == short


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.booleans())
def test_a_day_told_in_words_is_read_back(day: datetime.date, short: bool) -> None:
    assert [mention.edtf for mention in dates(in_words(str(day), short=short))] == [str(day)]


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.integers(1, 500), st.booleans())
def test_an_interval_told_in_words_is_read_back(first: datetime.date, days: int, short: bool) -> None:
    edtf = f"{first}/{first + datetime.timedelta(days)}"
    assert [mention.edtf for mention in dates(in_words(edtf, short=short))] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 21 November 2022", "2022-11-21"),
        ("the 21st of November 2022", "2022-11-21"),
        ("November 21, 2022", "2022-11-21"),
        ("Monday, 21 November", "2022-11-21"),
        ("Nov. 21", "2022-11-21"),
        ("15 Nov", "2022-11-15"),
        ("15 December", "2021-12-15"),
        ("November 2022", "2022-11"),
        ("2022-11-21", "2022-11-21"),
        ("21/11/2022", "2022-11-21"),
        ("3/4/2022", "2022"),
        ("in July", "2022-07"),
        ("in December", "2021-12"),
        ("in May", "2022-05"),
        ("next July", "2023-07"),
        ("early November 2022", "2022-11"),
        ("mid-2022", "2022"),
        ("summer of 2022", "2022"),
        ("the second half of 2022", "2022-07/2022-12"),
        ("the 1990s", "1990/1999"),
        ("2020–2023", "2020/2023"),
        ("2021-22", "2021/2022"),
        ("around 2015", "2015~"),
        ("since August", "2022-08/.."),
        ("until July 2022", "../2022-07"),
        ("by 2024", "../2024"),
        ("from August onwards", "2022-08/.."),
        ("between 1 and 20 November 2022", "2022-11-01/2022-11-20"),
        ("from 8 September to 15 November 2022", "2022-09-08/2022-11-15"),
        ("earlier this month", "2022-11-01/2022-11-20"),
        ("this month", "2022-11"),
        ("last month", "2022-10"),
        ("last year", "2021"),
        ("last week", "2022-11-14/2022-11-20"),
        ("yesterday", "2022-11-20"),
        ("on Saturday", "2022-11-19"),
        ("last Monday", "2022-11-14"),
        ("two days ago", "2022-11-19"),
        ("three months ago", "2022-08"),
        ("earlier called", "../2022-11-21"),
        ("finalized soon", "2022-11-21/.."),
    ],
)
def test_words_of_time_are_intervals_never_finer_than_said(text: str, edtf: str) -> None:
    assert [mention.edtf for mention in dates(text, ANCHOR)] == [edtf]


def test_earlier_this_month_on_its_first_day_is_that_day() -> None:
    assert _said("earlier this month", datetime.date(2022, 11, 1)) == [("earlier this month", "2022-11-01/2022-11-01")]


def test_two_dates_joined_by_and_are_two_and_share_their_year() -> None:
    assert [edtf for _, edtf in _said("8 September and 15 November 2022")] == ["2022-09-08", "2022-11-15"]
    assert _said("in 2020 and 2023") == [("2020", "2020"), ("2023", "2023")]


def test_without_an_anchor_relative_words_are_no_dates_and_a_year_left_unsaid_stays_so() -> None:
    assert _said("yesterday, today and earlier this month", None) == []
    assert _said("on 15 Nov and in July", None) == [("15 Nov", ""), ("July", "")]


@pytest.mark.parametrize(
    "text",
    [
        "resolution 1929", "Dec. 2023/1532", "Reg. 2023/1529", "88 FR 2022", "2,400", "2400", "more than 2000 drones",
        "2000 drones", "It may be so", "They march on Kyiv", "May he live", "Jan Egeland", "$2022", "1812", "31 of 84",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert _said(text) == []


def test_a_year_before_a_noun_is_a_year() -> None:
    assert _said("the 2022 strikes") == [("2022", "2022")]
    assert _said("In October 11 people died") == [("October", "2022-10")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the first week of October", "2022-10-01/2022-10-07"),
        ("in the last week of February 2020", "2020-02-23/2020-02-29"),
        ("mid-November", "2022-11"),
        ("late 2022", "2022"),
        ("in 2022–23", "2022/2023"),
        ("in the early 1990s", "1990/1999"),
        ("10/11/2022", "2022"),
        ("10.11.2022", "2022-11-10"),
        ("between the 1st and the 20th of November", "2022-11-01/2022-11-20"),
        ("by the end of the year", "../2022"),
        ("earlier today", "2022-11-21"),
        ("the day after tomorrow", "2022-11-23"),
        ("over the past two weeks", "2022-11-07/2022-11-21"),
    ],
)
def test_more_words_of_time(text: str, edtf: str) -> None:
    assert [mention.edtf for mention in dates(text, ANCHOR)] == [edtf]


def test_days_of_one_month_joined_by_and_are_days_and_no_stretch() -> None:
    assert _said("8, 10 and 15 November 2022") == [
        ("8", "2022-11-08"),
        ("10", "2022-11-10"),
        ("15 November 2022", "2022-11-15"),
    ]


@pytest.mark.parametrize("text", ["since the invasion", "on monday morning", "at the end of the day", "the last week"])
def test_words_that_name_no_date_are_none(text: str) -> None:
    assert dates(text, None) == ()
    assert [mention.text for mention in dates(text, ANCHOR) if mention.text != "last week"] == []


@pytest.mark.filterwarnings("ignore")  # of the library's own imports
@pytest.mark.parametrize(
    ("language", "text"),
    [
        *[("en", text) for text in ("in July", "last month", "last week", "early 2022", "the 1990s", "3/4/2022")],
        *[("en", text) for text in ("earlier this month", "Q3 2022", "two weeks ago", "8–15 November", "yesterday")],
        *[("de", text) for text in ("im Juli", "vor zwei Wochen", "im ersten Halbjahr 2022", "die 1990er Jahre")],
    ],
)
def test_the_edtf_library_reads_what_words_are_resolved_to(language: str, text: str) -> None:
    import edtf  # the oracle takes a tenth of a second to import

    (mention,) = dates(text, ANCHOR, language=language)
    theirs, ours = edtf.parse_edtf(mention.edtf), parse_edtf(mention.edtf)
    assert ours.earliest is not None
    assert ours.latest is not None
    assert tuple(theirs.lower_strict()[:3]) == ours.earliest.timetuple()[:3]
    assert tuple(theirs.upper_strict()[:3]) == ours.latest.timetuple()[:3]


UNITS_OF_TIME = {"en": ["day", "week", "month", "year"], "de": ["Tag", "Woche", "Monat", "Jahr"]}


@settings(deadline=None)
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 3), st.integers(2, 12))
def test_a_time_counted_back_is_as_coarse_as_its_unit_and_lies_before_the_anchor(
    anchor: datetime.date, unit: int, count: int
) -> None:
    plural = ["Tagen", "Wochen", "Monaten", "Jahren"][unit]
    for language, text in (("en", f"{count} {UNITS_OF_TIME['en'][unit]}s ago"), ("de", f"vor {count} {plural}")):
        (mention,) = dates(text, anchor, language=language)
        said = parse_edtf(mention.edtf)
        assert said.earliest is not None
        assert said.latest is not None
        assert said.latest < anchor
        assert (said.latest - said.earliest).days >= [0, 6, 27, 364][unit]
