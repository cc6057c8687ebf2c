"""The corpus as text: Markdown files of cases in, records of cases out; and a project with one case's edit applied."""

import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from builder.text.digest import text_digest

CORPUS = Path(__file__).resolve().parent
BASES = CORPUS / "bases"
PARTS = ("distorted", "honest", "blind")
CLEAN = "clean"

_TITLE = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_BLOCK = re.compile(r"^(`{3,})diff *\n(.*?)^\1 *$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"[A-Z]\d{3}")
_ESCAPE = re.compile(r"\\N\{([A-Z0-9 -]+)\}|\\u([0-9a-fA-F]{4})")
_KEYS = ("base", "expect", "date", "known-miss", "void")


class CaseError(Exception):
    """A case that does not follow the format; the message says which, and what to do."""


class Hunk(NamedTuple):
    """In `file` (relative to the project), `old` becomes `new`. An empty `old` makes the file."""

    file: str
    old: str
    new: str


class Case(NamedTuple):
    """One base with one change, and what must come of it.

    `part` is distorted, honest or blind, `theme` the file's name without its ending. `expect` holds the codes of which
    one must be told, and is empty for a case that must stay clean. `date` is the build date, "" for the deck's own.
    `known_miss` says why a case is not yet judged as it should be, and `void` why it cannot be: the case is wrong.
    """

    part: str
    theme: str
    title: str
    base: str
    expect: tuple[str, ...]
    why: str
    hunks: tuple[Hunk, ...]
    block: str
    date: str = ""
    known_miss: str = ""
    void: str = ""

    @property
    def id(self) -> str:
        """How tables and tests call it: `distorted/numbers: A number raised`."""
        return f"{self.part}/{self.theme}: {self.title}"

    @property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change when the base, the expectation, the date or the change does."""
        told = "\n".join([self.base, " ".join(self.expect), self.date, self.block])
        return hashlib.sha256(told.encode()).hexdigest()[:12]


def read_cases() -> tuple[Case, ...]:
    """Every case of the corpus, in the order of its files. Raises CaseError for one that breaks the format."""
    cases = [case for part in PARTS for path in sorted((CORPUS / part).glob("*.md")) for case in read_file(part, path)]
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise CaseError(f"{case.id}: two cases have this title; give one of them another")
        seen.add(case.id)
    return tuple(cases)


def read_file(part: str, path: Path) -> Iterator[Case]:
    """The cases of one file."""
    text = path.read_text(encoding="utf-8")
    starts = list(_TITLE.finditer(text))
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        yield parse_case(part, path.stem, start.group(1), text[start.end() : end])


def parse_case(part: str, theme: str, title: str, body: str) -> Case:
    """One case from the text below its heading."""
    name = f"{part}/{theme}.md, “{title}”"
    block = _BLOCK.search(body)
    if block is None:
        raise CaseError(f"{name}: there is no ```diff block")
    head, _, why = body[: block.start()].strip().partition("\n")
    given = _header(name, head)
    expect = () if given["expect"] == CLEAN else tuple(_CODE.findall(given["expect"]))
    if given["expect"] != CLEAN and not expect:
        raise CaseError(f"{name}: “expect: {given['expect']}” names no code; write “clean”, or codes such as F104")
    if part != "blind" and (part == "honest") == bool(expect):
        raise CaseError(f"{name}: {'an honest case expects “clean”' if expect else 'a distorted case expects a code'}")
    if not (BASES / given["base"]).is_dir():
        raise CaseError(f"{name}: there is no base “{given['base']}”; there are {', '.join(base_names())}")
    return Case(
        part=part,
        theme=theme,
        title=title,
        base=given["base"],
        expect=expect,
        why=" ".join(why.split()),
        hunks=tuple(_hunks(name, block.group(2))),
        block=block.group(2),
        date=given.get("date", ""),
        known_miss=given.get("known-miss", ""),
        void=given.get("void", ""),
    )


def base_names() -> tuple[str, ...]:
    """The names of the bases."""
    return tuple(sorted(path.name for path in BASES.iterdir() if path.is_dir()))


def _header(name: str, line: str) -> Mapping[str, str]:
    """`base: harbour · expect: F104` as a mapping."""
    given: dict[str, str] = {}
    for item in re.split(r" +[·|] +", line.strip()):
        key, colon, value = item.partition(":")
        if not colon or key.strip() not in _KEYS:
            raise CaseError(f"{name}: “{item}” is none of {', '.join(_KEYS)}; the line is “base: … · expect: …”")
        given[key.strip()] = value.strip()
    for key in ("base", "expect"):
        if not given.get(key):
            raise CaseError(f"{name}: the line below the heading gives no {key}")
    return given


def _hunks(name: str, block: str) -> Iterator[Hunk]:
    """The changes of a block: a line that begins with neither - nor + names the file of those after it."""
    file, old, new = "", list[str](), list[str]()
    for line in [*block.split("\n"), ""]:
        if (new and not line.startswith("+")) or (old and not line.startswith(("-", "+"))):
            yield Hunk(file, "\n".join(old), "\n".join(new))
            old, new = [], []
        if line.startswith(("-", "+")):
            if not file:
                raise CaseError(f"{name}: the first line of the block names the file, such as decks/harbour.yaml")
            (old if line.startswith("-") else new).append(unescape(line[1:]))
        elif line.strip():
            file = line.strip()


def unescape(text: str) -> str:
    r"""Write out `\N{SOFT HYPHEN}` and `\u00ad`, so that invisible characters can be seen in a case."""

    def character(match: re.Match[str]) -> str:
        name, code = match.groups()
        import unicodedata

        return unicodedata.lookup(name) if name else chr(int(code, 16))

    return _ESCAPE.sub(character, text)


def make_project(case: Case, folder: Path) -> Path:
    """The case's base in a folder of its own, with the change applied; source texts that it changes are pinned again.

    Raises CaseError where words to replace do not stand in the file exactly once.
    """
    project = folder / case.base
    shutil.copytree(BASES / case.base, project)
    for hunk in case.hunks:
        path = project / hunk.file
        if not hunk.old:
            if path.exists():
                raise CaseError(
                    f"{case.id}: {hunk.file} exists; to add lines, repeat the line before them after - and +"
                )
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(hunk.new + "\n", encoding="utf-8")
            continue
        if not path.is_file():
            raise CaseError(f"{case.id}: the base has no file {hunk.file}")
        text = path.read_text(encoding="utf-8")
        times = text.count(hunk.old)
        if times != 1:
            raise CaseError(f"{case.id}: in {hunk.file} these words stand {times} times, not once: {hunk.old!r}")
        path.write_text(text.replace(hunk.old, hunk.new), encoding="utf-8")
    if "S110" not in case.expect:
        for file in {hunk.file: None for hunk in case.hunks}:
            if file.startswith("seeds/sources/"):
                _pin(project / file, BASES / case.base / file)
    return project


def _pin(path: Path, before: Path) -> None:
    """Give a source whose text was changed the digest of its new text, unless the case changes the digest itself."""
    text = path.read_text(encoding="utf-8")
    digest = re.search(r"^text-sha256: *(\S*)$", text, re.MULTILINE)
    if digest is None or (before.is_file() and digest.group() not in before.read_text(encoding="utf-8")):
        return
    body = text.split("\n---\n", 1)[1].strip("\n")
    path.write_text(text.replace(digest.group(), f"text-sha256: {text_digest(body)}"), encoding="utf-8")
