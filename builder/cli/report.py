"""Findings in print: for people, as JSON, or as annotations of a GitHub run."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

import click

from builder.cli.words import counted
from builder.model.finding import Finding

FORMATS = ("text", "json", "github")
COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
GITHUB_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of their places, each once: two decks may find the same thing in one fact."""
    return sorted(dict.fromkeys(findings), key=lambda finding: (_stage(finding), Finding.sort_key(finding)))


def _stage(finding: Finding) -> int:
    """Sources and facts first, then packs, then decks: what is mended first often mends what comes after."""
    path = finding.place.path
    return next((rank for rank, folder in enumerate(("seeds/", "templates/", "decks/")) if path.startswith(folder)), 3)


def print_findings(findings: Sequence[Finding], format_name: str = "text", *, err: bool = False) -> None:
    """Print findings: `file:line:col: severity CODE message`, then an indented hint."""
    if format_name == "json":
        click.echo(json.dumps([as_json(finding) for finding in findings], ensure_ascii=False, indent=2), err=err)
    elif format_name == "github":
        for finding in findings:
            click.echo(as_annotation(finding), err=err)
    else:
        for finding in findings:
            click.echo(as_text(finding), err=err)


def as_text(finding: Finding) -> str:
    """One finding for a person; click takes the colour away where the output is no terminal."""
    severity = click.style(finding.severity, fg=COLOURS[finding.severity], bold=True)
    where = ", ".join(
        part
        for part in (f"slide {finding.slide}" if finding.slide else "", finding.slot and f"slot {finding.slot}")
        if part
    )
    message = f"{finding.message} [{where}]" if where else finding.message
    place = f"{finding.place}: " if finding.place.path else ""
    line = f"{place}{severity} {finding.code} {message}"
    return f"{line}\n    hint: {finding.hint}" if finding.hint else line


def as_json(finding: Finding) -> dict[str, str | int]:
    """One finding as a flat object; lines, columns and slides count from 1, 0 is "not known"."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "slide": finding.slide,
        "slot": finding.slot,
        "message": finding.message,
        "hint": finding.hint,
    }


def as_annotation(finding: Finding) -> str:
    """One finding as a GitHub workflow command, with the characters escaped that would end it."""
    place = finding.place
    fields = {"file": place.path, "line": place.line or "", "col": place.column or "", "title": finding.code}
    properties = ",".join(f"{key}={escape(str(value), ':,')}" for key, value in fields.items() if value)
    text = f"{finding.message} — {finding.hint}" if finding.hint else finding.message
    return f"::{GITHUB_LEVELS[finding.severity]} {properties}::{escape(text)}"


def escape(text: str, also: str = "") -> str:
    """Escape what ends a workflow command (and, in properties, a field)."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def tally(findings: Iterable[Finding]) -> str:
    """The findings in numbers: "2 errors, 1 warning", or "no findings"; notes do not count as findings."""
    counts = Counter(finding.severity for finding in findings)
    parts = [counted(counts[severity], severity) for severity in ("error", "warning") if counts[severity]]
    return ", ".join(parts) or "no findings"


def failed(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether the run fails: on an error; with `strict`, on a warning too. Notes only inform."""
    bad = {"error", "warning"} if strict else {"error"}
    return any(finding.severity in bad for finding in findings)
