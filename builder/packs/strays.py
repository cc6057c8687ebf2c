"""Files of a pack that nothing reads, since their name or their folder is another one: what they should be called."""

import re
from collections.abc import Iterator

from builder.ledger.files import names_in
from builder.model.finding import Finding, Place
from builder.packs.folders import PackFolder
from builder.reading.nearest import nearest

SUFFIX = ".md.j2"
ROOMS = ("slides", "macros")
UNREAD = "this file is not read"
_ENDINGS = re.compile(r"(?:\.(?:md|j2|jinja2?|txt|html?))+$", re.IGNORECASE)


def misnamed(label: str) -> Finding:
    """The warning for a file of slides/ or macros/ whose name is none, with one that is."""
    file = label.rpartition("/")[2]
    name = "-".join(re.findall(r"[a-z0-9]+", _ENDINGS.sub("", file).casefold()))
    hint = f"rename it {name}{SUFFIX}: " if name else ""
    hint += f"small letters, digits and hyphens, and {SUFFIX} at the end"
    return Finding("P003", "warning", Place(label), UNREAD, hint)


def misplaced(folder: PackFolder) -> Iterator[Finding]:
    """Warnings for templates that lie beside slides/ and macros/, or in folders of another name or below these."""
    for name in _names(folder, ""):
        if name.endswith(".j2"):
            hint = "move it into slides/, or into macros/ if several slides share it"
            yield Finding("P003", "warning", Place(f"{folder.label}/{name}"), UNREAD, hint)
        elif name not in ROOMS and (folder.path / name).is_dir():
            meant = nearest(name, ROOMS)
            hint = f"did you mean the folder “{meant}”?" if meant else "slide templates stand in slides/"
            yield from _in_folder(folder, name, hint)
    for room in ROOMS:
        for name in _names(folder, room):
            yield from _in_folder(folder, f"{room}/{name}", f"move it up into {room}/: it has no folders")


def _in_folder(folder: PackFolder, name: str, hint: str) -> Iterator[Finding]:
    for file in _names(folder, name) if (folder.path / name).is_dir() else ():
        if file.endswith(".j2"):
            yield Finding("P003", "warning", Place(f"{folder.label}/{name}/{file}"), UNREAD, hint)


def _names(folder: PackFolder, below: str) -> tuple[str, ...]:
    names = names_in(folder.path, below, letter="P")
    return () if isinstance(names, Finding) else names
