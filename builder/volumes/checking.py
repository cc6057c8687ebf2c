"""A volume with what it rests on in, findings out: working out, and the rules over its facts or its sources."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from builder.ledger.derived import work_out
from builder.ledger.matches import Spans, find_matches
from builder.ledger.status import statuses
from builder.model.finding import NOWHERE, Finding, Place
from builder.model.ledger import Evidence, Fact, Ledger, Source
from builder.reading.collector import collector_off
from builder.rules.check import FACT_CHECKS, SOURCE_CHECKS, check_ledger
from builder.volumes.mappings import Part
from builder.volumes.parts import CheckedFile, FactsTask, Quoted, Reference, SourcesTask
from builder.volumes.reading import unpack_fact, unpack_source
from builder.waivers import with_facts


def check_facts(task: FactsTask) -> tuple[CheckedFile, ...]:
    """Work out and check the facts of a volume, as they would be in the whole ledger; in the order of its files."""
    with collector_off():
        files = [tuple(map(unpack_fact, packed)) for packed in task.files]
        own = {fact.id: fact for facts in files for fact in facts}
        others = {fact.id: fact for fact in map(unpack_fact, task.others)}
        sources = {source.id: source for source in map(unpack_source, task.sources)}
        reference = _reference(task.reference)
        read = ledger_of(reference, sources, Part(own, others), task.broken)
        # Rules about terms have their own turn: here a term's source may be missing.
        read = msgspec.structs.replace(read, terms=Part({}, reference.terms))
        derived = work_out(read)
        ledger = msgspec.structs.replace(read, facts=Part(derived.facts, others), disputes=task.disputes)
        matches = find_matches(ledger)
        ledger = msgspec.structs.replace(ledger, matches=matches, statuses=statuses(ledger, matches))
        worked = _by_path(with_facts(derived.findings, ledger))
        findings = _by_path(with_facts(check_ledger(ledger, reference.date, FACT_CHECKS), ledger))
        return tuple(_checked(facts, worked, findings, matches) for facts in files)


def check_sources(task: SourcesTask) -> tuple[Finding, ...]:
    """Check the sources of a volume against all that is quoted from them."""
    with collector_off():
        sources = {source.id: source for source in map(unpack_source, task.sources)}
        facts: dict[str, Fact] = {}
        matches: dict[str, tuple[Spans, ...]] = {}
        for number, one in enumerate(task.quoted):
            # Rules over sources ask where quotations stand and whether they have words, and no more of the facts.
            name = f"{one.fact}#{number}"
            evidence = Evidence(at=NOWHERE, source=one.source, exact="" if one.blank else "…")
            facts[name] = Fact(at=NOWHERE, id=name, assertion="", kind="background", evidence=(evidence,))
            matches[name] = (one.spans,)
        ledger = ledger_of(_reference(task.reference), sources, facts, {})
        ledger = msgspec.structs.replace(ledger, matches=matches, findings=task.faults)
        return check_ledger(ledger, checks=SOURCE_CHECKS)


def ledger_of(
    reference: Reference, sources: Mapping[str, Source], facts: Mapping[str, Fact], broken: Mapping[str, Place]
) -> Ledger:
    """A ledger of these sources and facts, with the reference records that all parts share."""
    return Ledger(
        sources=sources,
        facts=facts,
        actors=reference.actors,
        localities=reference.localities,
        terms=reference.terms,
        listings=reference.listings,
        wording=reference.wording,
        waivers=reference.waivers,
        broken=broken,
        numbered_names=reference.numbered,
        papers=reference.papers,
    )


@lru_cache(maxsize=1)
def _reference(packed: bytes) -> Reference:
    """The reference records, unpacked once a process: every task of a run brings the same."""
    return msgspec.msgpack.decode(packed, type=Reference)


def _checked(
    facts: tuple[Fact, ...],
    worked: Mapping[str, list[Finding]],
    findings: Mapping[str, list[Finding]],
    matches: Mapping[str, tuple[Spans, ...]],
) -> CheckedFile:
    if not facts:
        return CheckedFile()
    path = facts[0].at.path
    quoted = tuple(one for fact in facts for one in _quoted(fact, matches.get(fact.id, ())))
    return CheckedFile(tuple(worked.get(path, ())), tuple(findings.get(path, ())), quoted)


def _quoted(fact: Fact, found: tuple[Spans, ...]) -> Iterable[Quoted]:
    for evidence, spans in zip(fact.evidence, found, strict=False):
        yield Quoted(fact.id, evidence.source, spans, not evidence.exact.strip())


def _by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.place.path, []).append(finding)
    return found
