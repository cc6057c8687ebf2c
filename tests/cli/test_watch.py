"""`build --watch` as a person has it: save a change, read what is said, look at what was written. No test is timed."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixture_types import Edit

FACTS, DECK, BUILT = "seeds/facts/harbour.yaml", "decks/harbour.yaml", "build/harbour.pptx"
SLIDE, STRINGS, PACK = "templates/mine/slides/passage.md.j2", "templates/mine/strings.toml", "templates/mine/pack.toml"
DEADLINE = 120.0  # seconds, for a machine that does much else
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl-C to one process alone")

OWN_PACK = {
    PACK: 'name = "mine"\nextends = "seminar"\n',
    STRINGS: 'kicker_key_facts = "In short"\n',
    SLIDE: """---
slots: [title, body, task?]
facts: 1
---
# {{ slide.title or fact.headline }}
::: body
{{ fact.marks }}
{{ fact }}
:::
::: task
{{ slide.task }}
:::
""",
}


class Watched:
    """A watch in a process of its own, and what it says, line by line."""

    def __init__(self, project: Path, *arguments: str) -> None:
        command = [sys.executable, "-c", "from builder.start import main; main()", "build", "--watch", *arguments]
        environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        self.process = subprocess.Popen(
            command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self.said: list[str] = []
        self.asked_to_end = False
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def until(self, pattern: str) -> list[str]:
        """The lines said from now on, up to the first in which the pattern is found."""
        lines: list[str] = []
        while True:
            line = self._lines.get(timeout=DEADLINE)
            assert line is not None, f"it ended before it said {pattern}: {self.said}"
            lines.append(line)
            self.said.append(line)
            if re.search(pattern, line):
                return lines

    def close(self) -> None:
        """End it at once, and let go of what it said."""
        self.process.kill()
        self.process.wait()
        self._listener.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def end(self) -> int:
        """Ctrl-C, and the status."""
        self.asked_to_end = True
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=DEADLINE)


@pytest.fixture
def own_pack(project: Path, edit: Edit) -> Path:
    for name, text in OWN_PACK.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    edit(DECK, "pack: seminar", "pack: mine")
    return project


@pytest.fixture
def watched(own_pack: Path) -> Iterator[Watched]:
    """A watch of the tiny project with a pack of its own, after its first build; nobody leaves it with a traceback."""
    watch = Watched(own_pack)
    try:
        watch.until("Watching")
        yield watch
        assert watch.asked_to_end or watch.process.poll() is None, "it ended by itself"
    finally:
        watch.close()
    assert "Traceback" not in "\n".join(watch.said)


def text_of(deck: Path) -> str:
    with zipfile.ZipFile(deck) as file:
        return "\n".join(file.read(name).decode() for name in file.namelist() if name.startswith("ppt/slides/slide"))


def save(path: Path, text: str) -> None:
    """Save as editors do: another file beside it, then renamed."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


SAVED = [
    (FACTS, "that repairs had begun.", "that the repairs had begun.", ": fact repairs", "slide 3 changed",
     "the repairs"),
    (DECK, "Who counted the ships?", "Who saw the ships?", "", "slide 2 changed", "Who saw the ships?"),
    (SLIDE, "{{ fact.marks }}\n", "What do we read?\n\n", "", "slide 3 changed", "What do we read?"),
    (STRINGS, "In short", "In brief", ": kicker_key_facts", "slide 2 changed", "In brief"),
    (PACK, '"seminar"', '"classroom"', "", "look of every slide changed", "The harbour"),
    ("seeds/reference/actors.yaml", "name: Unnamed officials", "name: Some officials", ": actor two-officials",
     "harbour: ", "harbour"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "what", "came", "holds"), SAVED, ids=[case[0] for case in SAVED])
def test_a_saved_file_is_built_and_both_are_told(
    own_pack: Path, watched: Watched, name: str, old: str, new: str, what: str, came: str, holds: str
) -> None:
    text = (own_pack / name).read_text("utf-8")
    assert old in text
    save(own_pack / name, text.replace(old, new, 1))
    said, *_, came_of_it = watched.until("  harbour: ")
    assert said == f"{name} changed{what}"
    assert came in came_of_it
    assert came_of_it.endswith(" s")
    assert holds in text_of(own_pack / BUILT)


def test_a_mistake_is_told_and_the_old_deck_stays_until_it_is_mended(own_pack: Path, watched: Watched) -> None:
    before = (own_pack / BUILT).read_bytes()
    good = (own_pack / SLIDE).read_text("utf-8")
    save(own_pack / SLIDE, good.replace("{{ fact }}", "{{ facct }}"))
    said = watched.until("waiting for the next change")
    assert said[0] == f"{SLIDE} changed"
    assert said[1].startswith(f"{SLIDE}:8:4: error P103 the variable “facct” does not exist [slide 3, slot body]")
    assert "1 error: nothing was written" in said[-1]
    assert (own_pack / BUILT).read_bytes() == before
    save(own_pack / SLIDE, good.replace("{{ fact }}", "Read:\n\n{{ fact }}"))
    assert "slide 3 changed" in watched.until("  harbour: ")[-1]
    assert "Read:" in text_of(own_pack / BUILT)


@pytest.mark.parametrize(
    ("name", "broken"),
    [(FACTS, "- id: ["), (DECK, "title: ["), (PACK, "name = "), (SLIDE, ""), (STRINGS, "x ="), (DECK, None),
     (PACK, 'extends = "seminr"\n'), (SLIDE, None), (FACTS, None)],
)  # fmt: skip
def test_a_file_that_is_broken_half_saved_or_deleted_ends_nothing(
    own_pack: Path, watched: Watched, name: str, broken: str | None
) -> None:
    path = own_pack / name
    good = path.read_text("utf-8")
    if broken is None:
        path.unlink()
    else:
        save(path, broken)
    # Without its own slide the pack has that of the pack it extends.
    watched.until("(?i)nothing was written; waiting" if (name, broken) != (SLIDE, None) else "  harbour: ")
    save(path, good)
    assert "harbour: " in watched.until("  harbour: ")[-1]


def test_of_many_saves_in_a_row_the_last_is_what_is_written(own_pack: Path, watched: Watched) -> None:
    good = (own_pack / DECK).read_text("utf-8")
    for number in range(20):
        save(own_pack / DECK, good.replace("Who counted the ships?", f"Who saw {'the ' * number}ships?"))
    save(own_pack / DECK, good.replace("Who counted the ships?", "Who heard the ships?"))
    while "Who heard the ships?" not in text_of(own_pack / BUILT):
        watched.until("  harbour: ")


def test_folders_may_go_and_come_back(own_pack: Path, watched: Watched) -> None:
    for name in ("seeds", "decks", "templates"):
        (own_pack / name).rename(own_pack / "gone")
        watched.until("(?i)nothing was written; waiting")
        (own_pack / "gone").rename(own_pack / name)
        watched.until("  harbour: ")


@posix_only
def test_a_deck_that_cannot_be_written_is_told_once_and_written_as_soon_as_it_can(
    own_pack: Path, watched: Watched, edit: Edit
) -> None:
    (own_pack / BUILT).unlink()
    (own_pack / BUILT).mkdir()
    edit(DECK, "Who counted the ships?", "Who saw the ships?")
    said = watched.until("(?i)nothing was written; waiting")
    assert any(line.startswith("Error: cannot write ") for line in said)
    (own_pack / BUILT).rmdir()
    assert len(watched.until("  harbour: ")) == 1
    assert "Who saw the ships?" in text_of(own_pack / BUILT)


def test_a_deck_that_is_open_in_powerpoint_is_written_and_this_is_told(
    own_pack: Path, watched: Watched, edit: Edit
) -> None:
    (own_pack / "build/~$harbour.pptx").write_bytes(b"")
    edit(DECK, "Who counted the ships?", "Who saw the ships?")
    assert "seems to be open" in watched.until("seems to be open")[-1]


@posix_only
def test_ctrl_c_ends_a_watch_well(watched: Watched) -> None:
    assert watched.end() == 0
    watched.until("No longer watching.")


def test_only_the_decks_named_are_built_as_text_into_the_folder_and_pack_asked_for(own_pack: Path, edit: Edit) -> None:
    (own_pack / "decks/other.yaml").write_text("title: [", encoding="utf-8")
    watch = Watched(own_pack, "harbour", "--pack", "classroom", "--format", "md", "--out", "read")
    try:
        watch.until("Watching")
        edit(DECK, "Who counted the ships?", "Who saw the ships?")
        assert "slide 2 changed" in watch.until("  harbour: ")[-1]
        assert [path.name for path in (own_pack / "read").iterdir()] == ["harbour.md"]
        assert "Who saw the ships?" in (own_pack / "read/harbour.md").read_text("utf-8")
        assert not (own_pack / "build").exists()
    finally:
        watch.close()
