"""Reading files safely, finding the project, and pinning a source."""

from pathlib import Path

import pytest

from builder.errors import SourcedeckError
from builder.ledger import files
from builder.ledger.files import deck_files, find_project, read_text, relative_path
from builder.ledger.load import load_ledger
from builder.ledger.pin import pin, pin_source
from builder.model.finding import Finding
from builder.text.digest import text_digest


def finding(value: object) -> Finding:
    assert isinstance(value, Finding)
    return value


def test_a_byte_order_mark_is_dropped_and_line_ends_are_normalised(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_text(tmp_path, "a.md") == "one\ntwo\nthree\n"


def test_bytes_that_are_not_utf_8_are_told_with_line_and_column(tmp_path):
    (tmp_path / "a.md").write_bytes("é\néa".encode() + b"\xe9\n")
    found = finding(read_text(tmp_path, "a.md", "S"))
    assert (str(found.place), found.code) == ("a.md:2:3", "S001")
    assert "UTF-8" in found.hint


def test_what_cannot_be_read_is_a_finding(tmp_path, monkeypatch):
    assert "cannot be read" in finding(read_text(tmp_path, "none.md")).message
    (tmp_path / "folder.md").mkdir()
    assert "cannot be read" in finding(read_text(tmp_path, "folder.md")).message
    monkeypatch.setattr(files, "MAX_BYTES", 3)
    (tmp_path / "big.md").write_text("four")
    assert "at most 3" in finding(read_text(tmp_path, "big.md")).message


def test_a_link_or_path_that_leads_out_of_the_project_is_refused(tmp_path):
    (tmp_path / "secret.md").write_text("secret")
    project = tmp_path / "project"
    project.mkdir()
    (project / "link.md").symlink_to(tmp_path / "secret.md")
    (project / "loop.md").symlink_to(project / "loop.md")
    assert "outside the project" in finding(read_text(project, "link.md")).message
    assert "outside the project" in finding(read_text(project, "../secret.md")).message
    assert isinstance(read_text(project, "loop.md"), Finding)


def test_the_project_is_found_from_any_folder_inside(tmp_path):
    (tmp_path / "seeds" / "facts").mkdir(parents=True)
    assert find_project(tmp_path / "seeds" / "facts") == tmp_path.resolve()
    assert relative_path(tmp_path, tmp_path / "decks" / "a.yaml") == "decks/a.yaml"


def test_a_folder_without_a_project_says_how_to_begin_one(tmp_path):
    with pytest.raises(SourcedeckError, match="sourcedeck init"):
        find_project(tmp_path)


def test_decks_come_in_the_order_of_their_names(tmp_path):
    (tmp_path / "decks").mkdir()
    for name in ("b.yaml", "a.yaml", "notes.txt"):
        (tmp_path / "decks" / name).write_text("")
    assert [path.name for path in deck_files(tmp_path)] == ["a.yaml", "b.yaml"]


def test_pinning_adds_one_line_and_changes_nothing_else(project):
    folder = project()
    path = folder / "seeds/sources/paper.md"
    before = path.read_text(encoding="utf-8")
    path.chmod(0o640)
    digest = pin_source(folder, "seeds/sources/paper.md")
    assert path.read_text(encoding="utf-8") == before.replace("\n---\nAt", f"\ntext-sha256: {digest}\n---\nAt")
    source = load_ledger(folder).sources["paper"]
    assert source.text is not None
    assert source.text_sha256 == digest == text_digest(source.text)
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(item.name for item in path.parent.iterdir()) == ["order.md", "paper.md"]


def test_pinning_again_replaces_the_line_and_keeps_windows_line_ends(project):
    folder = project()
    path = folder / "seeds/sources/paper.md"
    text = path.read_text(encoding="utf-8").replace("issued:", "text-sha256: old # note\nissued:")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    digest = pin_source(folder, "seeds/sources/paper.md")
    assert path.read_bytes() == text.replace("old # note", digest).replace("\n", "\r\n").encode()
    assert pin_source(folder, "seeds/sources/paper.md") == digest


def test_a_source_without_text_cannot_be_pinned(project):
    with pytest.raises(SourcedeckError, match="nothing to pin"):
        pin_source(project(), "seeds/sources/order.md")
    with pytest.raises(SourcedeckError, match="cannot be read"):
        pin_source(project(), "seeds/sources/none.md")


def test_a_text_that_changes_while_it_is_pinned_is_not_pinned(project, monkeypatch):
    folder = project()
    path = folder / "seeds/sources/paper.md"
    before = path.read_bytes()
    monkeypatch.setattr(Path, "read_bytes", lambda _: before + b"More.\n")
    with pytest.raises(SourcedeckError, match="changes while it is read"):
        pin_source(folder, "seeds/sources/paper.md")
    monkeypatch.undo()
    assert path.read_bytes() == before


def test_pinning_a_loaded_source_tells_whether_anything_changed(project):
    folder = project()
    assert pin(folder, load_ledger(folder).sources["paper"])
    assert not pin(folder, load_ledger(folder).sources["paper"])
