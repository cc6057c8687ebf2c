"""Derived numbers: the expression of a fact worked out from its quantities, with what their qualifiers make of it."""

import re
from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

import msgspec

from builder.model.finding import Finding
from builder.model.ledger import Derived, Fact, Ledger, Qualifier, Quantity
from builder.reading.nearest import did_you_mean
from builder.text.numbers import parse_number
from builder.text.vocabulary import toll_words

RATIO_STEP = Decimal("0.1")
"""Ratios are rounded to one decimal."""

SHARE_STEP = Decimal(1)
"""Shares are rounded to whole percent."""

_SHARE = re.compile(r"share\(\s*([^\s,()]+)\s*,\s*([^\s,()]+)\s*\)")
_COUNT = re.compile(r"count\(\s*places\s*\)")
_FORMS = "write a + b, a - b, a / b, share(a, b) or count(places), with spaces around + - /"


class WorkedOut(msgspec.Struct, frozen=True):
    """All facts by id, their derived numbers worked out, and findings for those that could not be."""

    facts: Mapping[str, Fact]
    findings: tuple[Finding, ...]


class Value(msgspec.Struct, frozen=True):
    """A number and which way it is open: as a lower bound, an upper bound, about, or exact.

    `units` are what it counts, as the quantities say that it was worked out from: none, one, or several of a mixed sum.
    """

    number: Decimal
    qualifier: Qualifier
    units: tuple[str, ...] = ()


class _Operand(msgspec.Struct, frozen=True):
    """A quantity as an operand: how the expression calls it, its fact, and its value."""

    shown: str
    fact: Fact
    quantity: Quantity
    value: Value


class _CannotError(ValueError):
    """Why an expression cannot be worked out (message, hint)."""

    def __init__(self, message: str, hint: str = "", number: str = "104") -> None:
        super().__init__(message)
        self.hint = hint
        self.number = number


class _BrokenOperandError(Exception):
    """An operand belongs to a record that could not be read, which has been reported already."""


def work_out(ledger: Ledger) -> WorkedOut:
    """Give each `derived` its value and qualifier; F104, or F006 for an unknown operand, where that cannot be."""
    findings: list[Finding] = []
    facts: dict[str, Fact] = {}
    for fact in ledger.facts.values():
        done = tuple(_one(derived, fact, ledger, findings) for derived in fact.derived)
        facts[fact.id] = msgspec.structs.replace(fact, derived=done) if done else fact
    return WorkedOut(facts, tuple(findings))


def _one(derived: Derived, fact: Fact, ledger: Ledger, findings: list[Finding]) -> Derived:
    try:
        value = evaluate(derived.of, fact, ledger)
        _check_unit(derived, value)
    except _BrokenOperandError:
        return derived
    except _CannotError as error:
        message = f"“{derived.name}” cannot be worked out: {error}"
        findings.append(Finding(f"F{error.number}", "error", derived.where("of"), message, error.hint))
        return derived
    return msgspec.structs.replace(derived, value=value.number, qualifier=value.qualifier)


def evaluate(expression: str, fact: Fact, ledger: Ledger) -> Value:
    """The value of an expression. Raises ValueError, with a plain sentence, where it has none.

    Sums and differences are exact. Ratios are rounded to RATIO_STEP, shares (in percent) to SHARE_STEP: towards the
    safe side for a bound ("at least" down, "at most" up), else half to even; a rounded exact number becomes "about".
    """
    if _COUNT.fullmatch(expression):
        if not fact.places:
            raise _CannotError("the fact names no places", "list them under “places”")
        return Value(Decimal(len(frozenset(fact.places))), "exact")
    if share := _SHARE.fullmatch(expression):
        part, whole = (_operand(name, fact, ledger) for name in share.groups())
        _check_base(part, whole)
        hundredfold = Value(part.value.number * 100, part.value.qualifier)
        return _rounded(_divided(hundredfold, whole.value), SHARE_STEP)
    tokens = expression.split()
    names, operators = tokens[::2], tokens[1::2]
    if len(tokens) < 3 or len(tokens) % 2 == 0 or any(operator not in ("+", "-", "/") for operator in operators):
        raise _CannotError(f"“{expression}” is not understood", _FORMS)
    operands = [_operand(name, fact, ledger) for name in names]
    values = [operand.value for operand in operands]
    if "/" in operators:
        if len(values) != 2:
            raise _CannotError("a ratio has two operands", _FORMS)
        return _rounded(_divided(*values), RATIO_STEP)
    total = values[0]
    for operator, value in zip(operators, values[1:], strict=True):
        if operator == "-":
            _check_alike(total, value)
        total = _added(total, value if operator == "+" else _negated(value))
    if total.number < 0:
        raise _CannotError(f"it comes out below zero ({total.number})", "the larger number stands first")
    return total


def _operand(name: str, fact: Fact, ledger: Ledger) -> _Operand:
    """The operand `quantity` of this fact, or `fact-id.quantity`."""
    fact_id, dot, quantity_name = name.rpartition(".")
    if not dot:
        return _known(name, name, fact)
    other = ledger.facts.get(fact_id)
    if fact_id in ledger.broken or (other is None and ledger.is_broken(fact_id)):
        raise _BrokenOperandError
    if other is None:
        raise _CannotError(f"there is no fact “{fact_id}”", did_you_mean(fact_id, ledger.facts), "006")
    return _known(name, quantity_name, other)


def _known(shown: str, name: str, fact: Fact) -> _Operand:
    quantity = next((quantity for quantity in fact.quantities if quantity.name == name), None)
    if quantity is None:
        names = [quantity.name for quantity in fact.quantities]
        hint = did_you_mean(name, names) or f"the fact “{fact.id}” has: {', '.join(names) or 'no quantities'}"
        raise _CannotError(f"there is no quantity “{shown}”", hint, "006")
    return _Operand(shown, fact, quantity, _value(shown, quantity))


def _value(shown: str, quantity: Quantity) -> Value:
    if quantity.value is None:
        raise _CannotError(f"“{shown}” has no figure, only “{quantity.indefinite}”", "leave the derived number out")
    if quantity.high is not None:
        raise _CannotError(f"“{shown}” is a range", "leave the derived number out")
    return Value(quantity.value, quantity.qualifier, (quantity.unit,) if quantity.unit else ())


def _check_base(part: _Operand, whole: _Operand) -> None:
    """See that a share is one of the whole that the source has: alike in unit, of one source, and not larger than it.

    Of a toll, the injured are no part of the killed, though both are people.
    """
    _check_alike(part.value, whole.value)
    if part.value.number > whole.value.number:
        raise _CannotError(
            f"“{part.shown}” ({part.value.number}) is more than its whole, “{whole.shown}” ({whole.value.number})",
            "write share(part, whole)",
        )
    if any(number.of == whole.value.number for number in parse_number(part.quantity.words)):
        return  # “43 of 84”: the source itself says so
    if part.fact is not whole.fact and {one.source for one in part.fact.evidence}.isdisjoint(
        one.source for one in whole.fact.evidence
    ):
        raise _CannotError(
            f"“{part.shown}” and “{whole.shown}” are from different sources, and none says that one is part of the"
            " other",
            "give the two numbers as they stand, each with its source",
        )
    tolls = toll_words().always
    if part.quantity.name != whole.quantity.name and {part.quantity.name, whole.quantity.name} <= tolls:
        raise _CannotError(
            f"“{part.shown}” is no part of “{whole.shown}”",
            "give the two numbers as they stand, or write a ratio: a / b",
        )


def _check_alike(one: Value, other: Value) -> None:
    """See that two numbers count the same, as far as they say what they count."""
    if one.units and other.units and {_singular(unit) for unit in one.units} != {_singular(other.units[0])}:
        told = " and ".join(f"“{unit}”" for unit in (*one.units, *other.units))
        raise _CannotError(f"its numbers count different things: {told}", "give the two numbers as they stand")


def _check_unit(derived: Derived, value: Value) -> None:
    """See that what comes out of a sum or difference is called by what was put in; a mixed sum, by neither."""
    if not derived.unit or not value.units:
        return
    counted = {_singular(unit) for unit in value.units}
    told = " and ".join(f"“{unit}”" for unit in value.units)
    if len(counted) == 1:
        people = toll_words().people | toll_words().always
        if _singular(derived.unit) in counted or {derived.unit.casefold(), value.units[0].casefold()} <= people:
            return
        raise _CannotError(
            f"its numbers count {told}, and its unit is “{derived.unit}”", f"write unit: {value.units[0]}"
        )
    if _singular(derived.unit) in counted:
        raise _CannotError(
            f"its numbers count {told}, and its unit is only one of them", "write a unit that is true of all of them"
        )


def _singular(unit: str) -> str:
    """A unit as it is compared, whatever its capitals and its plural."""
    return unit.strip().casefold().removesuffix("s")


_OPPOSITE: Mapping[Qualifier, Qualifier] = {
    "exact": "exact",
    "about": "about",
    "at_least": "at_most",
    "at_most": "at_least",
    "more_than": "fewer_than",
    "fewer_than": "more_than",
}
_LOWER: tuple[Qualifier, ...] = ("at_least", "more_than")
_UPPER: tuple[Qualifier, ...] = ("at_most", "fewer_than")


def _negated(value: Value) -> Value:
    return Value(-value.number, _OPPOSITE[value.qualifier], value.units)


def _added(one: Value, other: Value) -> Value:
    units = tuple(dict.fromkeys((*one.units, *other.units)))
    return Value(one.number + other.number, _joined(one.qualifier, other.qualifier), units)


def _divided(part: Value, whole: Value) -> Value:
    """A quotient of numbers that are not negative: a larger divisor makes it smaller."""
    if whole.number == 0:
        raise _CannotError("it would divide by zero")
    return Value(part.number / whole.number, _joined(part.qualifier, _OPPOSITE[whole.qualifier]))


def _joined(one: Qualifier, other: Qualifier) -> Qualifier:
    """The qualifier of a number that grows with two others: bounds of one direction join, a strict one stays strict."""
    if one in ("exact", other):
        return other
    if other == "exact":
        return one
    if one in _LOWER and other in _LOWER:
        return "more_than"
    if one in _UPPER and other in _UPPER:
        return "fewer_than"
    told = " and ".join(f"“{name.replace('_', ' ')}”" for name in (one, other))
    raise _CannotError(
        f"its direction is unclear: what comes out of {told} is neither a lower nor an upper bound",
        "leave the derived number out, and give the two numbers as they stand",
    )


def _rounded(value: Value, step: Decimal) -> Value:
    if value.qualifier in _LOWER:
        return _bounded(value, value.number.quantize(step, ROUND_FLOOR), "at_least")
    if value.qualifier in _UPPER:
        return _bounded(value, value.number.quantize(step, ROUND_CEILING), "at_most")
    number = value.number.quantize(step, ROUND_HALF_EVEN)
    return Value(number, "about" if number != value.number else value.qualifier)


def _bounded(value: Value, number: Decimal, loose: Qualifier) -> Value:
    # "more than 51.19" rounded down is still "more than 51"; that it is more than 51 holds either way.
    strict = value.qualifier if value.qualifier != loose else loose
    return Value(number, strict)
