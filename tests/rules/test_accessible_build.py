"""Who can read the slides: titles, tables, reading order, sections, names, and text in placeholders."""

import msgspec
import pytest
from accessible_decks import box, dot, faults, label, slide, table, text, visual

from builder.model.placed import Placed


def test_a_deck_of_titled_slides_has_no_findings() -> None:
    assert not faults("A101", slide(text("body", "Words")), slide(text("body", "Words"), number=2))


def test_a_slide_without_words_in_a_title_placeholder_is_an_error() -> None:
    [finding] = faults("A101", slide(text("title", " ")), slide(text("title", "A title"), number=2))
    assert (finding.slide, finding.severity) == (1, "error")
    assert "no words in a title placeholder" in finding.message
    [finding] = faults("A101", slide(text("title", "Not in a title placeholder", type="body")))
    assert "has no title placeholder" in finding.message


def test_two_slides_with_one_title_are_an_error_however_it_is_set() -> None:
    [finding] = faults("A101", slide(text("title", "Who said it")), slide(text("title", "WHO  said it"), number=4))
    assert "slides 1 and 4" in finding.message
    parts = slide(text("title", "Who said it (1 of 2)")), slide(text("title", "Who said it (2 of 2)"), number=2)
    assert not faults("A101", *parts)


def test_a_table_has_words_in_each_head_and_a_cell_for_each() -> None:
    assert not faults("A103", slide(table(["Who", "When"], ["Officials", ""], ["Ministry", "Monday"])))
    [finding] = faults("A103", slide(table(["Who", " "], ["Officials", "Monday"])))
    assert "column 2" in finding.message
    [finding] = faults("A103", slide(table(["Who", "When"], ["Officials", "Monday"], ["Ministry"])))
    assert "row 2 of the table has 1 cells, its header 2" in finding.message


ORDER = ("title", "kicker", "visual", "aside", "task", "sources")


def _in_order(names: tuple[str, ...]) -> list[Placed]:
    return [visual(dot(box(2, 2.5, 0.1, 0.1))) if name == "visual" else text(name, name) for name in names]


def test_shapes_in_reading_order_pass() -> None:
    assert not faults("A104", slide(*_in_order(ORDER)))
    assert not faults("A104", slide(text("title", "T"), text("left", "L"), text("right", "R")))


@pytest.mark.parametrize("place", range(len(ORDER) - 1))
def test_two_shapes_in_the_wrong_order_are_an_error(place: int) -> None:
    names = list(ORDER)
    names[place], names[place + 1] = names[place + 1], names[place]
    [finding] = faults("A104", slide(*_in_order(tuple(names))))
    assert finding.message == f"“{ORDER[place + 1]}” is read before “{ORDER[place]}”"


def test_within_the_body_the_left_comes_before_the_right_and_the_upper_before_the_lower() -> None:
    assert faults("A104", slide(text("title", "T"), text("right", "R"), text("left", "L")))
    low = text("left", "Low", box=box(7, 5.5, 5, 1))
    assert faults("A104", slide(text("title", "T"), low, text("right", "High")))
    assert not faults("A104", slide(text("title", "T"), text("right", "High"), low))


def test_sections_are_needed_from_ten_slides_on() -> None:
    few = [slide(number=number) for number in range(1, 10)]
    assert not faults("A109", *few)
    [finding] = faults("A109", *few, slide(number=10))
    assert "10 slides and no sections" in finding.message
    assert not faults("A109", *few, slide(number=10, section="What it says"))


def test_no_two_sections_have_one_name() -> None:
    names = ["", "", "A", "A", "B", "", "A", "A", "C", "C"]
    slides = [slide(number=number, section=name) for number, name in enumerate(names, start=1)]
    [finding] = faults("A109", *slides)
    assert (finding.slide, "“A”" in finding.message, "slide 3" in finding.message) == (7, True, True)
    names[6:8] = ["D", "D"]
    assert not faults("A109", *(slide(number=number, section=name) for number, name in enumerate(names, start=1)))


def test_slides_before_the_first_section_stand_under_the_decks_title() -> None:
    slides = [slide(number=number, section="" if number < 3 else "Deal") for number in range(1, 12)]
    assert not faults("A109", *slides), "one section: the writer joins neighbours of one name"
    slides = [slide(number=number, section=("", "B", "Deal")[min(number // 4, 2)]) for number in range(1, 12)]
    assert faults("A109", *slides)
    assert not faults("A109", *slides, title="Another title")


def test_the_document_has_a_title() -> None:
    assert not faults("A110", slide())
    assert faults("A110", slide(), title=" ")


def test_a_visual_and_its_shapes_have_names_of_their_own() -> None:
    one, other = box(2, 2.5, 0.1, 0.1), box(3, 2.5, 0.1, 0.1)
    assert not faults("A111", slide(visual(dot(one, name="Kyiv"), dot(other, name="Lviv"), name="Map")))
    [finding] = faults("A111", slide(visual(dot(one, name="Kyiv"), dot(other, name="Kyiv"), name="Map")))
    assert "“Kyiv”" in finding.message
    [finding] = faults("A111", slide(visual(dot(one, name="Shape 7"), dot(other, name="Lviv"), name="Map")))
    assert "says nothing" in finding.message
    assert faults("A111", slide(visual(dot(one), name=" ")))


def test_no_visual_has_the_name_of_a_placeholder() -> None:
    assert faults("A111", slide(visual(dot(box(2, 2.5, 0.1, 0.1)), name="Title")))


def test_text_stands_in_placeholders_of_the_outline_view() -> None:
    assert not faults("A112", slide(text("body", "Words"), text("aside", "Words", type="obj")))
    [finding] = faults("A112", slide(text("body", "Words", type="tbl")))
    assert "type tbl" in finding.message


def test_a_visual_that_is_one_text_is_no_visual() -> None:
    where = box(2, 2.5, 4, 1)
    assert faults("A112", slide(visual(label("More than 400 drones", where))))
    assert not faults("A112", slide(visual(label("Kyiv", where), dot(box(1, 3, 0.1, 0.1)))))


def test_findings_are_the_same_each_time_and_name_their_slide() -> None:
    slides = [slide(text("title", "Same"), number=number) for number in (1, 2, 3)]
    first = faults("A101", *slides)
    assert first == faults("A101", *slides)
    assert [finding.slide for finding in first] == [2, 3]
    assert all(msgspec.to_builtins(finding)["hint"] for finding in first)
