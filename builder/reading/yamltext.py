"""YAML text in, a tree of nodes out: every scalar as text, every node with line and column, errors in plain words."""

import re
from collections.abc import Iterator

import msgspec
import yaml

from builder.model.finding import Finding, Place
from builder.reading.plainwords import syntax_error, unreadable
from builder.text.private import PRIVATE_USE, REFUSED, refused_in

MAX_DEPTH = 100
"""How deeply lists and mappings may nest: the parser in C goes down with them, and crashes where the stack ends."""

MAX_EXPANSION = 10_000
"""How many nodes a file may gain by aliases; beyond that it is a mistake or an attack."""

# What can make an anchor, an alias, a tag or an escaped character: only then is the tree walked a second time. Each
# pattern begins with what is rare, so that most of a text is passed over at once.
_ANCHOR = re.compile(r"[&*!](?<![^\s,\[{:\-][&*!])\S")
_ESCAPED = re.compile(r"\\[uUxNLP_0-9a-zA-Z]")
_BRACKET = re.compile(r"[\[\]{}]")
# Lists in lists on one line. Possessive, so that a long line of them is gone through once.
_DASHES = re.compile(r"(?:[-?:][ \t]++){4,}+")
_INDENTED = re.compile(rf"^ {{{MAX_DEPTH}}}", re.MULTILINE)
_DEEP_INDENT = " " * MAX_DEPTH
_SCALAR, _MAP, _SEQ = "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"


class Composed(msgspec.Struct, frozen=True):
    """What a text was composed into: its root node (None where it is empty or cannot be read), and the findings."""

    node: yaml.Node | None
    findings: tuple[Finding, ...] = ()


class _TextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # the base is chosen at run time
    """A loader that reads every plain scalar as text: `no`, `11:30` and `2022-11-21` stay what was written."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:  # noqa: ARG002 - PyYAML's signature
        if kind is yaml.ScalarNode:
            return _SCALAR
        return _MAP if kind is yaml.MappingNode else _SEQ

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Path resolvers are not used; the default would be called for each node."""

    def ascend_resolver(self) -> None:
        """See `descend_resolver`."""


def compose(path: str, text: str, letter: str) -> Composed:
    """Compose one YAML document. `letter` is the family of rule codes (S, F, D or P) that findings are told under.

    Lines and columns of the nodes' marks count from 0, as PyYAML has them. For many files, call it under
    `collector_off`.
    """
    refused = refused_character(path, text, letter)
    if refused is not None:
        return Composed(None, (refused,))
    if _too_deep(text):
        return Composed(
            None,
            (unreadable(letter, Place(path, 1, 1), "the lists and mappings nest too deeply", "write them flatter"),),
        )
    try:
        node = yaml.compose(text, Loader=_TextLoader)
    except yaml.YAMLError as error:
        return Composed(None, (syntax_error(error, path, text, letter),))
    if node is None or not (_ANCHOR.search(text) or _ESCAPED.search(text)):
        return Composed(node)
    findings = tuple(_second_look(node, path, letter))
    return Composed(None if findings else node, findings)


def _too_deep(text: str) -> bool:
    return _looks_deep(text) and _is_deep(text)


def _looks_deep(text: str) -> bool:
    """Whether lists and mappings could nest too deeply; brackets and dashes in quoted words count as well."""
    if (_DEEP_INDENT in text and _INDENTED.search(text)) or any(
        len(run.group().split()) >= MAX_DEPTH for run in _DASHES.finditer(text)
    ):
        return True
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return False
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def _is_deep(text: str) -> bool:
    """Whether lists and mappings do nest too deeply, by the parser's events, which need no stack."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_TextLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                return True
    except yaml.YAMLError:
        pass  # told when the text is composed, up to the same place
    return False


def refused_character(path: str, text: str, letter: str) -> Finding | None:
    """The first private-use or control character of a text, as a finding: the program keeps private use for itself."""
    found = refused_in(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1) + 1
    return _character_finding(letter, Place(path, line, column), found.group())


def _character_finding(letter: str, place: Place, character: str) -> Finding:
    kind = "private-use" if PRIVATE_USE.match(character) else "control"
    return unreadable(
        letter,
        place,
        f"the {kind} character U+{ord(character):04X} is not allowed",
        "delete it, or write the character that was meant; it often comes from copying out of a PDF",
    )


def _second_look(root: yaml.Node, path: str, letter: str) -> Iterator[Finding]:
    """Tags, escaped private-use characters, and aliases that multiply: what the parser itself lets through."""
    for node in _distinct(root):
        place = Place(path, node.start_mark.line + 1, node.start_mark.column + 1)
        if node.tag not in (_SCALAR, _MAP, _SEQ):
            shown = node.tag.replace("tag:yaml.org,2002:", "!!")
            yield unreadable(
                letter,
                place,
                f"the YAML tag “{shown}” is not read here",
                "delete it, or put the text in quotation marks",
            )
        if isinstance(node, yaml.ScalarNode) and (found := REFUSED.search(node.value)):
            yield _character_finding(letter, place, found.group())
    excess = _expansion(root)
    if excess is None or excess > MAX_EXPANSION:
        how = "refer to themselves" if excess is None else f"multiply into more than {MAX_EXPANSION:,} values"
        yield unreadable(letter, Place(path, 1, 1), f"the YAML aliases (*name) {how}", "write the values out")


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [child for pair in node.value for child in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _distinct(root: yaml.Node) -> Iterator[yaml.Node]:
    """Each node once, in document order."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            waiting.extend(reversed(_children(node)))


def _expansion(root: yaml.Node) -> int | None:
    """How many nodes the aliases add when written out, at most; None where an alias stands inside its own anchor."""
    sizes: dict[int, int] = {}
    open_nodes: set[int] = set()
    waiting: list[tuple[yaml.Node, bool]] = [(root, False)]
    while waiting:
        node, done = waiting.pop()
        key = id(node)
        if done:
            open_nodes.discard(key)
            sizes[key] = 1 + sum(sizes[id(child)] for child in _children(node))
        elif key in open_nodes:
            return None
        elif key not in sizes:
            open_nodes.add(key)
            waiting.append((node, True))
            # A child that still waits its turn is no cycle; one that is open is.
            for child in _children(node):
                if id(child) in open_nodes:
                    return None
                if id(child) not in sizes:
                    waiting.append((child, False))
    return sizes[id(root)] - len(sizes)
