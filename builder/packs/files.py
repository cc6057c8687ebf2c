"""Reading the files of a pack: none from outside its folder, and with a place to name in messages."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from builder.errors import SourcedeckError
from builder.ledger import files
from builder.model.finding import Finding, Place
from builder.reading.decoder import MOST_FINDINGS
from builder.reading.yamltext import refused_character

_BENT = "“”„«»‘’"  # quotation marks that TOML does not know


def read_text(folder: Path, name: str, label: str) -> str | Finding:
    """Read a file of the pack in `folder`, or say why it cannot be read. `label` is the folder as messages name it.

    As in seeds/, a link or name that leads out of the folder is refused: a pack may be a stranger's.
    """
    text = files.read_text(folder, name, "P")
    if isinstance(text, Finding):
        return msgspec.structs.replace(text, place=msgspec.structs.replace(text.place, path=f"{label}/{name}"))
    return refused_character(f"{label}/{name}", text, "P") or text


def read_toml(folder: Path, name: str, label: str) -> tuple[Mapping[str, object], str] | Finding:
    """Read a TOML file of a pack: its table and its text, or why it cannot be read."""
    text = read_text(folder, name, label)
    if isinstance(text, Finding):
        return text
    path = f"{label}/{name}"
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _toml_place(error, path)
        return Finding("P001", "error", place, f"the TOML cannot be read: {error}", _toml_hint(text, place))
    except RecursionError:
        return Finding("P001", "error", Place(path), "the lists and tables nest too deeply", "write them flatter")
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        return Finding("P001", "error", Place(path), "the TOML cannot be read: a number is too long", "shorten it")
    for key, value in table.items() if "\\" in text else ():
        for words in _texts(value):
            escaped = refused_character(path, words, "P")
            if escaped is not None:
                return msgspec.structs.replace(escaped, place=Place(path, line_of(text, key), 1))
    return table, text


def inside(folder: Path, name: str) -> Path | None:
    """The file `name` of a pack's folder; None where the name or a link leads out of it, or there is none."""
    try:
        path = (folder / name).resolve()
        return folder / name if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, RuntimeError, ValueError):  # a name that is too long, a link to itself
        return None


def raise_finding(finding: Finding) -> None:
    """Stop the run for a file without which a pack is none."""
    raise SourcedeckError(finding.message, place=finding.place, hint=finding.hint)


def line_of(text: str, key: str) -> int:
    """The line, from 1, on which a top-level key or table of a TOML text stands; 1 where it is not found."""
    found = re.search(rf"""^[ \t]*\[*[ \t]*["']?{re.escape(key)}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def first_of(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first of many findings in one file, with a word on the rest: often one slip makes thousands of them."""
    for number, finding in enumerate(findings):
        if number == MOST_FINDINGS:
            message = f"more than {MOST_FINDINGS} things are wrong; the rest of the file was not read"
            hint = "mend these first, and check again"
            yield Finding(finding.code, finding.severity, finding.place, message, hint)
            return
        yield finding


def _texts(value: object) -> Iterator[str]:
    """Every text of a TOML value, those of its tables and lists too, however deep they are."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict | list):
            waiting += reversed(list(one.values()) if isinstance(one, dict) else one)


def _toml_hint(text: str, place: Place) -> str:
    """How to mend a TOML error: word processors bend quotation marks, and readers see no fault in them."""
    lines = text.split("\n")
    at = lines[place.line - 1][max(place.column - 1, 0) :] if 0 < place.line <= len(lines) else ""
    if at[:1] and at[:1] in _BENT:
        return f'write straight quotation marks, "…", in place of {at[0]}'
    return 'write key = "text"'


def _toml_place(error: tomllib.TOMLDecodeError, label: str) -> Place:
    """Where a TOML error stands: tomllib says so only in words, "(at line 3, column 5)"."""
    words = str(error).replace(",", "").replace(")", "").split()
    numbers = [int(word) for word in words[-4:] if word.isdigit()]
    return Place(label, *numbers[-2:]) if len(numbers) == 2 else Place(label)
