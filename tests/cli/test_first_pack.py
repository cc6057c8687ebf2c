"""docs/first-pack.md is what happens: its commands are run, and print what stands there."""

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw

from builder.build import read_pack
from builder.cli import group

PAGE = Path(__file__).parents[2] / "docs" / "first-pack.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def as_it_goes(block: re.Match[str]) -> str:
    """A block of commands with what they print now."""
    commands = [line for line in block[1].splitlines() if line.startswith("$ ")]
    return "```console\n" + "".join(f"{line}\n{run(line[2:])}" for line in commands) + "```"


def crest() -> Image.Image:
    """A logo as a school might have it: a dark shield with a golden bar, on a transparent ground."""
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.polygon([(40, 20), (360, 20), (360, 220), (200, 380), (40, 220)], fill=(122, 30, 44, 255))
    draw.rectangle((90, 130, 310, 180), fill=(224, 178, 80, 255))
    return image


def run(command: str) -> str:
    """What a command prints; `cd`, and `sed -i s/a/b/ FILE` (a change that a person makes in an editor), too."""
    name, *arguments = shlex.split(command)
    if name == "cd":
        os.chdir(arguments[0])
        return ""
    if name == "sed":
        _, old, new, _ = arguments[1].split("/")
        path = Path(arguments[2])
        text = path.read_text("utf-8")
        assert re.search(old, text, re.MULTILINE), f"{path} does not hold {old}"
        path.write_text(re.sub(old, new, text, flags=re.MULTILINE), "utf-8")
        return ""
    assert name == "sourcedeck", f"the page types “{name}”, which this test cannot"
    result = CliRunner().invoke(group, arguments, catch_exceptions=False)
    return result.output.replace("\\", "/") if os.sep == "\\" else result.output


def test_the_page_says_what_the_commands_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    crest().save(tmp_path / "logo.png")
    page = PAGE.read_text("utf-8")
    done = BLOCK.sub(as_it_goes, page)
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(done, "utf-8")
    assert done == page, "docs/first-pack.md: make it again with UPDATE_GOLDEN=1, and read its diff"
    folder = tmp_path / "mycourse"
    # The last part of the page changes the accent that the first part shows.
    written = (folder / "templates/lakeside/pack.toml").read_text("utf-8").replace("1B6B4A", "8A6A1F")
    assert read_pack("lakeside", folder).findings == ()
    shown = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert shown
    for line in filter(None, shown[1].splitlines()):
        assert line in written.splitlines(), f"docs/first-pack.md: pack.toml has no line “{line}”"
