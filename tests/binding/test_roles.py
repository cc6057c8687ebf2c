"""Which placeholder carries which slot: each step, its order, and what no step takes."""

import itertools

import found_layouts as made
import pytest
from found_layouts import BELOW, FOOT, LEFT_HALF, RIGHT_HALF, layout, ph, title
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.binding.bound import Seated
from builder.binding.choose import default_patterns
from builder.binding.patterns import LayoutPlan
from builder.binding.roles import find, seats
from builder.binding.sizes import Page
from builder.model.brandfile import FoundLayout

PATTERNS = {one.name: one for one in default_patterns()}


def seated(
    pattern: str, on: FoundLayout, bound: dict[str, int | str] | None = None, *, rtl: bool = False
) -> dict[str, Seated]:
    return {one.slot: one for one in seats(PATTERNS[pattern], on, bound or {}, Page(rtl=rtl))}


def idx(found: dict[str, Seated]) -> dict[str, int | None]:
    return {slot: one.placeholder.idx if one.placeholder else None for slot, one in found.items()}


# --- pack.toml


def test_pack_toml_binds_by_idx_and_by_name_before_all_else() -> None:
    on = layout("Inhalt", title(), ph(1, "obj", "Quellen", BELOW), ph(14, "body", "Freitext 9", FOOT))
    by_idx = seated("Text", on, {"sources": 14})
    assert (by_idx["sources"].placeholder.name, by_idx["sources"].step) == ("Freitext 9", "binding")  # type: ignore[union-attr]
    assert (by_idx["sources"].score, by_idx["sources"].why) == (1.0, "pack.toml binds it")
    assert idx(seated("Text", on, {"sources": "freitext  9"}))["sources"] == 14
    assert idx(seated("Text", on, {"sources": "Freitext"}))["sources"] == 14
    assert idx(seated("Text", on, {"sources": "14"}))["sources"] == 14


def test_a_binding_of_body_holds_for_the_only_main_slot() -> None:
    on = layout("Inhalt", title(), ph(1, "obj", "A"), ph(13, "body", "B", LEFT_HALF))
    for pattern, slot in (("Text", "body"), ("Passage", "passage"), ("Prompt and task", "prompt"), ("Table", "table")):
        assert idx(seated(pattern, on, {"body": 13}))[slot] == 13, pattern
    assert idx(seated("Passage", on, {"body": 13, "passage": 1}))["passage"] == 1
    assert idx(seated("Visual and aside", on, {"body": 13}))["visual"] == 1


def test_a_binding_that_holds_nothing_says_so() -> None:
    on = layout("Bild", title(), ph(1, "pic", "Bild 1"), ph(2, "body", "Text 2", FOOT))
    gone = seated("Text", on, {"body": 99})["body"]
    assert gone.placeholder is None
    assert gone.why == "pack.toml binds it to idx 99, which the layout does not have"
    assert (
        seated("Text", on, {"body": "Bild 1"})["body"].why
        == "pack.toml binds it to “Bild 1”, which takes pictures only"
    )
    assert seated("Text", on, {"body": 0})["body"].why == "pack.toml binds it to idx 0, which takes titles only"
    twice = seated("Text", on, {"sources": 2, "body": 2})
    assert idx(twice)["body"] == 2
    assert twice["sources"].why == "pack.toml binds it to idx 2, which carries another slot already"


def test_a_name_that_two_placeholders_share_is_not_guessed() -> None:
    on = layout("Zwei", ph(1, "body", "Text 1"), ph(2, "body", "Text 2"))
    assert find(on, "Text") is None
    assert find(on, "text 2").idx == 2  # type: ignore[union-attr]


# --- markers


def test_markers_in_prompts_come_before_names() -> None:
    on = layout(
        "Inhalt",
        title(),
        ph(10, "body", "Quellen 1", (7, 80, 86, 8), prompt="{{ kicker }}"),
        ph(11, "body", "Rahmen", FOOT, prompt="Hier {{sources}} einfügen"),
    )
    found = seated("Text", on)
    assert idx(found)["kicker"] == 10
    assert idx(found)["sources"] == 11
    assert (found["sources"].step, found["sources"].why) == ("marker", "its prompt says {{sources}}")


@pytest.mark.parametrize("marker", ["{{Quellen}}", "{{ источники }}", "{{来源}}", "{{ SOURCES }}"])
def test_a_marker_may_be_a_word_for_the_slot(marker: str) -> None:
    on = layout("x", title(), ph(11, "body", "Rahmen", FOOT, prompt=marker))
    assert idx(seated("Text", on))["sources"] == 11


def test_a_marker_of_body_holds_for_the_only_main_slot() -> None:
    on = layout("x", title(), ph(1, "obj", "A"), ph(2, "body", "B", FOOT, prompt="{{body}}"))
    assert idx(seated("Quotation", on))["quotation"] == 2


def test_an_unknown_marker_is_no_marker() -> None:
    on = layout("x", title(), ph(2, "body", "B", FOOT, prompt="{{firma}} {{"))
    assert set(idx(seated("Text", on)).values()) == {0, None}


# --- names


@pytest.mark.parametrize(
    "name", ["Quellen", "Fußnote 7", "Source line", "Источники", "出典 3", "Platzhalter für Quellen"]
)
def test_names_bind(name: str) -> None:
    found = seated("Text", layout("x", title(), ph(1, "obj", "Inhalt 1"), ph(14, "body", name, FOOT)))
    assert idx(found) == {"kicker": None, "title": 0, "body": 1, "sources": 14}
    assert found["sources"].step == "name"
    assert name in found["sources"].why


def test_what_a_short_prompt_asks_for_counts_where_the_name_says_nothing() -> None:
    on = layout("x", title(), ph(14, "body", "Textplatzhalter 7", FOOT, prompt="Quelle: Autor, Jahr"))
    found = seated("Text", on)["sources"]
    assert (found.placeholder.idx, found.step) == (14, "name")  # type: ignore[union-attr]
    assert found.why == "its prompt “Quelle: Autor, Jahr” means sources"
    chatty = "Quellen gehören in die Notizen, und nie in dieses Feld auf der Folie"
    assert seated("Text", layout("x", title(), ph(14, "body", "T", FOOT, prompt=chatty)))["sources"].placeholder is None


def test_the_name_of_a_slot_binds_it() -> None:
    on = layout("x", title(), ph(1, "body", "three", LEFT_HALF), ph(2, "body", "Aside", RIGHT_HALF))
    assert idx(seated("Prompt and aside", on))["aside"] == 2


def test_the_better_name_wins_and_then_the_larger_placeholder() -> None:
    on = layout("x", title(), ph(10, "body", "Alle Quellen", FOOT), ph(11, "body", "Quellen", (70, 90, 20, 6)))
    assert idx(seated("Text", on))["sources"] == 11
    on = layout("x", title(), ph(10, "body", "Quellen 1", (70, 90, 20, 6)), ph(11, "body", "Quellen 2", FOOT))
    assert idx(seated("Text", on))["sources"] == 11


def test_a_caption_serves_the_aside_and_a_remark_the_reading() -> None:
    on = layout("x", title(), ph(1, "obj", "Inhalt", LEFT_HALF), ph(2, "body", "Bildunterschrift", RIGHT_HALF))
    assert idx(seated("Visual and aside", on)) == {"kicker": None, "title": 0, "visual": 1, "aside": 2, "sources": None}
    on = layout("x", title(), ph(1, "obj", "Inhalt", LEFT_HALF), ph(2, "body", "Anmerkung", RIGHT_HALF))
    assert idx(seated("Passage and reading", on))["reading"] == 2


def test_the_name_of_a_layout_says_what_its_text_is_for() -> None:
    quote = seated("Quotation", layout("Zitat", title(), ph(1, "body", "Text 1")))["quotation"]
    assert (quote.step, quote.placeholder.idx) == ("name", 1)  # type: ignore[union-attr]
    assert seated("Quotation", layout("Inhalt", title(), ph(1, "body", "Text 1")))["quotation"].step == "type"


def test_what_is_named_for_something_else_is_left_alone() -> None:
    for name in ("Autor", "Logo", "Kontakt", "Quellen", "Dachzeile", "Untertitel", "Bildunterschrift", "Aufgabe"):
        found = seated("Text", layout("x", title(), ph(1, "body", name)))
        assert found["body"].placeholder is None, name


# --- types and geometry


def test_titles_carry_titles_and_nothing_else() -> None:
    on = layout("x", ph(0, "ctrTitle", "Rahmen"), ph(5, "title", "Quellen", BELOW))
    found = seated("Text", on)
    assert idx(found) == {"kicker": None, "title": 5, "body": None, "sources": None}
    assert seated("Text", layout("x", ph(0, "ctrTitle", "Rahmen")))["title"].why == "it is a placeholder for titles"


def test_a_text_named_title_serves_where_no_placeholder_is_for_titles() -> None:
    on = layout("x", ph(10, "body", "Titel", (7, 5, 86, 12)), ph(11, "body", "Text"))
    assert idx(seated("Text", on)) == {"kicker": None, "title": 10, "body": 11, "sources": None}


def test_the_larger_text_carries_the_main_slot() -> None:
    found = seated("Passage", layout("x", title(), ph(3, "body", "", FOOT), ph(7, "", "", BELOW)))
    assert idx(found)["passage"] == 7
    assert (found["passage"].step, found["passage"].why) == ("type", "the largest text placeholder, 54 % of the slide")


def test_too_small_a_text_is_not_taken() -> None:
    found = seated("Text", layout("x", title(), ph(7, "body", "", (7, 40, 40, 20))))["body"]
    assert (found.placeholder, found.score) == (None, 0.0)
    assert found.why == "the largest text placeholder left has 8 % of the slide, and it wants 20 %"


@pytest.mark.parametrize("kind", ["pic", "chart", "media", "dgm", "clipArt", "tbl"])
def test_what_is_for_pictures_or_charts_never_takes_text(kind: str) -> None:
    found = seated("Text", layout("x", title(), ph(1, kind, "Inhalt")), {"sources": 1})
    assert idx(found) == {"kicker": None, "title": 0, "body": None, "sources": None}


def test_a_table_takes_the_placeholder_for_tables() -> None:
    on = layout("x", title(), ph(1, "obj", "Inhalt"), ph(2, "tbl", "Rahmen", RIGHT_HALF))
    assert idx(seated("Table", on))["table"] == 2
    assert idx(seated("Table", made.content()))["table"] == 1


def test_vertical_text_is_the_last_resort() -> None:
    upright, turned = ph(1, "body", "A", LEFT_HALF), ph(2, "body", "B", (51, 5, 42, 90), turned=True)
    assert idx(seated("Text", layout("x", title(), upright, turned)))["body"] == 1
    found = seated("Text", layout("x", title(), turned))["body"]
    assert (found.placeholder, found.score < 0.7) == (turned, True)
    assert found.why.endswith("; its text is set vertically")


def test_columns_are_taken_in_reading_order() -> None:
    on = layout("x", title(), ph(9, "obj", "", RIGHT_HALF), ph(4, "obj", "", LEFT_HALF))
    assert [idx(seated("Two columns", on))[slot] for slot in ("left", "right")] == [4, 9]
    assert [idx(seated("Two columns", on, rtl=True))[slot] for slot in ("left", "right")] == [9, 4]
    above = layout("x", title(), ph(9, "obj", "", (7, 60, 86, 28)), ph(4, "obj", "", (7, 28, 86, 28)))
    assert [idx(seated("Two columns", above))[slot] for slot in ("left", "right")] == [4, 9]


def test_names_of_columns_come_before_their_places() -> None:
    on = layout("x", title(), ph(1, "obj", "Inhalt rechts", LEFT_HALF), ph(2, "obj", "Inhalt links", RIGHT_HALF))
    assert [idx(seated("Two columns", on))[slot] for slot in ("left", "right")] == [2, 1]


def test_of_a_comparison_the_contents_are_taken_and_not_their_heads() -> None:
    heads = ph(1, "body", "Textplatzhalter 2", (7, 25, 42, 10)), ph(3, "body", "Textplatzhalter 4", (51, 25, 42, 10))
    contents = ph(2, "obj", "Inhalt 3", (7, 36, 42, 54)), ph(4, "obj", "Inhalt 5", (51, 36, 42, 54))
    on = layout("Vergleich", title(), *itertools.chain(*zip(heads, contents, strict=True)))
    assert idx(seated("Two columns", on)) == {"kicker": None, "title": 0, "left": 2, "right": 4, "sources": None}


def test_columns_and_cards_have_placeholders_all_or_none() -> None:
    for pattern in ("Three columns", "Four cards", "Statements"):
        assert set(idx(seated(pattern, made.two())).values()) == {0, None}, pattern
        assert set(idx(seated(pattern, made.content())).values()) == {0, None}, pattern
    two_of_three = layout("x", title(), ph(1, "body", "links", LEFT_HALF), ph(2, "body", "rechts", RIGHT_HALF))
    found = seated("Three columns", two_of_three)
    assert found["left"].placeholder is None
    assert found["left"].why == "only 2 of 3 have placeholders, so that all stand in text boxes"
    bound = seated("Three columns", made.two(), {"left": 1, "right": 2})
    assert set(idx(bound).values()) == {0, None}
    assert [idx(seated("Two columns", made.two(), {"left": 2, "right": 1}))[slot] for slot in ("left", "right")] == [
        2,
        1,
    ]


def test_four_cards_take_four_placeholders() -> None:
    places = ((51, 27, 42, 30), (7, 60, 42, 30), (51, 60, 42, 30), (7, 27, 42, 30))
    on = layout("x", title(), *(ph(10 + place, "obj", "", where) for place, where in enumerate(places)))
    found = idx(seated("Four cards", on))
    assert [found[slot] for slot in ("one", "two", "three", "four")] == [13, 10, 11, 12]


def test_a_subtitle_takes_its_type_and_else_the_text_of_a_section() -> None:
    assert idx(seated("Title", made.cover()))["subtitle"] == 1
    found = seated("Section", made.section())["subtitle"]
    assert (found.placeholder.idx, found.step) == (1, "type")  # type: ignore[union-attr]


def test_no_place_alone_makes_a_strip_of_sources_or_a_kicker() -> None:
    on = layout(
        "x", ph(3, "body", "Rahmen 3", (7, 1, 86, 3)), title(), ph(1, "obj", "I"), ph(4, "body", "Rahmen 4", FOOT)
    )
    found = idx(seated("Text", on))
    assert (found["kicker"], found["sources"]) == (None, None)


def test_of_placeholders_with_one_idx_the_first_counts() -> None:
    on = layout("x", title(), ph(13, "body", "Text 1", FOOT), ph(13, "body", "Text 2", BELOW))
    assert seated("Text", on)["body"].placeholder is None
    libreoffice = layout("x", title(), ph(0, "body", "PlaceHolder 2"))
    assert seated("Text", libreoffice)["body"].placeholder is libreoffice.placeholders[1]


def test_what_lies_off_the_slide_has_no_size() -> None:
    assert seated("Text", layout("x", title(), ph(1, "obj", "", (120, 27, 86, 63))))["body"].placeholder is None
    assert seated("Text", layout("x", title(), ph(1, "obj", "", (0, 0, 0, 0))))["body"].placeholder is None


# --- every pattern on every layout

KINDS = ("title", "ctrTitle", "subTitle", "body", "obj", "", "pic", "tbl", "chart", "dgm")
NAMES = (
    "",
    "Titel 1",
    "Inhalt 2",
    "Quellen",
    "Dachzeile",
    "links",
    "rechts",
    "Bild",
    "Karte 2",
    "one",
    "body",
    "标题",
    "X",
)
PROMPTS = ("", "{{body}}", "{{sources}} {{left}}", "Quelle", "{{title}}")
placeholders = st.builds(
    ph,
    st.integers(0, 6),
    st.sampled_from(KINDS),
    st.sampled_from(NAMES),
    st.tuples(st.integers(-20, 90), st.integers(-20, 90), st.integers(0, 100), st.integers(0, 100)),
    prompt=st.sampled_from(PROMPTS),
    turned=st.booleans(),
)
bindings = st.dictionaries(
    st.sampled_from(("body", "sources", "left", "title", "passage")),
    st.integers(0, 7) | st.sampled_from(NAMES),
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(placeholders, max_size=7), bindings, st.booleans())
def test_each_slot_is_seated_once_and_no_placeholder_twice(
    found: list[object], bound: dict[str, int | str], rtl: bool
) -> None:
    on = layout("Zwei Inhalte", *found)  # type: ignore[arg-type]
    for pattern in PATTERNS.values():
        given_out = seats(pattern, on, bound, Page(rtl=rtl))
        assert given_out == seats(pattern, on, bound, Page(rtl=rtl))
        _check(pattern, given_out)


def _check(pattern: LayoutPlan, given_out: tuple[Seated, ...]) -> None:
    assert [one.slot for one in given_out] == [one.name for one in pattern.slots]
    taken = [one.placeholder for one in given_out if one.placeholder]
    assert len({(one.idx, one.type) for one in taken}) == len(taken)
    for one in given_out:
        assert one.why
        assert 0 <= one.score <= 1
        assert (one.placeholder is None) == (one.step == "free") == (one.score == 0)
        if one.placeholder:
            assert (one.slot == "title") or one.placeholder.type not in ("title", "ctrTitle")
            assert one.placeholder.type not in ("pic", "chart", "dgm")
            assert one.placeholder.type != "tbl" or one.slot == "table"
