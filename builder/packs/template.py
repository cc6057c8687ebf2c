"""One slide template: the text of a .md.j2 file in, a SlideTemplate and findings out. Pure."""

from collections.abc import Callable, Iterator

import msgspec
import yaml

from builder.model.finding import Finding, Place
from builder.model.pack import SlideTemplate
from builder.reading.frontmatter import split_front_matter
from builder.reading.nearest import did_you_mean
from builder.reading.yamltext import compose

SLOTS = (
    "kicker",
    "title",
    "subtitle",
    "meta",
    "body",
    "task",
    "left",
    "middle",
    "right",
    "passage",
    "reading",
    "quotation",
    "table",
    "prompt",
    "aside",
    "list",
    "first",
    "second",
    "third",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "visual",
    "sources",
    "notes",
)
"""Every slot that a template can fill; `notes` is the page of speaker notes, and `sources` is filled by the program."""

NEEDS = ("title", "subtitle", "kicker", "facts", "groups", "columns", "terms", "actors", "listings", "points", "task")
"""Every field of a deck's slide that a template can ask for; `extra.NAME` asks for a further text by its name."""


class ReadTemplate(msgspec.Struct, frozen=True):
    """A template (None where it cannot be used at all) and what is wrong with it."""

    template: SlideTemplate | None
    findings: tuple[Finding, ...] = ()


def read_template(name: str, path: str, text: str) -> ReadTemplate:
    """Read front matter and body of a slide template. `path` is the label that findings name."""
    if not text.strip():
        message, hint = "the file is empty", "begin it with a line “---”, `slots: [title, body]`, and another “---”"
        return ReadTemplate(None, (Finding("P001", "error", Place(path, 1, 1), message, hint),))
    parts = split_front_matter(path, text, "P")
    if parts.finding is not None:
        return ReadTemplate(None, (parts.finding,))
    composed = compose(path, parts.yaml, "P")
    if composed.findings:
        return ReadTemplate(None, composed.findings)
    front = _FrontMatter(path)
    if isinstance(composed.node, yaml.MappingNode):
        front.read(composed.node)
    else:
        front.report("P003", Place(path, 1, 1), "the front matter is not a mapping", "write “slots: [title, body]”")
    if "slots" not in front.values and not front.findings:
        front.report("P004", Place(path, 1, 1), "the front matter lacks “slots”", "write “slots: [title, body]”")
    if not parts.body.strip() and not front.findings:
        hint = "write below it `# {{ slide.title }}`, then each slot: `::: body`, its text, `:::`"
        front.report("P104", Place(path, parts.body_line, 1), "nothing stands below the front matter", hint)
    if front.findings:
        return ReadTemplate(None, tuple(front.findings))
    template = SlideTemplate(
        name=name,
        at=Place(path, 1, 1),
        body=parts.body,
        body_line=parts.body_line,
        **front.values,  # type: ignore[arg-type] # each reader returns its field's type
    )
    return ReadTemplate(template)


class _FrontMatter:
    """The keys of one front matter, read one by one; what is wrong is gathered."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.values: dict[str, object] = {}
        self.findings: list[Finding] = []

    def read(self, node: yaml.MappingNode) -> None:
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key not in _READERS:
                hint = did_you_mean(key, _READERS) or "keys: " + ", ".join(_READERS)
                self.report("P002", self.place(key_node), f"a slide template has no key “{key}”", hint)
            elif key in self.values:
                self.report("P005", self.place(key_node), f"“{key}” stands here a second time", "delete one of the two")
            else:
                self.values[key] = None
                _READERS[key](self, key, value_node)

    def place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def report(self, code: str, place: Place, message: str, hint: str) -> None:
        self.findings.append(Finding(code, "error", place, message, hint))

    def slots(self, key: str, node: yaml.Node) -> None:
        """Slots by name; a name that ends in "?" may stay empty."""
        names = list(self._names(node, key, SLOTS, "?"))
        self.values["slots"] = tuple(name.rstrip("?") for name in names)
        marked = tuple(name.rstrip("?") for name in names if name.endswith("?"))
        self.values["optional"] = (*marked, *_tuple(self.values.get("optional")))

    def optional(self, key: str, node: yaml.Node) -> None:
        """The slots that may stay empty, by name."""
        names = tuple(self._names(node, key, SLOTS))
        self.values["optional"] = (*_tuple(self.values.get("optional")), *names)

    def needs(self, key: str, node: yaml.Node) -> None:
        """Fields of the deck's slide without which the template says nothing."""
        self.values["needs"] = tuple(self._names(node, key, NEEDS))

    def amount(self, key: str, node: yaml.Node) -> None:
        """How many facts or groups: `1`, or `[1, 3]`, or `[1, null]` for no limit."""
        if isinstance(node, yaml.ScalarNode) and node.value.isdigit():
            self.values[key] = (int(node.value), int(node.value))
            return
        ends = [end.value for end in node.value] if isinstance(node, yaml.SequenceNode) else []
        if len(ends) == 2 and str(ends[0]).isdigit() and (str(ends[1]).isdigit() or ends[1] in {"null", "~", ""}):
            least, greatest = int(ends[0]), int(ends[1]) if str(ends[1]).isdigit() else None
            if greatest is None or least <= greatest:
                self.values[key] = (least, greatest)
                return
        self._wrong(key, node, "a number, or least and greatest: 1, [1, 3], or [1, null] for no limit")

    def minutes(self, key: str, node: yaml.Node) -> None:
        """What a slide takes, in whole minutes."""
        if isinstance(node, yaml.ScalarNode) and node.value.isdigit():
            self.values["minutes"] = int(node.value)
        else:
            self._wrong(key, node, "whole minutes, such as 3")

    def summary(self, key: str, node: yaml.Node) -> None:
        """What the template is for, in a line."""
        if isinstance(node, yaml.ScalarNode):
            self.values["summary"] = str(node.value)
        else:
            self._wrong(key, node, "a line of text")

    def _names(self, node: yaml.Node, key: str, known: tuple[str, ...], suffix: str = "") -> Iterator[str]:
        if not isinstance(node, yaml.SequenceNode):
            self._wrong(key, node, f"a list of names, such as [{known[1]}, {known[4]}]")
            return
        for item in node.value:
            name = str(item.value)
            bare = name.removesuffix(suffix) if suffix else name
            if bare in known or (key == "needs" and bare.startswith("extra.")):
                yield name
            else:
                hint = did_you_mean(bare, known) or "names: " + ", ".join(known)
                self.report("P003", self.place(item), f"“{bare}” is no name that “{key}” knows", hint)

    def _wrong(self, key: str, node: yaml.Node, expected: str) -> None:
        found = f"“{node.value}”" if isinstance(node, yaml.ScalarNode) else _written(node)
        self.report("P003", self.place(node), f"“{key}” is {found}", f"expected {expected}")


def _written(node: yaml.Node) -> str:
    """A short list as it was written, to be told; else what it is."""
    if isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
        return f"“[{', '.join(str(one.value) for one in node.value)}]”"
    return "a list of lists" if isinstance(node, yaml.SequenceNode) else "a mapping"


def _tuple(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


_READERS: dict[str, Callable[[_FrontMatter, str, yaml.Node], None]] = {
    "slots": _FrontMatter.slots,
    "optional": _FrontMatter.optional,
    "facts": _FrontMatter.amount,
    "groups": _FrontMatter.amount,
    "needs": _FrontMatter.needs,
    "minutes": _FrontMatter.minutes,
    "summary": _FrontMatter.summary,
}
