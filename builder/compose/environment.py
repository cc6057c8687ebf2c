"""Jinja, sandboxed and bounded, for the templates of one pack in one run; what is printed goes to the slide's table."""

import re
from collections.abc import Callable, Mapping

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateSyntaxError, nodes, pass_context
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment

from builder.compose.calls import check_macro_call, lacks
from builder.compose.language import Language, LineMarks, Wrapping
from builder.compose.phrases import count
from builder.compose.problems import RefusedError, unknown_name
from builder.compose.said import ABSENT, Many, Said, View, tidy
from builder.compose.syntax import in_plain_words
from builder.model.finding import Place
from builder.model.slides import Origin, Run
from builder.text.private import PRIVATE_USE
from builder.text.typography import typographic

MAX_SOURCE = 100_000
"""Characters of a template's source."""
MAX_STEPS = 20_000
"""Outputs, loop passes and calls of one slide: some hundred times what a full slide needs."""
MAX_OUTPUT = 200_000
"""Characters that one slide's templates may print, counted wherever they are passed on."""
FIRST_TOKEN = 0xF0000

_MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)")
_LOOP = frozenset({"index", "index0", "revindex", "first", "last", "length"})


class Table:
    """The side table of one slide: what each token of its rendered text stands for, and how much work was done."""

    __slots__ = ("output", "steps", "values")

    def __init__(self) -> None:
        self.values: list[Said] = []
        self.steps = 0
        self.output = 0

    def token(self, value: Said) -> str:
        """Put the value into the table; the opaque character that stands for it."""
        self.values.append(value)
        return chr(FIRST_TOKEN + len(self.values) - 1)

    def step(self, count: int = 1) -> None:
        """Count work; raises RefusedError when a slide takes more than any honest template needs."""
        self.steps += count
        if self.steps > MAX_STEPS:
            raise RefusedError(
                "P102",
                f"the slide takes more than {MAX_STEPS:,} steps and was stopped",
                "loop over fewer things; use `limit` in the deck's selection",
            )

    def passed_on(self, text: str) -> str:
        """Count finished text that a macro or block hands on."""
        self.output += len(text)
        if self.output > MAX_OUTPUT:
            raise RefusedError(
                "P102", f"the slide prints more than {MAX_OUTPUT:,} characters and was stopped", "print less"
            )
        return text


class Unknown(StrictUndefined):
    """A name that does not exist: refused at once, so that a typing error never counts as absent."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: object = None, name: str | None = None, exc: object = None
    ) -> None:
        del obj, exc
        raise UnknownVariableError(name or "", hint or "")


class UnknownVariableError(Exception):
    """A variable that the template names and nobody gave."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(name)
        self.name = name
        self.hint = hint


class _Files(BaseLoader):
    """The sources of a pack: slide templates and macro files, by name."""

    def __init__(self, sources: Mapping[str, tuple[str, Place, int]]) -> None:
        self.sources = sources

    def get_source(self, environment: object, template: str) -> tuple[str, str, None]:
        del environment
        source, place, _ = self.sources[template]
        return source, place.path, None


class Templates(SandboxedEnvironment):
    """All templates of a pack, each compiled once, when it is first used.

    `sources` gives source, place and first line by name; `files` the macro files by every name they go by. `table` is
    the table of the slide that is being composed.
    """

    def __init__(
        self,
        sources: Mapping[str, tuple[str, Place, int]],
        files: Mapping[str, str],
        filters: Mapping[str, Callable[..., object]],
        functions: Mapping[str, Callable[..., object]],
    ) -> None:
        super().__init__(
            loader=_Files(sources),
            undefined=Unknown,
            keep_trailing_newline=True,
            optimized=False,
            autoescape=False,
            auto_reload=False,
            cache_size=-1,
        )
        self.table = Table()
        self.marks = LineMarks()
        self.language = Language(frozenset(filters), frozenset(functions), files, self._macro_file)
        self._sources = sources
        self._open: list[str] = []
        self._places: dict[str, str] = {}
        self._functions = frozenset(id(function) for function in functions.values())
        self.globals.clear()
        self.globals.update(functions)
        self.filters.clear()
        self.filters.update(filters)
        self.filters.update({"_out": self._out, "_literal": self._literal, "_each": self._each, "_step": self._step})
        self.tests = {name: self.tests[name] for name in ("odd", "even", "divisibleby")}

    def _macro_file(self, macro: str) -> str:
        """The macro file that has a macro of that name, as a template would import it; "" where none has."""
        having = (name for name in self.language.files.values() if macro in _MACRO.findall(self._sources[name][0]))
        return next(having, "").removeprefix("macros/")

    def template(self, name: str) -> Template:
        """Give a template, compiled; raises RefusedError with its line for whatever it may not say."""
        try:
            return self.get_template(name)
        except TemplateSyntaxError as error:
            path = error.filename or self._sources[name][1].path
            read = next(one for one in self._sources.values() if one[1].path == path)
            message, hint, line = in_plain_words(error, read[0], read[2])
            raise RefusedError("P101", message, hint, line=line, path=path) from None
        except RecursionError:
            raise RefusedError("P102", "the template is nested too deeply", "move parts into macros") from None
        except (SyntaxError, ValueError, OverflowError) as error:
            raise RefusedError("P101", f"the template cannot be compiled: {error}", "simplify it") from None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, check against the language, and wrap; lines are those of the file."""
        key = name or ""
        _, place, first_line = self._sources[key]
        if key in self._open:
            around = " → ".join((*self._open[self._open.index(key) :], key))
            raise RefusedError("P102", f"a file imports itself: {around}", "take one import out", path=place.path)
        self._open.append(key)
        try:
            _check_source(source, first_line)
            try:
                tree = super()._parse(source, name, filename)
            except TemplateSyntaxError as error:
                error.lineno += first_line - 1
                raise
            for node in (tree, *tree.find_all(nodes.Node)):
                # Jinja leaves nodes that stand for something absent (an omitted else) without a line.
                node.lineno = (node.lineno or 1) + first_line - 1
            self._check_imports(tree)
            for needed in self.language.check(tree):
                self.get_template(needed)
            self.marks.read(place.path, source, first_line)
            Wrapping(self.marks, place.path).visit(tree)
            tree.set_environment(self)
            _count_runs(tree, self)
        except RefusedError as refusal:
            refusal.path = refusal.path or place.path
            raise
        finally:
            self._open.pop()
        return tree

    def _check_imports(self, tree: nodes.Template) -> None:
        """Refuse, where it is imported, the name of a macro that its file does not have."""
        for node in tree.find_all(nodes.FromImport):
            name = node.template.value if isinstance(node.template, nodes.Const) else ""
            file = self.language.files.get(name)
            if file is None:
                continue
            macros = _MACRO.findall(self._sources[file][0])
            for wanted in (one[0] if isinstance(one, tuple) else one for one in node.names):
                if wanted not in macros:
                    raise unknown_name(f"in the macro file “{name}” the macro", wanted, macros, line=node.lineno)

    # --- what compiled templates call

    @property
    def _out(self) -> Callable[..., str]:
        templates = self

        @pass_context
        def out(_context: Context, value: object) -> str:
            table = templates.table
            table.steps += 1
            if table.steps > MAX_STEPS:
                table.step()
            if type(value) is str:
                return table.passed_on(value)
            if isinstance(value, Said):
                return table.token(value)
            return table.token(printed(value))

        return out

    @property
    def _literal(self) -> Callable[..., Said]:
        templates = self
        made: dict[tuple[str, str, int], Said] = {}

        @pass_context
        def literal(context: Context, value: str, line: int) -> Said:
            key = (context.name or "", value, line)
            said = made.get(key)
            if said is None:
                place = Place(templates._sources[key[0]][1].path, line, 1)
                origin = Origin("template", key[0], at=place)
                said = made[key] = Said((Run(typographic(tidy(value)), origin),)) if value else ABSENT
            return said

        return literal

    @property
    def _step(self) -> Callable[..., str]:
        templates = self

        @pass_context
        def step(_context: Context, _value: object) -> str:
            templates.table.step()
            return ""

        return step

    @property
    def _each(self) -> Callable[..., Many | list[object] | tuple[object, ...]]:
        templates = self

        @pass_context
        def each(_context: Context, value: object) -> Many | list[object] | tuple[object, ...]:
            if isinstance(value, View) and value.many:
                value = value.look_up("*")
            if isinstance(value, Said):
                iter(value)
            if not isinstance(value, Many | list | tuple):
                what = f"“{value.what}” is one thing, and cannot be looped over" if isinstance(value, View) else ""
                hint = "loop over facts, groups, slide.points, terms, actors or listings"
                raise RefusedError("P102", what or "only a given collection can be looped over", hint)
            templates.table.step(1 + len(value))
            return value

        return each

    def getattr(self, obj: object, attribute: str) -> object:
        """Give an attribute that the template may see."""
        if isinstance(obj, View):
            return obj.look_up(attribute)
        if isinstance(obj, LoopContext):
            if attribute in _LOOP:
                return getattr(obj, attribute)
            raise unknown_name("loop.", attribute, _LOOP)
        module = getattr(obj, "__dict__", None) if type(obj).__name__ == "TemplateModule" else None
        if module is not None:
            names = [name for name in module if not name.startswith("_")]
            if attribute in names:
                return module[attribute]
            raise unknown_name("the macro", attribute, names)
        if isinstance(obj, Said):
            raise RefusedError("P105", f"a text has no attribute “{attribute}”", "print it whole, or use a filter")
        if isinstance(obj, Many | list | tuple):
            raise RefusedError("P103", f"a collection has no attribute “{attribute}”", "loop over it, or use `first`")
        raise RefusedError("P105", f"“.{attribute}” is not allowed here", "only the given records have attributes")

    def getitem(self, obj: object, argument: object) -> object:
        """Give an item of a collection by number, or an attribute by name."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, Many | list | tuple) and isinstance(argument, int) and not isinstance(argument, bool):
            if 0 <= argument < len(obj):
                return obj[argument]
            message = f"there is no item “[{argument}]”: the collection holds {len(obj)}, counted from 0"
            raise RefusedError("P106", message, "give the slide more facts, or test with `if facts | length > …`")
        raise RefusedError("P105", "a text cannot be taken apart with [ ]", "print it whole, or use a filter")

    def call(__self, __context: Context, __obj: object, *args: object, **kwargs: object) -> object:  # noqa: N805
        """Call a macro or one of the given functions."""
        __self.table.step()
        kwargs.pop("_loop_vars", None)  # what Jinja hands to functions that ask for the context
        kwargs.pop("_block_vars", None)
        if isinstance(__obj, Macro):
            check_macro_call(__obj, args, kwargs)
            try:
                return __obj(*args, **kwargs)
            except UnknownVariableError as unknown:
                if unknown.hint != f"parameter {unknown.name!r} was not provided":
                    raise
                raise lacks(__obj, unknown.name) from None
        if id(__obj) in __self._functions:
            return __obj(*args, **kwargs)  # type: ignore[operator]  # it is one of ours; object is not callable
        raise RefusedError("P105", "only macros and functions can be called")


def printed(value: object) -> Said:
    """Give the text for anything that a template prints. Raises RefusedError for what has none."""
    if isinstance(value, Said):
        return value
    if isinstance(value, View):
        said = value.said()
        if said is not None:
            return said
        known = ", ".join(f".{name}" for name in value.names if name != "*")
        raise RefusedError("P105", f"a {value.what} has no text of its own", f"print one of its attributes: {known}")
    if isinstance(value, int) and not isinstance(value, bool):
        return Said((count(value),))
    if isinstance(value, Many | list | tuple):
        raise RefusedError("P105", "a collection cannot be printed as it is", 'loop over it, or use `join(", ")`')
    if isinstance(value, bool) or value is None:
        raise RefusedError("P105", "true and false cannot be printed", "use `{% if … %}`")
    if isinstance(value, LoopContext):
        raise RefusedError("P105", "“loop” has no text of its own", "print `loop.index`, which counts from 1")
    raise RefusedError("P105", "only texts and numbers can be printed", "call macros with ( )")


def _check_source(source: str, first_line: int) -> None:
    if len(source) > MAX_SOURCE:
        raise RefusedError(
            "P102", f"the template is longer than {MAX_SOURCE:,} characters", "split it", line=first_line
        )
    found = PRIVATE_USE.search(source)
    if found:
        line = first_line + source.count("\n", 0, found.start())
        message = f"the private-use character U+{ord(found.group()):04X} stands in the template"
        raise RefusedError("P102", message, "delete it: it cannot be seen, and no font has it", line=line)


def _count_runs(tree: nodes.Template, templates: Templates) -> None:
    """Let every file count as a step when it is included, so that nested includes end."""
    step = nodes.Filter(nodes.Const(0, lineno=1), "_step", [], [], None, None, lineno=1)
    output = nodes.Output([step], lineno=tree.lineno)
    output.set_environment(templates)
    tree.body.insert(0, output)
