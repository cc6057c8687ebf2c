"""Said values: text that knows its origin and is never a string, and the typed views whose attributes give it.

What a template prints is one opaque private-use character for each value; the value itself waits in the slide's table
until the Markdown around it has been parsed. So nothing in a fact can act as Markdown, and nothing can lose its origin.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, NoReturn, TypeVar, cast, get_args

import msgspec

from builder.compose.problems import RefusedError, unknown_name
from builder.model.ledger import Evidence, FactKind, Source
from builder.model.slides import Origin, Paragraph, Run, Visual

T = TypeVar("T")
KINDS: tuple[str, ...] = get_args(FactKind)


class Reference:
    """What a citation number stands for: a source, a quotation in it, and whether that was found there.

    `number` is 0 until the deck's book of citations has given one.
    """

    __slots__ = ("checked", "evidence", "number", "source")

    def __init__(self, source: Source, evidence: Evidence | None, checked: bool) -> None:
        self.source = source
        self.evidence = evidence
        self.checked = checked
        self.number = 0


class Superscript:
    """The place of citation numbers in a text; the numbers are given in reading order, when the slide is assembled."""

    __slots__ = ("references", "runs")

    def __init__(self, references: tuple[Reference, ...]) -> None:
        self.references = references
        self.runs: tuple[Run, ...] | None = None


Piece = Run | Superscript


class DraftParagraph(msgspec.Struct, frozen=True):
    """A paragraph whose citation numbers are not given yet."""

    pieces: tuple[Piece, ...]
    style: str = "body"
    anchor: str = ""


class DraftTable(msgspec.Struct, frozen=True):
    """A table whose citation numbers are not given yet: a paragraph a cell."""

    header: tuple[DraftParagraph, ...]
    rows: tuple[tuple[DraftParagraph, ...], ...]
    widths: tuple[float, ...]


Finish = Callable[[DraftParagraph], Paragraph]
"""What gives a paragraph its citation numbers."""


class DraftVisual(msgspec.Struct, frozen=True):
    """A visual whose citation numbers are not given yet: what makes it, finishing each paragraph in reading order."""

    make: Callable[[Finish], Visual]


class Later(msgspec.Struct, frozen=True):
    """Blocks that need the whole deck: `bibliography` or `counts`. They are made when every slide is there."""

    kind: str


DraftBlock = DraftParagraph | DraftTable | DraftVisual | Later


def _refuse(operation: str) -> NoReturn:
    raise RefusedError(
        "P105",
        f"a text cannot be {operation}: its source would be lost",
        'test it with `if`, print it, or use a filter; `fact.kind == "absence"` may be compared',
    )


class Said:
    """Text with its origin: runs, or blocks that stand alone in a paragraph.

    `facts` are the ids of the facts that it shows or rests on, `references` go to the sources strip when it is shown,
    and `shows` are keys of given content ("points.1", "task.text") for telling whether any was dropped.
    It is false where it holds no words.
    """

    __slots__ = ("blocks", "facts", "pieces", "references", "shows")

    def __init__(
        self,
        pieces: tuple[Piece, ...],
        facts: tuple[str, ...] = (),
        references: tuple[Reference, ...] = (),
        *,
        shows: tuple[str, ...] = (),
        blocks: tuple[DraftBlock, ...] = (),
    ) -> None:
        self.pieces = pieces
        self.facts = facts
        self.references = references
        self.shows = shows
        self.blocks = blocks

    def __bool__(self) -> bool:
        return bool(self.pieces or self.blocks)

    def __eq__(self, other: object) -> bool:
        _refuse("compared")

    def __hash__(self) -> int:
        return id(self)

    def __lt__(self, other: object) -> bool:
        _refuse("compared")

    __le__ = __gt__ = __ge__ = __lt__

    def __contains__(self, other: object) -> bool:
        _refuse("searched")

    def __iter__(self) -> Iterator[object]:
        raise RefusedError("P105", "a text cannot be looped over", "loop over facts, groups, points, terms or listings")

    @property
    def text(self) -> str:
        """The words, without citation numbers."""
        return "".join(piece.text for piece in self.pieces if isinstance(piece, Run))

    def with_pieces(self, pieces: Iterable[Piece]) -> "Said":
        """Give the same text in other runs."""
        return Said(tuple(pieces), self.facts, self.references, shows=self.shows, blocks=self.blocks)

    def with_blocks(self, blocks: tuple[DraftBlock, ...]) -> "Said":
        """Give blocks about the same facts."""
        return Said((), self.facts, self.references, shows=self.shows, blocks=blocks)


ABSENT = Said(())


class Kind(Said):
    """A fact's kind: prints as its words, and may be compared with the kinds that exist."""

    __slots__ = ("kind",)

    def __init__(self, kind: str, origin: Origin, facts: tuple[str, ...]) -> None:
        super().__init__((Run(kind.replace("_", " "), origin),), facts)
        self.kind = kind

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Kind):
            return self.kind == other.kind
        if isinstance(other, str):
            if other not in KINDS:
                raise unknown_name("the kind of fact", other, KINDS)
            return self.kind == other
        _refuse("compared")

    def __hash__(self) -> int:
        return hash(self.kind)


class Many(tuple[object, ...]):
    """A collection that was given to the template: what may be looped over."""

    __slots__ = ()


class View:
    """A record as templates see it: only the attributes that its class names, and a text for itself where it has one.

    A subclass lists its attributes in `names`, each with the function that makes the value; values are made once.
    `many` views may be looped over: their attribute `*` is the collection.
    """

    what: str = "value"
    many: ClassVar[bool] = False
    names: ClassVar[Mapping[str, Callable[..., object]]] = {}
    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: dict[str, object] = {}

    def look_up(self, name: str) -> object:
        """Give the attribute `name`. Raises RefusedError (P103) with the nearest name for one that does not exist."""
        made = self._made
        if name in made:
            return made[name]
        make = self.names.get(name)
        if make is None:
            raise unknown_name(
                f"the attribute of {self.what}", name, [known for known in self.names if not known.startswith("*")]
            )
        value = made[name] = make(self)
        return value

    def said(self) -> Said | None:
        """Give the text that stands for the whole record, or None where it has none."""
        return None

    def said_attribute(self, name: str) -> Said:
        """Give an attribute that is known to be a text."""
        return cast(Said, self.look_up(name))


def tidy(text: str) -> str:
    """Make one line of it: line breaks and the like become spaces."""
    return " ".join(text.split()) if "\n" in text or "\r" in text or "\t" in text else text


def joined(values: Sequence[Said], separator: tuple[Piece, ...]) -> Said:
    """Join texts; each keeps its origin."""
    pieces: list[Piece] = []
    for value in values:
        if value.blocks:
            raise RefusedError("P105", "a table or passage cannot be joined", "print it alone in a paragraph")
        if pieces and value.pieces:
            pieces.extend(separator)
        pieces.extend(value.pieces)
    return Said(
        tuple(pieces),
        once(fact for value in values for fact in value.facts),
        once(reference for value in values for reference in value.references),
        shows=once(key for value in values for key in value.shows),
    )


def capitalized(said: "Said") -> "Said":
    """Begin with a capital letter, but for names that are written small ("itta.info", "teleSUR")."""
    first = said.pieces[0] if said.pieces else None
    if not isinstance(first, Run):
        return said
    word = first.text.partition(" ")[0]
    if "." in word or word != word.lower():
        return said
    return said.with_pieces(
        (msgspec.structs.replace(first, text=first.text[:1].upper() + first.text[1:]), *said.pieces[1:])
    )


def once(values: Iterable[T]) -> tuple[T, ...]:
    """Keep the first of each, in order; references count as the same only where they are one object."""
    return tuple(dict.fromkeys(values))
