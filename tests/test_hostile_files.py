"""Hostile files read as a stranger's: brands that are bombs, damaged or no files, and settings beyond all measure."""

import io
import os
import re
import shutil
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.errors import SourcedeckError
from builder.model.brand import Brand
from builder.packs import load_pack
from builder.powerpoint import read_brand
from builder.powerpoint.settings import setting_fault

SEMINAR = Path(__file__).parents[1] / "templates/seminar"
SETTINGS = tomllib.loads((SEMINAR / "pack.toml").read_text("utf-8"))
LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
PRESENTATION = "ppt/presentation.xml"


def read(path: Path) -> Brand:
    return read_brand(path, SETTINGS)


def refused(path: Path) -> str:
    """What is said of a brand that is not read."""
    with pytest.raises(SourcedeckError) as caught:
        read(path)
    return str(caught.value)


def changed(tmp_path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The seminar's brand with one part changed; a part that becomes empty is left out."""
    path = tmp_path / "brand.pptx"
    with zipfile.ZipFile(SEMINAR / "brand.pptx") as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(old.read(name)) if name == part else old.read(name)
            if data:
                new.writestr(name, data)
    return path


def test_a_brand_that_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "brand.pptx"
    path.mkdir()
    assert "is a folder" in refused(path)
    path.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert "no ordinary file" in refused(path)
        path.unlink()
    assert "no such file" in refused(path)


@pytest.mark.parametrize("kept", [0, 1, 100, 5_000, 20_000, -1, -30])
def test_a_brand_that_breaks_off_is_refused(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "brand.pptx"
    path.write_bytes((SEMINAR / "brand.pptx").read_bytes()[:kept])
    told = (
        "is empty" if kept == 0 else "is not a PowerPoint file" if kept == 1 else "is incomplete: it breaks off after"
    )
    assert told in refused(path)


def damaged() -> Iterator[int]:
    """Places in the compressed data of the seminar's brand."""
    with zipfile.ZipFile(SEMINAR / "brand.pptx") as archive:
        for name in (PRESENTATION, LAYOUT, "ppt/theme/theme1.xml", "_rels/.rels", "ppt/slideMasters/slideMaster1.xml"):
            yield archive.getinfo(name).header_offset + 80


@pytest.mark.parametrize("place", list(damaged()))
def test_a_brand_with_damaged_bytes_is_refused(tmp_path: Path, place: int) -> None:
    data = bytearray((SEMINAR / "brand.pptx").read_bytes())
    data[place : place + 8] = b"\xff" * 8
    path = tmp_path / "brand.pptx"
    path.write_bytes(bytes(data))
    assert "is damaged at the part" in refused(path)


def test_a_part_that_says_it_is_smaller_than_it_is_fills_no_memory(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", bytes(50_000_000))
    lying = buffer.getvalue().replace((50_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    path = tmp_path / "brand.pptx"
    path.write_bytes(lying)
    assert "is damaged at the part “_rels/.rels”" in refused(path)


def test_names_that_differ_by_case_alone_are_one_name(tmp_path: Path) -> None:
    path = tmp_path / "brand.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ppt/a.xml", "x")
        archive.writestr("ppt/A.XML", "y")
    assert "two parts of the same name" in refused(path)


BOMB = (
    "<!DOCTYPE p:presentation [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>"
    + "".join(
        f"<!ENTITY {b} '{'&' + a + ';'}{('&' + a + ';') * 9}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_that_multiply_in_an_attribute_are_not_written_out(tmp_path: Path, encoding: str) -> None:
    xml = f"{BOMB}<p:presentation xmlns:p='p' a='&i;'/>"
    path = changed(
        tmp_path,
        PRESENTATION,
        lambda _: ("\ufeff" if encoding == "utf-16-be" else "").encode(encoding) + xml.encode(encoding),
    )
    assert "declares a document type" in refused(path)


def test_an_entity_reads_no_file_of_the_machine(tmp_path: Path) -> None:
    xml = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert "declares a document type" in refused(changed(tmp_path, PRESENTATION, lambda _: xml.encode()))


def test_xml_that_nests_without_end_is_refused(tmp_path: Path) -> None:
    assert "is damaged" in refused(changed(tmp_path, PRESENTATION, lambda _: b"<a>" * 100_000))


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (PRESENTATION, rb'cx="\d+"', b'cx="0"', "slides of 0 x 7.5 inches: too small"),
        (PRESENTATION, rb'cx="\d+"', b'cx="-12192000"', "slides of -13.3 x 7.5 inches: too small"),
        (PRESENTATION, rb'cx="\d+"', b'cx="999999999999"', "slides of 999999999999 x 6858000 EMU"),
        (PRESENTATION, rb'cx="\d+"', b'cx="abc"', "slides of abc x 6858000 EMU"),
    ],
)
def test_a_measure_that_cannot_be_is_refused(tmp_path: Path, part: str, old: bytes, new: bytes, said: str) -> None:
    def change(data: bytes) -> bytes:
        assert re.search(old, data), data[:500]
        return re.sub(old, new, data)

    assert said in refused(changed(tmp_path, part, change))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb' x="\d+"', b' x="abc"'),
        (rb'cx="\d+"', b'cx="99999999999999999999"'),
        (rb' idx="\d+"', b' idx="one"'),
        (rb'(lIns|tIns)="\d+"', rb'\1="wide"'),
    ],
)
def test_a_measure_of_a_layout_that_is_no_number_is_as_if_it_were_not_there(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    path = changed(tmp_path, LAYOUT, lambda data: re.sub(old, new, data))
    served = {frozenset(slot.name for slot in layout.slots) for layout in read(path).layouts}
    assert served >= {frozenset(slot.name for slot in layout.slots) for layout in read(SEMINAR / "brand.pptx").layouts}


def test_a_brand_without_layouts_is_refused(tmp_path: Path) -> None:
    assert "has no slide layout" in refused(
        changed(tmp_path, "ppt/slideMasters/_rels/slideMaster1.xml.rels", lambda _: b"")
    )


def test_type_of_no_size_is_passed_over(tmp_path: Path) -> None:
    path = changed(tmp_path, LAYOUT, lambda data: re.sub(rb'sz="\d+"', b'sz="0"', data))
    assert all(level.size > 0 for layout in read(path).layouts for slot in layout.slots for level in slot.levels)


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e300", "99999999"])
def test_a_number_beyond_all_measure_is_a_fault_of_the_pack(value: str) -> None:
    fault = setting_fault(tomllib.loads(f"[tokens.text.title]\nsize = 30\nmost = {value}"))
    assert fault is not None
    assert fault[0] == "most"
    assert "between" in fault[2]


@pytest.mark.parametrize(
    "table", ["[tokens.text.title]\nsize = 0", "[table]\nhead-size = -1", "[styles.character.a]\nscale = 0"]
)
def test_a_size_of_nothing_is_a_fault_of_the_pack(table: str) -> None:
    fault = setting_fault(tomllib.loads(table))
    assert fault is not None
    assert "above 0" in fault[2]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("passage-columns", ["0", "-3", "12"]),
        ("task-top", ["-1.0", "2.4", "7.5"]),
        ("card-inset", ["-0.1", "4.0"]),
    ],
)
def test_a_measure_that_leaves_a_slot_no_room_is_a_fault_of_the_pack(key: str, values: list[str]) -> None:
    for value in values:
        fault = setting_fault(tomllib.loads(f"[tokens.look]\n{key} = {value}"))
        assert fault is not None
        assert fault[0] == key
        assert fault[2].startswith("write a number from ")


def test_a_font_without_a_name_is_a_fault_of_the_pack() -> None:
    fault = setting_fault({"tokens": {"fonts": {"heading": "Georgia", "body": " "}}})
    assert fault is not None
    assert fault[:2] == ("body", "“body” names no font")


PACK_TOMLS = {
    "lists in lists": ("a = " + "[" * 5_000 + "]" * 5_000, "nest too deeply"),
    "a number without end": ("a = " + "9" * 6_000, "a number is too long"),
    "a table in a table": ("extends." + ".".join("a" * 5_000) + " = 1", "“extends” is not a text"),
    "a brand that is a table": ("brand." + ".".join("a" * 5_000) + ' = "\\u00e9"', "“brand” is not a text"),
    "a long name": (f'brand = "{"a" * 5_000}"', "has no brand.pptx"),
    "bytes": ("a = '\udcff'", "is not UTF-8 text"),
}


@pytest.mark.parametrize("name", PACK_TOMLS)
def test_a_hostile_pack_toml_is_told_in_a_line(tmp_path: Path, name: str) -> None:
    text, said = PACK_TOMLS[name]
    folder = tmp_path / "templates/mine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SourcedeckError) as caught:
        load_pack("mine", tmp_path, bundled=SEMINAR.parent)
    assert said in str(caught.value)
    assert "templates/mine" in str(caught.value)


@pytest.mark.parametrize("file", ["pack.toml", "strings.toml"])
def test_of_a_file_with_thousands_of_faults_a_hundred_are_told(tmp_path: Path, file: str) -> None:
    folder = tmp_path / "templates/mine"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text('extends = "seminar"\n', "utf-8")
    with (folder / file).open("a", encoding="utf-8") as out:
        out.writelines(f"k{number} = 1\n" for number in range(5_000))
    found = load_pack("mine", tmp_path, bundled=SEMINAR.parent).findings
    assert len(found) == 101
    assert "more than 100 things are wrong" in found[-1].message
    assert found[5].place.line == 6 + (file == "pack.toml")


def test_a_brand_that_is_no_file_is_not_passed_over_for_the_one_below(tmp_path: Path) -> None:
    folder = tmp_path / "templates/mine"
    (folder / "brand.pptx").mkdir(parents=True)
    (folder / "pack.toml").write_text('extends = "seminar"\n', "utf-8")
    with pytest.raises(SourcedeckError, match=r"templates/mine/brand\.pptx: this is no ordinary file"):
        load_pack("mine", tmp_path, bundled=SEMINAR.parent)


def test_a_folder_of_slides_that_leads_out_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "templates/mine"
    folder.mkdir(parents=True)
    shutil.copytree(SEMINAR / "slides", tmp_path / "elsewhere")
    (folder / "slides").symlink_to(tmp_path / "elsewhere")
    (folder / "pack.toml").write_text('extends = "seminar"\n', "utf-8")
    [found] = load_pack("mine", tmp_path, bundled=SEMINAR.parent).findings
    assert (found.place.path, found.code) == ("templates/mine/slides", "P001")
    assert "outside the project" in found.message
