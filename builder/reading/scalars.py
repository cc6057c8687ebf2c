"""Text of a YAML scalar in, a Python value out (None where it is not one), and words for what was found instead."""

import re
from decimal import Decimal

import yaml

_INTEGER = re.compile(r"[+-]?\d{1,12}")
_DECIMAL = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?")
_FRACTION = re.compile(r"(\d{1,4})/([1-9]\d{0,3})")
_WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SCALED = re.compile(r"(\d{1,9}(?:\.\d{1,9})?) (thousand|million|billion|trillion)")
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_BOOLEANS = {"yes": True, "true": True, "no": False, "false": False}
_LONGEST_SHOWN = 60


def read_bool(text: str) -> bool | None:
    """`yes`, `no`, `true` or `false`, in any case."""
    return _BOOLEANS.get(text.casefold())


def read_int(text: str) -> int | None:
    """A whole number of ASCII digits, at most twelve."""
    return int(text) if text.isascii() and _INTEGER.fullmatch(text) else None


def read_decimal(text: str) -> Decimal | None:
    """A plain decimal number: digits and at most one point, no commas, no words, no exponent; or a fraction, `1/3`.

    A third has as many digits as Python's decimals have, 28.
    """
    if not text.isascii():
        return None
    if fraction := _FRACTION.fullmatch(text):
        return Decimal(fraction[1]) / Decimal(fraction[2])
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def read_float(text: str) -> float | None:
    """A plain decimal number as a float, for coordinates and widths."""
    value = read_decimal(text)
    return None if value is None else float(value)


def number_hint(text: str) -> str:
    """How a number that was written for people should be written here, or ""."""
    if _WITH_COMMAS.fullmatch(text):
        return f"write {text.replace(',', '')}, without commas"
    if text.endswith("%") and read_decimal(text[:-1].strip()) is not None:
        return f"write {text[:-1].strip()}, with “unit: percent”"
    if scaled := _SCALED.fullmatch(text.casefold()):
        value = Decimal(scaled.group(1)).scaleb(_SCALES[scaled.group(2)])
        return f"write {value.normalize():f}"
    return ""


def described(node: yaml.Node, nothing: str = "empty") -> str:
    """What stands at a node, for a message: the text itself, "a list", "a mapping", or `nothing`."""
    if isinstance(node, yaml.ScalarNode):
        text = " ".join(node.value.split())
        shown = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
        return f"“{shown}”" if shown else nothing
    return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"
