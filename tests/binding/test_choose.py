"""Which layout of a file serves which pattern, on tiny files made by hand."""

import found_layouts as made
import msgspec
import pytest
from found_layouts import BELOW, FOOT, LEFT_HALF, RIGHT_HALF, brand_file, layout, ph, title

from builder.binding.bound import Bindings, Bound
from builder.binding.choose import choose, default_patterns
from builder.binding.patterns import LayoutPlan, SlotPlan, box
from builder.model.brandfile import BrandFile, FoundLayout


def chosen(file: BrandFile, bindings: Bindings | None = None) -> dict[str, Bound]:
    return {one.pattern.name: one for one in choose(file, bindings or Bindings())}


def labels(file: BrandFile, bindings: Bindings | None = None) -> dict[str, str]:
    return {name: one.layout.label for name, one in chosen(file, bindings).items()}


SINGLE = ("Text", "Text and task", "Passage", "Quotation", "Table", "Prompt", "Visual and task", "List")


def test_the_layouts_of_powerpoint_serve_what_they_are_for() -> None:
    found = labels(made.office())
    assert found["Title"] == "Titelfolie"
    assert found["Section"] == "Abschnittsüberschrift"
    assert {found[name] for name in SINGLE} == {"Titel und Inhalt"}
    assert found["Two columns"] == found["Two columns and task"] == found["Passage and reading"] == "Zwei Inhalte"
    assert found["Six cards"] == found["Statements"] == found["Three columns"] == "Nur Titel"


def test_every_pattern_is_bound_once_and_always_alike() -> None:
    found = choose(made.office(), Bindings())
    assert [one.pattern for one in found] == list(default_patterns())
    assert found == choose(made.office(), Bindings())
    assert all(0 <= one.score <= 1 and one.why for one in found)


def test_types_say_nothing_names_do() -> None:
    found = labels(
        brand_file(
            made.title_only("المخطط", kind=""),
            made.two("محتويين", kind=""),
            made.content("عنوان ومحتوى", kind=""),
            made.section("عنوان المقطع", kind=""),
            made.cover("شريحة عنوان", kind=""),
        )
    )
    assert (found["Title"], found["Section"]) == ("شريحة عنوان", "عنوان المقطع")
    assert (found["Text"], found["Two columns"]) == ("عنوان ومحتوى", "محتويين")


def test_where_neither_types_nor_names_help_placeholders_do() -> None:
    found = labels(
        brand_file(
            made.title_only("A", kind=""), made.two("B", kind=""), made.content("C", kind=""), made.cover("D", kind="")
        )
    )
    assert (found["Title"], found["Text"], found["Two columns"], found["Six cards"]) == ("D", "C", "B", "A")


def test_a_wrong_type_does_not_outdo_name_and_placeholders() -> None:
    """A designer who copies the title layout for everything leaves its type behind."""
    found = labels(brand_file(made.cover("Titelfolie"), made.content("Titel und Inhalt", kind="title")))
    assert (found["Title"], found["Text"]) == ("Titelfolie", "Titel und Inhalt")
    libreoffice = made.cover("Title Slide", kind="tx")
    assert labels(brand_file(libreoffice, made.content("Title, Content")))["Text"] == "Title, Content"


def test_pack_toml_binds_layouts_by_label() -> None:
    bound = chosen(made.office(), Bindings(layouts={"Text": "nur  titel", "Title": "Zwei Inhalte"}))
    assert (bound["Text"].layout.label, bound["Text"].why) == ("Nur Titel", "pack.toml binds it")
    assert bound["Title"].layout.label == "Zwei Inhalte"
    assert bound["Passage"].layout.label == "Titel und Inhalt"


def test_a_label_that_the_file_does_not_have_is_told() -> None:
    bound = chosen(made.office(), Bindings(layouts={"Text": "Standard"}))["Text"]
    assert bound.layout.label == "Titel und Inhalt"
    assert bound.why.startswith("pack.toml binds it to “Standard”, which the file does not have; ")


def test_bindings_of_slots_reach_the_seats() -> None:
    file = brand_file(layout("Inhalt", title(), ph(1, "obj", "A"), ph(14, "body", "B", FOOT), kind="obj"))
    bound = chosen(file, Bindings(slots={"INHALT": {"sources": 14}}))["Text"]
    seat = next(seat for seat in bound.seats if seat.slot == "sources")
    assert (seat.placeholder.idx, seat.step) == (14, "binding")  # type: ignore[union-attr]


def test_of_two_alike_the_one_with_a_place_for_sources_is_taken() -> None:
    with_sources = layout("Inhalt mit Quelle", title(), ph(1, "obj", "A"), ph(14, "body", "Quelle", FOOT), kind="obj")
    found = labels(brand_file(made.cover(), made.content(), with_sources))
    assert found["Text"] == "Inhalt mit Quelle"


def test_of_equals_the_first_is_taken() -> None:
    first, second = made.content("Titel und Inhalt"), made.content("Titel und Inhalt")
    second = msgspec.structs.replace(second, label="Titel und Inhalt (2)")
    assert labels(brand_file(first, second))["Text"] == "Titel und Inhalt"


def test_content_stays_on_one_master() -> None:
    other = [
        msgspec.structs.replace(one, master=1, label=f"{one.label} (2)")
        for one in (made.two(), made.content(), made.title_only())
    ]
    home = [made.cover(), made.content(), made.title_only(), made.two()]
    assert not any(label.endswith("(2)") for label in labels(brand_file(*other[:1], *home, *other[1:])).values())


def test_content_keeps_off_covers() -> None:
    """Though the cover has a text of the right size, and the other layout not even that."""
    dark = layout("Titelfolie", title(kind="ctrTitle"), ph(1, "body", "Text 1"), kind="title")
    found = labels(brand_file(dark, made.title_only()))
    assert {label for name, label in found.items() if name not in ("Title", "Section")} == {"Nur Titel"}


def test_a_file_with_a_cover_only_serves_everything_with_it() -> None:
    assert set(labels(brand_file(made.cover())).values()) == {"Titelfolie"}


def test_pictures_take_room() -> None:
    half = layout("Inhalt A", title(), ph(1, "obj", "A"), kind="obj", drawn=(40, 27, 53, 63))
    assert labels(brand_file(half, made.content("Inhalt B")))["Text"] == "Inhalt B"


def test_a_master_full_of_drawings_is_left_for_one_with_room() -> None:
    crowded = [
        msgspec.structs.replace(one, drawn=(made.box((0, 20, 45, 80)), made.box((50, 20, 45, 80))))
        for one in (made.cover(), made.content(), made.title_only())
    ]
    airy = [
        msgspec.structs.replace(one, master=1, label=f"{one.label} (2)") for one in (made.content(), made.title_only())
    ]
    found = labels(brand_file(*crowded, *airy))
    assert found["Title"] == "Titelfolie"
    assert (found["Text"], found["Six cards"]) == ("Titel und Inhalt (2)", "Nur Titel (2)")


def test_vertical_text_is_avoided() -> None:
    turned = layout("Titel und Text", title(), ph(1, "body", "A", turned=True), kind="vertTx")
    assert labels(brand_file(turned, made.title_only()))["Text"] == "Nur Titel"


def test_a_layout_for_quotations_serves_quotations() -> None:
    quote = layout("Zitat", title(), ph(1, "body", "Zitat"))
    found = labels(brand_file(made.cover(), made.content(), quote))
    assert (found["Quotation"], found["Text"]) == ("Zitat", "Titel und Inhalt")


def test_three_columns_and_four_cards_find_their_layouts() -> None:
    three = layout(
        "Drei Spalten", title(), *(ph(1 + place, "obj", "", (7 + 29 * place, 27, 28, 63)) for place in range(3))
    )
    places = ((7, 27, 42, 30), (51, 27, 42, 30), (7, 60, 42, 30), (51, 60, 42, 30))
    four = layout("Vier Felder", title(), *(ph(1 + place, "obj", "", where) for place, where in enumerate(places)))
    found = labels(brand_file(made.cover(), made.content(), made.two(), three, four))
    assert (found["Three columns"], found["Four cards"]) == ("Drei Spalten", "Vier Felder")
    assert found["Two columns"] == "Zwei Inhalte"


def test_without_a_title_anywhere_the_best_is_taken_and_told() -> None:
    bare = layout("Leer", kind="blank")
    text = layout("Nur Text", ph(1, "body", "Text 1"))
    bound = chosen(brand_file(bare, text))["Text"]
    assert bound.layout.label == "Nur Text"
    assert bound.why.endswith("no layout with a title serves better")


def test_a_file_without_layouts_binds_nothing() -> None:
    assert choose(brand_file(), Bindings()) == ()


@pytest.mark.parametrize(
    "one", [layout("Leer"), layout("", ph(1, "pic", "")), layout("x", ph(0, "title", "", (0, 0, 0, 0)))]
)
def test_no_layout_is_too_odd(one: FoundLayout) -> None:
    assert {bound.layout.label for bound in choose(brand_file(one), Bindings())} == {one.label}


def test_a_pack_may_have_patterns_of_its_own() -> None:
    slots = tuple(SlotPlan(name, box(1, 1 + place, 5, 1), name) for place, name in enumerate(("title", "poem", "left")))
    mine = LayoutPlan("Poem", slots)
    on = layout("Gedicht", title(), ph(1, "body", "Poem", LEFT_HALF), ph(2, "body", "", RIGHT_HALF))
    (bound,) = choose(brand_file(made.cover(), on), Bindings(), [mine])
    assert bound.layout is on
    assert [seat.placeholder and seat.placeholder.idx for seat in bound.seats] == [0, 1, 2]
    assert choose(brand_file(on), Bindings(), []) == ()


def test_right_to_left_files_read_columns_from_the_right() -> None:
    bound = chosen(made.office(rtl=True))["Two columns"]
    left = next(seat.placeholder for seat in bound.seats if seat.slot == "left")
    assert left is not None
    assert left.box == made.box(RIGHT_HALF)


def test_labels_decide_where_names_are_equal() -> None:
    one = made.content("Text")
    other = layout("Text", title(), ph(1, "obj", "A", BELOW), kind="obj", label="Text (2)")
    assert labels(brand_file(one, other), Bindings(layouts={"Text": "Text (2)"}))["Text"] == "Text (2)"
