"""Where in a template something went wrong: its file and line, and the slot that was open there."""

import re

from jinja2 import Template

from builder.model.pack import SlideTemplate


def line_of(error: BaseException, template: SlideTemplate) -> tuple[int, str]:
    """Give line and file of the innermost template code that an exception came through."""
    line, path = template.body_line, template.at.path
    trace = error.__traceback__
    while trace is not None:
        compiled = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(compiled, Template):
            line, path = compiled.get_corresponding_lineno(trace.tb_lineno), compiled.filename or path
        trace = trace.tb_next
    return line, path


def slot_at(template: SlideTemplate, line: int) -> str:
    """Give the slot that is open on a line of the template's file, as its source has it."""
    open_slot = ""
    for at, text in enumerate(template.body.splitlines(), template.body_line):
        if at > line:
            break
        stripped = text.strip()
        if stripped.startswith(":::"):
            open_slot = stripped.strip(": ")
        elif stripped.startswith("# ") and at == line:
            return "title"
    return open_slot


_NAMED = re.compile(r"[“`]([^”`]+)[”`]")


def column_of(message: str, line: str) -> int:
    """Give the column, from 1, on a template's line of the name that a message is about, else of the first tag."""
    for name in reversed(_NAMED.findall(message)):
        at = line.find(name.split(" …")[0].rstrip())
        if at >= 0:
            return at + 1
    tag = re.search(r"\{\{|\{%", line)
    return tag.start() + 1 if tag else len(line) - len(line.lstrip()) + 1
