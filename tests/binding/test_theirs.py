"""A pack's looks on a stranger's theme: colours that can be read, sizes that count, layouts that fitting can use."""

import msgspec
import pytest
from office_layouts import LEVELS, holder, inches, office

from builder.binding.bound import Bindings
from builder.binding.choose import choose
from builder.binding.colours import legible, readable
from builder.binding.derive import derive
from builder.binding.patterns import plans
from builder.binding.translated import Translator, translated, translated_wishes
from builder.binding.wishes import Wish, resized, size_scale
from builder.model.brand import Brand, CharStyle, Frame, ParaStyle, TableStyle, TextStyle
from builder.model.color import STATUS_ROLES, contrast, rgb
from builder.rules.access.palette import failing, palette

OURS = {
    **{"tx1": "1B2430", "bg1": "FBFAF6", "tx2": "12294B", "bg2": "FFFFFF", "accent1": "B4432E", "accent2": "B98222"},
    **{"accent3": "2C7A5C", "accent4": "565F6B", "accent5": "FFE58A", "accent6": "D9D3C5", "hlink": "1F5FA8"},
    "folHlink": "7A55A8",
}
THEMES = {
    "office": {
        **{"tx1": "000000", "bg1": "FFFFFF", "tx2": "44546A", "bg2": "E7E6E6", "accent1": "4472C4"},
        **{"accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47"},
        **{"hlink": "0563C1", "folHlink": "954F72"},
    },
    "dark": {
        **{"tx1": "FFFFFF", "bg1": "101820", "tx2": "C9D6E3", "bg2": "22303C", "accent1": "2E9CCA"},
        **{"accent2": "F2AA4C", "accent3": "7BD389", "accent4": "E4572E", "accent5": "A06CD5", "accent6": "29335C"},
        **{"hlink": "8AB4F8", "folHlink": "C58AF9"},
    },
    "yellow only": {
        **{"tx1": "222222", "bg1": "FFFFFF", "tx2": "333333", "bg2": "EEEEEE"},
        **{f"accent{number}": "FFEE00" for number in range(1, 7)},
        **{"hlink": "FFEE00", "folHlink": "FFEE00"},
    },
}
LOOKS = {
    "title": Wish(size=28.0, least=24.0, role="title", font="heading", color="tx2"),
    "body": Wish(size=19.0, most=22.0, least=18.0),
    "kicker": Wish(size=11.0, least=11.0, role="pill", color="accent1*76"),
    "left": Wish(size=22.0, frame=Frame(fill="bg2", line="accent6"), insets=(100, 100, 100, 100)),
    "sources": Wish(size=12.0, least=11.0, role="sources", color="accent4"),
}
STYLE = TextStyle(font="Calibri", size=16.0)


def brand() -> Brand:
    roles = {f"{status}-{part}": color for status in STATUS_ROLES
             for part, color in (("text", "accent2*57"), ("fill", "accent2/9"), ("line", "accent2"))}  # fmt: skip
    return Brand(
        name="ours",
        width=12_192_000,
        height=6_858_000,
        layouts=(),
        para_styles={
            "label": ParaStyle(size=14.0, least=14.0, color="accent1*76"),
            "muted": ParaStyle(color="accent4"),
        },
        char_styles={"cite": CharStyle(color="hlink"), "cite-on-dark": CharStyle(color="accent2/50")},
        table=TableStyle(head=STYLE, body=STYLE, head_fill="tx2", rule_color="accent6"),
        theme_colors=OURS,
        colors=roles,
    )


def on_theirs(theme: dict[str, str]) -> Brand:
    file = msgspec.structs.replace(office(), colors=theme)
    translate = Translator(OURS, theme)
    wishes = translated_wishes(LOOKS, translate)
    layouts = tuple(derive(bound, file, wishes) for bound in choose(file, Bindings(), plans(8, 5.9)))
    return legible(translated(msgspec.structs.replace(brand(), layouts=layouts, theme_colors=theme), translate))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_styles_marks_and_slots_can_be_read_on_any_theme(theme: dict[str, str]) -> None:
    made = on_theirs(theme)
    page = rgb("bg1", theme)
    for name, style in made.para_styles.items():
        assert contrast(rgb(str(style.color), theme), page) >= 4.5, name
    for status in STATUS_ROLES:
        text, fill = (rgb(made.color(f"{status}-{part}"), theme) for part in ("text", "fill"))
        assert contrast(text, fill) >= 4.5, status
    assert contrast(rgb(made.highlight, theme), rgb("tx1", theme)) >= 4.5
    for layout in made.layouts:
        for slot in layout.slots:
            ground = rgb(slot.fill or layout.background, theme)
            assert contrast(rgb(slot.levels[0].color, theme), ground) >= 4.5, (layout.name, slot.name)


def test_a_grey_of_ours_stays_a_grey_where_their_theme_has_orange_in_its_place() -> None:
    translate = Translator(OURS, THEMES["office"])
    red, green, blue = rgb(translate("accent4"), THEMES["office"])
    assert max(red, green, blue) - min(red, green, blue) < 30
    assert translate("accent6").startswith(("bg1", "tx1"))


def test_an_accent_of_ours_is_theirs_and_the_next_where_theirs_is_a_grey() -> None:
    translate = Translator(OURS, THEMES["office"])
    assert translate("accent1*76") == "accent1*76"
    assert not translate("accent3").startswith("accent3"), "their third accent is a grey"


def test_a_colour_that_can_be_read_stays_and_another_gets_its_nearest_shade() -> None:
    theme = THEMES["office"]
    assert readable("accent1", ("bg1",), theme) == "accent1"
    changed = readable("accent4", ("bg1",), theme)
    assert changed.startswith("accent4*")
    assert contrast(rgb(changed, theme), rgb("bg1", theme)) >= 4.5


def test_type_counts_as_large_as_the_screen_shows_it() -> None:
    assert size_scale(12_192_000, 6_858_000) == 1.0
    assert size_scale(9_144_000, 5_143_500) == pytest.approx(0.75)
    assert size_scale(9_144_000, 6_858_000) == 1.0, "4:3 is as high as ours"
    assert size_scale(24_384_000, 13_716_000) == pytest.approx(2.0)
    assert size_scale(7_559_675, 10_691_813) == 1.0, "a page of A4 is read from paper"
    assert size_scale(24_384_000, 6_858_000) == 1.0, "a banner is as high as ours"
    half = resized(brand(), 0.75)
    assert half.para_styles["label"].size == 10.5
    assert half.table.body.size == 12.0


def test_a_slot_without_a_placeholder_sits_in_a_text_box_and_the_title_stays_a_title() -> None:
    layouts = {layout.name: layout for layout in on_theirs(THEMES["office"]).layouts}
    text = {slot.name: slot for slot in layouts["Text"].slots}
    assert (text["body"].seat, text["body"].idx) == ("moved", 1)
    assert text["kicker"].seat == text["sources"].seat == "free"
    assert text["title"].type == "title"
    assert text["body"].inherited == LEVELS
    assert text["body"].levels[0].size == 19.0, "the pack's size, not the 28 pt of the layout"


def test_what_a_prompt_asks_is_done() -> None:
    theirs = msgspec.structs.replace(office(), colors=THEMES["office"])
    layouts = [
        msgspec.structs.replace(
            layout,
            placeholders=tuple(
                msgspec.structs.replace(one, prompt="Titel, höchstens zwei Zeilen" if one.idx == 0 else "Text in 20 pt")
                for one in layout.placeholders
            ),
        )
        for layout in theirs.layouts
    ]
    theirs = msgspec.structs.replace(theirs, layouts=tuple(layouts))
    bound = next(one for one in choose(theirs, Bindings(), plans(8, 5.9)) if one.pattern.name == "Text")
    slots = {slot.name: slot for slot in derive(bound, theirs, LOOKS).slots}
    assert slots["title"].lines == 2
    assert (slots["body"].levels[0].size, slots["body"].most) == (20.0, 0.0)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_no_pair_of_colours_that_a_pack_brings_together_is_too_faint(theme: dict[str, str]) -> None:
    made = on_theirs(theme)
    bad = failing(made, palette(made))
    assert not bad, [(pair.what, pair.fronts, pair.back) for pair in bad]


def test_highlighted_words_are_yellow_where_the_theme_has_green_and_red_alone() -> None:
    theme = THEMES["office"] | {f"accent{number}": color for number, color in enumerate(["70AD47", "C00000"] * 3, 1)}
    assert on_theirs(theme).highlight.startswith("#FF")
    assert on_theirs(THEMES["office"]).highlight.startswith("accent4/"), "their own yellow, in a tint"


def test_a_land_is_not_drawn_in_red() -> None:
    red = THEMES["office"] | {"accent2": "E2001A"}
    assert not on_theirs(red).color("land").startswith("accent2")
    assert on_theirs(THEMES["office"]).color("land").startswith("accent2")


def test_marks_on_dark_slides_are_dark() -> None:
    made = on_theirs(THEMES["dark"])
    for status in STATUS_ROLES:
        assert contrast(rgb(made.color(f"{status}-fill"), made.theme_colors), (0, 0, 0)) < 4.5, status


def test_a_slot_whose_index_is_the_footers_too_says_all_of_its_look() -> None:
    theirs = msgspec.structs.replace(office(), colors=THEMES["office"])
    footer = holder(1, "ftr", inches(4, 7, 5, 0.3), "Footer Placeholder 4")
    layouts = tuple(msgspec.structs.replace(layout, furniture=(*layout.furniture, footer)) for layout in theirs.layouts)
    theirs = msgspec.structs.replace(theirs, layouts=layouts)
    bound = next(one for one in choose(theirs, Bindings(), plans(8, 5.9)) if one.pattern.name == "Text")
    slots = {slot.name: slot for slot in derive(bound, theirs, LOOKS).slots}
    assert slots["body"].inherited == ()
    assert slots["title"].inherited == LEVELS
