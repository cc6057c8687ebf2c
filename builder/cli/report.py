"""Findings in print: for people, as JSON, or as annotations of a GitHub run."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

import click

from builder.cli.words import counted
from builder.model.finding import Finding
from builder.printable import printable, printable_json

FORMATS = ("text", "json", "github")
COLOURS = {"error": "red", "warning": "yellow", "note": "cyan", "silent": "cyan"}
GITHUB_LEVELS = {"error": "error", "warning": "warning", "note": "notice", "silent": "notice"}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of their places, each once: two decks may find the same thing in one fact."""
    return sorted(
        dict.fromkeys(findings), key=lambda finding: (_stage(finding), _rank(finding), Finding.sort_key(finding))
    )


def _stage(finding: Finding) -> int:
    """Sources and facts first, then packs, then decks: what is mended first often mends what comes after."""
    path = finding.place.path
    return next((rank for rank, folder in enumerate(("seeds/", "templates/", "decks/")) if path.startswith(folder)), 3)


def _rank(finding: Finding) -> int:
    """Within a stage, what cannot be read first, then a stored text that has changed: the rest may follow from them."""
    return 0 if finding.code[1:] < "100" else 1 if finding.code == "S110" else 2


def print_findings(findings: Sequence[Finding], format_name: str = "text", *, err: bool = False) -> None:
    """Print findings: `file:line:col: severity CODE message`, then an indented hint; what was waived has its reason."""
    if format_name == "json":
        listed = json.dumps([as_json(finding) for finding in findings], ensure_ascii=False, indent=2)
        click.echo(printable_json(listed), err=err)
    elif format_name == "github":
        for finding in findings:
            click.echo(as_annotation(finding), err=err)
    else:
        for finding in findings:
            click.echo(as_text(finding), err=err)


def told(findings: Iterable[Finding], *, quiet: bool = False, verbose: bool = False) -> list[Finding]:
    """The findings that a build prints: errors, warnings and what was waived; notes only where they were asked for."""
    return [
        finding
        for finding in findings
        if finding.severity in ("error", "warning") or (not quiet and (verbose or finding.waived))
    ]


def as_text(finding: Finding) -> str:
    """One finding for a person; click takes the colour away where the output is no terminal."""
    word = "waived" if finding.severity == "silent" else finding.severity
    severity = click.style(word, fg=COLOURS[finding.severity], bold=True)
    where = ", ".join(
        part
        for part in (f"slide {finding.slide}" if finding.slide else "", finding.slot and f"slot {finding.slot}")
        if part
    )
    message = f"{finding.message} [{where}]" if where else finding.message
    place = f"{finding.place}: " if finding.place.path else ""
    lines = [f"{printable(place)}{severity} {finding.code} {printable(message)}"]
    if finding.hint and finding.severity != "silent":
        lines.append(f"    hint: {printable(finding.hint)}")
    if finding.waived:
        lines.append(f"    {'waived' if finding.severity == 'silent' else 'lowered'}: {printable(finding.waived)}")
    return "\n".join(lines)


def as_json(finding: Finding) -> dict[str, str | int | list[str]]:
    """One finding as a flat object; lines, columns and slides count from 1, 0 is "not known".

    `facts` and `template` are what it is about, where that is known, and `waived` the reason for its severity.
    """
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
        "facts": list(finding.facts),
        "template": finding.template,
        "waived": finding.waived,
    }


def as_annotation(finding: Finding) -> str:
    """One finding as a GitHub workflow command, with the characters escaped that would end it."""
    place = finding.place
    title = f"{finding.code} (waived)" if finding.waived else finding.code
    fields = {"file": place.path, "line": place.line or "", "col": place.column or "", "title": title}
    properties = ",".join(f"{key}={escape(str(value), ':,')}" for key, value in fields.items() if value)
    text = " — ".join(part for part in (finding.message, finding.hint) if part)
    if finding.waived:
        text = f"{finding.message} — waived: {finding.waived}"
    return f"::{GITHUB_LEVELS[finding.severity]} {printable(properties)}::{printable(escape(text))}"


def escape(text: str, also: str = "") -> str:
    """Escape what ends a workflow command (and, in properties, a field)."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def tally(findings: Iterable[Finding]) -> str:
    """The findings in numbers: "2 errors, 1 warning", or "no findings", then "3 waived"; notes are not counted."""
    listed = list(findings)
    counts = Counter(finding.severity for finding in listed)
    parts = [counted(counts[severity], severity) for severity in ("error", "warning") if counts[severity]]
    waived = sum(bool(finding.waived) and finding.severity in ("note", "silent") for finding in listed)
    return ", ".join([*(parts or ["no findings"]), *([f"{waived} waived"] if waived else [])])


def failed(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether the run fails: on an error; with `strict`, on a warning too. Notes and what is waived only inform."""
    bad = {"error", "warning"} if strict else {"error"}
    return any(finding.severity in bad for finding in findings)


def explains(findings: Iterable[Finding]) -> str:
    """The line below findings that says how to learn more about the first of them; "" where there is none."""
    first = next((finding.code for finding in findings if finding.severity in ("error", "warning")), "")
    return f"`sourcedeck explain {first}` says more." if first else ""
