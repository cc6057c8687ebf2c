"""The ten slips of docs/mending.md: each is made in a copy of the shipped seeds, told as the page says, and mended so.

A section of the page has four blocks: the slip (diff), what `sourcedeck check --ledger-only` says (text), what was
changed because of it (diff), and what the check says then (text). `UPDATE_GOLDEN=1` writes what is said into the page.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "mending.md"
RENEW = "if the messages are meant, run `UPDATE_GOLDEN=1 pytest tests/cli/test_mending.py` and read the page's diff"
_SECTION = re.compile(r"^## (\d+)\. (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(diff|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"\b[SF]\d{3}\b")


class Slip(msgspec.Struct, frozen=True):
    """A section of the page: its heading, and the texts of its four blocks."""

    heading: str
    slip: str
    told: str
    mended: str
    clean: str

    @property
    def file(self) -> str:
        """The file in which the slip was made."""
        return self.slip.split("\n", 1)[0]


def slips() -> list[Slip]:
    page = PAGE.read_text("utf-8")
    heads = [*_SECTION.finditer(page)]
    ends = [*(head.start() for head in heads[1:]), len(page)]
    found = []
    for head, end in zip(heads, ends, strict=True):
        blocks = _BLOCK.findall(page, head.start(), end)
        assert [kind for kind, _ in blocks] == ["diff", "text", "diff", "text"], f"the blocks of “{head[2]}”"
        found.append(Slip(head[2], *(text for _, text in blocks)))
    return found


def apply(diff: str, folder: Path) -> None:
    """Change a file as a diff says: its name, then hunks of “ ”, “-” and “+” lines, each of which stands there once."""
    name, _, body = diff.partition("\n")
    path = folder / name
    text = path.read_text("utf-8")
    for hunk in body.split("\n@@\n"):
        lines = hunk.rstrip("\n").split("\n")
        old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
        new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
        assert text.count(old) == 1, f"docs/mending.md: these lines should stand once in {name}:\n{old}"
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped seeds."""
    folder = tmp_path_factory.mktemp("mending")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    return folder


@pytest.fixture
def check(course: Path) -> Iterator[Callable[[], str]]:
    """Check the copy as a user does; afterwards every file is again as it was."""
    from builder.cli import group

    yield lambda: CliRunner().invoke(group, ["check", "--ledger-only", "--project", str(course)]).output
    for path in (course / "seeds").rglob("*"):
        if path.is_file() and path.read_bytes() != (shipped := (ROOT / path.relative_to(course)).read_bytes()):
            path.write_bytes(shipped)


SLIPS = slips()


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.heading for slip in SLIPS])
def test_a_slip_is_told_as_the_page_says_and_mended_by_what_it_says(
    slip: Slip, course: Path, check: Callable[[], str]
) -> None:
    apply(slip.slip, course)
    told = check()
    apply(slip.mended, course)
    clean = check()
    if os.environ.get("UPDATE_GOLDEN"):
        page = PAGE.read_text("utf-8")
        head, mark, rest = page.partition(f". {slip.heading}\n")
        for old, new in ((slip.told, told), (slip.clean, clean)):
            rest = rest.replace(f"```text\n{old}```", f"```text\n{new}```", 1)
        PAGE.write_text(f"{head}{mark}{rest}", "utf-8")
    else:
        assert told == slip.told, RENEW
        assert clean == slip.clean, RENEW
    assert clean.endswith(" checked: no findings.\n"), "what the page advises does not mend the slip"


def test_the_ten_differ_in_code_and_in_file() -> None:
    assert len(SLIPS) == 10
    assert len({slip.file for slip in SLIPS}) == 10
    assert len({_CODE.findall(slip.heading)[0] for slip in SLIPS}) == 10
    for slip in SLIPS:
        for code in _CODE.findall(slip.heading):
            assert code in slip.told, f"“{slip.heading}” is not told as {code}"
