"""Pinning a source: the digest of its text, and writing it into the front matter, so that later drift shows."""

import re
from pathlib import Path

from builder.errors import SourcedeckError
from builder.ledger.files import plain_text, read_text
from builder.model.finding import Finding, Place
from builder.model.ledger import Source
from builder.reading.frontmatter import split_front_matter
from builder.text.digest import text_digest
from builder.whole_file import write_whole

_PIN_LINE = re.compile(rb"^text-sha256[ \t]*:[^\r\n]*", re.MULTILINE)
_FENCE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)


def stored_text(body: str) -> str:
    """A source's text as the ledger stores it: without the empty lines around it, which editors add and drop."""
    return body.strip("\n")


def pin(project: Path, source: Source) -> bool:
    """Pin a source that was loaded from a project; whether its pin changed. Raises what `pin_source` raises."""
    return pin_source(project, source.at.path) != source.text_sha256


def pin_source(project: Path, relative: str) -> str:
    """Write the digest of a source's text into its front matter, and give it.

    Only the line `text-sha256` changes (it is added at the end of the front matter where there is none). The file is
    written beside the old one and renamed, so that it is never half written. Raises SourcedeckError where the file
    cannot be read or written, has no front matter, or stores no text.
    """
    text = read_text(project, relative, "S")
    if isinstance(text, Finding):
        raise SourcedeckError(text.message, place=text.place, hint=text.hint)
    parts = split_front_matter(relative, text, "S")
    if parts.finding is not None:
        raise SourcedeckError(parts.finding.message, place=parts.finding.place, hint=parts.finding.hint)
    body = stored_text(parts.body)
    if not body:
        raise SourcedeckError(
            "no text is stored here, so there is nothing to pin",
            place=Place(relative),
            hint="put the source's text, verbatim, below the front matter",
        )
    digest = text_digest(body)
    path = (project / relative).resolve()
    data = path.read_bytes()
    if plain_text(data.decode("utf-8", "replace")) != text:
        message = "the file changes while it is read"
        hint = "run the command again when nothing writes to it"
        raise SourcedeckError(message, place=Place(relative), hint=hint)
    write_whole(path, _with_pin(data, digest))
    return digest


def _with_pin(data: bytes, digest: str) -> bytes:
    """The file's bytes with the pin line set, everything else (line ends, byte order mark) as it was."""
    line = b"text-sha256: " + digest.encode("ascii")
    first = _FENCE.search(data)
    second = _FENCE.search(data, first.end() + 1) if first else None
    if first is None or second is None:  # a file whose fences end in bare CR
        raise SourcedeckError("the line ends of the file are mixed or very old", hint="save it with LF line ends")
    old = _PIN_LINE.search(data, first.end(), second.start())
    if old:
        return data[: old.start()] + line + data[old.end() :]
    line_end = b"\r\n" if first.group().endswith(b"\r") else b"\n"
    return data[: second.start()] + line + line_end + data[second.start() :]
