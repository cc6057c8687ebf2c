"""Whatever a text holds, each reader answers, in every language, and every answer stands where it says."""

import datetime
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.text.dates import dates, parse_edtf
from builder.text.hedges import hedges, sayings
from builder.text.identifiers import identifiers
from builder.text.numbers import numbers
from builder.text.sentences import sentences

ANCHOR = datetime.date(2022, 11, 21)
PIECES = [
    "at least", "mindestens", "one", "ein", "einund", "zwanzig", "hundred", "tausend", "Millionen", "half a", "of",
    "to", "bis", "between", "zwischen", "and", "und", "November", "Mai", "May", "2022", "21.", "11/", "Monday",
    "Montag", "von",
    "last", "letzten", "week", "Woche", "ago", "vor", "soll", "haben", "wies", "zurück", "not", "kein", "said", "laut",
    "1,234", "1.234", "1 234", "½", "%", "Prozent", "Shahed-136", "No.", "Nr.", "§", "“", "”", "\n\n", "\u00ad", "²",
    "30 February", "31.11.", "32/13/2022", "0000", "9999-99-99", "Q5 2022", "…", "-", "/", "(", "+49 30", "٣", "ago",
    "999 years ago", "the last", "first", "erste", "week of", "Oktoberwoche", "1900/", "2100", "a couple of", "soll …",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(
    TEXTS,
    st.sampled_from(["en", "de", "de-AT", "uk", "no such tag"]),
    st.sampled_from([None, ANCHOR, datetime.date(500, 1, 1)]),
)
def test_any_text_is_read_without_an_exception(text: str, language: str, anchor: datetime.date | None) -> None:
    found = numbers(text, language=language)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    for mention in dates(text, anchor, language=language):
        assert text[mention.start : mention.end] == mention.text
        assert not mention.edtf or parse_edtf(mention.edtf)
    assert all(text[hedge.start : hedge.end] == hedge.words for hedge in hedges(text, language=language))
    assert all(span.of(text) for span in sayings(text, language=language))
    assert all(span.of(text) for span in identifiers(text, language=language))
    told = "".join("".join(span.of(text).split()) for span in sentences(text, language=language))
    assert told == "".join(text.split())
