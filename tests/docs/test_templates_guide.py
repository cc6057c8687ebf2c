"""The guide to packs and templates is worked through, block by block, as a reader would: nothing is only shown."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from fixture_types import Run
from harbour_files import project_files

GUIDE = Path(__file__).parents[2] / "docs/templates.md"
DECK = "decks/harbour.yaml"
STEP = re.compile(r"^<!-- (?P<does>.+?) -->\n(?:```(?P<kind>[a-z]*)\n(?P<text>.*?)^```$)?", re.MULTILINE | re.DOTALL)


class Step(NamedTuple):
    """What the guide has its reader do: what for (the comment before a block), the block, and the line where it is."""

    does: str
    text: str
    line: int


def steps() -> Iterator[Step]:
    guide = GUIDE.read_text("utf-8")
    for found in STEP.finditer(guide):
        yield Step(found["does"], found["text"] or "", guide.count("\n", 0, found.start()) + 1)


class Reader:
    """A person who follows the guide in the tiny project, and looks at what comes out."""

    def __init__(self, project: Path, run: Run) -> None:
        self.project = project
        self.run = run
        self.said = ""

    def follow(self, step: Step) -> None:
        """Do one step, or check what the guide says of the one before."""
        does = step.does
        for pattern, method in _STEPS.items():
            found = re.fullmatch(pattern, does)
            if found:
                method(self, step.text, *found.groups())
                return
        raise AssertionError(f"docs/templates.md:{step.line}: nobody knows how to “{does}”")

    def built(self) -> None:
        result = self.run("build", "--strict")
        assert result.exit_code == 0, result.output
        assert "no findings" in result.output

    def write(self, text: str, name: str) -> None:
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add(self, text: str, name: str) -> None:
        self.write((self.project / name).read_text("utf-8") + text, name)

    def name_pack(self, text: str) -> None:
        deck = (self.project / DECK).read_text("utf-8")
        assert text == "pack: mine\n"
        self.write(deck.replace("pack: seminar\n", text), DECK)
        self.built()

    def add_slide(self, text: str) -> None:
        """Before the last slide, which lists the sources."""
        before, last, after = (self.project / DECK).read_text("utf-8").rpartition("  - {template: sources")
        self.write(f"{before}{text}{last}{after}", DECK)
        self.built()

    def commands(self, text: str) -> None:
        for line in text.splitlines():
            program, *arguments = line.split()
            assert program == "sourcedeck"
            result = self.run(*arguments)
            assert result.exit_code == 0, result.output

    def watch(self, text: str) -> None:
        """That a watch works is what tests/cli/test_watch.py shows; here, that it is called so."""
        assert text == "sourcedeck build --watch\n"
        assert "--watch" in self.run("build", "--help").output

    def slip(self, text: str, name: str) -> None:
        """Replace the lines from the block's first one on, build, and mend it again."""
        good = (self.project / name).read_text("utf-8")
        first = text.splitlines()[0] + "\n"
        at = good.index(first)
        rest = good[at:].splitlines(keepends=True)[len(text.splitlines()) :]
        self.write(good[:at] + text + "".join(rest), name)
        self.said = self.run("build").output
        self.write(good, name)

    def says(self, text: str) -> None:
        assert text in self.said

    def holds(self, _: str, number: str, words: str) -> None:
        assert words in self.slide(int(number))

    def lacks(self, _: str, number: str, words: str) -> None:
        assert words not in self.slide(int(number))

    def slide(self, number: int) -> str:
        self.built()
        with zipfile.ZipFile(self.project / "build/harbour.pptx") as deck:
            xml = deck.read(f"ppt/slides/slide{number}.xml").decode()
        paragraphs = re.findall(r"<a:p>.*?</a:p>", xml, re.DOTALL)
        return "\n".join("".join(re.findall(r"<a:t>(.*?)</a:t>", paragraph)) for paragraph in paragraphs).replace(
            "\xa0", " "
        )

    def colour(self, _: str, rgb: str) -> None:
        self.built()
        with zipfile.ZipFile(self.project / "build/harbour.pptx") as deck:
            themes = [deck.read(name).decode() for name in deck.namelist() if "theme/theme1" in name]
        assert any(rgb in theme for theme in themes)
        assert "Colours: all that meet on slides stand out" in self.run("pack", "check", "mine").output

    def nothing(self, _: str) -> None:
        """A drawing of a folder."""


_STEPS = {
    r"picture": Reader.nothing,
    r"file (\S+)": Reader.write,
    r"more of (\S+)": Reader.add,
    r"pack of the deck": Reader.name_pack,
    r"slide": Reader.add_slide,
    r"run": Reader.commands,
    r"watch": Reader.watch,
    r"slip in (\S+)": Reader.slip,
    r"says": Reader.says,
    r'then slide (\d+) holds "(.+)"': Reader.holds,
    r'then slide (\d+) lacks "(.+)"': Reader.lacks,
    r"then colour ([0-9A-F]{6})": Reader.colour,
}


def test_the_guide_can_be_followed_from_its_first_line_to_its_last(project: Path, run: Run) -> None:
    reader = Reader(project, run)
    for step in steps():
        try:
            reader.follow(step)
        except AssertionError as error:
            raise AssertionError(f"docs/templates.md:{step.line}: {step.does}: {error}") from None
    reader.built()


def test_the_project_that_the_guide_has_its_reader_copy_is_the_one_in_which_it_is_tried() -> None:
    harbour = GUIDE.parent / "harbour"
    there = {
        path.relative_to(harbour).as_posix(): path.read_text("utf-8") for path in harbour.rglob("*") if path.is_file()
    }
    assert there == project_files()


def test_every_block_of_the_guide_is_a_step() -> None:
    guide = GUIDE.read_text("utf-8")
    blocks = len(re.findall(r"^```", guide, re.MULTILINE)) // 2
    assert blocks == sum(bool(step.text) for step in steps())
    assert blocks > 15


@pytest.mark.parametrize("does", ["stand on your head", "then slide 1 hold"])
def test_a_step_that_nobody_knows_is_no_step(project: Path, run: Run, does: str) -> None:
    with pytest.raises(AssertionError, match="nobody knows how to"):
        Reader(project, run).follow(Step(does, "", 1))


def test_the_slots_that_the_guide_lists_have_layouts() -> None:
    from builder.binding.patterns import plans

    patterns = [frozenset(slot.name for slot in plan.slots) for plan in plans(7, 5.4)]
    rows = re.findall(r"^\| (`.+`) \| (yes|no) \|$", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert len(rows) > 10
    numbers = ("one", "two", "three", "four", "five", "six")
    for listed, task in rows:
        for part in listed.split("; "):
            slots = re.findall(r"`(\w+)`", part)
            if " to " in part:
                slots = list(numbers[: numbers.index(slots[-1]) + 1])
            wanted = {"kicker", "title", "sources", *slots}
            assert wanted in patterns, listed
            assert ({*wanted, "task"} in patterns) == (task == "yes"), listed
