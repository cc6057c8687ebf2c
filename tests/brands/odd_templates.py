"""All odd templates, in one list: `python tests/brands/odd_templates.py FOLDER [NAME …]` writes their files."""

import sys
from pathlib import Path
from types import ModuleType

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
_ORDER = [module.__name__ for module in MODULES]
_SORTED = sorted(ALL, key=lambda one: _ORDER.index(one.make.__module__))
ADOPTED = tuple(one for one in _SORTED if not one.refused)
REFUSED = tuple(one for one in _SORTED if one.refused)


def adopted_of(*modules: ModuleType) -> list[Odd]:
    """The files of these modules that must be adopted."""
    names = {module.__name__ for module in modules}
    return [one for one in ADOPTED if one.make.__module__ in names]


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
