"""Numbers that may be drawn as lengths: found by name, and refused where a length would say what no source says."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from builder.compose.facts import FactView
from builder.compose.problems import RefusedError
from builder.compose.visuals.tolls import refuse_toll
from builder.model.ledger import Derived, Ledger, Quantity
from builder.text.numbers import numbers

MEASURES = frozenset(
    (
        *("%", "percent", "per", "cent", "point", "points", "year", "years", "month", "months", "week", "weeks"),
        *("day", "days", "hour", "hours", "minute", "minutes", "second", "seconds", "km", "kilometres", "kilometers"),
        *("m", "metres", "meters", "cm", "mm", "mile", "miles", "feet", "foot", "inches", "nm", "kg", "g", "kilograms"),
        *("kilogrammes", "tonnes", "tons", "ton", "tonne", "litres", "liters", "barrels", "dollar", "dollars", "usd"),
        *("euro", "euros", "eur", "pounds", "gbp", "rials", "roubles", "rubles", "hryvnia", "$", "€", "£", "°c"),
        *("mw", "gw", "kwh", "mwh", "km/h", "mph", "hectares", "acres", "km²", "bytes", "hz"),
    )
)
"""Words of units that measure. Counted things (missiles, drones) may stand on one axis; unlike measures may not."""


class Amount(msgspec.Struct, frozen=True):
    """A number of a fact with a definite value."""

    view: FactView
    number: Quantity | Derived
    value: Decimal

    @property
    def derived(self) -> bool:
        """Whether we worked it out."""
        return isinstance(self.number, Derived)

    @property
    def key(self) -> str:
        """The name by which derived numbers refer to it."""
        return f"{self.view.fact.id}.{self.number.name}"


def find_amount(facts: Sequence[FactView], name: str, bar: str, head: str = "") -> Amount | None:
    """Give the number of that name among the facts of a bar; None where none of them has it.

    `bar` is the label of the bar, `head` what the deck calls the number.

    Raises RefusedError (P105) where two facts have one, or where it is a toll, a range, a year, below zero, or known
    only in words ("hundreds").
    """
    found = [(view, number) for view in facts for number in view.fact.numbers if number.name == name]
    if not found:
        return None
    if len(found) > 1:
        raise RefusedError(
            "P105",
            f"{found[0][0].fact.id} and {found[1][0].fact.id} both have a number “{name}” for the bar “{bar}”",
            "give each its own bar: a group with one of them each",
            facts=(found[0][0].fact.id, found[1][0].fact.id),
        )
    view, number = found[0]
    refuse_toll(view, number, "bars", head, bar)
    fault = _fault(number)
    if fault or number.value is None:
        raise RefusedError(
            "P105",
            f"“{name}” of {view.fact.id} has no one length: it {fault}",
            "show it in words: in a `table` or as the fact itself",
            facts=(view.fact.id,),
        )
    return Amount(view, number, number.value)


def _fault(number: Quantity | Derived) -> str:
    if number.value is None:
        return "is known only in words" if isinstance(number, Quantity) else "could not be worked out"
    if isinstance(number, Quantity) and number.high is not None:
        return "is a range"
    if number.unit == "year":
        return "is a year"
    return "is below zero" if number.value < 0 else ""


def check_axis(amounts: Sequence[Amount]) -> None:
    """Raise RefusedError (P105) for amounts that cannot stand on one axis: unlike units, or nothing but zeros."""
    first = amounts[0]
    for other in amounts:
        alike = other.number.unit == first.number.unit
        if not alike and not (_counts(first.number.unit) and _counts(other.number.unit)):
            raise RefusedError(
                "P105",
                f"“{first.number.name}” of {first.view.fact.id} is in “{first.number.unit or 'no unit'}” and"
                f" “{other.number.name}” of {other.view.fact.id} in “{other.number.unit or 'no unit'}”: bars compare"
                " lengths of one kind",
                "draw them on two slides, or make it a `table`",
                facts=(other.view.fact.id, first.view.fact.id),
            )
    if not any(amount.value for amount in amounts):
        raise RefusedError("P105", "no bar has a length: every number is zero", "say it in words")


def check_stack(bar: str, amounts: Sequence[Amount]) -> None:
    """Raise RefusedError (P105) where stacked amounts have unlike units, or one of them holds another."""
    for other in amounts[1:]:
        if other.number.unit != amounts[0].number.unit:
            raise RefusedError(
                "P105",
                f"the bar “{bar}” would add “{amounts[0].number.unit}” to “{other.number.unit}”",
                "stack numbers of one unit",
                facts=(other.view.fact.id, amounts[0].view.fact.id),
            )
    by_key: dict[str, Amount] = {}
    for amount in amounts:
        if by_key.setdefault(amount.key, amount) is not amount:
            raise RefusedError(
                "P105",
                f"the bar “{bar}” would count “{amount.number.name}” of {amount.view.fact.id} twice",
                "give each column its own `quantity:NAME`",
                facts=(amount.view.fact.id,),
            )
    for part in amounts:
        for whole in _wholes(part):
            if whole in by_key:
                raise RefusedError(
                    "P105",
                    f"the bar “{bar}” would count twice: “{by_key[whole].number.name}” holds or is worked into"
                    f" “{part.number.name}” already",
                    "stack the parts and leave out the whole; its number can stand in the caption",
                    facts=(part.view.fact.id, by_key[whole].view.fact.id),
                )


def _counts(unit: str) -> bool:
    return bool(unit) and MEASURES.isdisjoint(unit.casefold().split())


def _wholes(amount: Amount) -> list[str]:
    """Give the keys of the numbers that must not be stacked beside this one."""
    fact, number = amount.view.fact, amount.number
    if isinstance(number, Derived):
        keys = _operands(fact.id, number)
        # Of a difference the subtrahend may stand beside it: both together are the whole again.
        return keys[:1] if " - " in number.of else keys
    found = [whole for whole, part in _differences(amount.view.shelf.ledger) if part == amount.key]
    wholes = {one.of for one in numbers(number.words) if one.of is not None and one.value == number.value}
    return found + [
        f"{fact.id}.{one.name}" for one in fact.quantities if one.value in wholes and one.name != number.name
    ]


def _differences(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Give the keys of each whole and its part, where a fact takes the part away from the whole, or gives its share."""
    for fact in ledger.facts.values():
        for derived in fact.derived:
            keys = _operands(fact.id, derived)
            if len(keys) == 2 and " - " in derived.of:
                yield keys[0], keys[1]
            elif len(keys) == 2 and derived.of.startswith("share("):
                yield keys[1], keys[0]


def _operands(fact: str, derived: Derived) -> list[str]:
    """Give the keys of the numbers in an expression; those without a fact's id are of the fact itself."""
    words = derived.of.removeprefix("share").replace("(", " ").replace(")", " ").replace(",", " ").split()
    return [one if "." in one else f"{fact}.{one}" for one in words if one[0].isalpha()]
