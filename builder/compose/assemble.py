"""Plans and the slide's table in, slots of runs out: holes filled, citation numbers given, neighbours kept together."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, cast

import msgspec

from builder.citations import Citations
from builder.compose.descriptions import described, row_words
from builder.compose.phrases import SEPARATOR
from builder.compose.plans import Hole, ParagraphPlan, Part, Plan, SlotPlan, TablePlan
from builder.compose.problems import RefusedError
from builder.compose.said import (
    DraftBlock,
    DraftParagraph,
    DraftTable,
    DraftVisual,
    Later,
    Piece,
    Reference,
    Said,
    Superscript,
)
from builder.compose.words import Words
from builder.model.slides import Block, Cell, Origin, Paragraph, Run, Table, Visual
from builder.model.visuals import Timeline

_ADDRESS = re.compile(r"(?:https?://[^\s<>\"]+|mailto:[^\s<>\"]+@[^\s<>\"]+)\Z", re.IGNORECASE)
_GOES_WITH_NEXT = ("heading", "label")
_GOES_WITH_LAST = ("marks", "caption", "muted")
_COMMA = Run(",", Origin("program", field="citation"), superscript=True, style="cite")

Content = list[Block | Later]


class Shown:
    """What a slide has shown so far: facts, references and given texts, in order of appearance."""

    def __init__(self) -> None:
        self.facts: dict[str, None] = {}
        self.numbers: dict[int, None] = {}
        self.keys: set[str] = set()


class Assembler:
    """Fills plans. One assembler serves one deck: it gives the citation numbers, in the order in which it is called."""

    def __init__(self, book: Citations, words: Words) -> None:
        self._book = book
        self._words = words
        signs = {", ": words["sign_comma"], "; ": words["sign_semicolon"], ": ": words["sign_colon"]}
        self._signs = {sign: own for sign, own in signs.items() if sign != own}

    def slot(self, slot: SlotPlan, values: Sequence[Said], shown: Shown) -> Content:
        """Fill one slot's plan. Raises RefusedError for blocks within text and for addresses that are not allowed."""
        filled: list[_Filled] = []
        for block in slot.blocks:
            if isinstance(block, TablePlan):
                filled.append(_Filled(self._markdown_table(block, values, shown)))
            else:
                filled += self._paragraph(block, values, shown)
        return _kept_together(filled)

    def _signed(self, visual: Visual) -> Visual:
        """A visual whose alternative texts have the signs of the language, too."""
        if not self._signs:
            return visual
        visual = msgspec.structs.replace(visual, alt=self._own(visual.alt))
        if isinstance(visual, Timeline) and visual.part_alt:
            visual = msgspec.structs.replace(visual, part_alt=self._own(visual.part_alt))
        return visual

    def _own(self, paragraph: Paragraph) -> Paragraph:
        return msgspec.structs.replace(paragraph, runs=tuple(self.pieces(paragraph.runs)))

    def pieces(self, pieces: Iterable[Piece]) -> list[Run]:
        """Give the runs of pieces, with their citation numbers."""
        runs: list[Run] = []
        for piece in pieces:
            if isinstance(piece, Run):
                sign = self._signs.get(piece.text) if piece.origin == SEPARATOR else None
                runs.append(msgspec.structs.replace(piece, text=sign) if sign else piece)
            else:
                runs += self.superscript(piece)
        return runs

    def superscript(self, place: Superscript) -> tuple[Run, ...]:
        """Give the citation numbers of one place, each a link to its entry."""
        if place.runs is None:
            runs: dict[int, Run] = {}
            for reference in place.references:
                number = self.number(reference)
                origin = Origin("program", reference.source.id, "citation")
                runs.setdefault(
                    number,
                    Run(str(number), origin, superscript=True, style="cite", jump=f"source:{number}", cites=(number,)),
                )
            ordered = [runs[number] for number in sorted(runs)]
            place.runs = tuple(run for at, cite in enumerate(ordered) for run in ((_COMMA, cite) if at else (cite,)))
        return place.runs

    def number(self, reference: Reference) -> int:
        """Give the number of a reference, a new one at its first appearance."""
        if not reference.number:
            reference.number = self._book.cite(reference.source, reference.evidence, reference.checked)
        return reference.number

    def show(self, said: Said, shown: Shown) -> None:
        """Note what a text shows."""
        for fact in said.facts:
            shown.facts[fact] = None
        for reference in said.references:
            shown.numbers[reference.number or self.number(reference)] = None
        shown.keys.update(said.shows)

    def _paragraph(self, plan: ParagraphPlan, values: Sequence[Said], shown: Shown) -> "list[_Filled]":
        if len(plan.parts) == 1 and isinstance(plan.parts[0], Hole):
            said = values[plan.parts[0].number]
            if said.blocks:
                self.show(said, shown)
                fact = said.facts[0] if said.facts else ""
                return [_Filled(self.block(block), fact, starts_item=plan.starts_item) for block in said.blocks]
        runs, fact = self._runs(plan.parts, values, shown, plan)
        if not any(run.text and not run.text.isspace() for run in runs):
            return []
        bullet = cast(Literal["none", "dot", "number"], plan.bullet)
        return [_Filled(Paragraph(tuple(runs), plan.style, plan.level, bullet), fact, plan.list_item, plan.starts_item)]

    def _runs(
        self, parts: Sequence[Part], values: Sequence[Said], shown: Shown, plan: ParagraphPlan
    ) -> tuple[list[Run], str]:
        """Give the runs of a paragraph, and the first fact that it is about."""
        runs: list[Run] = []
        fact = ""
        for part in parts:
            if not isinstance(part, Hole):
                runs.append(self._linked(part.run, part.href, values, plan) if part.href else self._sign(part.run))
                continue
            said = values[part.number]
            if said.blocks:
                hint = "leave an empty line before and after it, and no other text beside it"
                message = "a table, passage or list of the program must stand alone in a paragraph"
                raise RefusedError("P105", message, hint, line=part.at.line, path=part.at.path)
            self.show(said, shown)
            if said.facts and not fact:
                fact = said.facts[0]
            new = self.pieces(said.pieces)
            if part.strong or part.emphasis or part.href:
                new = [self._styled(run, part, values, plan) for run in new]
            if part.break_after and new:
                new[-1] = msgspec.structs.replace(new[-1], break_after=True)
            runs += new
        if runs and runs[-1].text.endswith(" "):
            runs[-1] = msgspec.structs.replace(runs[-1], text=runs[-1].text.rstrip(" "))
        return [run for run in runs if run.text or run.break_after], fact

    def _sign(self, run: Run) -> Run:
        """A sign that a template has between two values (“{{ a }}; {{ b }}”), as the deck's language has it."""
        bare = run.text.strip(" ")
        sign = self._signs.get(f"{bare} ", "").strip(" ")
        return msgspec.structs.replace(run, text=run.text.replace(bare, sign)) if sign else run

    def _styled(self, run: Run, hole: Hole, values: Sequence[Said], plan: ParagraphPlan) -> Run:
        if hole.strong or hole.emphasis:
            run = msgspec.structs.replace(run, strong=run.strong or hole.strong, emphasis=run.emphasis or hole.emphasis)
        return self._linked(run, hole.href, values, plan) if hole.href and not run.cites else run

    def _linked(self, run: Run, href: tuple[str | int, ...], values: Sequence[Said], plan: ParagraphPlan) -> Run:
        address = "".join(part if isinstance(part, str) else values[part].text for part in href)
        if not address:
            return run
        if not _ADDRESS.match(address):
            message = f"the link’s address “{address[:80]}” is not allowed"
            raise RefusedError(
                "P102",
                message,
                "addresses begin with https://, http:// or mailto:",
                line=plan.at.line,
                path=plan.at.path,
            )
        return msgspec.structs.replace(run, href=address)

    def block(self, block: DraftBlock) -> Block | Later:
        """Give a program-made block with its citation numbers."""
        if isinstance(block, Later):
            return block
        if isinstance(block, DraftParagraph):
            return self._draft(block)
        if isinstance(block, DraftVisual):
            return self._signed(block.make(self._draft))
        return self._table(block)

    def _draft(self, draft: DraftParagraph) -> Paragraph:
        return Paragraph(tuple(self.pieces(draft.pieces)), draft.style, anchor=draft.anchor)

    def _table(self, draft: DraftTable) -> Table:
        def cell(paragraph: DraftParagraph) -> Cell:
            return _cell(self.pieces(paragraph.pieces), paragraph.style)

        header = tuple(map(cell, draft.header))
        rows = tuple(tuple(map(cell, row)) for row in draft.rows)
        return self._made(header, rows, draft.widths)

    def _markdown_table(self, plan: TablePlan, values: Sequence[Said], shown: Shown) -> Table:
        def cell(paragraph: ParagraphPlan) -> Cell:
            return _cell(self._runs(paragraph.parts, values, shown, paragraph)[0], paragraph.style)

        header = tuple(map(cell, plan.header))
        rows = tuple(row for row in (tuple(map(cell, row)) for row in plan.rows) if any(one.text for one in row))
        return self._made(header, rows, (1.0,) * len(header))

    def _made(self, header: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...], widths: tuple[float, ...]) -> Table:
        counted = row_words(len(rows), self._words)
        return Table(header, rows, widths, described(header, len(rows), counted, self._words), counted)


def _cell(runs: list[Run], style: str) -> Cell:
    return Cell((Paragraph(tuple(runs), style),))


class _Filled(msgspec.Struct, frozen=True):
    """A block and what decides with which neighbours it stays together."""

    block: Block | Later
    fact: str = ""
    list_item: int = 0
    starts_item: bool = False


def _kept_together(filled: list[_Filled]) -> Content:
    """Number the groups of neighbouring paragraphs that a split must not part.

    A group is: what follows `{.item}`, up to the next one or a heading; else a top-level list item; else neighbours
    about the same fact. A heading or label goes with what follows it; marks, captions and muted words without a fact
    with what they follow. Paragraphs that stand for themselves have item 0.
    """
    groups: list[list[int]] = []
    last: _Filled | None = None
    fact, explicit = "", False
    for at, one in enumerate(filled):
        paragraph = one.block
        if not isinstance(paragraph, Paragraph):
            last, fact, explicit = None, "", False
            continue
        if paragraph.style == "heading":
            explicit = False
        if last is not None and not one.starts_item and _joins(one, last, fact, explicit=explicit):
            groups[-1].append(at)
            fact = fact or one.fact
        else:
            groups.append([at])
            fact = one.fact
        explicit = explicit or one.starts_item
        last = one
    content: Content = [one.block for one in filled]
    for number, group in enumerate((group for group in groups if len(group) > 1), 1):
        for at in group:
            content[at] = msgspec.structs.replace(cast(Paragraph, content[at]), item=number)
    return content


def _joins(one: _Filled, last: _Filled, fact: str, *, explicit: bool) -> bool:
    paragraph, before = cast(Paragraph, one.block), cast(Paragraph, last.block)
    if explicit:
        return True
    if before.style in _GOES_WITH_NEXT and not last.list_item:
        return True
    if one.list_item or last.list_item:
        return one.list_item == last.list_item
    if paragraph.style in _GOES_WITH_NEXT and not one.fact:
        return False
    if one.fact:
        return one.fact == fact
    return paragraph.style in _GOES_WITH_LAST


def ordered(plan: Plan, slots: Sequence[str]) -> list[SlotPlan]:
    """Give the plan's slots in reading order: as the template lists them, a kicker before all, notes last."""
    order = {name: at for at, name in enumerate(slots, 1)}
    order.setdefault("kicker", 0)
    order["notes"] = len(order) + 1
    return sorted(plan.slots, key=lambda slot: order.get(slot.name, len(order)))
