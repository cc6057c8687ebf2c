"""What one mark needs to know of the rest: a link from "Disputed" to the other side, and "later" said once a slide."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

import msgspec

from builder.compose.attributes import DISPUTE_JUMP, LATER_MARK, LATER_SUFFIX
from builder.model.ledger import Ledger
from builder.model.slides import Block, Cell, Paragraph, Run, Visual

_PENDING = (DISPUTE_JUMP, LATER_MARK, LATER_SUFFIX)

Blocks = Mapping[str, Sequence[Block]]
T = TypeVar("T")


class Links:
    """The slides of a deck by the facts that they show; `slides` are their ids with these facts."""

    def __init__(self, slides: Sequence[tuple[str, Sequence[str]]], ledger: Ledger) -> None:
        self._ledger = ledger
        self._slides: dict[str, list[str]] = {}
        for slide, facts in slides:
            for fact in facts:
                self._slides.setdefault(fact, []).append(slide)

    def of_slide(self, slide: str, visible: Sequence[str], blocks: Blocks) -> "SlideLinks":
        """Give what resolves the marks of one slide, which shows the facts `visible` in `blocks`."""
        return SlideLinks(self, slide, visible, blocks)

    def other_side(self, facts: Sequence[str], slide: str, visible: Sequence[str]) -> str:
        """Give the jump to the slide with the other side of most of these facts, the first of equals; "" for none.

        Facts whose other side stands on this slide need none.
        """
        served: dict[str, int] = {}
        for fact in facts:
            against = self._ledger.disputes.get(fact, self._ledger.facts[fact].disputes)
            if not any(other in visible for other in against):
                slides = dict.fromkeys(one for other in against for one in self._slides.get(other, ()))
                for one in slides:
                    if one != slide:
                        served[one] = served.get(one, 0) + 1
        return f"slide:{max(served, key=served.__getitem__)}" if served else ""


class SlideLinks:
    """Resolves the marks of one slide."""

    def __init__(self, links: Links, slide: str, visible: Sequence[str], blocks: Blocks) -> None:
        self._links = links
        self._slide = slide
        self._visible = visible
        self._blocks = blocks
        self._marked: frozenset[str] | None = None

    def block(self, block: Block) -> Block:
        """Resolve the marks of a block on the slide's face."""
        if isinstance(block, Paragraph):
            return self._paragraph(block, self._marked_later)
        if not any(run.jump.startswith(_PENDING) for run in _runs(block)):
            return block
        if isinstance(block, Visual):
            return _with_paragraphs(block, lambda paragraph: self._paragraph(paragraph, self._marked_later))
        return msgspec.structs.replace(
            block,
            header=tuple(map(self._cell, block.header)),
            rows=tuple(tuple(map(self._cell, row)) for row in block.rows),
        )

    def note(self, paragraph: Paragraph) -> Paragraph:
        """Resolve the marks of a paragraph of the notes, where each "later" stands for itself."""
        return self._paragraph(paragraph, frozenset)

    def _cell(self, cell: Cell) -> Cell:
        return Cell(tuple(self._paragraph(one, self._marked_later) for one in cell.paragraphs))

    def _paragraph(self, paragraph: Paragraph, marked: Callable[[], frozenset[str]]) -> Paragraph:
        for run in paragraph.runs:
            if run.jump and run.jump.startswith(_PENDING):
                break
        else:
            return paragraph
        runs = (self._run(run, marked) for run in paragraph.runs)
        return msgspec.structs.replace(paragraph, runs=tuple(run for run in runs if run is not None))

    def _run(self, run: Run, marked: Callable[[], frozenset[str]]) -> Run | None:
        if not run.jump.startswith(_PENDING):
            return run
        kind, _, facts = run.jump.partition(":")
        if f"{kind}:" == LATER_SUFFIX and facts in marked():
            return None
        jump = ""
        if f"{kind}:" == DISPUTE_JUMP:
            jump = self._links.other_side(facts.split(), self._slide, self._visible)
        return msgspec.structs.replace(run, jump=jump)

    def _marked_later(self) -> frozenset[str]:
        """Give the facts whose marks on this slide say "later"; they are looked for once, and only where it matters."""
        if self._marked is None:
            self._marked = frozenset(
                fact
                for blocks in self._blocks.values()
                for block in blocks
                for run in _runs(block)
                if run.jump.startswith(LATER_MARK)
                for fact in run.jump.removeprefix(LATER_MARK).split()
            )
        return self._marked


def _with_paragraphs(value: T, change: Callable[[Paragraph], Paragraph]) -> T:
    """Give a visual, or a part of one, with each of its paragraphs changed."""
    if isinstance(value, Paragraph):
        return cast(T, change(value))
    if isinstance(value, tuple):
        return cast(T, tuple(_with_paragraphs(one, change) for one in value))
    if isinstance(value, msgspec.Struct):
        return cast(
            T,
            msgspec.structs.replace(
                value, **{name: _with_paragraphs(getattr(value, name), change) for name in value.__struct_fields__}
            ),
        )
    return value


def _runs(block: Block) -> Iterator[Run]:
    for paragraph in (block,) if isinstance(block, Paragraph) else block.paragraphs():
        yield from paragraph.runs
