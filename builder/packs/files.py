"""Reading the text files of a pack: UTF-8, LF line ends, and a place to name in messages."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from builder.errors import SourcedeckError
from builder.model.finding import Finding, Place
from builder.reading.yamltext import refused_character


def read_text(path: Path, label: str) -> str | Finding:
    """Read a file of a pack, or say why it cannot be read. `label` is the path that messages name."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Finding("P001", "error", Place(label, line, 1), "the file is not UTF-8", "save it as UTF-8 text")
    except OSError as error:
        return Finding("P001", "error", Place(label), f"the file cannot be read: {error.strerror or error}")
    text = text.replace("\r\n", "\n")
    return refused_character(label, text, "P") or text


def read_toml(path: Path, label: str) -> tuple[Mapping[str, object], str] | Finding:
    """Read a TOML file: its table and its text, or why it cannot be read."""
    text = read_text(path, label)
    if isinstance(text, Finding):
        return text
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        return Finding(
            "P001", "error", _toml_place(error, label), f"the TOML cannot be read: {error}", 'write key = "text"'
        )


def raise_finding(finding: Finding) -> None:
    """Stop the run for a file without which a pack is none."""
    raise SourcedeckError(finding.message, place=finding.place, hint=finding.hint)


def line_of(text: str, key: str) -> int:
    """The line, from 1, on which a top-level key or table of a TOML text stands; 1 where it is not found."""
    begins = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if begins.match(line)), 1)


def _toml_place(error: tomllib.TOMLDecodeError, label: str) -> Place:
    """Where a TOML error stands: tomllib says so only in words, "(at line 3, column 5)"."""
    words = str(error).replace(",", "").replace(")", "").split()
    numbers = [int(word) for word in words[-4:] if word.isdigit()]
    return Place(label, *numbers[-2:]) if len(numbers) == 2 else Place(label)
