"""Where packs stand: the project's templates/ before the bundled ones, and the chain of packs that a pack extends."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from builder.errors import SourcedeckError
from builder.model.finding import Finding, Place
from builder.packs.files import line_of, raise_finding, read_toml
from builder.reading.nearest import did_you_mean

SETTINGS = "pack.toml"
TEMPLATES = "templates"
BUNDLED = "bundled:"
"""How the labels of the program's own packs begin."""
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What packs and slide templates may be called."""
_LONGEST = 60


class PackFolder(msgspec.Struct, frozen=True, kw_only=True):
    """One folder with a pack.toml. `label` is its path as messages name it; `settings` is pack.toml as parsed."""

    name: str
    path: Path
    label: str
    settings: Mapping[str, object]
    text: str

    @property
    def is_own(self) -> bool:
        """Whether it stands in the project, and is not one of those that come with the program."""
        return not self.label.startswith(BUNDLED)

    @property
    def is_adopted(self) -> bool:
        """Whether its brand.pptx is a stranger's file, whose layouts it binds."""
        return "layouts" in self.settings

    def place(self, key: str) -> Place:
        """Where a key of pack.toml stands."""
        return Place(f"{self.label}/{SETTINGS}", line_of(self.text, key), 1)


def pack_names(project: Path, bundled: Path) -> tuple[str, ...]:
    """Name the packs that a deck of this project can ask for: its own and the bundled ones, in alphabetical order."""
    return tuple(sorted({path.parent.name for root in _roots(project, bundled) for path in root.glob(f"*/{SETTINGS}")}))


def unknown_pack(name: str, asker: Place, project: Path, bundled: Path) -> Finding | None:
    """The finding for a pack that does not exist, told where a deck asks for it; None for one that does."""
    known = pack_names(project, bundled)
    if name in known:
        return None
    hint = f"{did_you_mean(name, known)} There are: {', '.join(known)}".strip()
    hidden = in_the_way(name, project)
    return Finding("D006", "error", asker, f"there is no pack “{name}”", f"{hidden} {hint}".strip() if hidden else hint)


def in_the_way(name: str, project: Path) -> str:
    """What stands where the project's pack of that name would, and is none; "" where nothing does."""
    own = project / TEMPLATES
    if _there(own) and not own.is_dir():
        return f"{TEMPLATES} is a plain file, and the project's packs are looked for in a folder of that name."
    if own.is_symlink() and not own.resolve().is_relative_to(project.resolve()):
        return f"{TEMPLATES} is a link that leads out of the project, and packs are looked for inside."
    path = own / name
    if len(name) > _LONGEST or not NAME.fullmatch(name) or not _there(path) or (path / SETTINGS).is_file():
        return ""
    if path.is_dir():
        return f"{TEMPLATES}/{name} has no {SETTINGS}, so it is no pack."
    return f"{TEMPLATES}/{name} is a plain file; a pack is a folder with a {SETTINGS} in it."


def _there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def check_folder(chain: Sequence["PackFolder"], project: Path) -> Iterator[Finding]:
    """Findings for what stands in the way of the project's own pack, and for packs whose name is not their folder's."""
    if not chain[0].is_own:
        told = in_the_way(chain[0].name, project)
        if told:
            path, message = told.split(" ", 1)
            used = f"the pack “{chain[0].name}” that comes with the program is used: {path} {message.rstrip('.')}"
            yield Finding("P123", "warning", Place(path), used, "rename what stands there, or make it a pack")
    for folder in chain:
        name = folder.settings.get("name", folder.name)
        if isinstance(name, str) and name != folder.name and folder.is_own:
            message = f"the pack says that its name is “{name}”, but decks ask for its folder, “{folder.name}”"
            yield Finding("P121", "warning", folder.place("name"), message, f'write name = "{folder.name}"')


def pack_chain(name: str, project: Path, bundled: Path) -> tuple[PackFolder, ...]:
    """Find the folder of a pack, followed by those that it extends, nearest first.

    A project's pack that extends its own name extends the bundled one. Raises SourcedeckError for a pack that does not
    exist, with the nearest name, for a pack.toml that cannot be read, and for packs that extend one another in a ring.
    """
    chain: list[PackFolder] = []
    wanted, asker = name, Place()
    while wanted or not chain:
        roots = _roots(project, bundled)
        if chain and chain[-1].name == wanted:
            roots = roots[1:]
            if not any((root / wanted / SETTINGS).is_file() for root in roots):
                hint = 'write the name of another one, such as extends = "seminar"'
                raise SourcedeckError(f"the pack “{wanted}” extends itself", place=asker, hint=hint)
        folder = _folder(wanted, roots, project, pack_names(project, bundled), asker)
        if any(folder.path == earlier.path for earlier in chain):
            ring = " → ".join([*(earlier.name for earlier in chain), folder.name])
            raise SourcedeckError(f"these packs extend one another: {ring}", place=asker, hint="take out one “extends”")
        chain.append(folder)
        wanted, asker = _extended(folder), folder.place("extends")
    return tuple(chain)


def own_chain(name: str, project: Path, bundled: Path) -> tuple[PackFolder, ...]:
    """The chain of a pack of the project; raises SourcedeckError for one that comes with the program, too."""
    chain = pack_chain(name, project, bundled)
    if not chain[0].is_own:
        hint = f"make one of your own from it: sourcedeck pack new mine --extends {name}"
        raise SourcedeckError(f"“{name}” is a pack of the program, not of this project", hint=hint)
    return chain


def _roots(project: Path, bundled: Path) -> tuple[Path, ...]:
    own = project / TEMPLATES
    return (own,) if own.resolve() == bundled.resolve() else (own, bundled)


def _folder(name: str, roots: tuple[Path, ...], project: Path, known: tuple[str, ...], asker: Place) -> PackFolder:
    for root in roots:
        path = root / name
        # Asked of the file system is only a name that stands there: one from a file may be of any length.
        if name not in known or name.startswith(".") or not (path / SETTINGS).is_file():
            continue
        own = root.parent.resolve() == project.resolve()
        label = f"{TEMPLATES}/{name}" if own else f"{BUNDLED}{TEMPLATES}/{name}"
        if own and not path.resolve().is_relative_to(project.resolve()):
            raise SourcedeckError(
                "the pack's folder lies outside the project", place=Place(label), hint="put a copy inside, not a link"
            )
        read = read_toml(path, SETTINGS, label)
        if isinstance(read, Finding):
            raise_finding(read)
        else:
            return PackFolder(name=name, path=path, label=label, settings=read[0], text=read[1])
    hint = did_you_mean(name, known)
    listed = (
        "packs: " + ", ".join(known) if known else f"there are none: a pack is a folder of templates/ with {SETTINGS}"
    )
    hint = f"{hint} ({listed})" if hint else listed
    hidden = in_the_way(name, project)
    told = f"{hidden} {hint[:1].upper()}{hint[1:]}" if hidden else hint
    raise SourcedeckError(f"there is no pack “{name}”", place=asker, hint=told)


def _extended(folder: PackFolder) -> str:
    extends = folder.settings.get("extends", "")
    if not isinstance(extends, str):
        raise SourcedeckError(
            "“extends” is not a text",
            place=folder.place("extends"),
            hint='write the name of one pack: extends = "seminar"',
        )
    return extends
