"""Jinja's syntax errors, said again in plain words: what is not closed, misspelt or typed with the wrong character."""

import re
from collections.abc import Iterator, Sequence

from jinja2 import TemplateSyntaxError

from builder.reading.nearest import nearest

Told = tuple[str, str, int]
"""Message, hint, and the line of the file."""

_TAG = re.compile(r"\{%-?\s*(\w+)")
_INSIDE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_BLOCKS = frozenset(("for", "if", "macro", "call", "set"))
_TAGS = (
    "for",
    "endfor",
    "if",
    "elif",
    "else",
    "endif",
    "macro",
    "endmacro",
    "set",
    "endset",
    "import",
    "from",
    "include",
)
_UNKNOWN = re.compile(r"unknown tag '(\w+)'")
_INNERMOST = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_BRACKET = re.compile(r"unexpected '.', expected '([)\]}])'")
_CURLY = re.compile("[“”„‟‘’‚«»]")
_OPENS = {")": "(", "]": "[", "}": "{"}
_ONE_TAG = "write tags like `{% if … %}`, and values like `{{ … }}`"


def in_plain_words(error: TemplateSyntaxError, source: str, first_line: int) -> Told:
    """Message, hint and line (of the file) for a syntax error in `source`, which begins on `first_line`.

    The line of `error` is one of the file.
    """
    message = error.message or "syntax error"
    lines = source.split("\n")[: max(error.lineno - first_line + 1, 1)]
    for told in (
        _wrong_quotes(lines, first_line, message),
        _unknown_tag(message, error.lineno),
        _not_ended(message, lines, first_line, error.lineno),
        _cut_off(lines, first_line),
        _typed(message, lines, error.lineno),
    ):
        if told is not None:
            return told
    plain = message[:1].lower() + message[1:].rstrip(".")
    return f"the template cannot be read here: {plain}", _ONE_TAG, error.lineno


def _wrong_quotes(lines: Sequence[str], first_line: int, message: str) -> Told | None:
    """Typographic quotation marks inside a tag, or a quotation that its line does not end."""
    for number, line in enumerate(lines):
        for inside in _INSIDE.findall(line):
            curly = _CURLY.search(re.sub(r'"[^"]*"', "", inside))
            if curly and ("unexpected char" in message or number == len(lines) - 1):
                hint = 'write straight ones, as in {% from "marks" import marked %}'
                return f"“{curly.group()}” is no quotation mark inside a tag", hint, first_line + number
        if any(inside.count('"') % 2 for inside in _INSIDE.findall(line)):
            return '`"` is opened here and not closed', 'write `"` where the quoted words end', first_line + number
    return None


def _unknown_tag(message: str, line: int) -> Told | None:
    """A word after `{%` that is no tag at all, with the nearest one that is."""
    found = _UNKNOWN.search(message)
    if not found or found.group(1) in _TAGS:
        return None
    name = found.group(1)
    near = nearest(name, _TAGS)
    return f"there is no tag “{name}”", f"did you mean “{near}”?" if near else f"tags: {', '.join(_TAGS)}", line


def _not_ended(message: str, lines: Sequence[str], first_line: int, line: int) -> Told | None:
    """A `{% for %}` and the like that is not ended; or an end that ends nothing."""
    opened, unknown = _INNERMOST.search(message), _UNKNOWN.search(message)
    if opened:
        tag = opened.group(1)
        at = next((number for name, number in reversed(_still_open(lines)) if name == tag), None)
        hint = f"write `{{% end{tag} %}}` where it ends"
        if unknown and at is not None:
            hint += f"; before `{{% {unknown.group(1)} %}}` of line {line}, which ends something else"
        return f"`{{% {tag} … %}}` is opened here and not closed", hint, line if at is None else first_line + at
    if unknown:
        tag = unknown.group(1)
        hint = f"write `{{% {tag.removeprefix('end')} … %}}` before it, or take it out"
        return f"`{{% {tag} %}}` stands here, and nothing is open that it belongs to", hint, line
    return None


def _cut_off(lines: Sequence[str], first_line: int) -> Told | None:
    """`{{`, `{%` or `{#` without its end."""
    for begin, end in (("{{", "}}"), ("{%", "%}")):
        for number in range(len(lines) - 1, -1, -1):
            if lines[number].count(begin) > lines[number].count(end):
                hint = f"write `{end}` after it, on the same line"
                return f"`{begin}` is opened here and not closed", hint, first_line + number
    text = "\n".join(lines)
    at = text.rfind("{#")
    if at > text.rfind("#}"):
        return (
            "`{#` is opened here and not closed",
            "write `#}` after the comment",
            first_line + text.count("\n", 0, at),
        )
    return None


def _typed(message: str, lines: Sequence[str], line: int) -> Told | None:
    """What people type that other languages have."""
    last = lines[-1]
    bracket = _BRACKET.search(message)
    if bracket:
        close = bracket.group(1)
        return f"`{_OPENS[close]}` is opened here and not closed", f"write `{close}` where it ends", line
    if re.search(r"\{%-?\s*else\s+if\b", last):
        return "`else if` is written in one word", "write `{% elif … %}`", line
    if "got '='" in message:
        return "`=` does not compare", 'write `==`, as in `{% if fact.kind == "absence" %}`', line
    return None


def _still_open(lines: Sequence[str]) -> list[tuple[str, int]]:
    """The blocks that are open at the end of the lines, each with the index of its line."""
    still_open: list[tuple[str, int]] = []
    for number, name in _tags(lines):
        if name in _BLOCKS and not (name == "set" and "=" in lines[number]):
            still_open.append((name, number))
        elif still_open and name == f"end{still_open[-1][0]}":
            still_open.pop()
    return still_open


def _tags(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines):
        for found in _TAG.finditer(line):
            yield number, found.group(1)
