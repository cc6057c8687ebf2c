"""The colours of both packs: the ones that were designed, legible on what is behind them, and apart for every eye."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from color_vision import VISIONS, distance
from placed_decks import PACKS, brand, settings

from builder.errors import SourcedeckError
from builder.model.brand import Box, Brand, Layout, SlotBox
from builder.model.color import ROLES, STATUS_ROLES, contrast
from builder.powerpoint.settings import brand_settings, setting_fault
from builder.rules.access.palette import MARKS, WORDS

DESIGNED = {
    "seminar": {
        "paper": "FBFAF6",
        "ink": "1B2430",
        "title": "12294B",
        "accent": "8A3B22",
        "muted": "565F6B",
        "hairline": "D9D3C5",
        "link": "1F5FA8",
        "highlight": "FFE58A",
        "land": "F3E3B5",
        "neighbour": "E9E7E0",
        "reported-text": "7A4B00",
        "reported-fill": "FFF6E2",
        "reported-line": "B98222",
        "said-text": "7C2A16",
        "said-fill": "FDEEEA",
        "said-line": "B4432E",
        "on_record-text": "0E4A36",
        "on_record-fill": "E9F5EF",
        "on_record-line": "2C7A5C",
        "unattributed-text": "45505C",
        "unattributed-fill": "F0F1F3",
        "unattributed-line": "8A939D",
        "derived-text": "12294B",
        "derived-fill": "E8EEF7",
        "disputed-text": "4C2A77",
        "disputed-fill": "F3ECFB",
        "disputed-line": "7A55A8",
        "not_checked-text": "45505C",
        "not_checked-fill": "FFFFFF",
    },
    "classroom": {
        "paper": "FFFFFF",
        "ink": "14213D",
        "accent": "0B7A75",
        "card": "E8F5F3",
        "reported-fill": "FFF6E2",
        "disputed-fill": "F3ECFB",
        "disputed-line": "7A55A8",
    },
}
CLOSE = 17.0
"""How far (CIELAB) a shade may be from the colour that was drawn: of the same hue to the eye, and a tint or outline."""


@pytest.mark.parametrize("pack", PACKS)
def test_colours_are_the_designed_ones(pack: str) -> None:
    look = brand(pack)
    for role, digits in DESIGNED[pack].items():
        designed = tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))
        made = look.rgb(role)
        shade = any(form in look.color(role) for form in "/*")
        if shade:
            assert distance(made, (designed[0], designed[1], designed[2]), "no colour blindness") <= CLOSE, role
        else:
            assert made == designed, role


@pytest.mark.parametrize("pack", PACKS)
def test_every_role_has_a_colour_of_the_pack_s_own_theme(pack: str) -> None:
    look = brand(pack)
    assert all(look.rgb(role) for role in ROLES)
    assert set(look.colors) >= {f"{status}-{part}" for status in STATUS_ROLES for part in ("text", "fill", "line")}


@pytest.mark.parametrize("pack", PACKS)
def test_words_and_marks_stand_out_from_what_is_behind_them(pack: str) -> None:
    look = brand(pack)
    for pairs, least in ((WORDS, 4.5), (MARKS, 3.0)):
        for front, back, _ in pairs:
            found = contrast(look.rgb(front), look.rgb(back))
            assert found >= least, f"{pack}: {front} on {back} is {found:.2f}:1, {least}:1 is the least"


@pytest.mark.parametrize("pack", PACKS)
def test_text_of_every_slot_and_style_stands_out_from_its_ground(pack: str) -> None:
    look = brand(pack)
    for layout in look.layouts:
        for slot in layout.slots:
            ground = _ground(look, layout, slot)
            for level in slot.levels:
                found = contrast(look.rgb(level.color), look.rgb(ground))
                assert found >= 4.5, f"{pack}: {slot.name} of “{layout.name}” on {ground} is {found:.2f}:1"
            if layout.name == "Title":  # Its slots take no styles but the strip's, which stands on paper.
                continue
            for name, color in _style_colors(look):
                if name.endswith("-on-dark"):  # The cover asks for these; no other layout is dark.
                    continue
                found = contrast(look.rgb(color), look.rgb(ground))
                assert found >= 4.5, f"{pack}: style {name} in {slot.name} of “{layout.name}” is {found:.2f}:1"


def _ground(look: Brand, layout: Layout, slot: SlotBox) -> str:
    behind = [fill for box, fill in layout.bands if _holds(box, slot.box)]
    return slot.fill or (behind[-1] if behind else layout.background)


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x <= inner.x and outer.y <= inner.y and outer.right >= inner.right and outer.bottom >= inner.bottom


def _style_colors(look: Brand) -> Iterator[tuple[str, str]]:
    for name, style in (*look.para_styles.items(), *look.char_styles.items()):
        if style.color is not None:
            yield name, style.color


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("vision", VISIONS)
def test_colours_that_tell_things_apart_stay_apart_for_colour_blind_readers(pack: str, vision: str) -> None:
    look = brand(pack)

    def apart(one: str, other: str) -> float:
        return distance(look.rgb(one), look.rgb(other), vision)

    # Four times what is just noticeable: plain at a glance, side by side. The word and the icon are there besides.
    basis = [status for status in STATUS_ROLES if status not in {"not_checked", "later"}]
    for one, other in combinations(basis, 2):
        assert apart(f"{one}-line", f"{other}-line") >= 10, (one, other)
    # Large areas and single marks that stand apart from each other must be told from memory.
    for one, other in (("dot", "span"), ("bar-1", "bar-2"), ("bar-2", "bar-3"), ("bar-1", "bar-3")):
        assert apart(one, other) >= 20, (one, other)
    # Countries touch, with a line between them.
    assert apart("land", "neighbour") >= 10
    assert apart("land", "water") >= 10
    assert apart("neighbour", "water") >= 5
    assert apart("highlight", "card") >= 15


def test_hue_alone_does_not_carry_what_lightness_must() -> None:
    """Blue and violet of one lightness are one colour to a protanope: so the outline of *derived* is darker."""
    look = brand("seminar")
    assert distance(look.rgb("link"), look.rgb("disputed-line"), "protanopia") < 2
    assert distance(look.rgb("derived-line"), look.rgb("disputed-line"), "protanopia") > 15


def test_a_shade_may_have_a_name_and_must_be_made_from_the_theme() -> None:
    tokens = {"colors": {"ink": "111111", "grey": "ink/40"}, "theme": {"dk1": "ink"}}
    made = brand_settings({"name": "mine", "tokens": tokens})
    assert [made.scheme(color) for color in ("ink", "grey", "ink*50", "bg1/20")] == [
        "tx1",
        "tx1/40",
        "tx1*50",
        "bg1/20",
    ]


@pytest.mark.parametrize("color", ["grey/50", "pink", "ink/40/20", "//"])
def test_what_is_no_shade_of_the_theme_is_refused(color: str) -> None:
    tokens = {"colors": {"ink": "111111", "grey": "ink/40"}, "theme": {"dk1": "ink"}}
    with pytest.raises(SourcedeckError, match="mine"):
        brand_settings({"name": "mine", "tokens": tokens}).scheme(color)


def test_a_role_that_nothing_has_is_told() -> None:
    broken = settings("seminar")
    broken["tokens"] = {"roles": {"dott": "ink"}}
    assert setting_fault(broken) == ("dott", "there is no role “dott” that a colour could be given", "")
