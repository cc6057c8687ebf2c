"""Who can read the slides: contrast of words and marks with what is really behind them."""

import msgspec
import pytest
from accessible_decks import BOXES, BRAND, INCH, box, dot, faults, label, paragraph, run, slide, table, text, visual

from builder.model.brand import Layout
from builder.model.finding import Finding, Place
from builder.model.placed import Connector, Pill, Shape
from builder.rules.access.contrast import ratio_in_words

GAP = box(2, 2.5, 0.1, 0.1)
# Amber on white is 3.4:1, on cream 3.2:1: enough for large text and for marks, too little for small text.


def test_ink_on_paper_passes_and_pale_words_do_not() -> None:
    assert not faults("A105", slide(text("body", "Words")))
    [finding] = faults("A105", slide(text("body", paragraph("Words", style="pale"))))
    assert "accent6 on bg1" in finding.message
    assert "less than 3:1" in finding.message


def test_what_does_not_fit_is_told_once_and_its_contrast_when_it_fits() -> None:
    pale = slide(text("body", paragraph("Words", style="pale")))
    too_high = Finding("L101", "error", Place("decks/d.yaml", 3, 5), "too high", "shorten it", pale.number, "body")
    assert not faults("A105", pale, fit=(too_high,))
    assert faults("A105", pale, fit=(msgspec.structs.replace(too_high, slot="task"),))


@pytest.mark.parametrize(("size", "bold", "passes"), [(17.5, False, False), (18, False, True), (14, True, True)])
def test_large_text_needs_less(size: float, bold: bool, passes: bool) -> None:
    words = paragraph(run("Words", style="amber", strong=bold))
    assert bool(faults("A105", slide(text("body", words, size=size)))) is not passes
    assert faults("A105", slide(text("body", words, size=13.5)))


def test_a_raised_number_is_small() -> None:
    assert not faults("A105", slide(text("body", paragraph(run("1", style="amber")), size=20)))
    assert faults("A105", slide(text("body", paragraph(run("1", style="amber", superscript=True)), size=20)))


def test_text_is_judged_on_its_own_card() -> None:
    light = paragraph(run("Words", style="light"))
    brand = msgspec.structs.replace(
        BRAND, char_styles={"light": msgspec.structs.replace(BRAND.char_styles["amber"], color="bg1")}
    )
    assert faults("A105", slide(text("body", light)), brand=brand)
    assert not faults("A105", slide(text("body", light, fill="tx2")), brand=brand)


def test_text_is_judged_on_the_bands_and_the_background_of_its_layout() -> None:
    whole = Layout(name="L", part="", slots=(), background="tx2")
    assert faults("A105", slide(text("body", "Ink"), layout=whole))
    band = Layout(name="L", part="", slots=(), background="tx2", bands=((box(0, 0, 13.4, 7.5), "bg1"),))
    assert not faults("A105", slide(text("body", "Ink"), layout=band))
    half = Layout(name="L", part="", slots=(), background="tx2", bands=((box(0, 0, 5, 7.5), "bg1"),))
    assert faults("A105", slide(text("body", "Ink"), layout=half)), "half of the text stands on the background"


def test_an_edge_along_a_slot_is_not_behind_its_text() -> None:
    strip = BOXES["sources"]
    rule = box(strip.x / INCH, strip.y / INCH, strip.width / INCH, 0.01)
    layout = Layout(name="L", part="", slots=(), bands=((rule, "tx1"),))
    assert not faults("A105", slide(text("sources", "1 Paper", insets=(0, INCH // 12, 0, 0)), layout=layout))


def test_a_rule_is_no_ground_even_where_a_strip_has_grown_over_its_place() -> None:
    strip = BOXES["sources"]
    across = box(strip.x / INCH, (strip.y + strip.height / 2) / INCH, strip.width / INCH, 0.01)
    broad = msgspec.structs.replace(across, height=INCH // 5)
    for band, judged in ((across, False), (broad, True)):
        layout = Layout(name="L", part="", slots=(), bands=((band, "tx1"),))
        assert bool(faults("A105", slide(text("sources", "1 Paper"), layout=layout))) is judged


@pytest.mark.parametrize(("ratio", "told"), [(2.31, "2.3"), (2.38, "2.38"), (4.496, "4.49"), (4.51, "4.5")])
def test_a_ratio_is_never_told_as_more_than_it_is(ratio: float, told: str) -> None:
    assert ratio_in_words(ratio) == told


def test_highlighted_words_and_links_have_their_own_colours() -> None:
    marked = paragraph(run("quoted", highlight=True, style="amber"), run("1", cites=(1,), superscript=True))
    [finding] = faults("A105", slide(text("body", marked)))
    assert "accent2 on accent5" in finding.message
    dark = slide(text("body", paragraph(run("The Register", href="https://example.org")), fill="tx2"))
    assert "hlink on tx2" in faults("A105", dark)[0].message


def test_heads_and_rows_of_tables_are_judged_on_their_fills() -> None:
    assert not faults("A105", slide(table(["Who"], ["Officials"], ["Ministry"])))
    bare = msgspec.structs.replace(BRAND, table=msgspec.structs.replace(BRAND.table, head_fill="accent5"))
    [finding] = faults("A105", slide(table(["Who"], ["Officials"])), brand=bare)
    assert "bg1 on accent5" in finding.message
    mark = run("◔ Reported", mark="reported", style="mark")
    small = msgspec.structs.replace(table(["Status"], [mark]), body_size=14.0)
    assert "accent2 on bg2" in faults("A105", slide(small))[0].message


def test_a_label_is_judged_on_the_shape_under_it() -> None:
    dark = Shape(key="land", name="Land", geometry="rect", box=box(1, 2, 5, 3), fill="tx2")
    on_it, beside = label("Kyiv", box(2, 3, 1, 0.3)), label("Kyiv", box(6.2, 3, 1, 0.3))
    assert faults("A105", slide(visual(dark, on_it)))
    assert not faults("A105", slide(visual(dark, beside)))
    assert not faults("A105", slide(visual(dark, label("Kyiv", box(2, 3, 1, 0.3), fill="bg2"))))
    assert not faults("A105", slide(visual(on_it, dark))), "what stands over a label is not behind it"


def test_a_label_is_judged_on_the_country_that_it_stands_in_and_not_on_its_frame() -> None:
    frame = box(1, 2, 6, 3)
    corner = ((frame.x, frame.y), (frame.right, frame.y), (frame.x, frame.bottom))
    country = Shape(key="c", name="Land", geometry="freeform", box=frame, fill="tx2", rings=(corner,))
    inside, outside = label("Kyiv", box(1.2, 2.2, 1, 0.3)), label("Kyiv", box(5.9, 4.6, 1, 0.3))
    across = label("Kyiv", box(3.5, 3.3, 1, 0.5))
    assert faults("A105", slide(visual(country, inside)))
    assert not faults("A105", slide(visual(country, outside)))
    assert faults("A105", slide(visual(country, across)))


def test_dots_and_lines_stand_out_by_their_fill_or_their_outline() -> None:
    assert not faults("A105", slide(visual(dot(GAP, "dot"))))
    assert faults("A105", slide(visual(dot(GAP, "accent6"))))
    assert not faults("A105", slide(visual(msgspec.structs.replace(dot(GAP, "accent6"), line="tx2"))))
    line = Connector(key="k", name="Link", start=(INCH, INCH), end=(INCH * 2, INCH), line="accent6")
    assert faults("A105", slide(visual(line)))
    assert not faults("A105", slide(visual(msgspec.structs.replace(line, line="arrow"))))
    assert not faults("A105", slide(visual(msgspec.structs.replace(line, line="hairline")))), "a hairline says nothing"


def test_a_pill_is_judged_by_its_words_on_its_fill_and_its_outline_on_the_slide() -> None:
    mark = run("◔ Reported", mark="reported", style="mark")
    said = text("body", paragraph(mark))
    placed = msgspec.structs.replace(said, pills=(Pill(run=mark, box=GAP, size=11.0),))
    good = {"reported-text": "accent2*50", "reported-fill": "accent2/9", "reported-line": "accent2"}
    assert not faults("A105", slide(placed), brand=msgspec.structs.replace(BRAND, colors=good))
    pale = msgspec.structs.replace(BRAND, colors=good | {"reported-text": "accent2"})
    assert "the mark “◔ Reported”" in faults("A105", slide(placed), brand=pale)[0].message
    thin = msgspec.structs.replace(BRAND, colors=good | {"reported-line": "accent2/50"})
    assert "the outline of the mark" in faults("A105", slide(placed), brand=thin)[0].message


def test_a_colour_that_the_brand_does_not_have_is_told_and_never_passes() -> None:
    nowhere = msgspec.structs.replace(BRAND, char_styles={"amber": BRAND.char_styles["amber"]}, theme_colors={})
    [finding, *_] = faults("A105", slide(text("body", "Words")), brand=nowhere)
    assert "is not known" in finding.message


def test_each_pair_of_colours_is_told_once_a_slot() -> None:
    words = paragraph("Words", style="pale")
    assert len(faults("A105", slide(text("body", words, words, words)))) == 1
