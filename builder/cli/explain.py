"""`sourcedeck explain`: the page of a code from the documentation, as plain text for a terminal."""

import re
import shutil
import textwrap
from collections.abc import Iterator, Mapping

import click
import msgspec

from builder.cli.options import unknown

WIDTH = 96
INDENT = "    "
_CODE = re.compile(r"[A-Z]\d{3}")
_ROW = re.compile(r"\| \[([A-Z]\d{3}(?:, [A-Z]\d{3})*)\]\(#[^)]*\) \| ([^|]+) \| ([^|]+) \| (.+) \|")
_HEADING = re.compile(r"#{2,3} ([A-Z]\d{3}(?:, [A-Z]\d{3})*):? .+")
_LINK = re.compile(r"\[([^]]+)\]\(([^)]*)\)")
_EMPHASIS = re.compile(r"\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*")
_LABEL = re.compile(r"\*\*([^*]+)\*\*")
_IN_CODE = re.compile(r"`` ?(.+?) ?``|`([^`]+)`")
_ITEM = re.compile(r"(- |\d+\. )")
_PARTED = re.compile(r"(?<!\\)\|")


class Code(msgspec.Struct, frozen=True):
    """A code, or several that mean the same for different files, as the documentation's table has it."""

    codes: tuple[str, ...]
    name: str
    severity: str
    statement: str


@click.command("explain", epilog="Example: sourcedeck explain F105")
@click.argument("code", required=False, metavar="[CODE]")
def explain_command(code: str | None) -> None:
    """Explain a CODE that `check` or `build` has printed: what holds, why, what breaks it, how to mend it.

    Without a CODE, list them all.
    """
    text = documentation()
    entries = codes(text)
    if code is None:
        click.echo("\n".join(listed(entries)))
        return
    by_code = {one: entry for entry in entries for one in entry.codes}
    wanted = code.upper()
    if wanted not in by_code:
        raise click.UsageError(unknown("code", code, by_code, "`sourcedeck explain` lists them"))
    entry = by_code[wanted]
    click.echo(f"{click.style(wanted, bold=True)} {entry.name} ({entry.severity})\n")
    width = min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)
    click.echo(as_plain_text(pages(text)[wanted], width))


def documentation() -> str:
    """The text of docs/rules.md, which comes with the program."""
    from builder.bundled import bundled_root

    return (bundled_root() / "docs" / "rules.md").read_text(encoding="utf-8")


def codes(text: str) -> tuple[Code, ...]:
    """The rows of the documentation's tables, in order."""
    return tuple(Code(tuple(_CODE.findall(row[1])), row[2], row[3], _inline(row[4])) for row in _ROW.finditer(text))


def pages(text: str) -> Mapping[str, str]:
    """The page of each code, in Markdown, without its heading."""
    found: dict[str, str] = {}
    for section in re.split(r"^(?=##)", text, flags=re.MULTILINE):
        heading = _HEADING.match(section)
        if heading:
            body = section[heading.end() :].strip()
            found |= dict.fromkeys(_CODE.findall(heading[1]), body)
    return found


def listed(entries: tuple[Code, ...]) -> Iterator[str]:
    """A line for each entry: its codes, its name, how bad it is."""
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        yield f"{', '.join(entry.codes):<22}  {entry.name:<{width}}  {entry.severity}"


def as_plain_text(markdown: str, width: int = WIDTH) -> str:
    """A page as a terminal shows it: paragraphs broken to `width`, code indented, no marks of Markdown."""
    return "\n\n".join(_block(block, width) for block in _blocks(markdown))


def _blocks(markdown: str) -> Iterator[list[str]]:
    """The page in blocks: a fenced piece of code, a table, or the lines up to an empty one."""
    block: list[str] = []
    fenced = False
    for line in markdown.splitlines():
        fence = line.startswith("```")
        if (fence and not fenced and block) or (not line.strip() and not fenced and block):
            yield block
            block = []
        if fence:
            fenced = not fenced
        if line.strip() or fenced:
            block.append(line)
        if fence and not fenced:
            yield block
            block = []
    if block:
        yield block


def _block(lines: list[str], width: int) -> str:
    if lines[0].startswith("```"):
        return "\n".join(f"{INDENT}{line}".rstrip() for line in lines[1:-1])
    if lines[0].startswith("|"):
        return "\n".join(_table(lines))
    items: list[list[str]] = []
    for line in lines:
        if not items or _ITEM.match(line):
            items.append([line])
        else:
            items[-1].append(line.strip())
    return "\n".join(_wrapped(" ".join(item), width) for item in items)


def _wrapped(text: str, width: int) -> str:
    bullet = _ITEM.match(text)
    hanging = " " * len(bullet[0]) if bullet else ""
    lines = textwrap.fill(
        _inline(text), width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )
    label = _LABEL.match(text)  # “What holds.”: bold once the lines are broken, for its codes have no width
    return lines.replace(label[1], click.style(label[1], bold=True), 1) if label else lines


def _table(lines: list[str]) -> Iterator[str]:
    """A table's rows, their cells under one another, without the line of dashes."""
    rows = [[_inline(cell.strip()) for cell in _PARTED.split(line.strip().strip("|"))] for line in lines]
    rows = [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]
    widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(max(map(len, rows)))]
    for row in rows:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)).rstrip()


def _inline(text: str) -> str:
    """A line without marks: code in quotation marks of its own, links and emphasis as their words."""
    parts: list[str] = []
    at = 0
    for found in _IN_CODE.finditer(text):
        parts += [_words(text[at : found.start()]), f"‘{found[1] or found[2]}’"]
        at = found.end()
    return "".join([*parts, _words(text[at:])])


def _words(text: str) -> str:
    plain = _LINK.sub(lambda link: link[1], text)
    return _EMPHASIS.sub(lambda words: words[1] or words[2], plain)
