"""What passes between the steps: volumes of seed files, what each file holds in short, and what was found in it."""

from collections.abc import Iterable, Mapping
from zlib import crc32

import msgspec

from builder.model.finding import Finding, Place
from builder.model.ledger import Actor, Listing, Locality, Term, Waiver, Wording

VOLUME_BYTES = 256_000
"""About how much text makes a volume; a larger file is a volume by itself."""

Span = tuple[int, int]


class FileText(msgspec.Struct, frozen=True):
    """A seed file as it was read: its path in the project, and its text in UTF-8."""

    path: str
    text: bytes


class Contents(msgspec.Struct, frozen=True):
    """What one seed file holds, in short: all that other files' records can depend on.

    `ids` are those of its records, in order, and `begins` the lines and columns at which these begin. `named` are the
    ids that they name, by kind (source, actor, place, fact), and `operands` the facts whose quantities they work with.
    `disputes` are by number of the record, `unquoted` the numbers of those without evidence. `numbered` are the names
    with numbers that text elsewhere may use, `papers` the names under which a source appeared. A file is `sound` if
    none of its facts is at fault by itself.
    """

    ids: tuple[str, ...]
    begins: tuple[tuple[int, int], ...] = ()
    named: Mapping[str, tuple[str, ...]] = {}
    operands: tuple[str, ...] = ()
    disputes: Mapping[int, tuple[str, ...]] = {}
    unquoted: tuple[int, ...] = ()
    numbered: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    sound: bool = True
    findings: tuple[Finding, ...] = ()
    broken: tuple[tuple[str, Place], ...] = ()


class ReadFile(msgspec.Struct, frozen=True):
    """A file that was read: its contents in short, and its records, each packed."""

    contents: Contents
    records: tuple[bytes, ...]


class Quoted(msgspec.Struct, frozen=True, array_like=True):
    """That a fact quotes a source, and where; `blank` where it gives no words."""

    fact: str
    source: str
    spans: tuple[Span, ...]
    blank: bool


class CheckedFile(msgspec.Struct, frozen=True):
    """What was found in a file of facts once all others were known: by working out, and by the rules."""

    derived: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    quoted: tuple[Quoted, ...] = ()


class Reference(msgspec.Struct, frozen=True):
    """What every part must know of the whole ledger: the reference records, what names there are, and the day."""

    actors: Mapping[str, Actor]
    localities: Mapping[str, Locality]
    terms: Mapping[str, Term]
    listings: Mapping[str, Listing]
    wording: tuple[Wording, ...]
    waivers: tuple[Waiver, ...]
    numbered: tuple[str, ...]
    papers: tuple[str, ...]
    date: str


class FactsTask(msgspec.Struct, frozen=True):
    """A volume of facts to be checked: those of each of its files, and what they rest on, each record packed.

    `others` are facts of other files whose quantities these work with. `disputes` and `broken` are those of the whole
    ledger, as far as they concern these facts. `reference` is packed too.
    """

    files: tuple[tuple[bytes, ...], ...]
    others: tuple[bytes, ...]
    sources: tuple[bytes, ...]
    disputes: Mapping[str, tuple[str, ...]]
    broken: Mapping[str, Place]
    reference: bytes


class SourcesTask(msgspec.Struct, frozen=True):
    """A volume of sources to be checked, each packed, with every quotation of them.

    `faults` stands for the reader's errors: one of each seeds folder that has any.
    """

    sources: tuple[bytes, ...]
    quoted: tuple[Quoted, ...]
    faults: tuple[Finding, ...]
    reference: bytes


def volumes(sizes: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """The paths in volumes, each in order. A file that comes or goes leaves all volumes but its own as they were.

    So paths are dealt out by a checksum of their names to a number of volumes that is a power of two.
    """
    small = [path for path, size in sizes.items() if size < VOLUME_BYTES]
    many = 1
    while many * VOLUME_BYTES < sum(sizes[path] for path in small):
        many *= 2
    dealt: dict[int, list[str]] = {}
    for path in small:
        dealt.setdefault(crc32(path.encode()) % many, []).append(path)
    large = [(path,) for path in sizes if sizes[path] >= VOLUME_BYTES]
    return tuple(sorted([*map(tuple, dealt.values()), *large]))


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that came before, and without empty ones."""
    return tuple(name for name in dict.fromkeys(names) if name)
