"""`sourcedeck pack new` as a user meets it: a pack in a school's colours, or why those colours do not serve."""

import io
import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from fixture_types import Edit, Run
from PIL import Image, ImageDraw

from builder.build import read_pack
from builder.model.color import contrast
from builder.model.contrast import rgb_of
from builder.newpack import Picture, _Trial
from builder.packs.folders import pack_chain
from builder.rules.access.palette import failing

BUNDLED = Path(__file__).parents[2] / "templates"
COLOURS = ("--primary", "#7A1E2C", "--accent", "8a6a1f")


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A dark crest on a transparent ground, with a secret in its metadata."""
    image = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((20, 20, 580, 180), fill=(122, 30, 44, 255))
    path = tmp_path / "Our logo.png"
    image.save(path, pnginfo=metadata())
    return path


def metadata() -> object:
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Author", "A. Person")
    return told


def files(project: Path, name: str = "lakeside") -> list[str]:
    return sorted(path.name for path in (project / "templates" / name).iterdir())


def test_a_deck_comes_out_in_the_schools_colours_with_its_logo(run: Run, project: Path, edit: Edit, logo: Path) -> None:
    made = run("pack", "new", "lakeside", *COLOURS, "--heading-font", "Georgia", "--logo", str(logo))
    assert made.exit_code == 0, made.output
    assert made.output.splitlines() == [
        "Made templates/lakeside with pack.toml, strings.toml, brand.pptx, logo.png.",
        "Try it: sourcedeck build --pack lakeside. To keep it, write “pack: lakeside” in a deck of decks/.",
    ]
    deck = next((project / "decks").glob("*.yaml"))
    edit(deck.relative_to(project).as_posix(), "pack: seminar", "pack: lakeside")
    assert run("check", "--strict").exit_code == 0
    assert run("build").exit_code == 0
    with zipfile.ZipFile(project / f"build/{deck.stem}.pptx") as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
        assert Image.open(io.BytesIO(archive.read("ppt/media/logo.png"))).size == (561, 161)
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert '<a:dk2><a:srgbClr val="7A1E2C"/>' in theme
    assert '<a:accent1><a:srgbClr val="8A6A1F"/>' in theme
    assert '<a:latin typeface="Georgia"/>' in theme
    assert b"A. Person" not in everything


def test_what_is_written_has_only_what_differs_and_can_be_read_back(run: Run, project: Path, logo: Path) -> None:
    run("pack", "new", "lakeside", *COLOURS, "--logo", str(logo))
    text = (project / "templates/lakeside/pack.toml").read_text("utf-8")
    kept = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert [line.split("  #")[0] for line in kept] == [
        'name = "lakeside"',
        'title = "Lakeside"',
        'extends = "seminar"',
        'brand = "brand.pptx"',
        "[tokens.colors]",
        'navy = "7A1E2C"',
        'red = "8A6A1F"',
        "[tokens.look]",
        'logo = "logo.png"',
        'logo-plate = ""',
        'cover-logo-plate = "paper"',
    ]
    assert "sourcedeck pack make lakeside" in text
    brand = (project / "templates/lakeside/brand.pptx").read_bytes()
    assert run("pack", "make", "lakeside").exit_code == 0
    assert (project / "templates/lakeside/brand.pptx").read_bytes() == brand
    assert read_pack("lakeside", project).findings == ()


def test_a_pack_of_nothing_but_a_name_is_the_pack_extended(run: Run, project: Path) -> None:
    assert run("pack", "new", "plain", "--extends", "classroom").exit_code == 0
    assert files(project, "plain") == ["brand.pptx", "pack.toml", "strings.toml"]
    pack, base = read_pack("plain", project), read_pack("classroom", project)
    assert pack.findings == ()
    assert (pack.brand.theme_colors, pack.strings) == (base.brand.theme_colors, base.strings)


def test_one_colour_moves_its_family(run: Run, project: Path) -> None:
    assert run("pack", "new", "blue", "--extends", "classroom", "--primary", "#005A9C").exit_code == 0
    colors = read_pack("blue", project).brand.theme_colors
    assert [colors[place] for place in ("accent1", "tx2", "bg2")] == ["005A9C", "02497B", "E8F2F7"]
    assert "deep-teal and tint follow it" in (project / "templates/blue/pack.toml").read_text("utf-8")


def test_a_pack_of_the_project_is_extended(run: Run, project: Path, logo: Path) -> None:
    run("pack", "new", "school", *COLOURS, "--logo", str(logo))
    assert run("pack", "new", "history", "--extends", "school", "--accent", "#1B6B63").exit_code == 0
    colors = read_pack("history", project).brand.theme_colors
    assert (colors["tx2"], colors["accent1"]) == ("7A1E2C", "1B6B63")
    assert b"ppt/media/logo.png" in (project / "templates/history/brand.pptx").read_bytes()


def test_a_project_may_give_a_bundled_pack_other_colours_under_its_own_name(run: Run, project: Path) -> None:
    assert run("pack", "new", "seminar", "--primary", "#4A1942").exit_code == 0
    assert run("build", "--strict").exit_code == 0
    assert read_pack("seminar", project).brand.theme_colors["tx2"] == "4A1942"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--primary", "#8FB4FF"),
            "--primary '#8FB4FF' is too pale for titles on the page (1.98:1, 4.5:1 is the least)",
        ),
        (("--accent", "fc0"), "--accent '#FFCC00' is too pale for kickers and labels on the page"),
        (("--extends", "classroom", "--primary", "#FFF"), "--primary '#FFFFFF' is too pale for"),
    ],
)
def test_colours_that_cannot_be_read_are_refused_with_the_nearest_that_can(
    run: Run, project: Path, options: tuple[str, ...], message: str
) -> None:
    result = run("pack", "new", "pale", *options)
    assert result.exit_code == 1
    assert message in result.output
    assert not (project / "templates").exists()
    better = re.search(r"would be: (--\w+) '(#\w+)'", result.output)
    assert better, result.output
    again = ["--extends", "classroom"] if "--extends" in options else []
    assert run("pack", "new", "better", *again, better[1], better[2]).exit_code == 0


def test_two_colours_are_mended_together(run: Run, project: Path) -> None:
    result = run("pack", "new", "pale", "--primary", "#8FB4FF", "--accent", "#FFCC00")
    assert result.exit_code == 1
    assert [line[:9] for line in result.output.splitlines()] == ["Error: --", "--accent ", "  hint: n"]
    better = re.findall(r"(--\w+) '(#\w+)'", result.output.splitlines()[-1])
    assert run("pack", "new", "better", *(word for pair in better for word in pair)).exit_code == 0
    assert run("build", "--pack", "better").exit_code == 0


@pytest.mark.parametrize(("extends", "head"), [("seminar", "navy"), ("classroom", "teal")])
@pytest.mark.parametrize("color", ["8FB4FF", "FF7F50", "3CB371", "C0C0C0", "000000"])
def test_the_nearest_colour_passes_and_no_nearer_one_does(project: Path, extends: str, head: str, color: str) -> None:
    trial = _Trial(pack_chain(extends, project, BUNDLED), read_pack(extends, project).brand)
    pairs = trial.using(head, color)
    found = trial.nearest(head, {head: color}, pairs)
    assert not failing(trial.painted({head: found}), pairs)
    white = rgb_of("FFFFFF")
    if contrast(rgb_of(color), white) < contrast(rgb_of(found), white):
        middle = "".join(f"{round(a + (b - a) * 0.9):02X}" for a, b in zip(rgb_of(color), rgb_of(found), strict=True))
        assert failing(trial.painted({head: middle}), pairs)


@pytest.mark.parametrize("pack", ["seminar", "classroom"])
def test_the_packs_that_come_with_the_program_have_no_pair_that_fails(project: Path, pack: str) -> None:
    trial = _Trial(pack_chain(pack, project, BUNDLED), read_pack(pack, project).brand)
    assert len(trial.pairs) > 100
    assert failing(trial.painted({}), trial.pairs) == {}


@pytest.mark.parametrize("color", ["blue", "#12", "12294B0", "rgb(0,0,0)", ""])
def test_what_is_no_colour_is_a_usage_error(run: Run, project: Path, color: str) -> None:
    result = run("pack", "new", "x", "--primary", color)
    assert result.exit_code == 2
    assert "is no colour: write six hexadecimal digits, such as #12294B" in " ".join(result.output.split())


@pytest.mark.parametrize("name", ["Lakeside", "lake side", "../x", "", "-x", "x_y", "con", "ä", "x" * 41])
def test_a_name_that_no_pack_can_have_is_a_usage_error(run: Run, project: Path, name: str) -> None:
    result = run("pack", "new", "--", name)
    assert result.exit_code == 2
    assert "cannot be a pack's name" in result.output
    assert not (project / "templates").exists()


def test_nothing_is_overwritten(run: Run, project: Path) -> None:
    run("pack", "new", "lakeside")
    before = (project / "templates/lakeside/pack.toml").read_bytes()
    again = run("pack", "new", "lakeside", *COLOURS)
    assert again.exit_code == 1
    assert "there is a pack “lakeside” already, and nothing is overwritten" in again.output
    assert "sourcedeck pack make lakeside" in again.output
    assert (project / "templates/lakeside/pack.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("templates", "templates is a plain file"),
        ("templates/x", "templates/x is a plain file"),
        ("templates/x/", "has no"),
    ],
)
def test_what_stands_in_the_way_stays(run: Run, project: Path, path: str, message: str) -> None:
    if path.endswith("/"):
        (project / path).mkdir(parents=True)
    else:
        (project / path).parent.mkdir(exist_ok=True)
        (project / path).write_text("mine", encoding="utf-8")
    result = run("pack", "new", "x")
    assert result.exit_code == 1
    assert message in result.output


def test_a_pack_that_does_not_exist_cannot_be_extended(run: Run, project: Path) -> None:
    result = run("pack", "new", "x", "--extends", "seminer")
    assert result.exit_code == 1
    assert "did you mean “seminar”?" in result.output


def test_a_pack_that_names_no_main_colour_is_extended_in_all_else(run: Run, project: Path, edit: Edit) -> None:
    shutil.copytree(BUNDLED / "seminar", project / "templates/base")
    edit("templates/base/pack.toml", 'primary = ["navy"]', "")
    refused = run("pack", "new", "x", "--extends", "base", "--primary", "#12294B")
    assert refused.exit_code == 1
    assert "the pack “base” does not say which of its colours is the main colour" in refused.output
    assert "[tokens.families] primary" in refused.output
    assert run("pack", "new", "x", "--extends", "base", "--body-font", "Arial").exit_code == 0


def test_a_strangers_colours_are_not_ours_to_change(run: Run, project: Path) -> None:
    run("pack", "new", "uni")
    path = project / "templates/uni/pack.toml"
    path.write_text(path.read_text("utf-8") + '\n[layouts]\n"Text" = "Text"\n', encoding="utf-8")
    result = run("pack", "new", "x", "--extends", "uni", "--primary", "#12294B")
    assert result.exit_code == 1
    assert "“uni” is made from a PowerPoint template: its colours, fonts and logo are that file's" in result.output
    assert run("pack", "new", "x", "--extends", "uni").exit_code == 0
    assert files(project, "x") == ["pack.toml", "strings.toml"]
    made = run("pack", "make", "x")
    assert made.exit_code == 1
    assert "is made from a PowerPoint template" in made.output


def test_a_font_that_nobody_has_measured_gets_a_stand_in_and_a_word(run: Run, project: Path) -> None:
    result = run("pack", "new", "own", "--body-font", "Zarathustra Grotesk")
    assert result.exit_code == 0
    assert "Nobody has measured the font “Zarathustra Grotesk” here" in result.output
    pack = read_pack("own", project)
    assert pack.brand.stand_ins == {"Zarathustra Grotesk": "Arial"}
    assert pack.brand.theme_fonts["minor"] == "Zarathustra Grotesk"
    assert pack.findings == ()


def test_a_font_that_is_one_misspelt_is_refused(run: Run, project: Path) -> None:
    result = run("pack", "new", "own", "--heading-font", "Times New Romann")
    assert result.exit_code == 1
    assert "“Times New Romann” is not known here: did you mean “Times New Roman”?" in result.output
    assert not (project / "templates").exists()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg is an SVG drawing, which not every"),
        ("logo.png", b"hello", "logo.png is no PNG or JPEG picture"),
        ("logo.png", b"", "logo.png is no PNG or JPEG picture"),
    ],
)
def test_a_logo_that_is_none_is_told(run: Run, project: Path, name: str, data: bytes, message: str) -> None:
    (project / name).write_bytes(data)
    result = run("pack", "new", "x", "--logo", name)
    assert result.exit_code == 1
    assert message in result.output
    assert not (project / "templates").exists()


def test_a_logo_that_is_not_there_is_told_with_the_nearest(run: Run, project: Path, logo: Path) -> None:
    result = run("pack", "new", "x", "--logo", str(logo.with_name("Our logos.png")))
    assert result.exit_code == 2
    assert result.output.endswith(f"Our logos.png. Did you mean {logo}?\n")
    assert not (project / "templates").exists()


@pytest.mark.parametrize("option", ["--primary", "--accent"])
def test_a_colour_that_the_shell_took_for_a_comment_is_told(run: Run, option: str) -> None:
    result = run("pack", "new", "x", option)  # what is left of `--primary #12294B`
    assert result.exit_code == 2
    assert "put the colour in quotation marks, '#12294B'" in result.output


@pytest.mark.parametrize(
    ("ink", "ground", "plates"),
    [
        ((122, 30, 44), None, ("", "paper")),  # dark: lost on a dark cover
        ((255, 255, 255), None, ("navy", "")),  # white: lost on the page
        ((230, 150, 40), None, ("", "")),  # seen on both
        ((122, 30, 44), (255, 255, 255), ("", "card")),  # brings a white ground of its own
    ],
)
def test_a_logo_gets_a_plate_where_it_would_not_be_seen(
    project: Path, ink: tuple[int, int, int], ground: tuple[int, int, int] | None, plates: tuple[str, str]
) -> None:
    from builder.newpack import _plates

    picture = Picture(b"", "png", ((ink, 1.0),), ground)
    assert _plates(picture, pack_chain("seminar", project, BUNDLED), {}) == plates


@pytest.mark.parametrize("font", ["A\nb", "\x1b[31mred", "\u202egnp", "x" * 5_000, "+mj-lt"])
def test_what_no_font_is_called_is_refused_and_nothing_is_written(run: Run, project: Path, font: str) -> None:
    result = run("pack", "new", "lakeside", "--heading-font", font)
    assert (result.exit_code, "is no name of a font" in result.output) == (1, True)
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    assert not (project / "templates").exists()


@pytest.mark.parametrize("given", [("\x1b[31mx",), ("mine", "--primary", "\x1b[31m"), ("\u202ex", "--accent", "0")])
def test_what_is_refused_is_printed_so_that_no_terminal_obeys_it(run: Run, given: tuple[str, ...]) -> None:
    result = run("pack", "new", *given)
    assert result.exit_code == 2
    assert not {"\x1b", "\u202e"} & set(result.output)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes on Windows")
def test_a_logo_that_is_a_pipe_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "logo.png")
    result = run("pack", "new", "mine", "--logo", str(tmp_path / "logo.png"))
    assert (result.exit_code, "is no ordinary file" in result.output) == (1, True)
