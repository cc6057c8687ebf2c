"""The texts of seed files in, their contents and packed records out: the part of reading that needs no other file."""

import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from builder.ledger.one_file import OneFile, read_records, read_source
from builder.ledger.references import ids_named, is_sound
from builder.model.ledger import Fact, Record, Source
from builder.reading.collector import collector_off
from builder.rules.names import numbered_in_fact, numbered_in_source, papers_of
from builder.volumes.parts import Contents, FileText, ReadFile, each_once

R = TypeVar("R", bound=Record)
SOURCES = "seeds/sources/"
# An operand of another fact, in whatever expression: `strikes.killed`.
_OPERAND = re.compile(r"([^\s,()]+)\.[^\s,().]+")


def read_files(files: tuple[FileText, ...]) -> tuple[ReadFile, ...]:
    """Read the files of a volume."""
    with collector_off():
        return tuple(_source_file(file) if file.path.startswith(SOURCES) else _facts_file(file) for file in files)


def pack(record: Record) -> bytes:
    """A record as bytes (MessagePack)."""
    return _ENCODER.encode(record)


def unpack_fact(data: bytes) -> Fact:
    """The fact that was packed."""
    return _FACT.decode(data)


def unpack_source(data: bytes) -> Source:
    """The source that was packed."""
    return _SOURCE.decode(data)


_ENCODER = msgspec.msgpack.Encoder()
_FACT = msgspec.msgpack.Decoder(Fact)
_SOURCE = msgspec.msgpack.Decoder(Source)


def _source_file(file: FileText) -> ReadFile:
    read = read_source(file.path, file.text.decode())
    contents = Contents(
        ids=tuple(source.id for source in read.records),
        numbered=each_once(name for source in read.records for name in numbered_in_source(source)),
        papers=each_once(name for source in read.records for name in papers_of(source)),
        findings=read.findings,
        broken=read.broken,
    )
    return _packed(contents, read)


def _facts_file(file: FileText) -> ReadFile:
    read = read_records(Fact, file.path, file.text.decode())
    named: dict[str, dict[str, None]] = {"source": {}, "actor": {}, "place": {}, "fact": {}}
    for fact in read.records:
        for kind, name in ids_named(fact):
            named[kind][name] = None
    contents = Contents(
        ids=tuple(fact.id for fact in read.records),
        begins=tuple((fact.at.line, fact.at.column) for fact in read.records),
        named={kind: each_once(names) for kind, names in named.items()},
        operands=each_once(_operands(read.records)),
        disputes={number: fact.disputes for number, fact in enumerate(read.records) if fact.disputes},
        unquoted=tuple(number for number, fact in enumerate(read.records) if not fact.evidence),
        numbered=each_once(name for fact in read.records for name in numbered_in_fact(fact)),
        sound=all(map(is_sound, read.records)),
        findings=read.findings,
        broken=read.broken,
    )
    return _packed(contents, read)


def _packed(contents: Contents, read: OneFile[R]) -> ReadFile:
    return ReadFile(contents, tuple(map(pack, read.records)))


def _operands(facts: Iterable[Fact]) -> Iterable[str]:
    return (found for fact in facts for derived in fact.derived for found in _OPERAND.findall(derived.of))
