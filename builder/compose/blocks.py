"""The functions that stand alone in a paragraph and give blocks: tables, agenda, status key, lists and figures."""

from collections.abc import Callable, Collection, Mapping, Sequence

from builder.citations import bibliography
from builder.compose.arguments import FIELD_HINT, views_given
from builder.compose.environment import printed
from builder.compose.facts import FactView, NamedValues, Shelf
from builder.compose.phrases import COLON, SEPARATOR, SPACE, count, strong
from builder.compose.problems import RefusedError, unknown_name
from builder.compose.said import (
    ABSENT,
    DraftBlock,
    DraftParagraph,
    DraftTable,
    Later,
    Said,
    View,
    capitalized,
    joined,
    tidy,
)
from builder.compose.views import ColumnView, ListingView, sections
from builder.compose.visuals import make_visuals
from builder.compose.words import Words
from builder.model.deckspec import COLUMN_FIELDS, Outline
from builder.model.ledger import Basis, Ledger, Waiver
from builder.model.slides import Citation, Origin, Paragraph, Run

# The attribute of a fact that each field of a column shows: mostly that of its name.
_FIELDS: Mapping[str, str] = {**{name: name for name in COLUMN_FIELDS}, "assertion": "*said", "status": "marks"}
# Fields whose words are made for the middle of a sentence; a cell begins with a capital.
_BEGIN_SMALL = ("who", "speaker", "when")


def make_functions(shelf: Shelf, outline: Outline) -> Mapping[str, Callable[..., object]]:
    """Give the functions by name, for one deck."""

    def table(facts: object, columns: object) -> Said:
        example = "table(facts, columns)"
        return _table(
            views_given(facts, FactView, "table", example), views_given(columns, ColumnView, "table", example)
        )

    def listings_table(listings: object) -> Said:
        example = "listings_table(listings)"
        return _listings_table(views_given(listings, ListingView, "listings_table", example), shelf.words)

    def agenda() -> Said:
        return Said((), blocks=_agenda(outline, shelf.words))

    def status_key() -> Said:
        return Said((), blocks=_status_key(shelf.words))

    return {
        "table": table,
        "listings_table": listings_table,
        "agenda": agenda,
        "status_key": status_key,
        "bibliography": lambda: Said((), blocks=(Later("bibliography"),)),
        "counts": lambda: Said((), blocks=(Later("counts"),)),
        **make_visuals(shelf),
    }


def _table(facts: list[FactView], columns: list[ColumnView]) -> Said:
    # An assertion brings its number along; a row says it once.
    cited = any(column.field == "assertion" for column in columns)
    for column in columns:
        if not column.field:
            head = column.head.text
            refusal = RefusedError("P106", f"the column “{head}” does not say what of each fact it shows", FIELD_HINT)
            refusal.of_given, refusal.name = True, head
            raise refusal
        _check_quantity(facts, column)
    cells = [[_cell(fact, column, cite=at == 0 and not cited) for at, column in enumerate(columns)] for fact in facts]
    return _as_table([column.head for column in columns], cells, tuple(column.width for column in columns))


def _check_quantity(facts: list[FactView], column: ColumnView) -> None:
    """Raise RefusedError (P103) where a column asks for a number that no fact has."""
    kind, _, name = column.field.partition(":")
    if kind != "quantity" or any(name == one.name for fact in facts for one in fact.fact.numbers):
        return
    known = dict.fromkeys(one.name for fact in facts for one in fact.fact.numbers)
    refusal = unknown_name("among these facts the quantity", name, known)
    refusal.hint = refusal.hint or "none of them has one"
    refusal.of_given = True
    raise refusal


def _cell(fact: FactView, column: ColumnView, *, cite: bool) -> Said:
    """Give the value of one field, with the citation numbers where this cell is the one to carry them."""
    field, _, name = column.field.partition(":")
    if field == "quantity":
        figures = fact.look_up("*figures")
        said = figures.get(name) if isinstance(figures, NamedValues) else ABSENT
    elif field in _FIELDS:
        said = fact.said_attribute(_FIELDS[field])
        if field in _BEGIN_SMALL:
            said = capitalized(said)
    else:
        raise unknown_name("the column’s field", column.field, [*_FIELDS, "quantity:NAME"])
    if cite and said:
        return said.with_pieces((*said.pieces, *fact.said_attribute("*cite").pieces))
    return said


def _listings_table(listings: list[ListingView], words: Words) -> Said:
    head = [Said((words.run(f"table_{name}"),)) for name in ("by", "date", "measure", "targets")]
    rows: list[list[Said]] = []
    for listing in listings:
        row = [listing.said_attribute(name) for name in ("by", "date", "measure", "targets")]
        fact = listing.look_up("fact")
        if isinstance(fact, FactView):
            # The later mark tells the day too: one of the two is enough in a narrow column.
            date = row[1].with_pieces(fact.later_mark("muted")) if fact.later else row[1]
            cited = row[2].with_pieces((*row[2].pieces, *fact.said_attribute("*cite").pieces))
            row = [row[0], date, cited, row[3]]
        row[0] = capitalized(row[0])
        rows.append(row)
    return _as_table(head, rows, (1.95, 1.7, 2.3, 3.05))


def _as_table(head: list[Said], rows: list[list[Said]], widths: tuple[float, ...]) -> Said:
    def draft(said: Said) -> DraftParagraph:
        return DraftParagraph(said.pieces)

    everything = joined([*head, *(said for row in rows for said in row)], ())
    block = DraftTable(tuple(map(draft, head)), tuple(tuple(map(draft, row)) for row in rows), widths)
    return everything.with_pieces(()).with_blocks((block,))


def _agenda(outline: Outline, words: Words) -> tuple[DraftBlock, ...]:
    blocks: list[DraftBlock] = []
    for section in sections(outline):
        if not isinstance(section, View):
            continue
        minutes = section.look_up("minutes")
        pieces = list(printed(section).pieces)
        if minutes:
            key = words.counted(int(str(minutes)), "minute", "minutes")
            pieces.append(Run(f" · {minutes} {words[key]}", Origin("program", field="minutes"), style="muted"))
        blocks.append(DraftParagraph(tuple(pieces)))
    return tuple(blocks)


def _status_key(words: Words) -> tuple[DraftBlock, ...]:
    blocks: list[DraftBlock] = []
    for name in (*(basis.value for basis in Basis), "disputed", "not_checked"):
        blocks.append(DraftParagraph((words.mark(name), Run(" – ", SEPARATOR), words.run(f"key_{name}")), "key"))
    blocks += [DraftParagraph((words.run(f"key_{name}"),), "caption") for name in ("matched", "later")]
    return tuple(blocks)


def whole_deck_blocks(
    kind: str,
    ledger: Ledger,
    citations: tuple[Citation, ...],
    facts: tuple[str, ...],
    style: str,
    words: Words,
    waived: Sequence[Waiver] = (),
) -> tuple[Paragraph, ...]:
    """Give the blocks that need every slide: the bibliography, or the figures about the deck.

    `facts` are the ids of all facts that the deck shows, `waived` the waivers that are about them or its templates.
    """
    if kind == "bibliography":
        return bibliography(citations, ledger.sources, style, words.all)
    statuses = [ledger.statuses[fact] for fact in facts if fact in ledger.statuses]
    matched = sum(status.checked for status in statuses)
    sources = tuple(dict.fromkeys(citation.source for citation in citations))
    left_out = sum(len(ledger.sources[source].left_out) for source in sources)
    without = sum(1 for fact in facts if not ledger.facts[fact].evidence)
    figures = {
        "facts": len(facts),
        "matched": matched,
        "not_checked": len(facts) - matched - without,
        "sources": len(sources),
        "left_out": left_out,
        "waived": len(waived),
    }
    one = {key: f"counts_{key}{'_one' if key in _COUNTED else ''}" for key in figures}
    return tuple(
        Paragraph((strong(count(figure)), SPACE, words.run(one[key] if figure == 1 else f"counts_{key}")))
        for key, figure in figures.items()
        if figure or key not in ("left_out", "waived")
    )


_COUNTED = frozenset({"facts", "sources", "left_out", "waived"})
"""Figures of things, which have words for one of them."""


def waived_in(ledger: Ledger, facts: Collection[str], templates: Collection[str]) -> tuple[Waiver, ...]:
    """Give the waivers that are about a deck: about a fact that it shows, or about a template of its slides."""
    return tuple(waiver for waiver in ledger.waivers if waiver.fact in facts or waiver.template in templates)


def waiver_notes(waived: Sequence[Waiver], words: Words) -> tuple[Paragraph, ...]:
    """Say in notes which rules were waived, for which fact or template, and why."""
    notes = (
        [Paragraph((words.run("notes_waived", f"{words['notes_waived']}{words['sign_colon'].rstrip()}", strong=True),))]
        if waived
        else []
    )
    for waiver in waived:
        # What a reason says is about a rule; it is judged by those who read it.
        origin = Origin("program", field="waiver", at=waiver.at)
        subject = words.run("waived_fact" if waiver.fact else "waived_template")
        named = Run(waiver.fact or waiver.template, origin)
        reason = Run(words.typeset(tidy(waiver.reason)), origin)
        notes.append(Paragraph((strong(Run(waiver.rule, origin)), SPACE, subject, SPACE, named, COLON, reason)))
    return tuple(notes)
