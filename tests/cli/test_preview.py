"""`sourcedeck preview`: pictures of the slides, and what is said where they cannot be drawn."""

import os
import socket
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from fixture_types import Edit, Run
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from builder.pictures.libreoffice import workbench
from builder.pictures.sheet import MOST, contact_sheets

FOLDER = "build/preview/harbour"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a shell script in LibreOffice's place."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.mark.libreoffice
def test_a_picture_a_slide_and_a_contact_sheet(run: Run, project: Path) -> None:
    result = run("preview", "harbour", "--width", "640")
    assert result.exit_code == 0, result.output
    assert result.output == f"{FOLDER}: 4 slides and a contact sheet\n"
    assert names(project / FOLDER) == ["contact-sheet.png", *(f"slide-{number:02}.png" for number in range(1, 5))]
    for number in range(1, 5):
        with Image.open(project / FOLDER / f"slide-{number:02}.png") as slide:
            assert slide.size == (640, 360)
            assert slide.info == {}, "nothing but pixels: no date, no program, no person"
            assert len(slide.getcolors(100_000) or ()) > 10, "something is drawn on it"
    with Image.open(project / FOLDER / "contact-sheet.png") as sheet:
        assert sheet.width > 3 * 400


@pytest.mark.libreoffice
def test_a_shorter_deck_leaves_no_slide_of_the_longer_one_and_other_files_alone(
    run: Run, edit: Edit, project: Path
) -> None:
    run("preview", "--width", "160")
    (project / FOLDER / "my notes.png").write_bytes(b"mine")
    edit("decks/harbour.yaml", "  - {template: title, title: The harbour of Leska, minutes: 1}\n", "")
    assert run("preview", "--width", "160", "--quiet").output == ""
    assert names(project / FOLDER) == ["contact-sheet.png", "my notes.png", *(f"slide-0{n}.png" for n in (1, 2, 3))]


@pytest.mark.libreoffice
def test_a_powerpoint_file_needs_no_project_and_hidden_slides_are_drawn_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    deck = a_file(tmp_path / "Other deck.pptx", slides=3, hidden=2)
    result = run("preview", deck.name, "--width", "320")
    assert result.exit_code == 0, result.output
    assert names(tmp_path / "preview/Other deck") == ["contact-sheet.png", *(f"slide-0{n}.png" for n in (1, 2, 3))]


def a_file(path: Path, slides: int, hidden: int = 0) -> Path:
    """A presentation of somebody else's, with one slide hidden."""
    presentation = Presentation()
    for number in range(1, slides + 1):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = f"Slide {number}"
        if number == hidden:
            slide._element.set("show", "0")
    presentation.save(str(path))
    return path


@pytest.mark.libreoffice
def test_a_strangers_deck_fetches_nothing_from_the_network(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, workbench() as bench:
        port = server.getsockname()[1]
        deck = with_linked_picture(tmp_path / "linked.pptx", f"http://127.0.0.1:{port}/picture.png")
        assert bench.pdf(deck).startswith(b"%PDF")
        server.setblocking(False)
        with pytest.raises(BlockingIOError):  # nobody has called
            server.accept()


def with_linked_picture(path: Path, address: str) -> Path:
    """A presentation whose one picture is not in the file, but linked to."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    dot = BytesIO()
    Image.new("RGB", (4, 4), "red").save(dot, "PNG")
    dot.seek(0)
    picture = slide.shapes.add_picture(dot, Inches(1), Inches(1), Inches(2), Inches(2))
    link = slide.part.relate_to(
        address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", is_external=True
    )
    blip = picture._element.blipFill.blip
    blip.attrib.clear()
    blip.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}link", link)
    presentation.save(str(path))
    assert address in zipfile.ZipFile(path).read("ppt/slides/_rels/slide1.xml.rels").decode()
    return path


def test_without_libreoffice_one_sentence_says_what_is_missing(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(project))
    result = run("preview")
    assert result.exit_code == 1
    assert result.output == (
        "Error: pictures of slides are drawn by LibreOffice, which is not installed: get it from "
        "https://www.libreoffice.org (Debian and Ubuntu: apt-get install libreoffice-impress)\n"
    )
    assert not (project / "build").exists()


@posix_only
def test_an_error_in_the_deck_is_told_as_build_tells_it_and_nothing_is_drawn(
    run: Run, edit: Edit, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(project, monkeypatch, "exit 0")
    edit("decks/harbour.yaml", "At least 11 ships waited", "11 ships waited")
    result = run("preview")
    assert result.exit_code == 1
    assert result.output.replace("drawn", "written") == run("build").output
    assert not (project / "build").exists()


@posix_only
def test_libreoffice_that_hangs_is_ended_with_all_that_it_started(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(project, monkeypatch, f"sleep 600 & echo $! > {project}/child; wait")
    result = run("preview", "--seconds", "1")
    assert result.exit_code == 1
    assert "LibreOffice was ended: it took longer than 1 s for harbour.pptx" in result.output
    child = (project / "child").read_text("utf-8").strip()
    for _ in range(100):  # until the system has taken it off its list
        state = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True, check=False)
        if state.stdout.strip() in ("", "Z"):
            break
        time.sleep(0.05)
    assert state.stdout.strip() in ("", "Z")


@posix_only
def test_libreoffice_that_fails_is_quoted(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(project, monkeypatch, "echo 'Error: source file could not be loaded'; exit 77")
    result = run("preview")
    assert result.exit_code == 1
    assert "LibreOffice could not draw harbour.pptx: Error: source file could not be loaded" in result.output


@posix_only
def test_a_pdf_that_is_none_is_said_to_be_none(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(project, monkeypatch, 'while [ "$1" != --outdir ]; do shift; done; mkdir "$2"; echo no > "$2/harbour.pdf"')
    result = run("preview")
    assert result.exit_code == 1
    assert "the PDF that LibreOffice made cannot be read" in result.output
    assert not (project / "build").exists()


def test_a_name_that_nothing_has_is_explained(run: Run) -> None:
    missing = run("preview", "none.pptx")
    assert missing.exit_code == 2
    assert "There is no file none.pptx." in missing.output


def test_a_long_deck_has_several_contact_sheets() -> None:
    small = [Image.new("RGB", (400, 225), "white") for _ in range(MOST + 1)]
    first, second = (Image.open(BytesIO(data)) for data in contact_sheets(small))
    assert first.height == 16 + 10 * (225 + 22 + 16)
    assert second.size == (16 + 400 + 16, 16 + 225 + 22 + 16)


@pytest.mark.libreoffice
def test_a_workbench_leaves_nothing_behind() -> None:
    with workbench() as bench:
        assert bench.folder.is_dir()
    assert not bench.folder.exists()


@posix_only
@pytest.mark.parametrize(
    ("installed", "drawn_otherwise"),
    [("Carlito\nArial", True), ("Carlito\nCalibri Light,Calibri", False), ("Arial", False)],
    ids=["not installed, its kin is", "installed", "neither is installed"],
)
def test_a_font_that_is_not_installed_is_drawn_in_its_kin(
    installed: str, drawn_otherwise: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, "true")
    listing = tmp_path / "bin" / "fc-list"
    listing.write_text(f"#!/bin/sh\ncat <<'END'\n{installed}\nEND\n", encoding="utf-8")
    listing.chmod(0o755)
    with workbench() as bench:
        profile = (bench.folder / "profile" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert ("<value>Calibri Light</value>" in profile) is drawn_otherwise
