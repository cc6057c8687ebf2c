"""A pack from its folders: whose file counts, what is inherited, and what a person is told."""

import shutil
from pathlib import Path

import pytest

from builder.errors import SourcedeckError
from builder.model.pack import Pack
from builder.packs import load_pack, pack_names

BUNDLED = Path(__file__).parents[2] / "templates"
SLIDE = "---\nslots: [title]\n---\n# {{ strings.greeting }}\n"


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """A folder of bundled packs with one pack, `base`, of one slide, one macro and two strings."""
    root = tmp_path / "bundle" / "templates"
    write(root / "base/pack.toml", (BUNDLED / "seminar/pack.toml").read_text("utf-8"))
    shutil.copy(BUNDLED / "seminar/brand.pptx", root / "base/brand.pptx")
    write(root / "base/slides/hello.md.j2", SLIDE)
    write(root / "base/macros/cards.md.j2", "{% macro card() %}{% endmacro %}")
    write(root / "base/strings.toml", 'greeting = "Hello"\nfarewell = "Goodbye"\n')
    return root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "course"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def told(pack: Pack) -> list[str]:
    return [f"{finding.place} {finding.severity} {finding.code} {finding.message}" for finding in pack.findings]


def refused(name: str, project: Path, bundled: Path) -> str:
    with pytest.raises(SourcedeckError) as caught:
        load_pack(name, project, bundled=bundled)
    return caught.value.message


def test_a_bundled_pack(project: Path, bundled: Path) -> None:
    pack = load_pack("base", project, bundled=bundled)
    assert list(pack.templates) == ["hello"]
    assert pack.templates["hello"].at.path == "bundled:templates/base/slides/hello.md.j2"
    assert list(pack.macros) == ["cards"]
    assert pack.strings == {"greeting": "Hello", "farewell": "Goodbye"}
    assert pack.brand.layouts
    assert Path(pack.brand_path) == bundled / "base/brand.pptx"
    assert pack.findings == ()


def test_a_pack_extends_another_and_overrides_single_files_and_strings(project: Path, bundled: Path) -> None:
    own = project / "templates/mine"
    write(own / "pack.toml", 'extends = "base"\n')
    write(own / "strings.toml", 'greeting = "Good morning"\n')
    write(own / "slides/more.md.j2", SLIDE)
    write(own / "macros/cards.md.j2", "own")
    pack = load_pack("mine", project, bundled=bundled)
    assert pack.name == "mine"
    assert {name: template.at.path for name, template in pack.templates.items()} == {
        "hello": "bundled:templates/base/slides/hello.md.j2",
        "more": "templates/mine/slides/more.md.j2",
    }
    assert pack.macros["cards"][1] == "own"
    assert pack.strings == {"greeting": "Good morning", "farewell": "Goodbye"}
    assert Path(pack.brand_path) == bundled / "base/brand.pptx"


def test_a_projects_pack_comes_before_the_bundled_one_of_its_name(project: Path, bundled: Path) -> None:
    shutil.copytree(bundled / "base", project / "templates/base")
    write(project / "templates/base/strings.toml", 'greeting = "Moin"\n')
    assert load_pack("base", project, bundled=bundled).strings == {"greeting": "Moin"}


def test_a_projects_pack_may_extend_the_bundled_one_of_its_own_name(project: Path, bundled: Path) -> None:
    write(project / "templates/base/pack.toml", 'extends = "base"\n')
    write(project / "templates/base/strings.toml", 'greeting = "Moin"\n')
    pack = load_pack("base", project, bundled=bundled)
    assert pack.strings == {"greeting": "Moin", "farewell": "Goodbye"}
    assert pack.findings == ()


def test_styles_are_inherited_one_by_one_and_each_as_a_whole(project: Path, bundled: Path) -> None:
    write(project / "templates/mine/pack.toml", 'extends = "base"\n[styles.paragraph.label]\nsize = 15\n')
    base, mine = (load_pack(name, project, bundled=bundled).brand.para_styles for name in ("base", "mine"))
    assert (base["label"].caps, mine["label"].caps, mine["label"].size) == (True, None, 15.0)
    assert mine["caption"] == base["caption"]


def test_colours_without_a_brand_of_its_own_are_told(project: Path, bundled: Path) -> None:
    write(project / "templates/mine/pack.toml", 'extends = "base"\n\n[tokens.colors]\nink = "000000"\n')
    pack = load_pack("mine", project, bundled=bundled)
    assert told(pack) == [
        "templates/mine/pack.toml:3:1 warning P107 these tokens are not used: the pack has no brand.pptx of its own"
    ]
    assert pack.findings[0].hint == "make it with: sourcedeck pack make mine"


def test_names_of_packs(project: Path, bundled: Path) -> None:
    write(project / "templates/mine/pack.toml", "")
    write(project / "templates/no-pack/readme.txt", "")
    assert pack_names(project, bundled) == ("base", "mine")
    assert pack_names(bundled.parent, bundled) == ("base",)


@pytest.mark.parametrize("name", ["bas", "../base", "", ".", "..", "base/.", "/etc", "..\\base"])
def test_an_unknown_pack_is_told_with_those_that_exist(name: str, project: Path, bundled: Path) -> None:
    message = refused(name, project, bundled)
    assert "there is no pack" in message
    assert "packs: base" in message


def test_an_unknown_pack_that_is_extended_is_told_at_its_line(project: Path, bundled: Path) -> None:
    write(project / "templates/mine/pack.toml", '# mine\nextends = "bsae"\n')
    assert refused("mine", project, bundled).startswith("templates/mine/pack.toml:2:1: there is no pack “bsae”")


def test_packs_that_extend_one_another_are_refused(project: Path, bundled: Path) -> None:
    write(project / "templates/one/pack.toml", 'extends = "two"\n')
    write(project / "templates/two/pack.toml", 'extends = "one"\n')
    message = refused("one", project, bundled)
    assert "templates/two/pack.toml:1:1: these packs extend one another: one → two → one" in message


def test_a_pack_without_a_brand_is_told_how_to_make_one(project: Path, bundled: Path) -> None:
    write(project / "templates/mine/pack.toml", "")
    assert "the pack “mine” has no brand.pptx" in refused("mine", project, bundled)


def test_toml_that_cannot_be_read_is_told_at_its_line(project: Path, bundled: Path) -> None:
    write(project / "templates/mine/pack.toml", 'extends = "base"\ntitle = Mine\n')
    assert refused("mine", project, bundled).startswith("templates/mine/pack.toml:2:9: the TOML cannot be read")


def test_broken_files_are_findings_and_the_rest_is_loaded(project: Path, bundled: Path) -> None:
    own = project / "templates/mine"
    write(own / "pack.toml", 'extends = "base"\ncolour = "red"\n')
    write(own / "strings.toml", 'greeting = 3\n"a b" = "x"\nfarewell = "Bye"\n')
    write(own / "slides/wrong.md.j2", "---\nslots: [titel]\n---\n")
    write(own / "slides/Notes.txt", "")
    (own / "slides/latin.md.j2").write_bytes(b"---\nslots: [title]\n---\n# \xe9\n")
    write(own / "slides/private.md.j2", "---\nslots: [title]\n---\n# \ue000\n")
    pack = load_pack("mine", project, bundled=bundled)
    assert told(pack) == [
        "templates/mine/pack.toml:2:1 error P002 pack.toml has no key “colour”",
        "templates/mine/slides/Notes.txt warning P003 this file is not read",
        "templates/mine/slides/latin.md.j2:4:3 error P001 the byte 0xE9 is not UTF-8 text",
        "templates/mine/slides/private.md.j2:4:3 error P001 the private-use character U+E000 is not allowed",
        "templates/mine/slides/wrong.md.j2:2:9 error P003 “titel” is no name that “slots” knows",
        "templates/mine/strings.toml:1:1 error P003 “greeting” is not a text in quotation marks",
        "templates/mine/strings.toml:2:1 error P003 “a b” cannot be the name of a string",
    ]
    assert list(pack.templates) == ["hello"]
    assert pack.strings == {"greeting": "Hello", "farewell": "Bye"}


@pytest.mark.parametrize("brand", ["../../../elsewhere.pptx", "link.pptx", "{absolute}"])
def test_a_brand_from_outside_the_packs_folder_is_not_read(brand: str, project: Path, bundled: Path) -> None:
    elsewhere = project.parent / "elsewhere.pptx"
    shutil.copy(bundled / "base/brand.pptx", elsewhere)
    brand = brand.format(absolute=elsewhere.as_posix())
    write(project / "templates/mine/pack.toml", f'extends = "base"\nbrand = "{brand}"\n')
    (project / "templates/mine/link.pptx").symlink_to(elsewhere)
    pack = load_pack("mine", project, bundled=bundled)
    assert Path(pack.brand_path) == bundled / "base/brand.pptx"
    assert told(pack) == [f"templates/mine/pack.toml:2:1 error P006 there is no file {brand} in the pack's folder"]


def test_links_that_lead_out_of_the_packs_folder_are_refused(project: Path, bundled: Path) -> None:
    own, secret = project / "templates/mine", project.parent / "secret.txt"
    write(secret, SLIDE)
    write(own / "pack.toml", 'extends = "base"\n')
    for name in ("slides/secret.md.j2", "macros/secret.md.j2", "strings.toml"):
        (own / name).parent.mkdir(exist_ok=True)
        (own / name).symlink_to(secret)
    pack = load_pack("mine", project, bundled=bundled)
    assert told(pack) == [
        f"templates/mine/{name} error P001 the file lies outside the project"
        for name in ("slides/secret.md.j2", "strings.toml", "macros/secret.md.j2")
    ]
    assert list(pack.templates) == ["hello"]
    (own / "pack.toml").unlink()
    (own / "pack.toml").symlink_to(secret)
    assert "the file lies outside the project" in refused("mine", project, bundled)


def test_no_escape_brings_in_a_private_use_character(project: Path, bundled: Path) -> None:
    write(project / "templates/mine/pack.toml", 'extends = "base"\n')
    write(project / "templates/mine/strings.toml", 'farewell = "Bye"\ngreeting = "\\U000F0000"\n')
    assert told(load_pack("mine", project, bundled=bundled)) == [
        "templates/mine/strings.toml:2:1 error P001 the private-use character U+F0000 is not allowed"
    ]
    write(project / "templates/mine/pack.toml", '[slots.title]\nnames = ["\\ue000"]\n')
    assert "pack.toml:1:1: the private-use character U+E000" in refused("mine", project, bundled)


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(project: Path, bundled: Path) -> None:
    own = project / "templates/mine"
    write(own / "pack.toml", 'extends = "base"\n')
    own.joinpath("slides").mkdir()
    (own / "slides/hello.md.j2").write_bytes(("\ufeff" + SLIDE).replace("\n", "\r\n").encode())
    assert load_pack("mine", project, bundled=bundled).templates["hello"].body == "# {{ strings.greeting }}\n"


def test_loading_twice_gives_equal_packs() -> None:
    root = BUNDLED.parent
    assert load_pack("classroom", root, bundled=BUNDLED) == load_pack("classroom", root, bundled=BUNDLED)


def test_a_pack_folder_that_is_a_link_out_of_the_project_is_refused(project: Path, bundled: Path) -> None:
    elsewhere = project.parent / "elsewhere"
    write(elsewhere / "pack.toml", 'extends = "base"\n')
    (project / "templates").mkdir(parents=True, exist_ok=True)
    (project / "templates/linked").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(SourcedeckError, match="templates/linked: the pack's folder lies outside the project"):
        load_pack("linked", project, bundled=bundled)


@pytest.mark.parametrize("bent", ["“Hello”", "„Hallo“", "«Bonjour»"])
def test_quotation_marks_of_a_word_processor_are_named(project: Path, bundled: Path, bent: str) -> None:
    write(project / "templates/mine/pack.toml", f'name = "mine"\nextends = {bent}\n')
    with pytest.raises(SourcedeckError, match=r"pack\.toml:2:11: the TOML cannot be read") as stopped:
        load_pack("mine", project, bundled=bundled)
    assert stopped.value.hint == f'write straight quotation marks, "…", in place of {bent[0]}'


def test_a_pack_that_extends_itself_is_told_so(project: Path, bundled: Path) -> None:
    write(project / "templates/mine/pack.toml", 'name = "mine"\nextends = "mine"\n')
    with pytest.raises(SourcedeckError, match=r"pack\.toml:2:1: the pack “mine” extends itself") as stopped:
        load_pack("mine", project, bundled=bundled)
    assert stopped.value.hint == 'write the name of another one, such as extends = "seminar"'


def test_a_colour_with_a_hash_is_told_how_it_is_written(project: Path, bundled: Path) -> None:
    write(project / "templates/mine/pack.toml", 'extends = "base"\n[tokens.colors]\nnavy = "#0b3d66"\n')
    with pytest.raises(SourcedeckError, match="the colour “navy” is “#0b3d66”") as stopped:
        load_pack("mine", project, bundled=bundled)
    assert stopped.value.hint == 'write it without “#”: navy = "0B3D66"'
