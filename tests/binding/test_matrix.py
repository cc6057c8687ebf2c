"""What `pack check` tells of a file and the slide templates of a pack."""

import found_layouts as made
import msgspec
from found_layouts import FOOT, brand_file, layout, ph, title

from builder.binding.bindings import wrong_bindings
from builder.binding.bound import Bindings
from builder.binding.choose import default_patterns
from builder.binding.matrix import Gap, Matrix, matrix, reached
from builder.model.finding import Place
from builder.model.pack import SlideTemplate


def template(name: str, *slots: str) -> SlideTemplate:
    plain = tuple(slot.removesuffix("?") for slot in slots)
    optional = tuple(slot.removesuffix("?") for slot in slots if slot.endswith("?"))
    return SlideTemplate(name=name, at=Place(f"{name}.md.j2", 1), slots=plain, optional=optional, body="", body_line=1)


KEY_FACTS = template("key-facts", "kicker?", "title", "body", "task?")
TWO = template("two-accounts", "kicker?", "title", "left", "middle?", "right", "task?")
CARDS = template("cards", "kicker?", "title", *(f"{one}?" for one in ("left", "middle", "right", "one", "two")))


def gap(found: Matrix, *slots: str) -> Gap:
    return next(one for one in found.gaps if one.slots == slots)


def test_a_template_reaches_the_patterns_that_its_slots_allow() -> None:
    patterns = default_patterns()
    assert [one.name for one in reached(KEY_FACTS, patterns)] == ["Text", "Text and task"]
    names = [one.name for one in reached(TWO, patterns)]
    assert names == ["Two columns", "Two columns and task", "Three columns", "Three columns and task"]
    assert [one.name for one in reached(CARDS, patterns)] == ["Two columns", "Three columns"]
    assert [one.name for one in reached(template("odd", "title", "passage", "table"), patterns)] == ["Passage"]


def test_the_matrix_says_who_carries_what_and_why() -> None:
    found = matrix(made.office(), Bindings(), [KEY_FACTS])
    row = found.rows[0]
    assert (row.template, row.pattern, row.layout) == ("key-facts", "Text", "Titel und Inhalt")
    assert row.why == "it is a title with content, has placeholders for 1 of 1 main slots"
    cells = {cell.slot: (cell.idx, cell.placeholder, cell.step, cell.optional) for cell in row.cells}
    assert cells == {
        "kicker": (None, "", "free", True),
        "title": (0, "Titel 1", "name", False),
        "body": (1, "Inhaltsplatzhalter 2", "type", False),
        "sources": (None, "", "free", True),
    }
    assert msgspec.json.decode(msgspec.json.encode(found), type=Matrix) == found


def test_a_gap_tells_how_to_mend_it_and_which_idx_could_be_bound() -> None:
    on = layout("Zwei Inhalte", *made.two().placeholders, ph(14, "body", "Textplatzhalter 9", FOOT), kind="twoObj")
    found = gap(matrix(brand_file(on), Bindings(), [TWO]), "sources")
    assert found.mend == (
        "Layout “Zwei Inhalte” has no place for `sources`: add a text placeholder named sources, or bind idx 14"
    )
    assert (found.bind, found.edge, found.templates) == (14, True, ("two-accounts",))
    assert found.near is not None
    assert (found.near.idx, found.near.placeholder) == (14, "Textplatzhalter 9")
    assert found.near.why == "nothing says that it is for this"


def test_what_the_mend_says_mends() -> None:
    on = layout("Zwei Inhalte", *made.two().placeholders, ph(14, "body", "Textplatzhalter 9", FOOT), kind="twoObj")
    bound = matrix(brand_file(on), Bindings(slots={"Zwei Inhalte": {"sources": 14}}), [TWO])
    assert not [one for one in bound.gaps if "sources" in one.slots]
    named = layout("Zwei Inhalte", *made.two().placeholders, ph(15, "body", "sources", FOOT), kind="twoObj")
    assert not [one for one in matrix(brand_file(named), Bindings(), [TWO]).gaps if "sources" in one.slots]


def test_one_idx_is_offered_for_one_slot() -> None:
    on = layout("Inhalt", title(), ph(1, "obj", "A"), ph(14, "body", "Textplatzhalter 9", FOOT))
    offers = [one.bind for one in matrix(brand_file(on), Bindings(), [KEY_FACTS]).gaps if one.bind is not None]
    assert offers == [14]


def test_columns_are_one_gap() -> None:
    found = gap(matrix(brand_file(made.cover(), made.title_only()), Bindings(), [TWO]), "left", "middle", "right")
    assert found.mend == (
        "Layout “Nur Titel” has no places for `left`, `middle` and `right`: "
        "add 3 text placeholders named left, middle and right"
    )
    assert found.patterns == ("Three columns", "Three columns and task")


def test_the_nearest_miss_may_be_another_layout() -> None:
    file = made.office()
    bound = Bindings(layouts={"Two columns": "Nur Titel"})
    found = gap(matrix(file, bound, [template("two", "title", "left", "right")]), "left", "right")
    assert found.near is not None
    assert found.near.layout == "Zwei Inhalte"
    assert found.mend.endswith("or bind the pattern “Two columns” to the layout “Zwei Inhalte”")


def test_for_a_kicker_no_slide_is_sent_to_another_layout() -> None:
    plain, lined = (title(), ph(1, "obj", "A")), ph(15, "body", "kicker", (7, 2, 60, 4))
    file = brand_file(layout("Inhalt", *plain), layout("Mit Zeile", *plain, lined))
    plainly = template("plain", "kicker?", "title", "body")
    found = gap(matrix(file, Bindings(layouts={"Text": "Inhalt"}), [plainly]), "kicker")
    assert found.near is not None
    assert found.near.layout == "Mit Zeile"
    assert found.mend == "Layout “Inhalt” has no place for `kicker`: add a text placeholder named kicker"


def test_the_nearest_miss_may_take_pictures_only() -> None:
    file = brand_file(layout("Bild", title(), ph(1, "pic", "Bild 1")))
    found = gap(matrix(file, Bindings(), [KEY_FACTS]), "body")
    assert found.near is not None
    assert (found.near.placeholder, found.near.why) == ("Bild 1", "it takes pictures only")
    small = brand_file(layout("Klein", title(), ph(1, "body", "Text 1", (7, 27, 30, 20))))
    miss = gap(matrix(small, Bindings(), [KEY_FACTS]), "body").near
    assert miss is not None
    assert miss.why == "it has 6 % of the slide only"


def test_main_slots_come_before_those_at_the_edge() -> None:
    gaps = matrix(brand_file(layout("Leer")), Bindings(), [KEY_FACTS, TWO]).gaps
    assert [one.edge for one in gaps] == sorted(one.edge for one in gaps)
    assert len({(one.layout, one.slots) for one in gaps}) == len(gaps)


def test_a_file_without_layouts_has_no_matrix() -> None:
    assert matrix(brand_file(), Bindings(), [KEY_FACTS]) == Matrix(rows=(), gaps=())


def test_bindings_that_hold_nothing_are_told_with_what_exists() -> None:
    bindings = Bindings(
        layouts={"Two colums": "Zwei Inhalte", "Text": "Titel und Inhalte"},
        slots={"Zwei Inhalte": {"left": 7, "source": 1, "right": "Titel 1"}, "Drei": {}},
    )
    said = [f"{one.told}; {one.mend}" for one in wrong_bindings(made.office(), bindings, default_patterns())]
    those = "it can be one of: 1 “Inhaltsplatzhalter 2”, 2 “Inhaltsplatzhalter 3”"
    assert said == [
        "[layouts] Two colums: the pack has no such pattern of slots; did you mean “Two columns”?",
        "[layouts] Text: the file has no layout “Titel und Inhalte”; did you mean “Titel und Inhalt”?",
        f"[slots.“Zwei Inhalte”] left: the layout has no placeholder idx 7; {those}",
        "[slots.“Zwei Inhalte”] source: no pattern of the pack has such a slot; did you mean “sources”?",
        f"[slots.“Zwei Inhalte”] right: the placeholder “Titel 1” takes titles only; {those}",
        "[slots.“Drei”]: the file has no layout “Drei”; it can be one of: Titelfolie, Titel und Inhalt, "
        "Abschnittsüberschrift, Zwei Inhalte, Nur Titel",
    ]
    assert wrong_bindings(made.office(), Bindings(slots={"zwei inhalte": {"left": 2}}), default_patterns()) == []
