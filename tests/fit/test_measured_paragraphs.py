"""Paragraphs become lines of a width: nothing lost, nothing wider than the box, and what makes text wider does."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.fit.faces import Knowledge, extent, face
from builder.fit.paragraphs import lay, natural_width, prepare
from builder.fit.styles import Setting
from builder.model.brand import CharStyle, TextStyle
from builder.model.slides import Origin, Run

ORIGIN = Origin("program")
ARIAL = TextStyle("Arial", 18)


def width_of(text: str, look: TextStyle = ARIAL, **run: object) -> float:
    setting = Setting(look, look.size, {"cite": CharStyle(scale=0.5)})
    return natural_width(prepare((msgspec.structs.replace(Run(text, ORIGIN), **run),), setting))


@pytest.mark.parametrize("family", ["Arial", "Calibri", "Cambria", "Georgia", "Times New Roman"])
def test_every_family_has_four_faces(family: str) -> None:
    widths = {extent(face(family, bold, italic), "Reported officials").width for bold in (0, 1) for italic in (0, 1)}
    assert all(6 < width < 11 for width in widths)
    assert len(widths) > 1


def test_a_width_is_the_sum_of_advances_and_kerning() -> None:
    arial = face("Arial", False, False)
    assert extent(arial, "AV").width < extent(arial, "A").width + extent(arial, "V").width
    assert extent(arial, "mm").width == pytest.approx(2 * 0.833, abs=0.001)


def test_a_space_that_breaks_no_line_is_measured_as_a_space() -> None:
    arial = face("Arial", False, False)
    assert extent(arial, "not\u00a0checked") == extent(arial, "not checked")
    assert extent(arial, "not\u00a0checked").knowledge is Knowledge.MEASURED


def test_what_makes_text_wider() -> None:
    assert width_of("Reported", strong=True) > width_of("Reported")
    assert width_of("reported", TextStyle("Arial", 18, caps=True)) == width_of("REPORTED")
    assert width_of("12", superscript=True) == pytest.approx(0.66 * width_of("12"))
    assert width_of("12", style="cite") == pytest.approx(0.5 * width_of("12"))


def test_tracking_takes_room_between_letters() -> None:
    runs = (Run("background " * 3, ORIGIN),)
    lines = [
        len(lay(prepare(runs, Setting(style, 18, {})), 18, 200, 200).lines)
        for style in (TextStyle("Arial", 18), TextStyle("Arial", 18, tracking=3))
    ]
    assert lines == [2, 3]


@pytest.mark.parametrize(
    ("text", "knowledge"),
    [
        ("Łódź, Київ, Αθήνα", Knowledge.MEASURED),
        ("◔ Reported", Knowledge.SYMBOL),
        ("إيران", Knowledge.BOUNDED),
        ("伊朗", Knowledge.BOUNDED),
        ("👍", Knowledge.BOUNDED),
    ],
)
def test_scripts_without_metrics_take_an_upper_bound(text: str, knowledge: Knowledge) -> None:
    found = extent(face("Arial", False, False), text)
    assert found.knowledge is knowledge
    assert found.width > 0.7 * len(text) if text in ("伊朗", "👍") else found.width > 0


def test_arabic_letters_are_as_wide_as_they_join() -> None:
    """In em: a letter that is joined to the next one is narrower, marks above letters take nothing, bold is wider."""

    def width(text: str, bold: bool = False) -> float:
        return round(extent(face("Arial", bold, False), text).width, 2)

    assert (width("ب"), width("با"), width("بب"), width("دب")) == (1.16, 0.76, 1.51, 1.71)
    assert width("يُتحقق") == width("يتحقق")
    assert width("شيء") == round(0.9 + 0.85 + 0.5 + 0.06, 2)
    assert width("رشות") == round(0.6 + 1.3 + 0.35 + 0.7 + 0.06, 2)
    assert width("منه", bold=True) > width("منه")
    assert width("Kyiv منه") > width("Kyiv") + width("منه")
    assert width("٩٩") > 0.9, "figures are no marks"
    assert width("\u064f") == 0, "a mark alone takes nothing"


def test_a_font_without_metrics_is_laid_out_wide_and_known_as_such() -> None:
    stand_in = extent(face("Brush Script MT", False, False), "agreement")
    assert stand_in.knowledge is Knowledge.UNKNOWN
    assert stand_in.width > extent(face("Arial", True, False), "agreement").width


TEXT = st.text(alphabet="abWi. -–—“”(),0123é中\u00a0◔", max_size=80)


@given(st.lists(TEXT, min_size=1, max_size=3), st.floats(20, 400))
def test_lines_lose_nothing_and_are_no_wider_than_the_box(texts: list[str], width: float) -> None:
    setting = Setting(ARIAL, 18, {})
    runs = tuple(Run(text, ORIGIN) for text in texts)
    laid = lay(prepare(runs, setting), 18, width, width)
    assert "".join(laid.lines) == "".join(texts)
    for line in laid.lines:
        bare = line.rstrip(" ")
        taken = natural_width(prepare((Run(bare, ORIGIN),), setting)) * 18
        assert taken <= width + 0.01 or len(bare) == 1 or line != bare


@given(TEXT, st.integers(1, 8))
def test_a_narrower_box_never_takes_fewer_lines(text: str, step: int) -> None:
    prepared = prepare((Run(text, ORIGIN),), Setting(ARIAL, 18, {}))
    wide, narrow = 60.0 + 20 * step, 40.0 + 20 * step
    assert len(lay(prepared, 18, narrow, narrow).lines) >= len(lay(prepared, 18, wide, wide).lines)


def test_a_forced_break_begins_a_line_and_a_long_word_is_cut() -> None:
    setting = Setting(ARIAL, 18, {})
    two = prepare((Run("one", ORIGIN, break_after=True), Run("two", ORIGIN)), setting)
    assert lay(two, 18, 300, 300).lines == ("one", "two")
    long = lay(prepare((Run("a Interministerialcounterproliferation", ORIGIN),), setting), 18, 120, 120)
    assert long.cut
    assert long.lines[0] == "a "
    assert len(long.lines) == 4


def test_a_line_is_as_high_as_its_tallest_font() -> None:
    setting = Setting(ARIAL, 18, {})
    plain, marked = (lay(prepare((Run(text, ORIGIN),), setting), 18, 300, 300) for text in ("Reported", "◔ Reported"))
    assert marked.height > plain.height == pytest.approx(1.2)
