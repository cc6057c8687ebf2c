"""A project's seeds in, its ledger and findings out, as the small way has them: read and checked volume by volume.

Three steps, each in parts that are pure functions of what they are given, so that they can be done in any process and
their results kept: each file is read by itself; once all ids are known, the facts of each volume are checked with the
records that they name; and once it is known where every quotation stands, the sources are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from builder.ledger.derived import work_out
from builder.ledger.load import ReferenceFiles, read_reference, seed_files, used_twice
from builder.ledger.matches import Spans, find_matches
from builder.ledger.references import check_facts as check_references
from builder.ledger.references import check_reference_records, dispute_index
from builder.ledger.status import statuses
from builder.model.finding import Finding, Place
from builder.model.ledger import ANY_ID, Fact, Ledger, Source, Status
from builder.reading.collector import collector_off
from builder.rules.check import RECORD_CHECKS, check_ledger
from builder.rules.names import numbered_in_reference
from builder.volumes.checking import check_facts, check_sources, ledger_of
from builder.volumes.mappings import MadeWhenAsked, Part
from builder.volumes.parts import CheckedFile, FactsTask, Quoted, Reference, SourcesTask, each_once
from builder.volumes.reading import unpack_fact, unpack_source
from builder.volumes.shelf import Shelf
from builder.volumes.store import Store, key, store_of
from builder.volumes.workers import Workers, workers
from builder.waivers import with_facts


def read_in_volumes(
    project: Path, *, date: str = "", cached: bool = True, processes: int = 0
) -> tuple[Ledger, tuple[Finding, ...]]:
    """The ledger of a project, and what the rules found in it: the same as `load_ledger` and `check_ledger` give.

    The ledger's facts, sources, statuses and matches are made when they are asked for. `date` (ISO) is the day on which
    facts are judged as stale, `cached` whether the user's cache is used, and `processes` how many share the work (0: as
    many as there are cores). The findings name their facts.
    """
    store = store_of(project) if cached else Store(None)
    with collector_off(), workers(processes) as crew:
        read = _Whole(project, date, store, crew).read()
    store.save()
    return read


class _Whole:
    """One run over a project's seeds."""

    def __init__(self, project: Path, date: str, store: Store, crew: Workers) -> None:
        self._store = store
        self._crew = crew
        self._findings: list[Finding] = []
        self._broken: dict[str, Place] = {}
        listed = seed_files(project)
        self._findings += listed.findings
        self._sources = Shelf(project, listed.sources, store, crew)
        self._told(self._sources, "S005", "source")
        self._facts = Shelf(project, listed.facts, store, crew)
        self._told(self._facts, "F005", "fact")
        files = read_reference(project)
        self._findings += files.findings
        for name, place in files.broken.items():
            self._broken.setdefault(name, place)
        self._reference = self._gathered(files, date)
        self._packed = msgspec.msgpack.encode(self._reference)
        contents = self._facts.contents
        written = {fact: contents[path].disputes.get(number) for fact, (path, number) in self._facts.index.items()}
        self._disputes = dispute_index({fact: others for fact, others in written.items() if others}, written)

    def read(self) -> tuple[Ledger, tuple[Finding, ...]]:
        """The ledger, and what the rules found."""
        ledger = self._lazy()
        unsound = self._unsound()
        facts = [ledger.facts[name] for path in unsound for name in self._facts.ids_of(path)]
        named = check_references(facts, ledger)
        checked = self._check_facts()
        again = self._worked_again(facts)
        self._findings += [*named, *check_reference_records(ledger)]
        for path, file in checked.items():
            self._findings += again.get(path, ()) if path in unsound else file.derived
        quoted = [one for file in checked.values() for one in file.quoted]
        ledger = msgspec.structs.replace(ledger, findings=with_facts(self._findings, self._places()))
        records = check_ledger(msgspec.structs.replace(ledger, facts=Part({}, ledger.facts)), checks=RECORD_CHECKS)
        found = [finding for file in checked.values() for finding in file.findings]
        found += [*records, *self._check_sources(quoted)]
        return ledger, tuple(sorted(dict.fromkeys(found), key=Finding.sort_key))

    def _told(self, shelf: Shelf, code: str, label: str) -> None:
        """Note what the reader found in the files of a shelf, what it could not read, and ids that are used twice."""
        for path, contents in shelf.contents.items():
            self._findings += contents.findings
            for name, place in contents.broken:
                self._broken.setdefault(name, place)
            for first, second in shelf.twice.get(path, ()):
                unpack: Callable[[bytes], Fact | Source] = unpack_source if label == "source" else unpack_fact
                self._findings.append(
                    used_twice(code, label, unpack(shelf.packed(first)), unpack(shelf.packed(second)))
                )

    def _gathered(self, files: ReferenceFiles, date: str) -> Reference:
        contents = [*self._sources.contents.values(), *self._facts.contents.values()]
        bare = Ledger(
            sources={},
            facts={},
            actors=files.actors,
            localities=files.localities,
            terms=files.terms,
            listings=files.listings,
        )
        gathered = (name for one in contents for name in one.numbered)
        return Reference(
            actors=files.actors,
            localities=files.localities,
            terms=files.terms,
            listings=files.listings,
            wording=files.wording,
            waivers=files.waivers,
            numbered=each_once((*numbered_in_reference(bare), *gathered)),
            papers=each_once(name for one in contents for name in one.papers),
            date=date,
        )

    def _unsound(self) -> tuple[str, ...]:
        """The files of facts in which something is at fault by itself or names an id that there is not."""
        known: Mapping[str, Mapping[str, object]] = {
            "source": self._sources.index,
            "actor": self._reference.actors,
            "place": self._reference.localities,
            "fact": self._facts.index,
        }
        return tuple(
            path
            for path, contents in self._facts.contents.items()
            if not contents.sound
            or any(name not in self._facts.index for name in contents.operands)
            or any(name not in known[kind] for kind, names in contents.named.items() for name in names)
        )

    def _worked_again(self, facts: Iterable[Fact]) -> Mapping[str, list[Finding]]:
        """What is wrong with derived numbers of unsound files, told with the nearest names of the whole ledger."""
        raw = self._raw()
        own = {fact.id: raw[fact.id] for fact in facts}
        ledger = ledger_of(self._reference, {}, Part(own, raw), self._broken)
        found: dict[str, list[Finding]] = {}
        for finding in work_out(ledger).findings:
            found.setdefault(finding.place.path, []).append(finding)
        return found

    def _places(self) -> Ledger:
        """The places of the facts in the files in which something was found, as a ledger that tells no more of them."""
        told = {finding.place.path for finding in self._findings if not finding.facts}
        facts: dict[str, Fact] = {}
        for path, contents in self._facts.contents.items():
            for number, name in enumerate(contents.ids) if path in told else ():
                if self._facts.index[name] == (path, number):
                    at = Place(path, *contents.begins[number])
                    facts[name] = Fact(at=at, id=name, assertion="", kind="background")
        return Ledger(sources={}, facts=facts, broken=self._broken)

    def _check_facts(self) -> Mapping[str, CheckedFile]:
        """Every file of facts checked, in order."""
        checked: dict[str, CheckedFile] = {}
        waiting: list[tuple[str, tuple[str, ...]]] = []
        for volume in self._facts.volumes:
            digest = key("facts", self._packed, *self._rests_on(volume))
            known = self._store.get(digest, tuple[CheckedFile, ...])
            if known is None or len(known) != len(volume):
                waiting.append((digest, volume))
            else:
                checked.update(zip(volume, known, strict=True))
        tasks = [self._facts_task(volume) for _, volume in waiting]
        for (digest, volume), found in zip(waiting, self._crew.map(check_facts, tasks), strict=True):
            self._store.put(digest, found)
            checked.update(zip(volume, found, strict=True))
        return {path: checked[path] for path in self._facts.contents}

    def _rests_on(self, volume: tuple[str, ...]) -> Iterator[bytes]:
        """All that the check of a volume of facts depends on, beside the reference records."""
        for path in volume:
            yield from (path.encode(), self._facts.digests[path])
        ids, named = self._ids(volume), self._named(volume)
        yield msgspec.msgpack.encode((ids, self._disputed(ids), self._broken_among(named, volume)))
        for shelf, names in ((self._sources, named["source"]), (self._facts, self._others(volume))):
            for path in each_once(shelf.index[name][0] for name in names if name in shelf.index):
                yield from (path.encode(), shelf.digests[path])

    def _facts_task(self, volume: tuple[str, ...]) -> FactsTask:
        ids, named = self._ids(volume), self._named(volume)
        return FactsTask(
            files=tuple(
                tuple(self._facts.packed(self._facts.index[name]) for name in self._facts.ids_of(path))
                for path in volume
            ),
            others=tuple(self._facts.packed(self._facts.index[name]) for name in self._others(volume)),
            sources=tuple(
                self._sources.packed(self._sources.index[name])
                for name in named["source"]
                if name in self._sources.index
            ),
            disputes=self._disputed(ids),
            broken=self._broken_among(named, volume),
            reference=self._packed,
        )

    def _ids(self, volume: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for path in volume for name in self._facts.ids_of(path))

    def _named(self, volume: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        contents = [self._facts.contents[path] for path in volume]
        named = {
            kind: each_once(name for one in contents for name in one.named.get(kind, ()))
            for kind in ("source", "actor", "place", "fact")
        }
        return {**named, "operand": each_once(name for one in contents for name in one.operands)}

    def _others(self, volume: tuple[str, ...]) -> tuple[str, ...]:
        """The facts of other volumes whose quantities these facts work with."""
        held = set(volume)
        index = self._facts.index
        names = each_once(name for path in volume for name in self._facts.contents[path].operands)
        return tuple(name for name in names if name in index and index[name][0] not in held)

    def _disputed(self, ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        return {name: self._disputes[name] for name in ids if name in self._disputes}

    def _broken_among(self, named: Mapping[str, tuple[str, ...]], volume: tuple[str, ...]) -> Mapping[str, Place]:
        """The broken records that facts of a volume name, and those that stand in its own files."""
        own = (name for path in volume for name, _ in self._facts.contents[path].broken)
        names = each_once((*(name for names in named.values() for name in names), *own, ANY_ID))
        return {name: self._broken[name] for name in names if name in self._broken}

    def _check_sources(self, quoted: Iterable[Quoted]) -> Iterator[Finding]:
        """What the rules over sources find."""
        by_source: dict[str, list[Quoted]] = {}
        for one in quoted:
            by_source.setdefault(one.source, []).append(one)
        faults = tuple(self._faults())
        told = msgspec.msgpack.encode(faults)
        waiting: list[tuple[str, SourcesTask]] = []
        for volume in self._sources.volumes:
            ids = [name for path in volume for name in self._sources.ids_of(path)]
            of_these = tuple(one for name in ids for one in by_source.get(name, ()))
            depends = (part for path in volume for part in (path.encode(), self._sources.digests[path]))
            digest = key("sources", self._packed, told, msgspec.msgpack.encode((ids, of_these)), *depends)
            known = self._store.get(digest, tuple[Finding, ...])
            if known is None:
                packed = tuple(self._sources.packed(self._sources.index[name]) for name in ids)
                waiting.append((digest, SourcesTask(packed, of_these, faults, self._packed)))
            else:
                yield from known
        results = self._crew.map(check_sources, [task for _, task in waiting])
        for (digest, _), found in zip(waiting, results, strict=True):
            self._store.put(digest, found)
            yield from found

    def _faults(self) -> Iterator[Finding]:
        """One error for each seeds folder in which the reader found any, the same whichever it was."""
        folders = (finding.place.path.rpartition("/")[0] for finding in self._findings if finding.severity == "error")
        for folder in sorted(set(folders)):
            yield Finding("F001", "error", Place(f"{folder}/"), "")

    def _raw(self) -> Mapping[str, Fact]:
        """The facts as they are written, without what is worked out."""
        return MadeWhenAsked(self._facts.index, lambda name: unpack_fact(self._facts.packed(self._facts.index[name])))

    def _lazy(self) -> Ledger:
        """The whole ledger, whose records are made when they are asked for."""
        raw, reference = self._raw(), self._reference
        sources = MadeWhenAsked(
            self._sources.index, lambda name: unpack_source(self._sources.packed(self._sources.index[name]))
        )
        around = ledger_of(reference, sources, raw, self._broken)

        def fact(name: str) -> Fact:
            if not raw[name].derived:
                return raw[name]
            return work_out(msgspec.structs.replace(around, facts=Part({name: raw[name]}, raw))).facts[name]

        facts = MadeWhenAsked(self._facts.index, fact)
        unquoted = {(path, number) for path, one in self._facts.contents.items() for number in one.unquoted}
        with_evidence = {name: None for name, seat in self._facts.index.items() if seat not in unquoted}

        def matches(name: str) -> tuple[Spans, ...]:
            return find_matches(msgspec.structs.replace(around, facts={name: raw[name]}))[name]

        found = MadeWhenAsked(with_evidence, matches)

        def status(name: str) -> Status:
            one = msgspec.structs.replace(around, facts={name: facts[name]}, disputes=self._disputes)
            return statuses(one, {name: found.get(name, ())})[name]

        return msgspec.structs.replace(
            around,
            facts=facts,
            disputes=self._disputes,
            matches=found,
            statuses=MadeWhenAsked(self._facts.index, status),
        )
