"""Folding, and quotations found in a text at their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.folding import MAX_HITS, Searchable, fold
from builder.text.nearest import nearest_passage

ARTICLE = (
    "At least three officials familiar with the development have reportedly stated that the agreement was finalized "
    "during a meeting in Iran earlier this month. Tehran is in the process of discussing the “designs and key "
    "components” of the UAVs.\n\n"
    "In a further deepening of a Russia–Iran alliance, the deal may be in progress to be finalized soon.\r\n\r\n"
    "Attacks on Kyiv, killing at least 11 people and injuring 89. As many as “43 of 84 Russian missiles”."
)

# What folding is about, many to a text: marks, spaces, combining letters, Hangul, ligatures, scripts.
ODD = (
    "aeé e\u0301n\u0303 \u00a0\u2009\t\n‘’“”«»`´–—−-ﬁﬀ\u00ad\u200b\u200d\u2066\ufeff"
    "각ᄀ\u1161\u11a8K²½.,1234 Шж中ア\u1ffd\u0338<"
)
texts = st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("‘Shahed 136’ – “secret”", "'Shahed 136' - \"secret\""),
        ("«de\u00adsigns»\u00a0and\u2009\n key", '"designs" and key'),
        ("e\u0301tat ﬁnal ﬂow", "état final flow"),
        ("\u2066Iran\u2069\u200b’s\ufeff", "Iran's"),
        ("  84²  ½ ™ ", "84² ½ ™"),
        ("", ""),
    ],
)
def test_folding_undoes_typesetting_and_nothing_else(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(texts, max_size=5).map("\n".join))
def test_a_searchable_text_is_folded_as_a_whole_text_is(text: str) -> None:
    assert Searchable(text).folded == fold(text)


# A combining mark stands on a letter: alone, folding would join it to whatever came before.
LETTERS = ("a", "e", "é", "e\u0301", "“", "”", "ﬁ", "\u00ad", "–", "Ш", "K", "1", "²")
words = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=8).map("".join)
spaced_words = st.tuples(words, st.sampled_from([" ", "\u00a0", "\n", " \u200b \t"]))


some_words = st.lists(spaced_words, max_size=4)


@given(some_words, st.lists(spaced_words, min_size=1, max_size=4), some_words)
def test_any_words_of_a_text_are_found_at_their_place(
    before: list[tuple[str, str]], wanted: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    opening, middle, closing = ("".join(word + space for word, space in part) for part in (before, wanted, after))
    text, exact = opening + middle + closing, " ".join(word for word, _ in wanted)
    hits = Searchable(text).find(exact)
    if not fold(exact):
        assert hits == ()
        return
    assert all(fold(hit.of(text)) == fold(exact) for hit in hits)
    assert any(len(opening) <= hit.start and hit.end <= len(opening + middle) for hit in hits)


def test_a_quotation_is_found_whatever_its_quotes_dashes_and_spaces() -> None:
    source = Searchable(ARTICLE)
    (hit,) = source.find('the "designs and key   components" of')
    assert hit.of(ARTICLE) == "the “designs and key components” of"
    (hit,) = source.find("a Russia-Iran alliance")
    assert hit.of(ARTICLE) == "a Russia–Iran alliance"
    (hit,) = source.find("UAVs. In a further")
    assert hit.of(ARTICLE) == "UAVs.\n\nIn a further"


def test_a_quotation_with_another_word_or_figure_is_not_found() -> None:
    source = Searchable(ARTICLE)
    assert source.find("killing at least 12 people") == ()
    assert source.find("at least three Officials") == ()
    assert source.find("") == ()
    assert source.find("\u00ad ") == ()


@pytest.mark.parametrize(
    ("text", "exact", "count"),
    [
        ("110 and 11.", "11", 1),
        ("11,000 and 11.5 and 2.11", "11", 0),
        ("in 11, or 11.", "11", 2),
        ("They can't, but Iran can.", "can", 1),
        ("Iran's Iranian Iran", "Iran", 2),
        ("reportedly", "report", 0),
        ("Iranian-manufactured", "manufactured", 1),
        ("伊朗和俄罗斯", "和俄", 1),
        ("cafe\u0301s cafe", "cafe", 1),
    ],
)
def test_a_hit_never_begins_or_ends_inside_a_word_or_number(text: str, exact: str, count: int) -> None:
    assert len(Searchable(text).find(exact)) == count


def test_what_stands_before_and_after_selects_among_hits() -> None:
    text = "“Drones,” he said. Later he said so again: drones, he said."
    source = Searchable(text)
    assert len(source.find("he said")) == 3
    assert [hit.start for hit in source.find("he said", prefix='Drones,"')] == [10]
    assert [hit.start for hit in source.find("he said", suffix="so again")] == [text.index("he said so")]
    assert source.find("he said", prefix="drones, ", suffix="so") == ()


def test_the_number_of_hits_is_bounded() -> None:
    assert len(Searchable("a b " * 1000).find("a")) == MAX_HITS


def test_composed_and_ligated_words_map_to_their_own_letters() -> None:
    text = "x \u200bof\u00adﬁce\u0301\u200b, y"
    (hit,) = Searchable(text).find("officé")
    assert hit.of(text) == "of\u00adﬁce\u0301"


def test_the_nearest_passage_marks_the_words_that_differ() -> None:
    nearest = nearest_passage(ARTICLE, "killing at least 12 people and injuring 89")
    assert nearest is not None
    assert nearest.text == "killing at least 11 people and injuring 89"
    assert nearest.marked == "killing at least [11] people and injuring 89"
    assert nearest.span.of(ARTICLE) == nearest.text


def test_the_nearest_passage_names_words_that_it_lacks() -> None:
    nearest = nearest_passage(ARTICLE, "the secret deal may be in progress to be finalized soon")
    assert nearest is not None
    assert "[no “secret”]" in nearest.marked


def test_nothing_is_near_what_is_wholly_different() -> None:
    assert nearest_passage(ARTICLE, "zzz qqq www vvv xxx jjj kkk") is None
    assert nearest_passage("", "anything") is None
    assert nearest_passage(ARTICLE, " ") is None
