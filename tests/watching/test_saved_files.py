"""Which files were saved between two looks: what editors leave beside them is none of it."""

import os
from pathlib import Path

import pytest

from builder.watching.files import Change, changes, is_passing, look

NOWHERE = Path("/nowhere")


@pytest.mark.parametrize(
    "name",
    [".deal.yaml.swp", "deal.yaml~", "~$brand.pptx", "#deal.yaml#", ".#deal.yaml", "4913", ".goutputstream-X1",
     "deal.yaml.tmp", "deal.yaml.part", ".DS_Store", "deal.yaml.swx", ".~lock.brand.pptx#"],
)  # fmt: skip
def test_what_editors_throw_away_is_not_looked_at(name: str, project: Path) -> None:
    before = look(project, NOWHERE)
    (project / "seeds/facts" / name).write_text("x", encoding="utf-8")
    assert is_passing(name)
    assert look(project, NOWHERE) == before


@pytest.mark.parametrize("name", ["deal.yaml", "2022.yaml", "passage.md.j2", "brand.pptx", "strings.toml"])
def test_what_people_write_is_looked_at(name: str) -> None:
    assert not is_passing(name)


def test_a_saved_a_new_and_a_deleted_file_are_told_by_their_paths(project: Path) -> None:
    before = look(project, NOWHERE)
    (project / "decks/harbour.yaml").write_text("title: Other\n", encoding="utf-8")
    (project / "templates/mine/slides").mkdir(parents=True)
    (project / "templates/mine/slides/new.md.j2").write_text("", encoding="utf-8")
    (project / "seeds/reference/actors.yaml").unlink()
    assert changes(before, look(project, NOWHERE)) == (
        Change("decks/harbour.yaml"),
        Change("seeds/reference/actors.yaml", "is gone"),
        Change("templates/mine/slides/new.md.j2", "is new"),
    )


def test_a_file_put_in_the_place_of_another_is_seen_though_size_and_time_are_the_same(project: Path) -> None:
    deck = project / "decks/harbour.yaml"
    before = look(project, NOWHERE)
    told = deck.stat()
    other = deck.with_name("harbour.yaml.tmp")
    other.write_text(deck.read_text("utf-8").replace("Leska", "Laska"), encoding="utf-8")
    os.utime(other, ns=(told.st_atime_ns, told.st_mtime_ns))
    other.replace(deck)
    assert changes(before, look(project, NOWHERE)) == (Change("decks/harbour.yaml"),)


def test_folders_that_are_gone_and_links_to_nothing_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/lost.yaml").symlink_to("nowhere.yaml")
    assert look(tmp_path, NOWHERE) == {}


def test_bundled_packs_are_looked_at_under_a_name_of_their_own(project: Path, tmp_path: Path) -> None:
    (tmp_path / "packs/plain").mkdir(parents=True)
    (tmp_path / "packs/plain/pack.toml").write_text("", encoding="utf-8")
    assert "bundled:templates/plain/pack.toml" in look(project, tmp_path / "packs")
