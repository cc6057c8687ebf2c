"""The text of one seeds file in, its records out: whatever can be told of a file without knowing any other."""

from typing import Generic, TypeVar

import msgspec

from builder.ledger.files import ids_in
from builder.ledger.pin import stored_text
from builder.model.finding import Finding, Place
from builder.model.ledger import Record, Source
from builder.reading.decoder import Reader
from builder.reading.frontmatter import split_front_matter
from builder.reading.yamltext import refused_character

R = TypeVar("R", bound=Record)


class OneFile(msgspec.Struct, Generic[R], frozen=True):
    """The records of a file, in order, what its reader found, and the ids of the records that could not be read."""

    records: tuple[R, ...] = ()
    findings: tuple[Finding, ...] = ()
    broken: tuple[tuple[str, Place], ...] = ()


def read_source(path: str, text: str) -> OneFile[Source]:
    """The source of a Markdown file with front matter; its id is the file's name without its ending."""
    source_id = path.rpartition("/")[2].removesuffix(".md")
    parts = split_front_matter(path, text, "S")
    refused = parts.finding or refused_character(path, text, "S")
    if refused is not None:
        return OneFile(findings=(refused,), broken=((source_id, Place(path)),))
    reader = Reader(path, "S")
    node = reader.compose(parts.yaml)
    body = stored_text(parts.body)
    leading = len(parts.body) - len(parts.body.lstrip("\n"))
    source = None
    if node is not None:
        source = reader.record(
            Source, node, id=source_id, text=body or None, text_line=parts.body_line + leading if body else 0
        )
    elif not reader.findings:
        reader.tell("004", Place(path, 1, 1), "the front matter is empty", "add “type: …” and “title: …”")
    if source is None:
        return OneFile(findings=tuple(reader.findings), broken=((source_id, Place(path)),))
    return OneFile((source,), tuple(reader.findings))


def read_records(cls: type[R], path: str, text: str) -> OneFile[R]:
    """The records of a YAML file that is a list of them."""
    reader = Reader(path, "F")
    node = reader.compose(text)
    lost = bool(reader.findings)
    records = reader.records(cls, node)
    broken = tuple(ids_in(path, text)) if lost else tuple(reader.broken.items())
    return OneFile(records, tuple(reader.findings), broken)
