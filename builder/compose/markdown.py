"""Rendered template text in, a plan of slots, paragraphs and holes out: Markdown, read once for each distinct text.

Facts are opaque characters in the rendered text, numbered from 0 on each slide. So slides of one template often have
the very same text, and one plan serves them all; what stands in the holes is filled in by `assemble`.
"""

import re
from collections.abc import Mapping, Sequence

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from builder.compose.environment import FIRST_TOKEN
from builder.compose.language import FIRST_LINE_MARK, LineMarks
from builder.compose.leftovers import leftover
from builder.compose.plans import Hole, ParagraphPlan, Part, Plan, Problem, SlotPlan, TablePlan, Words
from builder.compose.problems import RefusedError, unknown_name
from builder.model.finding import Place
from builder.model.slides import Origin, Run
from builder.text.private import references_to_private_use
from builder.text.typography import typographic

PARAGRAPH_STYLES = (
    *("body", "quotation", "label", "muted", "caption", "marks", "key", "prompt", "heading", "sources", "small"),
)
ALWAYS = ("kicker", "notes")
"""Slots that every template may fill."""

_LINE_MARK = re.compile("[\U00100000-\U0010ffff]")
_HOLE = re.compile("([\U000f0000-\U000fffff])")
_FENCE = re.compile(r"\s{0,3}:::+\s*(?P<name>.*?)\s*:*\s*$")
_TWO_COLONS = re.compile(r"\s{0,3}::?\s*(?P<name>[a-z]+)\s*$")
_MARKERS = re.compile(r"\{(?P<names>\.[a-z]+(?:\s+\.[a-z]+)*)\}\s*")
_HEADINGS: Mapping[str, str] = {"h1": "heading", "h2": "heading"}


class Reader:
    """Reads rendered texts of a pack's templates; equal texts are read once.

    `marks` are the line marks of these templates.
    """

    def __init__(self, marks: LineMarks) -> None:
        self._marks = marks
        self._plans: dict[tuple[str, str], Plan] = {}
        self._markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
        self._markdown.disable(["code", "fence", "hr", "html_block", "lheading", "reference"])
        self._markdown.disable(["autolink", "backticks", "html_inline", "image"])
        # Addresses may hold values: they are checked once these are filled in.
        self._markdown.normalizeLink = _as_written  # type: ignore[method-assign]
        self._markdown.validateLink = _always  # type: ignore[method-assign,assignment]

    def read(self, template: str, text: str, allowed: Sequence[str], at: Place) -> Plan:
        """Read the rendered text of a template that may fill the slots `allowed`; `at` is where its body begins."""
        key = (template, text)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = _SlotReader(self._markdown, template, allowed).read(*self._lines(text, at))
        return plan

    def _lines(self, text: str, at: Place) -> tuple[list[str], list[Place]]:
        """Give the lines without their marks, and the place of each."""
        lines: list[str] = []
        places: list[Place] = []
        for line in text.split("\n"):
            marks = _LINE_MARK.findall(line)
            if marks:
                number = ord(marks[-1]) - FIRST_LINE_MARK
                at = Place(*self._marks.places[number])
                line = _LINE_MARK.sub("", line)  # noqa: PLW2901 - the same line, without its marks
                if self._marks.silent[number] and not line.strip():
                    continue
            for reference in references_to_private_use(line):  # Markdown would make forged holes of them
                message = f"the private-use character “{reference}” is not allowed"
                raise RefusedError("P102", message, "delete it", line=at.line, path=at.path)
            lines.append(line)
            places.append(at)
        return lines, places


def _as_written(url: str) -> str:
    return url


def _always(_url: str) -> bool:
    return True


class _SlotReader:
    """Divides one text into slots, and reads each as Markdown."""

    def __init__(self, markdown: MarkdownIt, template: str, allowed: Sequence[str]) -> None:
        self._markdown = markdown
        self._template = template
        self._allowed = tuple(dict.fromkeys(name for name in (*allowed, *ALWAYS) if name != "sources"))
        self._slots: list[SlotPlan] = []
        self._problems: list[Problem] = []

    def read(self, lines: list[str], places: list[Place]) -> Plan:
        """Read the lines of the text, each with its place."""
        slot: _OpenSlot | None = None
        nested = 0
        for line, at in zip(lines, places, strict=True):
            fence = _FENCE.match(line) if ":::" in line else self._two_colons(line, at, slot)
            if fence is None:
                if slot is not None:
                    slot.add(line, at)
                elif line.strip():
                    self._outside(line, at)
                continue
            if slot is not None:
                self._close(slot)
            if fence["name"]:
                if slot is not None:
                    hint = f"close “{slot.name}” with a line “:::” first: slots do not stand in one another"
                    message = f"the slot “{slot.name}”, opened on line {slot.at.line}, is still open here"
                    self._problem(message, hint, at, slot.name)
                    nested += 1
                slot = _OpenSlot(fence["name"], at)
            elif slot is None and nested:
                nested -= 1  # it was to close the outer one, as was told
            elif slot is None:
                self._problem("“:::” closes a slot, and none is open", "write `::: name` before it", at)
            else:
                slot = None
        if slot is not None:
            hint = "end it with a line “:::”"
            self._problem(f"the slot “{slot.name}” is not closed", hint, slot.at, slot.name)
            self._close(slot)
        return Plan(tuple(self._slots), tuple(self._problems))

    def _two_colons(self, line: str, at: Place, slot: "_OpenSlot | None") -> re.Match[str] | None:
        """A slot opened with too few colons is told, and read as if it had three."""
        found = _TWO_COLONS.match(line) if slot is None and ":" in line[:5] else None
        if found and found["name"] in self._allowed:
            self._problem("a slot begins with three colons", f"write `::: {found['name']}`", at, found["name"])
            return found
        return None

    def _outside(self, line: str, at: Place) -> None:
        if line.startswith("# "):
            tokens = self._markdown.parseInline(line[2:].strip())
            paragraph = _BlockReader(self._template, [at], self._problems, "title").paragraph(tokens[0], 0, "body")
            self._add("title", (paragraph,), at)
        elif re.match(r"#[^#\s]", line):
            self._problem("a title needs a space after its “#”", "write `# {{ slide.title }}`", at, "title")
        elif _HOLE.fullmatch(line.strip()) is None:
            shown = _HOLE.sub("…", line.strip())
            self._problem(
                f"the text “{shown[:60]}” stands outside every slot", "put it between `::: name` and `:::`", at
            )
        else:
            self._problem("a value is printed outside every slot", "put it between `::: name` and `:::`", at)

    def _close(self, slot: "_OpenSlot") -> None:
        if _HOLE.search(slot.name):
            self._problem("a slot’s name cannot come from a fact or the deck", "write the name itself", slot.at)
            return
        tokens = self._markdown.parse("\n".join(slot.lines))
        blocks = _BlockReader(self._template, slot.places or [slot.at], self._problems, slot.name).read(tokens)
        self._add(slot.name, tuple(blocks), slot.at)

    def _add(self, name: str, blocks: tuple[ParagraphPlan | TablePlan, ...], at: Place) -> None:
        if name == "sources":
            self._problem("the slot “sources” is filled by the program", "take it out of the template", at, name)
        elif name not in self._allowed:
            unknown = unknown_name("the slot", name, self._allowed)
            near = unknown.hint if unknown.hint.startswith("did") else f"it declares {', '.join(self._allowed)}"
            hint = f"{near}; or add “{name}” to `slots` in the template’s front matter"
            if name.strip("{.}").lower() in self._allowed:
                hint = f"write `::: {name.strip('{.}').lower()}`"
            self._problem(f"the template does not declare the slot “{name}”", hint, at, name)
        elif any(slot.name == name for slot in self._slots):
            self._problem(f"the slot “{name}” is filled twice", "join the two", at, name)
        else:
            self._slots.append(SlotPlan(name, blocks, at))

    def _problem(self, message: str, hint: str, at: Place, slot: str = "") -> None:
        self._problems.append(Problem("P104", message, hint, at, slot))


class _OpenSlot:
    """A slot whose lines are being gathered. A paragraph mark at the beginning of a line begins a paragraph."""

    def __init__(self, name: str, at: Place) -> None:
        self.name = name
        self.at = at
        self.lines: list[str] = []
        self.places: list[Place] = []

    def add(self, line: str, at: Place) -> None:
        """Add a line of the slot."""
        if line.startswith("{.") and self.lines and self.lines[-1].strip():
            self.lines.append("")
            self.places.append(at)
        self.lines.append(line)
        self.places.append(at)


class _BlockReader:
    """Turns the tokens of one slot into plans of paragraphs and tables."""

    def __init__(self, template: str, places: list[Place], problems: list[Problem], slot: str) -> None:
        self._template = template
        self._places = places
        self._problems = problems
        self._slot = slot
        self._items = 0

    def read(self, tokens: list[Token]) -> list[ParagraphPlan | TablePlan]:
        """Read a slot's block tokens."""
        blocks: list[ParagraphPlan | TablePlan] = []
        lists: list[str] = []
        style, bullet, at, position = "body", "none", 0, 0
        while position < len(tokens):
            token = tokens[position]
            kind = token.type
            if token.map:
                at = token.map[0]
            if kind in ("bullet_list_open", "ordered_list_open"):
                lists.append("dot" if kind[0] == "b" else "number")
            elif kind in ("bullet_list_close", "ordered_list_close"):
                lists.pop()
            elif kind == "list_item_open":
                self._items += len(lists) == 1
                bullet = lists[-1]
            elif kind == "blockquote_open":
                style = "quotation"
            elif kind == "blockquote_close":
                style = "body"
            elif kind == "table_open":
                table, position = self._table(tokens, position)
                blocks.append(table)
            elif kind == "inline":
                heading = tokens[position - 1].type == "heading_open"
                of_heading = _HEADINGS.get(tokens[position - 1].tag, "label") if heading else style
                level, item = (len(lists) - 1, self._items) if lists else (0, 0)
                paragraph = self.paragraph(token, at, of_heading)
                blocks.append(msgspec.structs.replace(paragraph, level=level, bullet=bullet, list_item=item))
                bullet = "none"
            position += 1
        return blocks

    def _table(self, tokens: list[Token], position: int) -> tuple[TablePlan, int]:
        rows: list[list[ParagraphPlan]] = []
        at = 0
        while tokens[position].type != "table_close":
            token = tokens[position]
            at = token.map[0] if token.map else at
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self.paragraph(token, at, "body"))
            position += 1
        return TablePlan(tuple(rows[0]), tuple(map(tuple, rows[1:]))), position

    def paragraph(self, inline: Token, line: int, style: str) -> ParagraphPlan:
        """Read one inline token that begins on `line` of the slot."""
        places = self._places[line:] or self._places[-1:]
        parts = _InlineReader(self._template, places).read(inline.children or [])
        first = parts[0] if parts else None
        starts_item = False
        if isinstance(first, Words) and first.run.text.startswith("{."):
            match = _MARKERS.match(first.run.text)
            for name in match["names"].replace(".", " ").split() if match else ():
                if name == "item":
                    starts_item = True
                elif name in PARAGRAPH_STYLES:
                    style = name
                else:
                    unknown = unknown_name(
                        "the paragraph mark", f".{name}", [f".{known}" for known in (*PARAGRAPH_STYLES, "item")]
                    )
                    self._problems.append(
                        Problem("P103", unknown.message, unknown.hint, first.run.origin.at, self._slot)
                    )
            if match:
                rest = msgspec.structs.replace(first.run, text=first.run.text[match.end() :])
                parts = [*([Words(rest, first.href)] if rest.text else []), *parts[1:]]
        for part in parts:
            told = leftover(part.run.text) if isinstance(part, Words) else None
            if told and isinstance(part, Words):
                self._problems.append(Problem(*told, part.run.origin.at, self._slot))
                break
        return ParagraphPlan(
            tuple(parts), style, starts_item=starts_item, at=self._places[min(line, len(self._places) - 1)]
        )


class _InlineReader:
    """Turns the inline tokens of a paragraph into the template's words and holes, each with its style and line."""

    def __init__(self, template: str, places: list[Place]) -> None:
        self._template = template
        self._places = places
        self._line = 0
        self._strong = 0
        self._emphasis = 0
        self._href: tuple[str | int, ...] = ()
        self.parts: list[Part] = []

    def read(self, tokens: list[Token]) -> list[Part]:
        """Read the tokens."""
        for token in tokens:
            kind = token.type
            if kind == "text":
                for text in _HOLE.split(token.content):
                    if text:
                        self._add(text)
            elif kind == "softbreak":
                self._line += 1
                self._add(" ")
            elif kind == "hardbreak":
                self._line += 1
                if self.parts:
                    self.parts[-1] = _broken(self.parts[-1])
            elif kind in ("strong_open", "strong_close"):
                self._strong += token.nesting
            elif kind in ("em_open", "em_close"):
                self._emphasis += token.nesting
            else:
                self._href = _address(str(token.attrGet("href") or "")) if kind == "link_open" else ()
        return self.parts

    def _add(self, text: str) -> None:
        at = self._places[min(self._line, len(self._places) - 1)]
        strong, emphasis = bool(self._strong), bool(self._emphasis)
        if FIRST_TOKEN <= ord(text[0]) < FIRST_LINE_MARK:
            self.parts.append(Hole(ord(text[0]) - FIRST_TOKEN, strong, emphasis, self._href, at=at))
        else:
            words = typographic(text, self._before())
            run = Run(words, Origin("template", self._template, at=at), strong, emphasis)
            self.parts.append(Words(run, self._href))

    def _before(self) -> str:
        """Give what stands before the next words on their line; a value counts as a letter."""
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Hole):
            return "" if last.break_after else "x"
        return last.run.text if last is not None and not last.run.break_after else ""


def _broken(part: Part) -> Part:
    if isinstance(part, Hole):
        return msgspec.structs.replace(part, break_after=True)
    return Words(msgspec.structs.replace(part.run, break_after=True), part.href)


def _address(href: str) -> tuple[str | int, ...]:
    parts = (text for text in _HOLE.split(href) if text)
    return tuple(ord(text) - FIRST_TOKEN if _HOLE.fullmatch(text) else text for text in parts)
