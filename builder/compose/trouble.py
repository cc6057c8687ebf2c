"""Where something went wrong: file and line of a template and the slot that was open there, or a place in the deck."""

import re

from jinja2 import Template

from builder.compose.problems import RefusedError
from builder.model.deckspec import WantedSlide
from builder.model.finding import Place
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


def line_in(error: BaseException, template: SlideTemplate) -> int:
    """Give the line of the slide template itself that an exception came through, 0 for none."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        compiled = trace.tb_frame.f_globals.get("__jinja_template__")
        if isinstance(compiled, Template) and compiled.filename == template.at.path:
            line = compiled.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


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


def place_in_deck(refusal: RefusedError, wanted: WantedSlide) -> Place | None:
    """Give where the deck names what a refusal is about: a fact not to be shown so, or a quantity; None for neither.

    The template then did what it should; whoever wrote the deck has that file open, and can mend it there.
    """
    if not refusal.of_given:
        return None
    spec = wanted.spec
    columns = [column for column in spec.columns if column.field.partition(":")[2]]
    for column in columns if refusal.name else ():
        if column.field.partition(":")[2] == refusal.name:
            return column.where("field")
    for column in spec.columns if refusal.name else ():
        if not column.field and column.head.text == refusal.name:
            return column.at
    if not refusal.facts and refusal.message.startswith("`"):
        return None  # It begins with the function's name: the template calls it with the wrong things.
    for selection in (spec.facts, *(group.facts for group in spec.groups)):
        named = [fact for fact in refusal.facts if selection is not None and fact in selection.ids]
        if selection is not None and named:
            return selection.where(f"ids[{selection.ids.index(named[0])}]")
    # Selected by tag or kind, or not named: no id stands in the deck.
    return spec.facts.at if spec.facts is not None else spec.at
