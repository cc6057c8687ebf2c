"""The filters that templates may use: each keeps the origin of every run, or refuses."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from builder.compose.attributes import marks
from builder.compose.context import WORDS
from builder.compose.environment import printed
from builder.compose.facts import FactView, NamedValues, NoFact, Shelf
from builder.compose.in_context import in_context
from builder.compose.passages import single
from builder.compose.phrases import COMMA, SEMICOLON, SEPARATOR, SPACE
from builder.compose.problems import RefusedError
from builder.compose.said import ABSENT, Many, Piece, Reference, Said, Superscript, capitalized, joined, once
from builder.compose.views import GroupView, ListingView, TermView
from builder.compose.words import Words
from builder.model.slides import Origin, Run

Filter = Callable[..., object]
_COUNTED = Origin("program", field="speakers")
_MOST_NAMES, _NAMES_BEFORE_OTHERS = 4, 3


def make_filters(shelf: Shelf) -> Mapping[str, Filter]:
    """Give the filters by name, for the facts of one deck."""
    words = shelf.words

    def each_fact(name: str, attribute: str) -> Filter:
        def of_facts(value: object) -> object:
            found = [fact.said_attribute(attribute) for fact in _facts(value, name)]
            return found[0] if len(found) == 1 else joined(found, (SEMICOLON,))

        return of_facts

    def speakers(value: object) -> object:
        facts = _facts(value, "speakers")
        if len(facts) == 1:
            return facts[0].said_attribute("who")
        return _enumerated([fact.said_attribute("speaker") for fact in facts], words)

    def cite(value: object) -> object:
        if isinstance(value, FactView):
            return value.said_attribute("*cite")
        if isinstance(value, TermView):
            return _superscript(value.references, ())
        if isinstance(value, ListingView):
            return cite(value.look_up("fact"))
        if isinstance(value, Many | list | tuple):
            views = _facts(value, "cite")
            references = once(reference for view in views for reference in view.references)
            return _superscript(references, tuple(view.fact.id for view in views))
        said = printed(value)
        return _superscript(said.references, said.facts)

    def minutes(value: object) -> object:
        if not isinstance(value, int) or isinstance(value, bool):
            raise RefusedError(
                "P105", "`minutes` works on a number of minutes", "write `{{ slide.task.minutes | minutes }}`"
            )
        run = Run(f"{value} {words[words.counted(value, 'minute', 'minutes')]}", Origin("program", field="minutes"))
        return Said((run,)) if value else ABSENT

    return {
        "in_context": in_context_filter,
        "full_citation": each_fact("full_citation", "*full_citation"),
        "short_citation": each_fact("short_citation", "source"),
        "marks": marks_filter,
        "why": each_fact("why", "why"),
        "speakers": speakers,
        "cite": cite,
        "minutes": minutes,
        "quoted": lambda value: quoted_filter(value, words),
        **PLAIN_FILTERS,
    }


def marks_filter(value: object) -> object:
    """Give the status marks of a fact, or of several: every different mark once."""
    facts = _facts(value, "marks")
    return marks(facts) if facts else ABSENT


def in_context_filter(value: object, words: object = WORDS) -> object:
    """Give the passage of a fact, or of the first of several; `words` of context stand on each side."""
    if not isinstance(words, int) or isinstance(words, bool) or words < 0:
        raise RefusedError("P105", "`in_context` needs a number of words", "write `in_context(words=12)`")
    facts = _facts(value, "in_context")
    return in_context(facts, words) if facts else ABSENT


def _facts(value: object, name: str) -> list[FactView]:
    if isinstance(value, FactView):
        return [value]
    if isinstance(value, ListingView):
        value = value.look_up("fact")
        return _facts(value, name)
    if isinstance(value, Many | list | tuple) and all(isinstance(item, FactView) for item in value):
        return [item for item in value if isinstance(item, FactView)]
    if isinstance(value, Many | list | tuple) and all(isinstance(item, GroupView) for item in value):
        of_groups = [_facts(item.look_up("facts"), name) for item in value if isinstance(item, GroupView)]
        return list(once(fact for facts in of_groups for fact in facts))
    if isinstance(value, NoFact):
        value.said()
    raise RefusedError(
        "P105",
        f"`{name}` works on a fact, or on several",
        f"write `{{{{ fact | {name} }}}}`, not one of its attributes",
    )


def _superscript(references: tuple[Reference, ...], facts: tuple[str, ...]) -> Said:
    return Said((Superscript(references),), facts, references) if references else ABSENT


def _enumerated(values: list[Said], words: Words) -> Said:
    """Join names with commas and a word before the last; names that recur stand once.

    Of more than four the first three stand, and how many others there are. Names alone show no fact.
    """
    shown: dict[str, Said] = {value.text: value for value in reversed(values) if value}
    kept = [value for value in values if shown.get(value.text) is value]
    if len(kept) > _MOST_NAMES:
        count = Run(f"{len(kept) - _NAMES_BEFORE_OTHERS} ", _COUNTED)
        kept = [*kept[:_NAMES_BEFORE_OTHERS], Said((count, words.run("other_speakers")))]
    if len(kept) > 1:
        comma = COMMA
        last: tuple[Run, ...] = (SPACE, words.run("and"), SPACE)
        if not words.english:
            middle, end, only = words.joints()
            comma = Run(middle, SEPARATOR)
            last = (words.run("and", end if len(kept) > 2 else only),)
        kept = [joined([joined(kept[:-1], (comma,)), kept[-1]], last)]
    whole = joined(values, ())
    return Said(kept[0].pieces if kept else (), (), whole.references, shows=whole.shows)


def quoted_filter(value: object, words: Words) -> object:
    """Put a text in quotation marks, “…” in English; on a fact, give its quotation."""
    if isinstance(value, FactView):
        return value.said_attribute("quotation")
    said = _text(value, "quoted")
    changed = said.with_pieces(_changed(said, lambda text: single(text, words.marks)))
    marks = Run(words["quote_open"], SEPARATOR), Run(words["quote_close"], SEPARATOR)
    return changed.with_pieces((marks[0], *changed.pieces, marks[1])) if changed else ABSENT


def _text(value: object, name: str) -> Said:
    if isinstance(value, str):
        hint = "apply it inside the macro or block, to each `{{ … }}`"
        raise RefusedError("P105", f"`{name}` cannot work on a finished block", hint)
    said = printed(value)
    if said.blocks:
        raise RefusedError("P105", f"`{name}` cannot work on a table or passage", "print it alone in a paragraph")
    return said


def _changed(said: Said, change: Callable[[str], str]) -> Iterable[Piece]:
    for piece in said.pieces:
        yield msgspec.structs.replace(piece, text=change(piece.text)) if isinstance(piece, Run) else piece


def _upper(value: object) -> Said:
    said = _text(value, "upper")
    return said.with_pieces(_changed(said, str.upper))


def _capitalize_first(value: object) -> Said:
    return capitalized(_text(value, "capitalize_first"))


def _muted(value: object) -> Said:
    said = _text(value, "muted")
    return said.with_pieces(
        msgspec.structs.replace(piece, style=piece.style or "muted") if isinstance(piece, Run) else piece
        for piece in said.pieces
    )


def _collection(value: object, name: str) -> list[object]:
    if isinstance(value, NamedValues):
        value = value.look_up("*")
    if not isinstance(value, Many | list | tuple):
        raise RefusedError(
            "P105", f"`{name}` works on a collection", "facts, groups, points, terms, actors or listings"
        )
    return list(value)


def _join(value: object, separator: object = None) -> Said:
    between = printed(separator).pieces if separator is not None else (COMMA,)
    return joined([_text(item, "join") for item in _collection(value, "join")], between)


def _first(value: object) -> object:
    items = _collection(value, "first")
    return items[0] if items else ABSENT


def _last(value: object) -> object:
    items = _collection(value, "last")
    return items[-1] if items else ABSENT


def _length(value: object) -> int:
    return len(_collection(value, "length"))


def _reverse(value: object) -> Many:
    return Many(reversed(_collection(value, "reverse")))


def _list(value: object) -> Many:
    return Many(_collection(value, "list"))


def _unique(value: object) -> Many:
    shown: dict[str, object] = {}
    for item in _collection(value, "unique"):
        shown.setdefault(printed(item).text, item)
    return Many(shown.values())


def _batch(value: object, size: object) -> Many:
    if not isinstance(size, int) or isinstance(size, bool) or size < 1:
        raise RefusedError("P105", "`batch` needs a number of at least 1", "write `batch(2)`")
    items = _collection(value, "batch")
    return Many(Many(items[at : at + size]) for at in range(0, len(items), size))


def _default(value: object, instead: object = ABSENT) -> object:
    return value if value else instead


def _sort_by_date(value: object) -> Many:
    sorted_facts = sorted(_facts(_collection(value, "sort_by_date"), "sort_by_date"), key=_date_order)
    return Many(sorted_facts)


def _date_order(view: FactView) -> tuple[int, int]:
    """Order by the earliest day of a fact's date, else the latest; what has neither stands last."""
    from builder.text.dates import parse_edtf

    try:
        when = parse_edtf(view.date)
    except ValueError:
        return (1, 0)
    day = when.earliest or when.latest
    return (0, day.toordinal()) if day else (1, 0)


PLAIN_FILTERS: Mapping[str, Filter] = {
    "upper": _upper,
    "capitalize_first": _capitalize_first,
    "muted": _muted,
    "join": _join,
    "first": _first,
    "last": _last,
    "length": _length,
    "reverse": _reverse,
    "list": _list,
    "unique": _unique,
    "batch": _batch,
    "default": _default,
    "sort_by_date": _sort_by_date,
}
