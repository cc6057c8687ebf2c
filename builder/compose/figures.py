"""Numbers of a fact in words: with qualifier and unit for running text, with the qualifier alone for table cells."""

from decimal import Decimal

from builder.compose.facts import FactView, NamedValues
from builder.compose.words import Words
from builder.model.ledger import Derived, Quantity
from builder.model.slides import Origin, Run

_YEAR = "year"
_MOST_DECIMALS = 12
_SHOWN = Decimal("0.001")
_ENDLESS = Decimal("1e-9")
_THIRDS = {
    "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3, "⅙": Decimal(1) / 6, "⅚": Decimal(5) / 6,
    "⅐": Decimal(1) / 7, "⅑": Decimal(1) / 9,
}  # fmt: skip
_PERCENT = ("%", "percent", "per cent")


def quantities(view: FactView) -> NamedValues:
    """Give the quantities of a fact for running text: "at least 6,000 drones"."""
    words = view.shelf.words
    values = {one.name: view.say(in_words(one, words), field_of(one)) for one in view.fact.quantities}
    return NamedValues(f"the quantity of fact {view.fact.id}", values)


def derived_numbers(view: FactView) -> NamedValues:
    """Give the numbers that were worked out, for running text: "41 missiles"."""
    words = view.shelf.words
    values = {
        one.name: view.say(in_words(one, words), field_of(one)) for one in view.fact.derived if one.value is not None
    }
    return NamedValues(f"the derived number of fact {view.fact.id}", values)


def figures(view: FactView) -> NamedValues:
    """Give both without units, which the head of a table's column says: "at least 11"."""
    words = view.shelf.words
    values = {
        one.name: view.say(bare(one, words), field_of(one))
        for one in view.fact.numbers
        if isinstance(one, Quantity) or one.value is not None
    }
    return NamedValues(f"the number of fact {view.fact.id}", values)


def field_of(number: Quantity | Derived) -> str:
    """Give the field of its fact in which a number stands."""
    return f"{'derived' if isinstance(number, Derived) else 'quantities'}.{number.name}"


def worked_out(view: FactView) -> Run:
    """Give the sign behind a number that we worked out."""
    return Run("\u00a0÷", Origin("program", view.fact.id, "derived"))


def in_words(quantity: Quantity | Derived, words: Words) -> str:
    """Say a number with qualifier and unit; an indefinite one ("hundreds of drones") as its source words it."""
    if isinstance(quantity, Quantity) and quantity.value is None and quantity.words:
        return quantity.words
    if isinstance(quantity, Quantity) and quantity.words and quantity.value is not None and _is_endless(quantity.value):
        return quantity.words  # “a third of the wells”
    unit = "" if quantity.unit == _YEAR or quantity.unit in _PERCENT else quantity.unit
    return f"{bare(quantity, words)} {unit}".rstrip()


def bare(quantity: Quantity | Derived, words: Words) -> str:
    """Say a number with its qualifier and no unit; years have no thousands separator, percentages keep their sign."""
    high = quantity.high if isinstance(quantity, Quantity) else None
    if quantity.value is not None:
        number = _figure(quantity.value, quantity.unit, words) + (
            f"–{_figure(high, quantity.unit, words)}" if high else ""
        )
    else:
        number = quantity.indefinite if isinstance(quantity, Quantity) else ""
    if quantity.unit in _PERCENT:
        number += "%"
    return " ".join(part for part in (words[f"qualifier_{quantity.qualifier}"], number) if part)


def _figure(value: Decimal, unit: str, words: Words) -> str:
    return words.figure(_in_english(value, unit))


def _in_english(value: Decimal, unit: str) -> str:
    if _is_endless(value):
        rest = value % 1
        sign = next((sign for sign, part in _THIRDS.items() if abs(part - rest) < _ENDLESS), "")
        if sign:
            return f"{int(value):,}{sign}" if value >= 1 else sign
        value = value.quantize(_SHOWN)
    number = f"{value:f}" if unit == _YEAR else f"{value:,f}"
    return number.rstrip("0").rstrip(".") if "." in number else number


def _is_endless(value: Decimal) -> bool:
    """Whether a number has more decimals than anybody writes: a third."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -_MOST_DECIMALS
