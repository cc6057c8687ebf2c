"""The template language: a whitelist over Jinja's syntax tree that makes it total, and the wrapping that keeps origins.

Templates can loop only over given collections, call only named macros and functions, and cannot recurse, calculate or
take texts apart; so every template ends soon, whatever it says. Everything else is refused with its line.
"""

from collections.abc import Callable, Iterator, Mapping

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from builder.compose.problems import RefusedError, unknown_name

MAX_NESTING = 40
MAX_LOOPS = 4
FIRST_LINE_MARK = 0x100000
LAST_MARK = 0xFFFD

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.Call, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr,
    nodes.For, nodes.If, nodes.Macro, nodes.CallBlock, nodes.Assign, nodes.AssignBlock, nodes.Import, nodes.FromImport,
    nodes.Include, nodes.With, nodes.Tuple, nodes.List, nodes.Keyword,
)  # fmt: skip
_TESTS = frozenset({"odd", "even", "divisibleby"})
_RESERVED = frozenset({"self", "super", "varargs", "kwargs"})

_JOIN = "write the parts side by side, as in `{{ a }} and {{ b }}`, or use `join`"
_CALCULATE = "templates do not calculate: have the number in a fact (`quantities`, `derived`), or use `length`"
_INSTEAD: Mapping[type[nodes.Node], tuple[str, str, str]] = {
    nodes.Concat: ("P105", "`~` loses the source of a text", _JOIN),
    nodes.Add: ("P105", "`+` is not allowed", f"{_JOIN}; {_CALCULATE}"),
    nodes.Sub: ("P105", "`-` is not allowed", _CALCULATE),
    nodes.Mul: ("P105", "`*` is not allowed", _CALCULATE),
    nodes.Div: ("P105", "`/` is not allowed", _CALCULATE),
    nodes.FloorDiv: ("P105", "`//` is not allowed", _CALCULATE),
    nodes.Mod: ("P105", "`%` is not allowed", "write the words around `{{ … }}`; for every second item use `batch(2)`"),
    nodes.Pow: ("P105", "`**` is not allowed", _CALCULATE),
    nodes.Neg: ("P105", "a minus sign is not allowed", _CALCULATE),
    nodes.Pos: ("P105", "a plus sign is not allowed", _CALCULATE),
    nodes.Slice: (
        "P105",
        "slices are not allowed",
        "use `first`, `last` or `batch`, or `limit` in the deck's selection",
    ),
    nodes.FilterBlock: ("P105", "`{% filter %}` loses sources", "apply the filter to each `{{ … }}`"),
    nodes.Block: ("P102", "`{% block %}` is not allowed", 'use `{% include "name" %}` or a macro of the pack'),
    nodes.Extends: ("P102", "`{% extends %}` is not allowed", 'use `{% include "name" %}` or a macro of the pack'),
    nodes.Dict: ("P102", "dictionaries are not allowed", "use the given variables, or a macro with arguments"),
}
_FILTERS_INSTEAD: Mapping[str, str] = {
    "replace": "change the words in the fact or the deck",
    "truncate": "write a shorter `headline` in the fact; the fit stage splits what is long",
    "lower": "write the words as they shall stand",
    "title": "use `capitalize_first`",
    "capitalize": "use `capitalize_first`",
    "format": "write the words around `{{ … }}`",
    "map": "write a loop",
    "select": "write a loop with `if`",
    "selectattr": "write a loop with `if`",
    "groupby": "give `groups` in the deck",
    "sort": "use `sort_by_date`",
    "safe": "Markdown comes from the template alone",
    "escape": "nothing needs escaping: facts cannot act as Markdown",
    "e": "nothing needs escaping: facts cannot act as Markdown",
    "trim": "texts have no space around them",
    "count": "use `length`",
    "d": "use `default`",
    "slice": "use `batch`",
    "wordcount": "templates do not count words",
}


class Language:
    """What templates may name: filters, functions and the files that they may import.

    `macro_file` tells which of the files has a macro of a name, "" for none.
    """

    def __init__(
        self,
        filters: frozenset[str],
        functions: frozenset[str],
        files: Mapping[str, str],
        macro_file: Callable[[str], str] = lambda _: "",
    ) -> None:
        self.filters = filters
        self.functions = functions
        self.files = files
        self.macro_file = macro_file

    def check(self, tree: nodes.Template) -> tuple[str, ...]:
        """Refuse whatever is not in the language; give the files that the template imports or includes.

        Raises RefusedError with the line: P102 what is not allowed, P103 unknown names, P105 what would lose a source.
        """
        callables = _Callables(tree, self.functions, self.macro_file)
        files: list[str] = []
        stack: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
        while stack:
            node, depth, loops = stack.pop()
            if depth > MAX_NESTING:
                raise RefusedError(
                    "P102", "the template is nested too deeply", "move parts into macros", line=node.lineno
                )
            self._check_node(node, loops, callables, files)
            loops += isinstance(node, nodes.For)
            # The first mistake of a file is told, in the order in which people read.
            stack.extend((child, depth + 1, loops) for child in reversed(list(node.iter_child_nodes())))
        callables.check_recursion()
        return tuple(files)

    def _check_node(self, node: nodes.Node, loops: int, callables: "_Callables", files: list[str]) -> None:
        if not isinstance(node, _ALLOWED):
            code, message, hint = _INSTEAD.get(
                type(node), ("P102", f"{type(node).__name__.lower()} is not allowed in templates", "")
            )
            raise RefusedError(code, message, hint, line=node.lineno)
        if isinstance(node, nodes.Filter | nodes.Test):
            self._check_filter(node)
        elif isinstance(node, nodes.For):
            _check_loop(node, loops)
        elif isinstance(node, nodes.Call):
            callables.check_call(node)
        elif isinstance(node, nodes.Name):
            callables.check_name(node)
        elif isinstance(node, nodes.Getitem):
            if not isinstance(node.arg, nodes.Const | nodes.Slice):
                raise RefusedError(
                    "P102", "only a fixed number or name may stand in [ ]", "loop instead", line=node.lineno
                )
        elif isinstance(node, nodes.Import | nodes.FromImport | nodes.Include):
            files.append(self._check_file(node))
        elif isinstance(node, nodes.AssignBlock) and node.filter is not None:
            raise RefusedError(
                "P105", "`{% set … | filter %}` loses sources", "filter each `{{ … }}`", line=node.lineno
            )

    def _check_filter(self, node: nodes.Filter | nodes.Test) -> None:
        if isinstance(node, nodes.Test):
            if node.name not in _TESTS:
                hint = "what is absent is false: write `{% if slide.subtitle %}`"
                raise RefusedError("P102", f"the test “is {node.name}” is not allowed", hint, line=node.lineno)
        elif node.name in _FILTERS_INSTEAD and node.name not in self.filters:
            message = f"the filter “{node.name}” is not allowed: it cannot keep the source of a text"
            raise RefusedError("P105", message, _FILTERS_INSTEAD[node.name], line=node.lineno)
        elif node.name not in self.filters:
            known = unknown_name("the filter", node.name, self.filters, line=node.lineno)
            raise RefusedError("P105", known.message, known.hint, line=node.lineno)

    def _check_file(self, node: nodes.Import | nodes.FromImport | nodes.Include) -> str:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str):
            raise RefusedError(
                "P102", "only a fixed name may be imported or included", "write its name in quotes", line=node.lineno
            )
        if name not in self.files:
            known = dict.fromkeys(file.removeprefix("macros/") for file in self.files.values())
            raise unknown_name("the macro file", name, known, line=node.lineno)
        node.template = nodes.Const(self.files[name], lineno=node.lineno)
        return self.files[name]


def _check_loop(node: nodes.For, loops: int) -> None:
    if node.recursive:
        raise RefusedError("P102", "recursive loops are not allowed", "write a loop in a loop", line=node.lineno)
    if loops >= MAX_LOOPS:
        message = f"loops stand in one another more than {MAX_LOOPS} deep"
        raise RefusedError("P102", message, "move the inner ones into a macro", line=node.lineno)


class _Callables:
    """The macros of a file, what is imported into it, and who calls whom."""

    def __init__(self, tree: nodes.Template, functions: frozenset[str], macro_file: Callable[[str], str]) -> None:
        self._macro_file = macro_file
        self.macros: dict[str, nodes.Macro] = {}
        self.imported: dict[str, int] = {}
        self.modules: dict[str, int] = {}
        self.functions = functions
        self._callees: set[int] = set()
        for node in tree.find_all((nodes.Macro, nodes.Import, nodes.FromImport)):
            if isinstance(node, nodes.Macro):
                self._bind(node.name, node.lineno)
                self.macros[node.name] = node
            elif isinstance(node, nodes.Import):
                self._bind(node.target, node.lineno)
                self.modules[node.target] = node.lineno
            elif isinstance(node, nodes.FromImport):
                for name in node.names:
                    target = name[1] if isinstance(name, tuple) else name
                    self._bind(target, node.lineno)
                    self.imported[target] = node.lineno

    def _bind(self, name: str, line: int) -> None:
        if name in self:
            raise RefusedError(
                "P102", f"the name “{name}” is defined twice", "give one of them another name", line=line
            )

    def __contains__(self, name: object) -> bool:
        return name in self.macros or name in self.imported or name in self.modules or name in self.functions

    def check_call(self, node: nodes.Call) -> None:
        """Refuse calls of anything but macros and functions by name."""
        called = node.node
        self._callees.add(id(called))
        if isinstance(called, nodes.Name):
            if called.name == "caller" or (called.name in self and called.name not in self.modules):
                return
            if called.name == "range":
                raise RefusedError(
                    "P102", "`range` is not allowed", "loop over facts, groups or points", line=node.lineno
                )
            known = [*self.functions, *self.macros, *self.imported]
            unknown = unknown_name("the function or macro", called.name, known, line=node.lineno)
            file = self._macro_file(called.name)
            if file:
                unknown.hint = f'write `{{% from "{file}" import {called.name} %}}` above it'
            raise unknown
        if isinstance(called, nodes.Getattr):
            if isinstance(called.node, nodes.Name) and called.node.name in self.modules:
                self._callees.add(id(called.node))
                return
            message = f"“.{called.attr}(…)” is not allowed: texts and records have no methods"
            raise RefusedError("P105", message, "use a filter, as in `{{ fact.assertion | upper }}`", line=node.lineno)
        raise RefusedError("P105", "only macros and functions can be called", line=node.lineno)

    def check_name(self, node: nodes.Name) -> None:
        """Refuse a macro's or function's name as a value or as the name of something else."""
        if node.name in _RESERVED or (node.name.startswith("_") and node.name != "_"):
            raise RefusedError("P102", f"the name “{node.name}” is not allowed in templates", line=node.lineno)
        if node.name in self and id(node) not in self._callees:
            what = (
                "is a macro or function: call it by name" if node.ctx == "load" else "is taken by a macro or function"
            )
            raise RefusedError(
                "P102", f"“{node.name}” {what}", f"write `{node.name}(…)`, or another name", line=node.lineno
            )

    def check_recursion(self) -> None:
        """Refuse a macro that calls itself, straight or through others."""
        done: set[str] = set()
        for name in self.macros:
            self._follow(name, (), done)

    def _follow(self, name: str, trail: tuple[str, ...], done: set[str]) -> None:
        if name in trail:
            around = " → ".join((*trail[trail.index(name) :], name))
            line = self.macros[name].lineno
            raise RefusedError("P102", f"a macro calls itself: {around}", "write a loop over facts instead", line=line)
        if name in done:
            return
        for called in _called(self.macros[name]):
            if called in self.macros:
                self._follow(called, (*trail, name), done)
        done.add(name)


def _called(macro: nodes.Macro) -> Iterator[str]:
    for call in macro.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            yield call.node.name


class Wrapping(NodeTransformer):
    """Wrap every output, literal and loop of a checked tree in the functions that keep origins.

    `{{ x }}` becomes `x | _out`, a literal text `"…" | _literal(line)`, a loop's collection `x | _each`. Each line
    break of the template's own text gets a private-use character before it that stands for its file and line.
    `line_marks` gives that character for a line.
    """

    def __init__(self, line_marks: "LineMarks", path: str) -> None:
        self._marks = line_marks
        self._path = path

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802 - Jinja's visitors
        """Mark each line break with its line."""
        if "\n" in node.data:
            lines = node.data.split("\n")
            marked = [f"{line}{self._marks.mark(self._path, node.lineno + at)}" for at, line in enumerate(lines[:-1])]
            return nodes.TemplateData("\n".join((*marked, lines[-1])), lineno=node.lineno)
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """Wrap each expression that is printed."""
        node.nodes = [
            self.visit(child) if isinstance(child, nodes.TemplateData) else _filter(self.visit(child), "_out")
            for child in node.nodes
        ]
        return node

    def visit_Const(self, node: nodes.Const) -> nodes.Node:  # noqa: N802
        """Give a literal text its origin."""
        return _filter(node, "_literal", line=True) if isinstance(node.value, str) else node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Leave the literals that something is compared with."""
        node.expr = self._compared(node.expr)
        for operand in node.ops:
            operand.expr = self._compared(operand.expr)
        return node

    def _compared(self, node: nodes.Expr) -> nodes.Expr:
        if isinstance(node, nodes.Const):
            return node
        if isinstance(node, nodes.List | nodes.Tuple) and all(isinstance(item, nodes.Const) for item in node.items):
            return node
        changed: nodes.Expr = self.visit(node)
        return changed

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Leave the name or number in the brackets."""
        node.node = self.visit(node.node)
        return node

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802
        """Let `a if b` without `else` print nothing."""
        if node.expr2 is None:
            node.expr2 = nodes.Const("", lineno=node.lineno)
        return self.generic_visit(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Check and count what is looped over."""
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "_each", [], [], None, None, lineno=node.iter.lineno)
        return node

    def _leave(self, node: nodes.Node) -> nodes.Node:
        return node

    visit_Import = visit_FromImport = visit_Include = _leave  # noqa: N815


def _filter(node: nodes.Expr, name: str, *, line: bool = False) -> nodes.Filter:
    arguments: list[nodes.Expr] = [nodes.Const(node.lineno, lineno=node.lineno)] if line else []
    return nodes.Filter(node, name, arguments, [], None, None, lineno=node.lineno)


class LineMarks:
    """Private-use characters that stand for a file and line of a template, and whether that line holds only tags."""

    def __init__(self) -> None:
        self.places: list[tuple[str, int]] = []
        self.silent: list[bool] = []
        self._tags_only: set[tuple[str, int]] = set()
        self._numbers: dict[tuple[str, int], int] = {}

    def read(self, path: str, source: str, first_line: int) -> None:
        """Note the lines that hold nothing but tags and comments: where they come out empty, they leave nothing behind.

        This stands for Jinja's trim_blocks, which also joins a line that ends in a tag with the next one.
        """
        for line, text in enumerate(source.split("\n"), first_line):
            if _only_tags(text.strip()):
                self._tags_only.add((path, line))

    def mark(self, path: str, line: int) -> str:
        """Give the character for a line; raises RefusedError where a pack has more than 65,000 lines."""
        key = (path, line)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.places)
            if number > LAST_MARK:
                raise RefusedError("P102", "the templates of the pack have too many lines", "shorten them", line=line)
            self.places.append(key)
            self.silent.append(key in self._tags_only)
        return chr(FIRST_LINE_MARK + number)


def _only_tags(text: str) -> bool:
    """Whether a line is nothing but `{% … %}` and `{# … #}`, read from left to right."""
    at = 0
    while at < len(text):
        end = text.find("%}" if text.startswith("{%", at) else "#}", at + 2)
        if end < 0 or not text.startswith(("{%", "{#"), at):
            return False
        at = end + 2
        while at < len(text) and text[at].isspace():
            at += 1
    return bool(text)
