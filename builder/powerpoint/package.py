"""OPC packages: parts in, one deterministic zip out, and the safe way back in."""

import hashlib
import io
import lzma
import os
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from lxml import etree

from builder.errors import SourcedeckError
from builder.powerpoint.foreign import (
    NO_TYPES,
    Refusal,
    broken_zip,
    other_office_file,
    unlike_a_presentation,
    unlike_a_zip,
)
from builder.powerpoint.markup import DECLARATION, RELATIONSHIP, escape
from builder.powerpoint.strict import in_transitional, is_strict

NS_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
NS_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE_RELATIONSHIP = f"{NS_RELS}/metadata/core-properties"
PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"

# The least that zip can say: equal bytes need equal times, and no clock is asked.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
"""Measured on 1,000 slides with notes: 0.139 s and 2.47 MB at level 6, 0.128 s and 2.59 MB at level 1."""

_MAX_MEMBERS = 20_000
_MAX_BYTES = 400 * 1024 * 1024
_MAX_RATIO = 400
_MAX_FILE = 200 * 1024 * 1024
_MAX_XML = 20_000_000
"""The largest part that is read as XML: masters and layouts of real templates have some hundred thousand bytes."""
_MAX_TREES = 120_000_000
"""How much XML of one file is read altogether: a hundred layouts of real templates have some megabytes."""
_ESCAPED = re.compile(r"%([2-7][0-9A-Fa-f])")
_DOCTYPE = re.compile(b"|".join("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")))


class Relation(msgspec.Struct, frozen=True):
    """A relationship of a part: its id, its type (a full URI), its target, and whether that lies outside."""

    id: str
    type: str
    target: str
    external: bool = False


def relations_xml(relations: Iterable[Relation]) -> str:
    """A `.rels` part."""
    mode = {True: ' TargetMode="External"', False: ""}
    items = "".join(
        f'<Relationship Id="{escape(item.id)}" Type="{escape(item.type)}" Target="{escape(item.target)}"'
        f"{mode[item.external]}/>"
        for item in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{NS_RELS}">{items}</Relationships>'


def office(kind: str) -> str:
    """The URI of an office relationship type ("slide", "theme")."""
    return f"{RELATIONSHIP}/{kind}"


def rels_name(part: str) -> str:
    """Where the relationships of a part are kept ("ppt/slides/_rels/slide1.xml.rels")."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def content_types(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> str:
    """`[Content_Types].xml`: types by file ending, and by part name."""
    items = [f'<Default Extension="{escape(end)}" ContentType="{escape(kind)}"/>' for end, kind in defaults.items()]
    items += [
        f'<Override PartName="/{escape(name)}" ContentType="{escape(kind)}"/>' for name, kind in overrides.items()
    ]
    return f'{DECLARATION}<Types xmlns="{NS_TYPES}">{"".join(items)}</Types>'


def pack(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Zip parts in the order given, with fixed times; equal parts give equal bytes.

    Raises SourcedeckError where a name occurs twice: PowerPoint would call the file damaged.
    """
    buffer = io.BytesIO()
    seen: set[str] = set()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name in seen:
                raise SourcedeckError(f"the part {name} would stand twice in the file", hint="please report this")
            seen.add(name)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # Windows and Linux shall write the same bytes.
            archive.writestr(info, data, compresslevel=_LEVEL)
    return buffer.getvalue()


class Package:
    """An OPC package in memory, with bounds on members, sizes and names. Use as a context manager.

    `digest` is the SHA-256 of the file: it tells whether the file is still the one that was read before. `respelled`
    are the parts seen so far whose relationships spell the name of a part otherwise than the file does, or hold what is
    none: of several with one id the first counts.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            data = _read(path)
        except OSError as error:
            raise SourcedeckError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
        self._refuse(unlike_a_zip(path, data))
        self.digest = hashlib.sha256(data).hexdigest()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        # zipfile raises NotImplementedError for a compression or an encryption that it does not know.
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            why = broken_zip(data)
            raise SourcedeckError(f"{path} {why.what}", hint=why.hint) from None
        self._trees: dict[str, etree._Element] = {}
        self._parsed = 0
        self._known = {_key(name): name for name in self.names()}
        self.respelled: set[str] = set()
        self._types: dict[str, str] = {}
        try:
            self._check()
        except SourcedeckError:
            self._archive.close()
            raise

    def _refuse(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            raise SourcedeckError(f"{self.path} {refusal.what}", hint=refusal.hint)

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def _bad(self, what: str) -> SourcedeckError:
        return SourcedeckError(f"{self.path} {what}", hint="save it again from PowerPoint as a .pptx file")

    def _check(self) -> None:
        members = self._archive.infolist()
        names = [member.filename for member in members]
        if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > _MAX_BYTES:
            raise self._bad(f"is too large: {len(members)} parts, more than {_MAX_MEMBERS} or 400 MB unpacked")
        if len({name.casefold() for name in names}) != len(names):
            raise self._bad("has two parts of the same name")
        for member in members:
            name = member.filename
            if name.startswith("/") or "\\" in name or ".." in name.split("/"):
                raise self._bad(f"has a part with the unsafe name “{name}”")
            if member.flag_bits & 1:
                raise self._bad("is a zip archive that is encrypted with a password")
            # Small parts may compress well (a layout of blanks); only what could fill memory counts.
            if member.file_size > 1_000_000 and member.file_size > _MAX_RATIO * max(1, member.compress_size):
                raise self._bad(f"has a part that unpacks to {member.file_size:,} bytes: “{name}”")
        self._refuse(unlike_a_presentation(names, self.read))
        main = self.related("", "officeDocument")
        self._refuse(None if self.has("[Content_Types].xml") else NO_TYPES)
        self._refuse(other_office_file(self.content_type(main[0].target)) if main else None)

    def names(self) -> list[str]:
        """The names of all parts, in the file's order."""
        return [name for name in self._archive.namelist() if not name.endswith("/")]

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return _key(name) in self._known

    def known(self, name: str) -> str:
        """The name as the file spells it, where it has such a part."""
        return self._known.get(_key(name), name)

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises SourcedeckError where it is missing or damaged.

        XML of the strict form of the standard comes in the words of the transitional one, which everybody reads.
        """
        try:
            data = self._archive.read(self.known(name))
            return in_transitional(data, name) if is_strict(data) else data
        except KeyError:
            raise self._bad(f"has no part “{name}”") from None
        except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, NotImplementedError, zlib.error, lzma.LZMAError):
            raise self._bad(f"is damaged at the part “{name}”") from None

    def tree(self, name: str) -> etree._Element:
        """The XML of a part, read without entities, document types or network."""
        found = self._trees.get(name)
        if found is None:
            data = self.read(name)
            if len(data) > _MAX_XML:
                raise self._bad(f"has a part that is too large to be read: “{name}” with {len(data):,} bytes")
            self._parsed += len(data)
            if self._parsed > _MAX_TREES:
                raise self._bad(f"has more than {_MAX_TREES // 1_000_000} MB of XML in its masters and layouts")
            # Before it is parsed: the entities of an attribute are written out whatever the parser is told.
            if _DOCTYPE.search(data):
                raise self._bad(f"declares a document type in the part “{name}”, which no PowerPoint file does")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
            try:
                found = etree.fromstring(data, parser)
            except (etree.XMLSyntaxError, ValueError) as error:
                reason = getattr(error, "msg", None) or str(error)
                raise self._bad(f"is damaged at the part “{name}” ({reason})") from None
            if found.getroottree().docinfo.internalDTD is not None:
                raise self._bad(f"declares a document type in the part “{name}”, which no PowerPoint file does")
            self._trees[name] = found
        return found

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part ("" is the package itself), with targets as part names."""
        name = rels_name(part) if part else "_rels/.rels"
        if not self.has(name):
            return ()
        folder = posixpath.dirname(part)
        found: dict[str, Relation] = {}
        root = self.tree(name)
        for item in root.iterchildren(f"{{{NS_RELS}}}Relationship"):
            external = item.get("TargetMode", "").casefold() == "external"
            identity, target = item.get("Id", ""), item.get("Target", "")
            if not identity or identity in found:
                continue
            if not external:
                target = posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/"))).lstrip("/")
                known = self.known(target)
                if known != target or "\\" in item.get("Target", ""):
                    self.respelled.add(part)
                target = known
            found[identity] = Relation(identity, item.get("Type", ""), target, external)
        if root.tag != f"{{{NS_RELS}}}Relationships" or sum(1 for _ in root.iter()) != len(found) + 1:
            self.respelled.add(part)
        return tuple(found.values())

    def defaults(self) -> dict[str, str]:
        """The content types by file ending, as `[Content_Types].xml` has them."""
        items = self.tree("[Content_Types].xml").iter(f"{{{NS_TYPES}}}Default")
        return {item.get("Extension", ""): item.get("ContentType", "") for item in items}

    def content_type(self, name: str) -> str:
        """What `[Content_Types].xml` says that a part is, by its name or else by its ending; "" where nothing."""
        if not self._types:
            items = self.tree("[Content_Types].xml").iter(f"{{{NS_TYPES}}}Override")
            self._types |= {f".{ending.casefold()}": kind for ending, kind in self.defaults().items()}
            self._types |= {_key(item.get("PartName", "").lstrip("/")): item.get("ContentType", "") for item in items}
        return self._types.get(_key(name)) or self._types.get(f".{name.rpartition('.')[2].casefold()}", "")

    def related(self, part: str, kind: str) -> tuple[Relation, ...]:
        """The relationships of a part to parts of one office type ("slideLayout"); those that lead nowhere left out."""
        return tuple(
            item
            for item in self.relations(part)
            if item.type.endswith(f"/{kind}") and not item.external and self.has(item.target)
        )

    def main_part(self) -> str:
        """The presentation part's name."""
        every = [item for item in self.relations("") if item.type.endswith("/officeDocument") and not item.external]
        found = self.related("", "officeDocument")
        if every and not found:
            raise self._bad(f"has no part “{every[0].target}”")
        if not found:
            raise self._bad("holds no presentation")
        return found[0].target


def _key(name: str) -> str:
    """What names of parts are compared by: without regard to capitals, and %20 is a space (ECMA-376 part 2, 6.2.2)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name).casefold()


def _read(path: Path) -> bytes:
    """A file's bytes. Raises OSError, or SourcedeckError where it is no ordinary file, is too large, or changes."""
    if path.is_dir():
        raise SourcedeckError(f"{path} is a folder", hint="name the .pptx or .potx file that is in it")
    if not path.exists() or path.is_file():
        # A pipe that took the file's place meanwhile is not waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            before = os.fstat(handle)
            if before.st_size > _MAX_FILE:
                raise SourcedeckError(f"{path} has {before.st_size:,} bytes; at most {_MAX_FILE:,} are read")
            if stat.S_ISREG(before.st_mode):
                data = file.read(_MAX_FILE + 1)
                after = os.fstat(handle)
                if len(data) == before.st_size and before.st_mtime_ns == after.st_mtime_ns:
                    return data
                hint = "run the command again when nothing writes to it"
                raise SourcedeckError(f"{path} changes while it is read", hint=hint)
    raise SourcedeckError(f"cannot read {path}: it is no ordinary file")
