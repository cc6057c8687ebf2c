"""The hint of A105 names the colour of pack.toml that should change, and the nearest shade of it that serves."""

import msgspec
from accessible_decks import BRAND, faults, paragraph, slide, text

from builder.model.color import contrast
from builder.model.contrast import rgb_of
from builder.rules.access.mends import PLAIN, Mends

THEME = {**BRAND.theme_colors, "tx2": "BFD8EE", "bg1": "FBFAF6"}
NAMED = msgspec.structs.replace(BRAND, theme_colors=THEME, color_names={"tx2": "navy", "bg1": "paper"})


def digits(hint: str) -> str:
    return hint.partition('= "')[2][:6]


def test_the_colour_is_named_with_the_nearest_shade_that_serves() -> None:
    hint = Mends(NAMED).of(("tx2",), "bg1", 4.5)
    assert hint.startswith("change “navy” (tx2) in pack.toml: the nearest shade that serves here is navy = ")
    assert contrast(rgb_of(digits(hint)), rgb_of("FBFAF6")) >= 4.5


def test_of_two_colours_the_one_that_changes_less_is_named() -> None:
    hint = Mends(NAMED).of(("bg1",), "tx2", 4.5)
    assert "“navy” (tx2)" in hint


def test_colours_without_names_are_told_as_before() -> None:
    unnamed = msgspec.structs.replace(NAMED, color_names={})
    assert Mends(unnamed).of(("tx2",), "bg1", 4.5) == PLAIN
    assert Mends(NAMED).of(("no-colour",), "nor-this", 4.5) == PLAIN


def test_a_finding_in_a_deck_has_it() -> None:
    named = msgspec.structs.replace(BRAND, color_names={"accent6": "sky"})
    [finding] = faults("A105", slide(text("body", paragraph("Words", style="pale"))), brand=named)
    assert "change “sky” (accent6) in pack.toml" in finding.hint
