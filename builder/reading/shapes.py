"""How each record is written in YAML where that differs from its fields: short forms, other key names, value checks."""

import datetime
import functools
import re
from collections.abc import Callable, Mapping

import msgspec
import yaml

from builder.model import deckspec as d
from builder.model import ledger as m
from builder.model.language import is_language_tag
from builder.reading.nearest import did_you_mean

Check = Callable[[str], str]
"""Takes a value's text; returns "" where it will do, else what was expected, in words, and on a second line a hint."""

_MAP = "tag:yaml.org,2002:map"


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """How one record class is written.

    `label` is what messages call it. `hidden` fields are never read. `aliases` maps keys to fields, beside the field's
    own name with hyphens. `defaults` are for fields without one in the model; of `any_of` at least one must be given.
    `checks` are by field. `prepare` rewrites a node into the plain form (a mapping of keys). In a list of it, `keyed`
    allows a mapping whose keys become that field, and `single` allows one record without the list. `short_form` shows
    in hints how it may be written short.
    """

    label: str
    hidden: tuple[str, ...] = ()
    aliases: Mapping[str, str] = {}
    defaults: Mapping[str, object] = {}
    any_of: tuple[str, ...] = ()
    checks: Mapping[str, Check] = {}
    prepare: Callable[[yaml.Node], yaml.Node] | None = None
    keyed: str = ""
    short_form: str = ""
    single: bool = False


_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIELD = re.compile("|".join([*d.COLUMN_FIELDS, r"quantity:[a-z][a-z0-9_]*"]))
_SHA256 = re.compile(r"[0-9a-f]{64}")
_REASON_WORDS = 4


def _slug(text: str) -> str:
    return "" if _SLUG.fullmatch(text) else "letters, digits, hyphens and underscores, such as drone-deal"


def _identifier(text: str) -> str:
    return "" if _IDENTIFIER.fullmatch(text) else "small letters, digits and underscores, such as missiles_fired"


def day(text: str) -> str:
    """Check a day written as YYYY-MM-DD."""
    try:
        if _DAY.fullmatch(text):
            datetime.date.fromisoformat(text)
            return ""
    except ValueError:
        pass
    return "a day as YYYY-MM-DD, such as 2022-11-21"


@functools.lru_cache(maxsize=4096)
def edtf(text: str) -> str:
    """Check a date of our EDTF profile (ISO 8601-2:2019)."""
    from builder.text.dates import parse_edtf

    try:
        parse_edtf(text)
    except ValueError as error:
        return f"a date: {error}"
    return ""


def _anchor(text: str) -> str:
    return "" if text == "issued" else day(text) and "“issued”, or a day as YYYY-MM-DD"


def _column_field(text: str) -> str:
    if _FIELD.fullmatch(text):
        return ""
    expected = f"{', '.join(d.COLUMN_FIELDS)}, or quantity:NAME"
    guess = "" if text.startswith("quantity") else did_you_mean(text, d.COLUMN_FIELDS)
    return f"{expected}\n{guess}" if guess else expected


def _between(least: float, most: float) -> Check:
    def check(text: str) -> str:
        return "" if least <= float(text) <= most else f"a number from {least:g} to {most:g}"

    return check


def _at_least(least: int) -> Check:
    return lambda text: "" if float(text) >= least else f"a number of {least} or more"


def _above_zero(text: str) -> str:
    return "" if float(text) > 0 else "a number above 0"


def _sha256(text: str) -> str:
    return "" if _SHA256.fullmatch(text) else "64 hexadecimal digits, as “sourcedeck source pin” writes them"


@functools.lru_cache(maxsize=1024)
def _is_indefinite(text: str) -> bool:
    """Whether a text is an indefinite number word as the rules read it ("hundreds", "several hundred")."""
    if not text or text[0].isdigit():
        return False
    from builder.text.numbers import parse_number

    found = parse_number(text)
    return len(found) == 1 and found[0].indefinite.casefold() == text.casefold()


def _indefinite(text: str) -> str:
    return "" if _is_indefinite(text) else "a word without a figure, such as hundreds or several hundred"


def _language(text: str) -> str:
    return "" if is_language_tag(text) else "a language tag (BCP 47), such as en, de or pt-BR"


def _reason(text: str) -> str:
    return "" if len(text.split()) >= _REASON_WORDS else "a reason worth reading: a sentence, not a word or two"


def key_of(node: yaml.Node) -> str:
    """The text of a key; "" for a key that is no text (a list as key)."""
    return node.value if isinstance(node, yaml.ScalarNode) else ""


def _mapping(like: yaml.Node, pairs: list[tuple[yaml.Node, yaml.Node]]) -> yaml.MappingNode:
    flow = like.flow_style if isinstance(like, yaml.MappingNode) else None
    return yaml.MappingNode(_MAP, pairs, like.start_mark, like.end_mark, flow_style=flow)


def _key(name: str, like: yaml.Node) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", name, like.start_mark, like.end_mark)


def _scalar_is(name: str) -> Callable[[yaml.Node], yaml.Node]:
    """`words` stands for `{name: words}`."""

    def prepare(node: yaml.Node) -> yaml.Node:
        return _mapping(node, [(_key(name, node), node)]) if isinstance(node, yaml.ScalarNode) else node

    return prepare


def _selection(node: yaml.Node) -> yaml.Node:
    """`[a, b]` stands for `{ids: [a, b]}`."""
    return _mapping(node, [(_key("ids", node), node)]) if isinstance(node, yaml.SequenceNode) else node


_TEXT_KEYS = ("text", "rests-on", "own-words")


def _task(node: yaml.Node) -> yaml.Node:
    """The keys of the task's text stand beside its own: `{text, rests-on, minutes}`; a plain text is a task too."""
    if isinstance(node, yaml.ScalarNode):
        return _mapping(node, [(_key("text", node), node)])
    if not isinstance(node, yaml.MappingNode):
        return node
    texts = [pair for pair in node.value if key_of(pair[0]) in _TEXT_KEYS]
    if not any(key_of(key) == "text" for key, _ in texts):
        return node
    # A text of several keys is told at its words, not at the task.
    words = next(value for key, value in texts if key_of(key) == "text")
    inner = words if isinstance(words, yaml.MappingNode) and len(texts) == 1 else _mapping(words, texts)
    return _mapping(node, [(_key("text", words), inner), *(pair for pair in node.value if pair not in texts)])


def _deck(node: yaml.Node) -> yaml.Node:
    """`minutes: {total, buffer}` becomes the keys `minutes.total` and `minutes.buffer`; a number is the total."""
    if not isinstance(node, yaml.MappingNode):
        return node
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    for key, value in node.value:
        if key_of(key) == "minutes" and isinstance(value, yaml.MappingNode):
            pairs += [(_key(f"minutes.{key_of(inner)}", inner), given) for inner, given in value.value]
        else:
            pairs.append((key, value))
    return _mapping(node, pairs)


def _quantity(node: yaml.Node) -> yaml.Node:
    """`value: hundreds` is `indefinite: hundreds`."""
    if not isinstance(node, yaml.MappingNode):
        return node
    for index, (key, value) in enumerate(node.value):
        if key_of(key) == "value" and _is_indefinite(key_of(value)):
            moved = list(node.value)
            moved[index] = (_key("indefinite", key), value)
            return _mapping(node, moved)
    return node


_ID = {"id": _slug}
SHAPES: Mapping[type, Shape] = {
    m.LeftOut: Shape(label="left-out sentence"),
    m.Author: Shape(label="author", prepare=_scalar_is("literal")),
    m.Source: Shape(
        label="source",
        hidden=("id", "text", "text_line"),
        aliases={"URL": "url", "author": "authors"},
        checks={
            "issued": edtf,
            "accessed": edtf,
            "language": _language,
            "quote_limit": _at_least(0),
            "text_sha256": _sha256,
        },
    ),
    m.Attribution: Shape(label="attribution", prepare=_scalar_is("who")),
    m.Evidence: Shape(label="evidence"),
    m.When: Shape(label="date", prepare=_scalar_is("edtf"), checks={"edtf": edtf, "anchor": _anchor}),
    m.Quantity: Shape(
        label="quantity",
        keyed="name",
        prepare=_quantity,
        defaults={"value": None},
        any_of=("value", "indefinite"),
        checks={"name": _identifier, "indefinite": _indefinite},
    ),
    m.Derived: Shape(label="derived number", hidden=("value", "qualifier"), single=True, checks={"name": _identifier}),
    m.LookedFor: Shape(label="looked-for", checks={"on": edtf}),
    m.Fact: Shape(label="fact", checks={**_ID, "language": _language, "priority": _between(1, 3), "review_after": day}),
    m.Actor: Shape(label="actor", checks=_ID),
    m.Locality: Shape(label="place", checks={**_ID, "latitude": _between(-90, 90), "longitude": _between(-180, 180)}),
    m.Term: Shape(label="term", checks=_ID),
    m.Target: Shape(label="target"),
    m.Listing: Shape(label="listing", checks=_ID),
    m.Wording: Shape(label="wording"),
    m.Waiver: Shape(label="waiver", checks={"reason": _reason}),
    d.Text: Shape(label="text", prepare=_scalar_is("text")),
    d.Task: Shape(label="task", prepare=_task, checks={"minutes": _at_least(0)}),
    d.SpeakerNotes: Shape(label="notes"),
    d.Selection: Shape(
        label="selection of facts",
        short_form="[fact-id, other-id]",
        prepare=_selection,
        checks={"min_priority": _between(1, 3), "limit": _at_least(0)},
    ),
    d.Group: Shape(label="group"),
    d.Column: Shape(label="column", checks={"field": _column_field, "width": _above_zero}),
    d.SlideSpec: Shape(
        label="slide",
        defaults={"template": ""},
        any_of=("template", "section"),
        checks={**_ID, "minutes": _at_least(0), "extra": _identifier},
    ),
    d.DeckSpec: Shape(
        label="deck",
        hidden=("id", "findings"),
        prepare=_deck,
        aliases={"minutes.total": "minutes", "minutes.buffer": "buffer"},
        checks={"known_as_of": day, "date": day, "minutes": _at_least(0), "buffer": _at_least(0)},
    ),
}
