"""What an updated brand file breaks, and how that is told."""

import found_layouts as made
import msgspec
from found_layouts import FOOT, brand_file, layout, ph, title

from builder.binding.bound import Bindings
from builder.binding.changes import Change, diff
from builder.model.brandfile import BrandFile, FoundLayout


def told(old: BrandFile, new: BrandFile, bindings: Bindings | None = None) -> dict[str, Change]:
    return {one.kind: one for one in diff(old, new, bindings or Bindings())}


def with_layout(file: BrandFile, label: str, other: FoundLayout | None) -> BrandFile:
    layouts = [other if one.label == label else one for one in file.layouts]
    return msgspec.structs.replace(file, layouts=tuple(one for one in layouts if one is not None))


def test_the_same_file_changes_nothing() -> None:
    assert diff(made.office(), made.office(), Bindings()) == ()


def test_a_renamed_layout_breaks_what_pack_toml_says_of_it_and_no_more() -> None:
    new = with_layout(made.office(), "Zwei Inhalte", made.two("Zwei Spalten"))
    quiet = told(made.office(), new)
    assert (quiet["layout renamed"].severity, quiet["layout renamed"].what) == (
        "info",
        "it is called “Zwei Spalten” now",
    )
    assert {one.severity for one in quiet.values()} == {"info"}
    bindings = Bindings(layouts={"Two columns": "Zwei Inhalte"}, slots={"Zwei Inhalte": {"left": 1}})
    broken = [one for one in diff(made.office(), new, bindings) if one.kind == "binding"]
    assert [one.severity for one in broken] == ["error", "error"]
    assert {one.mend for one in broken} == {"it is called “Zwei Spalten” now: write that in pack.toml"}


def test_a_layout_that_is_gone_says_what_it_served_and_what_does_now() -> None:
    found = told(made.office(), with_layout(made.office(), "Abschnittsüberschrift", None))
    assert (found["layout gone"].layout, found["layout gone"].severity) == ("Abschnittsüberschrift", "warning")
    assert found["layout gone"].what == "it is gone; it served “Section”"
    assert found["pattern elsewhere"].what == "“Section”: the layout “Titelfolie” serves this now"
    extra = brand_file(*made.office().layouts, layout("Danke", title(place=(1, 1, 5, 5))))
    assert told(extra, made.office())["layout gone"].severity == "info"
    assert told(made.office(), extra)["layout added"].layout == "Danke"


def test_a_placeholder_that_is_gone_leaves_its_slot_to_a_text_box() -> None:
    parts = (title(), ph(1, "obj", "Inhaltsplatzhalter 2"))
    old = brand_file(layout("Inhalt", *parts, ph(14, "body", "Quellen", FOOT)))
    found = told(old, brand_file(layout("Inhalt", *parts)))
    assert found["placeholder gone"].what == "14 “Quellen” is gone; it carried `sources`"
    assert found["placeholder gone"].mend == "add a placeholder named sources, or bind another idx"
    assert "a text box carries `sources` now" in found["slot without placeholder"].what
    assert found["slot without placeholder"].severity == "warning"


def test_a_placeholder_with_another_idx_breaks_a_binding_by_number() -> None:
    parts = (title(), ph(1, "obj", "Inhaltsplatzhalter 2"))
    old = brand_file(layout("Inhalt", *parts, ph(14, "body", "Quellen", FOOT)))
    new = brand_file(layout("Inhalt", *parts, ph(21, "body", "Quellen", FOOT)))
    found = told(old, new, Bindings(slots={"Inhalt": {"sources": 14}}))
    assert found["placeholder idx"].what == "“Quellen” has idx 21 now, it was 14; it carried `sources`"
    assert found["placeholder idx"].mend == "bind idx 21 where pack.toml has 14"
    assert found["binding"].severity == "error"
    assert found["binding"].what.startswith("pack.toml, [slots.“Inhalt”] sources: the layout has no placeholder idx 14")


def test_types_places_and_names_of_placeholders_are_compared() -> None:
    old = brand_file(layout("Inhalt", title(), ph(1, "obj", "Inhalt 2")))
    picture = told(old, brand_file(layout("Inhalt", title(), ph(1, "pic", "Inhalt 2"))))
    what = picture["placeholder type"].what
    assert what.startswith("1 “Inhalt 2” is of type pic now, it was obj; it carried `subtitle`, `body`, `passage`")
    assert picture["placeholder type"].severity == "warning"
    moved = told(old, brand_file(layout("Inhalt", title(), ph(1, "obj", "Inhalt 2", (7, 27, 50, 63)))))
    assert moved["placeholder moved"].what.startswith("1 “Inhalt 2” stands elsewhere, smaller; it carried `subtitle`")
    renamed = told(old, brand_file(layout("Inhalt", title(), ph(1, "obj", "Hauptteil"))))
    assert renamed["placeholder renamed"].severity == "info"
    turned = told(old, brand_file(layout("Inhalt", title(), ph(1, "obj", "Inhalt 2", turned=True))))
    assert turned["placeholder turned"].severity == "warning"


def test_sizes_colours_and_fonts_of_the_file_are_compared() -> None:
    old = made.office(colors={"accent1": "12294b", "tx1": "000000"}, fonts={"major": "Arial"}, embedded=("Haus",))
    new = made.office(
        colors={"accent1": "C00000", "tx1": "000000"}, fonts={"major": "Georgia"}, rtl=True, width=9_144_000
    )
    found = told(old, new)
    assert found["slide size"].what == "slides are 25.40 × 19.05 cm now, they were 33.87 × 19.05 cm"
    assert found["colour"].what == "the colour accent1 is C00000 now, it was 12294b"
    assert found["font"].what == "the font of headings is Georgia now, it was Arial"
    assert found["embedded font"].what == "the file does not bring along the font Haus any more"
    assert found["direction"].what == "it is read from right to left now"
    assert (found["slide size"].severity, found["colour"].severity) == ("warning", "info")


def test_the_worst_comes_first() -> None:
    new = msgspec.structs.replace(with_layout(made.office(), "Zwei Inhalte", None), colors={"accent1": "C00000"})
    severities = [one.severity for one in diff(made.office(), new, Bindings(layouts={"Two columns": "Zwei Inhalte"}))]
    assert severities == sorted(severities, key=("error", "warning", "info").index)
    assert severities[0] == "error"


def test_a_file_without_layouts_has_nothing_left() -> None:
    found = diff(made.office(), brand_file(), Bindings())
    assert {one.kind for one in found} == {"layout gone"}
