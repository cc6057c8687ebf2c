"""What a template hands to a function: the records it asks for, or a refusal that says what to write."""

from typing import TypeVar

from builder.compose.facts import FactView
from builder.compose.problems import RefusedError
from builder.compose.said import Many, View, once
from builder.compose.views import ColumnView

V = TypeVar("V", bound=View)
FIELD_HINT = "add `field: who`, or assertion, headline, speaker, when, source, status, quotation, quantity:NAME"


def views_given(value: object, kind: type[V], function: str, example: str) -> list[V]:
    """Give the records of one kind in a value: one of them, or a collection.

    Raises RefusedError: P105 for anything else, with `example` as what to write; P106 where there is none.
    """
    items = [value] if isinstance(value, kind) else list(value) if isinstance(value, Many | list | tuple) else None
    found = [item for item in items or () if isinstance(item, kind)]
    if items is None or len(found) != len(items):
        raise RefusedError("P105", f"`{function}` needs {kind.what}s", f"write `{example}`")
    if not found:
        raise RefusedError(
            "P106",
            f"the template asks for `{function}`, and the deck gives no {kind.what}s",
            f"give the slide `{kind.what}s: […]`",
        )
    return found


def facts_given(value: object, function: str, example: str) -> list[FactView]:
    """Give the facts in a value, each once. Raises RefusedError as `views_given` does."""
    return list(once(views_given(value, FactView, function, example)))


def quantity_named(column: ColumnView, function: str) -> str:
    """Give the name of the number that a column asks of each fact. Raises RefusedError (P105) for another field."""
    kind, _, name = column.field.partition(":")
    if not kind:
        message = f"the column “{column.head.text}” does not say which number of each fact it shows"
        refusal = RefusedError("P106", message, "add `field: quantity:NAME`")
        refusal.of_given, refusal.name = True, column.head.text
        raise refusal
    if kind != "quantity":
        raise RefusedError(
            "P105",
            f"`{function}` shows numbers, and the column “{column.head.text}” shows “{column.field}”",
            "write `field: quantity:NAME` in the deck, or make it a `table`",
        )
    return name
