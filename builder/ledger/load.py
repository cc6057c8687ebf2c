"""seeds/ in, a Ledger out: every record read, indexed, cross-checked, its derived numbers and its status worked out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from builder.ledger.derived import work_out
from builder.ledger.files import ids_written, read_text, strays
from builder.ledger.matches import find_matches
from builder.ledger.one_file import OneFile, read_records, read_source
from builder.ledger.references import check_references, dispute_index
from builder.ledger.status import statuses
from builder.model.finding import Finding, Place
from builder.model.ledger import Actor, Fact, Ledger, Listing, Locality, Record, Source, Term, Waiver, Wording
from builder.reading.collector import collector_off
from builder.reading.nearest import did_you_mean

R = TypeVar("R", bound=Record)
_REFERENCE_FILES = ("actors.yaml", "places.yaml", "glossary.yaml", "listings.yaml", "waivers.yaml", "wording.yaml")


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def at(self) -> Place: ...


N = TypeVar("N", bound=_Named)


def load_ledger(project: Path) -> Ledger:
    """Read a project's seeds. What is wrong stands in `Ledger.findings`; a broken record is left out with an error.

    Files are read in the order of their names. Rules about the content (is the quotation there?) are not run here.
    """
    with collector_off():
        return _Loader(project).load()


class _Loader:
    """Gathers findings and broken ids while the files of one project are read."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.findings: list[Finding] = []
        self.broken: dict[str, Place] = {}

    def load(self) -> Ledger:
        """Read, index, check the references, and work out what is computed."""
        sources = self._unique(self._sources(), "S005", "source")
        facts = self._unique(self._facts(), "F005", "fact")
        read = Ledger(
            sources=sources,
            facts=facts,
            actors=self._unique(self._reference(Actor, "actors.yaml"), "F005", "actor"),
            localities=self._unique(self._reference(Locality, "places.yaml"), "F005", "place"),
            terms=self._unique(self._reference(Term, "glossary.yaml"), "F005", "term"),
            listings=self._unique(self._reference(Listing, "listings.yaml"), "F005", "listing"),
            wording=self._reference(Wording, "wording.yaml"),
            waivers=self._reference(Waiver, "waivers.yaml"),
            broken=self.broken,
        )
        self._strays()
        derived = work_out(read)
        self.findings += [*check_references(read), *derived.findings]
        disputes = dispute_index({fact.id: fact.disputes for fact in facts.values() if fact.disputes}, facts)
        ledger = msgspec.structs.replace(read, facts=derived.facts, disputes=disputes)
        matches = find_matches(ledger)
        return msgspec.structs.replace(
            ledger, matches=matches, statuses=statuses(ledger, matches), findings=tuple(self.findings)
        )

    def _sources(self) -> Iterator[Source]:
        for name in self._names("sources", ".md"):
            relative = f"seeds/sources/{name}"
            text = self._text(relative, "S")
            if text is None:
                self.broken[name.removesuffix(".md")] = Place(relative)
            else:
                yield from self._told(read_source(relative, text))

    def _facts(self) -> Iterator[Fact]:
        for name in self._names("facts", ".yaml"):
            yield from self._records(Fact, f"seeds/facts/{name}")

    def _reference(self, cls: type[R], name: str) -> tuple[R, ...]:
        if not (self.project / "seeds" / "reference" / name).exists():
            return ()
        return self._records(cls, f"seeds/reference/{name}")

    def _records(self, cls: type[R], relative: str) -> tuple[R, ...]:
        text = self._text(relative, "F")
        if text is not None:
            return self._told(read_records(cls, relative, text))
        for broken_id, place in ids_written(self.project, relative):
            self.broken.setdefault(broken_id, place)
        return ()

    def _told(self, file: OneFile[R]) -> tuple[R, ...]:
        """The records of a file, once its findings and broken ids are noted."""
        self.findings += file.findings
        for broken_id, place in file.broken:
            self.broken.setdefault(broken_id, place)
        return file.records

    def _text(self, relative: str, letter: str) -> str | None:
        text = read_text(self.project, relative, letter)
        if isinstance(text, Finding):
            self.findings.append(text)
            return None
        return text

    def _names(self, folder: str, ending: str) -> list[str]:
        paths = (self.project / "seeds" / folder).glob(f"*{ending}")
        return sorted(path.name for path in paths if not path.name.startswith("."))

    def _unique(self, records: Iterable[N], code: str, label: str) -> dict[str, N]:
        """Records by id; the second of an id is reported and left out."""
        found: dict[str, N] = {}
        for record in records:
            first = found.setdefault(record.id, record)
            if first is not record:
                place = record.where("id") if isinstance(record, Record) else record.at
                message = f"the {label} id “{record.id}” is used twice"
                first_place = first.where("id") if isinstance(first, Record) else first.at
                hint = f"the first stands at {first_place}; rename one of them, or delete one"
                self.findings.append(Finding(code, "error", place, message, hint))
        return found

    def _strays(self) -> None:
        """Warn of files that nothing reads: content is never passed over in silence."""
        self.findings += strays(self.project, "sources", (".md",))
        self.findings += strays(self.project, "facts", (".yaml",))
        for path in sorted((self.project / "seeds" / "reference").glob("*")):
            if path.name not in _REFERENCE_FILES and not path.name.startswith("."):
                guess = did_you_mean(path.name, _REFERENCE_FILES)
                hint = f"{guess} This folder holds {', '.join(_REFERENCE_FILES)}".strip()
                place = Place(f"seeds/reference/{path.name}")
                self.findings.append(Finding("F001", "warning", place, "this file is not read", hint))
