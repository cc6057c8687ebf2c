"""Nodes in, records out: a small decoder driven by the records' own annotations, which tells every problem it meets."""

import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
import yaml

from builder.model.finding import Finding, Place
from builder.model.ledger import ANY_ID, Record
from builder.reading import scalars
from builder.reading.list_forms import list_items
from builder.reading.nearest import did_you_mean, nearest
from builder.reading.shapes import SHAPES, Check, Shape, key_of
from builder.reading.yamltext import compose

MOST_FINDINGS = 100
"""How many findings are told of one file: often one slip at the top makes thousands of them."""

R = TypeVar("R", bound=Record)
Mark = tuple[int, int]


class _Bad:
    """What a converter returns for a value that it has reported."""


BAD = _Bad()
Convert = Callable[[yaml.Node, "Reader", "_Field", dict[str, Mark]], object]


class _Field(msgspec.Struct, frozen=True):
    """A field of a record: its name, its key in YAML, how to convert its node, and what its text must be."""

    name: str
    key: str
    convert: Convert
    required: bool
    check: Check | None


class _Plan(msgspec.Struct, frozen=True):
    """How a record class is decoded: its shape, and its fields by every key that they may stand under."""

    shape: Shape
    by_key: Mapping[str, _Field]
    fields: tuple[_Field, ...]


class Reader:
    """Decodes the records of one file and gathers what is wrong in it.

    `letter` is the family of rule codes (S, F, D, P). `broken` are the ids of records that were dropped, with their
    places: a reference to one of them is not a second mistake.
    """

    def __init__(self, path: str, letter: str) -> None:
        self.path = path
        self.letter = letter
        self.findings: list[Finding] = []
        self.broken: dict[str, Place] = {}
        self._faults = 0

    def compose(self, text: str) -> yaml.Node | None:
        """The root node of a YAML text, or None where it is empty or cannot be read."""
        composed = compose(self.path, text, self.letter)
        self.findings += composed.findings
        return composed.node

    def place(self, node: yaml.Node) -> Place:
        """Where a node begins, line and column from 1."""
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def tell(self, number: str, place: Place, message: str, hint: str = "") -> _Bad:
        """Report an error under this file's letter; beyond MOST_FINDINGS only that there are more."""
        if len(self.findings) == MOST_FINDINGS:
            number, message = "001", f"more than {MOST_FINDINGS} things are wrong; the rest of the file was not read"
            hint = "mend these first, and check again"
            self.broken[ANY_ID] = place
        if not self.full:
            self.findings.append(Finding(self.letter + number, "error", place, message, hint))
        return BAD

    @property
    def full(self) -> bool:
        """Whether so much was told that the rest is not read."""
        return len(self.findings) > MOST_FINDINGS

    def fault(self, number: str, place: Place, message: str, hint: str = "") -> _Bad:
        """Report an error for which the record around it is dropped."""
        self._faults += 1
        return self.tell(number, place, message, hint)

    def records(self, cls: type[R], node: yaml.Node | None) -> tuple[R, ...]:
        """The records of a file that is a list of them; a broken one is reported and left out."""
        if node is None or node.value == "":
            return ()
        label = SHAPES[cls].label
        if not isinstance(node, yaml.SequenceNode):
            self.tell(
                "003",
                self.place(node),
                f"expected a list of {label}s, found {scalars.described(node)}",
                "begin each record with “- ”",
            )
            self.broken[ANY_ID] = self.place(node)
            return ()
        found = (self.record(cls, item) for item in node.value if not self.full)
        return tuple(record for record in found if record is not None)

    def record(self, cls: type[R], node: yaml.Node, **given: str | int | None) -> R | None:
        """One record, or None where it is broken (then there is a finding). `given` are fields that are not read."""
        faults = self._faults
        values = self.values(cls, node)
        if self._faults != faults:
            broken_id = values.get("id")
            if isinstance(broken_id, str):
                self.broken.setdefault(broken_id, self.place(node))
            return None
        return cls(**{**values, **given})

    def values(self, cls: type[Record], node: yaml.Node) -> dict[str, Any]:
        """The fields of a record that could be read, with `at` and `marks`, for callers that can do with a part.

        Their types are those of the record's annotations, which is more than a type checker can follow.
        """
        plan = _plan(cls)
        plain = plan.shape.prepare(node) if plan.shape.prepare else node
        if not isinstance(plain, yaml.MappingNode):
            expected = f"expected {_a(plan.shape.label)}"
            self.fault(
                "003", self.place(node), f"{expected}, found {scalars.described(node, 'nothing')}", _example(plan)
            )
            return {}
        marks: dict[str, Mark] = {}
        values: dict[str, Any] = {"at": self.place(node), "marks": marks}
        meant: list[str] = []
        cut_off: list[yaml.Node] = []
        for key_node, value_node in plain.value:
            if self.full:
                break
            field = plan.by_key.get(key_of(key_node))
            if field is None and plain.flow_style and value_node.value == "" and " " in key_of(key_node):
                cut_off.append(key_node)
            elif field is None:
                meant.append(self._unknown_key(key_node, plan))
            elif field.name in marks:
                if key_of(key_node) == "id" and "id" in plan.by_key:
                    self._runs_on(key_node, value_node, plan, marks["id"][0])
                    break
                line = marks[field.name][0]
                self.tell(
                    "005",
                    self.place(key_node),
                    f"the key “{field.key}” is written twice",
                    f"the first is on line {line}; keep one of them",
                )
            elif value_node.value != "":
                mark = value_node.start_mark
                marks[field.name] = (mark.line + 1, mark.column + 1)
                value = field.convert(value_node, self, field, marks)
                if value is not BAD:
                    values[field.name] = value
        if cut_off:
            self._cut_off(cut_off[0])
        self._complete(plan, values, marks, meant)
        return values

    def _runs_on(self, key_node: yaml.Node, value_node: yaml.Node, plan: _Plan, line: int) -> None:
        """A second `id` begins the next record, whose dash is missing; that record is not read, and told once."""
        self.broken.setdefault(key_of(value_node), self.place(value_node))
        self.tell(
            "005",
            self.place(key_node),
            f"the key “id” is written twice in one {plan.shape.label}",
            f"the first is on line {line}; a new {plan.shape.label} begins with a dash: “- id: …”",
        )

    def _complete(self, plan: _Plan, values: dict[str, Any], marks: Mapping[str, Mark], meant: Iterable[str]) -> None:
        """Add defaults, and report what is missing; a key that is only misspelt (`meant`) was told as that."""
        missing = [field.key for field in plan.fields if field.required and field.name not in marks]
        if plan.shape.any_of and not any(name in marks for name in plan.shape.any_of):
            missing.append(plan.shape.any_of[0])
        for key in missing:
            if key in meant:
                self._faults += 1
            else:
                self._missing(plan, values, key)
        for name, default in plan.shape.defaults.items():
            values.setdefault(name, default)

    def _missing(self, plan: _Plan, values: Mapping[str, Any], key: str) -> None:
        named = next((f" “{values[name]}”" for name in ("id", "name", "template") if values.get(name)), "")
        self.fault(
            "004",
            values["at"],
            f"the {plan.shape.label}{named} has no “{key}”",
            f"add “{key}: …”",
        )

    def _unknown_key(self, key_node: yaml.Node, plan: _Plan) -> str:
        """Report a key that there is not; the one that is meant, as far as that can be seen."""
        key = key_of(key_node)
        guess = did_you_mean(key, plan.by_key) if key else ""
        known = f"{_a(plan.shape.label)} may have: {', '.join(plan.by_key)}"
        self.tell(
            "002",
            self.place(key_node),
            f"unknown key “{key or scalars.described(key_node)}” in {_a(plan.shape.label)}",
            guess or known,
        )
        return nearest(key, plan.by_key) if guess else ""

    def _cut_off(self, key_node: yaml.Node) -> None:
        """Report words that a comma has cut off their text between { and }."""
        self.tell(
            "002",
            self.place(key_node),
            f"inside {{ }} a comma ends a text: “{key_of(key_node)}” stands alone",
            'put the whole text in double quotation marks: {text: "…, …"}',
        )


def _a(label: str) -> str:
    if label in ("evidence", "wording", "looked-for", "notes"):
        return label
    return f"an {label}" if label[0] in "aeiou" else f"a {label}"


def _example(plan: _Plan) -> str:
    """How a record of the plan is written, with the keys that it cannot do without (or all, where it needs none)."""
    keys = [field.key for field in plan.fields if field.required] or [field.key for field in plan.fields]
    keys = [plan.shape.any_of[0], *keys] if plan.shape.any_of else keys
    inside = ", ".join(f"{key}: …" for key in keys)
    return f"write {plan.shape.short_form} or {{{inside}}}" if plan.shape.short_form else f"write {{{inside}}}"


@functools.cache
def _plan(cls: type[Record]) -> _Plan:
    """The plan of a record class, from its annotations and its shape; made once."""
    shape = SHAPES[cls]
    hints = get_type_hints(cls)
    fields: list[_Field] = []
    by_key: dict[str, _Field] = {}
    for info in msgspec.structs.fields(cls):
        if info.name in ("at", "marks", *shape.hidden):
            continue
        aliases = [key for key, name in shape.aliases.items() if name == info.name]
        field = _Field(
            info.name,
            info.name.replace("_", "-"),
            _converter(hints[info.name]),
            info.required and info.name not in shape.defaults,
            shape.checks.get(info.name),
        )
        fields.append(field)
        by_key[field.key] = field
        by_key.update(dict.fromkeys(aliases, field))
    return _Plan(shape, by_key, tuple(fields))


def _converter(hint: object) -> Convert:  # noqa: PLR0911 - one line a kind of type
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _converter(next(arg for arg in args if arg is not type(None)))
    if origin is Literal:
        return functools.partial(_literal, args)
    if origin is tuple and args[0] is str:
        return _texts
    if origin is tuple:
        return functools.partial(_records, args[0])
    if origin is not None and issubclass(origin, Mapping):
        return functools.partial(_named, args[1])
    if isinstance(hint, type) and issubclass(hint, Record):
        return functools.partial(_record, hint)
    return _SCALARS[typing.cast(type, hint)]


def _checked(value: object, node: yaml.Node, reader: Reader, field: _Field) -> object:
    expected, _, hint = field.check(node.value).partition("\n") if field.check else ("", "", "")
    return _wrong(node, reader, field, expected, hint) if expected else value


def _wrong(node: yaml.Node, reader: Reader, field: _Field, expected: str, hint: str = "") -> _Bad:
    found = scalars.described(node)
    return reader.fault("003", reader.place(node), f"“{field.key}” is {found}; expected {expected}", hint)


def _text(node: yaml.Node, reader: Reader, field: _Field, _marks: dict[str, Mark]) -> object:
    if not isinstance(node, yaml.ScalarNode):
        return _wrong(node, reader, field, "text", "put the text in quotation marks")
    # A text block (“|”) ends in a line end that nobody means.
    value = node.value.rstrip("\n")
    return _checked(value, node, reader, field) if field.check else value


def _scalar(read: Callable[[str], object], expected: str) -> Convert:
    def convert(node: yaml.Node, reader: Reader, field: _Field, _marks: dict[str, Mark]) -> object:
        if not isinstance(node, yaml.ScalarNode):
            return _wrong(node, reader, field, expected)
        value = read(node.value)
        if value is None:
            return _wrong(node, reader, field, expected, scalars.number_hint(node.value))
        return _checked(value, node, reader, field)

    return convert


_SCALARS: Mapping[type, Convert] = {
    str: _text,
    bool: _scalar(scalars.read_bool, "yes or no"),
    int: _scalar(scalars.read_int, "a whole number"),
    float: _scalar(scalars.read_float, "a number"),
    Decimal: _scalar(scalars.read_decimal, "a plain number such as 43 or 1.5, or a word such as hundreds"),
}


def _literal(
    allowed: tuple[str, ...], node: yaml.Node, reader: Reader, field: _Field, _marks: dict[str, Mark]
) -> object:
    if isinstance(node, yaml.ScalarNode) and node.value in allowed:
        return node.value
    guess = did_you_mean(node.value, allowed) if isinstance(node, yaml.ScalarNode) else ""
    return _wrong(node, reader, field, f"one of {', '.join(allowed)}", guess)


def _texts(node: yaml.Node, reader: Reader, field: _Field, marks: dict[str, Mark]) -> object:
    """A list of texts; the place of each is marked as `field[0]`, `field[1]` and so on."""
    if not isinstance(node, yaml.SequenceNode):
        one = f"write [{node.value}]" if isinstance(node, yaml.ScalarNode) and len(node.value) < 60 else ""
        return _wrong(node, reader, field, "a list", one)
    values: list[str] = []
    for index, item in enumerate(node.value):
        value = _text(item, reader, field, marks)
        if value is not BAD:
            mark = item.start_mark
            marks[f"{field.name}[{index}]"] = (mark.line + 1, mark.column + 1)
            values.append(typing.cast(str, value))
    return tuple(values)


def _record(cls: type[Record], node: yaml.Node, reader: Reader, _field: _Field, _marks: dict[str, Mark]) -> object:
    record = reader.record(cls, node)
    return BAD if record is None else record


def _records(cls: type[Record], node: yaml.Node, reader: Reader, field: _Field, _marks: dict[str, Mark]) -> object:
    shape = SHAPES[cls]
    items = list_items(node, shape)
    if items is None:
        hint = f"{_example(_plan(cls))}, in square brackets: [ … ]"
        return _wrong(node, reader, field, f"a list, in which each item is {_a(shape.label)}", hint)
    if shape.keyed:
        items = _unlike(items, shape.keyed, reader)
    found = (reader.record(cls, item) for item in items)
    return tuple(record for record in found if record is not None)


def _unlike(items: list[yaml.Node], name: str, reader: Reader) -> list[yaml.Node]:
    """The items whose `name` was not used before; each second use is reported."""
    first: dict[str, Place] = {}
    kept: list[yaml.Node] = []
    for item in items:
        pairs = item.value if isinstance(item, yaml.MappingNode) else []
        named = next((key_of(value) for key, value in pairs if key_of(key) == name), "")
        if named and named in first:
            hint = f"the first is on line {first[named].line}; rename one of them"
            reader.tell("005", reader.place(item), f"the name “{named}” is used twice", hint)
        else:
            first[named] = reader.place(item)
            kept.append(item)
    return kept


def _named(cls: type[Record], node: yaml.Node, reader: Reader, field: _Field, _marks: dict[str, Mark]) -> object:
    """A mapping from names to records."""
    if not isinstance(node, yaml.MappingNode):
        return _wrong(node, reader, field, "a mapping (name: value)")
    found: dict[str, Record] = {}
    for key_node, value_node in node.value:
        name = key_of(key_node)
        expected = field.check(name) if field.check else ""
        if expected:
            reader.fault("003", reader.place(key_node), f"“{name}” is no name for {field.key}; expected {expected}")
        elif name in found:
            reader.tell(
                "005",
                reader.place(key_node),
                f"the key “{name}” is written twice",
                f"the first is on line {found[name].at.line}; keep one of them",
            )
        elif (record := reader.record(cls, value_node)) is not None:
            found[name] = record
    return found
