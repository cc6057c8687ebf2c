"""All odd templates, in one list: `python tests/brands/odd_templates.py FOLDER` writes every file into a folder."""

import sys
from pathlib import Path

import odd_files
import odd_kinds
import odd_languages
import odd_layouts
import odd_looks
import odd_places
import odd_programs
import odd_refused
import odd_samples
from odd_registry import ALL, Odd

MODULES = (
    *(odd_layouts, odd_places, odd_languages, odd_looks, odd_programs),
    *(odd_samples, odd_kinds, odd_files, odd_refused),
)
ADOPTED = tuple(one for one in ALL if not one.refused)
REFUSED = tuple(one for one in ALL if one.refused)


def make(one: Odd, folder: Path) -> Path:
    """Make one file in a folder."""
    path = folder / (f"~${one.file}" if one.name == "lock-file" else one.file)
    one.make(path)
    return path


def main(arguments: list[str]) -> int:
    """Make all files, or those named."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for one in ALL:
        if len(arguments) == 1 or one.name in arguments[1:]:
            make(one, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
