"""Names in a pack.toml that change nothing are told, each at its line; what is used anywhere is not."""

from pathlib import Path

import pytest

from builder.packs import load_pack
from builder.packs.folders import pack_chain
from builder.packs.unused import unused_names

BUNDLED = Path(__file__).parents[2] / "templates"


def told(project: Path, text: str, name: str = "mine") -> list[str]:
    path = project / "templates" / name / "pack.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    findings = load_pack(name, project, bundled=BUNDLED).findings
    return [f"{one.place} {one.severity} {one.message}; {one.hint}" for one in findings if one.code == "P125"]


def test_a_misspelt_colour_is_told_with_the_nearest(tmp_path: Path) -> None:
    assert told(tmp_path, 'extends = "seminar"\n\n[tokens.colors]\nnayv = "0B3D66"\n') == [
        "templates/mine/pack.toml:4:1 warning nothing is in the colour “nayv”: the line changes nothing; "
        "did you mean “navy”?"
    ]


@pytest.mark.parametrize(
    "used",
    [
        '[tokens.roles]\nbar-3 = "school"',
        '[tokens.roles]\nbar-3 = "school/40"',
        '[tokens.theme]\naccent2 = "school"',
        '[tokens.text]\npage = {size = 12, color = "school"}',
        '[tokens.look]\nbar = "school"',
        '[styles.character.label]\ncolor = "school"',
        '[table]\nhead-fill = "school"',
    ],
)
def test_a_colour_of_ones_own_that_is_used_is_not(tmp_path: Path, used: str) -> None:
    path = tmp_path / "templates/mine/pack.toml"
    path.parent.mkdir(parents=True)
    path.write_text(f'extends = "seminar"\n[tokens.colors]\nschool = "0B3D66"\n{used}\n', encoding="utf-8")
    assert list(unused_names(pack_chain("mine", tmp_path, BUNDLED))) == []


def test_a_colour_that_a_shade_or_a_nearer_pack_refers_to_is_used(tmp_path: Path) -> None:
    extended = 'extends = "seminar"\n[tokens.colors]\nschool = "navy*80"\n'
    assert len(told(tmp_path, extended, "school")) == 1
    assert told(tmp_path, 'extends = "school"\n[tokens.roles]\naxis = "school"\n') == []


@pytest.mark.parametrize(
    ("table", "line", "message", "guess"),
    [
        ("theme", 'acent1 = "red"', "the place in the theme “acent1”", "accent1"),
        ("text", "titel = {size = 30}", "the look of text “titel”", "title"),
        ("cards", 'pasage = {fill = "card"}', "the card “pasage”", "passage"),
    ],
)
def test_a_name_that_no_slide_has_is_told(tmp_path: Path, table: str, line: str, message: str, guess: str) -> None:
    [one] = told(tmp_path, f'extends = "seminar"\n[tokens.{table}]\n{line}\n')
    assert one.startswith(
        f"templates/mine/pack.toml:3:1 warning nothing asks for {message}: the line changes nothing; "
        f"did you mean “{guess}”?"
    )


def test_a_card_for_a_slot_that_had_none_is_used(tmp_path: Path) -> None:
    assert told(tmp_path, 'extends = "seminar"\n[tokens.cards]\nreading = {fill = "card"}\n') == []


def test_a_name_like_no_other_is_told_with_what_to_do(tmp_path: Path) -> None:
    [one] = told(tmp_path, 'extends = "seminar"\n[tokens.colors]\nxqzw = "0B3D66"\n')
    assert one.endswith("; take it out, or name it where it is used")


@pytest.mark.parametrize("pack", ["seminar", "classroom"])
def test_the_packs_that_come_with_the_program_have_none(tmp_path: Path, pack: str) -> None:
    assert not load_pack(pack, tmp_path, bundled=BUNDLED).findings
    copied = tmp_path / "templates" / pack / "pack.toml"
    copied.parent.mkdir(parents=True)
    copied.write_bytes((BUNDLED / pack / "pack.toml").read_bytes())
    assert list(unused_names(pack_chain(pack, tmp_path, BUNDLED))) == []
