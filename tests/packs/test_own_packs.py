"""Packs of a project's own: they change one thing of the pack that they extend, and what is forgotten is told."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from builder.build import read_pack
from builder.errors import SourcedeckError
from builder.model.finding import Place
from builder.model.pack import Pack
from builder.packs import load_pack
from builder.packs.folders import unknown_pack
from builder.packs.making import brand_file
from builder.powerpoint import make_brand

BUNDLED = Path(__file__).parents[2] / "templates"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "course"


def write(project: Path, text: str, name: str = "mine") -> None:
    path = project / "templates" / name / "pack.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make(project: Path, name: str = "mine") -> None:
    path, data = brand_file(name, project, bundled=BUNDLED)
    path.write_bytes(data)


def load(project: Path, name: str = "mine") -> Pack:
    return load_pack(name, project, bundled=BUNDLED)


def told(project: Path, name: str = "mine") -> list[str]:
    return [f"{one.place} {one.severity} {one.code} {one.message}; {one.hint}" for one in load(project, name).findings]


def logo(side: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (side, 60), (18, 41, 75)).save(buffer, "PNG")
    return buffer.getvalue()


STALE = (
    "templates/mine/pack.toml:2:1 warning P120 brand.pptx was made before colours, fonts, sizes or the logo were "
    "changed: it still has the old ones; make it again with: sourcedeck pack make mine"
)


def test_one_colour_of_a_family_changes_the_others(project: Path) -> None:
    write(project, 'extends = "classroom"\n[tokens.colors]\nteal = "005A9C"\n')
    make(project)
    colors, before = load(project).brand.theme_colors, load(project, "classroom").brand.theme_colors
    assert (colors["accent1"], colors["tx2"], colors["bg2"]) == ("005A9C", "02497B", "E8F2F7")
    assert {place for place in before if colors[place] != before[place]} == {"accent1", "tx2", "bg2"}


def test_a_colour_of_a_family_that_is_named_too_is_as_named(project: Path) -> None:
    write(project, 'extends = "classroom"\n[tokens.colors]\nteal = "005A9C"\ntint = "EEEEEE"\n')
    make(project)
    assert load(project).brand.theme_colors["bg2"] == "EEEEEE"


def test_a_pack_extends_one_that_extends_one(project: Path) -> None:
    write(project, 'extends = "classroom"\n[tokens.colors]\nteal = "005A9C"\n', "school")
    write(project, 'extends = "school"\n[tokens.fonts]\nheading = "Georgia"\n', "history")
    make(project, "history")
    brand = load(project, "history").brand
    assert (brand.theme_colors["accent1"], brand.theme_fonts) == ("005A9C", {"major": "Georgia", "minor": "Arial"})


def test_one_string_and_one_slide_template_need_no_brand(project: Path) -> None:
    write(project, 'extends = "seminar"\n')
    folder = project / "templates/mine"
    (folder / "strings.toml").write_text('title_sources = "Quellen"\n', encoding="utf-8")
    (folder / "slides").mkdir()
    (folder / "slides/section.md.j2").write_text("---\nslots: [title]\n---\n# {{ slide.title }}\n", encoding="utf-8")
    pack = load(project)
    assert pack.findings == ()
    assert pack.strings["title_sources"] == "Quellen"
    assert pack.templates["section"].at.path == "templates/mine/slides/section.md.j2"
    assert len(pack.templates) == len(load(project, "seminar").templates)


@pytest.mark.parametrize(
    "change",
    [
        '[tokens.colors]\nnavy = "4A1942"\n',
        '[tokens.fonts]\nbody = "Arial"\n',
        '[tokens.text]\ntitle = {font = "heading", size = 30, bold = true, color = "navy"}\n',
        '[tokens.look]\ncover-fill = "red"\n',
    ],
)
def test_a_brand_that_was_not_made_again_is_told(project: Path, change: str) -> None:
    write(project, 'extends = "seminar"\n')
    make(project)
    assert told(project) == []
    write(project, f'extends = "seminar"\n{change}')
    assert told(project) == [STALE]
    make(project)
    assert told(project) == []


def test_another_logo_of_the_same_name_is_told(project: Path) -> None:
    write(project, 'extends = "seminar"\n[tokens.look]\nlogo = "logo.png"\n')
    picture = project / "templates/mine/logo.png"
    picture.write_bytes(logo(90))
    make(project)
    assert told(project) == []
    picture.write_bytes(logo(120))
    assert told(project) == [STALE]
    picture.unlink()
    assert told(project) == [STALE]


@pytest.mark.parametrize(
    "change",
    [
        '[tokens.roles]\nspan = "red"\n',
        "[tokens.least]\nbody = 20\n",
        '[tokens.stand-ins]\n"Our Sans" = "Arial"\n',
        '[tokens.colors]\nown = "red/20"\n[tokens.roles]\nland = "own"\n',
        "[styles.character.mark]\nbold = false\n",
        "[table]\nbody-size = 18\n",
        'title = "Mine"\n',
        "# a comment\n",
    ],
)
def test_what_no_brand_holds_needs_no_new_brand(project: Path, change: str) -> None:
    write(project, 'extends = "seminar"\n')
    make(project)
    write(project, f'extends = "seminar"\n{change}')
    assert told(project) == []


def test_tokens_that_no_brand_holds_need_no_brand_at_all(project: Path) -> None:
    write(project, 'extends = "seminar"\n[tokens.roles]\nspan = "red"\n')
    assert told(project) == []
    assert load(project).brand.color("span") == "accent1"


def test_a_stale_brand_is_told_to_those_who_extend_it(project: Path) -> None:
    write(project, 'extends = "seminar"\n')
    make(project)
    write(project, 'extends = "seminar"\n[tokens.colors]\nnavy = "4A1942"\n')
    write(project, 'extends = "mine"\n', "other")
    assert told(project, "other") == [STALE]


def test_a_copy_of_a_bundled_pack_is_not_stale(project: Path) -> None:
    for name in ("seminar", "classroom"):
        shutil.copytree(BUNDLED / name, project / "templates" / name)
        assert told(project, name) == []


def test_a_strangers_brand_is_never_stale(project: Path) -> None:
    """Not even where the stranger had it from us: its pack says which of its layouts serve, so it was adopted."""
    write(project, 'extends = "seminar"\n[layouts]\n"Text" = "Text"\n')
    settings = {"name": "x", **load_settings("classroom")}
    (project / "templates/mine/brand.pptx").write_bytes(make_brand(settings))
    assert [line for line in told(project) if "P120" in line] == []


def load_settings(name: str) -> dict[str, object]:
    import tomllib

    return tomllib.loads((BUNDLED / name / "pack.toml").read_text("utf-8"))


def test_a_name_that_is_not_the_folders_is_told(project: Path) -> None:
    write(project, 'name = "seminar"\nextends = "seminar"\n')
    assert told(project) == [
        "templates/mine/pack.toml:1:1 warning P121 the pack says that its name is “seminar”, but decks ask for its "
        'folder, “mine”; write name = "mine"'
    ]
    write(project, 'name = "mine"\nextends = "seminar"\n')
    assert told(project) == []


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("templates", "templates is a plain file, and the project's packs are looked for in a folder of that name"),
        ("templates/seminar", "templates/seminar is a plain file; a pack is a folder with a pack.toml in it"),
        ("templates/seminar/", "templates/seminar has no pack.toml, so it is no pack"),
    ],
)
def test_what_stands_where_a_pack_would_is_told(project: Path, path: str, message: str) -> None:
    stands(project, path)
    assert [line.split("; rename")[0] for line in told(project, "seminar")] == [
        f"{path.rstrip('/')} warning P123 the pack “seminar” that comes with the program is used: {message}"
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("templates", "templates is a plain file"),
        ("templates/mine", "templates/mine is a plain file"),
        ("templates/mine/", "templates/mine has no pack.toml, so it is no pack"),
    ],
)
def test_a_pack_that_is_none_is_told_where_it_is_asked_for(project: Path, path: str, message: str) -> None:
    stands(project, path)
    with pytest.raises(SourcedeckError, match="there is no pack “mine”") as caught:
        load(project)
    assert message in caught.value.message
    found = unknown_pack("mine", Place("decks/one.yaml", 3, 1), project, BUNDLED)
    assert found is not None
    assert message in found.hint


def stands(project: Path, path: str) -> None:
    """A plain file at that path of the project, or a folder where it ends in a slash."""
    if path.endswith("/"):
        (project / path).mkdir(parents=True)
    else:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    ("toml", "line", "told"),
    [
        ('[tokens.fonts]\nheading = "Calibry"\n', 3, "“Calibry”"),
        ('# body = ""\n[tokens.fonts]\n# body\nbody = "Calibry"\n', 5, "“Calibry”"),
        ('[tokens.fonts]\nbody = "Our Sans"\n[tokens.stand-ins]\n"our sans" = "Calibry"\n', 3, "“Calibry”"),
    ],
)
def test_a_misspelt_font_is_told_with_the_nearest(project: Path, toml: str, line: int, told: str) -> None:
    write(project, f'extends = "seminar"\n{toml}')
    make(project)
    found = [one for one in read_pack("mine", project).findings if one.code == "P122"]
    assert [(str(one.place), one.severity) for one in found] == [(f"templates/mine/pack.toml:{line}:1", "warning")]
    assert told in found[0].message
    assert "did you mean “Calibri”?" in found[0].hint


def test_a_font_with_a_stand_in_and_one_that_is_measured_are_not_told(project: Path) -> None:
    fonts = (
        '[tokens.fonts]\nheading = "Times New Roman"\nbody = "Our Sans"\n[tokens.stand-ins]\n"Our Sans" = "Verdana"\n'
    )
    write(project, f'extends = "seminar"\n{fonts}')
    make(project)
    pack = read_pack("mine", project)
    assert pack.findings == ()
    assert pack.brand.stand_ins == {"Our Sans": "Verdana"}


def with_family(project: Path, toml: str) -> None:
    write(project, f'extends = "seminar"\n[tokens.colors]\nnavy = "4A1942"\n[tokens.families]\n{toml}\n')


@pytest.mark.parametrize("toml", ['primary = "navy"', "primary = [[1]]", "primary = [{}]", "primary = [3]"])
def test_a_family_that_is_none_is_told(project: Path, toml: str) -> None:
    with_family(project, toml)
    with pytest.raises(SourcedeckError, match=r"templates/mine/pack.toml:\d+:1: tokens.families"):
        make(project)
    with pytest.raises(SourcedeckError, match=r"templates/mine/pack.toml:\d+:1: tokens.families"):
        load(project)


@pytest.mark.parametrize("toml", ["primary = []", 'primary = ["none"]', 'primary = ["navy", "none", "navy"]'])
def test_a_family_of_colours_that_are_not_there_changes_none(project: Path, toml: str) -> None:
    with_family(project, toml)
    make(project)
    assert load(project).brand.theme_colors["tx2"] == "4A1942"
