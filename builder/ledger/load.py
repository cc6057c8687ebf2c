"""seeds/ in, a Ledger out: every record read, indexed, cross-checked, its derived numbers and its status worked out."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from builder.ledger.derived import work_out
from builder.ledger.files import ids_written, names_in, read_text, strays
from builder.ledger.matches import find_matches
from builder.ledger.one_file import OneFile, read_records, read_source
from builder.ledger.references import check_references, dispute_index
from builder.ledger.status import statuses
from builder.model.finding import Finding, Place
from builder.model.ledger import (
    ANY_ID,
    Actor,
    Fact,
    Ledger,
    Listing,
    Locality,
    Record,
    Source,
    Term,
    Waiver,
    Wording,
)
from builder.reading.collector import collector_off
from builder.reading.nearest import did_you_mean

R = TypeVar("R", bound=Record)
_REFERENCE_FILES = ("actors.yaml", "places.yaml", "glossary.yaml", "listings.yaml", "waivers.yaml", "wording.yaml")
LARGE = 4_000_000
"""From how many bytes of sources and facts on a ledger is kept in volumes; a smaller one is read sooner at once."""


class Named(Protocol):
    """A record with an id and a place."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def at(self) -> Place:
        """Where it begins."""
        ...


N = TypeVar("N", bound=Named)


class ReferenceFiles(msgspec.Struct, frozen=True, kw_only=True):
    """The records of seeds/reference, what was found in them, and the ids that could not be read."""

    actors: Mapping[str, Actor]
    localities: Mapping[str, Locality]
    terms: Mapping[str, Term]
    listings: Mapping[str, Listing]
    wording: tuple[Wording, ...]
    waivers: tuple[Waiver, ...]
    findings: tuple[Finding, ...]
    broken: Mapping[str, Place]


def load_ledger(project: Path) -> Ledger:
    """Read a project's seeds. What is wrong stands in `Ledger.findings`; a broken record is left out with an error.

    Files are read in the order of their names. Rules about the content (is the quotation there?) are not run here.
    """
    with collector_off():
        return _load(project)


class SeedFiles(msgspec.Struct, frozen=True):
    """The files of sources and those of facts, as paths in the project, in the order of their names.

    `findings` tell which folders cannot be listed and which files nothing reads: content is never passed over in
    silence.
    """

    sources: tuple[str, ...]
    facts: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> Mapping[str, Place]:
        """ANY_ID where a folder cannot be listed: whatever stands in it is told once, not by each reference to it."""
        unlisted = next((found for found in self.findings if found.severity == "error"), None)
        return {} if unlisted is None else {ANY_ID: unlisted.place}


def seed_files(project: Path) -> SeedFiles:
    """The files that a project's seeds are in."""
    listed = {folder: names_in(project, f"seeds/{folder}") for folder in ("sources", "facts", "reference")}
    names = {folder: () if isinstance(found, Finding) else found for folder, found in listed.items()}
    findings = [*strays(project, "sources", (".md",)), *strays(project, "facts", (".yaml",))]
    findings += [listed["reference"]] if isinstance(listed["reference"], Finding) else []
    for name in names["reference"]:
        if name not in _REFERENCE_FILES:
            hint = f"{did_you_mean(name, _REFERENCE_FILES)} This folder holds {', '.join(_REFERENCE_FILES)}".strip()
            place = Place(f"seeds/reference/{name}")
            findings.append(Finding("F001", "warning", place, "this file is not read", hint))
    return SeedFiles(
        tuple(f"seeds/sources/{name}" for name in names["sources"] if name.endswith(".md")),
        tuple(f"seeds/facts/{name}" for name in names["facts"] if name.endswith(".yaml")),
        tuple(findings),
    )


def is_large(project: Path) -> bool:
    """Whether sources and facts are so many that they had better be read in volumes, at several places at once."""
    listed, size = seed_files(project), 0
    for path in (*listed.sources, *listed.facts):
        with suppress(OSError):  # a file that has gone meanwhile is told when it is read
            size += (project / path).lstat().st_size
    return size >= LARGE


def read_reference(project: Path) -> ReferenceFiles:
    """Read seeds/reference."""
    files = _Files(project)
    read = ReferenceFiles(
        actors=files.unique(files.reference(Actor, "actors.yaml"), "F005", "actor"),
        localities=files.unique(files.reference(Locality, "places.yaml"), "F005", "place"),
        terms=files.unique(files.reference(Term, "glossary.yaml"), "F005", "term"),
        listings=files.unique(files.reference(Listing, "listings.yaml"), "F005", "listing"),
        wording=files.reference(Wording, "wording.yaml"),
        waivers=files.reference(Waiver, "waivers.yaml"),
        findings=(),
        broken=files.broken,
    )
    return msgspec.structs.replace(read, findings=tuple(files.findings))


def used_twice(code: str, label: str, first: Named, second: Named) -> Finding:
    """The finding for the second record of an id."""
    place = second.where("id") if isinstance(second, Record) else second.at
    first_place = first.where("id") if isinstance(first, Record) else first.at
    message = f"the {label} id “{second.id}” is used twice"
    return Finding(
        code, "error", place, message, f"the first stands at {first_place}; rename one of them, or delete one"
    )


def _load(project: Path) -> Ledger:
    """Read, index, check the references, and work out what is computed."""
    files = _Files(project)
    listed = seed_files(project)
    sources = files.unique((source for path in listed.sources for source in files.source(path)), "S005", "source")
    facts = files.unique((fact for path in listed.facts for fact in files.records(Fact, path)), "F005", "fact")
    reference = read_reference(project)
    read = Ledger(
        sources=sources,
        facts=facts,
        actors=reference.actors,
        localities=reference.localities,
        terms=reference.terms,
        listings=reference.listings,
        wording=reference.wording,
        waivers=reference.waivers,
        broken={**listed.broken, **reference.broken, **files.broken},
    )
    derived = work_out(read)
    found = (*listed.findings, *files.findings, *reference.findings, *check_references(read), *derived.findings)
    disputes = dispute_index({fact.id: fact.disputes for fact in facts.values() if fact.disputes}, facts)
    ledger = msgspec.structs.replace(read, facts=derived.facts, disputes=disputes)
    matches = find_matches(ledger)
    return msgspec.structs.replace(ledger, matches=matches, statuses=statuses(ledger, matches), findings=found)


class _Files:
    """Gathers findings and broken ids while files of one project are read."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.findings: list[Finding] = []
        self.broken: dict[str, Place] = {}

    def source(self, path: str) -> tuple[Source, ...]:
        """The source of a file, alone; none where it cannot be read."""
        text = self._text(path, "S")
        if text is not None:
            return self._told(read_source(path, text))
        self.broken[path.rpartition("/")[2].removesuffix(".md")] = Place(path)
        return ()

    def records(self, cls: type[R], path: str) -> tuple[R, ...]:
        """The records of a YAML file."""
        text = self._text(path, "F")
        if text is not None:
            return self._told(read_records(cls, path, text))
        for broken_id, place in ids_written(self.project, path):
            self.broken.setdefault(broken_id, place)
        return ()

    def reference(self, cls: type[R], name: str) -> tuple[R, ...]:
        """The records of a file of seeds/reference; none where there is no such file."""
        path = f"seeds/reference/{name}"
        names = names_in(self.project, "seeds/reference", name)
        return self.records(cls, path) if not isinstance(names, Finding) and name in names else ()

    def unique(self, records: Iterable[N], code: str, label: str) -> dict[str, N]:
        """Records by id; the second of an id is reported and left out."""
        found: dict[str, N] = {}
        for record in records:
            first = found.setdefault(record.id, record)
            if first is not record:
                self.findings.append(used_twice(code, label, first, record))
        return found

    def _told(self, file: OneFile[R]) -> tuple[R, ...]:
        """The records of a file, once its findings and broken ids are noted."""
        self.findings += file.findings
        for broken_id, place in file.broken:
            self.broken.setdefault(broken_id, place)
        return file.records

    def _text(self, path: str, letter: str) -> str | None:
        text = read_text(self.project, path, letter)
        if isinstance(text, Finding):
            self.findings.append(text)
            return None
        return text
