"""Jinja's syntax errors, said again in plain words: what is not closed, and on which line it was opened."""

import re

from jinja2 import TemplateSyntaxError

_TAG = re.compile(r"\{%-?\s*(\w+)")
_BLOCKS = frozenset(("for", "if", "macro", "call", "set"))
_INNERMOST = re.compile(r"innermost block that needs to be closed is '(\w+)'")


def in_plain_words(error: TemplateSyntaxError, source: str, first_line: int) -> tuple[str, str, int]:
    """Message, hint and line (of the file) for a syntax error in `source`, which begins on `first_line`.

    The line of `error` is one of the file.
    """
    message = error.message or "syntax error"
    lines = source.split("\n")[: max(error.lineno - first_line + 1, 1)]
    opened = _INNERMOST.search(message)
    if opened:
        tag = opened.group(1)
        line = _line_of_open_tag(lines, tag)
        place = first_line + line if line is not None else error.lineno
        return f"`{{% {tag} … %}}` is opened here and not closed", f"write `{{% end{tag} %}}` where it ends", place
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].count("{{") > lines[number].count("}}"):
            return "`{{` is opened here and not closed", "write `}}` after it, on the same line", first_line + number
        if lines[number].count("{%") > lines[number].count("%}"):
            return "`{%` is opened here and not closed", "write `%}` after it, on the same line", first_line + number
    plain = message[:1].lower() + message[1:].rstrip(".")
    hint = "each {{ needs its }}, each {% if %} its {% endif %}, each {% for %} its {% endfor %}"
    return f"the template cannot be read here: {plain}", hint, error.lineno


def _line_of_open_tag(lines: list[str], tag: str) -> int | None:
    """The index of the line on which the innermost `tag` that is still open was opened."""
    still_open: list[tuple[str, int]] = []
    for number, line in enumerate(lines):
        for found in _TAG.finditer(line):
            name = found.group(1)
            if name in _BLOCKS and not (name == "set" and "=" in line):
                still_open.append((name, number))
            elif still_open and name == f"end{still_open[-1][0]}":
                still_open.pop()
    return next((number for name, number in reversed(still_open) if name == tag), None)
